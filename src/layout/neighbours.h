/// \file
/// What a character is beside its neighbours, and what stands between two clusters. Private to
/// the layout room.
#pragma once

#include "layout/flatten.h"

#include <vector>

namespace banxin::layout {

/// A break's cost that the pair of classes decides (`set_neighbours`).
inline constexpr std::uint16_t undecided = 0xFFFE;
/// D1: an ellipsis may start a line, but not gladly.
inline constexpr std::uint16_t discouraged_penalty = 50;

/// Part of a size, in 1/65536 em.
[[nodiscard]] inline std::int32_t scale(Length size, std::int64_t part) {
    return static_cast<std::int32_t>(size.sp * part / 65536);
}

[[nodiscard]] inline bool is_latin_class(SpacingClass c) {
    return c == SpacingClass::latin || c == SpacingClass::neutral ||
           c == SpacingClass::latin_opening || c == SpacingClass::latin_closing;
}
[[nodiscard]] inline bool is_cjk_class(SpacingClass c) {
    return !is_latin_class(c) && c != SpacingClass::space && c != SpacingClass::hangul;
}
[[nodiscard]] inline bool is_ellipsis(char32_t c) {
    return c == chars::ellipsis || c == 0x2025 || c == 0x22EF;
}

/// "km", "m/s", "℃": what follows a figure and stays with it.
[[nodiscard]] bool is_unit_of_measure(std::string_view word);

/// U08: whether the spaces `space` … before `next` stand between a figure and its unit, or between
/// one to three figures and a group of three: "25 000".
[[nodiscard]] bool stays_with_figure(const Stream& stream, const std::vector<Unit>& units,
                                     const std::vector<SpacingClass>& classes, std::size_t space,
                                     std::size_t next);

/// M04: whether a typed space between these two is replaced by what the pair has anyway: the gap,
/// or the blank of a full-width mark. Never where words are written apart.
[[nodiscard]] bool space_gives_way(SpacingClass before, SpacingClass after, Locale locale,
                                   const LineRules& rules);

/// Class of every character, corrected by what stands beside it: quotes, dashes, symbols.
[[nodiscard]] std::vector<SpacingClass> classify(const Stream& stream,
                                                 const std::vector<Unit>& units);

/// Glue and break cost of every pair of neighbours, on the finished row.
void set_neighbours(Stream& stream);

/// One Latin for 宋 and 楷, whose own is that of a sans; M13: among Han in a size and on a baseline
/// of its own.
void set_latin(Stream& stream, std::vector<Unit>& units, const std::vector<SpacingClass>& classes,
               const text::Fonts& fonts);

/// Whether a Hangul letter belongs to the syllable of the one before it.
[[nodiscard]] bool joins_syllable(const std::vector<Unit>& units, std::size_t i);

/// What a cell of several characters is shaped as: Hangul letters join, Han with its marks not.
[[nodiscard]] Script script_of_cell(std::string_view text);

}  // namespace banxin::layout
