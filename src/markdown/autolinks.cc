// Bare addresses (GFM, "Autolinks (extension)"), but an address is ASCII: Chinese has no
// space behind it, and what follows is text.
#include "base/ascii.h"
#include "document/walk.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

bool is_address_character(char c) {
    return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '`' && c != '{' &&
           c != '}' && c != '|' && c != '\\' && c != '^';
}

struct FoundAddress {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string url;
};

/// GFM, "extended autolink path validation": closing marks of the sentence stay outside.
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view closing = "?!.,:*_~'\";";
    auto opened = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                             text.begin() + static_cast<std::ptrdiff_t>(end), '(');
    auto closed = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                             text.begin() + static_cast<std::ptrdiff_t>(end), ')');
    while (end > begin) {
        const char last = text[end - 1];
        if (last == ')' && closed > opened) {
            --closed;
        } else if (last == '(') {
            --opened;
        } else if (closing.find(last) == std::string_view::npos) {
            break;
        }
        --end;
    }
    return end;
}

std::optional<FoundAddress> web_address(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 3> starts = {"https://", "http://", "www."};
    for (const std::string_view start : starts) {
        if (text.substr(at, start.size()) != start) continue;
        std::size_t end = at + start.size();
        while (end < text.size() && is_address_character(text[end])) ++end;
        end = trimmed_end(text, at, end);
        const std::string_view host = text.substr(at, end - at);
        if (end <= at + start.size() || !ascii::is_alphanumeric(host[start.size()]))
            return std::nullopt;
        const bool bare = start == "www.";
        if (bare && host.find('.', start.size()) == std::string_view::npos) return std::nullopt;
        return FoundAddress{at, end, (bare ? "http://" : "") + std::string(host)};
    }
    return std::nullopt;
}

std::optional<FoundAddress> mail_address(std::string_view text, std::size_t at_sign,
                                         std::size_t from) {
    constexpr std::string_view local_marks = ".-_+";
    std::size_t begin = at_sign;
    while (begin > from && (ascii::is_alphanumeric(text[begin - 1]) ||
                            local_marks.find(text[begin - 1]) != std::string_view::npos)) {
        --begin;
    }
    std::size_t end = at_sign + 1;
    while (end < text.size() && (ascii::is_alphanumeric(text[end]) || text[end] == '-' ||
                                 text[end] == '_' || text[end] == '.')) {
        ++end;
    }
    while (end > at_sign && text[end - 1] == '.') --end;
    const std::string_view host = text.substr(at_sign + 1, end - std::min(end, at_sign + 1));
    if (begin == at_sign || host.find('.') == std::string_view::npos) return std::nullopt;
    if (!ascii::is_alphanumeric(host.back())) return std::nullopt;
    return FoundAddress{begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

std::vector<FoundAddress> find_addresses(std::string_view text) {
    std::vector<FoundAddress> all;
    const bool any = text.find('@') != std::string_view::npos ||
                     text.find("://") != std::string_view::npos ||
                     text.find("www.") != std::string_view::npos;
    if (!any) return all;
    std::size_t done = 0;
    for (std::size_t at = text.find_first_of("hw@"); at != std::string_view::npos;
         at = text.find_first_of("hw@", at)) {
        std::optional<FoundAddress> found;
        if (text[at] == '@') {
            found = mail_address(text, at, done);
        } else if (at == 0 || !ascii::is_alphanumeric(text[at - 1])) {
            found = web_address(text, at);
        }
        if (found) {
            at = done = found->end;
            all.push_back(std::move(*found));
        } else {
            ++at;
        }
    }
    return all;
}

}  // namespace

static void link_addresses_in_run(Inlines& inlines) {
    Inlines result;
    result.reserve(inlines.size());
    for (Inline& one : inlines) {
        const Text* text = std::get_if<Text>(&one.value);
        if (text == nullptr) {
            result.push_back(std::move(one));
            continue;
        }
        const std::vector<FoundAddress> addresses = find_addresses(text->text);
        std::size_t done = 0;
        for (const FoundAddress& found : addresses) {
            if (found.begin > done) result.push_back({cut(*text, done, found.begin)});
            Text shown = cut(*text, found.begin, found.end);
            const Span span = shown.span;
            result.push_back({Link{found.url, "", {{std::move(shown)}}, span, {}}});
            done = found.end;
        }
        if (done == 0) {
            result.push_back(std::move(one));
        } else if (done < text->text.size()) {
            result.push_back({cut(*text, done, text->text.size())});
        }
    }
    inlines = std::move(result);
}

void link_addresses(Inlines& inlines) {
    for_each_nested_run(inlines, link_addresses_in_run, is_no_link);
}

}  // namespace banxin::markdown
