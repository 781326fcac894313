// Code blocks and figures: the blocks of a chapter that are not running text.

#include "layout/chapter_flow.h"
#include "layout/line_maker.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

// U+23CE ⏎, which Noto Sans Mono CJK has; it lacks U+21B5 ↵.
constexpr char32_t wrap_mark = 0x23CE;
constexpr int tab_cells = 4;

struct Piece {
    std::string text;
    /// In the line: the byte with which it begins.
    std::size_t begin = 0;
};

/// B16: a line of code cut into pieces of so many half-em cells, after a blank where one stands
/// in the second half of a piece.
std::vector<Piece> wrapped(std::string_view line, std::int64_t cells) {
    std::vector<Piece> pieces(1);
    std::int64_t used = 0;
    std::int64_t column = 0;
    // Where the last word of the piece begins.
    std::size_t word_bytes = 0;
    std::size_t word_begin = 0;
    std::int64_t word_cells = 0;
    for (std::size_t at = 0; at < line.size();) {
        const Decoded next = decode_utf8(line, at);
        const std::size_t here = std::exchange(at, at + next.bytes);
        std::string shown;
        std::int64_t width = display_width(next.value);
        if (next.value == chars::tab) {
            width = tab_cells - column % tab_cells;
            shown.assign(static_cast<std::size_t>(width), ' ');
        } else {
            append_utf8(shown, next.value);
        }
        // A blank may stand over the edge: the next line does not begin with it.
        const bool blank = next.value == U' ';
        const auto full = [&] {
            return used + width > cells && used > 0 && !(blank && used == cells);
        };
        while (full()) {
            // No word begins in the second half: the piece is cut here.
            if (word_cells <= cells / 2) {
                word_bytes = pieces.back().text.size();
                word_begin = here;
                word_cells = used;
            }
            std::string word = pieces.back().text.substr(word_bytes);
            pieces.back().text.resize(word_bytes);
            pieces.push_back({std::move(word), word_begin});
            used -= word_cells;
            word_bytes = 0;
            word_cells = 0;
        }
        pieces.back().text += shown;
        used += width;
        if (blank) {
            word_bytes = pieces.back().text.size();
            word_begin = at;
            word_cells = used;
        }
        column += width;
    }
    return pieces;
}

}  // namespace

void ChapterFlow::code(const CodeBlock& code, const BlockPlace& place) {
    const style::RoleStyle& look = role(style::Role::code);
    // Code is of the inline level (PDF 1.7, "Inline-Level Structure Elements").
    const NodeId block = context_.add_node(StructureType::P, place.parent);
    const NodeId node = context_.add_node(StructureType::Code, block);
    BlockPlace inner = place;
    inner.left += em().scaled(look.left, 100);
    inner.width -= em().scaled(look.left + look.right, 100);
    pending_space_ += pitch() * look.lines_before;
    const std::size_t first = boxes_->size();
    std::size_t begin = 0;
    while (begin <= code.text.size()) {
        const std::size_t end = std::min(code.text.find('\n', begin), code.text.size());
        place_.offset = static_cast<std::uint32_t>(begin);
        code_line(std::string_view(code.text).substr(begin, end - begin), end < code.text.size(),
                  look, node, inner);
        begin = end + 1;
    }
    keep_lines_together(first);
    pending_space_ += pitch() * look.lines_after;
}

/// Two lines stand at either end of a page; a few lines are hardly ever cut.
void ChapterFlow::keep_lines_together(std::size_t first) {
    constexpr std::size_t few = 12;
    const std::size_t count = boxes_->size() - first;
    for (std::size_t i = first; i + 1 < boxes_->size(); ++i) {
        Keep& keep = (*boxes_)[i].keep_with_next;
        if (i == first || i + 2 == boxes_->size())
            keep = Keep::must;
        else if (count <= few)
            keep = std::max(keep, Keep::rather);
    }
}

/// The source of a formula, as code is set but without a margin of its own: its longest line
/// stands in the middle.
void ChapterFlow::formula(const FormulaBlock& formula, const BlockPlace& place) {
    const style::RoleStyle& look = role(style::Role::code);
    Length longest;
    for (std::size_t begin = 0; begin <= formula.source.size();) {
        const std::size_t end = std::min(formula.source.find('\n', begin), formula.source.size());
        longest = std::max(longest,
                           text_width(context_.fonts, look, language(),
                                      std::string_view(formula.source).substr(begin, end - begin)));
        begin = end + 1;
    }
    const Length margins = em().scaled(look.left + look.right, 100);
    BlockPlace inner = place;
    inner.left =
        inner.left - em().scaled(look.left, 100) + std::max(Length{}, place.width - longest) / 2;
    inner.width = std::min(place.width, longest + look.size) + margins;
    code({"", formula.source}, inner);
}

