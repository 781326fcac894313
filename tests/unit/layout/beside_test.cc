// Text that leaves room for what stands beside it: shapes of paragraphs, pictures at the side,
// large initials.
#include "unit/layout/any_pieces.h"
#include "unit/layout/pagination.h"
#include "unit/layout/random.h"

namespace banxin::layout {
namespace {

std::string sentence(Random& chance) {
    std::string text;
    for (std::size_t i = 0, count = 60 + chance(240); i < count; ++i) {
        append_utf8(text, U'一' + static_cast<char32_t>(chance(400)));
        if (chance(9) == 0) text += "，";
        if (chance(40) == 0) text += " English words ";
    }
    return text + "。";
}

TEST(LinesBeside, AreShorterThanTheRest) {
    Setting setting;
    Random chance(4);
    std::vector<std::int32_t> added;
    for (int i = 0; i < 60; ++i) {
        const Stream made = setting.stream(sentence(chance));
        LineShape shape{Setting::cell * static_cast<std::int64_t>(24 + chance(10)),
                        Setting::cell * 2, true};
        shape.short_lines = static_cast<std::uint32_t>(1 + chance(12));
        shape.shortened = Setting::cell * static_cast<std::int64_t>(3 + chance(8));
        const auto lines = break_lines(made, shape);
        std::uint32_t end = 0;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            ASSERT_EQ(lines[k].begin, end);
            end = lines[k].end;
            Length width = shape.measure;
            if (k < shape.short_lines) width -= shape.shortened;
            if (k == 0) width -= shape.indent;
            justify_line(made, lines[k], width, true, added);
            Length all = natural_width(made, lines[k]);
            for (const std::int32_t more : added) all += Length{more};
            if (lines[k].last)
                EXPECT_LE(all, width) << made.text;
            else
                EXPECT_EQ(all, width) << made.text;
        }
        EXPECT_EQ(end, made.size());
    }
}

TEST(LinesBeside, AreNoDearerThanWhenFilledOneByOne_J12) {
    Setting setting;
    Random chance(12);
    int cheaper = 0;
    for (int i = 0; i < 60; ++i) {
        const Stream made = setting.stream(sentence(chance));
        LineShape shape{Setting::cell * static_cast<std::int64_t>(20 + chance(10)), {}, true};
        shape.short_lines = static_cast<std::uint32_t>(1 + chance(8));
        shape.shortened = Setting::cell * static_cast<std::int64_t>(3 + chance(7));
        // Each line takes in what fits as it is.
        std::vector<LineRange> simple;
        const auto count = static_cast<std::uint32_t>(made.size());
        for (std::uint32_t begin = 0; begin < count;) {
            const bool is_short = simple.size() < shape.short_lines;
            const Length width = shape.measure - (is_short ? shape.shortened : Length{});
            std::uint32_t best = begin + 1;
            for (std::uint32_t end = begin + 1; end <= count; ++end) {
                const bool legal = end == count || made.clusters[end].penalty != no_break;
                if (natural_width(made, {begin, end, false, false, false, false}) > width) break;
                if (legal) best = end;
            }
            simple.push_back({begin, best, best == count, false, false, false});
            begin = best;
        }
        const std::int64_t found = cost_of(made, shape, break_lines(made, shape));
        EXPECT_LE(found, cost_of(made, shape, simple)) << made.text;
        cheaper += found < cost_of(made, shape, simple);
    }
    EXPECT_GT(cheaper, 20);
}

TEST(LinesBeside, AreKeptWhereAParagraphIsSetInALineMore_W04) {
    Setting setting;
    Random chance(9);
    int set = 0;
    for (int i = 0; i < 60; ++i) {
        const Stream made = setting.stream(sentence(chance));
        LineShape shape{Setting::cell * 24, {}, true};
        shape.short_lines = 3;
        shape.shortened = Setting::cell * 8;
        const std::size_t usual = break_lines(made, shape).size();
        for (const std::size_t count : {usual - 1, usual + 1}) {
            const auto lines = break_into(made, shape, count);
            if (lines.empty()) continue;
            ++set;
            EXPECT_EQ(lines.size(), count);
            for (std::size_t k = 0; k < std::min<std::size_t>(3, count); ++k)
                EXPECT_LT(natural_width(made, lines[k]), Setting::cell * 18);
        }
    }
    EXPECT_GT(set, 5);
}

class SidePictures : public Pagination {
protected:
    SidePictures() {
        Asset picture;
        picture.width = 300;
        picture.height = 300;
        book_.assets.push_back(picture);
    }

