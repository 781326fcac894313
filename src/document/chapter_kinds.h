/// \file
/// Several kinds of chapters at once.
#pragma once

#include "document/book.h"

#include <concepts>
#include <string>
#include <vector>

namespace banxin {

/// Several kinds.
class Kinds {
public:
    template <std::same_as<ChapterKind>... Each>
    explicit constexpr Kinds(Each... kinds)
        : bits_((0U | ... | (1U << static_cast<unsigned>(kinds)))) {}
    [[nodiscard]] constexpr bool has(ChapterKind kind) const {
        return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    bool operator==(const Kinds&) const = default;
    /// "essay", "news" …
    [[nodiscard]] std::vector<std::string> names() const;

private:
    unsigned bits_;
};

inline constexpr Kinds all_kinds =
    Kinds(ChapterKind::plain, ChapterKind::essay, ChapterKind::translation, ChapterKind::news,
          ChapterKind::digest);

}  // namespace banxin
