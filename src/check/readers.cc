// What single readers and shops bear beyond the specification: section 9 of EPUB.md, which names
// their guides. Notes, for a book may not be meant for them.
#include "check/publication.h"
#include "check/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Index;
using xml::Space;

/// Send to Kindle, by web.
constexpr std::size_t largest_sent = 200'000'000;
/// Old readers lay a whole document out before they show its first page (requirement 31).
constexpr std::size_t slow_document = 250'000;
/// Kobo, "Content size".
constexpr std::size_t kobo_document = 10'000'000;

void check_sizes(Publication& book) {
    if (book.archive.size() > largest_sent)
        book.findings.report(Code::E182, {}, {std::to_string(book.archive.size() / 1'000'000)});
    for (const Item& item : book.package.items) {
        if (item.media_type != "application/xhtml+xml" || !item.file) continue;
        File& file = book.files[*item.file];
        const std::size_t size = file.bytes.size();
        if (size <= slow_document) continue;
        const bool kobo = size > kobo_document;
        file.findings.report(
            Code::E181, {},
            {file.name, std::to_string(size / 1000), kobo ? "Kobo" : "an older reader",
             std::to_string((kobo ? kobo_document : slow_document) / 1000)});
    }
}

/// Deepest list of the contents.
unsigned depth_of(const xml::Document& document, const Element& nav) {
    unsigned deepest = 0;
    for (Index i = document.index_of(nav) + 1; i < nav.next; ++i) {
        if (document.elements[i].name != "ol") continue;
        unsigned depth = 0;
        for (const Element* up = &document.elements[i]; up != &nav; up = document.parent(*up))
            if (up->name == "ol") ++depth;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

void check_depth(File& file) {
    const xml::Document& document = *file.document;
    for (const Element& element : document.elements) {
        if (element.name != "nav" || document.value(element, "type", Space::ops) != "toc") continue;
        const unsigned depth = depth_of(document, element);
        if (depth > 3)
            file.findings.report(Code::E183, range_of(element),
                                 {std::to_string(depth), "Kobo", "3"});
    }
}

void check_tables(File& file) {
    const xml::Document& document = *file.document;
    for (const Element& table : document.elements) {
        if (table.space != Space::xhtml || table.name != "table") continue;
        std::size_t rows = 0;
        std::size_t columns = 0;
        for (Index i = document.index_of(table) + 1; i < table.next; ++i) {
            if (document.elements[i].name != "tr") continue;
            ++rows;
            columns = std::max(columns, document.children(i).size());
        }
        if (rows > 100 || columns > 10)
            file.findings.report(Code::E186, range_of(table),
                                 {std::to_string(rows), std::to_string(columns)});
    }
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// Of PNG, GIF and JPEG, from their headers alone; zeros: it does not say.
std::pair<std::uint32_t, std::uint32_t> size_of(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (bytes.starts_with("\x89PNG") && bytes.size() >= 24)
        return {big_endian(bytes, 16), big_endian(bytes, 20)};
    if (bytes.starts_with("GIF8") && bytes.size() >= 10)
        return {byte(6) | byte(7) << 8U, byte(8) | byte(9) << 8U};
    if (!bytes.starts_with("\xFF\xD8")) return {0, 0};
    for (std::size_t at = 2; at + 9 < bytes.size() && byte(at) == 0xFF;) {
        const unsigned marker = byte(at + 1);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            return {static_cast<std::uint32_t>(byte(at + 7) << 8U | byte(at + 8)),
                    static_cast<std::uint32_t>(byte(at + 5) << 8U | byte(at + 6))};
        }
        at += 2U + static_cast<std::size_t>(byte(at + 2) << 8U | byte(at + 3));
    }
    return {0, 0};
}

void check_items(Publication& book) {
    File& package = *book.package_file();
    bool has_ncx = false;
    bool has_cover = false;
    for (const Item& item : book.package.items) {
        has_ncx = has_ncx || item.media_type == "application/x-dtbncx+xml";
        if (item.media_type == "font/woff2")
            package.findings.report(Code::E188, item.range, {item.path});
        if (item.media_type == "image/webp")
            package.findings.report(Code::E189, item.range, {item.path, item.media_type});
        if (!item.has("cover-image") || !item.file || has_cover) continue;
        has_cover = true;
        const auto [width, height] = size_of(book.content(book.files[*item.file]));
        if (width > 0 && std::min(width, height) < 500)
            package.findings.report(Code::E185, item.range,
                                    {std::to_string(width), std::to_string(height)});
    }
    const auto at = range_of(package.document->elements.front());
    if (!has_ncx) package.findings.report(Code::E190, at);
    const std::string& language = book.package.language;
    if (is_language_tag(language) && !kindle_knows(language))
        package.findings.report(Code::E184, at, {language});
}

}  // namespace

void check_readers(Publication& book) {
    check_sizes(book);
    check_items(book);
    for (const Item& item : book.package.items) {
        if (item.media_type != "application/xhtml+xml" || !item.file) continue;
        File& file = book.files[*item.file];
        if (!file.document) continue;
        check_tables(file);
        if (item.has("nav")) check_depth(file);
    }
}

}  // namespace banxin::check
