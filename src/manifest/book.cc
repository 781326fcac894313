// [book]: the metadata. Knows what a field must look like, not where it is shown.

#include "manifest/sections.h"
#include "manifest/values.h"
#include "schema/read.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::manifest {
namespace {

using schema::Doc;
using schema::FieldInfo;
using schema::Type;

std::optional<std::string> read_role(const std::string& name, const Value& role,
                                     const Reading& reading) {
    if (!toml::is_text(name, role, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    const std::vector<std::string>& codes = relator_codes();
    if (std::find(codes.begin(), codes.end(), role.text) != codes.end()) return role.text;
    if (const auto likely = likely_relator(role.text)) {
        reading.diagnostics.report(Code::M005, role.span, {name, role.text},
                                   Hint{HintId::did_you_mean, {*likely}});
    } else {
        toml::report_not_one_of(name, role, codes, reading.diagnostics);
    }
    return std::nullopt;
}

const Schema<Person>& person_schema() {
    static const Schema<Person> schema = [] {
        FieldInfo role{"role",
                       Type::choice,
                       {"A MARC relator code, such as aut, trl, edt or ill.",
                        "MARC 责任者代码：aut、trl、edt、ill 等。"}};
        role.values = relator_codes();
        return Schema<Person>{
            schema::text("name", {"The name.", "姓名。"}, &Person::name).must(),
            schema::plain(std::move(role), read_role, &Person::role),
            schema::text("sort",
                         {"What the name is filed under; made of pinyin if left out.",
                          "排序用的写法；不写就用拼音。"},
                         &Person::sort),
            schema::alternatives<Person>("name_in",
                                         {"The name in other languages.", "姓名的其他语言写法。"},
                                         &Person::name_in),
        };
    }();
    return schema;
}

void read_authors(BookTable& to, const std::string& name, const Value& value,
                  const Reading& reading) {
    for (const Value* one :
         toml::texts_or_tables_of(name, value, HintId::write_authors, reading.diagnostics)) {
        Person person;
        person.span = one->span;
        person.name = one->text;
        if (one->kind == toml::Kind::table)
            schema::read_table(person_schema(), *one, person, reading);
        if (!person.name.empty()) to.metadata.authors.push_back(std::move(person));
    }
}

std::optional<std::string> read_isbn(const std::string& name, const Value& value,
                                     const Reading& reading) {
    if (!toml::is_text(name, value, toml::Lines::one, reading.diagnostics)) return std::nullopt;
    const Isbn isbn = parse_isbn(value.text);
    if (isbn.digits.empty()) {
        reading.diagnostics.report(Code::M012, value.span, {value.text},
                                   Hint{HintId::isbn_forms, {}});
    } else if (isbn.expected != isbn.found) {
        reading.diagnostics.report(Code::M013, value.span, {value.text},
                                   Hint{HintId::isbn_digit, {std::string(1, isbn.expected)}});
    }
    return isbn.digits;
}

void add_people_and_titles(Schema<BookTable>& to) {
    constexpr auto book = &BookTable::metadata;
    to.push_back(
        schema::text("title", {"The title of the book.", "书名。"}, book, &Metadata::title).must());
    to.push_back(schema::custom<BookTable>(
        {"title_in", Type::alternatives, {"The title in other languages.", "书名的其他语言写法。"}},
        [](BookTable& table, const std::string& name, const Value& value, const Reading& reading) {
            if (auto all = schema::read_alternatives(name, value, reading))
                table.metadata.title_in = std::move(*all);
        }));
    to.push_back(schema::text("subtitle", {"The subtitle.", "副题。"}, book, &Metadata::subtitle));
    to.push_back(schema::text("short_title",
                              {"What stands for the title in running heads.", "书眉上用的短书名。"},
                              book, &Metadata::short_title));
    to.push_back(
        schema::language("language",
                         {"Its language, which decides fonts, punctuation and line breaks.",
                          "语言，决定字体、标点和断行。"},
                         book, &Metadata::language)
            .must());
    FieldInfo authors{
        "authors",
        Type::people,
        {"Who made it: names, or tables with a role.", "责任者：姓名，或带角色的表。"}};
    authors.items.assign(person_schema().begin(), person_schema().end());
    to.push_back(schema::custom<BookTable>(std::move(authors), read_authors));
}

/// What the 版权页 says of the printed edition.
void add_imprint(Schema<BookTable>& to) {
    constexpr auto book = &BookTable::metadata;
    constexpr auto imprint = &Metadata::imprint;
    to.push_back(schema::table<BookTable>(
        "imprint", {"What the colophon says besides, as it is to be printed.",
                    "版权页上的其他各项，照原样印出。"}));
    const auto text = [&](const char* key, Doc doc, auto member) {
        to.push_back(schema::text(key, doc, book, imprint, member));
    };
    text("imprint.address", {"Where the publisher is.", "出版者的地址。"}, &Imprint::address);
    text("imprint.printer", {"Who printed it.", "印刷者。"}, &Imprint::printer);
    text("imprint.format", {"The size of the paper.", "开本。"}, &Imprint::format);
    text("imprint.sheets", {"How many printed sheets.", "印张。"}, &Imprint::sheets);
    text("imprint.characters", {"How many characters.", "字数。"}, &Imprint::characters);
    text("imprint.printing", {"Which printing it is.", "印次。"}, &Imprint::printing);
    text("imprint.print_run", {"How many copies.", "印数。"}, &Imprint::print_run);
    text("imprint.price", {"What it costs.", "定价。"}, &Imprint::price);
    to.push_back(schema::texts(
        "imprint.cip",
        {"The lines of the cataloguing in publication.", "图书在版编目（CIP）数据，每行一条。"},
        book, imprint, &Imprint::cip));
    to.push_back(schema::texts("imprint.lines",
                               {"Lines of one's own, labels included.", "其他各行，连同名目。"},
                               book, imprint, &Imprint::lines));
}

void add_publication(Schema<BookTable>& to) {
    constexpr auto book = &BookTable::metadata;
    to.push_back(
        schema::text("publisher", {"Who publishes it.", "出版者。"}, book, &Metadata::publisher));
    to.push_back(
        schema::date("date", {"When it is published.", "出版日期。"}, book, &Metadata::date));
    to.push_back(schema::lines("rights", {"What others may do with it.", "版权说明。"}, book,
                               &Metadata::rights));
    to.push_back(schema::lines("description", {"What it is about.", "内容简介。"}, book,
                               &Metadata::description));
    to.push_back(schema::texts("subjects", {"What it is filed under.", "主题词。"}, book,
                               &Metadata::subjects));
    to.push_back(schema::table<BookTable>("series", {"The series that it belongs to.", "丛书。"}));
    to.push_back(schema::text("series.name", {"Its name.", "丛书名。"}, book, &Metadata::series,
                              &Series::name)
                     .must());
    to.push_back(schema::integer("series.number", 1, 100000,
                                 {"The number in it.", "在丛书中的编号。"}, book, &Metadata::series,
                                 &Series::number));
    const auto isbn = [&](const char* key, Doc doc, auto... path) {
        to.push_back(schema::plain<BookTable>({key, Type::isbn, doc}, read_isbn, path...));
    };
    isbn("isbn", {"The ISBN of the EPUB.", "电子书的 ISBN。"}, book, &Metadata::isbn);
    isbn("print_isbn", {"The ISBN of the printed edition.", "印刷版的 ISBN。"},
         &BookTable::print_isbn);
    to.push_back(
        schema::text("edition", {"Which edition it is.", "版次。"}, book, &Metadata::edition));
    add_imprint(to);
    to.push_back(schema::text("identifier",
                              {"The identifier of the EPUB; made of the ISBN or the metadata if "
                               "left out.",
                               "电子书的标识符；不写则由 ISBN 或元数据生成。"},
                              book, &Metadata::identifier));
    to.push_back(schema::file("cover",
                              {"A picture for the cover; set from the title if left out.",
                               "封面图；不写则用书名排一个。"},
                              book, &Metadata::cover));
}

void add_accessibility(Schema<BookTable>& to) {
    to.push_back(schema::table<BookTable>(
        "accessibility", {"Who vouches for its accessibility.", "谁为它的无障碍程度负责。"}));
    to.push_back(schema::text("accessibility.summary",
                              {"Own words in place of the made ones.", "说明，代替自动生成的。"},
                              &BookTable::metadata, &Metadata::accessibility_summary));
    to.push_back(schema::word("accessibility.level", {"A", "AA", "AAA"},
                              {"The level that is vouched for.", "所负责的等级。"},
                              &BookTable::level));
    to.push_back(schema::word("accessibility.wcag", {"2.0", "2.1", "2.2"},
                              {"The version of WCAG.", "WCAG 的版本。"}, &BookTable::wcag));
    to.push_back(schema::text("accessibility.certified_by", {"Who vouches.", "负责者。"},
                              &BookTable::certified_by));
}

/// A claim has someone who stands for it, or it is not made (EPUB Accessibility 1.1, "Conformance
/// reporting").
void certify(BookTable& book, const Value& table, Diagnostics& diagnostics) {
    const Value* claim = table.find("accessibility");
    if (claim == nullptr || claim->kind != toml::Kind::table) return;
    const auto needs = [&](const char* key) {
        if (claim->find(key) == nullptr)
            toml::report_missing(key, claim->span, {HintId::add_field, {key}}, diagnostics);
    };
    const bool wcag = claim->find("wcag") != nullptr;
    if (!book.level.empty() || wcag) needs("certified_by");
    if (!book.certified_by.empty()) needs("level");
    if (book.certified_by.empty() || book.level.empty()) return;
    book.metadata.certification = {
        fmt::format("EPUB Accessibility 1.1 - WCAG {} Level {}", book.wcag, book.level),
        book.certified_by};
}

}  // namespace

const Schema<BookTable>& book_schema() {
    static const Schema<BookTable> schema = [] {
        Schema<BookTable> all;
        add_people_and_titles(all);
        add_publication(all);
        add_accessibility(all);
        return all;
    }();
    return schema;
}

Metadata read_book(const Value& table, const Reading& reading) {
    BookTable book;
    schema::read_table(book_schema(), table, book, reading);
    certify(book, table, reading.diagnostics);
    Metadata& metadata = book.metadata;
    if (metadata.identifier.empty()) {
        metadata.identifier =
            metadata.isbn.empty() ? make_identifier(metadata) : "urn:isbn:" + metadata.isbn;
    }
    metadata.print_identifier = book.print_isbn.empty() ? make_print_identifier(metadata.identifier)
                                                        : "urn:isbn:" + book.print_isbn;
    return std::move(book.metadata);
}

}  // namespace banxin::manifest
