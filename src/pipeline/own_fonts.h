/// \file
/// Font files that lie beside the text.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "text/fonts.h"

namespace banxin {

/// Finds the files that the book's own list names: a name with an ending of fonts is one
/// ("fonts/My.otf", "fonts/My.ttc#1"). What is not found is reported and left out of the list.
void find_own_fonts(const BookFolder& folder, text::FontConfig& config, Diagnostics& diagnostics);

}  // namespace banxin
