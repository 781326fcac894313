/// \file
/// The installed Debian faces under the configuration that a Chinese book has, and small
/// helpers for asking them. Tests only.
#pragma once

#include "base/diagnostics.h"
#include "base/unicode.h"
#include "text/fonts.h"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::text {

inline FontList list(Language language, std::string suffix) {
    FontList list;
    list.language = language;
    list.families[0] = {"Noto Serif CJK " + suffix};
    list.families[1] = {"Noto Sans CJK " + suffix};
    list.families[2] = {"LXGW WenKai"};
    list.families[3] = {"Noto Sans Mono CJK " + suffix};
    list.fallback = {"DejaVu Serif"};
    return list;
}

inline FontConfig usual_config() {
    FontConfig config;
    config.lists = {list("zh-Hans", "SC"), list("zh-Hant", "TC"), list("zh-Hant-HK", "HK"),
                    list("ja", "JP"),      list("ko", "KR"),      list({}, "SC")};
    config.book.language = "zh-Hans";
    return config;
}

/// Opened once for all tests that only ask.
inline const Fonts& book_fonts() {
    static Diagnostics diagnostics;
    static const Fonts fonts(usual_config(), "zh-Hans", diagnostics);
    return fonts;
}

inline std::vector<Glyph> shaped(FaceId face, std::string_view text, const ShapeOptions& options) {
    std::vector<Glyph> glyphs;
    book_fonts().shape(face, text, options, glyphs);
    return glyphs;
}

inline int milli_em(std::int32_t length) {
    return static_cast<int>(std::lround(static_cast<double>(length) * 1000 / 65536));
}

inline std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
    std::vector<std::string> codes;
    for (const Diagnostic& item : diagnostics.items()) codes.emplace_back(name_of(item.code));
    return codes;
}

}  // namespace banxin::text
