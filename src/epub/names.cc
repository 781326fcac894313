#include "epub/names.h"

#include "base/ascii.h"
#include "document/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

namespace banxin::epub {
namespace {

/// Long enough to read, short enough that a whole segment stays under 64 bytes.
constexpr std::size_t longest_stem = 40;

/// FNV-1a: a name for a name that ASCII cannot spell; the same on every machine.
std::string fingerprint(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 16777619U;
    }
    return fmt::format("{:08x}", hash);
}

std::string_view stem_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

const char* extension_of(MediaType type) {
    switch (type) {
        case MediaType::png:
        // Not every reader knows WebP; it is packed as PNG.
        case MediaType::webp: return ".png";
        case MediaType::jpeg: return ".jpg";
        case MediaType::svg: return ".svg";
        case MediaType::gif: return ".gif";
    }
    return "";
}

std::string image_name(const Asset& asset) {
    const std::string_view stem = stem_of(asset.file);
    std::string name = ascii_name(stem);
    if (name == stem && name.size() <= longest_stem && name != "cover") return name;
    name = name.substr(0, longest_stem);
    return (name.empty() ? "image" : name) + "-" + fingerprint(asset.file);
}

/// Documents after a chapter's first: "01.xhtml", "01-part2.xhtml" …
void name_documents(const Book& book, std::size_t document_bytes, Names& names) {
    const std::set<std::string> taken(names.chapters.begin(), names.chapters.end());
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const bool beside = !names.note_homes[i];
        names.splits.push_back(split(book.chapters[i], document_bytes, {&book.chapters, beside}));
        const std::string& first = names.chapters[i];
        std::vector<std::string> paths = {first};
        for (std::size_t k = 1; k < names.splits[i].count(); ++k) {
            const std::string stem = first.substr(0, first.rfind('.'));
            std::string path = fmt::format("{}-part{}.xhtml", stem, k + 1);
            if (taken.contains(path))
                path = fmt::format("{}-{}-part{}.xhtml", stem, fingerprint(stem), k + 1);
            paths.push_back(std::move(path));
        }
        names.documents.push_back(std::move(paths));
    }
}

/// Which chapters hold the notes of which.
void find_note_homes(const Book& book, Names& names) {
    names.note_homes.resize(book.chapters.size());
    for (std::size_t i = 0; i < book.chapters.size(); ++i)
        for (const Block& block : book.chapters[i].blocks)
            if (const auto* list = std::get_if<NoteList>(&block.value))
                names.note_homes[list->chapter] = Names::NoteHome{i, 0};
}

/// … and in which of their documents: those of a chapter are not parted, because no heading is
/// between them.
void find_note_documents(const Book& book, Names& names) {
    names.gathered_ids.resize(book.chapters.size());
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const std::vector<std::size_t>& begins = names.splits[i].first_blocks;
        for (std::size_t k = 0; k < book.chapters[i].blocks.size(); ++k) {
            const auto* list = std::get_if<NoteList>(&book.chapters[i].blocks[k].value);
            if (list == nullptr) continue;
            const auto next = std::upper_bound(begins.begin(), begins.end(), k);
            names.note_homes[list->chapter]->document =
                static_cast<std::size_t>(next - begins.begin()) - 1;
            if (list->chapter == i) continue;
            for (const Note& note : book.chapters[list->chapter].notes)
                for_each_block(note.blocks, [&](const Block& block) {
                    if (!block.id.empty()) names.gathered_ids[list->chapter].insert(block.id);
                });
        }
    }
}

std::string own_ids_of(const Chapter& chapter) {
    std::string own;
    for (const char* prefix : {"title", "note-", "notes-", "ref-", "page-"}) {
        const auto taken = [&](const Block& block) { return block.id.starts_with(own + prefix); };
        while (any_block(chapter, taken)) own += "x-";
    }
    return own;
}

}  // namespace

std::string Names::gathered_id(std::size_t chapter, std::string_view kind,
                               std::string_view id) const {
    return fmt::format("{}{}{}--{}", own_ids[note_homes[chapter]->chapter], kind,
                       stem_of(chapters[chapter]), id);
}

const std::string& Names::path_of_note(std::size_t chapter, std::size_t note) const {
    const auto& home = note_homes[chapter];
    return home ? documents[home->chapter][home->document]
                : documents[chapter][splits[chapter].of_note(note)];
}

std::string Names::address(std::size_t chapter, const std::string& id) const {
    if (id.empty()) return chapters[chapter];
    if (gathered_ids[chapter].contains(id))
        return path_of_note(chapter, 0) + "#" + gathered_id(chapter, "from-", id);
    return documents[chapter][splits[chapter].of_id(id)] + "#" + id;
}

std::string ascii_name(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (ascii::is_alphanumeric(c)) {
            result += ascii::to_lower(c);
        } else if (c == '_' || c == '.') {
            if (!result.empty()) result += c;
        } else if (!result.empty() && result.back() != '-') {
            result += '-';
        }
    }
    while (!result.empty() && (result.back() == '-' || result.back() == '.')) result.pop_back();
    return result;
}

Names name_files(const Book& book, std::size_t document_bytes) {
    Names names;
    for (const Chapter& chapter : book.chapters) {
        std::string name = ascii_name(chapter.name);
        if (name != chapter.name || name.empty() || name.size() > longest_stem + 15) {
            name = (name.empty() ? "chapter" : name.substr(0, longest_stem)) + "-" +
                   fingerprint(chapter.name);
        }
        names.chapters.push_back("text/" + name + ".xhtml");
    }
    for (const Chapter& chapter : book.chapters) names.own_ids.push_back(own_ids_of(chapter));
    find_note_homes(book, names);
    name_documents(book, document_bytes, names);
    find_note_documents(book, names);
    // Two folders may hold a file of the same name: then both carry the mark of their path.
    std::map<std::pair<std::string, std::string>, int> wanted;
    for (const Asset& asset : book.assets) ++wanted[{image_name(asset), extension_of(asset.type)}];
    for (const Asset& asset : book.assets) {
        std::string name = image_name(asset);
        const std::string extension = extension_of(asset.type);
        if (wanted[{name, extension}] > 1) name += "-" + fingerprint(asset.file);
        names.images.push_back("images/" + name + extension);
    }
    return names;
}

std::string relative_path(std::string_view from, std::string_view to) {
    const std::size_t from_slash = from.rfind('/');
    const std::string_view folder =
        from_slash == std::string_view::npos ? std::string_view() : from.substr(0, from_slash + 1);
    if (to.substr(0, folder.size()) == folder) return std::string(to.substr(folder.size()));
    return "../" + std::string(to);
}

std::string item_id(std::string_view path) {
    std::string id(path);
    for (char& c : id) {
        if (c == '/') c = '-';
    }
    return id;
}

}  // namespace banxin::epub
