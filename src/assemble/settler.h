/// \file
/// What a text says to other programs, in words that every reader of Markdown knows: tabs and
/// boxes become callouts (`> [!info] 标题`), which hold whatever they stand in and stand in; short
/// codes become pictures, links, code; marks for contents go. Private to this room.
#pragma once

#include "assemble/files.h"
#include "assemble/lines.h"
#include "assemble/pieced.h"
#include "assemble/tags.h"
#include "assemble/told.h"
#include "assemble/values.h"
#include "markdown/attributes.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::assemble {

/// The words of a title as Markdown that says nothing but them.
[[nodiscard]] std::string escaped(std::string_view words);

/// Whether Quarto would show what stands under these attributes; nothing for others.
[[nodiscard]] std::optional<bool> is_shown(const markdown::Attributes& attributes, Values& values);

class Settler {
public:
    Settler(SourceId source, std::string file, Files& files, Values& values, Told& told);

    /// The text settled; the same one if nothing was to be done.
    [[nodiscard]] SourceId settle();

private:
    /// How a box that is open ends.
    enum class Ends {
        indent,  ///< with a line that is not indented as far
        fence,   ///< with the `:::` of `fence`
        code,    ///< with the block of code in it
        tag,     ///< with the closing tag
        rule,    ///< with `///`
    };
    struct Box {
        Ends ends = Ends::indent;
        /// Of the tag.
        std::string name{};
        /// Which of the open fences.
        std::size_t fence = 0;
        /// Marks of quotations before its lines in the source.
        std::size_t depth = 0;
        /// Columns of blanks that its lines lose behind those.
        std::size_t strip = 0;
        /// What stands there in their place.
        std::string prefix{};
        /// Under its last line: who said it.
        std::string footer{};
        /// Of the item that it stands in.
        std::size_t item_column = 0;
        Span span{};
    };
    /// An open `:::`.
    struct Division {
        enum class Kind { plain, group, tab, shown, panel };
        Kind kind = Kind::plain;
        std::string name{};
        Span span{};
        /// Of the headings that begin the tabs of a panel; 0: none yet.
        std::size_t level = 0;
    };
    /// The line that is being read, and how far it has been written.
    struct Current {
        Line line;
        Scanner::Kind kind = Scanner::Kind::text;
        /// Marks of quotations around all boxes, bytes.
        std::size_t quotes = 0;
        /// Where its own blanks and item marks begin, and where its words.
        std::size_t from = 0;
        std::size_t words = 0;
        /// Something of it has been written.
        bool begun = false;
        /// Its own marks have been written: what follows stands under them.
        bool marked = false;
        bool is_row = false;
    };

    // settler.cc: lines.
    void read_line(std::size_t begin);
    void enter_line();
    void text_line();
    void code_line();
    [[nodiscard]] bool is_indented_code(std::string_view own);
    void copy_line();
    void drop_line();
    void begin();
    void end_line();
    void blank(const std::string& prefix, Span span);
    void put(std::string_view made, Span span);
    void copy(std::size_t from, std::size_t end);
    [[nodiscard]] std::string quotes() const;
    [[nodiscard]] std::string prefix() const { return boxes_.empty() ? "" : boxes_.back().prefix; }
    [[nodiscard]] std::string_view bare() const;
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
    [[nodiscard]] Span line_span() const { return span(now_.words, now_.line.end); }
    [[nodiscard]] bool can_open() const;

    // boxes.cc: what becomes a box, and its end.
    void open_box(std::string_view type, const std::string& title, Box box, std::size_t columns);
    void open_quote(Box box);
    void close_box();
    void close_until(std::size_t count);
    bool tab_line();
    bool admonition();
    bool fence_line();
    bool open_fence(std::string_view info);
    void close_fence();
    void next_tab(const std::string& title);
    bool tab_of_group();
    bool tab_of_panel();
    bool slash_block();
    bool docsify_line();
    bool comment_tab();
    /// False: nothing closes it, and what would be lost is all that follows.
    [[nodiscard]] bool skip_division();

