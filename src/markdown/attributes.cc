#include "markdown/attributes.h"

#include "base/ascii.h"
#include "document/walk.h"
#include "markdown/context.h"
#include "markdown/languages.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace banxin::markdown {
namespace {

bool is_name(std::string_view word) {
    return !word.empty() && word.find_first_of(" \t{}|=\"'") == std::string_view::npos;
}

/// The end of the word that begins at `at`; a quoted value may hold blanks.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == ' ' || c == '\t' || c == '}' || c == '\n') {
            break;
        }
    }
    return at;
}

/// False: no attribute.
bool take_word(std::string_view word, Attributes& to) {
    if (word == "-") {
        to.classes.emplace_back("unnumbered");
        return true;
    }
    if (word.starts_with('#') || word.starts_with('.')) {
        const std::string_view name = word.substr(1);
        if (!is_name(name)) return false;
        if (word[0] == '#')
            to.id = name;
        else
            to.classes.emplace_back(name);
        return true;
    }
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || !is_name(word.substr(0, equals))) return false;
    std::string_view value = word.substr(equals + 1);
    if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
        value = value.substr(1, value.size() - 2);
    to.values.emplace_back(word.substr(0, equals), value);
    return true;
}

/// Attributes at the end of a content, taken out.
std::optional<Attributes> take_attributes(Inlines& content, std::string_view source) {
    Text* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().value);
    if (last == nullptr || !last->text.ends_with('}')) return std::nullopt;
    const std::size_t open = last->text.rfind('{');
    if (open == std::string::npos || is_escaped(*last, open, source)) return std::nullopt;
    auto attributes = attributes_at(std::string_view(last->text).substr(open));
    if (!attributes || open + attributes->size != last->text.size()) return std::nullopt;
    std::size_t end = open;
    while (end > 0 && last->text[end - 1] == ' ') --end;
    *last = cut(*last, 0, end);
    if (last->text.empty()) content.pop_back();
    return attributes;
}

/// Attributes right behind an inline, taken out of the text that begins with them.
std::optional<Attributes> take_attributes_behind(Inlines& all, std::size_t i,
                                                 std::string_view source) {
    Text* text = i + 1 < all.size() ? std::get_if<Text>(&all[i + 1].value) : nullptr;
    if (text == nullptr || is_escaped(*text, 0, source)) return std::nullopt;
    auto attributes = attributes_at(text->text);
    if (!attributes) return std::nullopt;
    *text = cut(*text, attributes->size, text->text.size());
    if (text->text.empty()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return attributes;
}

bool is_mark_before(const Inline& one, std::uint32_t end) {
    const NoteRef* mark = std::get_if<NoteRef>(&one.value);
    return mark != nullptr && mark->span.begin < end;
}

/// After the language was laid on the content.
TitleAttributes settled(const Attributes& attributes, Inlines& content, Span span,
                        Context& context) {
    const Language language = context.language_said(attributes.value("lang"), span);
    if (!language.empty()) set_language(content, language);
    return {attributes.id, short_form(attributes)};
}

/// More no page has room for.
constexpr std::uint32_t most_columns_of_text = 4;

/// CSS Multi-column Layout, "The number and width of columns": `columns` may say a width beside the
/// number, in either order.
std::uint32_t columns_of_style(std::string_view style) {
    const std::string css = ascii::to_lower(style);
    for (std::size_t begin = 0; begin < css.size();) {
        const std::size_t end = std::min(css.find(';', begin), css.size());
        const std::string_view all = std::string_view(css).substr(begin, end - begin);
        begin = end + 1;
        const std::size_t colon = all.find(':');
        if (colon == std::string_view::npos) continue;
        std::string_view name = ascii::trimmed(all.substr(0, colon));
        for (const std::string_view prefix : {"-webkit-", "-moz-"})
            if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
        if (name != "columns" && name != "column-count") continue;
        std::string_view rest = ascii::trimmed(all.substr(colon + 1));
        while (!rest.empty()) {
            const std::string_view word = rest.substr(0, rest.find_first_of(" \t\n"));
            rest = ascii::trimmed(rest.substr(word.size()));
            if (!std::all_of(word.begin(), word.end(), [](char c) { return ascii::is_digit(c); }))
                continue;
            const std::uint32_t count = number_in(word, most_columns_of_text);
            if (count > 1) return count;
        }
    }
    return 0;
}

}  // namespace

