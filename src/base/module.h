/// \file
/// Libraries that few books need, opened when the first one does: to find and relocate them takes
/// longer than to make a small book.
#pragma once

namespace banxin {

/// A shared library, found as the system finds one. It stays open: some cannot be closed.
class Module {
public:
    /// By the name of its file, as "libc.so.6". Throws Failure W004 if it cannot be opened.
    explicit Module(const char* file);

    /// A function, by its name in C. Throws Failure W004 if the library has none.
    template <typename Function>
    [[nodiscard]] Function* function(const char* name) const {
        return reinterpret_cast<Function*>(address_of(name));
    }

private:
    [[nodiscard]] void* address_of(const char* name) const;

    const char* file_;
    void* handle_;
};

}  // namespace banxin

/// A member that calls a function of `module`, by the function's own name: its type is that of the
/// library's header, so that no call can differ from what was declared.
#define BANXIN_MODULE_FUNCTION(module, name) \
    decltype(&::name) name = (module).function<decltype(::name)>(#name)
