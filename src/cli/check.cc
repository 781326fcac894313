// `banxin check`: judges EPUB files and says what is wrong with them.
#include "check/check.h"

#include "base/files.h"
#include "check/epubcheck.h"
#include "cli/cli.h"
#include "pipeline.h"

#include <algorithm>

namespace banxin::cli {
namespace {

namespace fs = std::filesystem;

/// One EPUB that was asked about.
struct Subject {
    fs::path path;
    /// The book that it was made of, if the question was about a book.
    std::optional<fs::path> book;
};

/// What a place on the command line means; empty: what is wrong with it has been said.
std::optional<Subject> find_subject(const fs::path& place, const Options& options,
                                    Terminal& terminal) {
    std::error_code ignored;
    if (!fs::is_directory(place, ignored)) return Subject{place, {}};
    if (!has_manifest(place, terminal)) return std::nullopt;
    Run run;
    const auto path = epub_path(place, options.output, run);
    terminal.complain(run.diagnostics, run.sources);
    if (!path) return std::nullopt;
    if (!fs::exists(*path, ignored)) {
        terminal.complain({Code::C019,
                           {},
                           {path->lexically_normal().string()},
                           Hint{HintId::build_first, {place.lexically_normal().string()}},
                           {}});
        return std::nullopt;
    }
    return Subject{*path, place};
}

std::size_t count(const Diagnostics& diagnostics, Severity severity) {
    const auto& items = diagnostics.items();
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [&](const Diagnostic& one) { return severity_of(one) == severity; }));
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

/// The installed EPUBCheck, or the one that was named. Throws Failure E203 when there is none.
fs::path epubcheck_for(const Options& options, const Environment& environment) {
    fs::path named = options.epubcheck_program;
    if (named.empty()) named = environment("BANXIN_EPUBCHECK").value_or("");
    const std::string search_path = environment("PATH").value_or("");
    if (auto found = check::find_epubcheck(named, search_path)) return *found;
    throw Failure(Code::E203, {"epubcheck"}, Hint{HintId::install_epubcheck, {}});
}

/// Errors: 1; warnings that count as errors: 1 too.
bool judge(const Subject& subject, const Options& options, const fs::path& epubcheck,
           Terminal& terminal) {
    const std::string name = subject.path.lexically_normal().generic_string();
    const StoredBytes bytes = StoredBytes::in_file(subject.path);
    Run run;
    run.jobs = options.jobs;
    Diagnostics found;
    check::check_epub(bytes, name, {/*decode_pictures=*/true, run.jobs}, run.sources, found);
    if (!epubcheck.empty())
        check::run_epubcheck(epubcheck, subject.path, bytes, name, run.sources, found);
    if (subject.book && !found.items().empty()) {
        // Its own complaints were made when it was built.
        if (const auto loaded = load_book(*subject.book, run))
            found = with_origins(found, run.sources, name, loaded->book);
    }
    terminal.complain(found, run.sources);
    const bool counted = options.warnings_as_errors && found.warning_count() > 0;
    if (counted && !found.has_errors())
        terminal.complain({Code::C009, {}, {std::to_string(found.warning_count())}, {}, {}});
    if (!options.quiet) summarise(name, found, terminal);
    return !found.has_errors() && !counted;
}

}  // namespace

int run_check(const Options& options, const Environment& environment, Terminal& terminal) {
    const fs::path epubcheck = options.epubcheck ? epubcheck_for(options, environment) : "";
    bool fine = true;
    for (const fs::path& place : options.places) {
        const auto subject = find_subject(place, options, terminal);
        fine = subject && judge(*subject, options, epubcheck, terminal) && fine;
    }
    return fine ? exit_fine : exit_book_has_errors;
}

}  // namespace banxin::cli
