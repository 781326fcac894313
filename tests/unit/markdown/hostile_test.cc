// Any bytes give a chapter and diagnostics, never a crash, in time that grows with their size.
#include "unit/markdown/reading.h"

#include "base/parallel.h"
#include "base/unicode.h"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace banxin {
namespace {

std::string repeated(std::string_view unit, std::size_t times) {
    std::string text;
    text.reserve(unit.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += unit;
    return text;
}

/// Without optimization, or with a sanitizer, all is many times slower, and a fifth tells a square
/// as well.
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr std::size_t part = 1;
constexpr double most_seconds = 20;
#else
constexpr std::size_t part = 5;
constexpr double most_seconds = 10;
#endif

/// Generous. A busy machine's other work does not count.
void expect_quick(const std::string& text) {
    const std::clock_t start = std::clock();
    const Reading reading(text);
    const Reading again(text, "zh-Hans", Dialect::pandoc);
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(taken, most_seconds) << text.substr(0, 20) << " × " << text.size();
}

// EPUB 67.
TEST(Hostile, NestingEndsInAnErrorAndNotInACrash) {
    EXPECT_EQ(Reading(repeated(">", 50000) + "甲").complaints().substr(0, 4), "S003");
    EXPECT_EQ(Reading(repeated("*甲 ", 300) + repeated("乙*", 300)).complaints().substr(0, 4),
              "S003");
    std::string lists;
    for (std::size_t i = 0; i < 400; ++i) lists += repeated(" ", 2 * i) + "- 甲\n";
    EXPECT_EQ(Reading(std::move(lists)).complaints().substr(0, 4), "S003");
    EXPECT_EQ(Reading(repeated("<div>", 50000)).complaints().substr(0, 4), "S003");
    EXPECT_EQ(Reading("甲" + repeated("<b>", 50000)).complaints().substr(0, 4), "S003");
}

TEST(Hostile, TimeGrowsWithSizeOnly) {
    for (const char* unit : {"*",         "_",       "~",          "[",
                             "![",        "[a](",    "<",          "&",
                             "{",         "{a|",     "`",          "**甲。**",
                             "*a_ ",      "a**b",    "![a](",      "[^a]",
                             "[^a]: x\n", "- ",      "\\*",        "a@",
                             "www.",      "http://", "<b>x</b>",   "|a",
                             "1. a\n",    "> a\n",   "#",          "[a]: b\n",
                             "\\(",       "\\[",     "\\(a",       "^[",
                             "^[a]",      "@ref(",   "@a",         "[a]{",
                             "]{.a ",     "](a b",   "| a\n",      "~a",
                             "a^b",       "-　",     "　　a\n",    "\\begin{align}\n",
                             "```{r}\n",  ": a\n",   "::: {#a}\n", "\\a{"}) {
        expect_quick(repeated(unit, 100000 / part / std::string_view(unit).size()));
    }
}

TEST(Hostile, LongParagraphsAreRead) {
    expect_quick(repeated("这是很长的一段，", 10'000'000 / 24 / part));
    expect_quick(repeated("汉", 1'000'000 / 3 / part));
    expect_quick(repeated("一行\n", 500'000 / part));
}

/// Pieces that make trees, and bytes that break them.
std::string random_text(std::mt19937& random) {
    const char* pieces[] = {"**",
                            "*",
                            "~~",
                            "`",
                            "```\n",
                            "> ",
                            "- ",
                            "1. ",
                            "\n",
                            "\n\n",
                            "[",
                            "](",
                            ")",
                            "![",
                            "[^a]",
                            "[^a]: ",
                            "|",
                            "|-|-|\n",
                            "{",
                            "|.}",
                            "}",
                            "<b>",
                            "</b>",
                            "<div>",
                            "<table><tr>",
                            "<!--",
                            "&amp;",
                            "&#0;",
                            "\\",
                            "。",
                            "汉字",
                            "“",
                            "”",
                            "word",
                            " ",
                            "\t",
                            "    ",
                            "# ",
                            "## ",
                            "---\n",
                            "\r\n",
                            "\r",
                            "\x01",
                            "\xFF",
                            "\xE6",
                            "表：",
                            "http://a.b",
                            "<ruby>",
                            "<rt>",
                            "{#x}",
                            "<img src=a>",
                            "$",
                            "$$\n",
                            "$$ ",
                            "!!! note\n",
                            "> [!NOTE]\n",
                            "\n: ",
                            "```admonish tip\n",
                            ":::tip x\n",
                            ":::\n",
                            "{% hint style=\"x\" %}\n",
                            "{% endhint %}\n",
                            "<td colspan=3 rowspan=2>",
                            "<dl><dt>",
                            "<dd>",
                            "{width=5%}",
                            "{{#",
                            "^[",
                            "]",
                            "]{.x}",
                            "]{lang=en}",
                            "H~2~",
                            "x^2^",
                            "\n| ",
                            "\\(",
                            "\\)",
                            "\\[\n",
                            "\\]",
                            "x^2",
                            "\\begin{align}\n",
                            "\\end{align}\n",
                            "@fig-x",
                            "\\@ref(x)",
                            "第 ",
                            " 章",
                            "[@k]",
                            "```{r, echo=F}\n",
                            "# (PART) x\n",
                            "::: {#fig-x}\n",
                            "![a](a b.png)",
                            "a b.md",
                            "　　",
                            "\n　　"};
    std::uniform_int_distribution<std::size_t> which(0, std::size(pieces));
    std::uniform_int_distribution<int> length(0, 120);
    std::uniform_int_distribution<int> byte(0, 255);
    std::string text;
    for (int n = length(random); n > 0; --n) {
        const std::size_t piece = which(random);
        if (piece < std::size(pieces)) {
            text += pieces[piece];
        } else {
            text += static_cast<char>(byte(random));
        }
    }
    return text;
}

TEST(Hostile, LinesOfNothingButMarksEnd) {
    std::string brackets = "![";
    for (int i = 0; i < static_cast<int>(200000 / part); ++i) brackets += "](";
    EXPECT_FALSE(blocks_of(brackets).empty());
    std::string lines(200000 / part, 'x');
    for (int i = 0; i < static_cast<int>(100000 / part); ++i) lines += "\ny";
    EXPECT_FALSE(blocks_of(lines).empty());
}

TEST(Hostile, AnyBytesGiveTheSameChapterTwice) {
    std::mt19937 random(20240704);
    for (int i = 0; i < static_cast<int>(4000 / part); ++i) {
        const std::string text = random_text(random);
        const Reading first(text);
        const Reading second(text);
        ASSERT_EQ(first.blocks(), second.blocks()) << text;
        ASSERT_EQ(first.complaints(), second.complaints()) << text;
        ASSERT_EQ(first.blocks().find('\x01'), std::string::npos) << text;
        const Reading pandoc(text, "zh-Hans", Dialect::pandoc);
        ASSERT_EQ(pandoc.blocks(), Reading(text, "zh-Hans", Dialect::pandoc).blocks()) << text;
        for (const std::string& made : {first.blocks() + first.notes(), pandoc.blocks()})
            ASSERT_FALSE(find_invalid_utf8(made)) << text;
    }
}

TEST(Threads, ReadTheSameAsOne) {
    std::mt19937 random(7);
    std::vector<std::string> texts;
    for (int i = 0; i < 200; ++i) texts.push_back(random_text(random) + "~~删。~~后 **强。**调");
    std::vector<std::string> alone;
    for (const std::string& text : texts) alone.push_back(Reading(text).blocks());
    std::vector<std::string> together(texts.size());
    for_each_parallel(texts.size(), 4,
                      [&](std::size_t i) { together[i] = Reading(texts[i]).blocks(); });
    EXPECT_EQ(alone, together);
}

TEST(Manuscript, IsReadWithoutSurprises) {
    const std::filesystem::path path =
        std::filesystem::path(BANXIN_SOURCE_DIR) / "../shared/manuscript/digest-note.md";
    std::ifstream file(path, std::ios::binary);
    if (!file) GTEST_SKIP() << "the manuscript is not on this machine";
    std::stringstream text;
    text << file.rdbuf();
    const Reading reading(text.str());
    EXPECT_EQ(reading.complaints(), "");
    EXPECT_EQ(reading.blocks().find("**"), std::string::npos);
    EXPECT_EQ(reading.blocks().find("]("), std::string::npos);
}

}  // namespace
}  // namespace banxin
