// A book that is set again after each change of its files: what it looks like is what a build would
// make, and what has not changed is not set again.
#include "unit/pipeline/a_session.h"

#include <chrono>
#include <map>

namespace banxin {
namespace {

TEST_F(ASession, ShowsWhatABuildWouldMakeAfterAHundredChanges) {
    constexpr std::size_t chapters = 7;
    std::mt19937 random(20261128);
    struct Kind {
        const char* settings;
        std::vector<std::string> kinds;
        const char* front_matter;
    };
    const Kind books[] = {
        {"", {}, ""},
        {"[style]\nnote_place = \"book\"\n", {}, ""},
        {"[style]\nnote_place = \"chapter\"\n",
         {"essay", "news", "translation", "digest"},
         "---\nauthor: 乙\ndate: 2026-11-28\ndateline: 某地\nepigraph: 一句。\n---\n\n"},
    };
    for (const Kind& kind : books) {
        write_manifest(chapters, kind.settings, kind.kinds);
        write("a.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>)");
        for (std::size_t i = 0; i < chapters; ++i)
            write(std::to_string(i) + ".md", kind.front_matter + made_chapter(random, chapters));
        Session session(folder_, {2});
        ASSERT_EQ(shown(*session.update({})), built());
        ASSERT_TRUE(built().starts_with("pages")) << built();
        std::size_t shared = 0;
        for (int edit = 1; edit <= 40; ++edit) {
            const auto before = session.state();
            const std::string name = std::to_string(random() % chapters) + ".md";
            if (random() % 3 == 0) {
                write(name, kind.front_matter + made_chapter(random, chapters));
            } else {
                // A word more, somewhere between two blocks.
                std::ifstream file(folder_ / name);
                std::string text((std::istreambuf_iterator<char>(file)), {});
                std::size_t at = text.find("\n\n", random() % text.size());
                at = at == std::string::npos ? text.size() : at + 2;
                write(name, text.insert(at, "又添一段，很短。\n\n"));
            }
            const auto state = session.update({name});
            std::optional<std::string> a;
            std::optional<std::string> b;
            const bool bytes_too = edit % 10 == 0;
            ASSERT_EQ(shown(*state, bytes_too ? &a : nullptr), built(bytes_too ? &b : nullptr))
                << "edit " << edit << " of " << name;
            ASSERT_EQ(a, b) << "edit " << edit;
            expect_same_text(*state);
            const ChapterList& now = state->book->loaded.book.chapters;
            const ChapterList& former = before->book->loaded.book.chapters;
            for (std::size_t i = 0; i < std::min(now.size(), former.size()); ++i)
                shared += now.share(i) == former.share(i) ? 1 : 0;
        }
        EXPECT_GT(shared, 0U) << kind.settings;
    }
}

TEST_F(ASession, SetsOnlyWhatHasChanged) {
    write_manifest(4);
    for (const char* name : {"0.md", "1.md", "2.md", "3.md"}) write(name, "# 题\n\n文。\n");
    Session session(folder_, {1});
    EXPECT_EQ(session.update({})->book->layout->made().chapters, 5U);  // with the 版权页
    EXPECT_EQ(session.update({})->book->layout->made().chapters, 0U);
    write("2.md", "# 题\n\n别的文。\n");
    EXPECT_EQ(session.update({"2.md"})->book->layout->made().chapters, 1U);
    // A chapter that another one names by its page.
    write("0.md", "# 题\n\n见[那里](3.md)。\n");
    EXPECT_EQ(session.update({"0.md"})->book->layout->made().chapters, 2U);
    write("1.md", "# 题\n\n一。\n");
    EXPECT_EQ(session.update({"1.md"})->book->layout->made().chapters, 1U);
    // What may change the look of all.
    EXPECT_EQ(session.update({"styles/own.toml"})->book->layout->made().chapters, 6U);
}

TEST_F(ASession, KeepsTheContentsUnlessTheyLookOtherwise) {
    write_manifest(2);
    write("0.md", "# 题\n\n文。\n\n## 节\n\n文。\n");
    write("1.md", "# 题\n\n文。\n");
    Session session(folder_, {1});
    auto before = session.update({});
    const auto keeps = [&](const std::string& now) {
        write("0.md", now);
        const auto state = session.update({"0.md"});
        const bool same = state->book->layout->made().lists == 0;
        EXPECT_EQ(shown(*state), built());
        before = state;
        return same;
    };
    // The heading is written elsewhere in the file.
    EXPECT_TRUE(keeps("# 题\n\n更多的文。\n\n## 节\n\n文。\n"));
    EXPECT_FALSE(keeps("# 题\n\n更多的文。\n\n## 小节\n\n文。\n"));
    std::string page;
    for (int i = 0; i < 60; ++i) page += "又一段。\n\n";
    EXPECT_FALSE(keeps("# 题\n\n" + page + "## 小节\n\n文。\n"));
}

TEST_F(ASession, SharesTheChaptersThatAChangeLeavesAsTheyAre) {
    write_manifest(4);
    const std::string text = "# 题\n\n文。\n\n中,文。\n\n## 节\n\n文。\n";
    for (const char* name : {"0.md", "2.md"}) write(name, text);
    write("1.md", "# 题\n\n见[那里](0.md#节)。\n\n文。\n\n文。\n");
    write("3.md", "# 题\n\n文[^1]。\n\n[^1]: 注。\n\n文。\n\n文。\n");
    Session session(folder_, {1});
    auto before = session.update({});
    // Which chapters are those of the state before; the 版权页 is made each time.
    const auto shared_after = [&](const std::string& name, const std::string& now) {
        write(name, now);
        const auto state = session.update({name});
        expect_same_text(*state);
        std::string all;
        for (std::size_t i = 1; i <= 4; ++i)
            all += state->book->loaded.book.chapters.share(i) ==
                           before->book->loaded.book.chapters.share(i)
                       ? '='
                       : '!';
        before = state;
        return all;
    };
    EXPECT_EQ(shared_after("0.md", text + "\n文。\n"), "!===");
    EXPECT_EQ(shared_after("2.md", text + "\n中，，文。\n"), "==!=");
    EXPECT_EQ(shared_after("3.md", "# 题\n\n文[^1]。\n\n[^1]: 别的注。\n"), "===!");
    // What it is called that a link leads to: all is made anew.
    EXPECT_EQ(shared_after("0.md", "# 题\n\n## 一节\n\n## 节\n"), "!===");
    EXPECT_EQ(shared_after("0.md", "# 题\n\n## 一节\n"), "!!!!");
    EXPECT_EQ(shared_after("2.md", text), "==!=");
    // What a pass writes words for is made from the whole, and keeps nothing else from being
    // shared.
    EXPECT_EQ(shared_after("2.md", "# 题\n\n文。\n\n文[[无此篇]]文。\n\n文。\n"), "==!=");
    EXPECT_EQ(shared_after("0.md", text), "!!!!");
    EXPECT_EQ(shared_after("0.md", text + "\n文。\n"), "!!!!");
    EXPECT_EQ(shared_after("0.md", text), "!=!=");
}

TEST_F(ASession, SharesChaptersWithOpeningsClosingsAndNotesBehindThem) {
    write_manifest(5, "[style]\nnote_place = \"chapter\"\n",
                   {"essay", "news", "translation", "digest", "plain"});
    const std::string text =
        "---\nauthor: 乙\ndate: 2026-11-28\ndateline: 某地\nepigraph: 一句。\n---\n\n# "
        "题\n\n文。\n\n"
        "文[^1]。\n\n- 项\n- 项\n\n文。\n\n[^1]: 注。——译者注\n";
    for (const char* name : {"0.md", "1.md", "2.md", "3.md", "4.md"}) write(name, text);
    Session session(folder_, {1});
    const auto before = session.update({});
    write("4.md", text + "\n文。\n");
    const auto after = session.update({"4.md"});
    expect_same_text(*after);
    const ChapterList& chapters = after->book->loaded.book.chapters;
    ASSERT_EQ(chapters.size(), 6U);
    for (std::size_t i = 1; i < 5; ++i)
        EXPECT_EQ(chapters.share(i), before->book->loaded.book.chapters.share(i)) << i;
}

TEST_F(ASession, ReadsAFileAgainUnlessTheDiskSaysTheSameOfItForLong) {
    write_manifest(2);
    write("0.md", "# 题\n\n甲文。\n");
    write("1.md", "# 题\n\n乙文。\n");
    const auto an_hour_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    fs::last_write_time(folder_ / "0.md", an_hour_ago);
    const auto just_now = fs::last_write_time(folder_ / "1.md");
    const auto text = [](const BookState& state, std::size_t chapter) {
        const Chapter& of = state.book->loaded.book.chapters[chapter];
        return state.run->sources.share(of.blocks.front().span.source);
    };
    Session session(folder_, {1});
    const auto first = session.update({});
    ASSERT_EQ(first->book->loaded.book.chapters.size(), 3U);
    const auto same = session.update({});
    EXPECT_EQ(text(*same, 1), text(*first, 1));
    EXPECT_NE(text(*same, 2), text(*first, 2));
    // As many bytes, within a tick of the disk's clock.
    write("1.md", "# 题\n\n丙文。\n");
    fs::last_write_time(folder_ / "1.md", just_now);
    write("0.md", "# 题\n\n丁文。\n");
    const auto changed = session.update({"0.md", "1.md"});
    EXPECT_EQ(text(*changed, 1)->text(), "# 题\n\n丁文。\n");
    EXPECT_EQ(text(*changed, 2)->text(), "# 题\n\n丙文。\n");
    EXPECT_EQ(shown(*changed), built());
}

TEST_F(ASession, SetsNotesAnewThatStandInAnotherChapter) {
    write_manifest(2, "[style]\nnote_place = \"book\"\n");
    write("0.md", "# 题\n\n文[^1]。\n\n[^1]: 注。\n");
    write("1.md", "# 题\n\n文。\n");
    Session session(folder_, {1});
    ASSERT_EQ(shown(*session.update({})), built());
    write("0.md", "# 题\n\n文[^1]。\n\n[^1]: 别的注。\n");
    EXPECT_EQ(shown(*session.update({"0.md"})), built());
}

TEST_F(ASession, SeesWhatIsNotInAChaptersOwnFile) {
    write_manifest(3, "");
    std::ofstream(folder_ / "banxin.toml", std::ios::app)
        << "kind = \"translation\"\noriginal = { title = \"B\", author = \"A\", language = \"en\" "
           "}\n"
           "translators = [\"丙\"]\nparallel = \"en.md\"\n";
    write("0.md", "# 题\n\n甲。\n\n{{#include part.txt}}\n\n乙。\n");
    write("1.md", "# 题\n\n![[0]]\n\n丙。\n");
    write("2.md", "# 题\n\n译文。\n");
    write("part.txt", "一段。\n");
    write("en.md", "# Title\n\nText.\n");
    Session session(folder_, {1});
    ASSERT_EQ(shown(*session.update({})), built());
    ASSERT_TRUE(built().starts_with("pages")) << built();
    const auto changes = [&](const std::string& name, const std::string& text) {
        const std::string before = built();
        write(name, text);
        EXPECT_NE(built(), before) << name;
        EXPECT_EQ(shown(*session.update({name})), built()) << name;
    };
    changes("part.txt", "别的一段。\n");
    changes("0.md", "# 题\n\n改了的甲。\n\n{{#include part.txt}}\n");
    changes("en.md", "# Title\n\nOther text.\n");
    changes("part.txt", "又一段。\n\n两段。\n");
    changes("0.md", "# 题\n\n不再有别的。\n");
}

TEST_F(ASession, KeepsTheLastPagesWhileTheFilesAreWrong) {
    write_manifest(1);
    write("0.md", "# 题\n\n文。\n");
    Session session(folder_, {1});
    const auto good = session.update({});
    ASSERT_TRUE(good->is_set);
    write("banxin.toml", "[book\n");
    const auto wrong = session.update({"banxin.toml"});
    EXPECT_FALSE(wrong->is_set);
    EXPECT_EQ(wrong->book, good->book);
    EXPECT_EQ(wrong->version, 2U);
    EXPECT_NE(codes(*wrong).find("banxin.toml:1\n"), std::string::npos) << codes(*wrong);
    fs::remove(folder_ / "banxin.toml");
    const auto gone = session.update({"banxin.toml"});
    EXPECT_EQ(gone->book, good->book);
    EXPECT_EQ(codes(*gone), "W001 \n");
    write_manifest(1);
    EXPECT_EQ(shown(*session.update({"banxin.toml"})), built());
}

TEST_F(ASession, LooksAtAPictureOnceUntilItChanges) {
    write_manifest(1);
    constexpr const char* svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 10"><path d="M0 0h9"/></svg>)";
    write("a.svg", fmt::format(fmt::runtime(svg), 20));
    write("0.md", "# 题\n\n![甲](a.svg)\n");
    BookMemory memory;
    const auto width = [&] {
        banxin::Run again;
        const auto loaded = load_book(folder_, again, &memory);
        return loaded ? loaded->book.assets.at(0).width : 0;
    };
    EXPECT_EQ(width(), 20U);
    EXPECT_EQ(memory.pictures.looks, 1U);
    EXPECT_EQ(width(), 20U);
    EXPECT_EQ(memory.pictures.looks, 1U);
    write("a.svg", fmt::format(fmt::runtime(svg), 1000));
    EXPECT_EQ(width(), 1000U);
    EXPECT_EQ(memory.pictures.looks, 2U);
    // A drawing that has other measures is set anew wherever it stands.
    Session session(folder_, {1});
    ASSERT_EQ(shown(*session.update({})), built());
    write("a.svg", fmt::format(fmt::runtime(svg), 50));
    EXPECT_EQ(shown(*session.update({"a.svg"})), built());
    write("a.svg", "none");
    EXPECT_EQ(codes(*session.update({"a.svg"})), "A003 0.md:3\n");
}

TEST_F(ASession, SaysAgainWhatIsStillWrong) {
    write_manifest(2);
    write("0.md", "# 题\n\n见[那里](nirgends.md)。\n");
    write("1.md", "# 题\n\n文。\n");
    Session session(folder_, {1});
    const std::string first = codes(*session.update({}));
    EXPECT_NE(first.find("0.md:3\n"), std::string::npos) << first;
    write("1.md", "# 题\n\n改过。\n");
    EXPECT_EQ(codes(*session.update({"1.md"})), first);
}

TEST_F(ASession, KnowsWhereAChangeStandsOnPaper) {
    write_manifest(3);
    std::string text = "# 题\n\n";
    for (int i = 0; i < 60; ++i) text += "第" + std::to_string(i) + "段。\n\n";
    for (const char* name : {"0.md", "1.md", "2.md"}) write(name, text);
    Session session(folder_, {1});
    EXPECT_FALSE(session.update({})->changed);
    const std::size_t at = text.find("第50段");
    write("1.md", text.substr(0, at) + "忽然多了一句。" + text.substr(at));
    const auto state = session.update({"1.md"});
    ASSERT_TRUE(state->changed);
    const layout::PartPlace& part = state->book->layout->parts()[state->changed->part];
    EXPECT_EQ(part.chapter.value_or(99), 2U);  // behind the 版权页
    const layout::PartPages pages = state->book->layout->pages_of(state->changed->part);
    const layout::Page& page = pages.pages[state->changed->page];
    std::optional<FilePlace> there;
    for (const layout::PlacedLine& line : page.lines)
        if (line.at.y == state->changed->y)
            there = file_place(*state->book, state->changed->part, page,
                               {line.at.x, line.at.y + line.height / 2});
    ASSERT_TRUE(there);
    EXPECT_EQ(fs::path(there->file).filename(), "1.md");
    EXPECT_EQ(there->position, (Position{103, 1}));

    // What nobody has seen does not count: half of a text, which was being written.
    write("1.md", "");
    EXPECT_EQ(session.update({"1.md"}, state)->writing, Writing::surely);
    write("1.md", text.substr(0, at));
    EXPECT_EQ(session.update({"1.md"}, state)->writing, Writing::perhaps);
    write("1.md", text.substr(0, at) + "忽然多了两句。" + text.substr(at));
    const auto whole = session.update({"1.md"}, state);
    ASSERT_TRUE(whole->changed);
    EXPECT_EQ(whole->writing, Writing::no);
    EXPECT_EQ(whole->changed->page, state->changed->page);
    EXPECT_EQ(whole->changed->y, state->changed->y);
}

TEST_F(ASession, LeadsFromALineToItsPlaceInTheFile) {
    write_manifest(1);
    write("0.md",
          "---\ndate: 2026-11-28\n---\n# 题\n\n一。\n\n> 引文**着重**。\n\n"
          "| 甲 |\n|---|\n| 乙 |\n\n文[^1]。\n\n[^1]: 注。\n");
    Session session(folder_, {1});
    const auto state = session.update({});
    ASSERT_TRUE(state->is_set);
    std::string places;
    for (std::size_t part = 0; part < state->book->layout->parts().size(); ++part) {
        const auto chapter = state->book->layout->parts()[part].chapter;
        if (!chapter || state->book->loaded.book.chapters[*chapter].file != "0.md") continue;
        for (const layout::Page& page : state->book->layout->pages_of(part).pages)
            for (const layout::PlacedLine& line : page.lines)
                if (const auto place = file_place(*state->book, part, page,
                                                  {line.at.x, line.at.y + line.height / 2}))
                    places += std::to_string(place->position.line) + ":" +
                              std::to_string(place->position.column) + " ";
    }
    EXPECT_EQ(places, "4:3 2:7 6:1 8:3 10:3 12:3 14:1 16:7 ");
}

}  // namespace
}  // namespace banxin
