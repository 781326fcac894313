// Blocks on a page: lists, scene breaks, lines drawn under text.

#include "unit/layout/any_pieces.h"
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
    Pages pages = laid_out_in_any_pieces(book, test_style(), test_fonts(), {1, 2}, diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    return std::move(pages.pages.back());
}

Block paragraph_of(Inlines content) {
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

TEST(Blocks, HangAnItemByWholeCharactersInsideTheTypeArea_G08_B17) {
    List list;
    list.ordered = true;
    list.start = 8;
    for (const char* text : {"甲文", "乙文", "丙文"}) {
        ListItem item;
        item.blocks.push_back(paragraph_of(plain(text)));
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

TEST(Blocks, HangTheAuthorsEnumeratorsByTheirFullWidth_B17) {
    for (const auto& [marker, characters] :
         {std::pair{"（一）", 3}, std::pair{"一、", 2}, std::pair{"①", 1}, std::pair{"（1）", 3}}) {
        List list;
        list.ordered = true;
        ListItem item;
        item.marker = marker;
        item.blocks.push_back(paragraph_of(plain("甲文")));
        list.items.push_back(item);
        const Page page = page_of({{std::move(list), {}, "", ""}});
        const style::Style style = test_style();
        // The cell of an opening bracket begins half an em before its ink.
        const GlyphRun& run = *runs_with(page, marker).at(0);
        EXPECT_EQ(run.origin.x + Length{run.glyphs.front().x}, style.page.gutter) << marker;
        EXPECT_EQ(runs_with(page, "甲").at(0)->origin.x,
                  style.page.gutter + style.page.body_size * characters)
            << marker;
    }
}

TEST(Blocks, SetTheCodesOfLinksWithTheirAddressesAtTheEnd) {
    Book book;
    book.metadata.title.value = "书名";
    book.metadata.language.value = "zh-Hans";
    Chapter chapter;
    chapter.name = "01";
    chapter.language = "zh-Hans";
    chapter.blocks.push_back(paragraph_of(plain("正文")));
    // Two rows: both modules dark; the second only.
    chapter.link_codes.push_back(
        {"https://example.org/", "那篇", 2, {true, true, false, true}, {}});
    book.chapters.push_back(std::move(chapter));
    Diagnostics diagnostics;
    const style::Style style = test_style();
    const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), {1, 2}, diagnostics);
    const Page& page = pages.pages.back();
    const Length side = style.page.pitch * 3;
    std::vector<Rect> dark;
    for (const Item& item : page.items) {
        if (const auto* rule = std::get_if<RuleItem>(&item)) dark.push_back(rule->area);
    }
    ASSERT_EQ(dark.size(), 2u);
    EXPECT_EQ(dark[0].width, side);
    EXPECT_EQ(dark[0].height + dark[1].height, side);
    EXPECT_EQ(dark[1].x, dark[0].x + side / 2);
    EXPECT_EQ(dark[1].y, dark[0].bottom());
    // Beside it, clear of its quiet zone: the words and the address, which is a link on screen.
    for (const char* text : {"那篇", "https://example.org/"})
        EXPECT_GE(runs_with(page, text).at(0)->origin.x, dark[0].right() + style.page.body_size);
    ASSERT_EQ(page.links.size(), 1u);
    EXPECT_EQ(page.links[0].target, "https://example.org/");
    EXPECT_EQ(pages.structure[static_cast<std::size_t>(page.links[0].node)].type,
              StructureType::Link);
}

TEST(Blocks, BreakASceneByOneLineThatShows_G12) {
    const Page page = page_of(
        {paragraph_of(plain("前文")), {ThematicBreak{}, {}, "", ""}, paragraph_of(plain("后文"))});
    const style::Style style = test_style();
    const Length before = runs_with(page, "前文").at(0)->origin.y;
    const Length after = runs_with(page, "后文").at(0)->origin.y;
    EXPECT_EQ(after - before, style.page.pitch * 2);
    EXPECT_EQ(runs_with(page, "＊").at(0)->origin.y - before, style.page.pitch);
}

TEST(Blocks, SetAPictureInALineNoWiderThanTheTypeArea) {
    const style::Style style = test_style();
    for (const std::uint32_t wide : {30U, 40000U}) {
        Book book;
        book.metadata.title.value = "书名";
        book.metadata.language.value = "zh-Hans";
        book.assets.push_back({"a.png", MediaType::png, "", wide, 10});
        Image image;
        image.asset = static_cast<AssetId>(0);
        Chapter chapter;
        chapter.name = "01";
        chapter.language = "zh-Hans";
        Inlines line = plain("前");
        line.push_back({image});
        chapter.blocks.push_back(paragraph_of(line));
        book.chapters.push_back(std::move(chapter));
        Diagnostics diagnostics;
        const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), {1, 2}, diagnostics);
        int pictures = 0;
        for (const Item& item : pages.pages.back().items) {
            const auto* shown = std::get_if<ImageItem>(&item);
            if (shown == nullptr) continue;
            ++pictures;
            const Length most = style.page.measure();
            EXPECT_EQ(shown->area.width, wide == 30U ? style.page.body_size * 3 : most);
            EXPECT_EQ(shown->area.height, shown->area.width.scaled(10, wide));
        }
        EXPECT_EQ(pictures, 1);
    }
}

