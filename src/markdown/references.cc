#include "markdown/references.h"

#include "base/ascii.h"
#include "document/walk.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::markdown {
namespace {

bool is_word(char c) {
    return ascii::is_alphanumeric(c);
}

/// The key that begins at `at`: a mark inside of it counts, one at its end is the sentence's.
std::string_view key_at(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_word(text[at])) return {};
    constexpr std::string_view inner = "_:.-+/";
    std::size_t end = at;
    while (end < text.size() &&
           (is_word(text[end]) || inner.find(text[end]) != std::string_view::npos))
        ++end;
    while (!is_word(text[end - 1])) --end;
    return text.substr(at, end - at);
}

/// "fig-tide": the kinds that Quarto refers to (Quarto, "Cross References").
bool is_cross_reference(std::string_view key) {
    constexpr std::array<std::string_view, 15> kinds = {"fig", "tbl", "sec", "eq",  "lst",
                                                        "thm", "lem", "cor", "prp", "cnj",
                                                        "def", "exm", "exr", "sol", "rem"};
    const std::size_t dash = key.find('-');
    if (dash == std::string_view::npos || dash + 1 == key.size()) return false;
    std::string kind(key.substr(0, dash));
    kind[0] = ascii::to_lower(kind[0]);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

class ReferenceReader {
public:
    explicit ReferenceReader(Context& context) : context_(context) {}

    Inlines read(Inlines&& inlines) {
        for (std::size_t i = 0; i < inlines.size(); ++i) {
            Text* words = std::get_if<Text>(&inlines[i].value);
            if (words == nullptr) {
                to_.push_back(std::move(inlines[i]));
                continue;
            }
            note_label(*words);
            note_commands(*words);
            text(*words);
        }
        return std::move(to_);
    }

private:
    [[nodiscard]] bool escaped(const Text& text, std::size_t at) const {
        return is_escaped(text, at, context_.source_text);
    }

    void push(const Text& text, std::size_t begin, std::size_t end) {
        if (end > begin) to_.push_back({cut(text, begin, end)});
    }

    void text(const Text& text) {
        const std::string_view all = text.text;
        std::size_t done = 0;
        for (std::size_t at = all.find('@'); at != std::string_view::npos;
             at = all.find('@', std::max(at + 1, done))) {
            if (all.substr(at).starts_with("@ref(")) {
                done = section(text, done, at);
                continue;
            }
            if (escaped(text, at) || (at > 0 && is_word(all[at - 1]))) continue;
            if (example(text, done, at)) continue;
            const std::string_view key = key_at(all, at + 1);
            if (key.empty()) continue;
            const std::size_t end = at + 1 + key.size();
            if (!is_cross_reference(key)) {
                context_.citations.note(all.substr(at, end - at), cut(text, at, end).span);
                continue;
            }
            const auto [open, close] = group_around(text, done, at);
            if (close > open) {
                push(text, done, open);
                group(text, open + 1, close);
                done = close + 1;
            } else {
                done = reference(text, done, at, end);
            }
        }
        push(text, done, all.size());
    }

    /// `(@name)` of an example is its number.
    bool example(const Text& text, std::size_t& done, std::size_t at) {
        std::size_t size = 0;
        const std::uint32_t number =
            context_.examples.number_at(std::string_view(text.text).substr(at + 1), size);
        if (number == 0) return false;
        push(text, done, at);
        done = at + 1 + size;
        to_.push_back({Text{std::to_string(number), cut(text, at, done).span}});
        return true;
    }

    /// `[第 -@sec-a 章]`, `[@fig-a; @fig-b]`: the brackets around a reference if all keys in them
    /// are references; two times the same place: there are none.
    std::pair<std::size_t, std::size_t> group_around(const Text& text, std::size_t done,
                                                     std::size_t at) const {
        const std::string_view all = text.text;
        const std::size_t open = all.substr(0, at).find_last_of("[]");
        const std::size_t close = all.find_first_of("[]", at);
        if (open == std::string_view::npos || open < done || all[open] != '[' ||
            escaped(text, open) || close == std::string_view::npos || all[close] != ']')
            return {0, 0};
        const std::string_view behind = all.substr(close + 1);
        if (behind.starts_with('(') || behind.starts_with('{')) return {0, 0};
        for (std::size_t i = all.find('@', open); i < close; i = all.find('@', i + 1))
            if (!is_cross_reference(key_at(all, i + 1))) return {0, 0};
        return {open, close};
    }

    void group(const Text& text, std::size_t begin, std::size_t close) {
        const std::string_view all = text.text;
        bool first = true;
        while (begin < close) {
            const std::size_t end = std::min(all.find(';', begin), close);
            std::size_t done = std::min(all.find_first_not_of(' ', begin), end);
            if (!std::exchange(first, false)) to_.push_back({Text{wide_marks() ? "、" : ", ", {}}});
            for (std::size_t at = all.find('@', done); at < end; at = all.find('@', done))
                done = reference(text, done, at, at + 1 + key_at(all, at + 1).size());
            push(text, done, end);
            begin = end + 1;
        }
    }

    /// `@fig-a` or, for the number alone, `-@fig-a`. Where the text behind it goes on.
    std::size_t reference(const Text& text, std::size_t done, std::size_t at, std::size_t end) {
        const std::string_view all = text.text;
        const bool number = at > done && all[at - 1] == '-' && (at < 2 || !is_word(all[at - 2]));
        std::size_t begin = at - (number ? 1 : 0);
        std::size_t behind = end;
        push(text, done, begin);
        const bool section = all.substr(at).starts_with("@sec-");
        if (number && section && takes_ordinal(begin, behind, begin, text)) {
            quoted(cut(text, begin, end));
            return behind;
        }
        link(cut(text, begin, end));
        return end;
    }

    [[nodiscard]] bool wide_marks() const {
        return context_.language.is_chinese() || context_.language.locale() == Locale::ja;
    }

    void quoted(const Text& words) {
        to_.push_back({Text{"“", {}}});
        link(words);
        to_.push_back({Text{"”", {}}});
    }

    void link(const Text& words) { to_.push_back({Link{words.text, "", {}, words.span, {}}}); }

    /// `第 \@ref(name) 章`: chapters have no numbers that the text does not say, so that it is
    /// “标题”. Where the text behind it goes on.
    std::size_t section(const Text& text, std::size_t done, std::size_t at) {
        const std::string_view all = text.text;
        constexpr std::size_t longest = 200;
        const std::size_t length = all.substr(at, longest).find(')');
        if (length == std::string_view::npos || length == 5) return done;
        const std::size_t close = at + length;
        const std::string_view label = all.substr(at + 5, close - at - 5);
        if (label.find_first_of(" \t[]") != std::string_view::npos) return done;
        std::size_t begin = at;
        std::size_t end = close + 1;
        std::size_t behind = end;
        if (label.find(':') == std::string_view::npos && takes_ordinal(begin, behind, done, text)) {
            push(text, done, begin);
            quoted(cut(text, at, end));
            return behind;
        }
        push(text, done, at);
        link(cut(text, at, end));
        return end;
    }

    /// 第 before the reference, which may be another text (the backslash parts them), and 章 or the
    /// like behind it.
    bool takes_ordinal(std::size_t& begin, std::size_t& end, std::size_t done, const Text& text) {
        constexpr std::string_view ordinal = "第";
        constexpr std::array<std::string_view, 6> divisions = {"章",   "节", "節",
                                                               "部分", "编", "篇"};
        std::string_view rest = std::string_view(text.text).substr(end);
        const std::size_t blanks = std::min(rest.find_first_not_of(' '), rest.size());
        rest = rest.substr(blanks);
        const auto division =
            std::find_if(divisions.begin(), divisions.end(),
                         [&](std::string_view one) { return rest.starts_with(one); });
        if (division == divisions.end()) return false;
        Text* before = to_.empty() ? nullptr : std::get_if<Text>(&to_.back().value);
        if (begin != done || before == nullptr) return false;
        std::string_view words = before->text;
        while (words.ends_with(' ')) words.remove_suffix(1);
        if (!words.ends_with(ordinal)) return false;
        *before = cut(*before, 0, words.size() - ordinal.size());
        if (before->text.empty()) to_.pop_back();
        end += blanks + division->size();
        return true;
    }

    /// `(\#fig:x)` and `(ref:x)` of bookdown where they name nothing that is here.
    void note_label(const Text& text) {
        const Text* before = to_.empty() ? nullptr : std::get_if<Text>(&to_.back().value);
        // At the head of a caption it is one.
        const bool opened = before != nullptr && before->text.ends_with('(') &&
                            !before->text.starts_with("Table:") && !before->text.starts_with("表");
        if (opened && text.text.starts_with('#') && escaped(text, 0))
            context_.directives.note("(\\#", cut(text, 0, 1).span, false);
        const std::size_t at = text.text.find("(ref:");
        if (at != std::string::npos)
            context_.directives.note("(ref:", cut(text, at, at + 5).span, false);
    }

    /// `\index{…}`.
    void note_commands(const Text& text) {
        for (std::size_t at = text.text.find('\\'); at != std::string::npos;
             at = text.text.find('\\', at + 1)) {
            std::size_t end = at + 1;
            while (end < text.text.size() && ascii::is_letter(text.text[end])) ++end;
            if (end < at + 3 || end == text.text.size() || text.text[end] != '{') continue;
            context_.directives.note(text.text.substr(at, end - at), cut(text, at, end).span,
                                     false);
        }
    }

    Context& context_;
    Inlines to_;
};

}  // namespace

