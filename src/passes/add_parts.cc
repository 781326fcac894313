// Parts (编): pages with a title, which no file is.
#include "passes/passes.h"

#include <fmt/format.h>

namespace banxin::passes {

std::vector<Chapter> add_parts(std::vector<Chapter> chapters,
                               const std::vector<Located<std::string>>& titles, Language language) {
    std::vector<Chapter> all;
    std::size_t number = 0;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const auto& [title, span] = titles[i];
        if (!title.empty()) {
            Chapter part;
            part.role = ChapterRole::part;
            part.name = fmt::format("part-{}", ++number);
            part.language = language;
            part.title = {{Text{title, span}}};
            part.span = span;
            all.push_back(std::move(part));
        }
        all.push_back(std::move(chapters[i]));
    }
    return all;
}

}  // namespace banxin::passes
