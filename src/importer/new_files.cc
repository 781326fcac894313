#include "importer/new_files.h"

namespace fs = std::filesystem;

namespace banxin::importer {

void write_new_files(const std::vector<PendingFile>& files, const Hint& hint) {
    for (const PendingFile& file : files) {
        std::error_code ignored;
        // Not exists(): a dangling symbolic link is something that stands there too.
        if (fs::symlink_status(file.path, ignored).type() != fs::file_type::not_found)
            throw Failure(Code::C010, {file.path.string()}, hint);
    }
    write_files(files);
}

}  // namespace banxin::importer
