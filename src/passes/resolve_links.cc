// Links that stay inside the book. A target is written as a path from the chapter's own file,
// as in any folder of Markdown, so that the manuscript also works on the web.
#include "base/ascii.h"
#include "document/notations.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/names.h"
#include "passes/passes.h"
#include "passes/wiki_links.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace banxin::passes {
namespace {

bool has_scheme(const std::string& url) {
    const std::size_t colon = url.find(':');
    return colon != std::string::npos && colon > 0 && url.find_first_of("/?#") > colon;
}

/// What a link may mean that names a page of the web site which another program makes of the
/// same files: `a.html`, `a`, and `a/` for its opening page.
std::vector<std::string> other_names(const std::string& file) {
    std::vector<std::string> names;
    std::string stem = file;
    if (file.ends_with(".html")) {
        stem.resize(stem.size() - 5);
    } else {
        while (stem.ends_with('/')) stem.pop_back();
        for (const char* opening : {"README.md", "index.md", "_index.md", "index.qmd"})
            names.push_back(stem.empty() || stem == "." ? opening : stem + "/" + opening);
    }
    for (const char* ending : {".md", ".markdown", ".qmd", ".Rmd"}) names.push_back(stem + ending);
    if (stem.ends_with("index")) {
        const std::string folder = stem.substr(0, stem.size() - 5);
        for (const char* opening : {"README.md", "_index.md"}) names.push_back(folder + opening);
        // A page that stands in a folder of its own, so that its address needs no ending.
        if (folder.size() > 1) names.push_back(folder.substr(0, folder.size() - 1) + ".md");
    }
    return names;
}

class LinkResolver {
public:
    LinkResolver(Book& book, Diagnostics& diagnostics, const BookFolder* folder)
        : book_(book),
          diagnostics_(diagnostics),
          folder_(folder),
          wiki_(book, diagnostics, folder) {
        anchors_.resize(book.chapters.size());
        called_.resize(book.chapters.size());
        own_.resize(book.chapters.size());
        for (std::size_t i = 0; i < book.chapters.size(); ++i) {
            Chapter& chapter = book.chapters[i];
            if (!chapter.file.empty()) files_.emplace(chapter.file, i);
            for_each_block(chapter, [&](Block& block) {
                if (block.anchor.empty()) return;
                const std::vector<std::string> names = names_in(block.anchor);
                for (const std::string& name : names) anchors_[i].emplace(name, block.id);
                // All but those that were made of a heading's words.
                if (names[0] == block.id || names.size() > 1 ||
                    !std::holds_alternative<Heading>(block.value))
                    own_[i].insert(names.begin(), names.end());
                names_.emplace(std::pair(i, block.id), name_of_block(block, chapter.language));
            });
            for (const std::string& name : names_in(chapter.anchor)) {
                anchors_[i].emplace(name, "");
                own_[i].insert(name);
            }
            called_[i].push_back({name_of_title(chapter.title), ""});
            for_each_block(chapter, [&](Block& block) {
                if (const auto* heading = std::get_if<Heading>(&block.value))
                    called_[i].push_back({name_of_title(heading->content), block.id});
            });
            // Exactly as other programs call them, where that is nothing else's name.
            for (const auto& [words, id] : called_[i]) {
                anchors_[i].emplace(github_anchor(words), id);
                anchors_[i].emplace(pandoc_anchor(words), id);
            }
        }
    }

    void resolve(std::size_t chapter) {
        for_each_nested_run(book_.chapters[chapter], [&](Inlines& run) {
            bool drops = false;
            for (Inline& one : run) {
                auto* link = std::get_if<Link>(&one.value);
                if (link == nullptr || link->target) continue;
                if (children_of(one)->empty() && is_reference(link->url)) {
                    drops = !resolve_reference(one, chapter) || drops;
                    continue;
                }
                const bool kept = is_wiki(link->url)      ? resolve_wiki(one, chapter)
                                  : has_scheme(link->url) ? settle(*link)
                                                          : resolve(*link, chapter);
                name_pictures(one);
                if (Inlines& words = *children_of(one); words.empty()) {
                    link->is_called_by_target = link->target.has_value();
                    std::string name = link->target         ? name_of_target(*link->target)
                                       : is_wiki(link->url) ? wiki_address(link->url).name
                                                            : link->url;
                    words.push_back({Text{std::move(name), link->span}});
                }
                if (kept) continue;
                link->url.clear();
                drops = true;
            }
            if (drops) replace_dropped(run);
        });
        if (lost_ == 0) return;
        diagnostics_.report(Code::S043, first_lost_.second,
                            {first_lost_.first, std::to_string(lost_)});
        lost_ = 0;
    }

private:
    /// A heading, or the title, whose id is empty.
    struct Called {
        std::string words;
        std::string id;
    };

