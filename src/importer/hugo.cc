// Hugo: sections and pages in the order of their weights, as its book themes list them.
#include "base/ascii.h"
#include "importer/furniture.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

namespace banxin::importer {
namespace {

struct Node {
    std::string name;
    /// Its text; of a section that of its _index.md. Relative to the content; empty: none.
    std::string file;
    bool is_section = false;
    ChapterHead head;
    int weight = 0;
    std::map<std::string, std::unique_ptr<Node>> inside;
};

/// Nothing but what draws menus on a web page.
bool is_only_menu(std::string_view text, const ChapterHead& head) {
    if (!head.has_text) return true;
    std::size_t begin = 0;
    if (text.starts_with("---") || text.starts_with("+++")) {
        const std::size_t end = text.find(text.substr(0, 3), 3);
        begin = end == std::string_view::npos ? 0 : end + 3;
    }
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = ascii::trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        if (line.empty()) continue;
        if (!line.starts_with("{{") || !line.ends_with("}}")) return false;
        std::string_view name = line.substr(std::min<std::size_t>(3, line.size()));
        name = name.substr(std::min(name.find_first_not_of(" /"), name.size()));
        name = name.substr(0, name.find_first_of(" >%"));
        if (!is_one_of(name, {"card", "cards", "children", "toc", "section", "button", "hint",
                              "columns", "blocks/section", "childpages"}) &&
            !name.starts_with("hextra/"))
            return false;
    }
    return true;
}

class Content {
public:
    Content(const std::string& base, Reading& reading) : base_(base), reading_(reading) {}

    FoundOutline read() {
        std::vector<std::string> files = markdown_files(reading_.folder, base_);
        leave_furniture(files, reading_.import);
        leave_other_languages(files, reading_.import);
        reading_.leaves_drafts = true;
        for (const std::string& file : files)
            put(file.substr(base_.empty() ? 0 : base_.size() + 1));
        lower_single_folder();
        look_at(root_);
        FoundOutline found{{}, base_};
        if (!root_.file.empty()) {
            if (reading_.import.title.empty()) reading_.import.title = root_.head.title;
            if (is_menu(root_))
                reading_.import.left_out.push_back(
                    {joined_path(base_, root_.file), LeftOut::Why::no_text});
            else
                add_page(root_, 0, found.entries);
        }
        const bool parts = std::any_of(root_.inside.begin(), root_.inside.end(),
                                       [](const auto& one) { return one.second->is_section; });
        add_inside(root_, parts ? -1 : 0, found.entries);
        return found;
    }

private:
    void put(const std::string& file) {
        Node* at = &root_;
        std::size_t begin = 0;
        for (std::size_t slash = file.find('/'); slash != std::string::npos;
             slash = file.find('/', begin)) {
            at = child(*at, file.substr(begin, slash - begin));
            begin = slash + 1;
        }
        const std::string name = file.substr(begin);
        if (name.starts_with("_index.")) {
            at->file = file;
        } else if (name.starts_with("index.")) {
            // A page with its pictures in a folder of its own.
            at->file = file;
            at->is_section = false;
        } else {
            child(*at, name)->file = file;
            at->is_section = true;
        }
        if (name.starts_with("_index.")) at->is_section = true;
    }

    static Node* child(Node& of, const std::string& name) {
        std::unique_ptr<Node>& one = of.inside[name];
        if (!one) {
            one = std::make_unique<Node>();
            one->name = name;
        }
        return one.get();
    }

    /// content/docs/ or content/zh/ alone: the book is in it.
    void lower_single_folder() {
        while (root_.inside.size() == 1 && root_.file.empty() &&
               !root_.inside.begin()->second->inside.empty()) {
            const std::unique_ptr<Node> inner = std::move(root_.inside.begin()->second);
            root_.inside = std::move(inner->inside);
            root_.file = inner->file;
        }
    }

    void look_at(Node& node) {
        if (!node.file.empty()) {
            const SourceId source = reading_.open(joined_path(base_, node.file));
            if (source != SourceId::none) node.head = read_head(source, reading_.sources);
            const std::string weight = node.head.field("weight");
            std::from_chars(weight.data(), weight.data() + weight.size(), node.weight);
        }
        if (node.inside.size() > 0 && node.file.find("/index.") == std::string::npos)
            node.is_section = true;
        for (const auto& [name, one] : node.inside) look_at(*one);
    }

