// The look that a book asks for: its style found and read, its paper and type area laid over it.
#include "style/style.h"
#include "style/wishes.h"
#include "toml/values.h"

#include <fmt/format.h>

#include <utility>

namespace fs = std::filesystem;

namespace banxin::style {
namespace {

/// The book's own folder of styles comes before the ones that the program carries.
std::optional<StyleFiles> find_style(const Located<std::string>& name, const BookFolder& folder,
                                     Diagnostics& diagnostics) {
    if (auto own = style_files(name.value, folder)) return own;
    if (auto carried = built_in_style(name.value)) return carried;
    report_no_style(name, diagnostics);
    return std::nullopt;
}

/// The paper that the manifest names. Nothing and no error: the style's own.
std::optional<Page> find_page(const OutputSettings& output, Diagnostics& diagnostics) {
    if (output.trim_mm) {
        if (auto page = page_for_trim((*output.trim_mm)[0], (*output.trim_mm)[1])) return page;
    } else if (output.trim.value.empty()) {
        return std::nullopt;
    } else if (auto page = page_preset(output.trim.value)) {
        return page;
    }
    Hint hint{HintId::possible_values, {toml::joined(page_preset_names())}};
    if (auto near = nearest_name(output.trim.value, page_preset_names()))
        hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M091, output.trim.span, {output.trim.value}, hint);
    return std::nullopt;
}

/// What a type area should be (CLREQ, "Key Parameters of the Type Area"; TYPOGRAPHY.md A03, A04,
/// A07): told of, not forbidden.
void judge_type_area(const Page& page, Span span, Diagnostics& diagnostics) {
    constexpr std::int32_t longest_line = 40;
    if (page.characters > longest_line)
        diagnostics.report(Code::M023, span, {std::to_string(page.characters)});
    if (page.body_size < points(7.875))
        diagnostics.report(Code::M024, span, {fmt::format("{:.4g}", page.body_size.pt())});
    const Length gap = page.pitch - page.body_size;
    if (gap * 2 < page.body_size || gap > page.body_size) {
        const double share = static_cast<double>(gap.sp) / static_cast<double>(page.body_size.sp);
        diagnostics.report(Code::M025, span, {fmt::format("{:.2f}", share)});
    }
}

/// What whole characters and lines leave of the room between given margins (A01).
void tell_surplus(const Page& page, const TypeAreaWish& wish, Span span, Diagnostics& diagnostics) {
    const auto in_mm = [](Length length) { return length.pt() * 25.4 / 72; };
    const double beside =
        wish.gutter && wish.fore_edge ? in_mm(page.fore_edge - *wish.fore_edge) : 0;
    const double under = wish.head && wish.foot ? in_mm(page.foot_margin - *wish.foot) : 0;
    constexpr double seen = 0.1;
    if (beside < seen && under < seen) return;
    diagnostics.report(Code::M027, span,
                       {std::to_string(page.characters), std::to_string(page.lines),
                        fmt::format("{:.1f}", beside), fmt::format("{:.1f}", under)});
}

/// Notes at the side need an outer margin; what the book itself says of lines and margins stays.
void make_room_beside(Style& style, const OutputSettings& output, const StyleWishes& wishes,
                      Diagnostics& diagnostics) {
    const auto page = with_side_column(style.page, style.side);
    const bool as_wished = page && page->characters == style.page.characters;
    const bool fixed = output.characters > 0 || output.fore_edge;
    if (page && (as_wished || !fixed)) {
        style.page = *page;
        return;
    }
    style.note_place = NotePlace::page;
    const Span asked = wishes.note_place ? wishes.span : output.style.span;
    diagnostics.report(Code::M093, fixed ? output.type_area : asked, {},
                       Hint{HintId::side_column_forms, {}});
}

}  // namespace

