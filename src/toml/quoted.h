/// \file
/// Text in TOML's form. Knows no key.
#pragma once

#include <string>
#include <string_view>

namespace banxin::toml {

/// A basic string, quoted and escaped.
[[nodiscard]] std::string in_quotation_marks(std::string_view text);
/// A line of comment; control characters, which must not stand there, are replaced.
[[nodiscard]] std::string comment(std::string_view text);

}  // namespace banxin::toml
