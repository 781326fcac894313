// VitePress and VuePress: what their configurations say in literals.
#include "base/ascii.h"
#include "importer/js_literal.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace banxin::importer {
namespace {

using yaml::Kind;
using yaml::Value;

/// Of several, the first; of a mapping none, of anything else none.
const Value* first_of(const Value& table, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (const Value* value = table.find(key)) return value;
    return nullptr;
}

class Sidebar {
public:
    Sidebar(Reading& reading, const ScriptValue& script, const std::string& base, Outline& outline)
        : reading_(reading), script_(script), base_(base), outline_(outline) {}

    /// A list, or a list for each folder.
    void add(const Value& sidebar, const std::string& prefix) {
        if (sidebar.kind == Kind::sequence) return add_items(sidebar, prefix, 0);
        if (sidebar.kind == Kind::scalar) return tell_unknown(sidebar);
        if (const Value* items = sidebar.find("items")) {
            const std::string own = text_of(sidebar.find("base"));
            return add_items(*items, own.empty() ? prefix : own, 0);
        }
        for (const yaml::Entry& entry : sidebar.entries) {
            // The same list may stand for several folders.
            if (entry.value.kind == Kind::scalar && !script_.is_unknown(entry.value)) continue;
            add(entry.value, entry.key.starts_with('/') ? entry.key : prefix);
        }
    }

private:
    void tell_unknown(const Value& value) {
        if (script_.is_unknown(value))
            reading_.diagnostics.report(Code::C025, value.span, {"sidebar"},
                                        Hint{HintId::list_by_hand, {}});
    }

    void add_items(const Value& items, const std::string& prefix, int level) {
        tell_unknown(items);
        for (const Value& item : items.items) add_item(item, prefix, level);
    }

    void add_item(const Value& item, const std::string& prefix, int level) {
        if (item.kind == Kind::scalar) {
            if (script_.is_unknown(item)) return tell_unknown(item);
            // '' is the page that opens the folder.
            return add_page("", item.text.empty() ? prefix : item.text, item.span, prefix, level);
        }
        if (item.kind == Kind::sequence) {
            // VuePress: ['/page', 'title'].
            if (item.items.size() == 2)
                add_page(item.items[1].text,
                         item.items[0].text.empty() ? prefix : item.items[0].text, item.span,
                         prefix, level);
            return;
        }
        const std::string own_base = text_of(item.find("base"));
        std::string own_prefix = text_of(item.find("prefix"));
        if (!own_prefix.empty() && !own_prefix.starts_with('/')) own_prefix = prefix + own_prefix;
        const std::string& below = !own_base.empty()     ? own_base
                                   : !own_prefix.empty() ? own_prefix
                                                         : prefix;
        const std::string title = text_of(first_of(item, {"text", "title", "label"}));
        const std::string link = text_of(first_of(item, {"link", "path"}));
        const Value* children = first_of(item, {"items", "children"});
        const bool has_children = children != nullptr && !children->items.empty();
        if (link.empty() && !has_children && children != nullptr) tell_unknown(*children);
        if (link.empty() && !has_children && title.empty()) return;
        const std::size_t before = outline_.size();
        add_page(title, link, item.span, below, level);
        const bool taken = outline_.size() > before;
        if (has_children) add_items(*children, below, taken ? level + 1 : level);
    }

    void add_page(const std::string& title, const std::string& link, Span span,
                  const std::string& prefix, int level) {
        OutlineEntry entry;
        entry.title = without_markup(title);
        entry.level = level;
        entry.span = span;
        if (!link.empty()) {
            // Addresses of the web among the chapters are the site's.
            const std::string whole =
                link.starts_with('/') || is_elsewhere(link) ? link : prefix + link;
            entry.file = page_named(whole, base_, reading_.folder);
            if (const std::size_t hash = link.find('#'); hash != std::string::npos)
                entry.anchor = link.substr(hash + 1);
            if (!seen_.insert(entry.file).second && entry.anchor.empty()) return;
        }
        outline_.push_back(std::move(entry));
    }

