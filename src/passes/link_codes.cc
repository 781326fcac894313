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

}  // namespace

void add_link_codes(Book& book) {
    for (Chapter& chapter : book.chapters) {
        if (chapter.role == ChapterRole::colophon) continue;
        for_each_of<Link>(chapter, [&](const Link& link) {
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
