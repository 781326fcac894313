/// \file
/// The fonts of this machine, through fontconfig. Answers depend on the installed files only:
/// not on the locale, not on fontconfig's substitution rules, not on the order of its cache.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::text {

/// A face in a file.
struct FoundFace {
    /// Empty: the program's own face of boxes and signs (text/cells.h).
    std::string path;
    /// In a collection.
    unsigned index = 0;
    bool bold = false;
    bool operator==(const FoundFace&) const = default;
};

/// A snapshot of what is installed, taken at construction.
class InstalledFonts {
public:
    InstalledFonts();

    /// The upright (or slanted) face of a family, by any of its names, letters' case aside. For
    /// bold or slanted: empty when the family has none. Variable fonts are passed over: they cannot
    /// be subset.
    [[nodiscard]] std::optional<FoundFace> find(std::string_view family, bool bold,
                                                bool slanted = false) const;
    /// Whether the family is installed, but as variable fonts only.
    [[nodiscard]] bool only_variable(std::string_view family) const;
    /// Installed families whose name is like `wrong`: the nearest first, at most five.
    [[nodiscard]] std::vector<std::string> like(std::string_view wrong) const;

private:
    struct Record {
        std::vector<std::string> families;
        /// The same in small letters: each list of each language asks for its families by name.
        std::vector<std::string> lowered;
        FoundFace face;
        int weight = 0;
        int slant = 0;
        int width = 0;
        bool variable = false;
    };
    std::vector<Record> records_;
};

/// Which installed fonts have a character; asked of what is missing only, and loaded then.
class Coverage {
public:
    /// The first family, by name, that has outlines for it and can be embedded.
    [[nodiscard]] std::optional<std::string> family_with(char32_t character) const;

private:
    mutable std::mutex mutex_;
    /// fontconfig's own.
    mutable std::shared_ptr<void> config_;
};

}  // namespace banxin::text
