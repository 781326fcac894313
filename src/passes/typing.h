/// \file
/// How text was typed: marks of another width, direction or keyboard among Han, and what was meant.
/// Code, formulas, addresses and runs in other languages are never looked into. Private to the
/// passes room.
#pragma once

#include "base/language.h"
#include "passes/signs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banxin::passes {

/// What was typed otherwise than it is printed.
enum class Slip : std::uint8_t {
    vertical_form,   ///< ﹁ ︵ ︙: the forms that marks have in vertical lines
    full_width,      ///< Ａ １
    straight_quote,  ///< "…" among Han
    half_width,      ///< , ; : ? ! ( ) between Han
    repeated,        ///< ... 。。。 and one … alone
    dash,            ///< -- －－ ――
    unpaired,        ///< an opening or closing mark without its partner
    blank,           ///< several blanks, or a wide one, between Han
    invisible,       ///< U+200B and the like, between Han
};
inline constexpr std::size_t slip_count = static_cast<std::size_t>(Slip::invisible) + 1;

struct Typo {
    Slip slip = Slip::vertical_form;
    Text* text = nullptr;
    std::uint32_t at = 0;  ///< bytes of `text`
    std::uint32_t bytes = 0;
    /// For a person.
    std::string shown;
    /// What was meant; none: who knows.
    std::optional<std::string> better;
    /// Nobody would object.
    bool certain = false;
    /// Not 0: of two that belong together both are changed, or none.
    std::uint32_t group = 0;
};

/// All but unpaired marks. In `signs` stands afterwards what was meant. `prose` is false where
/// blanks mean something: verse, titles.
[[nodiscard]] std::vector<Typo> typos_in(RunSigns& signs, Locale locale, bool prose);

/// What `unpaired_in` needs to see of a paragraph: its marks with their neighbours, and how it
/// begins; empty where no mark could want a partner.
[[nodiscard]] std::vector<Sign> around_marks(const RunSigns& paragraph);

/// The paragraphs of a text, in their order. A mark that opens anew in the next paragraph need not
/// be closed in its own (G11).
[[nodiscard]] std::vector<Typo> unpaired_in(const std::vector<std::vector<Sign>>& paragraphs);

}  // namespace banxin::passes
