// Figures: one in the middle of the measure, several beside each other in rows.
#include "layout/chapter_flow.h"
#include "layout/figure_rows.h"
#include "layout/flatten.h"
#include "layout/line_maker.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {

Length ChapterFlow::wished_width(const Image& image, Length measure) const {
    if (!image.asset) return {};
    // A CSS pixel is 3/4 pt.
    const Length pixel = points(0.75);
    const Asset& asset = context_.book.assets[static_cast<std::size_t>(*image.asset)];
    if (image.width_percent) return measure.scaled(*image.width_percent, 100);
    return pixel * (image.width_pixels ? *image.width_pixels : std::max(1U, asset.width));
}

NodeId ChapterFlow::picture(const Figure& figure, const Rect& area, NodeId parent, Box& box) {
    const Link* link = figure.link();
    if (link != nullptr) parent = context_.add_node(StructureType::Link, parent);
    const NodeId node = context_.add_node(StructureType::Figure, parent, {}, figure.image().alt);
    if (!figure.image().asset) return node;
    const auto index = static_cast<std::uint32_t>(*figure.image().asset);
    box.items.emplace_back(ImageItem{area, index, node, Direction::horizontal});
    if (link != nullptr && link->target)
        box.links.push_back(
            {area, anchor_name(context_.book.chapters[link->target->chapter], link->target->id),
             true, parent});
    else if (link != nullptr && !link->url.empty())
        box.links.push_back({area, link->url, false, parent});
    return node;
}

void ChapterFlow::put_figures(Box&& box, Length height) {
    if (cell_ != nullptr) {
        box.height = box.ink_height = height;
    } else {
        // W08: equal space above and below, and back to the grid.
        const Length wanted = round_up(height + em(), pitch());
        shift(box, Length{}, (wanted - (pitch() - em()) - height) / 2);
        box.height = wanted;
        box.ink_height = wanted - (pitch() - em());
    }
    take_pending(box);
    put(std::move(box));
}

Length ChapterFlow::figure_caption(const Figure& figure, NodeId node, Length left, Length width,
                                   Length top, Span span, Box& box) {
    if (figure.caption.empty()) return {};
    const style::RoleStyle& look = role(style::Role::caption);
    const NodeId caption = context_.add_node(StructureType::Caption, node);
    const Stream stream = make_stream(figure.caption, look, language(), caption, context_);
    return lines_in_box(stream, {&look, left, width, Length{}, false, true}, span, top, box);
}

void ChapterFlow::figure(const Figure& figure, const Block& block, const BlockPlace& place) {
    Box box;
    box.place = place_;
    Length y;
    Rect area;
    if (figure.image().asset) {
        const Asset& asset = context_.book.assets[static_cast<std::size_t>(*figure.image().asset)];
        const std::int64_t pixels_wide = std::max<std::int64_t>(1, asset.width);
        const std::int64_t pixels_high = std::max<std::int64_t>(1, asset.height);
        // A picture never leaves the type area.
        Length width = std::min(wished_width(figure.image(), place.width), place.width);
        const Length tallest = style_.page.height() * (cell_ == nullptr ? 7 : 5) / 10;
        Length height = width.scaled(pixels_high, pixels_wide);
        if (height > tallest) {
            height = tallest;
            width = height.scaled(pixels_wide, pixels_high);
        }
        area = {place.left + (place.width - width) / 2, y, width, height};
        y += height + role(style::Role::caption).size / 2;
    }
    const NodeId node = picture(figure, area, place.parent, box);
    const Length side = em() * 2;
    y +=
        figure_caption(figure, node, place.left + side, place.width - side * 2, y, block.span, box);
    put_figures(std::move(box), y);
}

/// Each line of the row is a box; its pictures stand on one line, their captions hang under it.
void ChapterFlow::figure_row(const FigureRow& row, const BlockPlace& place) {
    std::vector<RowPicture> pictures;
    for (const Block& block : row.figures) {
        const Image& image = std::get<Figure>(block.value).image();
        RowPicture one;
        if (image.asset) {
            const Asset& asset = context_.book.assets[static_cast<std::size_t>(*image.asset)];
            one.pixels_wide = std::max<std::int64_t>(1, asset.width);
            one.pixels_high = std::max<std::int64_t>(1, asset.height);
        }
        one.natural = wished_width(image, place.width);
        one.asked = image.width_percent || image.width_pixels;
        pictures.push_back(one);
    }
    const RowLook look{place.width, em(), style_.page.height() * (cell_ == nullptr ? 5 : 3) / 10};
    const std::vector<RowLine> lines = rows_of(pictures, look);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        row_line(row, lines[i], look, place);
        // Few pictures are seen together.
        if (i + 1 < lines.size() && !boxes_->empty())
            boxes_->back().keep_with_next = lines.size() <= 3 ? Keep::must : Keep::rather;
    }
}

void ChapterFlow::row_line(const FigureRow& row, const RowLine& line, const RowLook& look,
                           const BlockPlace& place) {
    Box box;
    box.place = place_;
    Length all = look.gap * (static_cast<std::int64_t>(line.sizes.size()) - 1);
    Length tallest;
    for (const RowSize& size : line.sizes) {
        all += size.width;
        tallest = std::max(tallest, size.height);
    }
    Length x = place.left + (place.width - all) / 2;
    const Length under = tallest + role(style::Role::caption).size / 2;
    Length captions;
    for (std::size_t i = 0; i < line.sizes.size(); ++i) {
        const Block& block = row.figures[line.first + i];
        const Figure& figure = std::get<Figure>(block.value);
        const RowSize& size = line.sizes[i];
        block_span_ = block.span;
        place_ = place_of(block);
        if (i == 0 && line.first > 0) box.place = place_;
        if (!block.id.empty()) pending_anchors_.push_back(anchor_name(context_.chapter, block.id));
        const NodeId node =
            picture(figure, {x, tallest - size.height, size.width, size.height}, place.parent, box);
        // Words have half of the gap on either side, but for a hair.
        const Length more = line.sizes.size() > 1 ? look.gap / 3 : em();
        captions = std::max(captions, figure_caption(figure, node, x - more, size.width + more * 2,
                                                     under, block.span, box));
        x += size.width + look.gap;
    }
    put_figures(std::move(box), captions > Length{} ? under + captions : tallest);
}

}  // namespace banxin::layout
