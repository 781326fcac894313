#include "layout/note_sorts.h"

#include "layout/short_text.h"
#include "text/fonts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace banxin::layout {
namespace {

using text::em;

/// Of the cell of a bracket or a star, in hundredths: white that would part a mark from its word.
struct Cuts {
    std::int64_t before;
    std::int64_t after;
};
Cuts cuts_of(style::NoteSeries series) {
    switch (series) {
        case style::NoteSeries::circled:
        case style::NoteSeries::black:
        case style::NoteSeries::square: break;
        case style::NoteSeries::brackets: return {5, 5};
        case style::NoteSeries::stars: return {15, 0};
    }
    return {0, 0};
}

/// Signs of one cell each.
bool is_cell(style::NoteSeries series) {
    return series == style::NoteSeries::circled || series == style::NoteSeries::black;
}

std::size_t digits_of(std::uint32_t number) {
    return std::to_string(number).size();
}
/// With so many digits.
std::uint32_t wide_number(std::size_t digits) {
    return static_cast<std::uint32_t>(
        std::stoul(std::string(std::min<std::size_t>(digits, 9), '8')));
}

}  // namespace

std::string first_mark_anchor(std::string_view chapter, std::uint32_t note) {
    return fmt::format("{}{}{}", chapter, mark_sign, note + 1);
}

NoteSorts::NoteSorts(const NotePolicy& policy, const Chapter& chapter, const style::Style& style,
                     const text::Fonts& fonts)
    : style_(style), fonts_(fonts), language_(chapter.language), apart_(policy.apart) {
    widest_.fill(em);
    NoteCounts counts = policy.before;
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> known;
    for (const Note& note : chapter.notes) {
        const std::size_t sort = sort_of(note);
        const style::NoteSeries series = style.notes.series[sort];
        numbers_.push_back(++counts[sort]);
        // More than nine on one page would be odd.
        const std::size_t digits =
            policy.numbering == NoteNumbering::page ? 1 : digits_of(numbers_.back());
        std::int64_t& width = known[{sort, digits}];
        if (width == 0 && is_cell(series)) width = em;
        if (width == 0)
            width =
                measured(sort, style::note_mark(series, wide_number(digits)), Length{em}).width.sp;
        widths_.push_back(width);
        widest_[sort] = std::max(widest_[sort], width);
    }
}

NoteSorts::Mark NoteSorts::measured(std::size_t sort, std::string text, Length size) const {
    style::RoleStyle look = style_[style::Role::note];
    look.size = size;
    const Cuts cuts = cuts_of(style_.notes.series[sort]);
    const Length width = ShortText(text, look, language_, fonts_, LineRulesSet::solid()).width();
    return {std::move(text), width - size.scaled(cuts.before + cuts.after, 100),
            size.scaled(cuts.before, 100), size};
}

NoteSorts::Mark NoteSorts::mark(std::size_t sort, std::uint32_t number, Length size,
                                Length room) const {
    const std::string text = style::note_mark(style_.notes.series[sort], number);
    Mark made = measured(sort, text, size);
    if (made.width > room) made = measured(sort, text, size.scaled(room.sp, made.width.sp));
    return made;
}

NoteSorts::Mark NoteSorts::label(std::size_t sort, std::uint32_t number, Length size) const {
    const Length room = label_room(sort, size);
    const Length widest = size.scaled(widest_[sort], em);
    return mark(sort, number, widest > room ? size.scaled(room.sp, widest.sp) : size, room);
}

Length NoteSorts::room(std::size_t note, Length size) const {
    return size.scaled(note < widths_.size() ? widths_[note] : em, em);
}

Length NoteSorts::label_room(std::size_t sort, Length size) const {
    return is_cell(style_.notes.series[sort]) ? size : size.scaled(3, 2);
}

Length NoteSorts::label_indent(Length size) const {
    Length room;
    for (std::size_t sort = 0; sort < (apart_ ? note_sorts : 1); ++sort)
        room = std::max(room, label_room(sort, size));
    return room + size / 2;
}

}  // namespace banxin::layout
