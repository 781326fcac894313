// Pieces that follow each other in one source are one piece.
#include "assemble/pieced.h"

#include <cstdint>
#include <utility>

namespace banxin::assemble {

void Pieced::copy(SourceId source, std::string_view text, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(end);
    const bool goes_on = !pieces_.empty() && pieces_.back().from.source == source &&
                         pieces_.back().from.end == from &&
                         text_.size() - pieces_.back().begin == from - pieces_.back().from.begin;
    if (goes_on)
        pieces_.back().from.end = to;
    else
        pieces_.push_back({static_cast<std::uint32_t>(text_.size()), {source, from, to}});
    text_ += text.substr(begin, end - begin);
}

void Pieced::put(std::string_view made, Span from) {
    if (made.empty()) return;
    pieces_.push_back({static_cast<std::uint32_t>(text_.size()), from});
    text_ += made;
}

SourceId Pieced::add_to(Sources& sources, std::string path) && {
    return sources.add_assembled(std::move(path), std::move(text_), std::move(pieces_));
}

}  // namespace banxin::assemble