    Block figure(FigurePlace place, std::uint16_t percent) {
        Figure made;
        Image image;
        image.asset = AssetId{0};
        image.width_percent = percent;
        made.picture.push_back({image});
        made.caption = plain("图题");
        made.place = place;
        return {std::move(made), {}, "", ""};
    }

    static Note note(Blocks blocks) {
        Note made;
        made.blocks = std::move(blocks);
        return made;
    }

    struct Line {
        std::string text;
        Length y;
        Length left;
        Length right;
    };
    /// By their baselines; what is no body text is left out.
    std::vector<Line> lines(const Page& page) const {
        std::vector<Line> found;
        for (const GlyphRun* run : runs(page)) {
            if (run->size != style_.page.body_size || run->glyphs.empty()) continue;
            const Length right =
                run->origin.x + Length{run->glyphs.back().x} + style_.page.body_size;
            if (found.empty() || found.back().y != run->origin.y)
                found.push_back({"", run->origin.y, run->origin.x, right});
            found.back().text += run->text;
            found.back().right = std::max(found.back().right, right);
        }
        return found;
    }
    static std::vector<Rect> pictures(const Page& page) {
        std::vector<Rect> found;
        for (const Item& item : page.items)
            if (const auto* image = std::get_if<ImageItem>(&item)) found.push_back(image->area);
        return found;
    }
    /// What the text has of its lines beside the picture.
    static bool is_beside(const Line& line, const Rect& picture) {
        return line.y > picture.y && line.y - points(9) < picture.bottom();
    }

    static std::string without_bullets(std::string text) {
        for (std::size_t at = text.find("•"); at != std::string::npos; at = text.find("•", at))
            text.erase(at, std::string("•").size());
        return text;
    }

    Page first_page() { return pages().pages[first_text_page(pages())]; }
    static std::size_t first_text_page(const Pages& all) { return page_with(all, "一丁"); }
};

TEST_F(SidePictures, HaveWholeCharactersBesideThem_A01) {
    for (const FigurePlace place : {FigurePlace::left, FigurePlace::right}) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        made.blocks = {figure(place, 40), paragraph(han(60)), paragraph(han(60)),
                       paragraph(han(300))};
        const Page page = first_page();
        const Rect picture = pictures(page).front();
        const Length em = style_.page.body_size;
        int beside = 0;
        int under = 0;
        Length left;
        Length right;
        for (const Line& line : lines(page)) {
            left = under + beside == 0 ? line.left : std::min(left, line.left);
            right = std::max(right, line.right);
            if (!is_beside(line, picture)) {
                ++under;
                continue;
            }
            ++beside;
            if (place == FigurePlace::left) {
                EXPECT_GE(line.left, picture.right() + em);
            } else {
                EXPECT_LE(line.right, picture.x - em);
            }
        }
        EXPECT_GT(beside, 5);
        EXPECT_GT(under, 5);
        // The picture stands at the edge of the text.
        if (place == FigurePlace::left) {
            EXPECT_EQ(picture.x, left);
        } else {
            EXPECT_EQ(picture.right(), left + style_.page.measure());
        }
        EXPECT_EQ(right - left, style_.page.measure());
    }
}

TEST_F(SidePictures, StandOverWhatIsNoText) {
    Chapter& made = chapter("c", "");
    Block heading;
    heading.value = Heading{2, plain("标题")};
    made.blocks = {figure(FigurePlace::left, 40), paragraph(han(30)), heading, paragraph(han(300))};
    const Page page = first_page();
    const Rect picture = pictures(page).front();
    bool seen = false;
    for (const GlyphRun* run : runs(page)) {
        if (run->text.find("标") == std::string::npos) continue;
        seen = true;
        EXPECT_GT(run->origin.y - run->size, picture.bottom());
    }
    EXPECT_TRUE(seen);
}

