/// \file
/// A book laid out as always, and that it would be the same in more pieces, by more threads.
#pragma once

#include "layout/layout.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::layout {

/// As `lay_out`.
inline Pages laid_out_in_any_pieces(const Book& book, const style::Style& style,
                                    const text::Fonts& fonts, LayoutOptions options,
                                    Diagnostics& diagnostics) {
    Diagnostics of_whole;
    Diagnostics of_pieces;
    options.piece_bytes = 1U << 30;
    Pages whole = lay_out(book, style, fonts, options, of_whole);
    options.piece_bytes = 0;
    options.jobs = 3;
    const Pages pieces = lay_out(book, style, fonts, options, of_pieces);
    EXPECT_EQ(dump(whole, fonts), dump(pieces, fonts));
    const auto told = [](const Diagnostics& all) {
        std::string text;
        for (const Diagnostic& one : all.items()) {
            text += std::string(name_of(one.code)) + " " + std::to_string(one.span.begin);
            for (const std::string& argument : one.arguments) text += " " + argument;
            text += "\n";
        }
        return text;
    };
    EXPECT_EQ(told(of_whole), told(of_pieces));
    diagnostics.append(std::move(of_whole));
    return whole;
}

}  // namespace banxin::layout
