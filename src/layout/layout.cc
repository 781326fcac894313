#include "layout/layout.h"

#include "document/words.h"
#include "layout/chapter_pages.h"
#include "layout/cover_page.h"
#include "layout/front_matter.h"
#include "layout/furniture.h"
#include "layout/grid.h"
#include "layout/note_sorts.h"
#include "layout/title_page.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace banxin::layout {
namespace {

/// Chapters keep the names that the passes gave them; these cannot clash with an
/// XHTML file's.
constexpr const char* title_page_name = "title-page";
constexpr const char* cover_name = "cover-page";

/// A chapter that exists only to give a generated part its name and language.
Chapter generated(const Book& book, const char* name) {
    Chapter chapter;
    chapter.name = name;
    chapter.language = book.metadata.language.value;
    return chapter;
}

/// On which pages the marks are of notes that are gathered on other pages.
class NotedPages {
public:
    explicit NotedPages(const std::vector<Page>& text) {
        for (std::size_t i = 0; i < text.size(); ++i)
            for (const Anchor& anchor : text[i].anchors) pages_.emplace(anchor.name, i);
    }

    using Range = std::pair<std::size_t, std::size_t>;
    /// The first and the last page that a page's notes lead back to; where it only goes on with a
    /// note, that one's. Pages are asked in their order.
    std::optional<Range> of(const Page& page) {
        std::optional<Range> range;
        if (last_) range = {*last_, *last_};
        bool own = false;
        for (const LinkArea& link : page.links) {
            const auto found = is_mark(link) ? pages_.find(link.target) : pages_.end();
            if (found == pages_.end()) continue;
            const std::size_t at = found->second;
            range = own ? Range(std::min(range->first, at), std::max(range->second, at))
                        : Range(at, at);
            own = true;
        }
        if (range) last_ = range->second;
        return range;
    }

private:
    static bool is_mark(const LinkArea& link) {
        return link.inside_book && link.target.find(mark_sign) != std::string::npos;
    }

    std::map<std::string, std::size_t> pages_;
    std::optional<std::size_t> last_;
};

class Assembler {
public:
    Assembler(const Book& book, const style::Style& style, const text::Fonts& fonts,
              const LineRulesSet& rules, bool show_grid, Diagnostics& diagnostics)
        : book_(book),
          style_(style),
          fonts_(fonts),
          rules_(rules),
          show_grid_(show_grid),
          diagnostics_(diagnostics) {
        pages_.trim_width = style.page.trim_width;
        pages_.trim_height = style.page.trim_height;
        pages_.structure.emplace_back();
        pages_.structure.front().language = book.metadata.language.value;
    }

    /// Adds a part's pages where they stand on the paper, with what stands around them. `chapter`
    /// is set for those of the book's text.
    void add(Part part, const Surroundings& around, std::optional<std::size_t> chapter = {}) {
        diagnostics_.append(std::move(part.diagnostics));
        join_structure(part);
        std::string goes_on;
        std::optional<NotedPages> noted;
        if (chapter && book_.chapters[*chapter].role == ChapterRole::endnotes)
            noted.emplace(pages_.pages);
        for (std::size_t i = 0; i < part.pages.size(); ++i) {
            Page& page = part.pages[i].page;
            const std::string section = section_of(page, around, goes_on);
            const std::size_t index = pages_.pages.size();
            if (chapter && part.starts[i]) add_start(*part.starts[i], *chapter, label(index));
            const bool opening = i == 0 || (i == 1 && around.opens_on_two);
            if (!part.pages[i].on_paper) {
                const Side side = side_of(index + 1);
                const std::string head = noted ? head_of_notes(*noted, page, around) : "";
                add_furniture({side, opening, label(index), section, head}, around, style_, fonts_,
                              rules_, page);
                if (show_grid_) draw_grid(style_.page, page.items);
                place_on_paper(page, side, style_.page);
            }
            pages_.pages.push_back(std::move(page));
        }
    }

    /// A page without margins.
    void add_whole(Part part) {
        part.pages.emplace_back();
        part.pages.front().page.items = std::move(part.flow.boxes.front().items);
        diagnostics_.append(std::move(part.diagnostics));
        join_structure(part);
        pages_.pages.push_back(std::move(part.pages.front().page));
    }

