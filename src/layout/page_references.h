/// \file
/// "（第 9 页）": what a link inside the book says in print. Private to the layout room.
#pragma once

#include "layout/page.h"

#include <map>
#include <string>

namespace banxin::layout {

/// A chapter's links that say where they lead, by their nodes in the structure, which are the same
/// each time the chapter is laid out: the label of the page.
using PageReferences = std::map<NodeId, std::string>;

}  // namespace banxin::layout
