#include "pipeline/composed_parts.h"

#include <algorithm>

namespace banxin {
namespace {

/// So many parts stay composed: what is in the windows of some browsers. A search goes through all.
constexpr std::size_t most_made = 12;

}  // namespace

std::shared_ptr<const layout::PartPages> ComposedParts::of(std::size_t part) const {
    const std::lock_guard lock(mutex_);
    const auto known = std::find_if(made_.begin(), made_.end(),
                                    [&](const auto& one) { return one.first == part; });
    if (known != made_.end()) return known->second;
    auto made = std::make_shared<const layout::PartPages>(book_->layout->pages_of(part));
    if (made_.size() == most_made) made_.erase(made_.begin());
    made_.emplace_back(part, std::move(made));
    return made_.back().second;
}

std::optional<PageOfPart> page_of_part(const SetBook& book, std::size_t page) {
    const std::vector<layout::PartPlace>& parts = book.layout->parts();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (page >= parts[i].first_page && page < parts[i].first_page + parts[i].page_count)
            return PageOfPart{i, page - parts[i].first_page};
    return std::nullopt;
}

}  // namespace banxin
