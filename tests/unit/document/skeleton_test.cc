// What of a chapter its skeleton keeps: all but words that concern nothing else.
#include "document/skeleton.h"

#include "document/chapter_list.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Inlines words(const char* text = "文。") {
    return {{Text{text, {}}}};
}

Block paragraph(Inlines content) {
    return {Paragraph{std::move(content)}, {}, {}, {}};
}

/// Between two paragraphs, as the ends of a chapter are kept anyway.
bool is_kept(const Block& block) {
    Chapter chapter;
    chapter.blocks = {paragraph(words()), block, paragraph(words())};
    const Chapter skeleton = skeleton_of(chapter);
    EXPECT_EQ(skeleton.blocks.size(), 3U);
    EXPECT_TRUE(skeleton.blocks.front() == chapter.blocks.front());
    EXPECT_TRUE(skeleton.blocks.back() == chapter.blocks.back());
    return skeleton.blocks[1] == block;
}

TEST(Skeleton, LeavesOutWordsAlone) {
    EXPECT_FALSE(is_kept(paragraph(words())));
    EXPECT_FALSE(is_kept(paragraph({{Styled{InlineStyle::strong, words()}},
                                    {Foreign{"en", words("word")}},
                                    {CodeSpan{"code", {}}},
                                    {LineBreak{}},
                                    {Ruby{{{"字", "zì"}}, {}}}})));
}

TEST(Skeleton, KeepsWhatAnotherPlaceOfTheBookMayAskFor) {
    EXPECT_TRUE(is_kept(paragraph({{Link{"a.md", {}, words(), {}, {}}}})));
    EXPECT_TRUE(is_kept(paragraph({{NoteRef{}}})));
    EXPECT_TRUE(is_kept(paragraph({{Image{}}})));
    EXPECT_TRUE(is_kept(paragraph({{Formula{"x", {}}}})));
    EXPECT_TRUE(is_kept(paragraph({{Styled{InlineStyle::strong, {{NoteRef{}}}}}})));
    EXPECT_TRUE(is_kept(paragraph({{Foreign{"en", {{Link{}}}}}})));
    EXPECT_TRUE(is_kept(paragraph({{Styled{InlineStyle::dateline, words()}}})));
    EXPECT_TRUE(is_kept({Heading{2, words()}, {}, {}, {}}));
    EXPECT_TRUE(is_kept({Quote{{paragraph(words())}}, {}, {}, {}}));
    EXPECT_TRUE(is_kept({Paragraph{words(), ParagraphRole::closing}, {}, {}, {}}));
    EXPECT_TRUE(is_kept({Paragraph{words()}, {}, "own", {}}));
    EXPECT_TRUE(is_kept({Paragraph{words()}, {}, {}, "own"}));
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
    chapter.title = words("题");
    chapter.over_title = {paragraph(words())};
    chapter.under_title = {paragraph(words())};
    chapter.anchor = "own";
    Note& note = chapter.notes.emplace_back();
    note.label = "1";
    note.blocks = {paragraph(words())};
    chapter.link_codes.push_back({"https://example.org", "那里", 0, {}, {}});
    chapter.span = {static_cast<SourceId>(1), 2, 3};
    chapter.parallel.emplace().pieces = {{paragraph(words())}};
    EXPECT_TRUE(skeleton_of(chapter) == chapter);
    Block emptied = paragraph(words());
    emptied.span = chapter.span;
    emptied.number = 7;
    emptied.piece = 2;
    auto& said = std::get<Paragraph>(emptied.value);
    said.continuation = true;
    said.alignment = Alignment::right;
    chapter.blocks = {paragraph(words()), emptied, paragraph(words())};
    const Chapter skeleton = skeleton_of(chapter);
    said.content.clear();
    EXPECT_TRUE(skeleton.blocks[1] == emptied);
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