void ChapterFlow::code_line(std::string_view line, bool continues, const style::RoleStyle& look,
                            NodeId node, const BlockPlace& place) {
    const text::FaceId face = context_.fonts.face(look.family, look.bold, language());
    for (const char32_t c : to_utf32(line)) {
        if (c == chars::tab || context_.fonts.face_with(c, face)) continue;
        if (std::find(context_.missing.begin(), context_.missing.end(), c) !=
            context_.missing.end())
            continue;
        context_.missing.push_back(c);
        context_.diagnostics.report(Code::F003, block_span_,
                                    {to_utf8(std::u32string_view(&c, 1)), code_point_name(c)});
    }
    const std::int64_t cells = std::max<std::int64_t>(4, place.width / (look.size / 2));
    std::vector<Piece> pieces = wrapped(line, cells);
    // What is copied does not run together with the next line.
    if (continues && !line.empty()) pieces.back().text += ' ';
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Box box;
        box.place = {0, place_.block, place_.offset + static_cast<std::uint32_t>(pieces[i].begin)};
        box.height = look.pitch;
        box.ink_height = look.size;
        box.on_grid = false;
        take_pending(box);
        const Length baseline = look.size.scaled(ascent_percent, 100);
        const Length width = place_text(context_.fonts, look, language(), pieces[i].text,
                                        {place.left, baseline}, node, box.items);
        if (i + 1 < pieces.size() && context_.fonts.has(face, wrap_mark)) {
            // Drawn, not text: it is not copied with the code.
            const text::Glyph glyph = context_.fonts.shape_ideograph(face, wrap_mark, language());
            GlyphRun mark;
            mark.origin = {place.left + width, baseline};
            mark.face = face;
            mark.size = look.size / 2;
            mark.glyphs.push_back({glyph.id, 0, 0, 0});
            box.items.emplace_back(std::move(mark));
        }
        boxes_->push_back(std::move(box));
    }
}

Length ChapterFlow::wished_width(const Image& image, Length measure) const {
    if (!image.asset) return {};
    // A CSS pixel is 3/4 pt.
    const Length pixel = points(0.75);
    const Asset& asset = context_.book.assets[static_cast<std::size_t>(*image.asset)];
    if (image.width_percent) return measure.scaled(*image.width_percent, 100);
    return pixel * (image.width_pixels ? *image.width_pixels : std::max(1U, asset.width));
}

void ChapterFlow::figure(const Figure& figure, const Block& block, const BlockPlace& place) {
    const style::RoleStyle& look = role(style::Role::caption);
    const NodeId node =
        context_.add_node(StructureType::Figure, place.parent, {}, figure.image.alt);
    Box box;
    box.place = place_;
    Length y;
    if (figure.image.asset) {
        const auto index = static_cast<std::uint32_t>(*figure.image.asset);
        const Asset& asset = context_.book.assets[index];
        const std::int64_t pixels_wide = std::max<std::int64_t>(1, asset.width);
        const std::int64_t pixels_high = std::max<std::int64_t>(1, asset.height);
        // A picture never leaves the type area.
        Length width = std::min(wished_width(figure.image, place.width), place.width);
        const Length tallest = style_.page.height() * (cell_ == nullptr ? 7 : 5) / 10;
        Length height = width.scaled(pixels_high, pixels_wide);
        if (height > tallest) {
            height = tallest;
            width = height.scaled(pixels_wide, pixels_high);
        }
        box.items.emplace_back(ImageItem{{place.left + (place.width - width) / 2, y, width, height},
                                         index,
                                         node,
                                         Direction::horizontal});
        y += height + look.size / 2;
    }
    if (!figure.caption.empty()) {
        const NodeId caption = context_.add_node(StructureType::Caption, node);
        const Stream stream = make_stream(figure.caption, look, language(), caption, context_);
        const Length side = em() * 2;
        Setting setting{&look, place.left + side, place.width - side * 2, Length{}, false, true};
        y += lines_in_box(stream, setting, block.span, y, box);
    }
    if (cell_ != nullptr) {
        box.height = box.ink_height = y;
    } else {
        // W08: equal space above and below, and back to the grid.
        const Length wanted = round_up(y + em(), pitch());
        shift(box, Length{}, (wanted - (pitch() - em()) - y) / 2);
        box.height = wanted;
        box.ink_height = wanted - (pitch() - em());
    }
    take_pending(box);
    put(std::move(box));
}

}  // namespace banxin::layout
