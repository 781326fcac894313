// Everything that a chapter holds is reached once, in reading order.
#include "document/walk.h"
#include "document/dump.h"
#include "document/links.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Inlines words(const char* text) {
    return {{Text{text, {}}}};
}
Block paragraph(Inlines content) {
    return {Paragraph{std::move(content)}, {}, "", ""};
}
Block paragraph(const char* text) {
    return paragraph(words(text));
}
Block noted(const char* text, std::uint32_t note) {
    Inlines content = words(text);
    content.push_back({NoteRef{note, 0, {}}});
    return paragraph(std::move(content));
}

/// One of every kind that holds something.
Block list_of_terms() {
    List list;
    for (const char* name : {"1", "2"}) {
        ListItem item;
        item.term = words(name);
        item.blocks.push_back(paragraph(name));
        list.items.push_back(std::move(item));
    }
    return {std::move(list), {}, "", ""};
}
Block table() {
    Table table;
    table.columns.resize(2);
    table.caption = words("c");
    const auto row = [](const char* first, const char* second) {
        TableRow cells(2);
        cells[0].blocks = {paragraph(first)};
        cells[1].blocks = {{Quote{{paragraph(second)}}, {}, "", ""}};
        return cells;
    };
    table.sections = {{TablePart::head, {row("h1", "h2")}},
                      {TablePart::body, {row("a1", "a2"), row("b1", "b2")}},
                      {TablePart::foot, {row("f1", "f2")}}};
    return {std::move(table), {}, "", ""};
}
Block figure() {
    Figure figure;
    figure.picture = {{Image{"f", "", false, "", {}, {}, {}, {}}}};
    figure.caption = {{Image{"i", "", false, "", {}, {}, {}, {}}}, {Text{"fc", {}}}};
    return {std::move(figure), {}, "", ""};
}

Chapter whole() {
    Chapter chapter;
    chapter.over_title.push_back(paragraph("over"));
    chapter.title = {{Text{"ti", {}}}, {Styled{InlineStyle::strong, words("tle")}}};
    chapter.under_title.push_back(paragraph("under"));
    chapter.blocks.push_back({Heading{2, words("head")}, {}, "", ""});
    chapter.blocks.push_back({Quote{{paragraph("q1"), list_of_terms()}}, {}, "", ""});
    chapter.blocks.push_back(table());
    chapter.blocks.push_back(figure());
    chapter.blocks.push_back({CodeBlock{"", "code"}, {}, "", ""});
    chapter.parallel.emplace();
    chapter.parallel->title = words("original");
    chapter.parallel->pieces = {{paragraph("piece1")}, {paragraph("piece2")}};
    chapter.blocks[0].piece = 1;
    chapter.blocks[1].piece = 2;
    Note note;
    note.blocks.push_back({Quote{{paragraph("note")}}, {}, "", ""});
    chapter.notes.push_back(std::move(note));
    return chapter;
}

TEST(Walk, ReachesEveryRunInReadingOrder) {
    const Chapter chapter = whole();
    std::string order;
    for_each_run(chapter, [&](const Inlines& run) { order += plain_text(run) + " "; });
    EXPECT_EQ(order,
              "over title under original head piece1 q1 1 1 2 2 piece2 c h1 h2 a1 a2 b1 b2 f1 "
              "f2  fc note ");
}

TEST(Walk, ReachesEveryBlockBeforeWhatItHolds) {
    const Chapter chapter = whole();
    std::string kinds;
    for_each_block(chapter.blocks,
                   [&](const Block& block) { kinds += std::to_string(block.value.index()) + " "; });
    EXPECT_EQ(kinds, "1 2 0 3 0 0 6 0 2 0 0 2 0 0 2 0 0 2 0 7 4 ");
    std::string verbatim;
    for_each_block(chapter,
                   [&](const Block& block) { verbatim += std::string(verbatim_text(block)); });
    EXPECT_EQ(verbatim, "code");
}

TEST(Walk, EndsWhereItIsTold) {
    Chapter chapter = whole();
    int seen = 0;
    EXPECT_TRUE(for_each_of<Text>(chapter, [&](Text& text) {
        ++seen;
        return text.text == "tle";
    }));
    EXPECT_EQ(seen, 3);
    EXPECT_TRUE(any_inline(
        chapter, [](const Inline& one) { return std::holds_alternative<Image>(one.value); }));
    EXPECT_FALSE(any_inline(
        chapter, [](const Inline& one) { return std::holds_alternative<NoteRef>(one.value); }));
    EXPECT_FALSE(any_block(chapter, [](const Block& one) { return one.id == "x"; }));
}

