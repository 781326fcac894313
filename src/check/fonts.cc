#include "check/fonts.h"

#include <algorithm>
#include <map>

namespace banxin::check {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, unsigned size) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Big-endian words, the last one filled with zeros; `head` counts without its own adjustment.
std::uint32_t checksum(std::string_view table, bool is_head) {
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < table.size(); at += 4) {
        if (is_head && at == 8) continue;
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto byte =
                at + i < table.size() ? static_cast<unsigned char>(table[at + i]) : 0U;
            word = word << 8U | byte;
        }
        sum += word;
    }
    return sum;
}

std::string examine_tables(std::string_view bytes, FontForm form) {
    if (bytes.size() < 12) return "table directory";
    const std::size_t count = big_endian(bytes, 4, 2);
    if (bytes.size() < 12 + count * 16) return "table directory";
    std::map<std::string, std::string_view> tables;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t record = 12 + i * 16;
        const std::string tag(bytes.substr(record, 4));
        const std::size_t offset = big_endian(bytes, record + 8, 4);
        const std::size_t length = big_endian(bytes, record + 12, 4);
        if (offset > bytes.size() || length > bytes.size() - offset) return tag;
        const std::string_view table = bytes.substr(offset, length);
        if (checksum(table, tag == "head") != big_endian(bytes, record + 4, 4)) return tag;
        tables.emplace(tag, table);
    }
    for (const char* tag : {"cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"})
        if (!tables.contains(tag)) return tag;
    const bool outlined = form == FontForm::opentype
                              ? tables.contains("CFF ") || tables.contains("CFF2")
                              : tables.contains("glyf") && tables.contains("loca");
    if (!outlined) return form == FontForm::opentype ? "CFF" : "glyf";
    const std::string_view head = tables["head"];
    if (head.size() < 54 || big_endian(head, 12, 4) != 0x5F0F3CF5) return "head";
    return {};
}

/// WOFF 1.0 and 2.0, "Header": both give the whole length at byte 8.
std::string examine_wrapper(std::string_view bytes) {
    if (bytes.size() < 44 || big_endian(bytes, 8, 4) != bytes.size()) return "header";
    return {};
}

}  // namespace

FontForm font_form(std::string_view bytes) {
    if (bytes.starts_with(std::string_view("\0\1\0\0", 4)) || bytes.starts_with("true"))
        return FontForm::truetype;
    if (bytes.starts_with("OTTO")) return FontForm::opentype;
    if (bytes.starts_with("ttcf")) return FontForm::collection;
    if (bytes.starts_with("wOFF")) return FontForm::woff;
    if (bytes.starts_with("wOF2")) return FontForm::woff2;
    return FontForm::unknown;
}

FontFacts examine_font(std::string_view bytes) {
    FontFacts facts;
    facts.form = font_form(bytes);
    switch (facts.form) {
        case FontForm::unknown: facts.problem = "signature"; break;
        case FontForm::truetype:
        case FontForm::opentype: facts.problem = examine_tables(bytes, facts.form); break;
        case FontForm::woff:
        case FontForm::woff2: facts.problem = examine_wrapper(bytes); break;
        case FontForm::collection: break;
    }
    return facts;
}

}  // namespace banxin::check
