// Whole books, small: every text that their EPUB holds. They are in books.txt.

#include "document/walk.h"
#include "unit/cases.h"
#include "unit/epub/support.h"
#include "unit/passes/whole_book.h"

#include <filesystem>
#include <sstream>

namespace banxin::epub::testing {
namespace {

using banxin::testing::WholeBook;

/// A page of print begins with each block, and some begin inside of one.
PageMap pages_of(const Book& book) {
    PageMap pages{"i", "ii", {}};
    int page = 0;
    const auto begin = [&](std::size_t chapter, std::uint32_t block, std::uint32_t offset) {
        pages.starts.push_back(
            {{static_cast<std::uint32_t>(chapter), block, offset}, std::to_string(++page)});
    };
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        begin(i, 0, 0);
        for_each_block(book.chapters[i].blocks, [&](const Block& block) {
            begin(i, block.number, 0);
            if (std::holds_alternative<Table>(block.value)) begin(i, block.number, 2);
            if (std::holds_alternative<Paragraph>(block.value)) begin(i, block.number, 3);
            if (std::holds_alternative<CodeBlock>(block.value)) begin(i, block.number, 2);
        });
    }
    return pages;
}

/// What stands in a style that is not the author's.
std::string converter_made_of(const std::string& style) {
    const std::string own =
        banxin::read_file(std::filesystem::path(BANXIN_SOURCE_DIR) / "styles/classic/epub.css");
    std::istringstream lines(style);
    std::string made;
    for (std::string line; std::getline(lines, line);)
        if (own.find(line + "\n") == std::string::npos) made += line + "\n";
    return made;
}

/// Titles say what is asked for: pages, parted (documents of few bytes), fonts, style, and metadata
/// beside the texts; or the text alone.
std::string written(const std::string& text, const std::string& title) {
    const auto asks = [&](const char* what) { return title.find(what) != std::string::npos; };
    const WholeBook whole(text);
    if (!whole.manifest) return {};
    const OutputSettings& output = whole.manifest->output;
    EpubOptions options;
    options.embed_fonts = asks("fonts");
    options.contents_depth = output.contents_depth;
    options.cover_page = output.cover_page;
    options.ncx = output.ncx;
    options.ruby_parentheses = output.ruby_parentheses;
    options.notes = whole.manifest->typography.notes;
    options.jobs = 1;
    if (const auto date = whole.book.metadata.date) options.modified = seconds_of(*date);
    if (asks("parted")) options.document_bytes = 700;
    const PageMap pages = pages_of(whole.book);
    if (asks("pages")) options.pages = &pages;
    const Made made = make(whole.book, options);
    std::string found;
    for (const RawEntry& entry : made.entries) {
        const auto ends = [&](const char* ending) { return entry.name.ends_with(ending); };
        const std::string& bytes = made.files.at(entry.name);
        found += "---- " + entry.name + "\n";
        const bool wanted = entry.name.starts_with("epub/text/") ? true
                            : entry.name.starts_with("epub/")    ? !asks("text: ")
                                                                 : asks("metadata");
        if (ends(".css") && asks("style"))
            found += converter_made_of(bytes);
        else if (wanted && (ends(".xhtml") || ends(".opf") || ends(".ncx") || ends(".xml")))
            found += bytes + "\n";
    }
    for (const Code code : made.complaints) found += std::string(name_of(code)) + "\n";
    return found;
}

TEST(Books, AreWrittenAsTheyAlwaysWere) {
    banxin::testing::expect_cases("epub/books.txt", written);
}

}  // namespace
}  // namespace banxin::epub::testing
