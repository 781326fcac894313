// A block has no language of its own: its runs have it. So one mechanism serves the fonts, the
// edges of lines, hyphens, the PDF's structure and the EPUB, and text never leaves its language.
#include "markdown/languages.h"

#include "document/walk.h"
#include "markdown/context.h"
#include "markdown/html_elements.h"

#include <utility>

namespace banxin::markdown {

Language language_of(const HtmlTag& tag, Context& context) {
    for (const std::string_view name : {"lang", "xml:lang"})
        if (tag.has(name)) return context.language_said(tag.attribute(name), tag.span);
    return {};
}

void set_language(Inlines& run, Language language) {
    if (run.empty()) return;
    // What a figure shows is no text.
    if (run.size() == 1 && is_picture(run[0])) return;
    if (run.size() == 1 && std::holds_alternative<Foreign>(run[0].value)) return;
    Inlines all;
    all.push_back({Foreign{language, std::move(run)}});
    run = std::move(all);
}

void set_language(Blocks& blocks, Language language) {
    for (Block& block : blocks)
        for_each_part(
            block, [&](Inlines& run, Span) { set_language(run, language); },
            [&](Blocks& inner) { set_language(inner, language); });
}

}  // namespace banxin::markdown
