/// \file
/// Where Latin words may part, by the patterns of Debian's hyphen-* packages. Knows no face and no
/// line.
#pragma once

#include "base/language.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace banxin::text {

/// The pattern files of one folder, named at construction and each read when it is first asked
/// for. Answers depend on these files only, not on the locale. Const use is safe from several
/// threads.
class Hyphenation {
public:
    explicit Hyphenation(const std::filesystem::path& folder = "/usr/share/hyphen");
    ~Hyphenation();
    Hyphenation(const Hyphenation&) = delete;
    Hyphenation& operator=(const Hyphenation&) = delete;

    /// Byte offsets in `word` before which a line may end with a hyphen, rising; at least two
    /// letters before and three after (M11), or as many more as the patterns ask for. `word` is
    /// letters only: a mark, a digit, a combining mark or a soft hyphen in it means no places, and
    /// so do capitals only, fewer than 5 letters and more than 100. A place where the spelling
    /// would change with the hyphen is not given.
    ///
    /// No language, "und" or a CJK language asks for English: Latin words in a
    /// Chinese book are taken for English unless tagged. A CJK language written in Latin
    /// ("zh-Latn") and a language whose patterns are missing or damaged have no places.
    [[nodiscard]] std::vector<std::uint32_t> places(std::string_view word, Language language) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// The patterns that are installed on this machine.
[[nodiscard]] const Hyphenation& hyphenation();

}  // namespace banxin::text
