// One content document by itself: EPUB 3.3, "XHTML content documents"; requirements 47 to 67 of
// EPUB.md. What it says of other files is kept in `references` for later.
#include "check/content.h"

#include "base/ascii.h"
#include "check/css.h"
#include "check/html.h"
#include "check/references.h"
#include "check/vocabulary.h"

#include <algorithm>
#include <utility>

namespace banxin::check {
ContentChecker::ContentChecker(File& file, const Item& item)
    : file_(file), item_(item), document_(*file.document) {}

void ContentChecker::report(Code code, const xml::Element& element, std::string_view attribute,
                            Arguments arguments) {
    const auto at = attribute.empty() ? range_of(element) : range_of(file_, element, attribute);
    file_.findings.report(code, at, std::move(arguments));
}

void ContentChecker::check() {
    collect_ids();
    const Element& root = document_.elements.front();
    const bool is_svg = item_.media_type == "image/svg+xml";
    if (!is_svg && (root.space != Space::xhtml || root.name != "html")) {
        report(Code::E037, root, {}, {std::string(root.name), "html"});
        return;
    }
    if (!is_svg) {
        check_root(root);
        check_title(root);
    }
    for (const Element& element : document_.elements) {
        check_language(element);
        switch (element.space) {
            case Space::xhtml: check_html(element); break;
            case Space::svg: check_svg(element); break;
            case Space::mathml: check_mathml(element); break;
            default: break;
        }
        check_style(element);
        check_addresses(element);
    }
    if (is_svg) return;
    check_headings();
    check_navs();
}

void ContentChecker::collect_ids() {
    for (const Element& element : document_.elements) {
        const xml::Attribute* id = document_.find(element, "id");
        if (id == nullptr) continue;
        const std::string& value = id->value;
        if (!file_.ids.emplace(value, document_.index_of(element)).second)
            report(Code::E126, element, "id", {value});
        // HTML standard, "The id attribute". What is no XML name besides is legal, but shops refuse
        // it (w3c/epubcheck#1087), and ':' parts a prefix from a name.
        const bool good_start = !value.empty() && (ascii::is_letter(value[0]) || value[0] == '_' ||
                                                   static_cast<unsigned char>(value[0]) >= 0x80);
        if (value.empty() || value.find_first_of(" \t\r\n\f") != std::string::npos)
            report(Code::E127, element, "id", {value});
        else if (!good_start || value.find(':') != std::string::npos)
            report(Code::E128, element, "id", {value});
    }
}

void ContentChecker::check_root(const Element& root) {
    if (!document_.has(root, "lang")) report(Code::E121, root, {}, {});
    for (const char* name : {"head", "body"}) {
        const auto children = document_.children(0);
        const bool there = std::any_of(children.begin(), children.end(), [&](xml::Index i) {
            return document_.elements[i].name == name;
        });
        if (!there) report(Code::E133, root, {}, {"html", name});
    }
}

void ContentChecker::check_title(const Element& root) {
    for (const Element& element : document_.elements) {
        if (element.space != Space::xhtml || element.name != "title") continue;
        if (document_.text_of(element).empty()) report(Code::E120, element, {}, {});
        return;
    }
    // Without a head, the head is what is missing.
    const auto children = document_.children(0);
    const bool has_head = std::any_of(children.begin(), children.end(), [&](xml::Index i) {
        return document_.elements[i].name == "head";
    });
    if (has_head) report(Code::E120, root, {}, {});
}

void ContentChecker::check_language(const Element& element) {
    const xml::Attribute* html = document_.find(element, "lang");
    const xml::Attribute* own = document_.find(element, "lang", Space::xml);
    for (const xml::Attribute* one : {html, own}) {
        if (one != nullptr && !one->value.empty() && !is_language_tag(one->value)) {
            report(Code::E045, element, "lang", {one->value});
            break;
        }
    }
    if (html != nullptr && own != nullptr && !ascii::same_letters(html->value, own->value))
        report(Code::E122, element, "lang", {html->value, own->value});
}

void ContentChecker::check_html(const Element& element) {
    const std::string name(element.name);
    if (!html::is_element(name)) {
        report(Code::E129, element, {}, {name});
        return;
    }
    check_place(element);
    check_attributes(element);
    check_roles(element);
    if (name == "img") check_image(element);
    if (name == "a" && document_.has(element, "href")) check_link_name(element);
    if (name == "figure") check_figure(element);
    if (name == "ruby") check_ruby(element);
    if (name == "input" || name == "select" || name == "textarea") check_field(element);
    if (name == "script") report(Code::E146, element, {}, {});
    if (element.has_own_text && html::holds_no_text(name))
        report(Code::E132, element, {}, {"#text", name});
}

void ContentChecker::check_place(const Element& element) {
    const Element* parent = document_.parent(element);
    if (parent == nullptr || parent->space != Space::xhtml) return;
    if (!html::may_hold(parent->name, element.name)) {
        report(Code::E132, element, {}, {std::string(element.name), std::string(parent->name)});
        return;
    }
    // What is transparent lets through what its own parent may hold.
    const Element* holder = parent;
    while (holder != nullptr && html::is_transparent(holder->name)) {
        if (element.name == "a" && holder->name == "a") {
            report(Code::E132, element, {}, {"a", "a"});
            return;
        }
        holder = document_.parent(*holder);
    }
    if (holder != nullptr && html::holds_phrasing(holder->name) &&
        !html::is_phrasing(element.name)) {
        report(Code::E132, element, {}, {std::string(element.name), std::string(holder->name)});
    }
    if (element.name != "a") return;
    for (; holder != nullptr; holder = document_.parent(*holder)) {
        if (holder->name != "a" || holder->space != Space::xhtml) continue;
        report(Code::E132, element, {}, {"a", "a"});
        return;
    }
}

void ContentChecker::check_attributes(const Element& element) {
    const std::string name(element.name);
    for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
        const xml::Attribute& attribute = document_.attributes[element.first_attribute + i];
        if (attribute.space != Space::none) continue;
        const std::string own(attribute.name);
        if (!html::has_attribute(name, own)) report(Code::E130, element, own, {name, own});
        const bool counts = own == "width" || own == "height" || own == "colspan" ||
                            own == "rowspan" || own == "span";
        if (counts && html::has_attribute(name, own) && !ascii::is_number(attribute.value))
            report(Code::E131, element, own, {own, attribute.value});
        const bool points = own == "aria-labelledby" || own == "aria-describedby" ||
                            own == "aria-details" || own == "aria-controls" || own == "for" ||
                            own == "headers";
        if (!points) continue;
        for (const std::string_view id : words(attribute.value)) {
            if (!file_.ids.contains(id)) report(Code::E144, element, own, {own, std::string(id)});
        }
    }
}

