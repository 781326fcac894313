/// \file
/// The server in its module, which is loaded when it is asked for.
#pragma once

#include "preview/http.h"

#include <filesystem>
#include <memory>

namespace banxin::preview {

/// From beside the program, or from where it was installed to. Throws Failure W004 when it cannot
/// be loaded.
[[nodiscard]] std::unique_ptr<Server> load_server(Listener& listener);

}  // namespace banxin::preview
