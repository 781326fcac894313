// Links that stay inside the book. A target is written as a path from the chapter's own file,
// as in any folder of Markdown, so that the manuscript also works on the web.
#include "passes/names.h"
#include "passes/passes.h"
#include "passes/walk.h"

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
    return path.ends_with(".md") || path.ends_with(".markdown");
}

class LinkResolver {
public:
    LinkResolver(Book& book, Diagnostics& diagnostics) : book_(book), diagnostics_(diagnostics) {
        anchors_.resize(book.chapters.size());
        for (std::size_t i = 0; i < book.chapters.size(); ++i) {
            Chapter& chapter = book.chapters[i];
            if (!chapter.file.empty()) files_.emplace(chapter.file, i);
            for_each_block(chapter, [&](Block& block) {
                if (block.anchor.empty()) return;
                anchors_[i].emplace(block.anchor, block.id);
                names_.emplace(std::pair(i, block.id), name_of_block(block));
            });
        }
    }

    void resolve(std::size_t chapter) {
        for_each_run(book_.chapters[chapter], [&](Inlines& run) {
            bool drops = false;
            for (Inline& one : run) {
                auto* link = std::get_if<Link>(&one.value);
                if (link == nullptr || link->target) continue;
                const bool kept = has_scheme(link->url) || resolve(*link, chapter);
                if (link->children.empty()) {
                    std::string name = link->target ? name_of_target(*link->target) : link->url;
                    link->children.push_back({Text{std::move(name), link->span}});
                }
                if (kept) continue;
                link->url.clear();
                drops = true;
            }
            if (drops) replace_dropped(run);
        });
    }

private:
    static std::string name_of_block(const Block& block) {
        if (const auto* figure = std::get_if<Figure>(&block.value)) return figure->label;
        if (const auto* table = std::get_if<Table>(&block.value)) return table->label;
        if (const auto* heading = std::get_if<Heading>(&block.value))
            return plain_text(heading->content);
        return {};
    }

    /// What a link says that has no text of its own: "图1", or a title.
    [[nodiscard]] std::string name_of_target(const Target& target) const {
        const auto found = names_.find({target.chapter, target.id});
        if (found != names_.end() && !found->second.empty()) return found->second;
        return plain_text(book_.chapters[target.chapter].title);
    }

    /// False: the link leads to nothing that a book can show.
    bool resolve(Link& link, std::size_t from) {
        const std::size_t hash = link.url.find('#');
        const std::string path = percent_decoded(link.url.substr(0, hash));
        const std::string anchor =
            hash == std::string::npos ? "" : percent_decoded(link.url.substr(hash + 1));
        std::size_t chapter = from;
        if (!path.empty()) {
            const std::filesystem::path base(folder_of(book_.chapters[from].file));
            const std::string file = (base / path).lexically_normal().generic_string();
            const auto found = files_.find(file);
            if (found == files_.end()) {
                if (!names_a_chapter(path)) {
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

    template <class Map>
    static std::optional<Hint> nearest(const std::string& wrong, const Map& map) {
        std::vector<std::string> names;
        for (const auto& [name, value] : map) names.push_back(name);
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
            for (Inline& child : link->children) kept.push_back(std::move(child));
        }
        run = std::move(kept);
    }

    Book& book_;
    Diagnostics& diagnostics_;
    std::map<std::string, std::size_t> files_;
    std::vector<std::map<std::string, std::string>> anchors_;
    std::map<std::pair<std::size_t, std::string>, std::string> names_;
};

}  // namespace

void resolve_links(Book& book, Diagnostics& diagnostics) {
    LinkResolver resolver(book, diagnostics);
    for (std::size_t i = 0; i < book.chapters.size(); ++i) resolver.resolve(i);
}

}  // namespace banxin::passes
