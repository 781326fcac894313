#include "text/font_files.h"

#include <limits>
#include <string_view>

namespace banxin::text {

FontFiles::Opened FontFiles::open(const std::string& path) {
    Opened opened;
    std::unique_ptr<MappedFile> mapped = MappedFile::open(path);
    if (!mapped || mapped->bytes().size() > std::numeric_limits<unsigned>::max()) {
        opened.blob.reset(hb_blob_create_from_file_or_fail(path.c_str()));
        return opened;
    }
    const std::string_view bytes = mapped->bytes();
    MappedFile* const owned = mapped.release();
    // Read only: HarfBuzz copies a table that it has to mend.
    opened.blob.reset(hb_blob_create_or_fail(
        bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, owned,
        [](void* file) { delete static_cast<MappedFile*>(file); }));
    if (opened.blob) opened.mapped = owned;
    return opened;
}

hb_blob_t* FontFiles::reference(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = files_.try_emplace(path);
    if (is_new) found->second = open(path);
    return found->second.blob ? hb_blob_reference(found->second.blob.get()) : nullptr;
}

void FontFiles::let_go(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto found = files_.find(path);
    if (found != files_.end() && found->second.mapped != nullptr) found->second.mapped->let_go();
}

}  // namespace banxin::text
