// The blank between a heading's number and its words (TYPOGRAPHY.md, H14): one em after 第一章,
// half an em after 1.1, none after 一、 and （一）, whose marks bring their own.
#include "base/ascii.h"
#include "base/unicode.h"
#include "document/walk.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <string>
#include <string_view>

namespace banxin::passes {
namespace {

constexpr std::u32string_view han_numerals = U"〇零一二三四五六七八九十百千两";
constexpr std::u32string_view counted = U"编編部卷篇章节節回讲講课課集册冊";
constexpr char32_t en_space = 0x2002;

bool is_gap(char32_t c) {
    return c == U' ' || c == chars::tab || c == chars::no_break_space || c == en_space ||
           c == chars::ideographic_space;
}

std::size_t after_numeral(std::u32string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (at < text.size() && ascii::is_digit(text[at])) ++at;
    if (at > begin) return at;
    while (at < text.size() && han_numerals.find(text[at]) != std::u32string_view::npos) ++at;
    return at;
}

/// A number at the head of a text, and the blank that belongs after it.
struct HeadingNumber {
    std::size_t size = 0;  ///< in code points; 0: there is none
    std::u32string_view blank;
};

/// 第一章, 第12节.
HeadingNumber counted_number(std::u32string_view text) {
    if (text.empty() || text[0] != U'第') return {};
    const std::size_t end = after_numeral(text, 1);
    if (end == 1 || end >= text.size()) return {};
    if (counted.find(text[end]) == std::u32string_view::npos) return {};
    return {end + 1, U"\u3000"};
}

/// 1.1, 2.3.1, and 1. with a stop; "2024 年" is a year.
HeadingNumber decimal_number(std::u32string_view text) {
    std::size_t at = 0;
    bool stop = false;
    while (at < text.size() && ascii::is_digit(text[at])) {
        while (at < text.size() && ascii::is_digit(text[at])) ++at;
        if (at >= text.size() || text[at] != U'.') break;
        stop = true;
        ++at;
    }
    if (!stop) return {};
    return {at, U"\u2002"};
}

/// 一、 and （一）.
HeadingNumber marked_number(std::u32string_view text) {
    const bool bracket = text[0] == U'（';
    const std::size_t begin = bracket ? 1 : 0;
    const std::size_t end = after_numeral(text, begin);
    if (end == begin || end >= text.size()) return {};
    if (text[end] != (bracket ? U'）' : U'、')) return {};
    return {end + 1, {}};
}

HeadingNumber number_of(std::u32string_view text) {
    if (text.empty()) return {};
    for (const auto read : {counted_number, decimal_number, marked_number}) {
        if (const HeadingNumber found = read(text); found.size > 0) return found;
    }
    return {};
}

/// Only a blank that was typed is changed: none is put where the author has none.
void settle(Inlines& heading) {
    Text* first = nullptr;
    for_each_inline(heading, [&](Inline& one) {
        first = std::get_if<Text>(&one.value);
        return children_of(one) == nullptr;
    });
    if (first == nullptr) return;
    const std::u32string text = to_utf32(first->text);
    const HeadingNumber number = number_of(text);
    std::size_t end = number.size;
    while (end < text.size() && is_gap(text[end])) ++end;
    if (number.size == 0 || end == number.size || end == text.size()) return;
    std::u32string settled(text, 0, number.size);
    settled += number.blank;
    settled += std::u32string_view(text).substr(end);
    first->text = to_utf8(settled);
}

}  // namespace

std::u32string counting_of(std::string_view heading) {
    constexpr std::u32string_view numerals = U"0123456789〇零一二三四五六七八九十百千两ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ";
    constexpr std::u32string_view marks = U"第（(）)、.．，章节節回讲講课課";
    std::u32string counting;
    bool number = false;
    for (const char32_t c : to_utf32(heading)) {
        const bool numeral = numerals.find(c) != std::u32string_view::npos;
        if (!numeral && marks.find(c) == std::u32string_view::npos) break;
        number = number || numeral;
        if (!numeral || counting.empty() || counting.back() != U'N') counting += numeral ? U'N' : c;
    }
    // A mere numeral is mostly a word: 一个人.
    return number && counting.size() > 1 ? counting : std::u32string();
}

bool brings_number(std::string_view heading) {
    const std::u32string text = to_utf32(heading);
    if (number_of(text).size > 0) return true;
    // A longer one is a year.
    std::size_t figures = 0;
    while (figures < text.size() && ascii::is_digit(text[figures])) ++figures;
    return figures > 0 && figures < 3 && figures < text.size() && is_gap(text[figures]);
}

void settle_heading_numbers(Book& book) {
    for (Chapter& chapter : book.chapters) {
        settle(chapter.title);
        for_each_block(chapter.blocks, [](Block& block) {
            if (Heading* heading = std::get_if<Heading>(&block.value)) settle(heading->content);
        });
    }
}

}  // namespace banxin::passes
