/// \file
/// A chapter with the mark of a note in every place that can hold one, and the ways in which a mark
/// may be wrapped there: what layout and EPUB must both set, once each.
#pragma once

#include "document/links.h"
#include "document/walk.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace banxin::noted {

inline Inlines text(const std::string& words) {
    return {{Text{words, {}}}};
}
inline Block paragraph(Inlines content) {
    return {Paragraph{std::move(content)}, {}, "", ""};
}

using Wrap = std::function<Inlines(Inlines)>;
struct Wrapping {
    const char* name;
    Wrap wrap;
};
inline std::vector<Wrapping> wrappings() {
    const auto styled = [](InlineStyle style) {
        return [style](Inlines run) -> Inlines { return {{Styled{style, std::move(run)}}}; };
    };
    const Wrap link = [](Inlines run) -> Inlines {
        return {{Link{"https://example.org/", "", std::move(run), {}, {}}}};
    };
    const Wrap foreign = [](Inlines run) -> Inlines { return {{Foreign{"ja", std::move(run)}}}; };
    const Wrap strong = styled(InlineStyle::strong);
    const Wrap emphasis = styled(InlineStyle::emphasis);
    return {{"plain", [](Inlines run) { return run; }},
            {"strong", strong},
            {"emphasis", emphasis},
            {"language", foreign},
            {"link", link},
            {"strong in a link", [=](Inlines run) { return link(strong(std::move(run))); }},
            {"a link in emphasis", [=](Inlines run) { return emphasis(link(std::move(run))); }},
            {"deep", [=](Inlines run) {
                 return emphasis(foreign(link(strong(foreign(std::move(run))))));
             }}};
}

/// Puts `run`, whose words are unlike all others, where it says.
struct Place {
    const char* name;
    std::function<void(Chapter&, Inlines run)> put;
};

inline Table wide(std::size_t columns) {
    Table table;
    table.columns.assign(columns, Alignment::none);
    const auto cell = [](const char* words, HeaderScope header) {
        return TableCell{{paragraph(text(words))}, {}, 1, 1, header};
    };
    const TableRow head(columns, cell("题头", HeaderScope::column));
    const TableRow row(columns, cell("一二三四", HeaderScope::none));
    table.sections = {{TablePart::head, {head}}, {TablePart::body, {row, row, row}}};
    table.caption = text("表题");
    return table;
}

