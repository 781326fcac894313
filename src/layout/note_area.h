/// \file
/// Where the notes of a page stand: in which order, and how high they are, at its foot or beside
/// its text. Private to the layout room.
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
    /// How often, on the way from the text to it, a note has brought an earlier one again: notes
    /// may mark each other in a circle, which must end.
    std::uint8_t again = 0;
    /// Marked in a note, so that it is counted after those of the text.
    bool inner = false;
};
inline bool operator==(const NoteLine& a, const NoteLine& b) {
    return a.note == b.note && a.line == b.line;
}

/// At the foot: one line of space, the rule, the notes (F05), half a line between those of
/// different people.
struct NoteArea {
    const Flow& flow;
    const style::Style& style;

    [[nodiscard]] Length space_above_rule() const { return style.page.pitch; }
    [[nodiscard]] Length space_below_rule() const { return style[style::Role::note].size / 2; }
    /// In the outer margin, where they take no room from the text.
    [[nodiscard]] bool is_beside() const { return style.note_place == NotePlace::side; }
    /// Whether a page has room for them under `y`, or beside its text.
    [[nodiscard]] bool fit(const std::vector<NoteLine>& lines, Length y) const;
    /// From the last line of text to the foot of the type area; of two facing pages, on the one
    /// that has more of them. The lines in any order.
    [[nodiscard]] Length height(const std::vector<NoteLine>& lines) const;
    /// Of one page's lines, as they are arranged.
    [[nodiscard]] Length height_of(const std::vector<NoteLine>& lines) const;
    /// The lines that stand on one of two facing pages; all of them where a page is one.
    [[nodiscard]] std::vector<NoteLine> on_side(const std::vector<NoteLine>& lines,
                                                bool facing) const;
    /// As they stand at the foot: what goes on from the page before (F09), the author's
    /// notes, the translator's, the editor's, of each those last that are marked in notes, and at
    /// the very end the note that goes on on the next page, whosever it is, so that it is read on
    /// without a jump.
    [[nodiscard]] std::vector<NoteLine> arranged(const std::vector<NoteLine>& lines) const;
    /// Between notes that are beside the text.
    [[nodiscard]] Length space_beside() const { return style[style::Role::note].pitch / 2; }
    /// Before the second of two lines that stand under each other.
    [[nodiscard]] Length space_between(const NoteLine& above, const NoteLine& below) const;
    /// See NoteSorts.
    [[nodiscard]] std::uint8_t sort_of(const NoteLine& line) const;

    /// Adds the lines of notes that are marked and are neither on the page nor added yet. `by` is
    /// the line of a note that the marks are in, or null: they are in the text, and a note that
    /// goes on from the page before is set again.
    void bring(const std::vector<MarkSlot>& marks, const NoteLine* by,
               const std::vector<NoteLine>& on_page, std::vector<NoteLine>& to) const;
    /// What a line of a note brings.
    void bring_by(NoteLine line, const std::vector<NoteLine>& on_page,
                  std::vector<NoteLine>& to) const;

private:
    [[nodiscard]] Length height_of_any(const std::vector<NoteLine>& lines) const;
    [[nodiscard]] Length height_beside(const std::vector<NoteLine>& lines) const;
};

}  // namespace banxin::layout
