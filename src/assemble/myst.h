/// \file
/// MyST, the Markdown of Jupyter Book and Sphinx: directives (```` ```{note} ````, `:::{figure}`),
/// roles (``{ref}`…` ``), labels (`(name)=`), comments (`% …`), in words that the rest of this room
/// and every reader of Markdown know. Private to this room.
#pragma once

#include "assemble/files.h"
#include "assemble/lines.h"
#include "assemble/pieced.h"
#include "assemble/told.h"
#include "base/language.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::assemble {

enum class DirectiveKind {
    box,    ///< with a title, its own or its type's
    plain,  ///< only parts what is in it from the rest
    quotation,
    code,
    contents,  ///< a list that a book makes by itself
    figure,
    image,
    moving_picture,
    formula,
    file,  ///< put in
    list_table,
    csv_table,
    table,  ///< a caption for one
    glossary,
};

/// A directive, as its program reads it.
struct Directive {
    DirectiveKind kind;
    std::string name;
    std::string argument;
    /// `:width: 50%` under the first line, or the same as YAML between `---`.
    std::vector<std::pair<std::string, std::string>> options{};
    /// Of an option; "" for one that is not there.
    [[nodiscard]] std::string value(std::string_view key) const;
};
/// `{name} argument`, what stands behind a fence; of a known name.
[[nodiscard]] std::optional<Directive> directive_in(std::string_view info);

class Myst {
public:
    Myst(Files& files, Language language, Told& told)
        : files_(files), language_(language), told_(told) {}

    /// The text in other words; the same one if nothing in it is MyST's. What says something to a
    /// program alone is left out and told of (S076, S077, S079, S100); a directive that is not
    /// known stays, and is a block of code to every reader.
    [[nodiscard]] SourceId settle(SourceId source);

private:
    struct Fence {
        char mark = '`';
        std::size_t length = 0;
        /// Blanks and marks of containers before it.
        std::string before{};
        std::string_view info{};
    };
    struct Open {
        Fence fence;
        /// Words that are nobody's, to the fence that ends them.
        bool is_code = false;
        /// The line that ends it here; none: the one that ends it there.
        std::optional<std::string> closing{};
        /// Marks of a quotation, before each of its lines.
        std::string prefix{};
    };

    void run(SourceId source);
    void write_line(const Line& line);
    void copy_line(const Line& line);
    void copy_words(const Line& line);
    bool close(const Line& line);
    bool mark_line(const Line& line);
    bool attribution(const Line& line);
    bool labelled_formula(const Line& line);

    void open(const Fence& fence, Directive directive, const Line& line);
    void put_name(const Directive& directive);
    void open_text(const Fence& fence, const std::string& opening, std::string closing);
    void open_box(const Fence& fence, const Directive& directive);
    void figure(const Fence& fence, const Directive& directive);
    void image(const Directive& directive);
    void code(const Fence& fence, const Directive& directive);
    void moving_picture(const Fence& fence, const Directive& directive);
    void math(const Fence& fence, const Directive& directive);
    void include(const Fence& fence, const Directive& directive);
    void list_table(const Fence& fence, const Directive& directive);
    void csv_table(const Fence& fence, const Directive& directive);
    void put_caption(const Directive& directive);
    void put_table(const Directive& directive, const std::vector<std::vector<std::string>>& rows);
    void glossary(const Fence& fence);

    void put_line(std::string_view made);
    [[nodiscard]] std::string prefix() const;
    [[nodiscard]] Span span_of(const Line& line) const;
    [[nodiscard]] std::string_view behind(std::string_view before, const Line& line) const;
    [[nodiscard]] std::optional<Fence> fence_at(const Line& line) const;
    /// Takes the options below a directive's first line.
    void take_options(Directive& directive, const Fence& fence);
    /// The lines to the fence that ends it, without what stands before them; they count as read.
    [[nodiscard]] std::vector<std::string> take_body(const Fence& fence);

    Files& files_;
    Language language_;
    Told& told_;
    SourceId source_ = SourceId::none;
    std::string_view text_;
    Pieced out_;
    bool changed_ = false;
    bool has_comments_ = false;
    std::vector<Open> open_;
    /// Where the line begins that is next.
    std::size_t next_ = 0;
    /// What is made in place of a directive is from there, and stands behind these marks.
    Span place_;
    std::string before_;
};

/// Whether anything in the text may be MyST's.
[[nodiscard]] bool may_be_myst(std::string_view text);

}  // namespace banxin::assemble
