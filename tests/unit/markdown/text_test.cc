// Line ends, ruby, bare addresses, and what becomes of the author's bytes.
#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

std::string words(std::string text, Language language = "zh-Hans") {
    const Reading reading(std::move(text), language);
    std::string all;
    for (const Block& block : reading.chapter.blocks) {
        if (!all.empty()) all += "¶";
        if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
            all += plain_text(paragraph->content);
        }
    }
    return all;
}

// TYPOGRAPHY.md, M12.
TEST(LineEnd, VanishesBetweenHanAndItsPunctuation) {
    EXPECT_EQ(words("甲乙\n丙丁，\n戊"), "甲乙丙丁，戊");
    EXPECT_EQ(words("かな\nカナ", "ja"), "かなカナ");
    EXPECT_EQ(words("> 甲\n> 乙\n丙"), "");
}

TEST(LineEnd, IsASpaceBetweenLatinWordsAndHangul) {
    EXPECT_EQ(words("one\ntwo", "en"), "one two");
    EXPECT_EQ(words("one\ntwo"), "one two");
    EXPECT_EQ(words("하나\n둘", "ko"), "하나 둘");
    EXPECT_EQ(words("漢字\n한글", "ko"), "漢字 한글");
}

TEST(LineEnd, VanishesBetweenHanAndLatin) {
    EXPECT_EQ(words("版心\nbook\n工具"), "版心book工具");
}

TEST(LineEnd, LooksThroughElementBorders) {
    EXPECT_EQ(words("**甲**\n乙"), "甲乙");
    EXPECT_EQ(words("**one**\n*two*"), "one two");
    EXPECT_EQ(words("`a`\nb"), "a b");
    EXPECT_EQ(words("甲[^n]\n乙\n\n[^n]: x"), "甲乙");
}

TEST(LineEnd, AsksWhatSharedMarksEnclose) {
    EXPECT_EQ(words("say “foo”\nbar", "en"), "say “foo” bar");
    EXPECT_EQ(words("说“好”\nbar"), "说“好”bar");
    EXPECT_EQ(words("所以……\n后来"), "所以……后来");
}

TEST(LineEnd, StaysWhenItIsHard) {
    EXPECT_EQ(
        blocks_of("甲  \n乙\\\n丙"),
        "paragraph\n  text \"甲\"\n  line-break\n  text \"乙\"\n  line-break\n  text \"丙\"\n");
}

TEST(Ruby, HasOneReadingForTheWhole) {
    EXPECT_EQ(blocks_of("读{汉字|hàn zì}吧"),
              "paragraph\n  text \"读\"\n  ruby \"汉字\"|\"hàn zì\"\n  text \"吧\"\n");
}

TEST(Ruby, HasAReadingForEachCharacter) {
    EXPECT_EQ(blocks_of("{漢字|かん|じ}", "ja"),
              "paragraph\n  ruby \"漢\"|\"かん\" \"字\"|\"じ\"\n");
}

TEST(Ruby, FallsBackToTheWholeWhenTheNumbersDiffer) {
    const Reading reading("{漢字表|かん|じ}");
    EXPECT_EQ(reading.blocks(), "paragraph\n  ruby \"漢字表\"|\"かんじ\"\n");
    EXPECT_EQ(reading.complaints(), "S010@1:1");
}

TEST(Ruby, LeavesOtherBracesAlone) {
    EXPECT_EQ(words("集合{甲}与{}与{|}与a|b"), "集合{甲}与{}与{|}与a|b");
    EXPECT_EQ(words("\\{甲|乙} {甲\\|乙}"), "{甲|乙} {甲|乙}");
    EXPECT_EQ(words("&#123;甲|乙}"), "{甲|乙}");
    EXPECT_EQ(blocks_of("`{甲|乙}`"), "paragraph\n  code \"{甲|乙}\"\n");
}

TEST(Ruby, WantsPlainText) {
    const Reading reading("{**甲**|jiǎ}");
    EXPECT_EQ(reading.complaints(), "S016@1:1");
    EXPECT_EQ(words("{**甲**|jiǎ}"), "{甲|jiǎ}");
}

TEST(Ruby, StandsInATableCellWithItsBarEscaped) {
    EXPECT_EQ(blocks_of("|甲|\n|-|\n|{汉\\|hàn}|\n"),
              "table -\n  head\n    row\n      cell heads column\n        paragraph\n"
              "          text \"甲\"\n  body\n    row\n      cell\n        paragraph\n"
              "          ruby \"汉\"|\"hàn\"\n");
}

TEST(EmphasisDots, MayHoldEmphasis) {
    EXPECT_EQ(blocks_of("{要紧**的**话|.}。"),
              "paragraph\n  emphasis-dots\n    text \"要紧\"\n    strong\n      text \"的\"\n"
              "    text \"话\"\n  text \"。\"\n");
}