    /// H09: a page with nothing on it, so that what follows begins on the right.
    void start_on(Side side) {
        if (side_of(count() + 1) != side) pages_.pages.emplace_back();
    }

    void number_from_here(PageLabelRange::Style style) {
        pages_.labels.push_back({static_cast<std::uint32_t>(pages_.pages.size()), style, 1});
    }

    [[nodiscard]] std::string label(std::size_t page) const { return page_label(pages_, page); }
    [[nodiscard]] std::size_t count() const { return pages_.pages.size(); }
    Pages take() { return std::move(pages_); }
    Pages& pages() { return pages_; }

private:
    /// `goes_on` comes from the page before and leads to the next one.
    static std::string section_of(const Page& page, const Surroundings& around,
                                  std::string& goes_on) {
        std::string first;
        for (const Anchor& anchor : page.anchors) {
            const auto found = around.section_heads.find(anchor.name);
            if (found == around.section_heads.end()) continue;
            if (first.empty()) first = found->second;
            goes_on = found->second;
        }
        return first.empty() ? goes_on : first;
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

    void add_start(TextPlace place, std::size_t chapter, std::string label) {
        place.chapter = static_cast<std::uint32_t>(chapter);
        pages_.starts.starts.push_back({place, std::move(label)});
    }

    void join_structure(Part& part) {
        const auto offset = static_cast<std::uint32_t>(pages_.structure.size()) - 1;
        const auto moved = [offset](NodeId node) {
            const auto index = static_cast<std::uint32_t>(node);
            return node == NodeId::artifact || index == 0 ? node
                                                          : static_cast<NodeId>(index + offset);
        };
        for (std::size_t i = 1; i < part.structure.size(); ++i) {
            StructureNode& node = part.structure[i];
            node.parent = moved(node.parent);
            pages_.structure.push_back(std::move(node));
        }
        for (auto& [page, on_paper] : part.pages) {
            for (Item& item : page.items)
                std::visit([&](auto& one) { one.node = moved(one.node); }, item);
            for (LinkArea& link : page.links) link.node = moved(link.node);
        }
    }

    const Book& book_;
    const style::Style& style_;
    const text::Fonts& fonts_;
    const LineRulesSet& rules_;
    bool show_grid_;
    Diagnostics& diagnostics_;
    Pages pages_;
};

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

Part cover_part(const PartMaker& maker, const Chapter& chapter, const style::CoverDesign* design,
                const Paper& paper) {
    const Book& book = maker.book();
    std::optional<style::CoverDesign> usual;
    if (design == nullptr && !book.cover) {
        usual = style::built_in_cover(style::usual_cover);
        design = &*usual;
    }
    return maker.flow(maker.inputs(chapter), [&](StreamContext& context) {
        Flow flow;
        flow.boxes.push_back(cover_page({book.metadata, book.cover, design}, paper, context));
        return flow;
    });
}

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

}  // namespace

Pages lay_out_cover(const Book& book, const style::Style& style, const text::Fonts& fonts,
                    const style::CoverDesign* design, Length width, Length height,
                    Diagnostics& diagnostics) {
    const LineRulesSet rules{Typography{}};
    const Chapter chapter = generated(book, cover_name);
    Assembler pages(book, style, fonts, rules, false, diagnostics);
    pages.add_whole(cover_part({book, style, fonts, rules, Length{}, false}, chapter, design,
                               {width, height, {}}));
    pages.pages().trim_width = width;
    pages.pages().trim_height = height;
    return pages.take();
}

Pages lay_out(const Book& book, const style::Style& style, const text::Fonts& fonts,
              const LayoutOptions& options, Diagnostics& diagnostics) {
    const LineRulesSet rules(options.typography);
    const PartMaker maker(book, style, fonts, rules, options.bleed, options.show_grid);
    Chapters chapters(maker, options);
    // Body pages are numbered from 1, so their labels are known before the contents are set.
    const std::map<std::string, std::string> labels = chapters.labels();
    std::vector<Part> parts = chapters.compose();

    Assembler book_pages(book, style, fonts, rules, options.show_grid, diagnostics);
    book_pages.pages().bleed = options.bleed;
    const std::vector<std::string> part_heads = heads_of_parts(book);
    const auto surroundings = [&](std::size_t i) {
        const Chapter& chapter = book.chapters[i];
        Surroundings around;
        around.book = head_of(book.metadata);
        around.part = part_heads[i];
        around.chapter = head_of(chapter);
        around.section_heads = heads_of_sections(chapter);
        around.language = chapter.language;
        around.opens_on_two = has_facing_original(chapter);
        if (around.opens_on_two) around.original = head_of(*chapter.parallel);
        around.bare = chapter.role == ChapterRole::colophon ||
                      chapter.role == ChapterRole::dedication ||
                      chapter.role == ChapterRole::part || chapter.role == ChapterRole::epigraph;
        return around;
    };

    if (options.cover) {
        book_pages.number_from_here(PageLabelRange::Style::none);
        const Chapter cover_chapter = generated(book, cover_name);
        book_pages.add_whole(
            cover_part(maker, cover_chapter, options.cover_design,
                       {style.page.trim_width, style.page.trim_height, options.bleed}));
        book_pages.start_on(Side::recto);
    }

    // Front matter, in roman figures.
    book_pages.number_from_here(PageLabelRange::Style::roman);
    const Chapter title_chapter = generated(book, title_page_name);
    Surroundings bare;
    bare.bare = true;
    book_pages.pages().starts.title_page = book_pages.label(0);
    book_pages.add(
        maker.all(title_chapter,
                  [&](StreamContext& context) { return title_page(book.metadata, context); }),
        bare);
    const auto add_chapters = [&](bool front) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_front_matter(book.chapters[i].role) != front) continue;
            if (const auto side = chapters.opening_side(i)) book_pages.start_on(*side);
            book_pages.add(std::move(parts[i]), surroundings(i), i);
        }
    };
    add_chapters(true);

    const std::vector<ContentsList> lists = contents_lists(book, labels, options);
    for (const ContentsList& list : lists) {
        const bool first = &list == &lists.front();
        const Chapter chapter = generated(book, list.name);
        Surroundings around;
        around.book = head_of(book.metadata);
        around.chapter = list.title;
        around.language = book.metadata.language.value;
        Part part =
            maker.all(chapter, [&](StreamContext& context) { return contents(list, context); });
        if (first) {
            book_pages.start_on(Side::recto);
            book_pages.pages().starts.contents = book_pages.label(book_pages.count());
            tell_long_contents(list, part.pages.size(), book, diagnostics);
        }
        book_pages.add(std::move(part), around);
    }

    // B05: the body starts on the right, with page 1.
    book_pages.start_on(Side::recto);
    book_pages.number_from_here(PageLabelRange::Style::decimal);
    add_chapters(false);

    Pages pages = book_pages.take();
    // Two facing pages of a parallel text begin at the same place.
    std::stable_sort(pages.starts.starts.begin(), pages.starts.starts.end(),
                     [](const PageStart& a, const PageStart& b) { return a.place < b.place; });
    for (const bool front : {true, false}) {
        for (const ContentsList& list : lists)
            if (!front) pages.outline.push_back({1, list.title, list.name});
        bool in_part = false;
        for (const Chapter& chapter : book.chapters) {
            if (is_front_matter(chapter.role) != front) continue;
            const bool part = chapter.role == ChapterRole::part;
            if (is_back_matter(chapter.role)) in_part = false;
            for_each_heading(chapter, 3, [&](int level, const Inlines& title, std::string anchor) {
                const std::string text = name_of_title(title);
                if (in_part && !part) ++level;
                if (!text.empty())
                    pages.outline.push_back(
                        {static_cast<std::uint8_t>(level), text, std::move(anchor)});
            });
            in_part = in_part || part;
        }
    }
    for (const Asset& asset : book.assets)
        pages.images.push_back({asset.bytes, asset.width, asset.height});
    pages.info = info_of(book.metadata);
    return pages;
}

}  // namespace banxin::layout
