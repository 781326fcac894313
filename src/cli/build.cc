// `banxin build` and `banxin watch`: run the pipeline, once or whenever a file changes, and say
// what was made.
#include "base/files.h"
#include "base/process.h"
#include "cli/cli.h"
#include "pipeline.h"
#include "watch/folder_watch.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <system_error>
#include <utility>

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

/// What the command line and the environment ask for; empty: they were complained about.
std::optional<BuildRequest> request_of(const Options& options, const Environment& environment,
                                       Terminal& terminal) {
    BuildRequest request;
    if (const auto epoch = environment("SOURCE_DATE_EPOCH"); epoch && !epoch->empty()) {
        request.source_date = read_epoch(*epoch);
        if (!request.source_date) {
            terminal.complain({Code::C008, {}, {*epoch}, {}, {}});
            return std::nullopt;
        }
    }
    request.folder = options.folder;
    request.output = options.output;
    request.only_epub = options.epub;
    request.only_pdf = options.pdf;
    request.warnings_as_errors = options.warnings_as_errors;
    request.draft = options.draft;
    request.show_grid = options.show_grid;
    request.speech = terminal.speech;
    return request;
}

/// One run, and what there is to say about it. Empty: nothing was made.
std::optional<BuildResult> build_once(const BuildRequest& request, const Options& options,
                                      Terminal& terminal) {
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
    if (result && !options.quiet) summarise(*result, run, taken.count(), terminal);
    if (!result && !options.quiet && !only_warnings)
        terminal.say_line(TextId::summary_failed, {std::to_string(run.diagnostics.error_count())});
    return result;
}

/// By the program that the person's desktop has for such files, which is left to itself.
void show_made(const BuildResult& result, Terminal& terminal) {
    const auto& made = result.pdf ? result.pdf : result.epub;
    if (!made) return;
    const std::string path = std::filesystem::absolute(made->path).string();
    try {
        start_program({"xdg-open", path});
    } catch (const std::system_error& error) {
        terminal.complain({Code::C035,
                           {},
                           {shown(made->path), "xdg-open: " + error.code().message()},
                           Hint{HintId::install_opener, {}},
                           {}});
    }
}

/// A book that is being written is refused now and then by a disk, or has no manifest for a while.
std::optional<BuildResult> try_to_build(const BuildRequest& request, const Options& options,
                                        Terminal& terminal) {
    try {
        if (!has_manifest(options.folder, terminal)) return std::nullopt;
        return build_once(request, options, terminal);
    } catch (const Failure& failure) {
        terminal.complain(failure.diagnostic());
        return std::nullopt;
    }
}

/// The first few of them.
std::string named(const std::vector<std::string>& files, Speech speech) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t i = 0; i < std::min(files.size(), most); ++i)
        text += (i == 0 ? "" : say(TextId::list_separator, speech)) + files[i];
    if (files.size() <= most) return text;
    return say(TextId::and_more, speech, {text, std::to_string(files.size() - most)});
}

}  // namespace

int run_build(const Options& options, const Environment& environment, Terminal& terminal) {
    const auto request = request_of(options, environment, terminal);
    if (!request) return exit_usage;
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    const auto result = build_once(*request, options, terminal);
    if (!result) return exit_book_has_errors;
    if (options.open) show_made(*result, terminal);
    return exit_fine;
}

int run_watch(const Options& options, const Environment& environment, Terminal& terminal) {
    const auto request = request_of(options, environment, terminal);
    if (!request) return exit_usage;
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    watch::FolderWatch folder(options.folder);
    folder.leave_out(options.output.empty() ? options.folder / "build" : options.output);
    bool open = options.open;
    const auto make = [&] {
        const auto result = try_to_build(*request, options, terminal);
        if (result) {
            for (const auto* made : {&result->epub, &result->pdf, &result->todo})
                if (*made) folder.leave_out((*made)->path);
            if (std::exchange(open, false)) show_made(*result, terminal);
        }
        // Whoever reads along, a person or a program, is told now.
        terminal.out.flush();
    };
    make();
    if (!options.quiet) terminal.say_line(TextId::watching, {shown(options.folder.string() + "/")});
    terminal.out.flush();
    for (;;) {
        const auto changed = folder.wait(std::chrono::hours(1));
        if (changed.empty()) continue;
        if (!options.quiet)
            terminal.say_line(TextId::changed_files, {named(changed, terminal.speech)});
        terminal.out.flush();
        make();
    }
}

}  // namespace banxin::cli
