#include "document/colour_wish.h"
#include "document/inline.h"
#include "layout/page.h"

#include <fmt/format.h>

namespace banxin::layout {
namespace {

/// Points with two decimals, by integers, so that no rounding mode can change a golden.
std::string decimal(Length length) {
    const std::int64_t scaled = length.sp * 100;
    const std::int64_t hundredths = (scaled >= 0 ? scaled + 32768 : scaled - 32768) / 65536;
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    return fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
}

std::string area(const Rect& r) {
    return fmt::format("{} {} {} {}", decimal(r.x), decimal(r.y), decimal(r.width),
                       decimal(r.height));
}

}  // namespace

const char* name_of(StructureType type) {
    switch (type) {
        case StructureType::Document: return "Document";
        case StructureType::Part: return "Part";
        case StructureType::Sect: return "Sect";
        case StructureType::H: return "H";
        case StructureType::H1: return "H1";
        case StructureType::H2: return "H2";
        case StructureType::H3: return "H3";
        case StructureType::H4: return "H4";
        case StructureType::H5: return "H5";
        case StructureType::H6: return "H6";
        case StructureType::P: return "P";
        case StructureType::BlockQuote: return "BlockQuote";
        case StructureType::Caption: return "Caption";
        case StructureType::L: return "L";
        case StructureType::LI: return "LI";
        case StructureType::Lbl: return "Lbl";
        case StructureType::LBody: return "LBody";
        case StructureType::Table: return "Table";
        case StructureType::THead: return "THead";
        case StructureType::TBody: return "TBody";
        case StructureType::TFoot: return "TFoot";
        case StructureType::TR: return "TR";
        case StructureType::TH: return "TH";
        case StructureType::TD: return "TD";
        case StructureType::Code: return "Code";
        case StructureType::Figure: return "Figure";
        case StructureType::Note: return "Note";
        case StructureType::Reference: return "Reference";
        case StructureType::Link: return "Link";
        case StructureType::Span: return "Span";
        case StructureType::Ruby: return "Ruby";
        case StructureType::RB: return "RB";
        case StructureType::RT: return "RT";
        case StructureType::TOC: return "TOC";
        case StructureType::TOCI: return "TOCI";
    }
    return "";
}

std::string colour(Colour colour) {
    return colour.is_grey()
               ? fmt::format("grey {}", colour.red)
               : fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string dump(const Pages& pages, const text::Fonts& fonts) {
    std::string out = fmt::format("pages {} trim {} {}\n", pages.pages.size(),
                                  decimal(pages.trim_width), decimal(pages.trim_height));
    const auto node = [&](NodeId id) {
        if (id == NodeId::artifact) return std::string("artifact");
        return std::string(name_of(pages.structure[static_cast<std::size_t>(id)].type));
    };
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const Page& page = pages.pages[i];
        out += fmt::format("page {} label \"{}\"\n", i + 1, page_label(pages.labels, i));
        for (const Item& item : page.items) {
            std::visit(Overloaded{
                           [&](const GlyphRun& run) {
                               const Length last =
                                   run.glyphs.empty() ? Length{} : Length{run.glyphs.back().x};
                               out += fmt::format(
                                   "  text {} {} to {} {} {}{} {} {}{}{}\n", decimal(run.origin.x),
                                   decimal(run.origin.y), decimal(run.origin.x + last),
                                   node(run.node), fonts.family_name(run.face),
                                   fonts.is_bold(run.face) ? " bold" : "", decimal(run.size),
                                   run.direction == Direction::horizontal  ? ""
                                   : run.direction == Direction::vertical  ? "vertical "
                                   : run.direction == Direction::clockwise ? "clockwise "
                                                                           : "turned ",
                                   run.colour == Colour() ? "" : colour(run.colour) + " ",
                                   run.text.empty() ? fmt::format("{} glyphs", run.glyphs.size())
                                                    : "\"" + run.text + "\"");
                           },
                           [&](const RuleItem& rule) {
                               out += fmt::format("  rule {} {} {}\n", area(rule.area),
                                                  colour(rule.colour), node(rule.node));
                           },
                           [&](const ImageItem& image) {
                               out += fmt::format("  image {} {} {}\n", image.image,
                                                  area(image.area), node(image.node));
                           },
                       },
                       item);
        }
        for (const LinkArea& link : page.links) {
            out += fmt::format("  link {} {}{}\n", area(link.area), link.inside_book ? "to " : "",
                               link.target);
        }
        for (const Anchor& anchor : page.anchors)
            out += fmt::format("  anchor {} {}\n", decimal(anchor.y), anchor.name);
    }
    for (const OutlineEntry& entry : pages.outline) {
        out += fmt::format("outline {} \"{}\" {}\n", entry.level, entry.title, entry.anchor);
    }
    return out;
}

}  // namespace banxin::layout
