#include "importer/toml_text.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "schema/text.h"

namespace banxin::importer {
namespace {

void add_line(std::string& to, std::string_view key, const std::string& value) {
    if (!value.empty()) to.append(key).append(" = ").append(value).append("\n");
}

/// What a manifest does not take in a text of one line.
bool is_unwritable(char32_t c) {
    return is_control(c) || c < U' ' || c == chars::byte_order_mark || c == chars::line_separator ||
           c == chars::paragraph_separator;
}

std::string without_controls(std::string_view text, bool keep_lines) {
    std::string clean;
    bool seen = false;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        if (next.value == U'\n' && keep_lines) {
            clean += '\n';
        } else if (is_unwritable(next.value)) {
            if (!clean.ends_with(' ')) clean += ' ';
        } else {
            append_utf8(clean, next.value);
            seen = seen || display_width(next.value) > 0;
        }
    }
    const std::string_view trimmed = ascii::trimmed(clean);
    // Blanks of any width alone are nothing to a manifest.
    const bool blank = trimmed.find_first_not_of("\xE3\x80") == std::string_view::npos;
    return blank || !seen ? std::string() : std::string(trimmed);
}

}  // namespace

std::string one_line(std::string_view text) {
    return without_controls(text, false);
}

std::string clean_lines(std::string_view text) {
    return without_controls(text, true);
}

bool can_be_named(std::string_view file) {
    if (find_invalid_utf8(file)) return false;
    for (std::size_t i = 0; i < file.size();) {
        const Decoded next = decode_utf8(file, i);
        i += next.bytes;
        if (is_unwritable(next.value)) return false;
    }
    return true;
}

void add(std::string& to, std::string_view key, const std::string& value) {
    add_line(to, key, schema::to_toml(value));
}
void add(std::string& to, std::string_view key, const std::optional<Date>& date) {
    add_line(to, key, schema::to_toml(date));
}

}  // namespace banxin::importer
