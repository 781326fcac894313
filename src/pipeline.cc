#include "pipeline.h"

#include "base/encoding.h"
#include "base/parallel.h"
#include "check/check.h"
#include "epub/epub.h"
#include "epub/origin.h"
#include "layout/layout.h"
#include "markdown/markdown.h"
#include "passes/passes.h"
#include "pdf/pdf.h"

#include <fmt/format.h>

#include <chrono>
#include <future>
#include <utility>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// Times a stage and tells who watches.
class StageClock {
public:
    StageClock(Run& run, std::string name) : run_(run), name_(std::move(name)) {
        if (run_.on_stage) run_.on_stage(name_);
    }
    ~StageClock() {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start_;
        run_.stages.push_back({name_, taken.count()});
    }
    StageClock(const StageClock&) = delete;
    StageClock& operator=(const StageClock&) = delete;

private:
    Run& run_;
    std::string name_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// As a person who stands where the program was called would write it.
std::string shown(const BookFolder& folder, const std::string& name) {
    return (folder.shown() / name).lexically_normal().generic_string();
}

std::optional<Manifest> load_manifest(const BookFolder& folder, Run& run) {
    const StageClock clock(run, "manifest");
    const fs::path path = folder.shown() / manifest_name;
    const SourceId source = run.sources.add(shown(folder, manifest_name), read_file(path));
    return read_manifest(run.sources[source].text(), source, folder, run.diagnostics);
}

/// A chapter as the manifest announces it, its text not yet read.
Chapter announced(const ChapterEntry& entry, const Metadata& metadata) {
    Chapter chapter;
    chapter.kind = entry.kind;
    chapter.role = entry.role;
    chapter.level = entry.level;
    chapter.fields = entry.fields;
    chapter.file = entry.file.value;
    chapter.language = entry.language.empty() ? metadata.language.value : entry.language;
    chapter.span = entry.span;
    return chapter;
}

/// A chapter's text; one that is not UTF-8 is read as what it most likely is, and told of. None:
/// an error has been reported.
SourceId open_text(const Located<std::string>& file, const std::string& language,
                   const BookFolder& folder, Run& run) {
    auto bytes = read_named_file(file, folder, run.diagnostics);
    if (!bytes) return SourceId::none;
    DecodedText text = decode_text(std::move(*bytes), language);
    const SourceId source = run.sources.add(shown(folder, file.value), std::move(text.text));
    if (!text.encoding.empty())
        run.diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                               Hint{HintId::save_as_utf8, {}});
    return source;
}

/// Takes over what a text gives; the fields that it begins with are the caller's.
void take_text(Chapter& chapter, MarkdownChapter&& text) {
    chapter.title = std::move(text.title);
    chapter.anchor = std::move(text.title_anchor);
    chapter.blocks = std::move(text.blocks);
    chapter.notes = std::move(text.notes);
}

/// The original that a translation is to be shown beside; none, and no complaint: there is none.
SourceId open_original(const Chapter& chapter, const BookFolder& folder, Run& run) {
    const auto& wish = chapter.fields.parallel;
    if (!wish || wish->file.empty()) return SourceId::none;
    if (!chapter.fields.original || chapter.fields.original->language.empty()) {
        run.diagnostics.report(Code::M029, chapter.span, {},
                               Hint{HintId::add_field, {"original.language"}});
        return SourceId::none;
    }
    return open_text({wish->file, wish->span}, chapter.fields.original->language, folder, run);
}

/// Puts originals beside the translations that ask for it, and whose own text could be read.
void read_originals(std::vector<Chapter>& chapters, const std::vector<SourceId>& texts,
                    const std::vector<std::vector<PairMark>>& marks, Dialect dialect,
                    const BookFolder& folder, Run& run) {
    std::vector<SourceId> sources(chapters.size(), SourceId::none);
    for (std::size_t i = 0; i < chapters.size(); ++i)
        if (texts[i] != SourceId::none) sources[i] = open_original(chapters[i], folder, run);
    std::vector<Diagnostics> diagnostics(chapters.size());
    for_each_parallel(chapters.size(), run.jobs, [&](std::size_t i) {
        if (sources[i] == SourceId::none) return;
        Chapter original;
        original.file = chapters[i].fields.parallel->file;
        original.language = chapters[i].fields.original->language;
        MarkdownChapter text =
            read_markdown(sources[i], run.sources, original.language, diagnostics[i], dialect);
        const passes::PairMarks both{marks[i], std::move(text.pair_marks)};
        take_text(original, std::move(text));
        passes::attribute_notes(original.notes, NoteBy::author);
        passes::take_title(original);
        passes::pair_pieces(chapters[i], std::move(original), both, diagnostics[i]);
    });
    for (Diagnostics& one : diagnostics) run.diagnostics.append(std::move(one));
}

