#include "layout/table_columns.h"

#include "document/table_numbers.h"
#include "layout/breaker.h"
#include "layout/flow.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace banxin::layout {
namespace {

/// Of a text that is broken to bits if it is not whole, and the least that a column of text has.
constexpr std::int64_t short_text = 6;
/// The same where there is no room for more.
constexpr std::int64_t least_characters = 4;
/// A head takes more than two lines rather than more room than this.
constexpr std::int64_t longest_head = 5;
constexpr std::int64_t least_of_head = 3;

/// A hyphen at the end of it included.
Length width_of(const Stream& stream, std::uint32_t begin, std::uint32_t end) {
    const bool hyphen = end < stream.size() && stream.clusters[end - 1].soft_hyphen;
    return natural_width(stream, {begin, end, true, false, hyphen, false});
}

bool may_end_before(const Stream& stream, std::uint32_t cluster, bool hyphens) {
    const Cluster& next = stream.clusters[cluster];
    return next.forced_break ||
           (next.penalty != no_break && (hyphens || !stream.clusters[cluster - 1].soft_hyphen));
}

/// Of what no line parts.
Length longest_word(const Stream& stream, bool hyphens) {
    Length longest;
    std::uint32_t begin = 0;
    const auto count = static_cast<std::uint32_t>(stream.size());
    for (std::uint32_t i = 1; i <= count; ++i) {
        if (i < count && !may_end_before(stream, i, hyphens)) continue;
        longest = std::max(longest, width_of(stream, begin, i));
        begin = i;
    }
    return longest;
}

/// Of the longest line that the author wanted.
Length widest_line(const Stream& stream) {
    Length widest;
    std::uint32_t begin = 0;
    const auto count = static_cast<std::uint32_t>(stream.size());
    for (std::uint32_t i = 1; i <= count; ++i) {
        if (i < count && !stream.clusters[i].forced_break) continue;
        widest = std::max(widest, width_of(stream, begin, i));
        begin = i;
    }
    return widest;
}

Length total(const std::vector<Length>& widths) {
    return std::accumulate(widths.begin(), widths.end(), Length{});
}

/// A share of a length: `part` of `all`.
Length share_of(Length length, Length part, Length all) {
    return length.scaled(part.sp / 1024, std::max<std::int64_t>(1, all.sp / 1024));
}

/// The whole root of a number.
std::int64_t root_of(std::int64_t square) {
    auto root = static_cast<std::int64_t>(std::sqrt(static_cast<double>(square)));
    while (root * root > square) --root;
    while ((root + 1) * (root + 1) <= square) ++root;
    return root;
}

using Wish = Length ColumnNeeds::*;

/// The less, and of what is left over it a share of what more each would take.
std::vector<Length> between(const std::vector<ColumnNeeds>& needs, Wish less, Wish more,
                            Length room) {
    const Length sum = sum_of(needs, less);
    const Length lack = sum_of(needs, more) - sum;
    std::vector<Length> widths;
    for (const ColumnNeeds& one : needs)
        widths.push_back(one.*less + share_of(room - sum, one.*more - one.*less, lack));
    widths.back() += room - total(widths);
    return widths;
}

/// Nothing fits: all are narrower, each in proportion.
std::vector<Length> squeezed(const std::vector<ColumnNeeds>& needs, Length room) {
    const Length least = sum_of(needs, &ColumnNeeds::least);
    std::vector<Length> widths;
    for (const ColumnNeeds& one : needs) widths.push_back(share_of(room, one.least, least));
    widths.back() += room - total(widths);
    return widths;
}

/// Each as wide as it holds much, so that all come to about as many lines; but none narrower than
/// is snug, and none wider than its text.
std::vector<Length> by_amount(const std::vector<ColumnNeeds>& needs, Length room) {
    std::vector<Length> widths(needs.size());
    std::vector<bool> settled(needs.size(), false);
    for (bool changed = true; changed;) {
        Length left = room;
        Length amount;
        std::size_t last = 0;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (settled[i]) left -= widths[i];
            if (!settled[i]) amount += needs[last = i].amount;
        }
        Length lacking;
        Length spare;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (settled[i]) continue;
            widths[i] = share_of(left, needs[i].amount, amount);
            lacking += std::max(Length{}, needs[i].snug - widths[i]);
            spare += std::max(Length{}, widths[i] - needs[i].text);
        }
        changed = false;
        // What is worse is mended first: it changes the shares of the others.
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const bool low = lacking >= spare && widths[i] < needs[i].snug;
            const bool high = spare > lacking && widths[i] > needs[i].text;
            if (settled[i] || (!low && !high)) continue;
            widths[i] = low ? needs[i].snug : needs[i].text;
            settled[i] = changed = true;
        }
        if (!changed) widths[last] += room - total(widths);
    }
    return widths;
}

