/// \file
/// The command line: which command, with which options. The only place that knows how they
/// are spelt; parsing and the help text come from one table. Opens no file.
#pragma once

#include "base/diagnostics.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace banxin::cli {

enum class Command : std::uint8_t {
    help,
    version,
    build,
    watch,
    preview,
    check,
    fix,
    dump,
    start,
    style,
    import
};
/// What `style` is to do.
enum class StyleAction : std::uint8_t { list, show, start };

/// What was asked for; each command looks at its own part.
struct Options {
    Command command = Command::help;
    /// The command that help was asked about; `help` for all of them.
    Command help_about = Command::help;
    /// The book's folder as it was given; "." when it was not. For `new` and the `import` of a
    /// note, the new folder.
    std::filesystem::path folder = ".";
    /// `import`: a note, or a folder; then `folder` is "." if it was not given.
    std::filesystem::path source;
    /// `check`: files and folders, as they were given; "." when none was.
    std::vector<std::filesystem::path> places;
    /// `style`: what to do, with which style; a new one begins as `from`.
    StyleAction action = StyleAction::list;
    std::string style;
    std::string from = "classic";
    std::filesystem::path output;
    bool epub = false;
    bool pdf = false;
    bool quiet = false;
    bool warnings_as_errors = false;
    bool timings = false;
    bool draft = false;
    bool show_grid = false;
    /// What was made is shown by the program that the person's desktop has for it.
    bool open = false;
    /// `preview`: where it is served, 0 for any port; who opens a line of the text, if anybody; the
    /// browser is not started.
    int port = 0;
    std::string editor;
    bool no_open = false;
    /// Every message, however many there are of a kind.
    bool all = false;
    /// `import`: the folder has a banxin.toml, which is to be kept.
    bool update = false;
    bool epubcheck = false;
    /// A jar or a program; empty: what the environment says, or what is installed.
    std::filesystem::path epubcheck_program;
    /// `fix`: change the files; answer by the exit code whether there was something to change.
    bool write = false;
    bool only_check = false;
    bool only_document = false;
    bool only_pages = false;
    /// 0: one for each processor.
    unsigned jobs = 0;
};

/// An environment variable's value, if it is set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// `--lang` among the arguments (zh, zh-CN, zh_CN.UTF-8, en, en-US), else LC_ALL, LC_MESSAGES or
/// LANG (the first that is set and not empty) starting with "zh", else English. Asked before the
/// arguments are read, so that complaints about them are in the right language.
[[nodiscard]] Speech choose_speech(const std::vector<std::string>& arguments,
                                   const Environment& environment);

/// Whether messages are coloured: `--color` among the arguments (always, never), else NO_COLOR
/// (https://no-color.org) and TERM, else whether somebody watches.
[[nodiscard]] bool choose_colour(const std::vector<std::string>& arguments,
                                 const Environment& environment, bool watched);

/// `arguments` without the program's own name. Empty: exactly one C-diagnostic was reported.
[[nodiscard]] std::optional<Options> read_options(const std::vector<std::string>& arguments,
                                                  Speech speech, Diagnostics& diagnostics);

/// What `--help` prints, for one command or (`Command::help`) for all.
[[nodiscard]] std::string help_text(Command about, Speech speech);

}  // namespace banxin::cli
