// Forms of values that people write and TOML does not know. Each function looks at one text and
// gives what was meant.
#include "toml/repair_value.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "toml/quoted.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <regex>

namespace banxin::toml {
namespace {

constexpr char32_t full_width_quote = 0xFF02;
constexpr char32_t full_width_apostrophe = 0xFF07;

bool is_curly_quote(char32_t c) {
    return (c >= chars::left_single_quote && c <= 0x201F) || c == full_width_quote ||
           c == full_width_apostrophe;
}
bool is_odd_blank(char32_t c) {
    return c == chars::ideographic_space || c == chars::no_break_space ||
           c == chars::byte_order_mark || c == chars::zero_width_space;
}

/// The character before or behind a place, blanks aside; 0: there is none.
char32_t seen_before(std::string_view text, std::size_t at) {
    const std::string_view before = trimmed(text.substr(0, at));
    char32_t last = 0;
    for (std::size_t i = 0; i < before.size();) {
        const Decoded next = decode_utf8(before, i);
        last = next.value;
        i += next.bytes;
    }
    return last;
}
char32_t seen_behind(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const Decoded next = decode_utf8(text, at);
        if (next.value != ' ' && next.value != '\t' && !is_odd_blank(next.value)) return next.value;
        at += next.bytes;
    }
    return 0;
}

bool ends_item(char32_t c) {
    return c == '"' || c == '\'' || is_curly_quote(c) || c == ']' || c == '}' || c == 0xFF3D ||
           c == 0xFF5D || ascii::is_digit(c);
}
bool begins_item(char32_t c) {
    return c == '"' || c == '\'' || is_curly_quote(c) || c == '[' || c == '{' || c == 0xFF3B ||
           c == 0xFF5B;
}

/// The plain sign that a full-width one stands for at this place; 0: it stands for itself.
char plain_sign(char32_t c, std::string_view line, std::size_t at, std::size_t bytes,
                bool separated) {
    const char32_t before = seen_before(line, at);
    const char32_t behind = seen_behind(line, at + bytes);
    const bool opens = before == 0 || before == '=' || before == 0xFF1D || before == ',' ||
                       before == 0xFF0C || before == '[' || before == 0xFF3B || before == '{';
    const bool closes = behind == 0 || behind == '#' || behind == ',' || behind == 0xFF0C ||
                        behind == ']' || behind == 0xFF3D || behind == '}' || behind == 0xFF5D;
    switch (c) {
        case 0xFF1D: return separated ? '\0' : '=';
        case 0xFF1A:
            return separated || line.find('=') != std::string_view::npos ||
                           line.find("＝") != std::string_view::npos
                       ? '\0'
                       : ':';
        case 0xFF03: return before == 0 || (at > 0 && line[at - 1] == ' ') ? '#' : '\0';
        case 0xFF3B: return opens ? '[' : '\0';
        case 0xFF3D: return closes ? ']' : '\0';
        case 0xFF5B: return opens ? '{' : '\0';
        case 0xFF5D: return closes ? '}' : '\0';
        case 0xFF0C:
        case 0x3001: {
            const bool behind_item = ends_item(before) && !ascii::is_digit(before);
            return behind_item || (ends_item(before) && (begins_item(behind) || closes)) ? ','
                                                                                         : '\0';
        }
        default: return '\0';
    }
}

/// Past the text in curly quotes that begins at `at`; npos: nothing closes it on the line.
std::size_t end_of_curly(std::string_view text, std::size_t at) {
    for (std::size_t i = at + curly_quote_at(text, at); i < text.size() && text[i] != '\n';) {
        if (const std::size_t bytes = curly_quote_at(text, i)) return i + bytes;
        i += decode_utf8(text, i).bytes;
    }
    return std::string_view::npos;
}

bool is_number(const std::string& text) {
    static const std::regex number(
        R"([+-]?((0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9]+)?|inf|nan)|0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+)");
    return std::regex_match(text, number);
}

/// "true" or "false"; empty: no word for either.
std::string boolean_meant(const std::string& text) {
    const std::string low = ascii::to_lower(text);
    for (const char* yes : {"true", "yes", "on", "是"})
        if (low == yes) return "true";
    for (const char* no : {"false", "no", "off", "否"})
        if (low == no) return "false";
    return {};
}

std::string with_plain_figures(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        const bool wide = next.value >= 0xFF01 && next.value <= 0xFF5E;
        append_utf8(plain, wide ? next.value - 0xFEE0 : next.value);
        i += next.bytes;
    }
    return plain;
}

