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

/// Of what stands before unit `i`, spaces passed over; `i` if nothing does.
std::size_t before_spaces(const std::vector<Unit>& units, std::size_t i) {
    std::size_t at = i;
    while (at > 0 && units[at - 1].character == ' ') --at;
    return at > 0 ? at - 1 : i;
}

/// U07: a full-width ￥ or ％ belongs to its figure as the narrow ones do.
void join_symbols_to_figures(const std::vector<Unit>& units, std::vector<SpacingClass>& classes) {
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool symbol = classes[i] == SpacingClass::han || classes[i] == SpacingClass::neutral;
        if (!symbol || units[i].box != no_inline_box) continue;
        const LineBreakClass kind = line_break_of(units[i].character);
        const bool before = kind == LineBreakClass::prefix && i + 1 < units.size() &&
                            ascii::is_digit(units[i + 1].character);
        const bool after = kind == LineBreakClass::postfix && i > 0 &&
                           ascii::is_digit(units[before_spaces(units, i)].character);
        if (before || after) classes[i] = SpacingClass::latin;
    }
}

/// L02: what is an apostrophe, and which quotation marks stand in Latin: an opening one between two
/// words of it, and the one that closes it.
void settle_quotes(const std::vector<Unit>& units, std::vector<SpacingClass>& classes) {
    struct Open {
        char32_t mark;
        bool latin;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t c = units[i].character;
        if (!is_quote(c)) continue;
        const bool before = beside_letter(classes, i, -1);
        const bool after = beside_letter(classes, i, 1);
        const bool opens = c == chars::left_single_quote || c == chars::left_double_quote;
        if (before && after) {
            classes[i] = SpacingClass::latin;
        } else if (opens) {
            const std::size_t last = before_spaces(units, i);
            const bool in_latin = after && last + 1 < i && is_latin_class(classes[last]);
            if (in_latin) classes[i] = SpacingClass::latin_opening;
            open.push_back({c, in_latin});
        } else if (!open.empty() && open.back().mark + 1 == c) {
            if (open.back().latin) classes[i] = SpacingClass::latin_closing;
            open.pop_back();
        } else if (after && c == chars::right_single_quote) {
            classes[i] = SpacingClass::latin;  // ’90年代
        }
    }
}

/// A sign between Han and Latin that belongs to neither: no gap on one side only.
bool joins_han_to_latin(const std::vector<Unit>& units, const std::vector<SpacingClass>& classes,
                        std::size_t i) {
    if (i == 0 || i + 1 == units.size()) return false;
    const bool han_before = is_cjk_class(classes[i - 1]);
    const bool han_after = is_cjk_class(classes[i + 1]);
    if (han_before == han_after || classes[i - 1] == SpacingClass::space ||
        classes[i + 1] == SpacingClass::space)
        return false;
    constexpr std::u32string_view between = U"=<>×÷≈≤≥→/&|";
    const char32_t c = units[i].character;
    // A minus is its figure's.
    const bool hyphen = c == '-' && !ascii::is_digit(units[i + 1].character);
    return hyphen || between.find(c) != std::u32string_view::npos;
}

