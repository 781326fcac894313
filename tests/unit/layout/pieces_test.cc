// A long text is set in pieces, each by itself: of nothing that stands in it more than once, or
// that reaches from one paragraph to the next, does that show.

#include "unit/layout/pagination.h"

namespace banxin::layout {
namespace {

class Pieces : public Pagination {
protected:
    Pieces() {
        style::RoleStyle& quote = style_.roles[static_cast<std::size_t>(style::Role::quote)];
        quote.background = Colour{230};
        quote.padding = 50;
    }

    static Block of_role(const std::string& text, ParagraphRole role) {
        return {Paragraph{plain(text), role, false}, {}, "", ""};
    }
    static Block quote(QuoteKind kind, const std::string& text) {
        return {Quote{{paragraph(text)}, kind}, {}, "", ""};
    }

    /// Between paragraphs of running text, over and over.
    Pages set_among_text(const std::vector<Block>& blocks, int times = 3) {
        Chapter& one = chapter("a", "章");
        for (int i = 0; i < times; ++i) {
            one.blocks.push_back(paragraph(han(90)));
            one.blocks.push_back(paragraph(han(50)));
            one.blocks.insert(one.blocks.end(), blocks.begin(), blocks.end());
        }
        one.blocks.push_back(paragraph(han(70)));
        return set();
    }
    Pages set() {
        return laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics_);
    }

    Diagnostics diagnostics_;
};

TEST_F(Pieces, HaveFramesAndColumnsOfTheirOwn) {
    const TextColumn text{{paragraph(han(60)), paragraph(han(80))}};
    std::vector<Block> all;
    for (const std::uint32_t count : {2U, 3U, 2U}) {
        all.push_back(quote(QuoteKind::quote, han(40)));
        all.push_back({TextColumns{{text}, count}, {}, "", ""});
        all.push_back(paragraph(han(30)));
        all.push_back(paragraph(han(40)));
    }
    set_among_text(all);
}

TEST_F(Pieces, CountWhatStandsAtTheSide) {
    style_.note_place = NotePlace::side;
    style_.side = {style_.page.body_size * 8, style_.page.body_size};
    style_.page = style::with_side_column(style_.page, style_.side).value();
    const Pages pages = set_among_text({quote(QuoteKind::aside, "旁" + han(12))});
    int asides = 0;
    for (const Page& page : pages.pages)
        for (const GlyphRun* run : runs(page)) asides += run->text.starts_with("旁");
    EXPECT_EQ(asides, 3);
}

// F003
TEST_F(Pieces, TellOnceOfAGlyphThatNoFaceHas) {
    std::vector<Block> all;
    for (const std::uint32_t at : {40U, 90U}) {
        Inlines text{{Text{"\U0001F9AC", {SourceId{1}, at, at + 4}}}};
        all.push_back({Paragraph{text}, {}, "", ""});
    }
    set_among_text(all);
    EXPECT_EQ(diagnostics_.items().size(), 1U);
}

TEST_F(Pieces, LookBackOverAParagraphOfNothing) {
    set_among_text({{Paragraph{}, {}, "", ""},
                    of_role("题", ParagraphRole::attribution),
                    paragraph(han(30)),
                    {Paragraph{}, {}, "", ""},
                    {Heading{2, plain("节")}, {}, "", ""}},
                   6);
}

TEST_F(Pieces, KeepTheLastLinesOverTheCodesOfLinks) {
    Chapter& one = chapter("a", "章");
    one.link_codes.push_back({"https://example.org/", "", 1, {true}, {}});
    // At every place of a page.
    for (int i = 0; i < 24; ++i) {
        one.blocks.push_back(paragraph("一行"));
        set();
    }
}

TEST_F(Pieces, AreWhatAThousandNotesAreSetIn) {
    Chapter& one = chapter("a", "章");
    for (std::uint32_t i = 0; i < 1000; ++i) {
        Inlines text = plain("记" + han(9));
        text.push_back({NoteRef{i, 0, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        Note note;
        note.references = 1;
        note.blocks.push_back(paragraph(han(static_cast<int>(i % 40))));
        one.notes.push_back(std::move(note));
    }
    set();
}

}  // namespace
}  // namespace banxin::layout