    Reading& reading_;
    const ScriptValue& script_;
    const std::string& base_;
    Outline& outline_;
    std::set<std::string> seen_;
};

std::string config_in(const Reading& reading, const std::string& folder) {
    for (const char* const name :
         {"config.ts", "config.mts", "config.js", "config.mjs", "config.cjs", "config/index.ts",
          "config/index.mts", "config/index.js", "config.json"})
        if (has(reading.folder, joined_path(folder, name))) return joined_path(folder, name);
    return {};
}

/// The configuration of one language's site: Chinese before the others.
const yaml::Entry* chosen_locale(const Value& root) {
    const Value* locales = root.find("locales");
    if (locales == nullptr) return nullptr;
    const yaml::Entry* chosen = nullptr;
    const auto tag_of = [](const yaml::Entry& entry) {
        const std::string lang = text_of(entry.value.find("lang"));
        return Language::likely(lang.empty() ? clean_path(entry.key) : lang).value_or(Language());
    };
    for (const yaml::Entry& entry : locales->entries) {
        if (chosen == nullptr ||
            (tag_of(entry).is_chinese() && !tag_of(*chosen).is_chinese() && !tag_of(entry).empty()))
            chosen = &entry;
    }
    return chosen;
}

/// Where the sidebar stands: beside the theme's other settings, or in what a theme is called with.
const Value* sidebar_of(const Value& table) {
    for (const char* const key : {"themeConfig", "theme"})
        if (const Value* theme = table.find(key))
            if (const Value* sidebar = theme->find("sidebar")) return sidebar;
    return table.find("sidebar");
}

FoundOutline read_site(const char* settings_folder, Reading& reading) {
    FolderImport& import = reading.import;
    std::string site;
    for (const Sign& sign : signs_in(reading.folder))
        if (sign.system == import.system) site = folder_of(sign.file);
    const std::string config = config_in(reading, joined_path(site, settings_folder));
    const ScriptValue script = read_script(config, reading);
    const Value& root = script.value;
    std::string base = site;
    if (const std::string src = text_of(root.find("srcDir")); !src.empty())
        base = clean_path(joined_path(site, src));
    import.title = text_of(root.find("title"));
    import.description = text_of(root.find("description"));
    import.declared_language = text_of(root.find("lang"));

    const yaml::Entry* locale = chosen_locale(root);
    std::string locale_folder;
    if (locale != nullptr) {
        locale_folder = locale->key == "root" ? "" : clean_path(locale->key);
        while (locale_folder.starts_with('/')) locale_folder.erase(0, 1);
        const auto take = [&](const char* key, std::string& to) {
            if (std::string text = text_of(locale->value.find(key)); !text.empty())
                to = std::move(text);
        };
        take("title", import.title);
        take("description", import.description);
        take("lang", import.declared_language);
    }
    leave_keys(
        root, config + ": ",
        {"title",         "description", "lang",    "base",        "srcDir",    "locales",
         "themeConfig",   "theme",       "head",    "lastUpdated", "cleanUrls", "ignoreDeadLinks",
         "outDir",        "dest",        "sitemap", "vite",        "bundler",   "port",
         "titleTemplate", "appearance",  "cacheDir"},
        import);

    FoundOutline found{{}, base};
    const Value* sidebar = locale == nullptr ? nullptr : sidebar_of(locale->value);
    if (sidebar == nullptr) {
        // VuePress has the theme's settings of a language beside the others of the theme.
        const Value* theme = root.find("themeConfig");
        const Value* own =
            theme == nullptr || locale == nullptr ? nullptr : theme->find_path({"locales"});
        if (own != nullptr) own = own->find(locale->key);
        sidebar = own != nullptr && own->find("sidebar") != nullptr ? own->find("sidebar")
                                                                    : sidebar_of(root);
    }
    if (sidebar != nullptr)
        Sidebar(reading, script, base, found.entries)
            .add(*sidebar, locale_folder.empty() ? "/" : "/" + locale_folder + "/");
    const bool any = std::any_of(found.entries.begin(), found.entries.end(),
                                 [](const OutlineEntry& entry) { return !entry.file.empty(); });
    if (any) return found;
    return read_below(locale_folder.empty() ? base : joined_path(base, locale_folder), reading);
}

}  // namespace

FoundOutline read_vitepress(Reading& reading) {
    return read_site(".vitepress", reading);
}
FoundOutline read_vuepress(Reading& reading) {
    return read_site(".vuepress", reading);
}

}  // namespace banxin::importer
