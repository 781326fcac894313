#include "markdown/pair_marks.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin::markdown {
namespace {

/// What follows the word, if a comment is a mark: "" or ": name".
std::optional<std::string_view> after_word(std::string_view comment) {
    for (const std::string_view word : {"pair", "对照", "對照", "対訳"})
        if (comment.starts_with(word)) return ascii::trimmed(comment.substr(word.size()));
    return std::nullopt;
}

}  // namespace

void meet_pair_mark(std::string_view comment, Span span, Context& context) {
    constexpr std::string_view open = "<!--";
    constexpr std::string_view close = "-->";
    if (comment.size() < open.size() + close.size()) return;
    const auto rest = after_word(
        ascii::trimmed(comment.substr(open.size(), comment.size() - open.size() - close.size())));
    if (!rest) return;
    if (rest->empty()) context.pair_marks.push_back({"", span});
    for (const std::string_view colon : {":", "："})
        if (rest->starts_with(colon))
            context.pair_marks.push_back(
                {std::string(ascii::trimmed(rest->substr(colon.size()))), span});
}

}  // namespace banxin::markdown
