// See definitions.h.
#include "markdown/definitions.h"

#include "markdown/pieces.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

List* definitions_at_end(Blocks& blocks) {
    List* list = blocks.empty() ? nullptr : std::get_if<List>(&blocks.back().value);
    const bool defines = list != nullptr && !list->items.empty() && !list->items[0].term.empty();
    return defines ? list : nullptr;
}

}  // namespace

bool take_definitions(Inlines& content, Span span, Blocks& blocks) {
    std::vector<Inlines> lines(1);
    for (Inline& one : content) {
        const bool breaks = std::holds_alternative<LineBreak>(one.value);
        if (breaks)
            lines.emplace_back();
        else
            lines.back().push_back(std::move(one));
    }
    const auto defines = [](const Inlines& line) {
        const Text* text = line.empty() ? nullptr : std::get_if<Text>(&line[0].value);
        return text != nullptr && (text->text.size() > 2 || line.size() > 1) &&
               (text->text.starts_with(": ") || text->text.starts_with(":\t"));
    };
    Paragraph* above = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
    List* list = definitions_at_end(blocks);
    const bool leads = defines(lines[0]) && (above != nullptr || list != nullptr);
    const bool follows =
        lines.size() > 1 && !lines[0].empty() && !defines(lines[0]) && defines(lines[1]);
    if (!leads && !follows) {
        content.clear();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) content.push_back({LineBreak{}});
            for (Inline& one : lines[i]) content.push_back(std::move(one));
        }
        return false;
    }
    Inlines term;
    if (leads && list == nullptr) {
        term = std::move(above->content);
        blocks.pop_back();
        list = definitions_at_end(blocks);
    }
    if (list == nullptr) {
        blocks.push_back({List{}, span, "", ""});
        list = std::get_if<List>(&blocks.back().value);
    }
    if (!term.empty()) list->items.push_back({{}, std::nullopt, span, {}, std::move(term)});
    for (Inlines& line : lines) {
        if (line.empty()) continue;
        if (!defines(line)) {
            list->items.push_back({{}, std::nullopt, span, {}, std::move(line)});
            continue;
        }
        Text& text = std::get<Text>(line[0].value);
        text = cut(text, std::min(text.text.find_first_not_of(" \t", 1), text.text.size()),
                   text.text.size());
        if (text.text.empty()) line.erase(line.begin());
        list->items.back().blocks.push_back({Paragraph{std::move(line)}, span, "", ""});
    }
    return true;
}

}  // namespace banxin::markdown
