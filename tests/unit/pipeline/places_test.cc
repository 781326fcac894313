// From a point of a page to the character that was written there, and back.
#include "pipeline/places.h"

#include "base/utf8.h"
#include "pipeline/session.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <map>

namespace fs = std::filesystem;

namespace banxin {
namespace {

class PlacesTest : public ::testing::Test {
protected:
    PlacesTest() { fs::create_directories(folder_); }
    ~PlacesTest() override { fs::remove_all(folder_); }
    PlacesTest(const PlacesTest&) = delete;
    PlacesTest& operator=(const PlacesTest&) = delete;

    void write(const std::string& name, const std::string& text) {
        std::ofstream(folder_ / name) << text;
        texts_[name] = text;
    }
    void write_book(const std::string& text, const std::string& more = "") {
        write("banxin.toml",
              "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n" + more +
                  "\n[[chapter]]\nfile = \"a.md\"\n");
        write("a.md", text);
    }

    /// What stands at a place of a file, to the end of its line.
    std::string at(const FilePlace& place) const {
        const Source source(place.file, texts_.at(fs::path(place.file).filename()));
        const std::size_t from = source.offset_of(place.position);
        const std::size_t line = source.line_start(from);
        return std::string(source.line_at(from).substr(from - line));
    }

    /// Calls for each glyph that stands for something in a part of a chapter.
    template <class Each>
    void for_each_glyph(const SetBook& book, Each&& each) const {
        for (std::size_t part = 0; part < book.layout->parts().size(); ++part) {
            const auto chapter = book.layout->parts()[part].chapter;
            if (!chapter || book.loaded.book.chapters[*chapter].file != "a.md") continue;
            const layout::PartPages pages = book.layout->pages_of(part);
            for (std::size_t page = 0; page < pages.pages.size(); ++page)
                for (const layout::Item& item : pages.pages[page].items)
                    if (const auto* run = std::get_if<layout::GlyphRun>(&item))
                        for (std::size_t i = 0; i < run->glyphs.size(); ++i)
                            each(part, page, pages.pages[page], *run, i);
        }
    }
    static std::string shown(const layout::GlyphRun& run, std::size_t glyph) {
        const std::size_t begin = glyph == 0 ? 0 : run.glyphs[glyph - 1].text_end;
        return run.text.substr(begin, run.glyphs[glyph].text_end - begin);
    }
    /// In what a glyph has for sure, be it narrower than the em that the last one of a run gets.
    static Point middle(const Rect& area) {
        return {area.x + area.width / 5, area.y + area.height / 2};
    }

