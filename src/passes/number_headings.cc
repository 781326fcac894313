// Numbers before titles and headings, as a style asks for: 1.1, 第一章, 一、.

#include "base/numerals.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <array>
#include <string>

namespace banxin::passes {
namespace {

class Numbers {
public:
    explicit Numbers(const HeadingSeriesByLevel& series) : series_(series) {}

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

/// An author's own number stays alone.
void put_before(Inlines& heading, const std::string& number) {
    const std::string words = plain_text(heading);
    if (words.empty() || number.empty() || brings_number(words)) return;
    Span span;
    for_each_of<Text>(heading, [&](const Text& text) {
        if (!span.known()) span = text.span;
    });
    heading.insert(heading.begin(), Inline{Text{number, span}});
}

}  // namespace

void number_headings(Book& book, const HeadingSeriesByLevel& series) {
    Numbers numbers(series);
    for (Chapter& chapter : book.chapters) {
        if (chapter.role != ChapterRole::chapter) continue;
        const std::size_t below = chapter.level - 1U;
        put_before(chapter.title, numbers.next(below, chapter.language));
        for (Block& block : chapter.blocks) {
            auto* heading = std::get_if<Heading>(&block.value);
            if (heading == nullptr) continue;
            const std::size_t depth = below + static_cast<std::size_t>(heading->level) - 1;
            if (depth < series.size())
                put_before(heading->content, numbers.next(depth, chapter.language));
        }
    }
}

}  // namespace banxin::passes
