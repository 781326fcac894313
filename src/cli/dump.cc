// `banxin dump`: the book and its pages as text, for tests and for the curious.
#include "document/dump.h"

#include "cli/cli.h"
#include "pipeline.h"

namespace banxin::cli {

int run_dump(const Options& options, Terminal& terminal) {
    if (!has_manifest(options.folder, terminal)) return exit_book_has_errors;
    Run run;
    run.jobs = options.jobs;
    const bool both = options.only_document == options.only_pages;
    std::string text;
    const auto loaded = load_book(options.folder, run);
    if (loaded && (both || options.only_document)) text += dump(loaded->book);
    if (loaded && (both || options.only_pages)) {
        if (const auto pages = lay_out_book(*loaded, run))
            text += layout::dump(*pages, *loaded->fonts);
    }
    terminal.complain(run.diagnostics, run.sources);
    terminal.out << text;
    return run.diagnostics.has_errors() ? exit_book_has_errors : exit_fine;
}

}  // namespace banxin::cli