    bool is_menu(const Node& node) {
        const SourceId source = reading_.open(joined_path(base_, node.file));
        return source == SourceId::none || is_only_menu(reading_.sources[source].text(), node.head);
    }

    static void add_page(const Node& node, int level, Outline& outline) {
        OutlineEntry entry;
        entry.file = node.file;
        entry.level = level;
        entry.title =
            node.head.title.empty() ? without_number(stem_of(node.name)) : node.head.title;
        outline.push_back(std::move(entry));
    }

    static bool stands_before(const Node* a, const Node* b) {
        // Without a weight: behind those that have one.
        const auto weight = [](const Node* one) {
            return one->weight == 0 ? 1 << 30 : one->weight;
        };
        if (weight(a) != weight(b)) return weight(a) < weight(b);
        const std::string first = a->head.field("date");
        const std::string second = b->head.field("date");
        if (!first.empty() && !second.empty() && first != second) return first < second;
        return natural_less(a->name, b->name);
    }

    void add_inside(const Node& node, int level, Outline& outline) {
        std::vector<const Node*> order;
        for (const auto& [name, one] : node.inside) order.push_back(one.get());
        std::stable_sort(order.begin(), order.end(), stands_before);
        for (const Node* one : order) add(*one, level, outline);
    }

    void add(const Node& node, int level, Outline& outline) {
        if (!node.is_section) {
            if (!node.file.empty()) add_page(node, std::max(level, 0), outline);
            return;
        }
        const bool has_page = !node.file.empty() && !is_menu(node);
        if (!node.file.empty() && !has_page)
            reading_.part_files.push_back(joined_path(base_, node.file));
        if (level < 0) {
            OutlineEntry part;
            part.kind = OutlineEntry::Kind::part;
            part.title = node.head.title.empty() ? without_number(node.name) : node.head.title;
            if (has_page) part.file = node.file;
            outline.push_back(std::move(part));
            add_inside(node, 0, outline);
            return;
        }
        if (has_page)
            add_page(node, level, outline);
        else if (!node.head.title.empty()) {
            OutlineEntry group;
            group.title = node.head.title;
            group.level = level;
            outline.push_back(std::move(group));
        }
        add_inside(node, level + 1, outline);
    }

    std::string base_;
    Reading& reading_;
    Node root_;
};

std::string settings_name(const BookFolder& folder) {
    for (const char* const name :
         {"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml",
          "config.yml", "config.json", "config/_default/hugo.toml", "config/_default/hugo.yaml",
          "config/_default/config.toml", "config/_default/config.yaml"})
        if (has(folder, name)) return name;
    return {};
}

}  // namespace

FoundOutline read_hugo(Reading& reading) {
    FolderImport& import = reading.import;
    const std::string name = settings_name(reading.folder);
    std::string base = "content";
    if (const auto root = read_settings(name, reading)) {
        import.title = text_of(root->find("title"));
        import.rights = text_of(root->find("copyright"));
        import.declared_language = text_of(root->find("languageCode"));
        if (import.declared_language.empty())
            import.declared_language = text_of(root->find("defaultContentLanguage"));
        if (const auto dir = text_of(root->find("contentDir")); !dir.empty())
            base = clean_path(dir);
        for (const char* const table : {"params", "Params"}) {
            const yaml::Value* params = root->find(table);
            if (params == nullptr) continue;
            if (import.authors.empty()) import.authors = names_of(params->find("author"));
            import.description = text_of(params->find("description"));
        }
        if (import.authors.empty()) import.authors = names_of(root->find("author"));
        leave_keys(*root, name + ": ",
                   {"title",           "copyright",     "languageCode", "defaultContentLanguage",
                    "contentDir",      "params",        "Params",       "author",
                    "baseURL",         "baseurl",       "theme",        "publishDir",
                    "enableRobotsTXT", "enableGitInfo", "module",       "menu",
                    "menus",           "outputs",       "minify",       "caches",
                    "build",           "server",        "services",     "staticDir",
                    "hasCJKLanguage",  "disableKinds",  "pagination",   "paginate"},
                   import);
    } else if (reading.diagnostics.has_errors()) {
        return {};
    }
    return Content(base, reading).read();
}

}  // namespace banxin::importer
