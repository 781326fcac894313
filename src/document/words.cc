// One table, words.inc, and who is asked for when a language has no word of its own.

#include "document/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace banxin {
namespace {

/// The columns of the table.
enum Column : std::size_t { hans, hant, japanese, korean, english, columns };

using Row = std::array<std::string_view, columns>;

constexpr std::array<Row, static_cast<std::size_t>(Word::count)> table = {{
#define BANXIN_WORD(name, hans, hant, ja, ko, en) {hans, hant, ja, ko, en},
#define BANXIN_HONG_KONG(name, hant_hk)
#define BANXIN_ALSO(role, titles)
#include "document/words.inc"
#undef BANXIN_WORD
#undef BANXIN_HONG_KONG
}};

struct HongKong {
    Word word;
    std::string_view text;
};
constexpr HongKong hong_kong[] = {
#define BANXIN_WORD(name, hans, hant, ja, ko, en)
#define BANXIN_HONG_KONG(name, hant_hk) {Word::name, hant_hk},
#include "document/words.inc"
#undef BANXIN_HONG_KONG
#undef BANXIN_ALSO
};

struct AlsoCalled {
    ChapterRole role;
    std::string_view titles;
};
constexpr AlsoCalled also_called[] = {
#define BANXIN_HONG_KONG(name, hant_hk)
#define BANXIN_ALSO(role, titles) {ChapterRole::role, titles},
#include "document/words.inc"
#undef BANXIN_WORD
#undef BANXIN_HONG_KONG
#undef BANXIN_ALSO
};

Column column_of(Language language) {
    switch (language.locale()) {
        case Locale::zh_hans: return hans;
        case Locale::zh_hant: return hant;
        case Locale::ja: return japanese;
        case Locale::ko: return korean;
        case Locale::latin: return english;
    }
    return english;
}

const Row& row_of(Word word) {
    return table[static_cast<std::size_t>(word)];
}

/// Part `index` of a list.
std::string_view part_of(std::string_view list, char at, std::size_t index) {
    for (; index > 0; --index) list.remove_prefix(std::min(list.find(at), list.size() - 1) + 1);
    return list.substr(0, list.find(at));
}

bool names(std::string_view titles, std::string_view title) {
    for (std::size_t begin = 0; begin <= titles.size();) {
        const std::size_t end = std::min(titles.find('|', begin), titles.size());
        if (titles.substr(begin, end - begin) == title) return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace

std::string_view word(Word word, Language language) {
    if (language.is_hong_kong()) {
        for (const HongKong& own : hong_kong)
            if (own.word == word) return own.text;
    }
    return row_of(word)[column_of(language)];
}

std::string Words::filled(Word which, std::string_view what) const {
    return fmt::format(fmt::runtime((*this)[which]), what);
}

std::string Words::joined(const std::vector<std::string>& names) const {
    return fmt::format("{}", fmt::join(names, (*this)[Word::between_names]));
}

Word word_of(ChapterRole role) {
    switch (role) {
        case ChapterRole::chapter: return Word::chapter;
        case ChapterRole::foreword: return Word::foreword;
        case ChapterRole::preface: return Word::preface;
        case ChapterRole::introduction: return Word::introduction;
        case ChapterRole::dedication: return Word::dedication;
        case ChapterRole::epigraph: return Word::epigraph;
        case ChapterRole::prologue: return Word::prologue;
        case ChapterRole::epilogue: return Word::epilogue;
        case ChapterRole::afterword: return Word::afterword;
        case ChapterRole::appendix: return Word::appendix;
        case ChapterRole::acknowledgments: return Word::acknowledgments;
        case ChapterRole::glossary: return Word::glossary;
        case ChapterRole::bibliography: return Word::bibliography;
        case ChapterRole::colophon: return Word::colophon_page;
        case ChapterRole::endnotes: return Word::notes;
        case ChapterRole::part: return Word::chapter;
    }
    return Word::chapter;
}

std::optional<Word> credit_of(std::string_view relator) {
    struct Relator {
        std::string_view code;
        Word word;
    };
    constexpr Relator relators[] = {
        {"aut", Word::credit_author},       {"trl", Word::credit_translator},
        {"edt", Word::credit_editor},       {"com", Word::credit_compiler},
        {"ill", Word::credit_illustrator},  {"pht", Word::credit_photographer},
        {"ann", Word::credit_annotator},    {"edc", Word::credit_chief_editor},
        {"adp", Word::credit_adapter},      {"aui", Word::credit_introduction},
        {"win", Word::credit_introduction}, {"aft", Word::credit_afterword},
        {"waw", Word::credit_afterword},
    };
    for (const Relator& one : relators)
        if (one.code == relator) return one.word;
    return std::nullopt;
}

bool is_of_production(std::string_view relator) {
    constexpr std::string_view codes[] = {"red", "pfr", "bkd", "dsr", "tyd", "cov", "bjd"};
    return std::find(std::begin(codes), std::end(codes), relator) != std::end(codes);
}

Word notes_word(NoteBy by) {
    switch (by) {
        case NoteBy::author: return Word::author_notes;
        case NoteBy::translator: return Word::translator_notes;
        case NoteBy::editor: return Word::editor_notes;
    }
    return Word::author_notes;
}

Word back_word(NoteBy by) {
    switch (by) {
        case NoteBy::author: return Word::back_to_author_note;
        case NoteBy::translator: return Word::back_to_translator_note;
        case NoteBy::editor: return Word::back_to_editor_note;
    }
    return Word::back_to_author_note;
}

ChapterRole role_called(std::string_view title) {
    // 序 is what most call their own preface; another's says whose it is.
    for (const AlsoCalled& one : also_called)
        if (names(one.titles, title)) return one.role;
    for (const std::string_view word : row_of(Word::appendix))
        if (title.starts_with(word)) return ChapterRole::appendix;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(ChapterRole::colophon); ++i) {
        const auto role = static_cast<ChapterRole>(i);
        if (role == ChapterRole::chapter) continue;
        for (const std::string_view word : row_of(word_of(role)))
            if (title == word) return role;
    }
    return ChapterRole::chapter;
}

std::string to_prose(Date date, Language language) {
    const bool has_month = date.month >= 1 && date.month <= 12;
    const Word form = !has_month      ? Word::date_of_year
                      : date.day == 0 ? Word::date_of_month
                                      : Word::date_of_day;
    const std::string_view month =
        has_month ? part_of(word(Word::months, language), ' ', date.month - 1U) : "";
    return fmt::format(fmt::runtime(word(form, language)), date.year, month, date.day);
}

}  // namespace banxin