TEST(Address, EndsWhereChineseBegins) {
    EXPECT_EQ(blocks_of("见 https://example.com/a_b?c=1，然后"),
              "paragraph\n  text \"见 \"\n  link \"https://example.com/a_b?c=1\"\n"
              "    text \"https://example.com/a_b?c=1\"\n  text \"，然后\"\n");
    EXPECT_EQ(blocks_of("（www.example.com）"),
              "paragraph\n  text \"（\"\n  link \"http://www.example.com\"\n"
              "    text \"www.example.com\"\n  text \"）\"\n");
    EXPECT_EQ(blocks_of("写信a@example.com。"),
              "paragraph\n  text \"写信\"\n  link \"mailto:a@example.com\"\n"
              "    text \"a@example.com\"\n  text \"。\"\n");
}

TEST(Address, IsNoLinkInsideALink) {
    EXPECT_EQ(blocks_of("[https://a.b/](c.md)"),
              "paragraph\n  link \"c.md\"\n    text \"https://a.b/\"\n");
}

TEST(Address, OfAnUnsafeSchemeBecomesText) {
    const Reading reading(
        "[甲](javascript:alert(1)) [乙](&#106;avascript:x) [丙](file:///etc)\n"
        "<a href=\"data:text/html,x\">丁</a> [戊](tel:1) [己](a/b:c)");
    EXPECT_EQ(reading.complaints(), "S013@1:1 S013@1:26 S013@1:49 S013@2:1");
    EXPECT_EQ(reading.blocks().find("javascript"), std::string::npos);
    EXPECT_EQ(reading.blocks().find("data:"), std::string::npos);
}

TEST(Bytes, OfEveryKindOfLineEndAndAMarkAreRead) {
    EXPECT_EQ(blocks_of("\xEF\xBB\xBF# 甲\r\n\r\n乙\r丙\r\r\n丁"),
              "paragraph\n  text \"乙\"\n  text \"丙\"\nparagraph\n  text \"丁\"\n");
}

TEST(Bytes, ThatAreNoUtf8AreReportedWithTheirPlace) {
    const Reading reading("甲\n乙\xFF丙");
    EXPECT_EQ(reading.complaints(), "S001@2:2");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲\"\n  text \"乙\uFFFD\"\n  text \"丙\"\n");
}

TEST(Bytes, OfControlsAreDropped) {
    const Reading reading(std::string("甲\x01\x00乙\x1B[31m", 13));
    EXPECT_EQ(reading.complaints(), "S002@1:2");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲\"\n  text \"乙\"\n  text \"[31m\"\n");
}

TEST(Bytes, MayBeginWithSeveralMarks) {
    const Reading reading("\xEF\xBB\xBF\xEF\xBB\xBF---\ntitle: 甲\n---\n\n乙\n");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"乙\"\n");
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Bytes, OfLinesThatEndInACarriageReturnAloneAreLines) {
    const std::string text =
        "---\ntitle: 题\n---\n\n甲\n: 乙\n\n| 丙 | 丁 |\n|---|---|\n| 戊 | 己 "
        "|\n\n```\na\nb\n```\n\n"
        "::: note 庚\n辛<!-- 藏\n-->\n:::\n\n① 一\n② 二\n\n$$\nx\n$$\n\n!!! tip\n    "
        "壬[^1]\n\n[^1]: 癸\n";
    std::string returns = text;
    std::replace(returns.begin(), returns.end(), '\n', '\r');
    const Reading lines(text);
    const Reading reading(returns);
    EXPECT_EQ(reading.blocks() + reading.notes(), lines.blocks() + lines.notes());
    EXPECT_EQ(reading.complaints(), "");
}

TEST(Bytes, ThatPartWordsWithoutBeingBlanksAreBlanks) {
    const Reading reading("one\vtwo\fthree\u0085four\n");
    EXPECT_EQ(plain_text(std::get<Paragraph>(reading.chapter.blocks.at(0).value).content),
              "one two three four");
    EXPECT_EQ(reading.complaints(), "S002@1:4");
}

const std::string line_separator = "\u2028";
const std::string paragraph_separator = "\u2029";
const std::string mark_inside = "\uFEFF";

TEST(Separators, AreLineBreaksWhereverTextStands) {
    for (const std::string& separator :
         {line_separator, paragraph_separator, std::string("&#x2028;"), std::string("&#8233;")}) {
        const auto broken = [&](const std::string& before, const std::string& after) {
            const Reading reading(before + "甲" + separator + "乙" + after);
            const Reading typed(before + "甲<br>乙" + after);
            EXPECT_EQ(reading.blocks() + reading.notes(), typed.blocks() + typed.notes()) << before;
            EXPECT_EQ(plain_text(reading.chapter.title), plain_text(typed.chapter.title));
            EXPECT_EQ(reading.complaints().substr(0, 5), "S061@") << before << after;
        };
        broken("", "\n");
        broken("# ", "\n");
        broken("# 题\n\n## ", "\n");
        broken("- **", "**\n");
        broken("| ", " |\n|---|\n| 丙 |\n");
        broken("丙\n: ", "\n");
        broken("文[^1]\n\n[^1]: ", "\n");
        broken("<table><tr><td>", "</td></tr></table>\n");
    }
}

