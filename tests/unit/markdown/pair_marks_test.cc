// `<!-- pair -->`: where a piece of a parallel text begins.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string marks_of(const std::string& text) {
    const Reading reading(text);
    std::string all;
    for (const PairMark& mark : reading.chapter.pair_marks)
        all += "[" + mark.name + "]" + std::string(reading.at(mark.span)) + "\n";
    return all;
}

TEST(PairMarks, AreCommentsWithTheWordAndPerhapsAName) {
    EXPECT_EQ(
        marks_of("甲\n\n<!-- pair -->\n\n乙\n\n<!--对照：二-->\n丙\n\n<!-- pair: third one -->\n"),
        "[]<!-- pair -->\n[二]<!--对照：二-->\n[third one]<!-- pair: third one -->\n");
}

TEST(PairMarks, AreNoOtherComments) {
    EXPECT_EQ(marks_of("<!-- pairs of shoes -->\n\n<!-- 对照原书改过 -->\n\n<!-- a pair -->\n\n"
                       "`<!-- pair -->`\n\n    <!-- pair -->\n"),
              "");
}

TEST(PairMarks, LeaveNothingInTheText) {
    EXPECT_EQ(blocks_of("甲\n\n<!-- pair -->\n\n乙"),
              "paragraph\n  text \"甲\"\nparagraph\n  text \"乙\"\n");
}

}  // namespace
}  // namespace banxin
