// Where a line may end: one table for each tradition, one code for each pair of classes.

#include "layout/class_table.h"

namespace banxin::layout {
namespace {

// One row for the class before, one column for the class after: may a line end between them?
//   |  it may
//   x  never: inside a word or number (U06, U07, U10), before a space (the break comes after
//      it), before a note mark (K10)
//   1 2 3  not from this level on: zh 1 basic, 2 gb, 3 strict (K08); ja 1 loose, 2 strict,
//      3 very-strict; a Japanese pair that even very-loose forbids has x
//   k  inside a Korean word: only where lines may end there (K12)
constexpr ClassTable zh{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "111111 111 1111 x1x 11",  // opening: K03
    "|11111 131 |||| x|x |1",  // closing: K01, K02, K05, K06; dash, ellipsis: D1
    "|11111 131 |||| x|x |1",  // stop
    "|11111 131 |||| x|x |1",  // comma
    "|11111 131 |||| x|x |1",  // colon
    "|11111 131 |||| x|x |1",  // dividing
    "|11111 131 |||| x|x |1",  // interpunct
    "|11111 131 |||| x|x |1",  // dash, ellipsis: K14
    "|11111 131 |||| x|x |1",  // connector
    "|11111 131 |||| x|x |1",  // han
    "|11111 131 |||| x|x |1",  // hangul
    "|11111 131 ||xx x|x xx",  // latin: U06, U10, K13
    "|11111 131 ||xx x|x xx",  // neutral: U07
    "|11111 131 |||| x|x |1",  // space
    "|11111 131 |||| x|x |1",  // wide space
    "|11111 131 |||| x|x |1",  // reference
    "111111 111 11xx x1x xx",  // latin opening: K03
    "|11111 131 ||xx x|x xx",  // latin closing
};

// JLREQ tells four levels: the loosest keeps only stops, commas and closing brackets from a
// line's start; dividing marks, colons and middle dots come next, then hyphens and wave dashes.
// Small kana are the stream's matter (K11).
constexpr ClassTable ja{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "xxxxxx xxx xxxx xxx xx",  // opening: K03
    "|xxx11 132 |||| x|x |x",  // closing: K01, K02
    "|xxx11 132 |||| x|x |x",  // stop
    "|xxx11 132 |||| x|x |x",  // comma
    "|xxx11 132 |||| x|x |x",  // colon
    "|xxx11 132 |||| x|x |x",  // dividing
    "|xxx11 132 |||| x|x |x",  // interpunct
    "|xxx11 132 |||| x|x |x",  // dash, ellipsis
    "|xxx11 132 |||| x|x |x",  // connector
    "|xxx11 132 |||| x|x |x",  // han, kana
    "|xxx11 132 |||| x|x |x",  // hangul
    "|xxx11 132 ||xx x|x xx",  // latin
    "|xxx11 132 ||xx x|x xx",  // neutral
    "|xxx11 132 |||| x|x |x",  // space
    "|xxx11 132 |||| x|x |x",  // wide space
    "|xxx11 132 |||| x|x |x",  // reference
    "xxxxxx xxx xxxx xxx xx",  // latin opening
    "|xxx11 132 ||xx x|x xx",  // latin closing
};

/// What a Korean word is made of: its particles stand at Latin, Han, brackets and note marks too.
bool is_of_word(SpacingClass c) {
    switch (c) {
        case SpacingClass::hangul:
        case SpacingClass::han:
        case SpacingClass::latin:
        case SpacingClass::neutral:
        case SpacingClass::reference:
        case SpacingClass::opening:
        case SpacingClass::closing:
        case SpacingClass::latin_opening:
        case SpacingClass::latin_closing: return true;
        default: return false;
    }
}

/// Korean lines end between words, whatever else is as in Chinese (K12).
char code_of(SpacingClass before, SpacingClass after, Locale locale) {
    const char code = code_of(locale == Locale::ja ? ja : zh, before, after);
    const bool in_word = is_of_word(before) && is_of_word(after) &&
                         (before == SpacingClass::hangul || after == SpacingClass::hangul);
    return locale == Locale::ko && code == '|' && in_word ? 'k' : code;
}

}  // namespace

BreakRule break_between(SpacingClass before, SpacingClass after, Locale locale,
                        const Typography& typography) {
    const auto prohibited_if = [](bool yes) {
        return yes ? BreakRule::prohibited : BreakRule::allowed;
    };
    const char code = code_of(before, after, locale);
    switch (code) {
        case '|': return BreakRule::allowed;
        case 'x': return BreakRule::prohibited;
        case 'k': return prohibited_if(!typography.hangul_by_syllable);
        default: return prohibited_if(static_cast<int>(typography.line_edges) >= code - '0');
    }
}

}  // namespace banxin::layout
