#include "document/chapter_list.h"

#include "document/book.h"

namespace banxin {

void ChapterList::push_back(Chapter chapter) {
    chapters_.push_back(std::make_shared<Chapter>(std::move(chapter)));
}

Chapter& ChapterList::emplace_back() {
    push_back(Chapter());
    return *chapters_.back();
}

ChapterList::iterator ChapterList::insert(iterator before, Chapter chapter) {
    const std::ptrdiff_t at = before - begin();
    chapters_.insert(chapters_.begin() + at, std::make_shared<Chapter>(std::move(chapter)));
    return begin() + at;
}

ChapterList::iterator ChapterList::erase(iterator at) {
    const std::ptrdiff_t n = at - begin();
    chapters_.erase(chapters_.begin() + n);
    return begin() + n;
}

void ChapterList::resize(std::size_t count) {
    while (size() > count) pop_back();
    while (size() < count) emplace_back();
}

void ChapterList::part(std::size_t i) {
    chapters_[i] = std::make_shared<Chapter>(*chapters_[i]);
}

}  // namespace banxin