std::vector<Chapter> read_chapters(const Manifest& manifest, const BookFolder& folder, Run& run) {
    const StageClock clock(run, "chapters");
    const std::size_t count = manifest.chapters.size();
    // Sources get their numbers in book order, whatever thread reads them.
    std::vector<SourceId> sources;
    for (const ChapterEntry& entry : manifest.chapters)
        sources.push_back(open_text(
            entry.file, entry.language.empty() ? manifest.metadata.language.value : entry.language,
            folder, run));
    std::vector<Chapter> chapters(count);
    std::vector<std::vector<PairMark>> marks(count);
    std::vector<Located<std::string>> parts(count);
    std::vector<Diagnostics> diagnostics(count);
    for_each_parallel(count, run.jobs, [&](std::size_t i) {
        const ChapterEntry& entry = manifest.chapters[i];
        Chapter chapter = announced(entry, manifest.metadata);
        if (sources[i] != SourceId::none) {
            MarkdownChapter text = read_markdown(sources[i], run.sources, chapter.language,
                                                 diagnostics[i], manifest.dialect);
            const std::vector<FieldValue> front_matter = std::move(text.front_matter);
            marks[i] = std::move(text.pair_marks);
            parts[i].value = std::move(text.part);
            take_text(chapter, std::move(text));
            passes::apply_front_matter(chapter, front_matter, diagnostics[i]);
            passes::attribute_notes(chapter.notes,
                                    chapter.fields.notes_by.value_or(NoteBy::author));
        }
        // The manifest says where one begins, or the chapter's text.
        if (!entry.part.value.empty()) parts[i] = entry.part;
        if (!entry.title.value.empty())
            chapter.title = {{Text{entry.title.value, entry.title.span}}};
        passes::take_title(chapter);
        chapters[i] = std::move(chapter);
    });
    for (Diagnostics& one : diagnostics) run.diagnostics.append(std::move(one));
    read_originals(chapters, sources, marks, manifest.dialect, folder, run);
    return passes::add_parts(std::move(chapters), parts, manifest.metadata.language.value);
}

Book complete(const Manifest& manifest, std::vector<Chapter> chapters, const BookFolder& folder,
              Run& run) {
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
    passes::check_characters(book, run.diagnostics);
    passes::settle_heading_numbers(book);
    if (manifest.output.sources) passes::add_sources(book);
    if (manifest.output.colophon) passes::add_colophon(book, !manifest.output.sources);
    if (manifest.output.links_remote_images) passes::link_remote_images(book, run.diagnostics);
    passes::assign_ids(book, run.diagnostics);
    passes::number_figures(book, manifest.typography.figures);
    passes::load_assets(book, folder, run.diagnostics);
    passes::resolve_links(book, run.diagnostics, &folder);
    if (manifest.output.link_codes) passes::add_link_codes(book);
    run.formulas = passes::count_formulas(book);
    return book;
}

/// The book's own folder of styles comes before the ones that the program carries.
std::optional<style::StyleFiles> find_style(const Located<std::string>& name,
                                            const BookFolder& folder, Diagnostics& diagnostics) {
    const std::string base = "styles/" + name.value + "/";
    const auto page = folder.find(base + "page.toml");
    const auto css = folder.find(base + "epub.css");
    const auto* page_path = std::get_if<fs::path>(&page);
    const auto* css_path = std::get_if<fs::path>(&css);
    if (page_path != nullptr && css_path != nullptr) {
        return style::StyleFiles{name.value, read_file(*page_path), read_file(*css_path),
                                 shown(folder, base + "page.toml")};
    }
    if (auto carried = style::built_in_style(name.value)) return carried;
    const std::vector<std::string> names = style::built_in_style_names();
    std::optional<Hint> hint;
    if (auto near = nearest_name(name.value, names)) hint = Hint{HintId::did_you_mean, {*near}};
    diagnostics.report(Code::M090, name.span, {name.value}, hint);
    return std::nullopt;
}

