#include "markdown/comments.h"

#include "base/ascii.h"
#include "markdown/fences.h"
#include "markdown/hidden_nodes.h"
#include "markdown/html_reader.h"
#include "markdown/pair_marks.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <array>

namespace banxin::markdown {
namespace {

constexpr std::string_view opening = "<!--";
constexpr std::string_view closing = "-->";
/// What opens and closes a comment of Obsidian's.
constexpr std::string_view percents = "%%";

/// What a line further down must stand in as well. A few blanks are no container.
std::string_view container_of(std::string_view line) {
    const std::string_view before = line.substr(0, container_width(line));
    return before.find_first_not_of(' ') == none && before.size() < 4 ? std::string_view() : before;
}

class CommentHider {
public:
    explicit CommentHider(std::string& text) : text_(text) {}

    void run() {
        CodeLines code;
        for (std::size_t begin = 0; begin < text_.size();) {
            const std::string_view line = line_at(text_, begin);
            const std::size_t end = code.holds(line) ? begin + line.size() : scan(begin);
            begin = end + 1;
        }
    }

private:
    /// Goes through a line, and those that a comment or a code span joins to it; where it ends.
    std::size_t scan(std::size_t begin) {
        std::size_t end = begin + line_at(text_, begin).size();
        for (std::size_t at = text_.find_first_of("\\`<%", begin); at < end;
             at = text_.find_first_of("\\`<%", at)) {
            if (text_[at] == '\\') {
                at += 2;
            } else if (text_[at] == '`') {
                at = behind_code(at);
            } else if (text_[at] == '%') {
                at = percent_comment(begin, at);
            } else if (!std::string_view(text_).substr(at).starts_with(opening)) {
                at = behind_tag(at);
            } else {
                at = comment(begin, at);
            }
            if (at <= end) continue;
            begin = text_.rfind('\n', std::min(at, text_.size()) - 1) + 1;
            end = at + line_at(text_, std::min(at, text_.size())).size();
        }
        return std::min(end, text_.size());
    }

    /// Behind a code span of the same paragraph, or behind its backticks when it is none.
    [[nodiscard]] std::size_t behind_code(std::size_t at) const {
        constexpr std::size_t longest = 5000;
        const std::size_t inside = std::min(text_.find_first_not_of('`', at), text_.size());
        const std::size_t last = std::min(text_.size(), inside + longest);
        for (std::size_t i = inside; i < last; ++i) {
            if (text_[i] == '\n' && line_at(text_, i + 1).find_first_not_of(" \t>") == none) break;
            if (text_[i] != '`') continue;
            const std::size_t end = std::min(text_.find_first_not_of('`', i), text_.size());
            if (end - i == inside - at) return end;
            i = end - 1;
        }
        return inside;
    }

    /// Behind a tag, whose values may hold anything (CommonMark, "Raw HTML"), or behind what would
    /// have begun one.
    [[nodiscard]] std::size_t behind_tag(std::size_t begin) const {
        constexpr std::size_t longest = 5000;
        const std::string_view text = std::string_view(text_).substr(0, begin + longest);
        constexpr std::string_view blanks = " \t\n";
        constexpr std::string_view unquoted_end = " \t\n\"'=<>`";
        if (begin + 1 >= text.size() || !ascii::is_letter(text[begin + 1])) return begin + 1;
        std::size_t at = std::min(text.find_first_of(" \t\n/><\"'", begin + 1), text.size());
        while (at < text.size()) {
            const std::size_t next = std::min(text.find_first_not_of(blanks, at), text.size());
            if (next == text.size()) break;
            if (text[next] == '>') return next + 1;
            if (text[next] == '/') return text.substr(next, 2) == "/>" ? next + 2 : begin + 1;
            const std::size_t name = std::min(text.find_first_of(" \t\n=/>", next), text.size());
            if (next == at || name == next) break;
            at = name;
            const std::size_t equals = std::min(text.find_first_not_of(blanks, at), text.size());
            if (equals == text.size() || text[equals] != '=') continue;
            at = std::min(text.find_first_not_of(blanks, equals + 1), text.size());
            if (at == text.size()) break;
            const char quote = text[at];
            const bool quoted = quote == '"' || quote == '\'';
            at = quoted ? text.find(quote, at + 1) : text.find_first_of(unquoted_end, at);
            if (at == none || text.substr(begin, at - begin).find("\n\n") != none) break;
            at += quoted ? 1 : 0;
        }
        return begin + 1;
    }

