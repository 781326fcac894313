#include "library/inside.h"

namespace banxin::library {

Book::Inside::Inside(std::shared_ptr<const BookState> state_, std::filesystem::path folder_,
                     SessionOptions options_)
    : state(std::move(state_)),
      book(state->book),
      parts(book),
      findings(findings_in(state->run)),
      folder(std::move(folder_)),
      options(options_) {}

Book::Book(std::shared_ptr<const Inside> inside) noexcept : inside_(std::move(inside)) {}

bool Book::is_current() const noexcept {
    return inside_ != nullptr && inside_->state->is_set;
}

const Findings& Book::findings() const noexcept {
    static const Findings nothing;
    return inside_ == nullptr ? nothing : inside_->findings;
}

std::string Book::title() const {
    if (inside_ == nullptr || inside_->book == nullptr) return {};
    return inside_->book->loaded.book.metadata.title.value;
}

std::size_t Book::page_count() const noexcept {
    if (inside_ == nullptr || inside_->book == nullptr) return 0;
    return inside_->book->layout == nullptr ? 0 : inside_->book->layout->page_count();
}

Page Book::page(std::size_t index) const {
    Page page;
    if (index >= page_count()) return page;
    const SetBook& book = *inside_->book;
    page.width = book.loaded.style.page.trim_width.pt();
    page.height = book.loaded.style.page.trim_height.pt();
    page.label = book.layout->label(index);
    const auto at = page_of_part(book, index);
    if (!at) return page;
    const auto part = inside_->parts.of(at->part);
    const layout::Page& set = part->pages[at->page];
    for (const layout::PlacedLine& line : set.lines) {
        page.lines.push_back({line.at.x.pt(), line.at.y.pt(), line.height.pt(),
                              text_of(*part, set, line),
                              range_of(file_place(book, at->part, line))});
    }
    return page;
}

Made Book::make(const MakeOptions& options) const {
    auto made = std::make_shared<Made::Inside>();
    made->findings = findings();
    if (!is_current()) return Made(std::move(made));
    BuildRequest request;
    request.folder = inside_->folder;
    request.output = options.output;
    request.only_epub = options.epub;
    request.only_pdf = options.pdf;
    request.source_date = options.source_date;
    const auto run = std::make_shared<Run>(*inside_->state->run);
    try {
        const SetBook& book = *inside_->book;
        made->files = make_book(request, book.loaded, book.layout.get(), *run);
    } catch (...) {
        tell_exception(*run);
    }
    made->findings = findings_in(run);
    return Made(std::move(made));
}

}  // namespace banxin::library
