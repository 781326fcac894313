/// \file
/// What a text does not say and its characters tell: its language, and what a chapter is by
/// its title. Guesses, which are told of as such. Private to this room.
#pragma once

#include "document/book.h"

#include <string>
#include <string_view>

namespace banxin::importer {

/// BCP 47, by the characters alone.
[[nodiscard]] std::string guess_language(std::string_view text);

/// A language that another program was told ("zh", "cn", "zh_TW", "en"), with its script; by
/// the text when it says nothing, or another language than the text is in: templates say "en".
[[nodiscard]] std::string settle_language(std::string_view declared, std::string_view text);

/// 前言, 后记, 附录 …; `chapter` for every other title.
[[nodiscard]] ChapterRole guess_role(std::string_view title);

}  // namespace banxin::importer
