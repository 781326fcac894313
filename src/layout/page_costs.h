/// \file
/// What a page end costs, by the ranks of TYPOGRAPHY.md W03. Private to the layout room.
#pragma once

#include "layout/flow.h"
#include "style/style.h"

#include <cstdint>

namespace banxin::layout::costs {

// W03, from the worst. What is less than a hundred is no fault but a matter of taste.
inline constexpr std::int64_t nothing_fits = 1000000;
inline constexpr std::int64_t lone_widow = 8000;
inline constexpr std::int64_t one_line_page = 6000;
inline constexpr std::int64_t widow = 4000;
inline constexpr std::int64_t orphan = 3000;     // D7: where the language does not allow it
inline constexpr std::int64_t late_note = 2000;  // F01: it begins behind the page of its mark
inline constexpr std::int64_t parted_table = 900;
inline constexpr std::int64_t one_line_after_heading = 600;  // H05
inline constexpr std::int64_t hyphen_at_foot = 500;          // W09
inline constexpr std::int64_t parted_note = 300;
inline constexpr std::int64_t hole_line = 800;  // W05, for each line that a hole is more than a few
inline constexpr std::int64_t unlike_facing = 250;    // W06, for each line
inline constexpr std::int64_t more_blank_line = 150;  // W05
inline constexpr std::int64_t short_last_page = 40;   // for each line less than five
inline constexpr std::int64_t waiting_box = 30;     // a figure that stands behind where the text is
inline constexpr std::int64_t one_blank_line = 70;  // W04 in this order: a line less on two facing
inline constexpr std::int64_t loose_paragraph = 60;  // pages (twice 70), a looser paragraph,
inline constexpr std::int64_t tight_paragraph = 20;  // a tighter one.
inline constexpr std::int64_t worth_a_search = one_blank_line;
/// Where no fault is near, a way that has cost so much more than another is not followed.
inline constexpr std::int64_t dear = 200;

/// Blank lines at the foot of a page that a reader takes for chance; more look like a purpose.
inline constexpr std::int64_t few_lines = 2;

/// A page end inside a chapter: the boxes on either side of it.
struct PageEnd {
    const Box& last;
    const Box& next;
    /// The last box stands right under a heading.
    bool after_heading = false;
    /// Lines of text that would still fit.
    std::int64_t blank = 0;
};

/// W04, W05: of lines that are left blank, wherever that is.
[[nodiscard]] std::int64_t blank_cost(std::int64_t blank);

/// `orphans`: lines of a paragraph that must stand at the foot of a page (W02).
[[nodiscard]] std::int64_t end_cost(const PageEnd& end, int orphans);

/// W05: of lines that are left blank where a page could be filled so that only `fullest` were:
/// what a reader may take for chance is none.
[[nodiscard]] std::int64_t hole_cost(std::int64_t blank, std::int64_t fullest);

/// W07: of a chapter's last page, which is used so far down and ends with this box.
[[nodiscard]] std::int64_t last_page_cost(const Box& last, Length used, const style::Page& page);

}  // namespace banxin::layout::costs
