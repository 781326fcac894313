// `banxin check`: judges EPUB files and says what is wrong with them.
#include "check/check.h"

#include "base/files.h"
#include "cli/cli.h"
#include "pipeline.h"

#include <algorithm>

namespace banxin::cli {
namespace {

/// The EPUB that a place on the command line means; empty: what is wrong has been said.
std::optional<std::filesystem::path> find_epub(const std::filesystem::path& place,
                                               const Options& options, Terminal& terminal) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(place, ignored)) return place;
    if (!has_manifest(place, terminal)) return std::nullopt;
    Run run;
    auto path = epub_path(place, options.output, run);
    terminal.complain(run.diagnostics, run.sources);
    return path;
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
    const auto& items = diagnostics.items();
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [&](const Diagnostic& one) { return severity_of(one.code) == severity; }));
}

void summarise(const std::string& name, const Diagnostics& found, Terminal& terminal) {
    if (found.items().empty()) {
        terminal.say_line(TextId::summary_sound, {name});
        return;
    }
    terminal.say_line(TextId::summary_checked, {name, std::to_string(count(found, Severity::error)),
                                                std::to_string(count(found, Severity::warning)),
                                                std::to_string(count(found, Severity::note))});
}

}  // namespace

int run_check(const Options& options, const Environment&, Terminal& terminal) {
    bool fine = true;
    for (const std::filesystem::path& place : options.places) {
        const auto path = find_epub(place, options, terminal);
        if (!path) {
            fine = false;
            continue;
        }
        const std::string name = path->lexically_normal().generic_string();
        Sources sources;
        Diagnostics found;
        check::check_epub(read_file(*path), name, {true, options.jobs}, sources, found);
        terminal.complain(found, sources);
        const bool counted = options.warnings_as_errors && found.warning_count() > 0;
        if (counted && !found.has_errors())
            terminal.complain({Code::C009, {}, {std::to_string(found.warning_count())}, {}, {}});
        fine = fine && !found.has_errors() && !counted;
        if (!options.quiet) summarise(name, found, terminal);
    }
    return fine ? exit_fine : exit_book_has_errors;
}

}  // namespace banxin::cli
