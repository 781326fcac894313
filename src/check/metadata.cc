// What the package says of the book: EPUB 3.3, "The metadata element"; requirements 13 to 23 of
// EPUB.md.
#include "base/ascii.h"
#include "check/publication.h"
#include "check/vocabulary.h"

#include <algorithm>
#include <cctype>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Space;

/// A picture of a date: '0' stands for a digit, anything else for itself.
bool looks_like(std::string_view text, std::string_view picture) {
    return std::equal(text.begin(), text.end(), picture.begin(), picture.end(),
                      [](char c, char p) { return p == '0' ? ascii::is_digit(c) : c == p; });
}

int number(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

bool is_calendar_date(std::string_view text) {
    constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size() >= 7 && (number(text.substr(5, 2)) < 1 || number(text.substr(5, 2)) > 12))
        return false;
    if (text.size() < 10) return true;
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] && (month != 2 || day < 29 || leap);
}

bool is_clock(std::string_view text) {
    return number(text.substr(0, 2)) < 24 && number(text.substr(3, 2)) < 60 &&
           (text.size() < 8 || number(text.substr(6, 2)) < 60);
}

/// W3C note "Date and Time Formats".
bool is_date(std::string_view text) {
    if (looks_like(text, "0000") || looks_like(text, "0000-00") || looks_like(text, "0000-00-00"))
        return is_calendar_date(text);
    const std::size_t t = text.find('T');
    if (t != 10 || !looks_like(text.substr(0, 10), "0000-00-00")) return false;
    std::string_view rest = text.substr(11);
    if (rest.ends_with('Z')) {
        rest.remove_suffix(1);
    } else if (rest.size() > 6 && (rest[rest.size() - 6] == '+' || rest[rest.size() - 6] == '-') &&
               looks_like(rest.substr(rest.size() - 5), "00:00")) {
        rest.remove_suffix(6);
    } else {
        return false;
    }
    if (rest.size() > 9 && rest[8] == '.') {
        if (!std::all_of(rest.begin() + 9, rest.end(), ascii::is_digit<char>)) return false;
        rest = rest.substr(0, 8);
    }
    return (looks_like(rest, "00:00") || looks_like(rest, "00:00:00")) && is_clock(rest) &&
           is_calendar_date(text.substr(0, 10));
}

/// The one form for dcterms:modified.
bool is_moment(std::string_view text) {
    return looks_like(text, "0000-00-00T00:00:00Z") && is_date(text);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : ascii::hex_value(text[i]) < 0) return false;
    }
    return true;
}

/// ISBN-13 and ISBN-10 with their check digits, hyphens and spaces left out.
bool is_isbn(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c != '-' && c != ' ') digits += c;
    int sum = 0;
    if (digits.size() == 13 && std::all_of(digits.begin(), digits.end(), ascii::is_digit<char>)) {
        for (std::size_t i = 0; i < 13; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }
    if (digits.size() != 10 ||
        !std::all_of(digits.begin(), digits.end() - 1, ascii::is_digit<char>))
        return false;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
    const char last = digits[9];
    if (!ascii::is_digit(last) && last != 'X') return false;
    return (sum + (last == 'X' ? 10 : last - '0')) % 11 == 0;
}

class MetadataChecker {
public:
    explicit MetadataChecker(Publication& book)
        : book_(book), file_(*book.package_file()), document_(*file_.document) {}

    void check() {
        const Element& root = document_.elements.front();
        if (!document_.has(root, "lang", Space::xml))
            file_.findings.report(Code::E054, range_of(root));
        check_language(root);
        for (const Element& element : document_.elements) {
            const Element* parent = document_.parent(element);
            if (parent == nullptr || parent->name != "metadata") continue;
            if (element.space == Space::dc) check_dublin_core(element);
            if (element.space == Space::opf && element.name == "meta") check_meta(element);
        }
        for (const char* name : {"dc:identifier", "dc:title", "dc:language", "dcterms:modified"}) {
            if (!book_.package.metadata.contains(name)) {
                file_.findings.report(Code::E040, metadata_range(), {name});
            }
        }
        check_unique_identifier(root);
        check_cover();
    }

private:
    /// The element that a person looks into.
    std::optional<xml::Range> metadata_range() const {
        for (const Element& element : document_.elements)
            if (element.space == Space::opf && element.name == "metadata") return range_of(element);
        return range_of(document_.elements.front());
    }

