// [[chapter]]: what the book consists of, in its order. Opens no chapter.

#include "document/names.h"
#include "manifest/sections.h"
#include "schema/chapter.h"
#include "schema/read.h"

#include <map>

namespace banxin::manifest {
namespace {

/// Under the names that a chapter's front matter has for the same.
void remember(const Value& table, const std::string& prefix, std::vector<FieldValue>& to) {
    for (const toml::Entry& entry : table.entries) {
        const std::string key = prefix + entry.key;
        const auto* field = schema::find(schema::chapter(), key);
        if (entry.value.kind == toml::Kind::table)
            remember(entry.value, key + ".", to);
        else if (field != nullptr && !field->main.empty())
            to.push_back({key + "." + field->main, entry.value.text, entry.value.span});
        else
            to.push_back({key, entry.value.text, entry.value.span});
    }
}

ChapterEntry read_chapter(const Value& table, const Reading& reading) {
    ChapterEntry entry;
    entry.span = table.span;
    // A misspelt kind is one mistake: its fields are not reported as well.
    const Value* kind = table.find("kind");
    const bool any = kind != nullptr && !value_in(names<ChapterKind>(), kind->text);
    schema::read_table(
        schema::chapter(), table, entry, reading,
        [&](const schema::FieldInfo& field) { return any || field.kinds.has(entry.kind); });
    remember(table, "", entry.fields.in_manifest);
    return entry;
}

}  // namespace

std::vector<ChapterEntry> read_chapters(const std::vector<const Value*>& tables,
                                        const Reading& reading) {
    std::vector<ChapterEntry> chapters;
    // Every file that was listed, by where it really is, and where it was listed first.
    std::map<std::filesystem::path, Span> listed;
    int above = 0;
    for (const Value* table : tables) {
        ChapterEntry chapter = read_chapter(*table, reading);
        const auto& file = chapter.file;
        const auto path = reading.folder->find(file.value);
        if (const auto* found = std::get_if<std::filesystem::path>(&path);
            found != nullptr && file.span.known()) {
            const auto [first, fresh] = listed.emplace(*found, file.span);
            if (!fresh)
                reading.diagnostics.report(Code::M019, file.span, {file.value},
                                           Hint{HintId::list_once, {}}, first->second);
        }
        if (!chapter.part.value.empty()) above = 0;
        if (chapter.level > above + 1) {
            reading.diagnostics.report(
                Code::M028, table->find("level")->span,
                {std::to_string(chapter.level), std::to_string(above), std::to_string(above + 1)});
            chapter.level = static_cast<std::uint8_t>(above + 1);
        }
        above = chapter.level;
        chapters.push_back(std::move(chapter));
    }
    return chapters;
}

}  // namespace banxin::manifest
