// `banxin build`: runs the pipeline and says what was made.
#include "base/files.h"
#include "cli/cli.h"
#include "pipeline.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <set>

namespace banxin::cli {
namespace {

/// https://reproducible-builds.org/specs/source-date-epoch/: decimal seconds, nothing else.
/// Kept within the years 1970 to 9999, which every date format of ours can say.
std::optional<std::int64_t> read_epoch(const std::string& text) {
    std::int64_t seconds = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, seconds);
    if (error != std::errc() || stopped != end || seconds < 0 || seconds > 253402300799)
        return std::nullopt;
    return seconds;
}

/// "build/book.epub" and not "./build/book.epub".
std::string shown(const std::filesystem::path& path) {
    return path.lexically_normal().string();
}

std::string joined(const std::set<std::string>& names, Speech speech) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : say(TextId::list_separator, speech)) + name;
    return text;
}

void summarise(const BuildResult& result, const Run& run, double seconds, Terminal& terminal) {
    std::set<std::string> fonts;
    if (result.epub) {
        terminal.say_line(TextId::summary_file,
                          {shown(result.epub->path), human_size(result.epub->bytes)});
        fonts.insert(result.epub->fonts.begin(), result.epub->fonts.end());
    }
    if (result.pdf) {
        terminal.say_line(TextId::summary_paged_file,
                          {shown(result.pdf->path), human_size(result.pdf->bytes),
                           std::to_string(result.page_count)});
        fonts.insert(result.pdf->fonts.begin(), result.pdf->fonts.end());
    }
    if (result.todo)
        terminal.say_line(TextId::summary_file,
                          {shown(result.todo->path), human_size(result.todo->bytes)});
    if (run.formulas > 0)
        terminal.say_line(TextId::summary_formulas, {std::to_string(run.formulas)});
    if (!fonts.empty()) terminal.say_line(TextId::summary_fonts, {joined(fonts, terminal.speech)});
    if (run.diagnostics.warning_count() > 0)
        terminal.say_line(TextId::summary_warnings,
                          {std::to_string(run.diagnostics.warning_count())});
    terminal.say_line(TextId::summary_time, {human_seconds(seconds)});
}

}  // namespace

int run_build(const Options& options, const Environment& environment, Terminal& terminal) {
    BuildRequest request;
    if (const auto epoch = environment("SOURCE_DATE_EPOCH"); epoch && !epoch->empty()) {
        request.source_date = read_epoch(*epoch);
        if (!request.source_date) {
            terminal.complain({Code::C008, {}, {*epoch}, {}, {}});
            return exit_usage;
        }
    }
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    request.folder = options.folder;
    request.output = options.output;
    request.only_epub = options.epub;
    request.only_pdf = options.pdf;
    request.warnings_as_errors = options.warnings_as_errors;
    request.draft = options.draft;
    request.show_grid = options.show_grid;
    request.speech = terminal.speech;

    Run run;
    run.jobs = options.jobs;
    const auto start = std::chrono::steady_clock::now();
    std::optional<BuildResult> result;
    {
        Progress progress(terminal);
        run.on_stage = [&](const std::string& stage) { progress.enter(stage); };
        try {
            result = build(request, run);
        } catch (const Failure&) {
            // What was found before the disk refused is worth knowing too.
            terminal.complain(run.diagnostics, run.sources);
            throw;
        }
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

    terminal.complain(run.diagnostics, run.sources);
    const bool only_warnings = !result && !run.diagnostics.has_errors();
    if (only_warnings) {
        const std::string count = std::to_string(run.diagnostics.warning_count());
        terminal.complain({Code::C009, {}, {count}, {}, {}});
    }
    if (options.timings) {
        for (const Stage& stage : run.stages)
            terminal.out << fmt::format("{:10} {:9.3f} s\n", stage.name, stage.seconds);
    }
    if (!result) {
        if (!options.quiet && !only_warnings)
            terminal.say_line(TextId::summary_failed,
                              {std::to_string(run.diagnostics.error_count())});
        return exit_book_has_errors;
    }
    if (!options.quiet) summarise(*result, run, taken.count(), terminal);
    return exit_fine;
}

}  // namespace banxin::cli
