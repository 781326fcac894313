#include "passes/typing.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace banxin::passes {
namespace {

using Signs = std::vector<Sign>;

bool is_one_of(std::u32string_view all, char32_t c) {
    return all.find(c) != std::u32string_view::npos;
}
constexpr std::u32string_view opening = U"“‘「『《〈（【〔［｛〖";
constexpr std::u32string_view closing = U"”’」』》〉）】〕］｝〗";
constexpr std::u32string_view stops = U"、。，；：？！…—·";

bool is_han(char32_t c) {
    return is_ideographic(c);
}

/// So many characters before a closing mark tell whether it is the mark of an item: 。一）
constexpr std::size_t looks_back = 2;

/// Han, or a mark that stands among them.
bool is_near(char32_t c) {
    return is_han(c) || is_one_of(opening, c) || is_one_of(closing, c) || is_one_of(stops, c);
}
bool is_latin_or_digit(char32_t c) {
    return ascii::is_alphanumeric(c) || script_of(c) == Script::latin;
}
std::uint32_t bytes_of(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// Goes over a run, one kind of slip after the other; what was meant replaces what was typed, so
/// that the next kind sees it.
class Reading {
public:
    Reading(Signs& signs, Locale locale) : signs_(signs), locale_(locale) {}

    void read(unsigned held, bool prose) {
        if ((held & ~held::bracket) == 0) return;
        if ((held & held::vertical) != 0) vertical_forms();
        if (locale_ == Locale::ko || locale_ == Locale::latin) return;
        if ((held & held::invisible_sign) != 0) invisible();
        if ((held & held::wide) != 0) full_width();
        chinese_ = locale_ != Locale::ja;
        if (chinese_) {
            if ((held & held::double_quote) != 0) quotes('"');
            if ((held & held::single_quote) != 0) quotes('\'');
        }
        // What was meant may be what the later ones look for.
        const bool changed = !typos.empty();
        if (changed || (held & held::stop) != 0) repeated();
        if (chinese_) {
            if (changed || (held & held::dash) != 0) dashes();
            if ((held & held::parenthesis) != 0) parentheses();
            if (changed || (held & held::half) != 0) half_width();
        }
        if (prose && (changed || (held & held::blank_sign) != 0)) blanks();
    }

    std::vector<Typo> typos;

private:
    [[nodiscard]] char32_t at(std::size_t i) const {
        return i < signs_.size() ? signs_[i].character : 0;
    }
    [[nodiscard]] char32_t before(std::size_t i) const { return i == 0 ? 0 : at(i - 1); }
    [[nodiscard]] std::size_t end_of(std::size_t i) const {
        std::size_t end = i;
        while (end < signs_.size() && at(end) == at(i)) ++end;
        return end;
    }

    /// Tells of the characters from `begin` to `end`, which are changed to `better` here too.
    void tell(Slip slip, std::size_t begin, std::size_t end,
              std::optional<std::u32string> better = std::nullopt, bool certain = false,
              std::uint32_t group = 0) {
        Typo typo;
        typo.slip = slip;
        typo.text = signs_[begin].text;
        if (typo.text == nullptr) return;
        typo.at = signs_[begin].at;
        bool whole = true;
        for (std::size_t i = begin; i < end; ++i) {
            append_utf8(typo.shown, at(i));
            whole = whole && signs_[i].text == typo.text && signs_[i].at == typo.at + typo.bytes;
            if (whole) typo.bytes += bytes_of(at(i));
        }
        typo.certain = certain && whole;
        typo.group = group;
        if (better) {
            typo.better = to_utf8(*better);
            // As many characters as there were: places stay. What is left over is a word joiner.
            for (std::size_t i = begin; i < end; ++i)
                signs_[i].character =
                    i - begin < better->size() ? (*better)[i - begin] : chars::word_joiner;
        }
        typos.push_back(std::move(typo));
    }
    /// What was left out is not between its neighbours.
    void close_up() {
        std::erase_if(signs_, [](const Sign& s) { return s.character == chars::word_joiner; });
    }

    void vertical_forms() {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            char32_t meant = horizontal(at(i));
            if (meant == 0 || signs_[i].text == nullptr) continue;
            constexpr char32_t bar = 0xFE31;
            const bool pair = at(i) == bar && at(i + 1) == bar;
            // One alone parts two words, as a bar does.
            if (at(i) == bar && !pair) meant = U'｜';
            if (is_one_of(opening, meant) || is_one_of(closing, meant)) {
                // Faces are made of them too: only pairs are brackets.
                const std::size_t partner = is_one_of(opening, meant) ? partner_of(i) : i;
                if (partner == i) continue;
                tell(Slip::vertical_form, partner, partner + 1,
                     std::u32string(1, horizontal(at(partner))), true);
            }
            tell(Slip::vertical_form, i, i + (pair ? 2 : 1), std::u32string(pair ? 2 : 1, meant),
                 true);
        }
    }
    /// The closing form of an opening one, which is the next character code; `i` when it is none.
    [[nodiscard]] std::size_t partner_of(std::size_t i) const {
        for (std::size_t k = i + 1; k < signs_.size(); ++k) {
            if (at(k) == at(i)) return i;
            if (at(k) == at(i) + 1) return k;
        }
        return i;
    }

    void invisible() {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const char32_t c = at(i);
            const bool hidden = c == chars::zero_width_space || c == chars::zero_width_non_joiner ||
                                c == chars::zero_width_joiner || c == chars::byte_order_mark;
            if (!hidden && c != chars::no_break_space) continue;
            if (c != chars::byte_order_mark && !(is_near(before(i)) && is_near(at(i + 1))))
                continue;
            tell(Slip::invisible, i, i + 1, U"", true);
            typos.back().shown = code_point_name(c);
        }
        close_up();
    }

