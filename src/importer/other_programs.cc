// What mdBook, GitBook and Quarto call their settings and lists.
#include "importer/furniture.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::importer {
namespace {

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
    const auto root = read_settings("book.toml", reading);
    if (!root && reading.diagnostics.has_errors()) return {};
    // It may do without settings.
    const yaml::Value none;
    const yaml::Value& settings = root ? *root : none;
    if (const yaml::Value* book = settings.find("book")) {
        import.title = text_of(book->find("title"));
        import.description = text_of(book->find("description"));
        import.declared_language = text_of(book->find("language"));
        import.authors = names_of(book->find("authors"));
        // The old form had one.
        for (std::string& author : names_of(book->find("author")))
            import.authors.push_back(std::move(author));
        if (const std::string src = text_of(book->find("src")); !src.empty()) base = src;
        leave_keys(*book, "book.toml: book.",
                   {"title", "description", "language", "authors", "author", "src", "multilingual",
                    "text-direction"},
                   import);
    }
    for (const yaml::Entry& entry : settings.entries) {
        if (is_one_of(entry.key, {"book", "build", "rust"})) continue;
        if (!is_one_of(entry.key, {"output", "preprocessor"}))
            import.not_taken.push_back(fmt::format("book.toml: {}", entry.key));
        else
            leave_keys(entry.value, fmt::format("book.toml: {}.", entry.key), {}, import);
    }
    base = clean_path(base);
    const SourceId summary = reading.open(joined_path(base, "SUMMARY.md"));
    if (summary == SourceId::none) return {{}, base};
    return {read_summary(summary, reading.sources), base};
}

FoundOutline read_gitbook(Reading& reading) {
    FolderImport& import = reading.import;
    std::string base;
    if (!has(reading.folder, "SUMMARY.md")) {
        if (has(reading.folder, "docs/SUMMARY.md")) base = "docs";
        // LANGS.md: a book for each language in a folder of its own; the Chinese one, if there is.
        for (const std::string& name : reading.folder.list_folders("")) {
            const auto language = Language::parse(language_in(name, true));
            const bool chinese = language && language->is_chinese();
            if (language && has(reading.folder, name + "/SUMMARY.md") && (base.empty() || chinese))
                base = name;
        }
    }
    std::string summary_name = "SUMMARY.md";
    std::string readme = "README.md";
    const auto take_structure = [&](const yaml::Value& root) {
        if (const std::string name = text_of(root.find("root")); !name.empty()) base = name;
        if (const auto name = text_of(root.find_path({"structure", "summary"})); !name.empty())
            summary_name = name;
        if (const auto name = text_of(root.find_path({"structure", "readme"})); !name.empty())
            readme = name;
    };
    if (const auto settings = read_settings("book.json", reading)) {
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
            if (const auto settings = read_settings(name, reading)) take_structure(*settings);
    if (has(reading.folder, "book.js")) import.not_taken.emplace_back("book.js");

    base = clean_path(base);
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
    const auto root = read_settings(name, reading);
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
