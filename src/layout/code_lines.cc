#include "layout/code_lines.h"

#include "base/ascii.h"
#include "base/emoji.h"
#include "layout/emoji.h"
#include "layout/neighbours.h"
#include "layout/spacing.h"
#include "text/cells.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace banxin::layout {
namespace {

using text::em;
constexpr std::int64_t tab_cells = 4;
constexpr std::int64_t hang_cells = 2;

char32_t first_of(const CodeCell& cell) {
    return decode_utf8(cell.text, 0).value;
}

bool is_blank(const CodeCell& cell) {
    return cell.text == " ";
}

/// How good a place to cut a line is, between two characters.
enum class Cut { nowhere, word, joint, blank };

Cut cut_between(const CodeCell& before, const CodeCell& after) {
    if (is_blank(after)) return Cut::nowhere;
    if (is_blank(before)) return Cut::blank;
    const char32_t a = first_of(before);
    const char32_t b = first_of(after);
    const auto is_one_of = [](std::string_view all, char32_t c) {
        return c < 0x80 && all.find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (is_one_of(")]},;.:", b)) return Cut::nowhere;
    if (is_one_of("([{)]},;|/\\&=?", a)) return Cut::joint;
    const auto is_word = [](char32_t c) { return ascii::is_alphanumeric(c) || c == '_'; };
    if (is_word(a) && is_word(b)) return Cut::nowhere;
    const bool prohibited =
        break_between(spacing_class(a, Locale::zh_hans), spacing_class(b, Locale::zh_hans),
                      Locale::zh_hans) == BreakRule::prohibited;
    if (before.cells == 2 || after.cells == 2) return prohibited ? Cut::nowhere : Cut::joint;
    return Cut::word;
}

}  // namespace

std::vector<CodeCell> code_cells(std::string_view line) {
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    std::vector<CodeCell> cells;
    cells.reserve(line.size());
    std::int64_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == chars::tab) {
            const std::int64_t stop = column + tab_cells - column % tab_cells;
            for (; column < stop; ++column) cells.push_back({" ", at, 1});
            ++at;
            continue;
        }
        const text::Cell one = text::cell_at(line, at);
        cells.push_back({line.substr(at, one.bytes), at, one.cells});
        column += one.cells;
        at += one.bytes;
    }
    return cells;
}

std::int64_t longest_line(std::string_view text) {
    std::int64_t longest = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::int64_t cells = 0;
        for (const CodeCell& cell : code_cells(text.substr(begin, end - begin)))
            cells += cell.cells;
        longest = std::max(longest, cells);
        begin = end + 1;
    }
    return longest;
}

std::vector<CodePiece> wrap_code(std::span<const CodeCell> line, std::int64_t cells) {
    std::vector<CodePiece> pieces;
    std::size_t begin = 0;
    const auto words = static_cast<std::size_t>(
        std::find_if_not(line.begin(), line.end(), is_blank) - line.begin());
    const std::int64_t hang = std::min(static_cast<std::int64_t>(words) + hang_cells, cells / 2);
    std::int64_t indent = 0;
    do {
        const std::int64_t room = cells - indent;
        std::int64_t used = 0;
        std::size_t end = begin;
        while (end < line.size() && (used + line[end].cells <= room || end == begin))
            used += line[end++].cells;
        if (end < line.size()) {
            std::size_t best = end;
            // Blanks may stand over the edge: the next line does not begin with one.
            while (best < line.size() && is_blank(line[best])) ++best;
            Cut found = best > end ? Cut::blank : Cut::nowhere;
            std::int64_t left = used;
            for (std::size_t i = end; i > std::max(begin + 1, words) && left > room / 2; --i) {
                const Cut here = cut_between(line[i - 1], line[i]);
                if (here > found) {
                    found = here;
                    best = i;
                }
                left -= line[i - 1].cells;
            }
            end = best;
        }
        pieces.push_back({begin, end, indent});
        begin = end;
        indent = hang;
    } while (begin < line.size());
    return pieces;
}

