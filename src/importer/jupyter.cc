// Jupyter Book and Sphinx: _toc.yml, myst.yml and the toctrees of pages.
#include "base/ascii.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace banxin::importer {
namespace {

using yaml::Value;

/// Files are named without their endings.
std::string text_file(const std::string& name, const std::string& base, const BookFolder& folder) {
    const std::string clean = clean_path(name);
    if (has(folder, joined_path(base, clean))) return clean;
    for (const char* const ending : {".md", ".ipynb", ".rst", ".txt"})
        if (has(folder, joined_path(base, clean + ending))) return clean + ending;
    return name_of_file(clean).find('.') == std::string::npos ? clean + ".md" : clean;
}

class Toc {
public:
    Toc(Reading& reading, Outline& outline) : reading_(reading), outline_(outline) {}

    void add(const Value& item, int level) {
        if (const std::string caption = text_of(find(item, {"caption", "part", "header"}));
            !caption.empty()) {
            OutlineEntry part;
            part.kind = OutlineEntry::Kind::part;
            part.title = without_markup(caption);
            part.span = item.span;
            outline_.push_back(std::move(part));
        }
        OutlineEntry entry;
        entry.level = level;
        entry.span = item.span;
        entry.title = without_markup(text_of(item.find("title")));
        if (const std::string file = text_of(item.find("file")); !file.empty())
            entry.file = text_file(file, "", reading_.folder);
        else
            entry.file = text_of(find(item, {"url", "glob", "pattern"}));
        const bool is_entry = !entry.file.empty() || !entry.title.empty();
        if (is_entry) outline_.push_back(std::move(entry));
        for (const char* const key : {"chapters", "sections", "subtrees", "entries", "children"})
            if (const Value* inside = item.find(key))
                for (const Value& one : inside->items) add(one, is_entry ? level + 1 : level);
    }

private:
    static const Value* find(const Value& item, std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            if (const Value* value = item.find(key)) return value;
        return nullptr;
    }

    Reading& reading_;
    Outline& outline_;
};

void add_file(const std::string& file, Span span, Reading& reading, Outline& outline) {
    if (file.empty()) return;
    OutlineEntry entry;
    entry.file = text_file(file, "", reading.folder);
    entry.span = span;
    outline.push_back(std::move(entry));
}

/// The pages that a page lists, and those that they list. reStructuredText is read for that only.
class Toctrees {
public:
    Toctrees(std::string base, Reading& reading, Outline& outline)
        : base_(std::move(base)), reading_(reading), outline_(outline) {}

    /// Of the page with that name, relative to the base.
    void add(const std::string& page, int level) {
        if (!seen_.insert(page).second || seen_.size() > 2000) return;
        const SourceId source = reading_.open(joined_path(base_, page));
        if (source == SourceId::none) return;
        const std::string_view text = reading_.sources[source].text();
        const bool is_rst = page.ends_with(".rst");
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = text.substr(begin, end - begin);
            begin = end + 1;
            const std::string_view words = ascii::trimmed(line);
            const bool opens = is_rst ? words.starts_with(".. toctree::")
                                      : (words.starts_with("```") || words.starts_with(":::")) &&
                                            words.find("{toctree}") != std::string_view::npos;
            if (opens) begin = add_tree(source, begin, is_rst, folder_of(page), level);
        }
    }

private:
    /// The lines of a toctree: options, an empty line, pages. Gives where it ends.
    std::size_t add_tree(SourceId source, std::size_t begin, bool is_rst, const std::string& folder,
                         int level) {
        const std::string_view text = reading_.sources[source].text();
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const std::string_view line = text.substr(begin, end - begin);
            const std::string_view words = ascii::trimmed(line);
            const bool closes = is_rst ? !words.empty() && !ascii::is_blank(line[0])
                                       : words.starts_with("```") || words.starts_with(":::");
            if (closes) return is_rst ? begin : end + 1;
            const auto at = static_cast<std::uint32_t>(
                begin + static_cast<std::size_t>(words.data() - line.data()));
            const Span span{source, at, at + static_cast<std::uint32_t>(words.size())};
            begin = end + 1;
            if (words.starts_with(":caption:")) {
                OutlineEntry part;
                part.kind = level == 0 ? OutlineEntry::Kind::part : OutlineEntry::Kind::chapter;
                part.title = without_markup(ascii::trimmed(words.substr(9)));
                part.span = span;
                if (level == 0) outline_.push_back(std::move(part));
            } else if (!words.empty() && !words.starts_with(':') && words != "self") {
                add_page(words, span, folder, level);
            }
        }
        return text.size();
    }

    /// `page`, `title <page>`, `/page` from the top.
    void add_page(std::string_view words, Span span, const std::string& folder, int level) {
        OutlineEntry entry;
        entry.level = level;
        entry.span = span;
        std::string_view target = words;
        if (const std::size_t open = words.rfind('<');
            open != std::string_view::npos && words.ends_with('>')) {
            entry.title = without_markup(ascii::trimmed(words.substr(0, open)));
            target = words.substr(open + 1, words.size() - open - 2);
        }
        entry.file = std::string(target);
        if (!is_elsewhere(target)) {
            const std::string whole = target.starts_with('/') ? std::string(target.substr(1))
                                                              : joined_path(folder, target);
            entry.file = text_file(whole, base_, reading_.folder);
        }
        const std::string file = entry.file;
        outline_.push_back(std::move(entry));
        if (!is_elsewhere(file)) add(file, level + 1);
    }

    std::string base_;
    Reading& reading_;
    Outline& outline_;
    std::set<std::string> seen_;
};

