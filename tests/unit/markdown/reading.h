// What the tests of this room share: read a text, look at the dump and the diagnostics.
#pragma once

#include "document/dump.h"
#include "markdown/markdown.h"

#include <string>
#include <utility>
#include <vector>

namespace banxin {

struct Reading {
    Sources sources;
    Diagnostics diagnostics;
    SourceId source{};
    MarkdownChapter chapter;

    explicit Reading(std::string text, Language language = "zh-Hans",
                     Dialect dialect = Dialect::commonmark, bool smart = false) {
        source = sources.add("a.md", std::move(text));
        chapter = read_markdown(source, sources, language, diagnostics, dialect, {}, smart);
    }
    [[nodiscard]] std::string blocks() const { return dump(chapter.blocks); }
    [[nodiscard]] std::string notes() const {
        std::string text;
        for (const Note& note : chapter.notes) {
            text += "note " + note.label + " marks " + std::to_string(note.references) + "\n";
            text += dump(note.blocks);
        }
        return text;
    }
    /// "S001@3:11 S002@1:1"
    [[nodiscard]] std::string complaints() const {
        std::string text;
        for (const Diagnostic& one : diagnostics.items()) {
            const Position at = sources[one.span.source].position(one.span.begin);
            if (!text.empty()) text += ' ';
            text += std::string(name_of(one.code)) + "@" + std::to_string(at.line) + ":" +
                    std::to_string(at.column);
        }
        return text;
    }
    [[nodiscard]] std::string_view at(Span span) const {
        return sources[span.source].text().substr(span.begin, span.end - span.begin);
    }
};

inline std::string blocks_of(std::string text, Language language = "zh-Hans") {
    return Reading(std::move(text), language).blocks();
}

}  // namespace banxin
