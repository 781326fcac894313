// The names of roles, and the styles and font lists that the program carries inside itself.
// Reads none of them.

#include "style/names.h"

#include "style/carried.h"

#include <algorithm>

namespace banxin {
namespace style {
namespace {

constexpr std::string_view style_folder = "styles/";

std::optional<std::string_view> carried(std::string_view name) {
    for (const CarriedFile& file : carried_files())
        if (file.name == name) return file.content;
    return std::nullopt;
}

constexpr Named<Role> roles[] = {
    {Role::body, "body"},
    {Role::part_title, "part-title"},
    {Role::chapter_title, "chapter-title"},
    {Role::heading2, "heading2"},
    {Role::heading3, "heading3"},
    {Role::heading4, "heading4"},
    {Role::heading5, "heading5"},
    {Role::heading6, "heading6"},
    {Role::kicker, "kicker"},
    {Role::deck, "deck"},
    {Role::original_title, "original-title"},
    {Role::byline, "byline"},
    {Role::translator, "translator"},
    {Role::original, "original"},
    {Role::source, "source"},
    {Role::date, "date"},
    {Role::dateline, "dateline"},
    {Role::closing, "closing"},
    {Role::colophon_title, "colophon-title"},
    {Role::colophon_entry, "colophon-entry"},
    {Role::colophon_catalogue, "colophon-catalogue"},
    {Role::source_entry, "source-entry"},
    {Role::quote, "quote"},
    {Role::verse, "verse"},
    {Role::letter, "letter"},
    {Role::epigraph, "epigraph"},
    {Role::admonition, "admonition"},
    {Role::aside, "aside"},
    {Role::scene_break, "scene-break"},
    {Role::attribution, "attribution"},
    {Role::signature, "signature"},
    {Role::parallel_text, "parallel-text"},
    {Role::list, "list"},
    {Role::code, "code"},
    {Role::table, "table"},
    {Role::table_header, "table-header"},
    {Role::caption, "caption"},
    {Role::table_note, "table-note"},
    {Role::note, "note"},
    {Role::running_head, "running-head"},
    {Role::folio, "folio"},
    {Role::contents_title, "contents-title"},
    {Role::contents_entry, "contents-entry"},
    {Role::contents_subentry, "contents-subentry"},
    {Role::title_page_title, "title-page-title"},
    {Role::title_page_subtitle, "title-page-subtitle"},
    {Role::title_page_author, "title-page-author"},
    {Role::title_page_publisher, "title-page-publisher"},
};
static_assert(names_all(roles, Role::title_page_publisher));

constexpr Named<Align> aligns[] = {{Align::justify, "justify"},
                                   {Align::start, "start"},
                                   {Align::center, "center"},
                                   {Align::end, "end"}};
static_assert(names_all(aligns, Align::end));

constexpr Named<RulePlace> rules[] = {{RulePlace::none, "none"},   {RulePlace::above, "above"},
                                      {RulePlace::below, "below"}, {RulePlace::both, "both"},
                                      {RulePlace::left, "left"},   {RulePlace::box, "box"}};
static_assert(names_all(rules, RulePlace::box));

constexpr Named<HeadingSeries> numbers[] = {
    {HeadingSeries::none, "none"},       {HeadingSeries::decimal, "decimal"},
    {HeadingSeries::chapter, "chapter"}, {HeadingSeries::section, "section"},
    {HeadingSeries::han, "han"},         {HeadingSeries::brackets, "brackets"}};
static_assert(names_all(numbers, HeadingSeries::brackets));

constexpr Named<FolioPlace> folios[] = {{FolioPlace::foot_outer, "foot-outer"},
                                        {FolioPlace::foot_center, "foot-center"},
                                        {FolioPlace::head_outer, "head-outer"}};
static_assert(names_all(folios, FolioPlace::head_outer));

constexpr Named<TableRules> table_rules[] = {{TableRules::three, "three"},
                                             {TableRules::rows, "rows"},
                                             {TableRules::grid, "grid"},
                                             {TableRules::none, "none"}};
static_assert(names_all(table_rules, TableRules::none));

constexpr Named<NoteSeries> series[] = {{NoteSeries::circled, "circled"},
                                        {NoteSeries::black, "black"},
                                        {NoteSeries::brackets, "brackets"},
                                        {NoteSeries::square, "square"},
                                        {NoteSeries::stars, "stars"}};
static_assert(names_all(series, NoteSeries::stars));

}  // namespace

const char* name_of(Role role) {
    return name_in(Names<Role>(roles), role);
}

text::Family emphasis_family(text::Family around, Locale locale) {
    const text::Family own = locale == Locale::ko ? text::Family::sans : text::Family::kai;
    return around == own ? text::Family::serif : own;
}

bool belongs_to_opening(Role role) {
    return role == Role::chapter_title || (role >= Role::kicker && role <= Role::closing);
}

std::vector<std::string> built_in_style_names() {
    constexpr std::string_view page_file = "/page.toml";
    std::vector<std::string> names;
    for (const CarriedFile& file : carried_files()) {
        if (!file.name.starts_with(style_folder) || !file.name.ends_with(page_file)) continue;
        const std::size_t length = file.name.size() - style_folder.size() - page_file.size();
        names.emplace_back(file.name.substr(style_folder.size(), length));
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<StyleFiles> built_in_style(std::string_view name) {
    const std::string folder = std::string(style_folder) + std::string(name);
    const auto page = carried(folder + "/page.toml");
    if (!page) return std::nullopt;
    const auto css = carried(folder + "/epub.css");
    return StyleFiles{std::string(name), std::string(*page), std::string(css.value_or("")),
                      folder + "/page.toml"};
}

std::string_view specimen() {
    return carried("styles/specimen.md").value_or("");
}

std::string_view built_in_fonts_toml() {
    return carried("fonts/fonts.toml").value_or("");
}

}  // namespace style

template <>
Names<style::Role> names() {
    return style::roles;
}
template <>
Names<style::Align> names() {
    return style::aligns;
}
template <>
Names<style::RulePlace> names() {
    return style::rules;
}
template <>
Names<HeadingSeries> names() {
    return style::numbers;
}
template <>
Names<style::FolioPlace> names() {
    return style::folios;
}
template <>
Names<style::TableRules> names() {
    return style::table_rules;
}
template <>
Names<style::NoteSeries> names() {
    return style::series;
}

}  // namespace banxin
