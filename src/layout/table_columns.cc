#include "layout/table_columns.h"

#include "base/ascii.h"
#include "layout/breaker.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace banxin::layout {
namespace {

/// A short text keeps so many characters in a line.
constexpr std::int64_t least_characters = 4;

Length width_of(const Stream& stream, std::uint32_t begin, std::uint32_t end) {
    return natural_width(stream, {begin, end, true, false, false, false});
}

/// Of what no line may part.
Length longest_word(const Stream& stream) {
    Length longest;
    std::uint32_t begin = 0;
    const auto count = static_cast<std::uint32_t>(stream.size());
    for (std::uint32_t i = 1; i <= count; ++i) {
        const Cluster& cluster = stream.clusters[i];
        if (i < count && !cluster.forced_break && cluster.penalty == no_break) continue;
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

/// Everyone gets the least and a share of what is left, in proportion to what more it would take.
std::vector<Length> in_proportion(const std::vector<ColumnNeeds>& needs, Length room) {
    const Length least = sum_of_least(needs);
    Length more;
    for (const ColumnNeeds& one : needs) more += one.natural - one.least;
    std::vector<Length> widths;
    for (const ColumnNeeds& one : needs) {
        if (room < least)
            widths.push_back({one.least.sp / 1024 * (room.sp / 1024) / (least.sp / 1024) * 1024});
        else if (more > Length{})
            widths.push_back(one.least + (one.natural - one.least)
                                             .scaled((room - least).sp / 1024,
                                                     std::max<std::int64_t>(1, more.sp / 1024)));
        else
            widths.push_back(one.least + (room - least) / static_cast<std::int64_t>(needs.size()));
    }
    widths.back() += room - total(widths);
    return widths;
}

/// Adds what columns lack for a cell over all of them, to each as much as it has already.
void widen(std::vector<ColumnNeeds>& needs, const CellNeeds& cell, Length ColumnNeeds::*which) {
    const std::size_t end = std::min(cell.column + cell.columns, needs.size());
    Length sum;
    for (std::size_t i = cell.column; i < end; ++i) sum += needs[i].*which;
    const Length wanted = cell.needs.*which;
    if (sum >= wanted || sum == Length{}) return;
    const Length lack = wanted - sum;
    for (std::size_t i = cell.column; i < end; ++i)
        needs[i].*which += (needs[i].*which).scaled(lack.sp / 1024, sum.sp / 1024);
}

/// Where the point of a number stands, or where its figures end; npos: it is none. A sign may stand
/// before it, a unit of measure after it.
std::size_t point_of(std::string_view text) {
    std::size_t at = 0;
    for (const std::string_view sign : {"+", "-", "−", "–", "±", "¥", "$", "约"}) {
        if (text.substr(at).starts_with(sign)) at += sign.size();
    }
    const std::size_t first = at;
    while (at < text.size() && (ascii::is_digit(text[at]) || text[at] == ',')) ++at;
    if (at == first) return std::string_view::npos;
    const std::size_t point = at;
    if (at + 1 < text.size() && text[at] == '.' && ascii::is_digit(text[at + 1])) {
        ++at;
        while (at < text.size() && ascii::is_digit(text[at])) ++at;
    }
    for (const std::string_view unit : {" ", "%", "‰", "℃", "°"}) {
        if (text.substr(at).starts_with(unit)) at += unit.size();
    }
    return at == text.size() ? point : std::string_view::npos;
}

bool stands_for_nothing(std::string_view text) {
    for (const std::string_view none : {"", "-", "–", "—", "——", "…", "……", "/", "无"}) {
        if (text == none) return true;
    }
    return false;
}

}  // namespace

ColumnNeeds needs_of(const Stream& stream, Length size) {
    const Length natural = widest_line(stream);
    return {natural, std::max(longest_word(stream), std::min(natural, size * least_characters))};
}

std::vector<ColumnNeeds> needs_of(const std::vector<CellNeeds>& cells, std::size_t columns,
                                  Length size) {
    std::vector<ColumnNeeds> needs(columns, {size * 2, size * 2});
    std::vector<const CellNeeds*> wide;
    for (const CellNeeds& cell : cells) {
        if (cell.columns > 1) {
            wide.push_back(&cell);
        } else if (cell.column < columns) {
            ColumnNeeds& one = needs[cell.column];
            one.natural = std::max(one.natural, cell.needs.natural);
            one.least = std::max(one.least, cell.needs.least);
        }
    }
    // What covers few columns says more about each.
    std::stable_sort(wide.begin(), wide.end(), [](const CellNeeds* a, const CellNeeds* b) {
        return a->columns < b->columns;
    });
    for (const CellNeeds* cell : wide) {
        widen(needs, *cell, &ColumnNeeds::natural);
        widen(needs, *cell, &ColumnNeeds::least);
    }
    for (ColumnNeeds& one : needs) one.natural = std::max(one.natural, one.least);
    return needs;
}

Length sum_of_least(const std::vector<ColumnNeeds>& needs) {
    Length sum;
    for (const ColumnNeeds& one : needs) sum += one.least;
    return sum;
}

std::vector<Length> share_widths(const std::vector<ColumnNeeds>& needs, Length room) {
    const auto count = static_cast<std::int64_t>(needs.size());
    std::vector<Length> widths;
    Length natural;
    for (const ColumnNeeds& one : needs) natural += one.natural;
    if (natural <= room) {
        // Room to spare goes to every column alike.
        for (const ColumnNeeds& one : needs)
            widths.push_back(one.natural + (room - natural) / count);
        widths.back() += room - total(widths);
        return widths;
    }
    if (sum_of_least(needs) >= room) return in_proportion(needs, room);
    // Columns that need less than their share get all that they need; then the share is larger.
    std::vector<bool> settled(needs.size(), false);
    std::vector<ColumnNeeds> open;
    Length left = room;
    for (bool changed = true; changed;) {
        changed = false;
        const auto unsettled = std::count(settled.begin(), settled.end(), false);
        const Length fair = unsettled > 0 ? left / unsettled : Length{};
        for (std::size_t i = 0; i < needs.size(); ++i) {
            Length others;
            for (std::size_t k = 0; k < needs.size(); ++k)
                others += settled[k] || k == i ? Length{} : needs[k].least;
            if (settled[i] || needs[i].natural > fair || needs[i].natural + others > left) continue;
            settled[i] = changed = true;
            left -= needs[i].natural;
        }
    }
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (!settled[i]) open.push_back(needs[i]);
    }
    std::vector<Length> shared;
    if (!open.empty()) shared = in_proportion(open, left);
    auto next = shared.begin();
    for (std::size_t i = 0; i < needs.size(); ++i)
        widths.push_back(settled[i] ? needs[i].natural : *next++);
    return widths;
}

std::vector<Length> asked_widths(const std::vector<std::uint16_t>& shares,
                                 const std::vector<ColumnNeeds>& needs, Length room) {
    if (shares.size() != needs.size() || sum_of_least(needs) >= room)
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
    const std::size_t point = point_of(text);
    CellNumber made;
    made.kind = CellNumber::Kind::words;
    if (point == std::string_view::npos || stream.text != text) return made;
    made.kind = CellNumber::Kind::number;
    const auto count = static_cast<std::uint32_t>(stream.size());
    std::uint32_t at = 0;
    while (at < count && stream.clusters[at].text < point) ++at;
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
