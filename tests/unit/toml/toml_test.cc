// TOML to a plain tree: values, places, and texts that are none.

#include "toml/toml.h"

#include <gtest/gtest.h>

namespace banxin::toml {
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
    const SourceId source = sources.add("a.toml", text);
    Parsed parsed;
    parsed.value = parse(sources[source].text(), source, diagnostics);
    parsed.messages = to_text(diagnostics, sources, Speech::english);
    parsed.text = std::move(text);
    // What was read in spite of errors says which lines are not to be trusted.
    if (parsed.value)
        EXPECT_EQ(parsed.value->broken.empty(), !diagnostics.has_errors());
    else
        EXPECT_TRUE(diagnostics.has_errors());
    return parsed;
}

TEST(Toml, EveryKindOfValueArrives) {
    const Parsed parsed = read(
        "s = \"中\"\ni = -3\nf = 1.5\nb = true\nd = 2024-02-29\nt = 07:30:00\n"
        "a = [1, \"x\"]\n[table]\nk = 1\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    const auto& entries = parsed.value->entries;
    ASSERT_EQ(entries.size(), 8U);
    EXPECT_EQ(entries[0].value.text, "中");
    EXPECT_EQ(entries[1].value.integer, -3);
    EXPECT_EQ(entries[1].value.number, -3.0);
    EXPECT_EQ(entries[2].value.number, 1.5);
    EXPECT_TRUE(entries[3].value.boolean);
    EXPECT_EQ(entries[4].value.date.day, 29);
    EXPECT_EQ(entries[5].value.kind, Kind::time);
    EXPECT_EQ(entries[6].value.items.size(), 2U);
    EXPECT_EQ(entries[7].value.find("k")->integer, 1);
    EXPECT_EQ(entries[7].value.find("l"), nullptr);
}

TEST(Toml, SpansCoverKeysAndValuesBehindHanText) {
    const Parsed parsed = read("[\"书\"]\n\"书名\" = \"一\" # 注\nb = {\"中文\" = [\"甲\", 12]}\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    const Entry& book = parsed.value->entries[0];
    EXPECT_EQ(parsed.at(book.value.span), "[\"书\"]");
    EXPECT_EQ(parsed.at(book.value.entries[0].key_span), "\"书名\"");
    EXPECT_EQ(parsed.at(book.value.entries[0].value.span), "\"一\"");
    const Entry& inner = book.value.entries[1].value.entries[0];
    EXPECT_EQ(parsed.at(inner.key_span), "\"中文\"");
    EXPECT_EQ(parsed.at(inner.value.items[1].span), "12");
}

TEST(Toml, SpansHoldWithAByteOrderMarkAndDosLineEnds) {
    const Parsed parsed = read("\xEF\xBB\xBFtitle = \"中\"\r\nn = 12\r\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    EXPECT_EQ(parsed.at(parsed.value->entries[0].key_span), "title");
    EXPECT_EQ(parsed.at(parsed.value->entries[0].value.span), "\"中\"");
    EXPECT_EQ(parsed.at(parsed.value->entries[1].value.span), "12");
}

TEST(Toml, EntriesKeepTheOrderOfTheText) {
    const Parsed parsed = read("z = 1\na = 2\nm = 3\n");
    EXPECT_EQ(parsed.value->entries[0].key, "z");
    EXPECT_EQ(parsed.value->entries[2].key, "m");
}

TEST(Toml, TablesOfAnArrayKnowTheirOwnHeaders) {
    const Parsed parsed = read("[[c]]\nx = 1\n\n[[c]]\nx = 2\n");
    EXPECT_EQ(parsed.value->find("c")->items[1].span.begin, 13U);
}

TEST(Toml, ASyntaxErrorHasItsPlace) {
    // What no slip is known for.
    EXPECT_EQ(
        read("\"书\" = 1\n\"书\".b = 2\n").messages,
        "a.toml:2:1: error[M001]: this is not valid TOML: cannot redefine existing integer as "
        "dotted key-value pair\n"
        "  2 | \"书\".b = 2\n"
        "    | ^\n"
        "  hint: a key or table may stand once: remove or rename one of the two\n");
}

TEST(Toml, InvalidUtf8IsToldFromInvalidToml) {
    EXPECT_EQ(read("a = \"\xD6\xD0\"\n").messages.substr(0, 25), "a.toml:1:6: error[S001]: ");
}

TEST(Toml, DeepNestingIsRefusedBeforeTheParserSeesIt) {
    for (const char* part : {"[", "{a=", "[\n", "a."}) {
        std::string text = part[0] == 'a' ? "" : "a=";
        for (int i = 0; i < 100000; ++i) text += part;
        EXPECT_NE(read(std::move(text)).messages.find("error[M008]"), std::string::npos) << part;
    }
    std::string sections;
    for (int i = 0; i < 1000; ++i) sections += i == 0 ? "[a" : ".a";
    EXPECT_NE(read(sections + "]").messages.find("error[M008]"), std::string::npos);
}

TEST(Toml, BracketsAndDotsInStringsAndCommentsDoNotNest) {
    std::string many;
    for (int i = 0; i < 100; ++i) many += "[.{";
    const Parsed parsed =
        read("# " + many + "\na = \"" + many + "\\\"[\"\nb = '" + many + "'\nc = \"\"\"\n\"" +
             many + "\n\"\"\"\"\nd = '''\n'" + many + "'''\ne = 1\n");
    ASSERT_TRUE(parsed.value) << parsed.messages;
    EXPECT_EQ(parsed.value->entries.size(), 5U);
}

TEST(Toml, AHugeTextIsRefused) {
    const Parsed parsed = read(std::string(most_bytes + 1, '#'));
    EXPECT_NE(parsed.messages.find("error[M009]: the file is too large: 4194305 bytes"),
              std::string::npos);
}

TEST(Toml, AnyBytesAreSafe) {
    std::uint32_t state = 20241120;
    const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
    const std::string_view pieces[] = {"[",    "]",   "{",      "}",    "=",   ".",  ",",
                                       "\"",   "'",   "\"\"\"", "'''",  "\n",  "\r", "#",
                                       "\\u0", "\\",  "中",     "\xFF", "1e9", "-",  "1979-05-27",
                                       "a",    "inf", "0x",     "\0",   "[[",  "]]", "true"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint32_t i = (next() >> 16U) % 40; i > 0; --i)
            text += pieces[(next() >> 16U) % std::size(pieces)];
        read(std::move(text));
    }
}

}  // namespace
}  // namespace banxin::toml