TEST_F(SidePictures, GoToTheNextPageWithTheirLines) {
    for (int before = style_.page.lines - 8; before <= style_.page.lines; ++before) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        for (int i = 0; i < before; ++i) made.blocks.push_back(paragraph("前"));
        made.blocks.push_back(figure(FigurePlace::right, 40));
        made.blocks.push_back(paragraph(han(60)));
        for (int i = 0; i < 40; ++i) made.blocks.push_back(paragraph(han(70)));
        const Pages all = pages();
        std::size_t at = first_text_page(all);
        if (pictures(all.pages[at]).empty()) ++at;
        ASSERT_EQ(pictures(all.pages[at]).size(), 1U) << before;
        const Rect picture = pictures(all.pages[at]).front();
        EXPECT_LE(picture.bottom(), style_.page.head_margin + style_.page.height());
        int beside = 0;
        for (const Line& line : lines(all.pages[at]))
            beside += is_beside(line, picture) && line.text != "前";
        EXPECT_GT(beside, 5) << before;
    }
}

TEST_F(SidePictures, LeaveNoHoleWhereTheyCouldMove_W05) {
    const Length foot = style_.page.head_margin + style_.page.height();
    // Of the text beside and under it: one long paragraph, several, a few lines and a list.
    for (const int shape : {0, 1, 2}) {
        bool moved = false;
        for (int before = 1; before <= style_.page.lines * 2; ++before) {
            book_.chapters.clear();
            Chapter& made = chapter("c", "");
            std::string text;
            const auto add = [&](const std::string& words) {
                made.blocks.push_back(paragraph(words));
                text += words;
            };
            for (int i = 0; i < before; ++i) add("前");
            made.blocks.push_back(figure(FigurePlace::right, 40));
            if (shape == 0) add(han(900));
            if (shape == 1)
                for (int i = 0; i < 40; ++i) add(han(40));
            if (shape == 2) {
                add(han(30));
                made.blocks.push_back(
                    Block{List{false, 1, true, {{{paragraph("表")}, {}, {}, {}, {}}}}, {}, "", ""});
                text += "表";
                for (int i = 0; i < 20; ++i) add(han(70));
            }
            const Pages all = pages();
            const std::size_t first = page_with(all, "前");
            std::string found;
            std::size_t pictures_found = 0;
            for (std::size_t i = first; i < all.pages.size(); ++i) {
                const Page& page = all.pages[i];
                Length last;
                for (const Line& line : lines(page)) {
                    if (line.text == "•") continue;
                    found += line.text;
                    last = line.y;
                    for (const Rect& picture : pictures(page)) {
                        if (!is_beside(line, picture)) continue;
                        EXPECT_LE(line.right, picture.x) << shape << " " << before;
                        EXPECT_GE(i, first);
                        moved = moved || line.y < picture.y + style_.page.pitch;
                    }
                }
                for (const Rect& picture : pictures(page)) {
                    ++pictures_found;
                    last = std::max(last, picture.bottom());
                    EXPECT_LE(picture.bottom(), foot) << shape << " " << before;
                }
                if (i + 1 == all.pages.size()) continue;
                EXPECT_GT(last, foot - style_.page.pitch * 3) << shape << " " << before;
            }
            std::erase_if(found, [](char c) { return c == ' '; });
            EXPECT_NE(found.find(text.substr(0, 9)), std::string::npos);
            EXPECT_EQ(without_bullets(found), text) << shape << " " << before;
            EXPECT_EQ(pictures_found, 1U) << shape << " " << before;
        }
        EXPECT_TRUE(moved || shape == 2);
    }
}

TEST_F(SidePictures, ThatComeLaterStandAtTheHeadOfThePageBesideItsText) {
    Chapter& made = chapter("c", "");
    const int before = style_.page.lines - 3;
    for (int i = 0; i < before; ++i) made.blocks.push_back(paragraph("前"));
    made.blocks.push_back(figure(FigurePlace::right, 40));
    made.blocks.push_back(paragraph(han(900)));
    const Pages all = pages();
    const std::size_t first = page_with(all, "前");
    ASSERT_TRUE(pictures(all.pages[first]).empty());
    ASSERT_EQ(pictures(all.pages[first + 1]).size(), 1U);
    const Rect picture = pictures(all.pages[first + 1]).front();
    EXPECT_EQ(picture.y, style_.page.head_margin);
    // The text goes on at full width, and beside the picture in whole characters.
    const std::vector<Line> above = lines(all.pages[first]);
    const std::vector<Line> under = lines(all.pages[first + 1]);
    EXPECT_EQ(above.back().right - above.back().left, style_.page.measure());
    EXPECT_TRUE(is_beside(under.front(), picture));
    EXPECT_LE(under.front().right, picture.x - style_.page.body_size);
    EXPECT_EQ((under.front().right - under.front().left) % style_.page.body_size, Length{});
    EXPECT_EQ(under.back().right - under.front().left, style_.page.measure());
}

