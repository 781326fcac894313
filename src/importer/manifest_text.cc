// The banxin.toml that a person would have written for an imported note.
#include "base/unicode.h"
#include "importer/importer.h"

#include <fmt/format.h>

namespace banxin::importer {
namespace {

/// A TOML basic string.
std::string toml_string(std::string_view text) {
    std::string result = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        if (next.value == '"' || next.value == '\\') result += '\\';
        if (is_control(next.value) || next.value < ' ')
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(next.value));
        else
            append_utf8(result, next.value);
    }
    return result + '"';
}

/// Comments must not hold control characters, tabs aside.
std::string comment(std::string_view text) {
    std::string result = "# ";
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        append_utf8(result, is_control(next.value) ? chars::replacement : next.value);
    }
    while (result.ends_with(' ')) result.pop_back();
    return result + '\n';
}

void add(std::string& to, std::string_view key, const std::string& value) {
    if (!value.empty()) to += fmt::format("{} = {}\n", key, toml_string(value));
}
void add(std::string& to, std::string_view key, const std::optional<Date>& date) {
    // TOML has whole days only; a month or a year is written as a string.
    if (date && date->day != 0) to += fmt::format("{} = {}\n", key, to_iso(*date));
    if (date && date->day == 0) to += fmt::format("{} = {}\n", key, toml_string(to_iso(*date)));
}

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
        add(to, "language", original->language);
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
    add(text, "language", import.language);
    if (!import.author.empty())
        text += fmt::format("authors = [{{ name = {} }}]\n", toml_string(import.author));
    for (const Chapter& chapter : import.chapters) add_chapter(text, chapter);
    return text;
}

}  // namespace banxin::importer
