/// \file
/// Font files, as far as a book stands or falls by them: whole, single, readable. Private to the
/// room. OpenType 1.9, "Organization of an OpenType Font".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace banxin::check {

enum class FontForm : std::uint8_t { unknown, truetype, opentype, collection, woff, woff2 };

/// By the first bytes.
[[nodiscard]] FontForm font_form(std::string_view bytes);

struct FontFacts {
    FontForm form = FontForm::unknown;
    /// What is wrong, by the name of the table; empty: nothing was found.
    std::string problem;
};

[[nodiscard]] FontFacts examine_font(std::string_view bytes);

}  // namespace banxin::check
