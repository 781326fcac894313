/// \file
/// Pages made by hand from installed faces, as layout would hand them over.
#pragma once

#include "layout/page.h"
#include "text/fonts.h"
#include "unit/text/book_fonts.h"

#include <string>
#include <string_view>

namespace banxin::pdf::made {

inline const text::Fonts& fonts() {
    return text::book_fonts();
}
inline text::FaceId face(text::Family family, bool bold = false) {
    return fonts().face(family, bold, "zh-Hans");
}

/// One run at its natural advances, `gap` sp more after each glyph.
inline layout::GlyphRun run(std::string_view text, text::Family family, double size, double x,
                            double y, std::int32_t gap = 0, bool bold = false) {
    layout::GlyphRun run;
    run.face = face(family, bold);
    run.size = points(size);
    run.origin = {points(x), points(y)};
    run.text = text;
    text::ShapeOptions options;
    options.language = "zh-Hans";
    std::vector<text::Glyph> glyphs;
    fonts().shape(run.face, text, options, glyphs);
    std::int64_t pen = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        std::size_t next = i + 1;
        while (next < glyphs.size() && glyphs[next].cluster == glyphs[i].cluster) ++next;
        layout::PlacedGlyph placed;
        placed.glyph = glyphs[i].id;
        placed.x = static_cast<std::int32_t>(pen);
        placed.text_end =
            next < glyphs.size() ? glyphs[next].cluster : static_cast<std::uint32_t>(text.size());
        run.glyphs.push_back(placed);
        pen += run.size.scaled(glyphs[i].advance, 65536).sp + gap;
    }
    return run;
}

inline layout::Pages pages(std::vector<layout::Page> list) {
    layout::Pages pages;
    pages.trim_width = millimetres(140);
    pages.trim_height = millimetres(203);
    pages.info.title = "版心";
    pages.info.language = "zh-Hans";
    pages.pages = std::move(list);
    return pages;
}

inline layout::Pages page_of(std::vector<layout::Item> items) {
    layout::Page page;
    page.items = std::move(items);
    std::vector<layout::Page> list;
    list.push_back(std::move(page));
    return pages(std::move(list));
}

}  // namespace banxin::pdf::made
