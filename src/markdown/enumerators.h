/// \file
/// The enumerators of Chinese lists — （一） 一、 （1） 1、 1） 1． ① ⑴ （a） A. A、 a) Ⅰ. — which
/// CommonMark does not know: lines of one paragraph that count on are a list. Private to the
/// markdown room.
#pragma once

#include "document/block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace banxin::markdown {

struct Enumerator {
    enum class Count : std::uint8_t { figures, han, circles, letters, capitals, roman };
    Count count{};
    /// What stands around the number; none where a character has both in one.
    char32_t open = 0;
    char32_t close = 0;
    std::uint32_t number = 0;
    /// At the head of the line, blanks after it not included.
    std::size_t bytes = 0;

    [[nodiscard]] bool is_like(const Enumerator& other) const {
        return count == other.count && open == other.open && close == other.close;
    }
};

[[nodiscard]] std::optional<Enumerator> enumerator_of(std::string_view line);

/// The first line of an enumeration that goes on to the last line: two items or more of one form,
/// each a number higher; letters from the first on. Lines before it introduce it.
[[nodiscard]] std::optional<std::size_t> enumeration_in(std::string_view paragraph);

/// An enumeration's lines, parted by LineBreak, as a list with its enumerators for markers; from
/// line `first`; the lines before it are left in `content` as running text. Empty, and nothing is
/// changed, when a line end stands inside an element.
[[nodiscard]] std::optional<List> take_enumeration(Inlines& content, std::size_t first,
                                                   Language language);

/// The box of a task, `[ ]` or `[x]`, in a quotation or in another item, where the parser sees
/// none; and those of Obsidian, `[/]`, `[>]`, which are not done, and `[-]`, which is struck out.
void take_task_box(ListItem& item, std::string_view source);

}  // namespace banxin::markdown
