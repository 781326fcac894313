// A chapter and its blocks as XHTML elements; lists and tables are beside. Knows nothing of
// what stands inside a line.
#include "base/unicode.h"
#include "document/initial.h"
#include "document/walk.h"
#include "epub/content.h"

#include "epub/locales.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace banxin::epub {
namespace {

using style::Role;

struct Semantics {
    const char* type;
    const char* role;
    /// Of the body: which part of the book the document is in.
    const char* division;
};

/// EPUB 3 Structural Semantics, with the role of the same name from DPUB-ARIA.
Semantics semantics_of(ChapterRole role) {
    switch (role) {
        case ChapterRole::chapter: return {"chapter", "doc-chapter", "bodymatter"};
        case ChapterRole::foreword: return {"foreword", "doc-foreword", "frontmatter"};
        case ChapterRole::preface: return {"preface", "doc-preface", "frontmatter"};
        case ChapterRole::introduction: return {"introduction", "doc-introduction", "bodymatter"};
        case ChapterRole::dedication: return {"dedication", "doc-dedication", "frontmatter"};
        case ChapterRole::epigraph: return {"epigraph", "doc-epigraph", "frontmatter"};
        case ChapterRole::prologue: return {"prologue", "doc-prologue", "bodymatter"};
        case ChapterRole::epilogue: return {"epilogue", "doc-epilogue", "bodymatter"};
        case ChapterRole::afterword: return {"afterword", "doc-afterword", "backmatter"};
        case ChapterRole::appendix: return {"appendix", "doc-appendix", "backmatter"};
        case ChapterRole::acknowledgments:
            return {"acknowledgments", "doc-acknowledgments", "backmatter"};
        case ChapterRole::glossary: return {"glossary", "doc-glossary", "backmatter"};
        case ChapterRole::bibliography: return {"bibliography", "doc-bibliography", "backmatter"};
        case ChapterRole::colophon: return {"colophon", "doc-colophon", "backmatter"};
        case ChapterRole::endnotes: return {"endnotes", "doc-endnotes", "backmatter"};
        case ChapterRole::part: return {"part", "doc-part", "bodymatter"};
    }
    return {"chapter", "doc-chapter", "bodymatter"};
}

Role title_role(ChapterRole role) {
    switch (role) {
        case ChapterRole::part: return Role::part_title;
        case ChapterRole::colophon: return Role::colophon_title;
        default: return Role::chapter_title;
    }
}

Role role_of(ParagraphRole role) {
    switch (role) {
        case ParagraphRole::body: return Role::body;
        case ParagraphRole::kicker: return Role::kicker;
        case ParagraphRole::deck: return Role::deck;
        case ParagraphRole::original_title: return Role::original_title;
        case ParagraphRole::byline: return Role::byline;
        case ParagraphRole::translator: return Role::translator;
        case ParagraphRole::original: return Role::original;
        case ParagraphRole::source: return Role::source;
        case ParagraphRole::date: return Role::date;
        case ParagraphRole::dateline: return Role::dateline;
        case ParagraphRole::closing: return Role::closing;
        case ParagraphRole::colophon_entry: return Role::colophon_entry;
        case ParagraphRole::colophon_catalogue: return Role::colophon_catalogue;
        case ParagraphRole::source_entry: return Role::source_entry;
        case ParagraphRole::caption: return Role::caption;
        case ParagraphRole::attribution: return Role::attribution;
        case ParagraphRole::signature: return Role::signature;
    }
    return Role::body;
}

Role role_of(QuoteKind kind) {
    switch (kind) {
        case QuoteKind::quote: return Role::quote;
        case QuoteKind::verse: return Role::verse;
        case QuoteKind::letter: return Role::letter;
        case QuoteKind::epigraph: return Role::epigraph;
        case QuoteKind::admonition: return Role::admonition;
        case QuoteKind::aside: return Role::aside;
    }
    return Role::quote;
}

Role heading_role(int level) {
    return static_cast<Role>(static_cast<int>(Role::heading2) + std::clamp(level, 2, 6) - 2);
}

constexpr std::uint32_t no_more_blocks = 0xFFFFFFFF;

/// A page that begins with the block is marked before it. Others hold blocks, or hold the mark.
bool begins_pages_before(const Block& block) {
    return std::visit(Overloaded{
                          [](const Paragraph&) { return false; },
                          [](const Heading&) { return true; },
                          [](const Quote&) { return false; },
                          [](const List&) { return false; },
                          [](const CodeBlock&) { return true; },
                          [](const FormulaBlock&) { return true; },
                          [](const Table&) { return true; },
                          [](const Figure&) { return true; },
                          [](const FigureRow&) { return true; },
                          [](const TextColumns&) { return false; },
                          [](const ThematicBreak&) { return true; },
                          [](const NoteList&) { return false; },
                      },
                      block.value);
}

}  // namespace

