// Content documents: EPUB.md, requirements 47 to 66.
#include "unit/epub/support.h"

#include "epub/content.h"
#include "epub/documents.h"
#include "passes/passes.h"

#include <algorithm>
#include <set>

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;
constexpr const char* everything = "text/01-everything.xhtml";

class Content : public ::testing::Test {
protected:
    const Made& made = whole();
    const pugi::xml_document page = made.xml(everything);

    /// Documents of the publication by path.
    [[nodiscard]] Strings documents() const {
        Strings paths;
        for (const RawEntry& entry : made.entries) {
            if (entry.name.ends_with(".xhtml")) paths.push_back(entry.name.substr(5));
        }
        return paths;
    }
};

pugi::xml_document made_of(std::string_view markdown) {
    return make(small_book(markdown)).xml("text/one.xhtml");
}

std::string section_of(std::string_view markdown) {
    const Made made = make(small_book(markdown));
    return markup(made.xml("text/one.xhtml"), "//section");
}

// EPUB 47
TEST_F(Content, DocumentsAreXhtmlInUtf8) {
    for (const std::string& path : documents()) {
        const std::string& text = made.file("epub/" + path);
        EXPECT_TRUE(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>"))
            << path;
        (void)made.xml(path);
    }
}

// EPUB 48
TEST_F(Content, UsesNoEntitiesButThoseOfXml) {
    for (const std::string& path : documents()) {
        EXPECT_EQ(made.file("epub/" + path).find("&nbsp;"), std::string::npos);
    }
    EXPECT_NE(made.file(std::string("epub/") + everything).find("末段\u00A0有硬<br/>换行"),
              std::string::npos);
}

// EPUB 49, 50
TEST_F(Content, DocumentsHaveALanguageAndATitle) {
    for (const std::string& path : documents()) {
        const pugi::xml_document document = made.xml(path);
        EXPECT_EQ(one(document, "/html/@lang"), one(document, "/html/@xml:lang")) << path;
        EXPECT_FALSE(one(document, "//head/title").empty()) << path;
    }
    EXPECT_EQ(one(page, "//head/title"), "万事俱备汉");
    EXPECT_EQ(one(made.xml("text/02-english.xhtml"), "/html/@lang"), "en");
}

// EPUB 51
TEST_F(Content, HasOneFirstHeadingAndSkipsNoLevel) {
    for (const std::string& path : documents()) {
        if (path == "cover.xhtml") continue;
        EXPECT_EQ(made.xml(path).select_nodes("//h1").size(), 1U) << path;
    }
    EXPECT_EQ(one(page, "//section[1]/@aria-labelledby"), one(page, "//h1/@id"));
    HeadingLevels levels;
    std::vector<int> shown;
    for (const int level : {4, 2, 5, 3, 6, 6, 2}) shown.push_back(levels.next(level));
    EXPECT_EQ(shown, (std::vector<int>{2, 2, 3, 3, 4, 4, 2}));
}

TEST_F(Content, NamesThePartOfTheBookForReadersAndListeners) {
    const pugi::xml_document foreword = made.xml("text/00-foreword.xhtml");
    EXPECT_EQ(one(foreword, "//section/@epub:type"), "foreword");
    EXPECT_EQ(one(foreword, "//section/@role"), "doc-foreword");
    EXPECT_EQ(one(foreword, "//body/@epub:type"), "frontmatter");
    EXPECT_EQ(one(page, "//section[1]/@role"), "doc-chapter");
    EXPECT_EQ(one(page, "//header/p[@class='byline']"), "顾某");
    EXPECT_EQ(one(page, "//header/h1/preceding-sibling::p"), "引题一句");
    EXPECT_EQ(one(page, "//header/p[@class='byline']/preceding-sibling::p[1]/@class"), "deck");
    EXPECT_EQ(one(page, "//header/h1/following-sibling::p[1]"), "副题一句");
    EXPECT_EQ(one(made.xml("cover.xhtml"), "//img/@role"), "doc-cover");
}

// EPUB 62: wide tables and long code stay inside the page and trap no keyboard.
TEST_F(Content, WideTablesAndCodeWrap) {
    EXPECT_TRUE(page.select_nodes("//@tabindex").empty());
    const pugi::xml_document wide = made_of(
        "| 1 | 2 | 3 | 4 | 5 | 6 |\n|--|--|--|--|--|--|\n"
        "| apple | banana | cherry | damson | elder | figs |\n");
    EXPECT_EQ(one(wide, "//table/@class"), "tight");
    EXPECT_TRUE(page.select_nodes("//table[@class]").empty());
    const std::string& css = made.file("epub/style.css");
    const auto rule = [&](const char* selector) {
        const std::size_t at = css.rfind("\n" + std::string(selector) + " {");
        return css.substr(at, css.find('}', at) - at);
    };
    EXPECT_NE(rule("table.tight td").find("overflow-wrap: anywhere"), std::string::npos);
    EXPECT_NE(rule("pre").find("white-space: pre-wrap"), std::string::npos);
    EXPECT_EQ(css.find("overflow-x"), std::string::npos);
}

TEST_F(Content, ParagraphsStandInAsTheirLanguageWants) {
    EXPECT_EQ(one(made.xml("text/02-english.xhtml"), "//body/@class"), "latin");
    EXPECT_TRUE(page.select_nodes("//body/@class").empty());
    EXPECT_NE(made.file("epub/style.css").find(".latin section > p:not([class])"),
              std::string::npos);
}

// EPUB 52
TEST_F(Content, AlignsColumnsByClass) {
    EXPECT_TRUE(page.select_nodes("//@align|//@border|//center|//font").empty());
    EXPECT_EQ(all(page, "//tbody/tr[1]/td/@class"), (Strings{"left", "right number", "center"}));
    EXPECT_EQ(all(page, "//th/@scope"), (Strings{"col", "col", "col"}));
    EXPECT_EQ(one(page, "//table/caption"), "数目");
}

// EPUB 70
TEST_F(Content, WordsMayBreakInTablesTooWideForAPhone) {
    const auto classes = [](const std::string& cell) {
        const std::string row = "| " + cell + " | " + cell + " |\n";
        const Made publication = make(small_book(row + "|--|--:|\n" + row));
        return all(publication.xml("text/one.xhtml"), "//table/@class");
    };
    EXPECT_EQ(classes("internationalisation"), Strings{"tight"});
    EXPECT_EQ(classes("international words"), Strings{});
    EXPECT_EQ(classes("一句很长的中文可以在任何一个字后面折行"), Strings{});
}

// EPUB 54
TEST_F(Content, IdsAreUniqueInEachDocument) {
    for (const std::string& path : documents()) {
        const Strings ids = all(made.xml(path), "//@id");
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size()) << path;
    }
    // An author's id that looks like one of ours.
    Book book = small_book("# 章\n\n## 节[^1]\n\n[^1]: 注。\n");
    book.chapters[0].blocks[0].id = "note-1";
    const Made other = make(book);
    const Strings ids = all(other.xml("text/one.xhtml"), "//@id");
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
}