bool is_tex_command(const Inlines& paragraph) {
    const Text* text = paragraph.size() == 1 ? std::get_if<Text>(&paragraph[0].value) : nullptr;
    if (text == nullptr || !text->text.starts_with('\\')) return false;
    std::size_t end = 1;
    while (end < text->text.size() && ascii::is_letter(text->text[end])) ++end;
    const std::string_view rest = std::string_view(text->text).substr(end);
    const bool bare = rest.empty() || ((rest[0] == '{' || rest[0] == '[') &&
                                       (rest.back() == '}' || rest.back() == ']'));
    const bool ascii = std::all_of(rest.begin(), rest.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return end > 2 && bare && ascii;
}

void drop_lone_backslash(Inlines& paragraph, std::string_view source) {
    Text* last = paragraph.empty() ? nullptr : std::get_if<Text>(&paragraph.back().value);
    if (last == nullptr || !last->text.ends_with('\\')) return;
    const std::size_t at = last->text.size() - 1;
    if (is_escaped(*last, at, source)) return;
    const std::size_t place = cut(*last, at, at + 1).span.begin;
    if (place > 0 && source[place - 1] != '\n' && source[place - 1] != ' ' && at > 0) return;
    const std::size_t end = at == 0 ? 0 : last->text.find_last_not_of(' ', at - 1) + 1;
    *last = cut(*last, 0, end);
    if (last->text.empty()) paragraph.pop_back();
}

void read_references(Inlines& inlines, Context& context) {
    if (is_tex_command(inlines)) return;
    // knitr runs what is in `r …`.
    for_each_of<CodeSpan>(inlines, [&](const CodeSpan& code) {
        if (code.text.starts_with("r ")) context.directives.note("`r", code.span, false);
    });
    for_each_nested_run(
        inlines,
        [&](Inlines& run) {
            const bool any = std::any_of(run.begin(), run.end(), [](const Inline& one) {
                const Text* text = std::get_if<Text>(&one.value);
                return text != nullptr && text->text.find_first_of("@\\(#") != std::string::npos;
            });
            if (any) run = ReferenceReader(context).read(std::move(run));
        },
        is_no_link);
}

}  // namespace banxin::markdown
