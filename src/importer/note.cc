#include "importer/note.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace banxin::importer {
namespace {

struct KeyName {
    FieldKind kind;
    std::string_view name;
};
constexpr KeyName key_names[] = {
    {FieldKind::title, "标题"},
    {FieldKind::title, "题目"},
    {FieldKind::title, "篇名"},
    {FieldKind::title, "Title"},
    {FieldKind::original_title, "原文标题"},
    {FieldKind::original_title, "原标题"},
    {FieldKind::original_title, "原题"},
    {FieldKind::original_title, "Original title"},
    {FieldKind::link, "链接"},
    {FieldKind::link, "原文链接"},
    {FieldKind::link, "网址"},
    {FieldKind::link, "Link"},
    {FieldKind::link, "URL"},
    {FieldKind::author, "作者"},
    {FieldKind::author, "原作者"},
    {FieldKind::author, "Author"},
    {FieldKind::translator, "译者"},
    {FieldKind::translator, "翻译"},
    {FieldKind::translator, "Translator"},
    {FieldKind::reporter, "记者"},
    {FieldKind::reporter, "撰稿"},
    {FieldKind::publisher, "发表平台"},
    {FieldKind::publisher, "发布平台"},
    {FieldKind::publisher, "平台"},
    {FieldKind::publisher, "媒体"},
    {FieldKind::publisher, "来源"},
    {FieldKind::publisher, "出版社"},
    {FieldKind::publisher, "出版者"},
    {FieldKind::publisher, "Publisher"},
    {FieldKind::date, "发表时间"},
    {FieldKind::date, "发布时间"},
    {FieldKind::date, "发表日期"},
    {FieldKind::date, "发布日期"},
    {FieldKind::date, "日期"},
    {FieldKind::date, "时间"},
    {FieldKind::date, "Date"},
    {FieldKind::category, "文章类别"},
    {FieldKind::category, "类别"},
    {FieldKind::category, "文章类型"},
    {FieldKind::category, "Category"},
};

std::optional<FieldKind> kind_of(std::string_view key) {
    for (const KeyName& entry : key_names)
        if (entry.name == key) return entry.kind;
    return std::nullopt;
}

constexpr std::string_view full_width_colon = "：";

/// "key：value" or "key: value", cut at the first colon.
struct KeyValue {
    std::string_view key;
    std::string_view value;
};
std::optional<KeyValue> cut_at_colon(std::string_view text) {
    const std::size_t wide = text.find(full_width_colon);
    const std::size_t narrow = text.find(':');
    if (wide == std::string_view::npos && narrow == std::string_view::npos) return std::nullopt;
    if (wide < narrow) {
        return KeyValue{ascii::trimmed(text.substr(0, wide)),
                        ascii::trimmed(text.substr(wide + full_width_colon.size()))};
    }
    return KeyValue{ascii::trimmed(text.substr(0, narrow)),
                    ascii::trimmed(text.substr(narrow + 1))};
}

bool is_blank(std::string_view line) {
    return ascii::trimmed(line).empty();
}

bool is_divider(std::string_view line) {
    const std::string_view mark = ascii::trimmed(line);
    return mark.size() >= 3 && mark.find_first_not_of(mark[0]) == std::string_view::npos &&
           (mark[0] == '-' || mark[0] == '*' || mark[0] == '_');
}

bool is_indented(std::string_view line) {
    return !line.empty() && (line[0] == ' ' || line[0] == '\t') && !is_blank(line);
}

/// `- **key**：value` (the value may be empty, and then the colon too).
std::optional<KeyValue> field_item(std::string_view line) {
    if (line.size() < 6 || (line[0] != '-' && line[0] != '*' && line[0] != '+') || line[1] != ' ')
        return std::nullopt;
    std::string_view rest = ascii::trimmed(line.substr(2));
    if (!rest.starts_with("**")) return std::nullopt;
    const std::size_t end = rest.find("**", 2);
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view key = rest.substr(2, end - 2);
    rest = ascii::trimmed(rest.substr(end + 2));
    // The colon may stand inside the bold: `- **作者：**某人`.
    const bool inside = key.ends_with(full_width_colon) || key.ends_with(':');
    if (inside) {
        key.remove_suffix(key.ends_with(':') ? 1 : full_width_colon.size());
    } else if (rest.starts_with(full_width_colon)) {
        rest.remove_prefix(full_width_colon.size());
    } else if (rest.starts_with(':')) {
        rest.remove_prefix(1);
    } else if (!rest.empty()) {
        return std::nullopt;
    }
    return KeyValue{ascii::trimmed(key), ascii::trimmed(rest)};
}

/// A run of field items from `begin` on, blank lines between them allowed.
struct FieldList {
    std::vector<Field> fields;
    std::size_t end = 0;
};
FieldList read_field_list(const std::vector<std::string>& lines, std::size_t begin) {
    FieldList list;
    list.end = begin;
    std::size_t at = begin;
    while (at < lines.size()) {
        if (is_blank(lines[at])) {
            ++at;
            continue;
        }
        const auto item = field_item(lines[at]);
        if (!item) break;
        if (const auto kind = kind_of(item->key); kind && !item->value.empty())
            list.fields.push_back({*kind, std::string(item->value)});
        ++at;
        while (at < lines.size() && is_indented(lines[at])) {
            const auto inner = cut_at_colon(ascii::trimmed(lines[at]));
            if (inner && !inner->value.empty())
                if (const auto kind = kind_of(inner->key))
                    list.fields.push_back({*kind, std::string(inner->value)});
            ++at;
        }
        list.end = at;
    }
    return list;
}

bool names_a_title(const FieldList& list) {
    return std::any_of(list.fields.begin(), list.fields.end(), [](const Field& field) {
        return field.kind == FieldKind::title || field.kind == FieldKind::original_title;
    });
}

/// `## 附1: …`, `## 附录二 …`, `# Appendix 2: …`
bool begins_appendix(std::string_view line) {
    const int level = heading_level(line);
    if (level == 0 || level > 3) return false;
    std::string_view words = ascii::trimmed(line.substr(static_cast<std::size_t>(level)));
    if (words.starts_with("Appendix ")) return true;
    constexpr std::string_view mark = "附";
    if (!words.starts_with(mark)) return false;
    words.remove_prefix(mark.size());
    for (const std::string_view second : {"录", "件", "文"})
        if (words.starts_with(second)) return true;
    if (words.empty()) return true;
    const Decoded next = decode_utf8(words, 0);
    constexpr std::u32string_view numerals = U"一二三四五六七八九十０１２３４５６７８９：";
    return ascii::is_digit(next.value) || next.value == ':' || next.value == ' ' ||
           numerals.find(next.value) != std::u32string_view::npos;
}

std::vector<std::string> lines_of(std::string_view note) {
    std::vector<std::string> lines;
    std::string mark;
    append_utf8(mark, chars::byte_order_mark);
    if (note.starts_with(mark)) note.remove_prefix(mark.size());
    while (!note.empty()) {
        const std::size_t end = note.find('\n');
        std::string_view line = note.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
        if (end == std::string_view::npos) break;
        note.remove_prefix(end + 1);
    }
    return lines;
}

/// Takes heading and field list off the text's lines; what is left is the body.
NoteText read_text(const std::vector<std::string>& lines) {
    NoteText text;
    std::size_t at = 0;
    const auto skip_blank = [&] {
        while (at < lines.size() && is_blank(lines[at])) ++at;
    };
    skip_blank();
    if (at < lines.size() && begins_appendix(lines[at])) {
        const auto level = static_cast<std::size_t>(heading_level(lines[at]));
        text.heading = ascii::trimmed(std::string_view(lines[at]).substr(level));
        text.consumed.push_back(lines[at]);
        ++at;
        skip_blank();
    }
    FieldList list = read_field_list(lines, at);
    if (!list.fields.empty()) {
        text.fields = std::move(list.fields);
        for (; at < list.end; ++at)
            if (!is_blank(lines[at])) text.consumed.push_back(lines[at]);
        skip_blank();
        if (at < lines.size() && is_divider(lines[at])) ++at;
    }
    text.body.assign(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end());
    const auto drop_end = [&] {
        while (!text.body.empty() && is_blank(text.body.back())) text.body.pop_back();
    };
    drop_end();
    // A rule at the very end only parted this text from the next.
    if (!text.body.empty() && is_divider(text.body.back())) text.body.pop_back();
    drop_end();
    while (!text.body.empty() && is_blank(text.body.front())) text.body.erase(text.body.begin());

    // A list inside the body ("about this article") stays there and is read too.
    for (std::size_t i = 0; i < text.body.size(); ++i) {
        if (!field_item(text.body[i])) continue;
        FieldList inner = read_field_list(text.body, i);
        if (inner.fields.size() >= 2) {
            text.fields.insert(text.fields.end(), inner.fields.begin(), inner.fields.end());
            break;
        }
        i = std::max(i, inner.end == 0 ? i : inner.end - 1);
    }
    return text;
}

/// A number of at least `least` digits at `at`, which moves behind it and behind blanks.
std::optional<int> number_at(std::string_view text, std::size_t& at, std::size_t most) {
    std::size_t end = at;
    while (end < text.size() && end - at < most && ascii::is_digit(text[end])) ++end;
    if (end == at) return std::nullopt;
    const int value = std::stoi(std::string(text.substr(at, end - at)));
    at = end;
    while (at < text.size() && text[at] == ' ') ++at;
    return value;
}

/// One of the signs that may stand behind a part of a date.
bool take_sign(std::string_view text, std::size_t& at, std::string_view word) {
    for (const std::string_view sign :
         {word, std::string_view("-"), std::string_view("/"), std::string_view(".")}) {
        if (!text.substr(at).starts_with(sign)) continue;
        at += sign.size();
        while (at < text.size() && text[at] == ' ') ++at;
        return true;
    }
    return false;
}

}  // namespace

