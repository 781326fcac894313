// The table of contents of the program: what is done, in which order. How is for the rooms.
#include "pipeline.h"

#include "base/encoding.h"
#include "layout/book_layout.h"
#include "layout/layout.h"
#include "passes/passes.h"
#include "pipeline/made.h"
#include "pipeline/own_fonts.h"
#include "pipeline/resolution.h"
#include "pipeline/unlisted.h"
#include "reading/reading.h"

#include <utility>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// What the manifest says of the language of the book, before it is known how its bytes are to be
/// read: tags are ASCII in every charset.
Language language_in(std::string_view bytes) {
    std::size_t at = bytes.find("\nlanguage");
    at = at == std::string_view::npos ? at : bytes.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    const std::size_t end = bytes.find(bytes[at], at + 1);
    if (end == std::string_view::npos || end - at > 40) return {};
    return Language::parse(std::string(bytes.substr(at + 1, end - at - 1))).value_or(Language());
}

std::optional<Manifest> load_manifest(const BookFolder& folder, Run& run,
                                      BookMemory* memory = nullptr) {
    const StageClock clock(run, "manifest");
    const fs::path path = folder.shown() / manifest_name;
    std::string bytes = read_file(path);
    const Language language = language_in(bytes);
    DecodedText text = decode_text(std::move(bytes), language);
    const SourceId source = run.sources.add(folder.shown(manifest_name), std::move(text.text));
    if (!text.encoding.empty())
        run.diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                               Hint{HintId::save_as_utf8, {}});
    const std::string_view read = run.sources[source].text();
    if (memory != nullptr && memory->manifest != read) {
        memory->texts = {};
        memory->fonts = nullptr;
        memory->manifest = read;
    }
    return read_manifest(read, source, folder, run.diagnostics);
}

ChapterList read_chapters(const Manifest& manifest, const BookFolder& folder, Run& run) {
    const StageClock clock(run, "chapters");
    return reading::read_chapters(manifest, folder, run.sources, run.jobs, run.diagnostics);
}

Book complete(const Manifest& manifest, ChapterList chapters, const BookFolder& folder, Run& run,
              BookMemory* memory) {
    const StageClock clock(run, "passes");
    Book book;
    book.metadata = manifest.metadata;
    book.chapters = std::move(chapters);
    passes::add_contributors(book);
    passes::add_sort_keys(book);
    passes::keep_notes_apart(book, manifest.typography.notes, run.diagnostics);
    passes::check_fields(book, run.diagnostics);
    passes::add_openings(book, run.diagnostics);
    // Whatever comes after this was written by no author.
    passes::check_characters(
        book, run.diagnostics, run.jobs,
        memory == nullptr ? nullptr : &memory->completed.characters_of(manifest, memory->texts));
    passes::settle_heading_numbers(book);
    if (manifest.output.sources) passes::add_sources(book);
    if (manifest.output.colophon) passes::add_colophon(book, !manifest.output.sources);
    if (manifest.output.links_remote_images) passes::link_remote_images(book, run.diagnostics);
    passes::assign_ids(book, run.diagnostics);
    passes::number_figures(book, manifest.typography.figures);
    passes::load_assets(book, folder, run.diagnostics, manifest.output.epub_pixels > 0, run.jobs,
                        memory == nullptr ? nullptr : &memory->pictures);
    passes::resolve_links(book, run.diagnostics, &folder);
    if (manifest.output.link_codes) passes::add_link_codes(book);
    run.formulas = passes::count_formulas(book);
    return book;
}

std::optional<style::Style> load_style(const Manifest& manifest, const BookFolder& folder,
                                       Run& run) {
    const StageClock clock(run, "style");
    return style::load_style(manifest.output, manifest.style, manifest.metadata.language.value,
                             folder, run.sources, run.diagnostics);
}

std::shared_ptr<const text::Fonts> find_fonts(const Manifest& manifest, const BookFolder& folder,
                                              const text::FontSearch* search, Sources& sources,
                                              Diagnostics& diagnostics) {
    const Language language = manifest.metadata.language.value;
    auto config =
        style::font_config(manifest.fonts, manifest.style, language, sources, diagnostics);
    if (config) find_own_fonts(folder, *config, diagnostics);
    if (!config) return nullptr;
    return search != nullptr
               ? std::make_shared<const text::Fonts>(*config, language, *search, diagnostics)
               : std::make_shared<const text::Fonts>(*config, language, diagnostics);
}

