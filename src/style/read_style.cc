// page.toml to a Style: what each role says, laid over by what its language says, turned into
// lengths for one paper. The keys are in schema.cc; what the layout does with them is not known
// here.

#include "schema/read.h"
#include "style/settings.h"
#include "style/wishes.h"
#include "toml/toml.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace banxin::style {
namespace {

/// The sizes in page.toml are written for this body, and grow with the paper's.
constexpr double written_for = 10.5;
constexpr double thin_rule_mm = 0.12;

Length resolved(const Size& size, Length em, const Page& page) {
    if (size.unit == Size::Unit::ems)
        return {std::llround(static_cast<double>(em.sp) * size.value)};
    return points(size.value).scaled(page.body_size.sp, points(written_for).sp);
}

/// Face, weight, size and alignment come from the body where a role is silent; indents and
/// blank lines do not.
RoleStyle resolved(const RoleSettings& role, const RoleSettings& body, const Page& page,
                   Colour accent) {
    RoleStyle style;
    style.family = role.family.value_or(body.family.value_or(text::Family::serif));
    style.bold = role.bold.value_or(body.bold.value_or(false));
    style.align = role.align.value_or(body.align.value_or(Align::justify));
    style.size = role.size ? resolved(*role.size, page.body_size, page) : page.body_size;
    style.pitch = role.pitch ? resolved(*role.pitch, style.size, page) : page.pitch;
    style.indent = role.indent.value_or(0);
    style.left = role.left.value_or(0);
    style.right = role.right.value_or(0);
    style.grid_lines = role.grid_lines.value_or(0);
    style.lines_before = role.lines_before.value_or(0);
    style.lines_after = role.lines_after.value_or(0);
    style.drop_cap = role.drop_cap.value_or(0);
    style.spread = role.spread.value_or(false);
    style.number = role.number.value_or(HeadingSeries::none);
    style.rule = role.rule.value_or(RulePlace::none);
    style.rule_width = role.rule_width ? points(*role.rule_width) : millimetres(thin_rule_mm);
    style.rule_colour = role.rule_colour.value_or(ColourWish()).with(accent);
    style.colour = role.colour.value_or(body.colour.value_or(ColourWish())).with(accent);
    if (role.background) style.background = role.background->with(accent);
    style.padding = role.padding.value_or(0);
    style.letter_space = role.letter_space.value_or(0);
    style.ornament = role.ornament;
    return style;
}

std::array<Roles, 2> roles_of_originals(const Roles& roles) {
    std::array<Roles, 2> made = {roles, roles};
    const Length text = roles[static_cast<std::size_t>(Role::parallel_text)].size;
    const Length body = roles[static_cast<std::size_t>(Role::body)].size;
    for (const Role role : {Role::quote, Role::verse, Role::letter, Role::epigraph,
                            Role::attribution, Role::signature}) {
        for (Roles& one : made) {
            RoleStyle& look = one[static_cast<std::size_t>(role)];
            look.size = look.size.scaled(text.sp, body.sp);
        }
    }
    for (RoleStyle& look : made[1])
        if (look.family == text::Family::kai) look.family = text::Family::serif;
    return made;
}

RoleSettings laid_over(RoleSettings below, const RoleSettings& above) {
    for (const auto& field : role_schema())
        if (!field.same(above, {})) field.take(below, above);
    return below;
}

TableLook table_look(const TableSettings& settings, const Style& style) {
    TableLook look;
    look.rules = settings.rules;
    look.rule_colour = style[Role::table].rule_colour;
    look.header = style[Role::table_header].background;
    if (settings.stripe) look.stripe = settings.stripe->with(style.accent);
    return look;
}

std::string_view without_charset(std::string_view css) {
    return css.starts_with("@charset") ? css.substr(std::min(css.find('\n'), css.size())) : css;
}

void read_settings(const StyleFiles& files, StyleSettings& settings, Sources& sources,
                   Diagnostics& diagnostics) {
    const SourceId source = sources.add(files.shown_path, files.page_toml);
    const auto root = toml::parse(sources[source].text(), source, diagnostics);
    if (!root) return;
    // What it is based on is read first; that it names no style is told of with the rest.
    // A carried style that is based on itself would never end.
    const toml::Value* base = root->find("base");
    const auto below = base == nullptr ? std::nullopt : built_in_style(base->text);
    if (below && below->page_toml != files.page_toml)
        read_settings(*below, settings, sources, diagnostics);
    settings.about.clear();
    schema::read_table(style_schema(), *root, settings, {diagnostics});
    if (!settings.epub_css.empty()) settings.base_css += without_charset(settings.epub_css);
    settings.epub_css = files.epub_css;
}

/// The paper with the body that the style wants.
Page page_of(const PageSettings& settings, Page page) {
    if (!settings.body && !settings.pitch) return page;
    const auto length = [](const Size& size, Length em) {
        return size.unit == Size::Unit::ems
                   ? Length{std::llround(static_cast<double>(em.sp) * size.value)}
                   : points(size.value);
    };
    const Length body = settings.body ? length(*settings.body, page.body_size) : page.body_size;
    const Length pitch = settings.pitch ? length(*settings.pitch, body) : body.scaled(162, 100);
    return with_body(std::move(page), body, pitch);
}

}  // namespace

