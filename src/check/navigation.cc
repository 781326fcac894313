// The navigation document: EPUB 3.3, "EPUB navigation document"; requirements 36 to 43 of EPUB.md.
#include "check/publication.h"
#include "check/url.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Index;
using xml::Space;

/// Where in the book something stands: document in reading order, then byte.
struct BookPlace {
    std::size_t document = 0;
    std::uint32_t at = 0;
    auto operator<=>(const BookPlace&) const = default;
};

class NavigationChecker {
public:
    NavigationChecker(Publication& book, File& file)
        : book_(book), file_(file), document_(*file.document) {}

    void check() {
        std::map<std::string, std::size_t, std::less<>> counts;
        for (Index i = 0; i < document_.elements.size(); ++i) {
            const Element& element = document_.elements[i];
            if (element.space != Space::xhtml || element.name != "nav") continue;
            for (const std::string_view type :
                 words(document_.value(element, "type", Space::ops))) {
                ++counts[std::string(type)];
                if (type == "toc") check_contents(i);
                if (type == "landmarks") check_landmarks(i);
                if (type == "page-list") check_page_list(i);
            }
            check_list(i);
        }
        const auto at = range_of(document_.elements.front());
        if (counts["toc"] != 1)
            file_.findings.report(Code::E101, at, {std::to_string(counts["toc"]), "toc", "1"});
        for (const char* type : {"landmarks", "page-list"})
            if (counts[type] > 1)
                file_.findings.report(Code::E101, at, {std::to_string(counts[type]), type, "0, 1"});
        if (!has_page_list_) {
            // Without a list there is nothing to hold breaks against.
            return;
        }
        check_page_breaks();
    }

private:
    void wrong(const Element& element, std::string_view expected) {
        file_.findings.report(Code::E100, range_of(element),
                              {std::string(element.name), std::string(expected)});
    }

    static bool is_heading(const Element& element) {
        return element.name.size() == 2 && element.name[0] == 'h' && element.name[1] >= '1' &&
               element.name[1] <= '6';
    }

    /// "The nav element: restrictions": perhaps a heading, then one ol.
    void check_list(Index nav) {
        bool has_list = false;
        for (const Index i : document_.children(nav)) {
            const Element& child = document_.elements[i];
            if (child.name == "ol" && !has_list) {
                has_list = true;
            } else if (has_list ||
                       !(is_heading(child) || child.name == "p" || child.name == "hgroup")) {
                wrong(child, "ol");
            }
        }
        const Element& element = document_.elements[nav];
        if (!has_list) file_.findings.report(Code::E133, range_of(element), {"nav", "ol"});
        for (Index i = nav + 1; i < element.next; ++i) {
            const Element& inner = document_.elements[i];
            if (inner.name == "ol") check_items(i);
            if (inner.name == "li") check_item(i);
        }
    }

    /// That it holds nothing but items is a rule of every list.
    void check_items(Index list) {
        if (document_.children(list).empty())
            file_.findings.report(Code::E133, range_of(document_.elements[list]), {"ol", "li"});
    }

    void check_item(Index item) {
        const auto children = document_.children(item);
        const Element& element = document_.elements[item];
        if (element.has_own_text)
            file_.findings.report(Code::E100, range_of(element), {"#text", "a"});
        if (children.empty()) {
            if (!element.has_own_text)
                file_.findings.report(Code::E133, range_of(element), {"li", "a"});
            return;
        }
        const Element& label = document_.elements[children[0]];
        if (label.name != "a" && label.name != "span") {
            wrong(label, "a");
        } else {
            check_label(label);
        }
        if (label.name == "a" && !document_.has(label, "href"))
            file_.findings.report(Code::E133, range_of(label), {"a", "href"});
        if (label.name == "span" && children.size() < 2)
            file_.findings.report(Code::E133, range_of(element), {"li", "ol"});
        for (std::size_t i = 1; i < children.size(); ++i) {
            const Element& next = document_.elements[children[i]];
            if (i > 1 || next.name != "ol") wrong(next, "ol");
        }
    }

    void check_label(const Element& label) {
        const Index own = document_.index_of(label);
        bool described = false;
        for (Index i = own + 1; i < label.next; ++i) {
            const Element& inner = document_.elements[i];
            described = described || !document_.value(inner, "alt").empty();
            if (inner.name == "ruby")
                file_.findings.report(Code::E117, range_of(inner), {std::string(inner.name)});
        }
        if (document_.text_of(label).empty() && !described &&
            document_.value(label, "title").empty() &&
            document_.value(label, "aria-label").empty()) {
            file_.findings.report(Code::E104, range_of(label));
        }
    }