inline std::vector<Place> places() {
    const auto quote = [](QuoteKind kind, auto&& make) {
        return [kind, make](Chapter& chapter, Inlines run) {
            chapter.blocks.push_back({Quote{make(std::move(run)), kind}, {}, "", ""});
        };
    };
    const auto only = [](Inlines run) -> Blocks { return {paragraph(std::move(run))}; };
    const auto in_table = [](std::size_t columns, auto&& put) {
        return [columns, put](Chapter& chapter, Inlines run) {
            Table table = wide(columns);
            put(table, std::move(run));
            chapter.blocks.push_back({std::move(table), {}, "", ""});
        };
    };
    const auto caption = [](Table& table, Inlines run) { table.caption = std::move(run); };
    const auto header = [only](Table& table, Inlines run) {
        table.sections[0].rows[0][1].blocks = only(std::move(run));
    };
    const auto cell = [only](Table& table, Inlines run) {
        table.sections[1].rows[1][1].blocks = only(std::move(run));
    };
    /// In a list of a cell over several columns and rows.
    const auto covering = [only](Table& table, Inlines run) {
        TableCell& big = table.sections[1].rows[0][0];
        big.columns = 2;
        big.rows = 3;
        for (TableRow& cells : table.sections[1].rows) cells.pop_back();
        for (std::size_t i = 1; i < 3; ++i) table.sections[1].rows[i].pop_back();
        List list;
        list.items.push_back({only(std::move(run)), std::nullopt, {}, {}, {}});
        big.blocks.push_back({std::move(list), {}, "", ""});
    };
    const auto list = [](Inlines term, Inlines run) {
        List made;
        made.items.push_back({{paragraph(std::move(run))}, std::nullopt, {}, {}, std::move(term)});
        return Block{std::move(made), {}, "", ""};
    };
    /// A note that is marked in the note before it; `depth` of them, all marked only there.
    const auto in_notes = [](std::size_t depth) {
        return [depth](Chapter& chapter, Inlines run) {
            Inlines mark;
            for (std::size_t i = 0; i < depth; ++i) {
                Note note;
                note.blocks.push_back(paragraph(i == 0 ? std::move(run) : std::move(mark)));
                chapter.notes.push_back(std::move(note));
                mark = text("外注");
                mark.push_back(
                    {NoteRef{static_cast<std::uint32_t>(chapter.notes.size() - 1), 0, {}}});
            }
            chapter.blocks.push_back(paragraph(std::move(mark)));
        };
    };
    return {
        {"title", [](Chapter& chapter, Inlines run) { chapter.title = std::move(run); }},
        {"over the title",
         [](Chapter& chapter, Inlines run) {
             chapter.over_title.push_back(
                 {Paragraph{std::move(run), ParagraphRole::kicker}, {}, "", ""});
         }},
        {"under the title",
         [](Chapter& chapter, Inlines run) {
             chapter.under_title.push_back(
                 {Paragraph{std::move(run), ParagraphRole::deck}, {}, "", ""});
         }},
        {"heading",
         [](Chapter& chapter, Inlines run) {
             chapter.blocks.push_back({Heading{2, std::move(run)}, {}, "s-noted", "noted"});
         }},
        {"lower heading",
         [](Chapter& chapter, Inlines run) {
             chapter.blocks.push_back({Heading{4, std::move(run)}, {}, "s-noted-4", ""});
         }},
        {"paragraph", [](Chapter& chapter,
                         Inlines run) { chapter.blocks.push_back(paragraph(std::move(run))); }},
        {"list item", [=](Chapter& chapter,
                          Inlines run) { chapter.blocks.push_back(list({}, std::move(run))); }},
        {"term",
         [=](Chapter& chapter, Inlines run) {
             chapter.blocks.push_back(list(std::move(run), text("释义")));
         }},
        {"definition",
         [=](Chapter& chapter, Inlines run) {
             chapter.blocks.push_back(list(text("词"), std::move(run)));
         }},
        {"quotation", quote(QuoteKind::quote, only)},
        {"list in a quotation",
         quote(QuoteKind::quote,
               [=](Inlines run) -> Blocks { return {list({}, std::move(run))}; })},
        {"epigraph", quote(QuoteKind::epigraph, only)},
        {"letter", quote(QuoteKind::letter, only)},
        {"admonition's title", quote(QuoteKind::admonition,
                                     [](Inlines run) -> Blocks {
                                         return {paragraph(std::move(run)), paragraph(text("内"))};
                                     })},
        {"verse", quote(QuoteKind::verse,
                        [](Inlines run) -> Blocks {
                            Inlines stanza = text("首行");
                            stanza.push_back({LineBreak{}});
                            for (Inline& one : run) stanza.push_back(std::move(one));
                            return {paragraph(std::move(stanza))};
                        })},
        {"caption of a table", in_table(2, caption)},
        {"header of a table", in_table(2, header)},
        {"cell of a table", in_table(2, cell)},
        {"caption of a turned table", in_table(9, caption)},
        {"header of a turned table", in_table(9, header)},
        {"cell of a turned table", in_table(9, cell)},
        {"caption of a figure",
         [](Chapter& chapter, Inlines run) {
             Figure figure;
             figure.picture.push_back({Image{}});
             figure.image().asset = AssetId{0};
             figure.image().alt = "图";
             figure.caption = std::move(run);
             chapter.blocks.push_back({std::move(figure), {}, "", ""});
         }},
        {"note", in_notes(1)},
        {"note of a note of a note", in_notes(3)},
        {"list in a cell over others", in_table(2, covering)},
        {"list in a cell over others of a turned table", in_table(9, covering)},
    };
}

/// "词3": what is noted in the place; "注文3号": its note.
inline std::string words(std::size_t place) {
    return "词" + std::to_string(place);
}
inline std::string note_words(std::size_t place) {
    return "注文" + std::to_string(place) + "号";
}

/// The chapter gets the mark in one more place. Notes are in order when all are put.
inline void put(Chapter& chapter, std::size_t place, const Wrap& wrap) {
    Note note;
    note.blocks.push_back(paragraph(text(note_words(place))));
    chapter.notes.push_back(std::move(note));
    Inlines run = text(words(place));
    run.push_back({NoteRef{static_cast<std::uint32_t>(chapter.notes.size() - 1), 0, {}}});
    places()[place].put(chapter, wrap(std::move(run)));
}

inline void settle(Chapter& chapter) {
    settle_links(chapter);
    order_notes(chapter);
}

}  // namespace banxin::noted
