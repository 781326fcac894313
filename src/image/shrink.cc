// Fewer pixels, or more: each new one is a weighted mean of old ones (Catmull and Rom's cubic,
// stretched over what it stands for). Integers alone, so that every machine makes the same bytes.
#include "image/formats.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace banxin::image {
namespace {

/// Weights of one new pixel add up to this.
constexpr std::int64_t whole = 1 << 14;
/// Distances are measured in parts of a pixel: of a new one, where these are fewer, else of an old
/// one.
constexpr std::int64_t unit = 1 << 12;

/// Of the distance from the middle of a new pixel; its integral is about unit * unit.
std::int64_t cubic(std::int64_t distance) {
    const std::int64_t x = distance < 0 ? -distance : distance;
    const std::int64_t x2 = x * x / unit;
    const std::int64_t x3 = x2 * x / unit;
    // 1.5 x³ - 2.5 x² + 1 and -0.5 x³ + 2.5 x² - 4 x + 2.
    if (x < unit) return (3 * x3 - 5 * x2 + 2 * unit) / 2;
    if (x < 2 * unit) return (-x3 + 5 * x2 - 8 * x + 4 * unit) / 2;
    return 0;
}

struct Taps {
    std::size_t first = 0;
    std::vector<std::int32_t> weights;
};

std::vector<Taps> taps_for(std::uint32_t from, const Stretch& to) {
    std::vector<Taps> all(to.count);
    const std::int64_t old_count = from;
    const std::int64_t new_count = to.whole;
    const std::int64_t larger = std::max(old_count, new_count);
    for (std::int64_t n = 0; n < to.count; ++n) {
        const std::int64_t i = to.first + n;
        // The middle of the new pixel, in halves of old ones times `new_count`.
        const std::int64_t middle = (2 * i + 1) * old_count;
        const std::int64_t reach = 4 * larger;
        const std::int64_t first = std::max<std::int64_t>(0, (middle - reach) / (2 * new_count));
        const std::int64_t last =
            std::min<std::int64_t>(old_count - 1, (middle + reach) / (2 * new_count));
        std::vector<std::int64_t> raw;
        std::int64_t sum = 0;
        for (std::int64_t k = first; k <= last; ++k) {
            const std::int64_t away = (2 * k + 1) * new_count - middle;
            raw.push_back(cubic(away * unit / (2 * larger)));
            sum += raw.back();
        }
        Taps& taps = all[static_cast<std::size_t>(n)];
        taps.first = static_cast<std::size_t>(first);
        std::int64_t left = whole;
        std::size_t heaviest = 0;
        for (std::size_t k = 0; k < raw.size(); ++k) {
            const std::int64_t weight = raw[k] * whole / std::max<std::int64_t>(1, sum);
            taps.weights.push_back(static_cast<std::int32_t>(weight));
            left -= weight;
            if (raw[k] > raw[heaviest]) heaviest = k;
        }
        taps.weights[heaviest] += static_cast<std::int32_t>(left);
    }
    return all;
}

unsigned char settled(std::int64_t sum) {
    return static_cast<unsigned char>(std::clamp<std::int64_t>((sum + whole / 2) / whole, 0, 255));
}

/// `samples` a pixel; the last of them weighs the others when it is alpha.
struct Samples {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t step = 0;
    std::string bytes;

    [[nodiscard]] const unsigned char* at(std::size_t x, std::size_t y) const {
        return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data())) +
               (y * width + x) * step;
    }
};

Samples across(const Samples& from, const Stretch& stretch) {
    const std::vector<Taps> all = taps_for(static_cast<std::uint32_t>(from.width), stretch);
    Samples to{stretch.count, from.height, from.step, {}};
    to.bytes.resize(to.width * to.height * to.step);
    std::size_t out = 0;
    for (std::size_t y = 0; y < from.height; ++y) {
        for (const Taps& taps : all) {
            std::array<std::int64_t, 4> sums = {};
            const unsigned char* pixel = from.at(taps.first, y);
            for (const std::int32_t weight : taps.weights)
                for (std::size_t c = 0; c < from.step; ++c) sums[c] += weight * *pixel++;
            for (std::size_t c = 0; c < from.step; ++c)
                to.bytes[out++] = static_cast<char>(settled(sums[c]));
        }
    }
    return to;
}