std::string Attributes::value(std::string_view key) const {
    for (const auto& [name, value] : values)
        if (name == key) return value;
    return {};
}

std::optional<Attributes> attributes_at(std::string_view text) {
    if (!text.starts_with('{')) return std::nullopt;
    Attributes attributes;
    std::size_t at = text.starts_with("{:") ? 2 : 1;
    bool any = false;
    while (at < text.size()) {
        at = std::min(text.find_first_not_of(" \t", at), text.size());
        if (at == text.size()) return std::nullopt;
        if (text[at] == '}') {
            attributes.size = at + 1;
            return any ? std::optional(std::move(attributes)) : std::nullopt;
        }
        const std::size_t end = end_of_word(text, at);
        if (end == at || !take_word(text.substr(at, end - at), attributes)) return std::nullopt;
        any = true;
        at = end;
    }
    return std::nullopt;
}

std::string short_form(const Attributes& attributes) {
    constexpr std::array<std::string_view, 10> keys = {
        "short",         "short_title", "short-title", "shorttitle", "short_caption",
        "short-caption", "short-cap",   "fig-scap",    "fig.scap",   "tbl-scap"};
    for (const std::string_view key : keys)
        if (std::string value = attributes.value(key); !value.empty()) return value;
    return {};
}

TitleAttributes take_caption_attributes(Inlines& content, Span span, Context& context) {
    const auto attributes = take_attributes(content, context.source_text);
    return attributes ? settled(*attributes, content, span, context) : TitleAttributes{};
}

TitleAttributes take_heading_attributes(Inlines& content, Span span, Context& context) {
    const auto attributes = take_attributes(content, context.source_text);
    if (!attributes) return {};
    Text* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().value);
    const std::size_t words =
        last == nullptr ? std::string::npos : last->text.find_last_not_of('#');
    if (words != std::string::npos && words + 1 < last->text.size() && last->text[words] == ' ')
        *last = cut(*last, 0, last->text.find_last_not_of(' ', words) + 1);
    return settled(*attributes, content, span, context);
}

FigurePlace side_of(const std::vector<std::string>& classes, std::string_view align,
                    std::string_view style) {
    constexpr std::array<std::pair<std::string_view, FigurePlace>, 14> names = {{
        {"left", FigurePlace::left},
        {"right", FigurePlace::right},
        {"float-left", FigurePlace::left},
        {"float-right", FigurePlace::right},
        {"float-start", FigurePlace::left},
        {"float-end", FigurePlace::right},
        {"align-left", FigurePlace::left},
        {"align-right", FigurePlace::right},
        {"alignleft", FigurePlace::left},
        {"alignright", FigurePlace::right},
        {"pull-left", FigurePlace::left},
        {"pull-right", FigurePlace::right},
        {"img-left", FigurePlace::left},
        {"img-right", FigurePlace::right},
    }};
    for (const auto& [name, place] : names)
        if (std::find(classes.begin(), classes.end(), name) != classes.end()) return place;
    std::string css = ascii::to_lower(style);
    std::erase_if(css, [](char c) { return ascii::is_blank(c); });
    const std::string side = ascii::to_lower(ascii::trimmed(align));
    if (side == "left" || css.find("float:left") != std::string::npos) return FigurePlace::left;
    if (side == "right" || css.find("float:right") != std::string::npos) return FigurePlace::right;
    return FigurePlace::free;
}

std::uint32_t number_in(std::string_view value, std::uint32_t most) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error != std::errc() || number > most ? 0 : number;
}

std::uint32_t columns_said(const Attributes& attributes) {
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 4> names = {{
        {"two-columns", 2},
        {"three-columns", 3},
        {"columns-2", 2},
        {"columns-3", 3},
    }};
    for (const auto& [name, count] : names)
        if (std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
            attributes.classes.end())
            return count;
    for (const std::string_view key : {"columns", "column-count"})
        if (const std::uint32_t count = number_in(attributes.value(key), most_columns_of_text);
            count > 1)
            return count;
    return columns_of_style(attributes.value("style"));
}