/// A date of whatever form; the text is a date or a string that says it.
std::optional<RepairedValue> date_meant(const std::string& text) {
    static const std::regex date(
        R"((\d{4})(?:-|/|\.|年)(\d{1,2})(?:(?:-|/|\.|月)(\d{1,2})(?:日)?|月)?)");
    static const std::regex with_time(R"((\d{4})-(\d{2})-(\d{2})[Tt ]\d{2}:\d{2}.*)");
    std::smatch parts;
    if (!std::regex_match(text, parts, date)) {
        if (!std::regex_match(text, parts, with_time)) return std::nullopt;
        return RepairedValue{text, {}, true};
    }
    const bool decimal = text.find('.') != std::string::npos && !parts[3].matched;
    if (decimal) return std::nullopt;
    const int year = std::stoi(parts[1]);
    const int month = std::stoi(parts[2]);
    const int day = parts[3].matched ? std::stoi(parts[3]) : 1;
    const std::chrono::year_month_day asked{std::chrono::year(year),
                                            std::chrono::month(static_cast<unsigned>(month)),
                                            std::chrono::day(static_cast<unsigned>(day))};
    if (!asked.ok())
        return RepairedValue{"\"\"", ValueFault{WordId::no_such_day, 0, text.size()}, false};
    const std::string whole = parts[3].matched ? fmt::format("{:04}-{:02}-{:02}", year, month, day)
                                               : fmt::format("\"{:04}-{:02}\"", year, month);
    if (whole == text) return RepairedValue{text, {}, true};
    return RepairedValue{whole, ValueFault{WordId::bad_date, 0, text.size()}, true};
}

/// A value that is neither quoted nor in brackets.
RepairedValue repaired_bare(const std::string& text) {
    const ValueFault all{WordId::bare_text, 0, text.size()};
    if (is_number(text) || text == "true" || text == "false") return {text, {}, true};
    if (const std::string meant = boolean_meant(text); !meant.empty())
        return {meant, ValueFault{WordId::bad_boolean, 0, text.size()}, true};
    if (auto date = date_meant(text)) return *date;
    static const std::regex time(R"(\d{2}:\d{2}(:\d{2}(\.\d+)?)?)");
    if (std::regex_match(text, time)) return {text, {}, true};
    const std::string plain = with_plain_figures(text);
    if (plain != text) {
        RepairedValue made = repaired_bare(plain);
        const bool other = !made.fault || made.fault->reason != WordId::bare_text;
        if (other) {
            made.fault = ValueFault{WordId::wide_sign, 0, text.size()};
            return made;
        }
    }
    return {in_quotation_marks(text), all, true};
}

/// A string in straight quotes that has an end, with its escapes put right.
std::optional<std::string> with_good_escapes(std::string_view string) {
    if (string.front() != '"') return std::nullopt;
    static constexpr std::string_view known = "btnfr\"\\";
    for (std::size_t i = 1; i + 1 < string.size(); ++i) {
        if (string[i] != '\\') continue;
        const char next = string[i + 1];
        const std::size_t digits = next == 'u' ? 4 : next == 'U' ? 8 : 0;
        bool good = known.find(next) != std::string_view::npos || digits > 0;
        for (std::size_t d = 0; d < digits; ++d)
            good = good && i + 2 + d < string.size() && ascii::hex_value(string[i + 2 + d]) >= 0;
        if (!good) {
            // Paths, most of the time: those of a book have slashes.
            std::string better(string.substr(1, string.size() - 2));
            for (char& c : better)
                if (c == '\\') c = '/';
            return '"' + better + '"';
        }
        ++i;
    }
    return std::nullopt;
}

/// Arrays and inline tables: signs and strings one after the other.
class Items {
public:
    explicit Items(std::string_view text) : text_(text) {}

