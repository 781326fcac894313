// `banxin import`: a manifest for a folder, or a book folder of a note; says what was understood
// and what was not.
#include "base/ascii.h"
#include "base/encoding.h"
#include "base/files.h"
#include "cli/cli.h"
#include "importer/folder.h"
#include "importer/importer.h"
#include "importer/new_book.h"
#include "importer/update.h"

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

/// Files that are in no chapter can be many: of a web site most.
constexpr std::size_t most_told = 20;

void say_all(const std::vector<std::string>& all, TextId text, Terminal& terminal) {
    for (std::size_t i = 0; i < all.size() && i < most_told; ++i) terminal.say_line(text, {all[i]});
    if (all.size() > most_told)
        terminal.say_line(TextId::more_diagnostics, {std::to_string(all.size() - most_told)});
}

TextId text_of(importer::LeftOut::Why why) {
    using Why = importer::LeftOut::Why;
    switch (why) {
        case Why::of_the_project: return TextId::import_of_project;
        case Why::other_language: return TextId::import_other_language;
        case Why::draft: return TextId::import_draft;
        case Why::template_: return TextId::import_template;
        case Why::no_text: return TextId::import_no_text;
        case Why::not_listed: break;
    }
    return TextId::import_not_listed;
}

void say_left_out(const importer::FolderImport& import, Terminal& terminal) {
    say_all(import.not_read, TextId::import_not_read, terminal);
    using Why = importer::LeftOut::Why;
    for (const Why why : {Why::not_listed, Why::draft, Why::no_text, Why::template_,
                          Why::other_language, Why::of_the_project}) {
        std::vector<std::string> files;
        for (const importer::LeftOut& one : import.left_out)
            if (one.why == why) files.push_back(one.file);
        say_all(files, text_of(why), terminal);
    }
}

void say_folder(const importer::FolderImport& import, Terminal& terminal) {
    std::string system = importer::name_of(import.system);
    if (system.empty()) system = say(TextId::plain_folder, terminal.speech);
    terminal.say_line(TextId::import_folder_kind, {system});
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) terminal.say_line(TextId::import_field, {name, value});
    };
    field("title", import.title);
    field("subtitle", import.subtitle);
    for (const std::string& author : import.authors) field("authors", author);
    field("language", import.language.tag());
    if (import.date) field("date", to_iso(*import.date));
    field("cover", import.cover);
    for (const importer::ListedChapter& chapter : import.chapters) {
        if (!chapter.part.empty()) terminal.say_line(TextId::import_part, {chapter.part});
        const std::string indent(static_cast<std::size_t>(chapter.level - 1) * 2, ' ');
        terminal.say_line(TextId::import_listed, {indent, chapter.file, chapter.title});
    }
    say_all(import.guessed, TextId::import_guessed, terminal);
    say_all(import.not_taken, TextId::import_not_taken, terminal);
    say_left_out(import, terminal);
}

int update(const importer::FolderImport& import, const BookFolder& folder, const Options& options,
           Terminal& terminal) {
    Sources sources;
    Diagnostics diagnostics;
    const auto update = importer::update_manifest(import, folder, sources, diagnostics);
    terminal.complain(diagnostics, sources);
    if (!update) return exit_book_has_errors;
    const std::filesystem::path path = options.source / "banxin.toml";
    if (!update->added.empty()) write_file(path, update->text);
    if (options.quiet) return exit_fine;
    say_all(update->added, TextId::update_added, terminal);
    say_all(update->gone, TextId::update_gone, terminal);
    say_left_out(import, terminal);
    if (update->added.empty())
        terminal.say_line(TextId::update_nothing, {path.string()});
    else
        terminal.say_line(TextId::update_written, {path.string(), options.source.string()});
    return exit_fine;
}

int import_folder(const Options& options, Terminal& terminal) {
    Sources sources;
    Diagnostics diagnostics;
    const BookFolder folder(options.source);
    const auto import = importer::read_folder(folder, sources, diagnostics);
    terminal.complain(diagnostics, sources);
    if (!import) return exit_book_has_errors;
    if (options.update && std::holds_alternative<std::filesystem::path>(folder.find("banxin.toml")))
        return update(*import, folder, options, terminal);
    importer::write_manifest(*import, options.source);
    if (options.quiet) return exit_fine;
    say_folder(*import, terminal);
    terminal.say_line(TextId::import_written,
                      {(options.source / "banxin.toml").string(), options.source.string()});
    return exit_fine;
}

/// A Word document or a text of 青空文庫: chapters are written as well.
int import_file(const std::optional<importer::NewBook>& book, const Options& options,
                Terminal& terminal) {
    if (!book) return exit_book_has_errors;
    importer::write_book(*book, options.folder);
    if (options.quiet) return exit_fine;
    say_folder(book->import, terminal);
    for (const importer::NewFile& file : book->files)
        if (!file.name.ends_with(".md")) terminal.say_line(TextId::import_picture, {file.name});
    terminal.say_line(TextId::import_next, {options.folder.string()});
    return exit_fine;
}

int import_note(const Options& options, Terminal& terminal) {
    Sources sources;
    Diagnostics diagnostics;
    std::string bytes = read_file(options.source);
    if (importer::is_package(bytes) || options.source.extension() == ".docx" ||
        options.source.extension() == ".doc") {
        const auto book =
            importer::read_word(bytes, options.source.filename().string(), diagnostics);
        terminal.complain(diagnostics, sources);
        return import_file(book, options, terminal);
    }
    // Mostly Shift_JIS; a note's encoding is told by its own characters.
    if (ascii::same_letters(options.source.extension().string(), ".txt")) {
        DecodedText japanese = decode_text(bytes, "ja");
        if (importer::is_aozora(japanese.text)) {
            const SourceId source = sources.add(options.source.string(), std::move(japanese.text));
            const std::filesystem::path parent = options.source.parent_path();
            const BookFolder beside(parent.empty() ? std::filesystem::path(".") : parent);
            const auto book = importer::read_aozora(source, sources, beside, diagnostics);
            terminal.complain(diagnostics, sources);
            return import_file(book, options, terminal);
        }
    }
    DecodedText text = decode_text(std::move(bytes), "");
    const SourceId note = sources.add(options.source.string(), std::move(text.text));
    if (!text.encoding.empty()) diagnostics.report(Code::S026, {note, 0, 0}, {text.encoding});
    const auto import = importer::read_note(note, sources, diagnostics);
    terminal.complain(diagnostics, sources);
    if (!import) return exit_book_has_errors;
    importer::write_book(*import, options.source.filename().string(), options.folder);
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

}  // namespace

int run_import(const Options& options, Terminal& terminal) {
    const bool placed = options.folder != ".";
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.source, ignored)) {
        if (placed) return import_note(options, terminal);
        // Opening it tells whether it is there at all.
        static_cast<void>(read_file(options.source));
        terminal.complain(
            {Code::C007, {}, {"DIR"}, Hint{HintId::see_help, {"banxin import --help"}}, {}});
        return exit_usage;
    }
    if (!placed) return import_folder(options, terminal);
    terminal.complain({Code::C013,
                       {},
                       {options.source.string()},
                       Hint{HintId::import_without_place, {options.source.string()}},
                       {}});
    return exit_usage;
}

}  // namespace banxin::cli
