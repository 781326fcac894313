// Escapes: every ASCII mark may have a backslash before it, and only those get one that need it.
#include "importer/markdown_text.h"

#include "base/ascii.h"

#include <fmt/format.h>

namespace banxin::importer {

std::string escaped(std::string_view words) {
    constexpr std::string_view always = "\\`*_[]<>{}|~$^";
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        const char next = i + 1 < words.size() ? words[i + 1] : ' ';
        const char last = i > 0 ? words[i - 1] : ' ';
        // A single one of these is a letter like others.
        const bool twin = (c == '=' || c == '%' || c == '+') && (next == c || last == c);
        const bool entity = c == '&' && (next == '#' || ascii::is_letter(next));
        const bool tag = (c == '#' || c == '@') && !ascii::is_space(next);
        if (always.find(c) != std::string_view::npos || twin || entity || tag) text += '\\';
        if (c == '\n' || c == '\r')
            text += ' ';
        else
            text += c;
    }
    return text;
}

std::string escaped_start(std::string paragraph) {
    std::size_t at = 0;
    while (at < paragraph.size() && ascii::is_blank(paragraph[at])) ++at;
    paragraph.erase(0, at);
    if (paragraph.empty()) return paragraph;
    if (std::string_view("#+-=:%!@").find(paragraph[0]) != std::string_view::npos)
        return paragraph[0] == '!' && !paragraph.starts_with("![") ? "\\" + paragraph
               : paragraph[0] == '!'                               ? paragraph
                                                                   : "\\" + paragraph;
    // "1." and "1)" would be an item.
    std::size_t digits = 0;
    while (digits < paragraph.size() && ascii::is_digit(paragraph[digits])) ++digits;
    if (digits > 0 && digits < paragraph.size() &&
        (paragraph[digits] == '.' || paragraph[digits] == ')'))
        paragraph.insert(digits, "\\");
    return paragraph;
}

std::string html_escaped(std::string_view words) {
    std::string text;
    for (const char c : words) {
        switch (c) {
            case '<': text += "&lt;"; break;
            case '>': text += "&gt;"; break;
            case '&': text += "&amp;"; break;
            case '"': text += "&quot;"; break;
            case '\n': text += ' '; break;
            default: text += c;
        }
    }
    return text;
}

std::string ruby(std::string_view words, std::string_view reading) {
    return fmt::format("{{{}|{}}}", escaped(words), escaped(reading));
}

std::string link_target(std::string_view address) {
    std::string target;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) <= ' ' || c == '(' || c == ')' || c == '<' || c == '>' ||
            c == '\\')
            target += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            target += c;
    }
    return target;
}

std::string chapter_file(std::size_t number) {
    return fmt::format("{:02}.md", number);
}

}  // namespace banxin::importer