    void full_width() {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const char32_t c = at(i);
            if (is_full_width_alphanumeric(c))
                tell(Slip::full_width, i, i + 1, std::u32string(1, c - 0xFEE0), true);
        }
    }

    /// Pairs of straight marks of which one stands at Han, inside or outside.
    void quotes(char32_t mark) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            if (at(i) != mark) continue;
            const bool open = places.size() % 2 == 1;
            const bool after_word = is_latin_or_digit(before(i));
            // Inches, and the apostrophe of a word.
            if (after_word && !open) continue;
            if (mark == '\'' && after_word && is_latin_or_digit(at(i + 1))) continue;
            places.push_back(i);
        }
        const auto fits = [&](std::size_t open, std::size_t close) {
            // The second may be that of inches.
            const bool inches = ascii::is_digit(before(close)) && !is_latin_or_digit(at(open + 1));
            return close > open + 1 && at(open + 1) != ' ' && before(close) != ' ' && !inches;
        };
        bool sure = places.size() % 2 == 0;
        for (std::size_t n = 0; n + 1 < places.size(); n += 2)
            sure = sure && fits(places[n], places[n + 1]);
        const bool corner = locale_ == Locale::zh_hant;
        const std::u32string_view marks =
            mark == '"' ? (corner ? U"「」" : U"“”") : (corner ? U"『』" : U"‘’");
        for (std::size_t n = 0; n < places.size(); n += 2) {
            const std::size_t open = places[n];
            const std::size_t close = n + 1 < places.size() ? places[n + 1] : open;
            bool near = false;
            for (const std::size_t i : {open, close})
                near = near || is_near(before(i)) || is_near(at(i + 1));
            if (!near) continue;
            const std::uint32_t group = ++groups_;
            tell(Slip::straight_quote, open, open + 1,
                 sure ? std::optional(std::u32string(1, marks[0])) : std::nullopt, sure, group);
            if (close == open) continue;
            tell(Slip::straight_quote, close, close + 1,
                 sure ? std::optional(std::u32string(1, marks[1])) : std::nullopt, sure, group);
        }
    }

    void repeated() {
        for (std::size_t i = 0; i < signs_.size();) {
            const char32_t c = at(i);
            if (!is_one_of(U".。，、…", c)) {
                ++i;
                continue;
            }
            const std::size_t end = end_of(i);
            const std::size_t count = end - i;
            const bool beside = is_near(before(i)) || is_near(at(end));
            const std::u32string dots = U"……";
            if (c == '.' && count >= 3 && beside) tell(Slip::repeated, i, end, dots, true);
            if (c == U'。' && count >= 3) tell(Slip::repeated, i, end, dots, true);
            if ((c == U'。' && count == 2) || ((c == U'，' || c == U'、') && count > 1))
                tell(Slip::repeated, i, end);
            const bool among = is_near(before(i)) && (is_near(at(end)) || end == signs_.size());
            if (c == chars::ellipsis && count == 1 && among && chinese_)
                tell(Slip::repeated, i, end);
            i = end;
        }
        close_up();
    }

    void dashes() {
        constexpr char32_t bar = 0x2015;
        for (std::size_t i = 0; i < signs_.size();) {
            const char32_t c = at(i);
            if (c != '-' && c != bar && c != U'－' && c != chars::em_dash) {
                ++i;
                continue;
            }
            const std::size_t end = end_of(i);
            const std::size_t from = before(i) == ' ' ? i - 1 : i;
            const std::size_t to = at(end) == ' ' ? end + 1 : end;
            const bool long_one = end - i >= 2 && (c == '-' || c == bar || c == U'－');
            const bool left = from == 0 || is_near(before(from));
            const bool right = to >= signs_.size() || is_near(at(to));
            const bool han = is_near(before(from)) || (to < signs_.size() && is_near(at(to)));
            if (long_one && left && right && han && end - i <= 4)
                tell(Slip::dash, from, to, U"——", true);
            else if (c == U'－' && end - i == 1 && is_han(before(i)) && is_han(at(end)))
                tell(Slip::dash, i, end);
            else if (c == chars::em_dash && end - i == 1 && is_han(at(end)) &&
                     (i == 0 || is_one_of(closing, before(i)) || is_one_of(U"。！？", before(i))))
                tell(Slip::dash, i, end);
            i = end;
        }
        close_up();
    }

    /// (注): with Han at both ends inside, and none but Han and their marks outside.
    void parentheses() {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            if (at(i) != '(' || !is_han(at(i + 1)) || !(i == 0 || is_near(before(i)))) continue;
            std::size_t close = i + 1;
            while (close < signs_.size() && !is_one_of(U"()\n", at(close))) ++close;
            if (at(close) != ')' || !is_near(before(close))) continue;
            if (close + 1 < signs_.size() && !is_near(at(close + 1)) &&
                !is_one_of(U",;:?!", at(close + 1)))
                continue;
            const std::uint32_t group = ++groups_;
            tell(Slip::half_width, i, i + 1, U"（", true, group);
            tell(Slip::half_width, close, close + 1, U"）", true, group);
        }
    }

    void half_width() {
        for (std::size_t i = 0; i < signs_.size(); ++i) {
            const char32_t c = at(i);
            const std::size_t kind = std::u32string_view(U",;:?!").find(c);
            if (c == 0 || kind == std::u32string_view::npos) continue;
            const char32_t left = before(i);
            if (!is_han(left) && !is_one_of(closing, left) && !is_one_of(U"？！", left)) continue;
            const bool ends = c == '?' || c == '!';
            const std::size_t blank = at(i + 1) == ' ' ? 1 : 0;
            const std::size_t next = i + 1 + blank;
            const char32_t right = at(next);
            const bool last = next >= signs_.size() || right == '\n';
            const bool fits = is_han(right) || is_one_of(opening, right) ||
                              (ends && (last || is_near(right) || is_one_of(U"?!", right)));
            if (!fits) continue;
            tell(Slip::half_width, i, next, std::u32string(1, U"，；：？！"[kind]), true);
        }
        close_up();
    }

    void blanks() {
        const bool sentence = std::any_of(signs_.begin(), signs_.end(), [](const Sign& s) {
            return is_one_of(U"。？！；", s.character);
        });
        for (std::size_t i = 0; i < signs_.size();) {
            const char32_t c = at(i);
            if (c != ' ' && c != chars::ideographic_space) {
                ++i;
                continue;
            }
            const std::size_t end = end_of(i);
            const bool among = is_near(before(i)) && is_near(at(end));
            if (among && ((c == ' ' && end - i > 1) || (c == chars::ideographic_space && sentence)))
                tell(Slip::blank, i, end);
            i = end;
        }
    }

    Signs& signs_;
    Locale locale_;
    bool chinese_ = false;
    std::uint32_t groups_ = 0;
};

}  // namespace