FigurePlace figure_place(const Attributes& attributes) {
    const FigurePlace side =
        side_of(attributes.classes, attributes.value("align"), attributes.value("style"));
    if (side != FigurePlace::free) return side;
    constexpr std::array<std::pair<std::string_view, FigurePlace>, 6> places = {{
        {"here", FigurePlace::here},
        {"top", FigurePlace::top},
        {"bottom", FigurePlace::bottom},
        {"page", FigurePlace::page},
        {"full", FigurePlace::full},
        {"bleed", FigurePlace::bleed},
    }};
    for (const auto& [name, place] : places)
        if (std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
            attributes.classes.end())
            return place;
    // LaTeX's letters, the first of them the first wish.
    const std::string position = attributes.value("fig-pos");
    const std::size_t letter = position.find_first_not_of("![ ");
    switch (letter == std::string::npos ? '\0' : position[letter]) {
        case 'h':
        case 'H': return FigurePlace::here;
        case 't': return FigurePlace::top;
        case 'b': return FigurePlace::bottom;
        case 'p': return FigurePlace::page;
        default: return FigurePlace::free;
    }
}

void set_width(Image& image, std::string_view width) {
    double number = 0;
    const auto [end, error] = std::from_chars(width.data(), width.data() + width.size(), number);
    if (error != std::errc() || !(number >= 1 && number <= 10000)) return;
    const std::string_view unit(end, static_cast<std::size_t>(width.data() + width.size() - end));
    const auto rounded = [](double value) { return static_cast<std::uint16_t>(value + 0.5); };
    if (unit == "%") {
        if (number <= 100) image.width_percent = rounded(number);
    } else if (unit == "cm" || unit == "mm" || unit == "in" || unit == "pt") {
        // CSS, "Absolute lengths".
        const double pixels = unit == "cm"   ? 96 / 2.54
                              : unit == "mm" ? 96 / 25.4
                              : unit == "in" ? 96.0
                                             : 96.0 / 72;
        if (number * pixels <= 10000) image.width_pixels = rounded(number * pixels);
    } else if (unit == "em" || unit == "rem") {
        if (number * 16 <= 10000) image.width_pixels = rounded(number * 16);
    } else if (unit.empty() || unit == "px") {
        image.width_pixels = rounded(number);
    }
}

std::string_view size_behind(std::string_view address) {
    const std::size_t at = address.rfind(" =");
    if (at == std::string_view::npos) return {};
    const std::string_view size = address.substr(at + 1);
    const bool whole = size.find_first_not_of("=0123456789%x") == std::string_view::npos;
    return whole && size.find('x') != std::string_view::npos ? size : std::string_view();
}

void take_size(Image& image) {
    if (const std::string_view size = size_behind(image.url); !size.empty()) {
        set_width(image, size.substr(1, size.find('x') - 1));
        image.url = ascii::trimmed(image.url.substr(0, image.url.size() - size.size()));
    }
    const std::size_t bar = image.alt.rfind('|');
    if (bar == std::string::npos || bar + 1 == image.alt.size()) return;
    const std::string_view width = std::string_view(image.alt).substr(bar + 1);
    if (width.substr(0, width.find('x')).find_first_not_of("0123456789") != std::string_view::npos)
        return;
    set_width(image, width.substr(0, width.find('x')));
    image.alt.resize(bar);
}

void settle_attributes(Inlines& inlines, Context& context) {
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        Inlines* const inside = children_of(inlines[i]);
        if (inside != nullptr) settle_attributes(*inside, context);
        const bool shows = is_picture(inlines[i]);
        const bool takes = shows || std::holds_alternative<Link>(inlines[i].value) ||
                           std::holds_alternative<CodeSpan>(inlines[i].value);
        if (!takes) continue;
        // Marks of notes in a picture's description stand before what is said of the picture.
        std::size_t last = i;
        if (const Image* image = std::get_if<Image>(&inlines[i].value))
            while (last + 1 < inlines.size() && is_mark_before(inlines[last + 1], image->span.end))
                ++last;
        const auto attributes = take_attributes_behind(inlines, last, context.source_text);
        if (!attributes) continue;
        if (!shows) {
            context.meet_anchor(attributes->id);
            continue;
        }
        Image& image =
            std::get<Image>(inside != nullptr ? inside->front().value : inlines[i].value);
        set_width(image, attributes->value("width"));
        context.picture_attributes[image.span.begin] = *attributes;
    }
}

}  // namespace banxin::markdown
