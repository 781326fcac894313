#include "document/table_numbers.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>

namespace banxin {
namespace {

/// Longer ones are words.
constexpr std::size_t longest_unit = 6;

bool is_of_unit(char32_t c) {
    constexpr std::u32string_view signs = U"/%‰°℃℉²³·µμΩ";
    return ascii::is_letter(c) || signs.find(c) != std::u32string_view::npos;
}

/// Nothing, or a unit of measure with the blank before it.
bool is_unit(std::string_view text) {
    std::u32string unit = to_utf32(text);
    if (!unit.empty() && is_space(unit.front())) unit.erase(0, 1);
    return unit.size() <= longest_unit && std::all_of(unit.begin(), unit.end(), is_of_unit);
}

}  // namespace

std::optional<std::size_t> point_of_number(std::string_view text) {
    std::size_t at = 0;
    for (const std::string_view sign : {"+", "-", "−", "–", "±", "¥", "$", "约"}) {
        if (text.substr(at).starts_with(sign)) at += sign.size();
    }
    const std::size_t first = at;
    while (at < text.size() && (ascii::is_digit(text[at]) || text[at] == ',')) ++at;
    if (at == first) return std::nullopt;
    const std::size_t point = at;
    if (at + 1 < text.size() && text[at] == '.' && ascii::is_digit(text[at + 1])) {
        ++at;
        while (at < text.size() && ascii::is_digit(text[at])) ++at;
    }
    if (!is_unit(text.substr(at))) return std::nullopt;
    return point;
}

bool stands_for_nothing(std::string_view text) {
    for (const std::string_view none : {"", "-", "–", "—", "——", "…", "……", "/", "无"}) {
        if (text == none) return true;
    }
    return false;
}

bool is_of_figures(std::string_view text) {
    constexpr std::u32string_view between = U".,:+-−–—~～±×/%‰°℃()（） ";
    constexpr std::size_t longest = 24;
    const std::u32string all = to_utf32(text);
    const auto is_figure = [](char32_t c) { return ascii::is_digit(c); };
    return all.size() <= longest && std::any_of(all.begin(), all.end(), is_figure) &&
           std::all_of(all.begin(), all.end(), [&](char32_t c) {
               return is_figure(c) || between.find(c) != std::u32string_view::npos;
           });
}

bool is_datum(const CellPlace& place, const TableGrid& grid) {
    return place.cell->header == HeaderScope::none && place.columns == 1 &&
           grid.rows[place.row].part != TablePart::head;
}

}  // namespace banxin