    RepairedValue run() {
        while (at_ < text_.size()) step();
        while (!open_.empty()) {
            blame(WordId::bracket_open, 0, text_.size());
            // Before a comment that ends the text.
            made_ += open_.back() == '[' ? "]" : "}";
            open_.pop_back();
        }
        return {made_, fault_, true};
    }

private:
    void step() {
        const char c = text_[at_];
        if (c == '#') {
            while (at_ < text_.size() && text_[at_] != '\n') ++at_;  // said, and not needed
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            made_ += c;
            ++at_;
        } else if (c == '[' || c == '{') {
            separate();
            open_ += c;
            made_ += c;
            ++at_;
        } else if (c == ']' || c == '}') {
            if (!open_.empty()) open_.pop_back();
            made_ += c;
            ++at_;
            ended_ = true;
        } else if (c == ',' || c == '=') {
            made_ += c;
            ++at_;
            ended_ = false;
        } else if (c == ':' && !open_.empty() && open_.back() == '{') {
            blame(WordId::colon_for_equals, at_, at_ + 1);
            while (made_.ends_with(' ')) made_.pop_back();
            made_ += " =";
            ++at_;
            ended_ = false;
        } else {
            item();
        }
    }

    void item() {
        separate();
        const std::size_t begin = at_;
        if (text_[at_] == '"' || text_[at_] == '\'') {
            std::size_t end = end_of_string(text_, at_);
            if (end == std::string_view::npos) {
                blame(WordId::quote_open, begin, text_.size());
                end = std::min(text_.find_first_of(",]\n", at_), text_.size());
                made_ += in_quotation_marks(trimmed(text_.substr(at_ + 1, end - at_ - 1)));
            } else if (const auto better = with_good_escapes(text_.substr(at_, end - at_))) {
                blame(WordId::bad_escape, begin, end);
                made_ += *better;
            } else {
                made_ += text_.substr(at_, end - at_);
            }
            at_ = end;
        } else if (const std::size_t bytes = curly_quote_at(text_, at_)) {
            const std::size_t end = std::min(end_of_curly(text_, at_), text_.size());
            std::string_view inside = text_.substr(at_ + bytes, end - at_ - bytes);
            if (inside.size() >= bytes) inside.remove_suffix(std::min(inside.size(), bytes));
            blame(WordId::curly_quotes, begin, end);
            made_ += in_quotation_marks(inside);
            at_ = end;
        } else {
            const std::size_t end = std::min(text_.find_first_of(",=:]}#\n", at_), text_.size());
            const std::string bare(trimmed(text_.substr(at_, end - at_)));
            const bool key = !open_.empty() && open_.back() == '{' && end < text_.size() &&
                             (text_[end] == '=' || text_[end] == ':');
            if (key) {
                made_ += text_.substr(begin, end - begin);
            } else {
                const RepairedValue made = repaired_bare(bare);
                if (made.fault) blame(made.fault->reason, begin, begin + bare.size());
                made_ += made.text;
            }
            at_ = std::max(end, begin + 1);
            if (key) return;
        }
        ended_ = true;
    }

    /// Two items with nothing between them.
    void separate() {
        if (ended_) {
            blame(WordId::comma_missing, at_, at_ + 1);
            const std::size_t last = made_.find_last_not_of(" \t\n\r");
            made_.insert(last + 1, ",");
        }
        ended_ = false;
    }

    void blame(WordId reason, std::size_t begin, std::size_t end) {
        if (!fault_) fault_ = ValueFault{reason, begin, std::min(end, text_.size())};
    }

