// A long chapter that is set again after each change: what of it has not changed is taken over.
#include "unit/pipeline/a_session.h"

#include "layout/layout.h"

namespace banxin {
namespace {

class ALongChapter : public ASession {
protected:
    std::string paragraph(std::size_t length) {
        static constexpr std::array<const char*, 9> pieces = {
            "山路很长，",         "他说：“走吧。”", "天黑了。",
            "河水东流，",         "word and word ", "二〇二六年，",
            "**《书名》**里写着", "——没有人回答。", "{汉字|hàn zì}"};
        std::string text;
        while (text.size() < length) text += pieces[random_() % pieces.size()];
        return text + "\n\n";
    }
    /// Of so many blocks, most of them running text.
    std::string long_text(std::size_t blocks) {
        std::string text = "# 长\n\n";
        for (std::size_t i = 0; i < blocks; ++i) {
            switch (random_() % 24) {
                case 0: text += "## 小节\n\n"; break;
                case 1: text += "> " + paragraph(200); break;
                case 2: text += "- " + paragraph(60) + "- 项\n\n"; break;
                case 3:
                    text += "注在这里[^" + std::to_string(i) + "]。\n\n[^" + std::to_string(i) +
                            "]: " + paragraph(40);
                    break;
                case 4: text += "见[那里](2.md)，" + paragraph(90); break;
                case 5: text += "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n"; break;
                case 6: text += "![图](a.svg){.left width=30%}\n\n"; break;
                case 7: text += "::: aside\n旁：" + paragraph(30) + ":::\n\n"; break;
                case 8:
                    text += "::: {columns=2}\n" + paragraph(200) + paragraph(200) + ":::\n\n";
                    break;
                default: text += paragraph(60 + random_() % 900); break;
            }
        }
        return text;
    }
    std::string text_of(const std::string& name) const {
        std::ifstream file(folder_ / name);
        return {(std::istreambuf_iterator<char>(file)), {}};
    }

    /// Of every run, where it was written; a contents' too.
    static std::string written_in(const layout::Pages& pages, const Sources& sources) {
        std::string all;
        for (const layout::Page& page : pages.pages) {
            for (const layout::Item& item : page.items) {
                const auto* run = std::get_if<layout::GlyphRun>(&item);
                if (run == nullptr || !run->written.known()) continue;
                all +=
                    fmt::format("{} {} {}\n", run->text,
                                fs::path(sources[run->written.source].path()).filename().string(),
                                run->written.at);
            }
            for (const layout::PlacedLine& line : page.lines)
                all += fmt::format("{}/{} +{}\n", line.place.chapter, line.place.block,
                                   line.place.offset);
        }
        return all;
    }
    void expect_as_built(const BookState& state, const std::string& what) const {
        banxin::Run run;
        run.jobs = 1;
        const auto loaded = load_book(folder_, run);
        ASSERT_TRUE(loaded && state.is_set) << what;
        // In one piece.
        layout::LayoutOptions options = layout_options(*loaded, 1);
        options.piece_bytes = 1U << 30;
        const layout::Pages pages =
            layout::lay_out(loaded->book, loaded->style, *loaded->fonts, options, run.diagnostics);
        const layout::Pages shown = state.book->layout->pages();
        ASSERT_EQ(layout::dump(shown, *state.book->loaded.fonts),
                  layout::dump(pages, *loaded->fonts))
            << what;
        ASSERT_EQ(written_in(shown, state.run->sources), written_in(pages, run.sources)) << what;
        ASSERT_EQ(codes(state), codes(run)) << what;
    }

    std::mt19937 random_{20261128};
};

TEST_F(ALongChapter, LooksAsABuildWouldMakeItAfterAnyChange) {
    write("a.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>)");
    for (const char* settings :
         {"", "[style]\nnote_place = \"side\"\n", "[style]\nnote_place = \"chapter\"\n"}) {
        write_manifest(3, settings);
        write("0.md", long_text(110));
        write("1.md", "# 之间\n\n文。\n");
        write("2.md", "# 那里\n\n文。\n");
        Session session(folder_, {2});
        expect_as_built(*session.update({}), "at first");
        for (int edit = 1; edit <= 18; ++edit) {
            std::string name = "0.md";
            std::string text = text_of(name);
            std::size_t at = text.find("\n\n", random_() % text.size());
            at = at == std::string::npos ? text.size() : at + 2;
            switch (edit % 6) {
                case 0: text.insert(at, long_text(6).substr(7)); break;
                case 1: {
                    const std::size_t end = text.find("\n\n", at + random_() % 3000);
                    if (end != std::string::npos) text.erase(at, end + 2 - at);
                    break;
                }
                case 2:
                    text.insert(at, "又[^new" + std::to_string(edit) + "]。\n\n[^new" +
                                        std::to_string(edit) + "]: 新的注。\n\n");
                    break;
                case 3:
                    // Another chapter grows: the long one leads to other pages.
                    name = "1.md";
                    text = text_of(name) + paragraph(1500);
                    break;
                default: text.insert(at, paragraph(30)); break;
            }
            write(name, text);
            const auto state = session.update({name});
            expect_as_built(*state, fmt::format("{}: edit {}", settings, edit));
            if (HasFatalFailure()) return;
        }
    }
}

TEST_F(ALongChapter, IsTakenOverButForThePiecesThatHaveChanged) {
    write_manifest(1);
    std::string text = "# 长\n\n";
    for (int i = 0; i < 240; ++i) text += paragraph(300);
    write("0.md", text + "有注[^1]。\n\n[^1]: 注。\n");
    Session session(folder_, {1});
    const std::size_t all = session.update({})->book->layout->made().pieces;
    EXPECT_GE(all, 8U);
    const auto pieces_after = [&](const std::string& now) {
        write("0.md", now);
        const auto state = session.update({"0.md"});
        expect_as_built(*state, "");
        return state->book->layout->made().pieces;
    };
    // The first one, that in which a paragraph is new, and the notes.
    const std::size_t middle = text.find("\n\n", text.size() / 2) + 2;
    std::string longer = text;
    longer.insert(middle, "又一段。\n\n");
    EXPECT_LE(pieces_after(longer + "有注[^1]。\n\n[^1]: 注。\n"), 5U);
    EXPECT_LE(pieces_after(text + "有注[^1]。\n\n[^1]: 注。\n"), 5U);
    // The marks of notes are as wide as their numbers.
    std::string many;
    for (int i = 0; i < 12; ++i) many += "[^" + std::to_string(i) + "x]";
    for (int i = 0; i < 12; ++i) many += "\n\n[^" + std::to_string(i) + "x]: 注。";
    EXPECT_LE(
        pieces_after("# 长\n\n文" + many + "\n\n" + text.substr(6) + "有注[^1]。\n\n[^1]: 注。\n"),
        all);
    // What all of it stands in.
    EXPECT_GE(pieces_after("---\nlang: en\n---\n\n" + text), all - 2);
}

}  // namespace
}  // namespace banxin
