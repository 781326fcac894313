// Tables of words, and what must stand around one so that it is a signature.
#include "passes/note_signatures.h"

#include "base/ascii.h"
#include "base/folding.h"
#include "base/unicode.h"
#include "document/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace banxin::passes {
namespace {

/// `note`: they say that this is a note of somebody (译者注); else only who (译者).
struct WordList {
    NoteBy by;
    bool note;
    /// Parted by blanks.
    std::u32string_view list;
};

/// Latin ones in small letters, without blanks and stops: "T. N." is "tn".
constexpr WordList words[] = {
    {NoteBy::translator, true,
     U"译者注 译者按 译者附注 译注 译按 譯者註 譯者注 譯者按 譯註 譯注 譯按 訳者注 訳者註 訳注 "
     U"訳註"},
    {NoteBy::translator, true, U"역주 역자주 옮긴이주"},
    {NoteBy::translator, true,
     U"translator'snote translatorsnote translators'note translatornote noteofthetranslator "
     U"transnote trnote tn"},
    // French and Italian; Spanish; German; Russian.
    {NoteBy::translator, true, U"ndt ndelt anmdübers anmdü adü примпер примперев"},
    {NoteBy::translator, false, U"译者 譯者 訳者 역자 옮긴이 translator transl trans tr"},

    {NoteBy::editor, true,
     U"编者注 编者按 编注 编按 編者註 編者注 編者按 編註 編注 編集部注 編集者注"},
    {NoteBy::editor, true, U"편집자주 엮은이주 편주"},
    {NoteBy::editor, true,
     U"editor'snote editorsnote editors'note ednote nde anmdhrsg adhrsg примред"},
    {NoteBy::editor, false, U"编者 編者 편집자 엮은이 editor editors eds ed"},

    {NoteBy::author, true, U"原注 原註 作者注 作者註 作者按 著者注 原著者注 원주 저자주 지은이주"},
    {NoteBy::author, true, U"author'snote authorsnote"},
};

/// In labels, where a number may follow.
constexpr WordList label_words[] = {
    {NoteBy::translator, true, U"译 譯 訳 역 译注 译者注 譯註 譯注 訳注 訳註 역주 tr trans tn"},
    {NoteBy::editor, true, U"编 編 편 编注 编者注 編註 編注 편주 ed"},
    {NoteBy::author, true, U"原 原注 原註 원주"},
};

template <class Each>
void for_each_word(std::span<const WordList> table, Each&& each) {
    for (const WordList& one : table) {
        for (std::size_t begin = 0; begin < one.list.size();) {
            const std::size_t end = std::min(one.list.find(U' ', begin), one.list.size());
            each(one.list.substr(begin, end - begin), one);
            begin = end + 1;
        }
    }
}

constexpr std::u32string_view openers = U"（(【[〔［";
constexpr std::u32string_view closers = U"）)】]〕］";
constexpr std::u32string_view dashes = U"\u2014\u2013\u2015\u2500\u2E3A\uFF0D-\u2010\u2011";
constexpr std::u32string_view sentence_ends = U"。．！？!?…";

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}
bool is_blank(char32_t c) {
    return is_space(c) || c == chars::ideographic_space || c == chars::no_break_space;
}
bool is_letter_of_alphabet(char32_t c) {
    const Script script = script_of(c);
    return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}
bool ends_sentence(char32_t c) {
    return is_one_of(c, sentence_ends) || c == '.';
}

char32_t folded(char32_t c) {
    if (c == chars::right_single_quote) return '\'';
    return lower_case(c);
}
/// Left out when words are compared.
bool is_loose(char32_t c) {
    return is_blank(c) || c == '.';
}

/// Where `word` begins if the text up to `end` ends with it.
std::optional<std::size_t> begin_of_last(std::u32string_view text, std::size_t end,
                                         std::u32string_view word) {
    std::size_t at = end;
    std::size_t left = word.size();
    while (left > 0) {
        if (at == 0) return std::nullopt;
        const char32_t c = folded(text[--at]);
        if (c == word[left - 1])
            --left;
        else if (left == word.size() || !is_loose(c))
            return std::nullopt;
    }
    if (is_letter_of_alphabet(word[0]) && at > 0 && is_letter_of_alphabet(text[at - 1]))
        return std::nullopt;
    return at;
}

