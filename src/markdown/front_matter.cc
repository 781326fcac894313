// What tells front matter from a text between two rules: keys. `---` and a blank line after it is a
// rule to Pandoc and to people, unless what follows can only be fields.
#include "markdown/front_matter.h"

#include "base/ascii.h"
#include "markdown/clean_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace banxin {
namespace {

struct Line {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t next = 0;
};

Line line_at(std::string_view bytes, std::size_t begin) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    std::size_t next = end;
    if (next < bytes.size()) {
        next += bytes.substr(end, 2) == "\r\n" ? std::size_t{2} : std::size_t{1};
    }
    return {bytes.substr(begin, end - begin), begin, next};
}

std::string_view trim_end(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

bool is_blank(std::string_view line) {
    return trim_end(line).empty();
}

/// How a line at the margin begins.
enum class Key : std::uint8_t {
    none,
    any,    ///< `标题: `, `"a b": `
    ascii,  ///< `Title: `
    small,  ///< `title: `, which no sentence begins with
};

Key key_of(std::string_view line) {
    constexpr std::string_view never = "#-[]{}>|*&!%@`,?:";
    if (line.empty() || line[0] == ' ' || line[0] == '\t' ||
        never.find(line[0]) != std::string_view::npos)
        return Key::none;
    std::size_t colon = line.find(':');
    while (colon != std::string_view::npos && colon + 1 < line.size() && line[colon + 1] != ' ' &&
           line[colon + 1] != '\t')
        colon = line.find(':', colon + 1);
    if (colon == std::string_view::npos) return Key::none;
    const std::string_view key = trim_end(line.substr(0, colon));
    const auto all = [&](auto test) { return std::all_of(key.begin(), key.end(), test); };
    const auto plain = [](char c) {
        return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.';
    };
    if (!all(plain)) return Key::any;
    return std::none_of(key.begin(), key.end(), ascii::is_upper<char>) ? Key::small : Key::ascii;
}

bool ends_a_sentence(std::string_view line) {
    line = trim_end(line);
    constexpr std::array<std::string_view, 9> ends = {"。", "！", "？", "…", "」",
                                                      "”",  ".",  "!",  "?"};
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return line.ends_with(end); });
}

/// What the lines between two fences are.
class Shape {
public:
    explicit Shape(bool yaml) : yaml_(yaml) {}

    void add(std::string_view line) {
        if (is_blank(line)) {
            (empty_ ? blank_first_ : blank_inside_) = true;
            return;
        }
        if (line[0] == '#') {
            comment_ = true;
            return;
        }
        const bool sentence = ends_a_sentence(line);
        sentences_ = sentences_ || sentence;
        const Key key = yaml_ ? key_of(line) : toml_key_of(line);
        if (empty_) first_ = key;
        empty_ = false;
        if (key != Key::none && !sentence) has_plain_key_ = true;
        if (key == Key::ascii || key == Key::small) has_ascii_key_ = true;
        constexpr std::string_view below_a_key = " \t-]}";
        constexpr std::string_view opens = "[{";
        if (key != Key::none || below_a_key.find(line[0]) != std::string_view::npos) return;
        only_keys_ = false;
        if (opens.find(line[0]) == std::string_view::npos) only_structure_ = false;
    }

    /// Between two fences.
    [[nodiscard]] bool is_fields() const {
        if (empty_) return yaml_ && !blank_first_ && !comment_;
        if (blank_first_ && first_ != Key::small)
            return first_ != Key::none && only_keys_ && !blank_inside_ && has_plain_key_ &&
                   !has_ascii_key_;
        if (first_ == Key::ascii || first_ == Key::small) return true;
        // Fields of which the first is not as it should be, or whose names are in Chinese.
        if (has_ascii_key_ && !blank_inside_) return true;
        // What people say on a stage looks like them: 甲: 好。
        if (has_plain_key_) return first_ != Key::none && only_keys_;
        return yaml_ && only_structure_ && !sentences_ && !blank_inside_;
    }
    /// With nothing before it, or nothing behind.
    [[nodiscard]] bool is_surely_fields() const { return first_ == Key::small && !blank_first_; }
    /// Nothing else than fields, one below the other.
    [[nodiscard]] bool is_all_fields() const {
        return is_surely_fields() && only_keys_ && !blank_inside_;
    }
    [[nodiscard]] bool is_below_a_blank() const { return blank_first_; }

private:
    /// `title = `, `[params]`: nothing else begins so after three plus signs.
    static Key toml_key_of(std::string_view line) {
        const bool key = line[0] == '[' || line.find('=') != std::string_view::npos;
        return key ? Key::small : Key::none;
    }

    bool yaml_;
    Key first_ = Key::none;       ///< of the first line that is neither blank nor a comment
    bool has_plain_key_ = false;  ///< whose value is no sentence
    bool has_ascii_key_ = false;
    bool only_keys_ = true;       ///< at the margin, but for items of lists
    bool only_structure_ = true;  ///< lists and braces
    bool sentences_ = false;
    bool comment_ = false;
    bool blank_first_ = false;
    bool blank_inside_ = false;
    bool empty_ = true;
};

struct Fence {
    FrontMatter::Form form;
    std::string_view mark;
};

