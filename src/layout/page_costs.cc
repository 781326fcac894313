#include "layout/page_costs.h"

#include <algorithm>

namespace banxin::layout::costs {

std::int64_t blank_cost(std::int64_t blank) {
    if (blank <= few_lines) return one_blank_line * blank * blank;
    return blank_cost(few_lines) + more_blank_line * (blank - few_lines);
}

std::int64_t end_cost(const PageEnd& end, int orphans) {
    std::int64_t cost = blank_cost(end.blank);
    if (end.next.last_line) cost += end.next.lone_character ? lone_widow : widow;
    if (end.last.first_line && orphans > 1) cost += orphan;
    if (end.last.first_line && end.after_heading) cost += one_line_after_heading;
    if (end.last.hyphen) cost += hyphen_at_foot;
    if (end.last.keep_with_next == Keep::rather) cost += parted_table;
    return cost;
}

std::int64_t hole_cost(std::int64_t blank, std::int64_t fullest) {
    return hole_line * std::max<std::int64_t>(0, blank - std::max(fullest, few_lines));
}

std::int64_t last_page_cost(const Box& last, Length used, const style::Page& page) {
    constexpr std::int64_t enough = 5;
    const std::int64_t lines = (used.sp + page.pitch.sp - 1) / page.pitch.sp;
    if (lines >= enough) return 0;
    if (lines > 1) return short_last_page * (enough - lines);
    // A lone line that ends a paragraph has been paid for, as a widow, on the page before: a lone
    // character costs more there.
    if (!last.last_line) return one_line_page;
    return one_line_page - widow;
}

}  // namespace banxin::layout::costs
