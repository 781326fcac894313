// Pictures as XHTML elements: in a line, as figures, and figures beside each other.
#include "epub/content.h"

#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace banxin::epub {
using style::Role;

namespace {

/// Of a row: what stands on either side of each picture, in tenths of a percent of the measure.
constexpr std::int64_t side = 10;
constexpr std::int64_t measure = 1000;
/// A picture is not narrower where it can be wider; see layout/figure_rows.h.
constexpr std::int64_t least = measure / 5;
constexpr std::int64_t least_of_upright = measure / 6;

struct Shape {
    /// In thousandths of the height.
    std::int64_t width = 1000;
    std::int64_t pixels_high = 0;
};

struct Width {
    /// In tenths of a percent.
    std::int64_t part = 0;
    /// In pixels: none is larger than the largest of its line is by itself.
    std::int64_t most = 0;
};

/// Widths that give pictures of one height which fill their line; in as few lines as leave each
/// wide enough.
std::vector<Width> filling_widths(const std::vector<Shape>& shapes) {
    const std::size_t count = shapes.size();
    std::vector<Width> widths(count);
    for (std::size_t lines = 1; lines <= count; ++lines) {
        bool wide = true;
        for (std::size_t k = 0, first = 0; k < lines; ++k) {
            const std::size_t end = (count * (k + 1) + lines - 1) / lines;
            std::int64_t all = 0;
            std::int64_t highest = 0;
            for (std::size_t i = first; i < end; ++i) {
                all += shapes[i].width;
                highest = std::max(highest, shapes[i].pixels_high);
            }
            const std::int64_t room = measure - 2 * side * static_cast<std::int64_t>(end - first);
            for (std::size_t i = first; i < end; ++i) {
                widths[i].part = std::max<std::int64_t>(1, room * shapes[i].width / all);
                widths[i].most = std::max<std::int64_t>(1, highest * shapes[i].width / 1000);
                wide =
                    wide && widths[i].part >= (shapes[i].width < 1000 ? least_of_upright : least);
            }
            first = end;
        }
        if (wide) break;
    }
    return widths;
}

/// Wider ones leave a screen no text beside them.
bool stands_beside(const Figure& one) {
    constexpr int widest = 60;
    return (one.place == FigurePlace::left || one.place == FigurePlace::right) &&
           one.image().asset && one.image().width_percent.value_or(0) <= widest;
}

std::string percent(std::int64_t tenths) {
    return tenths % 10 == 0 ? fmt::format("{}%", tenths / 10)
                            : fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

}  // namespace

void ContentWriter::image(pugi::xml_node parent, const Image& one, std::string_view caption) {
    // The pipeline stops at a missing picture; its words stand in for it in a draft.
    if (!one.asset) {
        text(parent.name() == std::string_view("figure") ? add(parent, "p") : parent, one.alt,
             typefaces_.body());
        return;
    }
    if (in_text_) {
        reach(parent, at_);
        ++at_.offset;
    }
    const auto asset = static_cast<std::size_t>(*one.asset);
    pugi::xml_node node = add(parent, "img");
    set(node, "src", relative_path(path(), shared_.names.images[asset]));
    // A caption of the same words is read out once.
    const bool said = !caption.empty() && one.alt == caption;
    const std::string_view alt = one.decorative || said ? std::string_view() : one.alt;
    set(node, "alt", alt);
    characters_.helpful.add(alt);
    if (!one.title.empty() && caption.empty()) set(node, "title", one.title);
    // Its figure has the width.
    if (has_size_) return;
    if (one.width_percent) {
        set(node, "style", fmt::format("width: {}%", *one.width_percent));
    } else if (one.width_pixels) {
        set(node, "width", fmt::format("{}", *one.width_pixels));
    } else if (parent.name() == std::string_view("figure") &&
               shared_.book.assets[asset].type == MediaType::svg) {
        // Lines without a size of their own take the measure.
        set(node, "class", "wide");
    }
}

/// As wide as it asks to be, at the side. What does not ask has two fifths of the measure, as in
/// print, but is not larger than it is by itself.
void ContentWriter::set_beside(pugi::xml_node node, const Figure& one) const {
    const Image& image = one.image();
    set(node, "class", one.place == FigurePlace::left ? "beside left" : "beside right");
    if (image.width_percent)
        set(node, "style", fmt::format("width: {}%", *image.width_percent));
    else if (image.width_pixels)
        set(node, "style", fmt::format("width: {}px", *image.width_pixels));
    else
        set(node, "style",
            fmt::format("width: 40%; max-width: {}px",
                        std::max<std::uint32_t>(
                            1, shared_.book.assets[static_cast<std::size_t>(*image.asset)].width)));
}

void ContentWriter::figure(pugi::xml_node parent, const Figure& one, const std::string& id,
                           Typeface face, const std::string& style) {
    pugi::xml_node node = add(parent, "figure");
    set_id(node, id);
    if (!style.empty()) set(node, "style", style);
    if (one.place == FigurePlace::full || one.place == FigurePlace::bleed)
        set(node, "class", "full-page");
    const bool beside = style.empty() && stands_beside(one);
    if (beside) set_beside(node, one);
    const bool was_sized = std::exchange(has_size_, has_size_ || beside);
    add_line_end(node);
    std::string words = plain_text(one.caption);
    const std::string number = one.label + to_utf8(U"\u3000");
    if (!one.label.empty() && words.starts_with(number)) words.erase(0, number.size());
    const Link* around = one.link();
    // A link is called by what it shows, whatever stands under it.
    if (around == nullptr)
        image(node, one.image(), words);
    else
        image(open_link(node, *around), one.image(), {});
    has_size_ = was_sized;
    add_line_end(node);
    if (!one.caption.empty()) {
        inlines(add(node, "figcaption"), one.caption, typefaces_.of(Role::caption, face));
        add_line_end(node);
    }
}

std::vector<std::string> ContentWriter::styles_in_row(const FigureRow& row) const {
    std::vector<Shape> shapes;
    std::vector<const Image*> images;
    std::int64_t asked = 0;
    bool any = false;
    for (const Block& block : row.figures) {
        const Image& image = std::get<Figure>(block.value).image();
        images.push_back(&image);
        any = any || image.width_percent || image.width_pixels;
        asked += image.width_percent.value_or(0) * 10;
        Shape shape;
        if (image.asset) {
            const Asset& asset = shared_.book.assets[static_cast<std::size_t>(*image.asset)];
            const std::int64_t high = std::max<std::int64_t>(1, asset.height);
            shape.width = std::max<std::int64_t>(1, std::int64_t{asset.width} * 1000 / high);
            shape.pixels_high = high;
        }
        shapes.push_back(shape);
    }
    const std::vector<Width> filling = filling_widths(shapes);
    // Three thirds are one line: the gaps are taken off them.
    const std::int64_t room = measure - 2 * side * static_cast<std::int64_t>(shapes.size());
    const bool squeezed = asked > room && asked <= measure + measure / 50;
    std::vector<std::string> styles;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (const auto wish = images[i]->width_percent) {
            const std::int64_t width = std::min<std::int64_t>(*wish * 10, measure - 2 * side);
            styles.push_back("width: " +
                             percent(squeezed ? std::int64_t{*wish} * 10 * room / asked : width));
        } else if (images[i]->width_pixels) {
            styles.push_back(fmt::format("width: {}px", *images[i]->width_pixels));
        } else if (any) {
            styles.emplace_back();
        } else {
            styles.push_back(fmt::format("width: {}; max-width: {}px", percent(filling[i].part),
                                         filling[i].most));
        }
    }
    return styles;
}

/// Without blanks between the figures, which would take room where they stand as words do.
void ContentWriter::figure_row(pugi::xml_node parent, const FigureRow& one, const std::string& id,
                               Typeface face) {
    pugi::xml_node node = add(parent, "div");
    set_id(node, id);
    set(node, "class", "figures");
    const std::vector<std::string> styles = styles_in_row(one);
    has_size_ = true;
    for (std::size_t i = 0; i < one.figures.size(); ++i) {
        const Block& block = one.figures[i];
        at_.block = block.number;
        at_.offset = 0;
        reach(node, at_);
        figure(node, std::get<Figure>(block.value), block.id, face, styles[i]);
    }
    has_size_ = false;
}

}  // namespace banxin::epub
