/// \file
/// A book laid out: where each of its parts stands, and its pages as they are asked for. Whoever
/// sets the book again after a change gets from the state before it what is still the same.
#pragma once

#include "layout/layout.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::layout {

/// A part of the book: cover, title page, contents or one of the lists, a chapter.
struct PartPlace {
    /// Unique in the book; a chapter's own.
    std::string name;
    /// What it is called in the outline; mostly not empty.
    std::string title;
    /// Its first page in the book, from 0, and how many it has. Blank pages may stand before it.
    std::size_t first_page = 0;
    std::size_t page_count = 0;
    /// Index into Book::chapters; none: it is made by the program.
    std::optional<std::size_t> chapter;
};

/// How much was set: chapters, of these the pieces, and lists of what is in the book.
struct MadeAnew {
    std::size_t chapters = 0;
    std::size_t pieces = 0;
    std::size_t lists = 0;
};

/// Book, style and faces must outlive it. But for `take`, any thread may ask for anything.
class BookLayout {
public:
    /// As `lay_out`. `before`: another state of the book, laid out in the same style, faces and
    /// options with LayoutOptions::keep; it must be there until this has been made.
    BookLayout(const Book& book, const style::Style& style, const text::Fonts& fonts,
               const LayoutOptions& options, Diagnostics& diagnostics,
               const BookLayout* before = nullptr);
    ~BookLayout();
    BookLayout(const BookLayout&) = delete;
    BookLayout& operator=(const BookLayout&) = delete;

    /// In the order of print.
    [[nodiscard]] const std::vector<PartPlace>& parts() const;
    [[nodiscard]] std::size_t page_count() const;
    /// What is printed on a page (from 0); empty where no number is counted.
    [[nodiscard]] std::string label(std::size_t page) const;
    [[nodiscard]] PartPages pages_of(std::size_t part) const;
    /// What of it was set, and not taken over from the state before.
    [[nodiscard]] MadeAnew made() const;
    [[nodiscard]] PageMap starts() const;

    /// All of it as one list of pages.
    [[nodiscard]] Pages pages() const;
    /// The same for those who need nothing else any more: uses it up.
    [[nodiscard]] Pages take();

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace banxin::layout
