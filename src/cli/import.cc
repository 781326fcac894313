// `banxin import`: makes a book folder of a note and says what was understood.
#include "base/files.h"
#include "cli/cli.h"
#include "importer/importer.h"

namespace banxin::cli {
namespace {

void say_fields(const ChapterFields& fields, Terminal& terminal) {
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) terminal.say_line(TextId::import_field, {name, value});
    };
    const auto date = [&](const char* name, const std::optional<Date>& value) {
        if (value) field(name, to_iso(*value));
    };
    field("author", fields.author);
    date("date", fields.date);
    field("url", fields.url);
    field("byline", fields.byline);
    for (const std::string& translator : fields.translators) field("translators", translator);
    if (const auto& original = fields.original) {
        field("original.title", original->title);
        field("original.author", original->author);
        field("original.publisher", original->publisher);
        date("original.date", original->date);
        field("original.url", original->url);
    }
    if (const auto& source = fields.source) {
        field("source.outlet", source->outlet);
        field("source.headline", source->headline);
        date("source.date", source->date);
        field("source.url", source->url);
    }
}

}  // namespace

int run_import(const Options& options, Terminal& terminal) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId note = sources.add(options.note.string(), read_file(options.note));
    const auto import = importer::read_note(note, sources, diagnostics);
    terminal.complain(diagnostics, sources);
    if (!import) return exit_book_has_errors;
    importer::write_book(*import, options.note.filename().string(), options.folder);
    if (options.quiet) return exit_fine;

    for (const importer::Chapter& chapter : import->chapters) {
        terminal.say_line(TextId::import_chapter,
                          {chapter.file, name_of(chapter.kind), chapter.title});
        say_fields(chapter.fields, terminal);
    }
    for (const std::string& guess : import->guessed)
        terminal.say_line(TextId::import_guessed, {guess});
    for (const std::string& field : import->missing)
        terminal.say_line(TextId::import_missing, {field});
    for (const std::string& file : import->left) terminal.say_line(TextId::import_left, {file});
    terminal.say_line(TextId::import_next, {options.folder.string()});
    return exit_fine;
}

}  // namespace banxin::cli
