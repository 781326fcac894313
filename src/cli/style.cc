// `banxin style`: lists the styles, shows one, begins one of the book's own.
#include "cli/cli.h"
#include "importer/new_files.h"
#include "pipeline/styles.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::cli {
namespace {

int list(const Options& options, Terminal& terminal) {
    const std::vector<StyleLine> lines = list_styles(options.folder, terminal.speech);
    std::size_t width = 0;
    for (const StyleLine& line : lines) width = std::max(width, line.name.size());
    for (const StyleLine& line : lines) {
        const std::string about =
            line.about.empty() && line.own ? say(TextId::style_own, terminal.speech) : line.about;
        terminal.out << fmt::format("{:{}}  {}\n", line.name, width, about);
    }
    return exit_fine;
}

int begin(const Options& options, Terminal& terminal) {
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    Diagnostics diagnostics;
    const auto text = begun_style(options.style, options.from, terminal.speech, diagnostics);
    terminal.complain(diagnostics, Sources());
    if (!text) return exit_usage;
    const std::filesystem::path file =
        (options.folder / "styles" / options.style / "page.toml").lexically_normal();
    importer::write_new_files({{file, *text}}, {HintId::style_names, {}});
    if (options.quiet) return exit_fine;
    terminal.out << file.string() << '\n';
    terminal.say_line(TextId::style_written, {options.style});
    return exit_fine;
}

int show(const Options& options, Terminal& terminal) {
    Run run;
    run.jobs = options.jobs;
    const auto result = show_style(options.style, options.folder, options.output, run);
    terminal.complain(run.diagnostics, run.sources);
    if (!result) return exit_book_has_errors;
    if (!options.quiet)
        terminal.say_line(TextId::summary_paged_file,
                          {result->pdf->path.lexically_normal().string(),
                           human_size(result->pdf->bytes), std::to_string(result->page_count)});
    return exit_fine;
}

}  // namespace

int run_style(const Options& options, Terminal& terminal) {
    switch (options.action) {
        case StyleAction::list: return list(options, terminal);
        case StyleAction::show: return show(options, terminal);
        case StyleAction::start: return begin(options, terminal);
    }
    return exit_usage;
}

}  // namespace banxin::cli
