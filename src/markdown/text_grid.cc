#include "markdown/text_grid.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

}  // namespace

GridLine::GridLine(std::string_view text, Pitch pitch) : text_(text) {
    constexpr std::size_t tab = 4;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        bytes_.push_back(at);
        columns_.push_back(column);
        const auto width = static_cast<std::size_t>(display_width(next.value));
        if (text[at] == '\t')
            column += tab - column % tab;
        else
            column += pitch == Pitch::two ? width : std::min<std::size_t>(width, 1);
        at += next.bytes;
    }
    bytes_.push_back(text.size());
    columns_.push_back(column);
}

std::size_t GridLine::byte_at(std::size_t column) const {
    const auto found = std::lower_bound(columns_.begin(), columns_.end(), column);
    return found == columns_.end() ? text_.size()
                                   : bytes_[static_cast<std::size_t>(found - columns_.begin())];
}

std::string_view GridLine::between(std::size_t begin, std::size_t end) const {
    const std::size_t first = byte_at(begin);
    return text_.substr(first, std::max(byte_at(end), first) - first);
}

char GridLine::at(std::size_t column) const {
    const auto found = std::lower_bound(columns_.begin(), columns_.end(), column);
    if (found == columns_.end() || *found != column) return 0;
    const std::size_t byte = bytes_[static_cast<std::size_t>(found - columns_.begin())];
    return byte < text_.size() && static_cast<unsigned char>(text_[byte]) < 0x80 ? text_[byte] : 0;
}

bool GridLine::parts_a_word(std::size_t column) const {
    if (column == 0 || column >= width()) return false;
    const auto found = std::lower_bound(columns_.begin(), columns_.end(), column);
    if (*found != column) return true;
    const std::size_t byte = bytes_[static_cast<std::size_t>(found - columns_.begin())];
    return !is_blank(text_[byte]) && !is_blank(text_[byte - 1]);
}

std::string_view trimmed_line(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return line.substr(line.size());
    return line.substr(begin, line.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace banxin::markdown
