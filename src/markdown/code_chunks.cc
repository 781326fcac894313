#include "markdown/code_chunks.h"

#include "base/ascii.h"
#include "markdown/attributes.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

/// "echo = FALSE" as "echo=false".
std::string squeezed(std::string_view text) {
    std::string all;
    for (const char c : text)
        if (!ascii::is_blank(c)) all += ascii::to_lower(c);
    return all;
}

/// Whether the settings say so, in knitr's form (`echo=FALSE`) or in Quarto's (`echo: false`).
bool hides(std::string_view settings, char mark) {
    const std::string all = squeezed(settings);
    for (const std::string_view key : {"include", "echo"}) {
        for (const std::string_view no : {"false", "f"}) {
            const std::string said = std::string(key) + mark + std::string(no);
            const std::size_t at = all.find(said);
            if (at == std::string::npos) continue;
            const std::size_t end = at + said.size();
            const bool whole =
                end == all.size() || all[end] == ',' || all[end] == '\n' || all[end] == '}';
            if (whole) return true;
        }
    }
    return false;
}

/// Takes the lines `#| key: value` off the head of the code.
std::string take_settings(std::string& code) {
    std::string settings;
    while (code.starts_with("#|") || code.starts_with("//|") || code.starts_with("%%|")) {
        const std::size_t end = std::min(code.find('\n'), code.size());
        settings += code.substr(code.find('|') + 1, end - code.find('|') - 1) + "\n";
        code.erase(0, std::min(end + 1, code.size()));
    }
    return settings;
}

}  // namespace

bool settle_chunk(CodeBlock& block, Span span, Context& context) {
    std::string_view info = block.info;
    // Obsidian shows what they find in the notes, and not them.
    if (info == "dataview" || info == "dataviewjs") {
        context.left_out.note("```" + block.info, span);
        return false;
    }
    if (info == "mermaid") context.directives.note("```mermaid", span, false);
    if (!info.starts_with('{') || !info.ends_with('}')) return true;
    if (info.starts_with("{=")) {
        context.left_out.note("```" + block.info, span);
        return false;
    }
    if (const auto attributes = attributes_at(info)) {
        // Pandoc's way of saying the language.
        if (attributes->size != info.size()) return true;
        block.info = attributes->classes.empty() ? "" : attributes->classes.front();
        return true;
    }
    info = info.substr(1, info.size() - 2);
    const std::string language(info.substr(0, info.find_first_of(" ,\t")));
    const bool hidden = hides(info, '=') || hides(take_settings(block.text), ':');
    const std::string name = "```{" + language + "}";
    if (hidden) {
        context.left_out.note(name, span);
        return false;
    }
    context.directives.note(name, span, false);
    block.info = language;
    return !block.text.empty();
}

}  // namespace banxin::markdown