// EPUB 55
TEST_F(Content, LinksInsideTheBookLeadToPlaces) {
    EXPECT_EQ(one(made.xml("text/00-foreword.xhtml"), "//section//a/@href"),
              "01-everything.xhtml#b2");
    for (const std::string& path : documents()) {
        for (const std::string& link : all(made.xml(path), "//a/@href")) {
            EXPECT_EQ(link.find(".md"), std::string::npos) << link;
            if (link[0] != '#') continue;
            const std::string xpath = "//*[@id='" + link.substr(1) + "']";
            EXPECT_EQ(made.xml(path).select_nodes(xpath.c_str()).size(), 1U) << path << link;
        }
    }
    EXPECT_EQ(one(page, "//a[@title='题']/@href"),
              "https://example.com/a?b=1&c=%E4%B8%AD%E6%96%87");
}

// EPUB 56
TEST_F(Content, NotesAreLinkedBothWays) {
    EXPECT_EQ(all(page, "//a[@epub:type='noteref']/@href"),
              (Strings{"#note-1", "#note-1", "#note-2", "#note-3"}));
    EXPECT_EQ(all(page, "//a[@role='doc-backlink']/@href"),
              (Strings{"#ref-1", "#ref-1-b", "#ref-2", "#ref-3"}));
    EXPECT_EQ(all(page, "//aside/@role"), Strings(3, "doc-footnote"));
    EXPECT_EQ(all(page, "//aside/@epub:type"), Strings(3, "footnote"));
    EXPECT_EQ(all(page, "//aside[@id='note-2']/p").size(), 2U);
    EXPECT_EQ(one(page, "//aside[@id='note-3']//li"), "只有列表的注");
    const Strings labels = all(page, "//a[@role='doc-backlink']/@aria-label");
    EXPECT_EQ(std::set<std::string>(labels.begin(), labels.end()).size(), labels.size());
}

