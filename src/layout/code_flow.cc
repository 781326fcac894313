// Code blocks and formulas: lines of a chapter that are not running text.

#include "layout/code_lines.h"
#include "layout/frames.h"
#include "layout/line_maker.h"
#include "layout/missing_glyphs.h"
#include "layout/setters.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

// U+23CE ⏎, which Noto Sans Mono CJK has; it lacks U+21B5 ↵.
constexpr char32_t wrap_mark = 0x23CE;

/// What is drawn of lines falls apart where it is wrapped: it is set smaller, down to six tenths.
void fit_drawing(std::string_view text, const Cursor& at, style::RoleStyle& look) {
    // U+2500 to U+257F, the lines of boxes, begin with these bytes.
    if (text.find("\xE2\x94") == text.npos && text.find("\xE2\x95") == text.npos) return;
    const std::int64_t room = CodeGrid(at.context.fonts, look, at.language).cells_in(at.width);
    const std::int64_t longest = longest_line(text);
    if (longest <= room || room * 10 < longest * 6) return;
    look.size = look.size.scaled(room, longest);
    look.pitch = look.pitch.scaled(room, longest);
}

/// Two lines stand at either end of a page; a few lines are hardly ever cut.
void keep_lines_together(std::size_t first, std::vector<Box>& boxes) {
    constexpr std::size_t few = 12;
    const std::size_t count = boxes.size() - first;
    for (std::size_t i = first; i + 1 < boxes.size(); ++i) {
        Keep& keep = boxes[i].keep_with_next;
        if (i == first || i + 2 == boxes.size())
            keep = Keep::must;
        else if (count <= few)
            keep = std::max(keep, Keep::rather);
    }
}

/// Drawn, not text: it is not copied with the code.
void draw_wrap_mark(text::FaceId face, const style::RoleStyle& look, Point origin, const Cursor& at,
                    Box& box) {
    if (!at.context.fonts.has(face, wrap_mark)) return;
    const text::Glyph glyph = at.context.fonts.shape_ideograph(face, wrap_mark, at.language);
    GlyphRun mark;
    mark.origin = origin;
    mark.face = face;
    mark.size = look.size / 2;
    mark.glyphs.push_back({glyph.id, 0, 0, 0});
    box.items.emplace_back(std::move(mark));
}

/// `continues`: another line follows.
void set_code_line(std::string_view line, bool continues, const style::RoleStyle& look,
                   const Cursor& at) {
    const text::FaceId face = at.context.fonts.face(look.family, look.bold, at.language);
    const CodeGrid grid(at.context.fonts, look, at.language);
    std::vector<CodeCell> cells = code_cells(line);
    for (const CodeCell& one : cells)
        at.context.shaper.missing.report_if_missing(one.text, face, at.span);
    const std::vector<CodePiece> pieces = wrap_code(cells, grid.cells_in(at.width));
    // What is copied does not run together with the next line.
    if (continues && !cells.empty()) cells.push_back({" ", line.size(), 1});
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const std::size_t end = last ? cells.size() : pieces[i].last;
        const auto shown = std::span(cells).subspan(pieces[i].first, end - pieces[i].first);
        Box box;
        const std::size_t begin = shown.empty() ? 0 : shown.front().begin;
        box.place = at.place;
        box.place.offset += static_cast<std::uint32_t>(begin);
        box.height = look.pitch;
        box.ink_height = look.size;
        box.on_grid = false;
        const Length baseline = look.size.scaled(ascent_percent, 100);
        const Length left = at.left + grid.cell() * pieces[i].indent;
        const Stream stream = grid.stream(shown, at.parent);
        const Length width = place_whole(stream, {left, baseline}, at.context.fonts, box);
        if (!last) draw_wrap_mark(face, look, {left + width, baseline}, at, box);
        at.column->add(std::move(box));
    }
}

/// Between the cursor's edges.
void set_code_lines(const std::string& text, style::RoleStyle look, const Cursor& at) {
    // Code is of the inline level (PDF 1.7, "Inline-Level Structure Elements").
    const NodeId block = at.add_node(StructureType::P);
    Cursor inner = at.under(at.context.add_node(StructureType::Code, block));
    Column& column = *at.column;
    column.space += at.lines(look.lines_before);
    fit_drawing(text, inner, look);
    const OpenFrame frame = open_frame(look, inner);
    const std::size_t first = column.boxes.size();
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        inner.place.offset = static_cast<std::uint32_t>(begin);
        set_code_line(std::string_view(text).substr(begin, end - begin), end < text.size(), look,
                      inner);
        begin = end + 1;
    }
    keep_lines_together(first, column.boxes);
    close_frame(frame, inner);
    column.leave_grid(first, look);
    column.space += at.lines(look.lines_after);
}

}  // namespace

void set_code(const CodeBlock& code, const Cursor& at) {
    const style::RoleStyle& look = at.role(style::Role::code);
    set_code_lines(code.text, look, at.inside(look));
}

/// The source of a formula, as code is set but without a margin or a frame of its own: its longest
/// line stands in the middle.
void set_formula(const FormulaBlock& formula, const Cursor& at) {
    style::RoleStyle look = at.role(style::Role::code);
    look.rule = style::RulePlace::none;
    look.background.reset();
    const Length longest =
        CodeGrid(at.context.fonts, look, at.language).cell() * longest_line(formula.source);
    Cursor inner = at;
    inner.left += std::max(Length{}, at.width - longest) / 2;
    inner.width = std::min(at.width, longest + look.size);
    set_code_lines(formula.source, look, inner);
}

}  // namespace banxin::layout
