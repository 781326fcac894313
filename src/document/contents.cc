#include "document/contents.h"

#include "document/walk.h"
#include "document/words.h"

#include <set>
#include <utility>

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
    const auto list = [&](const auto& shown, const Block& block) {
        if (shown.caption.empty() || block.id.empty()) return;
        Inlines words = shown.short_caption.empty()
                            ? shown.caption
                            : Inlines{{Text{shown.short_caption, block.span}}};
        all.push_back({std::move(words), shown.label, block.id});
    };
    for_each_block(chapter.blocks, [&](const Block& block) {
        const auto* figure = std::get_if<Figure>(&block.value);
        const auto* table = std::get_if<Table>(&block.value);
        if (kind == ListKind::figures && figure != nullptr) list(*figure, block);
        if (kind == ListKind::tables && table != nullptr) list(*table, block);
    });
    return all;
}

bool are_listed_by_chapter(const Book& book, ListKind kind) {
    std::set<std::string> before;
    for (const Chapter& chapter : book.chapters) {
        std::set<std::string> here;
        for (Listed& one : listed_in(chapter, kind)) {
            if (one.label.empty()) continue;
            if (before.contains(one.label)) return true;
            here.insert(std::move(one.label));
        }
        before.merge(here);
    }
    return false;
}

std::string name_in_lists(const Chapter& chapter) {
    std::string name = head_of(chapter);
    if (!name.empty()) return name;
    return std::string(word(word_of(chapter.role), chapter.language));
}

}  // namespace banxin
