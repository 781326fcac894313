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

/// K17: addresses and paths may part after their joints.
bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos ||
           text.find("www.") != std::string_view::npos || text.size() > 24 ||
           std::count(text.begin(), text.end(), '/') > 1;
}

std::uint16_t inside_word(const std::vector<Unit>& units, std::size_t i, bool address) {
    const char32_t before = units[i - 1].character;
    const char32_t after = units[i].character;
    const auto letter = [](char32_t c) { return ascii::is_letter(c) || c >= 0xC0; };
    if (before == '-' && letter(after) && i >= 2 && letter(units[i - 2].character))
        return hyphen_penalty;
    if (before == chars::em_dash) return hyphen_penalty;
    if (!address) return undecided;
    switch (before) {
        case '/': return after == '/' ? no_break : address_penalty;
        case '.':
        case '-':
        case '_':
        case ',':
        case '?':
        case '&':
        case '=':
        case '%':
        case '#':
        case '+':
        case '~': return address_penalty;
        default: break;
    }
    // A hash or an identifier without joints, as a last resort.
    const bool digit_edge = ascii::is_digit(before) != ascii::is_digit(after);
    return digit_edge && letter(before) != letter(after) ? 3 * address_penalty : undecided;
}

void may_end_with_hyphen(Stream& stream, std::size_t cluster, const text::Fonts& fonts) {
    stream.clusters[cluster].soft_hyphen = true;
    RunStyle& run = stream.styles[stream.clusters[cluster].style];
    if (run.hyphen_width != 0) return;
    run.hyphen_width = scale(run.size, fonts.shape_ideograph(run.face, '-', run.language).advance);
}

void hyphenate(Stream& stream, std::size_t first, std::size_t text_end, const text::Fonts& fonts) {
    if (first >= stream.clusters.size()) return;
    const std::size_t text_begin = stream.clusters[first].text;
    const RunStyle& run = stream.styles[stream.clusters[first].style];
    const std::string_view text =
        std::string_view(stream.text).substr(text_begin, text_end - text_begin);
    std::size_t cluster = first;
    for_each_word(text, [&](std::size_t begin, std::size_t size) {
        for (const std::uint32_t place :
             text::hyphenation().places(text.substr(begin, size), run.language)) {
            const std::size_t at = text_begin + begin + place;
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
