/// \file
/// `![图](img/a b.png =300x)`: addresses with spaces, which CommonMark wants in angles and many
/// editors write without, and sizes of pictures behind them. Private to the markdown room.
#pragma once

#include <string>

namespace banxin::markdown {

/// Puts stand-ins for the spaces inside addresses that end as a picture's or a chapter's file does,
/// and before the size of a picture (`size_behind`), outside code. The text keeps its length.
void hide_address_spaces(std::string& text);

}  // namespace banxin::markdown
