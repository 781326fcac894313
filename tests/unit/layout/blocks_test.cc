// Blocks on a page: lists, scene breaks, lines drawn under text.

#include "unit/layout/setting.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace banxin::layout {
namespace {

/// The page that holds a chapter's only page of text: pages are title, (contents), chapter.
Page page_of(Blocks blocks) {
    Book book;
    book.metadata.title.value = "书名";
    book.metadata.language.value = "zh-Hans";
    Chapter chapter;
    chapter.name = "01";
    chapter.language = "zh-Hans";
    chapter.blocks = std::move(blocks);
    book.chapters.push_back(std::move(chapter));
    Diagnostics diagnostics;
    Pages pages = lay_out(book, test_style(), test_fonts(), {1, 2}, diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    return std::move(pages.pages.back());
}

Block paragraph(Inlines content) {
    return {Paragraph{std::move(content), ParagraphRole::body, false}, {}, "", ""};
}

std::vector<const GlyphRun*> runs_with(const Page& page, std::string_view text) {
    std::vector<const GlyphRun*> found;
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run != nullptr && run->text.find(text) != std::string::npos) found.push_back(run);
    }
    return found;
}

TEST(Blocks, HangAnItemByWholeCharactersInsideTheTypeArea_G08) {
    List list;
    list.ordered = true;
    list.start = 8;
    for (const char* text : {"甲文", "乙文", "丙文"}) {
        ListItem item;
        item.blocks.push_back(paragraph(plain(text)));
        list.items.push_back(std::move(item));
    }
    const Page page = page_of({{list, {}, "", ""}});
    const style::Style style = test_style();
    const Length left = style.page.gutter;
    const Length text = runs_with(page, "甲文").at(0)->origin.x;
    EXPECT_EQ((text - left) % style.page.body_size, Length{});
    EXPECT_GT(text, left);
    for (const char* marker : {"8.", "9.", "10."}) {
        const GlyphRun* run = runs_with(page, marker).at(0);
        EXPECT_GE(run->origin.x, left) << marker;
        EXPECT_LT(run->origin.x, text) << marker;
    }
    EXPECT_EQ(runs_with(page, "丙文").at(0)->origin.x, text);
}

TEST(Blocks, BreakASceneByOneLineThatShows_G12) {
    const Page page = page_of(
        {paragraph(plain("前文")), {ThematicBreak{}, {}, "", ""}, paragraph(plain("后文"))});
    const style::Style style = test_style();
    const Length before = runs_with(page, "前文").at(0)->origin.y;
    const Length after = runs_with(page, "后文").at(0)->origin.y;
    EXPECT_EQ(after - before, style.page.pitch * 2);
    EXPECT_EQ(runs_with(page, "＊").at(0)->origin.y - before, style.page.pitch);
}

TEST(Blocks, PutCodeIntoAParagraphOfTheStructure_T04) {
    Book book;
    book.metadata.language.value = "zh-Hans";
    Chapter chapter;
    chapter.name = "01";
    chapter.language = "zh-Hans";
    chapter.blocks.push_back({CodeBlock{"", "x = 1"}, {}, "", ""});
    book.chapters.push_back(std::move(chapter));
    Diagnostics diagnostics;
    const Pages pages = lay_out(book, test_style(), test_fonts(), {1, 2}, diagnostics);
    const NodeId code = runs_with(pages.pages.back(), "x").at(0)->node;
    const StructureNode& node = pages.structure.at(static_cast<std::size_t>(code));
    EXPECT_EQ(node.type, StructureType::Code);
    EXPECT_EQ(pages.structure.at(static_cast<std::size_t>(node.parent)).type, StructureType::P);
}

TEST(Blocks, SetCodeOnACellGridAndWrapItWithoutAMarkToCopy_B16) {
    // Full stops and brackets would be squeezed in text, letters parted from Han by a gap.
    std::string line;
    for (int i = 0; i < 12; ++i) line += "甲a“。”b";
    const Page page = page_of({{CodeBlock{"", line}, {}, "", ""}});
    const style::Style style = test_style();
    const Length size = style[style::Role::code].size;
    const auto half_cell = static_cast<std::int32_t>((size / 2).sp);
    std::string copied;
    std::size_t wrap_marks = 0;
    Length left;
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr) continue;
        if (run->text.empty()) {
            EXPECT_EQ(run->node, NodeId::artifact);
            ++wrap_marks;
        }
        if (run->node == NodeId::artifact) continue;
        if (copied.empty()) left = run->origin.x;
        copied += run->text;
        std::uint32_t begin = 0;
        for (const PlacedGlyph& glyph : run->glyphs) {
            const std::int64_t cell = run->origin.x.sp + glyph.x - left.sp;
            const std::int64_t off = (cell + half_cell / 2) % half_cell - half_cell / 2;
            EXPECT_LE(std::abs(off), half_cell / 50)
                << run->text.substr(begin, glyph.text_end - begin);
            begin = glyph.text_end;
        }
    }
    EXPECT_EQ(copied, line);
    EXPECT_GE(wrap_marks, 1u);
}

TEST(Blocks, WrapCodeAfterABlankWhereThereIsOne_B16) {
    std::string line;
    for (int i = 0; i < 30; ++i) line += "identifier ";
    const Page page = page_of({{CodeBlock{"", line}, {}, "", ""}});
    std::map<Length, std::string> pieces;
    for (const GlyphRun* run : runs_with(page, "")) {
        if (run->node != NodeId::artifact) pieces[run->origin.y] += run->text;
    }
    ASSERT_GE(pieces.size(), 3u);
    std::string copied;
    for (const auto& [y, piece] : pieces) {
        EXPECT_TRUE(piece.starts_with("identifier")) << piece;
        EXPECT_TRUE(piece.ends_with(' ')) << piece;
        copied += piece;
    }
    EXPECT_EQ(copied, line);
}

TEST(Blocks, DrawALineUnderItsTextOnlyNotUnderTheGap_M07) {
    const Page page = page_of({paragraph({{Text{"前文", {}}},
                                          {Styled{InlineStyle::underline, plain("Latin")}},
                                          {Text{"后文", {}}}})});
    const GlyphRun* latin = runs_with(page, "Latin").at(0);
    const RuleItem* rule = nullptr;
    for (const Item& item : page.items) {
        if (const auto* one = std::get_if<RuleItem>(&item)) rule = one;
    }
    ASSERT_NE(rule, nullptr);
    const style::Style style = test_style();
    const std::size_t first = latin->text.find("Latin");
    Length begin = latin->origin.x;
    Length after;
    for (const PlacedGlyph& glyph : latin->glyphs) {
        const std::string_view shown = std::string_view(latin->text).substr(0, glyph.text_end);
        if (glyph.text_end == first + 1) begin = latin->origin.x + Length{glyph.x};
        if (shown.ends_with("后")) after = latin->origin.x + Length{glyph.x};
    }
    if (after == Length{}) after = runs_with(page, "后文").at(0)->origin.x;
    EXPECT_EQ(rule->area.x, begin);
    // A quarter em stays bare before what follows.
    EXPECT_NEAR(static_cast<double>((after - rule->area.right()).sp),
                static_cast<double>(style.page.body_size.sp) / 4, 700);
}

}  // namespace
}  // namespace banxin::layout
