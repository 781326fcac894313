/// \file
/// Tables of one code for each pair of classes, written as rows of text that a person can read
/// beside the rule base. Private to the layout room.
#pragma once

#include "layout/spacing.h"

#include <array>
#include <cstddef>

namespace banxin::layout {

/// A row of codes; the blanks between groups only help the eye.
struct ClassRow {
    std::array<char, spacing_class_count> codes{};
    consteval ClassRow(const char* text) {
        std::size_t count = 0;
        for (; *text != 0; ++text) {
            if (*text != ' ') codes.at(count++) = *text;
        }
        if (count != codes.size()) throw "a row needs one code for each class";
    }
};

/// One row for the class before, one column for the class after.
using ClassTable = std::array<ClassRow, spacing_class_count>;

[[nodiscard]] inline char code_of(const ClassTable& table, SpacingClass before,
                                  SpacingClass after) {
    return table[static_cast<std::size_t>(before)].codes[static_cast<std::size_t>(after)];
}

}  // namespace banxin::layout
