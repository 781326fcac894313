// The package document: metadata, manifest and spine. Knows the list of files but not what is
// in them.
#include "epub/generated.h"

#include "base/ascii.h"
#include "epub/accessibility.h"
#include "epub/xhtml.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::epub {
namespace {

/// Seconds since 1970 as the one form that dcterms:modified may have (civil_from_days by
/// Howard Hinnant: no time zone can enter).
std::string utc(std::int64_t seconds) {
    std::int64_t days = seconds / 86400;
    std::int64_t rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    const std::int64_t calendar_month = month < 10 ? month + 3 : month - 9;
    const std::int64_t year = year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", year, calendar_month, day,
                       rest / 3600, rest / 60 % 60, rest % 60);
}

class MetadataWriter {
public:
    explicit MetadataWriter(pugi::xml_node metadata) : metadata_(metadata) {
        add_line_end(metadata_);
    }

    pugi::xml_node element(const char* name, std::string_view value) {
        pugi::xml_node node = add(metadata_, name, value);
        add_line_end(metadata_);
        return node;
    }
    void optional(const char* name, std::string_view value) {
        if (!value.empty()) element(name, value);
    }
    pugi::xml_node meta(const char* property, std::string_view value) {
        pugi::xml_node node = element("meta", value);
        set(node, "property", property);
        return node;
    }
    pugi::xml_node refine(const std::string& id, const char* property, std::string_view value) {
        pugi::xml_node node = meta(property, value);
        set(node, "refines", "#" + id);
        return node;
    }
    void legacy(const char* name, std::string_view content) {
        pugi::xml_node node = add(metadata_, "meta");
        set(node, "name", name);
        set(node, "content", content);
        add_line_end(metadata_);
    }

private:
    pugi::xml_node metadata_;
};

bool is_relator(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), ascii::is_lower<char>);
}

void identifiers(MetadataWriter& to, const Metadata& metadata) {
    set(to.element("dc:identifier", metadata.identifier), "id", "pub-id");
    if (metadata.isbn.empty()) return;
    const std::string urn = "urn:isbn:" + metadata.isbn;
    std::string id = "pub-id";
    if (metadata.identifier != urn) {
        id = "isbn";
        set(to.element("dc:identifier", urn), "id", id);
    }
    // ONIX code list 5: 15 is ISBN-13.
    set(to.refine(id, "identifier-type", "15"), "scheme", "onix:codelist5");
}

/// EPUB 3.3, "The alternate-script property".
void alternatives(MetadataWriter& to, const std::string& id, const std::vector<Alternative>& all) {
    for (const Alternative& one : all)
        set(to.refine(id, "alternate-script", one.text), "xml:lang", one.language.tag());
}

void titles(MetadataWriter& to, const Metadata& metadata) {
    set(to.element("dc:title", metadata.title.value), "id", "title");
    to.refine("title", "title-type", "main");
    alternatives(to, "title", metadata.title_in);
    if (metadata.subtitle.empty()) return;
    set(to.element("dc:title", metadata.subtitle), "id", "subtitle");
    to.refine("subtitle", "title-type", "subtitle");
    to.refine("title", "display-seq", "1");
    to.refine("subtitle", "display-seq", "2");
}

void people(MetadataWriter& to, const Metadata& metadata) {
    int number = 0;
    const auto add = [&](const Person& person, bool of_the_book) {
        const std::string id = fmt::format("person-{}", ++number);
        const bool author = person.role.empty() || person.role == "aut";
        const bool creator = author && of_the_book;
        set(to.element(creator ? "dc:creator" : "dc:contributor", person.name), "id", id);
        const std::string_view role = author ? "aut" : std::string_view(person.role);
        if (is_relator(role)) set(to.refine(id, "role", role), "scheme", "marc:relators");
        if (!person.sort.empty()) to.refine(id, "file-as", person.sort);
        alternatives(to, id, person.name_in);
    };
    bool has_author = false;
    for (const Person& person : metadata.authors) {
        add(person, true);
        has_author = has_author || person.role.empty() || person.role == "aut";
    }
    // EPUB 3.3, "The dc:contributor element": who wrote a part has not written the book, unless
    // nobody else has.
    for (const Person& person : metadata.contributors) add(person, !has_author);
}

/// EPUB 3.3, "The source-of property": whose pages the page list means.
void page_source(MetadataWriter& to, const Metadata& metadata) {
    set(to.element("dc:source", metadata.print_identifier), "id", "print");
    to.refine("print", "source-of", "pagination");
}

