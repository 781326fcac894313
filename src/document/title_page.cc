#include "document/title_page.h"

#include "base/unicode.h"
#include "document/words.h"

#include <algorithm>
#include <string_view>

namespace banxin {
namespace {

using Range = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t offset(std::size_t bytes) {
    return static_cast<std::uint32_t>(bytes);
}

Credit credit(const std::vector<std::string>& names, std::optional<Word> form, Words words) {
    Credit result;
    // The word of what they did stands before the names or after them.
    const std::string_view whole = form ? words[*form] : "{}";
    const std::size_t place = whole.find("{}");
    result.text = whole.substr(0, place);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            const bool last = i + 1 == names.size();
            result.text += words[last ? Word::before_last_name : Word::between_names];
        }
        const std::size_t begin = result.text.size();
        result.text += names[i];
        result.names.emplace_back(offset(begin), offset(result.text.size()));
    }
    result.text += whole.substr(place + 2);
    result.names.back().second = offset(result.text.size());
    return result;
}

}  // namespace

TitleLines title_lines_of(const Metadata& metadata) {
    const Words words(metadata.language.value);
    TitleLines lines{metadata.title.value, metadata.subtitle, {}, metadata.publisher};
    struct Group {
        std::optional<Word> form;
        std::vector<std::string> names;
    };
    std::vector<Group> groups;
    for (const Person& person : metadata.authors) {
        if (is_of_production(person.role)) continue;
        const std::optional<Word> form = credit_of(person.role);
        auto same = std::find_if(groups.begin(), groups.end(),
                                 [&](const Group& group) { return group.form == form; });
        if (same == groups.end()) same = groups.insert(same, {form, {}});
        same->names.push_back(person.name);
    }
    for (const Group& group : groups)
        lines.credits.push_back(credit(group.names, group.form, words));
    return lines;
}

std::vector<Range> phrases_of(const std::string& title, bool at_blanks) {
    const auto is_blank = [](char32_t c) { return is_space(c) || c == chars::ideographic_space; };
    std::vector<Range> phrases;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < title.size();) {
        const Decoded one = decode_utf8(title, at);
        const std::size_t next = at + one.bytes;
        // That of Latin has a blank behind it, or is no end: 10:30.
        const bool before_blank = next < title.size() && is_blank(decode_utf8(title, next).value);
        const bool ends = one.value == U'：' || (one.value == U':' && before_blank) ||
                          (at_blanks && is_blank(one.value));
        at = next;
        if (!ends) continue;
        phrases.emplace_back(offset(begin), offset(at));
        begin = at;
    }
    if (begin < title.size()) phrases.emplace_back(offset(begin), offset(title.size()));
    return phrases;
}

std::vector<Range> quoted_titles_in(const std::string& title) {
    constexpr std::pair<std::string_view, std::string_view> marks[] = {
        {"《", "》"}, {"〈", "〉"}, {"『", "』"}, {"「", "」"}};
    std::vector<Range> ranges;
    for (std::size_t at = 0; at < title.size();) {
        std::size_t end = at + 1;
        for (const auto& [open, close] : marks) {
            if (title.compare(at, open.size(), open) != 0) continue;
            const std::size_t found = title.find(close, at);
            if (found == std::string::npos) continue;
            end = found + close.size();
            ranges.emplace_back(offset(at), offset(end));
        }
        at = end;
    }
    return ranges;
}

}  // namespace banxin
