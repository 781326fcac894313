// Whole manifests and all that is read from them; every field and what becomes of values in it. The
// texts are in manifests.txt and values.txt.

#include "unit/cases.h"
#include "manifest/sections.h"
#include "manifest/values.h"
#include "schema/chapter.h"
#include "schema/read.h"
#include "toml/toml.h"
#include "unit/manifest/manifest_fixture.h"

#include <fmt/ranges.h>

#include <sstream>

namespace banxin::testing {
namespace {

using schema::FieldInfo;
using schema::Schema;
using schema::Type;

/// All fields that are not as they are when nothing is said.
template <class T>
std::string fields_of(const Schema<T>& schema, const T& from, const std::string& section) {
    const T nothing{};
    std::string text;
    for (const schema::Field<T>& field : schema)
        if (field.same && !field.same(from, nothing))
            text += section + "." + field.key + " = " + field.written(from) + "\n";
    return text;
}

std::string place_of(Span span) {
    return span.known() ? fmt::format(" @{}-{}", span.begin, span.end) : "";
}

std::string alternatives_of(const std::vector<Alternative>& all) {
    std::string text;
    for (const Alternative& one : all) text += " " + one.language.tag() + "=" + one.text;
    return text;
}

std::string metadata_of(const Metadata& book) {
    std::string text = "title " + book.title.value + alternatives_of(book.title_in) + "\n";
    const auto say = [&](const char* what, const std::string& value) {
        if (!value.empty()) text += fmt::format("{} {}\n", what, value);
    };
    say("subtitle", book.subtitle);
    say("language", book.language.value.tag());
    for (const Person& one : book.authors)
        say("author", fmt::format("{} ({}) {}{}{}", one.name, one.role, one.sort,
                                  alternatives_of(one.name_in), place_of(one.span)));
    say("publisher", book.publisher);
    if (book.date) say("date", to_iso(*book.date));
    say("rights", book.rights);
    say("description", book.description);
    for (const std::string& one : book.subjects) say("subject", one);
    if (book.series)
        say("series",
            book.series->name + " " +
                (book.series->number ? std::to_string(*book.series->number) : "without number"));
    say("isbn", book.isbn);
    say("edition", book.edition);
    say("identifier", book.identifier);
    say("print identifier", book.print_identifier);
    if (book.certification)
        say("certified", book.certification->standard + " by " + book.certification->certified_by);
    say("summary", book.accessibility_summary);
    say("cover", book.cover.value + place_of(book.cover.span));
    return text;
}

std::string all_of(const Manifest& manifest) {
    std::string text = metadata_of(manifest.metadata);
    const OutputSettings& output = manifest.output;
    text += fields_of(manifest::output_schema(), output, "output");
    if (!output.trim.value.empty())
        text += "trim " + output.trim.value + place_of(output.trim.span);
    if (output.trim_mm)
        text += fmt::format(" = {} × {}", (*output.trim_mm)[0], (*output.trim_mm)[1]);
    if (!output.trim.value.empty()) text += "\n";
    if (output.type_area.known()) text += "type area" + place_of(output.type_area) + "\n";
    if (manifest.fonts.span.known()) text += "fonts" + place_of(manifest.fonts.span) + "\n";
    text += fields_of(manifest::fonts_schema(), manifest.fonts, "fonts");
    text += fields_of(manifest::typography_schema(), manifest.typography, "typography");
    text += fields_of(manifest::markdown_schema(), manifest, "markdown");
    for (const ChapterEntry& one : manifest.chapters) {
        text += "chapter" + place_of(one.span) + " file" + place_of(one.file.span) + "\n";
        text += fields_of(schema::chapter(), one, "  ");
        for (const FieldValue& said : one.fields.in_manifest)
            text += "    " + said.key + ": " + said.value + place_of(said.span) + "\n";
    }
    return text;
}

TEST_F(ManifestTest, AllThatAManifestSaysArrivesOrIsComplainedOf) {
    expect_cases("manifest/manifests.txt", [&](const std::string& text, const std::string& title) {
        const auto manifest =
            read(text, title.starts_with("zh: ") ? Speech::chinese : Speech::english);
        return messages + (manifest ? all_of(*manifest) : "");
    });
}

/// What a person is told of a field.
std::string description_of(const FieldInfo& field, const std::string& indent) {
    std::string text =
        indent + field.key + ": type " + std::to_string(static_cast<int>(field.type));
    if (field.required) text += ", required";
    if (!field.by_default.empty()) text += ", else " + field.by_default;
    if (!field.main.empty()) text += ", alone " + field.main;
    if (field.least != 0 || field.most != 0)
        text += fmt::format(", {} to {}", field.least, field.most);
    if (!field.values.empty()) text += fmt::format(", {}", fmt::join(field.values, " "));
    text += "\n" + indent + "  " + field.doc.en + "\n" + indent + "  " + field.doc.zh + "\n";
    for (const FieldInfo& one : field.items) text += description_of(one, indent + "  ");
    return text;
}

template <class T>
std::string value_in(const Schema<T>& schema, const schema::Field<T>& field,
                     const std::string& value) {
    Sources sources;
    Diagnostics diagnostics;
    // Under the header of its table, where it is a part of one.
    const SourceId source = sources.add(manifest_name, field.key + " = " + value + "\n");
    const auto root = toml::parse(sources[source].text(), source, diagnostics);
    T to{};
    if (root) schema::read_table(schema, *root, to, {diagnostics});
    std::string text;
    for (const Diagnostic& one : diagnostics.items()) {
        if (one.code == Code::M003) continue;
        std::istringstream lines(to_text(one, sources, Speech::english));
        for (std::string line; std::getline(lines, line);)
            if (!line.starts_with("  ") || line.starts_with("  hint"))
                text += "    " + line.substr(line.find(manifest_name) == 0 ? 0 : 2) + "\n";
    }
    if (field.same && !field.same(to, {})) text += "    is " + field.written(to) + "\n";
    return text;
}

template <class T>
bool find_and_try(const char* section, const Schema<T>& schema, const std::string& title,
                  const std::string& values, std::string& found) {
    const std::string key = title.substr(title.find('.') + 1);
    if (title.substr(0, title.find('.')) != section) return false;
    const schema::Field<T>* field = schema::find(schema, key);
    if (field == nullptr) return false;
    found = description_of(*field, "");
    std::istringstream lines(values);
    for (std::string line; std::getline(lines, line);)
        found += "  " + line + "\n" + value_in(schema, *field, line);
    return true;
}

TEST(Fields, TakeWhatTheySayAndComplainOfAllElse) {
    std::size_t tried = 0;
    expect_cases("manifest/values.txt", [&](const std::string& text, const std::string& title) {
        std::string found;
        EXPECT_TRUE(find_and_try("book", manifest::book_schema(), title, text, found) ||
                    find_and_try("output", manifest::output_schema(), title, text, found) ||
                    find_and_try("style", manifest::style_schema(), title, text, found) ||
                    find_and_try("fonts", manifest::fonts_schema(), title, text, found) ||
                    find_and_try("typography", manifest::typography_schema(), title, text, found) ||
                    find_and_try("markdown", manifest::markdown_schema(), title, text, found) ||
                    find_and_try("checks", manifest::checks_schema(), title, text, found) ||
                    find_and_try("chapter", schema::chapter(), title, text, found))
            << title;
        ++tried;
        return found;
    });
    std::size_t fields = 0;
    std::string names;
    for (const schema::Section& section : manifest_sections()) {
        fields += section.fields.size();
        names += section.name + " ";
    }
    EXPECT_EQ(tried, fields);
    EXPECT_EQ(names, "book output style fonts typography markdown checks chapter ");
}

TEST(Roles, AreGuessedFromTheWordsThatPeopleWrite) {
    std::string text;
    for (const std::string& code : manifest::relator_codes()) text += code + " ";
    EXPECT_EQ(text,
              "abr adp aft ann aqt art aui aut bjd bkd cll clb cmm cmp com cov cre csl ctb ctg cwt "
              "dsr dte edc edt egr fmo hnr ill ive ivr lyr nrt oth pbd pbl pfr pht prt red res rev "
              "rpt spk spn stl trc trl tyd tyg wac waw win wpr ");
    const std::pair<const char*, const char*> words[] = {
        {"author", "aut"},       {"writer", "aut"}, {"作者", "aut"},        {"著者", "aut"},
        {"translator", "trl"},   {"译者", "trl"},   {"訳者", "trl"},        {"editor", "edt"},
        {"编者", "edt"},         {"编辑", "edt"},   {"illustrator", "ill"}, {"插图", "ill"},
        {"photographer", "pht"}, {"摄影", "pht"},   {"compiler", "com"},    {"选编", "com"},
        {"proofreader", "pfr"},  {"校对", "pfr"},   {"designer", "bkd"},    {"装帧", "bkd"},
        {"reader", nullptr},     {"aut", nullptr},  {"", nullptr}};
    for (const auto& [word, code] : words)
        EXPECT_EQ(manifest::likely_relator(word),
                  code == nullptr ? std::nullopt : std::optional<std::string>(code))
            << word;
}

TEST(OutputNames, AreSafeOnEveryDisk) {
    for (const std::string& good :
         {std::string("a"), std::string("A-b_c.9"), std::string("_"), std::string("0"),
          std::string("我的书 上"), std::string(200, 'x')})
        EXPECT_TRUE(manifest::is_output_name(good)) << good;
    for (const std::string& bad :
         {std::string(), std::string("-a"), std::string(".a"), std::string("a/b"),
          std::string("a "), std::string("书."), std::string("a\\"), std::string("a:"),
          std::string("a\nb"), std::string("a\u202Eb"), std::string("a\u3000b"),
          std::string(201, 'x')})
        EXPECT_FALSE(manifest::is_output_name(bad)) << bad;
}

/// Each of the digits and X, in both forms.
TEST(IsbnText, EveryCheckDigitIsReckoned) {
    std::string ten;
    std::string thirteen;
    for (int i = 0; i < 12; ++i) {
        const std::string body = fmt::format("70200{:04}", i * 7);
        const manifest::Isbn old = manifest::parse_isbn(body + "0");
        const manifest::Isbn isbn = manifest::parse_isbn("978" + body + "0");
        ten += old.expected;
        thirteen += isbn.expected;
        EXPECT_EQ(old.found, '0');
        EXPECT_EQ(old.digits, "978" + body + isbn.expected);
        EXPECT_EQ(isbn.digits, "978" + body + "0");
        // The definitions of ISO 2108.
        int sum = 0;
        for (std::size_t at = 0; at < 9; ++at) sum += (body[at] - '0') * static_cast<int>(10 - at);
        sum += old.expected == 'X' ? 10 : old.expected - '0';
        EXPECT_EQ(sum % 11, 0) << body;
        sum = 0;
        const std::string whole = "978" + body + isbn.expected;
        for (std::size_t at = 0; at < 13; ++at) sum += (whole[at] - '0') * (at % 2 == 0 ? 1 : 3);
        EXPECT_EQ(sum % 10, 0) << body;
    }
    EXPECT_NE(ten.find('X'), std::string::npos) << ten;
    EXPECT_NE(ten.find('0'), std::string::npos) << ten;
    EXPECT_NE(thirteen.find('0'), std::string::npos) << thirteen;
    EXPECT_EQ(manifest::parse_isbn("979-10-90636-07-1").digits, "9791090636071");
    for (const char* wrong : {"9771234567898", "978702000872x", "70200087x0", "702000872Y",
                              "7020008720 1", "978702000872", "97870200087281"})
        EXPECT_EQ(manifest::parse_isbn(wrong).digits, "") << wrong;
}

}  // namespace
}  // namespace banxin::testing
