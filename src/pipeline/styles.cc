#include "pipeline/styles.h"

#include "manifest/values.h"
#include "markdown/markdown.h"
#include "pipeline/made.h"

#include <algorithm>
#include <utility>

namespace fs = std::filesystem;

namespace banxin {
namespace {

/// A book of one chapter that has a little of everything.
Manifest specimen_manifest(const std::string& style) {
    Manifest manifest;
    manifest.metadata.title.value = style;
    manifest.metadata.language.value = "zh-Hans";
    manifest.metadata.identifier = make_identifier(manifest.metadata);
    manifest.metadata.print_identifier = make_print_identifier(manifest.metadata.identifier);
    manifest.output.style.value = style;
    manifest.output.colophon = false;
    return manifest;
}

Chapter specimen_chapter(const Manifest& manifest, Run& run) {
    const SourceId source = run.sources.add("specimen.md", std::string(style::specimen()));
    const Language language = manifest.metadata.language.value;
    MarkdownChapter read = read_markdown(source, run.sources, language, run.diagnostics);
    Chapter chapter;
    chapter.name = "specimen";
    chapter.file = "specimen.md";
    chapter.language = language;
    chapter.title = std::move(read.title);
    chapter.blocks = std::move(read.blocks);
    chapter.notes = std::move(read.notes);
    chapter.span = {source, 0, 0};
    return chapter;
}

}  // namespace

std::vector<StyleLine> list_styles(const fs::path& folder, Speech speech) {
    std::vector<StyleLine> lines;
    const BookFolder book(folder);
    for (const std::string& name : book.list_folders("styles")) {
        const auto files = style::style_files(name, book);
        if (files) lines.push_back({name, true, style::about(*files, speech)});
    }
    for (const std::string& name : style::built_in_style_names())
        lines.push_back({name, false, style::about(*style::built_in_style(name), speech)});
    return lines;
}

std::optional<std::string> begun_style(const std::string& name, const std::string& from,
                                       Speech speech, Diagnostics& diagnostics) {
    if (!manifest::is_output_name(name)) {
        diagnostics.report(Code::M014, {}, {name}, Hint{HintId::output_name_forms, {}});
        return std::nullopt;
    }
    if (!style::built_in_style(from)) {
        style::report_no_style({from, {}}, diagnostics);
        return std::nullopt;
    }
    return style::begun_style(from, speech);
}

std::optional<BuildResult> show_style(const std::string& name, const fs::path& folder,
                                      const fs::path& output, Run& run) {
    const BookFolder book(folder);
    Manifest manifest = specimen_manifest(name);
    ChapterList chapters;
    chapters.push_back(specimen_chapter(manifest, run));
    const auto loaded = load_book(std::move(manifest), std::move(chapters), book, run);
    if (!loaded) return std::nullopt;
    auto pages = lay_out_book(*loaded, run);
    if (!pages) return std::nullopt;
    BuildRequest request;
    request.folder = folder;
    MadeFiles files;
    files.pdf_path = (output.empty() ? book.shown() / "build" : output) / (name + "-specimen.pdf");
    make_files(files, request, *loaded, std::move(pages), {}, run);
    if (stops(request, run)) return std::nullopt;
    return write_out(files);
}

}  // namespace banxin
