// Which class a character has by itself. Marks whose place on a line matters are listed one by
// one; the others follow their Unicode properties.

#include "layout/spacing.h"

#include "base/ascii.h"

namespace banxin::layout {

SpacingClass spacing_class(char32_t c, Locale locale) {
    using enum SpacingClass;
    using namespace chars;
    if (c < 0x80) {
        if (c == ' ' || c == '\t') return space;
        if (ascii::is_alphanumeric(c)) return latin;
        switch (c) {
            case '(':
            case '[':
            case '{': return latin_opening;
            case ')':
            case ']':
            case '}':
            case ',':
            case '.':
            case ';':
            case ':':
            case '!':
            case '?': return latin_closing;
            default: return neutral;
        }
    }
    switch (c) {
        case left_single_quote:
        case left_double_quote:
            return locale == Locale::latin || locale == Locale::ko ? latin_opening : opening;
        case right_single_quote:
        case right_double_quote:
            return locale == Locale::latin || locale == Locale::ko ? latin_closing : closing;
        case 0x3008:
        case 0x300A:
        case 0x300C:
        case 0x300E:
        case 0x3010:
        case 0x3014:
        case 0x3016:
        case 0x3018:
        case 0x301A:
        case 0x301D:
        case 0xFF08:
        case 0xFF3B:
        case 0xFF5B:
        case 0xFF5F: return opening;
        case 0x3009:
        case 0x300B:
        case 0x300D:
        case 0x300F:
        case 0x3011:
        case 0x3015:
        case 0x3017:
        case 0x3019:
        case 0x301B:
        case 0x301E:
        case 0x301F:
        case 0xFF09:
        case 0xFF3D:
        case 0xFF5D:
        case 0xFF60: return closing;
        case 0x3002:
        case 0xFF0E:
        case 0xFF61: return stop;
        case 0x3001:
        case 0xFF0C:
        case 0xFF64: return comma;
        case 0xFF1A:
        case 0xFF1B: return colon;
        case 0xFF01:
        case 0xFF1F:
        case 0x203C:
        case 0x2047:
        case 0x2048:
        case 0x2049: return dividing;
        case middle_dot:
        case 0x2027:
        case 0x30FB:
        case 0xFF65: return interpunct;
        case em_dash:
        case two_em_dash:
        case ellipsis:
        case 0x2025:
        case 0x22EF: return dash_ellipsis;
        case en_dash:
        case 0xFF5E:
        case 0x301C:
        case 0xFF0F:
        case 0x2E3B: return connector;
        case ideographic_space: return wide_space;
        case no_break_space: return space;
        default: break;
    }
    if (is_ideographic(c)) return han;
    // Marks that no list above names: by what Unicode says of them.
    const bool wide = display_width(c) == 2;
    switch (line_break_of(c)) {
        case LineBreakClass::opening: return wide ? opening : latin_opening;
        case LineBreakClass::closing: return wide ? closing : latin_closing;
        case LineBreakClass::terminator: return wide ? dividing : latin_closing;
        case LineBreakClass::nonstarter:
            if (wide) return connector;
            break;
        case LineBreakClass::other:
        case LineBreakClass::conditional_starter:
        case LineBreakClass::prefix:
        case LineBreakClass::postfix: break;
    }
    if (is_hangul(c)) return hangul;
    switch (script_of(c)) {
        case Script::latin:
            // Full-width letters are set like Han.
            return c >= 0xFF00 ? han : latin;
        case Script::greek:
        case Script::cyrillic: return latin;
        default: break;
    }
    // Full-width digits, enclosed figures, arrows, box and geometric shapes fill a cell in CJK
    // faces.
    if (wide || is_cjk_punctuation(c)) return han;
    return neutral;
}

bool is_small_kana(char32_t c) {
    constexpr std::u32string_view small =
        U"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々ゝゞヽヾ";
    return small.find(c) != std::u32string_view::npos || (c >= 0x31F0 && c <= 0x31FF);
}

}  // namespace banxin::layout
