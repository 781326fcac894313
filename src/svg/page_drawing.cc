// Every character has a place of its own, so that no browser spaces, joins or breaks anything.
// Texts stand after all rules: what a rule shades lies below its text, and a line through a text
// shows.
#include "svg/page_drawing.h"

#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

namespace banxin::svg {
namespace {

using layout::Direction;
using layout::StructureType;

std::string colour(Colour of) {
    return fmt::format("#{:02x}{:02x}{:02x}", of.red, of.green, of.blue);
}

/// What of a text lies between the paragraph and its runs.
bool is_inside_a_paragraph(StructureType type) {
    return type == StructureType::Span || type == StructureType::Link ||
           type == StructureType::Reference || type == StructureType::Ruby ||
           type == StructureType::RB;
}

/// A list of numbers as an attribute takes it; one number where all are the same.
void add_list(std::string& to, const char* name, const std::vector<Length>& list, bool may_be_one) {
    to += fmt::format(" {}=\"", name);
    const bool one = may_be_one && std::all_of(list.begin(), list.end(), [&](Length length) {
                         return length == list.front();
                     });
    for (std::size_t i = 0; i < (one ? 1 : list.size()); ++i) {
        if (i > 0) to += ' ';
        to += decimal(list[i]);
    }
    to += '"';
}

std::string area(const Rect& rect) {
    return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", decimal(rect.x),
                       decimal(rect.y), decimal(rect.width), decimal(rect.height));
}

/// Characters of a run that stand together in one element.
struct Stretch {
    std::string characters;
    std::vector<Length> x;
    std::vector<Length> y;

    void put(char32_t character, Point at) {
        append_utf8(characters, character);
        x.push_back(at.x);
        y.push_back(at.y);
    }
};

Point place_of(const layout::GlyphRun& run, const layout::PlacedGlyph& glyph) {
    const Length x{glyph.x};
    const Length y{glyph.y};
    switch (run.direction) {
        case Direction::clockwise: return {run.origin.x - y, run.origin.y + x};
        case Direction::counterclockwise: return {run.origin.x + y, run.origin.y - x};
        case Direction::horizontal:
        case Direction::vertical: break;
    }
    return {run.origin.x + x, run.origin.y + y};
}

class Drawing {
public:
    Drawing(const std::vector<layout::StructureNode>& structure, GlyphCodes& codes,
            const ImageAddress& address)
        : structure_(structure), codes_(codes), address_(address) {}

    void operator()(const layout::GlyphRun& run);
    void operator()(const layout::RuleItem& rule);
    void operator()(const layout::ImageItem& image);
    void add(const layout::LinkArea& link);
    [[nodiscard]] std::string take();

private:
    struct Text {
        bool of_the_book = true;
        text::FaceId face{};
        Length size;
        Colour colour;
        std::string spans;
    };

    Text& text_of(layout::NodeId node, const layout::GlyphRun& run);
    static void add(Text& text, const layout::GlyphRun& run, const Stretch& stretch,
                    std::string_view stands_for);

