#include "layout/book_layout.h"

#include "base/parallel.h"
#include "document/words.h"
#include "layout/chapter_pages.h"
#include "layout/cover_page.h"
#include "layout/front_matter.h"
#include "layout/furniture.h"
#include "layout/grid.h"
#include "layout/note_sorts.h"
#include "layout/outline.h"
#include "layout/page_starts.h"
#include "layout/title_page.h"

#include <algorithm>
#include <map>
#include <utility>

namespace banxin::layout {
namespace {

/// By anchor: where the first marks are of notes that are gathered on other pages.
using MarkedPages = std::map<std::string, std::size_t>;

/// On which pages the marks are of notes that are gathered on other pages.
class NotedPages {
public:
    /// Marks on the page `end` and behind it are in the notes themselves.
    NotedPages(const MarkedPages& pages, std::size_t end) : pages_(pages), end_(end) {}

    using Range = std::pair<std::size_t, std::size_t>;
    /// The first and the last page that a page's notes lead back to; where it only goes on with a
    /// note, that one's. Pages are asked in their order.
    std::optional<Range> of(const Page& page) {
        std::optional<Range> range;
        if (last_) range = {*last_, *last_};
        bool own = false;
        for (const LinkArea& link : page.links) {
            const auto found = link.inside_book ? pages_.find(link.target) : pages_.end();
            if (found == pages_.end() || found->second >= end_) continue;
            const std::size_t at = found->second;
            range = own ? Range(std::min(range->first, at), std::max(range->second, at))
                        : Range(at, at);
            own = true;
        }
        if (range) last_ = range->second;
        return range;
    }

private:
    const MarkedPages& pages_;
    std::size_t end_;
    std::optional<std::size_t> last_;
};

/// Nobody finds anything in so many pages.
void tell_long_contents(const ContentsList& contents, std::size_t pages, const Book& book,
                        Diagnostics& diagnostics) {
    constexpr std::size_t most_pages = 20;
    int deepest = 1;
    for (const ContentsEntry& entry : contents.entries) deepest = std::max(deepest, entry.level);
    if (pages > most_pages && deepest > 1)
        diagnostics.report(Code::L012, book.metadata.title.span, {std::to_string(pages)},
                           Hint{HintId::shallower_contents, {std::to_string(deepest - 1)}});
}

/// By chapter: the part that it is in, as running heads have it; empty: in none.
std::vector<std::string> heads_of_parts(const Book& book) {
    std::vector<std::string> heads;
    std::string part;
    for (const Chapter& chapter : book.chapters) {
        if (chapter.role == ChapterRole::part) part = head_of(chapter);
        if (is_back_matter(chapter.role) || is_front_matter(chapter.role)) part.clear();
        heads.push_back(part);
    }
    return heads;
}

/// By anchor.
std::map<std::string, std::string> heads_of_sections(const Chapter& chapter) {
    std::map<std::string, std::string> heads;
    for (const Block& block : chapter.blocks) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading != nullptr && heading->level == 2 && !block.id.empty())
            heads.emplace(anchor_name(chapter.name, block.id), head_of(*heading));
    }
    return heads;
}

/// `goes_on` comes from the page before and leads to the next one.
std::string section_of(const Page& page, const Surroundings& around, std::string& goes_on) {
    std::string first;
    for (const Anchor& anchor : page.anchors) {
        const auto found = around.section_heads.find(anchor.name);
        if (found == around.section_heads.end()) continue;
        if (first.empty()) first = found->second;
        goes_on = found->second;
    }
    return first.empty() ? goes_on : first;
}

}  // namespace

/// What stands in the book, in its order, and how it comes to paper.
class BookLayout::Parts {
public:
    Parts(const Book& book, const style::Style& style, const text::Fonts& fonts,
          const LayoutOptions& options, Diagnostics& diagnostics, const Parts* before)
        : book_(book),
          look_(before == nullptr ? std::make_shared<const Look>(style, options) : before->look_),
          style_(look_->style),
          fonts_(fonts),
          options_(options),
          rules_(look_->rules),
          maker_(book, style_, fonts, rules_, options_),
          chapters_(maker_, options_, before == nullptr ? nullptr : &before->chapters_),
          part_heads_(heads_of_parts(book)) {
        if (options.cover) add_cover();
        number_from_here(PageLabelRange::Style::roman);
        add_title_page();
        add_chapters(true);
        add_lists(before, diagnostics);
        // B05: the body starts on the right, with page 1.
        start_on(Side::recto);
        number_from_here(PageLabelRange::Style::decimal);
        add_chapters(false);
        find_marks();
        for (const Made& one : made_) {
            Diagnostics own = one.part->diagnostics;
            diagnostics.append(std::move(own));
        }
    }

