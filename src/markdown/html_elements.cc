// One table from names to meaning. Attributes that are not asked for here are lost on
// purpose: no event handler, style or class can come through.
#include "markdown/html_elements.h"

#include "base/unicode.h"
#include "markdown/attributes.h"

#include <algorithm>
#include <array>

namespace banxin::markdown {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct StyleName {
    std::string_view name;
    InlineStyle style;
};
constexpr StyleName styles[] = {
    {"b", InlineStyle::strong},          {"strong", InlineStyle::strong},
    {"i", InlineStyle::emphasis},        {"em", InlineStyle::emphasis},
    {"cite", InlineStyle::emphasis},     {"dfn", InlineStyle::emphasis},
    {"var", InlineStyle::emphasis},      {"s", InlineStyle::strikethrough},
    {"del", InlineStyle::strikethrough}, {"u", InlineStyle::underline},
    {"ins", InlineStyle::underline},     {"mark", InlineStyle::mark},
    {"small", InlineStyle::small},       {"sub", InlineStyle::subscript},
    {"sup", InlineStyle::superscript},   {"kbd", InlineStyle::keyboard},
};

constexpr std::array<std::string_view, 4> code_elements = {"code", "samp", "tt", "pre"};
/// Known, and nothing more than what they hold.
constexpr std::array<std::string_view, 17> transparent = {
    "p",    "div",    "abbr",    "time", "bdi",     "rb",         "ruby", "span", "section",
    "html", "figure", "article", "main", "details", "figcaption", "body", "a"};

std::string all_text(const Pieces& pieces) {
    return plain_text(to_inlines(Pieces(pieces)));
}

/// `漢<rt>kan</rt>字<rt>ji</rt>`: each reading is for what stands before it.
Pieces make_ruby(const HtmlTag& tag, const Pieces& children) {
    Ruby ruby;
    ruby.span = tag.span;
    Pieces rest;
    Pieces result;
    for (const Piece& piece : children) {
        if (piece.kind != Piece::Kind::reading) {
            const Text* text = std::get_if<Text>(&piece.value.value);
            const bool blank =
                text != nullptr && text->text.find_first_not_of(" \n") == std::string::npos;
            if (!blank) rest.push_back(piece);
            continue;
        }
        const std::string base = all_text(rest);
        const std::string& reading = std::get<Text>(piece.value.value).text;
        if (!base.empty() && !reading.empty()) {
            ruby.units.push_back({base, reading});
            rest.clear();
        }
    }
    if (!ruby.units.empty()) result.push_back({{std::move(ruby)}, Piece::Kind::plain});
    for (Piece& piece : rest) result.push_back(std::move(piece));
    return result;
}

}  // namespace

std::string_view HtmlTag::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
        if (key == wanted) return value;
    }
    return {};
}

bool HtmlTag::has(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.first == wanted; });
}

bool is_void_element(std::string_view name) {
    constexpr std::array<std::string_view, 14> names = {"area",  "base",   "br",    "col",  "embed",
                                                        "hr",    "img",    "input", "link", "meta",
                                                        "param", "source", "track", "wbr"};
    return is_one_of(name, names);
}

bool goes_with_content(std::string_view name) {
    constexpr std::array<std::string_view, 24> names = {
        "script", "style",    "iframe", "object",  "embed",  "form",     "input",    "button",
        "select", "textarea", "audio",  "video",   "canvas", "svg",      "math",     "template",
        "applet", "frame",    "title",  "noembed", "link",   "noframes", "noscript", "meta"};
    return is_one_of(name, names);
}

bool is_block_element(std::string_view name) {
    constexpr std::array<std::string_view, 38> names = {
        "dl",      "dt",      "dd",     "p",          "div",        "section", "article", "main",
        "header",  "footer",  "aside",  "nav",        "blockquote", "ul",      "ol",      "li",
        "hr",      "h1",      "h2",     "h3",         "h4",         "h5",      "h6",      "table",
        "thead",   "tbody",   "tfoot",  "tr",         "th",         "td",      "caption", "pre",
        "details", "summary", "figure", "figcaption", "center",     "address"};
    return is_one_of(name, names);
}

void meet_id(const HtmlTag& tag, Context& context) {
    if (tag.has("id"))
        context.meet_anchor(tag.attribute("id"));
    else if (tag.name == "a" && tag.has("name"))
        context.meet_anchor(tag.attribute("name"));
}

Image make_image(const HtmlTag& tag) {
    Image image;
    image.url = tag.attribute("src");
    image.alt = tag.attribute("alt");
    // An empty text that was written says that the picture only decorates.
    image.decorative = tag.has("alt") && image.alt.empty();
    image.title = tag.attribute("title");
    image.span = tag.span;
    set_width(image, tag.attribute("width"));
    return image;
}

Pieces make_element(const HtmlTag& tag, Pieces&& children, Context& context) {
    const auto one = [](auto&& value) {
        Pieces pieces;
        pieces.push_back({{std::forward<decltype(value)>(value)}, Piece::Kind::plain});
        return pieces;
    };
    const std::string_view name = tag.name;
    meet_id(tag, context);
    for (const StyleName& entry : styles) {
        if (entry.name != name) continue;
        Inlines content = to_inlines(std::move(children));
        if (content.empty()) return {};
        return one(Styled{entry.style, std::move(content)});
    }
    if (name == "summary") {
        // Of details inside a line: a heading of its own.
        Inlines content = to_inlines(std::move(children));
        if (content.empty()) return {};
        Pieces head = one(Styled{InlineStyle::strong, std::move(content)});
        head.push_back({{LineBreak{}}, Piece::Kind::plain});
        return head;
    }
    if (name == "br") return one(LineBreak{});
    if (name == "wbr" || name == "rp" || name == "rtc") return {};
    if (name == "img") return one(make_image(tag));
    if (is_one_of(name, code_elements)) return one(CodeSpan{all_text(children), tag.span});
    if (name == "ruby") return make_ruby(tag, children);
    if (name == "rt") {
        Pieces pieces;
        pieces.push_back({{Text{all_text(children), tag.span}}, Piece::Kind::reading});
        return pieces;
    }
    if (name == "span" && tag.has("lang")) {
        const Language said = context.language_said(tag.attribute("lang"), tag.span);
        if (!said.empty()) return one(Foreign{said, to_inlines(std::move(children))});
    }
    if (name == "a" && tag.has("href")) {
        if (!is_allowed_link(tag.attribute("href"), tag.span, context.diagnostics)) {
            return std::move(children);
        }
        return one(Link{std::string(tag.attribute("href")),
                        std::string(tag.attribute("title")),
                        to_inlines(std::move(children)),
                        tag.span,
                        {}});
    }
    if (!is_one_of(name, transparent)) context.unused_html.note(tag.name, tag.span, false);
    return std::move(children);
}

}  // namespace banxin::markdown