/// Where `word` ends if the text from `begin` begins with it.
std::optional<std::size_t> end_of_first(std::u32string_view text, std::size_t begin,
                                        std::u32string_view word) {
    std::size_t at = begin;
    std::size_t done = 0;
    while (done < word.size()) {
        if (at == text.size()) return std::nullopt;
        const char32_t c = folded(text[at++]);
        if (c == word[done])
            ++done;
        else if (done == 0 || !is_loose(c))
            return std::nullopt;
    }
    return at;
}

std::size_t without_blanks_before(std::u32string_view text, std::size_t end) {
    while (end > 0 && is_blank(text[end - 1])) --end;
    return end;
}
std::size_t without_blanks_after(std::u32string_view text, std::size_t begin) {
    while (begin < text.size() && is_blank(text[begin])) ++begin;
    return begin;
}

/// Nothing is left open before `end`: a stop stands there, or nothing at all. "J. (Ed.)" goes on
/// with an initial.
bool closed_before(std::u32string_view text, std::size_t end) {
    end = without_blanks_before(text, end);
    while (end > 0 && (is_one_of(text[end - 1], U"”’」』\"'") || is_one_of(text[end - 1], closers)))
        --end;
    if (end == 0) return true;
    if (!ends_sentence(text[end - 1])) return false;
    const bool initial = text[end - 1] == '.' && end >= 2 && is_letter_of_alphabet(text[end - 2]) &&
                         (end == 2 || !is_letter_of_alphabet(text[end - 3]));
    return !initial;
}

/// The end of a paragraph, from the back: … dash or opener, word, stop, closers.
class Ending {
public:
    explicit Ending(std::u32string_view text) : text_(text) {
        end_ = without_blanks_before(text_, text_.size());
        word_end_ = end_;
        const auto skip = [&](auto&& belongs) {
            while (word_end_ > 0 &&
                   (belongs(text_[word_end_ - 1]) || is_blank(text_[word_end_ - 1])))
                --word_end_;
        };
        const auto is_stop = [](char32_t c) { return c == U'。' || c == U'．' || c == '.'; };
        skip(is_stop);
        innermost_ = word_end_;
        skip([](char32_t c) { return is_one_of(c, closers); });
        closed_ = word_end_ < innermost_;
        closer_ = without_blanks_after(text_, word_end_);
        skip(is_stop);
    }

    std::optional<NoteSignature> signature() const {
        const WordList* longest = nullptr;
        std::size_t begin = word_end_;
        for_each_word(words, [&](std::u32string_view word, const WordList& kind) {
            const auto at = begin_of_last(text_, word_end_, word);
            if (!at || *at >= begin) return;
            longest = &kind;
            begin = *at;
        });
        if (longest == nullptr) return std::nullopt;
        const auto from = begin_of_signature(*longest, begin);
        if (!from) return std::nullopt;
        return NoteSignature{longest->by, to_utf8(text_.substr(*from, until(*from) - *from)),
                             false};
    }

private:
    /// Empty: the word signs nothing.
    [[nodiscard]] std::optional<std::size_t> begin_of_signature(const WordList& word,
                                                                std::size_t begin) const {
        std::size_t at = without_blanks_before(text_, begin);
        const std::size_t after_dashes = at;
        while (at > 0 && is_one_of(text_[at - 1], dashes)) --at;
        const bool dashed = at < after_dashes;
        const std::size_t dash = at;
        const std::size_t before = without_blanks_before(text_, at);
        if (closed_ && before > 0 && is_pair(text_[before - 1], text_[closer_])) {
            const bool sure = word.note || dashed || text_[before - 1] == '[';
            if (sure || closed_before(text_, before - 1)) return before - 1;
            return std::nullopt;
        }
        if (dashed) {
            const bool hyphen =
                after_dashes - dash == 1 && is_one_of(text_[dash], U"-\u2010\u2011");
            const bool parted = dash == 0 || before < dash || ends_sentence(text_[dash - 1]) ||
                                is_one_of(text_[dash - 1], closers);
            return !hyphen || parted ? std::optional(dash) : std::nullopt;
        }
        // 译者注 by itself, where the sentence before it is over.
        if (word.note && (begin == 0 || (!is_letter_of_alphabet(text_[begin]) &&
                                         is_one_of(last_of_sentence(begin), sentence_ends))))
            return begin;
        return std::nullopt;
    }

