// Marks and list of printed pages: EPUB.md, requirement 43, and the page map of DESIGN.md.
#include "unit/epub/support.h"

#include "epub/accessibility.h"
#include "passes/passes.h"

#include <algorithm>

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;

constexpr const char* mark =
    R"(<span epub:type="pagebreak" role="doc-pagebreak" id="page-7" aria-label="7"/>)";

Book numbered(std::string_view markdown) {
    Book book = small_book(markdown);
    Diagnostics diagnostics;
    passes::assign_ids(book, diagnostics);
    book.metadata.print_identifier = "urn:isbn:9787532773336";
    return book;
}

Made with_pages(const Book& book, const std::vector<PageStart>& starts,
                const std::string& front = {}) {
    const PageMap map{front, front, starts};
    EpubOptions options;
    options.pages = &map;
    return make(book, options);
}

/// The chapter's section when page 7 begins at a block's offset.
std::string section_with(std::string_view markdown, std::uint32_t block, std::uint32_t offset) {
    const Made made = with_pages(numbered(markdown), {{{0, block, offset}, "7"}});
    return markup(made.xml("text/one.xhtml"), "//section");
}

/// What stands around the mark: so many bytes on either side.
std::string around(const std::string& section, std::size_t before, std::size_t after) {
    const std::size_t at = section.find(mark);
    EXPECT_NE(at, std::string::npos) << section;
    if (at == std::string::npos) return {};
    return section.substr(at - before, before) + "|" +
           section.substr(at + std::string_view(mark).size(), after);
}

// EPUB 43
TEST(PageMarks, StandBeforeTheCharacterWithWhichThePageBegins) {
    EXPECT_EQ(around(section_with("# 章\n\n一二三四。\n", 1, 6), 9, 9), "<p>一二|三四。");
    EXPECT_EQ(around(section_with("# 章\n\n一二三四。\n", 1, 0), 3, 6), "<p>|一二");
    EXPECT_EQ(around(section_with("# 章\n\n一*二三*四。\n", 1, 6), 7, 8), "<em>二|三</em>");
    EXPECT_EQ(around(section_with("# 章\n\n一[二三](https://x.org/)四。\n", 1, 6), 5, 7),
              "\">二|三</a>");
    EXPECT_EQ(around(section_with("# 章\n\n一`ab`四。\n", 1, 4), 7, 8), "<code>a|b</code>");
    EXPECT_EQ(around(section_with("# 章\n\n一  \n二三。\n", 1, 3), 5, 6), "<br/>|二三");
}

// EPUB 43
TEST(PageMarks, StandBeforeTheTermOfWhatThePageBeginsWith) {
    EXPECT_EQ(around(section_with("# 章\n\n一\n: 二\n\n三\n: 四\n", 3, 0), 4, 8), "<dt>|三</dt>");
    EXPECT_EQ(around(section_with("# 章\n\n一\n: 二\n\n三\n: 四五\n", 3, 3), 6, 7), "<p>四|五</p>");
}

// EPUB 43
TEST(PageMarks, StandBeforeRubyAndPictures) {
    EXPECT_EQ(around(section_with("# 章\n\n一{二三|èr sān}。\n", 1, 3), 3, 9), "一|<ruby>二");
    EXPECT_EQ(around(section_with("# 章\n\n一{二三|èr|sān}。\n", 1, 6), 7, 9), "</ruby>|<ruby>三");
    Book book = numbered("# 章\n\n一![](a.png)二。\n");
    auto& content = std::get<Paragraph>(book.chapters[0].blocks[0].value).content;
    std::get<Image>(content[1].value).asset = AssetId{0};
    // A picture counts as one: 3 is before it, 4 after.
    const auto cut = [&](std::uint32_t offset, std::size_t before, std::size_t after) {
        const Made made = with_pages(book, {{{0, 1, offset}, "7"}});
        return around(markup(made.xml("text/one.xhtml"), "//section"), before, after);
    };
    EXPECT_EQ(cut(3, 3, 4), "一|<img");
    EXPECT_EQ(cut(4, 2, 3), "/>|二");
}

// EPUB 43
TEST(PageMarks, KeepOutOfHeadingsAndBetweenRows) {
    EXPECT_EQ(around(section_with("# 章\n\n一。\n\n## 二\n\n三。\n", 2, 0), 4, 3), "</p>|<h2");
    const char* table = "# 章\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n| 三 | 四 |\n";
    EXPECT_EQ(around(section_with(table, 1, 0), 9, 6), "</header>|<table");
    EXPECT_EQ(around(section_with(table, 6, 0), 8, 3), "<tr><td>|三");
    EXPECT_EQ(around(section_with("# 章\n\n- 一二\n- 三四\n", 3, 0), 9, 6), "</li><li>|三四");
    EXPECT_EQ(around(section_with("# 章\n\n```\na\nb\n```\n", 1, 2), 7, 8), "<code>a|b</code>");
    EXPECT_EQ(around(section_with("# 章\n\n::: verse\n一二\n三四\n:::\n", 2, 9), 3, 10),
              "三|四</span>");
    // Before the title: at the head of the section.
    EXPECT_EQ(around(section_with("# 章\n\n一。\n", 0, 0), 1, 8), ">|<header>");
}