/// `name = "…"` at the margin of a Python file.
std::string assigned(std::string_view text, std::string_view name) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        if (!line.starts_with(name)) continue;
        line = ascii::trimmed(line.substr(name.size()));
        if (!line.starts_with('=')) continue;
        line = ascii::trimmed(line.substr(1));
        while (!line.empty() && (line[0] == 'u' || line[0] == 'r')) line.remove_prefix(1);
        if (line.empty() || (line[0] != '"' && line[0] != '\'')) return {};
        return std::string(line.substr(1, line.find(line[0], 1) - 1));
    }
    return {};
}

}  // namespace

FoundOutline read_jupyter_book(Reading& reading) {
    FolderImport& import = reading.import;
    FoundOutline found;
    if (const auto config = read_settings("_config.yml", reading)) {
        import.title = text_of(config->find("title"));
        import.authors = names_of(config->find("author"));
        import.declared_language = text_of(config->find_path({"sphinx", "config", "language"}));
        leave_keys(*config, "_config.yml: ",
                   {"title", "author", "copyright", "logo", "execute", "repository", "html",
                    "launch_buttons", "latex", "only_build_toc_files", "exclude_patterns"},
                   import);
    }
    for (const char* const name : {"_toc.yml", "_toc.yaml", "myst.yml"}) {
        if (!has(reading.folder, name)) continue;
        const auto root = read_settings(name, reading);
        if (!root) return {};
        Toc toc(reading, found.entries);
        // The old form was a list.
        for (const Value& item : root->items) toc.add(item, 0);
        const Value* project = root->find("project");
        if (project != nullptr) {
            import.title = text_of(project->find("title"));
            import.subtitle = text_of(project->find("subtitle"));
            import.description = text_of(project->find("description"));
            import.authors = names_of(project->find("authors"));
            if (import.authors.empty()) import.authors = names_of(project->find("author"));
            take_date(project->find("date"), "myst.yml: date", import);
            if (const Value* list = project->find("toc"))
                for (const Value& item : list->items) toc.add(item, 0);
            leave_keys(*project, "myst.yml: project.",
                       {"title", "subtitle", "description", "authors", "author", "date", "toc",
                        "id", "github"},
                       import);
        }
        add_file(text_of(root->find("root")), root->span, reading, found.entries);
        for (const char* const key : {"parts", "subtrees", "chapters", "sections", "entries"})
            if (const Value* list = root->find(key))
                for (const Value& item : list->items) toc.add(item, 0);
        break;
    }
    return found.entries.empty() ? read_below("", reading) : found;
}

FoundOutline read_sphinx(Reading& reading) {
    FolderImport& import = reading.import;
    FoundOutline found;
    for (const Sign& sign : signs_in(reading.folder))
        if (sign.system == System::sphinx) found.base = folder_of(sign.file);
    const std::string settings = joined_path(found.base, "conf.py");
    if (const SourceId source = reading.open(settings); source != SourceId::none) {
        const std::string_view text = reading.sources[source].text();
        import.title = assigned(text, "project");
        if (const std::string author = assigned(text, "author"); !author.empty())
            import.authors = {author};
        import.declared_language = assigned(text, "language");
    }
    for (const char* const name : {"index.md", "index.rst", "contents.md", "contents.rst"}) {
        if (!has(reading.folder, joined_path(found.base, name))) continue;
        if (is_markdown_file(name)) {
            OutlineEntry first;
            first.file = name;
            found.entries.push_back(std::move(first));
        } else {
            import.left_out.push_back({joined_path(found.base, name), LeftOut::Why::template_});
        }
        Toctrees(found.base, reading, found.entries).add(name, 0);
        break;
    }
    const bool any = std::any_of(found.entries.begin(), found.entries.end(),
                                 [](const auto& one) { return is_markdown_file(one.file); });
    return any ? found : read_below(found.base, reading);
}

}  // namespace banxin::importer
