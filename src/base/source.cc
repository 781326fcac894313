#include "base/source.h"

#include "base/unicode.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace banxin {

Source::Source(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const bool lone_cr = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
        if (text_[i] == '\n' || lone_cr) line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::size_t Source::line_start(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return *std::prev(after);
}

Position Source::position(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::size_t start = *std::prev(after);
    return {static_cast<std::uint32_t>(after - line_starts_.begin()),
            static_cast<std::uint32_t>(
                count_code_points(std::string_view(text_).substr(start, offset - start)) + 1)};
}

std::string_view Source::line_at(std::size_t offset) const {
    const std::size_t start = line_start(offset);
    std::size_t end = text_.find_first_of("\r\n", start);
    if (end == std::string::npos) end = text_.size();
    return std::string_view(text_).substr(start, end - start);
}

std::size_t Source::offset_of_line(std::size_t line) const {
    if (line == 0) return 0;
    return line <= line_starts_.size() ? line_starts_[line - 1] : text_.size();
}

std::size_t Source::offset_of(Position position) const {
    const std::size_t start = offset_of_line(position.line);
    const std::string_view line = line_at(start);
    std::size_t at = 0;
    for (std::uint32_t column = 1; column < position.column && at < line.size(); ++column)
        at += decode_utf8(line, at).bytes;
    return start + at;
}

Sources::Sources(const Sources& other) {
    const std::lock_guard lock(other.mutex_);
    sources_ = other.sources_;
    pieces_ = other.pieces_;
}

SourceId Sources::add(std::shared_ptr<const Source> source) {
    const std::lock_guard lock(mutex_);
    sources_.push_back(std::move(source));
    return static_cast<SourceId>(sources_.size());
}

SourceId Sources::add(std::string path, std::string text) {
    return add(std::make_shared<const Source>(std::move(path), std::move(text)));
}

SourceId Sources::add_name(std::string path) {
    return add(std::make_shared<const Source>(std::move(path)));
}

SourceId Sources::add_assembled(std::string path, std::string text,
                                std::vector<SourcePiece> pieces) {
    const SourceId id = add(std::move(path), std::move(text));
    const std::lock_guard lock(mutex_);
    pieces_.emplace(id, std::move(pieces));
    return id;
}

std::set<std::string> Sources::paths() const {
    const std::lock_guard lock(mutex_);
    std::set<std::string> all;
    for (const auto& source : sources_) all.insert(source->path());
    return all;
}

std::size_t Sources::size() const {
    const std::lock_guard lock(mutex_);
    return sources_.size();
}

void Sources::keep_first(std::size_t count) {
    const std::lock_guard lock(mutex_);
    if (count < sources_.size()) sources_.resize(count);
    pieces_.erase(pieces_.upper_bound(static_cast<SourceId>(count)), pieces_.end());
}

Span Sources::in_file(Span span) const {
    const std::lock_guard lock(mutex_);
    for (auto found = pieces_.find(span.source); found != pieces_.end();
         found = pieces_.find(span.source)) {
        const std::vector<SourcePiece>& pieces = found->second;
        const auto after = std::upper_bound(
            pieces.begin(), pieces.end(), span.begin,
            [](std::uint32_t at, const SourcePiece& one) { return at < one.begin; });
        if (after == pieces.begin()) break;
        const SourcePiece& piece = *std::prev(after);
        const auto place = [&](std::uint32_t at) {
            return std::min(piece.from.begin + (at - piece.begin), piece.from.end);
        };
        span = {piece.from.source, place(span.begin), place(std::max(span.begin, span.end))};
    }
    return span;
}

Span Sources::in_text(SourceId text, Span in_file) const {
    const std::lock_guard lock(mutex_);
    if (text == in_file.source) return in_file;
    const auto found = pieces_.find(text);
    if (found == pieces_.end()) return {};
    for (const SourcePiece& piece : found->second) {
        if (piece.from.source != in_file.source || in_file.begin < piece.from.begin ||
            in_file.begin > piece.from.end)
            continue;
        const std::uint32_t at = piece.begin + (in_file.begin - piece.from.begin);
        return {text, at, at};
    }
    return {};
}

std::vector<SourceId> Sources::named(std::string_view path) const {
    const std::lock_guard lock(mutex_);
    std::vector<SourceId> ids;
    for (std::size_t i = 0; i < sources_.size(); ++i)
        if (sources_[i]->has_lines() && sources_[i]->path() == path)
            ids.push_back(static_cast<SourceId>(i + 1));
    return ids;
}

bool Sources::contains(SourceId id) const {
    const std::lock_guard lock(mutex_);
    return id != SourceId::none && static_cast<std::size_t>(id) <= sources_.size();
}

std::shared_ptr<const Source> Sources::share(SourceId id) const {
    const std::lock_guard lock(mutex_);
    const auto index = static_cast<std::size_t>(id);
    if (index == 0 || index > sources_.size()) throw std::logic_error("unknown source id");
    return sources_[index - 1];
}

const Source& Sources::operator[](SourceId id) const {
    return *share(id);
}

}  // namespace banxin