// EPUB 43
TEST(PageMarks, AreNeverLostAndNeverInNotes) {
    const Made made =
        with_pages(numbered("# 章\n\n一[^1]。\n\n[^1]: 注。\n"),
                   {{{0, 0, 0}, "1"}, {{0, 1, 3}, "2"}, {{0, 1, 99}, "3"}, {{0, 99, 0}, "4"}});
    const pugi::xml_document page = made.xml("text/one.xhtml");
    EXPECT_EQ(all(page, "//span[@role='doc-pagebreak']/@aria-label"),
              (Strings{"1", "2", "3", "4"}));
    EXPECT_TRUE(page.select_nodes("//aside//span[@role='doc-pagebreak']").empty());
}

// EPUB 43
TEST(PageList, NamesEveryMarkAndItsSource) {
    Book book = numbered("# 甲\n\n一二三。\n");
    book.chapters.push_back(chapter("two", "# 乙\n\n四五六。\n"));
    Diagnostics diagnostics;
    passes::assign_ids(book, diagnostics);
    const Made made = with_pages(book, {{{0, 0, 0}, "1"}, {{0, 1, 3}, "2"}, {{1, 0, 0}, "3"}}, "i");
    const pugi::xml_document nav = made.xml("nav.xhtml");
    const char* links = "//nav[@epub:type='page-list']/ol/li/a";
    EXPECT_EQ(all(nav, links), (Strings{"i", "i", "1", "2", "3"}));
    const Strings addresses = all(nav, (std::string(links) + "/@href").c_str());
    EXPECT_EQ(addresses,
              (Strings{"title-page.xhtml#printed-page", "nav.xhtml#printed-page",
                       "text/one.xhtml#page-1", "text/one.xhtml#page-2", "text/two.xhtml#page-3"}));
    for (const std::string& address : addresses) {
        const std::size_t hash = address.find('#');
        const std::string xpath =
            "//span[@role='doc-pagebreak'][@id='" + address.substr(hash + 1) + "']";
        EXPECT_EQ(made.xml(address.substr(0, hash)).select_nodes(xpath.c_str()).size(), 1U);
    }
    EXPECT_EQ(one(nav, "//nav[@epub:type='page-list']/@role"), "doc-pagelist");
    EXPECT_EQ(one(nav, "//nav[@epub:type='page-list']/@hidden"), "hidden");
    const pugi::xml_document opf = made.xml("package.opf");
    EXPECT_EQ(one(opf, "//dc:source"), "urn:isbn:9787532773336");
    EXPECT_EQ(one(opf, "//meta[@property='source-of'][@refines='#print']"), "pagination");
    const Strings features = all(opf, "//meta[@property='schema:accessibilityFeature']");
    EXPECT_EQ(std::count(features.begin(), features.end(), "pageNavigation"), 1);
    EXPECT_EQ(std::count(features.begin(), features.end(), "pageBreakMarkers"), 1);
}

// EPUB 31, 43
TEST(PageList, FollowsAChapterIntoItsSecondDocument) {
    const Book book = numbered("# 甲\n\n一二三。\n\n## 乙\n\n四五六。\n");
    const PageMap map{"", "", {{{0, 0, 0}, "1"}, {{0, 2, 0}, "2"}, {{0, 3, 3}, "3"}}};
    EpubOptions options;
    options.pages = &map;
    options.document_bytes = 10;
    const Made made = make(book, options);
    EXPECT_EQ(all(made.xml("nav.xhtml"), "//nav[@epub:type='page-list']//a/@href"),
              (Strings{"text/one.xhtml#page-1", "text/one-part2.xhtml#page-2",
                       "text/one-part2.xhtml#page-3"}));
    EXPECT_EQ(all(made.xml("text/one-part2.xhtml"), "//span[@role='doc-pagebreak']/@id"),
              (Strings{"page-2", "page-3"}));
}

// EPUB 43, 81
TEST(PageList, IsNeitherMadeNorClaimedWithoutAPrintedEdition) {
    const Made& made = whole();
    EXPECT_TRUE(made.xml("nav.xhtml").select_nodes("//nav[@epub:type='page-list']").empty());
    EXPECT_TRUE(made.xml("package.opf").select_nodes("//dc:source").empty());
    const Accessibility plain = examine(small_book());
    EXPECT_EQ(std::count(plain.features.begin(), plain.features.end(), "pageNavigation"), 0);
    EXPECT_NE(plain.summary, examine(small_book(), true).summary);
}

}  // namespace
}  // namespace banxin::epub::testing
