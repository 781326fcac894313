#include "base/encoding.h"

#include "base/unicode.h"

#include <iconv.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace banxin {
namespace {

struct Charset {
    const char* iconv_name;
    const char* shown;
};

/// Likeliest first.
std::vector<Charset> usual_charsets(Language language) {
    const Charset gb{"GB18030", "GB18030 (GBK)"};
    const Charset big5{"BIG5-HKSCS", "Big5"};
    switch (language.locale()) {
        case Locale::zh_hant: return {big5, gb};
        case Locale::ja: return {{"CP932", "Shift_JIS"}, {"EUC-JP", "EUC-JP"}};
        case Locale::ko: return {{"CP949", "EUC-KR (CP949)"}};
        case Locale::zh_hans:
        case Locale::latin: break;
    }
    return {gb};
}

/// True when hardly any of its characters, ASCII aside, is one that such a text does not have:
/// a text that is read in the wrong charset is full of them.
bool reads_as_cjk(std::string_view text) {
    std::size_t all = 0;
    std::size_t foreign = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        at += next.bytes;
        const char32_t c = next.value;
        if (c < 0x80) continue;
        ++all;
        const bool usual = is_ideographic(c) || is_kana(c) || is_hangul(c) ||
                           is_cjk_punctuation(c) || (c >= 0x2010 && c <= 0x266F) ||
                           (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0xA0 && c <= 0x451);
        if (is_control(c)) return false;
        if (!usual) ++foreign;
    }
    return all > 0 && foreign * 20 <= all;
}

/// A text that was UTF-8 and got some bytes wrong has far more whole characters than wrong
/// bytes; one in another charset has it the other way round.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t whole = 0;
    std::size_t wrong = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded next = decode_utf8(bytes, at);
        at += next.bytes;
        if (!next.valid)
            ++wrong;
        else if (next.bytes > 1)
            ++whole;
    }
    return whole > wrong;
}

/// Text in ASCII or Han without a byte order mark: line ends and blanks have a zero byte, always on
/// the same side. Empty: it is none.
std::optional<std::string> from_unmarked_utf16(std::string_view bytes) {
    if (bytes.size() % 2 != 0 || bytes.find('\0') == std::string_view::npos) return std::nullopt;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\0') ++zeros[i % 2];
    if (zeros[0] > 0 && zeros[1] > 0) return std::nullopt;
    auto text = convert_to_utf8(bytes, zeros[1] > 0 ? "UTF-16LE" : "UTF-16BE");
    if (!text) return std::nullopt;
    const bool ascii_only = std::all_of(text->begin(), text->end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && c != '\0';
    });
    return ascii_only || reads_as_cjk(*text) ? text : std::nullopt;
}

}  // namespace

std::optional<std::string> convert_to_utf8(std::string_view bytes, const std::string& charset) {
    const iconv_t conversion = iconv_open("UTF-8", charset.c_str());
    // The cast that iconv_open's own documentation prescribes.
    if (conversion == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    // No byte of a charset gives more than three of UTF-8.
    std::string converted(bytes.size() * 3 + 4, '\0');
    std::string input(bytes);
    char* from = input.data();
    char* to = converted.data();
    std::size_t from_left = input.size();
    std::size_t to_left = converted.size();
    const std::size_t result = iconv(conversion, &from, &from_left, &to, &to_left);
    iconv_close(conversion);
    if (result == static_cast<std::size_t>(-1)) return std::nullopt;
    converted.resize(converted.size() - to_left);
    return converted;
}

DecodedText decode_text(std::string bytes, Language language) {
    const bool little = bytes.starts_with("\xFF\xFE");
    if (little || bytes.starts_with("\xFE\xFF")) {
        auto text =
            convert_to_utf8(std::string_view(bytes).substr(2), little ? "UTF-16LE" : "UTF-16BE");
        if (text) return {std::move(*text), "UTF-16"};
    }
    if (auto text = from_unmarked_utf16(bytes)) return {std::move(*text), "UTF-16"};
    if (!find_invalid_utf8(bytes) || is_damaged_utf8(bytes)) return {std::move(bytes), ""};
    for (const Charset& charset : usual_charsets(language)) {
        auto text = convert_to_utf8(bytes, charset.iconv_name);
        if (text && reads_as_cjk(*text)) return {std::move(*text), charset.shown};
    }
    return {std::move(bytes), ""};
}

}  // namespace banxin
