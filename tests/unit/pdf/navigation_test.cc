// Links, outline, labels and what the file says about itself.

#include "pdf/navigation.h"
#include "pdf/metadata.h"
#include "pdf/numbers.h"
#include "pdf/pdf.h"
#include "unit/pdf/made_pages.h"
#include "unit/pdf/reading.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::pdf {
namespace {

using reading::File;

layout::Pages book() {
    std::vector<layout::Page> list(4);
    for (std::size_t i = 0; i < list.size(); ++i) {
        list[i].items.emplace_back(
            made::run("第" + std::to_string(i) + "页", text::Family::serif, 10, 50, 60));
    }
    list[1].anchors.push_back({"一", points(100)});
    list[2].anchors.push_back({"二", points(50)});
    layout::LinkArea inside;
    inside.area = {points(50), points(60), points(20), points(10)};
    inside.target = "二";
    inside.inside_book = true;
    layout::LinkArea outside = inside;
    outside.inside_book = false;
    outside.target = "https://zh.wikipedia.org/wiki/版心 (a)%20b";
    layout::LinkArea nowhere = inside;
    nowhere.target = "三";
    list[0].links = {inside, outside, nowhere};
    layout::Pages pages = made::pages(std::move(list));
    pages.outline = {{1, "一、Alpha", "一"},
                     {2, "一之一", "一"},
                     {3, "深", "二"},
                     {2, "一之二", "二"},
                     {1, "Beta", "二"}};
    using Style = layout::PageLabelRange::Style;
    pages.labels = {{0, Style::none, 1}, {1, Style::roman, 2}, {2, Style::decimal, 1}};
    pages.info.authors = {"甲", "Yi <&>"};
    pages.info.publisher = "版心社";
    pages.info.keywords = {"排版", "PDF"};
    pages.info.rights = "CC BY";
    pages.info.identifier = "urn:uuid:1";
    return pages;
}

std::string made_file(unsigned jobs = 0) {
    return write(book(), made::fonts(), {jobs}).bytes.read();
}

TEST(PdfNavigation, T05LinksInsideLeadToTheirPlaces) {
    File file(made_file());
    QPDFObjectHandle annotations = file.page(0).getKey("/Annots");
    ASSERT_EQ(annotations.getArrayNItems(), 2) << "a link to nowhere is left out";
    QPDFObjectHandle link = annotations.getArrayItem(0);
    EXPECT_EQ(link.getKey("/Subtype").getName(), "/Link");
    // PDF 1.7, "Annotation Flags": printed, not hidden; PDF/A demands it.
    EXPECT_EQ(link.getKey("/F").getIntValue(), 4);
    QPDFObjectHandle destination = link.getKey("/Dest");
    EXPECT_EQ(destination.getArrayItem(0).getObjGen(), file.page(2).getObjGen());
    EXPECT_EQ(destination.getArrayItem(1).getName(), "/XYZ");
    const double height = book().trim_height.pt();
    EXPECT_NEAR(destination.getArrayItem(3).getNumericValue(), height - 50, 0.001);
    const QPDFObjectHandle::Rectangle area = link.getKey("/Rect").getArrayAsRectangle();
    EXPECT_NEAR(area.llx, 50, 0.001);
    EXPECT_NEAR(area.lly, height - 70, 0.001);
    EXPECT_NEAR(area.urx, 70, 0.001);
    EXPECT_NEAR(area.ury, height - 60, 0.001);
}

TEST(PdfNavigation, T05AddressesAreAscii) {
    File file(made_file());
    QPDFObjectHandle action = file.page(0).getKey("/Annots").getArrayItem(1).getKey("/A");
    EXPECT_EQ(action.getKey("/URI").getStringValue(),
              "https://zh.wikipedia.org/wiki/%E7%89%88%E5%BF%83%20(a)%20b");
}

TEST(PdfNavigation, T05OutlineFollowsTheLevels) {
    File file(made_file());
    QPDFObjectHandle root = file.root().getKey("/Outlines");
    EXPECT_EQ(root.getKey("/Count").getIntValue(), 2) << "only the first level is open";
    QPDFObjectHandle first = root.getKey("/First");
    EXPECT_EQ(first.getKey("/Title").getUTF8Value(), "一、Alpha");
    EXPECT_EQ(first.getKey("/Count").getIntValue(), -2);
    EXPECT_EQ(first.getKey("/Dest").getArrayItem(0).getObjGen(), file.page(1).getObjGen());
    QPDFObjectHandle child = first.getKey("/First");
    EXPECT_EQ(child.getKey("/Title").getUTF8Value(), "一之一");
    EXPECT_EQ(child.getKey("/First").getKey("/Title").getUTF8Value(), "深");
    EXPECT_EQ(child.getKey("/Next").getKey("/Title").getUTF8Value(), "一之二");
    EXPECT_EQ(child.getKey("/Next").getObjGen(), first.getKey("/Last").getObjGen());
    EXPECT_EQ(first.getKey("/Next").getKey("/Title").getUTF8Value(), "Beta");
    EXPECT_EQ(root.getKey("/Last").getKey("/Prev").getObjGen(), first.getObjGen());
    EXPECT_EQ(file.root().getKey("/PageMode").getName(), "/UseOutlines");
}

TEST(PdfNavigation, T05PageLabelsAreANumberTree) {
    File file(made_file());
    QPDFObjectHandle numbers = file.root().getKey("/PageLabels").getKey("/Nums");
    ASSERT_EQ(numbers.getArrayNItems(), 6);
    EXPECT_FALSE(numbers.getArrayItem(1).hasKey("/S"));
    EXPECT_EQ(numbers.getArrayItem(2).getIntValue(), 1);
    EXPECT_EQ(numbers.getArrayItem(3).getKey("/S").getName(), "/r");
    EXPECT_EQ(numbers.getArrayItem(3).getKey("/St").getIntValue(), 2);
    EXPECT_EQ(numbers.getArrayItem(5).getKey("/S").getName(), "/D");
}

TEST(PdfNavigation, T05TheFileSaysWhatItIs) {
    File file(made_file());
    EXPECT_EQ(file.root().getKey("/Lang").getUTF8Value(), "zh-Hans");
    EXPECT_TRUE(file.root().getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    QPDFObjectHandle info = file.trailer().getKey("/Info");
    EXPECT_EQ(info.getKey("/Title").getUTF8Value(), "版心");
    EXPECT_EQ(info.getKey("/Author").getUTF8Value(), "甲, Yi <&>");
    EXPECT_EQ(info.getKey("/Producer").getUTF8Value(), "banxin");
    EXPECT_FALSE(info.hasKey("/CreationDate")) << "no clock";
    EXPECT_EQ(file.trailer().getKey("/ID").getArrayItem(0).getStringValue().size(), 16u);
    const std::string packet = reading::stream_text(file.root().getKey("/Metadata"));
    EXPECT_NE(packet.find("<rdf:li>Yi &lt;&amp;&gt;</rdf:li>"), std::string::npos) << packet;
    EXPECT_NE(packet.find("<dc:language><rdf:Bag><rdf:li>zh-Hans</rdf:li>"), std::string::npos);
    EXPECT_NE(packet.find("<pdf:Producer>banxin</pdf:Producer>"), std::string::npos);
    const std::size_t rights = packet.find("<dc:rights>");
    ASSERT_NE(rights, std::string::npos);
    EXPECT_LT(packet.find("CC BY", rights), packet.find("</dc:rights>"));
    const QPDFObjectHandle::Rectangle box = file.page(0).getKey("/TrimBox").getArrayAsRectangle();
    EXPECT_NEAR(box.urx, 396.85, 0.001);
    EXPECT_NEAR(box.ury, 575.433, 0.001);
}

TEST(PdfNavigation, AFilesIdentifierIsThatOfItsPages) {
    const auto identifier_of = [](const std::string& text) {
        File file(write(made::page_of({made::run(text, text::Family::serif, 10, 50, 50)}),
                        made::fonts(), {})
                      .bytes.read());
        return file.trailer().getKey("/ID").getArrayItem(0).getStringValue();
    };
    EXPECT_EQ(identifier_of("水尺"), identifier_of("水尺"));
    EXPECT_NE(identifier_of("水尺"), identifier_of("尺水"));
}

TEST(PdfNavigation, A06TheTrimStandsInsideTheBleedInsideTheSheet) {
    layout::Pages pages = made::page_of({made::run("字", text::Family::serif, 10, 50, 50)});
    pages.bleed = points(9);
    File file(write(pages, made::fonts(), {}).bytes.read());
    const auto box = [&](const char* name) {
        return file.page(0).getKey(name).getArrayAsRectangle();
    };
    EXPECT_NEAR(box("/TrimBox").llx, 0, 0.001);
    EXPECT_NEAR(box("/TrimBox").urx, pages.trim_width.pt(), 0.001);
    EXPECT_NEAR(box("/BleedBox").lly, -9, 0.001);
    EXPECT_NEAR(box("/BleedBox").ury, pages.trim_height.pt() + 9, 0.001);
    EXPECT_NEAR(box("/MediaBox").llx, box("/BleedBox").llx, 0.001);
    EXPECT_NEAR(box("/MediaBox").urx, box("/BleedBox").urx, 0.001);
    pages.bleed = {};
    File trimmed(write(pages, made::fonts(), {}).bytes.read());
    EXPECT_FALSE(trimmed.page(0).hasKey("/BleedBox"));
}

TEST(PdfNavigation, DatesAreWrittenAsPdfDoes) {
    EXPECT_EQ(pdf_date("2026"), "D:2026");
    EXPECT_EQ(pdf_date("2026-11-01"), "D:20261101");
    EXPECT_EQ(pdf_date("2026-11-01T08:30:00Z"), "D:20261101083000Z");
    EXPECT_EQ(pdf_date("2026-11-01T08:30:00+08:00"), "D:20261101083000+08'00'");
    layout::Pages pages = book();
    pages.info.date = "2026-11-01";
    File file(write(pages, made::fonts(), {}).bytes.read());
    EXPECT_EQ(file.trailer().getKey("/Info").getKey("/CreationDate").getStringValue(),
              "D:20261101");
}

TEST(PdfNavigation, T07TheSameBytesWhateverTheThreads) {
    const std::string once = made_file(1);
    EXPECT_TRUE(once.starts_with("%PDF-1.7\n"));
    EXPECT_EQ(once, made_file(1));
    EXPECT_EQ(once, made_file(2));
    EXPECT_EQ(once, made_file(7));
}

TEST(PdfNavigation, ManyPagesMakeATree) {
    std::vector<layout::Page> list(1000);
    for (layout::Page& page : list) {
        page.items.emplace_back(layout::RuleItem{{points(1), points(1), points(9), points(9)}});
    }
    File file(write(made::pages(std::move(list)), made::fonts(), {}).bytes.read());
    EXPECT_EQ(file.root().getKey("/Pages").getKey("/Count").getIntValue(), 1000);
    EXPECT_LT(file.root().getKey("/Pages").getKey("/Kids").getArrayNItems(), 20);
    EXPECT_NE(file.content(999).find("re f"), std::string::npos);
    for (const std::size_t last : {63U, 127U, 959U}) {
        QPDFObjectHandle page = file.page(last);
        EXPECT_EQ(page.getKey("/Parent").getKey("/Kids").getArrayItem(63).getObjGen(),
                  page.getObjGen());
    }
}

TEST(PdfNumbers, AreShortAndExact) {
    const auto decimal = [](std::int64_t value, int decimals) {
        std::string text;
        append_decimal(text, value, decimals);
        return text;
    };
    EXPECT_EQ(decimal(0, 3), "0");
    EXPECT_EQ(decimal(12500, 3), "12.5");
    EXPECT_EQ(decimal(-5, 3), "-0.005");
    EXPECT_EQ(decimal(1000, 3), "1");
    EXPECT_EQ(decimal(100, 0), "100");
    EXPECT_EQ(decimal(396850, 3), "396.85");
    EXPECT_EQ(thousandths(points(1.0005)), 1001);
    EXPECT_EQ(thousandths(points(-1.2344)), -1234);
}

// PDF 1.7, "String Objects" and "Text String Type".
TEST(PdfNumbers, StringsSayBytesAndTexts) {
    const auto written = [](void (*append)(std::string&, std::string_view), std::string_view said) {
        std::string text;
        append(text, said);
        return text;
    };
    EXPECT_EQ(written(append_string, "a (b) \\c"), "(a \\(b\\) \\\\c)");
    EXPECT_EQ(written(append_string, ""), "()");
    EXPECT_EQ(written(append_string, "a\n\x80"), "<610A80>");
    EXPECT_EQ(written(append_text, "Lamp"), "(Lamp)");
    EXPECT_EQ(written(append_text, "灯𠮷"), "<FEFF706FD842DFB7>");
    std::string text;
    append_reference(text, 12);
    EXPECT_EQ(text, "12 0 R");
}

}  // namespace
}  // namespace banxin::pdf
