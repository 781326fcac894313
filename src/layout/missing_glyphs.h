/// \file
/// What no face can set, told of once a chapter with its place. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <string>
#include <string_view>

namespace banxin::layout {

/// The face that sets what no face has: the nearest one that has the mark that stands in for it.
[[nodiscard]] text::FaceId stand_in_face(char32_t missing, text::FaceId wanted,
                                         const text::Fonts& fonts);
/// F003. `at` is where it stands in the stream's text.
void report_missing(char32_t character, std::uint32_t at, const Flat& flat, StreamContext& context);
/// The same of characters that are one to a reader: an emoji, a letter with its marks.
void report_missing(std::string_view sequence, std::uint32_t at, const Flat& flat,
                    StreamContext& context);
/// F040: an emoji that is set as what it is made of.
void report_in_parts(std::string_view sequence, const std::string& drawn, std::uint32_t at,
                     const Flat& flat, StreamContext& context);

/// A character of code, which is set one by one: by the place of its block.
void report_unset(std::string_view text, text::FaceId wanted, Span place, StreamContext& context);

}  // namespace banxin::layout
