// The archive as an archive: EPUB 3.3, "OCF ZIP container"; requirements 1 to 10 and 12 of
// EPUB.md. Then META-INF, which says where the package is.
#include "base/folding.h"
#include "check/names.h"
#include "check/publication.h"

#include "base/parallel.h"
#include "base/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::check {
namespace {

constexpr std::string_view type_name = "mimetype";
constexpr std::string_view type_content = "application/epub+zip";

/// No file of a book comes near them, and no memory is promised beyond them. A tree takes about
/// fourteen times its text in the worst case, so that text has a limit of its own, of all files
/// together, for it is kept.
constexpr std::uint64_t most_bytes = std::uint64_t{512} << 20U;
constexpr std::uint64_t most_text_bytes = std::uint64_t{64} << 20U;
/// Enough to tell what a file is that is no text.
constexpr std::size_t beginning = 4096;

/// Text that is parsed is told by its name here: types are known only after the package is read.
FileKind kind_of(std::string_view name) {
    for (const char* end : {".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx", ".svg", ".smil"})
        if (name.ends_with(end)) return FileKind::xml;
    return name.ends_with(".css") ? FileKind::css : FileKind::other;
}

void check_first(const StoredBytes& bytes, const ZipArchive& archive, Findings& to) {
    const ZipEntry& first = archive.entries.front();
    if (first.name() != type_name) {
        to.report(Code::E003, {}, {first.name()});
        return;
    }
    if (first.directory.method != 0) to.report(Code::E004);
    if (first.local.extra_size != 0)
        to.report(Code::E006, {}, {std::to_string(first.data_at - first.header_at)});
    std::string content;
    if (unpack(bytes, first, 1024, content) == Unpacking::fine && content != type_content)
        to.report(Code::E005, {}, {content.substr(0, 60)});
    if (first.header_at != 0) to.report(Code::E006, {}, {std::to_string(first.data_at)});
}

void check_headers(const ZipEntry& entry, Findings& to) {
    const std::string& name = entry.name();
    const ZipFields& here = entry.local;
    const ZipFields& there = entry.directory;
    if (((here.flags | there.flags) & zip_flags::encrypted) != 0) to.report(Code::E007, {}, {name});
    if (here.method != 0 && here.method != 8)
        to.report(Code::E008, {}, {name, std::to_string(here.method)});
    if (here.extra_size != 0 && name != type_name) to.report(Code::E009, {}, {name});
    if ((here.flags & zip_flags::sizes_after_data) != 0) to.report(Code::E010, {}, {name});
    // APPNOTE, "version needed to extract"; EPUB 3.3, "OCF ZIP container", names these.
    const unsigned version = here.version_needed & 0xFFU;
    if (version != 10 && version != 20 && version != 45) {
        to.report(Code::E011, {}, {name, fmt::format("{}.{}", version / 10, version % 10)});
    }
    const bool ascii = std::all_of(name.begin(), name.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool marked = (here.flags & zip_flags::utf8) != 0;
    if ((!ascii && !marked) || find_invalid_utf8(name)) to.report(Code::E012, {}, {name});
    const bool later = (here.flags & zip_flags::sizes_after_data) != 0;
    std::string_view differs;
    if (here.name != there.name)
        differs = "file name";
    else if (here.method != there.method)
        differs = "compression method";
    else if (!later && here.crc != there.crc)
        differs = "crc-32";
    else if (!later && here.size != 0xFFFFFFFF &&
             (here.size != there.size || here.packed_size != there.packed_size))
        differs = "size";
    if (!differs.empty()) to.report(Code::E013, {}, {name, std::string(differs)});
}

void check_name(const std::string& name, Findings& to) {
    if (name.ends_with('/')) to.report(Code::E017, {}, {name});
    if (leads_out(name)) to.report(Code::E019, {}, {name});
    if (const auto wrong = forbidden_character(name))
        to.report(Code::E020, {}, {name, code_point_name(*wrong)});
    if (const std::size_t longest = longest_part(name); longest > 255)
        to.report(Code::E021, {}, {name, std::to_string(longest)});
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
    });
    if (!plain) to.report(Code::E022, {}, {name});
    if (is_leftover(name)) to.report(Code::E023, {}, {name});
}

