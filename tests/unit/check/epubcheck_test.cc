// EPUBCheck's report read back; the program itself is run by tests/epub/kit and tests/commands.
#include "check/epubcheck.h"
#include "unit/check/small_epub.h"

#include "base/process.h"

#include <fstream>

namespace banxin::check::testing {
namespace {

namespace fs = std::filesystem;

std::string told(const std::string& json) {
    SmallEpub book;
    book.add("\n<p>灯</p>");
    Sources sources;
    Diagnostics diagnostics;
    read_epubcheck_report(json, book.bytes(), "a.epub", sources, diagnostics);
    return to_text(diagnostics, sources, Speech::english);
}

std::string message(const std::string& severity, const std::string& locations) {
    return R"({"messages":[{"ID":"HTM_055","severity":")" + severity +
           R"(","message":"No.","locations":[)" + locations + "]}]}";
}

TEST(Epubcheck, TellsWhereAndShowsTheLine) {
    EXPECT_EQ(told(message("ERROR", R"({"path":"chapter.xhtml","line":4,"column":2})")),
              "a.epub/chapter.xhtml:4:2: error[E200]: epubcheck HTM-055: No.\n"
              "  4 | <p>灯</p></body></html>\n"
              "    |  ^\n");
}

TEST(Epubcheck, NamesTheFileWhereNoLineIsToBlame) {
    EXPECT_EQ(told(message("WARNING", R"({"path":"a.epub","line":-1,"column":-1})")),
              "a.epub: warning[E201]: epubcheck HTM-055: No.\n");
    EXPECT_EQ(told(message("USAGE", "")), "banxin: note[E202]: epubcheck HTM-055: No.\n");
    EXPECT_EQ(told(message("SUPPRESSED", "")), "");
}

TEST(Epubcheck, CutsAListOfAllThatWouldHaveBeenAllowed) {
    const std::string text = told(R"({"messages":[{"ID":"RSC-005","severity":"ERROR","message":")" +
                                  std::string(1000, 'x') + R"(","locations":[]}]})");
    EXPECT_LT(text.size(), 400U);
    EXPECT_NE(text.find("…"), std::string::npos);
}

TEST(Epubcheck, RefusesAReportThatIsNone) {
    for (const char* bad :
         {"", "{", "{}", "[]", R"({"messages":[{"severity":3}]})", R"({"messages":[1]})",
          R"({"messages":[{"severity":"ERROR","ID":[]}]})"})
        EXPECT_THROW(told(bad), Failure) << bad;
}

TEST(Epubcheck, IsLookedForWhereProgramsAre) {
    const ScratchFolder scratch;
    const fs::path program = scratch.path() / "epubcheck";
    EXPECT_FALSE(find_epubcheck("", scratch.path().string()));
    std::ofstream(program) << "x";
    EXPECT_EQ(find_epubcheck("", "/nonexistent::" + scratch.path().string()), program);
    EXPECT_EQ(find_epubcheck("other.jar", scratch.path().string()), fs::path("other.jar"));
}

TEST(Epubcheck, SaysThatItCannotStart) {
    const ScratchFolder scratch;
    Sources sources;
    Diagnostics diagnostics;
    EXPECT_THROW(
        run_epubcheck("/nonexistent/program", "a.epub", {}, "a.epub", sources, diagnostics),
        Failure);
}

}  // namespace
}  // namespace banxin::check::testing
