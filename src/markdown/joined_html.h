/// \file
/// An element of HTML that blank lines in it cut up (CommonMark, "HTML blocks") as one again, with
/// the Markdown between its pieces. Private to this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

struct cmark_node;

namespace banxin::markdown {

/// Raw HTML, also where it stands so far in that it would be code.
[[nodiscard]] bool is_raw_html(const cmark_node* node);
[[nodiscard]] std::string_view raw_html_of(const cmark_node* node);

/// Follows pieces of HTML, and knows whether an element is open in which Markdown may stand: a
/// table, `details`, a figure, what is set in the middle.
class OpenHtml {
public:
    void read(std::string_view html);
    [[nodiscard]] bool any() const { return open_ > 0; }

private:
    /// The outermost one, and how many of its name.
    std::string name_;
    int open_ = 0;
};

/// The node before `end` that ends the element which the first one begins; none if it begins none,
/// or none ends. `without_end` counts those: each costs a look at all that follows, so many are an
/// attack.
[[nodiscard]] const cmark_node* last_of_html(const cmark_node* first, const cmark_node* end,
                                             int& without_end);

/// The element that says where blocks of Markdown stand.
[[nodiscard]] std::string placeholder(std::size_t number);

/// Pieces of which line n is line n of the text.
class JoinedHtml {
public:
    explicit JoinedHtml(std::size_t first_line) : line_(first_line) {}
    void add(std::size_t line, std::string_view html);
    [[nodiscard]] std::string take() { return std::move(html_); }

private:
    std::size_t line_;
    std::string html_;
};

}  // namespace banxin::markdown