TEST(Walk, ReachesPicturesOfFiguresAndOfText) {
    Chapter chapter = whole();
    std::string urls;
    for_each_image(chapter, [&](Image& image) { urls += image.url; });
    EXPECT_EQ(urls, "fi");
}

TEST(Walk, GoesThroughInnerRunsFirst) {
    Inlines run = {
        {Text{"a", {}}},
        {Styled{
            InlineStyle::strong,
            {{Text{"b", {}}}, {Foreign{"en", words("c")}}, {Link{"u", "", words("d"), {}, {}}}}}}};
    std::string order;
    for_each_nested_run(run, [&](const Inlines& one) { order += plain_text(one) + " "; });
    EXPECT_EQ(order, "c d bcd abcd ");
    order.clear();
    for_each_nested_run(
        run, [&](const Inlines& one) { order += plain_text(one) + " "; }, is_no_link);
    EXPECT_EQ(order, "c bcd abcd ");
}

TEST(Walk, FindsTheOutermostLeaves) {
    const Chapter chapter = whole();
    const auto text_of = [](const Block* block) {
        const auto* found = block == nullptr ? nullptr : std::get_if<Paragraph>(&block->value);
        return found == nullptr ? "" : plain_text(found->content);
    };
    const Blocks inner = {chapter.blocks[1]};
    EXPECT_EQ(text_of(outermost_leaf(inner, false)), "q1");
    EXPECT_EQ(text_of(outermost_leaf(inner, true)), "2");
    EXPECT_EQ(outermost_leaf({}, true), nullptr);
    EXPECT_EQ(text_of(outermost_leaf({chapter.blocks[4]}, true)), "");
}

TEST(Notes, AreOrderedByTheirFirstMarksWhereverTheseStand) {
    Chapter chapter = whole();
    chapter.notes.clear();
    for (const char* name : {"in cell", "in title", "in note", "nowhere", "in term"}) {
        Note note;
        note.label = name;
        note.blocks.push_back(paragraph(name));
        chapter.notes.push_back(std::move(note));
    }
    for_each_run(chapter, [&](Inlines& run) {
        const std::string text = plain_text(run);
        if (text == "a2") run.push_back({Styled{InlineStyle::strong, {{NoteRef{0, 0, {}}}}}});
        if (text == "title") run.push_back({NoteRef{1, 0, {}}});
        if (text == "in cell") run.push_back({NoteRef{2, 0, {}}});
        if (text == "fc" || text == "in term") run.push_back({NoteRef{1, 0, {}}});
        if (text == "1") run.push_back({Link{"u", "", {{NoteRef{4, 0, {}}}}, {}, {}}});
    });
    order_notes(chapter);
    std::string labels;
    for (const Note& note : chapter.notes)
        labels += note.label + " " + std::to_string(note.references) + ", ";
    EXPECT_EQ(labels, "in title 3, in term 2, in cell 1, in note 1, nowhere 0, ");
    std::string marks;
    for_each_mark(chapter, [&](const NoteRef& mark) {
        marks += std::to_string(mark.note) + "." + std::to_string(mark.occurrence) + " ";
    });
    EXPECT_EQ(marks, "0.0 1.0 1.1 2.0 0.1 0.2 3.0 ");
}

TEST(Links, GiveTheirMarksAndTheirLinksAway) {
    Blocks blocks;
    blocks.push_back(noted("p", 0));
    Inlines& run = std::get<Paragraph>(blocks[0].value).content;
    run = {{Styled{InlineStyle::emphasis,
                   {{Link{"u",
                          "",
                          {{Styled{InlineStyle::strong, {{Text{"x", {}}}, {NoteRef{0, 0, {}}}}}},
                           {Text{"y", {}}},
                           {Link{"v", "", words("z"), {}, {}}},
                           {Styled{InlineStyle::mark, {{NoteRef{1, 0, {}}}}}}},
                          {},
                          {}}},
                    {Text{"after", {}}}}}}};
    settle_links(blocks);
    EXPECT_EQ(dump(blocks),
              "paragraph\n"
              "  emphasis\n"
              "    link \"u\"\n"
              "      strong\n"
              "        text \"x\"\n"
              "      text \"y\"\n"
              "      text \"z\"\n"
              "    note-ref 1\n"
              "    note-ref 2\n"
              "    text \"after\"\n");
}

}  // namespace
}  // namespace banxin
