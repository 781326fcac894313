// What stands in the contents, and in the lists of figures and tables. Knows no type.

#include "document/contents.h"
#include "document/links.h"
#include "document/walk.h"
#include "document/words.h"
#include "layout/front_matter.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace banxin::layout {
namespace {

/// Chapters keep the names that the passes gave them; these cannot clash with an XHTML file's.
constexpr const char* contents_name = "contents-page";
constexpr const char* figures_name = "figures-page";
constexpr const char* tables_name = "tables-page";

class Lists {
public:
    Lists(const Book& book, const std::map<std::string, std::string>& labels,
          const LayoutOptions& options)
        : book_(book), labels_(labels), options_(options) {}

    std::vector<ContentsList> all() {
        add(contents_name, Word::contents, contents());
        if (options_.list_of_figures)
            add(figures_name, Word::list_of_figures, listed(ListKind::figures));
        if (options_.list_of_tables)
            add(tables_name, Word::list_of_tables, listed(ListKind::tables));
        return std::move(lists_);
    }

private:
    void add(const char* name, Word title, std::vector<ContentsEntry> entries) {
        if (entries.empty()) return;
        lists_.push_back(
            {name, std::string(word(title, book_.metadata.language.value)), std::move(entries)});
    }

    [[nodiscard]] std::string label_of(const std::string& anchor) const {
        const auto found = labels_.find(anchor);
        return found == labels_.end() ? std::string() : found->second;
    }

    /// Each chapter that is printed, in the order of print.
    template <class Each>
    void for_each_chapter(Each&& each) const {
        for (const bool front : {true, false}) {
            for (std::size_t i = 0; i < book_.chapters.size(); ++i) {
                const Chapter& chapter = book_.chapters[i];
                if (is_front_matter(chapter.role) == front && chapter.role != ChapterRole::colophon)
                    each(i, chapter);
            }
        }
    }

    [[nodiscard]] std::vector<ContentsEntry> contents() const {
        const std::vector<std::string> authors =
            authors_in_contents(book_, options_.contents_authors);
        std::vector<ContentsEntry> entries;
        for_each_chapter([&](std::size_t i, const Chapter& chapter) {
            const bool part = chapter.role == ChapterRole::part;
            const int depth = is_front_matter(chapter.role) ? 1 : options_.contents_depth;
            const std::string own = anchor_name(chapter.name, {});
            for_each_heading(
                chapter, depth, [&](int level, const Inlines& title, std::string anchor) {
                    Inlines words = quoted(title);
                    if (words.empty()) return;
                    std::string label = label_of(anchor);
                    entries.push_back({part ? 0 : level, std::move(words),
                                       anchor == own ? authors[i] : std::string(), chapter.language,
                                       std::move(anchor), std::move(label)});
                });
        });
        return entries;
    }

    [[nodiscard]] std::vector<ContentsEntry> listed(ListKind kind) const {
        std::vector<ContentsEntry> entries;
        const bool by_chapter = are_listed_by_chapter(book_, kind);
        for_each_chapter([&](std::size_t, const Chapter& chapter) {
            const std::vector<Listed> all = listed_in(chapter, kind);
            if (by_chapter && !all.empty()) {
                Inlines name = {{Text{name_in_lists(chapter), chapter.span}}};
                entries.push_back({1, std::move(name), {}, chapter.language, {}, {}, true});
            }
            for (const Listed& one : all) {
                std::string anchor = anchor_name(chapter.name, one.id);
                std::string label = label_of(anchor);
                entries.push_back({by_chapter ? 2 : 1,
                                   quoted(one.caption),
                                   {},
                                   chapter.language,
                                   std::move(anchor),
                                   std::move(label)});
            }
        });
        return entries;
    }

    const Book& book_;
    const std::map<std::string, std::string>& labels_;
    const LayoutOptions& options_;
    std::vector<ContentsList> lists_;
};

}  // namespace

std::vector<ContentsList> contents_lists(const Book& book,
                                         const std::map<std::string, std::string>& labels,
                                         const LayoutOptions& options) {
    return Lists(book, labels, options).all();
}

bool look_alike(const ContentsList& a, const ContentsList& b) {
    const auto without_places = [](ContentsEntry entry) {
        forget_places(entry.title);
        return entry;
    };
    return a.name == b.name && a.title == b.title &&
           std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [&](const ContentsEntry& one, const ContentsEntry& other) {
                          return one == other || without_places(one) == without_places(other);
                      });
}

MovedWords::MovedWords(const ContentsList& from, const ContentsList& to) {
    std::vector<Span> now;
    for (const ContentsEntry& entry : to.entries)
        for_each_span(entry.title, [&](const Span& span) { now.push_back(span); });
    std::size_t next = 0;
    for (const ContentsEntry& entry : from.entries)
        for_each_span(entry.title, [&](const Span& span) {
            moves_.push_back({span, now[next++]});
        });
    std::sort(moves_.begin(), moves_.end(), [](const Move& a, const Move& b) {
        return std::tie(a.from.source, a.from.begin) < std::tie(b.from.source, b.from.begin);
    });
}

void MovedWords::apply(Page& page) const {
    for (Item& item : page.items)
        if (auto* run = std::get_if<GlyphRun>(&item)) run->written = moved(run->written);
}

Written MovedWords::moved(Written at) const {
    const auto behind = [](const Written& place, const Move& move) {
        return std::tie(place.source, place.at) < std::tie(move.from.source, move.from.begin);
    };
    const auto after = std::upper_bound(moves_.begin(), moves_.end(), at, behind);
    if (!at.known() || after == moves_.begin()) return at;
    const Move& move = *std::prev(after);
    if (move.from.source != at.source || at.at > move.from.end) return at;
    return {move.to.source, move.to.begin + (at.at - move.from.begin)};
}

void for_each_heading(const Chapter& chapter, int depth,
                      const std::function<void(int, const Inlines&, std::string)>& each) {
    const int below = chapter.level - 1;
    each(1 + below, chapter.title, anchor_name(chapter.name, {}));
    for (const Block& block : chapter.blocks) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading == nullptr || heading->level + below > depth || block.id.empty()) continue;
        each(heading->level + below, heading->content, anchor_name(chapter.name, block.id));
    }
}

}  // namespace banxin::layout
