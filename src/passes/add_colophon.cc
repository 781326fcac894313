// 版权页: what the book is, who made it, and where its texts come from. Nothing is said that
// the manifest does not say.
#include "document/isbn.h"
#include "document/words.h"
#include "passes/passes.h"
#include "passes/references.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>

namespace banxin::passes {
namespace {

class Colophon {
public:
    Colophon(const Book& book, bool with_sources)
        : book_(book), with_sources_(with_sources), words_(book.metadata.language.value) {}

    Chapter build() {
        const Metadata& m = book_.metadata;
        chapter_.name = "colophon";
        chapter_.role = ChapterRole::colophon;
        chapter_.language = m.language.value;
        chapter_.span = m.title.span;
        chapter_.title.push_back({Text{std::string(words_[Word::colophon]), m.title.span}});
        cataloguing(m.imprint.cip);
        entry(Word::label_title,
              m.subtitle.empty()
                  ? m.title.value
                  : m.title.value + std::string(words_[Word::before_subtitle]) + m.subtitle);
        if (m.series) series(*m.series);
        people();
        production();
        entry(Word::label_publisher, m.publisher);
        entry(Word::label_address, m.imprint.address);
        entry(Word::label_printer, m.imprint.printer);
        entries({{Word::label_format, m.imprint.format},
                 {Word::label_sheets, m.imprint.sheets},
                 {Word::label_characters, m.imprint.characters}});
        entries({{Word::label_edition, m.edition},
                 {Word::label_printing, m.imprint.printing},
                 {Word::label_print_run, m.imprint.print_run}});
        if (m.date) entry(Word::label_date, to_prose(*m.date, m.language.value));
        numbers();
        entry(Word::label_price, m.imprint.price);
        for (const std::string& line : m.imprint.lines) plain_line(line);
        entry(Word::label_rights, m.rights);
        if (with_sources_)
            for (const Chapter& chapter : book_.chapters) source(chapter);
        return std::move(chapter_);
    }

private:
    void entry(Word label, const std::string& text) { entries({{label, text}}); }

    /// On one line, those that say something.
    void entries(std::initializer_list<std::pair<Word, std::string>> all) {
        std::string line;
        for (const auto& [label, text] : all) {
            if (text.empty()) continue;
            if (!line.empty()) line += words_[Word::between_entries];
            line += words_[label];
            line += text;
        }
        if (!line.empty()) plain_line(std::move(line));
    }

    void plain_line(std::string text) {
        Inlines content;
        content.push_back({Text{std::move(text), chapter_.span}});
        push(std::move(content), chapter_.span);
    }

    /// 图书在版编目（CIP）数据
    void cataloguing(const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        Inlines content;
        content.push_back({Text{std::string(words_[Word::cip_title]), chapter_.span}});
        for (const std::string& line : lines) {
            content.push_back({LineBreak{}});
            content.push_back({Text{line, chapter_.span}});
        }
        push(std::move(content), chapter_.span, ParagraphRole::colophon_catalogue);
    }

    void series(const Series& series) {
        std::string text = series.name;
        if (series.number) text += " " + std::to_string(*series.number);
        entry(Word::label_series, text);
    }

    /// An identifier that a program made is for programs.
    void numbers() {
        const Metadata& m = book_.metadata;
        constexpr std::string_view isbn = "urn:isbn:";
        if (!m.isbn.empty())
            entry(Word::label_isbn, hyphenated_isbn(m.isbn));
        else if (!m.identifier.starts_with("urn:uuid:"))
            entry(Word::label_identifier, m.identifier);
        if (m.print_identifier.starts_with(isbn))
            entry(Word::label_print_isbn,
                  hyphenated_isbn(std::string_view(m.print_identifier).substr(isbn.size())));
    }

    void people() {
        // In the order of a title page, whatever the manifest's.
        constexpr std::pair<const char*, Word> roles[] = {{"aut", Word::label_author},
                                                          {"trl", Word::label_translator},
                                                          {"edt", Word::label_editor},
                                                          {"ill", Word::label_illustrator}};
        std::map<std::string, std::vector<std::string>> names;
        for (const Person& person : book_.metadata.authors) {
            if (is_of_production(person.role)) continue;
            bool known = false;
            for (const auto& [role, label] : roles) known = known || person.role == role;
            names[known ? person.role : ""].push_back(person.name);
        }
        // A chapter's translator is one of the book's; its author only where the book has none.
        const bool has_author = !names["aut"].empty();
        for (const Person& person : book_.metadata.contributors) {
            if (person.role == "trl" || (person.role == "aut" && !has_author))
                names[person.role].push_back(person.name);
        }
        for (const auto& [role, label] : roles) entry(label, words_.joined(names[role]));
        entry(Word::label_contributor, words_.joined(names[""]));
    }

    void production() {
        const auto names = [&](std::initializer_list<std::string_view> roles) {
            std::vector<std::string> all;
            for (const Person& person : book_.metadata.authors)
                if (std::find(roles.begin(), roles.end(), person.role) != roles.end())
                    all.push_back(person.name);
            return words_.joined(all);
        };
        // The codes are those of `is_of_production`.
        entries({{Word::label_responsible_editor, names({"red"})},
                 {Word::label_proofreader, names({"pfr"})},
                 {Word::label_book_design, names({"bkd", "dsr", "tyd"})},
                 {Word::label_cover_design, names({"cov", "bjd"})}});
    }

    void source(const Chapter& chapter) {
        Inlines content = source_of(chapter, book_.metadata.language.value, SourceForm::short_form);
        if (content.empty()) return;
        push(std::move(content), chapter.span);
    }

    void push(Inlines&& content, Span span, ParagraphRole role = ParagraphRole::colophon_entry) {
        chapter_.blocks.push_back({Paragraph{std::move(content), role, false}, span, "", ""});
    }

    const Book& book_;
    bool with_sources_;
    Words words_;
    Chapter chapter_;
};

}  // namespace

void add_colophon(Book& book, bool with_sources) {
    Chapter colophon = Colophon(book, with_sources).build();
    book.chapters.insert(book.chapters.begin(), std::move(colophon));
}

}  // namespace banxin::passes
