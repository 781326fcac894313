// Where the pages of the printed edition begin: marks in the text, to the character. Knows nothing
// of how pages came about.
#include "epub/content.h"

#include <fmt/format.h>

namespace banxin::epub {

/// Marks every page that begins here or has begun since the mark before: none is ever lost.
void ContentWriter::reach(pugi::xml_node parent, const TextPlace& place) {
    while (next_page_ < pages_.size() && pages_[next_page_].place <= place) page_break(parent);
}

/// EPUB Accessibility 1.1, "Page navigation".
void ContentWriter::page_break(pugi::xml_node parent) {
    const std::string& label = pages_[next_page_++].label;
    const std::string id = fmt::format("{}page-{}", own_, label);
    add_page_break(parent, label, id);
    page_breaks_.push_back({label, path() + "#" + id});
}

/// A text of the book: here a page can begin between any two characters.
void ContentWriter::running_text(pugi::xml_node parent, std::string_view characters,
                                 Typeface face) {
    (*written_.sets)[index_of(face)].add(characters);
    const auto pass = [&](std::size_t bytes) {
        add_text(parent, characters.substr(0, bytes));
        characters.remove_prefix(bytes);
        if (in_text_) at_.offset += static_cast<std::uint32_t>(bytes);
    };
    while (in_text_ && next_page_ < pages_.size()) {
        const TextPlace& next = pages_[next_page_].place;
        TextPlace end = at_;
        end.offset += static_cast<std::uint32_t>(characters.size());
        if (next >= end) break;
        pass(next <= at_ ? 0 : next.offset - at_.offset);
        page_break(parent);
    }
    pass(characters.size());
}

/// The inlines of a block in which pages can begin.
void ContentWriter::running_inlines(pugi::xml_node parent, const Inlines& all, Typeface face) {
    reach(parent, at_);
    in_text_ = true;
    inlines(parent, all, face);
    in_text_ = false;
}

}  // namespace banxin::epub