    const std::vector<PartPlace>& places() const { return places_; }
    std::size_t page_count() const { return page_count_; }
    std::string label(std::size_t page) const { return page_label(labels_, page); }
    MadeAnew made() const { return {chapters_.made_count(), chapters_.pieces_made(), lists_made_}; }

    PartPages pages_of(std::size_t index, BoxUse use) const {
        const Made& made = made_[index];
        PartPages pages;
        if (made.is_whole_page) {
            Page& page = pages.pages.emplace_back();
            page.items = made.part->flow.boxes.front().items;
        } else {
            const Side first = made.chapter ? chapters_.first_side(*made.chapter) : Side::recto;
            std::vector<ComposedPage> composed = compose_pages(
                made.part->flow, made.part->breaks_for(first), inputs_of(made), first, use);
            put_on_paper(index, composed);
            for (ComposedPage& one : composed) {
                if (made.moved) made.moved->apply(one.page);
                pages.pages.push_back(std::move(one.page));
            }
        }
        if (use == BoxUse::kept) {
            pages.structure = made.part->structure;
            return pages;
        }
        pages.structure = std::move(made.part->structure);
        made.part->flow = {};
        made.part->breaks = {};
        return pages;
    }

    PageMap starts() const {
        PageMap map;
        for (std::size_t i = 0; i < made_.size(); ++i) {
            const Made& made = made_[i];
            const std::size_t first = places_[i].first_page;
            if (made.kind == Made::Kind::title_page) map.title_page = label(first);
            if (made.kind == Made::Kind::contents) map.contents = label(first);
            if (!made.chapter) continue;
            const Part& part = *made.part;
            const auto starts = page_starts(part.breaks_for(chapters_.first_side(*made.chapter)),
                                            part.flow.has_facing);
            for (std::size_t page = 0; page < starts.size(); ++page) {
                if (!starts[page]) continue;
                TextPlace place = *starts[page];
                place.chapter = static_cast<std::uint32_t>(*made.chapter);
                map.starts.push_back({place, label(first + page)});
            }
        }
        // Two facing pages of a parallel text begin at the same place.
        std::stable_sort(map.starts.begin(), map.starts.end(),
                         [](const PageStart& a, const PageStart& b) { return a.place < b.place; });
        return map;
    }

    Pages pages(BoxUse use) const {
        Pages all;
        all.trim_width = style_.page.trim_width;
        all.trim_height = style_.page.trim_height;
        all.bleed = options_.bleed;
        all.labels = labels_;
        all.starts = starts();
        // All boxes are still there, and go one part after another: until then there is no room for
        // anything else.
        std::vector<PartPages> parts(made_.size());
        for_each_parallel(parts.size(), options_.jobs,
                          [&](std::size_t i) { parts[i] = pages_of(i, use); });
        all.pages.resize(page_count_);
        all.structure.emplace_back();
        all.structure.front().language = book_.metadata.language.value;
        // Each part's nodes stand behind those of the parts before it.
        std::vector<std::size_t> first_node;
        std::size_t nodes = 0;
        for (const PartPages& part : parts) {
            first_node.push_back(nodes);
            nodes += part.structure.size() - 1;
        }
        all.structure.resize(nodes + 1);
        for_each_parallel(parts.size(), options_.jobs, [&](std::size_t i) {
            join(std::exchange(parts[i], {}), places_[i].first_page, first_node[i], all);
        });
        all.outline = outline_of(book_, lists_);
        for (const Asset& asset : book_.assets)
            all.images.push_back({asset.bytes, asset.width, asset.height});
        all.info = info_of(book_.metadata);
        return all;
    }

private:
    /// What pieces of chapters that are kept refer to: one for all states of the book.
    struct Look {
        Look(const style::Style& of_book, const LayoutOptions& options)
            : style(of_book), rules(options.typography) {}
        style::Style style;
        LineRulesSet rules;
    };

    struct Made {
        enum class Kind : std::uint8_t { other, title_page, contents };
        Kind kind = Kind::other;
        std::shared_ptr<Part> part;
        /// Index into Book::chapters, or what gives a generated part its name and language.
        std::optional<std::size_t> chapter;
        std::unique_ptr<Chapter> generated;
        Surroundings around;
        /// Of a list, what it was set from; and where the words of that are now, if elsewhere.
        std::shared_ptr<const ContentsList> set_from;
        std::optional<MovedWords> moved;
        /// It has no margins, and is one box.
        bool is_whole_page = false;
    };

    ChapterInputs inputs_of(const Made& made) const {
        return made.chapter ? chapters_.inputs(*made.chapter) : maker_.inputs(*made.generated);
    }

