#include "cli/options.h"

#include "base/ascii.h"
#include "base/named.h"
#include "base/unicode.h"

#include <fmt/format.h>
#include <cxxopts.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <limits>

namespace banxin::cli {
namespace {

struct CommandSpec {
    Command command;
    const char* name;
    const char* usage;
    TextId about;
    std::size_t least_places;
    std::size_t most_places;
    /// What the first of them is called.
    const char* needed = "DIR";
};
constexpr CommandSpec commands[] = {
    {Command::build, "build", "banxin build [DIR]", TextId::command_build, 0, 1},
    {Command::watch, "watch", "banxin watch [DIR]", TextId::command_watch, 0, 1},
    {Command::preview, "preview", "banxin preview [DIR]", TextId::command_preview, 0, 1},
    {Command::check, "check", "banxin check [EPUB|DIR]…", TextId::command_check, 0,
     std::numeric_limits<std::size_t>::max()},
    {Command::fix, "fix", "banxin fix [DIR]", TextId::command_fix, 0, 1},
    {Command::dump, "dump", "banxin dump [DIR]", TextId::command_dump, 0, 1},
    {Command::start, "new", "banxin new DIR", TextId::command_new, 1, 1},
    {Command::style, "style", "banxin style list|show|new", TextId::command_style, 1, 3,
     "list|show|new"},
    {Command::import, "import", "banxin import FROM [DIR]", TextId::command_import, 1, 2, "FROM"},
};

enum : unsigned {
    for_build = 1,
    for_dump = 2,
    for_import = 4,
    for_new = 8,
    for_check = 16,
    for_fix = 32,
    for_style = 64,
    for_preview = 128,
    for_all = 255
};

struct OptionSpec {
    char letter;  ///< 0: none
    const char* name;
    const char* value;  ///< name of its value; null: it has none
    TextId about;
    unsigned commands;
};
constexpr OptionSpec option_table[] = {
    {0, "epub", nullptr, TextId::option_epub, for_build},
    {0, "pdf", nullptr, TextId::option_pdf, for_build},
    {'o', "output", "DIR", TextId::option_output, for_build | for_check | for_style},
    {'q', "quiet", nullptr, TextId::option_quiet,
     for_build | for_check | for_import | for_new | for_fix | for_style},
    {0, "write", nullptr, TextId::option_write, for_fix},
    {0, "check", nullptr, TextId::option_only_check, for_fix},
    {0, "warnings-as-errors", nullptr, TextId::option_warnings_as_errors, for_build | for_check},
    {'j', "jobs", "N", TextId::option_jobs,
     for_build | for_check | for_dump | for_fix | for_style | for_preview},
    {0, "epubcheck", nullptr, TextId::option_epubcheck, for_check},
    {0, "epubcheck-jar", "FILE", TextId::option_epubcheck_jar, for_check},
    {0, "draft", nullptr, TextId::option_draft, for_build},
    {0, "show-grid", nullptr, TextId::option_show_grid, for_build},
    {0, "all", nullptr, TextId::option_all, for_build | for_check | for_dump | for_import},
    {0, "from", "STYLE", TextId::option_from, for_style},
    {0, "update", nullptr, TextId::option_update, for_import},
    {0, "open", nullptr, TextId::option_open, for_build},
    {0, "port", "N", TextId::option_port, for_preview},
    {0, "editor", "COMMAND", TextId::option_editor, for_preview},
    {0, "no-open", nullptr, TextId::option_no_open, for_preview},
    {0, "timings", nullptr, TextId::option_timings, for_build},
    {0, "document", nullptr, TextId::option_document, for_dump},
    {0, "pages", nullptr, TextId::option_pages, for_dump},
    {0, "color", "WHEN", TextId::option_color, for_all},
    {0, "lang", "LANG", TextId::option_lang, for_all},
    {'h', "help", nullptr, TextId::option_help, for_all},
    {0, "version", nullptr, TextId::option_version, 0},
};

const CommandSpec* find_command(std::string_view name) {
    const auto* found = std::find_if(std::begin(commands), std::end(commands),
                                     [&](const CommandSpec& c) { return name == c.name; });
    return found == std::end(commands) ? nullptr : found;
}
const CommandSpec* find_command(Command command) {
    const auto* found = std::find_if(std::begin(commands), std::end(commands),
                                     [&](const CommandSpec& c) { return command == c.command; });
    return found == std::end(commands) ? nullptr : found;
}

unsigned mask_of(Command command) {
    switch (command) {
        case Command::build:
        case Command::watch: return for_build;
        case Command::preview: return for_preview;
        case Command::check: return for_check;
        case Command::dump: return for_dump;
        case Command::fix: return for_fix;
        case Command::import: return for_import;
        case Command::start: return for_new;
        case Command::style: return for_style;
        case Command::help:
        case Command::version: return 0;
    }
    return 0;
}

/// `--version` stands before any command; `--lang` and `--help` stand anywhere.
bool takes(Command command, const OptionSpec& option) {
    const bool before_any = mask_of(command) == 0;
    return before_any ? option.commands == 0 || option.commands == for_all
                      : (option.commands & mask_of(command)) != 0;
}

cxxopts::Options parser_for(Command command) {
    cxxopts::Options parser("banxin");
    parser.allow_unrecognised_options();
    auto add = parser.add_options();
    for (const OptionSpec& option : option_table) {
        if (!takes(command, option)) continue;
        const std::string names = option.letter == 0
                                      ? std::string(option.name)
                                      : fmt::format("{},{}", option.letter, option.name);
        // Values are taken as text: what they mean, and complaining about it, is ours.
        if (option.value != nullptr)
            add(names, "", cxxopts::value<std::string>());
        else
            add(names, "");
    }
    // Places are not declared: cxxopts would split a folder's name at its commas. They come
    // back among the unmatched arguments.
    return parser;
}

/// cxxopts names the option only inside its English message, between curly quotes.
std::string quoted_name(std::string_view message) {
    const std::string opening = to_utf8(std::u32string(1, chars::left_single_quote));
    const std::string closing = to_utf8(std::u32string(1, chars::right_single_quote));
    const std::size_t begin = message.find(opening);
    if (begin == std::string_view::npos) return std::string(message);
    const std::size_t from = begin + opening.size();
    const std::string name(message.substr(from, message.find(closing, from) - from));
    return (name.size() == 1 ? "-" : "--") + name;
}

Hint help_hint(Command command) {
    const CommandSpec* spec = find_command(command);
    return {HintId::see_help,
            {spec == nullptr ? "banxin --help" : fmt::format("banxin {} --help", spec->name)}};
}

Hint hint_for_option(const std::string& wrong, Command command) {
    std::vector<std::string> names;
    for (const OptionSpec& option : option_table)
        if (takes(command, option)) names.push_back(fmt::format("--{}", option.name));
    if (auto near = nearest_name(wrong.substr(0, wrong.find('=')), names))
        return {HintId::did_you_mean, {*near}};
    return help_hint(command);
}

Hint hint_for_command(const std::string& wrong) {
    std::vector<std::string> names;
    for (const CommandSpec& spec : commands) names.emplace_back(spec.name);
    if (auto near = nearest_name(wrong, names)) return {HintId::did_you_mean, {*near}};
    return help_hint(Command::help);
}

std::optional<unsigned> read_number(const std::string& text, unsigned least, unsigned most) {
    unsigned number = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || number < least || number > most)
        return std::nullopt;
    return number;
}

/// What to do, the style it is about, and the folder.
bool take_style(const std::vector<std::string>& places, const CommandSpec& spec, Options& options,
                Diagnostics& diagnostics) {
    static constexpr Named<StyleAction> actions[] = {
        {StyleAction::list, "list"}, {StyleAction::show, "show"}, {StyleAction::start, "new"}};
    const auto names = listed(Names<StyleAction>(actions));
    const auto action = value_in(Names<StyleAction>(actions), places[0]);
    if (!action) {
        Hint hint{HintId::possible_values, {fmt::format("{}", fmt::join(names, ", "))}};
        if (auto near = nearest_name(places[0], names)) hint = {HintId::did_you_mean, {*near}};
        diagnostics.report(Code::C002, {}, {"style " + places[0]}, hint);
        return false;
    }
    options.action = *action;
    std::size_t next = 1;
    if (*action != StyleAction::list) {
        if (places.size() == next) {
            diagnostics.report(Code::C007, {}, {"NAME"}, Hint{HintId::style_names, {}});
            return false;
        }
        options.style = places[next++];
    }
    if (places.size() > next + 1) {
        diagnostics.report(Code::C006, {}, {places[next + 1]}, help_hint(spec.command));
        return false;
    }
    if (places.size() > next) options.folder = places[next];
    return true;
}

bool take_places(const std::vector<std::string>& places, const CommandSpec& spec, Options& options,
                 Diagnostics& diagnostics) {
    if (places.size() > spec.most_places) {
        diagnostics.report(Code::C006, {}, {places[spec.most_places]}, help_hint(spec.command));
        return false;
    }
    if (places.size() < spec.least_places) {
        diagnostics.report(Code::C007, {}, {spec.needed}, help_hint(spec.command));
        return false;
    }
    if (spec.command == Command::style) return take_style(places, spec, options, diagnostics);
    if (spec.command == Command::import) {
        options.source = places[0];
        if (places.size() > 1) options.folder = places[1];
    } else if (spec.command == Command::check) {
        options.places.assign(places.begin(), places.end());
        if (places.empty()) options.places.emplace_back(".");
    } else if (!places.empty()) {
        options.folder = places[0];
    }
    return true;
}

/// "zh", "zh-CN" and "zh_CN.UTF-8" alike.
std::optional<Speech> speech_named(const std::string& name) {
    const std::string language = ascii::to_lower(name.substr(0, name.find_first_of("-_.@")));
    if (language == "zh") return Speech::chinese;
    if (language == "en") return Speech::english;
    return std::nullopt;
}

/// Of `--option VALUE` or `--option=VALUE`, before the arguments are read.
std::optional<std::string> value_among(const std::vector<std::string>& arguments,
                                       const std::string& option) {
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
        if (arguments[i].starts_with(option + "=")) return arguments[i].substr(option.size() + 1);
        if (arguments[i] == option && i + 1 < arguments.size()) return arguments[i + 1];
    }
    return std::nullopt;
}

