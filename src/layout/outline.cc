#include "layout/outline.h"

#include "document/words.h"

#include <utility>

namespace banxin::layout {

std::vector<OutlineEntry> outline_of(const Book& book, const std::vector<ContentsList>& lists) {
    std::vector<OutlineEntry> outline;
    for (const bool front : {true, false}) {
        for (const ContentsList& list : lists)
            if (!front) outline.push_back({1, list.title, std::string(list.name)});
        bool in_part = false;
        for (const Chapter& chapter : book.chapters) {
            if (is_front_matter(chapter.role) != front) continue;
            const bool part = chapter.role == ChapterRole::part;
            if (is_back_matter(chapter.role)) in_part = false;
            for_each_heading(chapter, 3, [&](int level, const Inlines& title, std::string anchor) {
                const std::string text = name_of_title(title);
                if (in_part && !part) ++level;
                if (!text.empty())
                    outline.push_back({static_cast<std::uint8_t>(level), text, std::move(anchor)});
            });
            in_part = in_part || part;
        }
    }
    return outline;
}

DocumentInfo info_of(const Metadata& metadata) {
    DocumentInfo info;
    info.title = metadata.title.value;
    if (!metadata.subtitle.empty())
        info.title +=
            std::string(word(Word::title_colon, metadata.language.value)) + metadata.subtitle;
    for (const Person& person : metadata.authors) info.authors.push_back(person.name);
    info.subject = metadata.description;
    info.keywords = metadata.subjects;
    info.publisher = metadata.publisher;
    info.rights = metadata.rights;
    info.language = metadata.language.value;
    info.identifier =
        metadata.print_identifier.empty() ? metadata.identifier : metadata.print_identifier;
    if (metadata.date) info.date = to_iso(*metadata.date);
    return info;
}

}  // namespace banxin::layout
