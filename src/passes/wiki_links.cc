#include "passes/wiki_links.h"

#include "base/ascii.h"
#include "base/folding.h"
#include "document/walk.h"
#include "passes/names.h"

#include <algorithm>

namespace banxin::passes {
namespace {

std::vector<std::string> files_of(const Book& book) {
    std::vector<std::string> files;
    for (const Chapter& chapter : book.chapters)
        if (!chapter.file.empty()) files.push_back(chapter.file);
    return files;
}

/// Nothing but its name, in ASCII and without blanks: `x`, `nodiscard`, `1`.
bool is_lone_word(const Link& link) {
    const WikiAddress address = wiki_address(link.url);
    const std::string& name = address.name;
    return !is_embed(link.url) && address.heading.empty() && address.block.empty() &&
           words_of(link) == name && !is_markdown_file(name) &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

WikiLinks::WikiLinks(const Book& book, Diagnostics& diagnostics, const BookFolder* folder)
    : book_(book), diagnostics_(diagnostics), folder_(folder), files_(files_of(book)) {
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const Chapter& chapter = book.chapters[i];
        if (!chapter.file.empty()) chapters_.emplace(chapter.file, i);
        const std::string title = name_of_title(chapter.title);
        if (!title.empty()) titles_.emplace(folded(title), Name{i, false});
        for (const FieldValue& one : chapter.fields.in_front_matter)
            if (one.key == "aliases") titles_.emplace(folded(one.value), Name{i, true});
    }
}

std::optional<std::size_t> WikiLinks::find(const std::string& name, std::size_t from, Span span) {
    if (name.empty()) return from;
    const FileNames::Fitting fitting = files_.find(name, folder_of(book_.chapters[from].file));
    if (fitting.unclear)
        diagnostics_.report(Code::R005, span, {name, fitting.files[0], fitting.files[1]},
                            Hint{HintId::write_folder, {}});
    if (!fitting.files.empty()) return chapters_.at(fitting.files[0]);
    const auto titled = by_title(name, from, false, span);
    return titled ? titled : by_title(name, from, true, span);
}

std::optional<std::size_t> WikiLinks::by_title(const std::string& name, std::size_t from,
                                               bool alias, Span span) {
    std::vector<std::size_t> chapters;
    const auto [first, last] = titles_.equal_range(folded(name));
    for (auto one = first; one != last; ++one)
        if (one->second.alias == alias) chapters.push_back(one->second.chapter);
    if (chapters.empty()) return std::nullopt;
    return nearest(chapters, from, name, span);
}

std::size_t WikiLinks::nearest(const std::vector<std::size_t>& chapters, std::size_t from,
                               const std::string& name, Span span) {
    const std::string folder = folder_of(book_.chapters[from].file);
    const auto far = [&](std::size_t i) {
        return steps_between(folder_of(book_.chapters[i].file), folder);
    };
    std::size_t best = chapters[0];
    for (const std::size_t i : chapters)
        if (far(i) < far(best)) best = i;
    for (const std::size_t i : chapters)
        if (i != best && far(i) == far(best)) {
            diagnostics_.report(Code::R005, span,
                                {name, book_.chapters[best].file, book_.chapters[i].file},
                                Hint{HintId::write_folder, {}});
            break;
        }
    return best;
}

bool WikiLinks::is_mark(const Link& link) {
    if (!is_lone_word(link)) return false;
    const std::string name = wiki_address(link.url).name;
    const bool figures = name.find_first_not_of("0123456789") == std::string::npos;
    return name.size() == 1 || (figures && name.size() < 4);
}

bool WikiLinks::is_text(const Link& link) {
    return is_mark(link) || (is_lone_word(link) && !is_vault());
}

bool WikiLinks::is_vault() {
    if (is_vault_) return *is_vault_;
    const auto names_another = [&](const Link& link) {
        if (!is_wiki(link.url) || is_mark(link)) return false;
        if (!is_lone_word(link) || link.target) return true;
        const std::string name = wiki_address(link.url).name;
        return titles_.contains(folded(name)) || !files_.find(name, "").files.empty();
    };
    is_vault_ = folder_ != nullptr && !folder_->list(".obsidian").empty();
    for (const Chapter& chapter : book_.chapters) {
        if (*is_vault_) break;
        is_vault_ = for_each_image(chapter,
                                   [](const Image& image) -> bool { return is_wiki(image.url); }) ||
                    for_each_of<Link>(
                        chapter, [&](const Link& link) -> bool { return names_another(link); });
    }
    return *is_vault_;
}

void WikiLinks::tell_outside(const Link& link) {
    const std::string name = wiki_address(link.url).name;
    if (told_.insert(folded(name)).second) diagnostics_.report(Code::R003, link.span, {name});
}

}  // namespace banxin::passes
