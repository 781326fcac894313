// page.toml to a Style: what each role says, laid over by what its language says, turned into
// lengths for one paper. Knows the keys, not what the layout does with them.

#include "document/names.h"
#include "style/names.h"
#include "style/size.h"
#include "toml/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <utility>

namespace banxin::style {
namespace {

using toml::TableReader;
using toml::Value;

/// What one table says about one role; what it leaves out stays empty.
struct RoleSettings {
    std::optional<text::Family> family;
    std::optional<bool> bold;
    std::optional<Size> size;
    std::optional<Size> pitch;
    std::optional<Align> align;
    std::optional<std::int32_t> indent, left, right;
    std::optional<std::int32_t> grid_lines, lines_before, lines_after;
    std::optional<bool> spread;
    std::optional<RulePlace> rule;
};
using AllSettings = std::array<RoleSettings, role_count>;

/// The sizes in page.toml are written for this body, and grow with the paper's.
constexpr double written_for = 10.5;

std::optional<Size> read_size(TableReader& reader, std::string_view key) {
    const Value* value = reader.any(key);
    if (value == nullptr) return std::nullopt;
    std::optional<Size> size;
    if (value->kind == toml::Kind::string) size = parse_size(value->text);
    if (value->kind == toml::Kind::integer || value->kind == toml::Kind::number)
        size = size_in_points(value->number);
    // No type is as small: the share of the body was meant.
    constexpr double smallest = 3;
    if (size && size->unit == Size::Unit::points && size->value < smallest) size.reset();
    if (!size) {
        const std::string_view written = value->text;
        reader.diagnostics().report(
            Code::M005, value->span,
            {std::string(key),
             written.empty() ? fmt::format("{}", value->number) : std::string(written)},
            Hint{HintId::size_forms, {}});
    }
    return size;
}

void override_with(std::optional<std::int32_t>& to, std::optional<double> ems) {
    if (ems) to = static_cast<std::int32_t>(std::lround(*ems * 100));
}

void override_with(std::optional<std::int32_t>& to, std::optional<std::int64_t> lines) {
    if (lines) to = static_cast<std::int32_t>(*lines);
}

void read_role(const Value& table, Role role, RoleSettings& settings, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    const auto families = names<text::Family>();
    if (const auto family = reader.one_of("family", families.first(families.size() - 1)))
        settings.family = family;
    if (const auto bold = reader.boolean("bold")) settings.bold = bold;
    // The body's size and pitch make the type area, so they belong to the paper.
    if (role != Role::body) {
        if (const auto size = read_size(reader, "size")) settings.size = size;
        if (const auto pitch = read_size(reader, "pitch")) settings.pitch = pitch;
    }
    if (const auto align = reader.one_of("align", names<Align>())) settings.align = align;
    override_with(settings.indent, reader.number("indent", -10, 10));
    override_with(settings.left, reader.number("left", 0, 10));
    override_with(settings.right, reader.number("right", 0, 10));
    override_with(settings.grid_lines, reader.integer("grid_lines", 0, 40));
    override_with(settings.lines_before, reader.integer("lines_before", 0, 20));
    override_with(settings.lines_after, reader.integer("lines_after", 0, 20));
    if (const auto spread = reader.boolean("spread")) settings.spread = spread;
    if (const auto rule = reader.one_of("rule", names<RulePlace>())) settings.rule = rule;
    reader.finish();
}

void read_roles(const Value* table, AllSettings& settings, Diagnostics& diagnostics) {
    if (table == nullptr) return;
    TableReader reader(*table, diagnostics);
    for (const auto& [role, name] : names<Role>())
        if (const Value* one = reader.table(name))
            read_role(*one, role, settings[static_cast<std::size_t>(role)], diagnostics);
    reader.finish();
}

/// What roles are in chapters of one kind alone.
using OpeningSettings = std::map<ChapterKind, AllSettings>;

void read_openings(const Value* kinds, OpeningSettings& settings, Diagnostics& diagnostics) {
    if (kinds == nullptr) return;
    TableReader reader(*kinds, diagnostics);
    for (const auto& [kind, kind_name] : names<ChapterKind>()) {
        const Value* table = reader.table(kind_name);
        if (table == nullptr) continue;
        TableReader roles(*table, diagnostics);
        for (const auto& [role, name] : names<Role>()) {
            if (!belongs_to_opening(role)) continue;
            if (const Value* one = roles.table(name))
                read_role(*one, role, settings[kind][static_cast<std::size_t>(role)], diagnostics);
        }
        roles.finish();
    }
    reader.finish();
}

/// Every language is checked; those that cover the book's are laid over, the nearest last.
void read_languages(const Value* languages, Language language, AllSettings& settings,
                    Diagnostics& diagnostics) {
    if (languages == nullptr) return;
    struct Own {
        const toml::Entry* entry;
        /// Nothing: it does not cover the book's.
        std::optional<std::size_t> nearness;
    };
    std::vector<Own> all;
    for (const toml::Entry& entry : languages->entries) {
        const auto range = Language::parse(entry.key);
        if (!range)
            diagnostics.report(Code::M010, entry.key_span, {entry.key},
                               Hint{HintId::language_tags, {}});
        all.push_back({&entry, range ? language.nearness(*range) : std::nullopt});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Own& a, const Own& b) { return a.nearness > b.nearness; });
    TableReader reader(*languages, diagnostics);
    for (const Own& own : all) {
        const Value* table = reader.table(own.entry->key);
        if (table == nullptr) continue;
        AllSettings others;
        TableReader one(*table, diagnostics);
        read_roles(one.table("roles"), own.nearness ? settings : others, diagnostics);
        one.finish();
    }
}

Length resolved(const Size& size, Length em, const Page& page) {
    if (size.unit == Size::Unit::ems)
        return {std::llround(static_cast<double>(em.sp) * size.value)};
    return points(size.value).scaled(page.body_size.sp, points(written_for).sp);
}

/// Face, weight, size and alignment come from the body where a role is silent; indents and
/// blank lines do not.
RoleStyle resolved(const RoleSettings& role, const RoleSettings& body, const Page& page) {
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
    style.spread = role.spread.value_or(false);
    style.rule = role.rule.value_or(RulePlace::none);
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

template <class T>
void lay_over(std::optional<T>& below, const std::optional<T>& above) {
    if (above) below = above;
}

RoleSettings laid_over(RoleSettings below, const RoleSettings& above) {
    lay_over(below.family, above.family);
    lay_over(below.bold, above.bold);
    lay_over(below.size, above.size);
    lay_over(below.pitch, above.pitch);
    lay_over(below.align, above.align);
    lay_over(below.indent, above.indent);
    lay_over(below.left, above.left);
    lay_over(below.right, above.right);
    lay_over(below.grid_lines, above.grid_lines);
    lay_over(below.lines_before, above.lines_before);
    lay_over(below.lines_after, above.lines_after);
    lay_over(below.spread, above.spread);
    lay_over(below.rule, above.rule);
    return below;
}

/// The paper that a style is made for, and the body that it wants on any paper.
struct PageSettings {
    std::string trim = "da32";
    std::optional<Size> body, pitch;
};

void read_page(const Value* table, PageSettings& settings, Diagnostics& diagnostics) {
    if (table == nullptr) return;
    TableReader reader(*table, diagnostics);
    const std::vector<std::string> names = page_preset_names();
    if (const auto trim = reader.one_of("trim", names)) settings.trim = names[*trim];
    if (const auto body = read_size(reader, "body")) settings.body = body;
    if (const auto pitch = read_size(reader, "pitch")) settings.pitch = pitch;
    reader.finish();
}

void read_furniture(const Value* table, Furniture& furniture, Diagnostics& diagnostics) {
    if (table == nullptr) return;
    TableReader reader(*table, diagnostics);
    furniture.folio = reader.one_of("folio", names<FolioPlace>()).value_or(furniture.folio);
    furniture.head_rule = reader.boolean("head_rule").value_or(furniture.head_rule);
    reader.finish();
}

void read_notes(const Value* table, NoteMarks& notes, Diagnostics& diagnostics) {
    if (table == nullptr) return;
    TableReader reader(*table, diagnostics);
    for (const auto& [by, name] : names<NoteBy>()) {
        NoteSeries& series = notes.series[static_cast<std::size_t>(by)];
        series = reader.one_of(name, names<NoteSeries>()).value_or(series);
    }
    reader.finish();
}

/// Everything that a style says, and the styles below it before.
struct StyleSettings {
    AllSettings roles;
    OpeningSettings openings;
    PageSettings page;
    Furniture furniture;
    bool folds_originals = false;
    NoteMarks notes;
    std::string epub_css;
};

std::string_view without_charset(std::string_view css) {
    return css.starts_with("@charset") ? css.substr(std::min(css.find('\n'), css.size())) : css;
}

void read_settings(const StyleFiles& files, Language language, StyleSettings& settings,
                   Sources& sources, Diagnostics& diagnostics) {
    const SourceId source = sources.add(files.shown_path, files.page_toml);
    const auto root = toml::parse(sources[source].text(), source, diagnostics);
    if (!root) return;
    TableReader reader(*root, diagnostics);
    const std::vector<std::string> names = built_in_style_names();
    if (const auto base = reader.one_of("base", names)) {
        // A carried style that is based on itself would never end; the others are tested.
        const bool itself = names[*base] == files.name;
        if (const auto below = built_in_style(names[*base]); below && !itself)
            read_settings(*below, language, settings, sources, diagnostics);
    }
    read_page(reader.table("page"), settings.page, diagnostics);
    read_furniture(reader.table("furniture"), settings.furniture, diagnostics);
    if (const Value* parallel = reader.table("parallel")) {
        TableReader settings_of(*parallel, diagnostics);
        settings.folds_originals = settings_of.boolean("folded").value_or(settings.folds_originals);
        settings_of.finish();
    }
    read_notes(reader.table("notes"), settings.notes, diagnostics);
    read_roles(reader.table("roles"), settings.roles, diagnostics);
    read_openings(reader.table("opening"), settings.openings, diagnostics);
    read_languages(reader.table("language"), language, settings.roles, diagnostics);
    reader.finish();
    settings.epub_css += settings.epub_css.empty() ? std::string_view(files.epub_css)
                                                   : without_charset(files.epub_css);
}

}  // namespace

std::optional<Style> read_style(const StyleFiles& files, const std::optional<Page>& page,
                                Language language, Sources& sources, Diagnostics& diagnostics) {
    Diagnostics found;
    StyleSettings settings;
    read_settings(files, language, settings, sources, found);
    toml::append_in_order(diagnostics, found);
    if (found.has_errors()) return std::nullopt;

    Style style;
    style.name = files.name;
    style.locale = language.locale();
    style.page = page ? *page : page_preset(settings.page.trim).value();
    if (settings.page.body || settings.page.pitch) {
        const auto length = [](const Size& size, Length em) {
            return size.unit == Size::Unit::ems
                       ? Length{std::llround(static_cast<double>(em.sp) * size.value)}
                       : points(size.value);
        };
        const Length body = settings.page.body ? length(*settings.page.body, style.page.body_size)
                                               : style.page.body_size;
        const Length pitch =
            settings.page.pitch ? length(*settings.page.pitch, body) : body.scaled(162, 100);
        style.page = with_body(style.page, body, pitch);
    }
    style.furniture = settings.furniture;
    style.folds_originals = settings.folds_originals;
    style.notes = settings.notes;
    style.epub_css = std::move(settings.epub_css);
    const RoleSettings& body = settings.roles[static_cast<std::size_t>(Role::body)];
    for (std::size_t i = 0; i < role_count; ++i)
        style.roles[i] = resolved(settings.roles[i], body, style.page);
    for (const auto& [kind, roles] : settings.openings) {
        Roles& own = style.openings.emplace(kind, style.roles).first->second;
        for (std::size_t i = 0; i < role_count; ++i)
            own[i] = resolved(laid_over(settings.roles[i], roles[i]), body, style.page);
    }
    style.originals = roles_of_originals(style.roles);
    return style;
}

}  // namespace banxin::style