/// Notes of the author and, by their signature, of the translator, kept apart.
Book book_with_notes_of_both() {
    Book book = small_book(
        "# 章\n\n甲[^1]乙[^2]丙[^3]丁[^4]又[^2]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。\n\n"
        "[^3]: 三。\n\n[^4]: 四。（译注）\n");
    passes::attribute_notes(book.chapters[0].notes, NoteBy::author);
    return book;
}

// EPUB 56
TEST(NotesOfSeveral, HaveASectionWithAHeadingAndMarksOfTheirOwn) {
    Book book = book_with_notes_of_both();
    Diagnostics diagnostics;
    passes::keep_notes_apart(book, NoteNumbering::page, diagnostics);
    const pugi::xml_document page = make(book).xml("text/one.xhtml");
    EXPECT_EQ(all(page, "//a[@epub:type='noteref']"), (Strings{"〔1〕", "1", "2", "〔2〕", "1"}));
    EXPECT_EQ(all(page, "//a[@epub:type='noteref']/@href"),
              (Strings{"#note-1", "#note-2", "#note-3", "#note-4", "#note-2"}));
    EXPECT_EQ(all(page, "//section[@epub:type='footnotes']/h2"), (Strings{"原注", "译者注"}));
    EXPECT_EQ(all(page, "//section[@epub:type='footnotes']/@aria-labelledby"),
              all(page, "//section[@epub:type='footnotes']/h2/@id"));
    EXPECT_EQ(all(page, "//section[@epub:type='footnotes'][1]/aside/@id"),
              (Strings{"note-2", "note-3"}));
    EXPECT_EQ(all(page, "//section[@epub:type='footnotes'][2]/aside/@id"),
              (Strings{"note-1", "note-4"}));
    EXPECT_EQ(all(page, "//aside/@role"), Strings(4, "doc-footnote"));
    EXPECT_EQ(all(page, "//aside[@id='note-4']//a"), Strings{"〔2〕"});
    EXPECT_EQ(all(page, "//aside[@id='note-4']//a/@href"), Strings{"#ref-4"});
    EXPECT_EQ(one(page, "//aside[@id='note-4']//a/@aria-label"), "返回正文，译者注 2");
    EXPECT_EQ(one(page, "//aside[@id='note-3']//a/@aria-label"), "返回正文，注 2");
}

// EPUB 56
TEST(NotesOfSeveral, AreCountedAsOneUnlessTheyAreKeptApart) {
    Book book = small_book("# 章\n\n甲[^1]乙[^2]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。（译注）\n");
    passes::attribute_notes(book.chapters[0].notes, NoteBy::author);
    const pugi::xml_document page = make(book).xml("text/one.xhtml");
    EXPECT_EQ(all(page, "//a[@epub:type='noteref']"), (Strings{"1", "2"}));
    EXPECT_EQ(all(page, "//section[@epub:type='footnotes']/@aria-label"), Strings{"译者注"});
    EXPECT_TRUE(page.select_nodes("//section[@epub:type='footnotes']/h2").empty());
}

// EPUB 56; F02: as in print.
TEST(Notes, AreCountedThroughTheBookWhereItSaysSo) {
    const char* const text = "# 章\n\n甲[^1]乙[^2]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。\n";
    Book book = small_book(text);
    book.chapters.push_back(chapter("two", text));
    const auto marks = [&](NoteNumbering numbering) {
        EpubOptions options;
        options.notes = numbering;
        const pugi::xml_document page = make(book, options).xml("text/two.xhtml");
        EXPECT_EQ(all(page, "//aside/p/span[@class='number']/a"),
                  all(page, "//a[@epub:type='noteref']"));
        return all(page, "//a[@epub:type='noteref']");
    };
    EXPECT_EQ(marks(NoteNumbering::page), (Strings{"1", "2"}));
    EXPECT_EQ(marks(NoteNumbering::chapter), (Strings{"1", "2"}));
    EXPECT_EQ(marks(NoteNumbering::book), (Strings{"3", "4"}));
    // Each person's by themselves.
    for (Chapter& one : book.chapters) passes::attribute_notes(one.notes, NoteBy::author);
    Diagnostics diagnostics;
    passes::keep_notes_apart(book, NoteNumbering::book, diagnostics);
    EpubOptions options;
    options.notes = NoteNumbering::book;
    const pugi::xml_document page = make(book, options).xml("text/two.xhtml");
    EXPECT_EQ(all(page, "//a[@epub:type='noteref']"), (Strings{"〔2〕", "2"}));
    EXPECT_EQ(one(page, "//aside[@id='note-1']//a/@aria-label"), "返回正文，译者注 2");
}

