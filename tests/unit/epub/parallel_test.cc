// 对照 on a screen: the original after each piece, in its own language (EPUB.md, 49).
#include "epub/origin.h"
#include "unit/epub/support.h"

#include <utility>

namespace banxin::epub::testing {
namespace {

Book parallel_book(std::optional<bool> folded = {}) {
    Book book = small_book("# 雨\n\n## 夜\n\n下了一夜。\n\n云散了。\n");
    Chapter original =
        chapter("rain", "# Rain\n\n## Night\n\nIt fell all night.\n\nThe clouds went.\n");
    Chapter& one = book.chapters[0];
    ParallelText& text = one.parallel.emplace();
    text.language = "en";
    text.folded = folded;
    for (std::size_t i = 0; i < one.blocks.size(); ++i) {
        one.blocks[i].piece = static_cast<std::uint32_t>(i) + 1;
        text.pieces.push_back({original.blocks[i]});
        text.pieces.back()[0].id.clear();
    }
    return book;
}

std::string chapter_file(const Book& book) {
    return "text/" + book.chapters[0].name + ".xhtml";
}

TEST(Parallel, FollowsEachPieceInItsLanguage) {
    const Book book = parallel_book();
    const auto page = make(book).xml(chapter_file(book));
    EXPECT_EQ(all(page, "//section/div[@class='parallel-text']/@lang"),
              (std::vector<std::string>{"en", "en", "en"}));
    EXPECT_EQ(all(page, "//div[@lang='en']/@xml:lang").size(), 3U);
    EXPECT_EQ(all(page, "//section/p[.='下了一夜。']/following-sibling::*[1]/p"),
              (std::vector<std::string>{"It fell all night."}));
    // Its heading is none of the book's.
    EXPECT_EQ(all(page, "//h2").size(), 1U);
    EXPECT_EQ(one(page, "//p[@class='parallel-heading']"), "Night");
    const auto nav = make(book).xml("nav.xhtml");
    EXPECT_TRUE(all(nav, "//a[.='Night']").empty());
}

// EPUB 16
TEST(Parallel, NamesItsLanguageAfterTheBooks) {
    Book book = parallel_book();
    book.chapters.push_back(book.chapters[0]);
    book.chapters.back().name = "two";
    EXPECT_EQ(all(make(book).xml("package.opf"), "//dc:language"),
              (std::vector<std::string>{"zh-Hans", "en"}));
}

TEST(Parallel, OpensWhenAskedForWhereItIsFolded) {
    const Book book = parallel_book(true);
    const auto page = make(book).xml(chapter_file(book));
    EXPECT_EQ(all(page, "//details[@class='parallel-text']/summary"),
              (std::vector<std::string>{"原文", "原文"}));
    EXPECT_EQ(all(page, "//details/div/@lang"), (std::vector<std::string>{"en", "en"}));
    // A heading is no secret.
    EXPECT_EQ(all(page, "//div[@class='parallel-text']/p").size(), 1U);
}

TEST(Parallel, KeepsWhatTheTranslationLeftOut) {
    Book book = parallel_book();
    Chapter& one = book.chapters[0];
    one.blocks.erase(one.blocks.begin() + 1);  // "下了一夜。"
    const auto page = make(book).xml(chapter_file(book));
    EXPECT_EQ(all(page, "//div[@lang='en']/p"),
              (std::vector<std::string>{"Night", "It fell all night.", "The clouds went."}));
}

TEST(Parallel, TellsNotesOfTheOriginalFromOthers) {
    Book book = parallel_book();
    Chapter& one = book.chapters[0];
    std::get<Paragraph>(one.parallel->pieces[1][0].value).content.push_back({NoteRef{0, 0, {}}});
    Note note;
    note.blocks.push_back({Paragraph{{{Text{"A word.", {}}}}}, {}, "", ""});
    note.language = "en";
    note.references = 1;
    one.notes.push_back(std::move(note));
    const auto page = make(book).xml(chapter_file(book));
    EXPECT_EQ(testing::one(page, "//aside/@lang"), "en");
}

TEST(Parallel, IsFoundAgainInTheManuscript) {
    for (const bool folded : {false, true}) {
        const Book book = parallel_book(folded);
        const Made made = make(book);
        const std::string& document = made.file("epub/" + chapter_file(book));
        const auto at = [&](std::string_view shown) {
            return origin_of(book, "epub/" + chapter_file(book), document, document.find(shown));
        };
        EXPECT_EQ(at("The clouds"), book.chapters[0].parallel->pieces[2][0].span) << folded;
        EXPECT_EQ(at("云散了"), book.chapters[0].blocks[2].span) << folded;
        EXPECT_EQ(at("Night"), book.chapters[0].parallel->pieces[0][0].span) << folded;
    }
}

}  // namespace
}  // namespace banxin::epub::testing
