/// \file
/// Which banxin this is. Until 1.0 a new minor version may change what programs call.
#pragma once

// CMakeLists.txt reads these.
#define BANXIN_VERSION_MAJOR 0
#define BANXIN_VERSION_MINOR 1
#define BANXIN_VERSION_PATCH 0

namespace banxin::library {

/// Of the library that is linked, "0.1.0"; the macros are of these headers. Ends with the program.
[[nodiscard]] const char* version() noexcept;

}  // namespace banxin::library