    static std::string name_of_block(const Block& block, Language language) {
        if (const auto* figure = std::get_if<Figure>(&block.value)) return figure->label;
        if (const auto* table = std::get_if<Table>(&block.value)) return table->label;
        if (const auto* heading = std::get_if<Heading>(&block.value))
            return name_of_title(heading->content);
        if (std::holds_alternative<FormulaBlock>(block.value))
            return std::string(word(Word::formula, language));
        return title_of_box(block);
    }

    /// What stands over what is in it; empty where nothing does.
    static std::string title_of_box(const Block& block) {
        std::string title;
        for_each_part(
            block, [](const Inlines&, Span) { return true; },
            [&](const Blocks& inside) {
                const auto* first =
                    inside.empty() ? nullptr : std::get_if<Paragraph>(&inside.front().value);
                if (first != nullptr && first->continuation) title = name_of_title(first->content);
                return true;
            });
        return title;
    }

    /// What a link says that has no text of its own: "图1", or a title.
    [[nodiscard]] std::string name_of_target(const Target& target) const {
        const auto found = names_.find({target.chapter, target.id});
        if (found != names_.end() && !found->second.empty()) return found->second;
        return name_of_title(book_.chapters[target.chapter].title);
    }

    /// `@fig-x` of Quarto, `-@fig-x`, and `@ref(fig:x)` of bookdown, as the reader of Markdown
    /// leaves them.
    static bool is_reference(const std::string& url) {
        return url.starts_with('@') || url.starts_with("-@");
    }

    /// They may lead anywhere in the book. Bookdown's and `-@` want the number alone: 图 stands
    /// before it. False: what was written stays as text.
    bool resolve_reference(Inline& one, std::size_t from) {
        Link& link = std::get<Link>(one.value);
        const bool bookdowns = link.url.starts_with("@ref(");
        const bool suppressed = link.url.starts_with('-');
        std::string name = link.url.substr(suppressed ? 2 : 1);
        if (bookdowns) name = name.substr(4, name.size() - 5);
        std::string said;
        const bool number_only = bookdowns ? name.find(':') != std::string::npos
                                           : suppressed && !name.starts_with("sec-");
        if (!bookdowns) name[0] = ascii::to_lower(name[0]);
        if (const auto target = find_anywhere(name, from)) {
            const auto found = names_.find({target->chapter, target->id});
            said = found != names_.end() ? found->second
                   : target->id.empty()  ? name_of_title(book_.chapters[target->chapter].title)
                                         : "";
            const std::size_t figure = said.find_first_of("0123456789");
            if (number_only) said = figure == std::string::npos ? "" : said.substr(figure);
            if (!said.empty()) link.target = *target;
        }
        const bool resolved = link.target.has_value();
        link.is_called_by_target = resolved;
        children_of(one)->push_back({Text{resolved ? said : link.url, link.span}});
        if (resolved) return true;
        if (lost_++ == 0) first_lost_ = {link.url, link.span};
        link.url.clear();
        return false;
    }

    [[nodiscard]] std::optional<Target> find_anywhere(const std::string& name,
                                                      std::size_t from) const {
        for (std::size_t i = 0; i < anchors_.size(); ++i) {
            // Its own chapter first.
            const std::size_t chapter = i == 0 ? from : i <= from ? i - 1 : i;
            const auto found = anchors_[chapter].find(name);
            if (found != anchors_[chapter].end())
                return Target{static_cast<std::uint32_t>(chapter), found->second};
        }
        return std::nullopt;
    }

    /// `[[…]]`. False: only its words stay or, where it was none, what was written.
    bool resolve_wiki(Inline& one, std::size_t from) {
        Link& link = std::get<Link>(one.value);
        Inlines& words = *children_of(one);
        const WikiAddress address = wiki_address(link.url);
        const bool own_words = words_of(link) == wiki_words(address);
        const auto put_back = [&] {
            const Span all = link.span;
            words.insert(words.begin(), {Text{"[[", {all.source, all.begin, all.begin + 2}}});
            words.push_back({Text{"]]", {all.source, all.end - 2, all.end}}});
            return false;
        };
        if (wiki_.is_mark(link) && !wiki_.is_vault()) return put_back();
        auto chapter = wiki_.find(address.name, from, link.span);
        // `[[words|note]]`, as GitHub's wikis have it.
        if (!chapter && !own_words) {
            chapter = wiki_.find(words_of(link), from, link.span);
            if (chapter) words = {{Text{address.name, link.span}}};
        }
        if (!chapter) {
            if (wiki_.is_text(link)) return put_back();
            wiki_.tell_outside(link);
            return false;
        }
        link.target = Target{static_cast<std::uint32_t>(*chapter), ""};
        if (own_words && address.name.find('/') != std::string::npos) {
            const WikiAddress shown{std::string(name_of_note(address.name)), address.heading, ""};
            words = {{Text{wiki_words(shown), link.span}}};
        }
        const std::string part =
            address.block.empty()
                ? github_anchor(address.heading.substr(address.heading.rfind('#') + 1))
                : "^" + address.block;
        if (part.empty()) return true;
        const auto found = anchors_[*chapter].find(part);
        if (found == anchors_[*chapter].end())
            diagnostics_.report(
                Code::R008, link.span,
                {address.block.empty() ? address.heading : part, book_.chapters[*chapter].file});
        else
            link.target->id = found->second;
        return true;
    }

