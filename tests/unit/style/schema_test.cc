// The table of page.toml's keys: every one explained, read, and told of in the reference.
#include "schema/read.h"
#include "style/names.h"
#include "style/settings.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace banxin::style {
namespace {

using schema::FieldInfo;
using schema::Type;

template <class T>
void expect_explained(const Schema<T>& fields) {
    std::set<std::string> seen;
    for (const auto& field : fields) {
        EXPECT_TRUE(seen.insert(field.key).second) << field.key;
        EXPECT_TRUE(std::string_view(field.doc.en).find_last_of(".]") != std::string::npos);
        EXPECT_TRUE(std::string_view(field.doc.zh).ends_with("。")) << field.key;
        EXPECT_TRUE(field.read) << field.key;
        EXPECT_EQ(field.type == Type::choice, !field.values.empty()) << field.key;
        if (field.type == Type::integer || field.type == Type::number) {
            EXPECT_LT(field.least, field.most) << field.key;
            EXPECT_STRNE(field.unit.en, "") << field.key;
            EXPECT_STRNE(field.unit.zh, "") << field.key;
        }
        if (field.type != Type::table) {
            EXPECT_NE(form_of(field, Speech::english), "") << field.key;
        }
    }
}

TEST(StyleSchema, EveryKeyIsExplainedInBothLanguages) {
    expect_explained(style_schema());
    expect_explained(role_schema());
    for (const auto& [role, name] : names<Role>()) {
        EXPECT_TRUE(std::string_view(doc_of(role).en).ends_with('.')) << name;
        EXPECT_TRUE(std::string_view(doc_of(role).zh).ends_with("。")) << name;
    }
}

/// A value that no key has where nothing is said.
std::string sample(const FieldInfo& field) {
    switch (field.type) {
        case Type::boolean: return "true";
        case Type::integer: return std::to_string(static_cast<int>(field.least) + 2);
        case Type::number: return fmt::format("{}", std::max(field.least, 0.0) + 0.25);
        case Type::choice:
            for (const std::string& value : field.values)
                if ("\"" + value + "\"" != field.by_default) return "\"" + value + "\"";
            return {};
        case Type::size: return "\"1.5em\"";
        case Type::colour: return field.key == "accent" ? "\"#123456\"" : "\"accent 10%\"";
        default: return "\"字\"";
    }
}

template <class T>
void expect_values_arrive(const Schema<T>& fields) {
    for (const auto& field : fields) {
        if (!field.written || !field.same) continue;
        SCOPED_TRACE(field.key);
        const auto read_from = [&](const std::string& value, T& to) {
            Sources sources;
            Diagnostics diagnostics;
            const SourceId source = sources.add("page.toml", field.key + " = " + value + "\n");
            const auto root = toml::parse(sources[source].text(), source, diagnostics);
            if (root) schema::read_table(fields, *root, to, {diagnostics});
            return diagnostics.items().size();
        };
        T to;
        EXPECT_EQ(read_from(sample(field), to), 0U);
        EXPECT_FALSE(field.same(to, T{}));
        T again;
        EXPECT_EQ(read_from(field.written(to), again), 0U);
        EXPECT_TRUE(field.same(to, again));
        T wrong;
        EXPECT_NE(read_from("10:00:00", wrong), 0U);
        T over;
        field.take(over, to);
        EXPECT_TRUE(field.same(over, to));
    }
}

TEST(StyleSchema, AValueOfEveryKeyArrivesAndIsWrittenAsItWasRead) {
    expect_values_arrive(style_schema());
    expect_values_arrive(role_schema());
}

TEST(StyleSchema, TheReferenceIsMadeOfIt) {
    for (const auto& [file, speech] :
         {std::pair{"README.md", Speech::english}, std::pair{"README.zh.md", Speech::chinese}}) {
        const auto path = std::filesystem::path(BANXIN_SOURCE_DIR) / "styles" / file;
        if (std::getenv("BANXIN_ACCEPT") != nullptr)
            std::ofstream(path, std::ios::binary) << reference(speech);
        EXPECT_EQ(read_file(path), reference(speech)) << file;
        for (const FieldInfo& field : role_schema())
            EXPECT_NE(reference(speech).find("| `" + field.key + "` |"), std::string::npos);
    }
}

TEST(StyleSchema, AStyleSaysInALineWhatItIsButNotWhatItsBaseIs) {
    for (const std::string& name : built_in_style_names())
        for (const Speech speech : {Speech::english, Speech::chinese})
            EXPECT_NE(about(built_in_style(name).value(), speech), "") << name;
    EXPECT_EQ(about({"own", "base = \"classic\"\n", "", "page.toml"}, Speech::english), "");
    EXPECT_EQ(about({"own", "about = { zh = \"字\" }\n", "", "page.toml"}, Speech::chinese), "字");
}

/// Every line that gives a value behind a `#` is read without one.
void expect_lines_can_be_taken(const std::string& begun) {
    std::istringstream lines(begun);
    static const std::regex key(R"(^# [a-z_]+ = )");
    std::string taken;
    for (std::string line; std::getline(lines, line);)
        taken += (std::regex_search(line, key) ? line.substr(2) : line) + "\n";
    Sources sources;
    Diagnostics diagnostics;
    EXPECT_TRUE(
        read_style({"own", taken, "", "page.toml"}, std::nullopt, "zh-Hans", sources, diagnostics));
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
}

TEST(StyleSchema, AStyleThatIsBegunIsAsTheOneItBeganAs) {
    for (const std::string& from : built_in_style_names()) {
        for (const Speech speech : {Speech::english, Speech::chinese}) {
            const std::string text = begun_style(from, speech);
            Sources sources;
            Diagnostics diagnostics;
            const auto own = read_style({"own", text, "", "page.toml"}, std::nullopt, "zh-Hans",
                                        sources, diagnostics);
            EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
            const auto usual = read_style(built_in_style(from).value(), std::nullopt, "zh-Hans",
                                          sources, diagnostics);
            ASSERT_TRUE(own && usual);
            EXPECT_EQ(own->page.name, usual->page.name);
            EXPECT_NE((own->base_css + own->epub_css).find("text-emphasis"), std::string::npos);
            EXPECT_EQ((*own)[Role::heading2].align, (*usual)[Role::heading2].align);
            for (const FieldInfo& field : role_schema())
                EXPECT_NE(text.find("# " + field.key + ": "), std::string::npos) << field.key;
            for (const FieldInfo& field : style_schema())
                if (field.type != Type::table && field.type != Type::tables &&
                    field.key != "base") {
                    EXPECT_NE(text.find("\n# " + name_in_table(field) + " = "), std::string::npos)
                        << field.key;
                }
            expect_lines_can_be_taken(text);
        }
    }
}

}  // namespace
}  // namespace banxin::style
