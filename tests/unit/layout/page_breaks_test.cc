// Where pages end, told on pages of ten lines: "a7 b3 | b2 c8" is a first page with seven lines of
// paragraph a and three of b. A digit after a slash is the number of lines that a paragraph was
// set in instead: "a7/8".

#include "layout/page_breaks.h"
#include "unit/layout/random.h"
#include "unit/layout/setting.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace banxin::layout {
namespace {

class PageBreaksTest : public ::testing::Test {
protected:
    PageBreaksTest() {
        style_.page.lines = 10;
        style_.page.pitch = points(17);
    }

    [[nodiscard]] Box line() const {
        Box box;
        box.height = style_.page.pitch;
        box.ink_height = style_.page.body_size;
        return box;
    }

    [[nodiscard]] std::vector<Box> lines(std::size_t count) const {
        std::vector<Box> boxes(count, line());
        boxes.front().first_line = boxes.back().last_line = count > 1;
        if (count > 1) boxes.back().first_line = false;
        boxes.back().lone_character = false;
        return boxes;
    }

    /// A paragraph, and the numbers of lines that it can be set in besides.
    void paragraph(std::size_t count, std::vector<std::size_t> others = {}) {
        const std::size_t first = flow_.boxes.size();
        for (Box& box : lines(count)) add(std::move(box));
        ++name_;
        if (count < 2) return;
        const auto set = [this, first, count, others](std::size_t wanted) {
            if (std::count(others.begin(), others.end(), wanted) == 0) return std::vector<Box>();
            std::vector<Box> made = lines(wanted);
            made.back().marks = flow_.boxes[first + count - 1].marks;
            return made;
        };
        flow_.paragraphs.push_back({first, count, set, true, true});
    }

    /// Something that is one box of so many lines.
    void block(int count, Keep keep = Keep::no) {
        Box box = line();
        box.height = style_.page.pitch * count;
        box.ink_height = box.height - style_.page.pitch + style_.page.body_size;
        box.keep_with_next = keep;
        add(std::move(box));
        ++name_;
    }

    void add(Box box) {
        flow_.boxes.push_back(std::move(box));
        names_.push_back(name_);
    }

    std::string pages(PageBreakOptions options = {}) {
        const PageBreaks breaks = choose_page_breaks(flow_, style_, options);
        std::string sketch;
        for (const PagePlan& page : breaks.pages) {
            if (!sketch.empty()) sketch += " | ";
            if (is_plate(page)) {
                sketch += "plate";
                continue;
            }
            std::vector<std::pair<std::string, int>> parts;
            for (const Box* box : page.boxes) {
                const std::string name = name_of(box, breaks);
                if (parts.empty() || parts.back().first != name) parts.push_back({name, 0});
                parts.back().second += static_cast<int>(box->height / style_.page.pitch);
            }
            std::string text;
            for (const auto& [name, count] : parts) {
                text += fmt::format("{}{}{}{}", text.empty() ? "" : " ", name.front(), count,
                                    name.substr(1));
            }
            sketch += text;
        }
        return sketch;
    }

    /// A note of so many lines, marked in the last line added.
    void note(std::size_t count) {
        MarkSlot mark;
        mark.note = static_cast<std::uint32_t>(flow_.notes.size());
        flow_.boxes.back().marks.push_back(mark);
        flow_.notes.push_back(std::vector<Box>(count, line()));
    }

    /// The same for a line that stands before it.
    void note_at(std::size_t box, std::size_t count) {
        note(count);
        flow_.boxes[box].marks.push_back(flow_.boxes.back().marks.back());
        flow_.boxes.back().marks.pop_back();
    }

    /// The notes of each page: "0.0 0.1 | 0.2 1.0" is the third line of note 0 on a second page.
    static std::string notes_on(const PageBreaks& breaks) {
        std::string sketch;
        for (const PagePlan& page : breaks.pages) {
            if (&page != &breaks.pages.front()) sketch += " |";
            for (const NoteLine& line : page.notes)
                sketch += fmt::format(" {}.{}", line.note, line.line);
        }
        return sketch;
    }

    style::Style style_ = test_style();
    Flow flow_;

