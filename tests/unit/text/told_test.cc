// Questions and answers: told/*.txt. The fonts are those of tests/fonts, so that the numbers hold
// on every machine; font tables, maps and pattern files are made of what stands in the case.
#include "text/addresses.h"
#include "text/cff.h"
#include "text/character_map.h"
#include "text/find.h"
#include "text/fonts.h"
#include "text/hyphenation.h"
#include "unit/answers.h"
#include "unit/own_fonts.h"

#include "base/files.h"
#include "base/unicode.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>

#include <stdlib.h>

namespace banxin::text {
namespace {

namespace fs = std::filesystem;

constexpr const char* jobs[] = {"serif", "sans", "kai", "mono", "italic", "latin"};

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, at);) parts.push_back(part);
    return parts;
}

std::string bytes_of(std::string hex) {
    std::erase_if(hex, [](char c) { return c == ' ' || c == '|'; });
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

/// "-" is none.
Language language_of(const std::string& tag) {
    return tag == "-" ? Language() : Language(tag.c_str());
}

long milli(std::int64_t length) {
    return std::lround(static_cast<double>(length) * 1000 / 65536);
}

std::string charset(const std::string& hex) {
    const auto read = read_cff_charset(bytes_of(hex));
    if (!read) return "none";
    return fmt::format("{} {}", read->cid_keyed ? "cid" : "name", fmt::join(read->of_glyph, " "));
}

/// "41=5" a character and its glyph, "FE00:41=9" one after which a selector stands, "41..5A=5" many
/// in a row.
std::string map(const std::string& given) {
    CharacterMap to;
    for (const std::string& one : split(given, ' ')) {
        const auto glyph = static_cast<std::uint16_t>(std::stoi(one.substr(one.find('=') + 1)));
        const std::string from = one.substr(0, one.find('='));
        const auto number = [](const std::string& hex) {
            return static_cast<char32_t>(std::stoul(hex, nullptr, 16));
        };
        if (const std::size_t colon = from.find(':'); colon != std::string::npos) {
            to.variations[number(from.substr(0, colon))][number(from.substr(colon + 1))] = glyph;
        } else if (const std::size_t dots = from.find(".."); dots != std::string::npos) {
            const char32_t last = number(from.substr(dots + 2));
            for (char32_t c = number(from.substr(0, dots)); c <= last; ++c)
                to.glyphs[c] = static_cast<std::uint16_t>((glyph + c) * 7);
        } else {
            to.glyphs[number(from)] = glyph;
        }
    }
    const std::string bytes = character_map(to);
    std::string hex;
    const std::size_t most = bytes.size() > 1000 ? 96 : bytes.size();
    for (std::size_t i = 0; i < most; ++i) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(bytes[i]));
        hex += i % 32 == 31 ? "\n" : i % 2 == 1 ? " " : "";
    }
    return fmt::format("{} bytes\n{}", bytes.size(), hex);
}

/// What one case is about: fonts under its configuration, pattern files.
class World {
public:
    World() {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    ~World() { fs::remove_all(folder_); }

    std::string answer(const std::string& line) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string key = line.substr(0, space);
        const std::string rest = line.substr(std::min(space + 1, line.size()));
        const std::vector<std::string> words = split(rest, ' ');
        if (key == "charset") return charset(rest);
        if (key == "map") return map(rest);
        if (key == "ignorable") return ignorable(words);
        if (key == "patterns") return patterns(words.at(0), rest.substr(words.at(0).size() + 1));
        if (key == "part") return part(words);
        if (key == "addresses") return addresses(rest);
        if (key == "find") return find(rest);
        if (key == "like") return fmt::format("{}", fmt::join(InstalledFonts().like(rest), ", "));
        if (key == "list" || key == "book" || key == "usual") return configure(key, words);
        return ask(key, words);
    }

private:
    /// In brackets, with a bar where it may part.
    static std::string addresses(std::string text) {
        std::vector<Address> all = find_addresses(text);
        for (auto one = all.rbegin(); one != all.rend(); ++one) {
            text.insert(one->end, "]");
            for (auto place = one->places.rbegin(); place != one->places.rend(); ++place)
                text.insert(*place, "|");
            text.insert(one->begin, "[");
        }
        return text;
    }

    static std::string ignorable(const std::vector<std::string>& codes) {
        std::string found;
        for (const std::string& code : codes)
            if (is_default_ignorable(static_cast<char32_t>(std::stoul(code, nullptr, 16))))
                found += code + " ";
        return found;
    }

