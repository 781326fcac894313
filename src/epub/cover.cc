// The cover and the title page. A book without a picture gets a cover set from its title: a
// paper slip with a double rule (文武边) on a dark cloth, as on thread-bound books. Knows
// nothing of the chapters.
#include "epub/generated.h"

#include "base/unicode.h"
#include "document/words.h"
#include "epub/xhtml.h"
#include "image/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace banxin::epub {
namespace {

/// The proportion that shops ask for.
constexpr int cover_width = 1600;
constexpr int cover_height = 2560;
constexpr const char* cloth = "#2f4352";
constexpr const char* cloth_rule = "#8797a2";
constexpr const char* cloth_text = "#e9e4d6";
constexpr const char* paper = "#f4efe3";
constexpr const char* ink = "#26231f";
constexpr std::size_t longest_column = 12;

std::string authors_of(const Metadata& metadata) {
    std::vector<std::string> names;
    for (const Person& person : metadata.authors)
        if (person.role == "aut") names.push_back(person.name);
    return Words(metadata.language.value).joined(names);
}

/// Whoever else has a word for what they did.
std::string others_of(const Metadata& metadata) {
    const Words words(metadata.language.value);
    std::string text;
    for (const Person& person : metadata.authors) {
        const auto credit = credit_of(person.role);
        if (person.role == "aut" || !credit) continue;
        if (!text.empty()) text += words[Word::between_credits];
        text += words.filled(*credit, person.name);
    }
    return text;
}

/// Width in ems. Letters of a bold Latin are a little wider than half an em on average.
double em_width(char32_t c) {
    const int cells = display_width(c);
    return cells == 2 ? 1.0 : 0.58 * cells;
}

double width_of(std::string_view text) {
    double width = 0;
    for (const char32_t c : to_utf32(text)) width += em_width(c);
    return width;
}

bool may_stand_upright(const std::u32string& title) {
    return !title.empty() && title.size() <= longest_column &&
           std::all_of(title.begin(), title.end(),
                       [](char32_t c) { return is_ideographic(c) || c == chars::middle_dot; });
}

/// Lines of about equal length, none longer than `widest` ems where the text can part: at
/// spaces and, between Han, anywhere that leaves no mark at a line's head.
std::vector<std::string> wrapped(std::string_view text, double widest) {
    const double lines = std::ceil(width_of(text) / widest);
    const double target = width_of(text) / std::max(lines, 1.0);
    std::vector<std::string> result(1);
    const std::u32string all = to_utf32(text);
    double width = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const char32_t c = all[i];
        const char32_t next = i + 1 < all.size() ? all[i + 1] : 0;
        append_utf8(result.back(), c);
        width += em_width(c);
        const bool at_space = is_space(c);
        const bool between = is_ideographic(c) || is_cjk_punctuation(c);
        const bool next_fits = next != 0 && !is_cjk_punctuation(next) && !is_space(next);
        if (width + 0.5 >= target && (at_space || between) && next_fits) {
            result.emplace_back();
            width = 0;
        }
    }
    for (std::string& line : result) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
    }
    return result;
}

class Drawing {
public:
    Drawing(Language language, std::string_view title_font, std::string_view text_font)
        : title_font_(title_font), text_font_(text_font) {
        svg_ = add(document_, "svg");
        set(svg_, "xmlns", "http://www.w3.org/2000/svg");
        set(svg_, "viewBox", fmt::format("0 0 {} {}", cover_width, cover_height));
        set(svg_, "width", fmt::format("{}", cover_width));
        set(svg_, "height", fmt::format("{}", cover_height));
        set(svg_, "xml:lang", language.tag());
        box(0, 0, cover_width, cover_height, cloth, nullptr, 0);
    }

    void box(double x, double y, double width, double height, const char* fill, const char* stroke,
             double thickness) {
        pugi::xml_node node = add(svg_, "rect");
        set(node, "x", fmt::format("{:.1f}", x));
        set(node, "y", fmt::format("{:.1f}", y));
        set(node, "width", fmt::format("{:.1f}", width));
        set(node, "height", fmt::format("{:.1f}", height));
        set(node, "fill", fill);
        if (stroke == nullptr) return;
        set(node, "stroke", stroke);
        set(node, "stroke-width", fmt::format("{:.1f}", thickness));
    }

    /// The paper with its heavy and its fine rule.
    void slip(double x, double y, double width, double height) {
        box(x, y, width, height, paper, nullptr, 0);
        box(x + 22, y + 22, width - 44, height - 44, "none", ink, 9);
        box(x + 38, y + 38, width - 76, height - 76, "none", ink, 2);
    }

    /// Centred on x; y is the baseline.
    void text(std::string_view words, double x, double y, double size, const char* colour,
              bool title, double spacing = 0) {
        pugi::xml_node node = add(svg_, "text", words);
        // Spacing also follows the last character; half of it puts the line back in the middle.
        set(node, "x", fmt::format("{:.1f}", x + spacing / 2));
        set(node, "y", fmt::format("{:.1f}", y));
        set(node, "font-family", fmt::format("'{}'", title ? title_font_ : text_font_));
        set(node, "font-weight", title ? "bold" : "normal");
        set(node, "font-size", fmt::format("{:.1f}", size));
        set(node, "text-anchor", "middle");
        set(node, "fill", colour);
        if (spacing > 0) set(node, "letter-spacing", fmt::format("{:.1f}", spacing));
    }

