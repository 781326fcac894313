/// \file
/// Texts of a few lines that stand by themselves on a title page or a cover: set as large as they
/// may be and as small as they must. Private to the layout room.
#pragma once

#include "document/title_page.h"
#include "layout/flow.h"
#include "layout/stream.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace banxin::layout {

/// Bytes of a text, from the first up to the second.
using TextRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// No line ends inside these and inside a word, unless they are wider than `width`.
void keep_whole(Stream& stream, const TextRanges& ranges, Length width);

/// A text, and what of it no line end parts.
struct DisplayText {
    std::string words;
    TextRanges together;
    /// What a line end parts only where smaller type, within bounds, does not help: in phrases,
    /// longer ones first.
    std::vector<TextRanges> phrases;
    NodeId node = NodeId::artifact;
};
[[nodiscard]] DisplayText display_title(std::string title, NodeId node);
[[nodiscard]] DisplayText display_credit(Credit credit, NodeId node);

/// How large a text is set, in hundredths of its role's size.
struct DisplaySize {
    std::int64_t most = 100;
    std::int64_t least = 60;
    /// It gets smaller, if it may, before it takes more lines.
    std::size_t lines = 3;
};

/// A text in the lines that it takes in its width.
struct DisplayBlock {
    /// Its items stand below its top.
    Box box;
    Length height;
    /// Of its role's size.
    std::int64_t percent = 100;
};

/// Texts that are alike, in one size. Words and what stands together part only where they are wider
/// than the measure at the least size.
[[nodiscard]] std::vector<DisplayBlock> set_display(const std::vector<DisplayText>& texts,
                                                    const style::RoleStyle& look, Length left,
                                                    Length width, DisplaySize size,
                                                    StreamContext& context);

}  // namespace banxin::layout