std::optional<StyleFiles> style_files(const std::string& name, const BookFolder& folder) {
    const std::string base = "styles/" + name + "/";
    const auto page = folder.find(base + "page.toml");
    const auto css = folder.find(base + "epub.css");
    const auto* page_path = std::get_if<fs::path>(&page);
    const auto* css_path = std::get_if<fs::path>(&css);
    if (page_path == nullptr && css_path == nullptr) return std::nullopt;
    // A style that changes only one of the two has the usual other.
    auto files = built_in_style(built_in_style(name) ? name : "classic");
    files->name = name;
    files->epub_css.clear();
    if (css_path != nullptr) files->epub_css = read_file(*css_path);
    if (page_path != nullptr) {
        files->page_toml = read_file(*page_path);
        files->shown_path = folder.shown(base + "page.toml");
    }
    return files;
}

void report_no_style(const Located<std::string>& name, Diagnostics& diagnostics) {
    const std::vector<std::string> names = built_in_style_names();
    Hint hint{HintId::possible_values, {toml::joined(names)}};
    if (auto near = nearest_name(name.value, names)) hint = {HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M090, name.span, {name.value}, hint);
}

std::optional<Style> load_style(const OutputSettings& output, const StyleWishes& wishes,
                                Language language, const BookFolder& folder, Sources& sources,
                                Diagnostics& diagnostics) {
    const auto files = find_style(output.style, folder, diagnostics);
    Diagnostics of_paper;
    const auto page = find_page(output, of_paper);
    const bool no_paper = of_paper.has_errors();
    diagnostics.append(std::move(of_paper));
    if (!files || no_paper) return std::nullopt;
    auto style = read_style(*files, page, language, sources, diagnostics, wishes);
    if (!style) return style;
    const auto in_mm = [](const std::optional<double>& mm) {
        return mm ? std::optional(millimetres(*mm)) : std::nullopt;
    };
    const TypeAreaWish wish{output.characters,  output.lines,         in_mm(output.head),
                            in_mm(output.foot), in_mm(output.gutter), in_mm(output.fore_edge)};
    const auto area = with_type_area(style->page, wish);
    if (!area) {
        const auto shown_number = [](std::int32_t asked, std::int32_t has) {
            return std::to_string(asked > 0 ? asked : has);
        };
        diagnostics.report(Code::M092, output.type_area,
                           {shown_number(output.characters, style->page.characters),
                            shown_number(output.lines, style->page.lines)},
                           Hint{HintId::type_area_forms, {}});
        return std::nullopt;
    }
    // A style's own type area keeps its own margins.
    if (output.type_area.known()) style->page = *area;
    if (style->note_place == NotePlace::side) make_room_beside(*style, output, wishes, diagnostics);
    const Span place = output.type_area.known()   ? output.type_area
                       : wishes.leading           ? wishes.span
                       : output.trim.span.known() ? output.trim.span
                                                  : output.style.span;
    judge_type_area(style->page, place, diagnostics);
    tell_surplus(style->page, wish, output.type_area, diagnostics);
    return style;
}

std::optional<text::FontConfig> font_config(const FontSettings& own, const StyleWishes& wishes,
                                            Language language, Sources& sources,
                                            Diagnostics& diagnostics) {
    auto config = read_fonts(built_in_fonts_toml(), "fonts/fonts.toml", sources, diagnostics);
    if (!config) return config;
    config->book.language = language;
    for (const auto& [family, names] :
         {std::pair{text::Family::serif, &own.serif}, std::pair{text::Family::sans, &own.sans},
          std::pair{text::Family::kai, &own.kai}, std::pair{text::Family::mono, &own.mono},
          std::pair{text::Family::italic, &own.italic}, std::pair{text::Family::latin, &own.latin}})
        config->book.families[static_cast<std::size_t>(family)] = *names;
    config->book.fallback = own.fallback;
    config->span = own.span;
    if (!wishes.body.value.empty() && !family_named(wishes.body.value)) {
        auto& serif = config->book.families[static_cast<std::size_t>(text::Family::serif)];
        serif.insert(serif.begin(), wishes.body.value);
        if (!own.span.known()) config->span = wishes.body.span;
    }
    return config;
}

}  // namespace banxin::style
