/// \file
/// What the page in the browser is told of a state, as JSON.
#pragma once

#include "preview/view.h"

#include <cstdint>
#include <string>

namespace banxin::preview {

/// All of it but the pages themselves, which are asked for.
[[nodiscard]] std::string state_message(const View& view, std::uint64_t version, bool has_editor);

}  // namespace banxin::preview
