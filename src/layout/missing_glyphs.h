/// \file
/// What no face can set, told of once a chapter with its place. Private to the layout room.
#pragma once

#include "layout/flatten.h"

#include <string>
#include <string_view>

namespace banxin::layout {

/// F003. `at` is where it stands in the stream's text.
void report_missing(char32_t character, std::uint32_t at, const Flat& flat, StreamContext& context);
/// The same of characters that are one to a reader: an emoji, a letter with its marks.
void report_missing(std::string_view sequence, std::uint32_t at, const Flat& flat,
                    StreamContext& context);
/// F040: an emoji that is set as what it is made of.
void report_in_parts(std::string_view sequence, const std::string& drawn, std::uint32_t at,
                     const Flat& flat, StreamContext& context);

}  // namespace banxin::layout
