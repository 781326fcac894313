// Notes that do not stand at the foot of the page: behind a chapter, behind the text, at the side.

#include "layout/side_notes.h"
#include "passes/passes.h"
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace banxin::layout {
namespace {

class NotePlaces : public Pagination {
protected:
    /// As many paragraphs as there are notes, each marked at its end.
    Chapter& noted(const std::string& name, const std::string& title, int notes, int between = 30) {
        Chapter& one = chapter(name, title);
        for (int i = 0; i < notes; ++i) mark(one, static_cast<std::uint32_t>(i), between);
        for (int i = 0; i < notes; ++i) {
            Note note;
            note.references = 1;
            note.blocks.push_back(paragraph(fmt::format("{}注{}完", title, i)));
            one.notes.push_back(std::move(note));
        }
        return one;
    }

    static void mark(Chapter& one, std::uint32_t note, int between, std::uint32_t occurrence = 0) {
        Inlines text = plain(fmt::format("记{}", note) + han(between));
        text.push_back({NoteRef{note, occurrence, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    }

    Pages placed(NotePlace place, NoteNumbering numbering = NoteNumbering::page) {
        style_.note_place = place;
        if (place == NotePlace::side) {
            style_.side = {style_.page.body_size * 8, style_.page.body_size};
            style_.page = style::with_side_column(style_.page, style_.side).value();
        }
        passes::place_notes(book_, place);
        Diagnostics diagnostics;
        LayoutOptions options;
        options.typography.notes = numbering;
        Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
        EXPECT_TRUE(diagnostics.items().empty());
        return made;
    }

    /// What leads nowhere, and what is there twice.
    static std::string broken_links(const Pages& made) {
        std::multiset<std::string> anchors;
        std::string broken;
        for (const Page& page : made.pages)
            for (const Anchor& anchor : page.anchors) anchors.insert(anchor.name);
        for (const std::string& name : anchors)
            if (anchors.count(name) > 1) broken += "twice " + name + "\n";
        for (const Page& page : made.pages)
            for (const LinkArea& link : page.links)
                if (link.inside_book && anchors.count(link.target) == 0)
                    broken += link.target + "\n";
        return broken;
    }

    static std::string all_text(const Pages& made) {
        std::string text;
        for (const Page& page : made.pages) text += text_of(page);
        return text;
    }

    static const GlyphRun* run_with(const Page& page, const std::string& words) {
        for (const GlyphRun* run : runs(page))
            if (run->text.starts_with(words)) return run;
        return nullptr;
    }
};

TEST_F(NotePlaces, LeaveOutNotesOfAnOriginalThatIsNotPrinted) {
    for (const NotePlace place : {NotePlace::chapter, NotePlace::book}) {
        book_.chapters.clear();
        Chapter& one = noted("a", "甲", 1);
        one.kind = ChapterKind::translation;
        one.parallel.emplace();
        one.parallel->language = "en";
        one.parallel->print = ParallelPrint::none;
        Inlines words = plain("Original");
        words.push_back({NoteRef{1, 0, {}}});
        one.parallel->pieces.push_back({{Paragraph{words}, {}, "", ""}});
        Note theirs;
        theirs.language = "en";
        theirs.references = 1;
        theirs.blocks.push_back(paragraph("Theirs"));
        one.notes.push_back(std::move(theirs));
        std::string text;
        for (const Page& page : placed(place).pages) text += text_of(page);
        EXPECT_NE(text.find("甲注0完"), std::string::npos);
        EXPECT_EQ(text.find("Theirs"), std::string::npos);
    }
}

TEST_F(NotePlaces, BehindAChapterNotesStandUnderAHeadingAndAreCountedThroughIt_F02) {
    noted("a", "甲", 3, 600);
    noted("b", "乙", 2);
    const Pages made = placed(NotePlace::chapter);
    const std::string text = all_text(made);
    for (const char* title : {"甲", "乙"}) {
        const std::size_t heading = text.find("注释", text.find(fmt::format("{}注0", title)) - 20);
        EXPECT_LT(heading, text.find(fmt::format("①{}注0完", title))) << text;
        EXPECT_LT(text.find(fmt::format("①{}注0完", title)),
                  text.find(fmt::format("②{}注1完", title)));
    }
    EXPECT_NE(text.find("③甲注2完"), std::string::npos);
    // The marks are on pages of their own.
    EXPECT_LT(page_with(made, "记0"), page_with(made, "甲注0完"));
    EXPECT_LT(page_with(made, "甲注2完"), page_with(made, "乙注0完"));
    EXPECT_EQ(broken_links(made), "");
}

TEST_F(NotePlaces, BehindTheTextNotesStandUnderTheTitlesOfTheirChapters) {
    noted("a", "甲", 2);
    noted("b", "乙", 2);
    const Pages made = placed(NotePlace::book);
    const std::size_t notes = page_with(made, "甲注0完");
    EXPECT_GT(notes, page_with(made, "记1"));
    const std::string text = text_of(made.pages[notes]);
    std::size_t at = 0;
    for (const char* part : {"甲", "①甲注0完", "②甲注1完", "乙", "①乙注0完", "②乙注1完"}) {
        at = text.find(part, at);
        ASSERT_NE(at, std::string::npos) << part << " in " << text;
    }
    EXPECT_EQ(broken_links(made), "");
}

TEST_F(NotePlaces, BehindTheTextPagesSayAtTheirHeadsWhichPagesTheyBelongTo_B01) {
    constexpr int count = 90;
    noted("a", "甲", count, 60);
    const Pages made = placed(NotePlace::book);
    const std::size_t first = page_with(made, "甲注0完");
    ASSERT_LT(first + 3, made.pages.size());
    std::size_t ranges = 0;
    for (std::size_t i = first; i < made.pages.size(); ++i) {
        const GlyphRun* head = run_with(made.pages[i], "注释（第");
        if (i == first) {
            EXPECT_EQ(head, nullptr);
            continue;
        }
        const std::string text = text_of(made.pages[i]);
        std::vector<std::string> marked;
        for (int note = 0; note < count; ++note) {
            if (text.find(fmt::format("甲注{}完", note)) == std::string::npos) continue;
            marked.push_back(page_label(made.labels, page_with(made, fmt::format("记{}一", note))));
        }
        ASSERT_FALSE(marked.empty());
        const std::string range =
            marked.front() == marked.back() ? marked.front() : marked.front() + "—" + marked.back();
        EXPECT_NE(text.find("注释（第" + range + "页）"), std::string::npos) << range << text;
        if (marked.front() != marked.back()) ++ranges;
    }
    EXPECT_GT(ranges, 0U);
    // A page that only goes on with a note is for its page.
    book_.chapters.clear();
    Chapter& one = noted("a", "甲", 1);
    one.notes[0].blocks.push_back(paragraph(han(2000)));
    const Pages longer = placed(NotePlace::book);
    EXPECT_NE(run_with(longer.pages[page_with(longer, "甲注0完") + 1], "注释（第1页）"), nullptr);
}

TEST_F(NotePlaces, BehindTheTextNotesMayBeCountedThroughTheBook_F02) {
    noted("a", "甲", 2);
    noted("b", "乙", 2);
    const std::string text = all_text(placed(NotePlace::book, NoteNumbering::book));
    EXPECT_NE(text.find("③乙注0完④乙注1完"), std::string::npos) << text;
}

TEST_F(NotePlaces, ANoteMarkedTwiceLeadsBackToItsFirstMark_F11) {
    for (const NotePlace place : {NotePlace::chapter, NotePlace::book}) {
        book_.chapters.clear();
        Chapter& one = noted("a", "甲", 1);
        mark(one, 0, 600, 1);
        one.notes[0].references = 2;
        const Pages made = placed(place);
        EXPECT_EQ(broken_links(made), "");
        const Page& page = made.pages[page_with(made, "甲注0完")];
        EXPECT_TRUE(std::any_of(page.links.begin(), page.links.end(),
                                [](const LinkArea& link) { return link.target == "a#mark-1"; }));
    }
}

TEST_F(NotePlaces, ANoteInANoteHasItsNumberAndItsWay_F11) {
    for (const NotePlace place : {NotePlace::chapter, NotePlace::book, NotePlace::side}) {
        book_.chapters.clear();
        Chapter& one = noted("a", "甲", 2);
        one.blocks.pop_back();
        std::get<Paragraph>(one.notes[0].blocks[0].value).content.push_back({NoteRef{1, 0, {}}});
        const Pages made = placed(place);
        EXPECT_EQ(broken_links(made), "");
        const std::string text = all_text(made);
        EXPECT_NE(text.find("②甲注1完"), std::string::npos) << text;
    }
}

TEST_F(NotePlaces, ANoteOfSeveralBlocksStaysWholeWhereverItStands) {
    for (const NotePlace place :
         {NotePlace::page, NotePlace::chapter, NotePlace::book, NotePlace::side}) {
        book_.chapters.clear();
        Chapter& one = noted("a", "甲", 1);
        List list;
        list.items.push_back({{paragraph("项一")}, {}, {}, {}, {}});
        list.items.push_back({{paragraph("项二")}, {}, {}, {}, {}});
        one.notes[0].blocks.push_back({std::move(list), {}, "", ""});
        one.notes[0].blocks.push_back(paragraph("尾段"));
        const std::string text = all_text(placed(place));
        std::size_t at = 0;
        for (const char* part : {"甲注0完", "项一", "项二", "尾段"}) {
            at = text.find(part, at);
            EXPECT_NE(at, std::string::npos) << part << " in " << text;
        }
    }
}

TEST_F(NotePlaces, AtTheSideANoteBeginsOnTheLineOfItsMarkInTheOuterMargin) {
    noted("a", "甲", 6, 330);
    const Pages made = placed(NotePlace::side);
    int sides[2] = {};
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        const bool recto = i % 2 == 0;
        const Length left = recto ? style_.page.gutter : style_.page.fore_edge;
        for (int note = 0; note < 6; ++note) {
            const GlyphRun* run = run_with(made.pages[i], fmt::format("甲注{}完", note));
            if (run == nullptr) continue;
            ++sides[recto ? 1 : 0];
            const Length x = run->origin.x - left;
            if (recto)
                EXPECT_GT(x, style_.page.measure());
            else
                EXPECT_LT(x, Length{});
            // The line that the mark is in.
            const Length baseline = run->origin.y;
            bool on_line = false;
            for (const GlyphRun* other : runs(made.pages[i]))
                on_line = on_line || (other->size == style_.page.body_size &&
                                      std::abs((other->origin.y - baseline).sp) < 65536);
            EXPECT_TRUE(on_line) << note;
        }
    }
    EXPECT_GT(sides[0], 0);
    EXPECT_GT(sides[1], 0);
    EXPECT_EQ(broken_links(made), "");
}

TEST_F(NotePlaces, AtTheSideNoneIsLostAndNoneLeavesItsPage) {
    Chapter& one = noted("a", "甲", 60, 40);
    for (std::size_t i = 0; i < one.notes.size(); ++i)
        one.notes[i].blocks = {
            paragraph(fmt::format("起{}", i) + han(40) + fmt::format("讫{}", i))};
    const Pages made = placed(NotePlace::side);
    std::string found;
    for (const Page& page : made.pages) {
        for (const GlyphRun* run : runs(page)) {
            // The folio is as small.
            if (run->size != style_[style::Role::note].size || run->node == NodeId::artifact)
                continue;
            found += run->text;
            EXPECT_LE(run->origin.y, style_.page.head_margin + style_.page.height());
        }
    }
    for (std::size_t i = 0; i < one.notes.size(); ++i) {
        EXPECT_NE(found.find(fmt::format("起{}", i)), std::string::npos) << i;
        EXPECT_NE(found.find(fmt::format("讫{}", i)), std::string::npos) << i;
    }
    EXPECT_EQ(broken_links(made), "");
}

TEST_F(NotePlaces, AtTheSideAnAsideStandsBesideWhatFollowsIt) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph(han(100)));
    Quote aside{{paragraph("旁注的话")}, QuoteKind::aside};
    one.blocks.push_back({aside, {}, "", ""});
    one.blocks.push_back(paragraph("正文" + han(100)));
    const Pages made = placed(NotePlace::side);
    const Page& page = made.pages[page_with(made, "旁注的话")];
    const GlyphRun* words = run_with(page, "旁注的话");
    const GlyphRun* text = run_with(page, "正文");
    ASSERT_TRUE(words != nullptr && text != nullptr);
    EXPECT_LT(std::abs((words->origin.y - text->origin.y).sp), 65536);
    EXPECT_GT(words->origin.x, text->origin.x + style_.page.measure() / 2);
    EXPECT_EQ(words->size, style_[style::Role::note].size);
}

TEST_F(NotePlaces, WithoutASideAnAsideStandsInTheTextAndTheLastIsNotLost) {
    for (const NotePlace place : {NotePlace::page, NotePlace::side}) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        one.blocks.push_back(paragraph("正文"));
        Quote aside{{paragraph("旁注的话")}, QuoteKind::aside};
        one.blocks.push_back({aside, {}, "", ""});
        EXPECT_NE(all_text(placed(place)).find("旁注的话"), std::string::npos);
    }
}

TEST(SideNotes, StandWhereTheyWantIfNoneIsInTheWay) {
    const std::vector<SideNote> notes = {{points(10), points(20)}, {points(50), points(20)}};
    EXPECT_EQ(stand_beside(notes, points(5), points(100)),
              (std::vector<Length>{points(10), points(50)}));
}

TEST(SideNotes, AreMovedDownByTheNoteAboveAndUpByTheFoot) {
    const std::vector<SideNote> notes = {
        {points(10), points(20)}, {points(15), points(20)}, {points(90), points(20)}};
    EXPECT_EQ(stand_beside(notes, points(5), points(100)),
              (std::vector<Length>{points(10), points(35), points(80)}));
    EXPECT_EQ(stand_beside(notes, points(5), points(70)),
              (std::vector<Length>{Length{}, points(25), points(50)}));
}

}  // namespace
}  // namespace banxin::layout
