/// \file
/// A book in a folder, read and set once.
#pragma once

#include "base/diagnostics.h"
#include "preview/view.h"

#include <filesystem>
#include <memory>

namespace banxin::preview {

/// `before` lends its pages where there are errors.
[[nodiscard]] std::shared_ptr<const View> built_view(const std::filesystem::path& folder,
                                                     unsigned jobs, Speech speech,
                                                     std::shared_ptr<const View> before);

}  // namespace banxin::preview
