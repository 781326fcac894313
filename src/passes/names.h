/// \file
/// Names and ids made from words: stable, ASCII, the same on every machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>
#include "document/block.h"

namespace banxin::passes {

/// 8 hexadecimal digits of FNV-1a (64 bit, folded).
[[nodiscard]] std::string short_hash(std::string_view text);

/// `[a-z0-9][a-z0-9._-]*`, at most 40 bytes, from a file's name without its ending; a name
/// without usable ASCII gives `c-` and its hash.
[[nodiscard]] std::string chapter_slug(std::string_view file);

/// What a chapter without a title is called: its file's name without the number that puts files in
/// order, with blanks for what stands for them; of a README or an index its folder's.
[[nodiscard]] std::string title_from_file(std::string_view file);

/// How a heading counts: "第N章", "N.N", "（N）"; "" if it does not (heading_numbers.cc).
[[nodiscard]] std::u32string counting_of(std::string_view heading);
/// A heading begins with a number of its own: 第一章, 1.1, 一、, or figures and a blank.
[[nodiscard]] bool brings_number(std::string_view heading);

/// The names of a block, for links: Block::anchor holds them with blanks between, its own first.
[[nodiscard]] std::vector<std::string> names_in(std::string_view anchor);

/// Letters and figures of a heading or of what a link calls it, without case: in these alone the
/// rules of all programs agree.
[[nodiscard]] std::string loose_anchor(std::string_view words);
/// The same from the first letter on, as those have it that drop a heading's number.
[[nodiscard]] std::string loose_anchor_without_number(std::string_view words);

/// What GitHub calls a heading: lower case, no punctuation, '-' for spaces, Han kept.
[[nodiscard]] std::string github_anchor(std::string_view heading);

/// The id that Pandoc and Quarto give to a heading ("Extension: auto_identifiers"): what stands
/// before its first letter is dropped, full stops stay.
[[nodiscard]] std::string pandoc_anchor(std::string_view heading);

/// An ASCII XML name without a colon.
[[nodiscard]] bool is_ascii_name(std::string_view text);

/// The file's folder inside the book, "" for the root.
[[nodiscard]] std::string folder_of(std::string_view file);

/// "https://…", "data:…", "//host/…": nothing that a folder could hold.
[[nodiscard]] bool is_remote(std::string_view url);

/// Pictures of which one is `missing` are no row: what they show and say, in one line. False: none
/// is.
[[nodiscard]] bool in_one_line(FigureRow& row, bool (*missing)(const Image&), Paragraph& to);

}  // namespace banxin::passes
