#include "layout/grid.h"

#include "layout/line_maker.h"

#include <iterator>
#include <utility>

namespace banxin::layout {
namespace {

constexpr Colour area_colour(214, 40, 40);
constexpr Colour line_colour(150, 190, 225);
constexpr Colour cell_colour(222, 234, 244);
constexpr Colour box_colour(60, 160, 90);

Length hairline() {
    return points(0.2);
}

void fill(const Rect& area, Colour colour, std::vector<Item>& to) {
    to.emplace_back(RuleItem{area, colour, NodeId::artifact, Direction::horizontal});
}

void outline(const Rect& area, Colour colour, std::vector<Item>& to) {
    const Length weight = hairline();
    fill({area.x, area.y, area.width, weight}, colour, to);
    fill({area.x, area.bottom() - weight, area.width, weight}, colour, to);
    fill({area.x, area.y, weight, area.height}, colour, to);
    fill({area.right() - weight, area.y, weight, area.height}, colour, to);
}

}  // namespace

void draw_box(Length top, Length height, const style::Page& page, std::vector<Item>& to) {
    outline({Length{}, top, page.measure(), height}, box_colour, to);
}

void draw_grid(const style::Page& page, Page& to) {
    std::vector<Item> drawn;
    for (std::int32_t i = 1; i < page.characters; ++i)
        fill({page.body_size * i, Length{}, hairline(), page.height()}, cell_colour, drawn);
    for (std::int32_t i = 0; i < page.lines; ++i) {
        const Length top = page.pitch * i;
        fill({Length{}, top, page.measure(), hairline()}, cell_colour, drawn);
        fill({Length{}, top + page.body_size, page.measure(), hairline()}, cell_colour, drawn);
        fill({Length{}, top + page.body_size.scaled(ascent_percent, 100), page.measure(),
              hairline()},
             line_colour, drawn);
    }
    outline({Length{}, Length{}, page.measure(), page.height()}, area_colour, drawn);
    for (PlacedLine& line : to.lines) {
        line.first_item += static_cast<std::uint32_t>(drawn.size());
        line.end_item += static_cast<std::uint32_t>(drawn.size());
    }
    to.items.insert(to.items.begin(), std::make_move_iterator(drawn.begin()),
                    std::make_move_iterator(drawn.end()));
}

}  // namespace banxin::layout