    std::string_view text_;
    std::string made_;
    std::string open_;
    std::optional<ValueFault> fault_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

/// A text in quotes, whose second one is missing, is another one, or stands in its middle.
RepairedValue repaired_quoted(std::string_view text) {
    const bool straight = text.front() == '"' || text.front() == '\'';
    const std::size_t opening = straight ? 1 : curly_quote_at(text, 0);
    if (straight) {
        const std::size_t end = end_of_string(text, 0);
        if (end != std::string_view::npos) {
            const std::string_view rest = trimmed(text.substr(end));
            if (rest.empty() || rest.front() == '#') {
                const auto better = with_good_escapes(text.substr(0, end));
                if (!better) return {std::string(text), {}, true};
                return {*better, ValueFault{WordId::bad_escape, 0, end}, true};
            }
        }
    }
    // Words behind a text that is closed belong to it.
    const std::size_t closed = straight ? end_of_string(text, 0) : std::string_view::npos;
    if (closed != std::string_view::npos && text.find_first_of("\"'", closed) == text.npos) {
        const std::string whole(text.substr(1, closed - 2));
        const std::string rest(text.substr(closed, text.find(" #", closed) - closed));
        if (rest.find("“") == rest.npos && rest.find("”") == rest.npos)
            return {in_quotation_marks(std::string(trimmed(whole + rest))),
                    ValueFault{WordId::quote_open, 0, text.size()}, true};
    }
    // To the last quotation mark, if there is one.
    std::size_t last = std::string_view::npos;
    for (std::size_t i = opening; i < text.size();) {
        const bool mark = text[i] == '"' || text[i] == '\'' || curly_quote_at(text, i) > 0;
        if (mark) last = i;
        i += decode_utf8(text, i).bytes;
    }
    bool curly = !straight;
    for (std::size_t i = 0; i < text.size(); i += decode_utf8(text, i).bytes)
        curly = curly || (i == last && curly_quote_at(text, i) > 0);
    const std::string_view inside = last == std::string_view::npos
                                        ? text.substr(opening)
                                        : text.substr(opening, last - opening);
    const WordId reason = curly ? WordId::curly_quotes : WordId::quote_open;
    return {in_quotation_marks(trimmed(inside)), ValueFault{reason, 0, text.size()}, true};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool is_bare_key(std::string_view text) {
    return !text.empty() && text.find_first_not_of(
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu"
                                "vwxyz0123456789_-.") == std::string_view::npos;
}

std::size_t curly_quote_at(std::string_view text, std::size_t at) {
    const Decoded next = decode_utf8(text, at);
    return is_curly_quote(next.value) ? next.bytes : 0;
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return std::string_view::npos;
}

bool is_open(std::string_view value) {
    int depth = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '"' || c == '\'') {
            const std::size_t end = end_of_string(value, i);
            if (end == std::string_view::npos)
                i = std::min(value.find('\n', i), value.size());
            else
                i = end - 1;
        } else if (c == '#') {
            i = std::min(value.find('\n', i), value.size());
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return depth > 0;
}

Scanned with_plain_signs(std::string_view line) {
    Scanned scanned;
    bool separated = false;
    const auto blame = [&](WordId reason, std::size_t at, std::size_t bytes) {
        if (!scanned.fault) scanned.fault = ValueFault{reason, at, at + bytes};
    };
    for (std::size_t i = 0; i < line.size();) {
        const Decoded next = decode_utf8(line, i);
        std::size_t end = i + next.bytes;
        if (next.value == '#') {
            end = line.size();
        } else if (next.value == '"' || next.value == '\'') {
            end = std::min(end_of_string(line, i), line.size());
        } else if (curly_quote_at(line, i) > 0) {
            end = std::min(end_of_curly(line, i), line.size());
        } else if (is_odd_blank(next.value)) {
            blame(WordId::odd_blank, i, next.bytes);
            scanned.text += ' ';
            i = end;
            continue;
        } else if (const char sign = plain_sign(next.value, line, i, next.bytes, separated)) {
            blame(WordId::wide_sign, i, next.bytes);
            scanned.text += sign;
            separated = separated || sign == '=' || sign == ':';
            if (sign == '#') {
                scanned.text += line.substr(end);
                break;
            }
            i = end;
            continue;
        }
        separated = separated || next.value == '=';
        scanned.text += line.substr(i, end - i);
        i = end;
    }
    return scanned;
}

RepairedValue repaired_value(std::string_view value) {
    const std::string_view text = trimmed(value);
    const std::size_t shift =
        text.empty() ? 0 : static_cast<std::size_t>(text.data() - value.data());
    RepairedValue made;
    if (text.empty() || text.front() == '#') {
        made = {"\"\"", ValueFault{WordId::no_value, 0, value.size()}, false};
        return made;
    }
    if (text.front() == '"' || text.front() == '\'' || curly_quote_at(text, 0) > 0) {
        made = repaired_quoted(text);
    } else if (text.front() == '[' || text.front() == '{') {
        made = Items(text).run();
    } else {
        const std::size_t note = text.find(" #");
        made = repaired_bare(std::string(trimmed(text.substr(0, note))));
    }
    if (made.fault) {
        made.fault->begin += shift;
        made.fault->end += shift;
    }
    return made;
}

}  // namespace banxin::toml
