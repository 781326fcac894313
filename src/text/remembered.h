/// \file
/// What was asked for and shaped before. Glyphs of single ideographs, by face and language; written
/// and read by many threads without locks, since a page of Han asks for little else. Short words,
/// by each thread for itself.
#pragma once

#include "text/fonts.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace banxin::text {

/// The glyphs of what one face was asked for in one language.
class GlyphTable {
public:
    GlyphTable() = default;
    ~GlyphTable();
    GlyphTable(const GlyphTable&) = delete;
    GlyphTable& operator=(const GlyphTable&) = delete;

    [[nodiscard]] std::optional<SetGlyph> find(char32_t character) const {
        const std::size_t page = character >> page_bits;
        if (page >= pages_.size()) return std::nullopt;
        const Page* const cells = pages_[page].load(std::memory_order_acquire);
        if (cells == nullptr) return std::nullopt;
        const std::uint64_t cell =
            (*cells)[character & (page_size - 1)].load(std::memory_order_relaxed);
        if (cell == 0) return std::nullopt;
        SetGlyph set;
        set.glyph.id = static_cast<std::uint32_t>(cell & most_ids);
        set.glyph.advance = static_cast<std::int32_t>(static_cast<std::uint32_t>(cell >> 16));
        set.face = static_cast<FaceId>(cell >> 48 & most_faces);
        return set;
    }
    /// Keeps a glyph; one with an offset is not kept and has to be shaped each time.
    void keep(char32_t character, const SetGlyph& set);

private:
    static constexpr unsigned page_bits = 8;
    static constexpr std::size_t page_size = std::size_t{1} << page_bits;
    /// A cell is 0 or: glyph id in bits 0 to 15, advance in 16 to 47, face in 48 to 62, a set bit
    /// 63.
    static constexpr std::uint64_t most_ids = 0xFFFF;
    static constexpr std::uint64_t most_faces = 0x7FFF;
    using Page = std::array<std::atomic<std::uint64_t>, page_size>;
    std::array<std::atomic<Page*>, (0x110000 >> page_bits)> pages_{};
};

/// Whether a face has a character, for those that were asked for: a book asks for few of the tens
/// of thousands that a face of Han has.
class KnownCharacters {
public:
    KnownCharacters() = default;
    ~KnownCharacters();
    KnownCharacters(const KnownCharacters&) = delete;
    KnownCharacters& operator=(const KnownCharacters&) = delete;

    [[nodiscard]] std::optional<bool> find(char32_t character) const {
        const Pages* const pages = pages_.load(std::memory_order_acquire);
        if (pages == nullptr || character > last_character) return std::nullopt;
        const Page* const page = (*pages)[character >> page_bits].load(std::memory_order_acquire);
        if (page == nullptr) return std::nullopt;
        const std::uint64_t cells =
            (*page)[word_of(character)].load(std::memory_order_relaxed) >> shift_of(character);
        if ((cells & known) == 0) return std::nullopt;
        return (cells & there) != 0;
    }
    void keep(char32_t character, bool is_there);

private:
    static constexpr char32_t last_character = 0x10FFFF;
    /// A cell has two bits.
    static constexpr std::uint64_t known = 1;
    static constexpr std::uint64_t there = 2;
    static constexpr unsigned page_bits = 8;
    static constexpr unsigned cells_in_word = 32;
    static constexpr std::size_t word_of(char32_t character) {
        return (character & 0xFFU) / cells_in_word;
    }
    static constexpr unsigned shift_of(char32_t character) { return character % cells_in_word * 2; }
    using Page = std::array<std::atomic<std::uint64_t>, (1U << page_bits) / cells_in_word>;
    using Pages = std::array<std::atomic<Page*>, (last_character >> page_bits) + 1>;
    /// Most faces are opened and never asked.
    std::atomic<Pages*> pages_ = nullptr;
};

/// Words that come again, as figures and names do: the glyphs of each, by what they depend on.
class ShapedWords {
public:
    /// Stays until the next `keep`.
    [[nodiscard]] const std::vector<Glyph>* find(const std::string& key) const {
        const auto found = words_.find(key);
        return found == words_.end() ? nullptr : &found->second;
    }
    const std::vector<Glyph>& keep(const std::string& key, std::vector<Glyph> glyphs) {
        // As many as a long chapter has; then others are likely to come.
        constexpr std::size_t most = 4096;
        if (words_.size() >= most) words_.clear();
        return words_.emplace(key, std::move(glyphs)).first->second;
    }

private:
    std::unordered_map<std::string, std::vector<Glyph>> words_;
};

/// The tables of one `Fonts`.
class Remembered {
public:
    Remembered();
    [[nodiscard]] GlyphTable& table(FaceId face, Language language);
    /// Of the thread that asks.
    [[nodiscard]] ShapedWords& words() const;

private:
    /// Told apart by number, not by address: another `Fonts` may be made at the same place.
    std::uint64_t number_;
    std::mutex mutex_;
    std::map<std::pair<FaceId, Language>, std::unique_ptr<GlyphTable>> tables_;
};

}  // namespace banxin::text
