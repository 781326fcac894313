#include "preview/serving.h"

#include "base/module.h"

#include <string>
#include <system_error>
#include <type_traits>

namespace fs = std::filesystem;

namespace banxin::preview {
namespace {

/// BANXIN_MODULE_FOLDER leads from the program's folder to that of installed modules.
fs::path module_path() {
    std::error_code ignored;
    const fs::path beside = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    const fs::path name = "banxin-preview.so";
    if (fs::exists(beside / name, ignored)) return beside / name;
    return (beside / BANXIN_MODULE_FOLDER / name).lexically_normal();
}

}  // namespace

std::unique_ptr<Server> load_server(Listener& listener) {
    static const std::string path = module_path().string();
    const Module module(path.c_str());
    return std::unique_ptr<Server>(
        module.function<std::remove_pointer_t<ServerMaker>>(server_maker)(listener));
}

}  // namespace banxin::preview
