// What the manifest says against what is in the archive: EPUB 3.3, "The manifest element";
// requirements 9, 25, 26, 33 to 35 and 74 of EPUB.md.
#include "base/parallel.h"
#include "check/fonts.h"
#include "check/publication.h"
#include "check/vocabulary.h"
#include "image/image.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::check {
namespace {

using xml::Element;
using xml::Space;

bool is_text_type(std::string_view type) {
    return type == "application/xhtml+xml" || type == "image/svg+xml";
}

/// The type that the bytes are of, where they tell; empty: they do not.
std::string_view type_of(const File& file) {
    if (const auto format = image::recognise(file.bytes)) {
        switch (*format) {
            case image::Format::png: return "image/png";
            case image::Format::jpeg: return "image/jpeg";
            case image::Format::gif: return "image/gif";
            case image::Format::webp: return "image/webp";
            case image::Format::svg: return "image/svg+xml";
        }
    }
    switch (font_form(file.bytes)) {
        case FontForm::truetype: return "font/ttf";
        case FontForm::opentype: return "font/otf";
        case FontForm::collection: return "font/collection";
        case FontForm::woff: return "font/woff";
        case FontForm::woff2: return "font/woff2";
        case FontForm::unknown: break;
    }
    if (!file.document || file.document->elements.empty()) return {};
    const Element& root = file.document->elements.front();
    if (root.space == Space::xhtml && root.name == "html") return "application/xhtml+xml";
    if (root.space == Space::ncx) return "application/x-dtbncx+xml";
    if (root.space == Space::svg) return "image/svg+xml";
    return {};
}

/// Older names of font types, and the two that OpenType shares.
bool same_type(std::string_view listed, std::string_view found) {
    listed = listed.substr(0, listed.find(';'));
    if (listed == found) return true;
    if (found == "font/ttf" || found == "font/otf")
        return is_font_type(listed) && listed != "font/woff" && listed != "font/woff2" &&
               listed != "application/font-woff" &&
               !(listed.starts_with("font/") && listed != "font/sfnt");
    return found == "font/woff" && listed == "application/font-woff";
}

struct Extensions {
    std::string_view type;
    std::initializer_list<std::string_view> names;
};

bool suits(std::string_view path, std::string_view type) {
    static const Extensions table[] = {
        {"application/xhtml+xml", {".xhtml", ".html", ".htm", ".xml"}},
        {"text/css", {".css"}},
        {"image/png", {".png"}},
        {"image/jpeg", {".jpg", ".jpeg", ".jpe"}},
        {"image/gif", {".gif"}},
        {"image/webp", {".webp"}},
        {"image/svg+xml", {".svg", ".svgz"}},
        {"application/x-dtbncx+xml", {".ncx", ".xml"}},
    };
    const auto* found = std::find_if(std::begin(table), std::end(table),
                                     [&](const Extensions& one) { return one.type == type; });
    if (found == std::end(table)) return true;
    return std::any_of(found->names.begin(), found->names.end(),
                       [&](std::string_view end) { return path.ends_with(end); });
}

void check_font(File& file, const std::string& bytes) {
    const FontFacts facts = examine_font(bytes);
    if (facts.form == FontForm::collection)
        file.findings.report(Code::E171, {}, {file.name});
    else if (!facts.problem.empty())
        file.findings.report(Code::E170, {}, {file.name, facts.problem});
}

void check_picture(File& file, const std::string& bytes) {
    const image::Checked checked = image::check(bytes);
    if (!checked.problem) {
        const auto& info = *checked.info;
        // Apple's asset guide; Kindle Publishing Guidelines.
        const double millions = static_cast<double>(info.width) * info.height / 1e6;
        if (info.format == image::Format::svg || millions <= 5.0) return;
        const bool apple = millions > 5.6;
        file.findings.report(Code::E180, {},
                             {file.name, fmt::format("{:.1f}", millions),
                              apple ? "Apple Books" : "Kindle", apple ? "5.6" : "5"});
        return;
    }
    using Kind = image::Problem::Kind;
    switch (checked.problem->kind) {
        case Kind::broken:
            file.findings.report(Code::E157, {}, {file.name, checked.problem->detail});
            break;
        case Kind::too_large:
            file.findings.report(Code::E157, {}, {file.name, checked.problem->detail});
            break;
        case Kind::unsafe:
        case Kind::foreign:
        case Kind::reaches_out:
            file.findings.report(Code::E158, {}, {file.name, checked.problem->detail});
            break;
        case Kind::no_size: break;
    }
}

/// Properties that a document must have when, and only when, they are true.
void check_properties(File& package, const File& file, const Item& item) {
    bool svg = false;
    bool mathml = false;
    bool scripted = false;
    bool remote = false;
    bool shows_drawing = false;
    const xml::Document& document = *file.document;
    for (const Element& element : document.elements) {
        svg = svg || (element.space == Space::svg && element.name == "svg" &&
                      item.media_type != "image/svg+xml");
        mathml = mathml || (element.space == Space::mathml && element.name == "math");
        const std::string_view type = document.value(element, "type");
        const bool is_data = element.name == "script" && !type.empty() &&
                             type.find("javascript") == std::string_view::npos &&
                             type.find("ecmascript") == std::string_view::npos && type != "module";
        scripted = scripted || (element.name == "script" && !is_data) ||
                   (element.space == Space::xhtml && element.name == "form");
        for (std::uint32_t i = 0; i < element.attribute_count; ++i) {
            const xml::Attribute& attribute = document.attributes[element.first_attribute + i];
            scripted = scripted || (attribute.space == Space::none && attribute.name.size() > 4 &&
                                    attribute.name.starts_with("on"));
            const bool shows =
                attribute.name == "src" || attribute.name == "poster" || attribute.name == "data";
            shows_drawing = shows_drawing || (shows && attribute.value.ends_with(".svg"));
            remote = remote || (shows && (attribute.value.starts_with("http:") ||
                                          attribute.value.starts_with("https:")));
        }
    }
    const std::pair<const char*, bool> facts[] = {
        {"svg", svg}, {"mathml", mathml}, {"scripted", scripted}};
    for (const auto& [name, is_true] : facts) {
        if (is_true && !item.has(name))
            package.findings.report(Code::E077, item.range, {item.path, name});
        // Some take the property for drawings beside the document too.
        const bool nearly = shows_drawing && std::string_view(name) == "svg";
        if (!is_true && !nearly && item.has(name))
            package.findings.report(Code::E078, item.range, {item.path, name});
    }
    if (!remote && item.has("remote-resources"))
        package.findings.report(Code::E078, item.range, {item.path, "remote-resources"});
}

void check_unlisted(Publication& book) {
    for (File& file : book.files) {
        if (file.name == "mimetype" || file.name.ends_with('/') || &file == book.package_file() ||
            book.package.by_path.contains(file.name)) {
            continue;
        }
        if (file.name.starts_with("META-INF/")) {
            const std::string_view own = std::string_view(file.name).substr(9);
            // EPUB 3.3, "META-INF directory", and what Apple reads there.
            const bool known = own == "container.xml" || own == "encryption.xml" ||
                               own == "manifest.xml" || own == "metadata.xml" ||
                               own == "rights.xml" || own == "signatures.xml" ||
                               own.starts_with("com.");
            if (!known) file.findings.report(Code::E072, {}, {file.name});
        } else {
            file.findings.report(Code::E072, {}, {file.name});
        }
    }
}

void check_item(Publication& book, const Item& item) {
    File& package = *book.package_file();
    if (item.path.starts_with("META-INF/"))
        package.findings.report(Code::E027, item.range, {item.path});
    if (item.has("cover-image") && !item.media_type.starts_with("image/")) return;
    if (!item.file) return;
    const File& file = book.files[*item.file];
    if (!file.is_whole) return;
    const std::string_view found = type_of(file);
    // A document that is not well-formed has been told of; what it is cannot be said.
    if (!found.empty() && !same_type(item.media_type, found) && found != "font/collection") {
        package.findings.report(Code::E074, item.range,
                                {item.path, item.media_type, std::string(found)});
    } else if (found.empty() && item.media_type.starts_with("image/") &&
               is_core_type(item.media_type) && file.kind != FileKind::xml) {
        package.findings.report(Code::E157, item.range, {item.path, "signature"});
    } else if (!suits(item.path, item.media_type)) {
        package.findings.report(Code::E075, item.range, {item.path, item.media_type});
    }
    if (file.document && is_text_type(item.media_type)) check_properties(package, file, item);
}

}  // namespace

