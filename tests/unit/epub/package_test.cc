// Metadata, manifest, spine and accessibility: EPUB.md, requirements 13 to 30, 80 and 81.
#include "unit/epub/support.h"

#include "epub/accessibility.h"
#include "epub/generated.h"
#include "image/image.h"

#include <algorithm>
#include <set>

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;

class Package : public ::testing::Test {
protected:
    const Made& made = whole();
    const pugi::xml_document opf = made.xml("package.opf");

    [[nodiscard]] std::string refined(const char* id, const char* property) const {
        const std::string xpath =
            std::string("//meta[@refines='#") + id + "'][@property='" + property + "']";
        return one(opf, xpath.c_str());
    }
};

// EPUB 13
TEST_F(Package, SaysOnceInUtcWhenItWasChanged) {
    EXPECT_EQ(all(opf, "//meta[@property='dcterms:modified']"), Strings{"1980-01-01T00:00:00Z"});
    EpubOptions options;
    options.modified = 1764547199;  // the last second of November 2025
    const Made later = make(small_book(), options);
    EXPECT_EQ(all(later.xml("package.opf"), "//meta[@property='dcterms:modified']"),
              Strings{"2025-11-30T23:59:59Z"});
}

// EPUB 14
TEST_F(Package, CarriesItsIdentifierAndIsbn) {
    EXPECT_EQ(one(opf, "/package/@unique-identifier"), "pub-id");
    EXPECT_EQ(one(opf, "//dc:identifier[@id='pub-id']"), "urn:isbn:9787532773329");
    Book book = whole_book();
    book.metadata.identifier = "urn:uuid:12345678-1234-5678-9234-567812345678";
    const Made other = make(book);
    EXPECT_EQ(one(other.xml("package.opf"), "//dc:identifier[@id='isbn']"),
              "urn:isbn:9787532773329");
}

// EPUB 15
TEST_F(Package, TellsTitleSubtitleAndSeriesApart) {
    EXPECT_EQ(one(opf, "//dc:title[@id='title']"), "一盏灯的范围");
    EXPECT_EQ(refined("title", "title-type"), "main");
    EXPECT_EQ(refined("subtitle", "title-type"), "subtitle");
    EXPECT_EQ(one(opf, "//meta[@property='belongs-to-collection']"), "版心文库");
    EXPECT_EQ(refined("series", "collection-type"), "series");
    EXPECT_EQ(refined("series", "group-position"), "3");
}

// EPUB 16, 19
TEST_F(Package, NamesItsLanguage) {
    EXPECT_EQ(one(opf, "//dc:language"), "zh-Hans");
    EXPECT_EQ(one(opf, "/package/@xml:lang"), "zh-Hans");
    EXPECT_EQ(one(opf, "/package/@version"), "3.0");
}

// EPUB 17
TEST_F(Package, NamesPeopleByTheirRole) {
    EXPECT_EQ(all(opf, "//dc:creator"), (Strings{"顾某", "王“某”"}));
    EXPECT_EQ(all(opf, "//dc:contributor"), (Strings{"李四", "张三"}));
    EXPECT_EQ(all(opf, "//meta[@property='role'][@scheme='marc:relators']"),
              (Strings{"aut", "aut", "trl", "edt"}));
    EXPECT_EQ(refined("person-1", "file-as"), "Gu Mou");
}

// EPUB 17
TEST_F(Package, NamesWhoWroteOrTranslatedAChapterAlone) {
    Book book = whole_book();
    book.metadata.contributors = {{"约翰", "aut", "Yue Han", {}, {{"en", "John"}}},
                                  {"丁", "trl", "Ding", {}}};
    const pugi::xml_document other = make(book).xml("package.opf");
    EXPECT_EQ(all(other, "//dc:creator"), (Strings{"顾某", "王“某”"}));
    EXPECT_EQ(all(other, "//dc:contributor"), (Strings{"李四", "张三", "约翰", "丁"}));
    EXPECT_EQ(all(other, "//meta[@property='role'][@scheme='marc:relators']"),
              (Strings{"aut", "aut", "trl", "edt", "aut", "trl"}));
    EXPECT_EQ(one(other, "//meta[@refines='#person-6'][@property='file-as']"), "Ding");
    EXPECT_EQ(one(other, "//meta[@refines='#person-5'][@property='alternate-script']"), "John");
    // A book that lists no author is by those of its chapters.
    book.metadata.authors = {{"张三", "edt", "", {}}};
    const pugi::xml_document anthology = make(book).xml("package.opf");
    EXPECT_EQ(all(anthology, "//dc:creator"), (Strings{"约翰"}));
    EXPECT_EQ(all(anthology, "//dc:contributor"), (Strings{"张三", "丁"}));
}