std::string NoteText::field(FieldKind kind) const {
    for (const Field& one : fields)
        if (one.kind == kind) return one.value;
    return {};
}

std::vector<NoteText> split_note(std::string_view note) {
    const std::vector<std::string> lines = lines_of(note);
    std::vector<std::vector<std::string>> parts(1);
    bool in_code = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_fence(lines[i])) in_code = !in_code;
        const bool after_divider = i > 0 && is_divider(lines[i]) && !in_code;
        if (!in_code && begins_appendix(lines[i])) {
            parts.emplace_back();
        } else if (after_divider && names_a_title(read_field_list(lines, i + 1))) {
            // The list may belong to an appendix whose heading stands just before it.
            const bool has_words = std::any_of(
                parts.back().begin(), parts.back().end(),
                [](const std::string& line) { return !is_blank(line) && !begins_appendix(line); });
            if (has_words) parts.emplace_back();
            continue;
        }
        parts.back().push_back(lines[i]);
    }
    std::vector<NoteText> texts;
    for (const auto& part : parts) {
        NoteText text = read_text(part);
        if (!text.body.empty() || !text.fields.empty()) texts.push_back(std::move(text));
    }
    return texts;
}

std::optional<std::string> bold_line(std::string_view line) {
    const std::string_view words = ascii::trimmed(line);
    if (words.size() < 5 || !words.starts_with("**") || !words.ends_with("**")) return std::nullopt;
    const std::string_view inner = words.substr(2, words.size() - 4);
    if (inner.find('*') != std::string_view::npos || ascii::trimmed(inner).empty())
        return std::nullopt;
    return std::string(ascii::trimmed(inner));
}

