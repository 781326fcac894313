// The package document read into plain data: EPUB 3.3, "Package document". What is not there or
// not in its form is told of here; what does not fit the rest of the book, elsewhere.
#include "check/publication.h"
#include "check/url.h"
#include "check/vocabulary.h"

#include <algorithm>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Space;

class PackageReader {
public:
    explicit PackageReader(Publication& book)
        : book_(book), file_(*book.package_file()), document_(*file_.document) {}

    void read() {
        const Element& root = document_.elements.front();
        if (root.space != Space::opf || root.name != "package") {
            file_.findings.report(Code::E037, range_of(root), {std::string(root.name), "package"});
            return;
        }
        if (document_.value(root, "version") != "3.0") {
            file_.findings.report(Code::E050, range_of(file_, root, "version"),
                                  {std::string(document_.value(root, "version"))});
        }
        check_ids();
        for (const xml::Index i : document_.children(0)) {
            const Element& child = document_.elements[i];
            if (child.space != Space::opf) continue;
            if (child.name == "metadata") read_metadata(i);
            if (child.name == "manifest") read_manifest(i);
            if (child.name == "spine") read_spine(i);
        }
        for (const char* name : {"metadata", "manifest", "spine"}) {
            const bool there = std::any_of(
                document_.elements.begin(), document_.elements.end(), [&](const Element& e) {
                    return e.parent == 0 && e.space == Space::opf && e.name == name;
                });
            if (!there) file_.findings.report(Code::E090, range_of(root), {name});
        }
    }

private:
    void check_ids() {
        for (const Element& element : document_.elements) {
            const xml::Attribute* id = document_.find(element, "id");
            if (id == nullptr) continue;
            const auto at = range_of(file_, element, "id");
            if (!file_.ids.emplace(id->value, document_.index_of(element)).second)
                file_.findings.report(Code::E126, at, {id->value});
            if (id->value.empty() || id->value.find_first_of(": \t\r\n") != std::string::npos)
                file_.findings.report(Code::E127, at, {id->value});
        }
    }

    void read_metadata(xml::Index metadata) {
        Package& package = book_.package;
        for (const xml::Index i : document_.children(metadata)) {
            const Element& element = document_.elements[i];
            const std::string text(document_.text_of(element));
            if (element.space == Space::dc) {
                package.metadata.emplace("dc:" + std::string(element.name), text);
                if (element.name == "language" && package.language.empty()) package.language = text;
            } else if (element.space == Space::opf && element.name == "meta" &&
                       !document_.has(element, "refines")) {
                package.metadata.emplace(document_.value(element, "property"), text);
            }
        }
    }

    void read_manifest(xml::Index manifest) {
        for (const xml::Index i : document_.children(manifest)) {
            const Element& element = document_.elements[i];
            if (element.space != Space::opf || element.name != "item") continue;
            Item item;
            item.range = range_of(element);
            bool complete = true;
            for (const char* name : {"id", "href", "media-type"}) {
                if (!document_.value(element, name).empty()) continue;
                file_.findings.report(Code::E070, item.range, {"item", name});
                complete = false;
            }
            if (!complete) continue;
            item.id = document_.value(element, "id");
            item.media_type = document_.value(element, "media-type");
            item.fallback = document_.value(element, "fallback");
            for (const std::string_view word : words(document_.value(element, "properties"))) {
                item.properties.emplace(word);
                if (word.find(':') == std::string_view::npos && !is_item_property(word))
                    file_.findings.report(Code::E052, range_of(file_, element, "properties"),
                                          {std::string(word)});
            }
            read_address(element, item);
            book_.package.items.push_back(std::move(item));
        }
    }

