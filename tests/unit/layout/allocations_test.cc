// Work that is counted, not timed: how often memory is asked for to set a text. Machines differ in
// speed; this is the same everywhere, and a change that makes it grow is seen at once.
#include "unit/layout/pagination.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> allocations = 0;
}

// A sanitizer has its own operators, and pairs each with its own: there nothing is counted.
#ifdef __SANITIZE_ADDRESS__
constexpr bool counts = false;
#else
constexpr bool counts = true;

void* operator new(std::size_t size) {
    ++allocations;
    if (void* room = std::malloc(size == 0 ? 1 : size)) return room;  // NOLINT
    throw std::bad_alloc();
}
void operator delete(void* room) noexcept {
    std::free(room);
}  // NOLINT
void operator delete(void* room, std::size_t) noexcept {
    std::free(room);
}  // NOLINT
#endif

namespace banxin::layout {
namespace {

class Allocations : public Pagination {
protected:
    void SetUp() override {
        if (!counts) GTEST_SKIP() << "memory is not counted under a sanitizer";
    }

    /// In hundredths, for each Han of a text that is set; what a book costs in any case, and what
    /// is made once and kept, is left out.
    std::size_t per_han(const std::function<void(Chapter&, int)>& fill) {
        const auto cost = [&](int count) {
            book_.chapters.clear();
            fill(chapter("a", "章"), count);
            Diagnostics diagnostics;
            const std::size_t before = allocations;
            (void)lay_out(book_, style_, test_fonts(), {1, 2}, diagnostics);
            return allocations - before;
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

}  // namespace
}  // namespace banxin::layout
