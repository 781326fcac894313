// A chapter from bytes to blocks, in the order of the calls below.
#include "markdown/markdown.h"

#include "document/links.h"
#include "document/walk.h"
#include "markdown/attributes.h"
#include "markdown/block_reader.h"
#include "markdown/clean_text.h"
#include "markdown/drawn_tables.h"
#include "markdown/emphasis_marks.h"
#include "markdown/fences.h"
#include "markdown/front_matter.h"
#include "markdown/inline_reader.h"
#include "markdown/parser.h"
#include "markdown/prepared_text.h"
#include "markdown/separators.h"
#include "markdown/stand_ins.h"
#include "markdown/tex.h"
#include "markdown/unused_definitions.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
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
        for_each_block(note.blocks, [](Block& block) {
            auto* heading = std::get_if<Heading>(&block.value);
            if (heading != nullptr && heading->level == 1) heading->level = 2;
        });
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace

MarkdownChapter read_markdown(SourceId source, const Sources& sources, Language language,
                              Diagnostics& diagnostics, Dialect dialect, const GivenTitle& given,
                              bool smart) {
    MarkdownChapter chapter;
    const std::string_view bytes = sources[source].text();
    CleanText clean = clean_text(bytes, find_front_matter(bytes).text_begin, source, diagnostics);
    std::vector<DrawnTable> tables;
    if (dialect == Dialect::pandoc) tables = spell_out_tables(clean, source, diagnostics);
    prepare(clean.text, dialect);
    const MarkedText marked = set_emphasis_marks(clean.text);
    ParsedText text{marked.text, {}, &marked.map, &clean.map, source};
    text.find_lines();

    NodeTree tree = parse(marked.text, dialect);
    Context context{text, bytes, language, diagnostics, dialect};
    context.smart = smart;
    context.tables = std::move(tables);
    if (const std::string marks = marks_in_html(*tree, marked.text); !marks.empty()) {
        tree = parse(marked.text, dialect, marks);
        context.definitions = definitions_in(*tree);
    }
    if (dialect == Dialect::pandoc) context.examples = examples_in(*tree, text);
    chapter.blocks = read_blocks(tree.get(), context);
    chapter.notes = read_notes(context);
    settle_links(chapter.blocks);
    for (Note& note : chapter.notes) settle_links(note.blocks);
    order_notes(chapter.blocks, chapter.notes);
    if (dialect == Dialect::pandoc) chapter.part = take_divisions(chapter.blocks);
    if (auto title = order_headings(chapter.blocks, given, diagnostics)) {
        chapter.title = std::move(title->content);
        chapter.title_span = title->span;
        chapter.title_anchor = std::move(title->anchor);
        chapter.short_title = std::move(title->short_title);
    }
    settle_separators(chapter, clean.text, context);
    chapter.pair_marks = std::move(context.pair_marks);

    std::sort(context.verbatim_lines.begin(), context.verbatim_lines.end());
    report_unused_definitions(context);
    context.unused_html.report_html(diagnostics);
    context.cut_cells.report(Code::S047, diagnostics);
    context.deep_tables.report(Code::S048, diagnostics);
    context.directives.report(Code::S029, diagnostics);
    context.blocks.report_blocks(diagnostics);
    context.classes.report(Code::S040, diagnostics);
    context.left_out.report(Code::S041, diagnostics);
    context.percent_comments.report(Code::S100, diagnostics);
    context.citations.report(Code::S042, diagnostics);
    context.tight_headings.report(Code::S090, diagnostics);
    context.setting_notes.report(Code::S091, diagnostics);
    if (chapter.blocks.empty() && chapter.title.empty() && given.words.empty()) {
        diagnostics.report(Code::S015, {source, 0, 0});
    }
    return chapter;
}

}  // namespace banxin
