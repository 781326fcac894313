// Classes, pairs, streams and lines as text: told/*.txt. What stands there is meant to be read: a
// changed number is a changed page.
#include "unit/answers.h"
#include "unit/layout/setting.h"
#include "unit/own_fonts.h"

#include <fmt/format.h>

#include <cmath>
#include <sstream>

#include <stdlib.h>

namespace banxin::layout {
namespace {

/// One letter for each class, in the order of the enumeration.
constexpr std::string_view letters = "OCSMKDIEXHGLNWZRoc";
constexpr std::string_view locales[] = {"zh-Hans", "zh-Hant", "ja", "ko", "en"};

char letter_of(SpacingClass c) {
    return letters[static_cast<std::size_t>(c)];
}

/// "zh-Hans", and settings as "banjiao", "strict", "hanging", "gap=10".
struct World {
    Language language = "zh-Hans";
    Typography typography;

    void take(const std::string& word) {
        const auto value = [&] { return std::stoi(word.substr(word.find('=') + 1)); };
        const auto is = [&](std::string_view name) { return word == name; };
        if (is("none")) typography.line_edges = LineEdgeLevel::none;
        if (is("basic")) typography.line_edges = LineEdgeLevel::basic;
        if (is("strict")) typography.line_edges = LineEdgeLevel::strict;
        if (is("kaiming")) typography.punctuation = PunctuationStyle::kaiming;
        if (is("banjiao")) typography.punctuation = PunctuationStyle::banjiao;
        if (is("plain")) typography.punctuation = PunctuationStyle::plain;
        if (is("full")) typography.opening_bracket = OpeningBracket::full;
        if (is("hang")) typography.opening_bracket = OpeningBracket::hang;
        if (is("hanging")) typography.hanging = true;
        if (is("syllables")) typography.hangul_by_syllable = true;
        if (is("whole-words")) typography.hyphenation = false;
        if (word.starts_with("gap=")) typography.gap = value();
        if (word.starts_with("scale=")) typography.latin_scale = value();
        if (word.starts_with("rise=")) typography.latin_rise = value();
        for (const std::string_view tag : locales)
            if (word == tag) language = std::string(tag).c_str();
    }
};

/// "{b:bold}" and the like; "{n}" a note's mark, "{/}" a line's end, "{r:base|reading}" a ruby.
class Markup {
public:
    explicit Markup(std::string_view text) : text_(text) {}

    Inlines all() {
        Inlines found;
        std::string plain;
        const auto flush = [&] {
            if (!plain.empty()) found.push_back({Text{plain, {}}});
            plain.clear();
        };
        while (at_ < text_.size() && text_[at_] != '}') {
            if (text_[at_] != '{') {
                plain += text_[at_++];
                continue;
            }
            flush();
            ++at_;
            found.push_back(one());
            ++at_;
        }
        flush();
        return found;
    }

private:
    std::string up_to(char end) {
        std::string word;
        while (text_[at_] != end && text_[at_] != '}') word += text_[at_++];
        if (text_[at_] == end && end != '}') ++at_;
        return word;
    }

