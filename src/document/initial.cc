#include "document/initial.h"

#include "base/unicode.h"

namespace banxin {
namespace {

bool is_letter(char32_t c) {
    switch (script_of(c)) {
        case Script::han:
        case Script::hiragana:
        case Script::katakana:
        case Script::hangul:
        case Script::bopomofo:
        case Script::latin:
        case Script::greek:
        case Script::cyrillic: return !is_cjk_punctuation(c);
        case Script::common:
        case Script::other: return false;
    }
    return false;
}

}  // namespace

std::size_t initial_of(const Inlines& content, std::int32_t lines, std::int32_t characters) {
    if (lines < 2 || content.empty()) return 0;
    const Text* first = std::get_if<Text>(&content.front().value);
    if (first == nullptr || first->text.empty()) return 0;
    const Decoded letter = decode_utf8(first->text, 0);
    if (!is_letter(letter.value)) return 0;
    std::size_t end = letter.bytes;
    while (end < first->text.size()) {
        const Decoded next = decode_utf8(first->text, end);
        if (!is_combining(next.value)) break;
        end += next.bytes;
    }
    constexpr int cells = 2;
    return display_width(plain_text(content)) < lines * characters * cells ? 0 : end;
}

}  // namespace banxin
