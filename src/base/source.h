/// \file
/// Source texts and positions in them. A span is what every value of a book carries, so
/// that a message can show the line it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin {

/// Which source text; `none` is for things that no text is to blame for.
enum class SourceId : std::uint32_t { none = 0 };

/// Half-open byte range in one source text. The end may equal the begin: a caret is then
/// shown at the point.
struct Span {
    SourceId source = SourceId::none;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool known() const { return source != SourceId::none; }
    bool operator==(const Span&) const = default;
};

/// Where a byte offset is for a person: both numbers are 1-based; the column counts code
/// points, as editors do for Chinese.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    bool operator==(const Position&) const = default;
};

/// One text that was read: a manifest, a chapter, a style.
class Source {
public:
    Source(std::string path, std::string text);
    /// A file without lines, such as an archive: only its name can be shown.
    explicit Source(std::string path) : Source(std::move(path), {}) { has_lines_ = false; }

    /// As shown to people: relative to where the program was called.
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] bool has_lines() const { return has_lines_; }
    [[nodiscard]] Position position(std::size_t offset) const;
    /// The line that holds `offset`, without its line end.
    [[nodiscard]] std::string_view line_at(std::size_t offset) const;
    /// Byte offset at which the line that holds `offset` starts.
    [[nodiscard]] std::size_t line_start(std::size_t offset) const;
    /// Byte offset of a 1-based line; past the end: the size of the text.
    [[nodiscard]] std::size_t offset_of_line(std::size_t line) const;
    /// Byte offset of a 1-based line and a 1-based column in code points, clamped to the line.
    [[nodiscard]] std::size_t offset_of(Position position) const;

private:
    std::string path_;
    std::string text_;
    std::vector<std::uint32_t> line_starts_;
    bool has_lines_ = true;
};

/// Part of a text that was put together of several files: from the byte `begin` on, until the next
/// piece, its bytes are those of `from`; where it is longer than `from`, they were made of that.
struct SourcePiece {
    std::uint32_t begin = 0;
    Span from;
};

/// Owns every source text of a run. Adding is thread-safe; references stay valid.
class Sources {
public:
    Sources() = default;
    /// Knows the same texts by the same numbers.
    Sources(const Sources& other);
    Sources& operator=(const Sources&) = delete;

    SourceId add(std::string path, std::string text);
    /// One that another run may have as well.
    SourceId add(std::shared_ptr<const Source> source);
    /// A text made of others (a chapter and what it includes). The pieces stand in their order, the
    /// first at 0; what they are from was added before. `path` is that of the text that includes.
    SourceId add_assembled(std::string path, std::string text, std::vector<SourcePiece> pieces);
    /// A file that has no lines to show.
    SourceId add_name(std::string path);
    [[nodiscard]] const Source& operator[](SourceId id) const;
    [[nodiscard]] std::shared_ptr<const Source> share(SourceId id) const;
    [[nodiscard]] bool contains(SourceId id) const;
    /// The place in a file that a person can open: the span itself, unless its text was put
    /// together. One that reaches over several pieces ends with its first.
    [[nodiscard]] Span in_file(Span span) const;

    /// Where a place of a file has come to in a text: there, if it is the file's own, or in what
    /// was put together of it. Unknown: it has not.
    [[nodiscard]] Span in_text(SourceId text, Span in_file) const;

    /// The texts with lines of a path, in the order in which they were added.
    [[nodiscard]] std::vector<SourceId> named(std::string_view path) const;
    /// Of all that have been added, each once.
    [[nodiscard]] std::set<std::string> paths() const;

    [[nodiscard]] std::size_t size() const;
    /// Forgets what was added behind the first so many; nobody may refer to it any more.
    void keep_first(std::size_t count);

private:
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<const Source>> sources_;
    /// By id, of the texts that were put together.
    std::map<SourceId, std::vector<SourcePiece>> pieces_;
};

}  // namespace banxin
