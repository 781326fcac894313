#include "layout/neighbours.h"

#include "base/ascii.h"
#include "base/graphemes.h"

#include <algorithm>
#include <iterator>

namespace banxin::layout {
namespace {

constexpr std::uint16_t soft_hyphen_penalty = 120;

bool is_quote(char32_t c) {
    using namespace chars;
    return c == left_single_quote || c == right_single_quote || c == left_double_quote ||
           c == right_double_quote;
}

/// Is the character before (-1) or after (1) a letter or figure?
bool beside_letter(const std::vector<SpacingClass>& classes, std::size_t i, int step) {
    if (step < 0 ? i == 0 : i + 1 >= classes.size()) return false;
    return classes[step < 0 ? i - 1 : i + 1] == SpacingClass::latin;
}

/// U07: a full-width ￥ or ％ belongs to its figure as the narrow ones do.
void join_symbols_to_figures(const std::vector<Unit>& units, std::vector<SpacingClass>& classes) {
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (classes[i] != SpacingClass::han || units[i].extra != no_extra) continue;
        const LineBreakClass kind = line_break_of(units[i].character);
        const bool before = kind == LineBreakClass::prefix && i + 1 < units.size() &&
                            ascii::is_digit(units[i + 1].character);
        const bool after =
            kind == LineBreakClass::postfix && i > 0 && ascii::is_digit(units[i - 1].character);
        if (before || after) classes[i] = SpacingClass::latin;
    }
}

/// M08: in `25%`, `C++`, `$5`, `.NET` the symbol belongs to the word, and so does its gap.
void let_symbols_take_the_gap(const std::vector<Unit>& units, std::vector<SpacingClass>& classes) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        // Of `报告.docx` and of a stop that was typed narrow it is no beginning.
        const bool begins = i == 0 || classes[i - 1] == SpacingClass::space;
        if (units[i].character == '.' && begins && beside_letter(classes, i, 1))
            classes[i] = SpacingClass::latin;
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (classes[i] == SpacingClass::neutral && beside_letter(classes, i, -1))
            classes[i] = SpacingClass::latin;
    }
    for (std::size_t i = classes.size(); i-- > 0;) {
        if (classes[i] == SpacingClass::neutral && beside_letter(classes, i, 1))
            classes[i] = SpacingClass::latin;
    }
}

/// P16: the blank belongs to the mark that owns it; a gap is of the Han's size.
Length owner_size(const Cluster& before, const Cluster& after, const RunStyle& left,
                  const RunStyle& right) {
    if (after.left == SpacingClass::opening && before.right == SpacingClass::han) return right.size;
    if (before.right == SpacingClass::latin && is_cjk_class(after.left)) return right.size;
    return left.size;
}

}  // namespace

bool is_unit_of_measure(std::string_view word) {
    constexpr std::string_view units[] = {
        "%",  "‰",  "°C", "℃",  "K",  "m",   "km",  "cm", "mm",  "μm",  "nm",  "g",
        "kg", "mg", "t",  "s",  "ms", "min", "h",   "Hz", "kHz", "MHz", "GHz", "W",
        "kW", "MW", "V",  "mV", "A",  "mA",  "J",   "kJ", "N",   "Pa",  "kPa", "L",
        "mL", "B",  "KB", "MB", "GB", "TB",  "bit", "px", "pt",  "em",  "dpi"};
    return std::find(std::begin(units), std::end(units), word) != std::end(units);
}

void scale_latin(Stream& stream, std::vector<Unit>& units,
                 const std::vector<SpacingClass>& classes) {
    const Typography& typography = stream.rules->typography();
    if (typography.latin_scale == 100 && typography.latin_rise == 0) return;
    const std::size_t own_styles = stream.styles.size();
    std::vector<std::uint32_t> scaled(own_styles, no_extra);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::uint32_t index = units[i].style;
        const bool latin = is_latin_class(classes[i]) && units[i].extra == no_extra;
        if (!latin || stream.styles[index].code || stream.styles[index].locale == Locale::latin)
            continue;
        if (scaled[index] == no_extra) {
            RunStyle made = stream.styles[index];
            made.rise += made.size.scaled(typography.latin_rise, 100);
            made.size = made.size.scaled(typography.latin_scale, 100);
            scaled[index] = static_cast<std::uint32_t>(stream.styles.size());
            stream.styles.push_back(made);
        }
        units[i].style = scaled[index];
    }
}

