#include <banxin/version.h>

#define BANXIN_TEXT_OF(number) #number
#define BANXIN_JOINED(major, minor, patch) \
    BANXIN_TEXT_OF(major) "." BANXIN_TEXT_OF(minor) "." BANXIN_TEXT_OF(patch)

namespace banxin::library {

const char* version() noexcept {
    return BANXIN_JOINED(BANXIN_VERSION_MAJOR, BANXIN_VERSION_MINOR, BANXIN_VERSION_PATCH);
}

}  // namespace banxin::library
