#include "pipeline/made.h"

#include "base/ascii.h"
#include "base/parallel.h"
#include "check/check.h"
#include "layout/layout.h"

#include <future>
#include <set>
#include <string>
#include <utility>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// Judges what was just made. Notes are for those who ask (`banxin check`).
void check_made_epub(const StoredBytes& bytes, const fs::path& path, const Book& book,
                     Sources& sources, Run& epub_run) {
    const StageClock clock(epub_run, "check");
    Diagnostics found;
    const std::string name = path.lexically_normal().generic_string();
    check::check_epub(bytes, name, {/*decode_pictures=*/false, epub_run.jobs}, sources, found);
    const Diagnostics placed = with_origins(found, sources, name, book);
    for (const Diagnostic& one : placed.items()) {
        if (epub_run.diagnostics.severities().of(one.code) != Severity::note)
            epub_run.diagnostics.report(one.code, one.span, one.arguments, one.hint, one.related);
    }
}

/// What the pages have told of already is told once: a character without a glyph lacks it in both,
/// and the cover is drawn for both.
void append_new(const Diagnostics& found, Diagnostics& to) {
    std::set<std::string> told;
    bool cover = false;
    for (const Diagnostic& one : to.items()) {
        if (one.code == Code::F003) told.insert(one.arguments[1]);
        cover = cover || one.code == Code::L010;
    }
    const auto is_new = [&](const Diagnostic& one) {
        return one.code == Code::F003 ? !told.contains(one.arguments[1])
                                      : one.code != Code::L010 || !cover;
    };
    for (const Diagnostic& one : found.items())
        if (is_new(one)) to.report(one.code, one.span, one.arguments, one.hint, one.related);
}

DrawnCover drawn_cover(const LoadedBook& loaded) {
    DrawnCover cover;
    if (!loaded.cover) return cover;
    // In the proportion that shops ask for.
    const layout::Pages page =
        layout::lay_out_cover(loaded.book, loaded.style, *loaded.fonts, &*loaded.cover, points(500),
                              points(800), cover.found);
    cover.file = epub::draw_cover(loaded.book, layout::to_drawing(page, *loaded.fonts));
    return cover;
}

/// What one thread does for all others with one job.
std::launch policy_of(unsigned jobs) {
    return jobs == 1 ? std::launch::deferred : std::launch::async;
}

/// `source_date`: what the environment says, for a book whose manifest has no date.
epub::EpubOptions epub_options(const LoadedBook& loaded, const PageMap* starts,
                               std::optional<std::int64_t> source_date, unsigned jobs) {
    const OutputSettings& output = loaded.manifest.output;
    epub::EpubOptions options;
    options.embed_fonts = output.fonts == FontEmbedding::subset;
    options.contents_depth = output.contents_depth;
    options.contents_authors = output.contents_authors;
    options.list_of_figures = output.list_of_figures;
    options.list_of_tables = output.list_of_tables;
    options.notes = loaded.manifest.typography.notes;
    options.cover_page = output.cover_page;
    options.ncx = output.ncx;
    options.ruby_parentheses = output.ruby_parentheses;
    options.longest_side = static_cast<std::uint32_t>(output.epub_pixels);
    options.jobs = jobs;
    if (output.page_list) options.pages = starts;
    if (const std::optional<Date> date = loaded.book.metadata.date)
        options.modified = seconds_of(*date);
    else if (source_date)
        options.modified = *source_date;
    return options;
}

epub::EpubFile write_epub(const LoadedBook& loaded, const PageMap* starts, DrawnCover cover,
                          std::optional<std::int64_t> source_date, Run& run) {
    const StageClock clock(run, "epub");
    epub::EpubOptions options = epub_options(loaded, starts, source_date, run.jobs);
    options.cover = std::move(cover.file);
    run.diagnostics.append(std::move(cover.found));
    return epub::write(loaded.book, loaded.style, *loaded.fonts, options, run.diagnostics);
}

