#include "base/graphemes.h"

#include <utf8proc.h>

namespace banxin {
namespace {

utf8proc_int32_t code_point(char32_t c) {
    return static_cast<utf8proc_int32_t>(c);
}

}  // namespace

bool parts_graphemes(char32_t before, char32_t after) {
    return utf8proc_grapheme_break(code_point(before), code_point(after)) != 0;
}

std::size_t grapheme_size(std::u32string_view text) {
    if (text.empty()) return 0;
    utf8proc_int32_t state = 0;
    std::size_t size = 1;
    while (size < text.size() &&
           utf8proc_grapheme_break_stateful(code_point(text[size - 1]), code_point(text[size]),
                                            &state) == 0)
        ++size;
    return size;
}

bool is_pictographic(char32_t c) {
    return utf8proc_get_property(code_point(c))->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

}  // namespace banxin
