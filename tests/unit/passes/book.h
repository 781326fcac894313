// What the tests of this room share: a book made of Markdown texts, without a disk.
#pragma once

#include "document/dump.h"
#include "manifest/manifest.h"
#include "passes/passes.h"
#include "reading/texts.h"

#include <string>
#include <utility>

namespace banxin {

struct TestBook {
    Sources sources;
    Diagnostics diagnostics;
    Book book;

    TestBook() {
        book.metadata.title.value = "书";
        book.metadata.language.value = "zh-Hans";
    }

    Dialect dialect = Dialect::commonmark;

    Chapter& add(std::string file, std::string text, Language language = "zh-Hans",
                 ChapterKind kind = ChapterKind::plain) {
        const SourceId source = sources.add(file, std::move(text));
        Chapter chapter;
        chapter.kind = kind;
        chapter.file = std::move(file);
        chapter.language = language;
        chapter.span = {source, 0, 0};
        Manifest manifest;
        manifest.dialect = dialect;
        reading::report_foreign(
            reading::read_text(chapter, source, sources, manifest, diagnostics).foreign,
            diagnostics);
        book.chapters.push_back(std::move(chapter));
        return book.chapters.back();
    }

    Chapter& add(std::string file, std::string text, ChapterKind kind) {
        return add(std::move(file), std::move(text), "zh-Hans", kind);
    }

    [[nodiscard]] std::string complaints() const {
        std::string text;
        for (const Diagnostic& one : diagnostics.items()) {
            if (!text.empty()) text += ' ';
            text += name_of(one.code);
            if (!one.span.known()) continue;
            const Position at = sources[one.span.source].position(one.span.begin);
            text += "@" + std::to_string(at.line) + ":" + std::to_string(at.column);
        }
        return text;
    }
    [[nodiscard]] std::string hint(std::size_t index) const {
        const auto& hint = diagnostics.items().at(index).hint;
        return hint && !hint->arguments.empty() ? hint->arguments[0] : "";
    }
};

}  // namespace banxin
