#include "importer/folder.h"

#include "base/ascii.h"
#include "document/words.h"
#include "importer/furniture.h"
#include "importer/guess.h"
#include "importer/new_files.h"
#include "importer/readers.h"
#include "importer/settings.h"
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
        case System::mkdocs: return read_mkdocs(reading);
        case System::vitepress: return read_vitepress(reading);
        case System::vuepress: return read_vuepress(reading);
        case System::docsify: return read_docsify(reading);
        case System::vivliostyle: return read_vivliostyle(reading);
        case System::hugo: return read_hugo(reading);
        case System::hexo: return read_hexo(reading);
        case System::jekyll: return read_jekyll(reading);
        case System::jupyter_book: return read_jupyter_book(reading);
        case System::sphinx: return read_sphinx(reading);
        case System::obsidian: return read_obsidian(reading);
        case System::pandoc:
        case System::markdown: return read_markdown_folder(reading);
        case System::word:
        case System::aozora: break;  // files, no folders
    }
    return {};
}

/// A wrong one would be an error of the manifest.
bool is_isbn(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (ascii::is_digit(c) || c == 'X' || c == 'x') digits += c;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool last = i + 1 == digits.size();
        if (!ascii::is_digit(digits[i]) && (!last || digits.size() != 10)) return false;
        const int value = ascii::is_digit(digits[i]) ? digits[i] - '0' : 10;
        sum += value * (digits.size() == 13 ? (i % 2 == 0 ? 1 : 3) : 10 - static_cast<int>(i));
    }
    if (digits.size() == 10) return sum % 11 == 0;
    return digits.size() == 13 && sum % 10 == 0 &&
           (digits.starts_with("978") || digits.starts_with("979"));
}

void settle_metadata(Reading& reading) {
    FolderImport& import = reading.import;
    if (!import.isbn.empty() && !is_isbn(import.isbn)) {
        import.not_taken.push_back("isbn: " + import.isbn);
        import.isbn.clear();
    }
    if (import.title.empty()) {
        // What opens the book is mostly called after it.
        const ListedChapter& first = import.chapters.front();
        const std::string stem = fs::path(first.file).stem().string();
        const bool opens = (stem == "README" || stem == "index") && !first.needs_title &&
                           role_called(first.title) == ChapterRole::chapter;
        if (opens) import.title = first.title;
        for (const char* const name : {"README.md", "readme.md"})
            if (const SourceId readme = import.title.empty() ? reading.open(name) : SourceId::none;
                readme != SourceId::none)
                if (guess_language(reading.sources[readme].text())
                        .is_same_tongue(guess_language(reading.sample)))
                    import.title = read_head(readme, reading.sources).title;
        if (import.title.empty()) import.title = reading.folder.root().filename().string();
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

/// Whether any text is in it; a bound for what programs fill by the thousand.
bool holds_texts(const BookFolder& folder, const std::string& name, int deepest) {
    for (const std::string& file : folder.list(name))
        if (is_markdown_file(file)) return true;
    if (deepest == 0) return false;
    const std::vector<std::string> inner = folder.list_folders(name);
    return std::any_of(inner.begin(),
                       inner.begin() + std::min<std::ptrdiff_t>(20, std::ssize(inner)),
                       [&](const std::string& one) {
                           return holds_texts(folder, joined_path(name, one), deepest - 1);
                       });
}

void find_left_out(Reading& reading) {
    FolderImport& import = reading.import;
    const auto is_named = [&](const std::string& file) {
        return std::any_of(import.chapters.begin(), import.chapters.end(),
                           [&](const auto& one) { return one.file == file; }) ||
               std::any_of(import.left_out.begin(), import.left_out.end(),
                           [&](const auto& one) { return one.file == file; }) ||
               std::find(reading.part_files.begin(), reading.part_files.end(), file) !=
                   reading.part_files.end();
    };
    for (std::string& file : markdown_files(reading.folder, "")) {
        if (is_named(file) || file.ends_with("SUMMARY.md")) continue;
        std::string language = language_in(name_of_file(file), false);
        for (std::string up = folder_of(file); language.empty() && !up.empty(); up = folder_of(up))
            language = language_in(name_of_file(up), true);
        const auto other = Language::parse(language);
        // A page of a site that only has fields.
        const bool blank =
            stem_of(file) == "index" && !read_head(reading.open(file), reading.sources).has_text;
        const LeftOut::Why why =
            blank                ? LeftOut::Why::no_text
            : is_furniture(file) ? LeftOut::Why::of_the_project
            : !language.empty() && other && !other->is_same_tongue(import.language)
                ? LeftOut::Why::other_language
                : LeftOut::Why::not_listed;
        import.left_out.push_back({std::move(file), why});
    }
    // Where the chapters are, folders may be left alone too.
    const std::string& first = import.chapters.front().file;
    std::vector<std::string> around = {""};
    if (first.find('/') != std::string::npos) around.push_back(first.substr(0, first.find('/')));
    for (const std::string& base : around)
        for (const std::string& inner : reading.folder.list_folders(base)) {
            const std::string name = joined_path(base, inner);
            const auto is_inside = [&](const auto& one) {
                return one.file.starts_with(name + "/");
            };
            if (is_left_alone(inner) && inner != ".git" && holds_texts(reading.folder, name, 2) &&
                std::none_of(import.chapters.begin(), import.chapters.end(), is_inside))
                import.left_out.push_back({name + "/", inner == "_drafts"
                                                           ? LeftOut::Why::draft
                                                           : LeftOut::Why::of_the_project});
        }
}

/// Settings that another program left beside those that were read.
void find_not_read(Reading& reading) {
    FolderImport& import = reading.import;
    for (const Sign& sign : signs_in(reading.folder))
        if (sign.system != import.system && sign.system != System::obsidian &&
            !reading.opened.contains(sign.file))
            import.not_read.push_back(sign.file);
    for (const char* const name :
         {"_output.yml", "_variables.yml", "_metadata.yml", ".pages", "docs/.pages"})
        if (has(reading.folder, name)) import.not_read.emplace_back(name);
}

/// Written in Pandoc's Markdown: for one of its programs, or in files that only those know.
bool is_pandocs(const FolderImport& import) {
    switch (import.system) {
        case System::quarto:
        case System::bookdown:
        case System::pandoc: return true;
        case System::markdown: break;
        default: return false;
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
        case System::mkdocs: return "MkDocs";
        case System::vitepress: return "VitePress";
        case System::vuepress: return "VuePress";
        case System::docsify: return "docsify";
        case System::vivliostyle: return "Vivliostyle";
        case System::hugo: return "Hugo";
        case System::hexo: return "Hexo";
        case System::jekyll: return "Jekyll";
        case System::jupyter_book: return "Jupyter Book";
        case System::sphinx: return "Sphinx";
        case System::obsidian: return "Obsidian";
        case System::word: return "Word";
        case System::aozora: return "青空文庫";
        case System::markdown: return "";
    }
    return "";
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
            find_left_out(reading);
            find_not_read(reading);
            return import;
        }
    }
    diagnostics.report(Code::C011, {}, {folder.shown().string()});
    return std::nullopt;
}

