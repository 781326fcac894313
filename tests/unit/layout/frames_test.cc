// Boxes, rules and colour around blocks, wherever these stand; blank space in parts of lines.
#include "unit/layout/pagination.h"

#include <map>

namespace banxin::layout {
namespace {

class Frames : public Pagination {
protected:
    Frames() {
        constexpr auto quote = static_cast<std::size_t>(style::Role::quote);
        for (style::Roles* roles : {&style_.roles, &style_.originals[0], &style_.originals[1]}) {
            style::RoleStyle& look = (*roles)[quote];
            look.background = Colour{230};
            look.padding = 50;
            look.lines_before = look.lines_after = 100;
        }
    }

    style::RoleStyle& role(style::Role which) {
        return style_.roles[static_cast<std::size_t>(which)];
    }
    static Block quote(Blocks blocks) { return {Quote{std::move(blocks)}, {}, "", ""}; }

    struct Background {
        std::size_t page = 0;
        Rect area;
    };
    static std::vector<Background> backgrounds(const Pages& all) {
        std::vector<Background> found;
        for (std::size_t i = 0; i < all.pages.size(); ++i)
            for (const Item& item : all.pages[i].items)
                if (const auto* rule = std::get_if<RuleItem>(&item))
                    if (rule->area.height > points(8)) found.push_back({i, rule->area});
        return found;
    }
    /// Whether every line of a text stands on its colour.
    void expect_around(const Pages& all, const std::string& words) {
        const auto found = backgrounds(all);
        int lines = 0;
        for (std::size_t i = 0; i < all.pages.size(); ++i) {
            for (const GlyphRun* run : runs(all.pages[i])) {
                if (run->node == NodeId::artifact || run->text.find(words) == std::string::npos)
                    continue;
                ++lines;
                const Length right = run->origin.x + Length{run->glyphs.back().x};
                EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                                        [&](const Background& one) {
                                            return one.page == i && one.area.x <= run->origin.x &&
                                                   one.area.right() >= right &&
                                                   one.area.y <= run->origin.y - run->size / 2 &&
                                                   one.area.bottom() >= run->origin.y;
                                        }))
                    << run->text << " on page " << i;
            }
        }
        EXPECT_GT(lines, 0);
    }
};

TEST_F(Frames, StandAroundListsAndTables) {
    Blocks inside{paragraph("引甲")};
    inside.push_back({List{false, 1, true, {{{paragraph("引乙")}, {}, {}, {}, {}}}}, {}, "", ""});
    inside.push_back({table_of(row({"引丙", "引丁"}), {row({"引戊", "引己"})}), {}, "", ""});
    inside.push_back(paragraph("引庚"));
    chapter("c", "").blocks = {paragraph("前"), quote(std::move(inside)), paragraph("后")};
    expect_around(pages(), "引");
}

/// A quotation in text that flows through two columns, longer than one of them.
Block flowing(Blocks blocks) {
    TextColumns columns;
    columns.flowing = 2;
    columns.columns.push_back({std::move(blocks)});
    return {std::move(columns), {}, "", ""};
}

TEST_F(Frames, AreCutWhereColumnsEnd) {
    role(style::Role::quote).rule = style::RulePlace::box;
    role(style::Role::quote).rule_width = points(1);
    std::string text;
    for (int i = 0; i < 60; ++i) text += "引文";
    const Blocks inside{paragraph("左左左"), quote({paragraph(text)}), paragraph("右右右")};
    // On a page, and where all columns are one box: in a cell.
    for (const bool in_cell : {false, true}) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        if (in_cell)
            made.blocks.push_back(
                {table_of({cell("头")}, {{cell({flowing(inside)})}}), {}, "", ""});
        else
            made.blocks.push_back(flowing(inside));
        const Pages all = pages();
        expect_around(all, "引");
        // One in each column, as high as its lines there.
        auto found = backgrounds(all);
        std::erase_if(found, [](const Background& one) { return one.area.width < points(20); });
        ASSERT_EQ(found.size(), 2U);
        EXPECT_LT(found[0].area.right(), found[1].area.x);
        EXPECT_EQ(found[0].area.width, found[1].area.width);
        // Its rule is above in the first, below in the second, and beside it in both.
        int across = 0;
        int along = 0;
        for (const Item& item : all.pages[found[0].page].items) {
            const auto* rule = std::get_if<RuleItem>(&item);
            if (rule == nullptr) continue;
            for (const Background& one : found) {
                if (rule->area.x < one.area.x || rule->area.right() > one.area.right()) continue;
                across += rule->area.height == points(1) && rule->area.width == one.area.width;
                along += rule->area.width == points(1) && rule->area.height == one.area.height;
            }
        }
        EXPECT_EQ(across, 2);
        EXPECT_EQ(along, 4);
    }
}

