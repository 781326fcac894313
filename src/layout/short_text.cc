#include "layout/short_text.h"

#include "layout/flatten.h"
#include "layout/line_maker.h"

#include <utility>
#include <variant>

namespace banxin::layout {

ShortText::ShortText(std::string_view text, const style::RoleStyle& look, Language language,
                     const text::Fonts& fonts, const LineRulesSet& rules)
    : fonts_(fonts) {
    stream_.rules = &rules;
    Flat flat;
    flatten(text, run_style(look, language, NodeId::artifact), fonts, stream_, flat);
    Shaper shaper{fonts, MissingGlyphs(fonts)};
    shape(stream_, flat, shaper);
    space_letters(stream_, look);
}

Length ShortText::width() const {
    return natural_width(stream_, {0, static_cast<std::uint32_t>(stream_.size())});
}

void ShortText::place(Point at, NodeId node, std::vector<Item>& to) const {
    Box box;
    place_whole(stream_, at, fonts_, box);
    for (Item& item : box.items) {
        std::visit([node](auto& one) { one.node = node; }, item);
        to.push_back(std::move(item));
    }
}

}  // namespace banxin::layout
