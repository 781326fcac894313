// A page as a drawing that needs no font: outlines and rectangles, in points.
#include "layout/layout.h"

#include <fmt/format.h>

namespace banxin::layout {
namespace {

/// A length to a thousandth of a point, without an end of zeros.
void add_number(std::string& to, std::int64_t sp) {
    const std::int64_t thousandths = (sp * 1000 + (sp < 0 ? -32768 : 32768)) / 65536;
    if (thousandths < 0) to += '-';
    const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
    to += std::to_string(size / 1000);
    if (size % 1000 != 0) {
        to += fmt::format(".{:03}", size % 1000);
        while (to.back() == '0') to.pop_back();
    }
}

std::string number(Length length) {
    std::string text;
    add_number(text, length.sp);
    return text;
}

std::string colour(Colour of) {
    return fmt::format("#{:02x}{:02x}{:02x}", of.red, of.green, of.blue);
}

void add_glyph(std::string& to, const text::Outline& outline, Point origin, Length size) {
    using Kind = text::OutlineStep::Kind;
    for (const text::OutlineStep& step : outline) {
        std::size_t points = 0;
        switch (step.kind) {
            case Kind::move: to += 'M', points = 1; break;
            case Kind::line: to += 'L', points = 1; break;
            case Kind::quadratic: to += 'Q', points = 2; break;
            case Kind::cubic: to += 'C', points = 3; break;
            case Kind::close: to += 'Z'; break;
        }
        for (std::size_t i = 0; i < points; ++i) {
            if (i > 0) to += ' ';
            add_number(to, origin.x.sp + size.scaled(step.points[i * 2], 65536).sp);
            to += ' ';
            add_number(to, origin.y.sp - size.scaled(step.points[i * 2 + 1], 65536).sp);
        }
    }
}

}  // namespace

std::string to_svg(const Pages& pages, const text::Fonts& fonts) {
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
        "height=\"{1}\">\n",
        number(pages.trim_width), number(pages.trim_height));
    for (const Item& item : pages.pages.front().items) {
        if (const auto* rule = std::get_if<RuleItem>(&item)) {
            svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                               number(rule->area.x), number(rule->area.y), number(rule->area.width),
                               number(rule->area.height), colour(rule->colour));
        } else if (const auto* picture = std::get_if<ImageItem>(&item)) {
            svg += fmt::format(
                "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"asset:{}\"/>\n",
                number(picture->area.x), number(picture->area.y), number(picture->area.width),
                number(picture->area.height), picture->image);
        } else if (const auto* run = std::get_if<GlyphRun>(&item)) {
            std::string path;
            for (const PlacedGlyph& glyph : run->glyphs)
                add_glyph(path, fonts.outline(run->face, glyph.glyph),
                          {run->origin.x + Length{glyph.x}, run->origin.y + Length{glyph.y}},
                          run->size);
            if (!path.empty())
                svg += fmt::format("<path fill=\"{}\" d=\"{}\"/>\n", colour(run->colour), path);
        }
    }
    svg += "</svg>\n";
    return svg;
}

}  // namespace banxin::layout