TEST_F(SidePictures, InListsLeaveTheMarkersOfTheirItems) {
    for (int before = 1; before <= style_.page.lines; ++before) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        for (int i = 0; i < before; ++i) made.blocks.push_back(paragraph("前"));
        List list;
        list.items.push_back(
            {{paragraph("甲"), figure(FigurePlace::left, 20), paragraph(han(30))}, {}, {}, {}, {}});
        list.items.push_back({{paragraph("乙")}, {}, {}, {}, {}});
        made.blocks.push_back({std::move(list), {}, "", ""});
        made.blocks.push_back(paragraph(han(600)));
        std::size_t markers = 0;
        for (const Page& page : pages().pages)
            for (const GlyphRun* run : runs(page)) markers += run->text == "•";
        EXPECT_EQ(markers, 2U) << before;
    }
}

TEST_F(SidePictures, WithNotesBesideThemLoseNone_F01) {
    for (int before = 1; before <= style_.page.lines; ++before) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        made.notes.push_back(note({paragraph("注一")}));
        made.notes.push_back(note({paragraph("注二")}));
        for (int i = 0; i < before; ++i) made.blocks.push_back(paragraph("前"));
        made.blocks.push_back(figure(FigurePlace::left, 40));
        Inlines noted = plain(han(50));
        noted.push_back({NoteRef{0, 0, {}}});
        noted.push_back({Text{han(200), {}}});
        noted.push_back({NoteRef{1, 0, {}}});
        made.blocks.push_back({Paragraph{noted}, {}, "", ""});
        made.blocks.push_back(paragraph(han(600)));
        const Pages all = pages();
        std::string text;
        for (const Page& page : all.pages) text += text_of(page);
        for (const char* words : {"注一", "注二"}) {
            const std::size_t at = text.find(words);
            EXPECT_NE(at, std::string::npos) << before;
            EXPECT_EQ(text.find(words, at + 1), std::string::npos) << before;
        }
    }
}

TEST_F(SidePictures, StandBesideTextInCellsAndNotesToo) {
    const auto picture_and_lines = [&](const std::string& where) {
        const Page page = pages().pages[page_with(pages(), "一丁")];
        EXPECT_EQ(pictures(page).size(), 1U) << where;
        const Rect picture = pictures(page).front();
        int beside = 0;
        int under = 0;
        for (const GlyphRun* run : runs(page)) {
            if (run->text.find("一丁") == std::string::npos && beside + under == 0) continue;
            if (run->glyphs.empty() || run->text == "图题") continue;
            const bool high =
                run->origin.y > picture.y && run->origin.y - run->size < picture.bottom();
            if (high) {
                EXPECT_GE(run->origin.x, picture.right()) << where;
            }
            ++(high ? beside : under);
        }
        EXPECT_GT(beside, 2) << where;
        EXPECT_GT(under, 0) << where;
    };
    const Blocks text{figure(FigurePlace::left, 25), paragraph(han(200))};
    Chapter& table = chapter("t", "");
    table.blocks.push_back(
        {table_of({cell("甲"), cell("乙")}, {{cell("短"), cell(text)}}), {}, "", ""});
    picture_and_lines("cell");
    book_.chapters.clear();
    Chapter& noted = chapter("n", "");
    Inlines words = plain("正文");
    words.push_back({NoteRef{0, 0, {}}});
    noted.blocks.push_back({Paragraph{words}, {}, "", ""});
    noted.notes.push_back(note(text));
    picture_and_lines("note");
}

