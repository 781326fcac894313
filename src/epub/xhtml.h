/// \file
/// XML through pugixml: small words for making trees, and the frame that all content documents
/// share. Knows nothing of chapters.
#pragma once

#include "base/language.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace banxin::epub {

/// A child element, after whatever is there.
pugi::xml_node add(pugi::xml_node parent, const char* name);
/// A child element that holds only text.
pugi::xml_node add(pugi::xml_node parent, const char* name, std::string_view text);
/// Characters; those that XML 1.0 cannot carry are left out.
void add_text(pugi::xml_node parent, std::string_view text);
/// A line end between elements, for people who look into the file.
void add_line_end(pugi::xml_node parent);
void set(pugi::xml_node node, const char* name, std::string_view value);
/// Empty: it has none.
void set_id(pugi::xml_node node, const std::string& id);

/// An XHTML document with its head; content goes into `body`.
struct Page {
    pugi::xml_document document;
    pugi::xml_node body;
};
/// `title` becomes one non-empty line; `path` is where the page will stand, from which the way
/// to the stylesheet follows.
void begin_page(Page& page, std::string_view path, Language language, std::string_view title);

/// The mark where a page of the printed edition begins.
void add_page_break(pugi::xml_node parent, std::string_view label, std::string_view id);

/// UTF-8 with an XML declaration; nothing is indented, because spaces are text.
[[nodiscard]] std::string to_text(const pugi::xml_document& document);

}  // namespace banxin::epub
