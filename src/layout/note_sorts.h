/// \file
/// The notes of a chapter by whose they are: which are counted and set together, how they are
/// marked and how much room that takes. Private to the layout room.
#pragma once

#include "base/length.h"
#include "document/book.h"
#include "document/typography.h"
#include "style/style.h"
#include "text/fonts.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

using style::note_sorts;
using style::NoteCounts;

/// Of what the anchors of marks are called: a chapter's name before it, the note's number behind.
inline constexpr std::string_view mark_sign = "#mark-";
/// What a note that stands behind its chapter leads back to.
[[nodiscard]] std::string first_mark_anchor(std::string_view chapter, std::uint32_t note);

/// How the notes of a book are told apart and counted.
struct NotePolicy {
    /// Those of different people have series of their own.
    bool apart = false;
    NoteNumbering numbering = NoteNumbering::page;
    NotePlace place = NotePlace::page;
    /// Endnotes: in the text, not beside their marks.
    [[nodiscard]] bool stand_behind() const {
        return place == NotePlace::chapter || place == NotePlace::book;
    }
    /// Of the chapters before, where the book numbers its notes as one.
    NoteCounts before = {};
};

class NoteSorts {
public:
    NoteSorts(const NotePolicy& policy, const Chapter& chapter, const style::Style& style,
              const text::Fonts& fonts);

    [[nodiscard]] std::uint8_t sort_of(const Note& note) const {
        return static_cast<std::uint8_t>(style::sort_of(note, apart_, style_.notes));
    }

    /// Of a note in its series where that is counted through the chapter or the book.
    [[nodiscard]] std::uint32_t number(std::size_t note) const { return numbers_[note]; }

    /// Its blank edges cut off.
    struct Mark {
        std::string text;
        Length width;
        /// What is cut off before it.
        Length cut;
        Length size;
    };
    /// In the text, set in `size`; smaller if it is wider than the room that was kept for it.
    [[nodiscard]] Mark mark(std::size_t sort, std::uint32_t number, Length size, Length room) const;
    /// Before the note's own text: all labels of a sort are of one size.
    [[nodiscard]] Mark label(std::size_t sort, std::uint32_t number, Length size) const;

    /// F12: what is kept free for a mark. Its number is not known yet where notes are counted by
    /// page, but that it will have one digit; else only how many.
    [[nodiscard]] Length room(std::size_t note, Length size) const;
    [[nodiscard]] Length label_room(std::size_t sort, Length size) const;
    /// F07: from the edge at which all labels begin to the text: the widest label of the book and
    /// half an em.
    [[nodiscard]] Length label_indent(Length size) const;

private:
    [[nodiscard]] Mark measured(std::size_t sort, std::string text, Length size) const;

    const style::Style& style_;
    const text::Fonts& fonts_;
    Language language_;
    bool apart_ = false;
    std::vector<std::uint32_t> numbers_;
    /// The width of each note's mark, in text::em, and the widest of each sort.
    std::vector<std::int64_t> widths_;
    std::array<std::int64_t, note_sorts> widest_ = {};
};

}  // namespace banxin::layout
