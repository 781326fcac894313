#include "document/size.h"

#include <charconv>

namespace banxin {
namespace {

struct Hao {
    std::string_view name;
    double points;
};

constexpr Hao hao_table[] = {
    {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
    {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
    {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5},
};

/// The whole of `text` as a decimal number, whatever the locale.
std::optional<double> number(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] =
        std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return value;
}

}  // namespace

std::optional<double> points_of_hao(std::string_view name) {
    for (const Hao& hao : hao_table)
        if (hao.name == name) return hao.points;
    return std::nullopt;
}

std::optional<Size> size_in_points(double points) {
    // Written so that "not a number" is refused too.
    if (!(points >= 1 && points <= 200)) return std::nullopt;
    return Size{Size::Unit::points, points};
}

std::optional<Size> parse_size(std::string_view text) {
    if (const auto hao = points_of_hao(text)) return size_in_points(*hao);
    const bool ems = text.ends_with("em");
    if (ems || text.ends_with("pt")) text.remove_suffix(2);
    const auto value = number(text);
    if (!value) return std::nullopt;
    if (!ems) return size_in_points(*value);
    if (!(*value >= 0.1 && *value <= 20)) return std::nullopt;
    return Size{Size::Unit::ems, *value};
}

}  // namespace banxin