std::optional<std::string> italic_line(std::string_view line) {
    const std::string_view words = ascii::trimmed(line);
    if (words.size() < 3 || words[0] != words.back() || (words[0] != '*' && words[0] != '_'))
        return std::nullopt;
    const std::string_view inner = words.substr(1, words.size() - 2);
    if (inner.find(words[0]) != std::string_view::npos || ascii::trimmed(inner).empty())
        return std::nullopt;
    return std::string(ascii::trimmed(inner));
}

int heading_level(std::string_view line) {
    std::size_t level = 0;
    while (level < line.size() && line[level] == '#') ++level;
    const bool heading =
        level >= 1 && level <= 6 &&
        (level == line.size() || line[level] == ' ' || line.substr(level).starts_with("　"));
    return heading ? static_cast<int>(level) : 0;
}

bool is_fence(std::string_view line) {
    const std::string_view mark = ascii::trimmed(line);
    return mark.starts_with("```") || mark.starts_with("~~~");
}

std::string address_in(std::string_view value) {
    const std::size_t begin = std::min(value.find("https://"), value.find("http://"));
    if (begin == std::string_view::npos) return {};
    // Inside `(…)`, `<…>` or on its own.
    const std::size_t end = value.find_first_of(" \t)>\"", begin);
    return std::string(value.substr(begin, end - begin));
}

std::optional<Date> date_in(std::string_view text) {
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const bool starts = ascii::is_digit(text[i]) && (i == 0 || !ascii::is_digit(text[i - 1]));
        if (!starts) continue;
        std::size_t at = i;
        const auto year = number_at(text, at, 4);
        if (!year || *year < 1000 || !take_sign(text, at, "年")) continue;
        Date date{static_cast<std::int16_t>(*year), 0, 0};
        const auto month = number_at(text, at, 2);
        if (!month || *month < 1 || *month > 12) return date;
        date.month = static_cast<std::uint8_t>(*month);
        if (!take_sign(text, at, "月")) return date;
        const auto day = number_at(text, at, 2);
        if (day && *day >= 1 && *day <= 31) date.day = static_cast<std::uint8_t>(*day);
        return date;
    }
    return std::nullopt;
}

}  // namespace banxin::importer