    Inline one() {
        const std::string key = up_to(':');
        if (key == "n") return {NoteRef{0, marks_++, {}}};
        if (key == "/") return {LineBreak{}};
        if (key == "r") {
            Ruby ruby;
            std::string base = up_to('|');
            while (true) {
                const std::string reading = up_to('|');
                const std::size_t bytes = decode_utf8(base, 0).bytes;
                const bool last = text_[at_] == '}';
                ruby.units.push_back({last ? base : base.substr(0, bytes), reading});
                if (last) return {ruby};
                base = base.substr(bytes);
            }
        }
        if (key == "c") return {CodeSpan{up_to('}'), {}}};
        if (key.starts_with("in-")) return {Foreign{key.substr(3).c_str(), all()}};
        if (key == "l") {
            Link link;
            link.url = "https://example.org/";
            link.children = all();
            return {link};
        }
        constexpr std::pair<std::string_view, InlineStyle> styles[] = {
            {"b", InlineStyle::strong},        {"e", InlineStyle::emphasis},
            {"d", InlineStyle::emphasis_dots}, {"s", InlineStyle::strikethrough},
            {"u", InlineStyle::underline},     {"m", InlineStyle::mark},
            {"small", InlineStyle::small},     {"_", InlineStyle::subscript},
            {"^", InlineStyle::superscript},   {"k", InlineStyle::keyboard}};
        for (const auto& [name, style] : styles)
            if (name == key) return {Styled{style, all()}};
        throw std::logic_error("no markup " + key);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t marks_ = 0;
};

const text::Fonts& own_fonts() {
    static const std::unique_ptr<text::Fonts> fonts = [] {
        Sources sources;
        Diagnostics diagnostics;
        const auto config =
            style::read_fonts(style::built_in_fonts_toml(), "fonts.toml", sources, diagnostics);
        return std::make_unique<text::Fonts>(config.value(), "zh-Hans", diagnostics);
    }();
    return *fonts;
}

/// In thousandths of an em of ten points.
long milli(std::int64_t sp) {
    return std::lround(static_cast<double>(sp) / 655.360);
}

class Asked {
public:
    explicit Asked(const World& world) : rules_(world.typography) {
        chapter_.language = world.language;
        book_.metadata.language.value = world.language;
        chapter_.notes.emplace_back();
        look_.size = points(10);
        look_.pitch = points(16);
    }

