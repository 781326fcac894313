#include "markdown/fences.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace banxin::markdown {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

/// The run of backticks or tildes that opens or closes a block of code; 0 if there is none.
std::size_t code_fence(std::string_view line, char& mark) {
    const std::string_view rest = trimmed(line);
    if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return 0;
    const std::size_t end = std::min(rest.find_first_not_of(rest[0]), rest.size());
    if (end < 3) return 0;
    mark = rest[0];
    return end;
}

Paragraph* paragraph_in(Block& block) {
    return std::get_if<Paragraph>(&block.value);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
}

void settle_letter(Blocks& blocks) {
    Paragraph* first = paragraph_in(blocks.front());
    if (first != nullptr && ends_with_any(plain_text(first->content), {"：", ":", "，", ","}))
        first->continuation = true;
    // 此致 stands like a paragraph, 敬礼 under it at the edge.
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        constexpr std::array<std::string_view, 7> before = {"此致", "顺颂", "敬祝", "谨祝",
                                                            "敬颂", "即颂", "祝"};
        const Paragraph* wish = paragraph_in(blocks[i - 1]);
        Paragraph* wished = paragraph_in(blocks[i]);
        if (wish == nullptr || wished == nullptr) continue;
        const std::string text = plain_text(wish->content);
        if (std::find(before.begin(), before.end(), text) != before.end())
            wished->continuation = true;
    }
    // From the end: short lines that are no sentences.
    constexpr std::size_t longest = 20 * 3;
    for (std::size_t i = blocks.size(); i-- > 1;) {
        Paragraph* last = paragraph_in(blocks[i]);
        // What is wished before the name stays where it stands.
        if (last == nullptr || last->continuation) return;
        const std::string text = plain_text(last->content);
        if (text.size() > longest || ends_with_any(text, {"。", "！", "？", "…", "”", "：", "."}))
            return;
        last->role = ParagraphRole::signature;
    }
}

}  // namespace

std::optional<Fence> fence_of(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || begin > 3) return std::nullopt;
    const std::size_t colons = std::min(line.find_first_not_of(':', begin), line.size()) - begin;
    if (colons < 3) return std::nullopt;
    std::string_view name = trimmed(line.substr(begin + colons));
    // More colons may stand behind the name, to draw a line.
    name = trimmed(name.substr(0, name.find_last_not_of(':') + 1));
    if (name.starts_with("{.") && name.ends_with("}")) name = name.substr(2, name.size() - 3);
    if (name.find_first_of(" \t{}:#=`*") != std::string_view::npos) return std::nullopt;
    return Fence{std::string(name)};
}

void hide_fences(std::string& text) {
    char code_mark = 0;
    std::size_t code_length = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        char mark = 0;
        const std::size_t length = code_fence(line, mark);
        if (code_length > 0) {
            if (length >= code_length && mark == code_mark &&
                trimmed(line).find_first_not_of(mark) == std::string_view::npos)
                code_length = 0;
        } else if (length > 0) {
            code_length = length;
            code_mark = mark;
        } else if (fence_of(line)) {
            const std::size_t indent = line.find(':');
            for (std::size_t i = indent; i < line.size(); ++i)
                text[begin + i] = i < indent + 3 ? '_' : ' ';
        }
        begin += line.size() + 1;
    }
}

const std::vector<std::string>& quote_kind_names() {
    static const std::vector<std::string> names{"quote", "verse", "letter", "epigraph"};
    return names;
}

std::optional<QuoteKind> quote_kind(std::string_view name) {
    const auto& names = quote_kind_names();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<QuoteKind>(found - names.begin());
}

void settle_quote(Quote& quote) {
    if (quote.blocks.empty()) return;
    if (quote.kind == QuoteKind::letter) {
        settle_letter(quote.blocks);
        return;
    }
    Paragraph* last = quote.blocks.size() > 1 ? paragraph_in(quote.blocks.back()) : nullptr;
    if (last == nullptr) return;
    const std::string text = plain_text(last->content);
    if (text.starts_with("——") || text.starts_with("— ") || text.starts_with("―"))
        last->role = ParagraphRole::attribution;
}

}  // namespace banxin::markdown
