#include "importer/folder.h"

#include "document/words.h"
#include "importer/guess.h"
#include "importer/new_files.h"
#include "importer/readers.h"
#include "importer/toml_text.h"
#include "schema/chapter.h"
#include "schema/read.h"
#include "toml/quoted.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

FoundOutline read_outline(Reading& reading) {
    switch (reading.import.system) {
        case System::mdbook: return read_mdbook(reading);
        case System::gitbook: return read_gitbook(reading);
        case System::quarto: return read_quarto(reading);
        case System::bookdown: return read_bookdown(reading);
        case System::pandoc:
        case System::markdown: return read_markdown_folder(reading);
    }
    return {};
}

void settle_metadata(Reading& reading) {
    FolderImport& import = reading.import;
    if (import.title.empty()) {
        // What opens the book is mostly called after it.
        const ListedChapter& first = import.chapters.front();
        const std::string stem = fs::path(first.file).stem().string();
        const bool opens = (stem == "README" || stem == "index") && !first.needs_title &&
                           role_called(first.title) == ChapterRole::chapter;
        import.title = opens ? first.title : reading.folder.root().filename().string();
        import.guessed.push_back("title = " + import.title);
    }
    import.language = settle_language(import.declared_language, import.title + reading.sample);
    if (Language::parse(import.declared_language) != import.language)
        import.guessed.push_back("language = " + import.language.tag());
    for (const ListedChapter& chapter : import.chapters)
        if (chapter.role != ChapterRole::chapter)
            import.guessed.push_back(
                fmt::format("{}: role = {}", chapter.file, banxin::name_of(chapter.role)));
}

void find_not_listed(const std::string& base, Reading& reading) {
    FolderImport& import = reading.import;
    for (std::string& file : markdown_files(reading.folder, base)) {
        const auto is_it = [&](const auto& one) { return one.file == file; };
        const bool listed = std::any_of(import.chapters.begin(), import.chapters.end(), is_it) ||
                            std::find(reading.part_files.begin(), reading.part_files.end(), file) !=
                                reading.part_files.end();
        if (!listed && !file.ends_with("SUMMARY.md")) import.not_listed.push_back(std::move(file));
    }
}

/// Written in Pandoc's Markdown: for one of its programs, or in files that only those know.
bool is_pandocs(const FolderImport& import) {
    switch (import.system) {
        case System::quarto:
        case System::bookdown:
        case System::pandoc: return true;
        case System::mdbook:
        case System::gitbook: return false;
        case System::markdown: break;
    }
    return std::any_of(import.chapters.begin(), import.chapters.end(), [](const auto& one) {
        return one.file.ends_with(".qmd") || one.file.ends_with(".Rmd") ||
               one.file.ends_with(".rmd");
    });
}

}  // namespace

const char* name_of(System system) {
    switch (system) {
        case System::mdbook: return "mdBook";
        case System::gitbook: return "GitBook";
        case System::quarto: return "Quarto";
        case System::bookdown: return "bookdown";
        case System::pandoc: return "Pandoc";
        case System::markdown: return "";
    }
    return "";
}

std::optional<System> recognise(const fs::path& folder) {
    struct Sign {
        const char* file;
        System system;
    };
    constexpr std::array<Sign, 11> signs = {{{"book.toml", System::mdbook},
                                             {"_quarto.yml", System::quarto},
                                             {"_quarto.yaml", System::quarto},
                                             {"_bookdown.yml", System::bookdown},
                                             {"_bookdown.yaml", System::bookdown},
                                             {"book.json", System::gitbook},
                                             {".gitbook.yaml", System::gitbook},
                                             {".gitbook.yml", System::gitbook},
                                             {"SUMMARY.md", System::gitbook},
                                             {"metadata.yaml", System::pandoc},
                                             {"metadata.yml", System::pandoc}}};
    std::error_code ignored;
    for (const Sign& sign : signs)
        if (fs::is_regular_file(folder / sign.file, ignored)) return sign.system;
    if (!fs::is_directory(folder, ignored)) return std::nullopt;
    if (markdown_files(BookFolder(folder), "").empty()) return std::nullopt;
    // It may do without settings of its own.
    const fs::path index = folder / "index.Rmd";
    if (fs::is_regular_file(index, ignored) &&
        read_file(index).find("bookdown::") != std::string::npos)
        return System::bookdown;
    return System::markdown;
}

std::optional<FolderImport> read_folder(const BookFolder& folder, Sources& sources,
                                        Diagnostics& diagnostics) {
    const auto system = recognise(folder.root());
    FolderImport import;
    if (system) {
        import.system = *system;
        Reading reading{folder, sources, diagnostics, import, {}, {}};
        const FoundOutline found = read_outline(reading);
        if (diagnostics.has_errors()) return std::nullopt;
        take_outline(found.entries, found.base, reading);
        if (!import.chapters.empty()) {
            settle_metadata(reading);
            find_not_listed(found.base, reading);
            return import;
        }
    }
    diagnostics.report(Code::C011, {}, {folder.shown().string()});
    return std::nullopt;
}

std::string manifest_text(const FolderImport& import) {
    const std::string system = name_of(import.system);
    std::string text = toml::comment("banxin import" + (system.empty() ? "" : ": " + system));
    text += "\n[book]\n";
    add(text, "title", import.title);
    add(text, "subtitle", import.subtitle);
    add(text, "language", import.language.tag());
    if (!import.authors.empty()) text += "authors = " + schema::to_toml(import.authors) + "\n";
    add(text, "publisher", import.publisher);
    add(text, "date", import.date);
    add(text, "isbn", import.isbn);
    add(text, "description", import.description);
    add(text, "rights", import.rights);
    add(text, "cover", import.cover);
    if (is_pandocs(import)) text += "\n[markdown]\ndialect = \"pandoc\"\n";
    for (const ListedChapter& chapter : import.chapters) {
        ChapterEntry entry;
        entry.part.value = chapter.part;
        entry.level = static_cast<std::uint8_t>(chapter.level);
        entry.file.value = chapter.file;
        if (chapter.needs_title) entry.title.value = chapter.title;
        entry.role = chapter.role;
        text += "\n[[chapter]]\n" + schema::write_table(schema::chapter(), entry, "chapter");
    }
    return text;
}

void write_manifest(const FolderImport& import, const fs::path& folder) {
    const fs::path path = folder / "banxin.toml";
    const std::string text = manifest_text(import);
    write_new_files({{path, text}}, HintId::keep_or_remove);
}

}  // namespace banxin::importer
