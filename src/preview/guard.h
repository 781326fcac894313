/// \file
/// Who may ask the preview: the pages that it gave out itself, in a browser on this machine, and no
/// page of anybody else's that the same browser has open.
#pragma once

#include "preview/http.h"

#include <string>
#include <string_view>

namespace banxin::preview {

/// 128 bits by chance, as the first part of every address.
[[nodiscard]] std::string new_token();

/// 0: it may. Else the status to refuse it with: 421 for a host that is not this machine, 403 for a
/// stranger's page or a wrong token, 405 for a method.
[[nodiscard]] int refusal(const Request& request, std::string_view token);

/// What of the path comes after the token: "", "events", "font/f0".
[[nodiscard]] std::string_view path_after_token(const Request& request);

}  // namespace banxin::preview
