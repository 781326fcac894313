// Room that is counted: of a long book the pages are the most that there is.

#include "pdf/glyph_uses.h"
#include "pdf/pdf.h"
#include "unit/counted_memory.h"
#include "unit/pdf/made_pages.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace banxin::pdf {
namespace {

/// Lines of a few glyphs at odd places, which no coding makes small.
layout::Pages many_pages() {
    const layout::GlyphRun line = made::run("版心", text::Family::serif, 10, 60, 90);
    std::uint32_t odd = 1;
    std::vector<layout::Page> list(300);
    for (layout::Page& page : list) {
        for (int i = 0; i < 40; ++i) {
            layout::GlyphRun run = line;
            for (int k = 0; k < 4; ++k) {
                for (layout::PlacedGlyph glyph : line.glyphs) {
                    odd = odd * 1664525U + 1013904223U;
                    glyph.x = static_cast<std::int32_t>(odd >> 8U);
                    glyph.text_end += static_cast<std::uint32_t>(run.text.size());
                    run.glyphs.push_back(glyph);
                }
                run.text += line.text;
            }
            page.items.emplace_back(std::move(run));
        }
    }
    return made::pages(std::move(list));
}

TEST(Memory, PagesGoAsTheyAreWritten) {
    if (!counted::counts) GTEST_SKIP() << "memory is not counted under a sanitizer";
    layout::Pages pages = many_pages();
    const layout::Pages kept = pages;
    const PdfOptions options{1, 0};
    // What is made once, and kept.
    PdfFile file = write(kept, made::fonts(), options);
    const std::size_t with_copy =
        counted::most_during([&] { file = write(kept, made::fonts(), options); });
    const std::size_t without =
        counted::most_during([&] { file = write(std::move(pages), made::fonts(), options); });
    EXPECT_LT(without * 8, with_copy) << without << " bytes, with a copy " << with_copy;
}

/// Those of its parts are added up as they come: each has a place for every glyph of its faces.
TEST(Memory, UsesOfALongBookTakeTheRoomOfAPart) {
    if (!counted::counts) GTEST_SKIP() << "memory is not counted under a sanitizer";
    const auto room = [](std::size_t count) {
        layout::Page page;
        page.items.emplace_back(made::run("版心", text::Family::serif, 10, 60, 90));
        const layout::Pages pages = made::pages(std::vector<layout::Page>(count, page));
        return counted::most_during([&] { static_cast<void>(collect_uses(pages, 1)); });
    };
    EXPECT_LT(room(5000), room(500) * 3);
}

}  // namespace
}  // namespace banxin::pdf
