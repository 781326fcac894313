/// \file
/// Sizes of type as a designer writes them: points, 号, or a share of another size. Knows no
/// role and no page.
#pragma once

#include "base/length.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace banxin {

/// A size that is not yet a length.
struct Size {
    enum class Unit : std::uint8_t { points, ems } unit = Unit::points;
    double value = 0;
    bool operator==(const Size&) const = default;
};

/// "小五", "9pt", "9" or "1.5em"; empty when it is none of these or not between 1 and 200
/// points, 0.1 and 20 em.
[[nodiscard]] std::optional<Size> parse_size(std::string_view text);
/// The same limits for a plain number of points.
[[nodiscard]] std::optional<Size> size_in_points(double points);
/// Points of a 号 ("五号" is 10.5), by the table that word processors use: the letterpress
/// table differs from it in 一号 (27.5), 二号 (21) and 六号 (7.875).
[[nodiscard]] std::optional<double> points_of_hao(std::string_view name);

}  // namespace banxin
