/// \file
/// The text from a picture at the side on: kept, so that the picture may come some lines later
/// where a page has no room for it. Private to the layout room.
#pragma once

#include "layout/line_boxes.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace banxin::layout {

/// A paragraph that may stand beside the picture.
struct SideParagraph {
    /// Its boxes in the column: `count` of them from `first`.
    std::size_t first = 0;
    std::size_t count = 0;
    std::shared_ptr<const Stream> stream;
    LineSetting setting;
};

struct SideText {
    /// As it was before any text.
    SidePicture side;
    /// The picture as it stands by itself.
    Box spare;
    std::vector<SideParagraph> paragraphs;
    const style::Page& page;
    const text::Fonts& fonts;
    /// Of what is set again.
    Renumbering numbers = {};

    /// It is a part of a text that so many boxes come before.
    void renumber(const Renumbering& new_numbers, std::size_t boxes_before);
};

/// The text with `full` lines before the picture; empty where too little text is left. `usual`: the
/// flow's boxes.
[[nodiscard]] std::vector<Box> with_picture_later(const SideText& text,
                                                  const std::vector<Box>& usual, std::size_t full);
/// All of the text, and behind it the picture by itself.
[[nodiscard]] std::vector<Box> with_picture_apart(const SideText& text,
                                                  const std::vector<Box>& usual);

/// One more paragraph, which ends where the column does. Of what is kept there is soon enough.
void keep_beside(SideParagraph paragraph, Column& column);

/// There is no more text: what has been kept belongs to the flow.
void end_side_text(Column& column);

}  // namespace banxin::layout
