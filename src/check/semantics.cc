// What a content document means to those who do not see it: headings, roles, epub:type, names of
// lists. DPUB-ARIA 1.1; EPUB Accessibility 1.1; requirements 51, 56 and 57 of EPUB.md.
#include "check/content.h"
#include "check/vocabulary.h"

#include <algorithm>

namespace banxin::check {

void ContentChecker::check_headings() {
    const Element* last = nullptr;
    bool has_first = false;
    for (const Element& element : document_.elements) {
        const bool heading = element.space == Space::xhtml && element.name.size() == 2 &&
                             element.name[0] == 'h' && element.name[1] >= '1' &&
                             element.name[1] <= '6';
        if (!heading) continue;
        if (element.name == "h1") {
            if (has_first) report(Code::E125, element, {}, {});
            has_first = true;
        }
        if (last != nullptr && element.name[1] > last->name[1] + 1)
            report(Code::E124, element, {}, {std::string(last->name), std::string(element.name)});
        last = &element;
    }
}

void ContentChecker::check_roles(const Element& element) {
    for (const std::string_view role : words(document_.value(element, "role"))) {
        if (!is_role(role) || !role_suits(role, element.name)) {
            report(Code::E134, element, "role", {std::string(role), std::string(element.name)});
        } else if (is_deprecated_role(role)) {
            report(Code::E135, element, "role", {std::string(role)});
        }
        if (role == "doc-pagebreak" && !document_.has(element, "type", Space::ops))
            note_page_break(element);
    }
    check_types(element);
}

bool ContentChecker::in_landmarks(const Element& element) const {
    for (const Element* up = document_.parent(element); up != nullptr; up = document_.parent(*up)) {
        if (up->name != "nav") continue;
        const auto types = words(document_.value(*up, "type", Space::ops));
        return std::find(types.begin(), types.end(), "landmarks") != types.end();
    }
    return false;
}

void ContentChecker::check_types(const Element& element) {
    const auto types = words(document_.value(element, "type", Space::ops));
    if (types.empty()) return;
    const auto roles = words(document_.value(element, "role"));
    // A landmark says with its epub:type what it leads to, a body what its chapters are: neither
    // is that thing.
    const bool asks_for_role = element.name != "body" && !in_landmarks(element);
    for (const std::string_view type : types) {
        if (type.find(':') != std::string_view::npos) {
            check_type_prefix(element, type);
            continue;
        }
        if (!is_epub_type(type)) report(Code::E136, element, "type", {std::string(type)});
        const std::string role(role_for(type));
        if (asks_for_role && !role.empty() &&
            std::find(roles.begin(), roles.end(), role) == roles.end() && roles.empty()) {
            file_.findings.report(Code::E137, range_of(file_, element, "type"),
                                  {std::string(type), role}, Hint{HintId::add_role, {role}});
        }
        if (type == "pagebreak") note_page_break(element);
    }
}

/// EPUB 3.3, "The prefix attribute" of content documents.
void ContentChecker::check_type_prefix(const Element& element, std::string_view type) {
    const std::string_view prefix = type.substr(0, type.find(':'));
    if (is_reserved_prefix(prefix)) return;
    const std::string_view declared =
        document_.value(document_.elements.front(), "prefix", Space::ops);
    for (const std::string_view word : words(declared))
        if (word.ends_with(':') && word.substr(0, word.size() - 1) == prefix) return;
    report(Code::E049, element, "type", {std::string(prefix)});
}

void ContentChecker::note_page_break(const Element& element) {
    std::string label;
    for (const char* attribute : {"aria-label", "title"})
        if (label.empty()) label = document_.value(element, attribute);
    if (label.empty()) label = document_.text_of(element);
    file_.page_breaks.push_back(
        {std::string(document_.value(element, "id")), label, range_of(element)});
}

/// Two lists of links in one document are told apart by their names alone.
void ContentChecker::check_navs() {
    std::set<std::string> names;
    for (const Element& element : document_.elements) {
        if (element.space != Space::xhtml || element.name != "nav") continue;
        std::string name(document_.value(element, "aria-label"));
        for (const std::string_view id : words(document_.value(element, "aria-labelledby"))) {
            const auto found = file_.ids.find(id);
            if (found != file_.ids.end())
                name += document_.text_of(document_.elements[found->second]);
        }
        if (!names.insert(name).second) report(Code::E113, element, {}, {name});
    }
}

}  // namespace banxin::check