void ContentChecker::check_image(const Element& element) {
    if (document_.value(element, "src").empty() && !document_.has(element, "src"))
        report(Code::E133, element, {}, {"img", "src"});
    const std::string_view role = document_.value(element, "role");
    const bool described = document_.has(element, "alt") || document_.has(element, "aria-label") ||
                           document_.has(element, "aria-labelledby") || role == "presentation" ||
                           role == "none";
    if (described) return;
    file_.has_undescribed_picture = true;
    report(Code::E123, element, {}, {});
}

bool ContentChecker::has_name(const Element& element) const {
    for (const char* attribute : {"aria-label", "aria-labelledby", "title"})
        if (!document_.value(element, attribute).empty()) return true;
    if (!document_.text_of(element).empty()) return true;
    const xml::Index own = document_.index_of(element);
    for (xml::Index i = own + 1; i < element.next; ++i) {
        const Element& inner = document_.elements[i];
        if (inner.space != Space::xhtml) return true;
        for (const char* attribute : {"alt", "aria-label", "aria-labelledby", "title"})
            if (!document_.value(inner, attribute).empty()) return true;
    }
    return false;
}

void ContentChecker::check_link_name(const Element& element) {
    // Links of the navigation have to show their text: navigation.cc tells of those.
    if (!item_.has("nav") && !has_name(element)) report(Code::E145, element, {}, {});
}

void ContentChecker::check_figure(const Element& figure) {
    std::string_view caption;
    for (xml::Index i = document_.index_of(figure) + 1; i < figure.next; ++i) {
        const Element& inner = document_.elements[i];
        if (inner.name == "figcaption") caption = document_.text_of(inner);
    }
    if (caption.empty()) return;
    for (xml::Index i = document_.index_of(figure) + 1; i < figure.next; ++i) {
        const Element& inner = document_.elements[i];
        if (inner.name == "img" && document_.value(inner, "alt") == caption)
            report(Code::E151, inner, "alt", {});
    }
}

void ContentChecker::check_ruby(const Element& element) {
    const xml::Index own = document_.index_of(element);
    for (xml::Index i = own + 1; i < element.next; ++i)
        if (document_.elements[i].name == "rt" || document_.elements[i].name == "rtc") return;
    report(Code::E133, element, {}, {"ruby", "rt"});
}

void ContentChecker::check_field(const Element& element) {
    const std::string_view type = document_.value(element, "type");
    if (type == "hidden" || type == "submit" || type == "button" || type == "reset") return;
    for (const char* attribute : {"aria-label", "aria-labelledby", "title"})
        if (!document_.value(element, attribute).empty()) return;
    for (const Element* up = document_.parent(element); up != nullptr; up = document_.parent(*up))
        if (up->name == "label") return;
    const std::string_view id = document_.value(element, "id");
    const bool labelled =
        !id.empty() && std::any_of(document_.elements.begin(), document_.elements.end(),
                                   [&](const Element& other) {
                                       return other.name == "label" &&
                                              document_.value(other, "for") == id;
                                   });
    if (!labelled) report(Code::E148, element, {}, {});
}

