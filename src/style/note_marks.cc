// The signs of notes, and which are counted together. Knows nothing of where a sign is set.

#include "base/unicode.h"
#include "style/style.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::style {
namespace {

/// A run of characters that stand for the numbers from `first` on.
struct Run {
    std::uint32_t first;
    std::uint32_t last;
    char32_t character;
};

template <std::size_t count>
std::string sign_from(const Run (&runs)[count], std::uint32_t number) {
    for (const Run& run : runs) {
        if (number < run.first || number > run.last) continue;
        std::string sign;
        append_utf8(sign, run.character + number - run.first);
        return sign;
    }
    return fmt::format("({})", number);
}

}  // namespace

std::string note_mark(NoteSeries series, std::uint32_t number) {
    static constexpr Run circled[] = {{1, 20, 0x2460}, {21, 35, 0x3251}, {36, 50, 0x32B1}};
    static constexpr Run black[] = {{1, 10, 0x2776}, {11, 20, 0x24EB}};
    switch (series) {
        case NoteSeries::circled: return sign_from(circled, number);
        case NoteSeries::black: return sign_from(black, number);
        case NoteSeries::brackets: return fmt::format("〔{}〕", number);
        case NoteSeries::square: return fmt::format("[{}]", number);
        case NoteSeries::stars: return fmt::format("＊{}", number);
    }
    return {};
}

std::size_t NoteMarks::together_with(std::size_t whose) const {
    const auto first = std::find(series.begin(), series.end(), series[whose]);
    return static_cast<std::size_t>(first - series.begin());
}

std::size_t sort_of(const Note& note, bool apart, const NoteMarks& marks) {
    return apart ? marks.together_with(static_cast<std::size_t>(note.by)) : 0;
}

std::vector<NoteCounts> notes_before(const Book& book, const NoteMarks& marks,
                                     NoteNumbering numbering) {
    std::vector<NoteCounts> before(book.chapters.size());
    if (numbering != NoteNumbering::book) return before;
    NoteCounts counts = {};
    for (std::size_t i = 0; i < before.size(); ++i) {
        before[i] = counts;
        for (const Note& note : book.chapters[i].notes)
            ++counts[sort_of(note, book.notes_apart, marks)];
    }
    return before;
}

}  // namespace banxin::style
