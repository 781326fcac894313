// What of a chapter its skeleton keeps: all but words that concern nothing else.
#include "document/skeleton.h"

#include "document/chapter_list.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Inlines said(const char* text = "文。") {
    return {{Text{text, {}}}};
}

Block said_in(Inlines content) {
    return {Paragraph{std::move(content)}, {}, {}, {}};
}

/// Between two paragraphs, as the ends of a text are kept anyway: what is left, and how much of it
/// the last one says has gone.
Blocks left_of(const Block& block) {
    Chapter chapter;
    chapter.blocks = {said_in(said()), block, said_in(said())};
    Blocks left = skeleton_of(chapter).blocks;
    EXPECT_TRUE(left.front() == chapter.blocks.front());
    return {left.begin() + 1, left.end()};
}

bool is_kept(const Block& block) {
    return left_of(block) == Blocks{block, said_in(said())};
}

/// How many blocks are left out; 0: it is there.
std::uint32_t left_out(const Block& block) {
    const Blocks left = left_of(block);
    return left.size() == 1 ? left[0].left_out : 0;
}

ListItem item(Blocks blocks) {
    ListItem made;
    made.blocks = std::move(blocks);
    return made;
}

TEST(Skeleton, LeavesOutWhatIsNothingButWords) {
    EXPECT_EQ(left_out(said_in(said())), 1U);
    EXPECT_EQ(left_out(said_in({{Styled{InlineStyle::strong, said()}},
                                {Foreign{"en", said("word")}},
                                {CodeSpan{"code", {}}},
                                {LineBreak{}},
                                {Ruby{{{"字", "zì"}}, {}}}})),
              1U);
    EXPECT_EQ(left_out({CodeBlock{}, {}, {}, {}}), 1U);
    EXPECT_EQ(left_out({Quote{{said_in(said()), said_in(said())}}, {}, {}, {}}), 3U);
    List list;
    list.items = {item({said_in(said())}), item({said_in(said())})};
    EXPECT_EQ(left_out({list, {}, {}, {}}), 3U);
}

TEST(Skeleton, KeepsWhatAnotherPlaceOfTheBookMayAskFor) {
    const Inlines kept[] = {
        {{Link{"a.md", {}, said(), {}, {}}}},
        {{NoteRef{}}},
        {{Image{}}},
        {{Formula{"x", {}}}},
        {{Styled{InlineStyle::strong, {{Text{"文", {}}}, {NoteRef{}}}}}},
        {{Foreign{"en", {{Link{}}}}}},
        {{Styled{InlineStyle::dateline, said()}}},
    };
    for (const Inlines& one : kept) {
        EXPECT_TRUE(is_kept(said_in(one)));
        // That it stood between words.
        Inlines between = said();
        between.insert(between.end(), one.begin(), one.end());
        between.push_back({Text{"文", {}}});
        between.push_back({CodeSpan{"code", {}}});
        Inlines left{{Text{}}};
        left.insert(left.end(), one.begin(), one.end());
        left.push_back({Text{}});
        EXPECT_TRUE(left_of(said_in(between))[0] == said_in(left));
    }
    EXPECT_TRUE(is_kept({Heading{2, said()}, {}, {}, {}}));
    EXPECT_TRUE(is_kept({Quote{{said_in(said())}, QuoteKind::verse}, {}, {}, {}}));
    EXPECT_TRUE(is_kept({Paragraph{said()}, {}, "own", {}}));
    EXPECT_TRUE(is_kept({Paragraph{said()}, {}, {}, "own"}));
    List terms;
    terms.items = {item({said_in(said())})};
    terms.items[0].term = said("词");
    EXPECT_EQ(left_of({terms, {}, {}, {}}).size(), 2U);
}

TEST(Skeleton, CountsInTheOrderInWhichBlocksAreNumbered) {
    List list;
    list.items = {item({said_in(said())}), item({said_in(said()), said_in({{NoteRef{}}})})};
    Chapter chapter;
    chapter.blocks = {said_in(said()), said_in(said()), Block{list, {}, {}, {}},
                      Block{Heading{2, said()}, {}, {}, {}}, said_in(said())};
    const Blocks left = skeleton_of(chapter).blocks;
    ASSERT_EQ(left.size(), 4U);
    EXPECT_EQ(left[1].left_out, 1U);
    const List& kept = std::get<List>(left[1].value);
    EXPECT_TRUE(kept.items[0].blocks.empty());
    ASSERT_EQ(kept.items[1].blocks.size(), 1U);
    EXPECT_EQ(kept.items[1].blocks[0].left_out, 2U);
    EXPECT_EQ(left[2].left_out + left[3].left_out, 0U);
}

