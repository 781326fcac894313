// What can be told, the sink that it is told into, and the words for it. How a message looks is in
// told.cc.
#include "base/diagnostics.h"

#include "base/unicode.h"

#include <algorithm>
#include <iterator>

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

/// Errors in whose place something else is set, so that there is a book all the same: a mark for a
/// glyph, words for a picture, another font of the list.
constexpr Code with_stand_in[] = {Code::A001, Code::A002, Code::A003, Code::A004, Code::A005,
                                  Code::A006, Code::A007, Code::A008, Code::A009, Code::A012,
                                  Code::F001, Code::F003, Code::F004};

struct Word {
    const char* english;
    const char* chinese;
};
constexpr Word words_table[] = {
#define BANXIN_WORD(name, english, chinese) {english, chinese},
#include "base/words.inc"
};

/// What `{1|time|times}` says; empty: it is no such place.
std::string chosen(std::string_view words, const std::string& count) {
    const std::size_t bar = words.find('|');
    return std::string(count == "1" ? words.substr(0, bar) : words.substr(bar + 1));
}

}  // namespace

Argument::Argument(WordId own)
    : std::string(words_table[static_cast<std::size_t>(own)].english), word(own) {}

std::optional<Severity> Severities::of(Code code) const {
    std::optional<Severity> severity = severity_of(code);
    if (const auto found = changed_.find(code); found != changed_.end()) severity = found->second;
    const bool softer = draft_ && severity == Severity::error && has_stand_in(code);
    return softer ? Severity::warning : severity;
}

void Diagnostics::add(Diagnostic&& one) {
    const std::optional<Severity> severity = severities_.of(one.code);
    if (!severity) return;
    one.severity = severity;
    if (!known_
             .emplace(one.code, one.span.source, one.span.begin, one.span.end,
                      std::vector<std::string>(one.arguments.begin(), one.arguments.end()))
             .second)
        return;
    if (severity == Severity::error) ++errors_;
    if (severity == Severity::error && !has_stand_in(one.code)) ++gaps_;
    if (severity == Severity::warning) ++warnings_;
    items_.push_back(std::move(one));
}

void Diagnostics::report(Code code, Span span, Arguments arguments, std::optional<Hint> hint,
                         Span related) {
    add({code, span, std::move(arguments), std::move(hint), related});
}

void Diagnostics::append(Diagnostics&& other) {
    for (Diagnostic& one : other.items_) add(std::move(one));
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
Severity severity_of(const Diagnostic& diagnostic) {
    return diagnostic.severity.value_or(severity_of(diagnostic.code));
}
bool has_stand_in(Code code) {
    return severity_of(code) != Severity::error ||
           std::find(std::begin(with_stand_in), std::end(with_stand_in), code) !=
               std::end(with_stand_in);
}
std::optional<Code> code_named(std::string_view name) {
    for (std::size_t i = 0; i < code_count(); ++i)
        if (diagnostics_table[i].name == name) return static_cast<Code>(i);
    return std::nullopt;
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

std::string say(std::string_view message, const Arguments& arguments, Speech speech) {
    std::string said;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if ((c == '{' || c == '}') && i + 1 < message.size() && message[i + 1] == c) {
            said += c;
            ++i;
        } else if (c == '{') {
            const std::size_t end = message.find('}', i);
            const std::string_view place = message.substr(i + 1, end - i - 1);
            const Argument& argument = arguments.at(static_cast<std::size_t>(place.front() - '0'));
            if (place.size() > 1)
                said += chosen(place.substr(2), argument);
            else if (argument.word && speech == Speech::chinese)
                said += words_table[static_cast<std::size_t>(*argument.word)].chinese;
            else
                said += argument;
            i = end;
        } else {
            said += c;
        }
    }
    return said;
}

std::string say(TextId text, Speech speech, const Arguments& arguments) {
    return say(template_of(text, speech), arguments, speech);
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