std::optional<Fence> fence_of(std::string_view line) {
    line = trim_end(line);
    if (line == "---") return Fence{FrontMatter::Form::yaml, line};
    if (line == "+++") return Fence{FrontMatter::Form::toml, line};
    if (line == ";;;") return Fence{FrontMatter::Form::braced, line};
    return std::nullopt;
}

/// A key of JSON stands first: `"title": …`.
bool begins_json(std::string_view text) {
    const std::size_t quote = text.find_first_not_of(" \t\r\n");
    if (quote == std::string_view::npos || text[quote] != '"') return false;
    const std::size_t end = text.find('"', quote + 1);
    const std::size_t colon =
        end == std::string_view::npos ? end : text.find_first_not_of(" \t", end + 1);
    return colon != std::string_view::npos && text[colon] == ':' &&
           text.substr(quote, end - quote).find('\n') == std::string_view::npos;
}

/// Hugo's: an object of JSON, of which the last line is a brace at the margin.
FrontMatter find_json(std::string_view bytes, std::size_t begin) {
    FrontMatter none;
    none.text_begin = begin;
    if (begin >= bytes.size() || bytes[begin] != '{' || !begins_json(bytes.substr(begin + 1)))
        return none;
    for (Line line = line_at(bytes, begin); line.begin < bytes.size();
         line = line_at(bytes, line.next)) {
        const std::string_view text = trim_end(line.text);
        const bool one_line = line.begin == begin && text.ends_with('}') && !text.ends_with("}}");
        if (text == "}" || one_line)
            return {FrontMatter::Form::json, begin, begin, line.begin + text.size(), line.next};
    }
    return none;
}

/// Hexo's: fields that only a fence behind them tells from text. A line above `---` is a heading as
/// well, so that they must begin as they do there.
FrontMatter find_unopened(std::string_view bytes, std::size_t begin) {
    FrontMatter none;
    none.text_begin = begin;
    constexpr std::array<std::string_view, 8> usual = {
        "title", "date", "layout", "tags", "categories", "author", "permalink", "comments"};
    const std::string_view first = line_at(bytes, begin).text;
    const bool json = begins_json(first);
    const bool known = std::any_of(usual.begin(), usual.end(), [&](std::string_view key) {
        return first.starts_with(key) && first.substr(key.size()).starts_with(':');
    });
    if (!json && !known) return none;
    Shape shape(true);
    for (Line line = line_at(bytes, begin); line.begin < bytes.size();
         line = line_at(bytes, line.next)) {
        const auto fence = fence_of(line.text);
        if (json ? fence && fence->mark == ";;;" : fence && fence->mark == "---") {
            if (!json && !shape.is_all_fields()) return none;
            return {json ? FrontMatter::Form::braced : FrontMatter::Form::yaml, begin, begin,
                    line.begin, line.next};
        }
        if (is_blank(line.text)) return none;
        shape.add(line.text);
    }
    return none;
}

/// A blank line may stand above `---` where what it opens can only be fields.
std::size_t behind_blank_lines(std::string_view bytes, std::size_t begin) {
    for (Line line = line_at(bytes, begin); line.next > line.begin && is_blank(line.text);
         line = line_at(bytes, begin))
        begin = line.next;
    return begin;
}

FrontMatter find_fenced(std::string_view bytes, std::size_t begin, const Fence& fence) {
    FrontMatter none;
    none.text_begin = begin;
    const Line first = line_at(bytes, begin);
    const bool yaml = fence.form != FrontMatter::Form::toml;
    Shape shape(yaml);
    const auto found = [&](std::size_t end, std::size_t text_begin, bool closed) {
        return FrontMatter{fence.form, begin, first.next, end, text_begin, closed};
    };
    std::optional<std::size_t> blank;
    for (Line line = line_at(bytes, first.next); line.begin < bytes.size();
         line = line_at(bytes, line.next)) {
        const std::string_view text = trim_end(line.text);
        if (text == fence.mark || (fence.mark == "---" && text == "...")) {
            const bool json = begins_json(bytes.substr(first.next, line.begin - first.next));
            if (fence.form == FrontMatter::Form::braced ? json : shape.is_fields())
                return found(line.begin, line.next, true);
            none.prose = !shape.is_below_a_blank();
            return none;
        }
        if (text.empty() && !blank) blank = line.begin;
        shape.add(line.text);
    }
    const std::size_t end = blank.value_or(bytes.size());
    return shape.is_surely_fields() ? found(end, end, false) : none;
}

}  // namespace

FrontMatter find_front_matter(std::string_view bytes) {
    const std::size_t begin = markdown::byte_order_mark_size(bytes);
    if (const auto fence = fence_of(line_at(bytes, begin).text))
        return find_fenced(bytes, begin, *fence);
    FrontMatter found = find_json(bytes, begin);
    if (found.form == FrontMatter::Form::none) found = find_unopened(bytes, begin);
    const std::size_t below = behind_blank_lines(bytes, begin);
    if (found.form != FrontMatter::Form::none || below == begin || below >= bytes.size())
        return found;
    const auto fence = fence_of(line_at(bytes, below).text);
    if (!fence || fence->mark != "---") return found;
    const FrontMatter late = find_fenced(bytes, below, *fence);
    const bool sure = late.form == FrontMatter::Form::yaml && late.closed &&
                      key_of(line_at(bytes, late.begin).text) == Key::small;
    return sure ? late : found;
}

}  // namespace banxin