HeadingSeriesByLevel Style::heading_series() const {
    HeadingSeriesByLevel series = {};
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i] = roles[static_cast<std::size_t>(Role::chapter_title) + i].number;
    return series;
}

StyleSettings settings_of(const StyleFiles& files, Sources& sources, Diagnostics& diagnostics) {
    StyleSettings settings;
    read_settings(files, settings, sources, diagnostics);
    return settings;
}

std::optional<Style> read_style(const StyleFiles& files, const std::optional<Page>& page,
                                Language language, Sources& sources, Diagnostics& diagnostics,
                                const StyleWishes& wishes) {
    Diagnostics found;
    StyleSettings settings;
    settings.language = language;
    read_settings(files, settings, sources, found);
    toml::append_in_order(diagnostics, found);
    if (found.has_errors()) return std::nullopt;
    if (settings.base_css.empty() && settings.epub_css.empty())
        settings.epub_css =
            built_in_style(built_in_style(files.name) ? files.name : "classic")->epub_css;
    lay_over(settings, wishes);

    Style style;
    style.name = files.name;
    style.locale = language.locale();
    style.page = page_of(settings.page, page ? *page : page_preset(settings.page.trim).value());
    // A style's own type area is for its own paper.
    const TypeAreaWish area{settings.page.characters, settings.page.lines, {}, {}, {}, {}};
    if (!page && !wishes.leading)
        style.page = with_type_area(style.page, area).value_or(style.page);
    style.furniture = settings.furniture;
    style.folds_originals = settings.folds_originals;
    style.notes = settings.notes;
    style.note_place = settings.note_place;
    style.side = {style.page.body_size.scaled(settings.side.width, 100),
                  style.page.body_size.scaled(settings.side.gap, 100)};
    style.accent = settings.accent.value_or(Colour());
    if (wishes.leading)
        style.leading = static_cast<std::int32_t>(
            (style.page.pitch.sp * 100 + style.page.body_size.sp / 2) / style.page.body_size.sp);
    style.base_css = std::move(settings.base_css);
    style.epub_css = std::move(settings.epub_css);
    const RoleSettings& body = settings.roles[static_cast<std::size_t>(Role::body)];
    for (std::size_t i = 0; i < role_count; ++i)
        style.roles[i] = resolved(settings.roles[i], body, style.page, style.accent);
    for (const auto& [kind, roles] : settings.openings) {
        Roles& own = style.openings.emplace(kind, style.roles).first->second;
        for (std::size_t i = 0; i < role_count; ++i)
            own[i] =
                resolved(laid_over(settings.roles[i], roles[i]), body, style.page, style.accent);
    }
    style.table = table_look(settings.table, style);
    style.originals = roles_of_originals(style.roles);
    return style;
}

}  // namespace banxin::style
