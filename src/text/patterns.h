/// \file
/// Hyphenation patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er"): letters with numbers
/// between them, of which the highest counts, and odd ones let a word part. Private to the text
/// room.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin::text {

/// Built once, in the time that sorting takes: German has 66,000 of them.
class Patterns {
public:
    /// "ad4der", one each line; a line that holds no letter is none. The last of equals counts.
    explicit Patterns(std::string_view lines);

    /// The number before each letter of a word, and one after the last.
    [[nodiscard]] std::vector<std::uint8_t> numbers(std::u32string_view word) const;

private:
    /// Children stand together, by their letters.
    struct Node {
        char32_t letter = 0;
        std::uint32_t first_child = 0;
        std::uint32_t children = 0;
        /// Of the pattern that ends here, before its letters and after the last; or none.
        std::uint32_t numbers = 0;
        std::uint32_t count = 0;
    };
    [[nodiscard]] const Node* child(const Node& node, char32_t letter) const;

    std::vector<Node> nodes_;
    std::vector<std::uint8_t> numbers_;
};

}  // namespace banxin::text
