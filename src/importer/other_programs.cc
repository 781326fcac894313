// What mdBook, GitBook and Quarto call their settings and lists.
#include "importer/note.h"
#include "importer/readers.h"
#include "toml/toml.h"
#include "yaml/yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace banxin::importer {
namespace {

bool has(const BookFolder& folder, std::string_view name) {
    return std::holds_alternative<std::filesystem::path>(folder.find(name));
}

std::string text_of(const toml::Value* value) {
    return value != nullptr && value->kind == toml::Kind::string ? value->text : std::string();
}
std::string text_of(const yaml::Value* value) {
    return value != nullptr && value->kind == yaml::Kind::scalar ? value->text : std::string();
}

/// A name, a list of names, or mappings with names.
std::vector<std::string> names_of(const yaml::Value* value) {
    std::vector<std::string> names;
    if (value == nullptr) return names;
    const auto add = [&](const yaml::Value& one) {
        std::string name = text_of(one.kind == yaml::Kind::mapping ? one.find("name") : &one);
        if (!name.empty()) names.push_back(std::move(name));
    };
    if (value->kind == yaml::Kind::sequence)
        for (const yaml::Value& item : value->items) add(item);
    else
        add(*value);
    return names;
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::optional<yaml::Value> read_yaml(std::string_view name, Reading& reading) {
    const SourceId source = reading.open(name);
    if (source == SourceId::none) return std::nullopt;
    return yaml::parse(reading.sources[source].text(), source, reading.diagnostics);
}

/// "today", "8/18/2021" and the like are not taken for a date.
void take_date(const yaml::Value* value, std::string_view where, FolderImport& import) {
    const std::string text = text_of(value);
    if (text.empty()) return;
    import.date = date_in(text);
    if (!import.date) import.not_taken.push_back(fmt::format("{}: {}", where, text));
}

void take_cover(const std::string& file, Reading& reading) {
    if (!file.empty() && has(reading.folder, file)) reading.import.cover = file;
}

void add_chapters(const yaml::Value& list, int level, ChapterRole role, Reading& reading,
                  Outline& outline);

void add_chapter(const yaml::Value& item, int level, ChapterRole role, Reading& reading,
                 Outline& outline) {
    OutlineEntry entry;
    entry.level = level;
    entry.role = role;
    entry.span = item.span;
    if (item.kind == yaml::Kind::scalar) {
        entry.file = item.text;
        outline.push_back(std::move(entry));
        return;
    }
    if (const yaml::Value* part = item.find("part")) {
        entry.kind = OutlineEntry::Kind::part;
        entry.span = part->span;
        const std::string words = text_of(part);
        if (is_markdown_file(words) && has(reading.folder, words))
            entry.file = words;
        else
            entry.title = without_markup(words);
        outline.push_back(std::move(entry));
        if (const yaml::Value* chapters = item.find("chapters"))
            add_chapters(*chapters, level, role, reading, outline);
        return;
    }
    entry.title = without_markup(text_of(item.find("text")));
    for (const char* key : {"file", "href"})
        if (entry.file.empty()) entry.file = text_of(item.find(key));
    outline.push_back(std::move(entry));
}

void add_chapters(const yaml::Value& list, int level, ChapterRole role, Reading& reading,
                  Outline& outline) {
    if (list.kind == yaml::Kind::scalar) return add_chapter(list, level, role, reading, outline);
    for (const yaml::Value& item : list.items) add_chapter(item, level, role, reading, outline);
}

}  // namespace

FoundOutline read_mdbook(Reading& reading) {
    FolderImport& import = reading.import;
    std::string base = "src";
    const SourceId source = reading.open("book.toml");
    const auto root = toml::parse(reading.sources[source].text(), source, reading.diagnostics);
    if (!root) return {};
    if (const toml::Value* book = root->find("book")) {
        import.title = text_of(book->find("title"));
        import.description = text_of(book->find("description"));
        import.declared_language = text_of(book->find("language"));
        if (const toml::Value* authors = book->find("authors"))
            for (const toml::Value& author : authors->items)
                if (!text_of(&author).empty()) import.authors.push_back(author.text);
        // The old form had one.
        if (const std::string author = text_of(book->find("author")); !author.empty())
            import.authors.push_back(author);
        if (const std::string src = text_of(book->find("src")); !src.empty()) base = src;
        for (const toml::Entry& entry : book->entries)
            if (!is_one_of(entry.key, {"title", "description", "language", "authors", "author",
                                       "src", "multilingual", "text-direction"}))
                import.not_taken.push_back(fmt::format("book.toml: book.{}", entry.key));
    }
    for (const toml::Entry& entry : root->entries) {
        if (is_one_of(entry.key, {"book", "build", "rust"})) continue;
        if (!is_one_of(entry.key, {"output", "preprocessor"}))
            import.not_taken.push_back(fmt::format("book.toml: {}", entry.key));
        else
            for (const toml::Entry& inner : entry.value.entries)
                import.not_taken.push_back(fmt::format("book.toml: {}.{}", entry.key, inner.key));
    }
    while (base.ends_with('/')) base.pop_back();
    if (base == ".") base.clear();
    const SourceId summary = reading.open((base.empty() ? base : base + "/") + "SUMMARY.md");
    if (summary == SourceId::none) return {{}, base};
    return {read_summary(summary, reading.sources), base};
}

FoundOutline read_gitbook(Reading& reading) {
    FolderImport& import = reading.import;
    std::string base;
    std::string summary_name = "SUMMARY.md";
    std::string readme = "README.md";
    const auto take_structure = [&](const yaml::Value& root) {
        if (const std::string name = text_of(root.find("root")); !name.empty()) base = name;
        if (const auto name = text_of(root.find_path({"structure", "summary"})); !name.empty())
            summary_name = name;
        if (const auto name = text_of(root.find_path({"structure", "readme"})); !name.empty())
            readme = name;
    };
    if (const auto settings = read_yaml("book.json", reading)) {
        import.title = text_of(settings->find("title"));
        import.description = text_of(settings->find("description"));
        import.declared_language = text_of(settings->find("language"));
        import.isbn = text_of(settings->find("isbn"));
        import.authors = names_of(settings->find("author"));
        take_structure(*settings);
        for (const yaml::Entry& entry : settings->entries)
            if (!is_one_of(entry.key, {"title", "description", "language", "isbn", "author", "root",
                                       "structure", "gitbook", "honkit"}))
                import.not_taken.push_back(fmt::format("book.json: {}", entry.key));
    }
    for (const char* name : {".gitbook.yaml", ".gitbook.yml"})
        if (has(reading.folder, name))
            if (const auto settings = read_yaml(name, reading)) take_structure(*settings);
    if (has(reading.folder, "book.js")) import.not_taken.emplace_back("book.js");

    base = std::filesystem::path(base).lexically_normal().generic_string();
    while (base.ends_with('/')) base.pop_back();
    if (base == ".") base.clear();
    const std::string prefix = base.empty() ? base : base + "/";
    for (const char* name : {"cover.jpg", "cover.png"})
        if (import.cover.empty()) take_cover(prefix + name, reading);
    if (has(reading.folder, prefix + "LANGS.md")) import.not_taken.push_back(prefix + "LANGS.md");

    FoundOutline found{{}, base};
    if (const SourceId summary = reading.open(prefix + summary_name); summary != SourceId::none)
        found.entries = read_summary(summary, reading.sources);
    // The book begins with the README, listed or not.
    const bool listed =
        std::any_of(found.entries.begin(), found.entries.end(),
                    [&](const OutlineEntry& entry) { return entry.file == readme; });
    if (!listed && has(reading.folder, prefix + readme)) {
        OutlineEntry first;
        first.file = readme;
        found.entries.insert(found.entries.begin(), std::move(first));
    }
    return found;
}

FoundOutline read_quarto(Reading& reading) {
    FolderImport& import = reading.import;
    const char* name = has(reading.folder, "_quarto.yml") ? "_quarto.yml" : "_quarto.yaml";
    const auto root = read_yaml(name, reading);
    if (!root) return {};
    const yaml::Value* book = root->find("book");
    if (book == nullptr) book = &*root;
    import.title = without_markup(text_of(book->find("title")));
    import.subtitle = without_markup(text_of(book->find("subtitle")));
    import.description = text_of(book->find("description"));
    import.publisher = text_of(book->find("publisher"));
    import.isbn = text_of(book->find("isbn"));
    import.authors = names_of(book->find("author"));
    if (import.authors.empty()) import.authors = names_of(book->find("authors"));
    import.declared_language = text_of(root->find("lang"));
    take_date(book->find("date"), fmt::format("{}: date", name), import);
    take_cover(text_of(book->find("cover-image")), reading);
    for (const yaml::Entry& entry : book->entries)
        if (!is_one_of(entry.key, {"title", "subtitle", "description", "publisher", "isbn",
                                   "author", "authors", "date", "cover-image", "chapters",
                                   "appendices", "lang", "project", "format"}))
            import.not_taken.push_back(fmt::format("{}: book.{}", name, entry.key));
    for (const yaml::Entry& entry : root->entries)
        if (book != &*root && !is_one_of(entry.key, {"project", "book", "lang"}))
            import.not_taken.push_back(fmt::format("{}: {}", name, entry.key));

    FoundOutline found;
    const yaml::Value* chapters = book->find("chapters");
    // A web site has no list of chapters: its files are taken as those of any folder.
    if (chapters == nullptr) return read_markdown_folder(reading);
    add_chapters(*chapters, 0, ChapterRole::chapter, reading, found.entries);
    if (const yaml::Value* appendices = book->find("appendices"))
        add_chapters(*appendices, 0, ChapterRole::appendix, reading, found.entries);
    return found;
}

}  // namespace banxin::importer