// EPUB 18
TEST_F(Package, GivesTitlesAndNamesInOtherScripts) {
    Book book = whole_book();
    book.metadata.title_in = {{"en", "The Reach of a Lamp"}, {"zh-Hant", "一盞燈的範圍"}};
    book.metadata.authors[0].name_in = {{"en", "Gu Mou"}};
    const pugi::xml_document other = make(book).xml("package.opf");
    const char* titles = "//meta[@refines='#title'][@property='alternate-script']";
    EXPECT_EQ(all(other, titles), (Strings{"The Reach of a Lamp", "一盞燈的範圍"}));
    EXPECT_EQ(all(other, (std::string(titles) + "/@xml:lang").c_str()), (Strings{"en", "zh-Hant"}));
    EXPECT_EQ(one(other, "//meta[@refines='#person-1'][@property='alternate-script']"), "Gu Mou");
    EXPECT_TRUE(opf.select_nodes("//meta[@property='alternate-script']").empty());
}

// EPUB 20
TEST_F(Package, EscapesWhatXmlReserves) {
    EXPECT_EQ(one(opf, "//dc:description"), "一段说明：<不是标签> & 符号。");
    EXPECT_EQ(made.file("epub/package.opf").find("CDATA"), std::string::npos);
    Book book = small_book();
    book.metadata.title.value = "a\x01<b>]]>\xEF\xBF\xBF&c";
    EXPECT_EQ(one(make(book).xml("package.opf"), "//dc:title"), "a<b>]]>&c");
}

// EPUB 21
TEST_F(Package, HasOneCoverKnownByBothNames) {
    const std::string id = one(opf, "//item[@properties='cover-image']/@id");
    EXPECT_EQ(one(opf, "//meta[@name='cover']/@content"), id);
    EXPECT_EQ(one(opf, "//item[@properties='cover-image']/@href"), "images/cover.png");
    Book book = whole_book();
    book.cover = AssetId{1};
    const Made own = make(book);
    EXPECT_EQ(one(own.xml("package.opf"), "//item[@properties='cover-image']/@id"),
              one(own.xml("package.opf"), "//meta[@name='cover']/@content"));
    EXPECT_EQ(own.files.count("epub/images/cover.png"), 0U);
}

// EPUB 22
TEST_F(Package, DatesAsMachinesReadThem) {
    EXPECT_EQ(one(opf, "//dc:date"), "2026-11-05");
}

// EPUB 23, 77
TEST_F(Package, DeclaresApplesPrefixExactlyWhenFontsAreEmbedded) {
    EXPECT_EQ(one(opf, "//meta[@property='ibooks:specified-fonts']"), "true");
    EXPECT_TRUE(one(opf, "/package/@prefix").starts_with("ibooks: "));
    EXPECT_EQ(made.files.count("META-INF/com.apple.ibooks.display-options.xml"), 1U);
    EpubOptions options;
    options.embed_fonts = false;
    const Made bare = make(whole_book(), options);
    EXPECT_EQ(bare.file("epub/package.opf").find("ibooks"), std::string::npos);
    EXPECT_EQ(bare.files.count("META-INF/com.apple.ibooks.display-options.xml"), 0U);
    EXPECT_EQ(bare.file("epub/style.css").find("@font-face"), std::string::npos);
    EXPECT_TRUE(bare.fonts.empty());
}