    const std::vector<layout::StructureNode>& structure_;
    GlyphCodes& codes_;
    const ImageAddress& address_;
    std::string shapes_;
    std::string links_;
    std::vector<Text> texts_;
    std::map<layout::NodeId, std::size_t> paragraphs_;
};

/// That of the paragraph, or a new one for what is no text of the book.
Drawing::Text& Drawing::text_of(layout::NodeId node, const layout::GlyphRun& run) {
    node = paragraph_of(structure_, node);
    const bool of_the_book = static_cast<std::size_t>(node) < structure_.size();
    if (of_the_book) {
        const auto [known, fresh] = paragraphs_.emplace(node, texts_.size());
        if (!fresh) return texts_[known->second];
    }
    texts_.push_back({of_the_book, run.face, run.size, run.colour, {}});
    return texts_.back();
}

void Drawing::add(Text& text, const layout::GlyphRun& run, const Stretch& stretch,
                  std::string_view stands_for) {
    std::string& to = text.spans;
    to += "<tspan";
    add_list(to, "x", stretch.x, stretch.x.size() == 1);
    add_list(to, "y", stretch.y, true);
    if (run.direction == Direction::clockwise) to += " rotate=\"90\"";
    if (run.direction == Direction::counterclockwise) to += " rotate=\"270\"";
    if (run.face != text.face) to += fmt::format(" class=\"f{}\"", static_cast<unsigned>(run.face));
    if (run.size != text.size) to += fmt::format(" font-size=\"{}\"", decimal(run.size));
    if (run.colour != text.colour) to += fmt::format(" fill=\"{}\"", colour(run.colour));
    if (!stands_for.empty()) to += fmt::format(" data-t=\"{}\"", escaped(stands_for));
    to += '>';
    to += escaped(stretch.characters);
    to += "</tspan>";
}

void Drawing::operator()(const layout::GlyphRun& run) {
    Stretch plain;
    Stretch drawn;  // what stands for nothing
    const auto end_plain = [&] {
        if (!plain.x.empty()) add(text_of(run.node, run), run, plain, {});
        plain = {};
    };
    std::size_t begin = 0;
    for (const layout::PlacedGlyph& glyph : run.glyphs) {
        const std::size_t end = std::clamp<std::size_t>(glyph.text_end, begin, run.text.size());
        std::string_view stands_for = std::string_view(run.text).substr(begin, end - begin);
        begin = end;
        const Point at = place_of(run, glyph);
        // A space at the end of a line has no glyph, and belongs to the word before it.
        const bool spaced = stands_for.size() > 1 && stands_for.ends_with(' ');
        if (spaced) stands_for.remove_suffix(1);
        const auto [character, is_text] = codes_.code(run.face, glyph.glyph, stands_for);
        if (stands_for.empty()) {
            drawn.put(character, at);
            continue;
        }
        if (is_text) {
            plain.put(character, at);
        } else {
            end_plain();
            Stretch alone;
            alone.put(character, at);
            add(text_of(run.node, run), run, alone, stands_for);
        }
        if (spaced) plain.put(U' ', at);
    }
    end_plain();
    if (!drawn.x.empty()) add(text_of(layout::NodeId::artifact, run), run, drawn, {});
}

void Drawing::operator()(const layout::RuleItem& rule) {
    shapes_ += fmt::format("<rect {}", area(rule.area));
    if (rule.colour != Colour()) shapes_ += fmt::format(" fill=\"{}\"", colour(rule.colour));
    shapes_ += "/>\n";
}

void Drawing::operator()(const layout::ImageItem& image) {
    Rect rect = image.area;
    std::string turn;
    const bool clockwise = image.direction == Direction::clockwise;
    if (clockwise || image.direction == Direction::counterclockwise) {
        turn = fmt::format(" transform=\"translate({} {}) rotate({})\"",
                           decimal(clockwise ? rect.right() : rect.x),
                           decimal(clockwise ? rect.y : rect.bottom()), clockwise ? 90 : -90);
        rect = {{}, {}, rect.height, rect.width};
    }
    shapes_ += fmt::format("<image {}{} preserveAspectRatio=\"none\" href=\"{}\"/>\n", area(rect),
                           turn, escaped(address_(image.image)));
}

void Drawing::add(const layout::LinkArea& link) {
    links_ += fmt::format("<rect class=\"l\" {} data-{}=\"{}\"/>\n", area(link.area),
                          link.inside_book ? "go" : "out", escaped(link.target));
}

std::string Drawing::take() {
    std::string all = std::move(shapes_);
    for (const Text& text : texts_) {
        all +=
            fmt::format("<text class=\"f{}{}\" font-size=\"{}\"", static_cast<unsigned>(text.face),
                        text.of_the_book ? "" : " n", decimal(text.size));
        if (text.colour != Colour()) all += fmt::format(" fill=\"{}\"", colour(text.colour));
        all += ">" + text.spans + "</text>\n";
    }
    return all + links_;
}

}  // namespace

layout::NodeId paragraph_of(const std::vector<layout::StructureNode>& structure,
                            layout::NodeId node) {
    for (auto index = static_cast<std::size_t>(node);
         index < structure.size() && is_inside_a_paragraph(structure[index].type);
         index = static_cast<std::size_t>(node))
        node = structure[index].parent;
    return node;
}

std::string decimal(Length length) {
    const std::int64_t scaled = length.sp * 100;
    const std::int64_t hundredths = (scaled >= 0 ? scaled + 32768 : scaled - 32768) / 65536;
    const std::int64_t size = std::abs(hundredths);
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(size / 100);
    if (size % 100 != 0) {
        text += fmt::format(".{:02}", size % 100);
        if (text.back() == '0') text.pop_back();
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string to;
    to.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': to += "&amp;"; break;
            case '<': to += "&lt;"; break;
            case '>': to += "&gt;"; break;
            case '"': to += "&quot;"; break;
            // No line ends in an element's line, and nothing that XML has no way to say.
            default: to += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return to;
}

std::string page_drawing(const layout::Page& page,
                         const std::vector<layout::StructureNode>& structure, GlyphCodes& codes,
                         const ImageAddress& address) {
    Drawing drawing(structure, codes, address);
    for (const layout::Item& item : page.items) std::visit(drawing, item);
    for (const layout::LinkArea& link : page.links) drawing.add(link);
    return drawing.take();
}

}  // namespace banxin::svg