std::string padded(std::string text, int cells) {
    const int missing = cells - display_width(text);
    if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
    return text;
}

}  // namespace

Speech choose_speech(const std::vector<std::string>& arguments, const Environment& environment) {
    if (const auto given = value_among(arguments, "--lang"))
        if (const auto speech = speech_named(*given)) return *speech;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto value = environment(name);
        if (value && !value->empty())
            return value->starts_with("zh") ? Speech::chinese : Speech::english;
    }
    return Speech::english;
}

bool choose_colour(const std::vector<std::string>& arguments, const Environment& environment,
                   bool watched) {
    const std::string given = value_among(arguments, "--color").value_or("auto");
    if (given == "always" || given == "never") return given == "always";
    return watched && environment("NO_COLOR").value_or("").empty() &&
           environment("TERM").value_or("dumb") != "dumb";
}

std::optional<Options> read_options(const std::vector<std::string>& arguments, Speech speech,
                                    Diagnostics& diagnostics) {
    // The command is the first argument that is neither an option nor the value of one.
    std::vector<std::string> rest = arguments;
    auto at = rest.begin();
    while (at != rest.end() && at->starts_with("-"))
        at += (*at == "--lang" || *at == "--color") && std::next(at) != rest.end() ? 2 : 1;
    const CommandSpec* spec = nullptr;
    if (at != rest.end()) {
        spec = find_command(*at);
        if (spec == nullptr) {
            diagnostics.report(Code::C002, {}, {*at}, hint_for_command(*at));
            return std::nullopt;
        }
        rest.erase(at);
    }
    Options options;
    options.command = spec == nullptr ? Command::help : spec->command;

    // What stands after "--" is a place, whatever it looks like.
    const auto divide = std::find(rest.begin(), rest.end(), "--");
    std::vector<std::string> after;
    if (divide != rest.end()) after.assign(std::next(divide), rest.end());
    std::vector<const char*> raw{"banxin"};
    for (auto it = rest.begin(); it != divide; ++it) raw.push_back(it->c_str());
    try {
        const cxxopts::ParseResult result =
            parser_for(options.command).parse(static_cast<int>(raw.size()), raw.data());
        std::vector<std::string> places;
        for (const std::string& argument : result.unmatched()) {
            if (argument.starts_with("-") && argument.size() > 1) {
                diagnostics.report(Code::C003, {}, {argument},
                                   hint_for_option(argument, options.command));
                return std::nullopt;
            }
            places.push_back(argument);
        }
        places.insert(places.end(), after.begin(), after.end());
        const auto on = [&](const char* name) { return result.count(name) > 0; };
        const auto text = [&](const char* name) { return result[name].as<std::string>(); };
        if (on("lang") && !speech_named(text("lang"))) {
            diagnostics.report(Code::C005, {}, {"--lang", text("lang"), "en, zh"});
            return std::nullopt;
        }
        const std::string colour = on("color") ? text("color") : "auto";
        if (colour != "auto" && colour != "always" && colour != "never") {
            diagnostics.report(Code::C005, {}, {"--color", colour, "auto, always, never"});
            return std::nullopt;
        }
        if (on("help") || spec == nullptr) {
            options.help_about = options.command;
            options.command = on("version") ? Command::version : Command::help;
            if (options.command == Command::help && !on("help")) {
                // Only options and no command: as good as nothing asked.
                diagnostics.report(Code::C007, {}, {"COMMAND"}, help_hint(Command::help));
                return std::nullopt;
            }
            return options;
        }
        options.epub = on("epub");
        options.pdf = on("pdf");
        options.quiet = on("quiet");
        options.warnings_as_errors = on("warnings-as-errors");
        options.timings = on("timings");
        options.draft = on("draft");
        options.show_grid = on("show-grid");
        options.open = on("open");
        options.no_open = on("no-open");
        if (on("editor")) options.editor = text("editor");
        options.all = on("all");
        options.write = on("write");
        options.only_check = on("check");
        options.only_document = on("document");
        options.only_pages = on("pages");
        options.epubcheck = on("epubcheck") || on("epubcheck-jar");
        if (on("epubcheck-jar")) options.epubcheck_program = text("epubcheck-jar");
        options.update = on("update");
        if (on("output")) options.output = text("output");
        if (on("from")) options.from = text("from");
        if (on("jobs")) {
            const auto jobs = read_number(text("jobs"), 1, 256);
            if (!jobs) {
                diagnostics.report(Code::C005, {},
                                   {"--jobs", text("jobs"), say(TextId::expected_number, speech)});
                return std::nullopt;
            }
            options.jobs = *jobs;
        }
        if (on("port")) {
            const auto port = read_number(text("port"), 0, 65535);
            if (!port) {
                diagnostics.report(Code::C005, {},
                                   {"--port", text("port"), say(TextId::expected_port, speech)});
                return std::nullopt;
            }
            options.port = static_cast<int>(*port);
        }
        if (!take_places(places, *spec, options, diagnostics)) return std::nullopt;
        return options;
    } catch (const cxxopts::exceptions::missing_argument& error) {
        diagnostics.report(Code::C004, {}, {quoted_name(error.what())}, help_hint(options.command));
    } catch (const cxxopts::exceptions::exception& error) {
        const std::string wrong = quoted_name(error.what());
        diagnostics.report(Code::C003, {}, {wrong}, help_hint(options.command));
    }
    return std::nullopt;
}

