#include "manifest/manifest.h"

#include "manifest/fields.h"
#include "manifest/sections.h"
#include "manifest/values.h"
#include "toml/table_reader.h"

#include <fmt/format.h>

#include <cmath>

namespace banxin {
namespace manifest {
namespace {

using toml::TableReader;
using toml::Value;

/// A name, or two numbers of millimetres. Whether a book can have that size is for the style
/// to say.
void read_trim(TableReader& reader, OutputSettings& output) {
    const Value* value = reader.any("trim");
    if (value == nullptr) return;
    const auto is_number = [](const Value& item) {
        return (item.kind == toml::Kind::number || item.kind == toml::Kind::integer) &&
               std::isfinite(item.number);
    };
    if (value->kind == toml::Kind::string) {
        output.trim = located(reader.string("trim"));
    } else if (value->kind == toml::Kind::array && value->items.size() == 2 &&
               is_number(value->items[0]) && is_number(value->items[1])) {
        output.trim_mm = {value->items[0].number, value->items[1].number};
        output.trim = {fmt::format("[{}, {}]", value->items[0].number, value->items[1].number),
                       value->span};
    } else {
        reader.diagnostics().report(Code::M022, value->span, {}, Hint{HintId::trim_forms, {}});
    }
}

/// 版心: characters × lines, and the margins around it. A number and both margins beside it would
/// be one too many.
void read_type_area(TableReader& reader, OutputSettings& output) {
    for (const auto& [key, to] :
         {std::pair{"characters", &output.characters}, std::pair{"lines", &output.lines}}) {
        const auto number = reader.integer(key, 8, 60);
        if (!number) continue;
        if (output.type_area.end == 0) output.type_area = reader.any(key)->span;
        *to = static_cast<std::int32_t>(*number);
    }
    const Value* table = reader.table("margins");
    if (table == nullptr) return;
    if (output.type_area.end == 0) output.type_area = table->span;
    constexpr double most_mm = 200;
    TableReader margins(*table, reader.diagnostics());
    for (const auto& [key, to] :
         {std::pair{"head", &output.head}, std::pair{"foot", &output.foot},
          std::pair{"gutter", &output.gutter}, std::pair{"fore_edge", &output.fore_edge}})
        *to = margins.number(key, 0, most_mm);
    margins.finish();
    const auto too_many = [&](const char* number, const char* before, const char* after) {
        reader.diagnostics().report(Code::M026, table->span, {number, before, after},
                                    Hint{HintId::margins_forms, {number}});
    };
    if (output.characters > 0 && output.gutter && output.fore_edge)
        too_many("characters", "gutter", "fore_edge");
    if (output.lines > 0 && output.head && output.foot) too_many("lines", "head", "foot");
}

std::string read_output_name(TableReader& reader) {
    const Value* value = reader.string("name");
    if (value == nullptr || is_output_name(value->text)) return located(value).value;
    reader.diagnostics().report(Code::M014, value->span, {value->text},
                                Hint{HintId::output_name_forms, {}});
    return {};
}

std::vector<std::string> family_names(TableReader& reader, std::string_view key) {
    std::vector<std::string> names;
    for (const Value* name : reader.strings(key)) names.push_back(name->text);
    return names;
}

}  // namespace

OutputSettings read_output(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    OutputSettings output;
    output.epub = reader.boolean("epub").value_or(output.epub);
    output.pdf = reader.boolean("pdf").value_or(output.pdf);
    if (const Value* style = reader.string("style")) output.style = located(style);
    read_trim(reader, output);
    read_type_area(reader, output);
    if (const auto fonts = reader.one_of("fonts", {"subset", "none"}))
        output.fonts = static_cast<FontEmbedding>(*fonts);
    output.name = read_output_name(reader);
    if (const auto start = reader.one_of("chapter_start", {"page", "recto"}))
        output.chapters_on_recto = *start == 1;
    if (const auto remote = reader.one_of("remote_images", {"error", "link"}))
        output.links_remote_images = *remote == 1;
    for (const auto& [key, to] :
         {std::pair{"cover_page", &output.cover_page}, std::pair{"ncx", &output.ncx},
          std::pair{"ruby_parentheses", &output.ruby_parentheses}})
        *to = reader.boolean(key).value_or(*to);
    output.page_list = reader.boolean("page_list").value_or(output.page_list);
    output.colophon = reader.boolean("colophon").value_or(output.colophon);
    output.sources = reader.boolean("sources").value_or(output.sources);
    output.link_codes = reader.boolean("link_codes").value_or(output.link_codes);
    output.bleed = reader.number("bleed", 0, 10).value_or(output.bleed);
    output.print_cover = reader.boolean("print_cover").value_or(output.print_cover);
    if (const auto depth = reader.integer("contents_depth", 1, 3))
        output.contents_depth = static_cast<std::uint8_t>(*depth);
    reader.finish();
    return output;
}

FontSettings read_fonts(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    FontSettings fonts;
    fonts.span = table.span;
    fonts.serif = family_names(reader, "serif");
    fonts.sans = family_names(reader, "sans");
    fonts.kai = family_names(reader, "kai");
    fonts.mono = family_names(reader, "mono");
    fonts.italic = family_names(reader, "italic");
    fonts.fallback = family_names(reader, "fallback");
    reader.finish();
    return fonts;
}

Typography read_typography(const Value& table, bool japanese, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    Typography typography;
    const auto& levels = japanese ? japanese_line_edge_level_names() : line_edge_level_names();
    if (const auto level = reader.one_of("line_edges", levels))
        typography.line_edges = static_cast<LineEdgeLevel>(*level);
    if (const auto style = reader.one_of("punctuation", punctuation_style_names()))
        typography.punctuation = static_cast<PunctuationStyle>(*style);
    if (const auto pattern = reader.one_of("opening_bracket", opening_bracket_names()))
        typography.opening_bracket = static_cast<OpeningBracket>(*pattern);
    typography.hanging = reader.boolean("hanging").value_or(typography.hanging);
    const auto hundredths = [](double value) {
        return static_cast<std::int32_t>(value * 100 + (value < 0 ? -0.5 : 0.5));
    };
    if (const auto gap = reader.number("gap", 0, 0.5)) typography.gap = hundredths(*gap);
    if (const auto scale = reader.number("latin_scale", 0.8, 1.25))
        typography.latin_scale = hundredths(*scale);
    if (const auto rise = reader.number("latin_rise", -0.2, 0.2))
        typography.latin_rise = hundredths(*rise);
    if (const auto scope = reader.one_of("notes", note_numbering_names()))
        typography.notes = static_cast<NoteNumbering>(*scope);
    if (const auto korean = reader.one_of("korean", {"word", "syllable"}))
        typography.hangul_by_syllable = *korean == 1;
    typography.hyphenation = reader.boolean("hyphenation").value_or(typography.hyphenation);
    if (const auto scope = reader.one_of("figures", figure_numbering_names()))
        typography.figures = static_cast<FigureNumbering>(*scope);
    typography.page_references =
        reader.boolean("page_references").value_or(typography.page_references);
    reader.finish();
    return typography;
}

Dialect read_dialect(const Value& table, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    const auto dialect = reader.one_of("dialect", dialect_names());
    reader.finish();
    return static_cast<Dialect>(dialect.value_or(0));
}

}  // namespace manifest

std::optional<Manifest> read_manifest(std::string_view text, SourceId source,
                                      const BookFolder& folder, Diagnostics& diagnostics) {
    Diagnostics found;
    Manifest manifest;
    const auto root = toml::parse(text, source, found);
    if (root) {
        toml::TableReader reader(*root, found);
        if (!reader.has("book")) {
            reader.missing("book", {HintId::add_book_table, {}});
        } else if (const toml::Value* book = reader.table("book")) {
            manifest.metadata = manifest::read_book(*book, folder, found);
        }
        if (const toml::Value* output = reader.table("output"))
            manifest.output = manifest::read_output(*output, found);
        if (const toml::Value* fonts = reader.table("fonts"))
            manifest.fonts = manifest::read_fonts(*fonts, found);
        if (const toml::Value* typography = reader.table("typography"))
            manifest.typography = manifest::read_typography(
                *typography, manifest.metadata.language.value.locale() == Locale::ja, found);
        if (const toml::Value* markdown = reader.table("markdown"))
            manifest.dialect = manifest::read_dialect(*markdown, found);
        manifest.chapters = manifest::read_chapters(reader.tables("chapter"), folder, found);
        const toml::Value* chapters = root->find("chapter");
        if (chapters == nullptr || (chapters->kind == toml::Kind::array && chapters->items.empty()))
            found.report(Code::M015, {source, 0, 0}, {}, Hint{HintId::add_chapter, {}});
        reader.finish();
    }
    toml::append_in_order(diagnostics, found);
    if (found.has_errors()) return std::nullopt;
    return manifest;
}

}  // namespace banxin
