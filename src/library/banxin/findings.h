/// \file
/// What there is to say of a book: errors, warnings, notes, each with its place and in the language
/// of who reads it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banxin::library {

/// In which findings are worded.
enum class Language : std::uint8_t { english, chinese };

/// error: what would be made is wrong or cannot be made. warning: a reader may notice. note:
/// context.
enum class Severity : std::uint8_t { note, warning, error };

/// As editors show it: both count from 1, columns in code points. 0:0 in a file without lines, such
/// as a picture or an EPUB.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// From `begin` to before `end`; the same: a point.
struct FileRange {
    /// As a path of the folder that the session was given: relative if that is.
    std::string file;
    Position begin;
    Position end;
};

struct Finding {
    Severity severity = Severity::error;
    /// "M001"; stays the same from version to version, while words may change.
    std::string code;
    /// None: it is not about a file of the book.
    std::optional<FileRange> place;
    /// A second place that belongs to the matter.
    std::optional<FileRange> related;
    /// UTF-8, one line, nothing in it that would not be seen.
    std::string message;
    /// What can be done; may be empty.
    std::string hint;
};

/// All that was found at one time. A value: copies are cheap and share what they hold, any thread
/// may ask. Throws nothing but std::bad_alloc.
class Findings {
public:
    /// Nothing was found.
    Findings() = default;

    /// Errors first; else in the order of the book.
    [[nodiscard]] std::vector<Finding> list(Language language) const;
    /// What `banxin build` prints: with the line of the source and a mark under it, alike ones told
    /// once. `all`: as with its option of that name, each by itself.
    [[nodiscard]] std::string text(Language language, bool all = false) const;

    [[nodiscard]] std::size_t error_count() const noexcept;
    [[nodiscard]] std::size_t warning_count() const noexcept;

    class Inside;  ///< the library's own
    explicit Findings(std::shared_ptr<const Inside> inside) noexcept;

private:
    std::shared_ptr<const Inside> inside_;
};

}  // namespace banxin::library
