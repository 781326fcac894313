// Numbers before titles and headings, as a style asks for: 1.1, 第一章, 一、.

#include "base/ascii.h"
#include "base/numerals.h"
#include "base/unicode.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <array>
#include <map>
#include <string>
#include <utility>

namespace banxin::passes {
namespace {

class HeadingNumbers {
public:
    explicit HeadingNumbers(const HeadingSeriesByLevel& series) : series_(series) {}

    /// Of the next heading of that depth, from 0 on, with the blank after it (H14); empty: it has
    /// none.
    std::string next(std::size_t depth, Language language) {
        ++counts_[depth];
        for (std::size_t i = depth + 1; i < counts_.size(); ++i) counts_[i] = 0;
        const Words words(language);
        const Locale locale = language.locale();
        const bool han = locale != Locale::latin && locale != Locale::ko;
        const std::string count = han ? han_number(counts_[depth]) : std::to_string(counts_[depth]);
        switch (series_[depth]) {
            case HeadingSeries::none: return {};
            case HeadingSeries::decimal: return words.filled(Word::number_decimal, decimal(depth));
            case HeadingSeries::chapter: return words.filled(Word::number_chapter, count);
            case HeadingSeries::section: return words.filled(Word::number_section, count);
            case HeadingSeries::han: return words.filled(Word::number_plain, count);
            case HeadingSeries::brackets: return words.filled(Word::number_in_brackets, count);
        }
        return {};
    }

private:
    /// With the numbers of those above it that are counted so too.
    [[nodiscard]] std::string decimal(std::size_t depth) const {
        std::string text = std::to_string(counts_[depth]);
        for (std::size_t i = depth; i-- > 0 && series_[i] == HeadingSeries::decimal;)
            text.insert(0, std::to_string(counts_[i]) + ".");
        return text;
    }

    const HeadingSeriesByLevel& series_;
    std::array<std::uint32_t, 6> counts_ = {};
};

/// An author's own number stays alone. False: the heading has no other.
bool put_before(Inlines& heading, std::string& short_title, const std::string& number) {
    const std::string words = plain_text(heading);
    if (words.empty() || number.empty() || brings_number(words)) return false;
    Span span;
    for_each_of<Text>(heading, [&](const Text& text) {
        if (!span.known()) span = text.span;
    });
    heading.insert(heading.begin(), Inline{Text{number, span}});
    if (!short_title.empty() && !brings_number(short_title)) short_title.insert(0, number);
    return true;
}

/// What a text calls a heading that has a number: 第三章, 1.2; but 一、 and （一）, of which each
/// chapter has one, with the heading's words.
std::string reference_to(const Inlines& heading, const std::string& number, HeadingSeries series) {
    if (series == HeadingSeries::han || series == HeadingSeries::brackets)
        return name_of_title(heading);
    std::u32string characters = to_utf32(number);
    while (!characters.empty() &&
           (is_space(characters.back()) || characters.back() == chars::ideographic_space))
        characters.pop_back();
    return to_utf8(characters);
}

/// By chapter and id, which is empty for the chapter's title.
using References = std::map<std::pair<std::uint32_t, std::string>, std::string>;

void fill_in(Book& book, const References& references) {
    for (Chapter& chapter : book.chapters) {
        for_each_inline(chapter, [&](Inline& one) {
            const auto* link = std::get_if<Link>(&one.value);
            if (link == nullptr || !link->is_called_by_target || !link->target) return;
            const auto found = references.find({link->target->chapter, link->target->id});
            if (found != references.end()) *children_of(one) = {{Text{found->second, link->span}}};
        });
    }
}

}  // namespace

void number_headings(Book& book, const HeadingSeriesByLevel& series) {
    HeadingNumbers numbers(series);
    References references;
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        Chapter& chapter = book.chapters[i];
        if (chapter.role != ChapterRole::chapter) continue;
        const auto number = [&](Inlines& heading, std::string& short_title, const std::string& id,
                                std::size_t depth) {
            if (depth >= series.size()) return;
            const std::string count = numbers.next(depth, chapter.language);
            if (put_before(heading, short_title, count))
                references.emplace(std::pair(static_cast<std::uint32_t>(i), id),
                                   reference_to(heading, count, series[depth]));
        };
        const std::size_t below = chapter.level - 1U;
        number(chapter.title, chapter.fields.short_title, "", below);
        for (Block& block : chapter.blocks)
            if (auto* heading = std::get_if<Heading>(&block.value))
                number(heading->content, heading->short_title, block.id,
                       below + static_cast<std::size_t>(heading->level) - 1);
    }
    fill_in(book, references);
}

}  // namespace banxin::passes
