#include "cli/cli.h"

#include "base/files.h"
#include "importer/folder.h"

#include <exception>
#include <new>
#include <stdexcept>

namespace banxin::cli {
namespace {

int run_command(const std::vector<std::string>& arguments, const Environment& environment,
                Terminal& terminal) {
    if (arguments.empty()) {
        terminal.out << help_text(Command::help, terminal.speech);
        return exit_usage;
    }
    Diagnostics diagnostics;
    const auto options = read_options(arguments, terminal.speech, diagnostics);
    if (!options) {
        terminal.complain(diagnostics, Sources());
        return exit_usage;
    }
    terminal.telling.all = options->all;
    switch (options->command) {
        case Command::help:
            terminal.out << help_text(options->help_about, terminal.speech);
            return exit_fine;
        case Command::version: terminal.out << "banxin " BANXIN_VERSION "\n"; return exit_fine;
        case Command::build: return run_build(*options, environment, terminal);
        case Command::watch: return run_watch(*options, environment, terminal);
        case Command::preview: return run_preview(*options, terminal);
        case Command::check: return run_check(*options, environment, terminal);
        case Command::fix: return run_fix(*options, terminal);
        case Command::dump: return run_dump(*options, terminal);
        case Command::start: return run_new(*options, terminal);
        case Command::style: return run_style(*options, terminal);
        case Command::import: return run_import(*options, terminal);
    }
    throw std::logic_error("a command without a case");
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Environment& environment,
        Terminal terminal) noexcept {
    try {
        terminal.speech = choose_speech(arguments, environment);
        terminal.telling.colour = choose_colour(arguments, environment, terminal.watched);
        const int code = run_command(arguments, environment, terminal);
        terminal.out.flush();
        // A summary or a dump that did not reach its reader (a full disk) is no success.
        if (!terminal.out) throw Failure(Code::W002, {"stdout", ""});
        return code;
    } catch (const Failure& failure) {
        terminal.complain(failure.diagnostic());
        return exit_world_refused;
    } catch (const std::bad_alloc&) {
        terminal.complain({Code::W005, {}, {}, {}, {}});
        return exit_world_refused;
    } catch (const std::exception& error) {
        terminal.complain({Code::W003, {}, {error.what()}, Hint{HintId::report_bug, {}}, {}});
        return exit_our_bug;
    }
}

bool has_manifest(const std::filesystem::path& folder, Terminal& terminal) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (fs::exists(folder / "banxin.toml", ignored)) return true;
    if (!fs::is_directory(folder, ignored)) {
        // Opening it tells the true reason: missing, no folder, no permission.
        const BookFolder refused(folder);
    }
    Hint hint{HintId::write_manifest, {}};
    const auto system = importer::recognise(folder);
    if (system) {
        std::string name = importer::name_of(*system);
        if (name.empty()) name = say(TextId::plain_folder, terminal.speech);
        hint = {HintId::import_folder, {name, folder.string()}};
    }
    // Markdown below a manifest is that book's.
    const bool own = system && *system != importer::System::markdown;
    for (const char* above : {"..", "../.."})
        if (!own && fs::exists(folder / above / "banxin.toml", ignored))
            hint = {HintId::manifest_above, {(folder / above).lexically_normal().string()}};
    terminal.complain({Code::C001, {}, {folder.string()}, hint, {}});
    return false;
}

}  // namespace banxin::cli
