/// \file
/// Pages of a set book as they are looked at: those of a part are composed once while it is in use.
#pragma once

#include "pipeline/session.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace banxin {

/// Any thread may ask.
class ComposedParts {
public:
    /// Of a book whose pages are set. Null: there is none, and nothing may be asked for.
    explicit ComposedParts(std::shared_ptr<const SetBook> book) : book_(std::move(book)) {}

    [[nodiscard]] std::shared_ptr<const layout::PartPages> of(std::size_t part) const;

private:
    std::shared_ptr<const SetBook> book_;
    mutable std::mutex mutex_;
    /// The last ones that were made.
    mutable std::vector<std::pair<std::size_t, std::shared_ptr<const layout::PartPages>>> made_;
};

/// A page (from 0) of a part.
struct PageOfPart {
    std::size_t part = 0;
    std::size_t page = 0;
};
/// None: `page` is blank, between two parts, or behind the last.
[[nodiscard]] std::optional<PageOfPart> page_of_part(const SetBook& book, std::size_t page);

}  // namespace banxin