    /// The links of a list, in order.
    [[nodiscard]] std::vector<const Element*> links(Index nav) const {
        std::vector<const Element*> found;
        for (Index i = nav + 1; i < document_.elements[nav].next; ++i) {
            const Element& element = document_.elements[i];
            if (element.name == "a" && document_.has(element, "href")) found.push_back(&element);
        }
        return found;
    }

    [[nodiscard]] bool is_nested(Index nav) const {
        for (Index i = nav + 1; i < document_.elements[nav].next; ++i) {
            const Element& element = document_.elements[i];
            const Element* parent = document_.parent(element);
            if (element.name == "ol" && parent != nullptr && parent->name == "li") return true;
        }
        return false;
    }

    [[nodiscard]] std::optional<BookPlace> place_of(const Element& link) const {
        const Address to = resolve(file_.name, document_.value(link, "href"));
        if (to.kind != Address::Kind::inside) return std::nullopt;
        const Item* item = std::as_const(book_).item_of(to.path);
        const File* target = std::as_const(book_).find(to.path);
        if (item == nullptr || !item->in_spine || target == nullptr) return std::nullopt;
        BookPlace place{item->spine_place, 0};
        if (!to.fragment.empty() && target->document) {
            const auto id = target->ids.find(to.fragment);
            if (id == target->ids.end()) return std::nullopt;
            place.at = target->document->elements[id->second].begin;
        }
        return place;
    }

    void check_contents(Index nav) {
        std::optional<BookPlace> last;
        const Element* before = nullptr;
        for (const Element* link : links(nav)) {
            const Address to = resolve(file_.name, document_.value(*link, "href"));
            const bool leaves =
                to.kind == Address::Kind::remote || to.kind == Address::Kind::elsewhere;
            if (leaves)
                file_.findings.report(Code::E103, range_of(file_, *link, "href"),
                                      {std::string(document_.value(*link, "href"))});
            const auto place = place_of(*link);
            if (!place) continue;
            if (last && *place < *last)
                file_.findings.report(Code::E102, range_of(*before),
                                      {std::string(document_.text_of(*before))});
            last = place;
            before = link;
        }
    }

    void check_landmarks(Index nav) {
        if (is_nested(nav))
            file_.findings.report(Code::E107, range_of(document_.elements[nav]), {"landmarks"});
        std::set<std::string, std::less<>> seen;
        for (const Element* link : links(nav)) {
            const auto types = words(document_.value(*link, "type", Space::ops));
            if (types.empty()) file_.findings.report(Code::E105, range_of(*link));
            for (const std::string_view type : types) {
                // The same type may lead to several places, the same place only once by one type.
                const std::string key =
                    std::string(type) + " " + std::string(document_.value(*link, "href"));
                if (!seen.insert(key).second)
                    file_.findings.report(Code::E106, range_of(*link), {std::string(type)});
                if (type == "toc") check_visible(*link);
            }
        }
    }

    /// Requirement 42.
    void check_visible(const Element& link) {
        const Address to = resolve(file_.name, document_.value(link, "href"));
        if (to.path != file_.name) return;
        const auto id = file_.ids.find(to.fragment);
        if (id == file_.ids.end()) return;
        if (document_.has(document_.elements[id->second], "hidden"))
            file_.findings.report(Code::E112, range_of(link));
    }

    void check_page_list(Index nav) {
        has_page_list_ = true;
        if (is_nested(nav))
            file_.findings.report(Code::E107, range_of(document_.elements[nav]), {"page-list"});
        check_source(document_.elements[nav]);
        std::string last;
        for (const Element* link : links(nav)) {
            const std::string label(document_.text_of(*link));
            const Address to = resolve(file_.name, document_.value(*link, "href"));
            listed_.insert(to.path + "#" + to.fragment);
            if (const File* target = std::as_const(book_).find(to.path)) {
                const bool is_break =
                    std::any_of(target->page_breaks.begin(), target->page_breaks.end(),
                                [&](const File::PageBreak& one) { return one.id == to.fragment; });
                const bool told = !to.fragment.empty() && !target->ids.contains(to.fragment);
                if (!is_break && !told && target->document)
                    file_.findings.report(Code::E110, range_of(*link), {label});
            }
            const auto before = number(last);
            const auto here = number(label);
            if (before && here && *here <= *before)
                file_.findings.report(Code::E111, range_of(*link), {last, label});
            last = label;
        }
    }

    static std::optional<unsigned long> number(std::string_view text) {
        unsigned long value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
        return value;
    }

