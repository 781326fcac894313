#include "epub/characters.h"

#include "base/unicode.h"

#include <bit>

namespace banxin::epub {

void CharacterSet::add(char32_t character) {
    std::unique_ptr<Page>& page = pages_[character / page_bits];
    if (page == nullptr) page = std::make_unique<Page>();
    const std::size_t bit = character % page_bits;
    (*page)[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

void CharacterSet::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode_utf8(text, at);
        add(one.value);
        at += one.bytes;
    }
}

void CharacterSet::add(const CharacterSet& other) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        if (other.pages_[i] == nullptr) continue;
        if (pages_[i] == nullptr) pages_[i] = std::make_unique<Page>();
        for (std::size_t word = 0; word < pages_[i]->size(); ++word) {
            (*pages_[i])[word] |= (*other.pages_[i])[word];
        }
    }
}

bool CharacterSet::has(char32_t character) const {
    const std::unique_ptr<Page>& page = pages_[character / page_bits];
    if (page == nullptr) return false;
    const std::size_t bit = character % page_bits;
    return ((*page)[bit / 64] >> (bit % 64) & 1U) != 0;
}

bool CharacterSet::empty() const {
    for (const auto& page : pages_) {
        if (page != nullptr) return false;
    }
    return true;
}

std::set<char32_t> CharacterSet::sorted() const {
    std::set<char32_t> result;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        if (pages_[i] == nullptr) continue;
        for (std::size_t word = 0; word < pages_[i]->size(); ++word) {
            for (std::uint64_t bits = (*pages_[i])[word]; bits != 0; bits &= bits - 1) {
                const auto bit = static_cast<std::size_t>(std::countr_zero(bits));
                result.insert(result.end(), static_cast<char32_t>(i * page_bits + word * 64 + bit));
            }
        }
    }
    return result;
}

void CharacterUse::add(const CharacterUse& other) {
    const auto join = [](CharacterSets& to, const CharacterSets& from) {
        for (std::size_t i = 0; i < to.size(); ++i) to[i].add(from[i]);
    };
    join(needed, other.needed);
    for (const auto& [language, sets] : other.other_languages) {
        join(other_languages[language], sets);
    }
    helpful.add(other.helpful);
}

bool needs_no_glyph(char32_t character) {
    if (character < 0x21 || is_control(character)) return true;
    if (character == chars::no_break_space || character == chars::ideographic_space) return true;
    if (character == chars::soft_hyphen || character == chars::byte_order_mark) return true;
    // Spaces of set widths, joiners and directional marks.
    if (character >= 0x2000 && character <= 0x200F) return true;
    if (character >= 0x2028 && character <= 0x202F) return true;
    if (character >= 0x205F && character <= 0x206F) return true;
    // Selectors choose the form of the character before them.
    if (character >= 0xFE00 && character <= 0xFE0F) return true;
    return character >= 0xE0100 && character <= 0xE01EF;
}

}  // namespace banxin::epub
