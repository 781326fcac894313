// A chapter from bytes to blocks, in the order of the calls below.
#include "markdown/markdown.h"

#include "document/links.h"
#include "document/walk.h"
#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/block_reader.h"
#include "markdown/clean_text.h"
#include "markdown/comments.h"
#include "markdown/emphasis_marks.h"
#include "markdown/fences.h"
#include "markdown/formulas.h"
#include "markdown/front_matter.h"
#include "markdown/inline_reader.h"
#include "markdown/parser.h"
#include "markdown/spaced_addresses.h"
#include "markdown/stand_ins.h"
#include "markdown/table_bars.h"
#include "markdown/tex.h"
#include "markdown/typed_blanks.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <set>
#include <utility>

namespace banxin {
namespace {

using namespace markdown;

/// A note may mark another one, which then is read too.
std::vector<Note> read_notes(Context& context) {
    std::vector<Note> notes;
    for (std::size_t i = 0; i < context.notes.entries().size(); ++i) {
        cmark_node* definition = context.notes.entries()[i].definition;
        Note note;
        if (definition == nullptr) {
            note.blocks = context.notes.take_blocks(i);
            note.span = context.notes.entries()[i].span;
        } else {
            note.label = without_marks(literal_of(definition));
            const auto line = static_cast<std::size_t>(std::max(definition->start_line, 1) - 1);
            const ParsedText& text = context.text;
            note.span =
                text.span(text.line_start(line), text.line_start(line) + text.line(line).size());
            note.blocks = read_blocks(definition, context);
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

/// The label of a line `[^label]: …`, in a list or quotation too; empty for any other.
std::string_view defined_label(std::string_view line) {
    const std::size_t begin = container_width(line);
    const std::string_view before = line.substr(0, begin);
    const std::size_t blanks = begin - (before.find_last_not_of(" \t") + 1);
    if (blanks > 3 || line.substr(begin, 2) != "[^") return {};
    const std::size_t end = line.find("]:", begin);
    if (end == std::string_view::npos) return {};
    const std::string_view label = line.substr(begin + 2, end - begin - 2);
    return label.find_first_of("[] \t") == std::string_view::npos ? label : std::string_view();
}

/// The parser drops definitions that no mark leads to without a word, second ones of a label too.
void report_unused_notes(const Context& context, Diagnostics& diagnostics) {
    const ParsedText& text = context.text;
    if (text.text.find("[^") == std::string_view::npos) return;
    std::set<std::size_t> used;
    for (const NoteIndex::Entry& entry : context.notes.entries())
        if (entry.definition != nullptr)
            used.insert(static_cast<std::size_t>(std::max(entry.definition->start_line, 1)) - 1);
    std::size_t verbatim = 0;
    for (std::size_t line = 0; line < text.line_starts.size(); ++line) {
        while (verbatim < context.verbatim_lines.size() &&
               context.verbatim_lines[verbatim].second < line) {
            ++verbatim;
        }
        if (verbatim < context.verbatim_lines.size() &&
            context.verbatim_lines[verbatim].first <= line) {
            continue;
        }
        const std::string_view label = defined_label(text.line(line));
        if (label.empty() || used.contains(line)) continue;
        const std::size_t begin = text.line_start(line) + text.line(line).find("[^");
        diagnostics.report(Code::S011, text.span(begin, begin + label.size() + 3),
                           {without_marks(label)});
    }
}

}  // namespace

MarkdownChapter read_markdown(SourceId source, const Sources& sources, Language language,
                              Diagnostics& diagnostics, Dialect dialect,
                              std::string_view given_title) {
    MarkdownChapter chapter;
    const std::string_view bytes = sources[source].text();
    CleanText clean = clean_text(bytes, find_front_matter(bytes).text_begin, source, diagnostics);
    hide_comments(clean.text);
    hide_wide_blanks(clean.text);
    hide_fences(clean.text);
    hide_tex(clean.text, dialect);
    hide_formulas(clean.text);
    hide_admonitions(clean.text);
    hide_image_sizes(clean.text);
    hide_address_spaces(clean.text);
    hide_bars(clean.text);
    const MarkedText marked = set_emphasis_marks(clean.text);
    ParsedText text{marked.text, {}, &marked.map, &clean.map, source};
    text.find_lines();

    const NodeTree tree = parse(marked.text);
    Context context{text, bytes, language, diagnostics, dialect};
    chapter.blocks = read_blocks(tree.get(), context);
    chapter.notes = read_notes(context);
    settle_links(chapter.blocks);
    for (Note& note : chapter.notes) settle_links(note.blocks);
    order_notes(chapter.blocks, chapter.notes);
    if (dialect == Dialect::pandoc) chapter.part = take_divisions(chapter.blocks);
    if (auto title = order_headings(chapter.blocks, given_title, diagnostics)) {
        chapter.title = std::move(title->content);
        chapter.title_span = title->span;
        chapter.title_anchor = std::move(title->anchor);
    }
    chapter.pair_marks = std::move(context.pair_marks);

    std::sort(context.verbatim_lines.begin(), context.verbatim_lines.end());
    report_unused_notes(context, diagnostics);
    context.unused_html.report_html(diagnostics);
    context.cut_cells.report(Code::S047, diagnostics);
    context.deep_tables.report(Code::S048, diagnostics);
    context.directives.report(Code::S029, diagnostics);
    context.blocks.report_blocks(diagnostics);
    context.classes.report(Code::S040, diagnostics);
    context.left_out.report(Code::S041, diagnostics);
    context.citations.report(Code::S042, diagnostics);
    if (chapter.blocks.empty() && chapter.title.empty()) {
        diagnostics.report(Code::S015, {source, 0, 0});
    }
    return chapter;
}

}  // namespace banxin
