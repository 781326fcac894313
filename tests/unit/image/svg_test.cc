// SVG: only drawings that are complete in themselves and run nothing; rendered as vectors.

#include "base/diagnostics.h"
#include "image/image.h"
#include "unit/image/samples.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::image {
namespace {

std::string svg(const std::string& inside, const std::string& size = "width='40' height='20'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' "
           "xmlns:xlink='http://www.w3.org/1999/xlink' " +
           size + ">" + inside + "</svg>";
}

std::string base64(const std::string& bytes) {
    const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            bits =
                bits << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            text += i + k > bytes.size() ? '=' : digits[bits >> (18U - 6U * k) & 63U];
        }
    }
    return text;
}

Problem::Kind kind_of(const std::string& bytes) {
    const Checked checked = check(bytes);
    EXPECT_TRUE(checked.problem) << bytes;
    return checked.problem ? checked.problem->kind : Problem::Kind{};
}

void expect_size(const std::string& bytes, std::uint32_t width, std::uint32_t height) {
    const Checked checked = check(bytes);
    ASSERT_TRUE(checked.info) << bytes << ": " << checked.problem->detail;
    EXPECT_EQ(checked.info->format, Format::svg);
    EXPECT_EQ(checked.info->width, width) << bytes;
    EXPECT_EQ(checked.info->height, height) << bytes;
}

TEST(Svg, TakesItsSizeFromAttributesOrViewBox) {
    expect_size(svg("<rect width='9' height='9'/>"), 40, 20);
    expect_size(svg("", "width='1in' height='25.4mm'"), 96, 96);
    expect_size(svg("", "viewBox='0 0 300.5 200'"), 301, 200);
    expect_size(svg("", "viewBox='0,0,30,20' width='60'"), 60, 40);
    expect_size(svg("", "viewBox='0 0 30 20' width='100%' height='100%'"), 30, 20);
    EXPECT_EQ(kind_of(svg("", "")), Problem::Kind::no_size);
    EXPECT_EQ(kind_of(svg("", "width='100%' height='-4'")), Problem::Kind::no_size);
    EXPECT_EQ(kind_of(svg("", "width='1e9' height='1e9'")), Problem::Kind::too_large);
}

// EPUB 34
TEST(Svg, GetsAViewBoxSoThatReadersCanScaleIt) {
    const std::string bare = svg("<!-- c --><text> a </text>", "width='30px' height='20'");
    const std::string scaled = for_screen(bare, 0);
    EXPECT_NE(scaled.find("viewBox=\"0 0 30 20\""), std::string::npos) << scaled;
    EXPECT_NE(scaled.find("<!-- c --><text> a </text>"), std::string::npos) << scaled;
    EXPECT_EQ(check(scaled).info.value().width, 30U);
    const std::string given = svg("", "viewBox='0 0 30 20' width='60'");
    EXPECT_EQ(for_screen(given, 1), "");
}

TEST(Svg, RefusesWhatRuns) {
    for (const std::string inside : {
             "<script>alert(1)</script>",
             "<g onclick='x()'/>",
             "<rect OnLoad='x()'/>",
             "<x:script xmlns:x='http://www.w3.org/2000/svg'/>",
             "<style>a { b: 'javascript:x' }</style>",
         }) {
        EXPECT_EQ(kind_of(svg(inside)), Problem::Kind::unsafe) << inside;
    }
}

TEST(Svg, RefusesWhatOnlyBrowsersShow) {
    EXPECT_EQ(kind_of(svg("<foreignObject><p>x</p></foreignObject>")), Problem::Kind::foreign);
    EXPECT_EQ(kind_of(svg("<foreignObject><script>x</script></foreignObject>")),
              Problem::Kind::foreign);
}

TEST(Svg, MayBringItsFonts) {
    expect_size(svg("<style>@font-face { font-family: A; src: url(data:font/woff2;base64,d09GMg==) "
                    "format('woff2') }</style>"),
                40, 20);
    EXPECT_EQ(kind_of(svg("<image href='data:font/woff2;base64,d09GMg=='/>")),
              Problem::Kind::reaches_out);
}

