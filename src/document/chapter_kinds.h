/// \file
/// Which kinds of chapter have which field, and which of them cannot do without it: one table
/// for the manifest and for the front matter of chapters.
#pragma once

#include "document/book.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

[[nodiscard]] std::span<const ChapterKind> chapter_kinds();

/// Several kinds.
class Kinds {
public:
    template <class... Each>
    explicit constexpr Kinds(Each... kinds)
        : bits_((0U | ... | (1U << static_cast<unsigned>(kinds)))) {}
    [[nodiscard]] constexpr bool has(ChapterKind kind) const {
        return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0;
    }
    /// "essay", "news" …
    [[nodiscard]] std::vector<std::string> names() const;

private:
    unsigned bits_;
};

struct KindField {
    /// As in the manifest; "original.title" is a key of the table `original`.
    const char* key;
    Kinds kinds;
    /// Of `kinds`, those that need it.
    Kinds needed;
};
[[nodiscard]] std::span<const KindField> kind_fields();

/// The field of that key; "epigraph.source" is found under "epigraph". Nothing for keys that
/// every chapter has, and for those that there are not.
[[nodiscard]] const KindField* find_kind_field(std::string_view key);

}  // namespace banxin
