#include "document/dump.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Date, IsWrittenAsProgramsReadIt) {
    EXPECT_EQ(to_iso({2024, 3, 1}), "2024-03-01");
    EXPECT_EQ(to_iso({2024, 0, 0}), "2024");
}

// L07
TEST(Emphasis, LeansInLettersOfAnAlphabet) {
    const auto leans = [](const char* words, Language language) {
        return leans_as_emphasis({{Text{words, {}}}}, language);
    };
    for (const char* words : {"Tide", "Tide 86", "Война", "Λόγος", "“Tide”"})
        EXPECT_TRUE(leans(words, "zh-Hans")) << words;
    for (const char* words : {"潮", "Tide 潮", "しお", "강조", "86", "——", ""})
        EXPECT_FALSE(leans(words, "zh-Hans")) << words;
    // The title of a book.
    EXPECT_TRUE(leans("1984", "en"));
    EXPECT_FALSE(leans("潮", "en"));
    // A picture has no letters, ruby has what it is over.
    EXPECT_FALSE(leans_as_emphasis({{Image{}}, {Ruby{{{"汉", "hàn"}}, {}}}}, "zh-Hans"));
}

TEST(PlainText, LeavesReadingsNotesAndPicturesOut) {
    const Inlines title{{Text{"读", {}}},
                        {Ruby{{{"汉字", "hàn zì"}}, {}}},
                        {NoteRef{0, 0, {}}},
                        {LineBreak{}},
                        {Styled{InlineStyle::strong, {{Text{"记", {}}}}}}};
    EXPECT_EQ(plain_text(title), "读汉字 记");
}

TEST(Inlines, ATitleIsCalledWithoutTheBlanksThatItsMarksLeave) {
    EXPECT_EQ(name_of_title({{Text{" 甲 乙 ", {}}}, {NoteRef{0, 0, {}}}, {Text{"\n", {}}}}),
              "甲 乙");
    EXPECT_EQ(name_of_title({{NoteRef{0, 0, {}}}, {Text{" ", {}}}}), "");
    EXPECT_EQ(name_of_title({}), "");
}

TEST(Dump, ShowsBlocksAsIndentedLines) {
    Blocks blocks;
    blocks.push_back({Heading{2, {{Text{"甲", {}}}}}, {}, "s-1", "甲"});
    blocks.push_back({Quote{{{Paragraph{{{CodeSpan{"x", {}}}}}, {}, "", ""}}}, {}, "", ""});
    EXPECT_EQ(dump(blocks),
              "heading 2 #s-1 anchor \"甲\"\n"
              "  text \"甲\"\n"
              "quote\n"
              "  paragraph\n"
              "    code \"x\"\n");
}

}  // namespace
}  // namespace banxin
