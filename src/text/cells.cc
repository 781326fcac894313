// Which characters of code are half an em wide, and which a whole one. The list of signs is that of
// make_boxes.py, which draws them; a test holds the two together.
#include "text/cells.h"

#include "base/emoji.h"
#include "base/graphemes.h"
#include "base/unicode.h"
#include "text/fonts.h"

#include <algorithm>
#include <string>

namespace banxin::text {

bool is_box_character(char32_t c) {
    constexpr std::u32string_view signs = U"→↑←↓↗↖↙↘⇒⇑⇐⇓↔⇔↕⇕▶►▷▲△◀◄◁▼▽■□▪▫◆◇●○◎◉•·×÷±≠≡≤≥✓✔✗✘≈";
    if (c >= 0x2500 && c <= 0x259F) return true;
    // Most of a book are Han: they need no look.
    return c >= 0xB1 && c < 0x2800 && signs.find(c) != std::u32string_view::npos;
}

int cells_of(char32_t c) {
    if (c < 0x80) return c < 0x20 ? 0 : 1;
    if (is_default_ignorable(c) || is_combining(c)) return 0;
    if (is_box_character(c)) return 1;
    if (display_width(c) != 1) return display_width(c);
    switch (script_of(c)) {
        case Script::latin:
        case Script::greek:
        case Script::cyrillic: return 1;
        default: break;
    }
    // Marks that Chinese shares with Latin, enclosed figures, and signs from ※ to ★.
    const bool is_enclosed = c >= 0x2460 && c <= 0x24FF;
    const bool is_sign = (c >= 0x2600 && c <= 0x27BF) || c == 0x203B || c == 0x2015 || c >= 0x1F000;
    return is_cjk_punctuation(c) || is_enclosed || is_sign ? 2 : 1;
}

Cell cell_at(std::string_view text, std::size_t at) {
    const Decoded first = decode_utf8(text, at);
    Cell cell{first.bytes, cells_of(first.value)};
    // Code is hardly ever anything else.
    const auto plain = [&](std::size_t i) {
        return i >= text.size() || static_cast<unsigned char>(text[i]) < 0x80;
    };
    if (plain(at) && plain(at + 1)) return cell;
    constexpr std::size_t longest = 32;
    std::u32string around;
    for (std::size_t i = at; i < text.size() && around.size() < longest;) {
        const Decoded next = decode_utf8(text, i);
        around += next.value;
        i += next.bytes;
    }
    const std::size_t size = std::max<std::size_t>(1, grapheme_size(around));
    const std::u32string_view whole = std::u32string_view(around).substr(0, size);
    constexpr char32_t emoji_selector = 0xFE0F;
    if (emoji_sequence(whole) > 1 || whole.find(emoji_selector) != whole.npos) cell.cells = 2;
    cell.bytes = to_utf8(whole).size();
    return cell;
}

}  // namespace banxin::text
