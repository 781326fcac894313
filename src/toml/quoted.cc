#include "toml/quoted.h"

#include "base/unicode.h"

#include <fmt/format.h>

namespace banxin::toml {

std::string in_quotation_marks(std::string_view text) {
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        if (next.value == '"' || next.value == '\\') result += '\\';
        if (is_control(next.value) || next.value < ' ')
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(next.value));
        else
            append_utf8(result, next.value);
    }
    return result + '"';
}

std::string comment(std::string_view text) {
    std::string result = "# ";
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        append_utf8(result, is_control(next.value) ? chars::replacement : next.value);
    }
    while (result.ends_with(' ')) result.pop_back();
    return result + '\n';
}

}  // namespace banxin::toml