bool joins_syllable(const std::vector<Unit>& units, std::size_t i) {
    const char32_t here = units[i].character;
    const bool is_jamo = (here >= 0x1100 && here <= 0x11FF) || (here >= 0xA960 && here <= 0xA97C) ||
                         (here >= 0xD7B0 && here <= 0xD7FB);
    if (!is_jamo || units[i].style != units[i - 1].style) return false;
    return !parts_graphemes(units[i - 1].character, here);
}

Script script_of_cell(std::string_view text) {
    const std::size_t first = decode_utf8(text, 0).bytes;
    const bool hangul = first < text.size() && is_hangul(decode_utf8(text, first).value);
    return hangul ? Script::hangul : Script::han;
}

bool space_gives_way(SpacingClass before, SpacingClass after, Locale locale,
                     const LineRules& rules) {
    if (locale == Locale::ko || locale == Locale::latin) return false;
    if (before == SpacingClass::hangul || after == SpacingClass::hangul) return false;
    const auto has_blank = [](SpacingClass c) {
        return c <= SpacingClass::dividing || c == SpacingClass::wide_space;
    };
    constexpr std::uint8_t of_gaps = 2;
    return has_blank(before) || has_blank(after) ||
           rules.glue(before, after).stretch_tier == of_gaps;
}

std::vector<SpacingClass> classify(const Stream& stream, const std::vector<Unit>& units) {
    std::vector<SpacingClass> classes(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        const RunStyle& style = stream.styles[unit.style];
        const SpacingClass own = spacing_class(unit.character, style.locale);
        if (unit.extra != no_extra) {
            classes[i] =
                stream.extras[unit.extra].note >= 0 ? SpacingClass::reference : SpacingClass::han;
        } else if (style.code && unit.character != '\n') {
            // P19: nothing is squeezed in code.
            classes[i] = own == SpacingClass::space ? own
                         : is_latin_class(own)      ? SpacingClass::latin
                                                    : SpacingClass::han;
        } else {
            classes[i] = own;
        }
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t c = units[i].character;
        const bool apostrophe =
            is_quote(c) && beside_letter(classes, i, -1) && beside_letter(classes, i, 1);
        if (apostrophe) classes[i] = SpacingClass::latin;  // L02
        const bool dash = c == chars::em_dash || is_ellipsis(c);
        if (dash && stream.styles[units[i].style].locale == Locale::latin)
            classes[i] = SpacingClass::latin_closing;
    }
    join_symbols_to_figures(units, classes);
    let_symbols_take_the_gap(units, classes);
    return classes;
}

void set_neighbours(Stream& stream) {
    auto& all = stream.clusters;
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
        const Cluster& before = all[i - 1];
        Cluster& after = all[i];
        const RunStyle& left = stream.styles[before.style];
        const RunStyle& right = stream.styles[after.style];
        const Locale locale = right.locale == Locale::latin ? left.locale : right.locale;
        const LineRules& rules = (*stream.rules)[locale];
        // Nothing moves in code but Han, of which a long line would else be all of one piece.
        const bool same_code =
            left.code && before.style == after.style &&
            !(before.right == SpacingClass::han && after.left == SpacingClass::han);
        if (!same_code) {
            const Glue& glue = rules.glue(before.right, after.left);
            const Length size = owner_size(before, after, left, right);
            after.glue = scale(size, glue.natural);
            after.glue_shrink = scale(size, glue.shrink);
            after.glue_stretch = scale(size, glue.stretch);
            after.shrink_tier = glue.shrink_tier;
            after.stretch_tier = glue.stretch_tier;
        }
        if (before.fixed_space > 0) {
            after.glue = before.fixed_space;
            after.glue_shrink = after.glue_stretch = 0;
            after.shrink_tier = after.stretch_tier = 0;
        }
        // U09: what is raised or lowered belongs to what it stands at.
        if (right.script && right.rise != left.rise && before.left != SpacingClass::space) {
            after.glue = after.glue_shrink = after.glue_stretch = 0;
            after.shrink_tier = after.stretch_tier = 0;
            after.penalty = no_break;
        }
        if (before.soft_hyphen && after.penalty == undecided) after.penalty = soft_hyphen_penalty;
        const BreakRule rule = rules.may_break(before.right, after.left);
        if (after.penalty == discouraged_penalty && rule == BreakRule::prohibited)
            after.penalty = no_break;
        if (after.penalty == undecided) {
            after.penalty = rule == BreakRule::prohibited ? no_break : std::uint16_t{0};
        }
    }
    for (Cluster& cluster : all) {
        if (cluster.penalty == undecided) cluster.penalty = no_break;
    }
}

}  // namespace banxin::layout
