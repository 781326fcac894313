#include "base/module.h"

#include "base/diagnostics.h"

#include <dlfcn.h>

#include <string>

namespace banxin {
namespace {

[[noreturn]] void cannot_open(const char* file) {
    const char* const why = dlerror();
    throw Failure(Code::W004, {file, why != nullptr ? why : "unknown error"});
}

}  // namespace

Module::Module(const char* file) : file_(file), handle_(dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) cannot_open(file);
}

void* Module::address_of(const char* name) const {
    void* const address = dlsym(handle_, name);
    if (address == nullptr) cannot_open(file_);
    return address;
}

}  // namespace banxin
