// Maps of byte offsets. Every lookup is a binary search in a few pieces: a text without
// marks, CRLF or dropped characters has one.
#include "markdown/positions.h"

#include <algorithm>

namespace banxin::markdown {

void OffsetMap::add(std::size_t from, std::size_t to) {
    const auto from32 = static_cast<std::uint32_t>(from);
    const auto to32 = static_cast<std::uint32_t>(to);
    if (!pieces_.empty() && pieces_.back().from == from32) {
        pieces_.back().to = to32;
    } else {
        pieces_.push_back({from32, to32});
    }
}

void OffsetMap::append(std::size_t from, const OffsetMap& through, std::size_t begin,
                       std::size_t end) {
    add(from, through.at(begin));
    const auto after =
        std::upper_bound(through.pieces_.begin(), through.pieces_.end(), begin,
                         [](std::size_t value, const Piece& piece) { return value < piece.from; });
    for (auto piece = after; piece != through.pieces_.end() && piece->from < end; ++piece)
        add(from + (piece->from - begin), piece->to);
}

std::size_t OffsetMap::at(std::size_t from) const {
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), from,
                         [](std::size_t value, const Piece& piece) { return value < piece.from; });
    if (after == pieces_.begin()) return from;
    const Piece& piece = *std::prev(after);
    return piece.to + (from - piece.from);
}

void ParsedText::find_lines() {
    line_starts.assign(1, 0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

std::size_t ParsedText::line_start(std::size_t index) const {
    return index < line_starts.size() ? line_starts[index] : text.size();
}

std::string_view ParsedText::line(std::size_t index) const {
    const std::size_t begin = line_start(index);
    std::size_t end = index + 1 < line_starts.size() ? line_starts[index + 1] - 1 : text.size();
    if (end < begin) end = begin;
    return text.substr(begin, end - begin);
}

std::size_t ParsedText::line_of(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
    return static_cast<std::size_t>(after - line_starts.begin()) - 1;
}

std::uint32_t ParsedText::to_source(std::size_t offset) const {
    return static_cast<std::uint32_t>(cleaning->at(marks->at(offset)));
}

Span ParsedText::span(std::size_t begin, std::size_t end) const {
    const std::uint32_t first = to_source(begin);
    // The end belongs to the last byte: what was dropped behind it is not part of the span.
    const std::uint32_t last = end > begin ? to_source(end - 1) + 1 : first;
    return {source, first, std::max(first, last)};
}

ContentMap ContentMap::of_lines(std::string_view content, const ParsedText& text,
                                std::size_t first_line) {
    // Lines of link definitions that may stand before the content.
    constexpr std::size_t furthest = 64;
    ContentMap result;
    result.text_ = &text;
    std::size_t line = first_line;
    std::size_t begin = 0;
    do {
        std::size_t end = content.find('\n', begin);
        if (end == std::string_view::npos) end = content.size();
        std::string_view wanted = content.substr(begin, end - begin);
        // A tab that indents a code block only in part comes back as spaces.
        const std::size_t blanks = std::min(wanted.find_first_not_of(' '), wanted.size());
        const std::string_view solid = wanted.substr(blanks);
        for (std::size_t at = line; at < std::min(line + furthest, text.line_starts.size()); ++at) {
            const std::string_view whole = text.line(at);
            std::size_t found = std::string_view::npos;
            if (whole.ends_with(solid)) {
                found = whole.size() - solid.size();
            } else {
                found = whole.find(solid);
            }
            if (found == std::string_view::npos) continue;
            const std::size_t solid_at = text.line_start(at) + found;
            result.map_.add(begin, solid_at >= blanks ? solid_at - blanks : 0);
            line = at;
            break;
        }
        ++line;
        begin = end + 1;
    } while (begin < content.size());
    return result;
}

ContentMap ContentMap::of_cell(std::string_view content, const ParsedText& text, std::size_t begin,
                               std::size_t end) {
    ContentMap result;
    result.text_ = &text;
    result.map_.add(0, begin);
    std::size_t at = begin;
    for (std::size_t i = 0; i < content.size() && at < end; ++i, ++at) {
        if (content[i] == '|' && text.text[at] == '\\' && at + 1 < end) {
            ++at;
            result.map_.add(i, at);
        }
    }
    return result;
}

Span ContentMap::span(std::size_t begin, std::size_t end) const {
    const std::size_t size = text_->text.size();
    const std::size_t first = std::min(to_parsed(begin), size);
    const std::size_t last = end > begin ? std::min(to_parsed(end - 1) + 1, size) : first;
    return text_->span(first, std::max(first, last));
}

}  // namespace banxin::markdown