    /// False: the address leads nowhere, and no book may hold it.
    bool settle(Link& link) {
        if (auto settled = settled_address(link.url)) {
            link.url = std::move(*settled);
            return true;
        }
        diagnostics_.report(Code::R010, link.span, {link.url}, Hint{HintId::web_addresses, {}});
        return false;
    }

    /// A link that is a picture alone is called by what the picture shows, else by where it leads.
    void name_pictures(Inline& one) const {
        const Link& link = std::get<Link>(one.value);
        Inlines& words = *children_of(one);
        if (words.empty() || !plain_text(words).empty()) return;
        bool named = false;
        for_each_of<Image>(words, [&](const Image& image) { named = named || !image.alt.empty(); });
        if (named) return;
        for_each_of<Image>(words, [&](Image& image) {
            image.alt = !link.title.empty() ? link.title
                        : link.target       ? name_of_target(*link.target)
                                            : link.url;
            image.decorative = false;
        });
    }

    /// False: the link leads to nothing that a book can show.
    bool resolve(Link& link, std::size_t from) {
        const std::size_t hash = link.url.find('#');
        const std::string path = ascii::percent_decoded(link.url.substr(0, hash));
        const std::string anchor =
            hash == std::string::npos ? "" : ascii::percent_decoded(link.url.substr(hash + 1));
        std::size_t chapter = from;
        if (!path.empty()) {
            const std::filesystem::path base(folder_of(book_.chapters[from].file));
            const std::string file = (base / path).lexically_normal().generic_string();
            Files::const_iterator found = find_file(path, file);
            // Obsidian writes the shortest path that there is: the name alone.
            if (found == files_.end() && path.find('/') == std::string::npos &&
                is_markdown_file(path) && !is_in_folder(file) && wiki_.is_vault())
                if (const auto named = wiki_.find(path, from, link.span))
                    found = files_.find(book_.chapters[*named].file);
            if (found == files_.end()) {
                if (!is_markdown_file(path) || is_in_folder(file)) {
                    diagnostics_.report(Code::R003, link.span, {link.url});
                    return false;
                }
                diagnostics_.report(Code::R001, link.span, {file}, nearest(file, files_));
                return false;
            }
            chapter = found->second;
        }
        link.target = Target{static_cast<std::uint32_t>(chapter), ""};
        if (anchor.empty()) return true;
        const auto place = find_place(anchor, chapter, path.empty());
        if (!place) {
            diagnostics_.report(Code::R002, link.span, {anchor, book_.chapters[chapter].file},
                                nearest(anchor, anchors_[chapter]));
            // The right chapter is better than nothing; the reader is in his own already.
            if (path.empty()) link.target.reset();
            return !path.empty();
        }
        link.target = *place;
        return true;
    }

    /// What is called exactly so; else a heading that some program calls so, or, where the whole
    /// book is one text, what an author calls so in another chapter.
    [[nodiscard]] std::optional<Target> find_place(const std::string& anchor, std::size_t chapter,
                                                   bool anywhere) const {
        const auto here = static_cast<std::uint32_t>(chapter);
        const auto found = anchors_[chapter].find(anchor);
        if (found != anchors_[chapter].end()) return Target{here, found->second};
        if (const auto* heading = find_heading(anchor, chapter)) return Target{here, heading->id};
        std::optional<Target> only;
        for (std::size_t i = 0; anywhere && i < anchors_.size(); ++i) {
            if (!own_[i].contains(anchor)) continue;
            if (only) return std::nullopt;
            only = Target{static_cast<std::uint32_t>(i), anchors_[i].at(anchor)};
        }
        return only;
    }