    // marks.cc: lines that say something to a program alone.
    bool mark_line();
    bool contents_mark();
    bool made_contents();
    bool abbreviation();
    bool attribute_line();
    bool html_line();
    void attributes_in_line(std::size_t& at);
    /// Words between brackets that are for some outputs alone, and whether for this one.
    struct Conditional {
        bool shown = false;
        std::size_t close = 0;
        std::size_t end = 0;
        std::string label;
    };
    [[nodiscard]] std::optional<Conditional> conditional_at(std::size_t at);
    /// Where the text goes on.
    std::size_t conditional(const Conditional& one, std::size_t at);

    // edit_marks.cc: changes, keys, pictures by their names.
    struct Replacement {
        std::size_t end = 0;
        std::string made{};
        /// What is told, if anything is.
        Code code = Code::S079;
        std::string told{};
    };
    [[nodiscard]] std::optional<Replacement> edit_at(std::size_t at);
    [[nodiscard]] std::optional<Replacement> change_at(std::size_t at);
    [[nodiscard]] std::optional<Replacement> insertion_at(std::size_t at);
    [[nodiscard]] std::optional<Replacement> picture_at(std::size_t at) const;
    [[nodiscard]] std::optional<Replacement> script_at(std::size_t at) const;
    [[nodiscard]] std::optional<Replacement> dark_picture_at(std::size_t at) const;
    [[nodiscard]] Replacement dropped(std::size_t at, std::size_t end, std::string name) const;
    /// The character before a byte of the line; a blank where its words begin.
    [[nodiscard]] char32_t last_of(std::size_t at) const;
    void replace(const Replacement& one, std::size_t at);

    // short_codes.cc: tags in running text.
    void words(std::size_t at);
    [[nodiscard]] const std::vector<TagPlace>& tags();
    void keep(std::size_t at, std::size_t end);
    void tag(const Tag& tag, std::size_t at, std::size_t& next);
    bool box_tag(const Tag& tag, std::size_t at, std::size_t& next);
    bool code_tag(const Tag& tag, std::size_t at, std::size_t& next);
    bool literal_tag(const Tag& tag, std::size_t at, std::size_t& next);
    bool picture_tag(const Tag& tag, Span at);
    bool link_tag(const Tag& tag, std::size_t at);
    bool value_tag(const Tag& tag, std::size_t at, std::size_t& next);
    void closing_tag(const Tag& tag, Span at);
    void strange_tag(const Tag& tag, Span at);
    [[nodiscard]] std::string file_for(const std::string& name) const;
    /// Goes on behind `offset`, which may be in a line further down.
    void move_line_to(std::size_t offset);

    SourceId source_;
    std::string file_;
    std::string home_;
    Files& files_;
    Values& values_;
    Told& told_;
    std::string_view text_;
    Pieced out_;
    Scanner scanner_;
    bool changed_ = false;
    Current now_;
    /// Of the whole text, once they are asked for.
    std::optional<std::vector<TagPlace>> tags_;
    std::optional<bool> contents_is_link_;
    std::vector<Box> boxes_;
    std::vector<Division> divisions_;
    /// Titles of the tabs of a group, and which is the next.
    std::vector<std::string> tab_titles_;
    std::size_t next_tab_ = 0;
    /// `{% tabs %}` has been met: comments may be tabs.
    bool hexo_tabs_ = false;
    /// Column of what belongs to the last item.
    std::size_t item_column_ = 0;
    bool after_blank_ = true;
    bool in_indented_code_ = false;
    /// A fence of code is open: what its line said.
    bool code_open_ = false;
    std::size_t code_depth_ = 0;
    std::string code_fence_;
    bool hides_rust_lines_ = false;
    /// Up to here nothing is a tag; behind the tag that ends it, up to there, the text goes on.
    std::size_t literal_until_ = 0;
    std::size_t literal_end_ = 0;
    [[nodiscard]] bool is_literal(std::size_t at) const {
        return literal_end_ > 0 && at <= literal_until_;
    }
    std::map<std::string, std::size_t> strange_open_;
    /// Names of the open elements that hold Markdown.
    std::vector<std::string> html_;
    /// Where changes that are open close.
    std::map<std::size_t, Replacement> edits_;
};

}  // namespace banxin::assemble
