// 对照: which pieces of a translation and of its original belong together.
#include "passes/pairing.h"
#include "unit/passes/book.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

struct Pairs : TestBook {
    std::vector<PairMark> ours;
    std::vector<PairMark> theirs;

    Chapter& read(const std::string& file, const std::string& text, std::vector<PairMark>& marks) {
        const SourceId source = sources.add(file + " again", text);
        Diagnostics ignored;
        Chapter& chapter = add(file, text, &marks == &ours ? "zh-Hans" : "en");
        // The same text twice: its marks, and what the chapter is made of.
        marks = read_markdown(source, sources, "zh-Hans", ignored).pair_marks;
        return chapter;
    }

    /// "1:甲|a 2:乙|b": what stands side by side.
    std::string paired(const std::string& translation, const std::string& original,
                       PieceRule rule = PieceRule::found,
                       const std::string& original_file = "b.md") {
        read(original_file, original, theirs);
        read("a.md", translation, ours);
        Chapter& chapter = book.chapters[1];
        chapter.fields.parallel.emplace().pieces = rule;
        passes::pair_pieces(chapter, std::move(book.chapters[0]), {ours, theirs}, diagnostics);
        book.chapters.erase(book.chapters.begin());
        std::string all;
        for (const Piece& piece : pieces_of(book.chapters[0])) {
            if (!all.empty()) all += ' ';
            all += std::to_string(piece.number) + ":";
            for (std::size_t i = piece.begin; i < piece.end; ++i)
                all += words_of(book.chapters[0].blocks[i]);
            all += "|";
            if (piece.original == nullptr) continue;
            for (const Block& block : *piece.original) all += words_of(block);
        }
        return all;
    }

    static std::string words_of(const Block& block) {
        if (const auto* one = std::get_if<Paragraph>(&block.value)) return plain_text(one->content);
        if (const auto* one = std::get_if<Heading>(&block.value))
            return "#" + plain_text(one->content);
        return "*";
    }
};

TEST(PairPieces, GoByParagraphInSectionsOfTheSameHeadings) {
    Pairs book;
    EXPECT_EQ(book.paired("# 题\n\n甲\n\n## 节\n\n乙\n\n- 丙\n", "# T\n\na\n\n## S\n\nb\n\n> c\n"),
              "1:甲|a 2:#节|#S 3:乙|b 4:*|*");
    EXPECT_EQ(book.complaints(), "");
    EXPECT_EQ(plain_text(book.book.chapters[0].parallel->title), "T");
}

TEST(PairPieces, GoByHeadingWhereParagraphsDiffer) {
    Pairs book;
    EXPECT_EQ(book.paired("# 题\n\n## 节\n\n甲\n\n乙\n\n## 又\n\n丙\n",
                          "# T\n\n## S\n\na\n\n## U\n\nb\n\nc\n", PieceRule::headings),
              "1:#节甲乙|#Sa 2:#又丙|#Ubc");
    EXPECT_EQ(book.complaints(), "");
}

TEST(PairPieces, GoByMarksWhereThereAreSome) {
    Pairs book;
    EXPECT_EQ(book.paired("# 题\n\n序\n\n<!-- pair: x -->\n\n甲\n\n乙\n\n<!-- pair -->\n\n丙\n",
                          "# T\n\n<!-- pair: x -->\n\na\n\n<!-- pair -->\n\nb\n\nc\n"),
              "1:序| 2:甲乙|a 3:丙|bc");
    EXPECT_EQ(book.complaints(), "");
}

TEST(PairPieces, KeepWhatTheTranslationLeftOut) {
    Pairs book;
    EXPECT_EQ(
        book.paired("# 题\n\n<!-- pair -->\n<!-- pair -->\n\n甲\n\n<!-- pair -->\n",
                    "# T\n\n<!-- pair -->\n\na\n\n<!-- pair -->\n\nb\n\n<!-- pair -->\n\nc\n"),
        "1:|a 2:甲|b 3:|c");
}

TEST(PairPieces, ShowBothPlacesWhereParagraphsPart) {
    Pairs book;
    const auto han = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i) text += "字";
        return text + "\n\n";
    };
    const auto latin = [](int n) { return std::string(static_cast<std::size_t>(n), 'x') + "\n\n"; };
    // Three letters a character; the third paragraph of the original was left out.
    book.paired(
        "# 题\n\n" + han(60) + han(20) + han(40) + "## 节\n\n" + han(100),
        "# T\n\n" + latin(185) + latin(58) + latin(150) + latin(118) + "## S\n\n" + latin(300));
    ASSERT_EQ(book.complaints(), "S031@7:1");
    const Diagnostic& one = book.diagnostics.items()[0];
    EXPECT_EQ(one.arguments, (Arguments{"3", "4"}));
    EXPECT_EQ(book.sources[one.related.source].position(one.related.begin).line, 7U);
}

