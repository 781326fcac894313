// See definitions.h.
#include "markdown/definitions.h"

#include "markdown/pieces.h"
#include "markdown/typed_blanks.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

List* definitions_at_end(Blocks& blocks) {
    List* list = blocks.empty() ? nullptr : std::get_if<List>(&blocks.back().value);
    const bool defines = list != nullptr && !list->items.empty() && !list->items[0].term.empty();
    return defines ? list : nullptr;
}

/// `: ` and something behind it.
bool defines(const Inline& first, bool goes_on) {
    const Text* text = std::get_if<Text>(&first.value);
    return text != nullptr && (text->text.size() > 2 || goes_on) &&
           (text->text.starts_with(": ") || text->text.starts_with(":\t"));
}

/// Cut where a line begins that defines; any other line goes on with the one above.
std::vector<Inlines> parted(Inlines&& content) {
    std::vector<Inlines> parts(1);
    for (std::size_t i = 0; i < content.size(); ++i) {
        const bool parts_here = ends_line(content[i]) && i + 1 < content.size() &&
                                defines(content[i + 1], i + 2 < content.size());
        if (parts_here)
            parts.emplace_back();
        else
            parts.back().push_back(std::move(content[i]));
    }
    return parts;
}

}  // namespace

bool take_definitions(Inlines& content, Span span, Blocks& blocks, Language language) {
    Paragraph* above = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().value);
    List* list = definitions_at_end(blocks);
    const bool leads = defines(content[0], content.size() > 1);
    if (leads && above == nullptr && list == nullptr) return false;
    std::vector<Inlines> parts = parted(std::move(content));
    if (!leads && parts.size() == 1) {
        content = std::move(parts[0]);
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
    for (Inlines& part : parts) {
        if (&part == &parts[0] && !leads) {
            list->items.push_back({{}, std::nullopt, span, {}, std::move(part)});
            continue;
        }
        Text& text = std::get<Text>(part[0].value);
        text = cut(text, std::min(text.text.find_first_not_of(" \t", 1), text.text.size()),
                   text.text.size());
        if (text.text.empty()) part.erase(part.begin());
        for (Inlines& one : typed_paragraphs(std::move(part), language)) {
            drop_typed_indent(one);
            list->items.back().blocks.push_back({Paragraph{std::move(one)}, span, "", ""});
        }
    }
    return true;
}

}  // namespace banxin::markdown
