// Whole books, one thing wrong: the numbers are EPUB.md's requirements. tests/epub/kit holds the
// many; here stand what needs an exact place, and what a hostile file does.
#include "unit/check/small_epub.h"

namespace banxin::check::testing {
namespace {

TEST(Check, FindsNothingInAGoodBook) {
    EXPECT_EQ(SmallEpub().findings(), Codes{});
}

TEST(Check, TellsThePlaceInsideTheEpub) {
    SmallEpub book;
    book.add("\n<p id=\"lamp\">河</p>");
    Sources sources;
    Diagnostics diagnostics;
    check_epub(book.bytes(), "a.epub", {true, 1}, sources, diagnostics);
    const std::string text = to_text(diagnostics, sources, Speech::english);
    EXPECT_NE(text.find("a.epub/chapter.xhtml:4:4: error[E126]: the id 'lamp' is given twice"),
              std::string::npos)
        << text;
}

TEST(Check, SaysTheSameOnAnyNumberOfThreads) {
    SmallEpub book;
    book.add("<p id=\"lamp\"><center/><img src=\"gone.png\"/></p>");
    book["style.css"] += "p { direction: rtl }";
    std::string texts[2];
    for (const unsigned jobs : {1U, 4U}) {
        Sources sources;
        Diagnostics diagnostics;
        check_epub(book.bytes(), "a.epub", {true, jobs}, sources, diagnostics);
        texts[jobs == 1 ? 0 : 1] = to_text(diagnostics, sources, Speech::english);
    }
    EXPECT_EQ(texts[0], texts[1]);
}

// EPUB 1
TEST(Check, RefusesWhatIsCutAnywhere) {
    const std::string whole = SmallEpub().bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Codes codes = findings_in(std::string_view(whole).substr(0, size));
        EXPECT_TRUE(codes.contains("E001") || codes.contains("E002")) << size;
    }
}

// EPUB 1 to 4: whatever the headers say, there is an answer.
TEST(Check, SurvivesAnyDamagedByte) {
    const std::string whole = SmallEpub().bytes();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const char c : {'\0', '\xFF', '<', '&'}) {
            std::string damaged = whole;
            damaged[at] = c;
            static_cast<void>(findings_in(damaged));
        }
    }
}

// EPUB 12
TEST(Check, PromisesNoMemoryToAHeader) {
    std::string bytes = SmallEpub().bytes();
    // The directory says that the last entry has four gigabytes.
    const std::size_t record = bytes.rfind("PK\x01\x02");
    bytes.replace(record + 24, 4, "\xF0\xFF\xFF\xFF");
    EXPECT_TRUE(findings_in(bytes).contains("E015"));
}

// EPUB 14
TEST(Check, KnowsIsbnsOfBothLengths) {
    for (const char* good : {"9787115546081", "978-7-115-54608-1", "080442957X", "0-306-40615-2"}) {
        SmallEpub book;
        book.change("package.opf", "urn:uuid:123c7383-4bd5-5e65-9924-6748ed63b5b9",
                    std::string("urn:isbn:") + good);
        EXPECT_EQ(book.findings(), Codes{}) << good;
    }
    SmallEpub book;
    book.change("package.opf", "urn:uuid:123c7383-4bd5-5e65-9924-6748ed63b5b9",
                "urn:isbn:9787115546082");
    EXPECT_EQ(book.findings(), Codes{"E048"});
}

// EPUB 22
TEST(Check, TakesDatesOfEveryPrecision) {
    const auto findings = [](const std::string& date) {
        SmallEpub book;
        book.change("package.opf", "<dc:language>", "<dc:date>" + date + "</dc:date><dc:language>");
        return book.findings();
    };
    for (const char* good : {"2026", "2026-11", "2026-11-25", "2024-02-29", "2026-11-25T08:00Z",
                             "2026-11-25T08:00:00.5+08:00"})
        EXPECT_EQ(findings(good), Codes{}) << good;
    for (const char* bad : {"2026年", "2026-13", "2026-02-29", "2026-11-31", "25.11.2026",
                            "2026-11-25T08", "2026-11-25T25:00Z"})
        EXPECT_EQ(findings(bad), Codes{"E044"}) << bad;
}

