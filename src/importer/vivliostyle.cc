// Vivliostyle: the entries of its configuration.
#include "importer/js_literal.h"
#include "importer/note.h"
#include "importer/readers.h"
#include "importer/settings.h"

namespace banxin::importer {
namespace {

void add_entry(const yaml::Value& value, const ScriptValue& script, int level, Reading& reading,
               FoundOutline& found) {
    if (script.is_unknown(value)) {
        reading.diagnostics.report(Code::C025, value.span, {"entry"},
                                   Hint{HintId::list_by_hand, {}});
        return;
    }
    for (const yaml::Value& item : value.items) add_entry(item, script, level, reading, found);
    if (value.kind == yaml::Kind::sequence) return;
    OutlineEntry entry;
    entry.level = level;
    entry.span = value.span;
    if (value.kind == yaml::Kind::scalar) {
        entry.file = value.text;
    } else {
        // A list of the contents and a cover are made by banxin.
        const std::string rel = text_of(value.find("rel"));
        entry.file = text_of(value.find("path"));
        entry.title = text_of(value.find("title"));
        if ((rel == "contents" || rel == "cover") && entry.file.empty()) return;
    }
    entry.file = clean_path(entry.file);
    if (!entry.file.empty()) found.entries.push_back(std::move(entry));
}

}  // namespace

FoundOutline read_vivliostyle(Reading& reading) {
    FolderImport& import = reading.import;
    std::string name;
    for (const Sign& sign : signs_in(reading.folder))
        if (sign.system == System::vivliostyle) name = sign.file;
    const ScriptValue script = read_script(name, reading);
    // Several books may stand in a list: the first.
    const yaml::Value& root =
        script.value.kind == yaml::Kind::sequence && !script.value.items.empty()
            ? script.value.items.front()
            : script.value;
    import.title = text_of(root.find("title"));
    for (const std::string& author : names_of(root.find("author")))
        import.authors.push_back(author.substr(0, author.find(" <")));
    import.declared_language = text_of(root.find("language"));
    FoundOutline found{{}, clean_path(text_of(root.find("entryContext")))};
    const yaml::Value* cover = root.find("cover");
    if (cover != nullptr && cover->kind == yaml::Kind::mapping) cover = cover->find("src");
    take_cover(joined_path(found.base, clean_path(text_of(cover))), reading);
    leave_keys(root, name + ": ",
               {"title", "author", "language", "entry", "entryContext", "cover", "output",
                "workspaceDir", "toc", "tocTitle", "browser", "image", "viewer"},
               import);
    if (script.value.items.size() > 1) import.not_taken.push_back(name + ": 2–");
    if (const yaml::Value* entries = root.find("entry"))
        add_entry(*entries, script, 0, reading, found);
    return found.entries.empty() ? read_below(found.base, reading) : found;
}

}  // namespace banxin::importer
