/// \file
/// The judge of one content document. Its parts are in content.cc (structure, links, pictures) and
/// semantics.cc (headings, roles, epub:type, names). Private to the room.
#pragma once

#include "check/publication.h"

#include <string_view>
#include <vector>

namespace banxin::check {

class ContentChecker {
public:
    ContentChecker(File& file, const Item& item);
    void check();

private:
    using Element = xml::Element;
    using Space = xml::Space;

    void report(Code code, const Element& element, std::string_view attribute, Arguments arguments);

    void collect_ids();
    void check_root(const Element& root);
    void check_title(const Element& root);
    void check_language(const Element& element);
    void check_html(const Element& element);
    void check_place(const Element& element);
    void check_attributes(const Element& element);
    void check_image(const Element& element);
    void check_link_name(const Element& element);
    void check_figure(const Element& figure);
    void check_ruby(const Element& element);
    void check_field(const Element& element);
    void check_style(const Element& element);
    void check_addresses(const Element& element);
    void check_svg(const Element& element);
    void check_mathml(const Element& element);
    [[nodiscard]] bool has_name(const Element& element) const;
    [[nodiscard]] bool is_link_to_note(const Element& element) const;
    [[nodiscard]] static std::vector<std::string_view> candidates(std::string_view srcset);

    // semantics.cc
    void check_headings();
    void check_roles(const Element& element);
    void check_types(const Element& element);
    void check_type_prefix(const Element& element, std::string_view type);
    void note_page_break(const Element& element);
    void check_navs();
    [[nodiscard]] bool in_landmarks(const Element& element) const;

    File& file_;
    const Item& item_;
    const xml::Document& document_;
};

}  // namespace banxin::check
