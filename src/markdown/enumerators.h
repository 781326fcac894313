/// \file
/// The enumerators of Chinese lists — （一） 一、 （1） 1、 ① — which CommonMark does not know:
/// lines of one paragraph that count on are a list. Private to the markdown room.
#pragma once

#include "document/block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace banxin::markdown {

struct Enumerator {
    enum class Form : std::uint8_t { han_bracket, figure_bracket, han_comma, figure_comma, circle };
    Form form{};
    std::uint32_t number = 0;
    /// At the head of the line, blanks after it not included.
    std::size_t bytes = 0;
};

[[nodiscard]] std::optional<Enumerator> enumerator_of(std::string_view line);

/// The first line of an enumeration that goes on to the last line: two items or more of one form,
/// each a number higher. Lines before it introduce it.
[[nodiscard]] std::optional<std::size_t> enumeration_in(std::string_view paragraph);

/// An enumeration's lines, parted by LineBreak, as a list with its enumerators for markers; from
/// line `first`; the lines before it are left in `content` as running text. Empty, and nothing is
/// changed, when a line end stands inside an element.
[[nodiscard]] std::optional<List> take_enumeration(Inlines& content, std::size_t first,
                                                   Language language);

/// The box of a task, `[ ]` or `[x]`, in a quotation or in another item, where the parser sees
/// none.
void take_task_box(ListItem& item, std::string_view source);

}  // namespace banxin::markdown
