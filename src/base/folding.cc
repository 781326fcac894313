#include "base/folding.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace banxin {

char32_t lower_case(char32_t c) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::string folded(std::string_view name) {
    utf8proc_uint8_t* result = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                     static_cast<utf8proc_ssize_t>(name.size()), &result, options);
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(result, std::free);
    if (size < 0) return std::string(name);
    return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(size)};
}

}  // namespace banxin
