/// \file
/// What people type in place of TOML: each line that cannot be read, why, and how it should look,
/// so that the rest of the file is read in the same run.
#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::toml {

struct Fault {
    /// 0-based.
    std::size_t line = 0;
    /// Bytes of the line that are to blame.
    std::size_t begin = 0;
    std::size_t end = 0;
    WordId reason = WordId::no_line;
    /// How the line should read; empty: that cannot be known, and the line was taken out.
    std::string better;
    /// The line where the same key or table stands first.
    std::size_t first_line = npos;
    /// The line was understood all the same; otherwise its value is an empty text.
    bool understood = false;

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct Repaired {
    /// Line for line the text, with what is wrong put right as far as it is understood.
    std::string text;
    /// In the order of the lines, at most one a line.
    std::vector<Fault> faults;
};

/// Reads the text line by line, without a library's help; a sound text comes back as it is.
[[nodiscard]] Repaired repaired(std::string_view text);

}  // namespace banxin::toml
