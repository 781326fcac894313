// Chapters that begin at level 2: people who let a program write the title, or keep the one `#`
// for the book, begin so.
#include "document/walk.h"
#include "passes/passes.h"

#include <algorithm>

namespace banxin::passes {

void take_title(Chapter& chapter) {
    if (!chapter.title.empty() || chapter.blocks.empty()) return;
    auto* first = std::get_if<Heading>(&chapter.blocks.front().value);
    if (first == nullptr) return;
    bool alone = true;
    for_each_block(chapter, [&](Block& block) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading != nullptr && heading != first && heading->level <= first->level) alone = false;
    });
    if (!alone) return;
    chapter.title = std::move(first->content);
    chapter.anchor = std::move(chapter.blocks.front().anchor);
    chapter.blocks.erase(chapter.blocks.begin());
    for_each_block(chapter, [](Block& block) {
        if (auto* heading = std::get_if<Heading>(&block.value))
            heading->level =
                std::max<std::uint8_t>(2, static_cast<std::uint8_t>(heading->level - 1));
    });
}

}  // namespace banxin::passes
