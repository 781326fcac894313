// The banxin.toml that a person would have written for an imported note.
#include "importer/importer.h"
#include "importer/toml_text.h"
#include "schema/chapter.h"
#include "schema/read.h"
#include "toml/quoted.h"

#include <fmt/format.h>

namespace banxin::importer {
namespace {

void add_chapter(std::string& to, const Chapter& chapter) {
    to += '\n';
    for (const std::string& line : chapter.consumed) to += toml::comment(line);
    ChapterEntry entry;
    entry.kind = chapter.kind;
    entry.file.value = chapter.file;
    entry.fields = chapter.fields;
    to += "[[chapter]]\n" + schema::write_table(schema::chapter(), entry, "chapter");
}

}  // namespace

std::string manifest_text(const Import& import, std::string_view note_name) {
    std::string text = toml::comment(fmt::format("banxin import {}", note_name));
    text += "\n[book]\n";
    add(text, "title", import.title);
    add(text, "language", import.language.tag());
    if (!import.author.empty())
        text +=
            fmt::format("authors = [{{ name = {} }}]\n", toml::in_quotation_marks(import.author));
    for (const Chapter& chapter : import.chapters) add_chapter(text, chapter);
    return text;
}

}  // namespace banxin::importer
