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

TEST(Diagnostics, AreShownOnceAndThenCounted) {
    Sources sources;
    const SourceId id = sources.add("a.md", std::string(200, 'x'));
    Diagnostics diagnostics;
    for (std::uint32_t i = 0; i < 60; ++i) {
        diagnostics.report(Code::S001, {id, i, i + 1});
        diagnostics.report(Code::S001, {id, i, i + 1});
    }
    const std::string text = to_text(diagnostics, sources, Speech::english);
    EXPECT_NE(text.find("… and 10 more"), std::string::npos);
    EXPECT_EQ(diagnostics.error_count(), 120u);
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