void accessibility(MetadataWriter& to, const Book& book, bool pages) {
    const Accessibility found = examine(book, pages);
    for (const std::string& one : found.modes) to.meta("schema:accessMode", one);
    for (const std::string& one : found.sufficient) to.meta("schema:accessModeSufficient", one);
    for (const std::string& one : found.features) to.meta("schema:accessibilityFeature", one);
    for (const std::string& one : found.hazards) to.meta("schema:accessibilityHazard", one);
    const std::string& own = book.metadata.accessibility_summary;
    to.meta("schema:accessibilitySummary", own.empty() ? found.summary : own);
    if (!book.metadata.certification) return;
    set(to.meta("dcterms:conformsTo", book.metadata.certification->standard), "id", "conforms");
    to.refine("conforms", "a11y:certifiedBy", book.metadata.certification->certified_by);
}

/// The book's own first, then those of originals that stand in it.
void languages(MetadataWriter& to, const Book& book) {
    std::vector<Language> all = {book.metadata.language.value};
    for (const Chapter& chapter : book.chapters) {
        const bool fresh = chapter.parallel && std::find(all.begin(), all.end(),
                                                         chapter.parallel->language) == all.end();
        if (fresh) all.push_back(chapter.parallel->language);
    }
    for (const Language language : all) to.element("dc:language", language.tag());
}

void write_metadata(pugi::xml_node node, const PackageFacts& facts) {
    const Metadata& metadata = facts.book.metadata;
    set(node, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    MetadataWriter to(node);
    identifiers(to, metadata);
    titles(to, metadata);
    languages(to, facts.book);
    people(to, metadata);
    to.optional("dc:publisher", metadata.publisher);
    if (metadata.date) to.element("dc:date", to_iso(*metadata.date));
    to.optional("dc:rights", metadata.rights);
    to.optional("dc:description", metadata.description);
    for (const std::string& subject : metadata.subjects) to.optional("dc:subject", subject);
    to.meta("dcterms:modified", utc(facts.options.modified));
    if (metadata.series) {
        set(to.meta("belongs-to-collection", metadata.series->name), "id", "series");
        to.refine("series", "collection-type", "series");
        if (metadata.series->number) {
            to.refine("series", "group-position", fmt::format("{}", *metadata.series->number));
        }
    }
    const bool pages = facts.options.pages != nullptr;
    if (pages) page_source(to, metadata);
    accessibility(to, facts.book, pages);
    if (facts.embeds_fonts) to.meta("ibooks:specified-fonts", "true");
    for (const Item& item : facts.items) {
        // Kindle and older programs know the cover by this.
        if (item.properties == "cover-image") to.legacy("cover", item_id(item.path));
    }
}

}  // namespace

std::string make_package(const PackageFacts& facts) {
    pugi::xml_document document;
    pugi::xml_node package = add(document, "package");
    set(package, "xmlns", "http://www.idpf.org/2007/opf");
    set(package, "version", "3.0");
    set(package, "unique-identifier", "pub-id");
    set(package, "xml:lang", facts.book.metadata.language.value.tag());
    set(package, "dir", "ltr");
    if (facts.embeds_fonts) {
        set(package, "prefix",
            "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/");
    }
    add_line_end(package);
    write_metadata(add(package, "metadata"), facts);
    add_line_end(package);

    pugi::xml_node manifest = add(package, "manifest");
    add_line_end(manifest);
    for (const Item& item : facts.items) {
        pugi::xml_node node = add(manifest, "item");
        set(node, "id", item_id(item.path));
        set(node, "href", item.path);
        set(node, "media-type", item.media_type);
        if (!item.properties.empty()) set(node, "properties", item.properties);
        add_line_end(manifest);
    }
    add_line_end(package);

    pugi::xml_node spine = add(package, "spine");
    if (facts.options.ncx) set(spine, "toc", item_id(ncx_path));
    // Said outright: some programs take a language or a script for a direction.
    set(spine, "page-progression-direction", "ltr");
    add_line_end(spine);
    for (const Item& item : facts.items) {
        if (!item.in_spine) continue;
        set(add(spine, "itemref"), "idref", item_id(item.path));
        add_line_end(spine);
    }
    add_line_end(package);
    return to_text(document);
}

}  // namespace banxin::epub