    /// Behind a comment, which is hidden; or behind what would have begun one.
    std::size_t comment(std::size_t line, std::size_t at) {
        const std::string_view first = line_at(text_, line);
        const std::string_view before = first.substr(0, at - line);
        const std::size_t width = container_width(first);
        const bool leads = at - line == width;
        const std::size_t end = end_in_block(at, container_of(first));
        // One without an end hides its block if it leads it, and else is text; so does the text
        // of one inside a line that reaches into another.
        if (end == none) return at + opening.size();
        if (!leads && text_.find(opening, at + opening.size()) < end) return at + opening.size();
        const std::size_t mark = before.find_last_not_of(" \t");
        const std::size_t indent = width - (mark == none ? 0 : mark + 1);
        // So far in, it may be a line of the paragraph above it, or code.
        if (leads && indent < 4)
            join_lines(text_, at, end, container_of(first));
        else
            hide(at, end, container_of(first));
        return end;
    }

    void hide(std::size_t at, std::size_t end, std::string_view container) {
        join_lines(text_, at, end, container);
        text_[at] = comment_begin;
        text_[end - 1] = comment_end;
        std::replace(text_.begin() + static_cast<std::ptrdiff_t>(at),
                     text_.begin() + static_cast<std::ptrdiff_t>(end), '|', hidden_bar);
    }

    /// Behind a comment between `%%`, which is hidden, or behind the signs.
    std::size_t percent_comment(std::size_t line, std::size_t at) {
        const std::size_t behind = std::min(text_.find_first_not_of('%', at), text_.size());
        if (!may_open_percents(text_, at)) return behind;
        const std::string_view first = line_at(text_, line);
        const bool leads = at - line == container_width(first);
        const bool alone = leads && line_at(text_, behind).find_first_not_of(" \t") == none;
        const std::size_t end = end_of_percents(behind, container_of(first), leads, alone);
        if (end == none) return behind;
        hide(at, end, container_of(first));
        return end;
    }

    /// Behind the signs that close it: in its paragraph or, where it leads its line, at the end of
    /// a line further down; where it is alone there, wherever it is closed.
    [[nodiscard]] std::size_t end_of_percents(std::size_t from, std::string_view container,
                                              bool leads, bool alone) const {
        // More signs than these, and it is no comment.
        constexpr int most = 200;
        const std::string_view text = text_;
        bool blank = false;
        std::size_t seen = from;
        int met = 0;
        for (std::size_t at = text.find(percents, from); at != none && met < most;
             at = text.find(percents, at + 1), ++met) {
            for (std::size_t i = text.find('\n', seen); i < at; i = text.find('\n', i + 1)) {
                const std::string_view line = line_at(text, i + 1);
                if (line.find_first_not_of(" \t>") == none)
                    blank = true;
                else if (blank && !is_inside(line, container))
                    return none;
                if (blank && !leads) return none;
                seen = i + 1;
            }
            const std::size_t end = std::min(text.find_first_not_of('%', at), text.size());
            const bool ends_line = line_at(text, end).find_first_not_of(" \t") == none;
            if (end - at == percents.size() && (!blank || alone || ends_line)) return end;
            at = end - 1;
        }
        return none;
    }

    /// As `end_of_comment`; none when the comment's containers end before.
    std::size_t end_in_block(std::size_t at, std::string_view container) {
        const std::string_view text = text_;
        if (text.substr(at).starts_with("<!-->")) return at + 5;
        if (text.substr(at).starts_with("<!--->")) return at + 6;
        if (next_close_ < at + opening.size())
            next_close_ = text.find(closing, at + opening.size());
        if (next_close_ == none) return none;
        bool blank = false;
        for (std::size_t i = text.find('\n', at); i < next_close_; i = text.find('\n', i + 1)) {
            const std::string_view line = line_at(text, i + 1);
            if (line.find_first_not_of(" \t>") == none)
                blank = true;
            else if (blank && !is_inside(line, container))
                return none;
        }
        return next_close_ + closing.size();
    }

