#include "preview/epub_shelf.h"

#include <algorithm>
#include <utility>

namespace banxin::preview {
namespace {

constexpr std::size_t largest_entry = std::size_t{256} << 20U;

}  // namespace

bool EpubShelf::make(std::uint64_t version, const View& view) {
    // Who asks for the same waits; entries are given meanwhile.
    const std::lock_guard one_at_a_time(making_);
    {
        const std::lock_guard lock(mutex_);
        if (version_ == version) return !entries_.empty();
    }
    StoredBytes bytes = view.epub();
    std::vector<check::ZipEntry> entries;
    if (!bytes.empty()) entries = check::read_zip(bytes).entries;
    const std::lock_guard lock(mutex_);
    version_ = version;
    bytes_ = std::move(bytes);
    entries_ = std::move(entries);
    return !entries_.empty();
}

void EpubShelf::clear() {
    const std::lock_guard one_at_a_time(making_);
    const std::lock_guard lock(mutex_);
    version_ = 0;
    bytes_ = {};
    entries_.clear();
}

std::shared_ptr<const std::string> EpubShelf::entry(std::uint64_t version,
                                                    std::string_view name) const {
    StoredBytes bytes;
    check::ZipEntry found;
    {
        const std::lock_guard lock(mutex_);
        const auto at =
            std::find_if(entries_.begin(), entries_.end(),
                         [&](const check::ZipEntry& one) { return one.name() == name; });
        if (version != version_ || at == entries_.end()) return nullptr;
        bytes = bytes_;
        found = *at;
    }
    std::string content;
    if (check::unpack(bytes, found, largest_entry, content) != check::Unpacking::fine)
        return nullptr;
    return std::make_shared<const std::string>(std::move(content));
}

std::string_view type_of_entry(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".xhtml", "application/xhtml+xml"},
        {".css", "text/css"},
        {".opf", "application/oebps-package+xml"},
        {".ncx", "application/x-dtbncx+xml"},
        {".xml", "application/xml"},
        {".otf", "font/otf"},
        {".ttf", "font/ttf"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"}};
    for (const auto& [end, type] : types)
        if (name.ends_with(end)) return type;
    return "application/octet-stream";
}

}  // namespace banxin::preview
