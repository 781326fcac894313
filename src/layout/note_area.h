/// \file
/// The foot of a page: in which order notes stand there, and how high they are. Private to the
/// layout room.
#pragma once

#include "layout/flow.h"
#include "style/style.h"

#include <cstdint>
#include <vector>

namespace banxin::layout {

/// A line of a note, by note and line.
struct NoteLine {
    std::uint32_t note = 0;
    std::uint32_t line = 0;
};
inline bool operator==(const NoteLine& a, const NoteLine& b) {
    return a.note == b.note && a.line == b.line;
}

/// One line of space, the rule, the notes (F05), half a line between those of different people.
struct NoteArea {
    const Flow& flow;
    const style::Style& style;

    [[nodiscard]] Length space_above_rule() const { return style.page.pitch; }
    [[nodiscard]] Length space_below_rule() const { return style[style::Role::note].size / 2; }
    /// From the last line of text to the foot of the type area; of two facing pages, on the one
    /// that has more of them. The lines in any order.
    [[nodiscard]] Length height(const std::vector<NoteLine>& lines) const;
    /// Of one page's lines, as they are arranged.
    [[nodiscard]] Length height_of(const std::vector<NoteLine>& lines) const;
    /// The lines that stand on one of two facing pages; all of them where a page is one.
    [[nodiscard]] std::vector<NoteLine> on_side(const std::vector<NoteLine>& lines,
                                                bool facing) const;
    /// As they stand under each other: what goes on from the page before (F09), the author's
    /// notes, the translator's, the editor's, and at the very end the note that goes on on the
    /// next page, whosever it is, so that it is read on without a jump.
    [[nodiscard]] std::vector<NoteLine> arranged(const std::vector<NoteLine>& lines) const;
    /// Before the second of two lines that stand under each other.
    [[nodiscard]] Length space_between(const NoteLine& above, const NoteLine& below) const;
    /// See NoteSorts.
    [[nodiscard]] std::uint8_t sort_of(const NoteLine& line) const;

private:
    [[nodiscard]] Length height_of_any(const std::vector<NoteLine>& lines) const;
};

}  // namespace banxin::layout