// EPUB 56
TEST(NotesOfSeveral, StandInTheDocumentOfTheirMarks) {
    std::string filler;
    for (int i = 0; i < 12; ++i) filler += "一段不长不短的文字，占一点地方。";
    Book book = small_book("# 章\n\n甲[^1]乙[^2]。" + filler + "\n\n## 节\n\n" + filler +
                           "丙[^3]丁[^4]。\n\n[^1]: 一。（译注）\n\n[^2]: 二。\n\n"
                           "[^3]: 三。（译注）\n\n[^4]: 四。（译注）\n");
    passes::attribute_notes(book.chapters[0].notes, NoteBy::author);
    Diagnostics diagnostics;
    passes::keep_notes_apart(book, NoteNumbering::page, diagnostics);
    passes::assign_ids(book, diagnostics);
    EpubOptions options;
    options.document_bytes = 1600;
    const Made made = make(book, options);
    const pugi::xml_document first = made.xml("text/one.xhtml");
    const pugi::xml_document second = made.xml("text/one-part2.xhtml");
    EXPECT_EQ(all(first, "//section[@epub:type='footnotes']/h2"), (Strings{"原注", "译者注"}));
    EXPECT_EQ(all(second, "//section[@epub:type='footnotes']/h2"), Strings{"译者注"});
    EXPECT_EQ(all(second, "//a[@epub:type='noteref']"), (Strings{"〔2〕", "〔3〕"}));
    EXPECT_EQ(all(second, "//aside/@id"), (Strings{"note-3", "note-4"}));
}

// EPUB 58
TEST_F(Content, TaskBoxesAreCharacters) {
    EXPECT_EQ(all(page, "//li[@class='task']"), (Strings{"☑ 做完", "☐ 未做"}));
    EXPECT_TRUE(page.select_nodes("//input").empty());
}

// EPUB 60
TEST_F(Content, PicturesHaveAnAlternativeOrAreDecoration) {
    EXPECT_TRUE(page.select_nodes("//img[not(@alt)]").empty());
    EXPECT_EQ(one(page, "//figure[1]/img/@alt"), "一条线");
    EXPECT_EQ(one(page, "//figure[1]/figcaption"), "图一：一条线");
    EXPECT_EQ(one(page, "//figure[2]/img/@alt"), "");
    Book book = whole_book();
    for (Block& block : book.chapters[1].blocks) {
        if (auto* figure = std::get_if<Figure>(&block.value)) figure->image().alt = "图一：一条线";
    }
    // The caption says it already.
    EXPECT_EQ(one(make(book).xml(everything), "//figure[1]/img/@alt"), "");
    EXPECT_TRUE(page.select_nodes("//figure[@class]").empty());
    for (Block& block : book.chapters[1].blocks)
        if (auto* figure = std::get_if<Figure>(&block.value)) figure->place = FigurePlace::bleed;
    EXPECT_EQ(one(make(book).xml(everything), "//figure[1]/@class"), "full-page");
}

// EPUB 61
TEST_F(Content, WidthsAreWholePixelsOrStyles) {
    EXPECT_EQ(one(page, "//figure[2]/img/@style"), "width: 40%");
    EXPECT_TRUE(page.select_nodes("//img/@width").empty());
}

// EPUB 64
TEST_F(Content, RubyAlwaysHasAReadingAndParentheses) {
    EXPECT_TRUE(page.select_nodes("//ruby[not(rt)]").empty());
    EXPECT_EQ(page.select_nodes("//rt").size() * 2, page.select_nodes("//rp").size());
    EXPECT_NE(section_of("# 章\n\n{注音|zhù|yīn}\n")
                  .find("<ruby>注<rp>（</rp><rt>zhù</rt><rp>）</rp>音<rp>（</rp><rt>yīn</rt>"
                        "<rp>）</rp></ruby>"),
              std::string::npos);
}

// EPUB 65
TEST_F(Content, RunsInOtherLanguagesAreTagged) {
    EXPECT_EQ(one(page, "//span[@lang='ja']"), "骨は日本語");
    EXPECT_EQ(all(page, "//span/@lang"), all(page, "//span/@xml:lang"));
}

