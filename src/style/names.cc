// The names of roles, and the styles and font lists that the program carries inside itself.
// Reads none of them.

#include "style/carried.h"
#include "style/style.h"

#include <algorithm>

namespace banxin::style {
namespace {

constexpr std::string_view style_folder = "styles/";

std::optional<std::string_view> carried(std::string_view name) {
    for (const CarriedFile& file : carried_files())
        if (file.name == name) return file.content;
    return std::nullopt;
}

}  // namespace

const char* name_of(Role role) {
    switch (role) {
        case Role::body: return "body";
        case Role::part_title: return "part-title";
        case Role::chapter_title: return "chapter-title";
        case Role::heading2: return "heading2";
        case Role::heading3: return "heading3";
        case Role::heading4: return "heading4";
        case Role::heading5: return "heading5";
        case Role::heading6: return "heading6";
        case Role::kicker: return "kicker";
        case Role::deck: return "deck";
        case Role::original_title: return "original-title";
        case Role::byline: return "byline";
        case Role::translator: return "translator";
        case Role::original: return "original";
        case Role::source: return "source";
        case Role::date: return "date";
        case Role::dateline: return "dateline";
        case Role::closing: return "closing";
        case Role::colophon_title: return "colophon-title";
        case Role::colophon_entry: return "colophon-entry";
        case Role::source_entry: return "source-entry";
        case Role::quote: return "quote";
        case Role::verse: return "verse";
        case Role::letter: return "letter";
        case Role::epigraph: return "epigraph";
        case Role::attribution: return "attribution";
        case Role::signature: return "signature";
        case Role::parallel_text: return "parallel-text";
        case Role::list: return "list";
        case Role::code: return "code";
        case Role::table: return "table";
        case Role::table_header: return "table-header";
        case Role::caption: return "caption";
        case Role::note: return "note";
        case Role::running_head: return "running-head";
        case Role::folio: return "folio";
        case Role::contents_title: return "contents-title";
        case Role::contents_entry: return "contents-entry";
        case Role::contents_subentry: return "contents-subentry";
        case Role::title_page_title: return "title-page-title";
        case Role::title_page_subtitle: return "title-page-subtitle";
        case Role::title_page_author: return "title-page-author";
        case Role::title_page_publisher: return "title-page-publisher";
    }
    return "";
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

std::string_view built_in_fonts_toml() {
    return carried("fonts/fonts.toml").value_or("");
}

}  // namespace banxin::style