/// The paper that the manifest names. Nothing and no error: the style's own.
std::optional<style::Page> find_page(const OutputSettings& output, Diagnostics& diagnostics) {
    if (output.trim_mm) {
        if (auto page = style::page_for_trim((*output.trim_mm)[0], (*output.trim_mm)[1]))
            return page;
    } else if (output.trim.value.empty()) {
        return std::nullopt;
    } else if (auto page = style::page_preset(output.trim.value)) {
        return page;
    }
    std::optional<Hint> hint;
    if (auto near = nearest_name(output.trim.value, style::page_preset_names())) {
        hint = Hint{HintId::did_you_mean, {*near}};
    }
    diagnostics.report(Code::M091, output.trim.span, {output.trim.value}, hint);
    return std::nullopt;
}

/// What a type area should be (CLREQ, "Key Parameters of the Type Area"; TYPOGRAPHY.md A03, A04,
/// A07): told of, not forbidden.
void judge_type_area(const style::Page& page, Span span, Diagnostics& diagnostics) {
    constexpr std::int32_t longest_line = 40;
    if (page.characters > longest_line)
        diagnostics.report(Code::M023, span, {std::to_string(page.characters)});
    if (page.body_size < points(7.875))
        diagnostics.report(Code::M024, span, {fmt::format("{:.4g}", page.body_size.pt())});
    const Length gap = page.pitch - page.body_size;
    if (gap * 2 < page.body_size || gap > page.body_size) {
        const double share = static_cast<double>(gap.sp) / static_cast<double>(page.body_size.sp);
        diagnostics.report(Code::M025, span, {fmt::format("{:.2f}", share)});
    }
}

/// What whole characters and lines leave of the room between given margins (A01).
void tell_surplus(const style::Page& page, const style::TypeAreaWish& wish, Span span,
                  Diagnostics& diagnostics) {
    const auto in_mm = [](Length length) { return length.pt() * 25.4 / 72; };
    const double beside =
        wish.gutter && wish.fore_edge ? in_mm(page.fore_edge - *wish.fore_edge) : 0;
    const double under = wish.head && wish.foot ? in_mm(page.foot_margin - *wish.foot) : 0;
    constexpr double seen = 0.1;
    if (beside < seen && under < seen) return;
    diagnostics.report(Code::M027, span,
                       {std::to_string(page.characters), std::to_string(page.lines),
                        fmt::format("{:.1f}", beside), fmt::format("{:.1f}", under)});
}

std::optional<style::Style> load_style(const Manifest& manifest, const BookFolder& folder,
                                       Run& run) {
    const StageClock clock(run, "style");
    const OutputSettings& output = manifest.output;
    const auto files = find_style(output.style, folder, run.diagnostics);
    const auto page = find_page(output, run.diagnostics);
    if (!files || run.diagnostics.has_errors()) return std::nullopt;
    auto style = style::read_style(*files, page, manifest.metadata.language.value, run.sources,
                                   run.diagnostics);
    if (!style) return style;
    const auto in_mm = [](const std::optional<double>& mm) {
        return mm ? std::optional(millimetres(*mm)) : std::nullopt;
    };
    const style::TypeAreaWish wish{output.characters,    output.lines,
                                   in_mm(output.head),   in_mm(output.foot),
                                   in_mm(output.gutter), in_mm(output.fore_edge)};
    const auto area = style::with_type_area(style->page, wish);
    if (!area) {
        const auto shown_number = [](std::int32_t asked, std::int32_t has) {
            return std::to_string(asked > 0 ? asked : has);
        };
        run.diagnostics.report(Code::M092, output.type_area,
                               {shown_number(output.characters, style->page.characters),
                                shown_number(output.lines, style->page.lines)},
                               Hint{HintId::type_area_forms, {}});
        return std::nullopt;
    }
    // A style's own type area keeps its own margins.
    if (output.type_area.known()) style->page = *area;
    const Span place = output.type_area.known()   ? output.type_area
                       : output.trim.span.known() ? output.trim.span
                                                  : output.style.span;
    judge_type_area(style->page, place, run.diagnostics);
    tell_surplus(style->page, wish, output.type_area, run.diagnostics);
    return style;
}

