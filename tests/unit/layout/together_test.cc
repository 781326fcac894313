// What stays on one page with what stands before or after it, wherever on a page it comes to stand.
#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

class Together : public Pagination {
protected:
    static Block block(decltype(Block::value) value) { return {std::move(value), {}, "", ""}; }
    static Block paragraph_of(const std::string& text, bool continuation) {
        return block(Paragraph{plain(text), ParagraphRole::body, continuation});
    }

    /// Whether both stand on one page, under so many lines of text.
    bool on_one_page(const Blocks& blocks, const std::string& one, const std::string& other,
                     int lines) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        for (int i = 0; i < lines; ++i) made.blocks.push_back(paragraph("行"));
        made.blocks.insert(made.blocks.end(), blocks.begin(), blocks.end());
        const Pages all = pages();
        for (const Page& page : all.pages) {
            const std::string text = text_of(page);
            if (text.find(one) == std::string::npos) continue;
            return text.find(other) != std::string::npos;
        }
        return false;
    }

    /// For all places on a page.
    void expect_together(const Blocks& blocks, const std::string& one, const std::string& other) {
        for (int lines = 1; lines <= style_.page.lines + 1; ++lines)
            EXPECT_TRUE(on_one_page(blocks, one, other, lines)) << one << " after " << lines;
    }
};

TEST_F(Together, LeadInAndWhatItLeadsTo) {
    List list;
    for (const char* text : {"头一项", "第二项"})
        list.items.emplace_back().blocks = {paragraph(text)};
    expect_together({paragraph("规矩如下："), block(list)}, "规矩如下", "头一项");
    expect_together({paragraph("程序是："), block(CodeBlock{"", "first\nsecond\nthird"})}, "程序是",
                    "first");
    Figure figure;
    Image image;
    image.asset = AssetId{0};
    figure.picture.push_back({image});
    figure.caption = plain("图题");
    Asset picture;
    picture.width = picture.height = 100;
    book_.assets.push_back(picture);
    expect_together({paragraph("样子如下："), block(figure), paragraph(han(300))}, "样子如下",
                    "图题");
    // What only goes on is not kept.
    bool parted = false;
    for (int lines = 1; lines <= style_.page.lines + 1; ++lines)
        parted = parted || !on_one_page({paragraph("他说："), paragraph("好。" + han(300))}, "他说",
                                        "好", lines);
    EXPECT_TRUE(parted);
}

TEST_F(Together, SalutationAndLetterWishAndWished) {
    Quote letter;
    letter.kind = QuoteKind::letter;
    letter.blocks = {paragraph_of("林先生：", true), paragraph("河边的房子已经修好。"),
                     paragraph_of("此致", false), paragraph_of("敬礼", true)};
    const Block after = paragraph(han(300));
    expect_together({block(letter), after}, "林先生", "河边");
    expect_together({block(letter), after}, "此致", "敬礼");
}

}  // namespace
}  // namespace banxin::layout
