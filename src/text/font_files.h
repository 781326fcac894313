/// \file
/// Font files by path. A collection holds the faces of five languages; each file is mapped once,
/// however many of its faces are opened, and takes memory only for what is being read.
#pragma once

#include "base/mapped_file.h"

#include <hb.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace banxin::text {

/// Safe to use from several threads.
class FontFiles {
public:
    FontFiles() = default;
    FontFiles(const FontFiles&) = delete;
    FontFiles& operator=(const FontFiles&) = delete;

    /// A reference for the caller, who destroys it; null: the file cannot be read.
    [[nodiscard]] hb_blob_t* reference(const std::string& path);
    /// Much of the file was read and is not wanted again soon. References hold as before: what
    /// they are asked for comes back from the file.
    void let_go(const std::string& path);

private:
    struct Release {
        void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    };
    struct Opened {
        std::unique_ptr<hb_blob_t, Release> blob;
        /// The blob owns it; null: HarfBuzz has read the file in its own way.
        const MappedFile* mapped = nullptr;
    };
    [[nodiscard]] static Opened open(const std::string& path);

    std::mutex mutex_;
    std::map<std::string, Opened> files_;
};

}  // namespace banxin::text
