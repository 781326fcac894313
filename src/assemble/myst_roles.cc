#include "assemble/myst_roles.h"

#include "assemble/lines.h"
#include "base/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace banxin::assemble {
namespace {

enum class RoleBecomes {
    words,
    code,
    reference,     ///< to a label
    number,        ///< the same, called by its number
    formula_name,  ///< to a formula, which has no number here
    document,      ///< to a file
    file,          ///< the same, with its ending
    formula,
    element,  ///< of HTML
    citation,
    nothing,
};
struct RoleName {
    std::string_view name;
    RoleBecomes becomes;
    std::string_view element = "";
};
constexpr std::array<RoleName, 37> role_names = {{
    {"ref", RoleBecomes::reference},
    {"numref", RoleBecomes::number},
    {"eq", RoleBecomes::formula_name},
    {"any", RoleBecomes::reference},
    {"prf:ref", RoleBecomes::reference},
    {"doc", RoleBecomes::document},
    {"download", RoleBecomes::file},
    {"math", RoleBecomes::formula},
    {"sub", RoleBecomes::element, "sub"},
    {"subscript", RoleBecomes::element, "sub"},
    {"sup", RoleBecomes::element, "sup"},
    {"superscript", RoleBecomes::element, "sup"},
    {"kbd", RoleBecomes::element, "kbd"},
    {"term", RoleBecomes::words},
    {"abbr", RoleBecomes::words},
    {"guilabel", RoleBecomes::words},
    {"menuselection", RoleBecomes::words},
    {"del", RoleBecomes::element, "del"},
    {"delete", RoleBecomes::element, "del"},
    {"u", RoleBecomes::element, "u"},
    {"underline", RoleBecomes::element, "u"},
    {"strong", RoleBecomes::element, "strong"},
    {"emphasis", RoleBecomes::element, "em"},
    {"code", RoleBecomes::code},
    {"literal", RoleBecomes::code},
    {"file", RoleBecomes::code},
    {"samp", RoleBecomes::code},
    {"command", RoleBecomes::code},
    {"program", RoleBecomes::code},
    {"option", RoleBecomes::code},
    {"envvar", RoleBecomes::code},
    {"cite", RoleBecomes::citation},
    {"cite:p", RoleBecomes::citation},
    {"cite:t", RoleBecomes::citation},
    {"footcite", RoleBecomes::citation},
    {"index", RoleBecomes::nothing},
    {"nb-download", RoleBecomes::file},
}};

/// `words <target>`, or a target alone.
struct Target {
    std::string words;
    std::string target;
};
Target target_of(std::string_view inside) {
    const std::size_t open = inside.rfind('<');
    if (open == std::string_view::npos || !inside.ends_with('>') || open == 0)
        return {"", std::string(inside)};
    return {std::string(ascii::trimmed(inside.substr(0, open))),
            std::string(inside.substr(open + 1, inside.size() - open - 2))};
}

std::string link(const std::string& words, const std::string& address) {
    return fmt::format("[{}](<{}>)", words, address);
}

bool has_ending(std::string_view file) {
    return file.find('.', file.rfind('/') + 1) != std::string_view::npos;
}

std::string made_of(const RoleName& role, std::string_view inside) {
    Target target = target_of(inside);
    switch (role.becomes) {
        case RoleBecomes::words:
            // What is only meant, not said, names a place.
            return std::string(role.name == "abbr" || target.words.empty() ? inside : target.words);
        case RoleBecomes::reference: return link(target.words, "#" + target.target);
        case RoleBecomes::number:
            // "%s" stands for the number, which a link without words is given.
            return link(target.words.find('%') == std::string::npos &&
                                target.words.find("{n") == std::string::npos
                            ? target.words
                            : "",
                        "#" + target.target);
        case RoleBecomes::formula_name:
            return link("(" + (target.words.empty() ? target.target : target.words) + ")",
                        "#" + target.target);
        case RoleBecomes::document:
            return link(target.words, target.target + (has_ending(target.target) ? "" : ".md"));
        case RoleBecomes::file:
            return target.words.empty() ? "`" + target.target + "`" : target.words;
        case RoleBecomes::formula: return fmt::format("${}$", inside);
        case RoleBecomes::element: return fmt::format("<{0}>{1}</{0}>", role.element, inside);
        case RoleBecomes::citation: {
            std::string keys;
            for (std::size_t at = 0; at <= inside.size();) {
                const std::size_t end = std::min(inside.find(',', at), inside.size());
                keys += fmt::format("{}@{}", keys.empty() ? "" : "; ",
                                    ascii::trimmed(inside.substr(at, end - at)));
                at = end + 1;
            }
            return "[" + keys + "]";
        }
        case RoleBecomes::code:
        case RoleBecomes::nothing: break;
    }
    return "";
}

}  // namespace

std::optional<Role> role_at(std::string_view text, std::size_t at) {
    if (text[at] != '{') return std::nullopt;
    constexpr std::size_t longest = 20;
    const std::size_t close = text.substr(0, std::min(text.size(), at + longest)).find('}', at);
    if (close == std::string_view::npos || close + 1 >= text.size() || text[close + 1] != '`')
        return std::nullopt;
    const std::string_view name = text.substr(at + 1, close - at - 1);
    const auto* role = std::find_if(role_names.begin(), role_names.end(),
                                    [&](const RoleName& one) { return one.name == name; });
    if (role == role_names.end()) return std::nullopt;
    const std::size_t end = behind_code(text, close + 1);
    const std::size_t ticks = text.find_first_not_of('`', close + 1) - close - 1;
    if (end < close + 2 + 2 * ticks) return std::nullopt;
    const std::string_view whole = text.substr(close + 1, end - close - 1);
    if (whole.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
    Role found{std::string(name), end, {}, role->becomes == RoleBecomes::nothing};
    found.made = role->becomes == RoleBecomes::code
                     ? std::string(whole)
                     : made_of(*role, whole.substr(ticks, whole.size() - 2 * ticks));
    return found;
}

std::string with_roles_settled(std::string_view line) {
    std::string made;
    for (std::size_t at = 0; at < line.size();) {
        const auto role = role_at(line, at);
        const std::size_t end = role ? role->end : behind_literal(line, at);
        made += role ? role->made : std::string(line.substr(at, end - at));
        at = end;
    }
    return made;
}

}  // namespace banxin::assemble
