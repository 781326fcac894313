/// \file
/// A state of a session as its preview shows it.
#pragma once

#include "base/diagnostics.h"
#include "pipeline/session.h"
#include "preview/view.h"

#include <memory>

namespace banxin::preview {

/// `speech`: of the words for what is wrong.
[[nodiscard]] std::shared_ptr<const View> view_of(std::shared_ptr<const BookState> state,
                                                  Speech speech);

}  // namespace banxin::preview
