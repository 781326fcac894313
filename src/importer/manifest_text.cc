// The banxin.toml that a person would have written for an imported note.
#include "importer/importer.h"
#include "importer/toml_text.h"

#include <fmt/format.h>

namespace banxin::importer {
namespace {

void add_chapter(std::string& to, const Chapter& chapter) {
    to += '\n';
    for (const std::string& line : chapter.consumed) to += comment(line);
    to += "[[chapter]]\n";
    add(to, "kind", std::string(name_of(chapter.kind)));
    add(to, "file", chapter.file);
    const ChapterFields& fields = chapter.fields;
    add(to, "author", fields.author);
    add(to, "date", fields.date);
    add(to, "url", fields.url);
    add(to, "byline", fields.byline);
    add(to, "dateline", fields.dateline);
    if (!fields.translators.empty()) {
        to += "translators = [";
        for (std::size_t i = 0; i < fields.translators.size(); ++i)
            to += (i == 0 ? "" : ", ") + toml_string(fields.translators[i]);
        to += "]\n";
    }
    if (const auto& original = fields.original) {
        to += "[chapter.original]\n";
        add(to, "title", original->title);
        add(to, "author", original->author);
        add(to, "language", original->language.tag());
        add(to, "publisher", original->publisher);
        add(to, "date", original->date);
        add(to, "url", original->url);
    }
    if (const auto& source = fields.source) {
        to += "[chapter.source]\n";
        add(to, "outlet", source->outlet);
        add(to, "headline", source->headline);
        add(to, "date", source->date);
        add(to, "url", source->url);
    }
}

}  // namespace

std::string manifest_text(const Import& import, std::string_view note_name) {
    std::string text = comment(fmt::format("banxin import {}", note_name));
    text += "\n[book]\n";
    add(text, "title", import.title);
    add(text, "language", import.language.tag());
    if (!import.author.empty())
        text += fmt::format("authors = [{{ name = {} }}]\n", toml_string(import.author));
    for (const Chapter& chapter : import.chapters) add_chapter(text, chapter);
    return text;
}

}  // namespace banxin::importer
