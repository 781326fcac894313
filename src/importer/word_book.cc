// A Word document to a book folder: one chapter for each heading of the highest level.
#include "base/ascii.h"
#include "importer/guess.h"
#include "importer/markdown_text.h"
#include "importer/new_book.h"
#include "importer/new_files.h"
#include "importer/settings.h"
#include "importer/word_blocks.h"
#include "word/word.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::importer {
namespace {

using word::Block;
using word::Paragraph;

/// The highest level of the headings; 0: there is none.
int top_level(const std::vector<Block>& blocks) {
    int top = 0;
    for (const Block& block : blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block);
            paragraph != nullptr && paragraph->heading > 0 && !plain_words(paragraph->runs).empty())
            top = top == 0 ? paragraph->heading : std::min(top, paragraph->heading);
    return top;
}

struct Piece {
    std::string title;
    std::vector<const Block*> blocks;
};

std::string words_of(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph == nullptr ? "表" : plain_words(paragraph->runs);
}

bool holds_anything(const Piece& piece) {
    return std::any_of(piece.blocks.begin(), piece.blocks.end(), [](const Block* block) {
        const auto* paragraph = std::get_if<Paragraph>(block);
        return paragraph == nullptr || !words_of(*block).empty() ||
               std::any_of(paragraph->runs.begin(), paragraph->runs.end(), [](const auto& run) {
                   return run.kind == word::Run::Kind::picture ||
                          run.kind == word::Run::Kind::footnote;
               });
    });
}

/// A name that any system can have.
std::map<std::string, std::string> pictures_of(const word::Document& document, NewBook& book) {
    std::map<std::string, std::string> places;
    for (const word::Picture& picture : document.pictures) {
        std::string name;
        for (const char c : picture.name)
            name += ascii::is_alphanumeric(c) || c == '.' || c == '-' || c == '_' ? c : '-';
        name = fmt::format("images/{}", name);
        const bool taken = std::any_of(book.files.begin(), book.files.end(),
                                       [&](const NewFile& file) { return file.name == name; });
        if (taken) name.insert(name.rfind('/') + 1, fmt::format("{}-", book.files.size()));
        places[picture.name] = name;
        book.files.push_back({name, picture.bytes});
    }
    return places;
}

}  // namespace

bool is_package(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04");
}

std::optional<NewBook> read_word(const std::string& bytes, const std::string& name,
                                 Diagnostics& diagnostics) {
    const auto document = word::read_document(bytes, name, diagnostics);
    if (!document) return std::nullopt;
    NewBook book;
    FolderImport& import = book.import;
    import.system = System::word;
    const int top = top_level(document->blocks);
    std::vector<Piece> pieces(1);
    std::string sample;
    for (const Block& block : document->blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        if (sample.size() < 65536) sample += words_of(block);
        if (paragraph != nullptr && paragraph->kind == Paragraph::Kind::title &&
            import.title.empty()) {
            import.title = plain_words(paragraph->runs);
            continue;
        }
        if (paragraph != nullptr && paragraph->kind == Paragraph::Kind::subtitle &&
            import.subtitle.empty()) {
            import.subtitle = plain_words(paragraph->runs);
            continue;
        }
        if (paragraph != nullptr && top > 0 && paragraph->heading == top &&
            !plain_words(paragraph->runs).empty()) {
            Piece piece;
            piece.title = (paragraph->number.empty() ? "" : paragraph->number + "　") +
                          plain_words(paragraph->runs);
            pieces.push_back(std::move(piece));
        }
        pieces.back().blocks.push_back(&block);
    }
    std::erase_if(pieces,
                  [](const Piece& piece) { return piece.title.empty() && !holds_anything(piece); });
    if (pieces.empty()) {
        diagnostics.report(Code::C011, {}, {name});
        return std::nullopt;
    }
    if (import.title.empty()) {
        import.title = document->title.empty() ? stem_of(name) : document->title;
        import.guessed.push_back("title = " + import.title);
    }
    if (!document->author.empty()) {
        // Who wrote the file is mostly who wrote the book.
        import.authors = {document->author};
        import.guessed.push_back("authors = " + document->author);
    }
    import.language = settle_language(document->language, import.title + sample);
    if (Language::parse(document->language) != import.language)
        import.guessed.push_back("language = " + import.language.tag());
    const std::map<std::string, std::string> pictures = pictures_of(*document, book);
    for (const Piece& piece : pieces) {
        ListedChapter chapter;
        chapter.file = chapter_file(import.chapters.size() + 1);
        chapter.needs_title = piece.title.empty();
        chapter.title = piece.title.empty() ? import.title : piece.title;
        book.files.push_back(
            {chapter.file, markdown_of(piece.blocks, std::max(top, 1), *document, pictures)});
        import.chapters.push_back(std::move(chapter));
    }
    return book;
}

void write_book(const NewBook& book, const std::filesystem::path& folder) {
    const std::string manifest = manifest_text(book.import);
    std::vector<PendingFile> files = {{folder / "banxin.toml", manifest}};
    for (const NewFile& file : book.files)
        files.push_back({folder / std::filesystem::path(file.name), file.bytes});
    write_new_files(files, {HintId::name_new_folder, {}});
}

}  // namespace banxin::importer