    void check_language(const Element& element) {
        const xml::Attribute* language = document_.find(element, "lang", Space::xml);
        if (language == nullptr || language->value.empty()) return;
        if (!is_language_tag(language->value))
            file_.findings.report(Code::E045, range_of(file_, element, "lang"), {language->value});
    }

    void check_dublin_core(const Element& element) {
        const std::string text(document_.text_of(element));
        const auto at = range_of(element);
        check_language(element);
        if (text.empty()) {
            file_.findings.report(Code::E041, at, {"dc:" + std::string(element.name)});
            return;
        }
        if (element.name == "language" && !is_language_tag(text))
            file_.findings.report(Code::E045, at, {text});
        if (element.name == "date" && !is_date(text)) file_.findings.report(Code::E044, at, {text});
        if (element.name != "identifier") return;
        constexpr std::string_view uuid = "urn:uuid:";
        constexpr std::string_view isbn = "urn:isbn:";
        if (text.starts_with(uuid) && !is_uuid(std::string_view(text).substr(uuid.size())))
            file_.findings.report(Code::E047, at, {text});
        if (text.starts_with(isbn) && !is_isbn(std::string_view(text).substr(isbn.size())))
            file_.findings.report(Code::E048, at, {text});
    }

    void check_meta(const Element& element) {
        const auto at = range_of(element);
        check_language(element);
        if (document_.has(element, "name")) return;
        const std::string property(document_.value(element, "property"));
        if (property.empty()) {
            file_.findings.report(Code::E070, at, {"meta", "property"});
            return;
        }
        const std::string text(document_.text_of(element));
        if (text.empty()) file_.findings.report(Code::E041, at, {property});
        const bool refines = document_.has(element, "refines");
        if (refines) {
            const std::string target(document_.value(element, "refines"));
            if (target.starts_with('#') && !file_.ids.contains(std::string_view(target).substr(1)))
                file_.findings.report(Code::E051, range_of(file_, element, "refines"), {target});
        }
        const std::size_t colon = property.find(':');
        if (colon != std::string::npos) {
            check_prefix(property.substr(0, colon), range_of(file_, element, "property"));
        } else if (!is_meta_property(property) || (must_refine(property) && !refines)) {
            file_.findings.report(Code::E052, range_of(file_, element, "property"), {property});
        }
        if (property == "role" && document_.value(element, "scheme") == "marc:relators" &&
            !is_relator(text)) {
            file_.findings.report(Code::E053, at, {text});
        }
        if (property != "dcterms:modified" || refines) return;
        if (!text.empty() && !is_moment(text)) file_.findings.report(Code::E043, at, {text});
        if (++modified_ == 2) file_.findings.report(Code::E042, at, {property});
    }

    /// EPUB 3.3, "The prefix attribute": pairs of "name: address".
    void check_prefix(const std::string& prefix, xml::Range at) {
        if (is_reserved_prefix(prefix)) return;
        for (const std::string_view word :
             words(document_.value(document_.elements.front(), "prefix"))) {
            if (word.ends_with(':') && word.substr(0, word.size() - 1) == prefix) return;
        }
        file_.findings.report(Code::E049, at, {prefix});
    }