TEST(PairPieces, SayWhereHeadingsAndMarksPart) {
    Pairs headings;
    headings.paired("# 题\n\n## 节\n\n甲\n", "# T\n\n## S\n\na\n\n## U\n\nb\n");
    EXPECT_EQ(headings.complaints(), "S032@5:1");
    Pairs levels;
    levels.paired("# 题\n\n## 节\n\n甲\n\n### 小\n\n乙\n", "# T\n\n## S\n\na\n\n## U\n\nb\n");
    EXPECT_EQ(levels.complaints(), "S032@7:1");
    Pairs marks;
    marks.paired("# 题\n\n<!-- pair: x -->\n\n甲\n", "# T\n\n<!-- pair: y -->\n\na\n");
    EXPECT_EQ(marks.complaints(), "S033@3:1");
    Pairs none;
    none.paired("# 题\n\n甲\n", "# T\n\na\n", PieceRule::marks);
    EXPECT_EQ(none.complaints(), "S033@3:1");
}

TEST(PairPieces, NumberTheNotesOfBothAsOneRowInTheirOrder) {
    Pairs book;
    book.paired("# 题\n\n甲[^a]\n\n乙[^b]\n\n[^a]: 一\n\n[^b]: 二\n",
                "# T\n\na[^x] and *b[^y]*\n\nc[^x]\n\n[^x]: one\n\n[^y]: two\n");
    const Chapter& chapter = book.book.chapters[0];
    std::string labels;
    for (const Note& note : chapter.notes)
        labels += note.label + (note.language.empty() ? "" : "/" + note.language.tag()) + " ";
    EXPECT_EQ(labels, "a x/en y/en b ");
    const auto& first = std::get<Paragraph>((*pieces_of(chapter)[0].original)[0].value);
    EXPECT_EQ(std::get<NoteRef>(first.content[1].value).note, 1U);
    const auto& second = std::get<Paragraph>(chapter.blocks[1].value);
    EXPECT_EQ(std::get<NoteRef>(second.content[1].value).note, 3U);
    const auto& again = std::get<Paragraph>((*pieces_of(chapter)[1].original)[0].value);
    EXPECT_EQ(std::get<NoteRef>(again.content[1].value).note, 1U);
    EXPECT_EQ(std::get<NoteRef>(again.content[1].value).occurrence, 1U);
}

TEST(PairPieces, WriteAddressesFromTheChaptersFolder) {
    Pairs book;
    book.paired("# 题\n\n甲\n\n乙\n",
                "# T\n\n![x](pic/a.png)\n\n[there](../c.md#y) [h](#h) [w](https://e.org/a)\n",
                PieceRule::found, "en/b.md");
    const auto pieces = pieces_of(book.book.chapters[0]);
    EXPECT_EQ(std::get<Figure>((*pieces[0].original)[0].value).image().url, "en/pic/a.png");
    const auto& second = std::get<Paragraph>((*pieces[1].original)[0].value);
    EXPECT_EQ(std::get<Link>(second.content[0].value).url, "en/../c.md#y");
    EXPECT_EQ(std::get<Link>(second.content[2].value).url, "#h");
    EXPECT_EQ(std::get<Link>(second.content[4].value).url, "https://e.org/a");
}

TEST(PairPieces, AreSeenByEveryPass) {
    Pairs book;
    book.paired("# 题\n\n甲\n", "# T\n\nSee [the rain](#rain) $x$\n");
    passes::assign_ids(book.book, book.diagnostics);
    passes::resolve_links(book.book, book.diagnostics);
    EXPECT_EQ(book.complaints(), "R002@3:5");
    EXPECT_EQ(passes::count_formulas(book.book), 1U);
}

TEST(FrontMatterOfParallels, IsReadAndJudged) {
    TestBook book;
    const Chapter& chapter =
        book.add("a.md",
                 "---\nparallel: b.md\nparallel.print: columns\nparallel.align: words\n"
                 "parallel.folded: true\n---\n\n# 题\n\n甲\n",
                 ChapterKind::translation);
    ASSERT_TRUE(chapter.fields.parallel);
    EXPECT_EQ(chapter.fields.parallel->file, "b.md");
    EXPECT_EQ(chapter.fields.parallel->print, ParallelPrint::columns);
    EXPECT_EQ(chapter.fields.parallel->folded, true);
    EXPECT_EQ(book.complaints(), "S018@4:17");
    EXPECT_EQ(book.hint(0), "paragraphs, marks, headings");
}

}  // namespace
}  // namespace banxin