    [[nodiscard]] std::int64_t height_of(const PagePlan& page) const {
        Length height;
        for (const Box* box : page.boxes) height += box->height;
        return height / style_.page.pitch;
    }
    [[nodiscard]] bool is_line(const Box& box) const {
        return box.height == style_.page.pitch && box.keep_with_next != Keep::must;
    }

private:
    [[nodiscard]] bool is_plate(const PagePlan& page) const {
        return std::any_of(flow_.plates.begin(), flow_.plates.end(), [&](const Plate& plate) {
            return !page.boxes.empty() && page.boxes.front() == &plate.box;
        });
    }

    std::string name_of(const Box* box, const PageBreaks& breaks) const {
        const auto* begin = flow_.boxes.data();
        if (box >= begin && box < begin + flow_.boxes.size())
            return std::string(1, names_[static_cast<std::size_t>(box - begin)]);
        // Set again: the paragraphs come in order, so its name is that of the one left out.
        std::size_t nth = 0;
        for (const auto& again : breaks.set_again) {
            if (box >= again.data() && box < again.data() + again.size()) {
                return std::string(1, left_out(breaks)[nth]) + fmt::format("/{}", again.size());
            }
            ++nth;
        }
        return "?";
    }

    [[nodiscard]] std::string left_out(const PageBreaks& breaks) const {
        std::string all(names_.begin(), names_.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (const PagePlan& page : breaks.pages) {
            for (const Box* box : page.boxes) {
                const auto* begin = flow_.boxes.data();
                if (box < begin || box >= begin + flow_.boxes.size()) continue;
                const char name = names_[static_cast<std::size_t>(box - begin)];
                all.erase(std::remove(all.begin(), all.end(), name), all.end());
            }
        }
        return all;
    }

    std::vector<char> names_;
    char name_ = 'a';
};

TEST_F(PageBreaksTest, FillsPagesThatHaveNoFault_W05) {
    paragraph(7);
    paragraph(5);
    paragraph(18);
    EXPECT_EQ(pages(), "a7 b3 | b2 c8 | c10");
}

TEST_F(PageBreaksTest, SqueezesTheParagraphFirst_W04) {
    paragraph(6, {5});
    paragraph(5, {4, 6});
    paragraph(20);
    EXPECT_EQ(pages(), "a5/5 b5 | c10 | c10");
}

TEST_F(PageBreaksTest, LeavesAParagraphThatIsSetAgainItsAnchorsAndItsNeighbours_W04) {
    paragraph(6, {5});
    paragraph(5, {4, 6});
    paragraph(20);
    flow_.boxes.front().anchors = {"a#here"};
    flow_.boxes.front().space_before = points(3);
    flow_.boxes[5].keep_with_next = Keep::rather;
    const PageBreaks breaks = choose_page_breaks(flow_, style_, {});
    ASSERT_EQ(breaks.set_again.size(), 1U);
    const std::vector<Box>& again = breaks.set_again.front();
    ASSERT_EQ(again.size(), 5U);
    EXPECT_EQ(again.front().anchors, flow_.boxes.front().anchors);
    EXPECT_EQ(again.front().space_before, points(3));
    EXPECT_EQ(again.back().keep_with_next, Keep::rather);
    EXPECT_TRUE(again.back().anchors.empty());
}

TEST_F(PageBreaksTest, LoosensWhatCannotBeSqueezed_W04) {
    paragraph(6);
    paragraph(5, {6});
    paragraph(26);
    EXPECT_EQ(pages(), "a6 b4/6 | b2/6 c8 | c10 | c8");
}

TEST_F(PageBreaksTest, EndsBothFacingPagesALineEarly_W04_W06) {
    paragraph(6);
    paragraph(5);
    paragraph(27);
    // The chapter begins on the left: its first two pages face each other.
    PageBreakOptions left;
    left.first = Side::verso;
    EXPECT_EQ(pages(left), "a6 b3 | b2 c7 | c10 | c10");
}

TEST_F(PageBreaksTest, LeavesAPageAloneThatFacesAnotherChapter_W06) {
    paragraph(6);
    paragraph(5);
    paragraph(27);
    EXPECT_EQ(pages(), "a6 b3 | b2 c8 | c10 | c9");
}

TEST_F(PageBreaksTest, CountsPlatesAsPagesThatFaceOthers_W06) {
    paragraph(6);
    paragraph(5);
    paragraph(27);
    PageBreakOptions left;
    left.first = Side::verso;
    // The first page faces the plate, and the second begins a leaf.
    flow_.plates.push_back({9, line()});
    EXPECT_EQ(pages(left), "a6 b3 | plate | b2 c8 | c10 | c9");
    // Two plates between them: the second page is a recto, but what faces it is a plate.
    flow_.plates.push_back({9, line()});
    EXPECT_EQ(pages(left), "a6 b3 | plate | plate | b2 c8 | c10 | c9");
}

TEST_F(PageBreaksTest, EndsPagesBehindAPlateALineEarlyWhereTheyFaceEachOther_W06) {
    paragraph(10);
    paragraph(6);
    paragraph(5);
    paragraph(27);
    PageBreakOptions left;
    left.first = Side::verso;
    flow_.plates.push_back({10, line()});
    EXPECT_EQ(pages(left), "a10 | plate | b6 c3 | c2 d7 | d10 | d10");
}

TEST_F(PageBreaksTest, LeavesNoHoleForAFaultFarAway_W05) {
    std::vector<std::string> holes;
    for (unsigned seed = 0; seed < 60; ++seed) {
        flow_ = {};
        Random random(5u + seed * 7919u);
        for (int i = 0; i < 40; ++i) {
            if (random(8) == 0) block(2, Keep::must);
            paragraph(random(3) == 0 ? 2 : random(6) + 2);
        }
        const PageBreaks breaks = choose_page_breaks(flow_, style_, {});
        for (std::size_t i = 0; i + 1 < breaks.pages.size(); ++i)
            if (const PagePlan& page = breaks.pages[i];
                height_of(page) < 8 && is_line(*breaks.pages[i + 1].boxes.front()))
                holes.push_back(fmt::format("{}: page {}", seed, i));
    }
    EXPECT_EQ(holes, std::vector<std::string>());
}

TEST_F(PageBreaksTest, PrefersAWidowToNothingThatIsWorse_W03) {
    // Neither paragraph can give way: the second page would hold one character alone.
    block(7, Keep::must);
    paragraph(4);
    flow_.boxes.back().lone_character = true;
    EXPECT_EQ(pages(), "a7 b2 | b2");
}

TEST_F(PageBreaksTest, LetsAFirstLineStandAtTheFootWhereTheLanguageDoes_W02) {
    paragraph(9);
    paragraph(16);
    PageBreakOptions options;
    EXPECT_EQ(pages(options), "a9 b1 | b10 | b5");
    options.orphans = 2;
    EXPECT_EQ(pages(options), "a9 | b10 | b6");
}

TEST_F(PageBreaksTest, WantsTwoLinesAfterAHeading_H05) {
    paragraph(7);
    block(2, Keep::must);
    paragraph(18);
    EXPECT_EQ(pages(), "a7 | b2 c8 | c10");
}

TEST_F(PageBreaksTest, EndsNoPageWithAPartedWord_W09) {
    paragraph(26);
    flow_.boxes[9].hyphen = true;
    EXPECT_EQ(pages(), "a9 | a10 | a7");
}

TEST_F(PageBreaksTest, SavesAChaptersLastPageFromASingleLine_W07) {
    paragraph(12);
    paragraph(9, {8});
    EXPECT_EQ(pages(), "a10 | a2 b8/8");
}

TEST_F(PageBreaksTest, PartsATableOnlyWhereItWouldLeaveAHole_B10) {
    for (const int before : {3, 8}) {
        flow_ = {};
        paragraph(static_cast<std::size_t>(before));
        for (int row = 0; row < 8; ++row) {
            Box box = line();
            if (row < 7) box.keep_with_next = row == 0 || row == 6 ? Keep::must : Keep::rather;
            add(std::move(box));
        }
        const std::size_t first_page =
            choose_page_breaks(flow_, style_, {}).pages.front().boxes.size();
        EXPECT_EQ(first_page, before == 3 ? 9u : 8u) << before;
    }
}

TEST_F(PageBreaksTest, KeepsANoteWithItsMarkWhenAParagraphIsSetAgain_F01) {
    paragraph(6, {5});
    paragraph(3);
    note(1);
    paragraph(20);
    const PageBreaks breaks = choose_page_breaks(flow_, style_, {});
    for (const PagePlan& page : breaks.pages) {
        std::size_t marks = 0;
        for (const Box* box : page.boxes) marks += box->marks.size();
        EXPECT_EQ(marks, page.notes.size());
    }
}

TEST_F(PageBreaksTest, StandsNotesOfEachPersonTogetherButAPartedOneLast_F09) {
    // The translator's, the author's; and the author's that is too long.
    paragraph(1);
    note(1);
    paragraph(1);
    note(1);
    paragraph(1);
    note(20);
    paragraph(30);
    flow_.note_sorts = {1, 0, 0};
    const PageBreaks breaks = choose_page_breaks(flow_, style_, {});
    std::vector<std::uint32_t> first;
    for (const NoteLine& line : breaks.pages[0].notes)
        if (line.line == 0) first.push_back(line.note);
    EXPECT_EQ(first, (std::vector<std::uint32_t>{1, 0, 2}));
    EXPECT_EQ(breaks.pages[1].notes.front().note, 2U);
    EXPECT_EQ(breaks.pages[1].notes.front().line, breaks.pages[0].notes.back().line + 1);
}

TEST_F(PageBreaksTest, EndsWithPagesWhateverTheyHold) {
    // Blocks taller than a page, notes longer than a page, everything kept with everything.
    for (int seed = 0; seed < 40; ++seed) {
        flow_ = {};
        Random random(17u + static_cast<unsigned>(seed) * 7919u);
        for (int i = 0; i < 30; ++i) {
            if (random(3) == 0)
                block(static_cast<int>(random(14)) + 1, random(2) == 0 ? Keep::must : Keep::rather);
            else
                paragraph(random(12) + 1, {random(12) + 1, random(12) + 1});
            if (random(4) == 0) note(random(15) + 1);
            // Of one person, or of several.
            if (seed % 2 == 0)
                flow_.note_sorts.resize(flow_.notes.size(), static_cast<std::uint8_t>(i % 3));
        }
        PageBreakOptions options;
        options.first = random(2) == 0 ? Side::recto : Side::verso;
        const PageBreaks breaks = choose_page_breaks(flow_, style_, options);
        const auto both = choose_page_breaks_of_both(flow_, style_, options.orphans);
        const PageBreaks& same = *both[options.first == Side::recto || !both[0] ? 1 : 0];
        EXPECT_EQ(same.cost, breaks.cost) << seed;
        EXPECT_EQ(same.pages.size(), breaks.pages.size()) << seed;
        std::size_t notes = 0;
        std::size_t wanted = 0;
        std::map<const Box*, int> seen;
        for (const PagePlan& page : breaks.pages) {
            notes += page.notes.size();
            for (const Box* box : page.boxes) ++seen[box];
        }
        for (const auto& [box, times] : seen) EXPECT_EQ(times, 1);
        std::map<std::uint32_t, std::uint32_t> lines;
        for (const PagePlan& page : breaks.pages)
            for (const NoteLine& line : page.notes)
                EXPECT_EQ(line.line, lines[line.note]++) << seed;
        for (const auto& one : flow_.notes) wanted += one.size();
        EXPECT_EQ(notes, wanted) << seed;
    }
}

TEST_F(PageBreaksTest, LetsANoteWaitRatherThanLeaveATitleAlone_H05) {
    block(4, Keep::must);
    paragraph(2);
    note_at(1, 6);
    note_at(1, 2);
    EXPECT_EQ(pages(), "a4 b1 | b1");
    // They come in the order of their marks, also where the first one is parted.
    EXPECT_EQ(notes_on(choose_page_breaks(flow_, style_, {})),
              " 0.0 0.1 0.2 0.3 | 0.4 0.5 1.0 1.1");
}

TEST_F(PageBreaksTest, LetsNoNoteComeBeforeOneThatIsMarkedBeforeIt_F01) {
    paragraph(2);
    note_at(0, 20);
    note_at(0, 2);
    const PageBreaks breaks = choose_page_breaks(flow_, style_, {});
    std::vector<std::uint32_t> order;
    for (const PagePlan& page : breaks.pages)
        for (const NoteLine& line : page.notes) order.push_back(line.note);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end())) << notes_on(breaks);
    EXPECT_EQ(order.size(), 22U);
}

TEST_F(PageBreaksTest, KeepsALineUnderATitleWhoseOwnNoteIsLong_H05) {
    block(4, Keep::must);
    note(12);
    paragraph(3);
    EXPECT_EQ(choose_page_breaks(flow_, style_, {}).pages.front().boxes.size(), 2U);
}

TEST_F(PageBreaksTest, SetsNoNoteOverABoxThatIsAsHighAsThePage) {
    block(10);
    note(2);
    paragraph(3);
    EXPECT_EQ(notes_on(choose_page_breaks(flow_, style_, {})), " | 0.0 0.1");
}

}  // namespace
}  // namespace banxin::layout
