/// \file
/// Addresses by name, as Obsidian and its relatives write them: `[[note#heading]]`. A link or a
/// picture keeps one as its `url`, brackets and all, until the passes know what it means.
#pragma once

#include <string>
#include <string_view>

namespace banxin {

/// `[[…]]`, or `![[…]]` for what is to be shown in its place.
[[nodiscard]] bool is_wiki(std::string_view url);
[[nodiscard]] bool is_embed(std::string_view url);

struct WikiAddress {
    /// A note or a file, perhaps with folders before it; empty: the text that names it.
    std::string name;
    /// "小节"; of `甲#章#节` all, with `#` between.
    std::string heading;
    /// The id of a block, without its `^`.
    std::string block;
};
[[nodiscard]] WikiAddress wiki_address(std::string_view url);

/// What is behind the folders, without `.md`: "甲" of "folder/甲.md".
[[nodiscard]] std::string_view name_of_note(std::string_view file);

/// What stands for an address that has no words of its own: "甲 > 小节". Empty for a block of the
/// text itself.
[[nodiscard]] std::string wiki_words(const WikiAddress& address);

/// Small letters of what is behind the last full stop of a file's name; "" where there is none.
[[nodiscard]] std::string ending_of(std::string_view file);

}  // namespace banxin
