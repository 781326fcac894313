// Links that paper cannot follow: those whose address is not in the text, or is too long to be
// typed, get a code each, to be set at the end of their chapter.
#include "document/walk.h"
#include "image/qr_code.h"
#include "passes/passes.h"

#include <algorithm>

namespace banxin::passes {
namespace {

/// An address of so many characters can be typed from paper.
constexpr std::size_t easily_typed = 40;

bool is_web(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

bool can_be_typed(const Link& link) {
    const std::string words = words_of(link);
    const bool shown =
        words == link.url || "https://" + words == link.url || "http://" + words == link.url;
    return shown && link.url.size() <= easily_typed;
}

/// Every link that stands in print. An original that is not printed has none, nor have notes that
/// are marked nowhere else.
template <class Visit>
void for_each_printed_link(const Chapter& chapter, Visit&& visit) {
    if (!chapter.parallel || chapter.parallel->print != ParallelPrint::none) {
        for_each_of<Link>(chapter, visit);
        return;
    }
    std::vector<bool> marked(chapter.notes.size(), false);
    const auto look = [&](const auto& where) {
        for_each_of<Link>(where, visit);
        for_each_mark(where, [&](const NoteRef& mark) { marked[mark.note] = true; });
    };
    look(chapter.title);
    look(chapter.over_title);
    look(chapter.under_title);
    look(chapter.blocks);
    // A note that is marked in another one comes after it.
    for (std::size_t i = 0; i < chapter.notes.size(); ++i)
        if (marked[i]) look(chapter.notes[i].blocks);
}

}  // namespace

void add_link_codes(Book& book) {
    for (Chapter& chapter : book.chapters) {
        if (chapter.role == ChapterRole::colophon) continue;
        for_each_printed_link(chapter, [&](const Link& link) {
            if (link.target || !is_web(link.url) || can_be_typed(link)) return;
            const bool known =
                std::any_of(chapter.link_codes.begin(), chapter.link_codes.end(),
                            [&](const LinkCode& code) { return code.url == link.url; });
            if (known) return;
            auto code = image::qr_code(link.url);
            if (!code) return;
            chapter.link_codes.push_back(
                {link.url, words_of(link), code->modules, std::move(code->dark), link.span});
        });
    }
}

}  // namespace banxin::passes
