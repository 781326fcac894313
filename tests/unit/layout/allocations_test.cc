// Work that is counted, not timed: how often memory is asked for to set a text, and how much of it
// is needed. Machines differ in speed; this is the same everywhere, and a change that makes it grow
// is seen at once.
#include "layout/book_layout.h"
#include "unit/counted_memory.h"
#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

class Allocations : public Pagination {
protected:
    void SetUp() override {
        if (!counted::counts) GTEST_SKIP() << "memory is not counted under a sanitizer";
    }

    /// In hundredths, for each Han of a text that is set; what a book costs in any case, and what
    /// is made once and kept, is left out.
    std::size_t per_han(const std::function<void(Chapter&, int)>& fill) {
        const auto cost = [&](int count) {
            book_.chapters.clear();
            fill(chapter("a", "章"), count);
            Diagnostics diagnostics;
            const std::size_t before = counted::allocations;
            (void)lay_out(book_, style_, test_fonts(), {1, 2}, diagnostics);
            return counted::allocations - before;
        };
        constexpr int few = 20;
        constexpr int many = 80;
        (void)cost(many);
        return (cost(many) - cost(few)) * 100 / ((many - few) * std::size_t{200});
    }
};

TEST_F(Allocations, OfAParagraphAreFewForEachHan) {
    const std::size_t cost = per_han([](Chapter& to, int count) {
        for (int i = 0; i < count; ++i) to.blocks.push_back(paragraph(han(200)));
    });
    EXPECT_LE(cost, 38U);
}

TEST_F(Allocations, OfParagraphsWithPunctuationAreFewForEachHan) {
    const std::size_t cost = per_han([](Chapter& to, int count) {
        for (int i = 0; i < count; ++i) {
            std::string text;
            for (int part = 0; part < 10; ++part) text += han(19) + "，";
            to.blocks.push_back(paragraph(text));
        }
    });
    EXPECT_LE(cost, 38U);
}

/// The boxes are nearly all that there is. Each part's go when its pages are there.
TEST_F(Allocations, PagesTakeTheRoomOfTheirBoxes) {
    for (int i = 0; i < 40; ++i) {
        Chapter& to = chapter("c" + std::to_string(i), "章");
        for (int k = 0; k < 10; ++k) to.blocks.push_back(paragraph(han(200)));
    }
    Diagnostics diagnostics;
    LayoutOptions options;
    options.jobs = 1;
    std::optional<BookLayout> layout;
    const std::size_t boxes = counted::most_during(
        [&] { layout.emplace(book_, style_, test_fonts(), options, diagnostics); });
    Pages pages;
    const std::size_t more = counted::most_during([&] { pages = layout->take(); });
    EXPECT_LT(more * 20, boxes) << more << " bytes more than " << boxes;
}

}  // namespace
}  // namespace banxin::layout
