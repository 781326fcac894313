// Contents, lists, landmarks and NCX from trees of titles. Labels are plain text: no ruby, no note
// marks, no pictures; behind one the contents may name an author. Knows nothing of what the
// chapters' documents look like inside.
#include "epub/generated.h"

#include "document/contents.h"
#include "document/words.h"
#include "epub/content.h"
#include "epub/xhtml.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace banxin::epub {
namespace {

using style::Role;

struct Entry {
    std::string label;
    /// Empty: it stands over what is below it and leads nowhere.
    std::string address;
    Language language;
    std::vector<Entry> below = {};
    /// Mostly empty.
    std::string author = {};
};

/// Headings under a chapter's title; levels that skip give no empty lists.
std::vector<Entry> headings_of(const Book& book, const Names& names, std::size_t i, int depth) {
    const Chapter& chapter = book.chapters[i];
    std::vector<Entry> top;
    HeadingLevels levels;
    // Lists of the headings that are open, from level 2; addresses of vectors that grow only
    // at their end, one at a time.
    std::vector<std::vector<Entry>*> open = {&top};
    for (const Block& block : chapter.blocks) {
        const auto* heading = std::get_if<Heading>(&block.value);
        if (heading == nullptr) continue;
        const auto level = static_cast<std::size_t>(levels.next(heading->level) - 2);
        Entry entry{name_of_title(heading->content), names.address(i, block.id), chapter.language};
        if (block.id.empty() || entry.label.empty()) continue;
        open.resize(std::min(level, open.size() - 1) + 1);
        open.back()->push_back(std::move(entry));
        if (static_cast<int>(open.size()) < depth - 1) {
            open.push_back(&open.back()->back().below);
        }
    }
    return top;
}

std::vector<Entry> contents_of(const Book& book, const Names& names, int depth,
                               ContentsAuthors wanted) {
    const std::vector<std::string> authors = authors_in_contents(book, wanted);
    std::vector<Entry> entries;
    bool in_part = false;
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const Chapter& chapter = book.chapters[i];
        Entry entry{label_of(chapter), names.chapters[i], chapter.language, {}, authors[i]};
        if (depth > chapter.level)
            entry.below = headings_of(book, names, i, depth - chapter.level + 1);
        const bool begins_part = chapter.role == ChapterRole::part;
        if (begins_part || is_back_matter(chapter.role)) in_part = begins_part;
        auto* list = in_part && !begins_part ? &entries.back().below : &entries;
        // Under the last chapter, and behind the headings that are its own.
        for (int above = 1; above < chapter.level && !list->empty(); ++above)
            list = &list->back().below;
        list->push_back(std::move(entry));
    }
    return entries;
}

std::vector<Entry> listed(const Book& book, const Names& names, ListKind kind) {
    std::vector<Entry> entries;
    const bool by_chapter = are_listed_by_chapter(book, kind);
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const Chapter& chapter = book.chapters[i];
        std::vector<Entry> here;
        for (const Listed& one : listed_in(chapter, kind))
            here.push_back(
                {name_of_title(one.caption), names.address(i, one.id), chapter.language});
        if (by_chapter && !here.empty())
            entries.push_back({name_in_lists(chapter), {}, chapter.language, std::move(here)});
        else
            std::move(here.begin(), here.end(), std::back_inserter(entries));
    }
    return entries;
}

class NavigationWriter {
public:
    NavigationWriter(const Book& book, const Typefaces& typefaces, CharacterUse& characters)
        : language_(book.metadata.language.value), typefaces_(typefaces), characters_(characters) {}

