#include "assemble/tags.h"

#include "base/ascii.h"

#include <algorithm>
#include <initializer_list>

namespace banxin::assemble {
namespace {

constexpr std::size_t longest = 4000;

bool is_name_byte(char c) {
    return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '/';
}

/// Where `end` begins outside quotation marks.
std::size_t find_end(std::string_view text, std::size_t from, std::string_view end) {
    char quote = 0;
    const std::size_t last = std::min(text.size(), from + longest);
    for (std::size_t at = from; at < last; ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == '\\')
                ++at;
            else if (c == quote)
                quote = 0;
        } else if (text.substr(at).starts_with(end)) {
            return at;
        } else if ((c == '"' || c == '`') &&
                   (at == from || !ascii::is_alphanumeric(text[at - 1]))) {
            quote = c;
        } else if (c == '\n' && text.substr(at + 1, 1) == "\n") {
            break;
        }
    }
    // A mark alone is an apostrophe or a sign of inches.
    const std::size_t plain = text.substr(0, last).find(end, from);
    if (plain == std::string_view::npos) return plain;
    return text.substr(from, plain - from).find('\n') == std::string_view::npos
               ? plain
               : std::string_view::npos;
}

/// Whether each line of a tag but the first is an argument with a key: words of a text are none.
bool goes_on_with_keys(std::string_view inside) {
    for (std::size_t at = inside.find('\n'); at != std::string_view::npos;
         at = inside.find('\n', at + 1)) {
        std::string_view line = inside.substr(at + 1);
        line = line.substr(0, line.find('\n'));
        line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
        line = ascii::trimmed(line);
        const std::string_view key = line.substr(0, line.find_first_of("=:"));
        const bool named =
            key.size() < line.size() &&
            std::all_of(key.begin(), key.end(), [](char c) { return is_name_byte(c) || c == ' '; });
        if (!line.empty() && !named && line[0] != '"' && line != "/") return false;
    }
    return true;
}

void take_arguments(std::string_view text, Tag& tag) {
    std::size_t at = 0;
    while (true) {
        at = std::min(text.find_first_not_of(" \t\r\n,", at), text.size());
        if (at == text.size()) return;
        Tag::Argument argument;
        const std::size_t begin = at;
        while (at < text.size() && is_name_byte(text[at])) ++at;
        std::size_t equals = at;
        while (equals < text.size() && ascii::is_blank(text[equals])) ++equals;
        const bool keyed = at > begin && equals < text.size() &&
                           (text[equals] == '=' || (text[equals] == ':' && equals == at &&
                                                    text.substr(equals, 3) != "://"));
        if (keyed) {
            argument.key = ascii::to_lower(text.substr(begin, at - begin));
            at = std::min(text.find_first_not_of(" \t", equals + 1), text.size());
        } else {
            at = begin;
        }
        if (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == '`')) {
            const char quote = text[at++];
            for (; at < text.size() && text[at] != quote; ++at) {
                if (text[at] == '\\' && quote == '"' && at + 1 < text.size()) ++at;
                argument.value += text[at];
            }
            if (at < text.size()) ++at;
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
            argument.value = text.substr(at, end - at);
            at = end;
        }
        tag.arguments.push_back(std::move(argument));
    }
}

}  // namespace

std::string Tag::value(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys)
        for (const Argument& one : arguments)
            if (one.key == key && !one.value.empty()) return one.value;
    return {};
}

std::string Tag::at(std::size_t place) const {
    for (const Argument& one : arguments)
        if (one.key.empty() && place-- == 0) return one.value;
    return {};
}

std::string Tag::label() const {
    return std::string(opener) + (closing && opener == "{%" ? " end" : closing ? " /" : " ") + name;
}

