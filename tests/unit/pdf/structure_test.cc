// Tagged PDF: marked content on the pages, the structure tree, and the way back from one to the
// other. PDF 1.7, "Logical Structure" and "Tagged PDF"; rules T04 and T05.

#include "pdf/pdf.h"
#include "unit/pdf/made_pages.h"
#include "unit/pdf/reading.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>

namespace banxin::pdf {
namespace {

using layout::NodeId;
using layout::StructureType;
using reading::File;

constexpr auto node_1 = static_cast<NodeId>(1);

layout::GlyphRun text_of(std::string_view text, std::uint32_t node, double y = 90) {
    layout::GlyphRun run = made::run(text, text::Family::serif, 10, 60, y);
    run.node = static_cast<NodeId>(node);
    return run;
}

layout::Pages with_nodes(layout::Pages pages, std::vector<layout::StructureNode> nodes) {
    nodes.insert(nodes.begin(), layout::StructureNode{});
    pages.structure = std::move(nodes);
    return pages;
}

layout::Pages of(std::vector<layout::Item> items, std::vector<layout::StructureNode> nodes) {
    return with_nodes(made::page_of(std::move(items)), std::move(nodes));
}

File written(const layout::Pages& pages) {
    return File(write(pages, made::fonts(), {}).bytes.read());
}

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle element) {
    QPDFObjectHandle kids = element.getKey("/K");
    if (kids.isArray()) return kids.getArrayAsVector();
    return kids.isNull() ? std::vector<QPDFObjectHandle>{} : std::vector{kids};
}

/// "Document(Sect(P(0)))": types, and the MCIDs that they hold; other pages' as "p:MCID".
std::string shape(QPDFObjectHandle element) {
    std::string shown = element.getKey("/S").getName().substr(1);
    std::string inside;
    for (QPDFObjectHandle& kid : kids_of(element)) {
        if (!inside.empty()) inside += ' ';
        if (kid.isInteger())
            inside += std::to_string(kid.getIntValue());
        else if (kid.hasKey("/MCID"))
            inside += "p:" + std::to_string(kid.getKey("/MCID").getIntValue());
        else if (kid.hasKey("/Obj"))
            inside += "link";
        else
            inside += shape(kid);
    }
    return inside.empty() ? shown : shown + "(" + inside + ")";
}

QPDFObjectHandle document_of(File& file) {
    return file.root().getKey("/StructTreeRoot").getKey("/K").getArrayItem(0);
}

TEST(PdfStructure, SaysThatTheFileIsTagged_T05) {
    File file = written(of({text_of("字", 1)}, {{StructureType::P, NodeId{0}, "", ""}}));
    EXPECT_TRUE(file.root().getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_EQ(file.root().getKey("/Lang").getStringValue(), "zh-Hans");
    EXPECT_EQ(file.page(0).getKey("/Tabs").getName(), "/S");
    EXPECT_EQ(shape(document_of(file)), "Document(P(0))");
}

TEST(PdfStructure, MarksOneContentForEachStretchOfANode) {
    File file = written(
        of({text_of("一", 1), text_of("二", 1, 110), text_of("三", 2, 130), text_of("四", 1, 150)},
           {{StructureType::P, NodeId{0}, "", ""}, {StructureType::Span, node_1, "en", ""}}));
    EXPECT_EQ(shape(document_of(file)), "Document(P(0 Span(1) 2))");
    const std::string content = file.content(0);
    EXPECT_NE(content.find("/P<</MCID 0>>BDC"), std::string::npos);
    EXPECT_NE(content.find("/Span<</MCID 1>>BDC"), std::string::npos);
    EXPECT_NE(content.find("/P<</MCID 2>>BDC"), std::string::npos);
    EXPECT_EQ(content.find("MCID 3"), std::string::npos);
    QPDFObjectHandle span = kids_of(kids_of(document_of(file)).at(0)).at(1);
    EXPECT_EQ(span.getKey("/Lang").getUTF8Value(), "en");
}

TEST(PdfStructure, MakesFurnitureAnArtifact_T04) {
    layout::GlyphRun head = text_of("书眉", 1);
    head.node = NodeId::artifact;
    File file =
        written(of({head, text_of("正文", 1, 120)}, {{StructureType::P, NodeId{0}, "", ""}}));
    EXPECT_TRUE(file.content(0).starts_with("/Artifact BMC"));
    EXPECT_EQ(shape(document_of(file)), "Document(P(0))");
}

TEST(PdfStructure, GoesOnOverAPageBreak) {
    layout::Page first;
    first.items.emplace_back(text_of("上", 1));
    layout::Page second;
    second.items.emplace_back(text_of("下", 1));
    File file =
        written(with_nodes(made::pages({first, second}), {{StructureType::P, NodeId{0}, "", ""}}));
    EXPECT_EQ(shape(document_of(file)), "Document(P(0 p:0))");
}

TEST(PdfStructure, LeavesOutWhatHasNoContentButKeepsRowsAndCells) {
    const auto node = [](std::uint32_t index) { return static_cast<NodeId>(index); };
    File file =
        written(of({text_of("甲", 4), text_of("乙", 11)}, {{StructureType::Table, node(0), "", ""},
                                                           {StructureType::THead, node(1), "", ""},
                                                           {StructureType::TR, node(2), "", ""},
                                                           {StructureType::TH, node(3), "", ""},
                                                           {StructureType::TH, node(3), "", ""},
                                                           {StructureType::TBody, node(1), "", ""},
                                                           {StructureType::TR, node(6), "", ""},
                                                           {StructureType::TD, node(7), "", ""},
                                                           {StructureType::TR, node(6), "", ""},
                                                           {StructureType::TD, node(9), "", ""},
                                                           {StructureType::TD, node(9), "", ""},
                                                           {StructureType::TFoot, node(1), "", ""},
                                                           {StructureType::TR, node(12), "", ""},
                                                           {StructureType::P, node(0), "", ""}}));
    EXPECT_EQ(shape(document_of(file)),
              "Document(Table(THead(TR(TH(0) TH)) TBody(TR(TD) TR(TD TD(1)))))");
}

// PDF 1.7, "Table attributes".
TEST(PdfStructure, SaysWhatCellsHeadAndWhatTheyCover) {
    using Scope = layout::CellAttributes::Scope;
    const auto row = static_cast<NodeId>(2);
    File file = written(of({text_of("甲", 3), text_of("乙", 4), text_of("丙", 5), text_of("丁", 6)},
                           {{StructureType::Table, NodeId{0}, "", ""},
                            {StructureType::TR, node_1, "", ""},
                            {StructureType::TH, row, "", "", {2, 1, Scope::column}},
                            {StructureType::TH, row, "", "", {1, 3, Scope::row}},
                            {StructureType::TD, row, "", "", {4, 5, Scope::column}},
                            {StructureType::TD, row, "", ""}}));
    const auto cells = kids_of(kids_of(kids_of(document_of(file)).at(0)).at(0));
    const auto attributes = [&](std::size_t cell) {
        QPDFObjectHandle made = QPDFObjectHandle(cells.at(cell)).getKey("/A");
        return made.isNull() ? "none" : made.unparseResolved();
    };
    EXPECT_EQ(attributes(0), "<< /ColSpan 2 /O /Table /Scope /Column >>");
    EXPECT_EQ(attributes(1), "<< /O /Table /RowSpan 3 /Scope /Row >>");
    EXPECT_EQ(attributes(2), "<< /ColSpan 4 /O /Table /RowSpan 5 >>");
    EXPECT_EQ(attributes(3), "none");
}

TEST(PdfStructure, StandsInReadingOrderWhereverAPageHasIt) {
    // A table that was turned comes after the text behind it; a note stays behind its mark's block.
    File file = written(of({text_of("前", 1), text_of("后", 3, 110), text_of("注", 4, 130),
                            text_of("表", 2, 150), text_of("末", 5, 170)},
                           {{StructureType::P, NodeId{0}, "", ""},
                            {StructureType::Caption, NodeId{0}, "", ""},
                            {StructureType::H2, NodeId{0}, "", ""},
                            {StructureType::Note, NodeId{0}, "", ""},
                            {StructureType::P, NodeId{0}, "", ""}}));
    EXPECT_EQ(shape(document_of(file)), "Document(P(0) Caption(3) H2(1) Note(2) P(4))");
}

TEST(PdfStructure, TiesLinksToTheirElements) {
    layout::Page page;
    page.items.emplace_back(text_of("见此", 1));
    page.items.emplace_back(text_of("①", 2, 120));
    page.links.push_back(
        {{points(60), points(80), points(20), points(10)}, "https://example.org/", false, node_1});
    page.links.push_back({{points(60), points(110), points(20), points(10)},
                          "https://example.org/2",
                          false,
                          static_cast<NodeId>(2)});
    File file =
        written(with_nodes(made::pages({page}), {{StructureType::Link, NodeId{0}, "", ""},
                                                 {StructureType::Reference, NodeId{0}, "", ""}}));
    // A mark's annotation stands in a Link inside it.
    EXPECT_EQ(shape(document_of(file)), "Document(Link(0 link) Reference(Link(1 link)))");
    QPDFObjectHandle annotation = file.page(0).getKey("/Annots").getArrayItem(1);
    EXPECT_EQ(annotation.getKey("/StructParent").getIntValue(), 2);
}

TEST(PdfStructure, FiguresSayWhatTheyShow) {
    layout::Pages pages =
        of({text_of("图", 1)}, {{StructureType::Figure, NodeId{0}, "", "一盏灯"}});
    File file = written(pages);
    EXPECT_EQ(kids_of(document_of(file)).at(0).getKey("/Alt").getUTF8Value(), "一盏灯");
}

TEST(PdfStructure, LeadsBackFromEveryMarkToOneElement) {
    std::vector<layout::Page> list;
    std::vector<layout::StructureNode> nodes;
    for (std::uint32_t p = 0; p < 150; ++p) {
        layout::Page page;
        for (std::uint32_t k = 0; k < 3; ++k) {
            nodes.push_back({StructureType::P, NodeId{0}, "", ""});
            page.items.emplace_back(
                text_of("字", static_cast<std::uint32_t>(nodes.size()), 90 + 20 * k));
        }
        list.push_back(std::move(page));
    }
    File file = written(with_nodes(made::pages(std::move(list)), nodes));
    QPDFObjectHandle tree = file.root().getKey("/StructTreeRoot").getKey("/ParentTree");
    std::map<long long, QPDFObjectHandle> entries;
    for (QPDFObjectHandle& leaf : tree.getKey("/Kids").getArrayAsVector()) {
        std::vector<QPDFObjectHandle> numbers = leaf.getKey("/Nums").getArrayAsVector();
        for (std::size_t i = 0; i < numbers.size(); i += 2)
            entries[numbers[i].getIntValue()] = numbers[i + 1];
        EXPECT_EQ(leaf.getKey("/Limits").getArrayItem(0).getIntValue(), numbers[0].getIntValue());
    }
    ASSERT_EQ(entries.size(), 150u);
    for (std::size_t p = 0; p < 150; ++p) {
        QPDFObjectHandle page = file.page(p);
        QPDFObjectHandle of_page = entries.at(page.getKey("/StructParents").getIntValue());
        ASSERT_EQ(of_page.getArrayNItems(), 3);
        for (int mark = 0; mark < 3; ++mark) {
            QPDFObjectHandle element = of_page.getArrayItem(mark);
            EXPECT_EQ(element.getKey("/K").getIntValue(), mark);
            EXPECT_EQ(element.getKey("/Pg").getObjGen(), page.getObjGen());
        }
    }
}

TEST(PdfStructure, HoldsMoreChildrenThanALibrarysArray) {
    layout::Page page;
    std::vector<layout::StructureNode> nodes;
    const layout::GlyphRun one = text_of("一", 1);
    for (std::uint32_t i = 1; i <= 17'000; ++i) {
        nodes.push_back({StructureType::P, NodeId{0}, "", ""});
        layout::GlyphRun run = one;
        run.node = static_cast<NodeId>(i);
        page.items.emplace_back(std::move(run));
    }
    File file = written(with_nodes(made::pages({page}), nodes));
    std::vector<QPDFObjectHandle> groups = kids_of(document_of(file));
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].getKey("/S").getName(), "/Div");
    EXPECT_EQ(kids_of(groups[0]).size() + kids_of(groups[1]).size(), 17'000u);
    EXPECT_EQ(kids_of(groups[1]).back().getKey("/P").getObjGen(), groups[1].getObjGen());
}

TEST(PdfStructure, SaysWhatAnAbbreviationIsShortFor) {
    File file =
        written(of({text_of("一", 1)}, {{StructureType::Span, NodeId{0}, "", "", {}, "全名"}}));
    EXPECT_EQ(kids_of(document_of(file)).at(0).getKey("/E").getUTF8Value(), "全名");
}

}  // namespace
}  // namespace banxin::pdf