TEST_F(Frames, GoAroundColumnsThatTheyHold) {
    chapter("c", "").blocks = {
        paragraph("前"),
        quote({paragraph("引甲"), flowing({paragraph(han(60)), paragraph(han(60))})})};
    const Pages all = pages();
    const auto found = backgrounds(all);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_LE(found[0].area.width, style_.page.measure());
    for (const GlyphRun* run : runs(all.pages[found[0].page])) {
        if (run->text.find("一丁") == std::string::npos) continue;
        EXPECT_GE(run->origin.x, found[0].area.x);
        EXPECT_LT(run->origin.x, found[0].area.right());
        EXPECT_LT(run->origin.y, found[0].area.bottom());
    }
}

TEST_F(Frames, StandInColumnsAndGoOnOverPages) {
    Chapter& made = chapter("c", "");
    TextColumns columns;
    std::string text;
    for (int i = 0; i < 300; ++i) text += "引文";
    columns.columns.push_back({{paragraph("左"), quote({paragraph(text)})}});
    columns.columns.push_back({{paragraph("右")}});
    made.blocks = {paragraph("前"), {std::move(columns), {}, "", ""}, paragraph("后")};
    const Pages all = pages();
    EXPECT_GT(backgrounds(all).size(), 1U);
    EXPECT_NE(backgrounds(all).front().page, backgrounds(all).back().page);
    expect_around(all, "引文");
}

TEST_F(Frames, StandWhereTheirTextDoesInARowThatIsHigher) {
    Block heading;
    heading.value = Heading{2, plain("标题")};
    TextColumns columns;
    columns.columns.push_back({{heading, paragraph("左")}});
    columns.columns.push_back({{paragraph("右"), quote({paragraph("引文")})}});
    chapter("c", "").blocks = {paragraph("前"), {std::move(columns), {}, "", ""}, paragraph("后")};
    expect_around(pages(), "引文");
}

TEST_F(Frames, StandOnTheirSideOfParallelTexts) {
    for (const ParallelPrint print : {ParallelPrint::facing, ParallelPrint::columns}) {
        book_.chapters.clear();
        Chapter& one = chapter("one", "译文");
        one.kind = ChapterKind::translation;
        ParallelText& text = one.parallel.emplace();
        text.language = "en";
        text.title = plain("Title");
        text.print = print;
        one.blocks.push_back(quote({paragraph("引译" + han(60))}));
        one.blocks.back().number = one.blocks.back().piece = 1;
        text.pieces.push_back({quote({paragraph("Quoted words of the original text")})});
        const Pages all = pages();
        EXPECT_EQ(backgrounds(all).size(), 2U);
        expect_around(all, "引译");
        expect_around(all, "Quoted");
    }
}

TEST_F(Frames, GoAroundReadings) {
    Ruby ruby;
    ruby.units.push_back({"水", "shuǐ"});
    Block read;
    read.value = Paragraph{{{ruby}, {Text{"引文的道理", {}}}}};
    chapter("c", "").blocks = {paragraph("前"), quote({read}), paragraph("后")};
    const Pages all = pages();
    const auto found = backgrounds(all);
    ASSERT_EQ(found.size(), 1U);
    for (const GlyphRun* run : runs(all.pages[found.front().page]))
        if (run->text.find("shu") != std::string::npos) {
            EXPECT_LT(found.front().area.y, run->origin.y - run->size);
        }
}

TEST_F(Frames, HalfALineBeforeAndAfterLeadsBackToTheGrid_H01) {
    role(style::Role::quote).lines_before = role(style::Role::quote).lines_after = 50;
    chapter("c", "").blocks = {paragraph("前"), quote({paragraph("引")}), paragraph("后")};
    const Pages all = pages();
    std::map<std::string, Length> at;
    for (const GlyphRun* run : runs(all.pages[page_with(all, "引")])) at[run->text] = run->origin.y;
    const Length pitch = style_.page.pitch;
    EXPECT_EQ(at["后"] - at["前"], pitch * 3);
    // In the middle between them, but for the difference of the sizes.
    EXPECT_NEAR((at["引"] - at["前"]).pt(), (pitch * 3 / 2).pt(), 1);
}

TEST_F(Frames, MarksOfNotesHaveTheColourOfTheirTitle) {
    role(style::Role::heading2).colour = Colour{200, 0, 0};
    Chapter& made = chapter("c", "");
    Block heading;
    heading.value = Heading{2, {{Text{"标题", {}}}, {NoteRef{0, 0, {}}}}};
    made.blocks = {heading, paragraph("下文")};
    Note note;
    note.blocks = {paragraph("注文")};
    note.references = 1;
    made.notes.push_back(std::move(note));
    const Pages all = pages();
    int marks = 0;
    for (const GlyphRun* run : runs(all.pages[page_with(all, "标题")])) {
        if (run->text != "①") continue;
        ++marks;
        const bool in_title = run->origin.y < style_.page.trim_height / 2;
        EXPECT_EQ(run->colour, in_title ? Colour(200, 0, 0) : Colour()) << in_title;
    }
    EXPECT_EQ(marks, 2);
}

}  // namespace
}  // namespace banxin::layout