std::string label_of(const Chapter& chapter) {
    std::string label = name_of_title(chapter.title);
    if (!label.empty()) return label;
    return std::string(word(word_of(chapter.role), chapter.language));
}

int HeadingLevels::next(int level) {
    while (!open_.empty() && open_.back().first >= level) open_.pop_back();
    const int shown = std::min(open_.empty() ? 2 : open_.back().second + 1, 6);
    open_.emplace_back(level, shown);
    return shown;
}

ContentWriter::ContentWriter(const Shared& shared, std::size_t chapter, CharacterUse& characters)
    : shared_(shared),
      chapter_(shared.book.chapters[chapter]),
      documents_(shared.names.splits[chapter]),
      paths_(shared.names.documents[chapter]),
      typefaces_(shared.typefaces.for_chapters_of(chapter_.kind)),
      words_(chapter_.language),
      characters_(characters),
      own_(shared.names.own_ids[chapter]),
      written_(written_in(chapter_.language)) {
    if (shared.pages != nullptr) {
        const auto of_chapter = [&](std::size_t from) {
            return std::partition_point(
                shared.pages->starts.begin(), shared.pages->starts.end(),
                [&](const PageStart& page) { return page.place.chapter < from; });
        };
        pages_ = {of_chapter(chapter), of_chapter(chapter + 1)};
    }
    at_.chapter = static_cast<std::uint32_t>(chapter);
    if (chapter_.parallel) pieces_ = pieces_of(chapter_);
    noted_ = at_.chapter;
    number_notes();
}

std::vector<std::string> ContentWriter::write() {
    std::vector<std::string> texts;
    for (; document_ < documents_.count(); ++document_) texts.push_back(document());
    return texts;
}

std::string ContentWriter::document() {
    const Blocks& all = chapter_.blocks;
    const std::size_t begin = documents_.first_blocks[document_];
    const bool last = document_ + 1 == documents_.count();
    const std::size_t end = last ? all.size() : documents_.first_blocks[document_ + 1];
    // A document that goes on begins with a heading, which is its title.
    const auto* heading = document_ > 0 ? std::get_if<Heading>(&all[begin].value) : nullptr;
    const bool goes_on = heading != nullptr && !all[begin].id.empty();
    std::string label = goes_on ? name_of_title(heading->content) : label_of(chapter_);
    if (label.empty()) label = label_of(chapter_);
    begun_ = false;
    own_levels_ = {};

    Page page;
    begin_page(page, path(), chapter_.language, label);
    const Semantics semantics = semantics_of(chapter_.role);
    set(page.body, "epub:type", semantics.division);
    const std::string_view paragraphs = paragraph_class(chapter_.language);
    if (!paragraphs.empty()) set(page.body, "class", paragraphs);
    pugi::xml_node section = add(page.body, "section");
    set(section, "epub:type", semantics.type);
    set(section, "role", semantics.role);
    set(section, "class", fmt::format("{} {}", name_of(chapter_.role), name_of(chapter_.kind)));
    if (document_ > 0 && !goes_on)
        set(section, "aria-label", label);
    else
        set(section, "aria-labelledby", goes_on ? all[begin].id : own_ + "title");
    add_line_end(section);
    if (document_ == 0) {
        reach(section, at_);
        opening(section);
    }
    const Typeface face = typefaces_.body();
    for (std::size_t i = std::max(begin, first_body_block_); i < end; ++i) {
        if (document_ == 0 || i > begin) originals_before(section, i);
        stands_over_original_ = is_paired_heading(i);
        block(section, all[i], face);
    }
    originals_before(section, end);
    if (last) {
        at_.block = no_more_blocks;
        reach(section, at_);
    }
    notes(section);
    add_line_end(page.body);
    return to_text(page.document);
}