    /// "\n" ends a line of the file, "\xFF" is a byte.
    std::string patterns(const std::string& name, const std::string& text) {
        std::string content;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.substr(i, 2) == "\\n") {
                content += '\n';
                ++i;
            } else if (text.substr(i, 2) == "\\x") {
                content += bytes_of(text.substr(i + 2, 2));
                i += 3;
            } else {
                content += text[i];
            }
        }
        write_file(folder_ / ("hyph_" + name + ".dic"), content);
        return "";
    }

    std::string part(const std::vector<std::string>& words) {
        const Hyphenation by(folder_);
        std::string all;
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::string& word = words[i];
            std::size_t from = 0;
            for (const std::uint32_t place : by.places(word, language_of(words[0]))) {
                all += word.substr(from, place - from) + "-";
                from = place;
            }
            all += word.substr(from) + (i + 1 < words.size() ? " " : "");
        }
        return all;
    }

    static std::string find(std::string family) {
        const auto ends = [&](std::string_view end) {
            if (!family.ends_with(end)) return false;
            family.resize(family.size() - end.size());
            return true;
        };
        const bool slanted = ends(" slanted");
        const bool bold = ends(" bold");
        const auto found = InstalledFonts().find(family, bold, slanted);
        if (!found) return "none";
        return fmt::format("{} {}{}", fs::path(found->path).filename().string(), found->index,
                           found->bold ? " bold" : "");
    }

    /// "list LANGUAGE serif=A,B fallback=C" with '_' for spaces; "book" likewise; "usual": all.
    std::string configure(const std::string& key, const std::vector<std::string>& words) {
        if (key == "usual") {
            for (const char* list : {"zh-Hans SC", "zh-Hant TC", "ja JP", "ko KR", "- SC"}) {
                const auto parts = split(list, ' ');
                configure("list", {parts[0], "serif=Noto_Serif_CJK_" + parts[1],
                                   "sans=Noto_Sans_CJK_" + parts[1], "kai=LXGW_WenKai",
                                   "mono=Noto_Sans_Mono_CJK_SC", "italic=EB_Garamond_12"});
            }
            return "";
        }
        FontList list;
        for (const std::string& word : words) {
            const std::size_t equals = word.find('=');
            if (equals == std::string::npos) {
                list.language = language_of(word);
                continue;
            }
            std::vector<std::string> names = split(word.substr(equals + 1), ',');
            for (std::string& name : names) std::replace(name.begin(), name.end(), '_', ' ');
            const std::string job = word.substr(0, equals);
            if (job == "fallback") list.fallback = names;
            for (std::size_t i = 0; i < family_count; ++i)
                if (job == jobs[i]) list.families[i] = names;
        }
        if (key == "book")
            config_.book = list;
        else
            config_.lists.push_back(list);
        return "";
    }

    /// "open LANGUAGE" opens the fonts; the rest asks them.
    std::string ask(const std::string& key, const std::vector<std::string>& words) {
        if (key == "open") {
            Diagnostics diagnostics;
            fonts_ = std::make_unique<Fonts>(config_, words.at(0).c_str(), diagnostics);
            std::string told = to_text(diagnostics, Sources(), Speech::english);
            return told;
        }
        // "JOB LANGUAGE TEXT", "bold JOB LANGUAGE TEXT", "upright" or "vertical" before all.
        std::size_t at = 0;
        bool bold = false;
        ShapeOptions options;
        for (; at < words.size(); ++at) {
            if (words[at] == "bold")
                bold = true;
            else if (words[at] == "vertical")
                options.vertical = true;
            else if (words[at] == "proportional")
                options.proportional_punctuation = true;
            else
                break;
        }
        const auto* const job = std::find(std::begin(jobs), std::end(jobs), words.at(at));
        options.language = words.at(at + 1).c_str();
        std::string text;
        for (std::size_t i = at + 2; i < words.size(); ++i)
            text += (text.empty() ? "" : " ") + words[i];
        const FaceId face = fonts_->face(static_cast<Family>(job - jobs), bold, options.language);
        if (key == "face") return named(face);
        if (key == "facts") return facts(face);
        if (key == "with") {
            std::string all;
            for (const char32_t c : to_utf32(text)) {
                const auto found = fonts_->face_with(c, face);
                all += fmt::format("{}\n", found ? named(*found) : "none");
            }
            return all;
        }
        if (key == "one" || key == "sequence") {
            const auto found = fonts_->face_with_sequence(text, face, key == "one");
            return found ? named(*found) : "none";
        }
        options.script = script_of(to_utf32(text).at(0));
        std::vector<Glyph> glyphs;
        fonts_->shape(face, text, options, glyphs);
        if (key == "shape") {
            std::string all;
            for (const Glyph& glyph : glyphs)
                all += fmt::format("{}@{}+{}({},{}) ", glyph.id, glyph.cluster,
                                   milli(glyph.advance), milli(glyph.dx), milli(glyph.dy));
            return all;
        }
        if (key == "ideograph") {
            const Glyph first = fonts_->shape_ideograph(face, to_utf32(text)[0], options.language);
            const Glyph again = fonts_->shape_ideograph(face, to_utf32(text)[0], options.language);
            return fmt::format("{}+{} {}+{}", first.id, milli(first.advance), again.id,
                               milli(again.advance));
        }
        std::set<std::uint32_t> ids;
        for (const Glyph& glyph : glyphs) ids.insert(glyph.id);
        if (key == "pdf") return pdf(face, ids);
        const std::u32string characters = to_utf32(text);
        return web(fonts_->subset_for_epub(face, {characters.begin(), characters.end()}));
    }

    [[nodiscard]] std::string named(FaceId face) const {
        return fonts_->family_name(face) + (fonts_->is_bold(face) ? " bold" : "");
    }

    [[nodiscard]] std::string facts(FaceId face) const {
        const FaceMetrics& m = fonts_->metrics(face);
        const PdfSubset subset = fonts_->subset_for_pdf(face, {0});
        return fmt::format("{} {}\nascent {} descent {} cap {} x {} underline {} {}\n{}{}{}{}",
                           named(face), subset.name, milli(m.ascent), milli(m.descent),
                           milli(m.cap_height), milli(m.x_height), milli(m.underline_position),
                           milli(m.underline_thickness), subset.italic ? "italic " : "",
                           subset.serif ? "serif " : "", subset.fixed_pitch ? "fixed " : "",
                           subset.bold ? "bold" : "");
    }

    [[nodiscard]] std::string pdf(FaceId face, const std::set<std::uint32_t>& ids) const {
        const PdfSubset s = fonts_->subset_for_pdf(face, ids);
        return fmt::format("{} {} {}\nglyphs {}\ncodes {}\nadvances {}\nbox {} {} {} {}",
                           static_cast<int>(s.kind), s.name, s.licence.substr(0, 30),
                           fmt::join(s.glyphs, " "), fmt::join(s.cids, " "),
                           fmt::join(s.advances, " "), milli(s.box.left), milli(s.box.bottom),
                           milli(s.box.right), milli(s.box.top));
    }

    static std::string web(const WebFont& font) {
        std::string tables;
        for (std::size_t at = 12; at < 12 + 16U * static_cast<unsigned char>(font.bytes[5]);
             at += 16)
            tables += font.bytes.substr(at, 4) + " ";
        return fmt::format("{} {} {}\n{}", font.extension, font.licence.substr(0, 30),
                           font.licence_url, tables);
    }

    banxin::testing::OwnFonts only_own_;
    fs::path folder_ = fs::path(::testing::TempDir()) /
                       fmt::format("banxin-told-{}", static_cast<const void*>(this));
    FontConfig config_;
    std::unique_ptr<Fonts> fonts_;
};

std::string answers(const std::vector<std::string>& lines) {
    World world;
    std::string all;
    for (const std::string& line : lines) {
        std::string one;
        try {
            one = world.answer(line);
        } catch (const Failure& failure) {
            one = fmt::format("{} {}", name_of(failure.diagnostic().code),
                              fmt::join(failure.diagnostic().arguments, " | "));
        }
        while (one.ends_with(' ') || one.ends_with('\n')) one.pop_back();
        if (!one.empty()) all += one + "\n";
    }
    return all;
}

class Told : public ::testing::TestWithParam<const char*> {};

TEST_P(Told, AsWritten) {
    banxin::testing::expect_answers(std::string("text/told/") + GetParam() + ".txt", answers);
}

INSTANTIATE_TEST_SUITE_P(Files, Told,
                         ::testing::Values("addresses", "faces", "glyphs", "hyphens", "tables"),
                         [](const auto& one) { return std::string(one.param); });

}  // namespace
}  // namespace banxin::text