    /// EPUB 3.3, "The nav element": one list, its items a link and perhaps a list, or a heading and
    /// a list.
    void list(pugi::xml_node parent, const std::vector<Entry>& entries, Typeface face, int level) {
        pugi::xml_node node = add(parent, "ol");
        const Role role = level == 1 ? Role::contents_entry : Role::contents_subentry;
        const Typeface inner = typefaces_.of(role, face);
        characters_.needed[index_of(inner)].add("0123456789.");
        add_line_end(node);
        for (const Entry& entry : entries) {
            pugi::xml_node item = add(node, "li");
            const bool leads = !entry.address.empty();
            pugi::xml_node link = add(item, leads ? "a" : "span", entry.label);
            if (leads) set(link, "href", entry.address);
            if (entry.language != language_) {
                set(link, "lang", entry.language.tag());
                set(link, "xml:lang", entry.language.tag());
            }
            characters_.needed[index_of(inner)].add(entry.label);
            if (!entry.author.empty()) {
                const std::string_view gap = word(Word::between_entries, entry.language);
                add_text(link, gap);
                set(add(link, "span", entry.author), "class", "contents-author");
                characters_.needed[index_of(inner)].add(gap);
                characters_.needed[index_of(inner)].add(entry.author);
            }
            if (!entry.below.empty()) list(item, entry.below, inner, level + 1);
            add_line_end(node);
        }
    }

    /// A list with its title, as the reader sees it; "toc", "loi" and "lot" are its names.
    void shown(pugi::xml_node body, const char* type, std::string_view title,
               const std::vector<Entry>& entries) {
        const bool contents = std::string_view(type) == "toc";
        const std::string title_id = fmt::format("{}-title", type);
        pugi::xml_node nav = add(body, "nav");
        set(nav, "epub:type", type);
        if (contents) set(nav, "role", "doc-toc");
        set(nav, "id", type);
        set(nav, "class", "contents");
        set(nav, "aria-labelledby", title_id);
        add_line_end(nav);
        set(add(nav, "h1", title), "id", title_id);
        const Typeface face = typefaces_.body();
        characters_.needed[index_of(typefaces_.of(Role::contents_title, face))].add(title);
        add_line_end(nav);
        list(nav, entries, face, 1);
        add_line_end(nav);
        add_line_end(body);
    }

    void landmark(pugi::xml_node list, const char* type, std::string_view address,
                  std::string_view label) {
        pugi::xml_node link = add(add(list, "li"), "a", label);
        set(link, "epub:type", type);
        set(link, "href", address);
        characters_.helpful.add(label);
        add_line_end(list);
    }

    void pages(pugi::xml_node body, const std::vector<PageBreak>& pages, std::string_view label) {
        pugi::xml_node nav = add(body, "nav");
        set(nav, "epub:type", "page-list");
        set(nav, "role", "doc-pagelist");
        set(nav, "id", "page-list");
        set(nav, "aria-label", label);
        set(nav, "hidden", "hidden");
        add_line_end(nav);
        pugi::xml_node list = add(nav, "ol");
        add_line_end(list);
        for (const PageBreak& page : pages) {
            set(add(add(list, "li"), "a", page.label), "href", page.address);
            characters_.helpful.add(page.label);
            add_line_end(list);
        }
        add_line_end(nav);
        add_line_end(body);
    }

private:
    Language language_;
    const Typefaces& typefaces_;
    CharacterUse& characters_;
};

void ncx_points(pugi::xml_node parent, const std::vector<Entry>& entries, int& number) {
    for (const Entry& entry : entries) {
        pugi::xml_node point = add(parent, "navPoint");
        set(point, "id", fmt::format("point-{}", ++number));
        add(add(point, "navLabel"), "text", entry.label);
        set(add(point, "content"), "src", entry.address);
        ncx_points(point, entry.below, number);
        add_line_end(parent);
    }
}

int depth_of(const std::vector<Entry>& entries) {
    int depth = 0;
    for (const Entry& entry : entries) depth = std::max(depth, 1 + depth_of(entry.below));
    return depth;
}

void ncx_meta(pugi::xml_node head, const char* name, std::string_view content) {
    pugi::xml_node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", content);
    add_line_end(head);
}

}  // namespace

