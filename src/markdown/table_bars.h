/// \file
/// Bars that part the cells of a row, and bars that do not. Private to this room.
#pragma once

#include <string>

namespace banxin::markdown {

/// In rows that have more cells than their table has columns, has stand-ins for the bars of links
/// by name (`[[note|words]]`), then for those of formulas (`$|x|$`), of code, and at last for the
/// last ones, which parted cells that the parser would drop. The text keeps its length.
void hide_bars(std::string& text);

}  // namespace banxin::markdown
