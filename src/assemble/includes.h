/// \file
/// Files put in where a text names them, and what they name in turn. Private to this room.
#pragma once

#include "assemble/files.h"
#include "assemble/include_tags.h"
#include "assemble/lines.h"
#include "assemble/pieced.h"
#include "assemble/told.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::assemble {

/// Files in files.
inline constexpr std::size_t deepest_include = 10;
/// All that one chapter puts in, in bytes and in files.
inline constexpr std::size_t most_included = 16U << 20U;
inline constexpr std::size_t most_includes = 5000;

class Includes {
public:
    /// `chapter` is the file, relative to the book's folder.
    Includes(Files& files, std::string chapter, Language language, Diagnostics& diagnostics,
             Told& told)
        : files_(files),
          chapter_(std::move(chapter)),
          home_(folder_of(chapter_)),
          language_(language),
          diagnostics_(diagnostics),
          told_(told) {}

    /// The text with all that it names; the same one if it names nothing. A tag that cannot be
    /// followed stays, and is told of (S070 to S074).
    [[nodiscard]] SourceId expand(SourceId chapter);

private:
    /// A text, or the part of one, that is being written out.
    struct Part {
        SourceId source = SourceId::none;
        std::string_view text;
        std::string file;
        std::vector<Line> lines;
        /// Before each line but the first.
        std::string prefix;
        bool code = false;
        /// Blanks that its lines lose.
        std::size_t dedent = 0;
    };
    /// A tag in its line.
    struct At {
        const Part& part;
        std::size_t begin = 0;
        std::size_t end = 0;
        /// What stands before the lines that follow in its place.
        std::string prefix;
        bool code = false;
        bool alone = false;
        [[nodiscard]] Span span() const {
            return {part.source, static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(end)};
        }
    };

    void write(const Part& part, bool last_line_end);
    void write_line(const Part& part, const Line& line, std::size_t from, Scanner::Kind kind);
    /// Tags in a line, one after the other.
    void write_words(const Part& part, std::size_t from, std::size_t end, const std::string& prefix,
                     Scanner::Kind kind);
    void copy_words(const Part& part, std::size_t begin, std::size_t end, bool code);
    /// The line behind a block of names, and its files; the same line if it is none.
    std::size_t write_snippets(const Part& part, std::size_t index, const std::string& before,
                               bool code);
    void follow(const IncludeTag& tag, const At& at);
    void keep(const At& at);
    void put_in(const IncludeTag& tag, const At& at);
    bool put_in(const IncludeTag& tag, const At& at, const TextFile& file);
    [[nodiscard]] bool has_room(const At& at, const TextFile& file, const Extents& extents,
                                bool whole);
    void report_missing(const IncludeTag& tag, const At& at, Files::Trouble trouble);

    Files& files_;
    std::string chapter_;
    std::string home_;
    Language language_;
    Diagnostics& diagnostics_;
    Told& told_;
    Pieced out_;
    bool changed_ = false;
    std::size_t bytes_ = 0;
    std::size_t count_ = 0;
    /// Told once that there is no more room.
    bool full_ = false;
    /// Files that are being put in, the outermost first.
    std::vector<std::string> open_;
};

}  // namespace banxin::assemble