    /// H09: a page with nothing on it, so that what follows begins on the right.
    void start_on(Side side) {
        if (side_of(page_count_ + 1) != side) ++page_count_;
    }

    void number_from_here(PageLabelRange::Style style) {
        labels_.push_back({static_cast<std::uint32_t>(page_count_), style, 1});
    }

    void add(Made made, std::string title, std::size_t pages) {
        const Chapter& chapter = made.chapter ? book_.chapters[*made.chapter] : *made.generated;
        places_.push_back({chapter.name, std::move(title), page_count_, pages, made.chapter});
        page_count_ += pages;
        made_.push_back(std::move(made));
    }

    void add_cover() {
        number_from_here(PageLabelRange::Style::none);
        Made made;
        made.generated = std::make_unique<Chapter>(maker_.generated(cover_name));
        made.part = std::make_shared<Part>(
            cover_part(maker_, *made.generated, options_.cover_design,
                       {style_.page.trim_width, style_.page.trim_height, options_.bleed}));
        made.is_whole_page = true;
        add(std::move(made), {}, 1);
        start_on(Side::recto);
    }

    /// Returns how many pages it has.
    std::size_t make_generated(Made& made, std::string_view name, const PartMaker::MakeFlow& make) {
        made.generated = std::make_unique<Chapter>(maker_.generated(name));
        made.part = std::make_shared<Part>(maker_.make(maker_.inputs(*made.generated), make, true));
        return made.part->page_count(Side::recto);
    }

    void add_title_page() {
        Made made;
        made.kind = Made::Kind::title_page;
        made.around.bare = true;
        const std::size_t pages = make_generated(
            made, title_page_name,
            [&](StreamContext& context) { return title_page(book_.metadata, context); });
        add(std::move(made), book_.metadata.title.value, pages);
    }

    void add_chapters(bool front) {
        for (std::size_t i = 0; i < chapters_.count(); ++i) {
            if (is_front_matter(book_.chapters[i].role) != front) continue;
            if (const auto side = chapters_.opening_side(i)) start_on(*side);
            Made made;
            made.part = chapters_.part(i);
            made.chapter = i;
            made.around = surroundings(i);
            add(std::move(made), name_of_title(book_.chapters[i].title),
                chapters_.part(i)->page_count(chapters_.first_side(i)));
        }
    }

    /// Body pages are numbered from 1, so their labels are known before the contents are set.
    void add_lists(const Parts* before, Diagnostics& diagnostics) {
        lists_ = contents_lists(book_, chapters_.labels(), options_);
        for (const ContentsList& list : lists_) {
            const bool first = &list == &lists_.front();
            Made made;
            if (first) made.kind = Made::Kind::contents;
            made.around.book = head_of(book_.metadata);
            made.around.chapter = list.title;
            made.around.language = book_.metadata.language.value;
            const std::size_t pages = make_list(made, list, before);
            if (first) {
                tell_long_contents(list, pages, book_, diagnostics);
                start_on(Side::recto);
            }
            add(std::move(made), list.title, pages);
        }
    }

    std::size_t make_list(Made& made, const ContentsList& list, const Parts* before) {
        for (std::size_t i = 0; before != nullptr && i < before->lists_.size(); ++i) {
            if (!look_alike(before->lists_[i], list)) continue;
            for (const Made& other : before->made_) {
                if (!other.generated || other.generated->name != list.name) continue;
                // What is said of it has its place in a text.
                if (!other.part->diagnostics.items().empty() && !(before->lists_[i] == list))
                    continue;
                made.generated = std::make_unique<Chapter>(*other.generated);
                made.part = other.part;
                made.set_from = other.set_from;
                if (!(*made.set_from == list)) made.moved.emplace(*made.set_from, list);
                return made.part->page_count(Side::recto);
            }
        }
        ++lists_made_;
        made.set_from = std::make_shared<const ContentsList>(list);
        return make_generated(made, list.name,
                              [&](StreamContext& context) { return contents(list, context); });
    }

    Surroundings surroundings(std::size_t i) const {
        const Chapter& chapter = book_.chapters[i];
        Surroundings around;
        around.book = head_of(book_.metadata);
        around.part = part_heads_[i];
        around.chapter = head_of(chapter);
        around.section_heads = heads_of_sections(chapter);
        around.language = chapter.language;
        around.opens_on_two = has_facing_original(chapter);
        if (around.opens_on_two) around.original = head_of(*chapter.parallel);
        around.bare = chapter.role == ChapterRole::colophon ||
                      chapter.role == ChapterRole::dedication ||
                      chapter.role == ChapterRole::part || chapter.role == ChapterRole::epigraph;
        return around;
    }