// EPUB 13
TEST(Check, TakesTheModificationDateInOneFormOnly) {
    for (const char* bad : {"2026-11-25", "2026-11-25T08:00Z", "2026-11-25T08:00:00+00:00"}) {
        SmallEpub book;
        book.change("package.opf", "2026-11-25T08:00:00Z", bad);
        EXPECT_EQ(book.findings(), Codes{"E043"}) << bad;
    }
}

// EPUB 16
TEST(Check, KnowsLanguageTags) {
    for (const char* good :
         {"zh-Hans", "zh-Hant-HK", "ja", "zh-Latn-pinyin", "x-own", "i-klingon"}) {
        SmallEpub book;
        book.add(std::string("<p lang=\"") + good + "\" xml:lang=\"" + good + "\">灯</p>");
        EXPECT_EQ(book.findings(), Codes{}) << good;
    }
    for (const char* bad : {"zh_Hans", "z", "zh-", "中文", "chinesisch"}) {
        SmallEpub book;
        book.add(std::string("<p lang=\"") + bad + "\" xml:lang=\"" + bad + "\">灯</p>");
        EXPECT_EQ(book.findings(), Codes{"E045"}) << bad;
    }
}

// EPUB 29
TEST(Check, TakesPagesToTheLeftForVerticalBooksOnly) {
    SmallEpub book;
    book.change("package.opf", "<spine>", "<spine page-progression-direction=\"rtl\">");
    EXPECT_EQ(book.findings(), Codes{"E088"});
    book["style.css"] += "html { writing-mode: vertical-rl; }";
    EXPECT_EQ(book.findings(), Codes{});
}

// EPUB 52, 59
TEST(Check, KnowsWhatMayStandInWhat) {
    const auto findings = [](const std::string& markup) {
        SmallEpub book;
        book.add(markup);
        return book.findings();
    };
    for (const char* good :
         {"<p><a href=\"#lamp\"><em>灯</em></a></p>", "<div><a href=\"#lamp\"><p>灯</p></a></div>",
          "<ruby>灯<rp>（</rp><rt>dēng</rt><rp>）</rp></ruby>",
          "<dl><div><dt>灯</dt><dd>火</dd></div></dl>",
          "<ol start=\"3\" type=\"a\"><li value=\"4\">灯</li></ol>",
          "<table><caption>表</caption><colgroup><col span=\"2\"/></colgroup><tbody><tr>"
          "<th scope=\"row\">灯</th><td colspan=\"2\" data-x=\"1\">火</td></tr></tbody></table>",
          "<figure><img src=\"data:image/gif;base64,R0\" "
          "alt=\"\"/><figcaption>图</figcaption></figure>",
          "<details><summary>灯</summary><p>火</p></details>", "<p><ins>灯</ins><del>火</del></p>",
          "<hgroup><h2>灯</h2><p>火</p></hgroup>"})
        EXPECT_EQ(findings(good), Codes{}) << good;
    EXPECT_EQ(findings("<p><a href=\"#lamp\"><p>灯</p></a></p>"), Codes{"E132"});
    EXPECT_EQ(findings("<h2><section>灯</section></h2>"), Codes{"E132"});
    EXPECT_EQ(findings("<table><td>灯</td></table>"), Codes{"E132"});
    EXPECT_EQ(findings("<table border=\"1\"><tr><td>灯</td></tr></table>"), Codes{"E130"});
    EXPECT_EQ(findings("<font>灯</font>"), Codes{"E129"});
}

// EPUB 66
TEST(Check, FindsHandlersOfEvents) {
    SmallEpub book;
    book.add("<p onclick=\"x()\">灯</p>");
    EXPECT_EQ(book.findings(), Codes{"E077"});
}

// EPUB 67
TEST(Check, RefusesEndlessNesting) {
    SmallEpub book;
    std::string open;
    for (int i = 0; i < 10000; ++i) open += "<div>";
    book.add(open);
    EXPECT_EQ(book.findings(), Codes{"E036"});
}

// EPUB 48
TEST(Check, ReadsNoEntityOfOthers) {
    SmallEpub book;
    book.change(
        "chapter.xhtml", "<!DOCTYPE html>",
        "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>");
    book.add("<p>&b;</p>");
    EXPECT_EQ(book.findings(), Codes{"E035"});
}

}  // namespace
}  // namespace banxin::check::testing
