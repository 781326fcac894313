// Contents, landmarks and NCX: EPUB.md, requirements 36 to 45.
#include "unit/epub/support.h"

#include <algorithm>

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;

// EPUB 36, 38: whatever the levels do, every list has items and every item a label.
void expect_sound(const pugi::xml_document& nav) {
    EXPECT_TRUE(nav.select_nodes("//ol[not(li)]").empty());
    EXPECT_TRUE(nav.select_nodes("//li[not(a) and not(span and ol)]").empty());
    EXPECT_TRUE(nav.select_nodes("//li[count(ol)>1]").empty());
    EXPECT_TRUE(nav.select_nodes("//li/a[not(normalize-space())]").empty());
    EXPECT_TRUE(nav.select_nodes("//nav[count(ol)!=1]").empty());
}

TEST(Navigation, NestsWhateverTheLevelsDo) {
    Book book =
        small_book("# 章\n\n#### 四\n\n## 二\n\n##### 五\n\n### 三\n\n###### 六\n\n## 二\n");
    for (const int depth : {1, 2, 3}) {
        EpubOptions options;
        options.contents_depth = depth;
        const Made made = make(book, options);
        const pugi::xml_document nav = made.xml("nav.xhtml");
        expect_sound(nav);
        const std::size_t labels = all(nav, "//nav[@class='contents']//a").size();
        EXPECT_EQ(labels, depth == 1 ? 1U : 7U) << depth;
    }
}

TEST(Navigation, PutsAChapterOfALowerLevelUnderTheOneBeforeIt) {
    Book book = small_book("# 甲\n\n## 节\n");
    Chapter under = book.chapters[0];
    under.level = 2;
    under.name = "under";
    under.title = {{Text{"乙", {}}}};
    book.chapters.push_back(under);
    const Made made = make(book, {});
    const pugi::xml_document nav = made.xml("nav.xhtml");
    expect_sound(nav);
    EXPECT_EQ(all(nav, "//nav[@class='contents']/ol/li/a"), (Strings{"甲"}));
    // Its own headings would be a level too deep for the contents.
    EXPECT_EQ(all(nav, "//nav[@class='contents']/ol/li/ol/li/a"), (Strings{"节", "乙"}));
    EXPECT_EQ(all(nav, "//nav[@class='contents']//a").size(), 3U);
}

// EPUB 37
TEST(Navigation, GoesInTheOrderOfReading) {
    const Made& made = whole();
    const Strings links = all(made.xml("nav.xhtml"), "//nav[@class='contents']/ol/li/a/@href");
    EXPECT_EQ(links,
              (Strings{"text/00-foreword.xhtml", "text/01-everything.xhtml",
                       "text/02-english.xhtml", "text/afterword.xhtml", "text/colophon.xhtml"}));
}

// EPUB 39
TEST(Navigation, LabelsArePlainText) {
    const Made& made = whole();
    const pugi::xml_document nav = made.xml("nav.xhtml");
    EXPECT_EQ(all(nav, "//nav[@class='contents']/ol/li[2]/a"), Strings{"万事俱备汉"});
    EXPECT_TRUE(nav.select_nodes("//nav//a/*").empty());
    // A chapter without a title is called after what it is.
    EXPECT_EQ(all(nav, "//nav[@class='contents']/ol/li[4]/a"), Strings{"后记"});
}

TEST(Navigation, NamesAuthorsWhereTheyDiffer) {
    Book book = small_book("# 甲 {short=\"乙\"}\n");
    book.chapters[0].fields.author = "林可";
    book.chapters.push_back(chapter("two", "# 乙\n"));
    const char* authors = "//nav[@class='contents']//span[@class='contents-author']";
    EXPECT_EQ(all(make(book).xml("nav.xhtml"), authors), Strings());
    book.chapters[1].fields.author = "周以宁";
    const Made made = make(book);
    const pugi::xml_document nav = made.xml("nav.xhtml");
    EXPECT_EQ(all(nav, authors), (Strings{"林可", "周以宁"}));
    expect_sound(nav);
    EXPECT_EQ(all(made.xml("toc.ncx"), "//navPoint//text"), (Strings{"甲", "乙"}));
    EpubOptions options;
    options.contents_authors = ContentsAuthors::never;
    EXPECT_EQ(all(make(book, options).xml("nav.xhtml"), authors), Strings());
}

TEST(Navigation, ListsFiguresAndTablesWhenAsked) {
    Book book = small_book("# 章\n\n表：潮{汐|xī}\n\n| a |\n|---|\n| b |\n");
    EXPECT_TRUE(make(book).xml("nav.xhtml").select_nodes("//nav[@epub:type='lot']").empty());
    EpubOptions options;
    options.list_of_figures = options.list_of_tables = true;
    const Made made = make(book, options);
    const pugi::xml_document nav = made.xml("nav.xhtml");
    expect_sound(nav);
    EXPECT_EQ(all(nav, "//nav[@epub:type='lot']/ol/li/a"), Strings{"潮汐"});
    EXPECT_EQ(one(nav, "//nav[@epub:type='lot']/@class"), "contents");
    EXPECT_TRUE(nav.select_nodes("//nav[@epub:type='lot'][@hidden]").empty());
    EXPECT_EQ(all(nav, "//nav[@id='landmarks']//a[@epub:type='lot']/@href"),
              Strings{"nav.xhtml#lot"});
    // There is no figure.
    EXPECT_TRUE(nav.select_nodes("//*[@epub:type='loi']").empty());
    const std::string address = one(nav, "//nav[@epub:type='lot']//a/@href");
    const std::string id = "//*[@id='" + address.substr(address.find('#') + 1) + "']";
    EXPECT_EQ(made.xml(address.substr(0, address.find('#'))).select_nodes(id.c_str()).size(), 1U);
}