    /// By its letters and figures; `-1` behind them is the second of its name.
    [[nodiscard]] const Called* find_heading(const std::string& anchor, std::size_t chapter) const {
        const auto nth = [&](std::string_view name, std::size_t n) -> const Called* {
            const std::string wanted = loose_anchor(name);
            if (wanted.empty()) return nullptr;
            for (const auto key : {loose_anchor, loose_anchor_without_number}) {
                std::size_t left = n;
                for (const Called& one : called_[chapter])
                    if (key(one.words) == wanted && left-- == 0) return &one;
            }
            return nullptr;
        };
        if (const Called* found = nth(anchor, 0)) return found;
        if (const Called* found = without_letters(anchor, chapter)) return found;
        const std::size_t dash = anchor.rfind('-');
        const std::string_view number =
            dash == std::string::npos ? "" : std::string_view(anchor).substr(dash + 1);
        std::size_t n = 0;
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), n);
        if (error != std::errc() || end != number.data() + number.size()) return nullptr;
        return nth(std::string_view(anchor).substr(0, dash), n);
    }

    /// `_2`: the second heading of which Python-Markdown makes no name, having no Latin letter.
    [[nodiscard]] const Called* without_letters(std::string_view anchor,
                                                std::size_t chapter) const {
        std::size_t n = 0;
        if (anchor.size() < 2 || anchor[0] != '_') return nullptr;
        const auto [end, error] =
            std::from_chars(anchor.data() + 1, anchor.data() + anchor.size(), n);
        if (error != std::errc() || end != anchor.data() + anchor.size()) return nullptr;
        for (const Called& one : called_[chapter]) {
            const bool named = std::any_of(one.words.begin(), one.words.end(),
                                           [](char c) { return ascii::is_alphanumeric(c); });
            if (!named && n-- == 1) return &one;
        }
        return nullptr;
    }

    using Files = std::map<std::string, std::size_t>;

    /// The chapter that a path means: the file itself, the page that a site makes of it, or, from
    /// the top of a site or out of this folder, the only file that stands so in any folder.
    [[nodiscard]] Files::const_iterator find_file(const std::string& path,
                                                  const std::string& file) const {
        Files::const_iterator found = files_.find(file);
        if (found == files_.end() && !is_markdown_file(path))
            for (const std::string& name : other_names(file))
                if (found == files_.end()) found = files_.find(name);
        const bool elsewhere = path.starts_with('/') || path.starts_with("..");
        if (found != files_.end() || !elsewhere || path.starts_with("//")) return found;
        std::string_view tail = path;
        while (tail.starts_with("../")) tail = tail.substr(3);
        while (tail.starts_with('/')) tail = tail.substr(1);
        for (bool first = true; !tail.empty() && found == files_.end(); first = false) {
            const std::size_t slash = tail.find('/');
            const bool last = slash == std::string_view::npos || slash + 1 == tail.size();
            // Every folder has one of these.
            if (last && !first && (tail.starts_with("README.") || tail.starts_with("index.")))
                break;
            found = only_below(std::string(tail));
            if (last) break;
            tail = tail.substr(slash + 1);
        }
        return found;
    }

    /// The only file that stands so in any folder.
    [[nodiscard]] Files::const_iterator only_below(const std::string& tail) const {
        std::vector<std::string> names = {tail};
        if (!is_markdown_file(tail)) names = other_names(tail);
        Files::const_iterator only = files_.end();
        for (Files::const_iterator one = files_.begin(); one != files_.end(); ++one) {
            const bool fits = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return ("/" + one->first).ends_with("/" + name);
            });
            if (!fits) continue;
            if (only != files_.end()) return files_.end();
            only = one;
        }
        return only;
    }

    template <class Map>
    static std::optional<Hint> nearest(const std::string& wrong, const Map& map) {
        std::vector<std::string> names;
        for (const auto& [name, value] : map)
            if (!name.empty()) names.push_back(name);
        if (auto near = nearest_name(wrong, names)) return Hint{HintId::did_you_mean, {*near}};
        return std::nullopt;
    }

    static void replace_dropped(Inlines& run) {
        Inlines kept;
        for (Inline& one : run) {
            auto* link = std::get_if<Link>(&one.value);
            if (link == nullptr || !link->url.empty()) {
                kept.push_back(std::move(one));
                continue;
            }
            for (Inline& child : *children_of(one)) kept.push_back(std::move(child));
        }
        run = std::move(kept);
    }

    [[nodiscard]] bool is_in_folder(const std::string& file) const {
        return folder_ != nullptr &&
               std::holds_alternative<std::filesystem::path>(folder_->find(file));
    }

    Book& book_;
    Diagnostics& diagnostics_;
    const BookFolder* folder_;
    WikiLinks wiki_;
    Files files_;
    std::vector<std::map<std::string, std::string>> anchors_;
    std::vector<std::vector<Called>> called_;
    /// Names that authors gave.
    std::vector<std::set<std::string>> own_;
    std::map<std::pair<std::size_t, std::string>, std::string> names_;
    /// References of a chapter that lead to nothing.
    std::pair<std::string, Span> first_lost_;
    std::size_t lost_ = 0;
};

}  // namespace

void resolve_links(Book& book, Diagnostics& diagnostics, const BookFolder* folder) {
    LinkResolver resolver(book, diagnostics, folder);
    for (std::size_t i = 0; i < book.chapters.size(); ++i) resolver.resolve(i);
}

}  // namespace banxin::passes
