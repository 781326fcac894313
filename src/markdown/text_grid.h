/// \file
/// Lines of text as rows of equal cells, as an editor with a fixed pitch shows them: a Han
/// character takes two, or, for authors whose editor or program counts otherwise, one. Private to
/// this room.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// What a Han character takes.
enum class Pitch { two, one };

/// One line, with the place of each of its characters.
class GridLine {
public:
    GridLine(std::string_view text, Pitch pitch);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::size_t width() const { return columns_.back(); }
    /// The byte of the first character that begins at this column or behind it.
    [[nodiscard]] std::size_t byte_at(std::size_t column) const;
    /// What begins in [begin, end).
    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const;
    /// The character that begins at this column, if it is one byte; 0: none, or a longer one.
    [[nodiscard]] char at(std::size_t column) const;
    /// Whether a word goes on over the left edge of this column.
    [[nodiscard]] bool parts_a_word(std::size_t column) const;

private:
    std::string_view text_;
    /// Of each character where it begins; one more for the end.
    std::vector<std::size_t> bytes_;
    std::vector<std::size_t> columns_;
};

[[nodiscard]] std::string_view trimmed_line(std::string_view line);

}  // namespace banxin::markdown
