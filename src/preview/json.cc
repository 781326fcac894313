#include "preview/json.h"

#include <fmt/format.h>

namespace banxin::preview {

std::string json_text(std::string_view text) {
    std::string to = "\"";
    to.reserve(text.size() + 2);
    for (const char c : text) {
        if (c == '"' || c == '\\')
            to += '\\', to += c;
        else if (c == '\n')
            to += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            to += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            to += c;
    }
    return to += '"';
}

void add_member(std::string& to, std::string_view name, std::string_view value) {
    if (!to.empty() && to.back() != '{') to += ',';
    to += json_text(name);
    to += ':';
    to += value;
}

}  // namespace banxin::preview
