// Glyph runs become text objects. Inside a run the pen is followed in the viewer's own units
// (1/10000 of the size), so that rounding does not add up over a line.

#include "pdf/content.h"

#include "pdf/numbers.h"

#include <cstdlib>
#include <string_view>

namespace banxin::pdf {
namespace {

/// A glyph may stand this far from its place: an adjustment that corrects less is left out.
constexpr std::int64_t tolerance_sp = 131;  // 0.002 pt

class Writer {
public:
    Writer(Length page_height, const std::vector<layout::StructureNode>& structure,
           const std::vector<CutFace>& faces, const ImageSet& images)
        : page_height_(page_height), structure_(structure), faces_(faces), images_(images) {}

    /// What follows belongs to this node. PDF 1.7, "Marked Content" and "Artifacts".
    void mark(layout::NodeId node);

    void operator()(const layout::GlyphRun& run);
    void operator()(const layout::RuleItem& rule);
    void operator()(const layout::ImageItem& image);

    [[nodiscard]] PageContent take() {
        if (marked_) out() += "EMC\n";
        return std::move(content_);
    }

private:
    std::string& out() { return content_.operators; }
    void number(std::int64_t value, int decimals) {
        append_decimal(out(), value, decimals);
        out() += ' ';
    }
    void length(Length value) { number(thousandths(value), 3); }
    void up(Length y) { length(page_height_ - y); }
    void set_colour(Colour colour);
    void set_font(std::size_t face, std::int64_t size);
    void start_line(const layout::GlyphRun& run, Point at);
    struct Choice {
        std::size_t font = 0;
        /// The font's Unicode map does not say the text.
        bool own_text = false;
    };
    [[nodiscard]] Choice font_for(const layout::GlyphRun& run, std::size_t glyph) const;
    void show(const layout::GlyphRun& run, std::size_t glyph);
    void close_strings();

    Length page_height_;
    const std::vector<layout::StructureNode>& structure_;
    const std::vector<CutFace>& faces_;
    const ImageSet& images_;
    PageContent content_;

    bool marked_ = false;
    layout::NodeId node_ = layout::NodeId::artifact;
    Colour colour_;
    std::size_t face_ = static_cast<std::size_t>(-1);
    std::int64_t size_ = 0;  ///< 1/10000 pt