// EPUB 25, 26
TEST_F(Package, TypesItemsAndClaimsNothingMore) {
    EXPECT_EQ(one(opf, "//item[@href='images/line.svg']/@media-type"), "image/svg+xml");
    EXPECT_EQ(all(opf, "//item/@properties"), (Strings{"nav", "cover-image"}));
}

// EPUB 27
TEST_F(Package, KeepsIdsWhenAChapterIsAdded) {
    Strings ids = all(opf, "//item/@id");
    EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
    for (const std::string& id : ids) {
        EXPECT_TRUE(id[0] >= 'a' && id[0] <= 'z') << id;
        EXPECT_EQ(id.find(':'), std::string::npos);
    }
    Book longer = whole_book();
    longer.chapters.insert(longer.chapters.begin(), chapter("new", "# 新\n\n新的一章。\n"));
    const Strings more = all(make(longer).xml("package.opf"), "//item/@id");
    for (const std::string& id : ids) {
        EXPECT_NE(std::find(more.begin(), more.end(), id), more.end()) << id;
    }
}

// EPUB 28, 30
TEST_F(Package, ReadsCoverTitleForewordContentsChapters) {
    EXPECT_EQ(all(opf, "//itemref/@idref"),
              (Strings{"cover.xhtml", "title-page.xhtml", "text-00-foreword.xhtml", "nav.xhtml",
                       "text-01-everything.xhtml", "text-02-english.xhtml", "text-afterword.xhtml",
                       "text-colophon.xhtml"}));
    EXPECT_TRUE(all(opf, "//itemref/@linear").empty());
}

// EPUB 29
TEST_F(Package, SaysItsDirectionOutright) {
    EXPECT_EQ(one(opf, "//spine/@page-progression-direction"), "ltr");
    EXPECT_EQ(one(opf, "//spine/@toc"), "toc.ncx");
}

// EPUB 80
TEST_F(Package, DescribesItsAccessibility) {
    EXPECT_EQ(all(opf, "//meta[@property='schema:accessMode']"), (Strings{"textual", "visual"}));
    EXPECT_EQ(all(opf, "//meta[@property='schema:accessModeSufficient']"), Strings{"textual"});
    EXPECT_EQ(all(opf, "//meta[@property='schema:accessibilityHazard']"), Strings{"none"});
    EXPECT_EQ(all(opf, "//meta[@property='schema:accessibilityFeature']"),
              (Strings{"structuralNavigation", "tableOfContents", "readingOrder",
                       "displayTransformability", "alternativeText", "rubyAnnotations"}));
    EXPECT_FALSE(one(opf, "//meta[@property='schema:accessibilitySummary']").empty());
    // No claim of conformance that nobody has certified.
    EXPECT_TRUE(all(opf, "//meta[@property='dcterms:conformsTo']").empty());
}

// EPUB 80, 82
TEST_F(Package, ClaimsConformanceOnlyForWhoStandsForIt) {
    Book book = whole_book();
    book.metadata.certification = {"EPUB Accessibility 1.1 - WCAG 2.1 Level AA", "某出版社"};
    book.metadata.accessibility_summary = "作者自己写的说明。";
    const pugi::xml_document other = make(book).xml("package.opf");
    EXPECT_EQ(one(other, "//meta[@property='dcterms:conformsTo']"),
              "EPUB Accessibility 1.1 - WCAG 2.1 Level AA");
    EXPECT_EQ(one(other, "//meta[@property='a11y:certifiedBy'][@refines='#conforms']"), "某出版社");
    EXPECT_EQ(one(other, "//meta[@property='schema:accessibilitySummary']"), "作者自己写的说明。");
    EXPECT_TRUE(opf.select_nodes("//meta[@property='a11y:certifiedBy']").empty());
}

