// `banxin new`: starts a book that builds at once.
#include "cli/cli.h"
#include "importer/starter.h"

namespace banxin::cli {

int run_new(const Options& options, Terminal& terminal) {
    importer::start_book(options.folder);
    if (options.quiet) return exit_fine;
    for (const importer::StarterFile& file : importer::starter_files())
        terminal.out << (options.folder / std::filesystem::path(std::string(file.name)))
                            .lexically_normal()
                            .string()
                     << '\n';
    terminal.say_line(TextId::new_written, {options.folder.string()});
    return exit_fine;
}

}  // namespace banxin::cli
