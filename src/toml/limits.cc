#include "toml/limits.h"

namespace banxin::toml {
namespace {

/// Past the string that starts at `at`, or at the end of the text when it is not closed.
std::size_t skip_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool escapes = quote == '"';
    const std::string_view three = quote == '"' ? R"(""")" : "'''";
    const bool many_lines = text.substr(at).starts_with(three);
    at += many_lines ? 3 : 1;
    while (at < text.size()) {
        if (escapes && text[at] == '\\') {
            at += 2;
        } else if (many_lines && text.substr(at).starts_with(three)) {
            at += 3;
            // Two quotes may stand just before the closing three.
            while (at < text.size() && text[at] == quote) ++at;
            return at;
        } else if (!many_lines && (text[at] == quote || text[at] == '\n')) {
            return at + 1;
        } else {
            ++at;
        }
    }
    return text.size();
}

}  // namespace

std::optional<std::size_t> find_too_deep(std::string_view text, std::size_t most) {
    std::size_t open = 0;
    std::size_t dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        switch (text[at]) {
            case '"':
            case '\'': at = skip_string(text, at); continue;
            case '#':
                while (at < text.size() && text[at] != '\n') ++at;
                continue;
            case '[':
            case '{':
                dots = 0;
                if (++open > most) return at;
                break;
            case ']':
            case '}':
                if (open > 0) --open;
                break;
            case '.':
                if (++dots > most) return at;
                break;
            case '=':
            case ',':
            case '\n': dots = 0; break;
            default: break;
        }
        ++at;
    }
    return std::nullopt;
}

}  // namespace banxin::toml
