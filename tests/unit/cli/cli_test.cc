// The command line without a process: arguments, environment and streams come from the test.
#include "cli/cli.h"

#include <gtest/gtest.h>

#include <new>
#include <sstream>
#include <stdexcept>

namespace banxin::cli {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

Environment environment(Variables variables) {
    return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
        for (const auto& [key, value] : variables)
            if (key == name) return value;
        return std::nullopt;
    };
}

struct Answer {
    int code = 0;
    std::string out;
    std::string err;
};
Answer ask(const std::vector<std::string>& arguments, const Environment& world) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = run(arguments, world, {out, err});
    return {code, out.str(), err.str()};
}

std::optional<Options> read(const std::vector<std::string>& arguments) {
    Diagnostics diagnostics;
    auto options = read_options(arguments, Speech::english, diagnostics);
    EXPECT_EQ(options.has_value(), !diagnostics.has_errors());
    return options;
}

TEST(Options, OfBuildAreRead) {
    const auto options =
        read({"build", "my book", "--epub", "-o", "out, here", "-qj2", "--timings"});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->command, Command::build);
    EXPECT_EQ(options->folder, "my book");
    EXPECT_EQ(options->output, "out, here");
    EXPECT_TRUE(options->epub);
    EXPECT_FALSE(options->pdf);
    EXPECT_TRUE(options->quiet);
    EXPECT_TRUE(options->timings);
    EXPECT_EQ(options->jobs, 2u);
}

TEST(Options, KeepFolderNamesWhole) {
    EXPECT_EQ(read({"build", "a,b"})->folder, "a,b");
    EXPECT_EQ(read({"build", "--", "--epub"})->folder, "--epub");
    EXPECT_EQ(read({"build"})->folder, ".");
    const auto import = read({"import", "笔记,一.md", "书"});
    EXPECT_EQ(import->source, "笔记,一.md");
    EXPECT_EQ(import->folder, "书");
}

TEST(Options, MayStandBeforeTheCommand) {
    EXPECT_EQ(read({"--lang", "zh", "dump", "--pages"})->command, Command::dump);
}

TEST(Options, OfAnotherCommandAreUnknown) {
    EXPECT_FALSE(read({"dump", "--epub"}));
    EXPECT_FALSE(read({"build", "--document"}));
    EXPECT_FALSE(read({"build", "--version"}));
}

TEST(Options, HelpKnowsWhatItIsAskedAbout) {
    EXPECT_EQ(read({"build", "--help"})->help_about, Command::build);
    EXPECT_EQ(read({"--help"})->help_about, Command::help);
    EXPECT_EQ(read({"--version"})->command, Command::version);
}

TEST(Speech, FollowsTheFirstLocaleVariableThatIsSet) {
    EXPECT_EQ(choose_speech({}, environment({})), Speech::english);
    EXPECT_EQ(choose_speech({}, environment({{"LANG", "zh_CN.UTF-8"}})), Speech::chinese);
    EXPECT_EQ(choose_speech({}, environment({{"LC_ALL", ""}, {"LANG", "zh_TW"}})), Speech::chinese);
    EXPECT_EQ(choose_speech({}, environment({{"LC_ALL", "C"}, {"LANG", "zh_CN"}})),
              Speech::english);
    EXPECT_EQ(choose_speech({}, environment({{"LC_MESSAGES", "zh"}, {"LANG", "C"}})),
              Speech::chinese);
    EXPECT_EQ(choose_speech({"build", "--lang", "en"}, environment({{"LANG", "zh_CN"}})),
              Speech::english);
}

TEST(Run, SaysNothingIsHelpAndWrongUse) {
    const Answer answer = ask({}, environment({}));
    EXPECT_EQ(answer.code, exit_usage);
    EXPECT_EQ(answer.out, help_text(Command::help, Speech::english));
    EXPECT_EQ(answer.err, "");
}

TEST(Run, ComplainsInTheRightLanguage) {
    EXPECT_EQ(ask({"biuld"}, environment({{"LANG", "zh_CN.UTF-8"}})).err,
              "banxin: 错误[C002]: 没有命令“biuld”\n  提示: 是不是“build”？\n");
}

TEST(Run, TellsOurBugsFromTheWorlds) {
    const Answer bug = ask({"build"}, [](const char*) -> std::optional<std::string> {
        throw std::logic_error("a broken invariant");
    });
    EXPECT_EQ(bug.code, exit_our_bug);
    EXPECT_NE(bug.err.find("[W003]: internal error: a broken invariant"), std::string::npos);
    const Answer memory =
        ask({"build"}, [](const char*) -> std::optional<std::string> { throw std::bad_alloc(); });
    EXPECT_EQ(memory.code, exit_world_refused);
    EXPECT_NE(memory.err.find("[W005]"), std::string::npos);
}

TEST(Run, CountsOutputThatWasLostAsARefusal) {
    std::ostringstream out;
    std::ostringstream err;
    out.setstate(std::ios::badbit);
    EXPECT_EQ(run({"--version"}, environment({}), {out, err}), exit_world_refused);
}

TEST(Terminal, ShowsSizesAndTimesForPeople) {
    EXPECT_EQ(human_size(812), "812 B");
    EXPECT_EQ(human_size(412345), "412 KB");
    EXPECT_EQ(human_size(999499), "999 KB");
    EXPECT_EQ(human_size(999600), "1.0 MB");
    EXPECT_EQ(human_size(1234567), "1.2 MB");
    EXPECT_EQ(human_seconds(0.0123), "0.012");
    EXPECT_EQ(human_seconds(1.234), "1.23");
}

TEST(Terminal, NamesEveryStageInBothLanguages) {
    for (const char* stage :
         {"manifest", "chapters", "passes", "style", "fonts", "layout", "epub", "pdf", "write"}) {
        EXPECT_NE(stage_text(stage, Speech::english), stage_text(stage, Speech::chinese)) << stage;
    }
}

TEST(Progress, IsSilentWhenNobodyWatches) {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{out, err};
    { Progress(terminal).enter("layout"); }
    EXPECT_EQ(err.str(), "");
}

TEST(Progress, IsSilentWhenTheWorkIsShort) {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{out, err, true};
    { Progress(terminal).enter("layout"); }
    EXPECT_EQ(err.str(), "");
}

TEST(Progress, NamesTheStageAndWipesItself) {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{out, err, true};
    {
        Progress progress(terminal);
        progress.enter("layout");
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
    }
    EXPECT_NE(err.str().find("laying out the pages … 0.5 s"), std::string::npos);
    EXPECT_TRUE(err.str().ends_with("\r\033[K"));
}

}  // namespace
}  // namespace banxin::cli