    fs::path folder_ = fs::temp_directory_path() / ("banxin-places-" + std::to_string(::getpid()));
    std::map<std::string, std::string> texts_;
};

/// What the program writes for what was typed.
bool stands_for(const std::string& shown, const std::string& written) {
    const Decoded first = decode_utf8(shown, 0);
    if (written.starts_with(shown.substr(0, first.bytes))) return true;
    return (first.value == 0x201C || first.value == 0x201D ? written.starts_with('"')
            : first.value == 0x2026                        ? written.starts_with("...")
            : first.value == 0xB7                          ? written.starts_with("&middot;")
            : first.value == '&'                           ? written.starts_with("&amp;")
                                                           : false);
}

TEST_F(PlacesTest, EachCharacterLeadsToWhereItWasWritten) {
    write_book(
        "---\ntitle: 一个*长*题目 with words\n---\n\n"
        "第一段，*强调的字*和**加重的**，==标出的==，{着重|.}，~~删去的~~。\n"
        "换一行写，  word and 中文 between words，\\*星号\\*，A&amp;B，甲&middot;乙。\n\n"
        "## 节*一*\n\n"
        "他说：\"走吧。\"然后...{東京|とう|きょう}的`code 中`里有[链接](https://example.org)。\n"
        "注在这里[^1]，公式$a + b$。\n\n"
        "> 引文，**重**。\n> 再一行。\n\n"
        "- 甲项\n- 乙项，*斜*\n  续行\n\n"
        "| 表头 | 第*二*列 |\n|---|---:|\n| 格子 | 12 |\n| 又一格 | **34** |\n\n"
        "```\nint a = 1;\n  深一点 = 2;\n```\n\n"
        "> - 列表里\n>   ```\n>   code in a list\n>   ```\n\n"
        "::: verse\n床前明月光，\n疑是地上霜。\n:::\n\n"
        "最后一段" +
        [] {
            std::string all;
            for (int i = 0; i < 120; ++i) all += "，天地" + std::to_string(i) + "玄黄\n";
            return all;
        }() +
        "。\n\n[^1]: 注文，*也有*强调。\n");
    Session session(folder_, {1});
    const auto state = session.update({});
    ASSERT_TRUE(state->is_set);
    const SetBook& book = *state->book;
    std::size_t count = 0;
    std::string wrong;
    for_each_glyph(book, [&](std::size_t part, std::size_t, const layout::Page& page,
                             const layout::GlyphRun& run, std::size_t i) {
        const std::string text = shown(run, i);
        if (text.empty() || text == " " || run.node == layout::NodeId::artifact) return;
        const auto place = file_place(book, part, page, middle(layout::area_of(run, i)));
        // Marks of notes and of lists are the program's, and lead to what stands beside them.
        const bool made = text == "①" || text == "•";
        if (!place) {
            wrong += text + ": no place\n";
            return;
        }
        ++count;
        if (!made && !stands_for(text, at(*place)))
            wrong += fmt::format("{}: {}:{} {}\n", text, place->position.line,
                                 place->position.column, at(*place));
    });
    EXPECT_EQ(wrong, "");
    EXPECT_GT(count, 1000U);
}

TEST_F(PlacesTest, EachPlaceLeadsToTheLineThatHoldsIt) {
    std::string text = "# 题目在这里\n\n";
    for (int i = 0; i < 100; ++i) text += "第" + std::to_string(i) + "*句*话，写在一个很长的段里；";
    text += "注[^1]。\n\n## 小节\n\n完。\n\n[^1]: 注里的话，不在正文。\n";
    write_book(text);
    Session session(folder_, {1});
    const auto state = session.update({});
    ASSERT_TRUE(state->is_set);
    const SetBook& book = *state->book;
    std::size_t count = 0, met = 0;
    for_each_glyph(book, [&](std::size_t part, std::size_t page, const layout::Page& on,
                             const layout::GlyphRun& run, std::size_t i) {
        // In notes and titles each one.
        constexpr std::size_t some = 19;
        if (!run.written.known() || (run.size == points(10.5) && ++met % some != 0)) return;
        const Rect area = layout::area_of(run, i);
        const auto place = file_place(book, part, on, middle(area));
        ASSERT_TRUE(place);
        const Source& source = book.run->sources[run.written.source];
        const auto byte = static_cast<std::uint32_t>(source.offset_of(place->position));
        const auto back = page_place(book, {run.written.source, byte, byte});
        ASSERT_TRUE(back) << shown(run, i);
        EXPECT_EQ(back->part, part);
        EXPECT_EQ(back->page, page) << shown(run, i);
        EXPECT_LE(back->y, middle(area).y) << shown(run, i);
        EXPECT_LT(middle(area).y - back->y, run.size * 2) << shown(run, i);
        ++count;
    });
    EXPECT_GT(count, 80U);
}

TEST_F(PlacesTest, APlaceInAFileIsFoundBehindOpeningsAndInWhatIsIncluded) {
    write_book("# 题\n\n头一段。\n\n{{#include part.txt}}\n\n末一段。\n");
    write("part.txt", "夹进来的。\n");
    write("b.md", "---\nauthor: 乙\ndate: 2026-11-28\n---\n\n# 随笔\n\n乙的文。\n");
    write("banxin.toml",
          "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n\n[[chapter]]\n"
          "file = \"a.md\"\n\n[[chapter]]\nfile = \"b.md\"\nkind = \"essay\"\n");
    Session session(folder_, {1});
    const auto state = session.update({});
    ASSERT_TRUE(state->is_set);
    const SetBook& book = *state->book;
    const auto found = [&](const std::string& name, std::uint32_t line) {
        const auto place =
            page_place(book, FilePlace{(folder_ / name).string(), {line, 1}, {line, 1}});
        if (!place) return std::string("nowhere");
        std::string text;
        const layout::PartPages pages = book.layout->pages_of(place->part);
        for (const layout::Item& item : pages.pages[place->page].items)
            if (const auto* run = std::get_if<layout::GlyphRun>(&item))
                if (run->origin.y > place->y && run->origin.y < place->y + run->size * 2)
                    text += run->text;
        return text;
    };
    EXPECT_EQ(found("a.md", 3), "头一段。");
    EXPECT_EQ(found("part.txt", 1), "夹进来的。");
    EXPECT_EQ(found("a.md", 7), "末一段。");
    EXPECT_EQ(found("b.md", 8), "乙的文。");
    EXPECT_EQ(found("c.md", 1), "nowhere");
}

TEST_F(PlacesTest, AChangeOfTheManifestStandsInTheChapterThatItIsOf) {
    const auto manifest = [&](const std::string& second) {
        write("banxin.toml",
              "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n\n[[chapter]]"
              "\nfile = \"a.md\"\ntitle = \"甲章\"\n\n[[chapter]]\nfile = \"b.md\"\ntitle = \"" +
                  second + "\"\n");
    };
    write("a.md", "文。\n");
    write("b.md", "文。\n");
    manifest("乙章");
    Session session(folder_, {1});
    session.update({});
    manifest("乙章改");
    const auto state = session.update({"banxin.toml"});
    ASSERT_TRUE(state->changed);
    const auto chapter = state->book->layout->parts()[state->changed->part].chapter;
    ASSERT_TRUE(chapter);
    EXPECT_EQ(state->book->loaded.book.chapters[*chapter].file, "b.md");
    EXPECT_GT(state->changed->y, Length{});
}

TEST_F(PlacesTest, AChangeOfATitleStandsWhereTheTitleIs) {
    const std::string text = "# 题目\n\n文。\n\n## 小节\n\n文。\n";
    write_book(text);
    Session session(folder_, {1});
    session.update({});
    write("a.md", "# 题目改\n\n文。\n\n## 小节\n\n文。\n");
    const auto titled = session.update({"a.md"});
    ASSERT_TRUE(titled->changed);
    EXPECT_GT(titled->changed->y, Length{});
    write("a.md", "# 题目改\n\n文。\n\n## 小节改\n\n文。\n");
    const auto headed = session.update({"a.md"});
    ASSERT_TRUE(headed->changed);
    EXPECT_EQ(headed->changed->part, titled->changed->part);
    EXPECT_GT(headed->changed->y, titled->changed->y);
}

TEST_F(PlacesTest, ATitleOfTheManifestLeadsThere) {
    write_book("文。\n", "");
    write("banxin.toml",
          "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\nauthors = [\"甲\"]\n\n[[chapter]]\n"
          "file = \"a.md\"\ntitle = \"这一章\"\n");
    Session session(folder_, {1});
    const auto state = session.update({});
    ASSERT_TRUE(state->is_set);
    std::string found;
    for_each_glyph(*state->book, [&](std::size_t part, std::size_t, const layout::Page& page,
                                     const layout::GlyphRun& run, std::size_t i) {
        if (run.node == layout::NodeId::artifact || shown(run, i) != "章") return;
        const auto place = file_place(*state->book, part, page, middle(layout::area_of(run, i)));
        ASSERT_TRUE(place);
        found = at(*place);
    });
    EXPECT_EQ(found, "章\"");
}

}  // namespace
}  // namespace banxin
