/// \file
/// Block content: paragraphs, headings, lists, tables and the like, as meaning.
#pragma once

#include "document/inline.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace banxin {

struct Block;
using Blocks = std::vector<Block>;

/// What a paragraph is for; also the name of its style role and of its CSS class.
enum class ParagraphRole : std::uint8_t {
    body,
    // With the title, made by a pass from the fields of the chapter's kind:
    kicker,          ///< 引题, over the title of a report
    deck,            ///< 副题, under it
    original_title,  ///< of a translation
    // The opening of a chapter, made as well:
    byline,      ///< author, or reporter; of a translation all who wrote it
    translator,  ///< 译者, where the author's line has no room
    original,    ///< where the original is from, quietly
    source,      ///< outlet and day of a report; what a digest is of
    date,
    dateline,  ///< 电头, run in before the first paragraph's text or on its own
    closing,   ///< 落款: who signed the text, and when, under its last line
    // Generated pages:
    colophon_entry,      ///< one line of the 版权页
    colophon_catalogue,  ///< 图书在版编目（CIP）数据, all of it
    source_entry,        ///< one text in the list of 出处
    caption,             ///< a table's caption that could not be bound to its table
    // The last lines of a quotation or a letter:
    attribution,  ///< ——《书名》
    signature,    ///< 署名, and the date under it
};
[[nodiscard]] const char* name_of(ParagraphRole role);

enum class Alignment : std::uint8_t { none, left, center, right };

struct Paragraph {
    Inlines content;
    ParagraphRole role = ParagraphRole::body;
    /// Goes on after a figure, list or formula inside one paragraph of thought: no indent
    /// (TYPOGRAPHY.md, G02).
    bool continuation = false;
    /// Other than its role's: what the author of an HTML block asks for.
    Alignment alignment = Alignment::none;
    bool operator==(const Paragraph&) const = default;
};

struct Heading {
    /// 2 to 6; level 1 is the chapter's title.
    std::uint8_t level = 2;
    Inlines content;
    /// What stands for it where a line has little room: in running heads. Empty: itself.
    std::string short_title = {};
    bool operator==(const Heading&) const = default;
};

/// What is set apart from the text around it, and how.
enum class QuoteKind : std::uint8_t {
    quote,
    verse,     ///< 诗: paragraphs are stanzas, their lines parted by LineBreak
    letter,    ///< 书信
    epigraph,  ///< 题记
    /// A note, a tip, a warning to the reader; the first paragraph is its title.
    admonition,
    /// 旁注: what stands beside the text, in the margin where there is room.
    aside,
};
[[nodiscard]] const char* name_of(QuoteKind kind);

struct Quote {
    Blocks blocks;
    QuoteKind kind = QuoteKind::quote;
    bool operator==(const Quote&) const = default;
};

struct ListItem {
    Blocks blocks;
    /// A task list's box.
    std::optional<bool> checked;
    Span span;
    /// As the author wrote it: "（一）", "①". Empty: the list's own kind of marker.
    std::string marker;
    /// Of a list of definitions: what the blocks explain. Empty in every other list.
    Inlines term;
    bool operator==(const ListItem&) const = default;
};

struct List {
    bool ordered = false;
    std::uint32_t start = 1;
    /// No blank lines between items.
    bool tight = true;
    std::vector<ListItem> items;
    bool operator==(const List&) const = default;
};

struct CodeBlock {
    std::string info;
    /// Without the last line end.
    std::string text;
    bool operator==(const CodeBlock&) const = default;
};

/// A formula on lines of its own.
struct FormulaBlock {
    std::string source;
    bool operator==(const FormulaBlock&) const = default;
};

/// What a cell stands over or before.
enum class HeaderScope : std::uint8_t { none, column, row };

struct TableCell {
    /// Mostly one paragraph; HTML may have put anything there.
    Blocks blocks;
    Span span;
    /// Columns and rows that it covers, its own included; at least 1. See `grid_of`.
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
    HeaderScope header = HeaderScope::none;
    /// Other than its column's, or none.
    Alignment alignment = Alignment::none;
    bool operator==(const TableCell&) const = default;
};
/// The cells that begin in it; not those that reach down into it.
using TableRow = std::vector<TableCell>;

enum class TablePart : std::uint8_t { head, body, foot };
[[nodiscard]] const char* name_of(TablePart part);