Samples down(const Samples& from, const Stretch& stretch) {
    const std::vector<Taps> all = taps_for(static_cast<std::uint32_t>(from.height), stretch);
    Samples to{from.width, stretch.count, from.step, {}};
    const std::size_t row = from.width * from.step;
    to.bytes.resize(row * stretch.count);
    std::vector<std::int64_t> sums(row);
    std::size_t out = 0;
    for (const Taps& taps : all) {
        std::fill(sums.begin(), sums.end(), 0);
        for (std::size_t k = 0; k < taps.weights.size(); ++k) {
            const unsigned char* pixel = from.at(0, taps.first + k);
            for (std::size_t x = 0; x < row; ++x) sums[x] += taps.weights[k] * pixel[x];
        }
        for (const std::int64_t sum : sums) to.bytes[out++] = static_cast<char>(settled(sum));
    }
    return to;
}

/// What is seen through takes no part in the colour around it.
Samples weighed(Pixels&& pixels) {
    const auto colours = static_cast<std::size_t>(pixels.components);
    Samples all{pixels.width, pixels.height, colours, {}};
    if (pixels.alpha.empty()) {
        all.bytes = std::move(pixels.colour);
        return all;
    }
    all.step = colours + 1;
    all.bytes.resize(pixels.alpha.size() * all.step);
    std::size_t out = 0;
    for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
        const unsigned alpha = static_cast<unsigned char>(pixels.alpha[i]);
        for (std::size_t c = 0; c < colours; ++c) {
            const unsigned colour = static_cast<unsigned char>(pixels.colour[i * colours + c]);
            all.bytes[out++] = static_cast<char>((colour * alpha + 127U) / 255U);
        }
        all.bytes[out++] = pixels.alpha[i];
    }
    pixels = {};
    return all;
}

Pixels unweighed(Samples&& samples, bool alpha) {
    Pixels pixels = part_samples(static_cast<std::uint32_t>(samples.width),
                                 static_cast<std::uint32_t>(samples.height),
                                 static_cast<int>(samples.step), std::move(samples.bytes));
    if (!alpha || pixels.alpha.empty()) return pixels;
    const auto colours = static_cast<std::size_t>(pixels.components);
    for (std::size_t i = 0; i < pixels.alpha.size(); ++i) {
        const unsigned seen = static_cast<unsigned char>(pixels.alpha[i]);
        for (std::size_t c = 0; c < colours; ++c) {
            char& byte = pixels.colour[i * colours + c];
            const unsigned colour = static_cast<unsigned char>(byte);
            byte = static_cast<char>(seen == 0 ? 0U
                                               : std::min(255U, (colour * 255U + seen / 2) / seen));
        }
    }
    return pixels;
}

}  // namespace

Pixels resized(Pixels&& pixels, const Stretch& width, const Stretch& height) {
    const auto stays = [](std::uint32_t old, const Stretch& stretch) {
        return stretch.count == old && stretch.whole == old;
    };
    const bool same_width = stays(pixels.width, width);
    const bool same_height = stays(pixels.height, height);
    if (same_width && same_height) return std::move(pixels);
    const bool alpha = !pixels.alpha.empty();
    Samples samples = weighed(std::move(pixels));
    // What comes second has less to do where the first leaves few.
    const bool lower_first = height.count < samples.height && width.count > samples.width;
    if (!same_height && lower_first) samples = down(samples, height);
    if (!same_width) samples = across(samples, width);
    if (!same_height && !lower_first) samples = down(samples, height);
    return unweighed(std::move(samples), alpha);
}

Pixels shrunk(Pixels&& pixels, std::uint32_t width, std::uint32_t height) {
    width = std::clamp(width, 1U, pixels.width);
    height = std::clamp(height, 1U, pixels.height);
    return resized(std::move(pixels), {width, 0, width}, {height, 0, height});
}

}  // namespace banxin::image
