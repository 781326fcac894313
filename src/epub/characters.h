/// \file
/// Which characters a book sets, kept apart by typeface, so that each font can be cut to
/// exactly those. Knows nothing of faces that are installed.
#pragma once

#include "text/fonts.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace banxin::epub {

/// A job and a weight: what a stylesheet can ask for.
struct Typeface {
    text::Family family = text::Family::serif;
    bool bold = false;
    bool operator==(const Typeface&) const = default;
};
/// All but that of Latin letters among Han, which no text asks for by itself.
inline constexpr std::size_t asked_families = static_cast<std::size_t>(text::Family::italic) + 1;
inline constexpr std::size_t typeface_count = asked_families * 2;
[[nodiscard]] constexpr std::size_t index_of(Typeface face) {
    return static_cast<std::size_t>(face.family) * 2 + (face.bold ? 1 : 0);
}
[[nodiscard]] constexpr Typeface typeface_at(std::size_t index) {
    return {static_cast<text::Family>(index / 2), index % 2 == 1};
}

/// A set of code points as a bitmap in pages: filling it costs one test and one bit for a
/// character of the text, and it comes out sorted whatever the order of filling.
class CharacterSet {
public:
    void add(char32_t character);
    /// Every character of a UTF-8 text.
    void add(std::string_view text);
    void add(const CharacterSet& other);
    [[nodiscard]] bool has(char32_t character) const;
    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::set<char32_t> sorted() const;

private:
    static constexpr std::size_t page_bits = 4096;
    using Page = std::array<std::uint64_t, page_bits / 64>;
    std::array<std::unique_ptr<Page>, 0x110000 / page_bits> pages_;
};

/// By typeface.
using CharacterSets = std::array<CharacterSet, typeface_count>;

struct CharacterUse {
    /// A book without one of these is wrong.
    CharacterSets needed;
    /// The same, of text in a CJK language whose forms are not those of the book's: by tag.
    std::map<Language, CharacterSets> other_languages;
    /// Shown only at times (alternative texts) or made by the reading program: embedded when
    /// a face has them, no fault when none has.
    CharacterSet helpful;

    void add(const CharacterUse& other);
};

/// Nothing is drawn for it by itself: spaces, controls, joiners, selectors.
[[nodiscard]] bool needs_no_glyph(char32_t character);

}  // namespace banxin::epub
