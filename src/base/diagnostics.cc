#include "base/diagnostics.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace banxin {
namespace {

struct Entry {
    std::string_view name;
    Severity severity;
    std::string_view english;
    std::string_view chinese;
};

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;
constexpr auto note = Severity::note;

constexpr Entry diagnostics_table[] = {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese) {#code, severity, english, chinese},
#define BANXIN_HINT(name, english, chinese)
#define BANXIN_TEXT(name, english, chinese)
#include "base/messages.inc"
};
constexpr Entry hints_table[] = {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese)
#define BANXIN_HINT(name, english, chinese) {#name, note, english, chinese},
#define BANXIN_TEXT(name, english, chinese)
#include "base/messages.inc"
};
constexpr Entry texts_table[] = {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese)
#define BANXIN_HINT(name, english, chinese)
#define BANXIN_TEXT(name, english, chinese) {#name, note, english, chinese},
#include "base/messages.inc"
};

const Entry& entry(Code code) {
    return diagnostics_table[static_cast<std::size_t>(code)];
}

std::string_view in(const Entry& entry, Speech speech) {
    return speech == Speech::english ? entry.english : entry.chinese;
}

TextId word_for(Severity severity) {
    switch (severity) {
        case Severity::error: return TextId::severity_error;
        case Severity::warning: return TextId::severity_warning;
        case Severity::note: return TextId::severity_note;
    }
    return TextId::severity_error;
}

/// A source line may be a ten-megabyte paragraph: only the part around the caret is shown.
constexpr std::size_t shown_before = 40;
constexpr std::size_t shown_after = 60;

std::string place(Span span, const Sources& sources) {
    const Source& source = sources[span.source];
    if (!source.has_lines()) return source.path();
    const Position at = source.position(span.begin);
    return fmt::format("{}:{}:{}", source.path(), at.line, at.column);
}

/// Controls would move the caret or speak to the terminal; tabs are copied through.
void append_visible(std::string& to, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        const bool hidden =
            !next.valid || is_control(next.value) || next.value == '\r' || next.value == '\n';
        append_utf8(to, hidden ? chars::replacement : next.value);
        i += next.bytes;
    }
}

void append_excerpt(std::string& to, Span span, const Sources& sources) {
    const Source& source = sources[span.source];
    if (!source.has_lines()) return;
    const std::string_view line = source.line_at(span.begin);
    const std::size_t start = source.line_start(span.begin);
    const std::size_t caret = std::min<std::size_t>(span.begin - start, line.size());
    const std::size_t caret_end =
        std::clamp<std::size_t>(span.end > start ? span.end - start : 0, caret, line.size());

    // Walk back and forth by code points to the part that is shown.
    std::size_t from = caret;
    for (std::size_t n = 0; n < shown_before && from > 0; ++n) {
        from = previous_character(line, from);
    }
    std::size_t to_end = caret;
    for (std::size_t n = 0; n < shown_after && to_end < line.size(); ++n)
        to_end += decode_utf8(line, to_end).bytes;

    const std::string number = std::to_string(source.position(span.begin).line);
    to += fmt::format("  {} | {}", number, from > 0 ? "…" : "");
    append_visible(to, line.substr(from, to_end - from));
    to += to_end < line.size() ? "…\n" : "\n";
    to += fmt::format("  {:{}} | {}", "", number.size(), from > 0 ? " " : "");
    std::string padding;
    append_visible(padding, line.substr(from, caret - from));
    for (std::size_t i = 0; i < padding.size();) {
        const Decoded next = decode_utf8(padding, i);
        if (next.value == '\t')
            to += '\t';
        else
            to.append(static_cast<std::size_t>(display_width(next.value)), ' ');
        i += next.bytes;
    }
    to += '^';
    std::string marked;
    const std::size_t marked_end = std::min(caret_end, to_end);
    if (marked_end > caret) append_visible(marked, line.substr(caret, marked_end - caret));
    const int cells = display_width(marked);
    if (cells > 1) to.append(static_cast<std::size_t>(cells - 1), '~');
    to += '\n';
}

}  // namespace

void Diagnostics::report(Code code, Span span, Arguments arguments, std::optional<Hint> hint,
                         Span related) {
    if (severity_of(code) == Severity::error) ++errors_;
    if (severity_of(code) == Severity::warning) ++warnings_;
    items_.push_back({code, span, std::move(arguments), std::move(hint), related});
}

