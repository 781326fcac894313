#include "importer/starter.h"

#include "importer/new_files.h"

namespace banxin::importer {

void start_book(const std::filesystem::path& folder) {
    std::vector<PendingFile> files;
    for (const StarterFile& file : starter_files())
        files.push_back({folder / std::filesystem::path(std::string(file.name)), file.content});
    write_new_files(files, {HintId::name_new_folder, {}});
}

}  // namespace banxin::importer
