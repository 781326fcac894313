/// \file
/// Pages that the program makes itself: the contents and the lists after them. Private to the
/// layout room.
#pragma once

#include "document/book.h"
#include "layout/flow.h"
#include "layout/layout.h"
#include "layout/stream.h"
#include "style/style.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::layout {

/// A line of the contents, or of a list of figures or tables.
struct ContentsEntry {
    /// 0: a part; 1: a chapter; then its headings.
    int level = 1;
    Inlines title;
    /// Mostly empty.
    std::string author;
    Language language;
    std::string anchor;
    /// The printed number of the page that it stands on.
    std::string label;
    /// Over the entries of a chapter, up to the next one: it leads nowhere.
    bool heads_others = false;
    bool operator==(const ContentsEntry&) const = default;
};

struct ContentsList {
    /// Of its pages, and of the place where they begin.
    std::string_view name;
    std::string title;
    std::vector<ContentsEntry> entries;
    bool operator==(const ContentsList&) const = default;
};

/// The contents, then the lists that the options ask for; none without entries. `labels`: the
/// number of the page of every anchor.
[[nodiscard]] std::vector<ContentsList> contents_lists(
    const Book& book, const std::map<std::string, std::string>& labels,
    const LayoutOptions& options);

/// Whether they look alike: they differ at most in where their words were written.
[[nodiscard]] bool look_alike(const ContentsList& a, const ContentsList& b);

/// From where the words of a list were written to where those of one that looks alike are.
class MovedWords {
public:
    MovedWords(const ContentsList& from, const ContentsList& to);
    void apply(Page& page) const;

private:
    [[nodiscard]] Written moved(Written at) const;

    struct Move {
        Span from;
        Span to;
    };
    /// By `from`.
    std::vector<Move> moves_;
};

/// B07–B09: dotted leaders on one grid, numbers flush right, long titles wrapped clear of them. A
/// last page is not left with fewer than four lines, and no page ends with what heads others.
[[nodiscard]] Flow contents(const ContentsList& list, StreamContext& context);

/// A chapter's own entry and those of its headings down to `depth`, which counts from the top of
/// the contents: a chapter under another begins deeper. `each(level, title, anchor)`.
void for_each_heading(const Chapter& chapter, int depth,
                      const std::function<void(int, const Inlines&, std::string)>& each);

}  // namespace banxin::layout
