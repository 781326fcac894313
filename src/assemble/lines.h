/// \file
/// A text line by line, as far as this stage must know Markdown: what is code, what is a comment,
/// what stands before a block on its line. Private to this room.
#pragma once

#include "markdown/fences.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace banxin::assemble {

/// Offsets into the text; line ends of all kinds.
struct Line {
    std::size_t begin = 0;
    /// Without the line end.
    std::size_t end = 0;
    std::size_t next = 0;
};
[[nodiscard]] Line line_from(std::string_view text, std::size_t begin);
[[nodiscard]] bool is_blank(std::string_view text);
/// The last line of the text that has words; offset behind it.
[[nodiscard]] std::size_t end_of_paragraph(std::string_view text, std::size_t at);

/// Columns that blanks take, tabs to the next fourth.
[[nodiscard]] std::size_t indent_of(std::string_view line);
/// Bytes of at most `columns` columns of blanks at the beginning of a line.
[[nodiscard]] std::size_t blanks_of(std::string_view line, std::size_t columns);
/// `> ` and `>` at the beginning of a line, and how many there are.
struct QuoteMarks {
    std::size_t width = 0;
    std::size_t depth = 0;
};
[[nodiscard]] QuoteMarks quote_marks(std::string_view line);
/// What stands before the lines under one that begins with `before`: marks of items as blanks.
[[nodiscard]] std::string prefix_under(std::string_view before);

/// The byte behind the code span that begins with the backticks at `at`; behind those, if none
/// does.
[[nodiscard]] std::size_t behind_code(std::string_view text, std::size_t at);
/// The byte behind `text[at]` and what belongs to it: a code span, an escaped character, a comment.
[[nodiscard]] std::size_t behind_literal(std::string_view text, std::size_t at);

/// Follows a text and tells which of its lines are no running text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}
    enum class Kind { text, code, comment };
    /// Of the next line. A comment that is closed on its line is text; raw HTML whose text stays as
    /// it is (`<pre>`) counts as a comment.
    [[nodiscard]] Kind kind_of(const Line& line);

private:
    std::string_view text_;
    markdown::CodeLines code_;
    std::size_t comment_end_ = 0;
    /// Behind it no comment ends.
    std::size_t no_end_from_ = static_cast<std::size_t>(-1);
};

}  // namespace banxin::assemble
