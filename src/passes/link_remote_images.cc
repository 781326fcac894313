// Images that are only on the web: nothing is fetched, and a book must show nothing that is not in
// it. What is left is where they are.
#include "document/links.h"
#include "document/walk.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <utility>

namespace banxin::passes {
namespace {

/// `data:` is no place to send a reader to.
bool has_a_place(const Image& image) {
    return is_remote(image.url) && !image.url.starts_with("data:");
}

Inline link_to(const Image& image, const Inlines& caption, Diagnostics& diagnostics) {
    diagnostics.report(Code::A013, image.span, {image.url});
    Inlines words = caption;
    if (plain_text(caption).empty())
        words.insert(words.begin(), {Text{image.alt.empty() ? image.url : image.alt, image.span}});
    const std::string url = image.url.starts_with("//") ? "https:" + image.url : image.url;
    return {Link{url, "", std::move(words), image.span, {}}};
}

}  // namespace

void link_remote_images(Book& book, Diagnostics& diagnostics) {
    for (Chapter& chapter : book.chapters) {
        for_each_block(chapter, [&](Block& block) {
            const auto* figure = std::get_if<Figure>(&block.value);
            if (figure == nullptr || !has_a_place(figure->image)) return;
            Paragraph paragraph;
            paragraph.content.push_back(link_to(figure->image, figure->caption, diagnostics));
            block.value = std::move(paragraph);
        });
        for_each_inline(chapter, [&](Inline& one) {
            const auto* image = std::get_if<Image>(&one.value);
            if (image != nullptr && has_a_place(*image)) one = link_to(*image, {}, diagnostics);
        });
        // A picture in a link (a badge) has become a link in a link.
        settle_links(chapter);
    }
}

}  // namespace banxin::passes
