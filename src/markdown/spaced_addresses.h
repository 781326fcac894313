/// \file
/// `![图](img/a (1).png =300x)`: addresses with spaces and parentheses, which CommonMark wants in
/// angles and many editors write without, and sizes of pictures behind them; `![图]（a.png）`,
/// whose parentheses a Chinese keyboard makes. Private to the markdown room.
#pragma once

#include <string>

namespace banxin::markdown {

/// Puts stand-ins for the spaces and parentheses inside addresses that end as a picture's or a
/// chapter's file does, before the size of a picture (`size_behind`), and for full-width
/// parentheses around a picture's file, outside code. The text keeps its length.
void hide_address_spaces(std::string& text);

}  // namespace banxin::markdown
