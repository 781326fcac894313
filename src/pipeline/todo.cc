// What a draft still lacks, as a list that can be worked off: by file, by line.
#include "pipeline/made.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace banxin {
namespace {

struct Item {
    /// Files in the order in which the book has them, what has no place before all.
    SourceId source = SourceId::none;
    std::uint32_t line = 0;
    std::string text;
};

std::string one_line(const Diagnostic& one, std::uint32_t line, Speech speech) {
    std::string text = visible(say(template_of(one.code, speech), one.arguments, speech));
    const std::string code(name_of(one.code));
    text = line == 0 ? fmt::format("{} [{}]", text, code)
                     : say(TextId::todo_line, speech, {std::to_string(line), text, code});
    if (one.hint) {
        text += fmt::format(
            "\n      {}: {}", template_of(TextId::hint, speech),
            visible(say(template_of(one.hint->id, speech), one.hint->arguments, speech)));
    }
    return text;
}

}  // namespace

std::string todo_list(const Diagnostics& diagnostics, const Sources& sources,
                      const std::string& title, Speech speech) {
    std::vector<Item> items;
    for (const Diagnostic& one : diagnostics.items()) {
        if (severity_of(one) == Severity::note) continue;
        const Span place = one.span.known() ? sources.in_file(one.span) : one.span;
        const bool has_line = place.known() && sources[place.source].has_lines();
        const std::uint32_t line = has_line ? sources[place.source].position(place.begin).line : 0;
        items.push_back({place.source, line, one_line(one, line, speech)});
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return std::tie(a.source, a.line) < std::tie(b.source, b.line);
    });
    std::string text = "# " + say(TextId::todo_title, speech, {visible(title)}) + "\n";
    if (items.empty()) text += "\n" + say(TextId::todo_nothing, speech) + "\n";
    const Item* before = nullptr;
    for (const Item& item : items) {
        const bool new_file = before == nullptr || before->source != item.source;
        if (new_file && item.source != SourceId::none)
            text += "\n## " + visible(sources[item.source].path()) + "\n";
        if (new_file) text += '\n';
        text += "- [ ] " + item.text + "\n";
        before = &item;
    }
    return text;
}

}  // namespace banxin
