// What files say of one another: links that lead nowhere, files that nothing uses, fonts, the
// direction of pages. Requirements 28 to 30, 32, 55, 73, 77 of EPUB.md.
#include "check/references.h"

#include "base/language.h"
#include "check/url.h"
#include "check/vocabulary.h"

#include <algorithm>
#include <array>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Space;

bool is_note(const xml::Document& document, const Element& element) {
    for (const std::string_view type : words(document.value(element, "type", Space::ops)))
        for (const char* note : {"footnote", "endnote", "rearnote", "note", "annotation"})
            if (type == note) return true;
    const std::string_view role = document.value(element, "role");
    return role == "doc-footnote" || role == "doc-endnote";
}

class ReferenceChecker {
public:
    explicit ReferenceChecker(Publication& book) : book_(book) {}

    void check() {
        for (File& file : book_.files) {
            const bool is_nav = is_navigation(file.name);
            for (const Reference& reference : file.references) {
                if (reference.path != file.name) used_.insert(reference.path);
                follow(file, reference, is_nav);
            }
        }
        check_unused();
        check_unreachable();
    }

private:
    [[nodiscard]] bool is_navigation(const std::string& name) const {
        const Item* item = std::as_const(book_).item_of(name);
        return item != nullptr && item->has("nav");
    }

    void follow(File& from, const Reference& reference, bool is_nav) {
        File* target = book_.find(reference.path);
        const Item* item = std::as_const(book_).item_of(reference.path);
        if (target == nullptr) {
            from.findings.report(Code::E139, reference.range, {reference.shown});
            return;
        }
        if (reference.use == Reference::Use::resource) {
            check_shown(from, reference, item);
            return;
        }
        if (reference.use == Reference::Use::stylesheet) return;
        check_fragment(from, reference, *target);
        if (item == nullptr || target == &from) return;
        const bool is_document =
            item->media_type == "application/xhtml+xml" || item->media_type == "image/svg+xml";
        if (is_document && !item->in_spine)
            from.findings.report(Code::E086, reference.range, {reference.path});
        if (!is_document && is_nav)
            from.findings.report(Code::E085, reference.range, {reference.path, item->media_type});
    }

    /// EPUB 3.3, "Foreign resources": what is not core needs a fallback.
    void check_shown(File& from, const Reference& reference, const Item* item) {
        if (item == nullptr || !item->fallback.empty() || is_core_type(item->media_type)) return;
        const bool free_to_be_foreign = item->media_type.starts_with("video/") ||
                                        is_font_type(item->media_type) ||
                                        item->media_type == "application/ttml+xml";
        if (!free_to_be_foreign)
            from.findings.report(Code::E081, reference.range, {item->path, item->media_type});
    }

    void check_fragment(File& from, const Reference& reference, const File& target) {
        if (reference.fragment.empty() || !target.document || target.document->elements.empty())
            return;
        const auto id = target.ids.find(reference.fragment);
        if (id == target.ids.end()) {
            if (reference.fragment.find('(') == std::string::npos)
                from.findings.report(Code::E140, reference.range,
                                     {reference.fragment, target.name});
            return;
        }
        const Element& element = target.document->elements[id->second];
        if (element.name == "body" && element.space == Space::xhtml)
            from.findings.report(Code::E187, reference.range, {reference.fragment});
        if (reference.to_note && !is_note(*target.document, element))
            from.findings.report(Code::E150, reference.range, {reference.shown});
    }

    void check_unused() {
        File& package = *book_.package_file();
        const bool hidden = std::any_of(book_.files.begin(), book_.files.end(),
                                        [](const File& file) { return file.unreadable; });
        std::set<std::string, std::less<>> fallbacks;
        for (const Item& item : book_.package.items) fallbacks.insert(item.fallback);
        for (const Item& item : book_.package.items) {
            if (item.path.empty() || item.in_spine || used_.contains(item.path) ||
                fallbacks.contains(item.id) || item.has("nav") || item.has("cover-image")) {
                continue;
            }
            if (is_font_type(item.media_type) && !hidden)
                package.findings.report(Code::E174, item.range, {item.path});
            else if (!is_font_type(item.media_type) && !is_core_type(item.media_type) &&
                     !item.media_type.starts_with("text/") &&
                     !item.media_type.starts_with("video/"))
                package.findings.report(Code::E082, item.range, {item.path});
        }
    }

    void check_unreachable() {
        File& package = *book_.package_file();
        for (const std::size_t i : book_.package.spine) {
            const Item& item = book_.package.items[i];
            if (!item.linear && !used_.contains(item.path))
                package.findings.report(Code::E089, item.range, {item.path});
        }
    }

    Publication& book_;
    std::set<std::string, std::less<>> used_;
};

/// Requirement 77: Apple Books shows embedded fonts only when it is told that they matter.
void check_specified_fonts(Publication& book) {
    File& package = *book.package_file();
    const auto& items = book.package.items;
    const bool embedded = std::any_of(
        items.begin(), items.end(), [](const Item& item) { return is_font_type(item.media_type); });
    const bool specified = book.package.says("ibooks:specified-fonts", "true");
    const auto at = range_of(package.document->elements.front());
    if (embedded && !specified) package.findings.report(Code::E172, at);
    if (!embedded && specified) package.findings.report(Code::E173, at);
}

/// Requirement 29. Readium takes CJK with pages to the left for vertical text (section 6.3).
void check_direction(Publication& book) {
    File& package = *book.package_file();
    const auto& files = book.files;
    const bool vertical =
        std::any_of(files.begin(), files.end(), [](const File& file) { return file.is_vertical; });
    const bool throughout = std::any_of(
        files.begin(), files.end(), [](const File& file) { return file.is_vertical_throughout; });
    const auto language = Language::parse(book.package.language);
    constexpr std::array<std::string_view, 6> to_the_left = {"ar", "he", "fa", "ur", "yi", "ug"};
    const bool right_to_left = language && std::find(to_the_left.begin(), to_the_left.end(),
                                                     language->primary()) != to_the_left.end();
    const auto at = range_of(package.document->elements.front());
    if (book.package.progression == "rtl" && !vertical && !right_to_left)
        package.findings.report(Code::E088, at);
    if (book.package.progression != "rtl" && throughout) package.findings.report(Code::E092, at);
}

}  // namespace

void add_reference(File& file, std::string_view address, xml::Range range, Reference::Use use,
                   bool to_note) {
    const std::string shown(address.substr(0, 120));
    const Address to = resolve(file.name, address);
    using Kind = Address::Kind;
    const bool is_link = use == Reference::Use::link;
    switch (to.kind) {
        case Kind::inside:
            file.references.push_back({use, to.path, to.fragment, range, shown, to_note});
            return;
        case Kind::empty: file.findings.report(Code::E138, range); return;
        case Kind::outside: file.findings.report(Code::E141, range, {shown}); return;
        case Kind::file: file.findings.report(Code::E142, range, {shown}); return;
        case Kind::data:
            // EPUB 3.3, "data: URLs": not where it becomes a page of its own.
            if (is_link) file.findings.report(Code::E142, range, {shown.substr(0, 40)});
            return;
        case Kind::remote:
            if (!is_link) file.findings.report(Code::E143, range, {shown});
            return;
        case Kind::elsewhere:
            if (!is_link) file.findings.report(Code::E143, range, {shown});
            return;
        case Kind::malformed: file.findings.report(Code::E149, range, {shown}); return;
    }
}

void check_references(Publication& book) {
    ReferenceChecker(book).check();
    check_specified_fonts(book);
    check_direction(book);
}

}  // namespace banxin::check