std::size_t leading_front_matter(const Book& book) {
    const auto first = std::find_if(book.chapters.begin(), book.chapters.end(),
                                    [](const auto& c) { return !is_front_matter(c.role); });
    return first == book.chapters.end() ? 0
                                        : static_cast<std::size_t>(first - book.chapters.begin());
}

std::string make_navigation(const Book& book, const Names& names, const NavigationFacts& facts,
                            const Typefaces& typefaces, CharacterUse& characters) {
    Language language = book.metadata.language.value;
    const Words words(language);
    Page page;
    begin_page(page, navigation_path, language, words[Word::contents]);
    set(page.body, "epub:type", "frontmatter");
    NavigationWriter writer(book, typefaces, characters);

    if (!facts.own_page.empty()) add_page_break(page.body, facts.own_page, printed_page_id);
    writer.shown(page.body, "toc", words[Word::contents],
                 contents_of(book, names, facts.contents_depth, facts.authors));
    const std::vector<Entry> figures =
        facts.figures ? listed(book, names, ListKind::figures) : std::vector<Entry>();
    const std::vector<Entry> tables =
        facts.tables ? listed(book, names, ListKind::tables) : std::vector<Entry>();
    if (!figures.empty()) writer.shown(page.body, "loi", words[Word::list_of_figures], figures);
    if (!tables.empty()) writer.shown(page.body, "lot", words[Word::list_of_tables], tables);

    pugi::xml_node landmarks = add(page.body, "nav");
    set(landmarks, "epub:type", "landmarks");
    set(landmarks, "id", "landmarks");
    set(landmarks, "aria-label", words[Word::landmarks]);
    set(landmarks, "hidden", "hidden");
    add_line_end(landmarks);
    pugi::xml_node list = add(landmarks, "ol");
    add_line_end(list);
    if (facts.cover_page) writer.landmark(list, "cover", cover_path, words[Word::cover]);
    writer.landmark(list, "titlepage", title_page_path, words[Word::title_page]);
    const auto in_here = [&](const char* type, std::string_view label) {
        writer.landmark(list, type, fmt::format("{}#{}", navigation_path, type), label);
    };
    in_here("toc", words[Word::contents]);
    if (!figures.empty()) in_here("loi", words[Word::list_of_figures]);
    if (!tables.empty()) in_here("lot", words[Word::list_of_tables]);
    if (!names.chapters.empty()) {
        writer.landmark(list, "bodymatter", names.chapters[leading_front_matter(book)],
                        words[Word::body]);
    }
    add_line_end(landmarks);
    add_line_end(page.body);
    if (!facts.pages.empty()) writer.pages(page.body, facts.pages, words[Word::print_pages]);
    return to_text(page.document);
}

std::string make_ncx(const Book& book, const Names& names, int contents_depth) {
    const std::vector<Entry> entries =
        contents_of(book, names, contents_depth, ContentsAuthors::never);
    pugi::xml_document document;
    pugi::xml_node ncx = add(document, "ncx");
    set(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
    set(ncx, "version", "2005-1");
    set(ncx, "xml:lang", book.metadata.language.value.tag());
    add_line_end(ncx);
    pugi::xml_node head = add(ncx, "head");
    add_line_end(head);
    ncx_meta(head, "dtb:uid", book.metadata.identifier);
    ncx_meta(head, "dtb:depth", fmt::format("{}", depth_of(entries)));
    ncx_meta(head, "dtb:totalPageCount", "0");
    ncx_meta(head, "dtb:maxPageNumber", "0");
    add_line_end(ncx);
    add(add(ncx, "docTitle"), "text", book.metadata.title.value);
    add_line_end(ncx);
    pugi::xml_node map = add(ncx, "navMap");
    add_line_end(map);
    int number = 0;
    ncx_points(map, entries, number);
    add_line_end(ncx);
    return to_text(document);
}

}  // namespace banxin::epub
