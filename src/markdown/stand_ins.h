/// \file
/// Bytes that no clean text holds, in the place of others that the parser must not see or must see
/// as something else. A pass before the parser puts them, one for one, where it believes to have
/// found a comment or a formula; where the parser sees it otherwise (code, raw HTML), the bytes of
/// the author are made of them again, so that a wrong guess loses nothing. Private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace banxin::markdown {

/// U+0001: before a run of `*` or `~` (emphasis_marks.h); the only one that adds to the text.
inline constexpr char emphasis_mark = '\x01';
/// The first byte of a formula: a dollar before a dollar, else a backslash.
inline constexpr char formula_begin = '\x02';
/// The first byte of what ends it: `$$`, `\)`, `\end{…}`.
inline constexpr char formula_end = '\x03';
/// A line end inside a formula, a comment.
inline constexpr char hidden_line = '\x04';
/// A bar that parts no cells.
inline constexpr char hidden_bar = '\x05';
/// A bar that parted a cell too many from the last one.
inline constexpr char extra_bar = '\x0E';
/// `&` of `&#6;` and its like, which would be one of these when it is decoded.
inline constexpr char hidden_reference = '\x0F';
/// The first and the last byte of `<!-- … -->` inside a line, and of `%% … %%`.
inline constexpr char comment_begin = '\x06';
inline constexpr char comment_end = '\x07';
/// After a hidden line end: the marks of the containers, `> `, that stood before the next line.
inline constexpr char hidden_prefix = '\x08';
/// Around the number of a drawn table, before each of its cells; the second one where the cell is
/// running text (drawn_tables.h).
inline constexpr char cell_mark = '\x10';
inline constexpr char text_cell_mark = '\x11';
/// A space in an address; a control character would end the address.
inline constexpr char hidden_space = '\xFF';
/// A parenthesis in an address.
inline constexpr char hidden_open = '\xFE';
inline constexpr char hidden_close = '\xFD';
/// Behind `(` what is left of a full-width one, and before `)`.
inline constexpr std::string_view wide_open = "(\xFC\xFB";
inline constexpr std::string_view wide_close = "\xFA\xF9)";

/// The text as the author wrote it, without marks and the prefixes of lines.
[[nodiscard]] std::string without_marks(std::string_view text);

/// The same in the length that it has, for what reads by offset: only marks stay as they are, and a
/// prefix is blanks.
void show_in_place(std::string& text);

/// Whether there is any of them that hides something in a text.
[[nodiscard]] bool has_stand_ins(std::string_view text);

/// What looking for something answers when it is not there.
inline constexpr std::size_t none = std::string_view::npos;

/// The text of a line, from `begin` to its end.
[[nodiscard]] std::string_view line_at(std::string_view text, std::size_t begin);

/// Blanks and the marks of quotations and items before a block on its first line, in bytes.
[[nodiscard]] std::size_t container_width(std::string_view line);

/// Whether a line further down can belong to the block that began behind `before`.
[[nodiscard]] bool is_inside(std::string_view line, std::string_view before);

/// Hides references to characters that are stand-ins, so that nothing an author writes is taken
/// for one.
void hide_references(std::string& text);

/// Makes one line of [begin, end) of the text; `before` is what stands before the block on its
/// first line, and goes from the others.
void join_lines(std::string& text, std::size_t begin, std::size_t end, std::string_view before);

}  // namespace banxin::markdown