/// M08: in `25%`, `C++`, `$5`, `.NET` the symbol belongs to the word, and so does its gap.
void let_symbols_take_the_gap(const std::vector<Unit>& units, std::vector<SpacingClass>& classes) {
    std::vector<bool> joins(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i)
        joins[i] = classes[i] == SpacingClass::neutral && joins_han_to_latin(units, classes, i);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        // Of `报告.docx` and of a stop that was typed narrow it is no beginning.
        const bool begins = i == 0 || classes[i - 1] == SpacingClass::space;
        if (units[i].character == '.' && begins && beside_letter(classes, i, 1))
            classes[i] = SpacingClass::latin;
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (classes[i] == SpacingClass::neutral && beside_letter(classes, i, -1) && !joins[i])
            classes[i] = SpacingClass::latin;
    }
    for (std::size_t i = classes.size(); i-- > 0;) {
        if (classes[i] == SpacingClass::neutral && beside_letter(classes, i, 1) && !joins[i])
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
        "%",   "‰",   "°",   "°C",  "°F",  "℃",   "℉",    "K",    "m",    "km",   "dm",  "cm",
        "mm",  "μm",  "µm",  "nm",  "g",   "kg",  "mg",   "μg",   "µg",   "t",    "s",   "ms",
        "μs",  "ns",  "min", "h",   "d",   "Hz",  "kHz",  "MHz",  "GHz",  "THz",  "W",   "mW",
        "kW",  "MW",  "GW",  "Wh",  "kWh", "V",   "mV",   "kV",   "A",    "mA",   "Ah",  "mAh",
        "Ω",   "kΩ",  "MΩ",  "F",   "μF",  "nF",  "pF",   "J",    "kJ",   "MJ",   "cal", "kcal",
        "eV",  "keV", "MeV", "GeV", "N",   "kN",  "Pa",   "hPa",  "kPa",  "MPa",  "GPa", "bar",
        "L",   "l",   "mL",  "ml",  "dL",  "ha",  "mol",  "cd",   "lm",   "lx",   "T",   "Gy",
        "Sv",  "Bq",  "dB",  "rad", "sr",  "B",   "kB",   "KB",   "MB",   "GB",   "TB",  "PB",
        "KiB", "MiB", "GiB", "TiB", "bit", "bps", "px",   "pt",   "em",   "dpi",  "ppi", "rpm",
        "ft",  "yd",  "mi",  "mph", "lb",  "oz",  "kbit", "Mbit", "Gbit", "Mbps", "Gbps"};
    // "km/h", "W/m²": each part, without its power.
    const std::size_t slash = word.find('/');
    if (slash != std::string_view::npos)
        return is_unit_of_measure(word.substr(0, slash)) &&
               is_unit_of_measure(word.substr(slash + 1));
    for (const std::string_view power : {"²", "³", "2", "3"})
        if (word.ends_with(power)) word.remove_suffix(power.size());
    return std::find(std::begin(units), std::end(units), word) != std::end(units);
}

bool stays_with_figure(const Stream& stream, const std::vector<Unit>& units,
                       const std::vector<SpacingClass>& classes, std::size_t space,
                       std::size_t next) {
    const auto is_figure = [&units](std::size_t i) {
        return i < units.size() && ascii::is_digit(units[i].character);
    };
    std::size_t first = space;
    while (first > 0 && is_figure(first - 1)) --first;
    if (first == space) return false;
    std::size_t end = next;
    while (is_figure(end)) ++end;
    if (space - first <= 3 && end - next == 3) return true;
    for (end = next; end < units.size() && classes[end] == SpacingClass::latin;) ++end;
    const std::size_t from = units[next].text;
    const std::size_t to = end < units.size() ? units[end].text : stream.text.size();
    return is_unit_of_measure(std::string_view(stream.text).substr(from, to - from));
}

void set_latin(Stream& stream, std::vector<Unit>& units, const std::vector<SpacingClass>& classes,
               const text::Fonts& fonts) {
    const Typography& typography = stream.rules->typography();
    const bool scaled_too = typography.latin_scale != 100 || typography.latin_rise != 0;
    const std::size_t own_styles = stream.styles.size();
    constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> scaled(own_styles, none);
    std::uint32_t before = none;  // the style of a Latin unit that this one follows
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::uint32_t index = units[i].style;
        // A space between its words is Latin too.
        const bool between = classes[i] == SpacingClass::space && i > 0 && index == before;
        if ((!is_latin_class(classes[i]) && !between) || units[i].box != no_inline_box) {
            before = none;
            continue;
        }
        before = index;
        const RunStyle& own = stream.styles[index];
        const bool scales = scaled_too && own.locale != Locale::latin;
        const bool has_own = own.family == text::Family::serif || own.family == text::Family::kai;
        if (own.code || (!scales && !has_own)) continue;
        if (scaled[index] == none) {
            RunStyle made = own;
            if (has_own) {
                made.family = text::Family::latin;
                made.face = fonts.face(made.family, made.bold, made.language);
            }
            if (!scales && made.face == own.face) {
                scaled[index] = index;
                continue;
            }
            if (scales) {
                made.rise += made.size.scaled(typography.latin_rise, 100);
                made.size = made.size.scaled(typography.latin_scale, 100);
            }
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
        if (unit.box != no_inline_box) {
            const bool mark = stream.boxes[unit.box].kind == InlineBox::Kind::mark;
            classes[i] = mark ? SpacingClass::reference : SpacingClass::han;
        } else if (style.code && unit.character != '\n') {
            // P19: nothing is squeezed in code.
            classes[i] = own == SpacingClass::space ? own
                         : is_latin_class(own)      ? SpacingClass::latin
                                                    : SpacingClass::han;
        } else {
            classes[i] = own;
        }
    }
    settle_quotes(units, classes);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t c = units[i].character;
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