void check_manifest(Publication& book, bool decode_pictures, unsigned jobs) {
    const std::vector<Item>& items = book.package.items;
    std::vector<std::size_t> shown;
    for (const Item& item : items) {
        check_item(book, item);
        if (!item.file || !book.files[*item.file].is_whole) continue;
        const File& file = book.files[*item.file];
        // A drawing that is not well-formed has been told of.
        if (file.kind == FileKind::xml && !file.document) continue;
        const bool picture = decode_pictures && item.media_type.starts_with("image/") &&
                             image::recognise(file.bytes);
        if (picture || is_font_type(item.media_type)) shown.push_back(*item.file);
    }
    // One file may be listed twice, and is judged once: two threads must not meet in it.
    std::sort(shown.begin(), shown.end());
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    for_each_parallel(shown.size(), jobs, [&](std::size_t i) {
        File& file = book.files[shown[i]];
        const std::string bytes = book.content(file);
        if (image::recognise(bytes))
            check_picture(file, bytes);
        else
            check_font(file, bytes);
    });
    const auto navs =
        std::count_if(items.begin(), items.end(), [](const Item& item) { return item.has("nav"); });
    if (navs != 1) {
        File& package = *book.package_file();
        package.findings.report(Code::E079, range_of(package.document->elements.front()),
                                {std::to_string(navs)});
    }
    check_unlisted(book);
}

}  // namespace banxin::check