CodeGrid::CodeGrid(const text::Fonts& fonts, const style::RoleStyle& look, Language language)
    : fonts_(fonts), look_(look), language_(language) {
    face_ = fonts.face(look.family, look.bold, language);
    const std::int64_t figure = fonts.shape_ideograph(face_, '0', language).advance;
    const bool usual = figure > em * 3 / 10 && figure < em * 8 / 10;
    cell_ = look.size.scaled(usual ? figure : em / 2, em);
}

std::int64_t CodeGrid::cells_in(Length measure) const {
    return std::max<std::int64_t>(4, measure / cell_);
}

Stream CodeGrid::stream(std::span<const CodeCell> line, NodeId node) const {
    Stream made;
    RunStyle run = run_style(look_, language_, node);
    run.face = face_;
    run.code = true;
    for (const CodeCell& one : line) add(one, run, made);
    Cluster end;
    end.text = static_cast<std::uint32_t>(made.text.size());
    end.glyph = static_cast<std::uint32_t>(made.glyphs.size());
    made.clusters.push_back(end);
    return made;
}

/// Smaller where its ink is too wide for its cells.
void CodeGrid::add(const CodeCell& one, const RunStyle& run, Stream& stream) const {
    std::vector<StreamGlyph> glyphs;
    Length width;
    const bool picture = emoji_sequence(to_utf32(one.text)) > 1;
    if (picture) {
        EmojiGlyphs made = set_emoji(one.text, run, fonts_);
        glyphs = std::move(made.glyphs);
        width = Length{made.width};
    } else {
        const char32_t first = first_of(one);
        std::optional<text::FaceId> face;
        if (decode_utf8(one.text, 0).bytes < one.text.size())
            face = fonts_.face_with_sequence(one.text, face_, false);
        if (!face) face = fonts_.face_with(first, face_);
        std::vector<text::Glyph> shaped;
        text::ShapeOptions options;
        options.language = language_;
        options.script = one.cells == 2 ? Script::han : Script::latin;
        fonts_.shape(face.value_or(face_), one.text, options, shaped);
        for (std::size_t g = 0; g < shaped.size(); ++g) {
            glyphs.push_back({shaped[g].id,
                              static_cast<std::int32_t>(width.sp) + scale(run.size, shaped[g].dx),
                              scale(run.size, shaped[g].dy), 0, face.value_or(face_)});
            width += run.size.scaled(shaped[g].advance, em);
        }
    }
    const Length room = cell_ * std::max<std::int64_t>(1, one.cells);
    Length left;
    if (width > room && glyphs.size() == 1) {
        const text::Bounds ink = fonts_.bounds(glyphs[0].face, glyphs[0].id);
        left = run.size.scaled(ink.left, em);
        width = run.size.scaled(ink.right - ink.left, em);
    }
    const auto fitted = [&](Length length) {
        return width > room ? length.scaled(room.sp, width.sp) : length;
    };
    const Length shift = (room - fitted(width)) / 2 - fitted(left);
    RunStyle style = run;
    style.size = fitted(run.size);
    if (stream.styles.empty() || stream.styles.back().size != style.size)
        stream.styles.push_back(style);
    Cluster cluster;
    cluster.text = static_cast<std::uint32_t>(stream.text.size());
    cluster.glyph = static_cast<std::uint32_t>(stream.glyphs.size());
    cluster.width = bounded((cell_ * one.cells).sp);
    cluster.style = static_cast<std::uint32_t>(stream.styles.size() - 1);
    stream.clusters.push_back(cluster);
    stream.text += one.text;
    for (StreamGlyph glyph : glyphs) {
        glyph.x = bounded((shift + fitted(Length{glyph.x})).sp);
        glyph.y = bounded(fitted(Length{glyph.y}).sp);
        glyph.text_bytes = 0;
        stream.glyphs.push_back(glyph);
    }
    if (!glyphs.empty())
        stream.glyphs[cluster.glyph].text_bytes = static_cast<std::uint32_t>(one.text.size());
}

}  // namespace banxin::layout
