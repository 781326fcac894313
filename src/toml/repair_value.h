/// \file
/// One value of a line, or one line, put right; see repair.h.
#pragma once

#include "base/diagnostics.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::toml {

struct ValueFault {
    WordId reason = WordId::no_line;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A line whose blanks and signs outside of quotation marks are plain ones.
struct Scanned {
    std::string text;
    std::optional<ValueFault> fault;
};
[[nodiscard]] Scanned with_plain_signs(std::string_view line);

struct RepairedValue {
    std::string text;
    /// The first, in bytes of what was given.
    std::optional<ValueFault> fault;
    /// False: `text` is the empty string, because nobody can know what was meant.
    bool understood = true;
};
/// What stands behind `=`; over several lines only in an array.
[[nodiscard]] RepairedValue repaired_value(std::string_view value);

/// The bytes of the quotation mark, straight or not, that stands at `at`; 0: there is none.
[[nodiscard]] std::size_t curly_quote_at(std::string_view text, std::size_t at);
/// Past the straight-quoted string that begins at `at`; npos: it is not closed on its line.
[[nodiscard]] std::size_t end_of_string(std::string_view text, std::size_t at);
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] bool is_bare_key(std::string_view text);
/// Whether an array or a table in the value is still open at its end.
[[nodiscard]] bool is_open(std::string_view value);

}  // namespace banxin::toml