    /// EPUB Accessibility 1.1, "Page source identification"; EPUB 3.4 has a property of its own.
    void check_source(const Element& nav) {
        const auto& metadata = book_.package.metadata;
        if (metadata.contains("pageBreakSource")) return;
        bool named = false;
        if (const File* package = book_.package_file()) {
            for (const Element& element : package->document->elements) {
                named = named || (element.name == "meta" &&
                                  package->document->value(element, "property") == "source-of" &&
                                  package->document->text_of(element) == "pagination");
            }
        }
        if (!named || !metadata.contains("dc:source"))
            file_.findings.report(Code::E108, range_of(nav));
    }

    void check_page_breaks() {
        for (File& file : book_.files) {
            for (const File::PageBreak& one : file.page_breaks) {
                if (!listed_.contains(file.name + "#" + one.id))
                    file.findings.report(Code::E109, one.range, {one.label});
            }
        }
    }

    Publication& book_;
    File& file_;
    const xml::Document& document_;
    bool has_page_list_ = false;
    std::set<std::string, std::less<>> listed_;
};

class NcxChecker {
public:
    NcxChecker(Publication& book, File& file)
        : book_(book), file_(file), document_(*file.document) {}

    /// OPF 2.0.1, "NCX"; requirement 44.
    void check() {
        const Element& root = document_.elements.front();
        if (root.space != Space::ncx || root.name != "ncx") {
            file_.findings.report(Code::E037, range_of(root), {std::string(root.name), "ncx"});
            return;
        }
        std::map<std::string, std::string> orders;
        for (Index i = 0; i < document_.elements.size(); ++i) {
            const Element& element = document_.elements[i];
            check_id(element);
            if (element.name == "meta" && document_.value(element, "name") == "dtb:uid")
                check_identifier(element);
            if (element.name == "navPoint" || element.name == "pageTarget") check_point(i, orders);
        }
    }

private:
    void check_id(const Element& element) {
        const xml::Attribute* id = document_.find(element, "id");
        if (id != nullptr && !file_.ids.emplace(id->value, document_.index_of(element)).second)
            file_.findings.report(Code::E126, range_of(file_, element, "id"), {id->value});
    }

    void check_identifier(const Element& element) {
        std::string given(document_.value(element, "content"));
        const auto parts = words(given);
        if (parts.size() == 1) given = parts[0];
        const std::string& own = book_.package.unique_identifier;
        if (given != own && !own.empty())
            file_.findings.report(Code::E114, range_of(file_, element, "content"), {given, own});
    }

    void check_point(Index point, std::map<std::string, std::string>& orders) {
        const Element& element = document_.elements[point];
        const Element* label = nullptr;
        const Element* content = nullptr;
        for (const Index i : document_.children(point)) {
            const Element& child = document_.elements[i];
            if (child.name == "navLabel") label = &child;
            if (child.name == "content") content = &child;
        }
        if (label == nullptr)
            file_.findings.report(Code::E116, range_of(element), {"navLabel"});
        else if (document_.text_of(*label).empty())
            file_.findings.report(Code::E104, range_of(*label));
        const std::string source(content == nullptr ? "" : document_.value(*content, "src"));
        if (source.empty()) {
            file_.findings.report(Code::E116, range_of(element), {"content"});
            return;
        }
        check_target(*content, source);
        const std::string order(document_.value(element, "playOrder"));
        if (order.empty()) return;
        const auto [other, fresh] = orders.emplace(order, source);
        if (!fresh && other->second != source)
            file_.findings.report(Code::E115, range_of(file_, element, "playOrder"), {order});
    }

    void check_target(const Element& content, const std::string& source) {
        const auto at = range_of(file_, content, "src");
        const Address to = resolve(file_.name, source);
        const File* target = std::as_const(book_).find(to.path);
        if (to.kind != Address::Kind::inside || target == nullptr) {
            file_.findings.report(Code::E139, at, {source});
        } else if (!to.fragment.empty() && target->document && !target->ids.contains(to.fragment)) {
            file_.findings.report(Code::E140, at, {to.fragment, to.path});
        } else if (const Item* item = std::as_const(book_).item_of(to.path);
                   item != nullptr && !item->in_spine) {
            file_.findings.report(Code::E086, at, {to.path});
        }
    }

    Publication& book_;
    File& file_;
    const xml::Document& document_;
};

}  // namespace

void check_navigation(Publication& book) {
    for (const Item& item : book.package.items) {
        if (!item.has("nav") || !item.file) continue;
        File& file = book.files[*item.file];
        if (file.document) NavigationChecker(book, file).check();
        return;
    }
}

void check_ncx(Publication& book) {
    for (const Item& item : book.package.items) {
        if (item.media_type != "application/x-dtbncx+xml" || !item.file) continue;
        File& file = book.files[*item.file];
        if (file.document) NcxChecker(book, file).check();
    }
}

}  // namespace banxin::check
