/// \file
/// The chapters of a book, in its order. Copies of a list share their chapters until one of them is
/// to be changed: then that list gets its own. To look at a list that is not const is to change it.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace banxin {

struct Chapter;

/// As a std::vector<Chapter>. Any thread may look at a const one; of another one several threads
/// may change chapters of their own.
class ChapterList {
    template <class List>
    class Iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Chapter;
        using difference_type = std::ptrdiff_t;
        using reference = std::conditional_t<std::is_const_v<List>, const Chapter&, Chapter&>;
        using pointer = std::remove_reference_t<reference>*;

        Iterator() = default;
        Iterator(List* list, difference_type at) : list_(list), at_(at) {}

        reference operator*() const { return (*list_)[static_cast<std::size_t>(at_)]; }
        pointer operator->() const { return &**this; }
        reference operator[](difference_type n) const { return *(*this + n); }

        Iterator& operator+=(difference_type n) {
            at_ += n;
            return *this;
        }
        Iterator& operator-=(difference_type n) { return *this += -n; }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this += -1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        friend Iterator operator+(Iterator from, difference_type n) { return from += n; }
        friend Iterator operator+(difference_type n, Iterator from) { return from += n; }
        friend Iterator operator-(Iterator from, difference_type n) { return from -= n; }
        friend difference_type operator-(Iterator a, Iterator b) { return a.at_ - b.at_; }
        friend bool operator==(Iterator a, Iterator b) { return a.at_ == b.at_; }
        friend auto operator<=>(Iterator a, Iterator b) { return a.at_ <=> b.at_; }

    private:
        List* list_ = nullptr;
        difference_type at_ = 0;
    };

public:
    using value_type = Chapter;
    using iterator = Iterator<ChapterList>;
    using const_iterator = Iterator<const ChapterList>;

    [[nodiscard]] std::size_t size() const { return chapters_.size(); }
    [[nodiscard]] bool empty() const { return chapters_.empty(); }
    [[nodiscard]] const Chapter& operator[](std::size_t i) const { return *chapters_[i]; }
    [[nodiscard]] Chapter& operator[](std::size_t i) {
        if (chapters_[i].use_count() > 1) part(i);
        return *chapters_[i];
    }
    [[nodiscard]] const Chapter& front() const { return (*this)[0]; }
    [[nodiscard]] Chapter& front() { return (*this)[0]; }
    [[nodiscard]] const Chapter& back() const { return (*this)[size() - 1]; }
    [[nodiscard]] Chapter& back() { return (*this)[size() - 1]; }

    [[nodiscard]] const_iterator begin() const { return {this, 0}; }
    [[nodiscard]] const_iterator end() const { return begin() + ends_at(); }
    [[nodiscard]] iterator begin() { return {this, 0}; }
    [[nodiscard]] iterator end() { return begin() + ends_at(); }

    void push_back(Chapter chapter);
    Chapter& emplace_back();
    iterator insert(iterator before, Chapter chapter);
    iterator erase(iterator at);
    void pop_back() { chapters_.pop_back(); }
    void resize(std::size_t count);
    void clear() { chapters_.clear(); }

    /// For a list that shall have the very same chapter.
    [[nodiscard]] std::shared_ptr<const Chapter> share(std::size_t i) const { return chapters_[i]; }
    void put(std::size_t i, std::shared_ptr<const Chapter> chapter) {
        chapters_[i] = std::const_pointer_cast<Chapter>(std::move(chapter));
    }
    void push_back(std::shared_ptr<const Chapter> chapter) {
        chapters_.push_back(std::const_pointer_cast<Chapter>(std::move(chapter)));
    }

private:
    [[nodiscard]] std::ptrdiff_t ends_at() const { return static_cast<std::ptrdiff_t>(size()); }
    void part(std::size_t i);

    /// Every chapter was made without const, and is not changed while somebody else has it.
    std::vector<std::shared_ptr<Chapter>> chapters_;
};

}  // namespace banxin
