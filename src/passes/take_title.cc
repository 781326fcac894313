// Chapters that begin at level 2: people who let a program write the title, or keep the one `#`
// for the book, begin so.
#include "document/walk.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <algorithm>

namespace banxin::passes {

void take_title(Chapter& chapter) {
    if (!chapter.title.empty() || chapter.blocks.empty()) return;
    auto* first = std::get_if<Heading>(&chapter.blocks.front().value);
    if (first == nullptr || name_of_title(first->content).empty()) return;
    const std::uint8_t level = first->level;
    const std::u32string counting = counting_of(plain_text(first->content));
    bool highest = true;
    for_each_block(chapter, [&](Block& block) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading == nullptr || heading == first || heading->level > level) return;
        if (heading->level < level) highest = false;
        if (!counting.empty() && counting_of(plain_text(heading->content)) == counting)
            highest = false;
    });
    if (!highest) return;
    chapter.title = std::move(first->content);
    chapter.anchor = std::move(chapter.blocks.front().anchor);
    if (chapter.fields.short_title.empty())
        chapter.fields.short_title = std::move(first->short_title);
    chapter.blocks.erase(chapter.blocks.begin());
    for_each_block(chapter, [&](Block& block) {
        auto* heading = std::get_if<Heading>(&block.value);
        if (heading == nullptr) return false;
        // From here on they are under one that was beside the title.
        if (heading->level <= level) return true;
        heading->level = std::max<std::uint8_t>(2, static_cast<std::uint8_t>(heading->level - 1));
        return false;
    });
}

}  // namespace banxin::passes
