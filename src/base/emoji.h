/// \file
/// Emoji of several characters (UTS #51, "Emoji Sequences"): what belongs together, and never parts
/// at a line's end.
#pragma once

#include <cstddef>
#include <string_view>

namespace banxin {

/// 🇦 to 🇿; two of them are a flag.
[[nodiscard]] bool is_regional_indicator(char32_t character);
/// A colour of skin, for what stands before it.
[[nodiscard]] bool is_emoji_modifier(char32_t character);
/// A joiner, a selector, a colour or a tag: it changes an emoji and is no picture of its own.
[[nodiscard]] bool is_emoji_part(char32_t character);

/// How many characters at the beginning of a text are one emoji: a flag, a keycap, a picture with
/// its colour, tags or others joined to it. 0: what stands there is a character like others, with
/// or without a selector.
[[nodiscard]] std::size_t emoji_sequence(std::u32string_view text);

}  // namespace banxin
