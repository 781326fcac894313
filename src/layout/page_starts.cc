#include "layout/page_starts.h"

#include <algorithm>

namespace banxin::layout {

std::uint32_t SourceOffsets::before(std::uint32_t cluster) {
    const std::uint32_t text = stream_.clusters[cluster].text;
    const std::vector<Insertion>& insertions = stream_.insertions;
    const auto begins_before = [&] {
        return insertion_ < insertions.size() && insertions[insertion_].text < text;
    };
    for (; begins_before() && insertions[insertion_].text + insertions[insertion_].size <= text;
         ++insertion_)
        inserted_ += insertions[insertion_].size;
    // Inside of what was inserted is where it stands in the book.
    const std::uint32_t inside = begins_before() ? text - insertions[insertion_].text : 0;
    for (; cluster_ < cluster; ++cluster_) {
        const std::uint32_t box = stream_.clusters[cluster_].box;
        if (box != no_inline_box && stream_.boxes[box].kind == InlineBox::Kind::picture)
            ++pictures_;
    }
    return text - inserted_ - inside + pictures_;
}

std::vector<std::optional<TextPlace>> page_starts(const PageBreaks& breaks, bool has_facing) {
    std::vector<std::optional<TextPlace>> starts;
    for (const PagePlan& plan : breaks.pages) {
        // What is placed at the head belongs to text before it.
        const auto first = std::find_if(plan.boxes.begin(), plan.boxes.end(), [](const Box* box) {
            return box->place.block != no_block;
        });
        if (starts.empty())
            starts.emplace_back(TextPlace{});
        else if (first == plan.boxes.end())
            starts.emplace_back(std::nullopt);
        else
            starts.emplace_back((*first)->place);
        if (has_facing) starts.push_back(starts.back());
    }
    return starts;
}

}  // namespace banxin::layout
