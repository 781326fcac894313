// What tells front matter from a text between two rules: keys. `---` and a blank line after it is a
// rule to Pandoc and to people, unless what follows can only be fields.
#include "markdown/front_matter.h"

#include "base/ascii.h"
#include "markdown/clean_text.h"

#include <algorithm>
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

/// What the lines between two fences are.
class Shape {
public:
    explicit Shape(bool yaml) : yaml_(yaml) {}

    void add(std::string_view line) {
        if (is_blank(line)) {
            (empty_ ? blank_first_ : blank_inside_) = true;
            return;
        }
        if (line[0] == '#') return;
        const Key key = yaml_ ? key_of(line) : toml_key_of(line);
        if (empty_) first_ = key;
        empty_ = false;
        if (key == Key::ascii || key == Key::small) has_ascii_key_ = true;
        constexpr std::string_view below_a_key = " \t-]}";
        if (key == Key::none && below_a_key.find(line[0]) == std::string_view::npos)
            only_keys_ = false;
    }

    /// Between two fences.
    [[nodiscard]] bool is_fields() const {
        if (empty_) return false;
        if (blank_first_) return first_ == Key::small;
        if (first_ == Key::ascii || first_ == Key::small) return true;
        // Fields of which the first is not as it should be, or whose names are in Chinese.
        return (has_ascii_key_ && !blank_inside_) || (first_ != Key::none && only_keys_);
    }
    /// After one that nothing closes.
    [[nodiscard]] bool is_surely_fields() const { return first_ == Key::small && !blank_first_; }

private:
    /// `title = `, `[params]`: nothing else begins so after three plus signs.
    static Key toml_key_of(std::string_view line) {
        const bool key = line[0] == '[' || line.find('=') != std::string_view::npos;
        return key ? Key::small : Key::none;
    }

    bool yaml_;
    Key first_ = Key::none;  ///< of the first line that is neither blank nor a comment
    bool has_ascii_key_ = false;
    bool only_keys_ = true;  ///< at the margin, but for items of lists
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
    return std::nullopt;
}

}  // namespace

FrontMatter find_front_matter(std::string_view bytes) {
    const std::size_t begin = markdown::byte_order_mark_size(bytes);
    FrontMatter none;
    none.text_begin = begin;
    const Line first = line_at(bytes, begin);
    const auto fence = fence_of(first.text);
    if (!fence) return none;
    const bool yaml = fence->form == FrontMatter::Form::yaml;
    Shape shape(yaml);
    const auto found = [&](std::size_t end, std::size_t text_begin, bool closed) {
        return FrontMatter{fence->form, begin, first.next, end, text_begin, closed};
    };
    std::optional<std::size_t> blank;
    for (Line line = line_at(bytes, first.next); line.begin < bytes.size();
         line = line_at(bytes, line.next)) {
        const std::string_view text = trim_end(line.text);
        if (text == fence->mark || (yaml && text == "..."))
            return shape.is_fields() ? found(line.begin, line.next, true) : none;
        if (text.empty() && !blank) blank = line.begin;
        shape.add(line.text);
    }
    const std::size_t end = blank.value_or(bytes.size());
    return shape.is_surely_fields() ? found(end, end, false) : none;
}

}  // namespace banxin