    void check_unique_identifier(const Element& root) {
        const std::string id(document_.value(root, "unique-identifier"));
        const auto found = file_.ids.find(id);
        if (found != file_.ids.end()) {
            const Element& element = document_.elements[found->second];
            if (element.space == Space::dc && element.name == "identifier") {
                book_.package.unique_identifier = document_.text_of(element);
                return;
            }
        }
        file_.findings.report(Code::E046, range_of(file_, root, "unique-identifier"), {id});
    }

    void check_cover() {
        const Item* cover = nullptr;
        for (const Item& item : book_.package.items) {
            if (!item.has("cover-image")) continue;
            if (cover != nullptr || !item.media_type.starts_with("image/"))
                file_.findings.report(Code::E080, item.range, {item.path});
            if (cover == nullptr) cover = &item;
        }
        if (cover == nullptr) {
            file_.findings.report(Code::E055, metadata_range());
        }
        for (const Element& element : document_.elements) {
            if (element.space != Space::opf || element.name != "meta" ||
                document_.value(element, "name") != "cover") {
                continue;
            }
            const std::string id(document_.value(element, "content"));
            if (cover != nullptr && cover->id != id)
                file_.findings.report(Code::E056, range_of(element), {id});
        }
    }

    Publication& book_;
    File& file_;
    const xml::Document& document_;
    int modified_ = 0;
};

/// EPUB Accessibility 1.1, "Conformance reporting": exactly this, one space each.
bool is_claim(std::string_view text) {
    for (const char* version : {"2.0", "2.1", "2.2"}) {
        for (const char* level : {"A", "AA", "AAA"}) {
            const std::string claim =
                std::string("EPUB Accessibility 1.1 - WCAG ") + version + " Level " + level;
            if (text == claim) return true;
        }
    }
    return false;
}

}  // namespace

void check_metadata(Publication& book) {
    MetadataChecker(book).check();
}

/// EPUB Accessibility 1.1, "Discovery metadata"; requirements 80 to 82 of EPUB.md.
void check_accessibility(Publication& book) {
    File& file = *book.package_file();
    const xml::Document& document = *file.document;
    const auto& metadata = book.package.metadata;
    std::optional<xml::Range> place;
    bool claims = false;
    bool certified = false;
    for (const Element& element : document.elements) {
        if (element.space != Space::opf) continue;
        if (element.name == "metadata") place = range_of(element);
        if (element.name != "meta") continue;
        const std::string_view property = document.value(element, "property");
        const std::string text(document.text_of(element));
        if (property.starts_with("schema:") && !is_accessibility_value(property.substr(7), text)) {
            file.findings.report(Code::E058, range_of(element), {std::string(property), text});
        }
        // It may refine the claim, and then is no entry of the book's own.
        certified = certified || property == "a11y:certifiedBy";
        if (property == "dcterms:conformsTo" && !document.has(element, "refines") &&
            text.starts_with("EPUB")) {
            claims = true;
            if (!is_claim(text)) file.findings.report(Code::E059, range_of(element), {text});
        }
        // The three that say all about one another: "none" of them beside a danger is no sense.
        if (property == "schema:accessibilityHazard" && (text == "none" || text == "unknown") &&
            metadata.count(property) > 1) {
            file.findings.report(Code::E062, range_of(element), {text});
        }
        if (property == "schema:accessibilityFeature" && text == "alternativeText") {
            for (const File& other : book.files) {
                if (!other.has_undescribed_picture) continue;
                file.findings.report(Code::E063, range_of(element), {text, other.name});
                break;
            }
        }
    }
    for (const char* name : {"accessMode", "accessibilityFeature", "accessibilityHazard"}) {
        const std::string property = std::string("schema:") + name;
        if (!metadata.contains(property)) file.findings.report(Code::E057, place, {property});
    }
    for (const char* name : {"accessibilitySummary", "accessModeSufficient"}) {
        const std::string property = std::string("schema:") + name;
        if (!metadata.contains(property)) file.findings.report(Code::E061, place, {property});
    }
    if (claims && !certified) file.findings.report(Code::E060, place);
}

}  // namespace banxin::check
