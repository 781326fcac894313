/// \file
/// How notes come to a page that is being filled: with the boxes that they are marked in, whole if
/// they fit, parted or late where that is better. Private to the layout room.
#pragma once

#include "layout/note_area.h"
#include "layout/page_search.h"
#include "style/style.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace banxin::layout {

class PageNotes {
public:
    PageNotes(const Flow& flow, const style::Style& style)
        : area_{flow, style}, page_(style.page) {}

    [[nodiscard]] const NoteArea& area() const { return area_; }

    /// Lines of the notes that come to the page with a box.
    [[nodiscard]] std::vector<NoteLine> brought_by(const Box& box, const Filled& page) const;
    /// Puts lines at the foot of the page and, behind them, what they bring; beside the text as
    /// many as have room, and the rest waits for the next page.
    void add(const std::vector<NoteLine>& lines, Filled& page) const;
    /// What pages before have left over. A page is never all continued note: room for three lines
    /// of text is kept while there is text left.
    void take_carried(const std::vector<NoteLine>& carried, bool text_left, Filled& page) const;
    /// Puts as many of a box's notes under `y` as fit, carries the rest. False if not even the
    /// first line of each fits, unless they may come `late`, in their order, and then if there is
    /// no room for the box itself; notes that are marked in them may stand on the next page whole.
    bool part(Filled& page, std::vector<NoteLine> waiting, Length y, bool late) const;
    /// Parts the notes of a box that do not fit under it, and says what that costs; nothing if the
    /// page has to end before the box.
    [[nodiscard]] std::optional<std::int64_t> part_under(Filled& page,
                                                         const std::vector<NoteLine>& fresh,
                                                         const Box& box, Length top) const;

private:
    NoteArea area_;
    const style::Page& page_;
};

}  // namespace banxin::layout
