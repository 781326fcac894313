// Links that paper cannot follow: those whose address is not in the text, or is too long to be
// typed, get a code each, to be set at the end of their chapter.
#include "image/qr_code.h"
#include "passes/passes.h"
#include "passes/walk.h"

#include <algorithm>

namespace banxin::passes {
namespace {

/// An address of so many characters can be typed from paper.
constexpr std::size_t easily_typed = 40;

bool is_web(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

bool can_be_typed(const Link& link) {
    const std::string words = plain_text(link.children);
    const bool shown =
        words == link.url || "https://" + words == link.url || "http://" + words == link.url;
    return shown && link.url.size() <= easily_typed;
}

}  // namespace

void add_link_codes(Book& book) {
    for (Chapter& chapter : book.chapters) {
        if (chapter.role == ChapterRole::colophon) continue;
        for_each_run(chapter, [&](Inlines& run) {
            for (const Inline& one : run) {
                const Link* link = std::get_if<Link>(&one.value);
                if (link == nullptr || link->target || !is_web(link->url) || can_be_typed(*link))
                    continue;
                const bool known =
                    std::any_of(chapter.link_codes.begin(), chapter.link_codes.end(),
                                [&](const LinkCode& code) { return code.url == link->url; });
                if (known) continue;
                auto code = image::qr_code(link->url);
                if (!code) continue;
                chapter.link_codes.push_back({link->url, plain_text(link->children), code->modules,
                                              std::move(code->dark), link->span});
            }
        });
    }
}

}  // namespace banxin::passes