// EPUB 66
TEST_F(Content, HasNoScriptAndOnlyWidthsAsStyles) {
    for (const std::string& path : documents()) {
        const pugi::xml_document document = made.xml(path);
        EXPECT_TRUE(document.select_nodes("//script").empty());
        for (const std::string& style : all(document, "//@style")) {
            EXPECT_TRUE(style.starts_with("width: ")) << style;
        }
    }
}

TEST(Inline, WhatNoXmlMayHoldIsLeftOut) {
    Book book = small_book("# 章\n\n一![](a.png)二。\n");
    auto& content = std::get<Paragraph>(book.chapters[0].blocks[0].value).content;
    const std::string wrong = "\x01\x7F\uFFFE\uFFFF";
    std::get<Image>(content[1].value).asset = AssetId{0};
    std::get<Image>(content[1].value).alt = "图" + wrong + "像\uFFFD";
    std::get<Text>(content[2].value).text = "二" + wrong + "三\uFFFD";
    const Made made = make(book);
    const pugi::xml_document xml = made.xml("text/one.xhtml");
    EXPECT_EQ(one(xml, "//img/@alt"), "图像\uFFFD");
    EXPECT_NE(markup(xml, "//section").find("二三\uFFFD"), std::string::npos);
}

TEST(Inline, StylesBecomeTheElementsThatMeanThem) {
    EXPECT_NE(section_of("# 章\n\n**强**{点|.}*楷*~~删~~ *Latin*<kbd>K</kbd>\n")
                  .find("<p><strong>强</strong><em class=\"dots\">点</em><em>楷</em><s>删</s> "
                        "<em class=\"latin\">Latin</em><kbd>K</kbd></p>"),
              std::string::npos);
}

TEST(Blocks, CodeKeepsItsLinesAndNamesItsLanguage) {
    EXPECT_EQ(one(make(small_book("# 章\n\n```c++ x=1\na <\n  b\n```\n")).xml("text/one.xhtml"),
                  "//pre/code[@class='language-c++']"),
              "a <\n  b");
}

TEST(Blocks, TightListsHaveNoParagraphsLooseOnesDo) {
    EXPECT_NE(section_of("# 章\n\n3. 甲\n4. 乙\n").find("<ol id=\"b1\" start=\"3\"><li>甲</li>"),
              std::string::npos);
    EXPECT_NE(section_of("# 章\n\n- 甲\n\n- 乙\n").find("<li><p>甲</p></li>"), std::string::npos);
}

// EPUB 31, 51, 56
TEST(Documents, PartALongChapterAtHeadingsAndKeepItsLinks) {
    const std::string filler(300, 'x');
    Book book = small_book("# 章\n\n甲[^1]。见[丙](#c)。" + filler + "\n\n## 乙\n\n" + filler +
                           "\n\n### 丙\n\n又[^1]，新[^2]。" + filler + "\n\n## 丁\n\n" + filler +
                           "\n\n[^1]: 一。\n\n[^2]: 二。\n");
    Diagnostics diagnostics;
    passes::assign_ids(book, diagnostics);
    auto& blocks = book.chapters[0].blocks;
    const std::string third = blocks[3].id;
    auto& content = std::get<Paragraph>(blocks[0].value).content;
    for (Inline& inline_part : content) {
        if (auto* link = std::get_if<Link>(&inline_part.value)) link->target = Target{0, third};
    }
    EpubOptions options;
    options.document_bytes = 1600;
    options.contents_depth = 3;
    const Made made = make(book, options);
    const Strings documents = {"text/one.xhtml", "text/one-part2.xhtml"};
    const Strings listed = all(made.xml("package.opf"), "//itemref/@idref");
    EXPECT_EQ(Strings(listed.end() - 2, listed.end()),
              (Strings{"text-one.xhtml", "text-one-part2.xhtml"}));
    const pugi::xml_document first = made.xml(documents[0]);
    const pugi::xml_document second = made.xml(documents[1]);
    // Each has one first heading and skips no level, and looks like the chapter.
    EXPECT_EQ(all(first, "//h1|//h2|//h3"), (Strings{"章", "乙"}));
    EXPECT_EQ(one(second, "//h1[@class='as-h3']"), "丙");
    EXPECT_EQ(one(second, "//h2[not(@class)]"), "丁");
    EXPECT_EQ(one(second, "//section[1]/@aria-labelledby"), third);
    EXPECT_EQ(one(second, "//head/title"), "丙");
    // Links, contents, notes: a note stands in the document of its first mark.
    EXPECT_EQ(one(first, "//p/a/@href"), "one-part2.xhtml#" + third);
    EXPECT_EQ(one(made.xml("nav.xhtml"), "//nav[@id='toc']//a[.='丙']/@href"),
              "text/one-part2.xhtml#" + third);
    EXPECT_EQ(all(first, "//aside/@id"), Strings{"note-1"});
    EXPECT_EQ(all(second, "//aside/@id"), Strings{"note-2"});
    EXPECT_EQ(all(second, "//a[@epub:type='noteref']/@href"),
              (Strings{"one.xhtml#note-1", "#note-2"}));
    EXPECT_EQ(all(first, "//a[@role='doc-backlink']/@href"),
              (Strings{"#ref-1", "one-part2.xhtml#ref-1-b"}));
}