std::string file_stem(const Manifest& manifest, const BookFolder& folder) {
    if (!manifest.output.name.empty()) return manifest.output.name;
    std::string stem;
    for (const char c : folder.root().filename().string()) {
        const bool plain = ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.';
        if (plain && !(stem.empty() && c == '.')) stem += c;
    }
    return stem.empty() ? "book" : stem;
}

}  // namespace

fs::path output_stem(const Manifest& manifest, const BookFolder& folder, const fs::path& output) {
    return (output.empty() ? folder.shown() / "build" : output) / file_stem(manifest, folder);
}

MadeFiles wanted_files(const BuildRequest& request, const LoadedBook& loaded) {
    const OutputSettings& output = loaded.manifest.output;
    const bool chosen = request.only_epub || request.only_pdf;
    const std::string stem =
        output_stem(loaded.manifest, BookFolder(request.folder), request.output).string();
    MadeFiles files;
    if (chosen ? request.only_epub : output.epub) files.epub_path = stem + ".epub";
    if (chosen ? request.only_pdf : output.pdf) files.pdf_path = stem + ".pdf";
    if (request.draft) files.todo_path = stem + "-todo.md";
    return files;
}

bool stops(const BuildRequest& request, const Run& run) {
    return run.diagnostics.has_errors() ||
           (request.warnings_as_errors && run.diagnostics.warning_count() > 0);
}

std::future<DrawnCover> begin_cover(const LoadedBook& loaded, unsigned jobs) {
    return std::async(policy_of(jobs), [&loaded] { return drawn_cover(loaded); });
}

void make_files(MadeFiles& files, const BuildRequest& request, const LoadedBook& loaded,
                std::optional<layout::Pages> pages, std::future<DrawnCover> cover, Run& run) {
    // The pages go as they are written.
    const std::optional<PageMap> starts =
        pages ? std::optional(std::move(pages->starts)) : std::nullopt;
    // The EPUB reports into its own, which are added when both are done.
    Run epub_run;
    epub_run.jobs = run.jobs;
    epub_run.diagnostics.follow(run.diagnostics.severities());
    const auto make_epub = [&] {
        if (files.epub_path.empty()) return;
        files.epub = write_epub(loaded, starts ? &*starts : nullptr, cover.get(),
                                request.source_date, epub_run);
        if (!epub_run.diagnostics.has_errors())
            check_made_epub(files.epub.bytes, files.epub_path, loaded.book, run.sources, epub_run);
    };
    const auto make_pdf = [&] {
        if (!pages || stops(request, run)) return;
        const StageClock clock(run, "pdf");
        files.page_count = pages->pages.size();
        files.pdf = pdf::write(*std::move(pages), *loaded.fonts,
                               {run.jobs, loaded.manifest.output.print_ppi});
    };
    for_each_parallel(2, run.jobs, [&](std::size_t i) { i == 0 ? make_pdf() : make_epub(); });
    append_new(epub_run.diagnostics, run.diagnostics);
    for (Stage& stage : epub_run.stages) run.stages.push_back(std::move(stage));
}

epub::EpubFile make_epub(const LoadedBook& loaded, const PageMap* starts, Run& run) {
    return write_epub(loaded, starts, drawn_cover(loaded), std::nullopt, run);
}

BuildResult write_out(const MadeFiles& files) {
    BuildResult result;
    result.page_count = files.page_count;
    std::vector<PendingFile> pending;
    if (!files.epub_path.empty()) {
        result.epub = BuildResult::File{files.epub_path, files.epub.bytes.size(), files.epub.fonts};
        pending.push_back({files.epub_path, files.epub.bytes});
    }
    if (!files.todo_path.empty()) {
        result.todo = BuildResult::File{files.todo_path, files.todo.size(), {}};
        pending.push_back({files.todo_path, files.todo});
    }
    if (!files.pdf_path.empty()) {
        result.pdf = BuildResult::File{files.pdf_path, files.pdf.bytes.size(), files.pdf.fonts};
        pending.push_back({files.pdf_path, files.pdf.bytes});
    }
    // Point of no return: until here nothing that has a name was touched.
    write_files(pending);
    return result;
}

}  // namespace banxin
