/// \file
/// Runs of a Word document as Markdown or, in cells of tables, as HTML. Private to this room.
#pragma once

#include "word/word.h"

#include <map>
#include <string>
#include <vector>

namespace banxin::importer {

enum class Form : std::uint8_t { markdown, html };

/// The notes of one chapter in the order in which it calls them.
struct NoteCalls {
    std::vector<std::string> keys;

    /// "1", "2" …
    [[nodiscard]] std::string label_of(const std::string& key);
};

/// `prefix` stands before them (a number that Word counted).
[[nodiscard]] std::string inlines(const std::vector<word::Run>& runs, Form form, NoteCalls& notes,
                                  const std::map<std::string, std::string>& pictures);

/// The words alone.
[[nodiscard]] std::string plain_words(const std::vector<word::Run>& runs);

}  // namespace banxin::importer
