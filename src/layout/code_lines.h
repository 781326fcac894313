/// \file
/// Lines of code on their grid: cut into characters of one or two cells, wrapped, made streams of.
/// Private to the layout room.
#pragma once

#include "layout/stream.h"
#include "style/style.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// One character to a reader, with the marks on it.
struct CodeCell {
    std::string_view text;
    /// In the line: the byte with which it begins.
    std::size_t begin = 0;
    std::int64_t cells = 0;
};

/// A line's characters; a tab is as many blanks as lead to the next stop, and blanks at the end,
/// which nobody sees, are left out. `line` must outlive them.
[[nodiscard]] std::vector<CodeCell> code_cells(std::string_view line);
/// In cells, of a text of several lines.
[[nodiscard]] std::int64_t longest_line(std::string_view text);

struct CodePiece {
    std::size_t first = 0;  ///< of the line's characters
    std::size_t last = 0;   ///< behind it
    std::int64_t indent = 0;
};

/// B16: a line cut into pieces of so many cells: after a blank, else after a bracket or between
/// Han, where one stands in the second half of a piece. What follows the first piece stands in as
/// far as the line does, and a little further.
[[nodiscard]] std::vector<CodePiece> wrap_code(std::span<const CodeCell> line, std::int64_t cells);

/// The grid of a role: how wide a cell is, and characters into cells.
class CodeGrid {
public:
    CodeGrid(const text::Fonts& fonts, const style::RoleStyle& look, Language language);
    [[nodiscard]] Length cell() const { return cell_; }
    /// How many cells have room in a measure; never fewer than four.
    [[nodiscard]] std::int64_t cells_in(Length measure) const;
    /// Characters, each a cluster in the middle of its cells; nothing is between them.
    [[nodiscard]] Stream stream(std::span<const CodeCell> line, NodeId node) const;

private:
    void add(const CodeCell& one, const RunStyle& run, Stream& stream) const;

    const text::Fonts& fonts_;
    const style::RoleStyle& look_;
    Language language_;
    text::FaceId face_{};
    Length cell_;
};

}  // namespace banxin::layout
