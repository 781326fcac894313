// YAML to a plain tree: values, places, and texts that are none.
#include "yaml/yaml.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace banxin::yaml {
namespace {

struct Parsed {
    std::optional<Value> value;
    std::string messages;
    std::string text;

    [[nodiscard]] std::string at(Span span) const {
        return text.substr(span.begin, span.end - span.begin);
    }
};

Parsed read(std::string text) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("a.yml", text);
    Parsed parsed;
    parsed.value = parse(sources[source].text(), source, diagnostics);
    parsed.messages = to_text(diagnostics, sources, Speech::english);
    parsed.text = std::move(text);
    EXPECT_EQ(parsed.value.has_value(), !diagnostics.has_errors());
    EXPECT_LE(diagnostics.error_count(), 1U);
    return parsed;
}

TEST(Yaml, MappingsSequencesAndScalarsArriveInTheirOrder) {
    const Parsed parsed = read(
        "book:\n  title: 书\n  chapters:\n    - index.qmd\n    - part: 上编\n      chapters: "
        "[a.qmd]\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    EXPECT_EQ(parsed.value->find_path({"book", "title"})->text, "书");
    const Value* chapters = parsed.value->find_path({"book", "chapters"});
    ASSERT_NE(chapters, nullptr);
    ASSERT_EQ(chapters->items.size(), 2U);
    EXPECT_EQ(chapters->items[0].text, "index.qmd");
    EXPECT_EQ(chapters->items[1].entries[0].key, "part");
    EXPECT_EQ(chapters->items[1].find("chapters")->items[0].text, "a.qmd");
    EXPECT_EQ(parsed.value->find_path({"book", "none", "deeper"}), nullptr);
}

TEST(Yaml, SpansCoverKeysAndValuesBehindHanTextAndAByteOrderMark) {
    const Parsed parsed = read("\xEF\xBB\xBF书名: \"甲乙\" # 注\r\n作者:\r\n  - 丙\r\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    EXPECT_EQ(parsed.at(parsed.value->entries[0].key_span), "书名");
    EXPECT_EQ(parsed.at(parsed.value->entries[0].value.span), "\"甲乙\"");
    EXPECT_EQ(parsed.at(parsed.value->entries[1].value.items[0].span), "丙");
}

TEST(Yaml, ScalarsStayAsTheyWereWritten) {
    const Parsed parsed =
        read("a: no\nb: 1.10\nc: ~\nd: \"~\"\ne: 2024-01-02\nf:\ng: |\n  甲\n  乙\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    const std::vector<std::string> expected{"no", "1.10", "", "~", "2024-01-02", "", "甲\n乙\n"};
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(parsed.value->entries[i].value.text, expected[i]) << i;
}

TEST(Yaml, ReadsTheJsonThatPeopleWrite) {
    const Parsed parsed = read(
        "{\n\t\"title\": \"书\\u540d\",\n\t\"plugins\": [\"-lunr\", \"a\\/b\"],\n\t\"n\": {\"x\": "
        "null}\n}\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    EXPECT_EQ(parsed.value->find("title")->text, "书名");
    EXPECT_EQ(parsed.value->find("plugins")->items[1].text, "a/b");
    EXPECT_EQ(parsed.value->find_path({"n", "x"})->text, "");
}

TEST(Yaml, ATextWithoutAValueIsAnEmptyMapping) {
    for (const char* text : {"", "\n", "# nothing\n", "---\n...\n"}) {
        const Parsed parsed = read(text);
        ASSERT_TRUE(parsed.value) << parsed.messages;
        EXPECT_EQ(parsed.value->kind, Kind::mapping);
        EXPECT_TRUE(parsed.value->entries.empty());
    }
}

TEST(Yaml, AMistakeIsShownWhereItStands) {
    const Parsed parsed = read("book:\n  title: \"书\n");
    EXPECT_NE(parsed.messages.find("a.yml:2:10: error[C012]"), std::string::npos)
        << parsed.messages;
    const Parsed tab = read("书:\n\t名: 1\n");
    EXPECT_NE(tab.messages.find("a.yml:2:1: error[C012]"), std::string::npos) << tab.messages;
}

TEST(Yaml, AMistakeComesWithWhatIsToBeDone) {
    for (const auto& [text, hint] : {std::pair{"题: \"书\n", "every quotation mark"},
                                     {"题: '书\n次: 2\n", "every quotation mark"},
                                     {"题: [书\n", "every quotation mark"},
                                     {"题: {书: 1\n", "every quotation mark"},
                                     {"题: 甲: 乙\n", "stands in straight quotes"},
                                     {"题: @某\n", "stands in straight quotes"},
                                     {"题: `x`\n", "stands in straight quotes"},
                                     {"题: 1\n次\n", "a line reads key: value"},
                                     {"题: 1\n- 2\n", "a line reads key: value"}}) {
        const Parsed parsed = read(text);
        EXPECT_NE(parsed.messages.find(hint), std::string::npos) << text << parsed.messages;
    }
}

TEST(Yaml, AliasIsACopyOfWhatItNames) {
    const Parsed parsed = read("甲: &x {题: [书, &y 山]}\n乙: *x\n丙: [*y, *x]\n");
    EXPECT_EQ(parsed.messages, "");
    ASSERT_TRUE(parsed.value);
    EXPECT_EQ(parsed.value->find_path({"乙", "题"})->items.at(1).text, "山");
    EXPECT_EQ(parsed.value->find("丙")->items.at(0).text, "山");
    EXPECT_EQ(parsed.value->find("丙")->items.at(1).find("题")->items.at(0).text, "书");
}

TEST(Yaml, RefusesWhatOnlyAnAttackNeeds) {
    const std::string deep(most_nested + 1, '[');
    EXPECT_NE(read(deep).messages.find("nested more than 32 deep"), std::string::npos);
    EXPECT_NE(read(std::string(2000, '[')).messages.find("C012"), std::string::npos);
    EXPECT_NE(read("b: *x\n").messages.find("alias"), std::string::npos);
    EXPECT_NE(read("a: &x [*x]\n").messages.find("alias"), std::string::npos);
    // Each line ten times the one above.
    std::string laughs = "a0: &a0 ha\n";
    for (int i = 1; i < 12; ++i) {
        laughs += fmt::format("a{0}: &a{0} [", i);
        for (int k = 0; k < 10; ++k) laughs += fmt::format("*a{}, ", i - 1);
        laughs += "]\n";
    }
    EXPECT_NE(read(laughs).messages.find("aliases make too much"), std::string::npos);
    std::string nested = "a0: &a0 []\n";
    for (int i = 1; i < 40; ++i) nested += fmt::format("a{0}: &a{0} [*a{1}]\n", i, i - 1);
    EXPECT_NE(read(nested).messages.find("aliases make too much"), std::string::npos);
    EXPECT_NE(read("? [a, b]\n: c\n").messages.find("a key must be a text"), std::string::npos);
    EXPECT_NE(read(std::string(most_bytes + 1, ' ')).messages.find("C012"), std::string::npos);
    EXPECT_NE(read("a: \xFF\n").messages.find("S001"), std::string::npos);
}

TEST(Yaml, NoBytesCrashTheParser) {
    std::string text = "a: [1, {b: \"c\"}, - d, ? e, !!t f, &g h, |\n  i\n";
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char c : {'\0', '\x01', '\x7F', '\t', '\n', '%', '*', '\xE4'}) {
            std::string changed = text;
            changed[i] = c;
            Sources sources;
            Diagnostics diagnostics;
            const SourceId source = sources.add("a.yml", changed);
            const auto value = parse(sources[source].text(), source, diagnostics);
            EXPECT_EQ(value.has_value(), !diagnostics.has_errors());
        }
    }
}

}  // namespace
}  // namespace banxin::yaml