    /// For the heads of pages that notes are gathered on.
    void find_marks() {
        for (std::size_t i = 0; i < made_.size(); ++i) {
            if (!made_[i].chapter) continue;
            const Side first = chapters_.first_side(*made_[i].chapter);
            for (const auto& [anchor, page] : made_[i].part->index_for(first).first_marks)
                marked_pages_.emplace(anchor, places_[i].first_page + page);
        }
    }

    /// "注释（第12—34页）"; empty: nothing marks them.
    std::string head_of_notes(NotedPages& noted, const Page& page,
                              const Surroundings& around) const {
        const auto range = noted.of(page);
        if (!range) return {};
        const Words words(around.language);
        const std::string first = label(range->first);
        const std::string last = label(range->second);
        return around.chapter +
               (first == last ? words.filled(Word::on_page, first)
                              : words.filled(Word::on_pages,
                                             first + std::string(words[Word::to_page]) + last));
    }

    /// With what stands around the text.
    void put_on_paper(std::size_t index, std::vector<ComposedPage>& composed) const {
        const Made& made = made_[index];
        std::string goes_on;
        std::optional<NotedPages> noted;
        if (made.chapter && book_.chapters[*made.chapter].role == ChapterRole::endnotes)
            noted.emplace(marked_pages_, places_[index].first_page);
        for (std::size_t i = 0; i < composed.size(); ++i) {
            Page& page = composed[i].page;
            const std::string section = section_of(page, made.around, goes_on);
            if (composed[i].on_paper) continue;
            const std::size_t number = places_[index].first_page + i;
            const bool opening = i == 0 || (i == 1 && made.around.opens_on_two);
            const Side side = side_of(number + 1);
            const std::string head = noted ? head_of_notes(*noted, page, made.around) : "";
            add_furniture({side, opening, label(number), section, head}, made.around, style_,
                          fonts_, rules_, page);
            if (options_.show_grid) draw_grid(style_.page, page);
            place_on_paper(page, side, style_.page);
        }
    }

    static void join(PartPages part, std::size_t first_page, std::size_t nodes_before, Pages& all) {
        const auto moved = [nodes_before](NodeId node) {
            const auto index = static_cast<std::uint32_t>(node);
            return node == NodeId::artifact || index == 0
                       ? node
                       : static_cast<NodeId>(index + nodes_before);
        };
        for (std::size_t i = 1; i < part.structure.size(); ++i) {
            StructureNode& node = part.structure[i];
            node.parent = moved(node.parent);
            all.structure[nodes_before + i] = std::move(node);
        }
        for (std::size_t i = 0; i < part.pages.size(); ++i) {
            Page& page = all.pages[first_page + i];
            page = std::move(part.pages[i]);
            for (Item& item : page.items)
                std::visit([&](auto& one) { one.node = moved(one.node); }, item);
            for (LinkArea& link : page.links) link.node = moved(link.node);
        }
    }

    const Book& book_;
    std::shared_ptr<const Look> look_;
    const style::Style& style_;
    const text::Fonts& fonts_;
    const LayoutOptions options_;
    const LineRulesSet& rules_;
    const PartMaker maker_;
    Chapters chapters_;
    std::vector<std::string> part_heads_;
    std::vector<ContentsList> lists_;
    std::size_t lists_made_ = 0;
    std::vector<Made> made_;
    std::vector<PartPlace> places_;
    std::vector<PageLabelRange> labels_;
    std::size_t page_count_ = 0;
    MarkedPages marked_pages_;
};

BookLayout::BookLayout(const Book& book, const style::Style& style, const text::Fonts& fonts,
                       const LayoutOptions& options, Diagnostics& diagnostics,
                       const BookLayout* before)
    : parts_(std::make_unique<Parts>(book, style, fonts, options, diagnostics,
                                     before == nullptr ? nullptr : before->parts_.get())) {}
BookLayout::~BookLayout() = default;

const std::vector<PartPlace>& BookLayout::parts() const {
    return parts_->places();
}
std::size_t BookLayout::page_count() const {
    return parts_->page_count();
}
std::string BookLayout::label(std::size_t page) const {
    return parts_->label(page);
}
PartPages BookLayout::pages_of(std::size_t part) const {
    return parts_->pages_of(part, BoxUse::kept);
}
MadeAnew BookLayout::made() const {
    return parts_->made();
}
PageMap BookLayout::starts() const {
    return parts_->starts();
}
Pages BookLayout::pages() const {
    return parts_->pages(BoxUse::kept);
}
Pages BookLayout::take() {
    return parts_->pages(BoxUse::used_up);
}

}  // namespace banxin::layout
