#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Span span_of(const Source& source, SourceId id, std::string_view part) {
    const std::size_t at = source.text().find(part);
    return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

TEST(Text, OfAFileWithoutLinesNamesTheFileAlone) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId archive = sources.add_name("a.epub");
    diagnostics.report(Code::M005, {archive, 0, 0}, {"a", "b"});
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english),
              "a.epub: error[M005]: 'a' cannot be 'b'\n");
}

TEST(Diagnostics, PutTheCaretRightUnderChineseText) {
    Sources sources;
    const SourceId id = sources.add("book/01.md", "第一行\n见图一：![天头](img/tou.png)，完。\n");
    const std::string text =
        to_text({Code::S001, span_of(sources[id], id, "img/tou.png"), {}, {}, {}}, sources,
                Speech::english);
    EXPECT_EQ(text,
              "book/01.md:2:11: error[S001]: the text is not valid UTF-8\n"
              "  2 | 见图一：![天头](img/tou.png)，完。\n"
              "    |                 ^~~~~~~~~~~\n");
}

TEST(Diagnostics, SpeakChinese) {
    Sources sources;
    const SourceId id = sources.add("a.md", "版心");
    const std::string text = to_text(
        {Code::S001, {id, 3, 6}, {}, Hint{HintId::save_as_utf8, {}}, {}}, sources, Speech::chinese);
    EXPECT_EQ(text,
              "a.md:1:2: 错误[S001]: 文本不是有效的 UTF-8\n"
              "  1 | 版心\n"
              "    |   ^~\n"
              "  提示: 请把文件存为 UTF-8\n");
}

TEST(Diagnostics, ShowOnlyThePartOfAnEndlessLineThatMatters) {
    Sources sources;
    std::string line;
    for (int i = 0; i < 100000; ++i) line += "字";
    const SourceId id = sources.add("a.md", line);
    const std::string text =
        to_text({Code::S001, {id, 150000, 150003}, {}, {}, {}}, sources, Speech::english);
    EXPECT_LT(text.size(), 1000u);
    EXPECT_NE(text.find("…字"), std::string::npos);
}

TEST(Diagnostics, HideControlCharactersOfTheSource) {
    Sources sources;
    const SourceId id = sources.add("a.md", "\x1B[31mred");
    EXPECT_EQ(to_text({Code::S001, {id, 0, 1}, {}, {}, {}}, sources, Speech::english).find('\x1B'),
              std::string::npos);
}

TEST(Diagnostics, NameWhatCannotBeSeenAndWhatTurnsTheLineRound) {
    EXPECT_EQ(visible("a\u202Eb\u200Bc\uFEFF"), "aU+202EbU+200BcU+FEFF");
    EXPECT_EQ(visible("\x1B[31m"), "U+001B[31m");
    // What a joiner makes of an emoji shows.
    EXPECT_EQ(visible("👩\u200D🌾"), "👩\u200D🌾");
    Sources sources;
    const SourceId id = sources.add("a\u202E.md", "x");
    EXPECT_TRUE(to_text({Code::S001, {id, 0, 1}, {}, {}, {}}, sources, Speech::english)
                    .starts_with("aU+202E.md:1:1: "));
}

TEST(Diagnostics, SayErrorsFirstAndOfOneKindTheFirstFew) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(200, 'x'));
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 100; ++i)
        diagnostics.report(Code::S014, {id, i, i + 1}, {std::to_string(i)});
    diagnostics.report(Code::S003, {id, 150, 151}, {"9"});
    const std::string text = to_text(diagnostics, sources, Speech::english);
    EXPECT_TRUE(text.starts_with("a.md:1:151: error[S003]")) << text;
    EXPECT_NE(text.find("'<2>'"), std::string::npos);
    EXPECT_EQ(text.find("'<3>'"), std::string::npos);
    EXPECT_NE(text.find("… and 97 more messages [S014]; --all shows everything"),
              std::string::npos);
    const std::string all = to_text(diagnostics, sources, Speech::english, {true, false});
    EXPECT_NE(all.find("'<99>'"), std::string::npos);
    EXPECT_EQ(all.find("--all"), std::string::npos) << all;
}

TEST(Diagnostics, SayTheSameOfSeveralPlacesOnce) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(600, 'x'));
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 500; ++i) diagnostics.report(Code::S015, {id, i, i + 1});
    EXPECT_EQ(to_text(diagnostics, sources, Speech::chinese).substr(0, 22), "a.md:1:1: 警告[S015]");
    const std::string text = to_text(diagnostics, sources, Speech::english);
    EXPECT_NE(text.find("  also: a.md:1:2, a.md:1:3 and 497 more places\n"), std::string::npos)
        << text;
    EXPECT_EQ(text.find("S015", text.find("S015") + 1), std::string::npos) << text;
    EXPECT_EQ(diagnostics.warning_count(), 500u);
}

