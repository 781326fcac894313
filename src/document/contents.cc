#include "document/contents.h"

#include "document/walk.h"

#include <set>

namespace banxin {
namespace {

std::string author_of(const Chapter& chapter) {
    const ChapterFields& fields = chapter.fields;
    if (!fields.author.empty() || chapter.kind == ChapterKind::digest || !fields.original)
        return fields.author;
    return fields.original->author;
}

bool is_of_the_text(ChapterRole role) {
    return role != ChapterRole::part && !is_front_matter(role) && !is_back_matter(role);
}

}  // namespace

std::vector<std::string> authors_in_contents(const Book& book, ContentsAuthors wanted) {
    std::vector<std::string> authors;
    std::set<std::string> of_text;
    for (const Chapter& chapter : book.chapters) {
        authors.push_back(author_of(chapter));
        if (is_of_the_text(chapter.role) && !authors.back().empty()) of_text.insert(authors.back());
    }
    // One who wrote all of it is on the cover; a preface by another says so at its end.
    const bool shown = wanted == ContentsAuthors::always ||
                       (wanted == ContentsAuthors::automatic && of_text.size() > 1);
    if (!shown) authors.assign(book.chapters.size(), {});
    return authors;
}

std::vector<Listed> listed_in(const Chapter& chapter, ListKind kind) {
    std::vector<Listed> all;
    for_each_block(chapter.blocks, [&](const Block& block) {
        const auto* figure = std::get_if<Figure>(&block.value);
        const auto* table = std::get_if<Table>(&block.value);
        const Inlines* caption = nullptr;
        if (kind == ListKind::figures && figure != nullptr) caption = &figure->caption;
        if (kind == ListKind::tables && table != nullptr) caption = &table->caption;
        if (caption != nullptr && !caption->empty() && !block.id.empty())
            all.push_back({caption, &block.id});
    });
    return all;
}

}  // namespace banxin