void ContentWriter::opening(pugi::xml_node section) {
    const Typeface face = typefaces_.body();
    pugi::xml_node header = add(section, "header");
    add_line_end(header);
    blocks(header, chapter_.over_title, face);
    pugi::xml_node title = add(header, "h1");
    set(title, "id", own_ + "title");
    const Typeface title_face = typefaces_.of(title_role(chapter_.role), face);
    if (plain_text(chapter_.title).empty()) {
        text(title, label_of(chapter_), title_face);
    } else {
        inlines(title, chapter_.title, title_face);
    }
    add_line_end(header);
    const bool has_title = !plain_text(chapter_.title).empty() && !chapter_.parallel;
    drop_cap_ = has_title ? typefaces_.drop_cap(title_role(chapter_.role)) : 0;
    blocks(header, chapter_.under_title, face);
    while (first_body_block_ < chapter_.blocks.size() &&
           opens_chapter(chapter_.blocks[first_body_block_])) {
        block(header, chapter_.blocks[first_body_block_++], face);
    }
    add_line_end(section);
}

void ContentWriter::blocks(pugi::xml_node parent, const Blocks& all, Typeface face) {
    for (const Block& one : all) block(parent, one, face);
}

void ContentWriter::block(pugi::xml_node parent, const Block& one, Typeface face) {
    at_.block = one.number;
    at_.offset = 0;
    // In a paragraph the mark stands inside, so that its neighbours stay neighbours.
    if (begins_pages_before(one)) reach(parent, at_);
    const std::string id = id_of(one);
    // Of what stands between a title and its text, an opening and an epigraph leave it as it is.
    const std::int32_t drop_cap = std::exchange(drop_cap_, 0);
    std::visit(Overloaded{
                   [&](const Paragraph& p) {
                       const bool text = p.role == ParagraphRole::body;
                       paragraph(parent, p, id, face, text ? drop_cap : 0);
                       if (!text) drop_cap_ = drop_cap;
                   },
                   [&](const Heading& h) {
                       if (in_original_)
                           original_heading(parent, h, id, face);
                       else
                           heading(parent, h, id, face);
                   },
                   [&](const Quote& q) {
                       quote(parent, q, id, face);
                       drop_cap_ = q.kind == QuoteKind::epigraph ? drop_cap : 0;
                   },
                   [&](const List& l) { list(parent, l, id, face); },
                   [&](const CodeBlock& c) { code_block(parent, c, id, face); },
                   [&](const FormulaBlock& f) { formula_block(parent, f, id, face); },
                   [&](const Table& t) { table(parent, t, id, face); },
                   [&](const Figure& f) { figure(parent, f, id, face); },
                   [&](const FigureRow& r) { figure_row(parent, r, id, face); },
                   [&](const TextColumns& c) { columns(parent, c, id, face); },
                   [&](const ThematicBreak&) { scene_break(parent, id, face); },
                   [&](const NoteList& n) { note_list(parent, n, one.number); },
               },
               one.value);
    add_line_end(parent);
}

void ContentWriter::quote(pugi::xml_node parent, const Quote& one, const std::string& id,
                          Typeface face) {
    // A note to the reader is nobody's words.
    const bool quoted = one.kind != QuoteKind::admonition && one.kind != QuoteKind::aside;
    pugi::xml_node node = add(parent, quoted ? "blockquote" : "aside");
    set_id(node, id);
    if (one.kind == QuoteKind::admonition) set(node, "role", "note");
    if (one.kind == QuoteKind::aside) set(node, "epub:type", "sidebar");
    if (one.kind != QuoteKind::quote) set(node, "class", name_of(one.kind));
    if (one.kind == QuoteKind::epigraph) {
        set(node, "epub:type", "epigraph");
        set(node, "role", "doc-epigraph");
    }
    add_line_end(node);
    const Typeface inner = typefaces_.of(role_of(one.kind), face);
    for (const Block& block_inside : one.blocks) {
        const auto* stanza = std::get_if<Paragraph>(&block_inside.value);
        if (one.kind == QuoteKind::verse && stanza != nullptr &&
            stanza->role == ParagraphRole::body) {
            at_.block = block_inside.number;
            at_.offset = 0;
            pugi::xml_node lines = add(node, "p");
            reach(lines, at_);
            verse_lines(lines, stanza->content, inner);
            add_line_end(node);
        } else {
            block(node, block_inside, inner);
        }
    }
}