    void read_address(const Element& element, Item& item) {
        const std::string href(document_.value(element, "href"));
        const auto at = range_of(file_, element, "href");
        const Address address = resolve(file_.name, href);
        using Kind = Address::Kind;
        if (address.kind == Kind::remote) {
            // EPUB 3.3, "Resource locations": nothing that banxin or CJK books need may be away.
            const bool may_be_away = item.media_type.starts_with("audio/") ||
                                     item.media_type.starts_with("video/") ||
                                     is_font_type(item.media_type);
            if (!may_be_away) file_.findings.report(Code::E143, at, {href});
            return;
        }
        if (address.kind == Kind::outside) {
            file_.findings.report(Code::E141, at, {href});
            return;
        }
        if (address.kind == Kind::data || address.kind == Kind::file) {
            file_.findings.report(Code::E142, at, {href.substr(0, 40)});
            return;
        }
        if (address.kind == Kind::malformed) {
            file_.findings.report(Code::E149, at, {href});
            return;
        }
        const bool plain = address.kind == Kind::inside && !address.has_fragment &&
                           !address.has_query && address.path != file_.name;
        if (!plain) file_.findings.report(Code::E076, at, {href});
        if (address.kind != Kind::inside) return;
        item.path = address.path;
        const auto [other, fresh] =
            book_.package.by_path.emplace(item.path, book_.package.items.size());
        if (!fresh) file_.findings.report(Code::E073, at, {href});
        const auto found = book_.by_name.find(item.path);
        if (found != book_.by_name.end())
            item.file = found->second;
        else
            file_.findings.report(Code::E071, at, {href});
    }

    Item* find_item(std::string_view id) {
        auto& items = book_.package.items;
        const auto found =
            std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == id; });
        return found == items.end() ? nullptr : &*found;
    }

    void read_spine(xml::Index spine) {
        Package& package = book_.package;
        const Element& root = document_.elements[spine];
        package.progression = document_.value(root, "page-progression-direction");
        const std::set<std::string, std::less<>> directions{"", "ltr", "rtl", "default"};
        if (!directions.contains(package.progression)) {
            file_.findings.report(Code::E091, range_of(file_, root, "page-progression-direction"),
                                  {"page-progression-direction", package.progression});
        }
        check_toc(root);
        std::map<std::string, std::size_t, std::less<>> by_id;
        for (std::size_t i = 0; i < package.items.size(); ++i)
            by_id.emplace(package.items[i].id, i);
        for (const xml::Index i : document_.children(spine)) {
            const Element& element = document_.elements[i];
            if (element.space != Space::opf || element.name != "itemref") continue;
            const std::string idref(document_.value(element, "idref"));
            const auto at = range_of(file_, element, "idref");
            for (const std::string_view word : words(document_.value(element, "properties"))) {
                if (word.find(':') == std::string_view::npos && !is_itemref_property(word))
                    file_.findings.report(Code::E052, range_of(file_, element, "properties"),
                                          {std::string(word)});
            }
            const auto found = by_id.find(idref);
            if (found == by_id.end()) {
                file_.findings.report(Code::E083, at, {idref});
                continue;
            }
            Item& item = package.items[found->second];
            if (item.in_spine) {
                file_.findings.report(Code::E084, at, {idref});
                continue;
            }
            item.in_spine = true;
            item.linear = document_.value(element, "linear") != "no";
            item.spine_place = package.spine.size();
            package.spine.push_back(found->second);
            const bool is_document =
                item.media_type == "application/xhtml+xml" || item.media_type == "image/svg+xml";
            if (!is_document && item.fallback.empty())
                file_.findings.report(Code::E085, at, {item.path, item.media_type});
        }
        const bool any_linear = std::any_of(package.spine.begin(), package.spine.end(),
                                            [&](std::size_t i) { return package.items[i].linear; });
        if (!any_linear) file_.findings.report(Code::E090, range_of(root), {"itemref"});
    }

    /// EPUB 3.3, "NCX" under "Legacy features": an NCX has to be named, and nothing else may be.
    void check_toc(const Element& spine) {
        const std::string_view toc = document_.value(spine, "toc");
        const Item* named = find_item(toc);
        const auto& items = book_.package.items;
        const bool has_ncx = std::any_of(items.begin(), items.end(), [](const Item& item) {
            return item.media_type == "application/x-dtbncx+xml";
        });
        const bool right = named != nullptr && named->media_type == "application/x-dtbncx+xml";
        if ((has_ncx || !toc.empty()) && !right)
            file_.findings.report(Code::E087, range_of(file_, spine, "toc"));
    }

    Publication& book_;
    File& file_;
    const xml::Document& document_;
};

}  // namespace

void read_package(Publication& book) {
    File* file = book.package_file();
    if (file == nullptr || !file->document) {
        book.package.file.reset();
        return;
    }
    PackageReader(book).read();
}

}  // namespace banxin::check
