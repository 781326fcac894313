#include "preview/character_count.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>
#include <string_view>

namespace banxin::preview {
namespace {

std::size_t count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return !continues_character(c) && !ascii::is_space(c);
    }));
}

}  // namespace

std::size_t character_count(const Book& book) {
    std::size_t all = 0;
    for (const Chapter& chapter : book.chapters) {
        if (chapter.file.empty()) continue;
        for_each_inline(chapter, [&](const Inline& one) {
            if (const auto* text = std::get_if<Text>(&one.value)) all += count(text->text);
            if (const auto* ruby = std::get_if<Ruby>(&one.value))
                for (const Ruby::Unit& unit : ruby->units) all += count(unit.base);
        });
    }
    return all;
}

}  // namespace banxin::preview
