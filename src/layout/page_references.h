/// \file
/// "（第 9 页）": what a link inside the book says in print. Private to the layout room.
#pragma once

#include "layout/page.h"

#include <map>
#include <string>
#include <string_view>

namespace banxin::layout {

/// A chapter's links that say where they lead, by their nodes in the structure, which are the same
/// each time the chapter is laid out: the label of the page.
using PageReferences = std::map<NodeId, std::string>;

/// In the words of a language.
[[nodiscard]] std::string page_reference(std::string_view label, std::string_view language);

}  // namespace banxin::layout
