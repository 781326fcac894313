/// \file
/// Texts of the setting's own, without markup and each on one line: folios, running heads, markers
/// of lists, marks of notes. They are set as the book's text is. Private to the layout room.
#pragma once

#include "layout/stream.h"

#include <string_view>
#include <vector>

namespace banxin::layout {

class ShortText {
public:
    /// What no face has is not told of: where it matters the text stands in the book too.
    ShortText(std::string_view text, const style::RoleStyle& look, Language language,
              const text::Fonts& fonts, const LineRulesSet& rules);

    /// From the first character to the last, without blanks that marks have at the end of a line.
    [[nodiscard]] Length width() const;
    /// From a point on the baseline on.
    void place(Point at, NodeId node, std::vector<Item>& to) const;

private:
    const text::Fonts& fonts_;
    Stream stream_;
};

}  // namespace banxin::layout