    /// The brackets that hold more than the signature are not its own.
    [[nodiscard]] std::size_t until(std::size_t from) const {
        if (!closed_ || is_one_of(text_[from], openers)) return end_;
        return without_blanks_before(text_, closer_);
    }

    [[nodiscard]] char32_t last_of_sentence(std::size_t end) const {
        end = without_blanks_before(text_, end);
        if (end > 1 && is_one_of(text_[end - 1], U"”’」』")) --end;
        return end > 0 ? text_[end - 1] : U'\0';
    }

    static bool is_pair(char32_t opener, char32_t closer) {
        const std::size_t a = openers.find(opener);
        const std::size_t b = closers.find(closer);
        // A full-width bracket is often closed by a narrow one.
        return a != std::u32string_view::npos && b != std::u32string_view::npos &&
               (a == b || (a < 2 && b < 2) || (a >= 2 && b >= 2));
    }

    std::u32string_view text_;
    std::size_t end_ = 0;
    std::size_t word_end_ = 0;
    std::size_t innermost_ = 0;
    /// The first of the brackets behind the word.
    std::size_t closer_ = 0;
    bool closed_ = false;
};

}  // namespace

std::optional<NoteSignature> signature_at_end(std::string_view paragraph) {
    const std::u32string text = to_utf32(paragraph);
    return Ending(text).signature();
}

std::optional<NoteSignature> signature_at_head(std::string_view paragraph) {
    const std::u32string all = to_utf32(paragraph);
    const std::u32string_view text = all;
    const std::size_t head = without_blanks_after(text, 0);
    const bool opened = head < text.size() && is_one_of(text[head], openers);
    const std::size_t begin = without_blanks_after(text, opened ? head + 1 : head);
    const WordList* longest = nullptr;
    std::size_t end = begin;
    for_each_word(words, [&](std::u32string_view word, const WordList& kind) {
        const auto at = kind.note ? end_of_first(text, begin, word) : std::nullopt;
        if (!at || *at <= end) return;
        longest = &kind;
        end = *at;
    });
    if (longest == nullptr) return std::nullopt;
    const bool wide_blank = end < text.size() && text[end] == chars::ideographic_space;
    while (end < text.size() && is_loose(text[end])) ++end;
    bool told = wide_blank;
    if (opened && end < text.size() && is_one_of(text[end], closers)) {
        told = true;
        ++end;
    }
    const std::size_t colon = without_blanks_after(text, end);
    if (colon < text.size() && is_one_of(text[colon], U"：:")) {
        told = true;
        end = colon + 1;
    }
    if (!told || without_blanks_after(text, end) == text.size()) return std::nullopt;
    end = without_blanks_before(text, end);
    return NoteSignature{longest->by, to_utf8(text.substr(head, end - head)), true};
}

std::optional<NoteBy> by_label(std::string_view label) {
    const std::u32string text = to_utf32(label);
    std::u32string_view stem = text;
    while (!stem.empty() && ascii::is_digit(stem.back())) stem.remove_suffix(1);
    if (stem.size() > 1 && is_one_of(stem.back(), U"-_.:")) stem.remove_suffix(1);
    std::optional<NoteBy> by;
    for_each_word(label_words, [&](std::u32string_view word, const WordList& kind) {
        const auto end = end_of_first(stem, 0, word);
        if (end && *end == stem.size()) by = kind.by;
    });
    return by;
}

std::string_view usual_signature(NoteBy by, Language language) {
    switch (by) {
        case NoteBy::author: return {};
        case NoteBy::translator: return word(Word::signed_by_translator, language);
        case NoteBy::editor: return word(Word::signed_by_editor, language);
    }
    return {};
}

}  // namespace banxin::passes
