// Lines and words that only tell a program something: where contents go, what an abbreviation
// means, how a web page is to look, for which output words are.
#include "assemble/settler.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::assemble {
namespace {

/// `{:toc}`, `{: toc .x}`.
bool is_kramdown_contents(std::string_view line) {
    if (!line.starts_with("{:") || !line.ends_with('}')) return false;
    const std::string_view inside = ascii::trimmed(line.substr(2, line.size() - 3));
    return inside == "toc" || inside.starts_with("toc ");
}

bool is_contents(std::string_view line) {
    constexpr std::array<std::string_view, 17> marks = {
        "[toc]",        "[[toc]]",           "[[_toc_]]",         "${toc}",
        "@[toc]",       "{{toc}}",           "\\newpage",         "\\pagebreak",
        "\\clearpage",  "\\cleardoublepage", "\\tableofcontents", "\\toc",
        "<!-- toc -->", "<!--toc-->",        "<!-- tocstop -->",  "<!-- /toc -->",
        "[[_toc_]]"};
    if (line.size() > 20) return false;
    const std::string lower = ascii::to_lower(line);
    return std::find(marks.begin(), marks.end(), lower) != marks.end();
}

bool is_item(std::string_view line) {
    if (line.size() < 2) return false;
    if (line[1] == ' ') return line[0] == '*' || line[0] == '-' || line[0] == '+' || line[0] == '1';
    return line.starts_with("1. ");
}

/// Attributes as kramdown has them; blanks may stand around them.
std::optional<markdown::Attributes> attributes_in(std::string_view text) {
    constexpr std::size_t longest = 400;
    text = text.substr(0, longest);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return std::nullopt;
    auto attributes = markdown::attributes_at(text);
    if (!attributes || attributes->size != close + 1) return std::nullopt;
    return attributes;
}

/// What a line says that is a comment of HTML and nothing else, in small letters; else "".
std::string comment_in(std::string_view line) {
    if (!line.starts_with("<!--") || line.find("-->") + 3 != line.size() || line.size() < 8)
        return {};
    return ascii::to_lower(ascii::trimmed(line.substr(4, line.size() - 7)));
}

bool begins_made_contents(std::string_view comment) {
    return comment == "toc" || comment.starts_with("toc ") || comment.starts_with("start doctoc") ||
           comment.starts_with("begin toc") || comment.starts_with("markdowntoc") ||
           comment.starts_with("vim-markdown-toc ");
}

bool ends_made_contents(std::string_view comment) {
    return comment == "tocstop" || comment == "/toc" || comment.starts_with("end doctoc") ||
           comment.starts_with("end toc") || comment == "/markdowntoc" ||
           comment == "vim-markdown-toc";
}

/// A link to a heading as an item, or what the program wrote over the list.
bool is_line_of_contents(std::string_view line) {
    if (line.empty() || !comment_in(line).empty()) return true;
    const std::string lower = ascii::to_lower(line);
    if (lower.find("table of contents") != std::string::npos || line.find("目录") == 0) return true;
    const std::size_t mark = line.find_first_not_of("0123456789");
    if (mark == std::string_view::npos ||
        std::string_view("-*+.)").find(line[mark]) == std::string_view::npos)
        return false;
    line = ascii::trimmed(line.substr(mark + 1));
    return line.starts_with('[') && line.ends_with(')') &&
           line.find("](#") != std::string_view::npos;
}

}  // namespace

bool Settler::mark_line() {
    return contents_mark() || abbreviation() || attribute_line() || html_line();
}

bool Settler::contents_mark() {
    const std::string_view line = bare();
    // The item that the mark stands under is there for it alone.
    const std::string_view whole =
        ascii::trimmed(text_.substr(now_.from, now_.line.end - now_.from));
    if (is_item(whole)) {
        const Line next = line_from(text_, now_.line.next);
        std::string_view under = text_.substr(next.begin, next.end - next.begin);
        under.remove_prefix(std::min(now_.quotes, under.size()));
        if (!is_kramdown_contents(ascii::trimmed(under))) return false;
        told_.note(Code::S076, std::string(whole) + " {:toc}", span(now_.from, next.end));
        static_cast<void>(scanner_.kind_of(next));
        now_.line = next;
        drop_line();
        return true;
    }
    if (made_contents()) return true;
    if (!is_contents(line) && !is_kramdown_contents(line)) return false;
    if (now_.words > now_.from && !is_blank(text_.substr(now_.from, now_.words - now_.from)))
        return false;
    // `[toc]` may be a link's name.
    if (line[0] == '[') {
        if (!contents_is_link_)
            contents_is_link_ = text_.find("[toc]:") != std::string_view::npos ||
                                text_.find("[TOC]:") != std::string_view::npos;
        if (*contents_is_link_) return false;
    }
    told_.note(Code::S076, std::string(line), line_span());
    drop_line();
    return true;
}

/// What a program wrote between two comments and would write again: a list of links to headings.
bool Settler::made_contents() {
    if (comment_in(bare()).empty() || !begins_made_contents(comment_in(bare()))) return false;
    constexpr std::size_t most_lines = 500;
    Line next = line_from(text_, now_.line.next);
    for (std::size_t count = 0; count < most_lines && next.begin < text_.size(); ++count) {
        std::string_view words = text_.substr(next.begin, next.end - next.begin);
        words.remove_prefix(std::min(now_.quotes, words.size()));
        words = ascii::trimmed(words);
        if (ends_made_contents(comment_in(words))) {
            told_.note(Code::S076, std::string(bare()), span(now_.words, next.end));
            for (Line one = now_.line; one.begin < next.begin;) {
                one = line_from(text_, one.next);
                static_cast<void>(scanner_.kind_of(one));
            }
            now_.line = next;
            drop_line();
            return true;
        }
        if (!is_line_of_contents(words)) return false;
        next = line_from(text_, next.next);
    }
    return false;
}