TEST(Blocks, SayWhatAPictureInALineShows) {
    Book book;
    book.metadata.title.value = "书名";
    book.metadata.language.value = "zh-Hans";
    book.assets.push_back({"a.png", MediaType::png, "", 20, 20});
    Image image;
    image.asset = static_cast<AssetId>(0);
    image.alt = "雨";
    Image decoration = image;
    decoration.alt.clear();
    decoration.decorative = true;
    Inlines line = plain("前");
    line.push_back({Styled{InlineStyle::strong, {{image}}}});
    line.push_back({decoration});
    Chapter chapter;
    chapter.name = "01";
    chapter.language = "zh-Hans";
    chapter.blocks.push_back(paragraph_of(line));
    book.chapters.push_back(std::move(chapter));
    Diagnostics diagnostics;
    const Pages pages =
        laid_out_in_any_pieces(book, test_style(), test_fonts(), {1, 2}, diagnostics);
    std::vector<NodeId> nodes;
    for (const Item& item : pages.pages.back().items)
        if (const auto* shown = std::get_if<ImageItem>(&item)) nodes.push_back(shown->node);
    ASSERT_EQ(nodes.size(), 2u);
    const StructureNode& said = pages.structure.at(static_cast<std::size_t>(nodes[0]));
    EXPECT_EQ(said.type, StructureType::Figure);
    EXPECT_EQ(said.alt, "雨");
    EXPECT_EQ(nodes[1], NodeId::artifact);
}

TEST(Blocks, LeaveAsMuchSpaceAboveAFigureAsBelowAndGoBackToTheGrid_W08) {
    Book book;
    book.metadata.language.value = "zh-Hans";
    book.assets.push_back({"a.png", MediaType::png, "", 200, 101});
    Chapter chapter;
    chapter.name = "01";
    chapter.language = "zh-Hans";
    chapter.blocks.push_back(paragraph_of(plain("前文")));
    Figure figure;
    figure.picture.push_back({Image{}});
    figure.image().asset = static_cast<AssetId>(0);
    chapter.blocks.push_back({std::move(figure), {}, "", ""});
    chapter.blocks.push_back(paragraph_of(plain("后文")));
    book.chapters.push_back(std::move(chapter));
    Diagnostics diagnostics;
    const style::Style style = test_style();
    const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), {1, 2}, diagnostics);
    const Page& page = pages.pages.back();
    const GlyphRun& before = *runs_with(page, "前文").at(0);
    const GlyphRun& after = *runs_with(page, "后文").at(0);
    EXPECT_EQ((after.origin.y - before.origin.y) % style.page.pitch, Length{});
    int pictures = 0;
    for (const Item& item : page.items) {
        const auto* image = std::get_if<ImageItem>(&item);
        if (image == nullptr) continue;
        ++pictures;
        // From the foot of the em box above, and to the head of the one below.
        const Length em = style.page.body_size;
        const Length above = image->area.y - (before.origin.y + em.scaled(12, 100));
        const Length below = after.origin.y - em.scaled(88, 100) - image->area.bottom();
        EXPECT_LE(std::abs((above - below).sp), style.page.pitch.sp)
            << above.pt() << " " << below.pt();
    }
    EXPECT_EQ(pictures, 1);
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
    const Pages pages =
        laid_out_in_any_pieces(book, test_style(), test_fonts(), {1, 2}, diagnostics);
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
    for (int i = 0; i < 30; ++i) line += i == 0 ? "identifier" : " identifier";
    const Page page = page_of({{CodeBlock{"", line}, {}, "", ""}});
    std::map<Length, std::string> pieces;
    for (const GlyphRun* run : runs_with(page, "")) {
        if (run->node != NodeId::artifact) pieces[run->origin.y] += run->text;
    }
    ASSERT_GE(pieces.size(), 3u);
    std::string copied;
    for (const auto& [y, piece] : pieces) {
        EXPECT_TRUE(piece.starts_with("identifier")) << piece;
        EXPECT_TRUE(piece.ends_with(' ') || y == pieces.rbegin()->first) << piece;
        copied += piece;
    }
    EXPECT_EQ(copied, line);
}

