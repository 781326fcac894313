// The schema itself: every field has what the readers, the messages and a reference need.
#include "manifest/sections.h"
#include "schema/chapter.h"
#include "schema/read.h"
#include "unit/manifest/manifest_fixture.h"

#include <functional>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace banxin::testing {
namespace {

using schema::FieldInfo;
using schema::Type;

void for_each_field(const std::function<void(const std::string&, const FieldInfo&)>& look) {
    for (const schema::Section& section : manifest_sections())
        for (const FieldInfo& field : section.fields) {
            look(section.name, field);
            for (const FieldInfo& item : field.items) look(section.name + "." + field.key, item);
        }
}

template <class T>
void expect_bindings(const schema::Schema<T>& fields) {
    for (const auto& field : fields) {
        EXPECT_TRUE(field.read) << field.key;
        if (!field.in_front_matter) continue;
        EXPECT_TRUE(field.take && field.same && field.written) << field.key;
    }
}

TEST(Schema, EveryFieldIsExplainedInBothLanguagesAndStandsOnce) {
    std::set<std::string> seen;
    for_each_field([&](const std::string& section, const FieldInfo& field) {
        const std::string name = section + "." + field.key;
        EXPECT_TRUE(seen.insert(name).second) << name;
        EXPECT_TRUE(std::string_view(field.doc.en).ends_with('.')) << name;
        EXPECT_TRUE(std::string_view(field.doc.zh).ends_with("。")) << name;
        EXPECT_EQ(field.type == Type::choice, !field.values.empty()) << name;
        if (field.type == Type::integer || field.type == Type::number) {
            EXPECT_LT(field.least, field.most) << name;
        }
    });
    EXPECT_GT(seen.size(), 80U);
}

TEST(Schema, EveryFieldIsBound) {
    expect_bindings(manifest::book_schema());
    expect_bindings(manifest::output_schema());
    expect_bindings(manifest::style_schema());
    expect_bindings(manifest::fonts_schema());
    expect_bindings(manifest::typography_schema());
    expect_bindings(manifest::markdown_schema());
    expect_bindings(schema::chapter());
}

TEST(Schema, ATablesFieldsFollowItAndItsMainFieldIsOneOfThem) {
    for (const schema::Section& section : manifest_sections()) {
        std::set<std::string> tables;
        for (const FieldInfo& field : section.fields) {
            if (field.type == Type::table) tables.insert(field.key);
            const std::size_t dot = field.key.find('.');
            if (dot != std::string::npos) {
                EXPECT_TRUE(tables.contains(field.key.substr(0, dot))) << field.key;
            }
            if (field.main.empty()) continue;
            EXPECT_NE(std::find_if(section.fields.begin(), section.fields.end(),
                                   [&](const FieldInfo& one) {
                                       return one.key == field.key + "." + field.main;
                                   }),
                      section.fields.end())
                << field.key;
        }
    }
}

TEST(Schema, BothReadmesNameEveryKey) {
    for (const auto& [file, begin, end] :
         {std::tuple{"README.md", "## The manifest in short", "## Markdown in short"},
          std::tuple{"README.zh.md", "## 清单", "## Markdown"}}) {
        const std::string text = read_file(std::filesystem::path(BANXIN_SOURCE_DIR) / file);
        const std::size_t from = text.find(begin);
        ASSERT_NE(from, std::string::npos) << file;
        const std::size_t to = text.find(end, from + 1);
        ASSERT_NE(to, std::string::npos) << file;
        std::set<std::string> words;
        static const std::regex word("[a-z_]+");
        const std::string part = text.substr(from, to - from);
        for (auto at = std::sregex_iterator(part.begin(), part.end(), word);
             at != std::sregex_iterator(); ++at)
            words.insert(at->str());
        for_each_field([&](const std::string& section, const FieldInfo& field) {
            EXPECT_TRUE(words.contains(schema::name_in_table(field)))
                << file << ": " << section << "." << field.key;
        });
    }
}

/// The manifests that people copy from: section, key and value of each line that gives one, also of
/// those that are only told of behind a `#`.
struct Line {
    std::string section;
    std::string key;
    std::string value;
};

std::vector<Line> lines_of(const std::string& file) {
    std::string text = read_file(std::filesystem::path(BANXIN_SOURCE_DIR) / file);
    if (file.ends_with(".md")) {
        const std::size_t from = text.find("```toml\n[book]");
        text = text.substr(from, text.find("\n```\n", from) - from);
    }
    static const std::regex header(R"(^\[+([a-z]+)\]+)");
    static const std::regex pair(R"rule(^(?:# )?([a-z_.]+) = ("[^"]*"|\[[^\]]*\]|[^ #]+))rule");
    std::vector<Line> lines;
    std::string section;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        std::smatch found;
        if (std::regex_search(line, found, header)) section = found[1];
        if (std::regex_search(line, found, pair)) lines.push_back({section, found[1], found[2]});
    }
    return lines;
}

TEST(Schema, ManifestsThatAreShownHaveItsKeysAndItsDefaults) {
    for (const char* file : {"README.md", "README.zh.md", "src/importer/starter/banxin.toml"}) {
        const std::vector<Line> lines = lines_of(file);
        EXPECT_GT(lines.size(), 10U) << file;
        for (const Line& line : lines) {
            std::optional<FieldInfo> field;
            for_each_field([&](const std::string& section, const FieldInfo& one) {
                const bool is_it = one.key == line.key || schema::name_in_table(one) == line.key;
                if (section == line.section && is_it) field = one;
            });
            ASSERT_TRUE(field) << file << ": " << line.section << "." << line.key;
            // What is no default is an example; only [typography] promises to show them.
            if (line.section == "typography") {
                EXPECT_EQ(line.value, field->by_default) << file << ": " << line.key;
            }
        }
    }
}

/// A value that is not what holds where nothing is said, in the form of a field.
std::string sample(const FieldInfo& field) {
    switch (field.type) {
        case Type::text: return field.key == "name" ? "\"a-b\"" : "\"字\"";
        case Type::lines: return "\"字\\n句\"";
        case Type::language: return "\"ko\"";
        case Type::date: return "2020-02-03";
        case Type::address: return "\"https://e.com/\"";
        case Type::file: return "\"02.md\"";
        case Type::isbn: return "\"978-7-02-000872-8\"";
        case Type::boolean: return field.by_default == "true" ? "false" : "true";
        case Type::integer: return std::to_string(static_cast<int>(field.least) + 2);
        case Type::number: return std::to_string(field.least * 0.3 + field.most * 0.7);
        case Type::choice:
            for (const std::string& value : field.values)
                if ("\"" + value + "\"" != field.by_default) return "\"" + value + "\"";
            return {};
        case Type::texts: return "[\"甲\", \"乙\"]";
        case Type::alternatives: return "{ en = \"A\" }";
        case Type::people: return "[\"甲\"]";
        case Type::paper: return "\"a5\"";
        case Type::size: return "\"1.5em\"";
        case Type::colour: return "\"#123456\"";
        case Type::table:
        case Type::tables: return {};
    }
    return {};
}

/// Reads one field out of a table that holds nothing else, and says what was complained of.
template <class T>
std::string read_alone(const schema::Schema<T>& fields, const std::string& key,
                       const std::string& value, T& to) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("banxin.toml", key + " = " + value + "\n");
    const auto root = toml::parse(sources[source].text(), source, diagnostics);
    if (root) schema::read_table(fields, *root, to, {diagnostics});
    std::string codes;
    for (const Diagnostic& one : diagnostics.items())
        if (one.code != Code::M003) codes += std::string(name_of(one.code)) + " ";
    return codes;
}

template <class T>
void expect_values_arrive(const schema::Schema<T>& fields) {
    const T nothing{};
    for (const auto& field : fields) {
        if (field.type == Type::table) continue;
        T to{};
        EXPECT_EQ(read_alone(fields, field.key, sample(field), to), "") << field.key;
        if (field.same) {
            EXPECT_FALSE(field.same(to, nothing)) << field.key << " = " << sample(field);
            // What is written is read again as the same.
            T again{};
            EXPECT_EQ(read_alone(fields, field.key, field.written(to), again), "") << field.key;
            EXPECT_TRUE(field.same(to, again)) << field.key << " = " << field.written(to);
        }
        // No field takes a time of the day for its value.
        T wrong{};
        EXPECT_NE(read_alone(fields, field.key, "10:00:00", wrong), "") << field.key;
        if (!field.by_default.empty()) {
            T usual{};
            EXPECT_EQ(read_alone(fields, field.key, field.by_default, usual), "") << field.key;
            EXPECT_TRUE(field.same(usual, nothing)) << field.key << " = " << field.by_default;
        }
    }
}

TEST(Schema, AValueOfEveryFieldArrivesInItsMemberAndIsWrittenAsItWasRead) {
    expect_values_arrive(manifest::book_schema());
    expect_values_arrive(manifest::output_schema());
    expect_values_arrive(manifest::style_schema());
    expect_values_arrive(manifest::fonts_schema());
    expect_values_arrive(manifest::typography_schema());
    expect_values_arrive(manifest::markdown_schema());
    expect_values_arrive(schema::chapter());
}

}  // namespace
}  // namespace banxin::testing