/// What flows is as many columns as the screen has room for.
void ContentWriter::columns(pugi::xml_node parent, const TextColumns& one, const std::string& id,
                            Typeface face) {
    pugi::xml_node node = add(parent, "div");
    set_id(node, id);
    set(node, "class",
        one.flowing > 0 ? fmt::format("flowing columns-{}", one.flowing) : "columns");
    add_line_end(node);
    std::int32_t said = 0;
    std::int32_t silent = 0;
    for (const TextColumn& column : one.columns) {
        said += column.share;
        silent += column.share == 0 ? 1 : 0;
    }
    for (const TextColumn& column : one.columns) {
        if (one.flowing > 0) {
            blocks(node, column.blocks, face);
            continue;
        }
        pugi::xml_node side = add(node, "div");
        set(side, "class", "column");
        const std::int32_t rest = std::max(100 - said, 0) / std::max(silent, 1);
        if (said > 0)
            set(side, "style",
                fmt::format("flex-grow: {}", column.share > 0 ? column.share : rest));
        add_line_end(side);
        blocks(side, column.blocks, face);
        add_line_end(node);
    }
}

void ContentWriter::scene_break(pugi::xml_node parent, const std::string& id, Typeface face) {
    const std::string& ornament = typefaces_.ornament();
    pugi::xml_node node = add(parent, ornament.empty() ? "hr" : "p");
    set_id(node, id);
    if (ornament.empty()) return;
    set(node, "class", "scene-break");
    set(node, "role", "separator");
    text(node, ornament, typefaces_.of(Role::scene_break, face));
}

/// Each line is an element, so that what turns over can stand further in (B14).
void ContentWriter::verse_lines(pugi::xml_node stanza, const Inlines& all, Typeface face) {
    for (const Inlines& line : lines_of(all)) {
        pugi::xml_node node = add(stanza, "span");
        set(node, "class", "line");
        running_inlines(node, line, face);
    }
}

void ContentWriter::paragraph(pugi::xml_node parent, const Paragraph& one, const std::string& id,
                              Typeface face, std::int32_t drop_cap) {
    pugi::xml_node node = add(parent, "p");
    set_id(node, id);
    const std::size_t initial = initial_of(one.content, drop_cap, typefaces_.characters());
    if (initial > 0) return paragraph_with_initial(node, one.content, initial, drop_cap, face);
    std::string classes = one.role == ParagraphRole::body ? "" : name_of(one.role);
    if (one.continuation) classes += classes.empty() ? "continued" : " continued";
    if (one.alignment != Alignment::none) {
        if (!classes.empty()) classes += ' ';
        classes += class_of(one.alignment);
    }
    if (!classes.empty()) set(node, "class", classes);
    running_inlines(
        node, one.content,
        one.role == ParagraphRole::body ? face : typefaces_.of(role_of(one.role), face));
}

/// A span, since not every program knows `::first-letter`; the stylesheet makes it large.
void ContentWriter::paragraph_with_initial(pugi::xml_node node, const Inlines& content,
                                           std::size_t initial, std::int32_t lines, Typeface face) {
    set(node, "class", "with-initial");
    Inlines rest = content;
    Text& text = std::get<Text>(rest.front().value);
    const Inlines letter{{Text{text.text.substr(0, initial), text.span}}};
    text.text.erase(0, initial);
    const char32_t first = decode_utf8(plain_text(letter), 0).value;
    pugi::xml_node span = add(node, "span");
    set(span, "class",
        fmt::format("initial-{}{}", lines,
                    is_ideographic(first) || is_hangul(first) ? "" : " of-alphabet"));
    running_inlines(span, letter, face);
    running_inlines(node, rest, face);
}

void ContentWriter::heading(pugi::xml_node parent, const Heading& one, const std::string& id,
                            Typeface face) {
    const int shown = levels_.next(one.level);
    int level = shown;
    if (document_ > 0) level = std::exchange(begun_, true) ? own_levels_.next(shown) : 1;
    pugi::xml_node node = add(parent, fmt::format("h{}", level).c_str());
    set_id(node, id);
    // Every document has a first heading and skips no level; it looks as if it were one chapter.
    std::string classes = level != shown ? fmt::format("as-h{}", shown) : "";
    if (stands_over_original_) classes += classes.empty() ? "paired" : " paired";
    if (!classes.empty()) set(node, "class", classes);
    inlines(node, one.content, typefaces_.of(heading_role(shown), face));
    drop_cap_ = chapter_.parallel ? 0 : typefaces_.drop_cap(heading_role(shown));
}

}  // namespace banxin::epub
