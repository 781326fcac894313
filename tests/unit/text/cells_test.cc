// The grid of code: how wide a character is, and the face of what diagrams are drawn with.
#include "text/cells.h"

#include "unit/text/book_fonts.h"

#include <gtest/gtest.h>

namespace banxin::text {
namespace {

int cells(std::string_view text) {
    int all = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Cell one = cell_at(text, at);
        all += one.cells;
        at += one.bytes;
    }
    return all;
}

TEST(Cells, AreTwoForHanAndOneForLatinAndLines_B16) {
    EXPECT_EQ(cells("a中，あ한Ａ"), 11);
    EXPECT_EQ(cells("┌─┐│█▒"), 6);
    EXPECT_EQ(cells("→▼●×±"), 5);
    EXPECT_EQ(cells("αЖéﾊ"), 4);
    EXPECT_EQ(cells("①★“”…—"), 12);
}

TEST(Cells, HoldACharacterWithAllThatStandsOnIt) {
    EXPECT_EQ(cells("e\u0301"), 1);
    EXPECT_EQ(cells("a\u200B"), 1);
    EXPECT_EQ(cells("葛\U000E0101"), 2);
    EXPECT_EQ(cells("\u2764\uFE0F"), 2);
    EXPECT_EQ(cells("\u2139\uFE0F"), 2);
    EXPECT_EQ(cells("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 2);
    EXPECT_EQ(cells("1\uFE0F\u20E3"), 2);
    EXPECT_EQ(cells("1a"), 2);
}

TEST(Cells, AreFilledByTheProgramsOwnFaceInCodeAlone_B16) {
    const Fonts& fonts = book_fonts();
    const FaceId mono = fonts.face(Family::mono, false, "zh-Hans");
    const FaceId serif = fonts.face(Family::serif, false, "zh-Hans");
    const auto boxes = fonts.face_with(U'─', mono);
    ASSERT_TRUE(boxes.has_value());
    EXPECT_EQ(fonts.family_name(*boxes), "Banxin Boxes");
    EXPECT_EQ(fonts.face_with(U'─', fonts.face(Family::mono, true, "ja")), boxes);
    EXPECT_EQ(fonts.face_with(U'→', serif), serif);
    EXPECT_EQ(fonts.face_with(U'中', mono), mono);
    for (char32_t c = 0x20; c < 0x10000; ++c) {
        ASSERT_EQ(fonts.has(*boxes, c), is_box_character(c)) << code_point_name(c);
        if (!is_box_character(c)) continue;
        EXPECT_EQ(milli_em(fonts.shape_ideograph(*boxes, c, "zh-Hans").advance), 500);
        const Bounds ink = fonts.bounds(*boxes, fonts.shape_ideograph(*boxes, c, "zh-Hans").id);
        EXPECT_LT(ink.left, ink.right) << code_point_name(c);
    }
    // Lines of one row reach those of the next, a line and a half apart.
    const Bounds ink = fonts.bounds(*boxes, fonts.shape_ideograph(*boxes, U'│', "zh-Hans").id);
    EXPECT_GE(milli_em(ink.top - ink.bottom), 1500);
}

TEST(Cells, LeaveTheLinesOfAFaceWithOtherCellsAlone) {
    FontConfig config = usual_config();
    config.book.families[static_cast<std::size_t>(Family::mono)] = {"DejaVu Sans Mono"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    const FaceId mono = fonts.face(Family::mono, false, "zh-Hans");
    ASSERT_EQ(fonts.family_name(mono), "DejaVu Sans Mono");
    EXPECT_EQ(fonts.face_with(U'─', mono), mono);
}

}  // namespace
}  // namespace banxin::text
