/// \file
/// Blocks of a Word document as Markdown. Private to this room.
#pragma once

#include "importer/word_inlines.h"

#include <map>
#include <string>
#include <vector>

namespace banxin::importer {

/// A chapter's text, its notes at its end. Headings of level `top` become level 1. `pictures` says
/// where each one lies.
[[nodiscard]] std::string markdown_of(const std::vector<const word::Block*>& blocks, int top,
                                      const word::Document& document,
                                      const std::map<std::string, std::string>& pictures);

}  // namespace banxin::importer
