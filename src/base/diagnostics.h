/// \file
/// What the program tells an author: diagnostics as data. Reporting never prints and never
/// stops; the pipeline asks `has_errors()` between its stages, and one place prints.
#pragma once

#include "base/source.h"

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
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

/// Arguments stand as {0}, {1} … in the message.
using Arguments = std::vector<std::string>;

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
};

/// Collects diagnostics in the order of reporting. One sink for each thread of work; join
/// them in book order with `append`, so that the output does not depend on the threads.
class Diagnostics {
public:
    void report(Code code, Span span, Arguments arguments = {}, std::optional<Hint> hint = {},
                Span related = {});
    void append(Diagnostics&& other);
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] std::size_t warning_count() const { return warnings_; }
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }

private:
    std::vector<Diagnostic> items_;
    std::size_t errors_ = 0;
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
/// "M001".
[[nodiscard]] std::string_view name_of(Code code);
/// The registry's template, arguments not filled in.
[[nodiscard]] std::string_view template_of(Code code, Speech speech);
[[nodiscard]] std::string_view template_of(HintId hint, Speech speech);
[[nodiscard]] std::string_view template_of(TextId text, Speech speech);
[[nodiscard]] std::size_t code_count();
[[nodiscard]] std::size_t hint_count();
[[nodiscard]] std::size_t text_count();

/// Fills {0}, {1} … in; a template that asks for more arguments than there are is a bug.
[[nodiscard]] std::string say(std::string_view message, const Arguments& arguments);
[[nodiscard]] std::string say(TextId text, Speech speech, const Arguments& arguments = {});

/// One diagnostic as text: `path:line:column: severity[code]: message`, the source line, a
/// caret padded in terminal cells (so it sits right under Chinese), the hint. Ends with a
/// line end.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const Sources& sources,
                                  Speech speech);
/// All of them, equal ones once, at most `limit`, then a line with how many more there are.
[[nodiscard]] std::string to_text(const Diagnostics& diagnostics, const Sources& sources,
                                  Speech speech, std::size_t limit = 50);

/// The candidate that `wrong` was most likely meant to be, if one is near enough
/// (Damerau-Levenshtein distance, at most a third of the length).
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view wrong,
                                                      const std::vector<std::string>& candidates);

}  // namespace banxin
