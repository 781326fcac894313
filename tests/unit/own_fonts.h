// While one of these lives, the fonts of the tests are the only ones installed, whatever the
// machine has; what fonts are asked after their making (who else has a character) needs it as well.
#pragma once

#include <cstdlib>

namespace banxin::testing {

class OwnFonts {
public:
    OwnFonts() { setenv("FONTCONFIG_FILE", BANXIN_SOURCE_DIR "/tests/fonts/fonts.conf", 1); }
    OwnFonts(const OwnFonts&) = delete;
    OwnFonts& operator=(const OwnFonts&) = delete;
    ~OwnFonts() { unsetenv("FONTCONFIG_FILE"); }
};

}  // namespace banxin::testing
