#include "assemble/include_tags.h"

#include "base/ascii.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace banxin::assemble {
namespace {

std::optional<std::size_t> number(std::string_view digits) {
    digits = ascii::trimmed(digits);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (digits.empty() || error != std::errc() || end != digits.end()) return std::nullopt;
    return value;
}

/// mdBook: `2` is one line, `2:10`, `2:`, `:10`; anything else is the name of a part.
void take_mdbook_range(std::string_view range, Wanted& wanted) {
    if (range.empty()) return;
    const std::size_t colon = range.find(':');
    const std::string_view first = range.substr(0, colon);
    const auto begin = number(first);
    if (!begin && !first.empty()) {
        wanted.part = ascii::trimmed(first);
        return;
    }
    Wanted::Lines lines;
    lines.first = begin.value_or(1);
    if (colon == std::string_view::npos) {
        lines.last = lines.first;
    } else {
        std::string_view last = range.substr(colon + 1);
        if (const auto end = number(last.substr(0, last.find(':')))) lines.last = *end;
    }
    if (begin || lines.last != Wanted::Lines{}.last) wanted.lines.push_back(lines);
}

std::optional<IncludeTag> mdbook(std::string_view text) {
    const std::size_t close = text.find("}}");
    if (close == std::string_view::npos || text.substr(0, close).find_first_of("\r\n") < close)
        return std::nullopt;
    std::string_view inside = ascii::trimmed(text.substr(2, close - 2));
    if (!inside.starts_with('#')) return std::nullopt;
    inside.remove_prefix(1);
    const std::string_view name = inside.substr(0, inside.find_first_of(" \t"));
    std::string_view rest = ascii::trimmed(inside.substr(name.size()));
    if (rest.empty()) return std::nullopt;
    IncludeTag tag;
    tag.size = close + 2;
    tag.in_code = true;
    if (name == "title") {
        tag.becomes = IncludeTag::Becomes::nothing;
        tag.in_code = false;
        tag.file = rest;
        return tag;
    }
    if (name == "include" || name == "rustdoc_include") {
        const std::size_t colon = rest.find(':');
        tag.file = ascii::trimmed(rest.substr(0, colon));
        if (colon != std::string_view::npos) take_mdbook_range(rest.substr(colon + 1), tag.wanted);
        return tag;
    }
    if (name != "playground" && name != "playpen") return std::nullopt;
    rest = rest.substr(0, rest.find_first_of(" \t"));
    tag.file = rest;
    tag.becomes = IncludeTag::Becomes::code;
    tag.language = "rust";
    tag.in_code = false;
    return tag;
}

std::optional<IncludeTag> quarto(std::string_view text) {
    const std::size_t close = text.find(">}}");
    if (!text.starts_with("{{<") || close == std::string_view::npos) return std::nullopt;
    std::string_view inside = ascii::trimmed(text.substr(3, close - 3));
    constexpr std::string_view word = "include";
    if (!inside.starts_with(word)) return std::nullopt;
    inside.remove_prefix(word.size());
    if (inside.empty() || !ascii::is_blank(inside[0]) ||
        inside.find_first_of("\r\n") != std::string_view::npos)
        return std::nullopt;
    IncludeTag tag;
    tag.size = close + 3;
    tag.file = ascii::unquoted(inside);
    tag.in_code = true;
    return tag;
}

/// Of Jekyll and GitBook; only a text is put in, other files are templates.
std::optional<IncludeTag> liquid(std::string_view text) {
    const std::size_t close = text.find("%}");
    if (!text.starts_with("{%") || close == std::string_view::npos) return std::nullopt;
    std::string_view inside = text.substr(2, close - 2);
    if (inside.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
    if (inside.starts_with('-')) inside.remove_prefix(1);
    if (inside.ends_with('-')) inside.remove_suffix(1);
    inside = ascii::trimmed(inside);
    for (const std::string_view word : {"include_relative ", "include-markdown ", "include "}) {
        if (!inside.starts_with(word)) continue;
        std::string_view rest = ascii::trimmed(inside.substr(word.size()));
        std::size_t end = rest.find_first_of(" \t");
        if (rest.starts_with('"') || rest.starts_with('\'')) {
            end = rest.find(rest[0], 1);
            if (end == std::string_view::npos) return std::nullopt;
            ++end;
        }
        const std::string_view file = ascii::unquoted(rest.substr(0, end));
        const std::string lower = ascii::to_lower(file);
        if (!lower.ends_with(".md") && !lower.ends_with(".markdown") && !lower.ends_with(".txt"))
            return std::nullopt;
        IncludeTag tag;
        tag.size = close + 2;
        tag.file = file;
        return tag;
    }
    return std::nullopt;
}

/// markdown-include, for MkDocs.
std::optional<IncludeTag> exclaimed(std::string_view text) {
    const std::size_t close = text.find("!}");
    if (!text.starts_with("{!") || close == std::string_view::npos) return std::nullopt;
    const std::string_view inside = ascii::trimmed(text.substr(2, close - 2));
    if (inside.empty() || inside.find_first_of(" \t\r\n{}!") != std::string_view::npos ||
        inside.find('.') == std::string_view::npos)
        return std::nullopt;
    IncludeTag tag;
    tag.size = close + 2;
    tag.file = inside;
    tag.in_code = true;
    return tag;
}

/// `f#part{…}`, `f{…}`: splits off what is in braces, then the part.
std::string_view take_braces(std::string_view& name) {
    const std::size_t open = name.find('{');
    if (open == std::string_view::npos) return {};
    const std::size_t close = name.find('}', open);
    const std::string_view inside = name.substr(open + 1, std::min(close, name.size()) - open - 1);
    name = ascii::trimmed(name.substr(0, open));
    return ascii::trimmed(inside);
}

void take_part(std::string_view& name, Wanted& wanted) {
    const std::size_t mark = name.rfind('#');
    if (mark == std::string_view::npos || mark == 0) return;
    wanted.part = ascii::trimmed(name.substr(mark + 1));
    wanted.dedent = true;
    name = ascii::trimmed(name.substr(0, mark));
}

/// `5,10`, `5-10`, `5,`, `,10`, `5`.
bool take_lines(std::string_view range, Wanted& wanted) {
    if (range.empty()) return true;
    const std::size_t part = range.find_first_of(",-");
    Wanted::Lines lines;
    if (const auto first = number(range.substr(0, part)))
        lines.first = *first;
    else if (part != 0)
        return false;
    if (part == std::string_view::npos)
        lines.last = lines.first;
    else if (const auto last = number(range.substr(part + 1)))
        lines.last = *last;
    else if (part + 1 < range.size())
        return false;
    wanted.lines.push_back(lines);
    return true;
}

/// VitePress: the whole file or a region; the numbers in braces are lines that it marks.
std::optional<IncludeTag> snippet_of_vitepress(std::string_view line) {
    if (!line.starts_with("<<<")) return std::nullopt;
    std::string_view name = ascii::trimmed(line.substr(3));
    if (name.empty() || name.starts_with('<')) return std::nullopt;
    const std::size_t size = line.size();
    IncludeTag tag;
    if (const std::size_t title = name.find(" ["); title != std::string_view::npos) {
        tag.title = ascii::trimmed(name.substr(title));
        name = ascii::trimmed(name.substr(0, title));
    }
    const std::string_view braces = take_braces(name);
    take_part(name, tag.wanted);
    // A name, and no words of a text: `<<< 见上`.
    if (name.find_first_of(" \t") != std::string_view::npos ||
        name.find_first_of("./") == std::string_view::npos)
        return std::nullopt;
    for (std::size_t at = 0; at < braces.size();) {
        const std::size_t end = std::min(braces.find(' ', at), braces.size());
        const std::string_view word = braces.substr(at, end - at);
        if (!word.empty() && ascii::is_letter(word[0]))
            tag.language = word.substr(0, word.find(':'));
        at = end + 1;
    }
    tag.size = size;
    tag.file = name;
    tag.becomes = IncludeTag::Becomes::code;
    return tag;
}

std::optional<IncludeTag> comment(std::string_view line) {
    if (!line.starts_with("<!--") || !line.ends_with("-->")) return std::nullopt;
    std::string_view inside =
        ascii::trimmed(line.substr(4, std::max<std::size_t>(line.size(), 7) - 7));
    if (!inside.starts_with("@include")) return std::nullopt;
    inside.remove_prefix(8);
    inside = ascii::trimmed(inside);
    if (!inside.starts_with(':')) return std::nullopt;
    std::string_view name = ascii::trimmed(inside.substr(1));
    IncludeTag tag;
    const std::string_view braces = take_braces(name);
    if (name.empty() || !take_lines(braces, tag.wanted)) return std::nullopt;
    take_part(name, tag.wanted);
    tag.wanted.dedent = false;
    tag.size = line.size();
    tag.file = name;
    tag.in_code = true;
    return tag;
}

/// Behind dashes, `8<` and dashes; nothing for other lines.
std::optional<std::string_view> behind_scissors(std::string_view line) {
    const std::size_t dashes = std::min(line.find_first_not_of('-'), line.size());
    if (dashes == 0 || line.substr(dashes, 2) != "8<") return std::nullopt;
    std::string_view rest = line.substr(dashes + 2);
    if (!rest.starts_with('-')) return std::nullopt;
    rest.remove_prefix(std::min(rest.find_first_not_of('-'), rest.size()));
    return rest;
}

std::optional<IncludeTag> scissors(std::string_view line) {
    if (line.starts_with(';')) {
        if (!behind_scissors(line.substr(std::min(line.find_first_not_of(';'), line.size()))))
            return std::nullopt;
        IncludeTag tag;
        tag.size = line.size();
        tag.becomes = IncludeTag::Becomes::shown;
        tag.in_code = true;
        return tag;
    }
    const auto rest = behind_scissors(line);
    if (!rest || rest->empty() || !ascii::is_blank((*rest)[0])) return std::nullopt;
    const std::string_view name = ascii::trimmed(*rest);
    if (name.size() < 3 || ascii::unquoted(name).size() == name.size()) return std::nullopt;
    IncludeTag tag = snippet(ascii::unquoted(name));
    tag.size = line.size();
    return tag;
}

/// `[words](f.md ':include :type=code js :fragment=demo')`.
std::optional<IncludeTag> docsify(std::string_view line) {
    const std::size_t open = line.find("](");
    if (!line.starts_with('[') || open == std::string_view::npos || !line.ends_with(')'))
        return std::nullopt;
    const std::string_view inside = line.substr(open + 2, line.size() - open - 3);
    const std::size_t blank = inside.find_first_of(" \t");
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view wish = ascii::unquoted(inside.substr(blank));
    if (!wish.starts_with(":include")) return std::nullopt;
    IncludeTag tag;
    tag.size = line.size();
    tag.file = inside.substr(0, blank);
    const auto value = [&](std::string_view key) {
        const std::size_t at = wish.find(key);
        if (at == std::string_view::npos) return std::string_view();
        const std::string_view rest = wish.substr(at + key.size());
        return rest.substr(0, rest.find(" :"));
    };
    tag.wanted.part = value(":fragment=");
    const std::string_view type = value(":type=");
    const std::string lower = ascii::to_lower(tag.file);
    const bool text = lower.ends_with(".md") || lower.ends_with(".markdown");
    if (type.starts_with("code") || (type.empty() && !text)) {
        tag.becomes = IncludeTag::Becomes::code;
        if (type.size() > 5) tag.language = ascii::trimmed(type.substr(5));
    } else if (type != "" && type != "markdown") {
        return std::nullopt;
    }
    return tag;
}

/// VuePress: `@[code{1-10} js](f)`.
std::optional<IncludeTag> vuepress(std::string_view line) {
    constexpr std::string_view head = "@[code";
    const std::size_t close = line.find("](");
    if (!line.starts_with(head) || close == std::string_view::npos || !line.ends_with(')'))
        return std::nullopt;
    std::string_view inside = line.substr(head.size(), close - head.size());
    IncludeTag tag;
    if (inside.starts_with('{')) {
        const std::size_t end = inside.find('}');
        if (end == std::string_view::npos || !take_lines(inside.substr(1, end - 1), tag.wanted))
            return std::nullopt;
        inside.remove_prefix(end + 1);
    }
    inside = ascii::trimmed(inside);
    tag.language = inside.substr(0, inside.find_first_of("{: "));
    tag.size = line.size();
    tag.file = line.substr(close + 2, line.size() - close - 3);
    tag.becomes = IncludeTag::Becomes::code;
    return tag;
}

}  // namespace

std::optional<IncludeTag> include_in_line(std::string_view text) {
    constexpr std::size_t longest = 2000;
    text = text.substr(0, longest);
    if (text.starts_with("\\{{#")) {
        auto tag = mdbook(text.substr(1));
        if (!tag) return std::nullopt;
        ++tag->size;
        tag->becomes = IncludeTag::Becomes::shown;
        tag->in_code = true;
        return tag;
    }
    if (text.starts_with("{{<")) return quarto(text);
    if (text.starts_with("{{")) return mdbook(text);
    if (text.starts_with("{%")) return liquid(text);
    if (text.starts_with("{!")) return exclaimed(text);
    return std::nullopt;
}

std::optional<IncludeTag> include_on_line(std::string_view line) {
    if (line.empty()) return std::nullopt;
    switch (line[0]) {
        case '<': return line.starts_with("<<<") ? snippet_of_vitepress(line) : comment(line);
        case '-':
        case ';': return scissors(line);
        case '[': return docsify(line);
        case '@': return vuepress(line);
        default: return std::nullopt;
    }
}

bool is_snippet_fence(std::string_view line) {
    const auto rest = behind_scissors(ascii::trimmed(line));
    return rest && rest->empty();
}

IncludeTag snippet(std::string_view name) {
    IncludeTag tag;
    tag.in_code = true;
    name = ascii::trimmed(name);
    const std::size_t colon = name.find(':');
    tag.file = name.substr(0, colon);
    if (colon == std::string_view::npos || name.substr(colon).starts_with("://")) {
        tag.file = name;
        return tag;
    }
    std::string_view rest = name.substr(colon + 1);
    if (rest.find_first_not_of("0123456789:, ") != std::string_view::npos) {
        tag.wanted.part = rest;
        return tag;
    }
    // From a line on, if no last one is named.
    while (!rest.empty()) {
        const std::string_view range = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(range.size() + 1, rest.size()));
        const std::size_t part = range.find(':');
        Wanted::Lines lines;
        lines.first = number(range.substr(0, part)).value_or(1);
        if (part != std::string_view::npos)
            if (const auto last = number(range.substr(part + 1))) lines.last = *last;
        tag.wanted.lines.push_back(lines);
    }
    return tag;
}

}  // namespace banxin::assemble
