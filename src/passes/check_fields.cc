// What a kind of chapter cannot do without, whether the manifest should have said it or the
// chapter's front matter.
#include "passes/passes.h"
#include "schema/chapter.h"

#include <algorithm>
#include <functional>

namespace banxin::passes {
namespace {

bool has(const Chapter& chapter, const schema::Field<ChapterEntry>& field) {
    // The author of a translation may be named as the original has it, or as we write it.
    if (field.key == "original.author" && !chapter.fields.author.empty()) return true;
    return schema::is_given(field, chapter.fields);
}

/// The table that lacks it, or the chapter.
Span place(const Chapter& chapter, std::string_view key) {
    const ChapterFields& f = chapter.fields;
    if (key.starts_with("original.") && f.original && f.original->span.known())
        return f.original->span;
    if (key.starts_with("source.") && f.source && f.source->span.known()) return f.source->span;
    return chapter.span;
}

void report(const Chapter& chapter, const std::string& key, Diagnostics& diagnostics) {
    const Span span = place(chapter, key);
    if (key == "original.title") {
        const bool digest = chapter.kind == ChapterKind::digest;
        diagnostics.report(digest ? Code::M054 : Code::M050, span);
    } else if (key == "translators") {
        diagnostics.report(Code::M051, span);
    } else if (key == "source.outlet") {
        diagnostics.report(Code::M052, span);
    } else {
        diagnostics.report(Code::M055, span, {name_of(chapter.kind), key},
                           Hint{HintId::add_field, {key}});
    }
}

}  // namespace

void check_fields(const Book& book, Diagnostics& diagnostics) {
    const auto& people = book.metadata.authors;
    const auto authors = std::count_if(people.begin(), people.end(),
                                       [](const Person& one) { return one.role == "aut"; });
    for (const Chapter& chapter : book.chapters) {
        for (const auto& field : schema::chapter()) {
            if (field.needed.has(chapter.kind) && !has(chapter, field))
                report(chapter, field.key, diagnostics);
        }
        // In a book of one author an essay without a name is that author's.
        if (chapter.kind == ChapterKind::essay && chapter.fields.author.empty() && authors > 1)
            report(chapter, "author", diagnostics);
    }
}

}  // namespace banxin::passes
