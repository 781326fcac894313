// The parts of which checks are made: addresses, names, style sheets, fonts.
#include "base/folding.h"
#include "check/css.h"
#include "check/fonts.h"
#include "check/names.h"
#include "check/url.h"
#include "check/vocabulary.h"
#include "check/xml.h"
#include "check/zip.h"

#include <gtest/gtest.h>

namespace banxin::check {
namespace {

using Kind = Address::Kind;

TEST(Addresses, AreResolvedInsideTheContainer) {
    const Address to = resolve("epub/text/a.xhtml", "../images/%E7%81%AF.png?x#b%20c");
    EXPECT_EQ(to.kind, Kind::inside);
    EXPECT_EQ(to.path, "epub/images/灯.png");
    EXPECT_EQ(to.fragment, "b c");
    EXPECT_TRUE(to.has_query);
    EXPECT_EQ(resolve("a/b.xhtml", "#c").path, "a/b.xhtml");
    EXPECT_EQ(resolve("a/b.xhtml", "./c/./d").path, "a/c/d");
}

TEST(Addresses, NeverLeaveTheContainer) {
    EXPECT_EQ(resolve("a/b.xhtml", "../../c").kind, Kind::outside);
    EXPECT_EQ(resolve("a/b.xhtml", "/c").kind, Kind::outside);
    EXPECT_EQ(resolve("b.xhtml", "x/../../c").kind, Kind::outside);
    EXPECT_EQ(resolve("a/b.xhtml", "../%2E%2E/c").kind, Kind::outside);
}

TEST(Addresses, AreToldApartByTheirScheme) {
    EXPECT_EQ(resolve("a", "").kind, Kind::empty);
    EXPECT_EQ(resolve("a", "HTTPS://example.org/").kind, Kind::remote);
    EXPECT_EQ(resolve("a", "//example.org/").kind, Kind::remote);
    EXPECT_EQ(resolve("a", "mailto:a@example.org").kind, Kind::elsewhere);
    EXPECT_EQ(resolve("a", "file:///etc/hostname").kind, Kind::file);
    EXPECT_EQ(resolve("a", "data:text/html,<p> </p>").kind, Kind::data);
    EXPECT_EQ(resolve("a", "https:example.org").kind, Kind::malformed);
    EXPECT_EQ(resolve("a", "a b").kind, Kind::malformed);
    EXPECT_EQ(resolve("a", "a%2").kind, Kind::malformed);
    EXPECT_EQ(resolve("a", "灯.xhtml").kind, Kind::inside);
}

TEST(Addresses, AreNotReadBeyondTheirEnd) {
    const std::string_view longer = "a%41";
    EXPECT_EQ(resolve("x", longer).path, "aA");
    EXPECT_EQ(resolve("x", longer.substr(0, 3)).kind, Kind::malformed);
    EXPECT_EQ(resolve("x", longer.substr(0, 2)).kind, Kind::malformed);
    EXPECT_EQ(resolve("x", std::string_view("b#%4142").substr(0, 4)).kind, Kind::malformed);
}

/// An archive without entries, by APPNOTE's "End of central directory record", with a comment.
std::string empty_archive(const std::string& comment) {
    std::string bytes = "PK\5\6" + std::string(16, '\0');
    bytes += static_cast<char>(comment.size());
    return bytes + '\0' + comment;
}

TEST(Zip, IsNotMisledByACommentThatLooksLikeAnEndRecord) {
    for (const std::size_t more : {0U, 1U, 40U}) {
        // Of five entries, but its own comment does not end where the file does.
        std::string record = "PK\5\6" + std::string(4, '\0') + '\5' + '\0' + '\5' + '\0' +
                             std::string(8, '\0') + '\3' + '\0';
        const ZipArchive read = read_zip(empty_archive(record + std::string(more, 'x')));
        EXPECT_TRUE(read.is_zip);
        EXPECT_EQ(read.damage, "") << more;
        EXPECT_TRUE(read.entries.empty());
    }
    EXPECT_FALSE(read_zip(empty_archive("").substr(0, 21)).is_zip);
}

// EPUB 7, 10
TEST(EntryNames, AreOneNameWhateverTheirCaseAndComposition) {
    EXPECT_EQ(folded("Straße.css"), folded("STRASSE.css"));
    EXPECT_EQ(folded("e\xCC\x81.css"), folded("\xC3\x89.css"));
    EXPECT_NE(folded("a.css"), folded("b.css"));
    EXPECT_EQ(folded("\xFF"), "\xFF");
}

TEST(EntryNames, HoldNoForbiddenCharacter) {
    for (const char* bad : {"a:b", "a*", "a\x7F", "a\x01", "a\xEE\x80\x80", "a./b", "a|b"})
        EXPECT_TRUE(forbidden_character(bad)) << bad;
    for (const char* good : {"a/b-c_d.e", "灯.xhtml", ".hidden", "a..b"})
        EXPECT_FALSE(forbidden_character(good)) << good;
    EXPECT_TRUE(leads_out("../a"));
    EXPECT_TRUE(leads_out("/a"));
    EXPECT_TRUE(leads_out("a//b"));
    EXPECT_FALSE(leads_out("a/b/"));
}

std::vector<Code> problems(std::string_view css) {
    std::vector<Code> codes;
    for (const CssProblem& one : examine_stylesheet(css).problems) codes.push_back(one.code);
    return codes;
}

// EPUB 68
TEST(StyleSheets, AreReadWithoutComplaintWhenGood) {
    for (const char* good :
         {"", "/* } */ p{}", "p { margin: 0 }", "a:hover::before { content: \"}\" }",
          "@media (min-width: 30em) { @supports (color: red) { p { color: red } } }",
          "@font-face { font-family: 'a'; src: url(a.otf) format('opentype') }",
          "@page { margin: 1em; @top-center { content: 'x' } }",
          "p { color: black; color: var(--ink) }",
          "p:not([class~='a']) > em, \\31 x { width: calc(1em + (2px * 3)) !important; }",
          "@import url('a.css') screen; @layer a, b;", "<!-- p { margin: 0 } -->"}) {
        EXPECT_EQ(problems(good), std::vector<Code>{}) << good;
    }
}

TEST(StyleSheets, AreNotReadWhenTheyAreBroken) {
    for (const char* bad :
         {"p { margin 0 }", "p { margin: }", "p {", "p }", "p { a: (b; }", "p { a: 'b", "/* p",
          "p { em { margin: 0 } }", "p { &:hover { margin: 0 } }", "p;",
          "@media print { p { margin: 0 }", "{ margin: 0 }"}) {
        const auto codes = problems(bad);
        EXPECT_FALSE(codes.empty()) << bad;
        for (const Code code : codes) EXPECT_EQ(code, Code::E162) << bad;
    }
}

TEST(StyleSheets, ComeToAnEndWhateverTheyHold) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "@media a{p{";
    EXPECT_FALSE(problems(deep).empty());
    EXPECT_FALSE(problems(std::string(100000, '(')).empty());
    const std::string bytes = "{}()[];:@'\"\\/*-";
    for (const char a : bytes)
        for (const char b : bytes)
            for (const char c : bytes) static_cast<void>(problems(std::string{a, b, c}));
}

// EPUB 73
TEST(StyleSheets, GiveTheirAddresses) {
    const CssFacts facts = examine_stylesheet(
        "@import 'a.css'; @import url(b.css); p { background: url( \"c.png\" ), URL(d.png) }"
        "/* url(e.png) */ q { content: 'url(f.png)' }");
    std::vector<std::string> addresses;
    for (const CssAddress& one : facts.addresses) addresses.push_back(one.address);
    EXPECT_EQ(addresses, (std::vector<std::string>{"a.css", "b.css", "c.png", "d.png"}));
    EXPECT_TRUE(facts.addresses[0].is_import && facts.addresses[1].is_import);
    EXPECT_FALSE(facts.addresses[2].is_import);
}

// EPUB 69, 71
TEST(StyleSheets, LeaveSizeAndColourToTheReader) {
    EXPECT_EQ(problems("body { font-size: 12pt }"), std::vector<Code>{Code::E166});
    EXPECT_EQ(problems("body { font-size: 1em } h1 { color: red; font-size: 12pt }"),
              std::vector<Code>{});
    EXPECT_EQ(problems("p { color: var(--a) }"), std::vector<Code>{Code::E165});
    EXPECT_EQ(problems("p { color: red; color: var(--a) }"), std::vector<Code>{});
}

// EPUB 74
TEST(Fonts, AreToldApartAndNotTrusted) {
    EXPECT_EQ(examine_font("ttcf and more").form, FontForm::collection);
    EXPECT_EQ(examine_font("wOFF").problem, "header");
    EXPECT_EQ(examine_font("").problem, "signature");
    std::string huge = std::string("OTTO\xFF\xFF\0\0\0\0\0\0", 12);
    EXPECT_EQ(examine_font(huge).problem, "table directory");
    std::string outside = std::string("OTTO\0\1\0\0\0\0\0\0", 12) + "cmap" + std::string(4, '\0') +
                          std::string("\xFF\xFF\xFF\xF0\0\0\0\x20", 8);
    EXPECT_EQ(examine_font(outside).problem, "cmap");
}

TEST(Vocabulary, IsClosed) {
    EXPECT_TRUE(is_relator("trl"));
    EXPECT_FALSE(is_relator("tr"));
    EXPECT_FALSE(is_relator("trl aut"));
    EXPECT_TRUE(is_epub_type("footnote"));
    EXPECT_FALSE(is_epub_type("foot"));
    EXPECT_EQ(role_for("chapter"), "doc-chapter");
    EXPECT_EQ(role_for("bodymatter"), "");
    EXPECT_TRUE(role_suits("doc-footnote", "aside"));
    EXPECT_FALSE(role_suits("doc-footnote", "li"));
    EXPECT_TRUE(is_accessibility_value("accessModeSufficient", "textual, visual"));
    EXPECT_FALSE(is_accessibility_value("accessModeSufficient", "textual;visual"));
}

TEST(Xml, KeepsThePlaceOfEverything) {
    const std::string text =
        "<a xmlns='http://www.w3.org/2000/svg'>\n<b id = \"x\" xlink='y'/>灯</a>";
    const xml::Parsed parsed = xml::parse(text);
    ASSERT_FALSE(parsed.problem);
    const xml::Document& document = parsed.document;
    ASSERT_EQ(document.elements.size(), 2U);
    const xml::Element& b = document.elements[1];
    EXPECT_EQ(b.space, xml::Space::svg);
    EXPECT_EQ(text.substr(b.begin, b.end - b.begin), "<b id = \"x\" xlink='y'/>");
    const xml::Range range = xml::range_of(text, b, "id");
    EXPECT_EQ(text.substr(range.begin, range.end - range.begin), "id = \"x\"");
    EXPECT_EQ(document.text_of(document.elements[0]), "灯");
    EXPECT_TRUE(document.elements[0].has_own_text);
}

TEST(Xml, IsStrict) {
    for (const char* bad : {"", "<a>", "<a></b>", "<a b=c/>", "<a b='1' b='2'/>", "<a>&x;</a>",
                            "<a/><b/>", "<a>\x01</a>", "<a:b/>", "<a b='<'/>", "<!-- -- --><a/>"})
        EXPECT_TRUE(xml::parse(bad).problem) << bad;
    EXPECT_EQ(xml::parse("<a>&nbsp;</a>").problem->detail, "nbsp");
    EXPECT_FALSE(xml::parse("<a>&lt;&#160;</a>").problem);
}

}  // namespace
}  // namespace banxin::check
