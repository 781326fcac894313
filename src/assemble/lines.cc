#include "assemble/lines.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::assemble {

Line line_from(std::string_view text, std::size_t begin) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    std::size_t next = end;
    if (next < text.size()) next += text.substr(end, 2) == "\r\n" ? std::size_t{2} : std::size_t{1};
    return {begin, end, next};
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

std::size_t end_of_paragraph(std::string_view text, std::size_t at) {
    Line line = line_from(text, at);
    while (line.next < text.size()) {
        const Line next = line_from(text, line.next);
        const std::string_view words = text.substr(next.begin, next.end - next.begin);
        if (words.find_first_not_of(" \t>") == std::string_view::npos) break;
        line = next;
    }
    return line.end;
}

std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == '\t')
            columns += 4 - columns % 4;
        else if (c == ' ')
            ++columns;
        else
            break;
    }
    return columns;
}

std::size_t blanks_of(std::string_view line, std::size_t columns) {
    std::size_t at = 0;
    for (std::size_t column = 0; at < line.size() && column < columns; ++at) {
        if (line[at] == '\t')
            column += 4 - column % 4;
        else if (line[at] == ' ')
            ++column;
        else
            break;
    }
    return at;
}

QuoteMarks quote_marks(std::string_view line) {
    QuoteMarks marks;
    while (true) {
        const std::size_t at = std::min(line.find_first_not_of(' ', marks.width), line.size());
        if (at == line.size() || line[at] != '>' || at - marks.width > 3) return marks;
        marks.width = at + 1;
        if (marks.width < line.size() && line[marks.width] == ' ') ++marks.width;
        ++marks.depth;
    }
}

std::string prefix_under(std::string_view before) {
    std::string made(before);
    for (char& c : made)
        if (c != '>' && c != '\t') c = ' ';
    return made;
}

std::size_t behind_code(std::string_view text, std::size_t at) {
    const auto run = [&](std::size_t from) {
        return std::min(text.find_first_not_of('`', from), text.size()) - from;
    };
    // Nobody writes longer ones; a text of nothing but backticks must not take for ever.
    constexpr std::size_t longest_span = 8192;
    text = text.substr(0, at + longest_span);
    const std::size_t length = run(at);
    if (text.find('`', at + length) == std::string_view::npos) return at + length;
    const std::string_view paragraph = text.substr(0, end_of_paragraph(text, at));
    for (std::size_t next = paragraph.find('`', at + length); next != std::string_view::npos;
         next = paragraph.find('`', next + run(next)))
        if (run(next) == length) return next + length;
    return at + length;
}

std::size_t behind_literal(std::string_view text, std::size_t at) {
    if (text[at] == '`') return behind_code(text, at);
    if (text[at] == '\\' && at + 1 < text.size() &&
        std::string_view("`\\<{[$").find(text[at + 1]) != std::string_view::npos)
        return at + 2;
    if (text.substr(at, 4) == "<!--") {
        constexpr std::size_t longest_comment = 64U << 10U;
        const std::size_t end = text.substr(0, at + longest_comment).find("-->", at + 4);
        if (end != std::string_view::npos) return end + 3;
    }
    if (text[at] == '<' && text.substr(at, 6) == "<code>") {
        constexpr std::size_t longest_code = 2000;
        const std::size_t end = text.substr(0, at + longest_code).find("</code>", at);
        if (end != std::string_view::npos) return end;
    }
    return at + 1;
}

Scanner::Kind Scanner::kind_of(const Line& line) {
    const std::string_view words = text_.substr(line.begin, line.end - line.begin);
    if (line.begin < comment_end_) return Kind::comment;
    if (code_.holds(words)) return Kind::code;
    // HTML that shows its text as it is, or shows none.
    const std::string_view bare = ascii::trimmed(words);
    for (const std::string_view name : {"pre", "script", "style", "textarea"}) {
        if (!bare.starts_with('<') || !bare.substr(1).starts_with(name)) continue;
        const std::size_t after = name.size() + 1;
        if (after < bare.size() && ascii::is_alphanumeric(bare[after])) continue;
        const std::string end_tag = "</" + std::string(name) + ">";
        const std::size_t end = text_.find(end_tag, line.begin);
        if (end == std::string_view::npos) continue;
        comment_end_ = std::max(comment_end_, line_from(text_, end).end);
        return Kind::comment;
    }
    // One that is open at the end of the line.
    for (std::size_t at = words.find_first_of("`<\\"); at != std::string_view::npos;) {
        if (words[at] == '<' && words.substr(at, 4) == "<!--") {
            if (line.begin + at >= no_end_from_) break;
            const std::size_t end = text_.find("-->", line.begin + at + 4);
            if (end == std::string_view::npos) {
                no_end_from_ = line.begin + at;
                break;
            }
            if (end + 3 > line.end) {
                comment_end_ = line_from(text_, end).end;
                return is_blank(words.substr(0, at)) ? Kind::comment : Kind::text;
            }
        }
        const std::size_t next = behind_literal(text_, line.begin + at) - line.begin;
        if (next >= words.size()) break;
        at = words.find_first_of("`<\\", next);
    }
    return Kind::text;
}

}  // namespace banxin::assemble
