#include "markdown/html_notes.h"

#include "base/ascii.h"
#include "markdown/inline_reader.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <memory>

namespace banxin::markdown {
namespace {

/// Every node of a kind.
template <class Visit>
void for_each_node(cmark_node& document, Visit&& visit) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(&document),
                                                                  cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE)
        if (cmark_iter_get_event_type(walk.get()) == CMARK_EVENT_ENTER)
            visit(*cmark_iter_get_node(walk.get()));
}

/// The label of the mark that begins at `[^`; empty when it is none.
std::string_view label_at(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_of("[]\\ \t\n<>", at + 2);
    if (end == std::string_view::npos || text[end] != ']') return {};
    return text.substr(at + 2, end - at - 2);
}

}  // namespace

std::string marks_in_html(cmark_node& document, std::string_view text) {
    constexpr std::string_view opening = "[^";
    std::string marks;
    for_each_node(document, [&](const cmark_node& node) {
        const bool indented = node.type == CMARK_NODE_CODE_BLOCK && node.as.code.fenced == 0;
        if (node.type != CMARK_NODE_HTML_BLOCK && !indented) return;
        const std::string_view html = indented ? view_of(node.as.code.literal) : literal_of(&node);
        for (std::size_t at = html.find(opening); at != std::string_view::npos;
             at = html.find(opening, at + 1)) {
            const std::string_view label = label_at(html, at);
            if (label.empty()) continue;
            const std::string mark = "[^" + std::string(label) + "]";
            if (text.find(mark + ":") != std::string_view::npos &&
                marks.find(mark) == std::string::npos)
                marks += mark;
        }
    });
    return marks;
}

NoteDefinitions definitions_in(cmark_node& document) {
    NoteDefinitions definitions;
    for_each_node(document, [&](cmark_node& node) {
        if (node.type == CMARK_NODE_FOOTNOTE_DEFINITION)
            definitions.emplace(ascii::to_lower(without_marks(literal_of(&node))), &node);
    });
    return definitions;
}

HtmlMark next_mark(std::string_view text, std::size_t from, const NoteDefinitions& definitions) {
    for (std::size_t at = text.find("[^", from); at != std::string_view::npos;
         at = text.find("[^", at + 1)) {
        const std::string_view label = label_at(text, at);
        const auto found = definitions.find(ascii::to_lower(without_marks(label)));
        if (!label.empty() && found != definitions.end())
            return {at, label.size() + 3, found->second};
    }
    return {};
}

}  // namespace banxin::markdown