    std::string& text_;
    /// The first `-->` behind a place that was asked for.
    std::size_t next_close_ = 0;
};

/// Lines that have something on them.
std::size_t lines_of(std::string_view hidden) {
    std::size_t lines = 0;
    for (std::size_t at = 0; at < hidden.size(); at += line_at(hidden, at).size() + 1)
        if (line_at(hidden, at).find_first_not_of(" \t") != none) ++lines;
    return lines;
}

/// S044.
void tell_hidden(std::string_view name, std::string_view closer, std::string_view hidden, Span span,
                 Context& context) {
    context.diagnostics.report(Code::S044, span,
                               {std::string(name), std::to_string(lines_of(hidden))},
                               Hint{HintId::close_with, {std::string(closer)}});
}

/// S100, once a chapter; S044 for one that has text on its first line and reaches further than
/// its paragraph, which it hardly was to.
void meet_percents(std::string_view comment, Span span, Context& context) {
    context.percent_comments.note(percents, span);
    const std::string_view first = line_at(comment, 0);
    const bool alone = first.find_first_not_of(" \t", percents.size()) == none;
    bool blank = false;
    for (std::size_t end = comment.find('\n'); end != none; end = comment.find('\n', end + 1))
        blank = blank || line_at(comment, end + 1).find_first_not_of(" \t>") == none;
    if (blank && !alone) tell_hidden(percents, percents, comment, span, context);
}

/// Elements whose text is no markup (HTML, "Parsing HTML fragments").
bool is_raw(std::string_view name) {
    constexpr std::array<std::string_view, 8> names = {"script", "style",  "textarea", "title",
                                                       "xmp",    "iframe", "noembed",  "noframes"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Goes through a block of HTML from mark to mark.
class CommentCutter {
public:
    CommentCutter(std::string html, const ContentMap& map, Context& context)
        : html_(std::move(html)), map_(map), context_(context) {}

    std::string run() {
        for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at))
            at = mark(at);
        return std::move(html_);
    }

private:
    [[nodiscard]] bool begins(std::size_t at, std::string_view what) const {
        return std::string_view(html_).substr(at).starts_with(what);
    }

    std::size_t mark(std::size_t at) {
        const char next = at + 1 < html_.size() ? html_[at + 1] : '\0';
        if (begins(at, opening)) return comment(at);
        if (begins(at, "<![CDATA[")) return data(at);
        if (next == '?') return instruction(at, "<?", "?>");
        if (next == '!' && at + 2 < html_.size() && ascii::is_letter(html_[at + 2]))
            return instruction(at, std::string_view(html_).substr(at, 12), ">");
        if (ascii::is_letter(next)) return tag(at);
        return at + 1;
    }

    std::size_t comment(std::size_t at) {
        const std::size_t end = end_of_comment(html_, at);
        const std::size_t last = std::min(end, html_.size());
        const std::string_view all = std::string_view(html_).substr(at, last - at);
        if (end == none || all.find(opening, opening.size()) != none)
            tell_hidden(opening, closing, all, map_.span(at, at + opening.size()), context_);
        else
            meet_pair_mark(all, map_.span(at, last), context_);
        return drop(at, last);
    }

    std::size_t data(std::size_t at) {
        const std::size_t end = html_.find("]]>", at);
        // An end tag without a name is nothing.
        if (end != none) html_.replace(end, 3, "</>");
        return drop(at, at + 9);
    }

    std::size_t instruction(std::size_t at, std::string_view name, std::string_view closer) {
        const std::size_t end = html_.find(closer, at);
        const std::size_t last = end == none ? html_.size() : end + closer.size();
        const std::string_view word = name.substr(0, name.find_first_of(" \t\n>"));
        if (end == none)
            tell_hidden(word, closer, std::string_view(html_).substr(at), map_.span(at, at + 2),
                        context_);
        else
            context_.left_out.note(word, map_.span(at, last));
        return drop(at, last);
    }

    /// Behind a tag, and behind the text of an element that has no markup.
    std::size_t tag(std::size_t at) {
        char quote = '\0';
        std::size_t end = at + 1;
        for (; end < html_.size() && (quote != '\0' || html_[end] != '>'); ++end) {
            const char c = html_[end];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if ((c == '"' || c == '\'') && html_[end - 1] == '=')
                quote = c;
        }
        const std::string name = tag_name(html_, at + 1);
        if (!is_raw(name)) return end;
        for (std::size_t i = html_.find("</", end); i != none; i = html_.find("</", i + 2))
            if (tag_name(html_, i + 2) == name) return i;
        if (goes_with_content(name))
            tell_hidden("<" + name + ">", "</" + name + ">", std::string_view(html_).substr(at),
                        map_.span(at, at + 1 + name.size()), context_);
        return html_.size();
    }

    /// Makes a comment that every HTML parser ends in the same place.
    std::size_t drop(std::size_t begin, std::size_t end) {
        constexpr std::string_view shortest = "<!---->";
        const std::size_t size = end - begin;
        if (size < shortest.size()) return end;
        html_.replace(begin, size, size, '.');
        html_.replace(begin, opening.size(), opening);
        html_.replace(end - closing.size(), closing.size(), closing);
        return end;
    }

    std::string html_;
    const ContentMap& map_;
    Context& context_;
};

cmark_node* match_comment(cmark_syntax_extension*, cmark_parser*, cmark_node* parent,
                          unsigned char character, cmark_inline_parser* inlines) noexcept {
    if (character != static_cast<unsigned char>(comment_begin)) return nullptr;
    cmark_chunk* chunk = cmark_inline_parser_get_chunk(inlines);
    const std::string_view text(static_cast<const char*>(static_cast<const void*>(chunk->data)),
                                static_cast<std::size_t>(chunk->len));
    const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inlines));
    const std::size_t end = text.find(comment_end, begin);
    return end == none ? nullptr : take_hidden(parent, inlines, end + 1 - begin);
}

}  // namespace

