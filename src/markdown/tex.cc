#include "markdown/tex.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/fences.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace banxin::markdown {
namespace {

constexpr std::size_t longest = 2000;
constexpr std::size_t most_lines = 200;

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == none;
}

/// Letters of Chinese stand in formulas as `\text{…}` only.
bool looks_like_formula(std::string_view inside, bool strictly) {
    if (is_blank(inside) || inside.find_first_of("$`") != none) return false;
    if (inside.find("\n\n") != none) return false;
    const bool may_be_han = inside.find("\\text") != none || inside.find("\\m") != none;
    bool letters = false;
    for (std::size_t at = 0; at < inside.size();) {
        const Decoded next = decode_utf8(inside, at);
        const char32_t c = next.value;
        if (!may_be_han && (is_ideographic(c) || is_cjk_punctuation(c))) return false;
        letters = letters || ascii::is_letter(c);
        at += next.bytes;
    }
    // `\[1\]` and `\[注\]` only keep a bracket from being a link's.
    const bool operators = inside.find_first_of("\\^_=<>+") != none;
    return operators || (letters && !strictly);
}

/// Where `\)` or `\]` with as many backslashes closes what begins at `from`.
std::size_t closing_at(std::string_view text, std::size_t from, std::size_t slashes, char mark) {
    const std::size_t last = std::min(text.size(), from + longest);
    for (std::size_t at = text.find('\\', from); at < last; at = text.find('\\', at)) {
        std::size_t end = at;
        while (end < text.size() && text[end] == '\\') ++end;
        // `\\` ends a row of a matrix, so the last ones count.
        const bool enough = slashes == 1 ? (end - at) % 2 == 1 : end - at >= 2;
        if (enough && end < text.size() && text[end] == mark) return end - slashes;
        // They do not nest.
        if (enough && end < text.size() && (text[end] == '(' || text[end] == '[')) return none;
        at = std::max(end, at + 1);
    }
    return none;
}

void hide_pairs(std::string& text, std::size_t begin, std::size_t end, Dialect dialect) {
    bool in_code = false;
    for (std::size_t at = begin; at < end; ++at) {
        if (text[at] == '`') in_code = !in_code;
        if (text[at] != '\\' || in_code) continue;
        std::size_t bracket = at;
        while (bracket < end && text[bracket] == '\\') ++bracket;
        const std::size_t slashes = bracket - at;
        const char open = bracket < end ? text[bracket] : '\0';
        const bool known = (open == '(' || open == '[') &&
                           (slashes == 2 || (slashes == 1 && dialect == Dialect::pandoc));
        if (known) {
            const std::size_t from = bracket + 1;
            const std::size_t close = closing_at(text, from, slashes, open == '(' ? ')' : ']');
            const std::string_view all(text);
            if (close != none && looks_like_formula(all.substr(from, close - from), open == '[')) {
                text[at] = formula_begin;
                text[close] = formula_end;
                std::replace(text.begin() + static_cast<std::ptrdiff_t>(at),
                             text.begin() + static_cast<std::ptrdiff_t>(close), '|', hidden_bar);
                bracket = close + slashes;
            }
        }
        // What stands behind an odd number of backslashes is escaped.
        at = slashes % 2 == 1 || known ? bracket : bracket - 1;
    }
}

/// Bytes of `\begin{align} … \end{align}` that stands on lines of its own; 0: it is none.
std::size_t environment_at(std::string_view text, std::size_t begin) {
    constexpr std::array<std::string_view, 7> names = {
        "equation", "align", "flalign", "gather", "multline", "eqnarray", "displaymath"};
    constexpr std::string_view opening = "\\begin{";
    const std::string_view line = line_at(text, begin);
    if (!line.starts_with(opening)) return 0;
    const std::size_t close = line.find('}');
    if (close == none) return 0;
    const std::string_view name = line.substr(opening.size(), close - opening.size());
    const std::string_view bare = name.ends_with('*') ? name.substr(0, name.size() - 1) : name;
    if (std::find(names.begin(), names.end(), bare) == names.end()) return 0;
    const std::string ending = "\\end{" + std::string(name) + "}";
    std::size_t at = begin;
    for (std::size_t lines = 0; at < text.size() && lines < most_lines; ++lines) {
        const std::string_view one = line_at(text, at);
        const std::size_t found = one.find(ending);
        if (found != none)
            return is_blank(one.substr(found + ending.size())) ? at + found + ending.size() - begin
                                                               : 0;
        at += one.size() + 1;
    }
    return 0;
}

}  // namespace

void hide_tex(std::string& text, Dialect dialect) {
    const bool pandoc = dialect == Dialect::pandoc;
    if (text.find("\\\\(") == none && text.find("\\\\[") == none && text.find("\\begin{") == none &&
        (!pandoc || (text.find("\\(") == none && text.find("\\[") == none)))
        return;
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        const std::size_t end = begin + line.size();
        std::size_t next = end + 1;
        if (!code.holds(line)) {
            const std::size_t environment = environment_at(text, begin);
            if (environment > 0) {
                text[begin] = formula_begin;
                text[text.rfind('\\', begin + environment)] = formula_end;
                next = begin + environment + line_at(text, begin + environment).size() + 1;
            } else {
                hide_pairs(text, begin, end, dialect);
            }
        }
        begin = next;
    }
}

}  // namespace banxin::markdown
