// The work of filling pages, held by what is kept of it.
#include "layout/page_filler.h"
#include "unit/layout/setting.h"

#include <algorithm>
#include <set>

namespace banxin::layout {
namespace {

class PageFillerTest : public ::testing::Test {
protected:
    static constexpr std::size_t page_lines = 28;

    PageFillerTest() {
        style_.page.lines = page_lines;
        style_.page.pitch = points(17);
    }

    [[nodiscard]] std::vector<Box> lines(std::size_t count) const {
        std::vector<Box> boxes(count);
        for (Box& box : boxes) {
            box.height = style_.page.pitch;
            box.ink_height = style_.page.body_size;
        }
        return boxes;
    }

    /// Paragraphs of five lines, which may be set in six.
    void paragraphs(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto set = [this](std::size_t wanted) {
                return wanted == 6 ? lines(wanted) : std::vector<Box>();
            };
            flow_.paragraphs.push_back({flow_.boxes.size(), 5, set});
            for (Box& box : lines(5)) flow_.boxes.push_back(std::move(box));
        }
    }

    /// Boxes before which a page that begins at the chapter's head may end; the best place first.
    [[nodiscard]] std::vector<std::uint32_t> ends() {
        FlowVariants variants(flow_);
        PageFiller filler(variants, style_, 1);
        const Filled& page = *filler.ways({}, false).front().page;
        std::vector<std::uint32_t> boxes = {page.stops[page.best].to.box};
        for (const Stop& stop : page.stops) boxes.push_back(stop.to.box);
        return boxes;
    }

    style::Style style_ = test_style();
    Flow flow_;
};

using Ends = std::vector<std::uint32_t>;

TEST_F(PageFillerTest, KeepsTheEndsThatLeaveAPageNearlyFull_W05) {
    flow_.boxes = lines(100);
    EXPECT_EQ(ends(), (Ends{28, 26, 27, 28}));
}

TEST_F(PageFillerTest, KeepsTheCheapestEndHoweverFarUp_W03) {
    flow_.boxes = lines(100);
    // Before none of these: the page ends where nothing but a hole is wrong.
    for (std::size_t box = 22; box <= 28; ++box)
        flow_.boxes[box].last_line = flow_.boxes[box].lone_character = true;
    EXPECT_EQ(ends(), (Ends{21, 21, 26, 27, 28}));
}

TEST_F(PageFillerTest, KeepsTheEndsAboveWhatHasNoRoom_W05) {
    flow_.boxes = lines(100);
    flow_.boxes[20].height = flow_.boxes[20].ink_height = style_.page.pitch * 12;
    EXPECT_EQ(ends(), (Ends{20, 18, 19, 20}));
    // A heading goes with it.
    flow_.boxes[19].keep_with_next = Keep::must;
    EXPECT_EQ(ends(), (Ends{19, 17, 18, 19}));
}

TEST_F(PageFillerTest, SetsParagraphsOtherwiseThatBeginOnThePage_W04) {
    paragraphs(40);
    FlowVariants variants(flow_);
    PageFiller filler(variants, style_, 1);
    std::vector<std::uint32_t> set;
    for (const Way& way : filler.ways({}, true)) set.push_back(way.choice.paragraph);
    EXPECT_EQ(set, (std::vector<std::uint32_t>{no_paragraph, 0, 1, 2, 3, 4, 5}));
    // The text comes to its end a line later.
    const Way& third = filler.ways({}, true)[3];
    EXPECT_EQ(third.page->stops.back().to, (Place{27}));
}

TEST_F(PageFillerTest, KeepsTheEndsAboveAParagraphSetOtherwiseThatHasNoRoom_F01) {
    paragraphs(40);
    flow_.notes.push_back(lines(15));
    // In six lines, its first one has the mark.
    flow_.paragraphs.resize(5);
    flow_.paragraphs[4].set = [this](std::size_t wanted) {
        std::vector<Box> boxes = lines(wanted);
        boxes.front().marks.emplace_back();
        return boxes;
    };
    flow_.paragraphs[4].maybe_shorter = false;
    FlowVariants variants(flow_);
    PageFiller filler(variants, style_, 1);
    const Way way = filler.ways({}, true).back();
    ASSERT_EQ(way.choice, (Choice{4, Variant::loose}));
    Ends ends;
    for (const Stop& stop : way.page->stops) ends.push_back(stop.to.box);
    EXPECT_EQ(ends, (Ends{18, 19, 20}));
}

TEST_F(PageFillerTest, FillsNoPageAgain) {
    paragraphs(40);
    FlowVariants variants(flow_);
    PageFiller filler(variants, style_, 1);
    Node inside;
    inside.place = {10, 2, Variant::loose};
    for (const Node& node : {Node(), inside}) {
        std::set<const Filled*> pages;
        // Rounds that open what the first one left closed, and the other side of the leaf.
        for (const bool all : {false, true, true, false})
            for (const Way& way : filler.ways(node, all)) pages.insert(way.page.get());
        EXPECT_EQ(pages.size(), filler.ways(node, true).size());
        EXPECT_EQ(filler.ways(node, false).size(), 1U);
        EXPECT_GT(pages.size(), 1U);
    }
}

TEST_F(PageFillerTest, FillsAPageAnewThatBringsNotesAlong_F01) {
    flow_.boxes = lines(100);
    flow_.notes.push_back(lines(3));
    FlowVariants variants(flow_);
    PageFiller filler(variants, style_, 1);
    Node noted;
    noted.carried = {{0, 1}, {0, 2}};
    EXPECT_EQ(filler.ways({}, false).front().page->stops.back().to, (Place{28}));
    EXPECT_LT(filler.ways(noted, false).front().page->stops.back().to.box, 28U);
    EXPECT_EQ(filler.ways({}, false).front().page->stops.back().to, (Place{28}));
}

}  // namespace
}  // namespace banxin::layout