// EPUB 81
TEST(Accessibility, ClaimsOnlyWhatTheContentHas) {
    const Accessibility plain = examine(small_book());
    EXPECT_EQ(plain.modes, Strings{"textual"});
    EXPECT_EQ(std::count(plain.features.begin(), plain.features.end(), "alternativeText"), 0);
    EXPECT_EQ(std::count(plain.features.begin(), plain.features.end(), "rubyAnnotations"), 0);

    Book book = small_book();
    Image image;
    image.asset = AssetId{0};
    book.chapters[0].blocks.push_back({Figure{{Inline{image}}, {}, ""}, {}, "", ""});
    const Accessibility undescribed = examine(book);
    EXPECT_EQ(undescribed.modes, (Strings{"textual", "visual"}));
    EXPECT_EQ(undescribed.sufficient, Strings{"textual,visual"});
    EXPECT_EQ(
        std::count(undescribed.features.begin(), undescribed.features.end(), "alternativeText"), 0);
    EXPECT_NE(undescribed.summary, plain.summary);
    EXPECT_EQ(undescribed.hazards, Strings{"none"});
}

TEST(TitlePage, KeepsNamesWholeWithTheMarksBehindThem) {
    Book book = small_book();
    const auto credits = [&](const char* language) {
        book.metadata.language.value = language;
        book.metadata.authors = {
            {"Ada B", "aut", "", {}}, {"C", "aut", "", {}}, {"D", "aut", "", {}}};
        const Made made = make(book);
        const std::string& page = made.file("epub/title-page.xhtml");
        const std::size_t begin = page.find("<p class=\"author\">");
        return page.substr(begin, page.find("</p>", begin) - begin);
    };
    EXPECT_EQ(
        credits("en"),
        "<p class=\"author\"><span class=\"name\">Ada B,</span> <span class=\"name\">C</span> and "
        "<span class=\"name\">D</span>");
    EXPECT_EQ(
        credits("zh-Hans"),
        "<p class=\"author\"><span class=\"name\">Ada B、</span><span class=\"name\">C、</span>"
        "<span class=\"name\">D　著</span>");
}

TEST(Cover, IsDrawnAsItIsToldAndHoldsTheBooksPicture) {
    Book book = whole_book();
    book.cover = AssetId{1};
    EpubOptions options;
    const Rect sheet{{}, {}, points(5), points(8)};
    const auto cover = [&](const std::vector<Drawing::Mark>& marks) {
        options.cover = draw_cover(book, {sheet.width, sheet.height, marks});
        const Made made = make(book, options);
        EXPECT_EQ(one(made.xml("package.opf"), "//item[@properties='cover-image']/@href"),
                  "images/cover.jpg");
        EXPECT_EQ(one(made.xml("package.opf"), "//item[@properties='cover-image']/@media-type"),
                  "image/jpeg");
        EXPECT_EQ(one(made.xml("cover.xhtml"), "//img/@src"), "images/cover.jpg");
        return image::decode(made.file("epub/images/cover.jpg"));
    };
    const Drawing::Field field{sheet, Colour(255, 0, 0)};
    const image::Pixels red = cover({field});
    EXPECT_EQ(red.width, 1600U);
    EXPECT_EQ(red.height, 2560U);
    EXPECT_GE(static_cast<unsigned char>(red.colour[0]), 250U);
    EXPECT_LE(static_cast<unsigned char>(red.colour[1]), 5U);
    const image::Pixels picture = cover({field, Drawing::Picture{sheet, 1}});
    const std::size_t middle = (std::size_t{1280} * 1600 + 800) * 3;
    EXPECT_NE(picture.colour.substr(middle, 3), red.colour.substr(middle, 3));
}

TEST(Cover, KeepsThePictureUnderItForChaptersAlone) {
    Book book = small_book();
    book.cover = AssetId{0};
    EpubOptions options;
    options.cover = draw_cover(book, {points(5), points(8), {}});
    const std::string picture = "epub/" + name_files(book, 1000).images[0];
    EXPECT_EQ(make(book).files.count(picture), 1U);
    EXPECT_EQ(make(book, options).files.count(picture), 0U);
    Image image;
    image.asset = AssetId{0};
    image.alt = "图";
    book.chapters[0].blocks.push_back({Figure{{Inline{image}}, {}, ""}, {}, "", ""});
    EXPECT_EQ(make(book, options).files.count(picture), 1U);
}

}  // namespace
}  // namespace banxin::epub::testing
