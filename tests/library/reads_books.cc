// reads_books FOLDER OUTPUT [zh]: says what is wrong with a book, lists its pages, and makes both
// of its files. Then it waits: for each line that comes it does so again.
#include <banxin/session.h>

#include <iostream>
#include <string>

namespace {

namespace library = banxin::library;

void list_pages(const library::Book& book) {
    std::cout << book.title() << ": " << book.page_count() << " pages\n";
    for (std::size_t i = 0; i < book.page_count(); ++i) {
        const library::Page page = book.page(i);
        std::cout << "page " << i + 1 << " [" << page.label << "] " << page.width << " x "
                  << page.height << '\n';
        for (const library::Line& line : page.lines) {
            std::cout << "  " << line.x << ' ' << line.y << ' ' << line.text;
            if (line.place)
                std::cout << "  (" << line.place->file << ':' << line.place->begin.line << ':'
                          << line.place->begin.column << ')';
            std::cout << '\n';
        }
    }
}

/// Whether the files have been made and written.
bool make(const library::Book& book, const std::filesystem::path& output,
          library::Language language) {
    library::MakeOptions options;
    options.output = output;
    const library::Made made = book.make(options);
    std::cerr << made.findings().text(language);
    for (const library::Finding& one : made.findings().list(language))
        std::cout << "finding " << one.code << ' '
                  << (one.place ? one.place->file + ':' + std::to_string(one.place->begin.line)
                                : "-")
                  << ' ' << one.message << '\n';
    if (!made) return false;
    const library::Findings refused = made.write();
    std::cerr << refused.text(language);
    if (refused.error_count() > 0) return false;
    std::cout << "wrote " << made.epub_path().string() << ' ' << made.pdf_path().string() << '\n';
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const auto language = argc > 3 ? library::Language::chinese : library::Language::english;
    library::Session session(argv[1]);
    bool fine = false;
    std::string line;
    do {
        const library::Book book = session.update();
        list_pages(book);
        fine = make(book, argv[2], language);
        std::cout << "---" << std::endl;
    } while (std::getline(std::cin, line));
    return fine ? 0 : 1;
}
