// Who is named in a chapter only: the package tells of everyone who wrote or translated a part
// of the book, and the manifest need not say it twice.
#include "passes/passes.h"

#include <algorithm>
#include <utility>

namespace banxin::passes {
namespace {

/// MARC relator code of who wrote such a chapter.
const char* author_role(ChapterRole role) {
    switch (role) {
        case ChapterRole::foreword:
        case ChapterRole::preface:
        case ChapterRole::introduction: return "aui";
        case ChapterRole::afterword:
        case ChapterRole::epilogue: return "aft";
        case ChapterRole::chapter:
        case ChapterRole::dedication:
        case ChapterRole::epigraph:
        case ChapterRole::prologue:
        case ChapterRole::appendix:
        case ChapterRole::acknowledgments:
        case ChapterRole::glossary:
        case ChapterRole::bibliography:
        case ChapterRole::colophon:
        case ChapterRole::endnotes:
        case ChapterRole::part: return "aut";
    }
    return "aut";
}

bool is_called(const Person& person, const std::string& name) {
    return person.name == name ||
           std::any_of(person.name_in.begin(), person.name_in.end(),
                       [&](const Alternative& other) { return other.text == name; });
}

class Contributors {
public:
    explicit Contributors(const Metadata& metadata) : metadata_(metadata) {}

    void add(Person&& person) {
        if (person.name.empty()) return;
        const auto same = [&](const Person& other) {
            const bool called =
                is_called(other, person.name) ||
                std::any_of(person.name_in.begin(), person.name_in.end(),
                            [&](const Alternative& one) { return is_called(other, one.text); });
            // An editor who writes the preface is named once.
            return called && (other.role == "trl") == (person.role == "trl");
        };
        const auto& listed = metadata_.authors;
        if (std::any_of(listed.begin(), listed.end(), same)) return;
        if (std::any_of(found_.begin(), found_.end(), same)) return;
        found_.push_back(std::move(person));
    }

    /// Authors before translators, each in the order of the book.
    [[nodiscard]] std::vector<Person> take() {
        std::stable_partition(found_.begin(), found_.end(),
                              [](const Person& one) { return one.role != "trl"; });
        return std::move(found_);
    }

private:
    const Metadata& metadata_;
    std::vector<Person> found_;
};

void add_author(Contributors& to, const Chapter& chapter) {
    const ChapterFields& fields = chapter.fields;
    Person author;
    author.role = author_role(chapter.role);
    author.name = fields.author;
    author.span = fields.place_of("author");
    // Who wrote what a digest is of has no part in this book.
    if (chapter.kind == ChapterKind::translation && fields.original) {
        const Original& original = *fields.original;
        if (author.name.empty()) {
            author.name = original.author;
            author.span = fields.place_of("original.author");
        } else if (!original.author.empty() && !original.language.empty() &&
                   original.author != author.name) {
            author.name_in.push_back({original.language, original.author});
        }
    }
    to.add(std::move(author));
}

}  // namespace

void add_contributors(Book& book) {
    Contributors contributors(book.metadata);
    for (const Chapter& chapter : book.chapters) {
        // A byline is a line as it was printed, "本报记者 某某": no name.
        add_author(contributors, chapter);
        for (const std::string& name : chapter.fields.translators) {
            Person translator;
            translator.name = name;
            translator.role = "trl";
            translator.span = chapter.fields.place_of("translators");
            contributors.add(std::move(translator));
        }
    }
    book.metadata.contributors = contributors.take();
}

}  // namespace banxin::passes