void Diagnostics::append(Diagnostics&& other) {
    items_.insert(items_.end(), std::make_move_iterator(other.items_.begin()),
                  std::make_move_iterator(other.items_.end()));
    errors_ += other.errors_;
    warnings_ += other.warnings_;
    other = Diagnostics();
}

const char* Failure::what() const noexcept {
    try {
        what_ = say(template_of(diagnostic_.code, Speech::english), diagnostic_.arguments);
        return what_.c_str();
    } catch (...) {
        return "failure";
    }
}

Severity severity_of(Code code) {
    return entry(code).severity;
}
std::string_view name_of(Code code) {
    return entry(code).name;
}
std::string_view template_of(Code code, Speech speech) {
    return in(entry(code), speech);
}
std::string_view template_of(HintId hint, Speech speech) {
    return in(hints_table[static_cast<std::size_t>(hint)], speech);
}
std::string_view template_of(TextId text, Speech speech) {
    return in(texts_table[static_cast<std::size_t>(text)], speech);
}
std::size_t code_count() {
    return std::size(diagnostics_table);
}
std::size_t hint_count() {
    return std::size(hints_table);
}
std::size_t text_count() {
    return std::size(texts_table);
}

std::string say(std::string_view message, const Arguments& arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments) store.push_back(argument);
    return fmt::vformat(message, store);
}

std::string say(TextId text, Speech speech, const Arguments& arguments) {
    return say(template_of(text, speech), arguments);
}

std::string to_text(const Diagnostic& diagnostic, const Sources& sources, Speech speech) {
    std::string text;
    text += diagnostic.span.known() ? place(diagnostic.span, sources) : "banxin";
    text += fmt::format(": {}[{}]: ", template_of(word_for(severity_of(diagnostic.code)), speech),
                        name_of(diagnostic.code));
    std::string message = say(template_of(diagnostic.code, speech), diagnostic.arguments);
    append_visible(text, message);
    text += '\n';
    if (diagnostic.span.known()) append_excerpt(text, diagnostic.span, sources);
    if (diagnostic.related.known()) {
        text += fmt::format("  {}: {}\n", template_of(TextId::related, speech),
                            place(diagnostic.related, sources));
        append_excerpt(text, diagnostic.related, sources);
    }
    if (diagnostic.hint) {
        text += fmt::format("  {}: ", template_of(TextId::hint, speech));
        append_visible(text,
                       say(template_of(diagnostic.hint->id, speech), diagnostic.hint->arguments));
        text += '\n';
    }
    return text;
}

std::string to_text(const Diagnostics& diagnostics, const Sources& sources, Speech speech,
                    std::size_t limit) {
    using Key = std::tuple<Code, std::uint32_t, std::uint32_t, std::uint32_t, Arguments>;
    std::set<Key> seen;
    std::string text;
    std::size_t shown = 0;
    std::size_t left = 0;
    for (const Diagnostic& diagnostic : diagnostics.items()) {
        const Span span = diagnostic.span;
        if (!seen.emplace(diagnostic.code, static_cast<std::uint32_t>(span.source), span.begin,
                          span.end, diagnostic.arguments)
                 .second) {
            continue;
        }
        if (shown == limit) {
            ++left;
            continue;
        }
        ++shown;
        text += to_text(diagnostic, sources, speech);
    }
    if (left > 0) text += say(TextId::more_diagnostics, speech, {std::to_string(left)}) + "\n";
    return text;
}

std::optional<std::string> nearest_name(std::string_view wrong,
                                        const std::vector<std::string>& candidates) {
    const std::u32string a = to_utf32(wrong);
    std::optional<std::string> best;
    std::size_t best_distance = 0;
    for (const std::string& candidate : candidates) {
        const std::u32string b = to_utf32(candidate);
        if (a.size() > 64 || b.size() > 64) continue;
        std::vector<std::vector<std::size_t>> d(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
        for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
        for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            for (std::size_t j = 1; j <= b.size(); ++j) {
                const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
        const std::size_t distance = d[a.size()][b.size()];
        const std::size_t allowed = std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
        if (distance <= allowed && (!best || distance < best_distance)) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

}  // namespace banxin
