// [book]: the metadata. Knows what a field must look like, not where it is shown.

#include "manifest/fields.h"
#include "manifest/sections.h"
#include "manifest/values.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::manifest {
namespace {

using toml::Lines;
using toml::Need;
using toml::TableReader;
using toml::Value;

std::optional<std::string> read_role(TableReader& reader) {
    const Value* role = reader.string("role");
    if (role == nullptr) return std::nullopt;
    const std::vector<std::string>& codes = relator_codes();
    if (std::find(codes.begin(), codes.end(), role->text) != codes.end()) return role->text;
    if (const auto likely = likely_relator(role->text)) {
        reader.diagnostics().report(Code::M005, role->span, {"role", role->text},
                                    Hint{HintId::did_you_mean, {*likely}});
    } else {
        toml::report_not_one_of("role", *role, codes, reader.diagnostics());
    }
    return std::nullopt;
}

std::optional<Person> read_person(const Value& value, TableReader& book) {
    Person person;
    person.span = value.span;
    if (value.kind == toml::Kind::string) {
        person.name = value.text;
        return person;
    }
    TableReader reader(value, book.diagnostics());
    const Value* name = reader.string("name", Need::required);
    person.role = read_role(reader).value_or(person.role);
    person.sort = read_text(reader, "sort");
    person.name_in = read_alternatives(reader, "name_in");
    reader.finish();
    if (name == nullptr) return std::nullopt;
    person.name = name->text;
    return person;
}

std::vector<Person> read_authors(TableReader& book) {
    std::vector<Person> authors;
    for (const Value* value : book.strings_or_tables("authors", HintId::write_authors))
        if (auto person = read_person(*value, book)) authors.push_back(std::move(*person));
    return authors;
}

std::optional<Series> read_series(TableReader& book) {
    const Value* table = book.table("series");
    if (table == nullptr) return std::nullopt;
    TableReader reader(*table, book.diagnostics());
    const Value* name = reader.string("name", Need::required);
    const auto number = reader.integer("number", 1, 100000);
    reader.finish();
    if (name == nullptr) return std::nullopt;
    Series series{name->text, std::nullopt};
    if (number) series.number = static_cast<std::uint32_t>(*number);
    return series;
}

std::string read_isbn(TableReader& book, std::string_view key) {
    const Value* value = book.string(key);
    if (value == nullptr) return {};
    const Isbn isbn = parse_isbn(value->text);
    if (isbn.digits.empty()) {
        book.diagnostics().report(Code::M012, value->span, {value->text},
                                  Hint{HintId::isbn_forms, {}});
    } else if (isbn.expected != isbn.found) {
        book.diagnostics().report(Code::M013, value->span, {value->text},
                                  Hint{HintId::isbn_digit, {std::string(1, isbn.expected)}});
    }
    return isbn.digits;
}

/// A claim has someone who stands for it, or it is not made (EPUB Accessibility 1.1, "Conformance
/// reporting").
void read_accessibility(TableReader& book, Metadata& metadata) {
    const Value* table = book.table("accessibility");
    if (table == nullptr) return;
    TableReader reader(*table, book.diagnostics());
    metadata.accessibility_summary = read_text(reader, "summary");
    static const std::vector<std::string> levels = {"A", "AA", "AAA"};
    static const std::vector<std::string> versions = {"2.0", "2.1", "2.2"};
    const auto level = reader.one_of("level", levels);
    const auto version = reader.one_of("wcag", versions);
    const Value* certifier =
        reader.string("certified_by", level || version ? Need::required : Need::optional);
    if (certifier != nullptr && !reader.has("level"))
        reader.missing("level", {HintId::add_field, {"level"}});
    if (certifier != nullptr && level) {
        metadata.certification = {fmt::format("EPUB Accessibility 1.1 - WCAG {} Level {}",
                                              versions[version.value_or(1)], levels[*level]),
                                  certifier->text};
    }
    reader.finish();
}

Located<std::string> read_cover(TableReader& book, const BookFolder& folder) {
    const Value* value = book.string("cover");
    if (value == nullptr || !find_file(located(value), folder, book.diagnostics())) return {};
    return located(value);
}

}  // namespace

Metadata read_book(const Value& table, const BookFolder& folder, Diagnostics& diagnostics) {
    TableReader reader(table, diagnostics);
    Metadata metadata;
    metadata.title = located(reader.string("title", Need::required));
    metadata.title_in = read_alternatives(reader, "title_in");
    metadata.subtitle = read_text(reader, "subtitle");
    metadata.language = read_language(reader, "language", Need::required);
    metadata.authors = read_authors(reader);
    metadata.publisher = read_text(reader, "publisher");
    metadata.date = read_date(reader, "date");
    metadata.rights = located(reader.string("rights", Need::optional, Lines::many)).value;
    metadata.description = located(reader.string("description", Need::optional, Lines::many)).value;
    for (const Value* subject : reader.strings("subjects"))
        metadata.subjects.push_back(subject->text);
    metadata.series = read_series(reader);
    metadata.isbn = read_isbn(reader, "isbn");
    const std::string print_isbn = read_isbn(reader, "print_isbn");
    metadata.edition = read_text(reader, "edition");
    metadata.identifier = read_text(reader, "identifier");
    read_accessibility(reader, metadata);
    metadata.cover = read_cover(reader, folder);
    reader.finish();

    if (metadata.identifier.empty()) {
        metadata.identifier =
            metadata.isbn.empty() ? make_identifier(metadata) : "urn:isbn:" + metadata.isbn;
    }
    metadata.print_identifier =
        print_isbn.empty() ? make_print_identifier(metadata.identifier) : "urn:isbn:" + print_isbn;
    return metadata;
}

}  // namespace banxin::manifest
