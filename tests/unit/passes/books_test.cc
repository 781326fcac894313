// Whole books, small: what the passes make of them in their order, and all that they say. The texts
// are in books.txt; `@@ name` begins a file of the book, `@@ name.png 600 800` is a picture.

#include "base/folding.h"
#include "document/dump.h"
#include "document/walk.h"
#include "image/image.h"
#include "manifest/manifest.h"
#include "passes/passes.h"
#include "reading/reading.h"
#include "unit/cases.h"

#include <unistd.h>

#include <regex>
#include <set>
#include <sstream>

namespace banxin::testing {
namespace {

namespace fs = std::filesystem;

/// A folder with the files of a case, for as long as it lasts.
class Folder {
public:
    explicit Folder(const std::string& text)
        : root_(fs::temp_directory_path() / ("banxin-books-" + std::to_string(::getpid()))) {
        fs::create_directories(root_);
        std::istringstream lines(text);
        fs::path file;
        std::string content;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("@@ ")) {
                put(file, content);
                std::istringstream words(line.substr(3));
                std::string name;
                std::uint32_t width = 0;
                std::uint32_t height = 0;
                words >> name >> width >> height;
                file = root_ / name;
                content.clear();
                if (height > 0) content = picture(width, height);
                if (name.ends_with(".md")) texts_ += "[[chapter]]\nfile = \"" + name + "\"\n";
            } else {
                content += line + "\n";
            }
        }
        put(file, content);
        if (!fs::exists(root_ / manifest_name)) {
            write_file(root_ / manifest_name,
                       "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n"
                       "[output]\ncolophon = false\n" +
                           texts_);
        }
    }
    ~Folder() { fs::remove_all(root_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const fs::path& root() const { return root_; }

private:
    static std::string picture(std::uint32_t width, std::uint32_t height) {
        image::Pixels pixels;
        pixels.width = width;
        pixels.height = height;
        pixels.components = 1;
        pixels.colour.assign(std::size_t{width} * height, '\x7F');
        return image::encode_png(pixels);
    }
    static void put(const fs::path& file, const std::string& content) {
        if (file.empty()) return;
        fs::create_directories(file.parent_path());
        write_file(file, content);
    }

    fs::path root_;
    std::string texts_;
};

/// The passes in the order of the pipeline.
std::size_t run_passes(Book& book, const Manifest& manifest, const BookFolder& folder,
                       Diagnostics& diagnostics) {
    passes::add_contributors(book);
    passes::add_sort_keys(book);
    passes::keep_notes_apart(book, manifest.typography.notes, diagnostics);
    passes::check_fields(book, diagnostics);
    passes::add_openings(book, diagnostics);
    passes::check_characters(book, diagnostics);
    passes::settle_heading_numbers(book);
    if (manifest.output.sources) passes::add_sources(book);
    if (manifest.output.colophon) passes::add_colophon(book, !manifest.output.sources);
    if (manifest.output.links_remote_images) passes::link_remote_images(book, diagnostics);
    passes::assign_ids(book, diagnostics);
    passes::number_figures(book, manifest.typography.figures);
    passes::load_assets(book, folder, diagnostics);
    passes::resolve_links(book, diagnostics, &folder);
    if (manifest.output.link_codes) passes::add_link_codes(book);
    return passes::count_formulas(book);
}

/// The messages without the lines of the book that they show, but with the words at their place.
std::string said_in(const Diagnostics& diagnostics, const Sources& sources) {
    std::string text;
    for (const Diagnostic& one : diagnostics.items()) {
        std::istringstream lines(to_text(one, sources, Speech::english));
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("  ") || line.starts_with("  hint") || line.starts_with("  see"))
                text += line + "\n";
        for (const Span span : {one.span, one.related})
            if (span.known() && span.end > span.begin)
                text += "  at " +
                        std::string(sources[span.source].text().substr(
                            span.begin, std::min<std::size_t>(span.end - span.begin, 40))) +
                        "\n";
    }
    return text;
}

/// Without what the manifest says and only repeats.
std::string without_fields(const std::string& dump) {
    static const std::regex field(
        "    "
        "(author|date|original\\.\\w+|translator|source\\.\\w+|epigraph\\.\\w+|kicker|deck|byline|"
        "dateline|url|parallel\\.\\w+) \".*\n");
    return std::regex_replace(dump, field, "");
}

/// What a dump leaves out.
std::string more_of(const Book& book, const Sources& sources, std::size_t formulas) {
    std::string text;
    std::set<std::string> places;
    for (const auto* people : {&book.metadata.authors, &book.metadata.contributors})
        for (const Person& one : *people)
            if (!one.sort.empty()) text += "sort " + one.name + ": " + one.sort + "\n";
    if (book.cover) text += fmt::format("cover {}\n", static_cast<std::uint32_t>(*book.cover));
    if (formulas > 0) text += fmt::format("formulas {}\n", formulas);
    for (const Chapter& chapter : book.chapters) {
        std::uint32_t number = 0;
        for_each_block(chapter.blocks,
                       [&](const Block& block) { EXPECT_EQ(block.number, ++number); });
        for_each_block(chapter, [&](const Block& block) {
            if (!block.anchor.empty() && !std::holds_alternative<Heading>(block.value))
                text += "anchor " + block.anchor + " #" + block.id + "\n";
        });
        for (const LinkCode& code : chapter.link_codes)
            text += fmt::format("code {} {} {} {}\n", code.url, code.words, code.modules,
                                std::count(code.dark.begin(), code.dark.end(), true));
        // What was made has the place of what it was made from.
        for_each_of<Text>(chapter, [&](const Text& one) {
            if (!one.span.known() || one.span.end == one.span.begin) return;
            const std::string_view from = sources[one.span.source].text().substr(
                one.span.begin, one.span.end - one.span.begin);
            if (from != one.text) places.insert(fmt::format("{} from {}\n", one.text, from));
        });
    }
    for (const std::string& one : places) text += one;
    return text;
}

TEST(Books, BecomeWhatTheirPassesMakeOfThem) {
    expect_cases("passes/books.txt", [&](const std::string& text, const std::string& title) {
        const Folder files(text);
        const BookFolder folder(files.root());
        Sources sources;
        Diagnostics diagnostics;
        const SourceId source = sources.add(manifest_name, read_file(files.root() / manifest_name));
        const auto manifest = read_manifest(sources[source].text(), source, folder, diagnostics);
        EXPECT_TRUE(manifest) << title << to_text(diagnostics, sources, Speech::english);
        if (!manifest) return std::string();
        Book book;
        book.metadata = manifest->metadata;
        book.chapters = reading::read_chapters(*manifest, folder, sources, 1, diagnostics);
        const std::size_t formulas = run_passes(book, *manifest, folder, diagnostics);
        std::string found = said_in(diagnostics, sources) + in_lines(without_fields(dump(book))) +
                            more_of(book, sources, formulas);
        // The folder is another one each time.
        const std::string place = files.root().string() + "/";
        for (std::size_t at = found.find(place); at != std::string::npos; at = found.find(place))
            found.erase(at, place.size());
        return found;
    });
}

}  // namespace
}  // namespace banxin::testing
