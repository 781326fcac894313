#include "markdown/line_blocks.h"

#include "document/walk.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

bool begins(std::string_view line) {
    return line == "|" || line.starts_with("| ");
}

/// The bar and the blanks behind it taken off, also where the line begins inside an element;
/// false: there is none.
bool take_bar(Inlines& line) {
    if (line.empty()) return false;
    Inline& first = line.front();
    if (Inlines* children = children_of(first); children != nullptr) {
        if (!take_bar(*children)) return false;
        if (children->empty()) line.erase(line.begin());
        return true;
    }
    Text* text = std::get_if<Text>(&first.value);
    if (text == nullptr || !begins(text->text)) return false;
    const std::size_t words = std::min(text->text.find_first_not_of(' ', 1), text->text.size());
    *text = cut(*text, words, text->text.size());
    if (text->text.empty()) line.erase(line.begin());
    return true;
}

/// An element that goes on over the end of a line ends with it and begins again in the next, so
/// that the ends of lines stand in no element.
Inlines parted_at_line_ends(Inlines&& run) {
    Inlines all;
    for (Inline& one : run) {
        Inlines* children = children_of(one);
        if (children == nullptr) {
            all.push_back(std::move(one));
            continue;
        }
        Inlines inner = parted_at_line_ends(std::exchange(*children, {}));
        if (std::none_of(inner.begin(), inner.end(), ends_line)) {
            *children = std::move(inner);
            all.push_back(std::move(one));
            continue;
        }
        Inlines part;
        const auto flush = [&] {
            if (part.empty()) return;
            all.push_back(one);
            *children_of(all.back()) = std::exchange(part, {});
        };
        for (Inline& child : inner) {
            if (!ends_line(child)) {
                part.push_back(std::move(child));
                continue;
            }
            flush();
            all.push_back(std::move(child));
        }
        flush();
    }
    return all;
}

}  // namespace

bool is_line_block(std::string_view paragraph) {
    if (!begins(paragraph.substr(0, std::min(paragraph.find('\n'), paragraph.size()))))
        return false;
    for (std::size_t at = 0; at < paragraph.size();) {
        const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
        const std::string_view line = paragraph.substr(at, end - at);
        const std::size_t last = line.find_last_not_of(" \t");
        if (begins(line) && (last == 0 || line[last] != '|')) return true;
        at = end + 1;
    }
    return false;
}

Blocks stanzas_of(Inlines&& content, Span span, Language language) {
    Blocks stanzas;
    Inlines stanza;
    const auto flush = [&] {
        if (stanza.empty()) return;
        settle_soft_breaks(stanza, language);
        stanzas.push_back({Paragraph{std::exchange(stanza, {})}, span, "", ""});
    };
    // How the line above ended.
    LineBreak end;
    const auto take_line = [&](Inlines&& line) {
        const bool new_line = take_bar(line);
        if (new_line && line.empty()) return flush();
        // A line without a bar goes on with the one above.
        if (!stanza.empty()) stanza.push_back({new_line ? LineBreak{} : end});
        for (Inline& one : line) stanza.push_back(std::move(one));
    };
    Inlines line;
    for (Inline& one : parted_at_line_ends(std::move(content))) {
        if (!ends_line(one)) {
            line.push_back(std::move(one));
            continue;
        }
        take_line(std::exchange(line, {}));
        end = std::get<LineBreak>(one.value);
    }
    take_line(std::move(line));
    flush();
    return stanzas;
}

}  // namespace banxin::markdown
