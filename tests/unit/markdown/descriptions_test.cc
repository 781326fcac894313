// What is said for a picture: the alternative, to Pandoc the caption too, and the notes marked
// there.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

#include <tuple>

namespace banxin {
namespace {

constexpr const char* note = "\n\n[^1]: 注\n";

std::string read(const std::string& text, Dialect dialect) {
    const Reading reading(text + note, "zh-Hans", dialect);
    EXPECT_EQ(reading.complaints(), "") << text;
    EXPECT_NE(reading.notes().find("text \"注\""), std::string::npos) << text;
    return reading.blocks();
}

TEST(Descriptions, AreCaptionsToPandocWithAllThatIsInThem) {
    const std::string image = "figure image \"a.png\" alt ";
    for (const auto& [said, alt, caption] :
         {std::tuple{"甲**乙[^1]**", "\"甲乙\"",
                     "    text \"甲\"\n    strong\n      text \"乙\"\n      note-ref 1\n"},
          {"[甲](u)[^1]", "\"甲\"", "    link \"u\"\n      text \"甲\"\n    note-ref 1\n"},
          {"`甲`[^1]乙", "\"甲乙\"", "    code \"甲\"\n    note-ref 1\n    text \"乙\"\n"},
          {"{汉|hàn}[^1]", "\"汉\"", "    ruby \"汉\"|\"hàn\"\n    note-ref 1\n"},
          {"(\\#fig:a) 甲[^1]", "\"甲\"", "    text \"甲\"\n    note-ref 1\n"}})
        for (const char* attributes : {"", "{#fig-a}", "{width=50%}"}) {
            const std::string figure =
                read("![" + std::string(said) + "](a.png)" + attributes, Dialect::pandoc);
            const std::string width = std::string(attributes).starts_with("{w") ? " width 50%" : "";
            EXPECT_EQ(figure, image + alt + width + "\n  caption\n" + caption) << said;
        }
    const Reading named("![甲[^1]](a.png){#fig-a}" + std::string(note), "zh-Hans", Dialect::pandoc);
    EXPECT_EQ(named.chapter.blocks.at(0).anchor, "fig-a");
}

TEST(Descriptions, GiveTheirWordsToTheAlternativeAndTheirMarksToWhatStandsBehind) {
    const Dialect plain = Dialect::commonmark;
    EXPECT_EQ(read("![甲**乙[^1]** {汉|hàn}\n丁 ![戊](b.png)](a.png \"题\")", plain),
              "figure image \"a.png\" alt \"甲乙 汉丁 戊\"\n"
              "  caption\n    text \"题\"\n    note-ref 1\n");
    EXPECT_EQ(read("![甲[^1]](a.png)", plain),
              "paragraph\n  image \"a.png\" alt \"甲\"\n  note-ref 1\n");
    for (const Dialect dialect : {plain, Dialect::pandoc})
        EXPECT_EQ(read("文![甲[^1]](a.png)文", dialect),
                  "paragraph\n  text \"文\"\n  image \"a.png\" alt \"甲\"\n  note-ref 1\n"
                  "  text \"文\"\n");
    EXPECT_EQ(read("文![甲[^1]](a.png){width=50%}文", Dialect::pandoc),
              "paragraph\n  text \"文\"\n  image \"a.png\" alt \"甲\" width 50%\n"
              "  note-ref 1\n  text \"文\"\n");
    EXPECT_EQ(read("[![甲[^1]](a.png)](u)", plain),
              "paragraph\n  link \"u\"\n    image \"a.png\" alt \"甲\"\n  note-ref 1\n");
}

}  // namespace
}  // namespace banxin
