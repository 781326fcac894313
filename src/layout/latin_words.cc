#include "layout/latin_words.h"

#include "base/ascii.h"
#include "layout/neighbours.h"
#include "text/hyphenation.h"

#include <algorithm>

namespace banxin::layout {
namespace {

/// Cost of a break inside a Latin word at a place that is no word's end.
constexpr std::uint16_t address_penalty = 60;
constexpr std::uint16_t hyphen_penalty = 50;

bool is_letter(char32_t c) {
    return script_of(c) == Script::latin;
}

/// The words of a text: stretches of letters, by offset and size.
template <class Each>
void for_each_word(std::string_view text, Each&& each) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (!is_letter(next.value) && !is_combining(next.value)) {
            if (at > begin) each(begin, at - begin);
            begin = at + next.bytes;
        }
        at += next.bytes;
    }
    if (text.size() > begin) each(begin, text.size() - begin);
}

}  // namespace

const text::Address* LatinRun::address_at(std::size_t at) const {
    for (const text::Address& one : addresses) {
        if (at >= text + one.begin && at < text + one.end) return &one;
    }
    return nullptr;
}

std::uint16_t inside_word(const std::vector<Unit>& units, std::size_t i, const LatinRun& run) {
    if (const text::Address* const address = run.address_at(units[i].text)) {
        const std::size_t at = units[i].text - run.text;
        const bool joint = std::binary_search(address->places.begin(), address->places.end(), at);
        return joint ? address_penalty : undecided;
    }
    const char32_t before = units[i - 1].character;
    const auto letter = [](char32_t c) { return ascii::is_letter(c) || c >= 0xC0; };
    if (before == '-' && letter(units[i].character) && i >= 2 && letter(units[i - 2].character))
        return hyphen_penalty;
    return before == chars::em_dash ? hyphen_penalty : undecided;
}

void may_end_with_hyphen(Stream& stream, std::size_t cluster, const text::Fonts& fonts) {
    stream.clusters[cluster].soft_hyphen = true;
    RunStyle& run = stream.styles[stream.clusters[cluster].style];
    if (run.hyphen_width != 0) return;
    run.hyphen_width = scale(run.size, fonts.shape_ideograph(run.face, '-', run.language).advance);
}

void hyphenate(Stream& stream, std::size_t first, const LatinRun& run, const text::Fonts& fonts) {
    if (first >= stream.clusters.size()) return;
    const Language language = stream.styles[stream.clusters[first].style].language;
    const std::string_view text =
        std::string_view(stream.text).substr(run.text, run.end - run.text);
    std::size_t cluster = first;
    for_each_word(text, [&](std::size_t begin, std::size_t size) {
        if (run.address_at(run.text + begin) != nullptr) return;
        for (const std::uint32_t place :
             text::hyphenation().places(text.substr(begin, size), language)) {
            const std::size_t at = run.text + begin + place;
            while (cluster < stream.clusters.size() && stream.clusters[cluster].text < at)
                ++cluster;
            // A ligature may stand over the place.
            if (cluster == stream.clusters.size() || stream.clusters[cluster].text != at) continue;
            if (cluster > first && stream.clusters[cluster].penalty == undecided) {
                may_end_with_hyphen(stream, cluster - 1, fonts);
            }
        }
    });
}

}  // namespace banxin::layout
