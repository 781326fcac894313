/// \file
/// The book's own words, in its language: what headings, captions, generated pages and links are
/// called, in both outputs. Not the program's messages: those follow the reader of the terminal.
#pragma once

#include "document/book.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// The rows of words.inc, which says what each is and in which order languages stand in for each
/// other.
enum class Word : std::uint8_t {
#define BANXIN_WORD(name, hans, hant, ja, ko, en) name,
#define BANXIN_HONG_KONG(name, hant_hk)
#define BANXIN_ALSO(role, titles)
#include "document/words.inc"
#undef BANXIN_WORD
#undef BANXIN_HONG_KONG
#undef BANXIN_ALSO
    count
};

[[nodiscard]] std::string_view word(Word word, Language language);

/// All words of one language.
class Words {
public:
    explicit Words(Language language) : language_(language) {}
    [[nodiscard]] std::string_view operator[](Word which) const { return word(which, language_); }
    /// One with a place, and what stands there: "图{}" and "3" make "图3".
    [[nodiscard]] std::string filled(Word which, std::string_view what) const;
    /// Names as a list has them: "甲、乙".
    [[nodiscard]] std::string joined(const std::vector<std::string>& names) const;

private:
    Language language_;
};

/// What a chapter without a title is called; of a part, which always has one, that of a chapter.
[[nodiscard]] Word word_of(ChapterRole role);
/// "{}　译": how a name is set with what the person did. Nothing for relator codes without a word.
[[nodiscard]] std::optional<Word> credit_of(std::string_view relator);
/// Whether only the 版权页 names who did this: 责任编辑, 装帧设计 …
[[nodiscard]] bool is_of_production(std::string_view relator);
/// Of the heading over somebody's notes.
[[nodiscard]] Word notes_word(NoteBy by);
/// What leads back from one of them; its number follows.
[[nodiscard]] Word back_word(NoteBy by);

/// The role of a chapter with this title in any of the languages: "前言", "あとがき", "附录一";
/// `chapter` for every other.
[[nodiscard]] ChapterRole role_called(std::string_view title);

/// As a book in this language sets it: "2024年10月20日", "20 October 2024".
[[nodiscard]] std::string to_prose(Date date, Language language);

}  // namespace banxin
