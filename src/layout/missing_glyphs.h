/// \file
/// What no face can set, told of once a chapter with its place. Private to the layout room.
#pragma once

#include "base/diagnostics.h"
#include "document/text_move.h"
#include "text/fonts.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// The face that sets what no face has: the nearest one that has the mark that stands in for it.
[[nodiscard]] text::FaceId stand_in_face(char32_t missing, text::FaceId wanted,
                                         const text::Fonts& fonts);

class MissingGlyphs {
public:
    /// Without diagnostics nobody is told: the text has been set elsewhere too.
    explicit MissingGlyphs(const text::Fonts& fonts, Diagnostics* diagnostics = nullptr)
        : fonts_(fonts), diagnostics_(diagnostics) {}

    /// F003.
    void report(char32_t character, Span place);
    /// The same of characters that are one to a reader: an emoji, a letter with its marks.
    void report(std::string_view sequence, Span place);
    /// F040: an emoji that is set as what it is made of.
    void report_in_parts(std::string_view sequence, const std::string& drawn, Span place);
    /// A character of code, which is set one by one, if it cannot be.
    void report_if_missing(std::string_view text, text::FaceId wanted, Span place);
    /// What was said of a piece of the chapter that was set by itself, this among it, before its
    /// text has come to another place.
    void report(const Diagnostics& of_piece, const TextMove& moved);

private:
    [[nodiscard]] bool is_told(std::string_view sequence);

    const text::Fonts& fonts_;
    Diagnostics* diagnostics_;
    std::vector<std::string> told_;
};

}  // namespace banxin::layout
