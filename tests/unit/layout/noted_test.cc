// A mark may stand anywhere, in anything: its note is set once, and each leads to the other.

#include "unit/document/noted.h"
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <map>
#include <set>

namespace banxin::layout {
namespace {

class Noted : public Pagination {
protected:
    Noted() { book_.assets.push_back({"a.png", MediaType::png, "", 40, 30}); }

    Pages laid_out(const LayoutOptions& options = {1, 4}) const {
        Diagnostics diagnostics;
        return laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
    }

    static std::size_t count_of(const Pages& pages, const std::string& words) {
        std::size_t count = 0;
        for (const Page& page : pages.pages) {
            const std::string text = text_of(page);
            for (std::size_t at = text.find(words); at != std::string::npos;
                 at = text.find(words, at + 1))
                ++count;
        }
        return count;
    }

    /// Each note is marked once and set once, and both links lead to a place that there is.
    static void expect_whole(const Pages& pages, std::size_t notes) {
        std::multiset<std::string> anchors;
        std::map<std::string, int> marks;
        std::map<std::string, int> labels;
        const auto index = [](const std::string& target, const std::string& kind) {
            const std::size_t at = target.find(kind) + kind.size();
            return target.substr(at, target.find('-', at) - at);
        };
        for (const Page& page : pages.pages)
            for (const Anchor& anchor : page.anchors) anchors.insert(anchor.name);
        for (const Page& page : pages.pages) {
            for (const LinkArea& link : page.links) {
                const bool mark = link.target.find("#note-") != std::string::npos;
                const bool label = link.target.find("#mark-") != std::string::npos;
                if (!mark && !label) continue;
                EXPECT_EQ(anchors.count(link.target), 1U) << link.target;
                if (mark) ++marks[index(link.target, "#note-")];
                if (label) ++labels[index(link.target, "#mark-")];
            }
        }
        EXPECT_EQ(marks.size(), notes);
        EXPECT_EQ(labels.size(), notes);
        for (const auto& [note, count] : marks) EXPECT_EQ(count, 1) << note;
        for (const auto& [note, count] : labels) EXPECT_EQ(count, 1) << note;
    }
};

TEST_F(Noted, NotesAreSetOnceWhereverTheirMarksStand) {
    const std::vector<noted::Place> places = noted::places();
    for (const noted::Wrapping& wrapping : noted::wrappings()) {
        SCOPED_TRACE(wrapping.name);
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (std::size_t i = 0; i < places.size(); ++i) noted::put(one, i, wrapping.wrap);
        noted::settle(one);
        const Pages made = laid_out();
        for (std::size_t i = 0; i < places.size(); ++i) {
            EXPECT_EQ(count_of(made, noted::note_words(i)), 1U) << places[i].name;
            EXPECT_GE(count_of(made, noted::words(i)), 1U) << places[i].name;
        }
        expect_whole(made, one.notes.size());
    }
}

TEST_F(Noted, AnyPlaceWorksAlone) {
    const std::vector<noted::Place> places = noted::places();
    const std::vector<noted::Wrapping> wrappings = noted::wrappings();
    for (std::size_t i = 0; i < places.size(); ++i) {
        SCOPED_TRACE(places[i].name);
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        noted::put(one, i, wrappings.back().wrap);
        noted::settle(one);
        const Pages made = laid_out();
        EXPECT_EQ(count_of(made, noted::note_words(i)), 1U);
        expect_whole(made, one.notes.size());
    }
}

/// A part's title, and the original's.
TEST_F(Noted, OtherTitlesMayBeNotedToo) {
    Chapter& part = chapter("part-1", "");
    part.role = ChapterRole::part;
    noted::put(part, 0, noted::wrappings()[1].wrap);
    noted::settle(part);
    Chapter& one = chapter("a", "甲");
    one.parallel.emplace();
    one.parallel->language = "en";
    one.parallel->title = plain("Original");
    one.under_title.push_back(paragraph("Original"));
    Paragraph& under = std::get<Paragraph>(one.under_title[0].value);
    under.role = ParagraphRole::original_title;
    under.content.push_back({Styled{InlineStyle::strong, {{NoteRef{0, 0, {}}}}}});
    one.parallel->pieces.resize(1);
    one.parallel->pieces[0].push_back(paragraph("Words"));
    one.blocks.push_back(paragraph("译文"));
    one.blocks[0].piece = 1;
    Note note;
    note.language = "en";
    note.blocks.push_back(paragraph("Noted"));
    one.notes.push_back(std::move(note));
    noted::settle(one);
    const Pages made = laid_out();
    EXPECT_EQ(count_of(made, noted::note_words(0)), 1U);
    EXPECT_EQ(count_of(made, "Noted"), 1U);
    EXPECT_EQ(count_of(made, "Original①"), 1U);
}

/// Contents, outline and running heads have the words of a title without its mark: those in a link
/// and in bold too.
TEST_F(Noted, TitlesAreQuotedWithoutTheirMarks) {
    Chapter& one = chapter("a", "");
    noted::put(one, 0, noted::wrappings().back().wrap);
    noted::put(one, 3, noted::wrappings().back().wrap);
    one.blocks.push_back(paragraph(han(2000)));
    noted::settle(one);
    const Pages made = laid_out();
    const std::size_t contents = page_with(made, "目录");
    const std::string text = text_of(made.pages[contents]);
    EXPECT_NE(text.find(noted::words(0)), std::string::npos);
    EXPECT_NE(text.find(noted::words(3)), std::string::npos);
    EXPECT_EQ(text.find("①"), std::string::npos);
    for (const LinkArea& link : made.pages[contents].links) EXPECT_TRUE(link.inside_book);
    std::string outline;
    for (const OutlineEntry& entry : made.outline) outline += entry.title + " ";
    EXPECT_EQ(outline, "目录 " + noted::words(0) + " " + noted::words(3) + " ");
}

/// They are counted, and stand, after those of the text.
TEST_F(Noted, NotesInNotesComeLast) {
    Chapter& one = chapter("a", "甲");
    noted::put(one, 22, noted::wrappings()[0].wrap);
    noted::put(one, 5, noted::wrappings()[0].wrap);
    noted::settle(one);
    const Pages made = laid_out();
    const std::string text = text_of(made.pages[page_with(made, "外注")]);
    EXPECT_NE(text.find("①词22③②" + noted::note_words(5) + "③" + noted::note_words(22)),
              std::string::npos)
        << text;
}

/// However long they are, and wherever pages end.
TEST_F(Noted, NotesInNotesFollowThemOverPages) {
    for (const int length : {10, 400, 1500}) {
        SCOPED_TRACE(length);
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (std::uint32_t i = 0; i < 4; ++i) {
            Note note;
            Inlines text = plain("起" + std::to_string(i) + han(length));
            if (i < 3) text.push_back({NoteRef{i + 1, 0, {}}});
            text.push_back({Text{han(length) + "讫" + std::to_string(i), {}}});
            note.blocks.push_back(
                {Paragraph{std::move(text), ParagraphRole::body, false}, {}, "", ""});
            one.notes.push_back(std::move(note));
        }
        Inlines text = plain(han(50));
        text.push_back({NoteRef{0, 0, {}}});
        text.push_back({Text{han(2000), {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        noted::settle(one);
        const Pages made = laid_out();
        for (int i = 0; i < 4; ++i) {
            EXPECT_EQ(count_of(made, "起" + std::to_string(i)), 1U) << i;
            EXPECT_EQ(count_of(made, "讫" + std::to_string(i)), 1U) << i;
        }
        expect_whole(made, 4);
    }
}

/// Notes that mark each other in a circle, longer than a page, end.
TEST_F(Noted, CirclesOfNotesEnd) {
    for (const int length : {10, 1500}) {
        book_.chapters.clear();
        Chapter& one = chapter("a", "甲");
        for (std::uint32_t i = 0; i < 2; ++i) {
            Note note;
            Inlines text = plain("圈" + std::to_string(i) + han(length));
            text.push_back({NoteRef{1 - i, 0, {}}});
            text.push_back({NoteRef{i, 0, {}}});
            note.blocks.push_back(
                {Paragraph{std::move(text), ParagraphRole::body, false}, {}, "", ""});
            one.notes.push_back(std::move(note));
        }
        Inlines text = plain(han(50));
        text.push_back({NoteRef{0, 0, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        noted::settle(one);
        const Pages made = laid_out();
        EXPECT_GE(count_of(made, "圈0"), 1U);
        EXPECT_GE(count_of(made, "圈1"), 1U);
        if (length < 100) {
            EXPECT_EQ(count_of(made, "圈0"), 1U);
            EXPECT_EQ(count_of(made, "圈1"), 1U);
        }
    }
}

/// A mark that was turned stands beside the words that it belongs to, and its note is at the foot
/// of the next page, upright.
TEST_F(Noted, MarksTurnWithTheirTable) {
    Chapter& one = chapter("a", "甲");
    one.blocks.push_back(paragraph("前文" + han(100)));
    noted::put(one, 20, noted::wrappings()[0].wrap);
    one.blocks.push_back(paragraph("后文" + han(1000)));
    noted::settle(one);
    const Pages made = laid_out();
    const std::size_t at = page_with(made, noted::words(20));
    const GlyphRun* words = nullptr;
    const GlyphRun* mark = nullptr;
    for (const GlyphRun* run : runs(made.pages[at])) {
        if (run->text == "①") mark = run;
        if (run->text.find("词") != std::string::npos) words = run;
    }
    ASSERT_NE(words, nullptr);
    ASSERT_NE(mark, nullptr);
    EXPECT_EQ(mark->direction, Direction::counterclockwise);
    // Further up is further along; to the left is raised.
    EXPECT_LT(mark->origin.y, words->origin.y);
    EXPECT_GT(mark->origin.y, words->origin.y - points(40));
    EXPECT_LT(mark->origin.x, words->origin.x);
    EXPECT_EQ(page_with(made, noted::note_words(20)), at + 1);
}

/// A break in emphasis ends a line of verse, and the emphasis goes on.
TEST_F(Noted, LinesOfVerseEndInEmphasisToo) {
    Inlines inner = plain("第一行");
    inner.push_back({LineBreak{}});
    inner.push_back({Text{"第二行", {}}});
    Quote verse;
    verse.kind = QuoteKind::verse;
    verse.blocks.push_back(
        {Paragraph{{{Styled{InlineStyle::strong, {{Foreign{"ja", std::move(inner)}}}}}},
                   ParagraphRole::body,
                   false},
         {},
         "",
         ""});
    chapter("a", "甲").blocks.push_back({std::move(verse), {}, "", ""});
    const Pages made = laid_out();
    const GlyphRun* first = nullptr;
    const GlyphRun* second = nullptr;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "第一行")])) {
        if (run->text == "第一行") first = run;
        if (run->text == "第二行") second = run;
    }
    ASSERT_NE(first, nullptr);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(first->origin.x, second->origin.x);
    EXPECT_LT(first->origin.y, second->origin.y);
    EXPECT_EQ(first->face, second->face);
}

}  // namespace
}  // namespace banxin::layout
