#include "layout/layout.h"

#include "layout/book_layout.h"
#include "layout/cover_page.h"

#include <utility>

namespace banxin::layout {

Pages lay_out_cover(const Book& book, const style::Style& style, const text::Fonts& fonts,
                    const style::CoverDesign* design, Length width, Length height,
                    Diagnostics& diagnostics) {
    const LineRulesSet rules{Typography{}};
    const LayoutOptions usual;
    const PartMaker maker(book, style, fonts, rules, usual);
    const Chapter chapter = maker.generated(cover_name);
    Part part = cover_part(maker, chapter, design, {width, height, {}});
    diagnostics.append(std::move(part.diagnostics));
    Pages pages;
    pages.trim_width = width;
    pages.trim_height = height;
    pages.pages.emplace_back();
    pages.pages.front().items = std::move(part.flow.boxes.front().items);
    pages.structure = std::move(part.structure);
    return pages;
}

Pages lay_out(const Book& book, const style::Style& style, const text::Fonts& fonts,
              const LayoutOptions& options, Diagnostics& diagnostics) {
    return BookLayout(book, style, fonts, options, diagnostics).take();
}

}  // namespace banxin::layout
