// One table from names to meaning. Attributes that are not asked for here are lost on
// purpose: no event handler, style or class can come through.
#include "markdown/html_elements.h"

#include "base/ascii.h"
#include "document/walk.h"
#include "markdown/attributes.h"
#include "markdown/languages.h"

#include <algorithm>
#include <array>
#include <utility>

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
constexpr std::array<std::string_view, 21> transparent = {
    // Of several pictures the one for all is left.
    "picture", "source",  "p",    "div",     "abbr",       "acronym", "rtc",
    "time",    "bdi",     "rb",   "ruby",    "span",       "section", "html",
    "figure",  "article", "main", "details", "figcaption", "body",    "a"};

/// Two figures at the front, in a range.
bool take_number(std::string_view& text, int least, int most) {
    if (text.size() < 2 || !ascii::is_digit(text[0]) || !ascii::is_digit(text[1])) return false;
    const int number = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return number >= least && number <= most;
}

bool take_mark(std::string_view& text, std::string_view marks) {
    if (text.empty() || marks.find(text[0]) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// HTML, "The time element": a year, a month, a day, a time, or both with a zone by choice. Any
/// other value would make the EPUB invalid.
bool is_datetime(std::string_view text) {
    const bool clock = text.size() > 2 && text[2] == ':';
    if (!clock) {
        if (!take_number(text, 0, 99) || !take_number(text, 0, 99)) return false;
        if (text.empty()) return true;
        if (!take_mark(text, "-") || !take_number(text, 1, 12)) return false;
        if (text.empty()) return true;
        if (!take_mark(text, "-") || !take_number(text, 1, 31)) return false;
        if (text.empty()) return true;
        if (!take_mark(text, "T ")) return false;
    }
    if (!take_number(text, 0, 23) || !take_mark(text, ":") || !take_number(text, 0, 59))
        return false;
    if (take_mark(text, ":") && !take_number(text, 0, 59)) return false;
    if (text.empty() || clock) return text.empty();
    if (take_mark(text, "Z")) return text.empty();
    return take_mark(text, "+-") && take_number(text, 0, 23) && take_mark(text, ":") &&
           take_number(text, 0, 59) && text.empty();
}

std::string all_text(const Pieces& pieces) {
    return plain_text(to_inlines(Pieces(pieces)));
}

/// What `all_text` does not tell: pictures, marks of notes; and the readings of ruby inside.
void keep_leaves(const Pieces& pieces, Pieces& behind, std::string& readings) {
    Inlines all = to_inlines(Pieces(pieces));
    for_each_inline(all, [&](const Inline& one) {
        if (std::holds_alternative<Image>(one.value) || std::holds_alternative<NoteRef>(one.value))
            behind.push_back({one, Piece::Kind::plain});
        if (const Ruby* ruby = std::get_if<Ruby>(&one.value))
            for (const Ruby::Unit& unit : ruby->units) readings += unit.reading + " ";
    });
}

/// `漢<rt>kan</rt>字<rt>ji</rt>`: each reading is for what stands before it. A second reading joins
/// the first; one for nothing is text.
Pieces make_ruby(const HtmlTag& tag, const Pieces& children) {
    Ruby ruby;
    ruby.span = tag.span;
    Pieces rest;
    Pieces result;
    Pieces behind;
    for (const Piece& piece : children) {
        const Text* text = std::get_if<Text>(&piece.value.value);
        if (piece.kind != Piece::Kind::reading) {
            const bool blank =
                text != nullptr && text->text.find_first_not_of(" \n") == std::string::npos;
            if (!blank) rest.push_back(piece);
            continue;
        }
        const std::string base = all_text(rest);
        if (text->text.empty()) continue;
        if (!base.empty()) {
            std::string inner;
            keep_leaves(rest, behind, inner);
            ruby.units.push_back({base, inner + text->text});
            rest.clear();
        } else if (!ruby.units.empty()) {
            ruby.units.back().reading += " " + text->text;
        } else {
            result.push_back({piece.value, Piece::Kind::literal});
        }
    }
    if (!ruby.units.empty()) result.push_back({{std::move(ruby)}, Piece::Kind::plain});
    for (Piece& piece : behind) result.push_back(std::move(piece));
    for (Piece& piece : rest) result.push_back(std::move(piece));
    return result;
}

/// Texts become code; whatever else stands among them stays what it is.
Inlines make_code(Inlines&& content, Span span) {
    Inlines all;
    std::string run;
    const auto flush = [&] {
        if (!run.empty()) all.push_back({CodeSpan{std::exchange(run, {}), span}});
    };
    for (Inline& one : content) {
        if (const Text* text = std::get_if<Text>(&one.value)) {
            run += text->text == "\n" ? " " : text->text;
        } else if (const CodeSpan* code = std::get_if<CodeSpan>(&one.value)) {
            run += code->text;
        } else {
            flush();
            if (Inlines* inner = children_of(one)) *inner = make_code(std::move(*inner), span);
            all.push_back(std::move(one));
        }
    }
    flush();
    return all;
}

Pieces as_pieces(Inlines&& inlines) {
    Pieces pieces;
    for (Inline& one : inlines) pieces.push_back({std::move(one), Piece::Kind::plain});
    return pieces;
}

/// Elements that say in an attribute what their words mean.
struct Meant {
    InlineStyle style;
    std::string_view meaning;
};
std::optional<Meant> meant_by(const HtmlTag& tag) {
    const std::string_view title = tag.attribute("title");
    if ((tag.name == "abbr" || tag.name == "acronym") && !title.empty())
        return Meant{InlineStyle::abbreviation, title};
    if (tag.name == "dfn" && !title.empty()) return Meant{InlineStyle::definition, title};
    const std::string_view datetime = tag.attribute("datetime");
    if (tag.name == "time" && is_datetime(datetime)) return Meant{InlineStyle::time, datetime};
    return std::nullopt;
}

/// `<q>`: its marks are the program's to set, in the text's language; every second level in
/// others has the other pair.
struct QuotationMarks {
    std::string_view open;
    std::string_view close;
};
QuotationMarks quotation_marks(Language language, int around) {
    const bool corners = language.is_traditional() || language.locale() == Locale::ja;
    const bool inner = around % 2 == 1;
    if (corners) return inner ? QuotationMarks{"『", "』"} : QuotationMarks{"「", "」"};
    return inner ? QuotationMarks{"‘", "’"} : QuotationMarks{"“", "”"};
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

bool is_code_element(std::string_view name) {
    return is_one_of(name, code_elements);
}

bool is_block_element(std::string_view name) {
    if (name == markdown_element) return true;
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

namespace {

std::vector<std::string> classes_of(const HtmlTag& tag) {
    std::vector<std::string> classes;
    const std::string_view all = tag.attribute("class");
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find_first_of(" \t\n", at), all.size());
        if (end > at) classes.emplace_back(all.substr(at, end - at));
        at = end + 1;
    }
    return classes;
}

}  // namespace

FigurePlace side_of(const HtmlTag& tag) {
    return side_of(classes_of(tag), tag.attribute("align"), tag.attribute("style"));
}

std::uint32_t columns_said(const HtmlTag& tag) {
    Attributes said;
    said.classes = classes_of(tag);
    said.values = tag.attributes;
    return columns_said(said);
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

namespace {

/// The element without its language.
Pieces make_plain(const HtmlTag& tag, Pieces&& children, Context& context) {
    const auto one = [](auto&& value) {
        Pieces pieces;
        pieces.push_back({{std::forward<decltype(value)>(value)}, Piece::Kind::plain});
        return pieces;
    };
    const std::string_view name = tag.name;
    meet_id(tag, context);
    const auto meant = meant_by(tag);
    for (const StyleName& entry : styles) {
        if (entry.name != name || meant) continue;
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
    if (name == "wbr") return one(Text{"\u200B", tag.span});
    // What is for programs that know no ruby.
    if (name == "rp") return {};
    if (meant) {
        Inlines content = to_inlines(std::move(children));
        if (content.empty()) return {};
        return one(Styled{meant->style, std::move(content), std::string(meant->meaning)});
    }
    if (name == "q") {
        const auto marks = quotation_marks(context.language, context.open_quotes);
        // They stand nowhere in the source.
        const Span nowhere{tag.span.source, tag.span.begin, tag.span.begin};
        Pieces pieces;
        pieces.push_back({{Text{std::string(marks.open), nowhere}}, Piece::Kind::literal});
        for (Piece& piece : children) pieces.push_back(std::move(piece));
        pieces.push_back({{Text{std::string(marks.close), nowhere}}, Piece::Kind::literal});
        return pieces;
    }
    if (name == "img") {
        if (side_of(tag) != FigurePlace::free) {
            Attributes said;
            said.classes.emplace_back(side_of(tag) == FigurePlace::left ? "left" : "right");
            context.picture_attributes[tag.span.begin] = std::move(said);
        }
        return one(make_image(tag));
    }
    if (is_code_element(name))
        return as_pieces(make_code(to_inlines(std::move(children)), tag.span));
    if (name == "ruby") return make_ruby(tag, children);
    if (name == "rt") {
        Pieces pieces;
        std::string readings;
        pieces.push_back({{Text{all_text(children), tag.span}}, Piece::Kind::reading});
        keep_leaves(children, pieces, readings);
        return pieces;
    }
    // A heading's link to itself, to be seen when the mouse is over it.
    const bool named = tag.has("id") || tag.has("name");
    if (name == "a" && named && children.empty() && tag.attribute("href").starts_with('#'))
        return std::move(children);
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

}  // namespace

Pieces make_element(const HtmlTag& tag, Pieces&& children, Context& context) {
    Pieces made = make_plain(tag, std::move(children), context);
    const Language language = language_of(tag, context);
    const bool of_ruby = tag.name == "rt" || tag.name == "rb" || tag.name == "rtc";
    if (language.empty() || of_ruby || made.empty()) return made;
    Inlines content = to_inlines(std::move(made));
    set_language(content, language);
    return as_pieces(std::move(content));
}

}  // namespace banxin::markdown
