// The cover and the title page. How a cover is set is not known here: it comes as a drawing.
#include "epub/generated.h"

#include "document/title_page.h"
#include "document/words.h"
#include "epub/xhtml.h"
#include "image/draw.h"
#include "image/image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace banxin::epub {
namespace {

/// The proportion that shops ask for.
constexpr std::uint32_t cover_width = 1600;
constexpr std::uint32_t cover_height = 2560;

std::string authors_of(const Metadata& metadata) {
    std::vector<std::string> names;
    for (const Person& person : metadata.authors)
        if (person.role == "aut") names.push_back(person.name);
    return Words(metadata.language.value).joined(names);
}

using NameRanges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// Each name that no line end parts in an element of its own, with the mark behind it, which would
/// begin a line otherwise.
void add_names(pugi::xml_node line, std::string_view words, const NameRanges& names) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t begin = names[i].first;
        const std::size_t next = i + 1 < names.size() ? names[i + 1].first : names[i].second;
        const std::size_t end = std::min(words.find(' ', names[i].second), next);
        add_text(line, words.substr(done, begin - done));
        set(add(line, "span", words.substr(begin, end - begin)), "class", "name");
        done = end;
    }
    add_text(line, words.substr(done));
}

}  // namespace

StoredBytes draw_cover(const Book& book, const Drawing& drawing) {
    const image::Pixels drawn =
        image::draw(drawing, cover_width, cover_height,
                    [&](std::uint32_t picture) { return book.assets.at(picture).bytes; });
    return book.cover ? image::encode_jpeg(drawn) : image::encode_png(drawn, Effort::quick);
}

std::string make_cover_page(const Book& book, std::string_view image_path,
                            CharacterUse& characters) {
    const Metadata& metadata = book.metadata;
    const Words words(metadata.language.value);
    Page page;
    begin_page(page, cover_path, metadata.language.value, words[Word::cover]);
    set(page.body, "epub:type", "cover");
    set(page.body, "class", "cover");
    pugi::xml_node section = add(page.body, "div");
    set(section, "class", "cover");
    pugi::xml_node picture = add(section, "img");
    std::string alt = fmt::format("{}", metadata.title.value);
    const std::string authors = authors_of(metadata);
    if (!authors.empty()) alt += std::string(words[Word::comma]) + authors;
    set(picture, "src", image_path);
    set(picture, "role", "doc-cover");
    set(picture, "alt", alt);
    characters.helpful.add(alt);
    add_line_end(page.body);
    return to_text(page.document);
}

std::string make_title_page(const Book& book, const Typefaces& typefaces,
                            std::string_view page_label, CharacterUse& characters) {
    using style::Role;
    const Metadata& metadata = book.metadata;
    Page page;
    begin_page(page, title_page_path, metadata.language.value, metadata.title.value);
    set(page.body, "epub:type", "frontmatter");
    pugi::xml_node section = add(page.body, "section");
    set(section, "epub:type", "titlepage");
    set(section, "class", "title-page");
    set(section, "aria-labelledby", "title");
    add_line_end(section);
    if (!page_label.empty()) add_page_break(section, page_label, printed_page_id);
    const auto line = [&](const char* element, const char* name, Role role, std::string_view words,
                          const NameRanges& names = {}) {
        if (words.empty()) return;
        pugi::xml_node node = add(section, element);
        set(node, *name == '\0' ? "id" : "class", *name == '\0' ? "title" : name);
        add_names(node, words, names);
        const Typeface face = typefaces.of(role, typefaces.body());
        characters.needed[index_of(face)].add(words);
        add_line_end(section);
    };
    const TitleLines lines = title_lines_of(metadata);
    line("h1", "", Role::title_page_title, lines.title);
    line("p", "subtitle", Role::title_page_subtitle, lines.subtitle);
    for (const Credit& credit : lines.credits)
        line("p", "author", Role::title_page_author, credit.text, credit.names);
    line("p", "publisher", Role::title_page_publisher, lines.publisher);
    add_line_end(page.body);
    return to_text(page.document);
}

}  // namespace banxin::epub
