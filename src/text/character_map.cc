// Sections and fields are named as in OpenType, "cmap — Character to Glyph Index Mapping Table".
#include "text/character_map.h"

#include <algorithm>
#include <bit>
#include <string_view>
#include <vector>

namespace banxin::text {
namespace {

void put(std::string& to, std::uint32_t value, int bytes) {
    while (bytes-- > 0) to += static_cast<char>(value >> (8 * bytes) & 0xFFU);
}
void put16(std::string& to, std::size_t value) {
    put(to, static_cast<std::uint32_t>(value), 2);
}
void put32(std::string& to, std::size_t value) {
    put(to, static_cast<std::uint32_t>(value), 4);
}

using Glyphs = std::map<char32_t, std::uint16_t>;

/// Characters first … last of format 4: by a distance between character and glyph that all share,
/// or by a list, where 0 stands for a character that the font does not have.
struct Segment {
    char32_t first = 0;
    char32_t last = 0;
    std::vector<std::uint16_t> list;
    std::uint16_t delta = 0;
};

std::uint16_t delta_of(char32_t character, std::uint16_t glyph) {
    return static_cast<std::uint16_t>(glyph - character);
}

/// A segment takes eight bytes and a place in a list two: gaps of three cost less than they save.
std::vector<Segment> segments_of(const Glyphs& glyphs) {
    constexpr char32_t widest_gap = 3;
    std::vector<Segment> segments;
    for (auto at = glyphs.begin(); at != glyphs.end() && at->first < 0xFFFF;) {
        Segment made;
        made.first = made.last = at->first;
        made.delta = delta_of(at->first, at->second);
        bool one_delta = true;
        for (; at != glyphs.end() && at->first < 0xFFFF; ++at) {
            if (!made.list.empty() && at->first - made.last > widest_gap + 1) break;
            one_delta = one_delta && (made.list.empty() || at->first == made.last + 1) &&
                        delta_of(at->first, at->second) == made.delta;
            made.list.resize(at->first - made.first, 0);
            made.list.push_back(at->second);
            made.last = at->first;
        }
        if (one_delta) made.list.clear();
        segments.push_back(std::move(made));
    }
    Segment end;
    end.first = end.last = 0xFFFF;
    end.delta = 1;
    segments.push_back(std::move(end));
    return segments;
}

/// Empty where its sixteen bits of length do not suffice.
std::string format_4(const Glyphs& glyphs) {
    const std::vector<Segment> segments = segments_of(glyphs);
    const std::size_t count = segments.size();
    std::size_t length = 16 + count * 8;
    for (const Segment& segment : segments) length += segment.list.size() * 2;
    if (length > 0xFFFF) return {};
    const std::size_t half = std::bit_floor(count);
    std::string table;
    put16(table, 4);
    put16(table, length);
    put16(table, 0);  // language
    put16(table, count * 2);
    put16(table, half * 2);
    put16(table, std::bit_width(half) - 1);
    put16(table, (count - half) * 2);
    for (const Segment& segment : segments) put16(table, segment.last);
    put16(table, 0);  // reservedPad
    for (const Segment& segment : segments) put16(table, segment.first);
    for (const Segment& segment : segments) put16(table, segment.list.empty() ? segment.delta : 0);
    // An offset counts from its own place.
    std::size_t lists = 0;
    for (std::size_t i = 0; i < count; ++i) {
        put16(table, segments[i].list.empty() ? 0 : (count - i) * 2 + lists);
        lists += segments[i].list.size() * 2;
    }
    for (const Segment& segment : segments) {
        for (const std::uint16_t glyph : segment.list) put16(table, glyph);
    }
    return table;
}

std::string format_12(const Glyphs& glyphs) {
    std::string groups;
    for (auto at = glyphs.begin(); at != glyphs.end();) {
        const auto first = *at;
        char32_t last = first.first;
        for (++at; at != glyphs.end() && at->first == last + 1 &&
                   at->second == first.second + (at->first - first.first);
             ++at)
            last = at->first;
        put32(groups, first.first);
        put32(groups, last);
        put32(groups, first.second);
    }
    std::string table;
    put16(table, 12);
    put16(table, 0);  // reserved
    put32(table, 16 + groups.size());
    put32(table, 0);  // language
    put32(table, groups.size() / 12);
    return table + groups;
}

/// A sequence whose glyph is that of the character alone is a "default" one.
std::string format_14(const CharacterMap& map) {
    const std::size_t head = 10 + map.variations.size() * 11;
    std::string records;
    std::string sequences;
    for (const auto& [selector, bases] : map.variations) {
        std::string usual;
        std::string other;
        for (const auto& [character, glyph] : bases) {
            const auto own = map.glyphs.find(character);
            const bool is_usual = own != map.glyphs.end() && own->second == glyph;
            std::string& to = is_usual ? usual : other;
            put(to, character, 3);
            if (is_usual)
                put(to, 0, 1);  // additionalCount
            else
                put16(to, glyph);
        }
        put(records, selector, 3);
        put32(records, usual.empty() ? 0 : head + sequences.size());
        if (!usual.empty()) {
            put32(sequences, usual.size() / 4);
            sequences += usual;
        }
        put32(records, other.empty() ? 0 : head + sequences.size());
        if (!other.empty()) {
            put32(sequences, other.size() / 5);
            sequences += other;
        }
    }
    std::string table;
    put16(table, 14);
    put32(table, head + sequences.size());
    put32(table, map.variations.size());
    return table + records + sequences;
}

}  // namespace

std::string character_map(const CharacterMap& map) {
    constexpr int unicode = 0;
    constexpr int windows = 3;
    struct Encoding {
        int platform;
        int id;
        const std::string* table;
    };
    const std::string basic = format_4(map.glyphs);
    const bool beyond = !map.glyphs.empty() && map.glyphs.rbegin()->first > 0xFFFF;
    const std::string full = beyond || basic.empty() ? format_12(map.glyphs) : std::string();
    const std::string variations = map.variations.empty() ? std::string() : format_14(map);
    // In the order of platform and encoding.
    std::vector<Encoding> encodings{{unicode, 3, &basic},
                                    {unicode, 4, &full},
                                    {unicode, 5, &variations},
                                    {windows, 1, &basic},
                                    {windows, 10, &full}};
    std::erase_if(encodings, [](const Encoding& one) { return one.table->empty(); });
    std::string head;
    put16(head, 0);  // version
    put16(head, encodings.size());
    std::string tables;
    std::map<const std::string*, std::size_t> places;
    for (const Encoding& one : encodings) {
        const auto [place, is_new] = places.emplace(one.table, tables.size());
        if (is_new) tables += *one.table;
        put16(head, static_cast<std::size_t>(one.platform));
        put16(head, static_cast<std::size_t>(one.id));
        put32(head, 4 + encodings.size() * 8 + place->second);
    }
    return head + tables;
}

}  // namespace banxin::text
