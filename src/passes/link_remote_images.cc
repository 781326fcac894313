// Images that are only on the web: nothing is fetched, and a book must show nothing that is not in
// it. What is left is where they are.
#include "passes/names.h"
#include "passes/passes.h"
#include "passes/walk.h"

#include <utility>

namespace banxin::passes {
namespace {

/// `data:` is no place to send a reader to.
bool has_a_place(const Image& image) {
    return is_remote(image.url) && !image.url.starts_with("data:");
}

Inline link_to(const Image& image, const std::string& caption, Diagnostics& diagnostics) {
    diagnostics.report(Code::A013, image.span, {image.url});
    const std::string words = !caption.empty()    ? caption
                              : image.alt.empty() ? image.url
                                                  : image.alt;
    Link link{
        image.url.starts_with("//") ? "https:" + image.url : image.url, "", {}, image.span, {}};
    link.children.push_back({Text{words, image.span}});
    return {std::move(link)};
}

/// A picture in a link (a badge) has become a link in a link, which there is not: the outer one
/// stays.
void flatten_links(Inlines& run) {
    for (Inline& one : run) {
        auto* outer = std::get_if<Link>(&one.value);
        if (outer == nullptr) continue;
        Inlines children;
        for (Inline& child : outer->children) {
            auto* inner = std::get_if<Link>(&child.value);
            if (inner == nullptr)
                children.push_back(std::move(child));
            else
                for (Inline& word : inner->children) children.push_back(std::move(word));
        }
        outer->children = std::move(children);
    }
}

}  // namespace

void link_remote_images(Book& book, Diagnostics& diagnostics) {
    for (Chapter& chapter : book.chapters) {
        for_each_block(chapter, [&](Block& block) {
            const auto* figure = std::get_if<Figure>(&block.value);
            if (figure == nullptr || !has_a_place(figure->image)) return;
            Paragraph paragraph;
            paragraph.content.push_back(
                link_to(figure->image, plain_text(figure->caption), diagnostics));
            block.value = std::move(paragraph);
        });
        for_each_run(chapter, [&](Inlines& run) {
            for (Inline& one : run) {
                const auto* image = std::get_if<Image>(&one.value);
                if (image != nullptr && has_a_place(*image)) one = link_to(*image, "", diagnostics);
            }
            flatten_links(run);
        });
    }
}

}  // namespace banxin::passes
