/// \file
/// Closed lists of the specifications: what may be said, and nothing of when. Private to the room.
#pragma once

#include <string_view>

namespace banxin::check {

/// id.loc.gov, "MARC Code List for Relators".
[[nodiscard]] bool is_relator(std::string_view code);
/// EPUB 3.3, "Meta properties vocabulary".
[[nodiscard]] bool is_meta_property(std::string_view name);
/// Of those, the ones that say something only about another element.
[[nodiscard]] bool must_refine(std::string_view name);
/// EPUB 3.3, "Manifest properties vocabulary" and "Spine properties vocabulary".
[[nodiscard]] bool is_item_property(std::string_view name);
[[nodiscard]] bool is_itemref_property(std::string_view name);
/// EPUB 3.3, "Reserved prefixes"; `context` is the package's or content's.
[[nodiscard]] bool is_reserved_prefix(std::string_view prefix);
/// EPUB 3.3, "Core media types".
[[nodiscard]] bool is_core_type(std::string_view media_type);
[[nodiscard]] bool is_font_type(std::string_view media_type);

/// EPUB Structural Semantics Vocabulary 1.1.
[[nodiscard]] bool is_epub_type(std::string_view name);
/// DPUB-ARIA 1.1: the role that says what an epub:type says; empty: there is none, or Ace does
/// not ask for it.
[[nodiscard]] std::string_view role_for(std::string_view epub_type);
/// WAI-ARIA 1.2 and DPUB-ARIA 1.1.
[[nodiscard]] bool is_role(std::string_view role);
[[nodiscard]] bool is_deprecated_role(std::string_view role);
/// ARIA in HTML and DPUB-ARIA 1.1, for the DPUB roles alone.
[[nodiscard]] bool role_suits(std::string_view role, std::string_view element);

/// Schema.org Accessibility Properties for Discoverability Vocabulary. `property` is like
/// "accessMode"; true for properties that are free text.
[[nodiscard]] bool is_accessibility_value(std::string_view property, std::string_view value);

/// BCP 47, "Syntax": well-formed, its parts not looked up.
[[nodiscard]] bool is_language_tag(std::string_view tag);
/// What Kindle reads; the primary part of a tag.
[[nodiscard]] bool kindle_knows(std::string_view language);

}  // namespace banxin::check
