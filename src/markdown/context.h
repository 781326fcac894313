/// \file
/// What the readers of one chapter share: its text, where to report, the notes it marks and
/// the HTML it used. One context a chapter; nothing here is shared between threads.
#pragma once

#include "base/diagnostics.h"
#include "document/book.h"
#include "document/dialect.h"
#include "markdown/attributes.h"
#include "markdown/drawn_tables.h"
#include "markdown/fancy_lists.h"
#include "markdown/html_notes.h"
#include "markdown/positions.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct cmark_node;

namespace banxin::markdown {

/// Elements deeper than this are left out, with an error: no book needs them, and every stage
/// after this one walks the tree by recursion.
inline constexpr int deepest = 100;

/// Notes in the order of their first mark.
class NoteIndex {
public:
    struct Entry {
        cmark_node* definition = nullptr;
        std::uint32_t references = 0;
        /// Of a note that stands where its mark is.
        Blocks blocks{};
        Span span{};
    };
    [[nodiscard]] NoteRef refer(cmark_node* definition, Span span);
    /// `^[…]`: numbered when it is met, which is after the marks of its paragraph.
    [[nodiscard]] NoteRef add(Blocks&& blocks, Span span);
    [[nodiscard]] Blocks take_blocks(std::size_t note) { return std::move(entries_[note].blocks); }
    [[nodiscard]] bool has_inline() const { return has_inline_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
    std::unordered_map<cmark_node*, std::uint32_t> numbers_;
    bool has_inline_ = false;
};

/// What a chapter has that was not used, each name once, with its first place and how often.
class Unused {
public:
    void note(const std::string& name, Span span, bool with_content);
    /// S008 and S009: HTML elements.
    void report_html(Diagnostics& diagnostics) const;
    /// S023: divisions, each with the nearest name that there is.
    void report_blocks(Diagnostics& diagnostics) const;
    /// Any message whose arguments are the name and the count.
    void report(Code code, Diagnostics& diagnostics) const;

private:
    struct Entry {
        std::string name;
        Span span;
        std::size_t count = 0;
        bool with_content = false;
    };
    std::vector<Entry> entries_;
};

/// The first of its kind in a chapter, and how many there are.
class First {
public:
    void note(std::string_view name, Span span);
    void report(Code code, Diagnostics& diagnostics) const;

private:
    std::string name_;
    Span span_;
    std::size_t count_ = 0;
};

struct Context {
    const ParsedText& text;
    /// The file, which spans are places in.
    std::string_view source_text;
    Language language;
    Diagnostics& diagnostics;
    Dialect dialect = Dialect::commonmark;
    NoteIndex notes{};
    /// Of notes that may be marked in raw HTML; none where no mark stands there.
    NoteDefinitions definitions{};
    Unused unused_html{};
    /// Cells over others or out of their table, and tables deep in tables.
    First cut_cells{};
    First deep_tables{};
    Unused directives{};
    /// `::: name` of no kind that there is.
    Unused blocks{};
    /// `[words]{.class}` of no look that there is.
    Unused classes{};
    /// `[words]{.aside}`, until the block that they stand in is there.
    Blocks asides{};
    /// What no reader was meant to see.
    First left_out{};
    First percent_comments{};
    First citations{};
    /// By their numbers.
    std::vector<DrawnTable> tables{};
    Examples examples{};
    First tight_headings{};
    /// ［＃…］, for those who set a text of Aozora Bunko.
    First setting_notes{};
    /// First and last line, 0-based, of blocks of code and HTML.
    std::vector<std::pair<std::size_t, std::size_t>> verbatim_lines{};
    /// `<a id="…">` that have been met, with blanks between: what the next block is called, for
    /// links.
    std::string html_anchor{};
    std::vector<PairMark> pair_marks{};
    /// What is said for a picture, by its place: a figure may have it as its caption.
    std::unordered_map<std::uint32_t, Inlines> descriptions{};
    /// What stands in braces behind a picture, by its place, until a figure takes it.
    std::map<std::uint32_t, Attributes> picture_attributes{};
    bool told_too_deep = false;
    /// `<q>` around what is read.
    int open_quotes = 0;
    /// Typed quotation marks and dashes become those of print.
    bool smart = false;
    /// Inside verse: line ends are those of the text.
    bool keeps_lines = false;

    /// All of them are names of the block, behind its own.
    void meet_anchor(std::string_view id);
    /// S003, once a chapter.
    void too_deep(Span span);
    /// What `lang="…"` says; none, and S052, if it is no tag. Nothing is said by "".
    [[nodiscard]] Language language_said(std::string_view tag, Span span);
};

/// Sorts out where a link may lead: relative, http, https, mailto, tel. Anything else is
/// reported (S013) and refused.
[[nodiscard]] bool is_allowed_link(std::string_view url, Span span, Diagnostics& diagnostics);

}  // namespace banxin::markdown
