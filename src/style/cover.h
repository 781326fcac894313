/// \file
/// How a cover is drawn, as data: fields of colour, rules, and stacks of text. Both the cover on
/// paper and the picture in the EPUB are made from it. Read from styles/covers/NAME.toml.
#pragma once

#include "base/colour.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "document/settings.h"
#include "style/style.h"
#include "text/fonts.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::style {

/// What a part of a design waits for; all of these must hold.
enum class CoverCase : std::uint8_t {
    upright,  ///< the title is a few Han, which can stand under each other
    level,    ///< it is not
    picture,  ///< the book's own picture lies under the design
    plain,    ///< none does
};

enum class CoverRole : std::uint8_t { title, subtitle, credits, publisher };

/// x, y, width, height in thousandths of the page's width and height.
using CoverArea = std::array<std::int32_t, 4>;

struct CoverText {
    CoverRole role = CoverRole::title;
    text::Family family = text::Family::serif;
    bool bold = false;
    Colour colour;
    /// Thousandths of the page's width.
    std::int32_t size = 100;
    /// Percent of that, down to which it gets smaller before it takes more lines than `lines`.
    std::int32_t least = 50;
    std::int32_t lines = 2;
    /// Baseline to baseline, percent of the size.
    std::int32_t pitch = 140;
    /// Blank room over it when something is above, percent of its size.
    std::int32_t before = 60;
};

enum class CoverStand : std::uint8_t { top, middle, bottom };

/// Texts under each other in one area, which they never leave.
struct CoverStack {
    std::string name;
    std::vector<CoverCase> when;
    CoverArea area = {};
    CoverStand stand = CoverStand::top;
    Align align = Align::start;
    /// One character under the other, in the middle of the area.
    bool upright = false;
    std::vector<CoverText> texts;
};

struct CoverShape {
    enum class Kind : std::uint8_t {
        field,
        frame,
        above,  ///< a rule over a stack
        below,
    };
    Kind kind = Kind::field;
    std::vector<CoverCase> when;
    Colour colour;
    /// Of a frame and a rule: how thick, in ten-thousandths of the page's width.
    std::int32_t weight = 0;
    /// Of a rule, how far from its stack, in thousandths of it.
    std::int32_t gap = 0;
    /// Where it is. Around a stack: how far from it on the left, above, on the right and below, in
    /// thousandths of the width; it is as wide as the stack's area and as high as its texts.
    CoverArea area = {};
    std::string around;
};

struct CoverDesign {
    std::string name;
    /// In the order in which they are drawn; texts lie over them.
    std::vector<CoverShape> shapes;
    std::vector<CoverStack> stacks;
};

/// Of books that choose none.
inline constexpr std::string_view usual_cover = "slip";

/// The design that a book asks for, its own folder of covers before those that the program
/// carries. Empty: at least one error was reported.
[[nodiscard]] std::optional<CoverDesign> load_cover(const Located<std::string>& name,
                                                    const BookFolder& folder, Sources& sources,
                                                    Diagnostics& diagnostics);
/// One that the program carries.
[[nodiscard]] CoverDesign built_in_cover(std::string_view name);
[[nodiscard]] std::vector<std::string> built_in_cover_names();

}  // namespace banxin::style
