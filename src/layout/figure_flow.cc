// Figures: one in the middle of the measure, several beside each other in rows.
#include "layout/figure_rows.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

struct Pixels {
    std::int64_t wide = 1;
    std::int64_t high = 1;
};
Pixels pixels_of(const Asset& asset) {
    return {std::max<std::int64_t>(1, asset.width), std::max<std::int64_t>(1, asset.height)};
}

/// The node of the figure, which its caption belongs to.
NodeId set_picture(const Figure& figure, const Rect& area, const Cursor& at, Box& box) {
    NodeId parent = at.parent;
    const Link* link = figure.link();
    if (link != nullptr) parent = at.add_node(StructureType::Link);
    const NodeId node = at.under(parent).add_node(StructureType::Figure, {}, figure.image().alt);
    if (!figure.image().asset) return node;
    const auto index = static_cast<std::uint32_t>(*figure.image().asset);
    box.items.emplace_back(ImageItem{area, index, node, Direction::horizontal});
    if (link != nullptr && link->target)
        box.links.push_back({area, at.context.anchor_of(*link->target), true, parent});
    else if (link != nullptr && !link->url.empty())
        box.links.push_back({area, link->url, false, parent});
    return node;
}

/// Under the picture, in the cursor's measure; returns its height.
Length set_caption(const Figure& figure, Length top, Box& box, const Cursor& at) {
    if (figure.caption.empty()) return {};
    const style::RoleStyle& look = at.role(style::Role::caption);
    const NodeId caption = at.add_node(StructureType::Caption);
    const Stream stream = at.stream(figure.caption, look, caption);
    return lines_in_box(stream, {look, at.left, at.width, Length{}, false, true}, top, box, at);
}

void add_figures(Box&& box, Length height, const Cursor& at) {
    if (at.cell != nullptr) {
        box.height = box.ink_height = height;
    } else {
        // W08: equal space above and below, and back to the grid.
        const Length gap = at.pitch() - at.em();
        const Length wanted = round_up(height + at.em(), at.pitch());
        shift(box, Length{}, (wanted - gap - height) / 2);
        box.height = wanted;
        box.ink_height = wanted - gap;
    }
    at.column->add_whole(std::move(box), at.tallest_box());
}

void set_row_line(const FigureRow& row, const RowLine& line, const RowLook& look,
                  const Cursor& at) {
    Box box;
    Length all = look.gap * (static_cast<std::int64_t>(line.sizes.size()) - 1);
    Length tallest;
    for (const RowSize& size : line.sizes) {
        all += size.width;
        tallest = std::max(tallest, size.height);
    }
    Length x = at.left + (at.width - all) / 2;
    const Length under = tallest + at.role(style::Role::caption).size / 2;
    Length captions;
    for (std::size_t i = 0; i < line.sizes.size(); ++i) {
        const Block& block = row.figures[line.first + i];
        const Figure& figure = std::get<Figure>(block.value);
        const RowSize& size = line.sizes[i];
        const Cursor here = at.at(block);
        if (i == 0) box.place = line.first > 0 ? here.place : at.place;
        if (!block.id.empty())
            at.column->anchors.push_back(anchor_name(at.context.chapter.name, block.id));
        Cursor words = here.under(
            set_picture(figure, {x, tallest - size.height, size.width, size.height}, here, box));
        // Words have half of the gap on either side, but for a hair.
        const Length more = line.sizes.size() > 1 ? look.gap / 3 : at.em();
        words.left = x - more;
        words.width = size.width + more * 2;
        captions = std::max(captions, set_caption(figure, under, box, words));
        x += size.width + look.gap;
    }
    add_figures(std::move(box), captions > Length{} ? under + captions : tallest, at);
}

}  // namespace

Length wished_width(const Image& image, Length measure, const StreamContext& context) {
    if (!image.asset) return {};
    // A CSS pixel is 3/4 pt.
    const Length pixel = points(0.75);
    if (image.width_percent) return measure.scaled(*image.width_percent, 100);
    if (image.width_pixels) return pixel * *image.width_pixels;
    return pixel * pixels_of(context.asset(*image.asset)).wide;
}

void set_figure(const Figure& figure, const Cursor& at) {
    Box box;
    box.place = at.place;
    Length y;
    Rect area;
    if (figure.image().asset) {
        const Pixels pixels = pixels_of(at.context.asset(*figure.image().asset));
        // A picture never leaves the type area.
        Length width = std::min(wished_width(figure.image(), at.width, at.context), at.width);
        const Length tallest = at.page().height() * (at.cell == nullptr ? 7 : 5) / 10;
        Length height = width.scaled(pixels.high, pixels.wide);
        if (height > tallest) {
            height = tallest;
            width = height.scaled(pixels.wide, pixels.high);
        }
        area = {at.left + (at.width - width) / 2, y, width, height};
        y += height + at.role(style::Role::caption).size / 2;
    }
    Cursor words = at.under(set_picture(figure, area, at, box));
    words.left += at.em() * 2;
    words.width -= at.em() * 4;
    y += set_caption(figure, y, box, words);
    add_figures(std::move(box), y, at);
}

/// Each line of the row is a box; its pictures stand on one line, their captions hang under it.
void set_figure_row(const FigureRow& row, const Cursor& at) {
    std::vector<RowPicture> pictures;
    for (const Block& block : row.figures) {
        const Image& image = std::get<Figure>(block.value).image();
        RowPicture one;
        if (image.asset) {
            const Pixels pixels = pixels_of(at.context.asset(*image.asset));
            one.pixels_wide = pixels.wide;
            one.pixels_high = pixels.high;
        }
        one.natural = wished_width(image, at.width, at.context);
        one.asked = image.width_percent || image.width_pixels;
        pictures.push_back(one);
    }
    const RowLook look{at.width, at.em(), at.page().height() * (at.cell == nullptr ? 5 : 3) / 10};
    const std::vector<RowLine> lines = rows_of(pictures, look);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        set_row_line(row, lines[i], look, at);
        // Few pictures are seen together.
        std::vector<Box>& boxes = at.column->boxes;
        if (i + 1 < lines.size() && !boxes.empty())
            boxes.back().keep_with_next = lines.size() <= 3 ? Keep::must : Keep::rather;
    }
}

}  // namespace banxin::layout
