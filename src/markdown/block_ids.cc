#include "markdown/block_ids.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/pieces.h"

namespace banxin::markdown {
namespace {

bool is_id(std::string_view id) {
    constexpr std::size_t shortest_number = 4;
    if (id.empty()) return false;
    bool letters = false;
    for (std::size_t at = 0; at < id.size();) {
        const Decoded next = decode_utf8(id, at);
        const bool letter = ascii::is_letter(next.value) || is_ideographic(next.value);
        if (!letter && !ascii::is_digit(next.value) && next.value != '-') return false;
        letters = letters || letter;
        at += next.bytes;
    }
    return letters ? id.size() > 1 : id.size() >= shortest_number && ascii::is_digit(id.front());
}

}  // namespace

std::string take_block_id(Inlines& content, std::string_view source) {
    Text* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().value);
    if (last == nullptr) return {};
    const std::size_t at = last->text.rfind('^');
    if (at == std::string::npos || is_escaped(*last, at, source)) return {};
    const std::string_view id = ascii::trimmed(std::string_view(last->text).substr(at + 1));
    if (!is_id(id) || last->text[at + 1] == ' ') return {};
    const std::size_t place = cut(*last, at, at + 1).span.begin;
    const char before = at > 0 ? last->text[at - 1] : place > 0 ? source[place - 1] : '\n';
    const bool parted = before == '\n' || before == '\r' || ascii::is_blank(before) ||
                        (at == 0 && before == '>' && content.size() == 1);
    if (!parted) return {};
    std::string anchor = "^" + std::string(id);
    const std::size_t end = last->text.find_last_not_of(' ', at == 0 ? 0 : at - 1);
    *last = cut(*last, 0, at == 0 || end == std::string::npos ? 0 : end + 1);
    if (last->text.empty()) content.pop_back();
    if (!content.empty() && std::holds_alternative<LineBreak>(content.back().value))
        content.pop_back();
    return anchor;
}

}  // namespace banxin::markdown