std::string chapter_text(const ListedChapter& chapter) {
    ChapterEntry entry;
    entry.part.value = one_line(chapter.part);
    entry.level = static_cast<std::uint8_t>(chapter.level);
    entry.file.value = chapter.file;
    if (chapter.needs_title) entry.title.value = one_line(chapter.title);
    if (chapter.needs_title && entry.title.value.empty()) entry.title.value = stem_of(chapter.file);
    entry.role = chapter.role;
    return "[[chapter]]\n" + schema::write_table(schema::chapter(), entry, "chapter");
}

std::string manifest_text(const FolderImport& import) {
    const std::string system = name_of(import.system);
    std::string text = toml::comment("banxin import" + (system.empty() ? "" : ": " + system));
    text += "\n[book]\n";
    const std::string title = one_line(import.title);
    add(text, "title", title.empty() ? "—" : title);
    add(text, "subtitle", one_line(import.subtitle));
    add(text, "language", import.language.tag());
    std::vector<std::string> authors;
    for (const std::string& author : import.authors)
        if (std::string name = one_line(author); !name.empty()) authors.push_back(std::move(name));
    if (!authors.empty()) text += "authors = " + schema::to_toml(authors) + "\n";
    add(text, "publisher", one_line(import.publisher));
    add(text, "date", import.date);
    add(text, "isbn", one_line(import.isbn));
    add(text, "description", clean_lines(import.description));
    add(text, "rights", clean_lines(import.rights));
    add(text, "cover", import.cover);
    if (is_pandocs(import)) text += "\n[markdown]\ndialect = \"pandoc\"\n";
    for (const ListedChapter& chapter : import.chapters) text += "\n" + chapter_text(chapter);
    return text;
}

void write_manifest(const FolderImport& import, const fs::path& folder) {
    const fs::path path = folder / "banxin.toml";
    const std::string text = manifest_text(import);
    write_new_files({{path, text}}, {HintId::keep_or_remove, {folder.string()}});
}

}  // namespace banxin::importer
