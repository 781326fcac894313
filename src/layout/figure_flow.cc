// Figures: one in the middle of the measure, several beside each other in rows.
#include "layout/figure_rows.h"
#include "layout/line_boxes.h"
#include "layout/setters.h"
#include "layout/side_text.h"
#include "layout/sides.h"

#include <algorithm>
#include <memory>
#include <optional>
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

/// What of a figure there is once, however often it is set.
struct FigureParts {
    const Figure& figure;
    /// Around the picture: of its link, if it has one.
    NodeId parent;
    NodeId node;
    std::optional<Stream> caption;
};
FigureParts parts_of(const Figure& figure, const Cursor& at) {
    FigureParts parts{figure, at.parent, {}, {}};
    if (figure.link() != nullptr) parts.parent = at.add_node(StructureType::Link);
    parts.node = at.under(parts.parent).add_node(StructureType::Figure, {}, figure.image().alt);
    if (figure.caption.empty()) return parts;
    const NodeId caption = at.under(parts.node).add_node(StructureType::Caption);
    parts.caption = at.stream(figure.caption, at.role(style::Role::caption), caption);
    return parts;
}

void set_picture(const FigureParts& parts, const Rect& area, const Cursor& at, Box& box) {
    const Figure& figure = parts.figure;
    if (!figure.image().asset) return;
    const Link* link = figure.link();
    const auto index = static_cast<std::uint32_t>(*figure.image().asset);
    box.items.emplace_back(ImageItem{area, index, parts.node, Direction::horizontal});
    if (link != nullptr && link->target)
        box.links.push_back({area, at.context.anchor_of(*link->target), true, parts.parent});
    else if (link != nullptr && !link->url.empty())
        box.links.push_back({area, link->url, false, parts.parent});
}