    [[nodiscard]] std::string finish() const { return to_text(document_); }

private:
    pugi::xml_document document_;
    pugi::xml_node svg_;
    std::string_view title_font_;
    std::string_view text_font_;
};

/// Where the small print stands: centred on x, in lines no wider than `widest`.
struct SmallPrint {
    double x = 0;
    double widest = 0;
};

/// One column of Han at the upper left, where a thread-bound book has its slip; the rest
/// stands beside it.
SmallPrint upright_title(Drawing& drawing, const std::u32string& title) {
    const auto count = static_cast<double>(title.size());
    const double size = std::min(210.0, 1640.0 / count / 1.14);
    const double step = size * 1.14;
    const double width = size * 1.36 + 120;
    const double height = step * count + size * 0.5 + 110;
    const double x = 170;
    const double y = 190;
    drawing.slip(x, y, width, height);
    double baseline = y + 55 + size * 0.25 + step * 0.5 + size * 0.38;
    for (const char32_t c : title) {
        drawing.text(to_utf8(std::u32string_view(&c, 1)), x + width / 2, baseline, size, ink, true);
        baseline += step;
    }
    const double left = x + width;
    return {(left + cover_width) / 2, cover_width - left - 200};
}

SmallPrint level_title(Drawing& drawing, std::string_view title) {
    const double ems = width_of(title);
    double size = ems <= 7 ? 168 : ems <= 16 ? 144 : ems <= 36 ? 116 : 88;
    const std::vector<std::string> lines = wrapped(title, 1060 / size);
    // A word that cannot part is made to fit.
    for (const std::string& line : lines) size = std::min(size, 1220 / width_of(line));
    double widest = 860;
    for (const std::string& line : lines) widest = std::max(widest, width_of(line) * size);
    const double step = size * 1.42;
    const double height = step * static_cast<double>(lines.size()) + 260;
    const double width = std::min(widest + 220, cover_width - 160.0);
    const double y = 420;
    drawing.slip((cover_width - width) / 2, y, width, height);
    double baseline = y + 130 + step * 0.5 + size * 0.37;
    for (const std::string& line : lines) {
        drawing.text(line, cover_width / 2.0, baseline, size, ink, true);
        baseline += step;
    }
    return {cover_width / 2.0, 1240};
}

/// Lines that end at `bottom`; returns where the next block above may end.
double small_lines(Drawing& drawing, std::string_view words, const SmallPrint& place, double bottom,
                   double size, double spacing) {
    if (words.empty()) return bottom;
    const std::vector<std::string> lines = wrapped(words, place.widest / (size + spacing));
    const double step = size * 1.6;
    double y = bottom - step * static_cast<double>(lines.size() - 1);
    const double top = y;
    for (const std::string& line : lines) {
        drawing.text(line, place.x, y, size, cloth_text, false, spacing);
        y += step;
    }
    return top - size;
}

}  // namespace

std::string make_cover_svg(const Book& book, std::string_view title_font,
                           std::string_view text_font) {
    const Metadata& metadata = book.metadata;
    Drawing drawing(metadata.language.value, title_font, text_font);
    const std::u32string title = to_utf32(metadata.title.value);
    const SmallPrint place = may_stand_upright(title) ? upright_title(drawing, title)
                                                      : level_title(drawing, metadata.title.value);
    small_lines(drawing, metadata.publisher, place, 2390, 46, 8);
    const double top = small_lines(drawing, authors_of(metadata), place, 2180, 68, 10);
    drawing.box(place.x - 60, top - 64, 120, 3, cloth_rule, nullptr, 0);
    small_lines(drawing, metadata.subtitle, place, top - 140, 56, 6);
    return drawing.finish();
}

std::string make_cover_image(const Book& book, std::string_view title_font,
                             std::string_view text_font) {
    return image::encode_png(
        image::draw_svg(make_cover_svg(book, title_font, text_font), cover_width, cover_height),
        true);
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
    const auto line = [&](const char* element, const char* name, Role role,
                          std::string_view words) {
        if (words.empty()) return;
        pugi::xml_node node = add(section, element, words);
        set(node, *name == '\0' ? "id" : "class", *name == '\0' ? "title" : name);
        const Typeface face = typefaces.of(role, typefaces.body());
        characters.needed[index_of(face)].add(words);
        add_line_end(section);
    };
    line("h1", "", Role::title_page_title, metadata.title.value);
    line("p", "subtitle", Role::title_page_subtitle, metadata.subtitle);
    line("p", "author", Role::title_page_author, authors_of(metadata));
    line("p", "author", Role::title_page_author, others_of(metadata));
    line("p", "publisher", Role::title_page_publisher, metadata.publisher);
    add_line_end(page.body);
    return to_text(page.document);
}

}  // namespace banxin::epub
