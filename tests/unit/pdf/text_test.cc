// Text on pages: fonts as PDF objects, the characters behind the glyphs, exact positions.

#include "pdf/fonts.h"
#include "pdf/glyph_uses.h"
#include "pdf/pdf.h"
#include "unit/pdf/made_pages.h"
#include "unit/pdf/reading.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>
#include <string>

namespace banxin::pdf {
namespace {

using reading::File;
using text::Family;

std::string only_text(const std::string& bytes) {
    const auto printed = reading::ask("mutool draw -q -F text FILE 2>/dev/null", bytes);
    std::string text;
    for (const char c : printed.value_or("")) {
        if (c != ' ' && c != '\n' && c != '\f') text.push_back(c);
    }
    return text;
}

bool have_mutool() {
    return reading::ask("mutool -v FILE 2>/dev/null", "").has_value();
}

void expect_places(File& file, const layout::Pages& pages) {
    std::size_t at = 0;
    const std::vector<reading::Landed> landed = reading::landed(file, 0);
    for (const layout::Item& item : pages.pages[0].items) {
        const auto& run = std::get<layout::GlyphRun>(item);
        for (const layout::PlacedGlyph& glyph : run.glyphs) {
            ASSERT_LT(at, landed.size());
            Point offset = {Length{glyph.x}, Length{glyph.y}};
            if (run.direction == layout::Direction::counterclockwise)
                offset = {offset.y, Length{} - offset.x};
            else if (run.direction == layout::Direction::clockwise)
                offset = {Length{} - offset.y, offset.x};
            const double x = (run.origin.x + offset.x).pt();
            const double y = (pages.trim_height - run.origin.y - offset.y).pt();
            EXPECT_NEAR(landed[at].x, x, 0.005) << at;
            EXPECT_NEAR(landed[at].y, y, 0.005) << at;
            ++at;
        }
    }
    EXPECT_EQ(at, landed.size());
}

TEST(PdfText, T06CffFacesAreCidFontsOfType0) {
    File file(
        write(made::page_of({made::run("汉字 Aa", Family::serif, 10, 50, 50)}), made::fonts(), {})
            .bytes.read());
    QPDFObjectHandle font = file.fonts(0).at(0);
    EXPECT_EQ(font.getKey("/Subtype").getName(), "/Type0");
    EXPECT_EQ(font.getKey("/Encoding").getName(), "/Identity-H");
    QPDFObjectHandle cid_font = font.getKey("/DescendantFonts").getArrayItem(0);
    EXPECT_EQ(cid_font.getKey("/Subtype").getName(), "/CIDFontType0");
    EXPECT_EQ(cid_font.getKey("/DW").getIntValue(), 1000);
    EXPECT_TRUE(cid_font.getKey("/W").isArray()) << "Latin letters are not full width";
    QPDFObjectHandle descriptor = cid_font.getKey("/FontDescriptor");
    EXPECT_EQ(descriptor.getKey("/FontFile3").getDict().getKey("/Subtype").getName(),
              "/CIDFontType0C");
    const std::string name = font.getKey("/BaseFont").getName();
    ASSERT_GT(name.size(), 8u);
    EXPECT_EQ(name[7], '+') << name;
    EXPECT_EQ(descriptor.getKey("/FontName").getName(), name);
    EXPECT_EQ(cid_font.getKey("/BaseFont").getName(), name);
    EXPECT_GT(descriptor.getKey("/Ascent").getIntValue(), 500);
    EXPECT_LT(descriptor.getKey("/Descent").getIntValue(), 0);
}

TEST(PdfText, T06TrueTypeFacesAreCidFontsOfType2) {
    File file(write(made::page_of({made::run("楷体", Family::kai, 10, 50, 50)}), made::fonts(), {})
                  .bytes.read());
    QPDFObjectHandle cid_font = file.fonts(0).at(0).getKey("/DescendantFonts").getArrayItem(0);
    EXPECT_EQ(cid_font.getKey("/Subtype").getName(), "/CIDFontType2");
    EXPECT_EQ(cid_font.getKey("/CIDToGIDMap").getName(), "/Identity");
    EXPECT_FALSE(cid_font.hasKey("/W")) << "all glyphs are full width";
    QPDFObjectHandle program = cid_font.getKey("/FontDescriptor").getKey("/FontFile2");
    EXPECT_EQ(program.getDict().getKey("/Length1").getIntValue(),
              static_cast<long long>(reading::stream_text(program).size()));
}

TEST(PdfText, T06OtherGlyphsGetAnotherSubsetTag) {
    const auto name = [](const char* text) {
        File file(
            write(made::page_of({made::run(text, Family::kai, 10, 50, 50)}), made::fonts(), {})
                .bytes.read());
        return file.fonts(0).at(0).getKey("/BaseFont").getName();
    };
    EXPECT_EQ(name("版心"), name("版心"));
    EXPECT_NE(name("版心"), name("版面"));
}

TEST(PdfText, T01TextIsTheAuthorsAndNotTheFonts) {
    // In these faces the Kangxi radical and the ideograph are one glyph.
    layout::GlyphRun ideographs = made::run("一心", Family::serif, 10, 50, 50);
    const std::string ideographs_file =
        write(made::page_of({ideographs}), made::fonts(), {}).bytes.read();
    File file(ideographs_file);
    const std::string map = reading::stream_text(file.fonts(0).at(0).getKey("/ToUnicode"));
    EXPECT_NE(map.find("<4E00>"), std::string::npos) << map;
    EXPECT_NE(map.find("<5FC3>"), std::string::npos) << map;
    EXPECT_EQ(map.find("<2F"), std::string::npos) << map;
    if (!have_mutool()) GTEST_SKIP() << "mutool is not installed";
    EXPECT_EQ(only_text(ideographs_file), "一心");
}

TEST(PdfText, T02OneGlyphForSeveralCharacters) {
    const layout::GlyphRun dash = made::run("——", Family::serif, 10, 50, 50);
    ASSERT_EQ(dash.glyphs.size(), 1u) << "the font joins the two dashes";
    const std::string bytes = write(made::page_of({dash}), made::fonts(), {}).bytes.read();
    File file(bytes);
    EXPECT_NE(reading::stream_text(file.fonts(0).at(0).getKey("/ToUnicode")).find("<20142014>"),
              std::string::npos);
    if (!have_mutool()) GTEST_SKIP() << "mutool is not installed";
    EXPECT_EQ(only_text(bytes), "——");
}

TEST(PdfText, T02CharactersBeyondTheBasicPlaneAreSurrogatePairs) {
    File file(write(made::page_of({made::run("𠮷", Family::serif, 10, 50, 50)}), made::fonts(), {})
                  .bytes.read());
    EXPECT_NE(reading::stream_text(file.fonts(0).at(0).getKey("/ToUnicode")).find("<D842DFB7>"),
              std::string::npos);
}

/// One drawing, standing for a text of one's own choice.
layout::GlyphRun drawn(std::string text, double y) {
    layout::GlyphRun run = made::run("一", Family::serif, 10, 50, y);
    run.glyphs[0].text_end = static_cast<std::uint32_t>(text.size());
    run.text = std::move(text);
    return run;
}

TEST(PdfText, T02AGlyphThatStandsForOtherTextsHasAFontForEach) {
    layout::GlyphRun mixed = made::run("一一一一", Family::serif, 10, 50, 50);
    mixed.text.replace(3, 3, "\u2F00");
    const layout::Pages pages = made::page_of({mixed, drawn("\u2F00", 70), drawn("壹", 90)});
    const std::string bytes = write(pages, made::fonts(), {}).bytes.read();
    File file(bytes);
    ASSERT_EQ(file.fonts(0).size(), 3u);
    const auto map = [&](std::size_t font) {
        return reading::stream_text(file.fonts(0).at(font).getKey("/ToUnicode"));
    };
    // The font of the face comes first, with the most frequent text.
    EXPECT_NE(map(0).find("<4E00>"), std::string::npos) << map(0) << file.content(0);
    EXPECT_NE(map(1).find("<2F00>"), std::string::npos) << map(1);
    EXPECT_NE(map(2).find("<58F9>"), std::string::npos) << map(2);
    std::set<std::string> names;
    for (QPDFObjectHandle font : file.fonts(0)) names.insert(font.getKey("/BaseFont").getName());
    EXPECT_EQ(names.size(), 3u) << "viewers tell fonts apart by their tags";
    EXPECT_EQ(file.content(0).find("ActualText"), std::string::npos) << file.content(0);
    expect_places(file, pages);
    if (!have_mutool()) GTEST_SKIP() << "mutool is not installed";
    EXPECT_EQ(only_text(bytes), "一\u2F00一一\u2F00壹");
}

// Pages are gone through in parts; the order of first use and the counts are the book's.
TEST(PdfText, T07UsesAreThoseOfTheBookWhateverTheThreads) {
    std::vector<layout::Page> list(1100);
    for (std::size_t i = 0; i < list.size(); ++i) {
        layout::GlyphRun run;
        run.face = static_cast<text::FaceId>(i < 600 ? 0 : 1);
        run.text = i % 2 == 0 ? "一" : "二";
        run.glyphs.emplace_back();
        run.glyphs.back().glyph = i < 1000 ? 5 : 4;
        run.glyphs.back().text_end = 3;
        list[i].items.emplace_back(run);
    }
    const layout::Pages pages = made::pages(std::move(list));
    for (const unsigned jobs : {1U, 2U, 7U}) {
        const std::vector<FaceUses> faces = collect_uses(pages, jobs);
        ASSERT_EQ(faces.size(), 2U);
        ASSERT_EQ(faces[0].uses().size(), 1U);
        using Texts = std::vector<std::pair<std::string, std::size_t>>;
        EXPECT_EQ(faces[0].uses()[0].texts, (Texts{{"一", 300}, {"二", 300}}));
        ASSERT_EQ(faces[1].uses().size(), 2U);
        EXPECT_EQ(faces[1].uses()[0].glyph, 5U);
        EXPECT_EQ(faces[1].uses()[0].texts, (Texts{{"一", 200}, {"二", 200}}));
        EXPECT_EQ(faces[1].uses()[1].glyph, 4U);
        EXPECT_EQ(faces[1].uses()[1].texts, (Texts{{"一", 50}, {"二", 50}}));
    }
}

TEST(PdfText, T02MoreTextsThanFontsStandOnThePage) {
    std::vector<layout::Item> items;
    std::string texts;
    for (char32_t c = 0x4E00; c < 0x4E00 + 12; ++c) {
        std::string text;
        append_utf8(text, c);
        texts += text;
        items.emplace_back(drawn(text, 30.0 + 20 * (c - 0x4E00)));
    }
    const std::string bytes =
        write(made::page_of(std::move(items)), made::fonts(), {}).bytes.read();
    File file(bytes);
    EXPECT_EQ(file.fonts(0).size(), 8u);
    EXPECT_NE(file.content(0).find("/Span<</ActualText<FEFF4E0B>>>BDC"), std::string::npos);
    const auto printed = reading::ask("pdftotext FILE -", bytes);
    if (!printed) GTEST_SKIP() << "pdftotext is not installed";
    std::string found = *printed;
    std::erase_if(found, [](char c) { return c == '\n' || c == '\f' || c == ' '; });
    EXPECT_EQ(found, texts);
}

TEST(PdfText, T02ADrawingWithoutTextSaysSo) {
    const std::string bytes =
        write(made::page_of({made::run("一", Family::serif, 10, 50, 50), drawn("", 90)}),
              made::fonts(), {})
            .bytes.read();
    File file(bytes);
    EXPECT_EQ(file.fonts(0).size(), 1u);
    EXPECT_NE(file.content(0).find("/Span<</ActualText<FEFF>>>BDC"), std::string::npos);
}

TEST(PdfText, L06GlyphZeroNeverReachesTheFile) {
    layout::GlyphRun run = made::run("字", Family::serif, 10, 50, 50);
    run.glyphs[0].glyph = 0;
    EXPECT_THROW(static_cast<void>(write(made::page_of({run}), made::fonts(), {})),
                 std::logic_error);
}

TEST(PdfText, ToUnicodeHasSectionsOfAtMostAHundred) {
    std::vector<EmbeddedGlyph> glyphs;
    for (std::uint32_t i = 1; i <= 250; ++i) glyphs.push_back({i, 1000, "字"});
    glyphs.push_back({300, 0, ""});
    const std::string map = to_unicode(glyphs);
    EXPECT_NE(map.find("100 beginbfchar\n<0001> <5B57>\n"), std::string::npos);
    EXPECT_NE(map.find("50 beginbfchar\n<00C9> <5B57>\n"), std::string::npos);
    EXPECT_EQ(map.find("<012C>"), std::string::npos) << "a glyph without text is not mapped";
}

TEST(PdfText, T08EveryGlyphLandsWhereLayoutPutIt) {
    std::string line;
    for (int i = 0; i < 30; ++i) line += "汉，V";
    std::vector<layout::Item> items;
    // Sizes and gaps that are no round numbers: an error that adds up would show.
    double y = 40;
    for (const double size : {7.3, 9.0, 10.5, 8.925, 31.7}) {
        for (const std::int32_t gap : {0, 7, -3011, 12345}) {
            items.emplace_back(made::run(line, Family::serif, size, 33.337, y += 9.119, gap));
            items.emplace_back(made::run("fi 字", Family::mono, size, 33.337, y += 9.119, gap));
        }
    }
    const layout::Pages pages = made::page_of(std::move(items));
    File file(write(pages, made::fonts(), {}).bytes.read());
    expect_places(file, pages);
}

TEST(PdfText, T08RaisedAndVerticalGlyphsLandWhereLayoutPutThem) {
    layout::GlyphRun raised = made::run("注一二三", Family::serif, 10, 50, 50);
    raised.glyphs[1].y = -200000;
    raised.glyphs[2].y = -200000;
    layout::GlyphRun column = made::run("直行文字", Family::serif, 10, 200, 50);
    column.direction = layout::Direction::vertical;
    for (std::size_t i = 0; i < column.glyphs.size(); ++i) {
        column.glyphs[i].x = i == 2 ? 1234 : 0;
        column.glyphs[i].y = static_cast<std::int32_t>(i) * 655360;
    }
    const layout::Pages pages = made::page_of({raised, column});
    File file(write(pages, made::fonts(), {}).bytes.read());
    expect_places(file, pages);
}

TEST(PdfText, T08TurnedGlyphsLandWhereLayoutPutThem) {
    for (const auto direction :
         {layout::Direction::counterclockwise, layout::Direction::clockwise}) {
        layout::GlyphRun turned = made::run("转排的表 12.5", Family::serif, 9, 120, 400, 777);
        turned.direction = direction;
        turned.glyphs[2].y = -100000;
        const layout::Pages pages =
            made::page_of({turned, made::run("正的", Family::serif, 9, 50, 50)});
        File file(write(pages, made::fonts(), {}).bytes.read());
        expect_places(file, pages);
    }
}

TEST(PdfText, NaturalAdvancesNeedNoAdjustment) {
    File file(write(made::page_of({made::run("汉字汉字汉字", Family::serif, 10, 50, 50)}),
                    made::fonts(), {})
                  .bytes.read());
    const std::string content = file.content(0);
    EXPECT_TRUE(content.starts_with("/Artifact BMC\nBT ")) << content;
    EXPECT_NE(content.find(" 10 Tf 50 525.433 Td [<"), std::string::npos) << content;
    EXPECT_EQ(std::count(content.begin(), content.end(), '<'), 1) << content;
}

}  // namespace
}  // namespace banxin::pdf
