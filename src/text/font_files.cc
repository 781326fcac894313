#include "text/font_files.h"

namespace banxin::text {

hb_blob_t* FontFiles::reference(const std::string& path) {
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = mapped_.try_emplace(path);
    if (is_new) found->second.reset(hb_blob_create_from_file_or_fail(path.c_str()));
    return found->second ? hb_blob_reference(found->second.get()) : nullptr;
}

}  // namespace banxin::text
