// Parts (编): pages with a title, which no file is.
#include "document/walk.h"
#include "passes/passes.h"

#include <fmt/format.h>

namespace banxin::passes {

ChapterList add_parts(ChapterList chapters, std::vector<PartTitle>&& titles, Language language) {
    ChapterList all;
    std::size_t number = 0;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        if (!titles[i].words.empty()) {
            Chapter part;
            part.role = ChapterRole::part;
            part.name = fmt::format("part-{}", ++number);
            part.language = language;
            part.title = std::move(titles[i].words);
            part.fields.short_title = std::move(titles[i].short_title);
            part.anchor = std::move(titles[i].anchor);
            for_each_of<Text>(part.title, [&](const Text& text) {
                part.span = text.span;
                return true;
            });
            take_notes(part, chapters[i]);
            all.push_back(std::move(part));
        }
        all.push_back(std::move(chapters[i]));
    }
    return all;
}

}  // namespace banxin::passes
