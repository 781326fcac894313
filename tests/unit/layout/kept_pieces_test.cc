// A long text that has changed in one place: pieces of the state before are taken over, and only
// those that would be set as they were.
#include "document/walk.h"
#include "layout/book_layout.h"
#include "passes/passes.h"
#include "unit/layout/pagination.h"
#include "unit/layout/random.h"

#include <functional>
#include <memory>

namespace banxin::layout {
namespace {

class KeptPieces : public Pagination {
protected:
    KeptPieces() {
        Asset picture;
        picture.width = 300;
        picture.height = 300;
        book_.assets.push_back(picture);
        options_.jobs = 1;
        options_.piece_bytes = 0;
    }

    struct State {
        Book book;
        Diagnostics diagnostics;
        std::unique_ptr<BookLayout> layout;
    };
    std::unique_ptr<State> set(const Book& book, const BookLayout* before) const {
        auto state = std::make_unique<State>();
        state->book = book;
        LayoutOptions options = options_;
        options.keep = true;
        state->layout = std::make_unique<BookLayout>(state->book, style_, test_fonts(), options,
                                                     state->diagnostics, before);
        return state;
    }
    static std::string told(const Diagnostics& all) {
        std::string text;
        for (const Diagnostic& one : all.items())
            text += std::string(name_of(one.code)) + " " + one.arguments.front() + " " +
                    std::to_string(one.span.begin) + "\n";
        return text;
    }
    /// As if it had never looked otherwise. Returns how many pieces were set for it.
    std::size_t expect_same(const State& state, const std::string& what) const {
        Diagnostics diagnostics;
        const Pages anew = lay_out(state.book, style_, test_fonts(), options_, diagnostics);
        EXPECT_EQ(dump(state.layout->pages(), test_fonts()), dump(anew, test_fonts())) << what;
        EXPECT_EQ(told(state.diagnostics), told(diagnostics)) << what;
        return state.layout->made().pieces;
    }
    /// There, on, and back again; the states before are gone each time. Returns how many pieces
    /// were set on the way there.
    std::size_t change(const std::function<void(Book&)>& to, const std::string& what = "") const {
        Book other = book_;
        to(other);
        auto first = set(book_, nullptr);
        auto second = set(other, first->layout.get());
        first = nullptr;
        const std::size_t made = expect_same(*second, what);
        auto third = set(other, second->layout.get());
        second = nullptr;
        expect_same(*third, what);
        const auto fourth = set(book_, third->layout.get());
        third = nullptr;
        expect_same(*fourth, what);
        return made;
    }

    static Blocks& blocks(Book& book) { return book.chapters[0].blocks; }
    static auto place(Blocks& all, std::size_t index) {
        return all.begin() + static_cast<std::ptrdiff_t>(index);
    }
    static void insert(Book& book, std::size_t index, Block block) {
        blocks(book).insert(place(blocks(book), index), std::move(block));
    }
    /// Each with a text of its own.
    void add_text(int paragraphs, int length = 60) {
        if (book_.chapters.empty()) chapter("a", "章");
        for (int i = 0; i < paragraphs; ++i)
            blocks(book_).push_back(sized(paragraph(std::to_string(i) + "段" + han(length))));
    }
    static Block sized(Block block) {
        block.span.end = 100;
        return block;
    }
    static Block marked(std::uint32_t note) {
        Inlines text = plain("记" + han(20));
        text.push_back({NoteRef{note, 0, {}}});
        return {Paragraph{text, ParagraphRole::body, false}, {}, "", ""};
    }
    void add_note(const std::string& text, NoteBy by = NoteBy::author) {
        Note note;
        note.references = 1;
        note.by = by;
        note.blocks.push_back(paragraph(text));
        blocks(book_).push_back(marked(static_cast<std::uint32_t>(book_.chapters[0].notes.size())));
        book_.chapters[0].notes.push_back(std::move(note));
    }