void ContentChecker::check_style(const Element& element) {
    CssFacts facts;
    xml::Range at = range_of(element);
    if (const xml::Attribute* style = document_.find(element, "style")) {
        facts = examine_declarations(style->value);
        at = range_of(file_, element, "style");
    } else if (element.name == "style" &&
               (element.space == Space::xhtml || element.space == Space::svg)) {
        facts = examine_stylesheet(document_.text_of(element));
    } else {
        return;
    }
    // The text may have held entities: its offsets are not those of the file.
    for (const CssProblem& problem : facts.problems)
        file_.findings.report(problem.code, at, problem.arguments);
    for (const CssAddress& address : facts.addresses)
        add_reference(file_, address.address, at,
                      address.is_import ? Reference::Use::stylesheet : Reference::Use::resource);
    file_.is_vertical = file_.is_vertical || facts.is_vertical;
}

void ContentChecker::check_addresses(const Element& element) {
    const auto take = [&](std::string_view attribute, Reference::Use use,
                          Space space = Space::none) {
        const xml::Attribute* found = document_.find(element, attribute, space);
        if (found == nullptr) return;
        const bool to_note = is_link_to_note(element) && (use == Reference::Use::link);
        add_reference(file_, found->value, range_of(file_, element, attribute), use, to_note);
    };
    using Use = Reference::Use;
    if (element.space == Space::svg) {
        const auto use = element.name == "a" ? Use::link : Use::resource;
        if (element.name == "image" || element.name == "a" || element.name == "use") {
            take("href", use, Space::xlink);
            take("href", use);
        }
        return;
    }
    if (element.space != Space::xhtml) return;
    if (element.name == "a" || element.name == "area") take("href", Use::link);
    if (element.name == "link") {
        const auto rel = words(document_.value(element, "rel"));
        if (std::find(rel.begin(), rel.end(), "stylesheet") != rel.end())
            take("href", Use::stylesheet);
    }
    for (const char* name :
         {"img", "source", "audio", "video", "track", "embed", "iframe", "script", "input"}) {
        if (element.name == name) take("src", element.name == "iframe" ? Use::link : Use::resource);
    }
    if (element.name == "video") take("poster", Use::resource);
    if (element.name == "object") take("data", Use::resource);
    for (const std::string_view candidate : candidates(document_.value(element, "srcset")))
        add_reference(file_, candidate, range_of(file_, element, "srcset"), Use::resource);
}

bool ContentChecker::is_link_to_note(const Element& element) const {
    const auto types = words(document_.value(element, "type", Space::ops));
    return std::find(types.begin(), types.end(), "noteref") != types.end() ||
           document_.value(element, "role") == "doc-noteref";
}

/// HTML standard, "Parsing a srcset attribute": addresses, which may hold commas but not end in
/// one, each with a width or a density after it.
std::vector<std::string_view> ContentChecker::candidates(std::string_view srcset) {
    constexpr std::string_view blanks = " \t\r\n\f";
    std::vector<std::string_view> found;
    while (true) {
        srcset.remove_prefix(std::min(srcset.find_first_not_of(" \t\r\n\f,"), srcset.size()));
        if (srcset.empty()) return found;
        const std::size_t end = std::min(srcset.find_first_of(blanks), srcset.size());
        const std::size_t last = srcset.find_last_not_of(',', end - 1);
        found.push_back(srcset.substr(0, last + 1));
        // After a comma the next address begins; otherwise the description ends with one.
        srcset.remove_prefix(last + 1 < end ? end : std::min(srcset.find(',', end), srcset.size()));
    }
}

void ContentChecker::check_svg(const Element& element) {
    if (!html::is_svg(element.name)) report(Code::E156, element, {}, {std::string(element.name)});
    const Element* parent = document_.parent(element);
    const bool outermost = parent == nullptr || parent->space != Space::svg;
    if (element.name == "svg" && outermost && !document_.has(element, "viewBox"))
        report(Code::E155, element, {}, {file_.name});
}

void ContentChecker::check_mathml(const Element& element) {
    if (!html::is_mathml(element.name)) {
        const Element* parent = document_.parent(element);
        const bool content = parent != nullptr && parent->name == "annotation-xml";
        if (!content) report(Code::E129, element, {}, {std::string(element.name)});
        return;
    }
    if (element.name == "math" && !document_.has(element, "alttext") &&
        !document_.has(element, "altimg")) {
        report(Code::E147, element, {}, {});
    }
}

void check_content(File& file, const Item& item) {
    ContentChecker(file, item).check();
}

}  // namespace banxin::check