/// Under the picture, in the cursor's measure; returns its height.
Length set_caption(const FigureParts& parts, Length top, Box& box, const Cursor& at) {
    if (!parts.caption) return {};
    const style::RoleStyle& look = at.role(style::Role::caption);
    const LineSetting setting{look, at.left, at.width, Length{}, false, true};
    return lines_in_box(*parts.caption, setting, top, box, at);
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

/// So high is what stands in a box.
void settle_height(Box& box, Length height, const Cursor& at) {
    if (at.cell != nullptr) {
        box.height = box.ink_height = height;
        return;
    }
    // W08: equal space above and below, and back to the grid.
    const Length gap = at.pitch() - at.em();
    const Length wanted = round_up(height + at.em(), at.pitch());
    shift(box, Length{}, (wanted - gap - height) / 2);
    box.height = wanted;
    box.ink_height = wanted - gap;
}

void add_figures(Box&& box, Length height, const Cursor& at) {
    settle_height(box, height, at);
    at.column->add_whole(std::move(box), at.tallest_box());
}

/// How high a picture may be, and it with its caption.
struct FigureRoom {
    Length picture;
    Length all;
};

/// In the middle of the measure; returns the height of both.
Length set_with_caption(const FigureParts& parts, const FigureRoom& room, Box& box,
                        const Cursor& at) {
    const Figure& figure = parts.figure;
    Box picture;
    set_picture(parts, {}, at, picture);
    Cursor words = at;
    words.left += at.em() * 2;
    words.width -= at.em() * 4;
    Box caption;
    const Length captions = set_caption(parts, Length{}, caption, words);
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
    const Length height = set_with_caption(parts_of(figure, at), {room, room}, box, at);
    shift(box, Length{}, (room - height) * 2 / 5);
    add_plate(std::move(box), false, at);
}

/// Over the paper and its bleed. Its words stand in the text.
void set_bleeding(const Figure& figure, const Cursor& at) {
    const Asset& asset = at.context.asset(*figure.image().asset);
    const Paper paper{at.page().trim_width, at.page().trim_height, at.context.bleed};
    const Rect area = covering(paper, asset.width, asset.height);
    Box box;
    const FigureParts parts = parts_of(figure, at);
    set_picture(parts, area, at, box);
    add_plate(std::move(box), true, at);
    Box words;
    words.place = at.place;
    const Length height = set_caption(parts, Length{}, words, at);
    if (height > Length{}) add_figures(std::move(words), height, at);
}

/// The figure by itself, in the middle of the measure.
struct Alone {
    Box box;
    Length height;
};
Alone alone(const FigureParts& parts, const Cursor& at) {
    Alone made;
    made.box.place = at.place;
    const Length tallest = at.page().height() * (at.cell == nullptr ? 7 : 5) / 10;
    made.height = set_with_caption(parts, {tallest, at.page().height()}, made.box, at);
    return made;
}

/// Beside a picture words must be left to read: those of an alphabet need more room.
std::int64_t least_ems_beside(const Cursor& at) {
    return at.language.locale() == Locale::latin ? 16 : 10;
}

/// How large a picture is at the side.
struct SideSize {
    Length width;
    Length height;
};
SideSize side_size(const Image& image, const Cursor& at) {
    const bool asked = image.width_percent || image.width_pixels;
    SideSize size;
    size.width = wished_width(image, at.width, at.context);
    if (!asked) size.width = std::min(size.width, at.width * 2 / 5);
    const Pixels pixels = pixels_of(at.context.asset(*image.asset));
    size.height = size.width.scaled(pixels.high, pixels.wide);
    // What no page may cut has less room.
    const Length tallest = at.page().height() * (at.column->flow != nullptr ? 6 : 3) / 10;
    if (size.height > tallest) {
        size.height = tallest;
        size.width = tallest.scaled(pixels.wide, pixels.high);
    }
    return size;
}

/// Where the page has no room for it, it may come later, or stand alone.
void keep_side_text(const FigureParts& parts, const Cursor& at) {
    Column& column = *at.column;
    if (column.flow == nullptr) return;
    auto text =
        std::make_shared<SideText>(SideText{*column.side, {}, {}, at.page(), at.context.fonts});
    Alone spare = alone(parts, at);
    settle_height(spare.box, spare.height, at);
    spare.box.placement = Placement::floating;
    text->spare = std::move(spare.box);
    column.side_text = std::move(text);
}

/// Its box has no height: the lines of the text beside it give it room, or a blank box under them.
/// False where it cannot stand so.
bool set_at_side(const Figure& figure, const Cursor& at) {
    if (!at.before_text) return false;
    const style::RoleStyle text = at.role(at.around);
    const auto [width, height] = side_size(figure.image(), at);
    // The text beside it holds whole characters.
    const std::int64_t ems = (at.width - width - text.size) / text.size;
    if (ems < least_ems_beside(at)) {
        at.context.diagnostics.report(Code::L020, figure.image().span);
        return false;
    }
    Column& column = *at.column;
    SidePicture side;
    side.left = at.left;
    side.width = at.width;
    side.taken = at.width - text.size * ems;
    side.on_left = figure.place == FigurePlace::left;
    side.em = text.size;
    side.on_grid = at.stands_on_grid(text);
    side.pitch = side.on_grid ? at.page().pitch : text.pitch;
    side.box = column.boxes.size();
    Box box;
    Cursor words = at;
    words.left = side.on_left ? at.left : at.left + at.width - width;
    words.width = width;
    const FigureParts parts = parts_of(figure, at);
    set_picture(parts, {words.left, Length{}, width, height}, at, box);
    Length foot = height;
    const Length under = height + at.role(style::Role::caption).size / 2;
    if (const Length caption = set_caption(parts, under, box, words); caption > Length{})
        foot = under + caption;
    box.place = at.place;
    box.on_grid = side.on_grid;
    box.keep_with_next = Keep::must;
    column.add(std::move(box));
    // Its foot may come a little closer to the line below it than that is to the one above.
    const Length gap = side.pitch - side.em;
    side.rest = round_up(std::max(foot + gap - gap / 4, side.pitch), side.pitch);
    column.side = side;
    keep_side_text(parts, at);
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
        const FigureParts parts = parts_of(figure, here);
        set_picture(parts, {x, tallest - size.height, size.width, size.height}, here, box);
        Cursor words = here;
        // Words have half of the gap on either side, but for a hair.
        const Length more = line.sizes.size() > 1 ? look.gap / 3 : at.em();
        words.left = x - more;
        words.width = size.width + more * 2;
        captions = std::max(captions, set_caption(parts, under, box, words));
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
    const bool in_flow = at.column->flow != nullptr;
    if (figure.image().asset) {
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
            case FigurePlace::full:
                if (in_flow) return set_on_own_page(figure, at);
                break;
            case FigurePlace::bleed:
                if (in_flow) return set_bleeding(figure, at);
                break;
        }
    }
    Alone made = alone(parts_of(figure, at), at);
    made.box.placement = placement_of(figure.place, at);
    add_figures(std::move(made.box), made.height, at);
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