TEST(Blocks, KeepTwoLinesOfCodeAtEitherEndOfAPage_B16) {
    for (int above = 14; above < 22; ++above) {
        std::string text;
        for (int i = 0; i < 30; ++i) text += "line" + std::to_string(10 + i) + (i < 29 ? "\n" : "");
        Book book;
        book.metadata.language.value = "zh-Hans";
        Chapter chapter;
        chapter.name = "01";
        chapter.language = "zh-Hans";
        for (int i = 0; i < above; ++i) chapter.blocks.push_back(paragraph_of(plain("行")));
        chapter.blocks.push_back({CodeBlock{"", text}, {}, "", ""});
        book.chapters.push_back(std::move(chapter));
        Diagnostics diagnostics;
        const Pages pages =
            laid_out_in_any_pieces(book, test_style(), test_fonts(), {1, 2}, diagnostics);
        for (const Page& page : pages.pages) {
            EXPECT_EQ(runs_with(page, "line10").empty(), runs_with(page, "line11").empty());
            EXPECT_EQ(runs_with(page, "line38").empty(), runs_with(page, "line39").empty());
        }
    }
}

TEST(Blocks, DrawALineUnderItsTextOnlyNotUnderTheGap_M07) {
    const Page page = page_of({paragraph_of({{Text{"前文", {}}},
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

Block quoted(QuoteKind kind, Blocks blocks) {
    return {Quote{std::move(blocks), kind}, {}, "", ""};
}

Inlines verse_lines(const std::vector<std::string>& lines) {
    Inlines all;
    for (const std::string& line : lines) {
        if (!all.empty()) all.push_back({LineBreak{}});
        all.push_back({Text{line, {}}});
    }
    return all;
}

TEST(Blocks, StandVerseInTheMiddleByItsLongestLine_B14) {
    Blocks stanzas;
    stanzas.push_back(paragraph_of(verse_lines({"短行", "这是最长的一行诗", "中等的行"})));
    stanzas.push_back(paragraph_of(verse_lines({"次节"})));
    Blocks blocks;
    blocks.push_back(quoted(QuoteKind::verse, std::move(stanzas)));
    const style::Style style = test_style();
    const Page page = page_of(std::move(blocks));
    const Length em = style.page.body_size;
    const Length left = style.page.gutter + (style.page.measure() - em * 8) / 2;
    Length before;
    for (const char* line : {"短行", "这是最长的一行诗", "中等的行", "次节"}) {
        const auto found = runs_with(page, line);
        ASSERT_EQ(found.size(), 1u) << line;
        EXPECT_EQ(found[0]->origin.x, left) << line;
        // A line of the grid between stanzas.
        if (before > Length{}) {
            const std::int64_t lines = std::string(line) == "次节" ? 2 : 1;
            EXPECT_EQ(found[0]->origin.y - before, style.page.pitch * lines) << line;
        }
        before = found[0]->origin.y;
    }
}

TEST(Blocks, IndentWhatTurnsOverInVerse_B14) {
    std::string line;
    for (int i = 0; i < 40; ++i) append_utf8(line, U'一' + static_cast<char32_t>(i));
    Blocks stanzas;
    stanzas.push_back(paragraph_of(verse_lines({line, "短行"})));
    Blocks blocks;
    blocks.push_back(quoted(QuoteKind::verse, std::move(stanzas)));
    const style::Style style = test_style();
    const Page page = page_of(std::move(blocks));
    const auto first = runs_with(page, "一");
    const auto turned = runs_with(page, to_utf8(std::u32string(1, U'一' + 39)));
    const auto next = runs_with(page, "短行");
    ASSERT_EQ(first.size() + turned.size() + next.size(), 3u);
    EXPECT_EQ(turned[0]->origin.x - first[0]->origin.x, style.page.body_size * 2);
    EXPECT_EQ(next[0]->origin.x, first[0]->origin.x);
}

TEST(Blocks, SetALettersEdges_B15) {
    const auto with = [](std::string text, ParagraphRole role, bool flush) {
        return Block{Paragraph{{{Text{std::move(text), {}}}}, role, flush}, {}, "", ""};
    };
    Blocks letter;
    letter.push_back(with("老张：", ParagraphRole::body, true));
    letter.push_back(with("来信收到了。", ParagraphRole::body, false));
    letter.push_back(with("李四", ParagraphRole::signature, false));
    Blocks blocks;
    blocks.push_back(quoted(QuoteKind::letter, std::move(letter)));
    const style::Style style = test_style();
    const Page page = page_of(std::move(blocks));
    const Length em = style.page.body_size;
    const Length edge = style.page.gutter + em.scaled(style[style::Role::letter].left, 100);
    EXPECT_EQ(runs_with(page, "老张").at(0)->origin.x, edge);
    EXPECT_EQ(runs_with(page, "来信").at(0)->origin.x, edge + em * 2);
    // Two characters that end so far from the right edge.
    const Length inset = em.scaled(style[style::Role::signature].right, 100);
    EXPECT_GE(inset, em * 2);
    EXPECT_EQ(runs_with(page, "李四").at(0)->origin.x,
              style.page.gutter + style.page.measure() - inset - em * 2);
}

}  // namespace
}  // namespace banxin::layout
