#include "markdown/fences.h"

#include "base/ascii.h"
#include "markdown/admonitions.h"
#include "markdown/attributes.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace banxin::markdown {
namespace {

/// The run of backticks or tildes that opens or closes a block of code; 0 if there is none. What
/// stands behind backticks has none of its own, or they are a code span's.
std::size_t code_fence(std::string_view line, char& mark) {
    const std::string_view rest = ascii::trimmed(line);
    if (rest.empty() || (rest[0] != '`' && rest[0] != '~')) return 0;
    const std::size_t end = std::min(rest.find_first_not_of(rest[0]), rest.size());
    if (end < 3 || (rest[0] == '`' && rest.find('`', end) != std::string_view::npos)) return 0;
    mark = rest[0];
    return end;
}

/// `{% hint style="info" %}`, `{% endhint %}`.
std::optional<Fence> hint_fence(std::string_view line) {
    if (line.size() < 4 || !line.ends_with("%}")) return std::nullopt;
    const std::string_view inside = ascii::trimmed(line.substr(2, line.size() - 4));
    if (inside == "endhint") return Fence{};
    if (!inside.starts_with("hint ")) return std::nullopt;
    const std::size_t open = inside.find('"');
    const std::size_t close = inside.rfind('"');
    if (open == std::string_view::npos || close <= open) return Fence{"note", ""};
    return Fence{std::string(inside.substr(open + 1, close - open - 1)), ""};
}

/// ```` ```admonish tip "标题" ````, `title="标题"`; a bare fence may close one.
std::optional<Fence> admonish_fence(std::string_view line) {
    char mark = 0;
    const std::size_t length = code_fence(line, mark);
    if (length == 0) return std::nullopt;
    const std::string_view info = ascii::trimmed(line.substr(length));
    if (info.empty()) return Fence{};
    constexpr std::string_view word = "admonish";
    if (!info.starts_with(word)) return std::nullopt;
    const std::string_view rest = ascii::trimmed(info.substr(word.size()));
    std::string_view type = rest.substr(0, rest.find_first_of(" \t"));
    if (type.empty() || type.find_first_of("=\"") != std::string_view::npos) type = "note";
    Fence fence{std::string(type), ""};
    const std::size_t open = rest.find('"');
    const std::size_t close = rest.find('"', std::min(open, rest.size() - 1) + 1);
    if (open != std::string_view::npos && close != std::string_view::npos)
        fence.title = rest.substr(open + 1, close - open - 1);
    return fence;
}

/// `> ` and `> > ` at the beginning of a line: a block may begin and end in a quotation.
std::size_t quote_width(std::string_view line) {
    std::size_t width = 0;
    for (std::size_t at = line.find_first_not_of(' ');
         at != std::string_view::npos && line[at] == '>' && at - width <= 3;
         at = line.find_first_not_of(' ', width))
        width = at + 1 + (at + 1 < line.size() && line[at + 1] == ' ' ? 1U : 0U);
    return width;
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

/// Quarto's `{#thm-name}`: the parts of a mathematical text are told by how they are called.
std::string kind_by_id(std::string_view id) {
    constexpr std::array<std::pair<std::string_view, const char*>, 9> kinds = {{
        {"thm-", "theorem"},
        {"lem-", "lemma"},
        {"cor-", "corollary"},
        {"prp-", "proposition"},
        {"cnj-", "conjecture"},
        {"def-", "definition"},
        {"exm-", "example"},
        {"exr-", "exercise"},
        {"sol-", "solution"},
    }};
    for (const auto& [prefix, kind] : kinds)
        if (id.starts_with(prefix)) return kind;
    return "{}";
}

/// MyST's `{note}`, `{dropdown} 标题`, `{tab-item} 标题`. What others say behind their names may be
/// anything, and stays text with the fence.
std::optional<Fence> directive_of(std::string_view text) {
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos || close < 2) return std::nullopt;
    const std::string_view name = text.substr(1, close - 1);
    const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == '-' || c == '_';
    });
    if (!is_name) return std::nullopt;
    const std::string_view title = ascii::trimmed(text.substr(close + 1));
    constexpr std::array<std::string_view, 4> titled = {"admonition", "dropdown", "tab-item",
                                                        "card"};
    const bool is_titled = std::find(titled.begin(), titled.end(), name) != titled.end();
    if (is_titled && !title.empty()) return Fence{"note", std::string(title)};
    if (!title.empty() && !is_admonition(name)) return std::nullopt;
    return Fence{std::string(name), std::string(title)};
}

