// MkDocs: mkdocs.yml. What its plugins do is not done.
#include "base/ascii.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

namespace banxin::importer {
namespace {

class Nav {
public:
    Nav(Reading& reading, const std::string& base, Outline& outline)
        : reading_(reading), base_(base), outline_(outline) {}

    void add(const yaml::Value& list, int level) {
        for (const yaml::Value& item : list.items) {
            if (item.kind == yaml::Kind::scalar) add_page("", item, level);
            for (const yaml::Entry& entry : item.entries) {
                if (entry.value.kind == yaml::Kind::scalar)
                    add_page(entry.key, entry.value, level);
                else
                    add_group(entry, level);
            }
        }
    }

private:
    void add_page(const std::string& title, const yaml::Value& page, int level) {
        OutlineEntry entry;
        entry.title = without_markup(title);
        entry.level = level;
        entry.span = page.span;
        if (!page.text.empty()) entry.file = page_named(page.text, base_, reading_.folder);
        outline_.push_back(std::move(entry));
    }

    /// A page that opens a folder stands for the group that it is the first of.
    void add_group(const yaml::Entry& group, int level) {
        const yaml::Value& list = group.value;
        const yaml::Value* first = list.items.empty() ? nullptr : &list.items.front();
        const bool opened = level > 0 && first != nullptr && first->kind == yaml::Kind::scalar &&
                            is_one_of(name_of_file(first->text), {"index.md", "README.md"});
        if (opened) {
            add_page(group.key, *first, level);
            yaml::Value rest = list;
            rest.items.erase(rest.items.begin());
            return add(rest, level + 1);
        }
        OutlineEntry entry;
        entry.title = without_markup(group.key);
        entry.level = level;
        entry.span = group.key_span;
        outline_.push_back(std::move(entry));
        add(list, level + 1);
    }

    Reading& reading_;
    const std::string& base_;
    Outline& outline_;
};

/// The theme's and the plugins' settings are those of a web site.
void leave_site_settings(const yaml::Value& root, const char* name, FolderImport& import) {
    leave_keys(root, fmt::format("{}: ", name),
               {"site_name", "site_author", "site_description", "docs_dir", "nav", "pages",
                "site_dir", "site_url", "repo_url", "repo_name", "edit_uri", "theme",
                "use_directory_urls", "strict", "dev_addr", "watch", "copyright"},
               import);
}

}  // namespace

FoundOutline read_mkdocs(Reading& reading) {
    FolderImport& import = reading.import;
    const char* const name = has(reading.folder, "mkdocs.yml") ? "mkdocs.yml" : "mkdocs.yaml";
    const auto root = read_settings(name, reading);
    if (!root) return {};
    import.title = text_of(root->find("site_name"));
    import.authors = names_of(root->find("site_author"));
    import.description = text_of(root->find("site_description"));
    import.rights = text_of(root->find("copyright"));
    import.declared_language = text_of(root->find_path({"theme", "language"}));
    leave_site_settings(*root, name, import);
    const std::string docs = text_of(root->find("docs_dir"));
    FoundOutline found{{}, clean_path(docs.empty() ? "docs" : docs)};
    const yaml::Value* nav = root->find("nav");
    if (nav == nullptr) nav = root->find("pages");
    if (nav == nullptr || nav->items.empty()) return read_below(found.base, reading);
    Nav(reading, found.base, found.entries).add(*nav, 0);
    return found;
}

}  // namespace banxin::importer
