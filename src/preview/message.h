/// \file
/// What the page in the browser is told of a state, as JSON.
#pragma once

#include "preview/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace banxin::preview {

/// What is told beside the book's state.
struct Around {
    bool has_editor = false;
    /// That the book may be set in; empty: it cannot be asked for.
    std::vector<std::string> styles;
    /// The one whose pages stand beside these; empty: none.
    std::string beside;
    /// It is told for another reason than that the book has changed.
    bool is_known = false;
};

/// All of it but the pages themselves, which are asked for.
[[nodiscard]] std::string state_message(const View& view, std::uint64_t version,
                                        const Around& around);

}  // namespace banxin::preview