std::unique_ptr<text::Fonts> load_fonts(const Manifest& manifest, Run& run) {
    const StageClock clock(run, "fonts");
    auto config = style::read_fonts(style::built_in_fonts_toml(), "fonts/fonts.toml", run.sources,
                                    run.diagnostics);
    if (!config) return nullptr;
    const FontSettings& own = manifest.fonts;
    config->book.language = manifest.metadata.language.value;
    config->book.families[static_cast<int>(text::Family::serif)] = own.serif;
    config->book.families[static_cast<int>(text::Family::sans)] = own.sans;
    config->book.families[static_cast<int>(text::Family::kai)] = own.kai;
    config->book.families[static_cast<int>(text::Family::mono)] = own.mono;
    config->book.families[static_cast<int>(text::Family::italic)] = own.italic;
    config->book.fallback = own.fallback;
    config->span = own.span;
    return std::make_unique<text::Fonts>(*config, manifest.metadata.language.value,
                                         run.diagnostics);
}

std::string file_stem(const Manifest& manifest, const BookFolder& folder) {
    if (!manifest.output.name.empty()) return manifest.output.name;
    std::string stem;
    for (const char c : folder.root().filename().string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (plain && !(stem.empty() && c == '.')) stem += c;
    }
    return stem.empty() ? "book" : stem;
}

fs::path target_of(const BookFolder& folder, const fs::path& output) {
    return output.empty() ? folder.shown() / "build" : output;
}

/// Judges what was just made. Notes are for those who ask (`banxin check`).
void check_made_epub(const std::string& bytes, const fs::path& path, const Book& book,
                     Sources& sources, Run& epub_run) {
    const StageClock clock(epub_run, "check");
    Diagnostics found;
    const std::string name = path.lexically_normal().generic_string();
    check::check_epub(bytes, name, {/*decode_pictures=*/false, epub_run.jobs}, sources, found);
    const Diagnostics placed = with_origins(found, sources, name, book);
    for (const Diagnostic& one : placed.items()) {
        if (severity_of(one.code) != Severity::note)
            epub_run.diagnostics.report(one.code, one.span, one.arguments, one.hint, one.related);
    }
}

bool stops(const BuildRequest& request, const Run& run) {
    return run.diagnostics.has_errors() ||
           (request.warnings_as_errors && run.diagnostics.warning_count() > 0);
}

}  // namespace

std::optional<LoadedBook> load_book(const fs::path& path, Run& run) {
    const BookFolder folder(path);
    auto manifest = load_manifest(folder, run);
    if (!manifest) return std::nullopt;
    std::vector<Chapter> chapters = read_chapters(*manifest, folder, run);
    Book book = complete(*manifest, std::move(chapters), folder, run);
    auto style = load_style(*manifest, folder, run);
    auto fonts = load_fonts(*manifest, run);
    if (run.diagnostics.has_errors() || !style || fonts == nullptr) return std::nullopt;
    return LoadedBook{std::move(*manifest), std::move(book), std::move(*style), std::move(fonts)};
}

std::optional<layout::Pages> lay_out_book(const LoadedBook& loaded, Run& run) {
    const StageClock clock(run, "layout");
    const layout::LayoutOptions options{run.jobs,
                                        loaded.manifest.output.contents_depth,
                                        loaded.manifest.typography,
                                        loaded.manifest.output.chapters_on_recto,
                                        loaded.manifest.output.print_cover,
                                        millimetres(loaded.manifest.output.bleed)};
    layout::Pages pages =
        layout::lay_out(loaded.book, loaded.style, *loaded.fonts, options, run.diagnostics);
    if (run.diagnostics.has_errors()) return std::nullopt;
    return pages;
}

