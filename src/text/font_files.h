/// \file
/// Font files by path. A collection holds the faces of five languages; each file is mapped once,
/// however many of its faces are opened.
#pragma once

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

private:
    struct Release {
        void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    };
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<hb_blob_t, Release>> mapped_;
};

}  // namespace banxin::text
