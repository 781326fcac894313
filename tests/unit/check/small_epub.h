/// \file
/// A small valid EPUB made in memory, entry by entry, so that a test can break one thing.
#pragma once

#include "check/check.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace banxin::check::testing {

struct SmallEpub {
    std::vector<std::pair<std::string, std::string>> files;

    SmallEpub();
    /// The content of a file that is there.
    [[nodiscard]] std::string& operator[](const std::string& name);
    /// Replaces one place, which has to be there.
    void change(const std::string& name, const std::string& from, const std::string& to);
    /// Puts markup into the chapter.
    void add(const std::string& markup) { change("chapter.xhtml", "</body>", markup + "</body>"); }
    /// A stored ZIP archive.
    [[nodiscard]] std::string bytes() const;
    /// What is found, by code.
    [[nodiscard]] std::set<std::string> findings() const;
};

/// What is found in any bytes.
[[nodiscard]] std::set<std::string> findings_in(std::string_view bytes);

using Codes = std::set<std::string>;

}  // namespace banxin::check::testing
