/// \file
/// Spacing and breaking between neighbours of a line: character classes, the glue of each
/// pair of classes, and where a line may end. Data and small functions; knows no fonts.
/// Rule ids in comments are those of the project's typographic rule base (K01 …).
#pragma once

#include "base/language.h"
#include "base/unicode.h"
#include "document/typography.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace banxin::layout {

/// Typographic tradition: decides boxes of marks, glue and breaking.

/// JLREQ's character classes, reduced to what changes spacing or breaking.
enum class SpacingClass : std::uint8_t {
    opening,        ///< O （「《“
    closing,        ///< C ）」》”
    stop,           ///< S 。．
    comma,          ///< M ，、
    colon,          ///< K ：；
    dividing,       ///< D ？！
    interpunct,     ///< I ·
    dash_ellipsis,  ///< E —— ……
    connector,      ///< X ～ ／ and a single dash
    han,            ///< H Han, kana, full-width letters
    hangul,         ///< G
    latin,          ///< L letters and digits that take the gap
    neutral,        ///< N other Latin symbols
    space,          ///< W a word space
    wide_space,     ///< Z U+3000
    reference,      ///< R a note mark
    latin_opening,  ///< o ( [ {
    latin_closing,  ///< c ) ] } , . ; : ! ?
};
inline constexpr int spacing_class_count = static_cast<int>(SpacingClass::latin_closing) + 1;

/// Class of a character by itself; the stream corrects quotes, dashes and symbols by context.
[[nodiscard]] SpacingClass spacing_class(char32_t character, Locale locale);

/// The body of a full-width mark in 1/65536 em; 0: the glyph's own advance.
[[nodiscard]] std::int32_t body_width(SpacingClass spacing, Locale locale);

/// Glue between two neighbours, in 1/65536 em.
struct Glue {
    std::int32_t natural = 0;
    std::int32_t shrink = 0;
    /// Tier 1 to 6 in which the shrink is spent (J03); 0: none.
    std::uint8_t shrink_tier = 0;
    /// Stretch within its own tier's limit; after the last, all places share what is left.
    std::int32_t stretch = 0;
    /// 1 word space, 2 Han–Latin gap, 3 between Han (J07); 0: none (J09).
    std::uint8_t stretch_tier = 0;
};
inline constexpr int shrink_tiers = 6;
inline constexpr int stretch_tiers = 3;
[[nodiscard]] const Glue& glue_between(SpacingClass before, SpacingClass after, Locale locale);

/// May a line end between these two? Words and unbreakable sequences are the stream's matter.
enum class BreakRule : std::uint8_t { prohibited, allowed };
/// By the level and, for Korean, the word or syllable of `typography` (K08, K12).
[[nodiscard]] BreakRule break_between(SpacingClass before, SpacingClass after, Locale locale,
                                      const Typography& typography = {});

/// The rules of one tradition in one house style: the tables above with the manifest's
/// [typography] worked in.
class LineRules {
public:
    LineRules(Locale locale, const Typography& typography);
    [[nodiscard]] const Glue& glue(SpacingClass before, SpacingClass after) const {
        return glue_[static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
    }
    [[nodiscard]] BreakRule may_break(SpacingClass before, SpacingClass after) const {
        return break_[static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
    }
    /// As the free function, for the style of punctuation.
    [[nodiscard]] std::int32_t body_width(SpacingClass spacing) const;

private:
    template <class Value>
    using PairTable = std::array<std::array<Value, spacing_class_count>, spacing_class_count>;
    Locale locale_;
    PunctuationStyle punctuation_;
    PairTable<Glue> glue_{};
    PairTable<BreakRule> break_{};
};

/// The rules of a whole book, by tradition.
class LineRulesSet {
public:
    explicit LineRulesSet(const Typography& typography);
    [[nodiscard]] const LineRules& operator[](Locale locale) const {
        return rules_[static_cast<std::size_t>(locale)];
    }
    [[nodiscard]] const Typography& typography() const { return typography_; }
    /// With nothing asked for.
    [[nodiscard]] static const LineRulesSet& usual();
    /// Without gaps: of the mark of a note, which is one sign (F08).
    [[nodiscard]] static const LineRulesSet& solid();

private:
    Typography typography_;
    std::array<LineRules, 5> rules_;
};

/// Characters whose place at a line's edge the level decides by themselves.
/// K11: small kana, the length mark and iteration marks.
[[nodiscard]] bool is_small_kana(char32_t character);
/// K07: full-width solidus.
[[nodiscard]] inline bool is_solidus(char32_t character) {
    return character == 0xFF0F;
}

}  // namespace banxin::layout
