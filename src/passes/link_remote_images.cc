// Images that are only on the web: nothing is fetched, and a book must show nothing that is not in
// it. What is left is where they are.
#include "base/ascii.h"
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

/// The file's name, else the host: an address is long, and stands behind the link anyway.
std::string short_name(const std::string& url) {
    const std::string path = url.substr(0, url.find_first_of("?#"));
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::size_t host = path.find("//");
    const bool only_host = host != std::string::npos && slash <= host + 1;
    if (!name.empty() && !only_host) return ascii::percent_decoded(name);
    return host == std::string::npos ? url : path.substr(host + 2);
}

Inline link_to(const Image& image, const Inlines& caption, Diagnostics& diagnostics) {
    diagnostics.report(Code::A013, image.span, {image.url});
    Inlines words = caption;
    if (plain_text(caption).empty())
        words.insert(words.begin(),
                     {Text{image.alt.empty() ? short_name(image.url) : image.alt, image.span}});
    const std::string url = image.url.starts_with("//") ? "https:" + image.url : image.url;
    return {Link{url, "", std::move(words), image.span, {}}};
}

}  // namespace

void link_remote_images(Book& book, Diagnostics& diagnostics) {
    for (Chapter& chapter : book.chapters) {
        for_each_block(chapter, [&](Block& block) {
            if (auto* row = std::get_if<FigureRow>(&block.value)) {
                if (Paragraph words; in_one_line(*row, has_a_place, words))
                    block.value = std::move(words);
                return;
            }
            auto* figure = std::get_if<Figure>(&block.value);
            if (figure == nullptr || !has_a_place(figure->image())) return;
            Paragraph paragraph;
            // A picture that is a link leads where that leads.
            if (figure->link() != nullptr && plain_text(figure->caption).empty())
                paragraph.content = std::move(figure->picture);
            else
                paragraph.content.push_back(link_to(figure->image(), figure->caption, diagnostics));
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
