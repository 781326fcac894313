/// \file
/// From places in the text that the parser sees back to places in the chapter's file. Knows
/// neither Markdown nor the parser.
#pragma once

#include "base/source.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// Piecewise: from each recorded offset on, bytes run parallel until the next one.
class OffsetMap {
public:
    /// Offsets must not fall from call to call.
    void add(std::size_t from, std::size_t to);
    /// From `from` on what [begin, end) is through another map.
    void append(std::size_t from, const OffsetMap& through, std::size_t begin, std::size_t end);
    [[nodiscard]] std::size_t at(std::size_t from) const;
    [[nodiscard]] bool empty() const { return pieces_.empty(); }

private:
    struct Piece {
        std::uint32_t from;
        std::uint32_t to;
    };
    std::vector<Piece> pieces_;
};

/// The text that is parsed: clean, with marks; its lines; and where it came from.
struct ParsedText {
    std::string_view text;
    std::vector<std::uint32_t> line_starts;
    /// Marks taken out again, and cleaning undone.
    const OffsetMap* marks = nullptr;
    const OffsetMap* cleaning = nullptr;
    SourceId source = SourceId::none;

    void find_lines();
    /// Half-open range of a 0-based line, without its line end.
    [[nodiscard]] std::string_view line(std::size_t index) const;
    [[nodiscard]] std::size_t line_start(std::size_t index) const;
    /// 0-based line that holds an offset.
    [[nodiscard]] std::size_t line_of(std::size_t offset) const;
    [[nodiscard]] std::uint32_t to_source(std::size_t offset) const;
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
};

/// The content of one leaf block (lines without the marks of their containers) on its places
/// in the parsed text.
class ContentMap {
public:
    /// Content whose lines are the tails of consecutive lines, the first at `first_line`
    /// (0-based) or a little later, where link definitions were taken out.
    static ContentMap of_lines(std::string_view content, const ParsedText& text,
                               std::size_t first_line);
    /// Content of a table cell that stands at `cell` in the parsed text, where a pipe may be
    /// escaped.
    static ContentMap of_cell(std::string_view content, const ParsedText& text, std::size_t begin,
                              std::size_t end);

    [[nodiscard]] std::size_t to_parsed(std::size_t offset) const { return map_.at(offset); }
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;

private:
    OffsetMap map_;
    const ParsedText* text_ = nullptr;
};

}  // namespace banxin::markdown