std::string help_text(Command about, Speech speech) {
    std::string text;
    const CommandSpec* spec = find_command(about);
    if (spec == nullptr) {
        text += fmt::format("{}\n\n", say(TextId::help_about, speech));
        text += fmt::format("{}: banxin COMMAND …\n\n", say(TextId::help_usage, speech));
        text += fmt::format("{}:\n", say(TextId::help_commands, speech));
        for (const CommandSpec& one : commands)
            text += fmt::format("  {}{}\n", padded(one.usage, 28), say(one.about, speech));
    } else {
        text += fmt::format("{}\n\n{}: {}\n", say(spec->about, speech),
                            say(TextId::help_usage, speech), spec->usage);
    }
    text += fmt::format("\n{}:\n", say(TextId::help_options, speech));
    for (const OptionSpec& option : option_table) {
        if (!takes(about, option)) continue;
        std::string form = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
        form += fmt::format("--{}", option.name);
        if (option.value != nullptr) form += fmt::format(" {}", option.value);
        text += fmt::format("  {}{}\n", padded(form, 28), say(option.about, speech));
    }
    if (spec == nullptr) {
        text += fmt::format("\n{}\n{}\n", say(TextId::help_more, speech),
                            say(TextId::help_exit_codes, speech));
    }
    return text;
}

}  // namespace banxin::cli