TEST(Diagnostics, AreTakenAsSeriouslyAsTheBookWants) {
    Severities severities;
    severities.set(Code::S014, std::nullopt);
    severities.set(Code::S015, Severity::error);
    severities.set(Code::F003, Severity::warning);
    Diagnostics own;
    own.report(Code::F003, {}, {"x", "U+0078"});
    EXPECT_TRUE(own.has_errors());
    EXPECT_FALSE(own.has_gaps());
    own.report(Code::S014, {}, {"b"});
    Diagnostics diagnostics;
    diagnostics.follow(severities);
    diagnostics.append(std::move(own));
    EXPECT_EQ(diagnostics.items().size(), 1u);
    EXPECT_EQ(severity_of(diagnostics.items()[0]), Severity::warning);
    EXPECT_FALSE(diagnostics.has_errors());
    diagnostics.report(Code::S015, {});
    EXPECT_TRUE(diagnostics.has_errors());
    diagnostics.report(Code::S001, {});
    EXPECT_TRUE(diagnostics.has_gaps());
}

TEST(Diagnostics, OfADraftHaveNoErrorsThatHaveAStandIn) {
    Severities severities;
    severities.soften();
    EXPECT_EQ(severities.of(Code::F003), Severity::warning);
    EXPECT_EQ(severities.of(Code::A001), Severity::warning);
    EXPECT_EQ(severities.of(Code::M001), Severity::error);
    EXPECT_EQ(severities.of(Code::S007), Severity::note);
}

TEST(Diagnostics, CutWhatIsTooLongForAScreen) {
    const std::string text = to_text({Code::M016, {}, {std::string(5000, 'a') + "b"}, {}, {}},
                                     Sources(), Speech::english);
    EXPECT_LT(text.size(), 200u);
    EXPECT_NE(text.find("…aaa"), std::string::npos);
    EXPECT_NE(text.find("ab'"), std::string::npos);
}

TEST(Diagnostics, CountAsPeopleDo) {
    EXPECT_EQ(say("{0} {0|time|times}", {"1"}), "1 time");
    EXPECT_EQ(say("{0} {0|time|times}", {"12"}), "12 times");
    EXPECT_EQ(say("{{{0}}}", {"a"}), "{a}");
}

TEST(Diagnostics, SayTheWordsOfTheSystemInTheLanguageOfTheMessage) {
    const Diagnostic one{Code::W001, {}, {"a", WordId::no_permission}, {}, {}};
    EXPECT_EQ(to_text(one, Sources(), Speech::english),
              "banxin: error[W001]: cannot read 'a': Permission denied\n");
    EXPECT_EQ(to_text(one, Sources(), Speech::chinese),
              "banxin: 错误[W001]: 无法读取“a”：没有权限\n");
}

TEST(Diagnostics, AreColouredWhenAsked) {
    const Diagnostic one{Code::S001, {}, {}, {}, {}};
    EXPECT_NE(to_text(one, Sources(), Speech::english, true).find("\033[1;31merror[S001]\033[0m"),
              std::string::npos);
}

TEST(Diagnostics, AreShownOnceAndThenCounted) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(200, 'x'));
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 60; ++i) {
        diagnostics.report(Code::S001, {id, i, i + 1});
        diagnostics.report(Code::S001, {id, i, i + 1});
    }
    const std::string text = to_text(diagnostics, sources, Speech::english);
    EXPECT_NE(text.find("also: a.md:1:2, a.md:1:3 and 57 more places"), std::string::npos);
    EXPECT_EQ(diagnostics.error_count(), 60u);
}

TEST(NearestName, FindsWhatWasMeant) {
    const std::vector<std::string> names{"title", "language", "authors", "publisher"};
    EXPECT_EQ(nearest_name("tilte", names), "title");
    EXPECT_EQ(nearest_name("langage", names), "language");
    EXPECT_EQ(nearest_name("zzz", names), std::nullopt);
}

TEST(Source, CountsLinesAndColumnsAsEditorsDo) {
    const Source source("a", "一二\r\n三四\r五\n");
    EXPECT_EQ(source.position(0), (Position{1, 1}));
    EXPECT_EQ(source.position(3), (Position{1, 2}));
    EXPECT_EQ(source.position(8), (Position{2, 1}));
    EXPECT_EQ(source.position(15), (Position{3, 1}));
    EXPECT_EQ(source.line_at(9), "三四");
    EXPECT_EQ(source.offset_of({2, 2}), 11u);
}

}  // namespace
}  // namespace banxin
