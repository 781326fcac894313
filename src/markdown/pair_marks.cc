#include "markdown/pair_marks.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// What follows the word, if a comment is a mark: "" or ": name".
std::optional<std::string_view> after_word(std::string_view comment) {
    for (const std::string_view word : {"pair", "对照", "對照", "対訳"})
        if (comment.starts_with(word)) return trimmed(comment.substr(word.size()));
    return std::nullopt;
}

}  // namespace

void meet_pair_mark(std::string_view comment, Span span, Context& context) {
    constexpr std::string_view open = "<!--";
    constexpr std::string_view close = "-->";
    if (comment.size() < open.size() + close.size()) return;
    const auto rest = after_word(
        trimmed(comment.substr(open.size(), comment.size() - open.size() - close.size())));
    if (!rest) return;
    if (rest->empty()) context.pair_marks.push_back({"", span});
    for (const std::string_view colon : {":", "："})
        if (rest->starts_with(colon))
            context.pair_marks.push_back({std::string(trimmed(rest->substr(colon.size()))), span});
}

}  // namespace banxin::markdown