TEST(Separators, AreBlanksWhereNoLineCanEnd) {
    const Reading reading("`a" + line_separator + "b` ![c" + line_separator + "d](e.png \"f" +
                          line_separator + "g\") {甲|h" + line_separator + "i} 文\n\n```\nj" +
                          line_separator + "k\n```\n");
    EXPECT_EQ(
        reading.blocks(),
        "paragraph\n  code \"a b\"\n  text \" \"\n  image \"e.png\" alt \"c d\" title \"f g\"\n"
        "  text \" \"\n  ruby \"甲\"|\"h i\"\n  text \" 文\"\ncode-block \"j\\nk\"\n");
    EXPECT_EQ(reading.complaints(), "S061@1:2");
}

TEST(Separators, MarksOfByteOrderInsideATextAreDropped) {
    const Reading reading("甲" + mark_inside + "乙 `a" + mark_inside + "b`\n");
    EXPECT_EQ(reading.blocks(), "paragraph\n  text \"甲\"\n  text \"乙 \"\n  code \"ab\"\n");
    EXPECT_EQ(reading.complaints(), "S002@1:2");
    const Reading entities("甲&#xFEFF;乙&#31;丙&#127;&#13;<p>丁&#xFEFF;戊</p>\n");
    EXPECT_EQ(plain_text(std::get<Paragraph>(entities.chapter.blocks.at(0).value).content),
              "甲乙丙丁戊");
    EXPECT_EQ(entities.complaints(), "S002@1:2");
}

TEST(StandIns, AreNeverWhatAReferenceIsDecodedTo) {
    for (const std::string character : {"1", "2", "3", "4", "5", "6", "7", "8", "14", "15", "31"}) {
        const std::string reference = "&#" + character + ";";
        const Reading reading("# 甲" + reference + "\n\n乙" + reference + "**丙" + reference +
                              "**<b>丁" + reference + "</b>\n\n| 戊" + reference +
                              " |\n|---|\n| `己" + reference + "` |\n\n<p>庚" + reference +
                              "</p>\n");
        const std::string blocks = reading.blocks();
        EXPECT_EQ(blocks.find_first_of("<>|$\\\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x1F"),
                  std::string::npos)
            << blocks;
        EXPECT_NE(blocks.find("code \"己" + reference), std::string::npos) << blocks;
        EXPECT_EQ(reading.complaints(), "S002@1:4") << character;
    }
    // Where an address or a name is read, it stays as it is written.
    EXPECT_EQ(Reading("[甲](b&#6;c \"丁&#x06;\")\n\n``` 子&#5;\n丑\n```\n").blocks(),
              "paragraph\n  link \"b&#6;c\" title \"丁&#x06;\"\n    text \"甲\"\n"
              "code-block \"子&#5;\" \"丑\"\n");
}

TEST(Chapter, ThatIsEmptyIsReported) {
    EXPECT_EQ(Reading("").complaints(), "S015@1:1");
    EXPECT_EQ(Reading("\n\n").complaints(), "S015@1:1");
    EXPECT_EQ(Reading("# 题").complaints(), "");
}

TEST(Notes, ThatNothingMarksAreToldWhereverTheyAreDefined) {
    EXPECT_EQ(Reading("甲\n\n[^1]: 一\n\n> [^2]: 二\n\n- [^3]: 三\n").complaints(),
              "S011@3:1 S011@5:3 S011@7:3");
    // The first of two counts.
    EXPECT_EQ(Reading("甲[^1]\n\n[^1]: 一\n\n[^1]: 二\n").complaints(), "S011@5:1");
}

TEST(Links, DefinitionsThatNoLinkRefersToAreTold) {
    // Without a blank in it, a remark of Chinese is an address.
    EXPECT_EQ(Reading("甲\n\n[注]: 这里省略了一段。\n\n乙\n").complaints(), "S062@3:1");
    EXPECT_EQ(Reading("# 题\n[甲]: a.md\n[乙]: <b c.md> '丙'\n").complaints(), "S062@2:1 S062@3:1");
    EXPECT_EQ(Reading("> - 文\n>\n>   [甲]: a.md\n").complaints(), "S062@3:5");
    for (const char* used :
         {"[甲]\n\n[甲]: a.md\n", "[词][甲]\n\n[甲]: a.md (丙)\n", "[甲][]\n\n[甲]: a.md\n",
          "![词][A  b]\n\n[a B]: a.png\n", "[词][a\nb]\n\n[A b]: a.md\n", "[[甲]]\n\n[甲]: a.md\n"})
        EXPECT_EQ(Reading(used).complaints(), "") << used;
    // Text, code, or hidden as people hide remarks.
    for (const char* none :
         {"文\n[甲]: a.md\n", "[甲]: 一 二\n", "```\n[甲]: a.md\n```\n", "文\n\n[//]: # (藏)\n",
          "文\n\n[comment]: <> (藏)\n", "文\n\n    [甲]: a.md\n"})
        EXPECT_EQ(Reading(none).complaints(), "") << none;
}

}  // namespace
}  // namespace banxin
