/// \file
/// Two texts that say the same: where their sections lie, and where they most likely part. Private
/// to the passes.
#pragma once

#include "document/book.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace banxin::passes::pairing {

/// Blocks from `begin` up to, not including, `end`.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Which blocks are headings.
[[nodiscard]] std::vector<std::size_t> headings(const Blocks& blocks);

/// Where the section before the heading number `next` ends.
[[nodiscard]] std::size_t end_of(const std::vector<std::size_t>& headings, std::size_t next,
                                 const Blocks& blocks);

/// The first blocks of two sections that are no pair, judged by kind and length (after Gale and
/// Church, "A Program for Aligning Sentences in Bilingual Corpora"): one may have been left out,
/// parted or joined. May be an end.
[[nodiscard]] std::pair<std::size_t, std::size_t> first_doubt(const Blocks& ours, Range our_section,
                                                              const Blocks& theirs,
                                                              Range their_section);

}  // namespace banxin::passes::pairing
