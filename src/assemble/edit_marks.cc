// Marks of editors and of Material for MkDocs in running text: changes (CriticMarkup, `^^…^^`),
// keys (`++ctrl+c++`), figures set low and high (`H~2~O`, `x^2^`), pictures by their names
// (`:smile:`) or for dark screens. What looks like one and is none stays text.
#include "assemble/settler.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "markdown/attributes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::assemble {
namespace {

constexpr std::size_t none = std::string_view::npos;

struct Change {
    std::string_view opens;
    std::string_view closes;
    std::string_view before;
    std::string_view after;
};
constexpr std::array<Change, 4> changes = {{{"{++", "++}", "<ins>", "</ins>"},
                                            {"{--", "--}", "<del>", "</del>"},
                                            {"{==", "==}", "<mark>", "</mark>"},
                                            {"{~~", "~~}", "<del>", "</ins>"}}};
constexpr std::string_view arrow = "~>";

/// Where `mark` stands next in the paragraph, code and what is escaped left out.
std::size_t find_in_paragraph(std::string_view text, std::size_t at, std::string_view mark) {
    constexpr std::size_t longest = 4000;
    const std::size_t end = std::min(end_of_paragraph(text, at), at + longest);
    while (at < end) {
        if (text.substr(at, mark.size()) == mark) return at;
        at = behind_literal(text, at);
    }
    return none;
}

/// Whether words may begin there: at none of these a mark would be part of another word, of an
/// address or of a number.
bool parts_words(char before) {
    return !ascii::is_alphanumeric(before) &&
           std::string_view("/+^:=&?%_-.~\\").find(before) == std::string_view::npos;
}

struct ShownName {
    std::string_view name;
    std::string_view shown;
};

constexpr std::array<ShownName, 24> keys = {{
    {"arrow-down", "↓"}, {"arrow-left", "←"},   {"arrow-right", "→"}, {"arrow-up", "↑"},
    {"backspace", "⌫"},  {"cmd", "Cmd"},        {"command", "Cmd"},   {"control", "Ctrl"},
    {"ctrl", "Ctrl"},    {"del", "Del"},        {"delete", "Del"},    {"down", "↓"},
    {"enter", "Enter"},  {"esc", "Esc"},        {"escape", "Esc"},    {"ins", "Ins"},
    {"insert", "Ins"},   {"left", "←"},         {"option", "Option"}, {"return", "Return"},
    {"right", "→"},      {"spacebar", "Space"}, {"up", "↑"},          {"windows", "Win"},
}};

std::string shown_key(std::string_view name) {
    if (name.front() == '"') return escaped(name.substr(1, name.size() - 2));
    const auto* const found = std::find_if(keys.begin(), keys.end(),
                                           [&](const ShownName& one) { return one.name == name; });
    if (found != keys.end()) return std::string(found->shown);
    std::string shown;
    for (const char c : name) {
        const bool first = shown.empty() || shown.back() == ' ';
        shown += c == '-' ? ' ' : first ? ascii::to_upper(c) : c;
    }
    return shown;
}

/// `++ctrl+"x"++` as keys; its bytes in `size`.
std::string keys_at(std::string_view text, std::size_t& size) {
    std::string made;
    std::size_t at = 2;
    while (at < text.size()) {
        std::size_t end = at;
        if (text[at] == '"') {
            end = text.find('"', at + 1);
            if (end == none || end == at + 1) return {};
            ++end;
        } else {
            while (end < text.size() && (ascii::is_alphanumeric(text[end]) || text[end] == '-'))
                ++end;
        }
        if (end == at || end >= text.size() || text[end] != '+') return {};
        made +=
            (made.empty() ? "<kbd>" : "+<kbd>") + shown_key(text.substr(at, end - at)) + "</kbd>";
        if (text.substr(end, 2) == "++") {
            size = end + 2;
            const char after = size < text.size() ? text[size] : ' ';
            return ascii::is_alphanumeric(after) || after == '+' ? std::string() : made;
        }
        at = end + 1;
    }
    return {};
}

constexpr ShownName pictures[] = {
#include "assemble/emoji_names.inc"
};

/// Sets of icons that Material draws; a page of paper has none of them.
bool is_icon(std::string_view name) {
    for (const std::string_view set : {"material-", "fontawesome-", "octicons-", "simple-"})
        if (name.starts_with(set)) return true;
    return false;
}

}  // namespace

std::optional<Settler::Replacement> Settler::change_at(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("{>>")) {
        const std::size_t end = find_in_paragraph(text_, at + 3, "<<}");
        if (end == none) return std::nullopt;
        return Replacement{end + 3, "", Code::S100, "{>>"};
    }
    for (const Change& one : changes) {
        if (!rest.starts_with(one.opens)) continue;
        const std::size_t begin = at + one.opens.size();
        const std::size_t end = find_in_paragraph(text_, begin, one.closes);
        if (end == none || end == begin) return std::nullopt;
        const bool replaces = one.closes == "~~}";
        const std::size_t turn = replaces ? find_in_paragraph(text_, begin, arrow) : begin;
        if (replaces && turn >= end) return std::nullopt;
        if (replaces) edits_[turn] = {turn + arrow.size(), "</del><ins>"};
        edits_[end] = {end + one.closes.size(), std::string(one.after)};
        return Replacement{begin, std::string(one.before)};
    }
    return std::nullopt;
}