std::shared_ptr<const text::Fonts> load_fonts(const Manifest& manifest, const BookFolder& folder,
                                              const text::FontSearch* search, Run& run,
                                              BookMemory* memory) {
    const StageClock clock(run, "fonts");
    if (memory == nullptr)
        return find_fonts(manifest, folder, search, run.sources, run.diagnostics);
    if (memory->fonts == nullptr) {
        memory->fonts_found = {};
        memory->fonts = find_fonts(manifest, folder, search, run.sources, memory->fonts_found);
    }
    Diagnostics found = memory->fonts_found;
    run.diagnostics.append(std::move(found));
    return memory->fonts;
}

/// A book that is complete, and the style that says what it is to have.
struct StyledBook {
    Book book;
    std::optional<style::Style> style;
};

StyledBook complete_in_style(const Manifest& manifest, ChapterList chapters,
                             const BookFolder& folder, Run& run, BookMemory* memory) {
    StyledBook styled{complete(manifest, std::move(chapters), folder, run, memory),
                      load_style(manifest, folder, run)};
    if (styled.style) {
        passes::number_headings(styled.book, styled.style->heading_series());
        passes::place_notes(styled.book, styled.style->note_place);
    }
    return styled;
}

/// Of texts that have not changed only the skeletons, if the book's chapters can be made so; none:
/// then all of them are needed.
std::optional<StyledBook> read_and_complete(const Manifest& manifest, const BookFolder& folder,
                                            Run& run, BookMemory& memory) {
    std::optional<ChapterList> chapters;
    {
        const StageClock clock(run, "chapters");
        chapters = reading::read_chapters(manifest, folder, run.sources, run.jobs, run.diagnostics,
                                          &memory.texts);
    }
    if (!chapters) return std::nullopt;
    tell_unlisted(manifest, folder, run.sources, run.diagnostics);
    StyledBook styled = complete_in_style(manifest, std::move(*chapters), folder, run, &memory);
    if (!memory.completed.join(styled.book, manifest, memory.texts, run.jobs)) return std::nullopt;
    return styled;
}

StyledBook read_and_complete_again(const Manifest& manifest, const BookFolder& folder, Run& run,
                                   BookMemory& memory) {
    if (memory.fonts == nullptr) memory.completed.clear();
    memory.completed.shorten(memory.texts);
    const std::size_t sources = run.sources.size();
    const Diagnostics said = run.diagnostics;
    if (auto styled = read_and_complete(manifest, folder, run, memory)) return std::move(*styled);
    run.sources.keep_first(sources);
    run.diagnostics = said;
    memory.texts.in_short.clear();
    return read_and_complete(manifest, folder, run, memory).value();
}

/// What comes after the texts. `search`, if it is not null, has begun long ago.
std::optional<LoadedBook> finish_loading(Manifest manifest, StyledBook styled,
                                         const BookFolder& folder, const text::FontSearch* search,
                                         Run& run, BookMemory* memory) {
    Book& book = styled.book;
    std::optional<style::CoverDesign> cover;
    if (!book.cover || !manifest.output.cover_design.value.empty())
        cover =
            style::load_cover(manifest.output.cover_design, folder, run.sources, run.diagnostics);
    auto fonts = load_fonts(manifest, folder, search, run, memory);
    if (run.diagnostics.has_gaps() || !styled.style || fonts == nullptr) return std::nullopt;
    return LoadedBook{std::move(manifest), std::move(book), std::move(*styled.style),
                      std::move(fonts), std::move(cover)};
}

}  // namespace

std::optional<LoadedBook> load_book(const fs::path& path, Run& run, BookMemory* memory) {
    std::optional<text::FontSearch> search;
    if (memory == nullptr || memory->fonts == nullptr) search.emplace(run.jobs);
    const BookFolder folder(path);
    auto manifest = load_manifest(folder, run, memory);
    if (!manifest) return std::nullopt;
    if (memory != nullptr && !memory->style.empty()) manifest->output.style.value = memory->style;
    StyledBook styled;
    if (memory != nullptr) {
        styled = read_and_complete_again(*manifest, folder, run, *memory);
    } else {
        ChapterList chapters = read_chapters(*manifest, folder, run);
        tell_unlisted(*manifest, folder, run.sources, run.diagnostics);
        styled = complete_in_style(*manifest, std::move(chapters), folder, run, nullptr);
    }
    return finish_loading(std::move(*manifest), std::move(styled), folder,
                          search ? &*search : nullptr, run, memory);
}

