#include "preview/serving.h"

#include "base/diagnostics.h"

#include <dlfcn.h>

#include <system_error>

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

[[noreturn]] void refuse() {
    const char* const why = ::dlerror();
    throw Failure(Code::W004, {"banxin-preview.so", why == nullptr ? "" : why});
}

}  // namespace

std::unique_ptr<Server> load_server(Listener& listener) {
    // Never unloaded: its threads may outlive the server by a moment.
    void* const module = ::dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) refuse();
    void* const symbol = ::dlsym(module, server_maker);
    if (symbol == nullptr) refuse();
    return std::unique_ptr<Server>(reinterpret_cast<ServerMaker>(symbol)(listener));
}

}  // namespace banxin::preview