std::uint8_t share_said(const Attributes& attributes) {
    const std::string width = attributes.value("width");
    return width.ends_with('%') ? static_cast<std::uint8_t>(number_in(width, 100))
                                : std::uint8_t{0};
}

Panel panel_said(const Attributes& attributes) {
    constexpr std::uint32_t most = 6;
    return {number_in(attributes.value("layout-ncol"), most),
            number_in(attributes.value("layout-nrow"), most)};
}

}  // namespace

std::optional<Fence> fence_of(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin == std::string_view::npos || begin > 3) return std::nullopt;
    line = ascii::trimmed(line);
    if (line.empty()) return std::nullopt;
    if (line.starts_with("{%")) return hint_fence(line);
    if (line[0] == '`' || line[0] == '~') return admonish_fence(line);
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    if (colons < 3) return std::nullopt;
    std::string_view rest = ascii::trimmed(line.substr(colons));
    // More colons may stand behind the name, to draw a line.
    rest = ascii::trimmed(rest.substr(0, rest.find_last_not_of(':') + 1));
    if (const auto attributes = attributes_at(rest)) {
        return Fence{
            attributes->classes.empty() ? kind_by_id(attributes->id) : attributes->classes[0],
            attributes->value("title"),
            attributes->id,
            short_form(*attributes),
            attributes->value("lang"),
            columns_said(*attributes),
            share_said(*attributes),
            panel_said(*attributes)};
    }
    if (rest.starts_with('{')) return directive_of(rest);
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t["));
    std::string_view title = ascii::trimmed(rest.substr(name.size()));
    if (!title.empty() && !is_admonition(name)) return std::nullopt;
    if (title.starts_with('[') && title.ends_with(']')) title = title.substr(1, title.size() - 2);
    if (name.find_first_of("{}:#=`*") != std::string_view::npos) return std::nullopt;
    return Fence{std::string(name), std::string(title)};
}

bool CodeLines::holds(std::string_view line) {
    char mark = 0;
    if (length_ > 0 && is_inside(line, before_)) {
        const std::string_view rest =
            line.substr(std::min(line.find_first_not_of(" \t>"), line.size()));
        const std::size_t length = code_fence(rest, mark);
        if (length >= length_ && mark == mark_ &&
            ascii::trimmed(rest).find_first_not_of(mark) == std::string_view::npos)
            length_ = 0;
        return true;
    }
    // Where its container ends, a block of code ends as well.
    length_ = 0;
    const std::string_view before = line.substr(0, container_width(line));
    const std::size_t length = code_fence(line.substr(before.size()), mark);
    if (length == 0) return false;
    if (const auto fence = fence_of(line)) {
        if (!fence->name.empty()) {
            admonish_mark_ = mark;
            admonish_length_ = length;
            return false;
        }
        if (admonish_length_ > 0 && mark == admonish_mark_ && length >= admonish_length_) {
            admonish_length_ = 0;
            return false;
        }
    }
    length_ = length;
    mark_ = mark;
    // Blanks may be a container's or the block's own.
    const bool marked = before.find_first_not_of(" \t") != std::string_view::npos;
    before_ = marked ? before : std::string_view();
    return true;
}

void hide_fences(std::string& text) {
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view whole = line_at(text, begin);
        const std::size_t next = begin + whole.size() + 1;
        const std::size_t marks = code.holds(whole) ? whole.size() : quote_width(whole);
        const std::string_view line = whole.substr(marks);
        const auto fence = fence_of(line);
        begin += marks;
        if (fence) {
            const std::size_t indent = line.find_first_not_of(' ');
            const bool titled = !fence->title.empty() && is_admonition(fence->name);
            const std::size_t title = titled ? line.rfind(fence->title) : line.size();
            const std::size_t end = titled ? title + fence->title.size() : line.size();
            for (std::size_t i = indent; i < line.size(); ++i)
                if (i < title || i >= end) text[begin + i] = i < indent + 3 && !titled ? '_' : ' ';
            if (titled) text[begin + indent] = '#';
        }
        begin = next;
    }
}

const std::vector<std::string>& quote_kind_names() {
    static const std::vector<std::string> names{"quote",    "verse",      "letter",
                                                "epigraph", "admonition", "aside"};
    return names;
}

std::optional<QuoteKind> quote_kind(std::string_view name) {
    if (is_admonition(name)) return QuoteKind::admonition;
    // Quarto's and Pandoc's books call it by where it stands.
    if (name == "column-margin" || name == "marginnote" || name == "sidenote")
        return QuoteKind::aside;
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