std::optional<LoadedBook> load_book(Manifest manifest, ChapterList chapters,
                                    const BookFolder& folder, Run& run) {
    const text::FontSearch search(run.jobs);
    StyledBook styled = complete_in_style(manifest, std::move(chapters), folder, run, nullptr);
    return finish_loading(std::move(manifest), std::move(styled), folder, &search, run, nullptr);
}

std::vector<passes::Fix> find_fixes(const fs::path& path, Run& run) {
    const BookFolder folder(path);
    const auto manifest = load_manifest(folder, run);
    if (!manifest || run.diagnostics.has_errors()) return {};
    ChapterList chapters = read_chapters(*manifest, folder, run);
    return passes::find_fixes(chapters, run.sources);
}

layout::LayoutOptions layout_options(const LoadedBook& loaded, unsigned jobs) {
    const OutputSettings& output = loaded.manifest.output;
    layout::LayoutOptions options;
    options.jobs = jobs;
    options.contents_depth = output.contents_depth;
    options.typography = loaded.manifest.typography;
    options.chapters_on_recto = output.chapters_on_recto;
    options.cover = output.print_cover;
    options.bleed = millimetres(output.bleed);
    options.cover_design = loaded.cover ? &*loaded.cover : nullptr;
    options.contents_authors = output.contents_authors;
    options.list_of_figures = output.list_of_figures;
    options.list_of_tables = output.list_of_tables;
    return options;
}

std::optional<layout::Pages> lay_out_book(const LoadedBook& loaded, Run& run, bool show_grid) {
    const StageClock clock(run, "layout");
    layout::LayoutOptions options = layout_options(loaded, run.jobs);
    options.show_grid = show_grid;
    layout::Pages pages =
        layout::lay_out(loaded.book, loaded.style, *loaded.fonts, options, run.diagnostics);
    if (run.diagnostics.has_gaps()) return std::nullopt;
    return pages;
}

std::optional<fs::path> epub_path(const fs::path& path, const fs::path& output, Run& run) {
    const BookFolder folder(path);
    const auto manifest = load_manifest(folder, run);
    if (!manifest || run.diagnostics.has_errors()) return std::nullopt;
    return output_stem(*manifest, folder, output).concat(".epub");
}

Severities draft_severities() {
    Severities softer;
    softer.soften();
    return softer;
}

std::optional<MadeFiles> make_book(const BuildRequest& request, const LoadedBook& loaded,
                                   const layout::BookLayout* layout, Run& run) {
    MadeFiles files = wanted_files(request, loaded);
    std::future<DrawnCover> cover;
    if (!files.epub_path.empty()) cover = begin_cover(loaded, run.jobs);
    // What is wrong with the book is told in one run: it goes on as long as there is something to
    // judge. The pages come first, because the EPUB marks where they begin.
    std::optional<layout::Pages> pages;
    if (!files.pdf_path.empty() && layout != nullptr)
        pages = layout->pages();
    else if (!files.pdf_path.empty())
        pages = lay_out_book(loaded, run, request.show_grid);
    if (pages) check_resolution(loaded.book, *pages, run.diagnostics);
    make_files(files, request, loaded, std::move(pages), std::move(cover), run);
    if (stops(request, run)) return std::nullopt;
    return files;
}

std::optional<BuildResult> build(const BuildRequest& request, Run& run) {
    if (request.draft) run.diagnostics.follow(draft_severities());
    const auto loaded = load_book(request.folder, run);
    if (!loaded) return std::nullopt;
    auto files = make_book(request, *loaded, nullptr, run);
    if (!files) return std::nullopt;
    const StageClock clock(run, "write");
    if (request.draft)
        files->todo = todo_list(run.diagnostics, run.sources, loaded->book.metadata.title.value,
                                request.speech);
    return write_out(*files);
}

}  // namespace banxin