std::optional<Tag> tag_at(std::string_view text) {
    Tag tag;
    std::string_view close;
    if (text.starts_with("{{{<")) {
        const std::size_t end = text.substr(0, longest).find(">}}}");
        if (end == std::string_view::npos) return std::nullopt;
        tag.size = end + 4;
        tag.escaped = true;
        tag.shown = text.substr(1, end + 2);
        return tag;
    }
    if (text.starts_with("{{<"))
        close = ">}}";
    else if (text.starts_with("{{%"))
        close = "%}}";
    else if (text.starts_with("{%"))
        close = "%}";
    else
        return std::nullopt;
    tag.opener = text.substr(0, close.size());
    const std::size_t end = find_end(text, tag.opener.size(), close);
    if (end == std::string_view::npos) return std::nullopt;
    tag.size = end + close.size();
    std::string_view inside = text.substr(tag.opener.size(), end - tag.opener.size());
    if (!goes_on_with_keys(inside)) return std::nullopt;
    if (inside.starts_with("/*") && inside.ends_with("*/")) {
        tag.escaped = true;
        tag.shown = std::string(tag.opener) + std::string(inside.substr(2, inside.size() - 4)) +
                    std::string(close);
        return tag;
    }
    if (inside.starts_with('-')) inside.remove_prefix(1);
    if (inside.ends_with('-')) inside.remove_suffix(1);
    inside = ascii::trimmed(inside);
    if (inside.starts_with('/')) {
        tag.closing = true;
        inside = ascii::trimmed(inside.substr(1));
    }
    if (inside.ends_with('/')) inside = ascii::trimmed(inside.substr(0, inside.size() - 1));
    // GitBook's own tags are others' programs.
    const bool foreign = tag.opener == "{%" && inside.starts_with('@');
    const auto name_end =
        std::find_if_not(inside.begin() + (foreign ? 1 : 0), inside.end(), is_name_byte);
    const std::string_view name =
        inside.substr(0, static_cast<std::size_t>(name_end - inside.begin()));
    const std::string_view letters = name.substr(foreign ? 1 : 0);
    if (letters.empty() || !ascii::is_letter(letters[0])) return std::nullopt;
    tag.name = ascii::to_lower(name);
    if (tag.opener == "{%" && tag.name.starts_with("end") && tag.name.size() > 3) {
        tag.closing = true;
        tag.name.erase(0, 3);
    }
    tag.rest = ascii::trimmed(inside.substr(name.size()));
    take_arguments(tag.rest, tag);
    return tag;
}

std::vector<TagPlace> tags_in(std::string_view text) {
    std::vector<TagPlace> places;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
        auto tag = tag_at(text.substr(at));
        if (tag && !tag->escaped)
            places.push_back(
                {at, at + tag->size, tag->opener[1], std::move(tag->name), tag->closing});
        at += tag ? tag->size : 1;
    }
    return places;
}

std::optional<Closing> closing_of(const std::vector<TagPlace>& places, const Tag& tag,
                                  std::size_t from) {
    std::size_t depth = 0;
    auto place = std::lower_bound(
        places.begin(), places.end(), from,
        [](const TagPlace& one, std::size_t offset) { return one.begin < offset; });
    for (; place != places.end(); ++place) {
        if (place->family != tag.opener[1] || place->name != tag.name) continue;
        if (!place->closing)
            ++depth;
        else if (depth-- == 0)
            return Closing{place->begin, place->end};
    }
    return std::nullopt;
}

std::optional<Variable> variable_at(std::string_view text) {
    if (!text.starts_with("{{")) return std::nullopt;
    constexpr std::size_t longest_variable = 200;
    const std::size_t end = text.substr(0, longest_variable).find("}}", 2);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = text.substr(2, end - 2);
    if (inside.find_first_of("{}\r\n") != std::string_view::npos) return std::nullopt;
    Variable found{end + 2, ascii::trimmed(inside)};
    if (found.path.empty()) return std::nullopt;
    const auto name = [](char c) { return is_name_byte(c) || c == '$'; };
    const bool path =
        std::all_of(found.path.begin(), found.path.end(), name) && !ascii::is_digit(found.path[0]);
    found.certain = inside.size() >= 3 && inside.front() == ' ' && inside.back() == ' ';
    if (!path && !found.certain) return std::nullopt;
    found.certain = found.certain || found.path.find('.') != std::string_view::npos;
    return found;
}

}  // namespace banxin::assemble