TEST(Svg, RefusesWhatReachesOut) {
    for (const std::string inside : {
             "<image href='a.png'/>",
             "<image xlink:href='file:///etc/passwd'/>",
             "<image href='https://example.org/a.png'/>",
             "<use xlink:href='other.svg#a'/>",
             "<a href='javascript:x()'/>",
             "<rect fill='url(http://example.org/#a)'/>",
             "<rect style='fill:url( \"b.svg#a\" )'/>",
             "<rect style='fill:u\\72l(b.svg#a)'/>",
             "<style>@import 'x.css';</style>",
             "<style><![CDATA[@import 'x.css';]]></style>",
             "<style>@font-face { src: url(x.woff) }</style>",
             "<style>rect { fill: url(#a) url(x.svg) }</style>",
             "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
             "<image href='data:text/html,x'/>",
             "<set attributeName='xlink:href' to='http://example.org'/>",
             "<g xml:base='http://example.org/'/>",
             "<?xml-stylesheet href='a.css'?>",
             "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='#a'/>",
         }) {
        EXPECT_EQ(kind_of(svg(inside)), Problem::Kind::reaches_out) << inside;
    }
}

TEST(Svg, RefusesEntities) {
    const std::string bomb =
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>\n" +
        svg("<text>&c;</text>");
    EXPECT_EQ(kind_of(bomb), Problem::Kind::reaches_out);
    EXPECT_EQ(kind_of("<!DOCTYPE svg SYSTEM 'http://example.org/x.dtd'>" + svg("")),
              Problem::Kind::reaches_out);
    EXPECT_EQ(kind_of(svg("<text>&undeclared;</text>")), Problem::Kind::broken);
}

TEST(Svg, AcceptsTheDoctypeThatDrawingProgramsWrite) {
    expect_size(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n"
        " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" +
            svg("<g/>"),
        40, 20);
}

TEST(Svg, AcceptsReferencesToItself) {
    expect_size(svg("<defs><linearGradient id='a'/></defs><rect fill='url(#a)'/>"
                    "<use xlink:href='#a'/><style>rect { stroke: url(\"#a\") }</style>"),
                40, 20);
}

TEST(Svg, ChecksPicturesInside) {
    const std::string png = samples::png(samples::PngKind::rgba);
    expect_size(svg("<image href='data:image/png;base64," + base64(png) + "'/>"), 40, 20);
    EXPECT_EQ(
        kind_of(svg("<image href='data:image/png;base64," + base64(png.substr(0, 60)) + "'/>")),
        Problem::Kind::broken);
}

TEST(Svg, RefusesBadXmlAndDepth) {
    EXPECT_EQ(kind_of("<svg width='1' height='1'><g></svg>"), Problem::Kind::broken);
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<g>";
    std::string closed = deep;
    for (int i = 0; i < 100000; ++i) closed += "</g>";
    EXPECT_EQ(kind_of(svg(deep)), Problem::Kind::broken);
    EXPECT_EQ(kind_of(svg(closed)), Problem::Kind::broken);
}

TEST(Svg, EveryPrefixFailsCleanly) {
    const std::string whole = "<?xml version='1.0'?>" + svg("<g style='fill:url(#a)'>字</g>");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_TRUE(check(whole.substr(0, size)).problem) << size;
    }
    EXPECT_TRUE(check(whole).info);
}

TEST(Svg, BecomesTheSamePdfEveryTime) {
    const std::string drawing =
        svg("<rect x='2' y='2' width='9' height='9' fill='#888'/>"
            "<text x='2' y='18' font-family='Noto Sans CJK SC' font-size='8'>版心</text>");
    const std::string pdf = svg_to_pdf(drawing);
    EXPECT_TRUE(pdf.starts_with("%PDF-1."));
    EXPECT_EQ(pdf.find("/Subtype /Image"), std::string::npos) << "vectors, not pixels";
    EXPECT_EQ(pdf, svg_to_pdf(drawing));
}

TEST(Svg, RefusalIsAFailureWhenRendering) {
    EXPECT_THROW(static_cast<void>(svg_to_pdf("<svg")), Failure);
}

}  // namespace
}  // namespace banxin::image
