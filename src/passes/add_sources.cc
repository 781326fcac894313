// 出处: where the book's texts come from, an entry for each in the order of the book.
#include "document/words.h"
#include "passes/passes.h"
#include "passes/references.h"

#include <utility>

namespace banxin::passes {

void add_sources(Book& book) {
    Language language = book.metadata.language.value;
    Chapter sources;
    sources.name = "sources";
    sources.role = ChapterRole::bibliography;
    sources.language = language;
    sources.span = book.metadata.title.span;
    sources.title.push_back({Text{std::string(word(Word::sources, language)), sources.span}});
    for (const Chapter& chapter : book.chapters) {
        Inlines content = source_of(chapter, language, SourceForm::full);
        if (content.empty()) continue;
        sources.blocks.push_back({Paragraph{std::move(content), ParagraphRole::source_entry, false},
                                  chapter.span, "", ""});
    }
    if (!sources.blocks.empty()) book.chapters.push_back(std::move(sources));
}

}  // namespace banxin::passes