/// Unpacks what the limits allow, to see that it is whole, and keeps what is text; what they forbid
/// is told.
void unpack_all(Publication& book, unsigned jobs) {
    std::vector<File*> work;
    std::uint64_t text = 0;
    for (File& file : book.files) {
        const ZipFields& fields = file.entry.directory;
        const bool packed_well = fields.method == 0 || fields.method == 8;
        if (!packed_well || (fields.flags & zip_flags::encrypted) != 0) continue;
        const bool is_text = file.kind != FileKind::other;
        // Held against each other without being added, for both come from the file.
        if (is_text ? fields.size > most_text_bytes - text : fields.size > most_bytes) {
            const std::uint64_t limit = is_text ? most_text_bytes : most_bytes;
            file.findings.report(Code::E015, {}, {file.name, std::to_string(limit)});
            continue;
        }
        if (is_text) text += fields.size;
        work.push_back(&file);
    }
    for_each_parallel(work.size(), jobs, [&](std::size_t i) {
        File& file = *work[i];
        std::string bytes;
        file.is_whole =
            unpack(book.archive, file.entry, file.entry.directory.size, bytes) == Unpacking::fine;
        if (!file.is_whole) {
            file.findings.report(Code::E014, {}, {file.name});
            return;
        }
        if (file.kind == FileKind::other) bytes = bytes.substr(0, beginning);
        file.bytes = std::move(bytes);
    });
}

void check_rootfiles(Publication& book, File& container) {
    const xml::Document& document = *container.document;
    const xml::Element& root = document.elements.front();
    if (root.space != xml::Space::container || root.name != "container") {
        container.findings.report(Code::E037, range_of(root),
                                  {std::string(root.name), "container"});
        return;
    }
    const xml::Element* first = nullptr;
    for (const xml::Element& element : document.elements) {
        if (element.space != xml::Space::container || element.name != "rootfile") continue;
        const bool is_package =
            document.value(element, "media-type") == "application/oebps-package+xml";
        if (is_package && first == nullptr) first = &element;
    }
    if (first == nullptr || document.value(root, "version") != "1.0" ||
        document.value(*first, "full-path").empty()) {
        container.findings.report(Code::E025, range_of(root));
        if (first == nullptr) return;
    }
    const std::string path(document.value(*first, "full-path"));
    const auto found = book.by_name.find(path);
    if (found == book.by_name.end()) {
        container.findings.report(Code::E026, range_of(container, *first, "full-path"), {path});
        return;
    }
    book.package.file = found->second;
}

/// EPUB 3.3, "Encryption file": which files reading programs have to decipher first.
void check_encryption(Publication& book, File& file) {
    for (const xml::Element& element : file.document->elements) {
        if (element.space != xml::Space::encryption || element.name != "CipherReference") continue;
        const std::string path(file.document->value(element, "URI"));
        if (book.find(path) == nullptr)
            file.findings.report(Code::E139, range_of(element), {path});
        else
            file.findings.report(Code::E028, range_of(element), {path});
    }
}

}  // namespace

void read_container(unsigned jobs, Publication& book) {
    Findings& to = book.findings;
    ZipArchive archive = read_zip(book.archive);
    if (!archive.is_zip) {
        to.report(Code::E001);
        return;
    }
    if (!archive.damage.empty()) to.report(Code::E002, {}, {archive.damage});
    if (archive.promised > 0) {
        to.report(Code::E016, {}, {std::to_string(archive.promised), std::to_string(most_entries)});
        return;
    }
    if (archive.entries.empty()) {
        if (archive.damage.empty()) to.report(Code::E003, {}, {""});
        return;
    }
    check_first(book.archive, archive, to);
    book.listed_in_full = archive.damage.empty();
    std::map<std::string, std::string> names;
    for (ZipEntry& entry : archive.entries) {
        File file;
        file.name = entry.name();
        file.kind = kind_of(file.name);
        check_headers(entry, file.findings);
        check_name(file.name, file.findings);
        const auto [other, fresh] = names.emplace(folded(file.name), file.name);
        if (!fresh) file.findings.report(Code::E018, {}, {file.name, other->second});
        book.by_name.emplace(file.name, book.files.size());
        file.entry = std::move(entry);
        book.files.push_back(std::move(file));
    }
    unpack_all(book, jobs);
}

std::string Publication::content(const File& file) const {
    if (!file.is_whole || file.kind != FileKind::other) return file.bytes;
    std::string bytes;
    // It could be unpacked before.
    static_cast<void>(unpack(archive, file.entry, file.entry.directory.size, bytes));
    return bytes;
}

void check_meta_inf(Publication& book) {
    constexpr std::string_view folder = "META-INF/";
    for (File& file : book.files) {
        if (!file.name.starts_with(folder) || !file.document) continue;
        if (file.name == "META-INF/encryption.xml") check_encryption(book, file);
    }
    File* container = book.find("META-INF/container.xml");
    if (container != nullptr && container->document)
        check_rootfiles(book, *container);
    else if (container == nullptr && book.listed_in_full)
        book.findings.report(Code::E024);
}

}  // namespace banxin::check
