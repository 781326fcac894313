/// \file
/// Lists with the enumerators that Pandoc knows beside CommonMark's: `a.` `A)` `(i)` `iv.` `(1)`,
/// `#.` that counts by itself, and examples, `(@)` and `(@name)`, that are counted through the
/// chapter. Private to this room.
#pragma once

#include "base/source.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

struct cmark_node;
struct cmark_syntax_extension;

namespace banxin::markdown {

struct ParsedText;

/// Opens a list where a block may begin: not in the middle of a paragraph, unless it is an item's.
[[nodiscard]] cmark_syntax_extension* make_fancy_list_extension();

[[nodiscard]] bool is_fancy_list(const cmark_node& list);

/// Examples: the number of each item, and of each name.
struct Examples {
    std::unordered_map<const cmark_node*, std::uint32_t> items{};
    std::unordered_map<std::string, std::uint32_t> names{};

    /// The longest name that a text begins with, and its number; 0: none.
    [[nodiscard]] std::uint32_t number_at(std::string_view text, std::size_t& size) const;
};
[[nodiscard]] Examples examples_in(cmark_node& document, const ParsedText& text);

/// "iv.", "(a)", "(3)"; empty where the list counts in figures as any other. `index`: of the item
/// in its list.
[[nodiscard]] std::string fancy_marker(const cmark_node& list, const cmark_node& item,
                                       std::uint32_t index, const Examples& examples);
/// What its first item counts from.
[[nodiscard]] std::uint32_t fancy_start(const cmark_node& list, const Examples& examples);

}  // namespace banxin::markdown