/// Every text has its room; heads get what they lack for one line, those first that lack least,
/// but of like heads all or none. What is left is everyone's.
std::vector<Length> with_heads(const std::vector<ColumnNeeds>& needs, Length room) {
    const auto lack = [](const ColumnNeeds& one) { return one.natural - one.text; };
    const Length left = room - sum_of(needs, &ColumnNeeds::text);
    // As many lack no more than a length as together have room.
    std::vector<Length> lacks;
    for (const ColumnNeeds& one : needs) lacks.push_back(lack(one));
    std::sort(lacks.begin(), lacks.end());
    Length most;
    Length sum;
    for (std::size_t i = 0; i < lacks.size(); ++i) {
        sum += lacks[i];
        if (sum > left) break;
        if (i + 1 == lacks.size() || lacks[i + 1] > lacks[i]) most = lacks[i];
    }
    std::vector<Length> widths;
    for (const ColumnNeeds& one : needs)
        widths.push_back(lack(one) <= most ? one.natural : one.text);
    const Length spare = (room - total(widths)) / static_cast<std::int64_t>(needs.size());
    for (Length& width : widths) width += spare;
    widths.back() += room - total(widths);
    return widths;
}

/// Adds what columns lack for a cell over all of them, to each as much as it has already.
void widen(std::vector<ColumnNeeds>& needs, const CellNeeds& cell, Wish which, Length wanted) {
    const std::size_t end = std::min(cell.column + cell.columns, needs.size());
    Length sum;
    for (std::size_t i = cell.column; i < end; ++i) sum += needs[i].*which;
    if (sum >= wanted || sum == Length{}) return;
    const Length lack = wanted - sum;
    for (std::size_t i = cell.column; i < end; ++i)
        needs[i].*which += share_of(needs[i].*which, lack, sum);
}

/// What a cell's column needs for it, where it has one for itself.
void take_in(ColumnNeeds& to, const CellNeeds& cell) {
    to.natural = std::max(to.natural, cell.needs.natural);
    if (!cell.head) to.text = std::max(to.text, cell.needs.natural);
    to.snug = std::max(to.snug, cell.needs.snug);
    to.least = std::max(to.least, cell.needs.least);
}

void put_in_order(ColumnNeeds& one) {
    one.snug = std::max(one.snug, one.least);
    one.text = std::max(one.text, one.snug);
    one.natural = std::max(one.natural, one.text);
}

}  // namespace

TextNeeds needs_of(const Stream& stream, Length size) {
    const Length natural = widest_line(stream);
    return {natural, std::max(longest_word(stream, false), std::min(natural, size * short_text)),
            std::max(longest_word(stream, true), std::min(natural, size * least_characters))};
}

TextNeeds needs_of_head(const Stream& stream, Length size) {
    const Length natural = widest_line(stream);
    const std::int64_t lines =
        std::max<std::int64_t>(2, (natural.sp - 1) / (size * longest_head).sp + 1);
    // Characters that are left over make one line longer.
    const Length in_lines = std::min(natural, round_up(natural / lines, size / 2));
    const Length snug = natural <= size * least_characters ? natural : in_lines;
    return {natural, std::max(longest_word(stream, false), snug),
            std::max(longest_word(stream, true), std::min(snug, size * least_of_head))};
}

