/// \file
/// The characters of a run as who looks for slips of typing reads them. Private to the passes room.
#pragma once

#include "document/inline.h"

#include <cstdint>
#include <vector>

namespace banxin::passes {

/// What a run must hold for each kind of slip to be in it, so that a clean one is read once.
namespace held {
inline constexpr unsigned vertical = 1U << 0U;
inline constexpr unsigned invisible_sign = 1U << 1U;
inline constexpr unsigned wide = 1U << 2U;
inline constexpr unsigned double_quote = 1U << 3U;
inline constexpr unsigned single_quote = 1U << 4U;
inline constexpr unsigned stop = 1U << 5U;
inline constexpr unsigned dash = 1U << 6U;
inline constexpr unsigned parenthesis = 1U << 7U;
inline constexpr unsigned half = 1U << 8U;
inline constexpr unsigned blank_sign = 1U << 9U;
inline constexpr unsigned bracket = 1U << 10U;
}  // namespace held

/// A character of a run, where it stands; what is not typed text has no place.
struct Sign {
    char32_t character = 0;
    std::uint32_t at = 0;
    Text* text = nullptr;
};
/// Code, a formula, an address, a picture, words in another language.
inline constexpr char32_t opaque_sign = 0xFFFC;

/// The characters of a run in their order; marks of notes are passed over.
struct RunSigns {
    std::vector<Sign> signs;
    /// Of the kinds in `held`.
    unsigned held = 0;
};
/// Into `signs`, whose room is used again.
void read_signs(Inlines& run, RunSigns& signs);

[[nodiscard]] bool is_full_width_alphanumeric(char32_t c);
/// All opening and closing marks, and few others.
[[nodiscard]] constexpr bool may_be_bracket(char32_t c) {
    if (c < 0xFF00) return (c >= 0x2018 && c <= 0x201D) || (c >= 0x3008 && c <= 0x3017);
    constexpr char32_t wide_ones[] = {U'（', U'）', U'［', U'］', U'｛', U'｝'};
    for (const char32_t one : wide_ones)
        if (c == one) return true;
    return false;
}
/// The horizontal mark of each vertical form; 0: there is none, or it is a mark of its own. All
/// have three bytes, and so have the forms.
[[nodiscard]] char32_t horizontal(char32_t c);

}  // namespace banxin::passes