std::optional<Settler::Replacement> Settler::insertion_at(std::size_t at) {
    const std::string_view line = text_.substr(0, now_.line.end);
    const auto is_word = [&](std::size_t i) {
        const auto c = i < line.size() ? static_cast<unsigned char>(line[i]) : 0;
        return c >= 0x80 || ascii::is_alphanumeric(static_cast<char>(c));
    };
    const char before = at > now_.words ? text_[at - 1] : ' ';
    if (before != ' ' && before != '(' && before != '*' && !is_cjk_punctuation(last_of(at)))
        return std::nullopt;
    const std::size_t end = line.find("^^", at + 2);
    // A face, ^^, has no word right behind it.
    if (end == none || !is_word(at + 2) || !is_word(end - 1)) return std::nullopt;
    const char after = end + 2 < line.size() ? line[end + 2] : ' ';
    if (after == '^' || ascii::is_alphanumeric(after)) return std::nullopt;
    edits_[end] = {end + 2, "</ins>"};
    return Replacement{at + 2, "<ins>"};
}

std::optional<Settler::Replacement> Settler::picture_at(std::size_t at) const {
    const std::string_view line = text_.substr(at, now_.line.end - at);
    constexpr std::size_t longest = 60;
    const std::size_t end = line.substr(0, longest).find(':', 1);
    if (end == none || end < 2) return std::nullopt;
    const char after = end + 1 < line.size() ? line[end + 1] : ' ';
    if (ascii::is_alphanumeric(after) || after == ':' || after == '/') return std::nullopt;
    const std::string_view name = line.substr(1, end - 1);
    if (is_icon(name)) return dropped(at, at + end + 1, ":…:");
    const auto* const found = std::find_if(std::begin(pictures), std::end(pictures),
                                           [&](const ShownName& one) { return one.name == name; });
    if (found == std::end(pictures)) return std::nullopt;
    return Replacement{at + end + 1, std::string(found->shown)};
}

std::optional<Settler::Replacement> Settler::script_at(std::size_t at) const {
    const std::string_view line = text_.substr(0, now_.line.end);
    const char mark = line[at];
    const char before = at > now_.words ? line[at - 1] : ' ';
    const bool low = mark == '~';
    if (!ascii::is_letter(before) && before != ')' && (low || !ascii::is_digit(before)))
        return std::nullopt;
    std::size_t end = at + 1;
    if (!low && end < line.size() && (line[end] == '-' || line[end] == '+')) ++end;
    const auto fits = [&](char c) { return low ? ascii::is_digit(c) : ascii::is_alphanumeric(c); };
    while (end < line.size() && fits(line[end])) ++end;
    constexpr std::size_t longest = 4;
    if (end == at + 1 || end > at + 1 + longest || end >= line.size() || line[end] != mark ||
        (end + 1 < line.size() && line[end + 1] == mark))
        return std::nullopt;
    const std::string tag = low ? "sub>" : "sup>";
    return Replacement{end + 1,
                       "<" + tag + std::string(line.substr(at + 1, end - at - 1)) + "</" + tag};
}

/// `![…](a.png#only-dark)`: its twin for light screens stands beside it.
std::optional<Settler::Replacement> Settler::dark_picture_at(std::size_t at) const {
    const std::string_view line = text_.substr(at, now_.line.end - at);
    const std::size_t open = line.find("](");
    if (open == none) return std::nullopt;
    const std::size_t close = line.find(')', open);
    if (close == none) return std::nullopt;
    const std::string_view address = line.substr(open + 2, close - open - 2);
    for (const std::string_view mark : {"#only-dark", "#gh-dark-mode-only"})
        if (address.ends_with(mark)) return dropped(at, at + close + 1, std::string(mark));
    return std::nullopt;
}

/// What is gone leaves no blanks, which might make code of what follows.
Settler::Replacement Settler::dropped(std::size_t at, std::size_t end, std::string name) const {
    if (end < now_.line.end && text_[end] == '{') {
        const auto attributes = markdown::attributes_at(text_.substr(end, now_.line.end - end));
        if (attributes) end += attributes->size;
    }
    const char before = at > now_.words ? text_[at - 1] : ' ';
    if (before == ' ' || before == '[' || before == '|')
        while (end < now_.line.end && text_[end] == ' ') ++end;
    return Replacement{end, "", Code::S079, std::move(name)};
}

char32_t Settler::last_of(std::size_t at) const {
    std::size_t begin = at;
    while (begin > now_.words && begin + 4 > at) {
        --begin;
        if ((static_cast<unsigned char>(text_[begin]) & 0xC0U) != 0x80) break;
    }
    return begin < at ? decode_utf8(text_, begin).value : U' ';
}

std::optional<Settler::Replacement> Settler::edit_at(std::size_t at) {
    if (const auto known = edits_.find(at); known != edits_.end()) {
        Replacement closing = std::move(known->second);
        edits_.erase(known);
        return closing;
    }
    const std::string_view rest = text_.substr(at, now_.line.end - at);
    if (rest.starts_with("{")) return change_at(at);
    if (rest.starts_with("![")) return dark_picture_at(at);
    if (rest.starts_with("^^")) return insertion_at(at);
    if (rest.starts_with("~") || rest.starts_with("^")) return script_at(at);
    const char before = at > now_.words ? text_[at - 1] : ' ';
    if (!parts_words(before)) return std::nullopt;
    if (rest.starts_with(":")) return picture_at(at);
    if (!rest.starts_with("++")) return std::nullopt;
    std::size_t size = 0;
    std::string made = keys_at(rest, size);
    if (made.empty()) return std::nullopt;
    return Replacement{at + size, std::move(made)};
}

}  // namespace banxin::assemble