    LayoutOptions options_;
};

TEST_F(KeptPieces, AreTakenOverBeforeAndBehindAChange) {
    add_text(30);
    // With the piece in which something changes, the first one, and the one behind it.
    EXPECT_LE(change([](Book& book) { insert(book, 15, paragraph("新")); }), 5U);
    EXPECT_LE(change([](Book& book) { blocks(book).erase(place(blocks(book), 15)); }), 5U);
    EXPECT_LE(change([](Book& book) { blocks(book)[15] = paragraph("别的"); }), 5U);
    EXPECT_LE(change([](Book& book) { blocks(book).push_back(paragraph("末段")); }), 5U);
    EXPECT_LE(change([](Book& book) { blocks(book).resize(20); }), 5U);
}

TEST_F(KeptPieces, AreToldFromTextThatIsAlike) {
    add_text(2);
    for (int i = 0; i < 30; ++i) blocks(book_).push_back(paragraph("同样的一段。"));
    for (const std::size_t at : {3U, 15U, 31U}) {
        change([&](Book& book) { insert(book, at, paragraph("同样的一段。")); });
        change([&](Book& book) { blocks(book).erase(place(blocks(book), at)); });
        change([&](Book& book) { insert(book, at, {Heading{2, plain("节")}, {}, "", ""}); });
    }
}

TEST_F(KeptPieces, AreToldFromEachOtherInAnyOrder) {
    Random random(7);
    // Two paragraphs a piece.
    options_.piece_bytes = 150;
    std::size_t made = 0;
    for (int book = 0; book < 60; ++book) {
        book_.chapters.clear();
        add_text(3);
        for (int i = 0; i < 14; ++i)
            blocks(book_).push_back(sized(paragraph(random(2) == 0 ? "甲。" : "乙乙，乙。")));
        const std::size_t at = 2 + random(12);
        made += change([&](Book& to) { insert(to, at, blocks(to)[3 + random(9)]); });
    }
    // Nearly all of them are found.
    EXPECT_LE(made, 180U);
}

TEST_F(KeptPieces, KnowWhatStandsBeforeAndBehindThem) {
    style_.roles[static_cast<std::size_t>(style::Role::body)].lines_before = 100;
    List list;
    list.items.resize(2);
    for (ListItem& item : list.items) item.blocks.push_back(paragraph("项"));
    // At every line of a page.
    for (int lines = 0; lines < 30; lines += 3) {
        book_.chapters.clear();
        add_text(8, 20 + lines * 20);
        blocks(book_).push_back(paragraph("如下："));
        add_text(8);
        change([](Book& book) { insert(book, 9, {Heading{2, plain("节")}, {}, "", ""}); });
        change([&](Book& book) { insert(book, 9, {list, {}, "", ""}); });
        change([&](Book& book) { blocks(book).resize(9); });
    }
}

TEST_F(KeptPieces, HaveMarksAsWideAsTheirNumbers) {
    options_.typography.notes = NoteNumbering::chapter;
    style_.notes.series.fill(style::NoteSeries::brackets);
    style_.notes.series[static_cast<std::size_t>(NoteBy::translator)] = style::NoteSeries::stars;
    book_.notes_apart = true;
    add_text(2);
    for (int i = 0; i < 12; ++i) add_note("注");
    change([](Book& book) { book.chapters[0].notes[0].by = NoteBy::translator; });
    change([](Book& book) {
        book.chapters[0].notes.pop_back();
        blocks(book).pop_back();
    });
    change([](Book& book) { book.chapters[0].notes[3].blocks = {paragraph("别的注" + han(90))}; });
}

TEST_F(KeptPieces, ShowPicturesAsTheyAre) {
    add_text(4);
    Image image;
    image.asset = AssetId{0};
    Inlines text = plain("图");
    text.push_back({image});
    blocks(book_).push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    add_text(4);
    change([](Book& book) {
        book.assets[0].width = 900;
        blocks(book)[2] = paragraph("别的");
    });
}

TEST_F(KeptPieces, LetAPictureAtTheSideComeLater) {
    Figure figure;
    Image image;
    image.asset = AssetId{0};
    image.width_percent = 30;
    figure.picture.push_back({image});
    figure.place = FigurePlace::left;
    // The picture and the text beside it in one piece.
    options_.piece_bytes = 700;
    for (int lines = 0; lines < 30; lines += 3) {
        book_.chapters.clear();
        add_text(8, 20 + lines * 20);
        blocks(book_).push_back({figure, {}, "", ""});
        add_text(9);
        change([](Book& book) { insert(book, 2, paragraph("新")); });
    }
}

TEST_F(KeptPieces, CountWhatStandsAtTheSide) {
    style_.note_place = NotePlace::side;
    style_.side = {style_.page.body_size * 8, style_.page.body_size};
    style_.page = style::with_side_column(style_.page, style_.side).value();
    add_text(4);
    for (int i = 0; i < 3; ++i) {
        blocks(book_).push_back({Quote{{paragraph("旁注")}, QuoteKind::aside}, {}, "", ""});
        add_text(3);
    }
    add_note("注");
    add_text(3);
    change([](Book& book) {
        book.chapters[0].notes.push_back(book.chapters[0].notes[0]);
        blocks(book).push_back(marked(1));
    });
    change([](Book& book) { blocks(book).erase(place(blocks(book), 4)); });
}

// F003
TEST_F(KeptPieces, TellAgainOfWhatIsWrongInThem) {
    add_text(4);
    for (const std::uint32_t at : {40U, 90U}) {
        Inlines text{{Text{"\U0001F9AC", {SourceId{1}, at, at + 4}}}};
        blocks(book_).push_back({Paragraph{text}, {SourceId{1}, at, at + 4}, "", ""});
        add_text(4);
    }
    change([](Book& book) { insert(book, 2, paragraph("新")); });
    // It is written elsewhere now.
    change([](Book& book) {
        insert(book, 2, paragraph("新"));
        for_each_span(book.chapters[0].blocks, [](Span& span) {
            if (!span.known()) return;
            span.begin += 7;
            span.end += 7;
        });
    });
}

TEST_F(KeptPieces, HoldNoNotesThatHaveChangedElsewhere) {
    for (const NotePlace where : {NotePlace::chapter, NotePlace::book}) {
        book_ = Book(book_);
        book_.chapters.clear();
        style_.note_place = where;
        add_text(6);
        for (int i = 0; i < 3; ++i) add_note("注");
        add_text(6);
        passes::place_notes(book_, where);
        change([](Book& book) { book.chapters[0].notes[1].blocks = {paragraph("别的注")}; });
    }
}

TEST_F(KeptPieces, EndAboveTheCodesOfLinks) {
    add_text(12, 10);
    book_.chapters[0].link_codes.push_back({"https://example.org/", "", 1, {true}, {}});
    change([](Book& book) { blocks(book).resize(9); });
    change([](Book& book) { book.chapters[0].link_codes.clear(); });
}

TEST_F(KeptPieces, GoOnWithAParagraphOfNothing) {
    add_text(4);
    for (int i = 0; i < 4; ++i) {
        blocks(book_).push_back({Paragraph{}, {}, "", ""});
        blocks(book_).push_back(
            {Paragraph{plain("出处"), ParagraphRole::attribution, false}, {}, "", ""});
        add_text(3);
    }
    change([](Book& book) { insert(book, 2, paragraph("新")); });
    change([](Book& book) { blocks(book)[4] = paragraph("有"); });
}

TEST_F(KeptPieces, AreSetAnewInAnotherKindOfChapter) {
    chapter("a", "章");
    for (int i = 0; i < 12; ++i)
        blocks(book_).push_back(paragraph("He said “considerations”, 他说“这些”。" + han(i) +
                                          " typographical considerations predominate"));
    change([](Book& book) { book.chapters[0].language = "en"; });
    change([](Book& book) { book.chapters[0].role = ChapterRole::afterword; });
    change([](Book& book) { book.metadata.language.value = "ja"; });
}

TEST_F(KeptPieces, SayOnWhichPageTheirLinksLead) {
    options_.typography.page_references = true;
    add_text(9);
    Link link;
    link.target = Target{1, ""};
    link.children = plain("那里");
    for (int i = 0; i < 3; ++i) {
        Inlines text = plain("见");
        text.push_back({link});
        blocks(book_).push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        add_text(9);
    }
    chapter("b", "那里").blocks.push_back(paragraph("文"));
    change([](Book& book) { insert(book, 2, paragraph(han(2000))); });
    change([](Book& book) { insert(book, 13, paragraph("新")); });
    // A link that is new before the others: they have other numbers.
    change([&](Book& book) { insert(book, 3, blocks(book)[9]); });
}

}  // namespace
}  // namespace banxin::layout
