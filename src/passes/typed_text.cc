// Goes through a chapter run by run; what is a paragraph and what is verse is known here.
#include "passes/typed_text.h"

#include "document/walk.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace banxin::passes {

std::vector<Typo> typos_of(Chapter& chapter) {
    const Locale locale = chapter.language.locale();
    const bool pairs = locale != Locale::ko && locale != Locale::latin;
    std::vector<Typo> typos;
    std::vector<std::vector<Sign>> paragraphs;
    RunSigns signs;
    const auto look_at = [&](Inlines& run, bool prose) {
        read_signs(run, signs);
        // Of the next run the numbers of pairs go on.
        const auto groups = static_cast<std::uint32_t>(2 * typos.size());
        for (Typo& typo : typos_in(signs, locale, prose)) {
            if (typo.group != 0) typo.group += groups;
            typos.push_back(std::move(typo));
        }
    };
    look_at(chapter.title, false);
    std::set<const Block*> in_verse;
    for_each_block(chapter, [&](Block& block) {
        const auto* quote = std::get_if<Quote>(&block.value);
        if (quote != nullptr && quote->kind == QuoteKind::verse)
            for_each_block(block, [&](const Block& inner) { in_verse.insert(&inner); });
        // What a pass has made of fields has blanks of its own.
        const auto* paragraph = std::get_if<Paragraph>(&block.value);
        const bool prose = paragraph != nullptr && paragraph->role == ParagraphRole::body &&
                           !in_verse.contains(&block);
        for_each_part(
            block,
            [&](Inlines& run, Span) {
                look_at(run, prose);
                if (prose && pairs) paragraphs.push_back(around_marks(signs));
            },
            [](Blocks&) {});
    });
    std::vector<Typo> alone = unpaired_in(paragraphs);
    std::move(alone.begin(), alone.end(), std::back_inserter(typos));
    return typos;
}

}  // namespace banxin::passes
