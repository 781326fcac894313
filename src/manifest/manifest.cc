#include "manifest/manifest.h"

#include "manifest/sections.h"
#include "schema/chapter.h"
#include "schema/read.h"
#include "toml/table_reader.h"

#include <algorithm>
#include <utility>

namespace banxin {
namespace {

using manifest::Reading;

template <class T>
void add_section(const char* name, const schema::Schema<T>& fields,
                 std::vector<schema::Section>& to) {
    to.push_back({name, {fields.begin(), fields.end()}});
}

/// Errors other than that a file is not there: those may change how the texts are to be read.
std::size_t doubts(const Diagnostics& diagnostics) {
    const auto& all = diagnostics.items();
    const auto missing = std::count_if(all.begin(), all.end(), [](const Diagnostic& one) {
        return one.code == Code::M016 || one.code == Code::M017 || one.code == Code::M018;
    });
    return diagnostics.error_count() - static_cast<std::size_t>(missing);
}

/// What the tables say, into the manifest; `root` is the whole file. Whether it is known how the
/// texts are to be read.
bool read_tables(toml::TableReader& reader, const toml::Value& root, Manifest& to,
                 Reading reading) {
    if (root.find("book") == nullptr)
        toml::report_missing("book", root.span, {HintId::add_book_table, {}}, reading.diagnostics);
    if (const toml::Value* book = reader.table("book"))
        to.metadata = manifest::read_book(*book, reading);
    if (const toml::Value* output = reader.table("output"))
        to.output = manifest::read_output(*output, reading);
    if (const toml::Value* style = reader.table("style")) {
        to.style.span = style->span;
        schema::read_table(manifest::style_schema(), *style, to.style, reading);
    }
    if (const toml::Value* fonts = reader.table("fonts")) {
        to.fonts.span = fonts->span;
        schema::read_table(manifest::fonts_schema(), *fonts, to.fonts, reading);
    }
    reading.japanese = to.metadata.language.value.locale() == Locale::ja;
    if (const toml::Value* typography = reader.table("typography"))
        schema::read_table(manifest::typography_schema(), *typography, to.typography, reading);
    const std::size_t before = doubts(reading.diagnostics);
    if (const toml::Value* markdown = reader.table("markdown"))
        schema::read_table(manifest::markdown_schema(), *markdown, to, reading);
    if (const toml::Value* checks = reader.table("checks")) {
        manifest::CheckSettings settings;
        settings.severities = to.severities;
        schema::read_table(manifest::checks_schema(), *checks, settings, reading);
        to.severities = std::move(settings.severities);
    }
    to.chapters = manifest::read_chapters(reader.tables("chapter"), reading);
    std::erase_if(to.chapters, [](const ChapterEntry& one) { return one.file.value.empty(); });
    return doubts(reading.diagnostics) == before && !to.metadata.language.value.empty();
}

/// A key that is unknown where it stands may have slipped into the wrong table.
Diagnostics say_where_keys_belong(const Diagnostics& found) {
    Diagnostics better;
    for (const Diagnostic& one : found.items()) {
        std::optional<Hint> hint = one.hint;
        const bool guessed =
            hint && (hint->id == HintId::did_you_mean || hint->id == HintId::known_keys);
        if (one.code == Code::M002 && guessed) {
            for (const schema::Section& section : manifest_sections()) {
                const bool has = std::any_of(
                    section.fields.begin(), section.fields.end(),
                    [&](const schema::FieldInfo& field) { return field.key == one.arguments[0]; });
                if (!has) continue;
                hint = Hint{HintId::belongs_under, {section.name}};
                break;
            }
        }
        better.report(one.code, one.span, one.arguments, hint, one.related);
    }
    return better;
}

}  // namespace

std::vector<schema::Section> manifest_sections() {
    std::vector<schema::Section> all;
    add_section("book", manifest::book_schema(), all);
    add_section("output", manifest::output_schema(), all);
    add_section("style", manifest::style_schema(), all);
    add_section("fonts", manifest::fonts_schema(), all);
    add_section("typography", manifest::typography_schema(), all);
    add_section("markdown", manifest::markdown_schema(), all);
    add_section("checks", manifest::checks_schema(), all);
    add_section("chapter", schema::chapter(), all);
    return all;
}

std::optional<Manifest> read_manifest(std::string_view text, SourceId source,
                                      const BookFolder& folder, Diagnostics& diagnostics) {
    Diagnostics found;
    Manifest manifest;
    manifest.severities = diagnostics.severities();
    std::vector<Span> broken;
    bool goes_on = false;
    if (const auto root = toml::parse(text, source, found)) {
        broken = root->broken;
        toml::TableReader reader(*root, found);
        goes_on = read_tables(reader, *root, manifest, {found, &folder}) && broken.empty();
        const toml::Value* chapters = root->find("chapter");
        if (chapters == nullptr || (chapters->kind == toml::Kind::array && chapters->items.empty()))
            found.report(Code::M015, {source, 0, 0}, {}, Hint{HintId::add_chapter, {"01.md"}});
        const std::size_t before = found.error_count();
        reader.finish();
        goes_on = goes_on && found.error_count() == before;
    }
    diagnostics.follow(manifest.severities);
    toml::append_in_order(diagnostics, say_where_keys_belong(found), broken);
    if (!goes_on) return std::nullopt;
    return manifest;
}

}  // namespace banxin
