// Figures: one in the middle of the measure, several beside each other in rows.
#include "layout/figure_rows.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"
#include "layout/sides.h"

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

/// In the text nothing stands between a lead-in and its figure.
Placement placement_of(FigurePlace place, const Cursor& at) {
    const Column& column = *at.column;
    const bool whole_measure = at.width == at.page().measure();
    if (column.flow == nullptr || column.flow->has_facing || !whole_measure) return Placement::flow;
    switch (place) {
        case FigurePlace::top: return Placement::head;
        case FigurePlace::bottom: return Placement::foot;
        case FigurePlace::free: {
            const bool led_in = !column.boxes.empty() && !column.ends_with_heading() &&
                                column.boxes.back().keep_with_next == Keep::must;
            return led_in ? Placement::flow : Placement::floating;
        }
        case FigurePlace::here:
        case FigurePlace::left:
        case FigurePlace::right:
        case FigurePlace::page:
        case FigurePlace::full:
        case FigurePlace::bleed: break;
    }
    return Placement::flow;
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

/// How high a picture may be, and it with its caption.
struct FigureRoom {
    Length picture;
    Length all;
};

/// In the middle of the measure; returns the height of both.
Length set_with_caption(const Figure& figure, const FigureRoom& room, Box& box, const Cursor& at) {
    Box picture;
    Cursor words = at.under(set_picture(figure, {}, at, picture));
    words.left += at.em() * 2;
    words.width -= at.em() * 4;
    Box caption;
    const Length captions = set_caption(figure, Length{}, caption, words);
    Length y;
    if (figure.image().asset) {
        const Length gap = at.role(style::Role::caption).size / 2;
        const Pixels pixels = pixels_of(at.context.asset(*figure.image().asset));
        // A picture never leaves the type area.
        Length width = std::min(wished_width(figure.image(), at.width, at.context), at.width);
        if (figure.place == FigurePlace::full) width = at.width;
        Length height = width.scaled(pixels.high, pixels.wide);
        const Length tallest = std::max(std::min(room.picture, room.all - captions - gap), at.em());
        if (height > tallest) {
            height = tallest;
            width = height.scaled(pixels.wide, pixels.high);
        }
        const Rect area{at.left + (at.width - width) / 2, y, width, height};
        std::get<ImageItem>(picture.items.back()).area = area;
        for (LinkArea& link : picture.links) link.area = area;
        y += height + gap;
    }
    put_into(box, std::move(picture), Length{});
    put_into(box, std::move(caption), y);
    return y + captions;
}

void add_plate(Box&& box, bool on_paper, const Cursor& at) {
    Column& column = *at.column;
    box.place = at.place;
    box.anchors = std::exchange(column.anchors, {});
    box.height = box.ink_height = at.page().height();
    column.flow->plates.push_back({column.boxes.size(), std::move(box), on_paper});
}

/// A little above the middle, as a picture hangs on a wall.
void set_on_own_page(const Figure& figure, const Cursor& around) {
    Cursor at = around;
    at.left = {};
    at.width = at.page().measure();
    Box box;
    const Length room = at.page().height();
    const Length height = set_with_caption(figure, {room, room}, box, at);
    shift(box, Length{}, (room - height) * 2 / 5);
    add_plate(std::move(box), false, at);
}

/// Over the paper and its bleed. Its words stand in the text.
void set_bleeding(const Figure& figure, const Cursor& at) {
    const Asset& asset = at.context.asset(*figure.image().asset);
    const Paper paper{at.page().trim_width, at.page().trim_height, at.context.bleed};
    const Rect area = covering(paper, asset.width, asset.height);
    Box box;
    const NodeId node = set_picture(figure, area, at, box);
    add_plate(std::move(box), true, at);
    Box words;
    words.place = at.place;
    const Length height = set_caption(figure, Length{}, words, at.under(node));
    if (height > Length{}) add_figures(std::move(words), height, at);
}

/// Where the text beside a picture begins: it holds whole characters.
Length taken_by(Length width, const Cursor& at) {
    return at.width - (at.width - width - at.em()) / at.em() * at.em();
}

/// Beside a picture words must be left to read: those of an alphabet need more room.
Length least_beside(const Cursor& at) {
    return at.em() * (at.language.locale() == Locale::latin ? 16 : 10);
}

/// Its box has no height: the lines of the text beside it give it room, or a blank box under them.
/// False where it cannot stand so.
bool set_at_side(const Figure& figure, const Cursor& at) {
    Column& column = *at.column;
    if (!at.before_text || column.flow->has_facing) return false;
    const Image& image = figure.image();
    const bool asked = image.width_percent || image.width_pixels;
    Length width = wished_width(image, at.width, at.context);
    if (!asked) width = std::min(width, at.width * 2 / 5);
    const Pixels pixels = pixels_of(at.context.asset(*image.asset));
    const Length tallest = at.page().height() * 3 / 5;
    Length height = width.scaled(pixels.high, pixels.wide);
    if (height > tallest) {
        height = tallest;
        width = height.scaled(pixels.wide, pixels.high);
    }
    const Length taken = taken_by(width, at);
    if (at.width - taken < least_beside(at)) {
        at.context.diagnostics.report(Code::L020, image.span);
        return false;
    }
    const bool on_left = figure.place == FigurePlace::left;
    Box box;
    Cursor words = at;
    words.left = on_left ? at.left : at.left + at.width - width;
    words.width = width;
    words.parent = set_picture(figure, {words.left, Length{}, width, height}, at, box);
    const Length under = height + at.role(style::Role::caption).size / 2;
    if (const Length caption = set_caption(figure, under, box, words); caption > Length{})
        height = under + caption;
    box.place = at.place;
    box.keep_with_next = Keep::must;
    column.add(std::move(box));
    // Its foot may come a little closer to the line below it than that is to the one above.
    const Length gap = at.pitch() - at.em();
    const Length rest = round_up(std::max(height + gap - gap / 4, at.pitch()), at.pitch());
    column.side = SidePicture{at.left, at.width, taken, on_left, rest, true};
    return true;
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
    if (at.column->flow != nullptr && figure.image().asset) {
        switch (figure.place) {
            case FigurePlace::free:
            case FigurePlace::here:
            case FigurePlace::top:
            case FigurePlace::bottom: break;
            case FigurePlace::left:
            case FigurePlace::right:
                if (set_at_side(figure, at)) return;
                break;
            case FigurePlace::page:
            case FigurePlace::full: set_on_own_page(figure, at); return;
            case FigurePlace::bleed: set_bleeding(figure, at); return;
        }
    }
    Box box;
    box.place = at.place;
    const Length tallest = at.page().height() * (at.cell == nullptr ? 7 : 5) / 10;
    const Length height = set_with_caption(figure, {tallest, at.page().height()}, box, at);
    box.placement = placement_of(figure.place, at);
    add_figures(std::move(box), height, at);
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
