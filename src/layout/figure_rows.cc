#include "layout/figure_rows.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// The longer side of a picture is no less than a fifth of the measure, unless it is so by itself;
/// one that stands upright is no narrower than a sixth.
constexpr std::int64_t least_part = 5;
constexpr std::int64_t narrowest_part = 6;

Length height_of(const RowPicture& one, Length width) {
    return width.scaled(one.pixels_high, one.pixels_wide);
}
Length width_of(const RowPicture& one, Length height) {
    return height.scaled(one.pixels_wide, one.pixels_high);
}

Length gaps(const RowLook& look, std::size_t count) {
    return look.gap * (static_cast<std::int64_t>(count) - 1);
}

class Rows {
public:
    Rows(const std::vector<RowPicture>& pictures, const RowLook& look)
        : pictures_(pictures), look_(look) {}

    /// As many in a line as their widths leave room for. Gaps are not counted in parts of a
    /// measure, which may well be all of it: three thirds are one line.
    std::vector<RowLine> as_asked() {
        std::vector<RowLine> lines;
        Length used;
        for (std::size_t i = 0; i < pictures_.size(); ++i) {
            Length width = std::min(pictures_[i].natural, look_.measure);
            width = std::min(width, width_of(pictures_[i], look_.tallest));
            // Percents are whole: 33 and 34 of them may miss a hundred by a little.
            const Length slack = look_.measure / 50;
            if (lines.empty() || used + width > look_.measure + slack) {
                lines.push_back({i, {}});
                used = {};
            }
            used += width;
            lines.back().sizes.push_back({width, height_of(pictures_[i], width)});
        }
        for (RowLine& line : lines) squeeze(line);
        return lines;
    }

    /// Of one height, in as few lines as leave each picture wide enough.
    std::vector<RowLine> justified() {
        const std::size_t count = pictures_.size();
        for (std::size_t lines = 1; lines < count; ++lines) {
            const std::vector<RowLine> made = in_lines(lines);
            if (is_wide_enough(made)) return made;
        }
        return in_lines(count);
    }

private:
    /// Pictures become so much smaller that the gaps have room.
    void squeeze(RowLine& line) const {
        Length all;
        for (const RowSize& size : line.sizes) all += size.width;
        const Length room = look_.measure - gaps(look_, line.sizes.size());
        if (all <= room) return;
        for (std::size_t i = 0; i < line.sizes.size(); ++i) {
            RowSize& size = line.sizes[i];
            size.width = size.width.scaled(room.sp, all.sp);
            size.height = height_of(pictures_[line.first + i], size.width);
        }
    }

    /// The height at which pictures fill the measure.
    [[nodiscard]] Length filling(std::size_t first, std::size_t end) const {
        const Length unit = look_.measure;
        Length all;
        for (std::size_t i = first; i < end; ++i) all += width_of(pictures_[i], unit);
        Length height = unit.scaled((look_.measure - gaps(look_, end - first)).sp, all.sp);
        Length most;
        for (std::size_t i = first; i < end; ++i)
            most = std::max(most, height_of(pictures_[i], pictures_[i].natural));
        height = std::min(height, look_.tallest);
        return most > Length{} ? std::min(height, most) : height;
    }

    [[nodiscard]] std::vector<RowLine> in_lines(std::size_t count) const {
        std::vector<std::size_t> ends;
        for (std::size_t i = 1; i <= count; ++i)
            ends.push_back((pictures_.size() * i + count - 1) / count);
        std::vector<Length> heights;
        std::size_t first = 0;
        for (const std::size_t end : ends) {
            heights.push_back(filling(first, end));
            first = end;
        }
        // A line of fewer pictures does not stand out.
        const Length most = *std::min_element(heights.begin(), heights.end()) * 13 / 10;
        std::vector<RowLine> lines;
        first = 0;
        for (std::size_t k = 0; k < count; ++k) {
            RowLine line{first, {}};
            const Length height = std::min(heights[k], most);
            for (; first < ends[k]; ++first)
                line.sizes.push_back({width_of(pictures_[first], height), height});
            lines.push_back(std::move(line));
        }
        return lines;
    }

    [[nodiscard]] bool is_wide_enough(const std::vector<RowLine>& lines) const {
        for (const RowLine& line : lines)
            for (std::size_t i = 0; i < line.sizes.size(); ++i) {
                const RowPicture& one = pictures_[line.first + i];
                const bool upright = one.pixels_high > one.pixels_wide;
                const Length least = look_.measure / (upright ? narrowest_part : least_part);
                // One that stands alone would be no wider.
                const Length alone = std::min({least, one.natural, width_of(one, look_.tallest)});
                if (line.sizes[i].width < alone) return false;
            }
        return true;
    }

    const std::vector<RowPicture>& pictures_;
    const RowLook& look_;
};

}  // namespace

std::vector<RowLine> rows_of(const std::vector<RowPicture>& pictures, const RowLook& look) {
    Rows rows(pictures, look);
    const bool asked = std::any_of(pictures.begin(), pictures.end(),
                                   [](const RowPicture& one) { return one.asked; });
    return asked ? rows.as_asked() : rows.justified();
}

}  // namespace banxin::layout