// EPUB 40
TEST(Navigation, GathersFiguresUnderTheirChaptersWhereNumbersAreRepeated) {
    const std::string table = "\n\n| a |\n|---|\n| b |\n";
    Book book =
        small_book("# 长的题目 {short=\"甲\"}\n\n表：潮{汐|xī}表 {short=\"表1　潮\"}" + table);
    book.chapters.push_back(chapter("two", "表：汛" + table, ChapterRole::appendix));
    const auto label = [&](std::size_t i, const char* words) {
        for (Block& block : book.chapters[i].blocks)
            if (auto* one = std::get_if<Table>(&block.value)) one->label = words;
    };
    EpubOptions options;
    options.list_of_tables = true;
    label(0, "表1");
    label(1, "表2");
    EXPECT_EQ(all(make(book, options).xml("nav.xhtml"), "//nav[@epub:type='lot']/ol/li/a"),
              (Strings{"表1　潮", "汛"}));
    label(1, "表1");
    const pugi::xml_document nav = make(book, options).xml("nav.xhtml");
    expect_sound(nav);
    EXPECT_TRUE(nav.select_nodes("//nav[@epub:type='lot']/ol/li/a").empty());
    EXPECT_EQ(all(nav, "//nav[@epub:type='lot']/ol/li/span"), (Strings{"甲", "附录"}));
    EXPECT_EQ(all(nav, "//nav[@epub:type='lot']/ol/li/ol/li/a"), (Strings{"表1　潮", "汛"}));
}

// EPUB 40
TEST(Navigation, LeadsToPlacesThatExist) {
    const Made& made = whole();
    for (const std::string& link : all(made.xml("nav.xhtml"), "//nav//a/@href")) {
        const std::size_t hash = link.find('#');
        const pugi::xml_document page = made.xml(link.substr(0, hash));
        if (hash == std::string::npos) continue;
        const std::string xpath = "//*[@id='" + link.substr(hash + 1) + "']";
        EXPECT_EQ(page.select_nodes(xpath.c_str()).size(), 1U) << link;
    }
}

// EPUB 41, 42, 45
TEST(Landmarks, AreHiddenAndPointToWhatIsThere) {
    const Made& made = whole();
    const pugi::xml_document nav = made.xml("nav.xhtml");
    const char* marks = "//nav[@id='landmarks']//a/@epub:type";
    EXPECT_EQ(all(nav, marks), (Strings{"cover", "titlepage", "toc", "bodymatter"}));
    EXPECT_EQ(one(nav, "//nav[@id='landmarks']//a[@epub:type='toc']/@href"), "nav.xhtml#toc");
    EXPECT_EQ(one(nav, "//nav[@id='landmarks']//a[@epub:type='bodymatter']/@href"),
              "text/01-everything.xhtml");
    EXPECT_EQ(one(nav, "//nav[@id='landmarks']/@hidden"), "hidden");
    EXPECT_TRUE(nav.select_nodes("//nav[@id='toc'][@hidden]").empty());
    EXPECT_NE(made.file("epub/style.css").find("nav[hidden]"), std::string::npos);
    EXPECT_EQ(one(nav, "//nav[@epub:type='toc']/@role"), "doc-toc");
}

// EPUB 46
TEST(Navigation, ShowsNoNumbersBesideItsOwn) {
    const std::string& css = whole().file("epub/style.css");
    const std::size_t at = css.rfind("\nnav.contents ol {");
    ASSERT_NE(at, std::string::npos);
    EXPECT_NE(css.substr(at, css.find('}', at) - at).find("list-style: none"), std::string::npos);
}

// EPUB 30, 44, 64
TEST(Switches, LeaveOutWhatAShopOrReaderCannotBear) {
    EpubOptions options;
    options.cover_page = false;
    options.ncx = false;
    options.ruby_parentheses = false;
    const Made made = make(small_book("# 章\n\n{注|zhù}\n"), options);
    EXPECT_EQ(made.files.count("epub/cover.xhtml"), 0U);
    EXPECT_EQ(made.files.count("epub/toc.ncx"), 0U);
    const pugi::xml_document opf = made.xml("package.opf");
    EXPECT_TRUE(opf.select_nodes("//spine/@toc").empty());
    EXPECT_EQ(all(opf, "//itemref/@idref").front(), "title-page.xhtml");
    EXPECT_EQ(opf.select_nodes("//item[@properties='cover-image']").size(), 1U);
    EXPECT_EQ(all(made.xml("nav.xhtml"), "//nav[@id='landmarks']//a/@epub:type").front(),
              "titlepage");
    EXPECT_TRUE(made.xml("text/one.xhtml").select_nodes("//rp").empty());
}

// EPUB 44
TEST(Ncx, AgreesWithTheContents) {
    const Made& made = whole();
    const pugi::xml_document ncx = made.xml("toc.ncx");
    EXPECT_EQ(one(ncx, "//meta[@name='dtb:uid']/@content"), "urn:isbn:9787532773329");
    EXPECT_EQ(one(ncx, "//meta[@name='dtb:depth']/@content"), "2");
    EXPECT_EQ(all(ncx, "//content/@src"),
              all(made.xml("nav.xhtml"), "//nav[@class='contents']//a/@href"));
    EXPECT_TRUE(ncx.select_nodes("//@playOrder").empty());
}

}  // namespace
}  // namespace banxin::epub::testing
