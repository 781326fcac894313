#include "markdown/scripts.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

/// Longer is no script but words between two marks.
constexpr std::size_t longest = 40;
constexpr std::size_t most_han = 4;

bool is_letter(char32_t c) {
    return ascii::is_letter(c) || script_of(c) == Script::greek || script_of(c) == Script::latin;
}

/// The character that ends at `end`; 0 at the beginning.
char32_t before(std::string_view text, std::size_t& end) {
    if (end == 0) return 0;
    end = previous_character(text, end);
    return decode_utf8(text, end).value;
}

struct Makeup {
    std::size_t figures = 0;
    std::size_t letters = 0;
    std::size_t signs = 0;
    std::size_t han = 0;
    bool other = false;
};

Makeup look_inside(std::string_view text) {
    Makeup inside;
    constexpr std::string_view signs = "+-*'";
    constexpr std::string_view between = "=.,/()[]";
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        at += next.bytes;
        const char32_t c = next.value;
        const bool ascii = c < 0x80;
        if (ascii::is_digit(c))
            ++inside.figures;
        else if (is_letter(c))
            ++inside.letters;
        else if (is_ideographic(c) && !is_kana(c))
            ++inside.han;
        else if (c == 0x2212 || (ascii && signs.find(static_cast<char>(c)) != std::string::npos))
            ++inside.signs;
        else if (!ascii || between.find(static_cast<char>(c)) == std::string::npos)
            inside.other = true;
    }
    return inside;
}

/// Whether what stands between two marks is a script of what stands before the first.
bool is_script(std::string_view text, std::size_t open, std::size_t close) {
    const Makeup inside = look_inside(text.substr(open + 1, close - open - 1));
    if (inside.other || inside.figures + inside.letters + inside.signs + inside.han == 0)
        return false;
    std::size_t at = open;
    const char32_t base = before(text, at);
    std::size_t further = at;
    // v~水~: the index of a quantity, which has one letter.
    const bool quantity = is_letter(base) && !is_letter(before(text, further));
    if (inside.han > 0) return quantity && inside.han <= most_han;
    if (is_letter(base) || base == ')' || base == ']') return true;
    const bool raised = text[open] == '^';
    // 1~2~3 is a range.
    if (ascii::is_digit(base)) return raised || (inside.figures == 0 && inside.letters > 0);
    // 米^2^、注^[1]^, but no ^o^.
    const bool cited = is_ideographic(base) || is_cjk_punctuation(base);
    return raised && cited && inside.figures > 0 && inside.letters == 0;
}

std::optional<std::size_t> closing(const Text& text, std::size_t open, std::string_view source) {
    const char mark = text.text[open];
    const auto is_mark = [&](std::size_t at) {
        return at < text.text.size() && text.text[at] == mark;
    };
    // Two of them strike out, or are only drawn.
    if (is_mark(open + 1) || (open > 0 && is_mark(open - 1))) return std::nullopt;
    if (is_escaped(text, open, source)) return std::nullopt;
    const std::size_t last = std::min(text.text.size(), open + 1 + longest);
    for (std::size_t at = open + 1; at < last; ++at) {
        if (text.text[at] == ' ' || text.text[at] == '\n') return std::nullopt;
        if (text.text[at] != mark || is_escaped(text, at, source)) continue;
        if (is_mark(at + 1)) return std::nullopt;
        return at;
    }
    return std::nullopt;
}

void read(const Text& text, std::string_view source, Inlines& to) {
    std::size_t done = 0;
    const auto push = [&](std::size_t end) {
        if (end > done) to.push_back({cut(text, done, end)});
    };
    for (std::size_t at = text.text.find_first_of("~^"); at != std::string::npos;
         at = text.text.find_first_of("~^", std::max(at + 1, done))) {
        const auto close = closing(text, at, source);
        if (!close || !is_script(text.text, at, *close)) continue;
        push(at);
        const InlineStyle style =
            text.text[at] == '~' ? InlineStyle::subscript : InlineStyle::superscript;
        to.push_back({Styled{style, {{cut(text, at + 1, *close)}}}});
        done = *close + 1;
    }
    push(text.text.size());
}

}  // namespace

void read_scripts(Inlines& inlines, std::string_view source) {
    const auto read_run = [&](Inlines& run) {
        const bool any = std::any_of(run.begin(), run.end(), [](const Inline& one) {
            const Text* text = std::get_if<Text>(&one.value);
            return text != nullptr && text->text.find_first_of("~^") != std::string::npos;
        });
        if (!any) return;
        Inlines all;
        for (Inline& one : run) {
            if (const Text* text = std::get_if<Text>(&one.value))
                read(*text, source, all);
            else
                all.push_back(std::move(one));
        }
        run = std::move(all);
    };
    // The text of a bare address is the address.
    for_each_nested_run(inlines, read_run, [](const Inline& one) {
        const Link* link = std::get_if<Link>(&one.value);
        return link == nullptr || words_of(*link) != link->url;
    });
}

void read_spaces(Inlines& inlines, std::string_view source) {
    for_each_nested_run(inlines, [&](Inlines& run) {
        for (std::size_t i = 0; i < run.size(); ++i) {
            const Text* text = std::get_if<Text>(&run[i].value);
            if (text == nullptr) continue;
            std::size_t at = text->text.find("\\ ");
            while (at != std::string::npos && is_escaped(*text, at, source))
                at = text->text.find("\\ ", at + 1);
            if (at == std::string::npos) continue;
            const Text whole = *text;
            Inlines parts{{cut(whole, 0, at)},
                          {Text{to_utf8(std::u32string_view(&chars::no_break_space, 1)),
                                cut(whole, at, at + 2).span}},
                          {cut(whole, at + 2, whole.text.size())}};
            std::erase_if(parts,
                          [](const Inline& one) { return std::get<Text>(one.value).text.empty(); });
            const auto place = run.begin() + static_cast<std::ptrdiff_t>(i);
            *place = std::move(parts.front());
            run.insert(place + 1, std::make_move_iterator(parts.begin() + 1),
                       std::make_move_iterator(parts.end()));
        }
    });
}

}  // namespace banxin::markdown
