/// \file
/// What the program tells an author: diagnostics as data. Reporting never prints and never
/// stops; the pipeline asks `has_errors()` between its stages, and one place prints.
#pragma once

#include "base/source.h"

#include <cstdint>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace banxin {

/// error: the output would be wrong or absent. warning: a reader may notice. note: context.
enum class Severity : std::uint8_t { note, warning, error };

/// The languages that the program speaks.
enum class Speech : std::uint8_t { english, chinese };

/// Stable codes; see messages.inc. Letter = who complains: C command line, M manifest and
/// styles, S source text, R references, A assets, F fonts, L layout, E EPUB, P PDF, W world.
enum class Code : std::uint16_t {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese) code,
#define BANXIN_HINT(name, english, chinese)
#define BANXIN_TEXT(name, english, chinese)
#include "base/messages.inc"
};

/// What the reader of a diagnostic can do about it.
enum class HintId : std::uint16_t {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese)
#define BANXIN_HINT(name, english, chinese) name,
#define BANXIN_TEXT(name, english, chinese)
#include "base/messages.inc"
};

/// Everything else that is said to a person (summaries, headings of generated pages do not
/// belong here: they follow the book's language).
enum class TextId : std::uint16_t {
#define BANXIN_DIAGNOSTIC(code, severity, english, chinese)
#define BANXIN_HINT(name, english, chinese)
#define BANXIN_TEXT(name, english, chinese) name,
#include "base/messages.inc"
};

/// Words that stand in messages in place of an argument; see words.inc.
enum class WordId : std::uint8_t {
#define BANXIN_WORD(name, english, chinese) name,
#include "base/words.inc"
};

/// What a message speaks of: a text of the book's, or a word of ours, which is said in the
/// language of the message. As a string it is the English word.
struct Argument : std::string {
    Argument(std::string text) : std::string(std::move(text)) {}
    Argument(const char* text) : std::string(text) {}
    Argument(WordId own);
    std::optional<WordId> word;
};
/// They stand as {0}, {1} … in the message.
using Arguments = std::vector<Argument>;

struct Hint {
    HintId id;
    Arguments arguments;
};

struct Diagnostic {
    Code code;
    Span span;
    Arguments arguments;
    std::optional<Hint> hint;
    /// A second place that belongs to the matter ("first listed here").
    Span related;
    /// In place of the registry's, where the book wants another.
    std::optional<Severity> severity = {};
};

/// How seriously a book, or a person who makes a draft of it, wants some codes to be taken.
class Severities {
public:
    /// Empty: what has this code is not told at all.
    void set(Code code, std::optional<Severity> severity) { changed_[code] = severity; }
    /// All errors that have a stand-in become warnings.
    void soften() { draft_ = true; }
    [[nodiscard]] std::optional<Severity> of(Code code) const;

private:
    std::map<Code, std::optional<Severity>> changed_;
    bool draft_ = false;
};

/// Collects diagnostics in the order of reporting, the very same ones once. One sink for each
/// thread of work; join them in book order with `append`, so that the output does not depend on
/// the threads.
class Diagnostics {
public:
    void report(Code code, Span span, Arguments arguments = {}, std::optional<Hint> hint = {},
                Span related = {});
    /// One that somebody has ready, such as a Failure's.
    void report(Diagnostic diagnostic) { add(std::move(diagnostic)); }
    void append(Diagnostics&& other);
    /// Holds for what is reported or appended from here on.
    void follow(Severities severities) { severities_ = std::move(severities); }
    [[nodiscard]] const Severities& severities() const { return severities_; }
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    /// An error after which there is nothing to go on with, not even to look for more.
    [[nodiscard]] bool has_gaps() const { return gaps_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] std::size_t warning_count() const { return warnings_; }
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

private:
    void add(Diagnostic&& one);

    std::vector<Diagnostic> items_;
    std::set<std::tuple<Code, SourceId, std::uint32_t, std::uint32_t, std::vector<std::string>>>
        known_;
    Severities severities_;
    std::size_t errors_ = 0;
    std::size_t gaps_ = 0;
    std::size_t warnings_ = 0;
};

/// The world refuses (disk full, unreadable file, a library's error): thrown at the adapter,
/// caught where a span is known or in `main`. Prints as a diagnostic without a place.
class Failure : public std::exception {
public:
    explicit Failure(Code code, Arguments arguments = {}, std::optional<Hint> hint = {})
        : diagnostic_{code, {}, std::move(arguments), std::move(hint), {}} {}
    [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }
    /// English, for debuggers and test failures.
    [[nodiscard]] const char* what() const noexcept override;

private:
    Diagnostic diagnostic_;
    mutable std::string what_;
};

[[nodiscard]] Severity severity_of(Code code);
[[nodiscard]] Severity severity_of(const Diagnostic& diagnostic);
/// Whether a book can be made in spite of it: no error, or one in whose place something else is
/// set. Such codes may be allowed.
[[nodiscard]] bool has_stand_in(Code code);
/// The code with this name.
[[nodiscard]] std::optional<Code> code_named(std::string_view name);
/// "M001".
[[nodiscard]] std::string_view name_of(Code code);
/// The registry's template, arguments not filled in.
[[nodiscard]] std::string_view template_of(Code code, Speech speech);
[[nodiscard]] std::string_view template_of(HintId hint, Speech speech);
[[nodiscard]] std::string_view template_of(TextId text, Speech speech);
[[nodiscard]] std::size_t code_count();
[[nodiscard]] std::size_t hint_count();
[[nodiscard]] std::size_t text_count();

/// Fills {0}, {1} … in; `{1|time|times}` is the first word where argument 1 is "1", else the
/// second. A template that asks for more arguments than there are is a bug.
[[nodiscard]] std::string say(std::string_view message, const Arguments& arguments,
                              Speech speech = Speech::english);
[[nodiscard]] std::string say(TextId text, Speech speech, const Arguments& arguments = {});

/// What cannot be seen or would speak to the terminal (controls, marks of direction, invisible
/// characters) by its name, U+202E. Tabs stay.
[[nodiscard]] std::string visible(std::string_view text);

/// One diagnostic as text: `path:line:column: severity[code]: message`, the source line, a
/// caret padded in terminal cells (so it sits right under Chinese), the hint. Ends with a
/// line end.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const Sources& sources,
                                  Speech speech, bool colour = false);

struct Telling {
    /// Everything; else the first few of a kind, and how many more there are.
    bool all = false;
    bool colour = false;
};
/// All of them, errors first. What says the same of several places is said once.
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const Sources& sources,
                                  Speech speech, Telling telling = {});

/// The candidate that `wrong` was most likely meant to be, if one is near enough
/// (Damerau-Levenshtein distance, at most a third of the length).
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view wrong,
                                                      const std::vector<std::string>& candidates);

}  // namespace banxin