    // Inside a run:
    bool first_line_ = true;
    Length line_y_;
    std::int64_t line_x_ = 0;  ///< as printed, 1/1000 pt
    std::int64_t pen_ = 0;     ///< from line_x_, in 1/10000 of the size
    bool in_array_ = false;
    bool in_string_ = false;
};

void Writer::mark(layout::NodeId node) {
    const auto index = static_cast<std::size_t>(node);
    if (index >= structure_.size()) node = layout::NodeId::artifact;
    if (marked_ && node == node_) return;
    if (marked_) out() += "EMC\n";
    marked_ = true;
    node_ = node;
    if (node == layout::NodeId::artifact) {
        out() += "/Artifact BMC\n";
        return;
    }
    out() += '/';
    out() += layout::name_of(structure_[index].type);
    out() += "<</MCID " + std::to_string(content_.marks.size()) + ">>BDC\n";
    content_.marks.push_back(node);
}

/// Greys stay greys: a printer sets them with black ink alone.
void Writer::set_colour(Colour colour) {
    if (colour == colour_) return;
    colour_ = colour;
    const auto part = [&](std::uint8_t level) {
        number(divide_rounded(std::int64_t{level} * 1000, 255), 3);
    };
    part(colour.red);
    if (!colour.is_grey()) {
        part(colour.green);
        part(colour.blue);
    }
    out() += colour.is_grey() ? "g\n" : "rg\n";
}

void Writer::set_font(std::size_t face, std::int64_t size) {
    if (face == face_ && size == size_) return;
    face_ = face;
    size_ = size;
    content_.resources.faces.insert(face);
    out() += "/F" + std::to_string(face) + " ";
    number(size, 4);
    out() += "Tf ";
}

void Writer::close_strings() {
    if (in_string_) out() += '>';
    if (in_array_) out() += "]TJ\n";
    in_string_ = in_array_ = false;
}

/// A run with axes of its own, which a matrix lays on the page.
bool is_turned(layout::Direction direction) {
    return direction == layout::Direction::clockwise ||
           direction == layout::Direction::counterclockwise;
}

/// `at` is a place on the page, or for a turned run one in its own frame.
void Writer::start_line(const layout::GlyphRun& run, Point at) {
    close_strings();
    const std::int64_t x = thousandths(at.x);
    if (is_turned(run.direction)) {
        const bool clockwise = run.direction == layout::Direction::clockwise;
        out() += clockwise ? "0 -1 1 0 " : "0 1 -1 0 ";
        length(clockwise ? run.origin.x - at.y : run.origin.x + at.y);
        up(clockwise ? run.origin.y + at.x : run.origin.y - at.x);
        out() += "Tm ";
    } else {
        if (!first_line_) out() += "1 0 0 1 ";
        number(x, 3);
        up(at.y);
        // The text matrix is the unit matrix where a text object begins.
        out() += first_line_ ? "Td " : "Tm ";
    }
    first_line_ = false;
    line_y_ = at.y;
    line_x_ = x;
    pen_ = 0;
}

/// The font of the run's face in which the glyph stands for its text here, or the face's first. A
/// drawing that stands for nothing says so, or a reader would make a character up.
Writer::Choice Writer::font_for(const layout::GlyphRun& run, std::size_t glyph) const {
    const auto first = static_cast<std::size_t>(run.face);
    const std::uint32_t id = run.glyphs[glyph].glyph;
    const std::string_view text = text_of(run, glyph);
    if (text.empty()) return {first, true};
    std::size_t font = first;
    do {
        if (is_same_text(faces_[font].glyph(id).text, text)) return {font, false};
        font = faces_[font].other;
    } while (font != 0 && faces_[font].holds(id));
    return {first, true};
}

void Writer::show(const layout::GlyphRun& run, std::size_t glyph) {
    const layout::PlacedGlyph& placed = run.glyphs[glyph];
    const auto [font, own_text] = font_for(run, glyph);
    if (font != face_) {
        close_strings();
        set_font(font, size_);
    }
    const EmbeddedGlyph& embedded = faces_[font].glyph(placed.glyph);
    Point at = {Length{placed.x}, Length{placed.y}};
    if (!is_turned(run.direction)) at = {run.origin.x + at.x, run.origin.y + at.y};
    // In a vertical run each glyph has a line of its own: the font is set horizontally.
    if (first_line_ || at.y != line_y_ || run.direction == layout::Direction::vertical) {
        start_line(run, at);
    }
    if (own_text) {
        close_strings();
        out() += "/Span<</ActualText<FEFF";
        for (const char byte : utf16(text_of(run, glyph)))
            append_hex(out(), static_cast<unsigned char>(byte), 2);
        out() += ">>>BDC\n";
    }
    // sp · 1000 is the common unit of a length and of a printed thousandth of a point.
    const std::int64_t offset = at.x.sp * 1000 - line_x_ * 65536;
    const std::int64_t target = divide_rounded(offset * 100'000, 65536 * size_);
    const std::int64_t slack = tolerance_sp * 10'000 * 10'000 / (65536 * size_);
    if (!in_array_) out() += '[';
    in_array_ = true;
    if (std::abs(target - pen_) > slack) {
        if (in_string_) out() += '>';
        in_string_ = false;
        append_decimal(out(), pen_ - target, 1);
        pen_ = target;
    }
    if (!in_string_) out() += '<';
    in_string_ = true;
    append_hex(out(), embedded.code, 4);
    pen_ += std::int64_t{embedded.advance} * 10;
    if (own_text) {
        close_strings();
        out() += "EMC\n";
    }
}

void Writer::operator()(const layout::GlyphRun& run) {
    const std::int64_t size = divide_rounded(run.size.sp * 10'000, 65536);
    if (run.glyphs.empty() || size <= 0) return;
    set_colour(run.colour);
    out() += "BT ";
    set_font(font_for(run, 0).font, size);
    first_line_ = true;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) show(run, i);
    close_strings();
    out() += "ET\n";
}

void Writer::operator()(const layout::RuleItem& rule) {
    set_colour(rule.colour);
    length(rule.area.x);
    up(rule.area.bottom());
    length(rule.area.width);
    length(rule.area.height);
    out() += "re f\n";
}

void Writer::operator()(const layout::ImageItem& image) {
    const std::size_t index = images_.shared_index(image.image);
    content_.resources.images.insert(index);
    out() += "q ";
    if (is_turned(image.direction)) {
        const bool clockwise = image.direction == layout::Direction::clockwise;
        out() += "0 ";
        length(clockwise ? Length{} - image.area.height : image.area.height);
        length(clockwise ? image.area.width : Length{} - image.area.width);
        out() += "0 ";
        length(clockwise ? image.area.x : image.area.right());
        up(clockwise ? image.area.y : image.area.bottom());
    } else {
        length(image.area.width);
        out() += "0 0 ";
        length(image.area.height);
        length(image.area.x);
        up(image.area.bottom());
    }
    out() += "cm ";
    out() += images_.unit_matrix(index);
    out() += "/I" + std::to_string(index) + " Do Q\n";
}

}  // namespace

PageContent page_content(const layout::Page& page, Length page_height,
                         const std::vector<layout::StructureNode>& structure,
                         const std::vector<CutFace>& faces, const ImageSet& images) {
    Writer writer(page_height, structure, faces, images);
    for (const layout::Item& item : page.items) {
        writer.mark(std::visit([](const auto& one) { return one.node; }, item));
        std::visit(writer, item);
    }
    return writer.take();
}

}  // namespace banxin::pdf