/// Rows that belong together; no cell reaches out of them.
struct TableSection {
    TablePart part = TablePart::body;
    std::vector<TableRow> rows;
    bool operator==(const TableSection&) const = default;
};

struct Table {
    std::vector<Alignment> columns;
    /// What part of the table's width each column asks for, in thousandths of all; empty: what its
    /// cells need.
    std::vector<std::uint16_t> shares;
    /// Heads, then bodies, then feet.
    std::vector<TableSection> sections;
    /// From a paragraph `表：…` directly before the table, or `Table: …`.
    Inlines caption;
    /// What stands for the caption in the list of tables, its number too. Empty: itself.
    std::string short_caption = {};
    /// What it is called: "表2". Its caption begins with it. Empty when it has no number.
    std::string label;
    /// What stands under it and belongs to it: paragraphs `注：…`, `资料来源：…` directly behind
    /// it,
    /// `::: table-notes`.
    Blocks notes;
    bool operator==(const Table&) const = default;
};

/// A picture alone in its paragraph; its title is the caption.
/// Where a figure may stand on paper.
enum class FigurePlace : std::uint8_t {
    /// In the text where the page has room, else at the head of the next one.
    free,
    here,
    /// At the head or the foot of a page.
    top,
    bottom,
    /// At an edge of the text, which runs beside it.
    left,
    right,
    /// A page of its own.
    page,
    /// As large as a page of its own lets it be.
    full,
    /// 出血: over the whole paper, to its edges.
    bleed,
};

struct Figure {
    /// An Image, or a Link around one and nothing else.
    Inlines picture;
    Inlines caption;
    std::string label;  ///< "图1", as a table's
    FigurePlace place = FigurePlace::free;
    std::string short_caption = {};  ///< As a table's

    [[nodiscard]] const Image& image() const;
    [[nodiscard]] Image& image();
    /// Null: none is around it.
    [[nodiscard]] const Link* link() const;
    bool operator==(const Figure&) const = default;
};

/// Whether an inline is what a figure shows: an image, with a link around it or without.
[[nodiscard]] bool is_picture(const Inline& one);

/// Pictures that stand side by side; each block is a Figure.
struct FigureRow {
    Blocks figures;
    bool operator==(const FigureRow&) const = default;
};

/// Of a part of the text that is set in columns.
struct TextColumn {
    Blocks blocks;
    /// How much of the measure it asks for, in hundredths; 0: its part of what the others leave.
    std::uint8_t share = 0;
    bool operator==(const TextColumn&) const = default;
};

/// Texts side by side; or one text that flows through several columns.
struct TextColumns {
    std::vector<TextColumn> columns;
    /// Through how many columns the text of the only one flows; 0: they stand side by side.
    std::uint32_t flowing = 0;
    bool operator==(const TextColumns&) const = default;
};

struct ThematicBreak {
    bool operator==(const ThematicBreak&) const = default;
};

/// Notes that do not stand with their marks; no note is in two of them.
struct NoteList {
    /// Whose notes they are: index into Book::chapters.
    std::uint32_t chapter = 0;
    /// In the order in which they stand; indices into Chapter::notes.
    std::vector<std::uint32_t> notes;
    /// A small heading over them, or none.
    Inlines title;
    bool operator==(const NoteList&) const = default;
};

struct Block {
    std::variant<Paragraph, Heading, Quote, List, CodeBlock, FormulaBlock, Table, Figure, FigureRow,
                 TextColumns, ThematicBreak, NoteList>
        value;
    Span span;
    /// ASCII id, unique in its chapter: what links lead to. Empty when nothing can.
    std::string id;
    /// What a link in Markdown calls it: a heading's GitHub anchor (`标题-一`), `{#own}`, or
    /// several names with blanks between, the block's own first (passes/names.h, `names_in`).
    std::string anchor;
    /// Place among the blocks of the chapter's text in reading order, from 1, containers before
    /// what they hold; 0 in notes. Behind the number of a list of notes each of these has one, in
    /// its order. See TextPlace.
    std::uint32_t number = 0;
    /// 对照: the piece of the original that it stands beside, from 1 (ParallelText::pieces); 0:
    /// none.
    std::uint32_t piece = 0;
    /// How many blocks have been left out before it, in what is only the skeleton of a text.
    std::uint32_t left_out = 0;
    bool operator==(const Block&) const = default;
};

/// What a chapter's kind puts before the text; a dateline belongs to the text itself.
[[nodiscard]] bool opens_chapter(const Block& block);

}  // namespace banxin
