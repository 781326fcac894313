/// \file
/// What HTML lets stand where: elements, their attributes, their contents (HTML standard,
/// "The elements of HTML", in its XML syntax). The part that writers get wrong, as tables; ARIA
/// and the semantics of EPUB are elsewhere. Private to the room.
#pragma once

#include <string_view>

namespace banxin::check::html {

[[nodiscard]] bool is_element(std::string_view name);
/// `name` is one of HTML's own attributes there, or one that all elements have.
[[nodiscard]] bool has_attribute(std::string_view element, std::string_view name);

/// Words of a sentence: may stand in a paragraph.
[[nodiscard]] bool is_phrasing(std::string_view element);
/// Holds only words of a sentence.
[[nodiscard]] bool holds_phrasing(std::string_view element);
/// Holds what its own parent may hold.
[[nodiscard]] bool is_transparent(std::string_view element);
/// Holds elements alone, no text.
[[nodiscard]] bool holds_no_text(std::string_view element);
/// `child` may stand directly in `parent`, as far as either has a say in it: lists, tables, ruby,
/// figures, heads.
[[nodiscard]] bool may_hold(std::string_view parent, std::string_view child);

/// MathML Core and presentation elements of MathML 3; content MathML only as an annotation.
[[nodiscard]] bool is_mathml(std::string_view name);
/// SVG 1.1 and 2.
[[nodiscard]] bool is_svg(std::string_view name);

}  // namespace banxin::check::html
