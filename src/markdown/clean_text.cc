// One pass over the bytes; long stretches of ordinary text are copied whole.
#include "markdown/clean_text.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <algorithm>
#include <string>

namespace banxin::markdown {
namespace {

struct FirstSeen {
    std::size_t at = 0;
    std::size_t count = 0;
    char32_t value = 0;
};

/// The line between a table's head and its rows, if it announces too many columns.
bool announces_wide_table(std::string_view line) {
    if (line.size() < 2 * most_columns) return false;
    if (line.find_first_not_of("|:- \t>\n") != std::string_view::npos) return false;
    return static_cast<std::size_t>(std::count(line.begin(), line.end(), '|')) > most_columns;
}

class Cleaner {
public:
    Cleaner(std::string_view bytes, std::size_t begin, SourceId source, Diagnostics& diagnostics)
        : bytes_(bytes), begin_(begin), source_(source), diagnostics_(diagnostics) {}

    CleanText run() {
        clean_.text.reserve(bytes_.size() - begin_ + 1);
        clean_.map.add(0, begin_);
        std::size_t from = begin_;
        std::size_t at = begin_;
        const auto flush = [&] { clean_.text.append(bytes_.substr(from, at - from)); };
        const auto resume = [&](std::size_t next) {
            at = from = next;
            clean_.map.add(clean_.text.size(), at);
        };
        while (at < bytes_.size()) {
            const auto byte = static_cast<unsigned char>(bytes_[at]);
            if (byte == '\n') {
                ++at;
                flush();
                from = at;
                end_line();
            } else if (byte == '\r') {
                flush();
                clean_.text += '\n';
                end_line();
                resume(at + (at + 1 < bytes_.size() && bytes_[at + 1] == '\n' ? 2 : 1));
            } else if ((byte >= 0x20 && byte < 0x7F) || byte == '\t') {
                ++at;
            } else if (is_plain_three(at)) {
                at += 3;
            } else {
                const Decoded next = decode_utf8(bytes_, at);
                if (!next.valid) {
                    note(invalid_, at, next.value);
                    flush();
                    append_utf8(clean_.text, chars::replacement);
                    resume(at + next.bytes);
                } else if (is_control(next.value) || next.value == chars::byte_order_mark) {
                    note(control_, at, next.value);
                    flush();
                    // A line of a word processor, a page of a printer, a line of a mainframe.
                    if (next.value == '\v' || next.value == '\f' || next.value == 0x85)
                        clean_.text += ' ';
                    resume(at + next.bytes);
                } else {
                    at += next.bytes;
                }
            }
        }
        flush();
        end_line();
        report();
        return std::move(clean_);
    }

private:
    /// Almost all Han text: three bytes led by E1…EC, which hold no control and no surrogate.
    [[nodiscard]] bool is_plain_three(std::size_t at) const {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes_[i]); };
        return at + 2 < bytes_.size() && byte(at) >= 0xE1 && byte(at) <= 0xEC &&
               continues_character(bytes_[at + 1]) && continues_character(bytes_[at + 2]);
    }

    static void note(FirstSeen& first, std::size_t at, char32_t value) {
        if (first.count++ == 0) {
            first.at = at;
            first.value = value;
        }
    }

    void end_line() {
        const std::string_view line = std::string_view(clean_.text).substr(line_start_);
        if (announces_wide_table(line)) {
            const std::size_t at = clean_.map.at(line_start_);
            diagnostics_.report(Code::S004, span(at, at + 1), {std::to_string(most_columns)});
            clean_.text.resize(line_start_);
            clean_.text += '\n';
        }
        line_start_ = clean_.text.size();
    }

    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
        return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void report() {
        if (invalid_.count > 0) {
            diagnostics_.report(Code::S001, span(invalid_.at, invalid_.at + 1), {},
                                Hint{HintId::save_as_utf8, {}});
        }
        if (control_.count > 0) {
            diagnostics_.report(Code::S002, span(control_.at, control_.at + 1),
                                {code_point_name(control_.value), std::to_string(control_.count)});
        }
    }

    std::string_view bytes_;
    std::size_t begin_;
    SourceId source_;
    Diagnostics& diagnostics_;
    CleanText clean_;
    std::size_t line_start_ = 0;
    FirstSeen invalid_;
    FirstSeen control_;
};

}  // namespace

CleanText clean_text(std::string_view bytes, std::size_t begin, SourceId source,
                     Diagnostics& diagnostics) {
    return Cleaner(bytes, begin, source, diagnostics).run();
}

std::size_t byte_order_mark_size(std::string_view bytes) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::size_t size = 0;
    while (bytes.substr(size).starts_with(mark)) size += mark.size();
    return size;
}

}  // namespace banxin::markdown