Diagnostics with_origins(const Diagnostics& findings, const Sources& sources,
                         const std::string& epub, const Book& book) {
    // Each costs reading a document, and nobody reads more of them.
    constexpr std::size_t most = 200;
    Diagnostics placed;
    for (const Diagnostic& one : findings.items()) {
        Span related = one.related;
        if (placed.items().size() < most && one.span.known() &&
            sources[one.span.source].has_lines()) {
            const Source& source = sources[one.span.source];
            const std::string_view path = source.path();
            if (path.starts_with(epub + "/")) {
                const auto origin = epub::origin_of(book, path.substr(epub.size() + 1),
                                                    source.text(), one.span.begin);
                related = origin.value_or(related);
            }
        }
        placed.report(one.code, one.span, one.arguments, one.hint, related);
    }
    return placed;
}

std::optional<fs::path> epub_path(const fs::path& path, const fs::path& output, Run& run) {
    const BookFolder folder(path);
    const auto manifest = load_manifest(folder, run);
    if (!manifest) return std::nullopt;
    return target_of(folder, output) / (file_stem(*manifest, folder) + ".epub");
}

std::optional<BuildResult> build(const BuildRequest& request, Run& run) {
    const auto loaded = load_book(request.folder, run);
    if (!loaded || stops(request, run)) return std::nullopt;
    const BookFolder folder(request.folder);
    const OutputSettings& output = loaded->manifest.output;
    const bool chosen = request.only_epub || request.only_pdf;
    const bool want_epub = chosen ? request.only_epub : output.epub;
    const bool want_pdf = chosen ? request.only_pdf : output.pdf;

    const fs::path target = target_of(folder, request.output);
    const std::string stem = file_stem(loaded->manifest, folder);
    // The pages come first, because the EPUB marks where they begin. The two writers know nothing
    // of each other: one works beside the other.
    std::optional<layout::Pages> pages;
    if (want_pdf) pages = lay_out_book(*loaded, run);
    Run epub_run;
    std::future<epub::EpubFile> epub_file;
    if (want_epub) {
        const std::optional<Date> date = loaded->book.metadata.date;
        epub::EpubOptions options;
        options.embed_fonts = output.fonts == FontEmbedding::subset;
        options.contents_depth = output.contents_depth;
        options.cover_page = output.cover_page;
        options.ncx = output.ncx;
        options.ruby_parentheses = output.ruby_parentheses;
        options.jobs = run.jobs;
        if (pages && output.page_list) options.pages = &pages->starts;
        if (date)
            options.modified = seconds_of(*date);
        else if (request.source_date)
            options.modified = *request.source_date;
        const auto policy = run.jobs == 1 ? std::launch::deferred : std::launch::async;
        epub_run.jobs = run.jobs;
        const fs::path path = target / (stem + ".epub");
        epub_file = std::async(policy, [&loaded, &run, &epub_run, options, path] {
            epub::EpubFile made = [&] {
                const StageClock clock(epub_run, "epub");
                return epub::write(loaded->book, loaded->style, *loaded->fonts, options,
                                   epub_run.diagnostics);
            }();
            if (!epub_run.diagnostics.has_errors())
                check_made_epub(made.bytes, path, loaded->book, run.sources, epub_run);
            return made;
        });
    }
    BuildResult result;
    pdf::PdfFile pdf_file;
    if (pages && !stops(request, run)) {
        const StageClock clock(run, "pdf");
        pdf_file = pdf::write(*pages, *loaded->fonts, {run.jobs});
        result.page_count = pages->pages.size();
    }
    epub::EpubFile epub;
    if (want_epub) epub = epub_file.get();
    run.diagnostics.append(std::move(epub_run.diagnostics));
    for (Stage& stage : epub_run.stages) run.stages.push_back(std::move(stage));
    if (stops(request, run)) return std::nullopt;

    const StageClock clock(run, "write");
    std::vector<PendingFile> files;
    if (want_epub) {
        result.epub = BuildResult::File{target / (stem + ".epub"), epub.bytes.size(), epub.fonts};
        files.push_back({result.epub->path, epub.bytes});
    }
    if (want_pdf) {
        result.pdf =
            BuildResult::File{target / (stem + ".pdf"), pdf_file.bytes.size(), pdf_file.fonts};
        files.push_back({result.pdf->path, pdf_file.bytes});
    }
    // Point of no return: until here nothing outside memory was touched.
    write_files(files);
    return result;
}

}  // namespace banxin
