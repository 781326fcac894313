/// \file
/// Plain words as Markdown that means just them, and marks around them. Private to this room.
#pragma once

#include <string>
#include <string_view>

namespace banxin::importer {

/// Nothing of it is taken for a mark where it stands inside a line.
[[nodiscard]] std::string escaped(std::string_view words);
/// The same at the beginning of a paragraph, where more is.
[[nodiscard]] std::string escaped_start(std::string paragraph);
/// As HTML.
[[nodiscard]] std::string html_escaped(std::string_view words);
/// `{words|reading}`, of words and a reading that are not escaped yet.
[[nodiscard]] std::string ruby(std::string_view words, std::string_view reading);
/// An address as it stands in `(…)`.
[[nodiscard]] std::string link_target(std::string_view address);
/// The chapters of a book in files of their own: "01.md".
[[nodiscard]] std::string chapter_file(std::size_t number);

}  // namespace banxin::importer
