/// \file
/// Where in the book's text lines and pages begin. Private to the layout room.
#pragma once

#include "layout/page_breaks.h"
#include "layout/stream.h"

#include <optional>
#include <vector>

namespace banxin::layout {

/// How much of the book stands before a cluster, as TextPlace::offset counts it; asked for one
/// cluster after the other, from the first.
class SourceOffsets {
public:
    explicit SourceOffsets(const Stream& stream) : stream_(stream) {}
    [[nodiscard]] std::uint32_t before(std::uint32_t cluster);

private:
    const Stream& stream_;
    std::size_t insertion_ = 0;
    std::uint32_t inserted_ = 0;
    std::uint32_t cluster_ = 0;
    std::uint32_t pictures_ = 0;
};

/// Where each page of a chapter begins in its text, the first one before the title; nothing for a
/// page on which no text begins. The chapter is not set. With `has_facing` there are two pages
/// where there was one, which begin at the same place.
[[nodiscard]] std::vector<std::optional<TextPlace>> page_starts(const PageBreaks& breaks,
                                                                bool has_facing);

}  // namespace banxin::layout
