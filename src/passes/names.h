/// \file
/// Names and ids made from words: stable, ASCII, the same on every machine.
#pragma once

#include <string>
#include <string_view>

namespace banxin::passes {

/// 8 hexadecimal digits of FNV-1a (64 bit, folded).
[[nodiscard]] std::string short_hash(std::string_view text);

/// `[a-z0-9][a-z0-9._-]*`, at most 40 bytes, from a file's name without its ending; a name
/// without usable ASCII gives `c-` and its hash.
[[nodiscard]] std::string chapter_slug(std::string_view file);

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

}  // namespace banxin::passes
