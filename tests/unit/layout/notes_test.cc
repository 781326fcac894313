// Notes at the foot of the page.

#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace banxin::layout {
namespace {

TEST_F(Pagination, PutsANoteOnThePageOfItsMark_F01) {
    Chapter& one = chapter("a", "甲");
    for (int i = 0; i < 30; ++i) {
        Inlines text = plain(han(60) + "记" + std::to_string(i));
        text.push_back({NoteRef{static_cast<std::uint32_t>(i), 0, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        Note note;
        note.blocks.push_back(paragraph("第" + std::to_string(i) + "条注文"));
        one.notes.push_back(std::move(note));
    }
    const Pages made = pages();
    for (int i = 0; i < 30; ++i) {
        EXPECT_EQ(page_with(made, "第" + std::to_string(i) + "条注文"),
                  page_with(made, "记" + std::to_string(i)));
    }
}

TEST_F(Pagination, NumbersNotesAnewOnEveryPage_F02) {
    Chapter& one = chapter("a", "甲");
    for (std::uint32_t i = 0; i < 6; ++i) {
        Inlines text = plain(han(400));
        text.push_back({NoteRef{i, 0, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        Note note;
        note.blocks.push_back(paragraph("注文"));
        one.notes.push_back(std::move(note));
    }
    for (const Page& page : pages().pages) {
        const std::string text = text_of(page);
        if (text.find("注文") == std::string::npos) continue;
        EXPECT_NE(text.find("①"), std::string::npos);
    }
}

TEST_F(Pagination, NumbersNotesInTheScopeAskedFor_F02) {
    const auto numbers = [this](NoteNumbering scope) {
        book_.chapters.clear();
        for (const char* name : {"a", "b"}) {
            Chapter& one = chapter(name, "题");
            for (std::uint32_t i = 0; i < 2; ++i) {
                Note note;
                note.blocks.push_back(paragraph("注"));
                one.notes.push_back(std::move(note));
                // Each mark on a page of its own.
                Inlines text = plain(han(700));
                text.push_back({NoteRef{i, 0, {}}});
                one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
            }
        }
        Diagnostics diagnostics;
        LayoutOptions options;
        options.typography.notes = scope;
        std::string found;
        for (const Page& page :
             laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics).pages) {
            for (const GlyphRun* run : runs(page)) {
                for (const char* mark : {"①", "②", "③", "④"}) {
                    if (run->text == mark && run->size < points(7)) found += mark;
                }
            }
        }
        return found;
    };
    EXPECT_EQ(numbers(NoteNumbering::page), "①①①①");
    EXPECT_EQ(numbers(NoteNumbering::chapter), "①②①②");
    EXPECT_EQ(numbers(NoteNumbering::book), "①②③④");
}

TEST_F(Pagination, CarriesALongNoteToTheNextPage_F09) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain(han(30));
    text.push_back({NoteRef{0, 0, {}}});
    text.push_back({Text{han(900), {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph("起" + han(1500) + "讫"));
    one.notes.push_back(std::move(note));
    const Pages made = pages();
    const std::size_t first = page_with(made, "起");
    EXPECT_EQ(first, page_with(made, "①"));
    EXPECT_GT(page_with(made, "讫"), first);
}

TEST_F(Pagination, SetsEveryLineOfAPartedNoteOnce_F09) {
    Chapter& one = chapter("a", "甲");
    std::string said;
    for (int i = 0; i < 260; ++i) said += fmt::format("注{}。", i);
    for (std::uint32_t i = 0; i < 4; ++i) {
        Inlines text = plain(han(120));
        text.push_back({NoteRef{i, 0, {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
        one.blocks.push_back(paragraph(han(500)));
        Note note;
        note.blocks.push_back(paragraph(i == 0 ? said : fmt::format("短注{}", i)));
        one.notes.push_back(std::move(note));
    }
    const Pages made = pages();
    std::string found;
    for (const Page& page : made.pages) {
        std::string here;
        for (const GlyphRun* run : runs(page)) {
            if (run->size == style_[style::Role::note].size && run->node != NodeId::artifact)
                here += run->text;
        }
        // What is continued stands before the notes of the page's own.
        if (!found.empty() && found.find(said) == std::string::npos && !here.empty()) {
            EXPECT_EQ(
                here.find("短注") == std::string::npos || here.find("短注") > here.rfind("。"),
                true)
                << here;
        }
        found += here;
    }
    for (const char* mark : {"①", "②", "③", "④"}) {
        for (std::size_t at; (at = found.find(mark)) != std::string::npos;) found.erase(at, 3);
    }
    EXPECT_EQ(found, said + "短注1短注2短注3");
}

TEST_F(Pagination, LeadsEveryMarkOfANoteToItAndTheNoteToTheFirst_F11) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain("正文");
    for (std::uint32_t i = 0; i < 3; ++i) {
        text.push_back({NoteRef{0, i, {}}});
        text.push_back({Text{"又一句", {}}});
    }
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph("注文"));
    one.notes.push_back(std::move(note));
    const Pages made = pages();
    const Page& page = made.pages[page_with(made, "注文")];
    std::map<std::string, Length> anchors;
    for (const Anchor& anchor : page.anchors) anchors.emplace(anchor.name, anchor.y);
    std::map<std::string, int> to;
    for (const LinkArea& link : page.links) {
        EXPECT_TRUE(anchors.contains(link.target)) << link.target;
        ++to[link.target];
    }
    ASSERT_EQ(to.size(), 2U) << "the note, and one mark";
    std::vector<int> times;
    for (const auto& [target, count] : to) times.push_back(count);
    std::sort(times.begin(), times.end());
    EXPECT_EQ(times, (std::vector<int>{1, 3}));
    EXPECT_EQ(text_of(page).find("②"), std::string::npos);
}

TEST_F(Pagination, SaysANoteOnceToWhoListensThoughTwoPagesHaveIt) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain("前");
    text.push_back({NoteRef{0, 0, {}}});
    text.push_back({Text{han(1200), {}}});
    text.push_back({NoteRef{0, 1, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.references = 2;
    note.blocks.push_back(paragraph("注文"));
    one.notes.push_back(std::move(note));
    std::vector<bool> heard;
    const Pages made = pages();
    for (const Page& page : made.pages)
        for (const GlyphRun* run : runs(page))
            if (run->text == "注文") heard.push_back(run->node != NodeId::artifact);
    EXPECT_EQ(heard, (std::vector<bool>{true, false}));
}

TEST_F(Pagination, LinksMarkAndNoteBothWays_F11) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain("正文");
    text.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph("注文"));
    one.notes.push_back(std::move(note));
    const Pages made = pages();
    const Page& page = made.pages[page_with(made, "注文")];
    std::vector<std::string> targets;
    for (const LinkArea& link : page.links) targets.push_back(link.target);
    ASSERT_EQ(targets.size(), 2u);
    for (const std::string& target : targets) {
        const bool found = std::any_of(page.anchors.begin(), page.anchors.end(),
                                       [&](const Anchor& anchor) { return anchor.name == target; });
        EXPECT_TRUE(found) << target;
    }
}

TEST_F(Pagination, StandsNotesAtTheFootUnderARule_F04_F05_F06_F07_F10) {
    Chapter& one = chapter("a", "甲");
    Note note;
    note.blocks.push_back(paragraph("注文" + han(80)));
    one.notes.push_back(std::move(note));
    Inlines text = plain("正文");
    text.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    const Pages made = pages();
    const std::size_t index = page_with(made, "正文");
    const Page& page = made.pages[index];
    const style::RoleStyle& look = style_[style::Role::note];
    const Length left = index % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
    std::vector<const GlyphRun*> lines;
    for (const GlyphRun* run : runs(page)) {
        if (run->size == look.size && run->node != NodeId::artifact && run->text.size() > 3)
            lines.push_back(run);
    }
    ASSERT_EQ(lines.size(), 3u);
    // F03, F10: smaller than the body, half an em between lines.
    EXPECT_LT(look.size, style_.page.body_size);
    EXPECT_EQ(lines[1]->origin.y - lines[0]->origin.y, look.pitch);
    EXPECT_EQ(look.pitch, look.size * 3 / 2);
    // F04: a whole number of note characters, the rest at the line start.
    const Length rest = style_.page.measure() % look.size;
    EXPECT_EQ(lines[1]->origin.x - left, rest);
    // F07: the first line is indented by two of them; the number stands in the indent.
    EXPECT_EQ(lines[0]->origin.x - left, rest + look.size * 2);
    // F06: the last line stands on the foot of the type area.
    const Length foot = style_.page.head_margin + style_.page.height();
    EXPECT_EQ(lines[2]->origin.y, foot - look.size + look.size.scaled(88, 100));
    // F05: a thin rule of a quarter of the measure, at the line start, at least a line gap below
    // the text.
    const RuleItem* rule = nullptr;
    for (const Item& item : page.items) {
        if (const auto* found = std::get_if<RuleItem>(&item)) rule = found;
    }
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(rule->area.x, left);
    EXPECT_EQ(rule->area.width, style_.page.measure() / 4);
    EXPECT_GE(rule->area.height, millimetres(0.12));
    EXPECT_LE(rule->area.height, millimetres(0.25));
    EXPECT_GT(lines[0]->origin.y - look.size, rule->area.y);
}

TEST_F(Pagination, RaisesAMarkWithoutMovingTheLine_F08_F12_H07) {
    Chapter& one = chapter("a", "甲");
    for (std::uint32_t i = 0; i < 16; ++i) {
        Note note;
        note.blocks.push_back(paragraph("注"));
        one.notes.push_back(std::move(note));
        Inlines text = plain("字字字");
        text.push_back({NoteRef{i, 0, {}}});
        text.push_back({Text{"后", {}}});
        one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    }
    const Pages made = pages();
    const Page& page = made.pages[page_with(made, "字字字")];
    std::vector<Length> baselines;
    std::vector<Length> after;
    for (const GlyphRun* run : runs(page)) {
        if (run->text == "字字字") baselines.push_back(run->origin.y);
        if (run->text == "后") after.push_back(run->origin.x);
    }
    ASSERT_GT(baselines.size(), 9u);
    for (std::size_t i = 1; i < baselines.size(); ++i)
        EXPECT_EQ(baselines[i] - baselines[i - 1], style_.page.pitch);
    // Room for the widest number is kept, so ① and ⑩ set the same line.
    for (const Length x : after) EXPECT_EQ(x, after.front());
}

/// A chapter of paragraphs with a note each, by the author ('a'), translator ('t') or editor ('e').
class NotesOfSeveral : public Pagination {
protected:
    Chapter& add(const std::string& whose, const std::string& name = "a", int between = 30) {
        book_.notes_apart = true;
        Chapter& one = chapter(name, "题");
        for (std::uint32_t i = 0; i < whose.size(); ++i) {
            Inlines text = plain(han(between));
            text.push_back({NoteRef{i, 0, {}}});
            one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
            Note note;
            note.by = whose[i] == 't'   ? NoteBy::translator
                      : whose[i] == 'e' ? NoteBy::editor
                                        : NoteBy::author;
            note.blocks.push_back(paragraph("注" + std::to_string(i)));
            one.notes.push_back(std::move(note));
        }
        return one;
    }

    /// Marks in the text (`small`) or before the notes, in print order.
    std::string marks(const Pages& made, bool small) const {
        std::string found;
        for (const Page& page : made.pages) {
            for (const GlyphRun* run : runs(page)) {
                const bool sized =
                    small ? run->size < points(7) : run->size == style_[style::Role::note].size;
                const bool text = run->text.starts_with("注") || run->text.starts_with("字");
                if (sized && !text && run->node != NodeId::artifact) found += run->text;
            }
        }
        return found;
    }
};

TEST_F(NotesOfSeveral, HaveMarksOfTheirOwnAndStandApart_F02) {
    add("atae");
    const Pages made = pages();
    EXPECT_EQ(marks(made, true), "①〔1〕②＊1");
    EXPECT_EQ(marks(made, false), "①②〔1〕＊1");
    const Page& page = made.pages[page_with(made, "注0")];
    std::map<std::string, Length> at;
    for (const GlyphRun* run : runs(page))
        if (run->text.starts_with("注")) at[run->text] = run->origin.y;
    const Length pitch = style_[style::Role::note].pitch;
    EXPECT_EQ(at["注2"] - at["注0"], pitch);
    EXPECT_EQ(at["注1"] - at["注2"], pitch + pitch / 2);
    EXPECT_EQ(at["注3"] - at["注1"], pitch + pitch / 2);
    // F06: the foot is where it was.
    const Length foot = style_.page.head_margin + style_.page.height();
    const Length size = style_[style::Role::note].size;
    EXPECT_EQ(at["注3"], foot - size + size.scaled(88, 100));
}

TEST_F(NotesOfSeveral, AreOneSortInABookThatDoesNotKeepThemApart_F02) {
    add("tat");
    book_.notes_apart = false;
    const Pages made = pages();
    EXPECT_EQ(marks(made, true), "①②③");
    EXPECT_EQ(marks(made, false), "①②③");
}

TEST_F(NotesOfSeveral, AreCountedEachInTheScopeAskedFor_F02) {
    const auto numbers = [this](NoteNumbering scope) {
        book_.chapters.clear();
        // Each mark on a page of its own.
        add("at", "a", 700);
        add("ta", "b", 700);
        Diagnostics diagnostics;
        LayoutOptions options;
        options.typography.notes = scope;
        return marks(laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics),
                     true);
    };
    EXPECT_EQ(numbers(NoteNumbering::page), "①〔1〕〔1〕①");
    EXPECT_EQ(numbers(NoteNumbering::chapter), "①〔1〕〔1〕①");
    EXPECT_EQ(numbers(NoteNumbering::book), "①〔1〕〔2〕②");
}

TEST_F(NotesOfSeveral, AreOneSortWhereTheStyleGivesThemOneMark_F02) {
    style_.notes.series = {style::NoteSeries::square, style::NoteSeries::square,
                           style::NoteSeries::black};
    add("taea");
    const Pages made = pages();
    EXPECT_EQ(marks(made, true), "[1][2]❶[3]");
    EXPECT_EQ(marks(made, false), "[1][2][3]❶");
}

TEST_F(NotesOfSeveral, KeepRoomForAsManyDigitsAsTheirNumberHas_F12) {
    // Twelve of the translator's: 〔1〕 to 〔9〕 take one room, 〔10〕 to 〔12〕 another.
    Chapter& one = add("a" + std::string(12, 't'), "a", 4);
    for (Block& block : one.blocks)
        std::get<Paragraph>(block.value).content.push_back({Text{"后", {}}});
    const auto places = [this](NoteNumbering scope) {
        Diagnostics diagnostics;
        LayoutOptions options;
        options.typography.notes = scope;
        const Pages made =
            laid_out_in_any_pieces(book_, style_, test_fonts(), options, diagnostics);
        std::vector<Length> found;
        for (std::size_t i = 0; i < made.pages.size(); ++i) {
            const Length left = i % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
            for (const GlyphRun* run : runs(made.pages[i])) {
                if (run->text == "后") found.push_back(run->origin.x - left);
            }
        }
        return found;
    };
    const std::vector<Length> by_chapter = places(NoteNumbering::chapter);
    ASSERT_EQ(by_chapter.size(), 13u);
    EXPECT_LT(by_chapter[0], by_chapter[1]);
    EXPECT_LT(by_chapter[1], by_chapter[10]);
    for (std::size_t i = 1; i < 10; ++i) EXPECT_EQ(by_chapter[i], by_chapter[1]);
    for (std::size_t i = 10; i < 13; ++i) EXPECT_EQ(by_chapter[i], by_chapter[10]);
    // Their number on the page is not known yet.
    const std::vector<Length> by_page = places(NoteNumbering::page);
    for (std::size_t i = 1; i < 13; ++i) EXPECT_EQ(by_page[i], by_chapter[1]);
}

TEST_F(NotesOfSeveral, HaveTheirTextWhereTheAuthorsHaveIt_F07) {
    add("at");
    for (const Language language : {"zh-Hans", "ja", "en"}) {
        book_.chapters[0].language = language;
        style_.roles[static_cast<std::size_t>(style::Role::note)].indent =
            language == "zh-Hans" ? 200 : 0;
        const Pages made = pages();
        const Page& page = made.pages[page_with(made, "注0")];
        const Length size = style_[style::Role::note].size;
        std::map<std::string, const GlyphRun*> found;
        for (const GlyphRun* run : runs(page))
            if (run->size == size) found[run->text] = run;
        EXPECT_EQ(found["注0"]->origin.x, found["注1"]->origin.x) << language;
        // All labels begin at one edge, half an em before the text of the widest; what is cut of a
        // bracket's cell is blank.
        EXPECT_EQ(found["〔1〕"]->origin.x + size.scaled(5, 100), found["①"]->origin.x) << language;
        EXPECT_EQ(found["注0"]->origin.x - found["①"]->origin.x, size * 2) << language;
    }
}

TEST_F(NotesOfSeveral, GoOnAtTheHeadOfTheNextNotes_F09) {
    // The author's note is too long for its page: it stands last there, and first on the next.
    Chapter& one = add("tata", "a", 10);
    one.notes[1].blocks = {paragraph("起" + han(1500) + "讫")};
    one.blocks.push_back(paragraph(han(900)));
    const Pages made = pages();
    const std::size_t first = page_with(made, "起");
    EXPECT_EQ(first, page_with(made, "注0"));
    const std::string text = text_of(made.pages[first]);
    EXPECT_LT(text.find("注0"), text.find("起"));
    EXPECT_GT(page_with(made, "讫"), first);
    for (const char* note : {"注2", "注3"}) {
        const std::size_t page = page_with(made, note);
        EXPECT_GT(page, first);
        const std::string there = text_of(made.pages[page]);
        const std::size_t end = there.find("讫");
        if (end != std::string::npos) {
            EXPECT_LT(end, there.find(note));
        }
    }
}

TEST_F(Pagination, StandsANotesNumberAloneAboveAList_F07) {
    Chapter& one = chapter("a", "甲");
    Note note;
    List list;
    list.ordered = true;
    list.items.push_back({{paragraph("注文")}, {}, {}, {}, {}});
    note.blocks.push_back({std::move(list), {}, "", ""});
    one.notes.push_back(std::move(note));
    Inlines text = plain("正文");
    text.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    const Pages made = pages();
    const style::RoleStyle& look = style_[style::Role::note];
    std::map<std::string, Length> at;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "注文")]))
        if (run->size >= look.size) at[run->text] = run->origin.y;
    EXPECT_GT(at["1."] - at["①"], look.size);
}

TEST_F(Pagination, LeavesRoomForANotesNumberWhateverTheIndent_F07) {
    Chapter& one = chapter("a", "甲");
    Note note;
    note.blocks.push_back(paragraph("注文" + han(80)));
    one.notes.push_back(std::move(note));
    Inlines text = plain("正文");
    text.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    style_.roles[static_cast<std::size_t>(style::Role::note)].indent = 0;
    const Pages made = pages();
    const Length size = style_[style::Role::note].size;
    const GlyphRun* label = nullptr;
    const GlyphRun* words = nullptr;
    for (const GlyphRun* run : runs(made.pages[page_with(made, "注文")])) {
        if (run->size != size) continue;
        if (run->text == "①") label = run;
        if (run->text.starts_with("注文")) words = run;
    }
    ASSERT_TRUE(label != nullptr && words != nullptr);
    EXPECT_EQ(words->origin.x - label->origin.x, size * 3 / 2);
}

TEST_F(Pagination, SetsNothingInANoteLargerThanItsText) {
    Chapter& one = chapter("a", "甲");
    Inlines text = plain("正文");
    text.push_back({NoteRef{0, 0, {}}});
    one.blocks.push_back({Paragraph{text, ParagraphRole::body, false}, {}, "", ""});
    Note note;
    note.blocks.push_back(paragraph("注说："));
    Quote quote;
    quote.blocks.push_back(paragraph("注引的话"));
    note.blocks.push_back({std::move(quote), {}, "", ""});
    List list;
    list.items.emplace_back().blocks.push_back(paragraph("注列的项"));
    note.blocks.push_back({std::move(list), {}, "", ""});
    note.blocks.push_back({Heading{2, plain("注里的题")}, {}, "", ""});
    one.notes.push_back(std::move(note));
    const Length size = style_[style::Role::note].size;
    int found = 0;
    for (const Page& page : pages().pages)
        for (const GlyphRun* run : runs(page)) {
            if (!run->text.starts_with("注")) continue;
            EXPECT_LE(run->size, size) << run->text;
            ++found;
        }
    EXPECT_EQ(found, 4);
}

}  // namespace
}  // namespace banxin::layout
