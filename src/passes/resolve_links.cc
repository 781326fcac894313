// Links that stay inside the book. A target is written as a path from the chapter's own file,
// as in any folder of Markdown, so that the manuscript also works on the web.
#include "base/ascii.h"
#include "document/walk.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace banxin::passes {
namespace {

bool has_scheme(const std::string& url) {
    const std::size_t colon = url.find(':');
    return colon != std::string::npos && colon > 0 && url.find_first_of("/?#") > colon;
}

bool names_a_chapter(const std::string& path) {
    for (const char* ending : {".md", ".markdown", ".mdown", ".qmd", ".Rmd", ".rmd"})
        if (path.ends_with(ending)) return true;
    return false;
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
        for (const char* opening : {"README.md", "index.md", "index.qmd"})
            names.push_back(stem.empty() || stem == "." ? opening : stem + "/" + opening);
    }
    for (const char* ending : {".md", ".markdown", ".qmd", ".Rmd"}) names.push_back(stem + ending);
    if (stem.ends_with("index")) names.push_back(stem.substr(0, stem.size() - 5) + "README.md");
    return names;
}

class LinkResolver {
public:
    LinkResolver(Book& book, Diagnostics& diagnostics, const BookFolder* folder)
        : book_(book), diagnostics_(diagnostics), folder_(folder) {
        anchors_.resize(book.chapters.size());
        for (std::size_t i = 0; i < book.chapters.size(); ++i) {
            Chapter& chapter = book.chapters[i];
            if (!chapter.file.empty()) files_.emplace(chapter.file, i);
            for_each_block(chapter, [&](Block& block) {
                if (block.anchor.empty()) return;
                anchors_[i].emplace(block.anchor, block.id);
                names_.emplace(std::pair(i, block.id), name_of_block(block));
            });
            // Under what other programs call them, where that is nothing else's name: a title by
            // its words, a heading without the number that it begins with.
            const std::string title = name_of_title(chapter.title);
            anchors_[i].emplace(github_anchor(title), "");
            if (!chapter.anchor.empty()) anchors_[i].emplace(chapter.anchor, "");
            for_each_block(chapter, [&](Block& block) {
                const auto* heading = std::get_if<Heading>(&block.value);
                if (heading == nullptr) return;
                const std::string words = name_of_title(heading->content);
                anchors_[i].emplace(github_anchor(words), block.id);
                anchors_[i].emplace(pandoc_anchor(words), block.id);
            });
            anchors_[i].emplace(pandoc_anchor(title), "");
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
                const bool kept = has_scheme(link->url) || resolve(*link, chapter);
                if (Inlines& words = *children_of(one); words.empty()) {
                    std::string name = link->target ? name_of_target(*link->target) : link->url;
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
    static std::string name_of_block(const Block& block) {
        if (const auto* figure = std::get_if<Figure>(&block.value)) return figure->label;
        if (const auto* table = std::get_if<Table>(&block.value)) return table->label;
        if (const auto* heading = std::get_if<Heading>(&block.value))
            return name_of_title(heading->content);
        return {};
    }

    /// What a link says that has no text of its own: "图1", or a title.
    [[nodiscard]] std::string name_of_target(const Target& target) const {
        const auto found = names_.find({target.chapter, target.id});
        if (found != names_.end() && !found->second.empty()) return found->second;
        return name_of_title(book_.chapters[target.chapter].title);
    }

    /// `@fig-x` of Quarto and `@ref(fig:x)` of bookdown, as the reader of Markdown leaves them.
    static bool is_reference(const std::string& url) { return url.starts_with('@'); }

    /// They may lead anywhere in the book, and bookdown's want the number alone: 图 stands before
    /// it. False: what was written stays as text.
    bool resolve_reference(Inline& one, std::size_t from) {
        Link& link = std::get<Link>(one.value);
        const bool number_only = link.url.starts_with("@ref(");
        std::string name = link.url.substr(1);
        if (number_only) name = name.substr(4, name.size() - 5);
        std::string said;
        if (!number_only) name[0] = ascii::to_lower(name[0]);
        if (const auto target = find_anywhere(name, from)) {
            const auto found = names_.find({target->chapter, target->id});
            said = found != names_.end() ? found->second
                   : target->id.empty()  ? name_of_title(book_.chapters[target->chapter].title)
                                         : "";
            const std::size_t figure = said.find_first_of("0123456789");
            if (number_only && name.find(':') != std::string::npos)
                said = figure == std::string::npos ? "" : said.substr(figure);
            if (!said.empty()) link.target = *target;
        }
        const bool resolved = link.target.has_value();
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
            std::map<std::string, std::size_t>::const_iterator found = files_.find(file);
            if (found == files_.end() && !names_a_chapter(path))
                for (const std::string& name : other_names(file))
                    if (found == files_.end()) found = files_.find(name);
            if (found == files_.end() && path.starts_with('/')) found = from_site_root(path);
            if (found == files_.end()) {
                if (!names_a_chapter(path) || is_in_folder(file)) {
                    diagnostics_.report(Code::R003, link.span, {link.url});
                    return false;
                }
                diagnostics_.report(Code::R001, link.span, {file}, nearest(file, files_));
                return true;
            }
            chapter = found->second;
        }
        link.target = Target{static_cast<std::uint32_t>(chapter), ""};
        if (anchor.empty()) return true;
        const auto& anchors = anchors_[chapter];
        const auto found = anchors.find(anchor);
        if (found == anchors.end()) {
            link.target.reset();
            diagnostics_.report(Code::R002, link.span, {anchor, book_.chapters[chapter].file},
                                nearest(anchor, anchors));
            return true;
        }
        link.target->id = found->second;
        return true;
    }

    /// `/guide/a.md`: from the top of a web site, whichever folder that was made of.
    [[nodiscard]] std::map<std::string, std::size_t>::const_iterator from_site_root(
        const std::string& path) const {
        const auto ends = [&](const auto& one) { return ("/" + one.first).ends_with(path); };
        const auto found = std::find_if(files_.begin(), files_.end(), ends);
        const bool only = found != files_.end() &&
                          std::find_if(std::next(found), files_.end(), ends) == files_.end();
        return only ? found : files_.end();
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
    std::map<std::string, std::size_t> files_;
    std::vector<std::map<std::string, std::string>> anchors_;
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
