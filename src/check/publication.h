/// \file
/// What all checks share: the files of an EPUB, what the package says of them, and the findings so
/// far. Filled by container.cc and package.cc, then judged by the rest. Private to the room.
#pragma once

#include "base/diagnostics.h"
#include "check/xml.h"
#include "check/zip.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::check {

/// A diagnostic whose source is not yet known: most files have no findings and are forgotten.
struct Finding {
    Code code;
    /// Bytes of the file; none: no line is to blame.
    std::optional<xml::Range> range;
    Arguments arguments;
    std::optional<Hint> hint;
};

/// Collected apart for each file, so that files can be judged on several threads.
class Findings {
public:
    /// The usual hint for the code goes with it.
    void report(Code code, std::optional<xml::Range> range = {}, Arguments arguments = {});
    void report(Code code, std::optional<xml::Range> range, Arguments arguments, Hint hint);
    [[nodiscard]] const std::vector<Finding>& all() const { return all_; }

private:
    std::vector<Finding> all_;
};

/// What can be done about a finding of this kind.
[[nodiscard]] std::optional<Hint> usual_hint(Code code);

enum class FileKind : std::uint8_t { other, xml, css };

/// A link to something of the book, found in a document or a style sheet.
struct Reference {
    /// What it is for: links lead somewhere, the rest is shown.
    enum class Use : std::uint8_t { link, resource, stylesheet } use = Use::link;
    /// The container's path and the id after '#', percent signs decoded.
    std::string path;
    std::string fragment;
    xml::Range range;
    /// As it was written.
    std::string shown;
    /// Of a note's mark: what it leads to should be a note.
    bool to_note = false;
};

/// One entry of the container.
struct File {
    std::string name;
    /// All of a text; of anything else the beginning, which says what it is.
    std::string bytes;
    ZipEntry entry;
    /// It unpacks to what the archive promises.
    bool is_whole = false;
    /// A style sheet whose encoding hides what is in it.
    bool unreadable = false;
    FileKind kind = FileKind::other;
    /// Tree of an XML file that is well-formed.
    std::optional<xml::Document> document;
    Findings findings;

    // What is found in content documents and style sheets, for what files say of one another.
    std::map<std::string, xml::Index, std::less<>> ids;
    std::vector<Reference> references;
    /// Page breaks in order: id and label.
    struct PageBreak {
        std::string id;
        std::string label;
        xml::Range range;
    };
    std::vector<PageBreak> page_breaks;
    /// A picture here has no alt at all.
    bool has_undescribed_picture = false;
    /// Its style sets some text vertically; all of it, from the root.
    bool is_vertical = false;
    bool is_vertical_throughout = false;
};

/// EPUB 3.3, "The item element".
struct Item {
    std::string id;
    /// The container's path; empty when the address is no good.
    std::string path;
    std::string media_type;
    std::set<std::string, std::less<>> properties;
    std::string fallback;
    xml::Range range;
    /// Index into `Publication::files`.
    std::optional<std::size_t> file;
    /// In the spine; `linear="no"` counts too.
    bool in_spine = false;
    bool linear = true;
    std::size_t spine_place = 0;

    [[nodiscard]] bool has(std::string_view property) const {
        return properties.contains(property);
    }
};

struct Package {
    /// Index of the package document, if it was read.
    std::optional<std::size_t> file;
    std::vector<Item> items;
    /// Into `items`, by path.
    std::map<std::string, std::size_t, std::less<>> by_path;
    /// Into `items`, in reading order.
    std::vector<std::size_t> spine;
    std::string unique_identifier;
    std::string language;
    std::string progression;
    /// Values by property, of those that refine nothing.
    std::multimap<std::string, std::string, std::less<>> metadata;

    [[nodiscard]] bool says(std::string_view property, std::string_view value) const;
};

struct Publication {
    explicit Publication(const StoredBytes& from) : archive(from) {}

    const StoredBytes& archive;
    std::vector<File> files;
    std::map<std::string, std::size_t, std::less<>> by_name;
    /// About the archive as a whole.
    Findings findings;
    Package package;
    /// The archive's list of files is whole: what is not in it is missing.
    bool listed_in_full = false;

    /// All bytes of a file that is whole; unpacked once more, for a book may have more pictures
    /// than memory holds.
    [[nodiscard]] std::string content(const File& file) const;
    [[nodiscard]] File* find(std::string_view name);
    [[nodiscard]] const File* find(std::string_view name) const;
    [[nodiscard]] File* package_file();
    /// The item of a file; null for files that are not listed.
    [[nodiscard]] const Item* item_of(std::string_view name) const;
    [[nodiscard]] Item* item_of(std::string_view name);
};

// ---- The checks, in their order ------------------------------------------------------------

/// Headers, names, `mimetype`; unpacks everything, and keeps in `files` what is text.
void read_container(unsigned jobs, Publication& book);
/// Parses one XML file, and reports what is not XML as EPUB wants it.
void read_xml(File& file);
/// container.xml, META-INF, and the path of the package document.
void check_meta_inf(Publication& book);
/// Metadata, manifest and spine into `package`.
void read_package(Publication& book);
void check_metadata(Publication& book);
void check_accessibility(Publication& book);
/// The manifest against the files, types against contents.
void check_manifest(Publication& book, bool decode_pictures, unsigned jobs);
/// One document or style sheet by itself: safe on several threads.
void check_content(File& file, const Item& item);
void check_stylesheet(File& file);
void check_navigation(Publication& book);
void check_ncx(Publication& book);
/// Between files: links, what nothing uses, fonts, page list, direction.
void check_references(Publication& book);
void check_readers(Publication& book);

// ---- Small things that several checks need -------------------------------------------------

[[nodiscard]] xml::Range range_of(const xml::Element& element);
[[nodiscard]] xml::Range range_of(const File& file, const xml::Element& element,
                                  std::string_view attribute);
/// Words between blanks.
[[nodiscard]] std::vector<std::string_view> words(std::string_view text);

}  // namespace banxin::check
