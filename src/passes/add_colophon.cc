// 版权页: what the book is, who made it, and where its texts come from. Nothing is said that
// the manifest does not say.
#include "passes/passes.h"
#include "passes/words.h"

#include <map>
#include <string_view>
#include <utility>

namespace banxin::passes {
namespace {

class Colophon {
public:
    explicit Colophon(const Book& book)
        : book_(book), words_(words_for(book.metadata.language.value)) {}

    Chapter build() {
        const Metadata& m = book_.metadata;
        chapter_.name = "colophon";
        chapter_.role = ChapterRole::colophon;
        chapter_.language = m.language.value;
        chapter_.span = m.title.span;
        chapter_.title.push_back({Text{words_.colophon, m.title.span}});
        entry(words_.title,
              m.subtitle.empty() ? m.title.value : m.title.value + separator() + m.subtitle);
        people();
        entry(words_.publisher, m.publisher);
        entry(words_.edition, m.edition);
        if (m.date) entry(words_.date, to_prose(*m.date, m.language.value));
        if (!m.isbn.empty()) {
            entry("ISBN ", m.isbn);
        } else {
            entry(words_.identifier, m.identifier);
        }
        constexpr std::string_view isbn = "urn:isbn:";
        if (m.print_identifier.starts_with(isbn))
            entry(words_.print_isbn, m.print_identifier.substr(isbn.size()));
        entry(words_.rights, m.rights);
        for (const Chapter& chapter : book_.chapters) source(chapter);
        return std::move(chapter_);
    }

private:
    [[nodiscard]] std::string separator() const { return words_.comma[0] == ',' ? ": " : "——"; }

    void entry(const char* word, const std::string& text) {
        if (text.empty()) return;
        Inlines content;
        content.push_back({Text{word + text, chapter_.span}});
        push(std::move(content), chapter_.span);
    }

    void people() {
        // In the order of a title page, whatever the manifest's.
        const std::pair<const char*, const char*> roles[] = {{"aut", words_.author},
                                                             {"trl", words_.translator},
                                                             {"edt", words_.editor},
                                                             {"ill", words_.illustrator}};
        std::map<std::string, std::vector<std::string>> names;
        for (const Person& person : book_.metadata.authors) {
            bool known = false;
            for (const auto& [role, word] : roles) known = known || person.role == role;
            names[known ? person.role : ""].push_back(person.name);
        }
        for (const auto& [role, word] : roles) entry(word, joined(names[role], words_));
        entry(words_.contributor, joined(names[""], words_));
    }

    void source(const Chapter& chapter) {
        Reference reference;
        const char* relation = words_.translated_from;
        Span span = chapter.span;
        if (chapter.fields.original) {
            reference = reference_of(*chapter.fields.original);
            span = chapter.fields.original->span;
            if (chapter.kind == ChapterKind::digest) {
                reference.author = chapter.fields.original->author;
                relation = words_.digested_from;
            }
        } else if (chapter.fields.source) {
            reference = reference_of(*chapter.fields.source);
            relation = words_.first_published;
            span = chapter.fields.source->span;
        } else if (!chapter.fields.url.empty()) {
            reference.url = chapter.fields.url;
            relation = words_.first_published;
        }
        Inlines content;
        append_reference(content, reference, book_.metadata.language.value,
                         span.known() ? span : chapter.span);
        if (content.empty()) return;
        const std::string subject =
            words_.open_title + plain_text(chapter.title) + words_.close_title + relation;
        content.insert(content.begin(), {Text{subject, chapter.span}});
        push(std::move(content), chapter.span);
    }

    void push(Inlines&& content, Span span) {
        chapter_.blocks.push_back(
            {Paragraph{std::move(content), ParagraphRole::colophon_entry, false}, span, "", ""});
    }

    const Book& book_;
    const Words& words_;
    Chapter chapter_;
};

}  // namespace

void add_colophon(Book& book) {
    Chapter colophon = Colophon(book).build();
    book.chapters.insert(book.chapters.begin(), std::move(colophon));
}

}  // namespace banxin::passes
