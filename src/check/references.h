/// \file
/// Addresses as they are met in documents and style sheets: what is wrong by itself is told of at
/// once, what leads into the book is kept for when all of it has been read. Private to the room.
#pragma once

#include "check/publication.h"

#include <string_view>

namespace banxin::check {

/// `to_note`: the address of a note's mark.
void add_reference(File& file, std::string_view address, xml::Range range, Reference::Use use,
                   bool to_note = false);

}  // namespace banxin::check
