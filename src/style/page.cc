// Papers and their type areas: characters × lines, and what remains for the margins. Knows
// no file.

#include "style/style.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace banxin::style {
namespace {

struct Preset {
    const char* name;
    double width_mm, height_mm;
    double body_pt, pitch_pt;
    std::int32_t characters, lines;
};

/// 大32开, 32开, A5, 小16开, 16开, A4: type areas in the usual sizes of Chinese books.
constexpr Preset presets[] = {
    {"da32", 140, 203, 10.5, 17, 27, 26}, {"32k", 130, 184, 10.5, 16.5, 25, 24},
    {"a5", 148, 210, 10.5, 17, 28, 27},   {"xiao16", 170, 240, 10.5, 17, 33, 33},
    {"16k", 185, 260, 10.5, 17, 36, 36},  {"a4", 210, 297, 12, 20, 36, 35},
};

/// What the presets leave to the margins, as shares of the paper.
constexpr double side_margins = 0.285;
constexpr double head_and_foot = 0.22;
/// JLREQ, "Considerations in Designing the Kihon-hanmen": longer lines tire the eye.
constexpr std::int32_t longest_line = 40;
constexpr double least_mm = 80;
constexpr double most_mm = 500;
constexpr double least_margin_mm = 8;

/// Shares a blank between the margin before the type area and the one after it.
void share_blank(Length blank, std::int64_t percent_before, const std::optional<Length>& before,
                 const std::optional<Length>& after, Length& margin_before, Length& margin_after) {
    margin_before = before ? *before : after ? blank - *after : blank.scaled(percent_before, 100);
    margin_after = blank - margin_before;
}

/// The binding swallows a little of the gutter; a page looks centred a little above its middle.
void set_margins(Page& page, const TypeAreaWish& wish = {}) {
    share_blank(page.trim_width - page.measure(), 52, wish.gutter, wish.fore_edge, page.gutter,
                page.fore_edge);
    share_blank(page.trim_height - page.height(), 49, wish.head, wish.foot, page.head_margin,
                page.foot_margin);
}

}  // namespace

std::optional<Page> page_preset(std::string_view name) {
    const auto* preset = std::find_if(std::begin(presets), std::end(presets),
                                      [name](const Preset& one) { return name == one.name; });
    if (preset == std::end(presets)) return std::nullopt;
    Page page;
    page.name = preset->name;
    page.trim_width = millimetres(preset->width_mm);
    page.trim_height = millimetres(preset->height_mm);
    page.characters = preset->characters;
    page.lines = preset->lines;
    page.body_size = points(preset->body_pt);
    page.pitch = points(preset->pitch_pt);
    set_margins(page);
    return page;
}

Page with_body(Page page, Length body_size, Length pitch) {
    const Length measure = page.measure();
    const Length height = page.height();
    page.body_size = body_size;
    page.pitch = pitch;
    page.characters = std::min(static_cast<std::int32_t>(measure / body_size), longest_line);
    page.lines = static_cast<std::int32_t>((height - body_size) / pitch) + 1;
    set_margins(page);
    return page;
}

std::optional<Page> with_type_area(Page page, const TypeAreaWish& wish) {
    if (wish.characters > 0) {
        page.characters = wish.characters;
    } else if (wish.gutter && wish.fore_edge) {
        const Length room = page.trim_width - *wish.gutter - *wish.fore_edge;
        page.characters = static_cast<std::int32_t>(room / page.body_size);
    }
    if (wish.lines > 0) {
        page.lines = wish.lines;
    } else if (wish.head && wish.foot) {
        const Length room = page.trim_height - *wish.head - *wish.foot - page.body_size;
        page.lines = static_cast<std::int32_t>(room / page.pitch) + 1;
    }
    if (page.characters < 1 || page.lines < 1) return std::nullopt;
    set_margins(page, wish);
    const Length least_margin = millimetres(least_margin_mm);
    const bool fits = page.fore_edge >= least_margin && page.gutter >= least_margin &&
                      page.head_margin >= least_margin && page.foot_margin >= least_margin;
    if (!fits) return std::nullopt;
    return page;
}

std::optional<Page> with_side_column(Page page, const SideColumn& side) {
    const Length needed = side.width + side.gap + millimetres(least_margin_mm);
    if (page.fore_edge >= needed) return page;
    constexpr std::int32_t shortest_line = 14;
    const Length room = page.trim_width - page.gutter - needed;
    page.characters = static_cast<std::int32_t>(room / page.body_size);
    if (page.characters < shortest_line) return std::nullopt;
    page.fore_edge = page.trim_width - page.gutter - page.measure();
    return page;
}

std::vector<std::string> page_preset_names() {
    std::vector<std::string> names;
    for (const Preset& preset : presets) names.emplace_back(preset.name);
    return names;
}

std::optional<Page> page_for_trim(double width_mm, double height_mm) {
    // Written so that "not a number" is refused too.
    const auto sane = [](double mm) { return mm >= least_mm && mm <= most_mm; };
    if (!sane(width_mm) || !sane(height_mm)) return std::nullopt;
    Page page;
    page.name = fmt::format("{}x{}", width_mm, height_mm);
    page.trim_width = millimetres(width_mm);
    page.trim_height = millimetres(height_mm);
    const Length measure = millimetres(width_mm * (1 - side_margins));
    const Length height = millimetres(height_mm * (1 - head_and_foot));
    page.body_size = points(10.5);
    page.pitch = points(17);
    if (measure / page.body_size >= longest_line) {
        // Wide paper takes the larger body of A4 before it takes long lines.
        page.body_size = points(12);
        page.pitch = points(20);
    }
    page.characters = std::min(static_cast<std::int32_t>(measure / page.body_size), longest_line);
    page.lines = static_cast<std::int32_t>((height - page.body_size) / page.pitch) + 1;
    set_margins(page);
    return page;
}

}  // namespace banxin::style