    Stream stream(const std::string& text) {
        structure_.resize(1);
        StreamContext context(inputs_of(book_, chapter_, own_fonts(), rules_), diagnostics_,
                              structure_);
        return make_stream(Markup(text).all(), look_, chapter_.language, static_cast<NodeId>(0),
                           context);
    }
    [[nodiscard]] const std::vector<StructureNode>& structure() const { return structure_; }
    [[nodiscard]] std::string told() const {
        return to_text(diagnostics_, Sources(), Speech::english);
    }

private:
    banxin::testing::OwnFonts only_own_;
    Diagnostics diagnostics_;
    LineRulesSet rules_;
    Book book_;
    Chapter chapter_;
    style::RoleStyle look_;
    std::vector<StructureNode> structure_;
};

std::string glue_text(std::int64_t natural, std::int64_t shrink, int shrink_tier,
                      std::int64_t stretch, int stretch_tier) {
    std::string text;
    if (natural != 0) text += std::to_string(natural);
    if (shrink_tier != 0) text += fmt::format("-{}@{}", shrink, shrink_tier);
    if (stretch_tier != 0) text += fmt::format("+{}@{}", stretch, stretch_tier);
    return text;
}

std::string own_text(const Stream& stream, std::size_t i) {
    const std::uint32_t begin = stream.clusters[i].text;
    std::string text = stream.text.substr(begin, stream.clusters[i + 1].text - begin);
    for (char& c : text)
        if (c == '\n') c = '/';
    return text;
}

/// A cluster a line: text, classes, width, glue and break before it, what hangs on it, its run.
std::string stream_text(Asked& asked, const std::string& text) {
    const Stream stream = asked.stream(text);
    std::string all;
    std::string run;
    for (std::size_t i = 0; i < stream.size(); ++i) {
        const Cluster& c = stream.clusters[i];
        const RunStyle& style = stream.styles[c.style];
        std::string line = fmt::format("'{}' {}", own_text(stream, i), letter_of(c.left));
        if (c.right != c.left) line += letter_of(c.right);
        line += fmt::format(" {}", milli(c.width));
        const std::string glue = glue_text(milli(c.glue), milli(c.glue_shrink), c.shrink_tier,
                                           milli(c.glue_stretch), c.stretch_tier);
        if (!glue.empty()) line += " glue " + glue;
        if (c.fixed_space != 0) line += fmt::format(" fixed {}", milli(c.fixed_space));
        if (c.forced_break)
            line += " forced";
        else if (i > 0 && c.penalty == no_break)
            line += " x";
        else if (c.penalty != 0 && i > 0)
            line += fmt::format(" break {}", c.penalty);
        if (c.soft_hyphen) line += " hyphen";
        if (c.visible_han) line += " *";
        for (std::uint32_t g = c.glyph; g < stream.clusters[i + 1].glyph; ++g) {
            const StreamGlyph& glyph = stream.glyphs[g];
            if (glyph.x != 0 || glyph.y != 0)
                line += fmt::format(" at {},{}", milli(glyph.x), milli(glyph.y));
        }
        if (c.box != no_inline_box) {
            const InlineBox& box = stream.boxes[c.box];
            if (box.slot) line += fmt::format(" note {}.{}", box.slot->note, box.slot->occurrence);
            if (box.kind == InlineBox::Kind::reading) {
                std::string reading;
                std::string places;
                for (const Item& item : box.items) {
                    const auto& part = std::get<GlyphRun>(item);
                    reading += part.text;
                    for (const PlacedGlyph& glyph : part.glyphs)
                        places += fmt::format(" {}", milli(glyph.x));
                }
                line += fmt::format(" ruby '{}'{}", reading, places);
            }
        }
        std::string now =
            fmt::format("{}{} {} {}", text::name_of(style.family), style.bold ? " bold" : "",
                        milli(style.size.sp), style.language.tag());
        if (style.rise != Length{}) now += fmt::format(" rise {}", milli(style.rise.sp));
        if (style.hyphen_width != 0) now += fmt::format(" hyphen {}", milli(style.hyphen_width));
        if (style.link >= 0)
            now += " link " + stream.links[static_cast<std::size_t>(style.link)].target;
        for (const auto& [on, name] :
             {std::pair(style.code, " code"), std::pair(style.script, " script"),
              std::pair(style.dots, " dots"), std::pair(style.underline, " underline"),
              std::pair(style.strikethrough, " struck"), std::pair(style.mark, " mark")})
            if (on) now += name;
        const auto node = static_cast<std::size_t>(style.node);
        if (node != 0) now += fmt::format(" in {}", name_of(asked.structure().at(node).type));
        if (now != run) line += " | " + now;
        run = now;
        all += line + "\n";
    }
    for (const Insertion& one : stream.insertions)
        all += fmt::format("inserted '{}'\n", stream.text.substr(one.text, one.size));
    return all + asked.told();
}

/// A line a line: its text, how it ends, what is added at each gap.
std::string lines_text(const Stream& stream, const LineShape& shape,
                       const std::vector<LineRange>& lines) {
    std::string all;
    for (const LineRange& line : lines) {
        const std::uint32_t from = stream.clusters[line.begin].text;
        const std::uint32_t to = stream.clusters[line.end].text;
        all += "'" + stream.text.substr(from, to - from) + "'";
        if (line.last) all += " last";
        if (line.forced) all += " forced";
        if (line.hyphen) all += " hyphen";
        if (line.hanging) all += " hanging";
        std::vector<std::int32_t> added;
        const Length measure = shape.measure - (line.begin == 0 ? shape.indent : Length{});
        justify_line(stream, line, measure, shape.justify, added);
        std::int64_t width = natural_width(stream, line).sp;
        for (const std::int32_t one : added) width += one;
        all += fmt::format(" {} =", milli(natural_width(stream, line).sp));
        for (const std::int32_t one : added)
            if (one != 0) all += fmt::format(" {}", milli(one));
        all += fmt::format(" -> {}\n", milli(width));
    }
    for (char& c : all)
        if (c == '\0') c = ' ';
    return all + fmt::format("cost {}\n", cost_of(stream, shape, lines));
}

/// Runs of characters of one class.
std::string classes_text(Locale locale, char32_t first, char32_t last) {
    std::string all;
    char now = 0;
    for (char32_t c = first; c <= last; ++c) {
        const char here = letter_of(spacing_class(c, locale));
        if (here != now)
            all += fmt::format("{}{:X} {}", now == 0 ? "" : ", ", static_cast<unsigned>(c), here);
        now = here;
    }
    return all;
}

std::string pairs_text(const World& world) {
    const LineRules rules(world.language.locale(), world.typography);
    std::string all;
    for (int before = 0; before < spacing_class_count; ++before) {
        all += letters[static_cast<std::size_t>(before)];
        all += ':';
        for (int after = 0; after < spacing_class_count; ++after) {
            const auto left = static_cast<SpacingClass>(before);
            const auto right = static_cast<SpacingClass>(after);
            const Glue& glue = rules.glue(left, right);
            const auto part = [](std::int32_t value) { return std::lround(value / 65.536); };
            std::string one = glue_text(part(glue.natural), part(glue.shrink), glue.shrink_tier,
                                        part(glue.stretch), glue.stretch_tier);
            if (rules.may_break(left, right) == BreakRule::prohibited) one += "x";
            if (!one.empty())
                all += fmt::format(" {}{}", letters[static_cast<std::size_t>(after)], one);
        }
        all += '\n';
    }
    for (int one = 0; one < spacing_class_count; ++one)
        all += fmt::format("{}{} ", letters[static_cast<std::size_t>(one)],
                           std::lround(rules.body_width(static_cast<SpacingClass>(one)) / 65.536));
    return all;
}

std::string answer(const std::vector<std::string>& lines) {
    std::string all;
    World world;
    for (const std::string& line : lines) {
        std::istringstream words(line);
        std::string key;
        words >> key;
        std::string rest;
        const auto number = [&] {
            int value = 0;
            words >> value;
            return value;
        };
        if (key == "set") {
            world = {};
            for (std::string word; words >> word;) world.take(word);
            continue;
        }
        if (key == "classes") {
            std::string first;
            std::string last;
            words >> first >> last;
            all += classes_text(world.language.locale(),
                                static_cast<char32_t>(std::stoul(first, nullptr, 16)),
                                static_cast<char32_t>(std::stoul(last, nullptr, 16))) +
                   "\n";
            continue;
        }
        if (key == "pairs") {
            all += pairs_text(world) + "\n";
            continue;
        }
        Asked asked(world);
        if (key == "stream") {
            std::getline(words >> std::ws, rest);
            all += stream_text(asked, rest);
            continue;
        }
        // "lines CELLS INDENT [ragged] [balance] [into N] [spread] TEXT".
        const std::size_t cells = static_cast<std::size_t>(number());
        LineShape shape{points(10) * static_cast<std::int64_t>(cells), points(10) * number(), true};
        std::size_t into = 0;
        bool spread = false;
        std::string word;
        while (words >> word) {
            if (word == "ragged")
                shape.justify = false;
            else if (word == "balance")
                shape.balance = true;
            else if (word == "half")
                shape.measure += points(5);
            else if (word == "into")
                into = static_cast<std::size_t>(number());
            else if (word == "spread")
                spread = true;
            else
                break;
        }
        std::getline(words, rest);
        Stream stream = asked.stream(word + rest);
        if (spread) spread_short_title(stream, points(10));
        shape.indent = first_indent(stream, shape.indent);
        if (into > 0)
            all += lines_text(stream, shape, break_into(stream, shape, into));
        else
            all += lines_text(stream, shape, break_lines(stream, shape));
    }
    return all;
}

class LayoutTold : public ::testing::TestWithParam<const char*> {};

TEST_P(LayoutTold, AsWritten) {
    banxin::testing::expect_answers(std::string("layout/told/") + GetParam() + ".txt", answer);
}

INSTANTIATE_TEST_SUITE_P(Files, LayoutTold,
                         ::testing::Values("classes", "lines", "pairs", "streams"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace banxin::layout