// EPUB 31
TEST(Documents, LeaveAChapterWholeThatIsNotLongOrHasNoHeadings) {
    const Book book = small_book("# 章\n\n## 节\n\n" + std::string(3000, 'x') + "\n\n文。\n");
    EXPECT_EQ(split(book.chapters[0], 250'000).count(), 1U);
    // A heading right under a heading stays with it, and the first text with the title.
    EXPECT_EQ(split(small_book("## 甲\n\n### 乙\n\n文。\n").chapters[0], 10).count(), 1U);
    EXPECT_EQ(split(small_book("文。\n\n文。\n").chapters[0], 10).count(), 1U);
    EXPECT_EQ(split(small_book("文。\n\n## 甲\n\n文。\n").chapters[0], 10).first_blocks,
              (std::vector<std::size_t>{0, 1}));
}

// EPUB 64
TEST_F(Content, VerseLettersAndEpigraphsAreMarked) {
    const pugi::xml_document document =
        make(small_book("::: verse\n甲\n乙\n:::\n\n::: epigraph\n丙\n\n——丁\n:::\n"))
            .xml("text/one.xhtml");
    EXPECT_EQ(one(document, "//blockquote[@class='verse']/p/span[@class='line'][1]"), "甲");
    EXPECT_EQ(one(document, "//blockquote[@class='verse']/p/span[@class='line'][2]"), "乙");
    EXPECT_EQ(one(document, "//blockquote[@class='epigraph']/@role"), "doc-epigraph");
    EXPECT_EQ(one(document, "//blockquote[@class='epigraph']/@epub:type"), "epigraph");
    EXPECT_EQ(one(document, "//p[@class='attribution']"), "——丁");
}

// EPUB 47
TEST_F(Content, APartIsADocumentAndALevelOfTheContents) {
    Book book = small_book("# 甲\n\n文\n");
    Chapter part;
    part.role = ChapterRole::part;
    part.name = "part-1";
    part.language = "zh-Hans";
    part.title = {{Text{"上编", {}}}};
    book.chapters.insert(book.chapters.begin(), std::move(part));
    const Made publication = make(book);
    EXPECT_EQ(one(publication.xml("text/part-1.xhtml"), "//section/@role"), "doc-part");
    const pugi::xml_document navigation = publication.xml("nav.xhtml");
    EXPECT_EQ(one(navigation, "//nav[@role='doc-toc']/ol/li/a"), "上编");
    EXPECT_EQ(one(navigation, "//nav[@role='doc-toc']/ol/li/ol/li/a"), "甲");
}

TEST(ContentOf, AbbreviationsSayWhatTheyAreShortFor) {
    EXPECT_NE(section_of("甲<abbr title=\"丙 &quot;丁&quot;\">乙</abbr>。")
                  .find("<abbr title=\"丙 &quot;丁&quot;\">乙</abbr>"),
              std::string::npos);
}

TEST(ContentOf, DefinitionsAndTimesSayWhatTheyMean) {
    const std::string section =
        section_of("甲<dfn title=\"丙\">乙</dfn><time datetime=\"2024-10-20\">昨天</time>。");
    EXPECT_NE(section.find("<dfn title=\"丙\"><em>乙</em></dfn>"
                           "<time datetime=\"2024-10-20\">昨天</time>"),
              std::string::npos);
}

TEST(ContentOf, BlocksAreInTheirLanguage) {
    EXPECT_NE(
        section_of("<p lang=\"en\">word</p>").find("<span lang=\"en\" xml:lang=\"en\">word</span>"),
        std::string::npos);
}

}  // namespace
}  // namespace banxin::epub::testing