TEST_F(SidePictures, StandAsUsualWhereNoTextWouldBeLeft_L020) {
    for (const bool narrow : {true, false}) {
        book_.chapters.clear();
        Chapter& made = chapter("c", "");
        made.blocks.push_back(figure(FigurePlace::left, narrow ? 80 : 40));
        if (narrow)
            made.blocks.push_back(paragraph(han(60)));
        else
            made.blocks.push_back(
                Block{List{false, 1, true, {{{paragraph(han(60))}, {}, {}, {}, {}}}}, {}, "", ""});
        Diagnostics diagnostics;
        const Pages all = laid_out_in_any_pieces(book_, style_, test_fonts(), {1, 2}, diagnostics);
        EXPECT_EQ(diagnostics.items().size(), narrow ? 1U : 0U);
        const Page& page = all.pages[first_text_page(all)];
        const Rect picture = pictures(page).front();
        const Length middle = picture.x + picture.width / 2;
        EXPECT_EQ(pictures(page).size(), 1U);
        for (const Line& line : lines(page)) {
            EXPECT_FALSE(is_beside(line, picture));
        }
        EXPECT_GT(middle, style_.page.trim_width / 3);
    }
}

class LargeInitials : public Pagination {
protected:
    LargeInitials() { role(style::Role::chapter_title).drop_cap = 3; }
    style::RoleStyle& role(style::Role which) {
        return style_.roles[static_cast<std::size_t>(which)];
    }
    static const GlyphRun* largest(const Page& page) {
        const GlyphRun* found = nullptr;
        for (const GlyphRun* run : runs(page))
            if (run->text.find("章") == std::string::npos && run->node != NodeId::artifact)
                if (found == nullptr || run->size > found->size) found = run;
        return found;
    }
    Page page_of(const std::string& text) {
        book_.chapters.clear();
        chapter("c", "章").blocks = {paragraph(text)};
        const Pages all = pages();
        return all.pages[page_with(all, "文")];
    }
    /// Baselines of the body's lines.
    std::vector<std::pair<Length, Length>> lines(const Page& page) const {
        std::vector<std::pair<Length, Length>> found;
        for (const GlyphRun* run : runs(page))
            if (run->size == style_.page.body_size && run->node != NodeId::artifact)
                if (found.empty() || found.back().first != run->origin.y)
                    found.emplace_back(run->origin.y, run->origin.x);
        return found;
    }
};

TEST_F(LargeInitials, ReachOverTheirLines) {
    const Page page = page_of("天" + han(150) + "文");
    const GlyphRun* initial = largest(page);
    ASSERT_NE(initial, nullptr);
    EXPECT_EQ(initial->text, "天");
    const auto all = lines(page);
    ASSERT_GT(all.size(), 4U);
    // Ink of a cell begins about a twentieth under its top.
    const Length em = style_.page.body_size;
    const Length top = initial->origin.y - initial->size.scaled(84, 100);
    const Length bottom = initial->origin.y + initial->size.scaled(8, 100);
    EXPECT_NEAR(top.pt(), (all[0].first - em.scaled(84, 100)).pt(), 0.2);
    EXPECT_NEAR(bottom.pt(), (all[2].first + em.scaled(8, 100)).pt(), 0.2);
    // Lines beside it begin a number of whole characters from the edge, the others at it.
    EXPECT_EQ(all[0].second, all[1].second);
    EXPECT_EQ(all[1].second, all[2].second);
    EXPECT_EQ(all[3].second, initial->origin.x);
    EXPECT_EQ((all[0].second - all[3].second) % em, Length{});
    EXPECT_GT(all[0].second, initial->origin.x + initial->size);
}

TEST_F(LargeInitials, OfAlphabetsStandOnTheBaseline) {
    const Page page = page_of("He said it " + han(150) + "文");
    const GlyphRun* initial = largest(page);
    ASSERT_NE(initial, nullptr);
    EXPECT_EQ(initial->text, "H");
    EXPECT_EQ(initial->origin.y, lines(page)[2].first);
}

TEST_F(LargeInitials, AreReadBeforeTheirWord) {
    const Page page = page_of("天" + han(150) + "文");
    EXPECT_NE(text_of(page).find("天一丁"), std::string::npos);
}

TEST_F(LargeInitials, AreNotMadeOfMarksOrForShortTexts) {
    for (const std::string& text :
         {"“天" + han(150) + "文”", "3" + han(150) + "文", "天" + han(50) + "文"}) {
        const Page page = page_of(text);
        const GlyphRun* initial = largest(page);
        ASSERT_NE(initial, nullptr);
        EXPECT_EQ(initial->size, style_.page.body_size) << text;
    }
}

}  // namespace
}  // namespace banxin::layout