void hide_comments(std::string& text) {
    if (text.find(opening) != none || text.find(percents) != none) CommentHider(text).run();
}

bool may_open_percents(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_not_of('%', at), text.size());
    const char before = at > 0 ? text[at - 1] : ' ';
    if (end - at != percents.size() || before == '%') return false;
    if (ascii::is_letter(before) || ascii::is_digit(before)) return false;
    constexpr std::size_t longest = 300;
    std::size_t word = at;
    while (word > 0 && at - word < longest && text[word - 1] > ' ' && text[word - 1] <= '~') --word;
    return text.substr(word, at - word).find("://") == none;
}

std::size_t end_of_comment(std::string_view text, std::size_t at) {
    if (text.substr(at).starts_with("<!-->")) return at + 5;
    if (text.substr(at).starts_with("<!--->")) return at + 6;
    const std::size_t close = text.find(closing, at + opening.size());
    return close == none ? none : close + closing.size();
}

cmark_syntax_extension* make_comment_extension() {
    return make_hidden_extension("comment", {comment_begin}, match_comment);
}

std::string without_comments(std::string html, const ContentMap& map, Context& context) {
    return CommentCutter(std::move(html), map, context).run();
}

std::string_view meet_comment(std::string_view html, Span span, Context& context) {
    if (html.starts_with(percents)) {
        meet_percents(html, span, context);
        return {};
    }
    if (html.starts_with("<![CDATA[")) return html.substr(9, html.size() - 12);
    if (!html.starts_with(opening)) {
        context.left_out.note(html.substr(0, html.find_first_of(" \t\n>")), span);
        return {};
    }
    // In CommonMark a blank line would have ended the text that it stands in.
    bool blank = false;
    for (std::size_t at = html.find('\n'); at != none && !blank; at = html.find('\n', at + 1))
        blank = line_at(html, at + 1).find_first_not_of(" \t") == none;
    if (blank) tell_hidden(opening, closing, html, span, context);
    meet_pair_mark(html, span, context);
    return {};
}

}  // namespace banxin::markdown
