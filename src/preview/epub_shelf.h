/// \file
/// The EPUB of a state, made when it is asked for, and its entries one by one, as a reader's
/// program unpacks them.
#pragma once

#include "base/stored_bytes.h"
#include "check/zip.h"
#include "preview/view.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::preview {

/// Safe to use from several threads.
class EpubShelf {
public:
    /// Makes that of a state, unless it was the last one. False: the state has none.
    [[nodiscard]] bool make(std::uint64_t version, const View& view);
    /// An entry of that state's; null: there is none, or another state's was made since.
    [[nodiscard]] std::shared_ptr<const std::string> entry(std::uint64_t version,
                                                           std::string_view name) const;

    /// Nothing is kept.
    void clear();

private:
    std::mutex making_;
    mutable std::mutex mutex_;
    std::uint64_t version_ = 0;
    StoredBytes bytes_;
    std::vector<check::ZipEntry> entries_;
};

/// By the end of its name, as in the package.
[[nodiscard]] std::string_view type_of_entry(std::string_view name);

}  // namespace banxin::preview
