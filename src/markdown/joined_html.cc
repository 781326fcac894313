#include "markdown/joined_html.h"

#include "base/ascii.h"
#include "markdown/comments.h"
#include "markdown/html_reader.h"
#include "markdown/inline_reader.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>

namespace banxin::markdown {
namespace {

/// Whether Markdown may stand in an element that blank lines cut up, and the element says something
/// of it.
bool can_be_joined(std::string_view name, std::string_view tag) {
    if (name == "table" || name == "details" || name == "figure" || name == "center" ||
        name == "dl")
        return true;
    const std::string said = ascii::to_lower(tag);
    const auto says = [&](const char* what) { return said.find(what) != std::string::npos; };
    return (name == "div" || name == "p") && (says("align") || says("column"));
}

}  // namespace

bool is_raw_html(const cmark_node* node) {
    if (node->type == CMARK_NODE_HTML_BLOCK) return true;
    if (node->type != CMARK_NODE_CODE_BLOCK || node->as.code.fenced != 0) return false;
    const std::string_view text = raw_html_of(node);
    const std::size_t tag = text.find_first_not_of(" \t");
    if (tag == std::string_view::npos || text[tag] != '<') return false;
    return is_block_element(tag_name(text, text.substr(tag, 2) == "</" ? tag + 2 : tag + 1));
}

std::string_view raw_html_of(const cmark_node* node) {
    return node->type == CMARK_NODE_HTML_BLOCK ? literal_of(node) : view_of(node->as.code.literal);
}

/// What is open behind this HTML.
void OpenHtml::read(std::string_view html) {
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        if (html.substr(at).starts_with("<!--")) {
            at = std::min(end_of_comment(html, at), html.size());
            continue;
        }
        const bool closes = html.substr(at, 2) == "</";
        at += closes ? 2 : 1;
        const std::string name = tag_name(html, at);
        const std::size_t end = std::min(html.find('>', at), html.size());
        if (open_ == 0 && !closes && can_be_joined(name, html.substr(at, end - at))) {
            name_ = name;
            open_ = 1;
        } else if (open_ > 0 && name == name_) {
            open_ += closes ? -1 : 1;
        }
    }
}

const cmark_node* last_of_html(const cmark_node* first, const cmark_node* end, int& without_end) {
    constexpr int most_without_end = 16;
    if (first->type != CMARK_NODE_HTML_BLOCK || without_end > most_without_end) return nullptr;
    OpenHtml open;
    open.read(literal_of(first));
    if (!open.any()) return nullptr;
    for (const cmark_node* node = first->next; node != end; node = node->next) {
        if (!is_raw_html(node)) continue;
        open.read(raw_html_of(node));
        if (!open.any()) return node;
    }
    ++without_end;
    return nullptr;
}

std::string placeholder(std::size_t number) {
    const std::string name(markdown_element);
    return "<" + name + " value=\"" + std::to_string(number) + "\"></" + name + ">";
}

void JoinedHtml::add(std::size_t line, std::string_view html) {
    for (; line_ < line; ++line_) html_ += '\n';
    html_ += html;
    if (!html.ends_with('\n')) html_ += '\n';
    line_ += static_cast<std::size_t>(std::count(html.begin(), html.end(), '\n')) +
             (html.ends_with('\n') ? 0U : 1U);
}

}  // namespace banxin::markdown
