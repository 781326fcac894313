// Notes at the foot of the page.

#include "unit/layout/pagination.h"

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
        for (const Page& page : lay_out(book_, style_, test_fonts(), options, diagnostics).pages) {
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

}  // namespace
}  // namespace banxin::layout