/// `*[HTML]: Hyper Text`.
bool Settler::abbreviation() {
    const std::string_view line = bare();
    if (!line.starts_with("*[")) return false;
    const std::size_t close = line.find("]:");
    if (close == std::string_view::npos || close < 3 || close + 2 >= line.size() ||
        !ascii::is_blank(line[close + 2]) || line.find('*', 1) != std::string_view::npos)
        return false;
    told_.note(Code::S079, std::string(line), line_span());
    drop_line();
    return true;
}

/// `{: #id .class }` alone: of the block above, or below. The text that it is for keeps the id.
bool Settler::attribute_line() {
    const std::string_view line = bare();
    if (!line.starts_with("{:") && !line.starts_with("{ .") && !line.starts_with("{ #"))
        return false;
    const auto attributes = attributes_in(line);
    if (!attributes || attributes->size != line.size()) return false;
    changed_ = true;
    if (attributes->id.empty()) {
        told_.note(Code::S079, "{: … }", line_span());
        // Behind a blank line it would have been a block of its own.
        if (after_blank_) drop_line();
        return true;
    }
    begin();
    put("<a id=\"" + attributes->id + "\"></a>", line_span());
    end_line();
    return true;
}

/// `<div markdown>` and the end of it: what is between is Markdown, as if blank lines stood around.
bool Settler::html_line() {
    const std::string_view line = bare();
    if (!line.starts_with('<') || !line.ends_with('>')) return false;
    const bool closes = line.starts_with("</");
    const std::size_t name_at = closes ? 2 : 1;
    const std::size_t end = line.find_first_of(" \t>", name_at);
    const std::string name = ascii::to_lower(line.substr(name_at, end - name_at));
    const std::string_view tag = line.substr(0, line.find('>') + 1);
    if (closes || (name == "figcaption" && !html_.empty())) {
        if (closes && (html_.empty() || html_.back() != name || tag.size() != line.size()))
            return false;
        changed_ = true;
        blank(prefix(), line_span());
        begin();
        copy(now_.words, now_.words + line.size());
        end_line();
        blank(prefix(), line_span());
        if (closes) html_.pop_back();
        return true;
    }
    const std::size_t at = tag.find(" markdown");
    if (at == std::string_view::npos || tag.size() != line.size()) return false;
    const std::size_t behind = at + std::string_view(" markdown").size();
    std::size_t last = behind;
    if (tag.substr(behind).starts_with("=\"")) {
        last = tag.find('"', behind + 2);
        if (last == std::string_view::npos || tag.substr(behind, last - behind) == "=\"0")
            return false;
        ++last;
    } else if (tag[behind] != ' ' && tag[behind] != '>') {
        return false;
    }
    changed_ = true;
    html_.push_back(name);
    begin();
    copy(now_.words, now_.words + at);
    copy(now_.words + last, now_.words + line.size());
    end_line();
    blank(prefix(), line_span());
    return true;
}

/// `{: .class }` behind words.
void Settler::attributes_in_line(std::size_t& at) {
    const std::string_view rest = text_.substr(at, now_.line.end - at);
    const bool kramdown = rest.starts_with("{:");
    // `{ .5 }` is a number.
    if (!kramdown && !(rest.size() > 3 && rest.starts_with("{ .") && ascii::is_letter(rest[3])))
        return;
    const auto attributes = attributes_in(rest);
    if (!attributes) return;
    // Behind a heading, a link or code, the parser's own reader knows them.
    const char before = at > now_.words ? text_[at - 1] : ' ';
    const bool closes = before == ')' || before == ']' || before == '`' || before == '>';
    const std::string_view line = bare();
    if (closes || line.starts_with('#')) return;
    if (!attributes->id.empty() && attributes->classes.empty() && !kramdown) return;
    told_.note(Code::S079, "{: … }", span(at, at + attributes->size));
    changed_ = true;
    const std::size_t before_them = at;
    at += attributes->size;
    if (!attributes->id.empty()) {
        begin();
        put("<a id=\"" + attributes->id + "\"></a>", span(before_them, at));
    }
}

/// `[words]{.content-visible when-format="html"}`.
std::optional<Settler::Conditional> Settler::conditional_at(std::size_t at) {
    constexpr std::size_t longest = 4000;
    const std::string_view line = text_.substr(0, std::min(now_.line.end, at + longest));
    if (line.find("]{.content-", at) == std::string_view::npos) return std::nullopt;
    std::size_t depth = 0;
    std::size_t close = at;
    for (; close < line.size(); close = behind_literal(line, close)) {
        if (line[close] == '[') ++depth;
        if (line[close] == ']' && --depth == 0) break;
    }
    if (close + 1 >= line.size()) return std::nullopt;
    const auto attributes = markdown::attributes_at(line.substr(close + 1));
    const auto shown = attributes ? is_shown(*attributes, values_) : std::nullopt;
    if (!shown) return std::nullopt;
    return Conditional{*shown, close, close + 1 + attributes->size,
                       std::string(line.substr(close + 1, attributes->size))};
}

std::size_t Settler::conditional(const Conditional& one, std::size_t at) {
    if (!one.shown) {
        told_.note(Code::S077, one.label, span(at, one.end));
        return one.end;
    }
    edits_[one.close] = {one.end};
    return at + 1;
}

}  // namespace banxin::assemble
