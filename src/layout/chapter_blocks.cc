// Code blocks and formulas: lines of a chapter that are not running text.

#include "layout/chapter_flow.h"
#include "layout/code_lines.h"
#include "layout/line_maker.h"
#include "layout/missing_glyphs.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

// U+23CE ⏎, which Noto Sans Mono CJK has; it lacks U+21B5 ↵.
constexpr char32_t wrap_mark = 0x23CE;
}  // namespace

/// What is drawn of lines falls apart where it is wrapped: it is set smaller, down to six tenths.
void ChapterFlow::fit_drawing(std::string_view text, Length measure, style::RoleStyle& look) const {
    // U+2500 to U+257F, the lines of boxes, begin with these bytes.
    if (text.find("\xE2\x94") == text.npos && text.find("\xE2\x95") == text.npos) return;
    const std::int64_t room = CodeGrid(context_.fonts, look, language()).cells_in(measure);
    const std::int64_t longest = longest_line(text);
    if (longest <= room || room * 10 < longest * 6) return;
    look.size = look.size.scaled(room, longest);
    look.pitch = look.pitch.scaled(room, longest);
}

void ChapterFlow::code(const CodeBlock& code, const BlockPlace& place) {
    style::RoleStyle look = role(style::Role::code);
    // Code is of the inline level (PDF 1.7, "Inline-Level Structure Elements").
    const NodeId block = context_.add_node(StructureType::P, place.parent);
    const NodeId node = context_.add_node(StructureType::Code, block);
    BlockPlace inner = place;
    inner.left += em().scaled(look.left, 100);
    inner.width -= em().scaled(look.left + look.right, 100);
    pending_space_ += pitch() * look.lines_before;
    fit_drawing(code.text, inner.width, look);
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
    const Length longest =
        CodeGrid(context_.fonts, look, language()).cell() * longest_line(formula.source);
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
    const CodeGrid grid(context_.fonts, look, language());
    std::vector<CodeCell> cells = code_cells(line);
    for (const CodeCell& one : cells) report_unset(one.text, face, block_span_, context_);
    const std::vector<CodePiece> pieces = wrap_code(cells, grid.cells_in(place.width));
    // What is copied does not run together with the next line.
    if (continues && !cells.empty()) cells.push_back({" ", line.size(), 1});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const std::size_t end = last ? cells.size() : pieces[i].last;
        const auto shown = std::span(cells).subspan(pieces[i].first, end - pieces[i].first);
        Box box;
        const std::size_t begin = shown.empty() ? 0 : shown.front().begin;
        box.place = {0, place_.block, place_.offset + static_cast<std::uint32_t>(begin)};
        box.height = look.pitch;
        box.ink_height = look.size;
        box.on_grid = false;
        take_pending(box);
        const Length baseline = look.size.scaled(ascent_percent, 100);
        const Length left = place.left + grid.cell() * pieces[i].indent;
        const Length x = grid.place(shown, {left, baseline}, node, box.items);
        if (!last && context_.fonts.has(face, wrap_mark)) {
            // Drawn, not text: it is not copied with the code.
            const text::Glyph glyph = context_.fonts.shape_ideograph(face, wrap_mark, language());
            GlyphRun mark;
            mark.origin = {x, baseline};
            mark.face = face;
            mark.size = look.size / 2;
            mark.glyphs.push_back({glyph.id, 0, 0, 0});
            box.items.emplace_back(std::move(mark));
        }
        boxes_->push_back(std::move(box));
    }
}

}  // namespace banxin::layout
