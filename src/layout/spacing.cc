#include "layout/class_table.h"
#include "text/fonts.h"

namespace banxin::layout {
namespace {

using text::em;

constexpr Glue fixed{};
constexpr Glue inter_han{0, 0, 0, em / 4, 3};
// L09: Korean writes its words apart, and so lines are set by their spaces first. Syllables follow
// by what shows not, which a line of seven words needs; Han among them only with all the rest.
constexpr Glue syllables{0, em / 30, 6, em / 12, 3};
constexpr Glue rare_han{0, 0, 0, 0, 3};
// M01, D4: a quarter em, down to an eighth, up to a third.
constexpr Glue gap{em / 4, em / 8, 5, em / 12, 2};
// M09: a third, down to a quarter, up to a half.
constexpr Glue word{em / 3, em / 12, 1, em / 6, 1};
// P01, J03: the blank half of a bracket, of a comma or colon, of a stop.
constexpr Glue bracket{em / 2, em / 2, 3, em / 4, 3};
constexpr Glue pause{em / 2, em / 2, 4, em / 4, 3};
constexpr Glue full_stop{em / 2, em / 2, 6, em / 4, 3};
// J04: a Japanese full stop inside a line keeps its half em.
constexpr Glue kept_half{em / 2, 0, 0, em / 4, 3};

constexpr const Glue& glue_of(char code) {
    switch (code) {
        case 'h': return inter_han;
        case 's': return syllables;
        case 'r': return rare_han;
        case 'g': return gap;
        case 'w': return word;
        case '3': return bracket;
        case '4': return pause;
        case '6': return full_stop;
        case 'k': return kept_half;
        default: return fixed;
    }
}

// One row for the class before, one column for the class after:
//   . solid   h between Han (may stretch)   g Han–Latin gap   w word space
//   s between Korean syllables   r between Han in Korean
//   3 half em of a bracket   4 half em of a comma or colon   6 half em of a stop
//   k half em that never shrinks
constexpr ClassTable zh_hans{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "...... ... .... ... ..",  // opening: P04, P05
    "3..... .3. 3333 ... 3.",  // closing: P02, P03
    "6..... .6. 6666 ... 6.",  // stop
    "4..... .4. 4444 ... 4.",  // comma
    "4..... .4. 4444 ... 4.",  // colon
    "6..... .6. 6666 ... 6.",  // dividing
    "...... ... .... ... ..",  // interpunct: J09, P10
    "3..... ... hh.. ... ..",  // dash, ellipsis: U03
    "...... ... .... ... ..",  // connector
    "3..... .h. hhg. ... ..",  // han: M01, M03
    "3..... ... h.g. ... ..",  // hangul
    "3..... .h. gg.. ... ..",  // latin
    "3..... ... .... ... ..",  // neutral
    "wwwwww www wwww .w. ww",  // space
    "...... ... .... ... ..",  // wide space
    "3..... .h. hh.. ... ..",  // reference: F08
    "...... ... .... ... ..",  // latin opening
    "3..... ... .... ... ..",  // latin closing
};

// P09: no squeeze; marks are whole-em boxes and nothing stands between them.
constexpr ClassTable zh_hant{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "...... ... .... ... ..",  // opening
    "...... ... h... ... ..",  // closing
    "...... ... h... ... ..",  // stop
    "...... ... h... ... ..",  // comma
    "...... ... h... ... ..",  // colon
    "...... ... h... ... ..",  // dividing
    "...... ... .... ... ..",  // interpunct
    "...... ... hh.. ... ..",  // dash, ellipsis
    "...... ... .... ... ..",  // connector
    "h..... .h. hhg. ... ..",  // han
    "...... ... h.g. ... ..",  // hangul
    "...... .h. gg.. ... ..",  // latin
    "...... ... .... ... ..",  // neutral
    "wwwwww www wwww .w. ww",  // space
    "...... ... .... ... ..",  // wide space
    "...... .h. hh.. ... ..",  // reference
    "...... ... .... ... ..",  // latin opening
    "...... ... .... ... ..",  // latin closing
};

constexpr ClassTable ja{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "...... ... .... ... ..",  // opening
    "3..... .3. 3333 ... 3.",  // closing
    "k..... .k. kkkk ... k.",  // stop: J04
    "4..... .4. 4444 ... 4.",  // comma
    "...... ... h... ... ..",  // colon
    "...... ... h... ... ..",  // dividing
    "...... ... .... ... ..",  // interpunct
    "3..... ... hh.. ... ..",  // dash, ellipsis
    "...... ... .... ... ..",  // connector
    "3..... .h. hhg. ... ..",  // han, kana
    "3..... ... h.g. ... ..",  // hangul
    "3..... .h. gg.. ... ..",  // latin
    "3..... ... .... ... ..",  // neutral
    "wwwwww www wwww .w. ww",  // space
    "...... ... .... ... ..",  // wide space
    "3..... .h. hh.. ... ..",  // reference
    "...... ... .... ... ..",  // latin opening
    "3..... ... .... ... ..",  // latin closing
};

// M01 is not for Korean: it writes its words apart, and a gap would read as a space.
constexpr ClassTable ko{
    // Columns: OCSMKD IEX HGLN WZR oc.
    "...... ... .... ... ..",  // opening: P04, P05
    "3..... .3. 3333 ... 3.",  // closing: P02, P03
    "6..... .6. 6666 ... 6.",  // stop
    "4..... .4. 4444 ... 4.",  // comma
    "4..... .4. 4444 ... 4.",  // colon
    "6..... .6. 6666 ... 6.",  // dividing
    "...... ... .... ... ..",  // interpunct: J09, P10
    "3..... ... rr.. ... ..",  // dash, ellipsis: U03
    "...... ... .... ... ..",  // connector
    "3..... .r. rr.. ... ..",  // han
    "3..... ... rs.. ... ..",  // hangul
    "3..... .r. .... ... ..",  // latin
    "3..... ... .... ... ..",  // neutral
    "wwwwww www wwww .w. ww",  // space
    "...... ... .... ... ..",  // wide space
    "3..... .r. rr.. ... ..",  // reference: F08
    "...... ... .... ... ..",  // latin opening
    "3..... ... .... ... ..",  // latin closing
};

const ClassTable& table_of(Locale locale) {
    switch (locale) {
        case Locale::zh_hans: return zh_hans;
        case Locale::zh_hant: return zh_hant;
        case Locale::ja: return ja;
        case Locale::ko: return ko;
        case Locale::latin: return zh_hans;
    }
    return zh_hans;
}

}  // namespace

std::int32_t body_width(SpacingClass spacing, Locale locale) {
    using enum SpacingClass;
    switch (spacing) {
        case opening:
        case closing:
        case stop:
        case comma: return locale == Locale::zh_hant ? em : em / 2;
        case colon:
        case dividing: return locale == Locale::zh_hant || locale == Locale::ja ? em : em / 2;
        case interpunct:
            return locale == Locale::zh_hant || locale == Locale::ja ? em : em / 2;  // P12
        case dash_ellipsis:
        case connector:
        case han:
        case hangul:
        case latin:
        case neutral:
        case space:
        case reference:
        case latin_opening:
        case latin_closing: return 0;
        case wide_space: return em;
    }
    return 0;
}

const Glue& glue_between(SpacingClass before, SpacingClass after, Locale locale) {
    return glue_of(code_of(table_of(locale), before, after));
}

namespace {

bool is_stop(SpacingClass c) {
    return c == SpacingClass::stop || c == SpacingClass::dividing;
}

bool is_pause_or_bracket(SpacingClass c) {
    return c == SpacingClass::comma || c == SpacingClass::colon || c == SpacingClass::opening ||
           c == SpacingClass::closing;
}

/// P18: a mark's blank half as the style has it.
Glue in_style(Glue glue, SpacingClass before, SpacingClass after, PunctuationStyle style) {
    const bool of_mark = glue.natural == em / 2;
    if (!of_mark || style == PunctuationStyle::quanjiao) return glue;
    const bool stop = is_stop(before);
    const bool other = is_pause_or_bracket(before) || after == SpacingClass::opening;
    const bool gone = style == PunctuationStyle::banjiao ? stop || other : other && !stop;
    return gone ? inter_han : glue;
}

/// P09, P18: without squeeze marks are whole cells in every tradition but the Korean, whose marks
/// are narrow and whose words have no gaps.
Locale tradition_of_marks(Locale locale, PunctuationStyle style) {
    const bool cells = style == PunctuationStyle::plain && locale != Locale::ko;
    return cells ? Locale::zh_hant : locale;
}

/// D4: the gap keeps its proportions: down to a half, up to four thirds.
Glue with_gap(Glue glue, std::int32_t hundredths) {
    if (glue.stretch_tier != 2) return glue;
    const std::int32_t natural = em * hundredths / 100;
    return {natural, natural / 2, glue.shrink_tier, natural / 3, glue.stretch_tier};
}

}  // namespace

LineRules::LineRules(Locale locale, const Typography& typography)
    : locale_(locale), punctuation_(typography.punctuation) {
    const Locale table = tradition_of_marks(locale_, punctuation_);
    for (int b = 0; b < spacing_class_count; ++b) {
        for (int a = 0; a < spacing_class_count; ++a) {
            const auto before = static_cast<SpacingClass>(b);
            const auto after = static_cast<SpacingClass>(a);
            const Glue glue =
                in_style(glue_between(before, after, table), before, after, punctuation_);
            const auto row = static_cast<std::size_t>(b);
            const auto column = static_cast<std::size_t>(a);
            glue_[row][column] = with_gap(glue, typography.gap);
            break_[row][column] = break_between(before, after, locale, typography);
        }
    }
}

std::int32_t LineRules::body_width(SpacingClass spacing) const {
    return layout::body_width(spacing, tradition_of_marks(locale_, punctuation_));
}

LineRulesSet::LineRulesSet(const Typography& typography)
    : typography_(typography),
      rules_{LineRules(Locale::zh_hans, typography), LineRules(Locale::zh_hant, typography),
             LineRules(Locale::ja, typography), LineRules(Locale::ko, typography),
             LineRules(Locale::latin, typography)} {}

const LineRulesSet& LineRulesSet::usual() {
    static const LineRulesSet rules{Typography{}};
    return rules;
}

const LineRulesSet& LineRulesSet::solid() {
    static const LineRulesSet rules{Typography{.gap = 0}};
    return rules;
}

}  // namespace banxin::layout