TEST(Skeleton, IsTheSameBeforeAndAfterSomethingIsPutAroundTheText) {
    Chapter chapter;
    for (int i = 0; i < 4; ++i) chapter.blocks.push_back(said_in(said()));
    Blocks expected = skeleton_of(chapter).blocks;
    const Block byline{Paragraph{said(), ParagraphRole::byline}, {}, {}, {}};
    const Block epigraph{Quote{{said_in(said())}, QuoteKind::epigraph}, {}, {}, {}};
    const Block closing{Paragraph{said(), ParagraphRole::closing}, {}, {}, {}};
    for (Blocks* blocks : {&chapter.blocks, &expected}) {
        blocks->insert(blocks->begin(), {byline, epigraph});
        blocks->insert(blocks->end(), {closing, Block{NoteList{}, {}, {}, {}}});
    }
    EXPECT_TRUE(skeleton_of(chapter).blocks == expected);
}

TEST(Skeleton, IsTheChapterInAllElse) {
    Chapter chapter;
    chapter.kind = ChapterKind::essay;
    chapter.role = ChapterRole::preface;
    chapter.level = 2;
    chapter.fields.author = "甲";
    chapter.name = "name";
    chapter.file = "file.md";
    chapter.language = "zh-Hant";
    chapter.title = said("题");
    chapter.over_title = {said_in(said())};
    chapter.under_title = {said_in(said())};
    chapter.anchor = "own";
    Note& note = chapter.notes.emplace_back();
    note.label = "1";
    note.blocks = {said_in(said())};
    chapter.link_codes.push_back({"https://example.org", "那里", 0, {}, {}});
    chapter.span = {static_cast<SourceId>(1), 2, 3};
    chapter.parallel.emplace().pieces = {{said_in(said())}};
    EXPECT_TRUE(skeleton_of(chapter) == chapter);
    Block left = said_in({{Text{}}, {NoteRef{}}});
    left.span = chapter.span;
    left.number = 7;
    left.piece = 2;
    auto& paragraph = std::get<Paragraph>(left.value);
    paragraph.continuation = true;
    paragraph.alignment = Alignment::right;
    chapter.blocks = {said_in(said()), left, said_in(said())};
    EXPECT_TRUE(skeleton_of(chapter) == chapter);
}

TEST(ChapterList, SharesItsChaptersUntilOneIsChanged) {
    ChapterList list;
    list.emplace_back().name = "a";
    list.emplace_back().name = "b";
    const ChapterList copy = list;
    EXPECT_EQ(copy.share(0), list.share(0));
    list[0].name = "c";
    EXPECT_NE(copy.share(0), list.share(0));
    EXPECT_EQ(copy.share(1), list.share(1));
    EXPECT_EQ(copy[0].name, "a");
    const Chapter* own = &list[0];
    EXPECT_EQ(&list[0], own);
}

TEST(ChapterList, IsInTheOrderInWhichItWasFilled) {
    const auto names = [](const ChapterList& list) {
        std::string all;
        for (const Chapter& chapter : list) all += chapter.name;
        return all;
    };
    const auto named = [](const char* name) {
        Chapter chapter;
        chapter.name = name;
        return chapter;
    };
    ChapterList list;
    list.push_back(named("b"));
    list.insert(list.begin(), named("a"));
    const auto last = list.insert(list.end(), named("d"));
    EXPECT_EQ(last->name, "d");
    EXPECT_EQ(list.insert(last, named("c"))->name, "c");
    EXPECT_EQ(names(list), "abcd");
    EXPECT_EQ(list.erase(list.begin() + 1)->name, "c");
    EXPECT_EQ(names(list), "acd");
    list.resize(2);
    EXPECT_EQ(names(list), "ac");
    list.resize(3);
    EXPECT_EQ(list.back().name, "");
    EXPECT_EQ(list.end() - list.begin(), 3);
    EXPECT_EQ(1 + list.begin(), list.end() - 2);
    for (Chapter& chapter : list) chapter.name = "x";
    EXPECT_EQ(names(list), "xxx");
    list.put(1, std::make_shared<Chapter>(named("y")));
    EXPECT_EQ(names(list), "xyx");
}

}  // namespace
}  // namespace banxin