std::vector<ColumnNeeds> needs_of(const std::vector<CellNeeds>& cells, std::size_t columns,
                                  Length size) {
    const Length none = size * 2;
    std::vector<ColumnNeeds> needs(columns, {none, none, none, none});
    std::vector<std::int64_t> squares(columns);
    std::vector<const CellNeeds*> wide;
    for (const CellNeeds& cell : cells) {
        if (cell.columns > 1) {
            wide.push_back(&cell);
        } else if (cell.column < columns) {
            take_in(needs[cell.column], cell);
            const std::int64_t amount = cell.head ? 0 : cell.needs.natural.sp / 65536;
            squares[cell.column] += amount * amount;
        }
    }
    // What covers few columns says more about each.
    std::stable_sort(wide.begin(), wide.end(), [](const CellNeeds* a, const CellNeeds* b) {
        return a->columns < b->columns;
    });
    for (ColumnNeeds& one : needs) put_in_order(one);
    for (const CellNeeds* cell : wide) {
        widen(needs, *cell, &ColumnNeeds::natural, cell->needs.natural);
        if (!cell->head) widen(needs, *cell, &ColumnNeeds::text, cell->needs.natural);
        widen(needs, *cell, &ColumnNeeds::snug, cell->needs.snug);
        widen(needs, *cell, &ColumnNeeds::least, cell->needs.least);
    }
    for (std::size_t i = 0; i < columns; ++i) {
        put_in_order(needs[i]);
        needs[i].amount = points(1) * std::max<std::int64_t>(1, root_of(squares[i]));
    }
    return needs;
}

Length sum_of(const std::vector<ColumnNeeds>& needs, Wish which) {
    Length sum;
    for (const ColumnNeeds& one : needs) sum += one.*which;
    return sum;
}

std::vector<Length> share_widths(const std::vector<ColumnNeeds>& needs, Length room) {
    using Needs = ColumnNeeds;
    if (sum_of(needs, &Needs::least) >= room) return squeezed(needs, room);
    if (sum_of(needs, &Needs::snug) >= room)
        return between(needs, &Needs::least, &Needs::snug, room);
    if (sum_of(needs, &Needs::text) >= room) return by_amount(needs, room);
    return with_heads(needs, room);
}

std::vector<Length> asked_widths(const std::vector<std::uint16_t>& shares,
                                 const std::vector<ColumnNeeds>& needs, Length room) {
    if (shares.size() != needs.size() || sum_of(needs, &ColumnNeeds::least) >= room)
        return share_widths(needs, room);
    std::vector<bool> settled(needs.size(), false);
    std::vector<Length> widths(needs.size());
    Length left = room;
    std::int64_t parts = std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (settled[i] || left.scaled(shares[i], parts) >= needs[i].least) continue;
            widths[i] = needs[i].least;
            settled[i] = changed = true;
            left -= needs[i].least;
            parts -= shares[i];
        }
    }
    std::size_t last = 0;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (settled[i]) continue;
        widths[i] = left.scaled(shares[i], parts);
        last = i;
    }
    widths[last] += room - total(widths);
    return widths;
}

CellNumber number_in(const Inlines& content, const Stream& stream) {
    const std::string text = plain_text(content);
    if (stands_for_nothing(text)) return {};
    const std::optional<std::size_t> point = point_of_number(text);
    CellNumber made;
    made.kind = CellNumber::Kind::words;
    if (!point || stream.text != text) return made;
    made.kind = CellNumber::Kind::number;
    const auto count = static_cast<std::uint32_t>(stream.size());
    std::uint32_t at = 0;
    while (at < count && stream.clusters[at].text < *point) ++at;
    if (at < count) made.rest = width_of(stream, at, count);
    made.whole = widest_line(stream) - made.rest;
    return made;
}

NumberColumn number_column(const std::vector<CellNumber>& cells) {
    NumberColumn found;
    int numbers = 0;
    for (const CellNumber& cell : cells) {
        if (cell.kind == CellNumber::Kind::words) return {};
        if (cell.kind == CellNumber::Kind::nothing) continue;
        found.rest = std::max(found.rest, cell.rest);
        found.whole = std::max(found.whole, cell.whole);
        ++numbers;
    }
    return numbers >= 2 ? found : NumberColumn{};
}

}  // namespace banxin::layout
