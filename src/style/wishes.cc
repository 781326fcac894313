// What a book's [style] changes of its style, laid over it. Knows the roles that stand together.

#include "style/wishes.h"

#include <algorithm>

namespace banxin::style {
namespace {

struct Typeface {
    std::string_view name;
    text::Family family;
};
constexpr Typeface typefaces[] = {
    {"宋体", text::Family::serif},   {"明体", text::Family::serif},
    {"明朝体", text::Family::serif}, {"serif", text::Family::serif},
    {"黑体", text::Family::sans},    {"ゴシック体", text::Family::sans},
    {"sans", text::Family::sans},    {"楷体", text::Family::kai},
    {"kai", text::Family::kai},
};

bool is_heading(Role role) {
    return (role >= Role::part_title && role <= Role::heading6) || role == Role::contents_title ||
           (belongs_to_opening(role) && role != Role::dateline && role != Role::closing);
}

/// Titles stand where the book wants them; what stands in loses that in the middle.
void align(AllSettings& roles, Align wish) {
    for (std::size_t i = 0; i < role_count; ++i) {
        if (!is_heading(static_cast<Role>(i))) continue;
        roles[i].align = wish;
        if (wish == Align::center) roles[i].left = roles[i].right = 0;
    }
}

void mark_paragraphs(AllSettings& roles, ParagraphMark mark) {
    for (const Role role :
         {Role::body, Role::quote, Role::letter, Role::epigraph, Role::admonition}) {
        RoleSettings& one = roles[static_cast<std::size_t>(role)];
        if (mark == ParagraphMark::space) one.indent = 0;
        if (mark == ParagraphMark::indent && one.indent.value_or(0) == 0) one.indent = 200;
    }
    roles[static_cast<std::size_t>(Role::body)].lines_before =
        mark == ParagraphMark::space ? 100 : 0;
}

}  // namespace

std::optional<text::Family> family_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(typefaces), std::end(typefaces),
                                     [name](const Typeface& one) { return one.name == name; });
    if (found == std::end(typefaces)) return std::nullopt;
    return found->family;
}

void lay_over(StyleSettings& settings, const StyleWishes& wishes) {
    if (wishes.accent) settings.accent = wishes.accent;
    if (wishes.leading) settings.page.pitch = wishes.leading;
    Furniture& furniture = settings.furniture;
    furniture.verso_head = wishes.verso_head.value_or(furniture.verso_head);
    furniture.recto_head = wishes.recto_head.value_or(furniture.recto_head);
    if (wishes.heading_align)
        align(settings.roles,
              *wishes.heading_align == HeadingAlign::start ? Align::start : Align::center);
    if (wishes.note_place) settings.note_place = *wishes.note_place;
    if (wishes.paragraph) mark_paragraphs(settings.roles, *wishes.paragraph);
    if (wishes.body.value.empty()) return;
    settings.roles[static_cast<std::size_t>(Role::body)].family =
        family_named(wishes.body.value).value_or(text::Family::serif);
}

}  // namespace banxin::style
