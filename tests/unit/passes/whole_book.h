/// \file
/// A whole book from the text of a case: `@@ name` begins a file of it, `@@ name.png 600 800` is a
/// picture; without a banxin.toml its texts are its chapters.
#pragma once

#include "image/image.h"
#include "manifest/manifest.h"
#include "passes/passes.h"
#include "reading/reading.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>

namespace banxin::testing {

/// A folder with the files of a case, for as long as it lasts.
class Folder {
public:
    explicit Folder(const std::string& text)
        : root_(std::filesystem::temp_directory_path() /
                ("banxin-books-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(root_);
        std::istringstream lines(text);
        std::filesystem::path file;
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
        if (!std::filesystem::exists(root_ / manifest_name)) {
            write_file(root_ / manifest_name,
                       "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n"
                       "[output]\ncolophon = false\n" +
                           texts_);
        }
    }
    ~Folder() { std::filesystem::remove_all(root_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

private:
    static std::string picture(std::uint32_t width, std::uint32_t height) {
        image::Pixels pixels;
        pixels.width = width;
        pixels.height = height;
        pixels.components = 1;
        pixels.colour.assign(std::size_t{width} * height, '\x7F');
        return image::encode_png(pixels);
    }
    static void put(const std::filesystem::path& file, const std::string& content) {
        if (file.empty()) return;
        std::filesystem::create_directories(file.parent_path());
        write_file(file, content);
    }

    std::filesystem::path root_;
    std::string texts_;
};

/// The passes in the order of the pipeline.
inline std::size_t run_passes(Book& book, const Manifest& manifest, const BookFolder& folder,
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
    passes::place_notes(book, manifest.style.note_place.value_or(NotePlace::page));
    return passes::count_formulas(book);
}

/// A book as it is before it is written.
struct WholeBook {
    Sources sources;
    Diagnostics diagnostics;
    std::optional<Manifest> manifest;
    Book book;
    std::size_t formulas = 0;
    /// Where its files were; they are gone.
    std::string folder;

    explicit WholeBook(const std::string& text) {
        const Folder files(text);
        folder = files.root().string() + "/";
        const BookFolder place(files.root());
        const SourceId source = sources.add(manifest_name, read_file(files.root() / manifest_name));
        manifest = read_manifest(sources[source].text(), source, place, diagnostics);
        EXPECT_TRUE(manifest) << to_text(diagnostics, sources, Speech::english);
        if (!manifest) return;
        book.metadata = manifest->metadata;
        book.chapters = reading::read_chapters(*manifest, place, sources, 1, diagnostics);
        formulas = run_passes(book, *manifest, place, diagnostics);
        // What would be read again when it is written.
        for (Asset& asset : book.assets) asset.bytes = asset.bytes.read();
    }
};

}  // namespace banxin::testing