std::vector<Typo> typos_in(RunSigns& signs, Locale locale, bool prose) {
    Reading reading(signs.signs, locale);
    reading.read(signs.held, prose);
    // What was meant may be one.
    if (!reading.typos.empty()) signs.held |= held::bracket;
    return std::move(reading.typos);
}

std::vector<Sign> around_marks(const RunSigns& paragraph) {
    std::vector<Sign> some;
    if ((paragraph.held & held::bracket) == 0) return some;
    const Signs& signs = paragraph.signs;
    std::size_t done = 0;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (i > 0 && !may_be_bracket(signs[i].character)) continue;
        const std::size_t begin = std::max(done, i - std::min(i, looks_back));
        done = std::max(done, std::min(i + 2, signs.size()));
        for (std::size_t k = begin; k < done; ++k) some.push_back(signs[k]);
    }
    return some;
}

std::vector<Typo> unpaired_in(const std::vector<std::vector<Sign>>& paragraphs) {
    std::vector<Typo> typos;
    const auto tell = [&](const Sign& sign) {
        if (sign.text == nullptr) return;
        std::string shown;
        append_utf8(shown, sign.character);
        typos.push_back({Slip::unpaired, sign.text, sign.at, bytes_of(sign.character), shown,
                         std::nullopt, false, 0});
    };
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
        const Signs& signs = paragraphs[p];
        std::vector<Sign> open;
        for (std::size_t i = 0; i < signs.size(); ++i) {
            const char32_t c = signs[i].character;
            if (!may_be_bracket(c)) continue;
            const char32_t before = i == 0 ? 0 : signs[i - 1].character;
            if (is_one_of(opening, c)) open.push_back(signs[i]);
            const std::size_t kind = closing.find(c);
            if (c == 0 || kind == std::u32string_view::npos) continue;
            // don’t, and the marks of a list: 1） 一） a）
            const char32_t after = i + 1 < signs.size() ? signs[i + 1].character : 0;
            if (c == U'’' && (is_latin_or_digit(before) || is_latin_or_digit(after))) continue;
            const auto partner = std::find_if(open.rbegin(), open.rend(), [&](const Sign& s) {
                return s.character == opening[kind];
            });
            if (partner != open.rend()) {
                std::for_each(open.rbegin(), partner, tell);
                open.erase(std::prev(partner.base()), open.end());
                continue;
            }
            if (c == U'）' && i > 0 && before != ' ' && !is_near(before)) continue;
            const bool figure = is_one_of(U"一二三四五六七八九十甲乙丙丁", before);
            const char32_t outer = i < 2 ? 0 : signs[i - 2].character;
            if (c == U'）' && figure && !(is_han(outer) && !is_one_of(U"十", outer))) continue;
            tell(signs[i]);
        }
        const char32_t next = p + 1 < paragraphs.size() && !paragraphs[p + 1].empty()
                                  ? paragraphs[p + 1].front().character
                                  : 0;
        for (const Sign& sign : open)
            if (sign.character != next) tell(sign);
    }
    return typos;
}

}  // namespace banxin::passes
