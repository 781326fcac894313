// Where pages begin in the book's text: what the EPUB marks (EPUB.md, requirement 43).
#include "layout/page_starts.h"
#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

class PageStarts : public Pagination {
protected:
    Block& add(Chapter& chapter, Block block) {
        block.number = static_cast<std::uint32_t>(chapter.blocks.size()) + 1;
        chapter.blocks.push_back(std::move(block));
        return chapter.blocks.back();
    }
    /// The page of the body that a label names.
    static std::size_t page_of(const Pages& made, const std::string& label) {
        return made.labels.back().first_page + static_cast<std::size_t>(std::stoi(label)) - 1;
    }
};

TEST_F(PageStarts, FollowTheTextOfAParagraphFromPageToPage) {
    std::string text;  // no character twice
    for (char32_t c = U'一'; c < U'一' + 3000; ++c) append_utf8(text, c);
    add(chapter("one", "章"), paragraph(text));
    const Pages made = pages();
    const std::vector<PageStart>& starts = made.starts.starts;
    ASSERT_GT(starts.size(), 3U);
    EXPECT_EQ(starts[0].place, (TextPlace{0, 0, 0}));
    EXPECT_EQ(starts[0].label, "1");
    for (std::size_t i = 1; i < starts.size(); ++i) {
        EXPECT_EQ(starts[i].label, std::to_string(i + 1));
        EXPECT_EQ(starts[i].place.block, 1U);
        const std::string begin = text.substr(starts[i].place.offset, 30);
        EXPECT_EQ(page_with(made, begin), page_of(made, starts[i].label));
    }
}

TEST_F(PageStarts, LeaveOutBlankPagesAndNameThoseBeforeTheText) {
    add(chapter("preface", "序"), paragraph(han(30)));
    book_.chapters[0].role = ChapterRole::preface;
    add(chapter("one", "章"), paragraph(han(30)));
    const Pages made = pages();
    EXPECT_EQ(made.starts.title_page, "i");
    EXPECT_EQ(made.starts.contents, "iii");
    ASSERT_EQ(made.starts.starts.size(), 2U);
    EXPECT_EQ(made.starts.starts[0].label, "ii");
    EXPECT_EQ(made.starts.starts[1].label, "1");
    EXPECT_EQ(made.starts.starts[1].place.chapter, 1U);
}

TEST_F(PageStarts, BeforeATermAreBeforeWhatItExplains) {
    List list;
    for (std::uint32_t i = 0; i < 40; ++i) {
        Block explained = paragraph("释" + han(20));
        explained.number = i + 2;
        list.items.push_back({{explained}, std::nullopt, {}, {}, plain("词" + han(200))});
    }
    add(chapter("one", "章"), {std::move(list), {}, "", ""});
    const Pages made = pages();
    const std::vector<PageStart>& starts = made.starts.starts;
    ASSERT_GT(starts.size(), 3U);
    for (std::size_t i = 1; i < starts.size(); ++i) {
        EXPECT_LT(starts[i - 1].place, starts[i].place);
        EXPECT_GT(starts[i].place.block, 1U);
    }
}

TEST_F(PageStarts, CountRowsOfTablesAndLinesOfCode) {
    Chapter& one = chapter("one", "章");
    std::vector<TableRow> all;
    for (std::uint32_t i = 0; i < 60; ++i) {
        all.push_back({cell("行" + std::to_string(i))});
        all.back()[0].blocks[0].number = i + 2;
    }
    add(one, {table_of({cell("")}, std::move(all)), {}, "", ""});
    std::string code;
    for (int i = 100; i < 200; ++i) code += "line " + std::to_string(i) + "\n";
    add(one, {CodeBlock{"", code}, {}, "", ""}).number = 62;
    const Pages made = pages();
    int rows = 0;
    int lines = 0;
    for (const PageStart& start : made.starts.starts) {
        const std::size_t page = page_of(made, start.label);
        const TextPlace& place = start.place;
        if (place.block > 1 && place.block < 62) {
            EXPECT_EQ(page_with(made, "行" + std::to_string(place.block - 2)), page);
            ++rows;
        }
        if (place.block == 62 && place.offset > 0) {
            EXPECT_EQ(page_with(made, code.substr(place.offset, 8)), page);
            ++lines;
        }
    }
    EXPECT_GT(rows, 0);
    EXPECT_GT(lines, 0);
}

TEST(PageReferencesTest, StandInTheBracketsOfTheText) {
    Setting setting;
    Link link;
    link.children = plain("表1");
    link.target = Target{0, ""};
    const PageReferences references = {{static_cast<NodeId>(1), "41"}};
    const auto set = [&](const std::string& after) {
        Inlines inlines = plain("（见");
        inlines.push_back({link});
        inlines.push_back({Text{after, {}}});
        std::vector<StructureNode> structure(1);
        StreamContext context(setting.inputs(&references), setting.diagnostics, structure);
        return make_stream(inlines, setting.look_, "zh-Hans", static_cast<NodeId>(0), context).text;
    };
    EXPECT_EQ(set("）。"), "（见表1，第41页）。");
    EXPECT_EQ(set("，和别处）。"), "（见表1（第41页），和别处）。");
}

TEST(SourceOffsetsTest, CountPicturesAndNotWhatPrintAdds) {
    Setting setting;
    setting.book_.assets.push_back({"a.png", MediaType::png, "", 10, 10});
    setting.book_.chapters.push_back(setting.chapter_);
    Image image;
    image.asset = AssetId{0};
    Link link;
    link.children = plain("节");
    link.target = Target{0, ""};
    Inlines inlines = plain("一");
    inlines.push_back({image});
    inlines.push_back({link});
    inlines.push_back({Text{"二三", {}}});
    std::vector<StructureNode> structure(1);
    // The link's node is the first that is made for an inline.
    const PageReferences references = {{static_cast<NodeId>(1), "9"},
                                       {static_cast<NodeId>(2), "9"}};
    StreamContext context(setting.inputs(&references), setting.diagnostics, structure);
    const Stream stream =
        make_stream(inlines, setting.look_, "zh-Hans", static_cast<NodeId>(0), context);
    ASSERT_NE(stream.text.find("（第9页）"), std::string::npos);
    SourceOffsets offsets(stream);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i <= stream.size(); ++i) {
        const std::uint32_t offset = offsets.before(i);
        if (found.empty() || found.back() != offset) found.push_back(offset);
    }
    // 一, the picture, 节 and what stands after it, 二, 三, the end.
    EXPECT_EQ(found, (std::vector<std::uint32_t>{0, 3, 4, 7, 10, 13}));
}

}  // namespace
}  // namespace banxin::layout
