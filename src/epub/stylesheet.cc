#include "epub/stylesheet.h"

#include "document/colour_wish.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace banxin::epub {
namespace {

using style::Role;
using text::Family;

struct Rule {
    Role role;
    const char* selector;
};

/// From the general to the particular: with equal weight a later rule wins. The body comes
/// first and apart.
constexpr Rule rules[] = {
    {Role::list, "ul, ol"},
    {Role::quote, "blockquote"},
    {Role::verse, "blockquote.verse"},
    {Role::letter, "blockquote.letter"},
    {Role::epigraph, "blockquote.epigraph"},
    {Role::admonition, "aside.admonition"},
    {Role::aside, "aside.aside"},
    {Role::scene_break, "p.scene-break"},
    {Role::attribution, "p.attribution"},
    {Role::signature, "p.signature"},
    {Role::parallel_text, "div.parallel-text"},
    {Role::table, "table"},
    {Role::table_header, "th"},
    {Role::caption, "caption, figcaption, p.caption"},
    {Role::table_note, "div.table-note"},
    {Role::note, "aside.note, div.note"},
    {Role::chapter_title, "h1"},
    {Role::part_title, "section.part h1"},
    {Role::heading2, "h2, .as-h2"},
    {Role::heading3, "h3, .as-h3"},
    {Role::heading4, "h4, .as-h4"},
    {Role::heading5, "h5, .as-h5"},
    {Role::heading6, "h6, .as-h6"},
    {Role::kicker, "p.kicker"},
    {Role::deck, "p.deck"},
    {Role::original_title, "p.original-title"},
    {Role::byline, "p.byline"},
    {Role::translator, "p.translator"},
    {Role::original, "p.original"},
    {Role::source, "p.source"},
    {Role::date, "p.date"},
    {Role::dateline, ".dateline"},
    {Role::closing, "p.closing"},
    {Role::colophon_title, "section.colophon h1"},
    {Role::colophon_entry, "p.colophon-entry"},
    {Role::colophon_catalogue, "p.colophon-catalogue"},
    {Role::source_entry, "p.source-entry"},
    {Role::contents_title, "nav.contents h1"},
    {Role::contents_entry, "nav.contents li"},
    {Role::contents_subentry, "nav.contents li li"},
    {Role::title_page_title, "section.title-page h1"},
    {Role::title_page_subtitle, "section.title-page .subtitle"},
    {Role::title_page_author, "section.title-page .author"},
    {Role::title_page_publisher, "section.title-page .publisher"},
};

Typeface typeface_of(const style::RoleStyle& role) {
    return {role.family, role.bold};
}

std::string declaration(Typeface face, const Stacks& stacks) {
    return fmt::format("font-family: {}; font-weight: {};",
                       stacks[static_cast<std::size_t>(face.family)],
                       face.bold ? "bold" : "normal");
}

/// "a, b" → "a em, b em".
std::string each(std::string_view selector, std::string_view ending) {
    std::string result;
    for (std::size_t at = 0; at < selector.size();) {
        std::size_t comma = selector.find(", ", at);
        if (comma == std::string_view::npos) comma = selector.size();
        if (!result.empty()) result += ", ";
        result += selector.substr(at, comma - at);
        result += ending;
        at = comma + 2;
    }
    return result;
}

/// Emphasis in another typeface; slanted and dotted emphasis has a class.
constexpr const char* em = " em:not([class])";
constexpr const char* em_in_em = " em:not([class]) em:not([class])";

/// Family and weight of every role, in the book's own language (none) or in another one.
std::string typeface_rules(const style::Style& style, const Stacks& stacks, Language spoken) {
    const Typefaces faces(style);
    const std::string language =
        spoken.empty() ? std::string() : fmt::format(":lang({})", spoken.tag());
    const auto stack = [&](Family family) { return stacks[static_cast<std::size_t>(family)]; };
    std::string css;
    std::string emphasis_rules;
    const auto family_rule = [&](const std::string& selector, Family family) {
        return fmt::format("{} {{ font-family: {}; }}\n", each(selector, language), stack(family));
    };
    const Family inside = faces.body().family;
    const Family usual_emphasis = style::emphasis_family(inside, style.locale);
    const Family emphasis =
        spoken.empty() ? usual_emphasis : style::emphasis_family(inside, spoken.locale());
    css += fmt::format("body{} {{ {} }}\n", language, declaration(faces.body(), stacks));
    emphasis_rules += family_rule(em + 1, emphasis) + family_rule(em_in_em + 1, inside);
    // Where a rule for all text would give it the family that is around it, or a rule of the
    // book's own language one of that language.
    const auto emphasise = [&](const std::string& selector, Family own) {
        emphasis_rules += family_rule(each(selector, em), own == emphasis ? inside : emphasis);
        emphasis_rules +=
            family_rule(each(selector, em_in_em), own == emphasis ? emphasis : inside);
    };
    const auto is_like_emphasis = [&](Typeface face) {
        return face.family == emphasis || face.family == usual_emphasis;
    };
    const auto add = [&](const std::string& selector, Typeface own) {
        css += fmt::format("{} {{ {} }}\n", each(selector, language), declaration(own, stacks));
    };
    for (const Rule& rule : rules) {
        const Typeface own = typeface_of(style[rule.role]);
        if (!Typefaces::always_set(rule.role) && own == faces.body()) continue;
        add(rule.selector, own);
        if (is_like_emphasis(own)) emphasise(rule.selector, own.family);
    }
    for (const auto& [kind, looks] : style.openings) {
        for (const Rule& rule : rules) {
            const Typeface usual = typeface_of(style[rule.role]);
            const Typeface own = typeface_of(style.in(kind, rule.role));
            if (own == usual) continue;
            const std::string selector = fmt::format("section.{} {}", name_of(kind), rule.selector);
            add(selector, own);
            if (is_like_emphasis(own) || is_like_emphasis(usual)) emphasise(selector, own.family);
        }
    }
    css += emphasis_rules;
    css += family_rule("em.latin", Family::italic);
    const style::RoleStyle& code = style[Role::code];
    css += family_rule("code, kbd", code.family);
    css += fmt::format("pre{} {{ {} }}\n", language, declaration(typeface_of(code), stacks));
    if (!language.empty()) {
        for (const Family family :
             {Family::serif, Family::sans, Family::kai, Family::mono, Family::italic}) {
            css += family_rule(std::string("span.") + text::name_of(family), family);
        }
    }
    return css;
}

std::string_view word_for(style::Align align) {
    switch (align) {
        case style::Align::justify: return "justify";
        case style::Align::start: return "left";
        case style::Align::center: return "center";
        case style::Align::end: return "right";
    }
    return "justify";
}

/// Roles whose lines stand where the style says; of the others epub.css decides.
bool is_aligned(Role role) {
    return (role >= Role::part_title && role <= Role::heading6) ||
           style::belongs_to_opening(role) || role == Role::colophon_title ||
           role == Role::contents_title || role == Role::scene_break ||
           role >= Role::title_page_title;
}

std::string ems(std::int32_t hundredths) {
    return fmt::format("{}em", hundredths / 100.0);
}

/// Black is the reader's own colour.
std::string border(const style::RoleStyle& look, const style::RoleStyle& body) {
    // Thinner ones do not show on every screen.
    const auto width = std::max<std::int64_t>(look.rule_width * 100 / body.size, 6);
    const bool black = look.rule_colour == Colour();
    const std::string line = fmt::format(": {} solid {};", ems(static_cast<std::int32_t>(width)),
                                         black ? "currentColor" : to_string(look.rule_colour));
    const std::string above = " border-top" + line;
    const std::string below = " border-bottom" + line;
    switch (look.rule) {
        case style::RulePlace::none: return {};
        case style::RulePlace::above: return above;
        case style::RulePlace::below: return below;
        case style::RulePlace::both: return above + below;
        case style::RulePlace::left: return " border-left" + line;
        case style::RulePlace::box: return " border" + line;
    }
    return {};
}

/// What is around a role and the colour of its text. Black is not said, so that night modes work.
std::string declarations(Role role, const style::RoleStyle& look, const style::RoleStyle& body) {
    std::string css;
    if (is_aligned(role)) css += fmt::format(" text-align: {};", word_for(look.align));
    if (look.colour != body.colour) css += fmt::format(" color: {};", to_string(look.colour));
    if (look.letter_space != 0) css += fmt::format(" letter-spacing: {};", ems(look.letter_space));
    // Thin black rules of the opening are epub.css's, in the reader's own colour; a frame is in
    // place of what stands there.
    if (look.background || look.rule >= style::RulePlace::left) css += " border: 0;";
    if (look.rule_colour != Colour() || look.rule >= style::RulePlace::left)
        css += border(look, body);
    if (look.background) {
        // Its text is not the night's white.
        css += fmt::format(" background-color: {};", to_string(*look.background));
        if (look.colour == Colour()) css += " color: #000000;";
    }
    if (look.padding != 0) css += fmt::format(" padding: {0} {0};", ems(look.padding));
    return css;
}

/// Colours, boxes and alignment of the roles, as in print.
std::string look_rules(const style::Style& style) {
    const style::RoleStyle& body = style[Role::body];
    std::string css;
    if (body.colour != Colour())
        css += fmt::format("body {{ color: {}; }}\n", to_string(body.colour));
    const auto add = [&](const std::string& selector, const std::string& said) {
        if (!said.empty()) css += fmt::format("{} {{{} }}\n", selector, said);
    };
    for (const Rule& rule : rules)
        add(rule.selector, declarations(rule.role, style[rule.role], body));
    add("pre", declarations(Role::code, style[Role::code], body));
    for (const auto& [kind, looks] : style.openings) {
        for (const Rule& rule : rules) {
            const std::string own = declarations(rule.role, style.in(kind, rule.role), body);
            if (own != declarations(rule.role, style[rule.role], body))
                add(fmt::format("section.{} {}", name_of(kind), rule.selector), own);
        }
    }
    return css;
}

/// Their text is not the night's white.
std::string table_shades(const style::TableLook& look) {
    const auto shade = [](const char* selector, const std::optional<Colour>& colour) {
        if (!colour) return std::string();
        return fmt::format("{} {{ background-color: {}; color: #000000; }}\n", selector,
                           to_string(*colour));
    };
    return shade("thead td", look.header) + shade("tr.stripe", look.stripe);
}

/// Rules and shades of tables. Black is the reader's own colour, so that night modes work.
std::string table_rules(const style::Style& style) {
    const style::TableLook& look = style.table;
    const std::string colour =
        look.rule_colour == Colour() ? "currentColor" : to_string(look.rule_colour);
    std::string css;
    const auto rule = [&](std::string_view selector, std::string_view side, const char* width) {
        css += fmt::format("{} {{ border{}: {} solid {}; }}\n", selector, side, width, colour);
    };
    constexpr const char* heavy = "0.12em";
    constexpr const char* fine = "0.06em";
    constexpr const char* hair = "0.04em";
    switch (look.rules) {
        case style::TableRules::rows: rule("tr + tr", "-top", hair); [[fallthrough]];
        case style::TableRules::three:
            rule("table", "-top", heavy);
            rule("table", "-bottom", heavy);
            rule("tr.group", "-top", hair);
            break;
        case style::TableRules::grid:
            rule("table", "", heavy);
            rule("th, td", "", hair);
            break;
        case style::TableRules::none: return css + table_shades(look);
    }
    rule("thead th, thead td", "-bottom", fine);
    rule("tbody + tbody, tfoot", "-top", fine);
    return css + table_shades(look);
}

/// Large letters at the beginning of a text: in lines that are 1.75 em apart, unless a book asks
/// for another distance. One that fills its cell reaches from the head of the first line to the
/// foot of the last, a letter of an alphabet is as high as a capital there.
std::string initial_rules(const style::Style& style) {
    std::set<std::int32_t> all;
    const auto meet = [&](const style::Roles& roles) {
        for (const style::RoleStyle& look : roles)
            if (look.drop_cap > 1) all.insert(look.drop_cap);
    };
    meet(style.roles);
    for (const auto& [kind, roles] : style.openings) meet(roles);
    if (all.empty()) return {};
    constexpr std::int32_t usual_leading = 175;
    const std::int32_t leading = style.leading.value_or(usual_leading);
    std::string css = "p.with-initial { text-indent: 0; }\n";
    for (const std::int32_t lines : all) {
        const std::int32_t high = (lines - 1) * leading + 100;
        const std::int32_t beside = (high + 119) / 100 * 100 - high;
        const std::int32_t above = (leading - 100) / 2;
        // Lengths in the letter's own size.
        const auto own = [&](std::int32_t hundredths) { return hundredths * 100 / high; };
        css += fmt::format(
            ".initial-{} {{ float: left; margin: {} {} 0 0; font-size: {}; line-height: 1; }}\n",
            lines, ems(own(above)), ems(own(beside)), ems(high));
        constexpr std::int32_t capital = 72;
        const std::int32_t size = (lines - 1) * leading * 100 / capital + 100;
        css += fmt::format(
            ".initial-{}.of-alphabet {{ margin: {} 0.06em 0 0; font-size: {}; "
            "line-height: 0.8; }}\n",
            lines, ems(above * 100 / size), ems(size));
    }
    return css;
}

/// What a book asks of its text, over all that a stylesheet says: the distance of its lines, and
/// free lines between its paragraphs in place of the indent.
std::string text_rules(const style::Style& style) {
    std::string css;
    if (style.leading) css += fmt::format("body {{ line-height: {}; }}\n", *style.leading / 100.0);
    const std::int32_t between = style[Role::body].lines_before;
    if (between == 0) return css;
    for (const char* inside : {"", ".japanese ", ".korean ", ".latin "}) {
        std::string selector;
        std::string last;
        for (const char* around :
             {"section", "section > blockquote:not([class])", "section > blockquote.letter",
              ".column", ".flowing", "aside.admonition"}) {
            const std::string one = fmt::format("{}{} > p:not([class])", inside, around);
            selector += (selector.empty() ? "" : ", ") + one;
            last += (last.empty() ? "" : ", ") + one + ":last-child";
        }
        css += fmt::format("{} {{ margin: 0 0 {}; text-indent: 0; }}\n", selector, ems(between));
        // A box ends with its text.
        css += fmt::format("{} {{ margin-bottom: 0; }}\n", last);
    }
    return css;
}

/// The stylesheet says its encoding first, and once.
std::string_view without_charset(std::string_view css) {
    if (!css.starts_with("@charset")) return css;
    const std::size_t end = css.find('\n');
    return end == std::string_view::npos ? std::string_view() : css.substr(end + 1);
}

}  // namespace

Typefaces::Typefaces(const style::Style& style, std::optional<ChapterKind> kind)
    : style_(style), kind_(kind), body_(typeface_of(style[Role::body])) {}

const style::RoleStyle& Typefaces::look(Role role) const {
    return kind_ ? style_.in(*kind_, role) : style_[role];
}

bool Typefaces::always_set(Role role) {
    switch (role) {
        // Reading programs make these bold, or set them in a family, by themselves.
        case Role::part_title:
        case Role::chapter_title:
        case Role::colophon_title:
        case Role::heading2:
        case Role::heading3:
        case Role::heading4:
        case Role::heading5:
        case Role::heading6:
        case Role::code:
        case Role::table_header:
        case Role::contents_title:
        case Role::title_page_title: return true;
        // Not what is around them but what the page has decides.
        case Role::body:
        case Role::caption:
        case Role::table_note:
        case Role::note:
        case Role::title_page_subtitle:
        case Role::title_page_author:
        case Role::title_page_publisher: return true;
        case Role::kicker:
        case Role::deck:
        case Role::original_title:
        case Role::byline:
        case Role::translator:
        case Role::original:
        case Role::source:
        case Role::date:
        case Role::dateline:
        case Role::closing:
        case Role::colophon_entry:
        case Role::colophon_catalogue:
        case Role::source_entry:
        case Role::quote:
        case Role::verse:
        case Role::letter:
        case Role::epigraph:
        case Role::admonition:
        case Role::aside:
        case Role::scene_break:
        case Role::attribution:
        case Role::signature:
        case Role::parallel_text:
        case Role::list:
        case Role::table:
        case Role::running_head:
        case Role::folio:
        case Role::contents_entry:
        case Role::contents_subentry: return false;
    }
    return false;
}

Typeface Typefaces::of(Role role, Typeface around) const {
    const Typeface own = typeface_of(look(role));
    return always_set(role) || own != body_ ? own : around;
}

Typeface Typefaces::emphasis(Typeface around, Locale locale) const {
    const Family family = style::emphasis_family(body_.family, locale);
    return {around.family == family ? body_.family : family, around.bold};
}

Typeface Typefaces::code(Typeface around) const {
    return {style_[Role::code].family, around.bold};
}

std::string make_stylesheet(const style::Style& style, const std::vector<FontRule>& fonts,
                            const Stacks& stacks, const std::map<Language, Stacks>& others) {
    std::string css = "@charset \"UTF-8\";\n";
    for (const FontRule& font : fonts) {
        css += fmt::format(
            "@font-face {{ font-family: \"{}\"; font-weight: {}; font-style: {}; {}"
            "src: url(\"{}\") format(\"{}\"); }}\n",
            font.family, font.bold ? "bold" : "normal", font.italic ? "italic" : "normal",
            font.size == 100 ? "" : fmt::format("size-adjust: {}%; ", font.size), font.path,
            font.format);
    }
    css += typeface_rules(style, stacks, {});
    for (const auto& [language, own] : others) {
        css += typeface_rules(style, own, language);
    }
    css += "\n";
    css += style.base_css;
    css += look_rules(style);
    css += table_rules(style);
    css += without_charset(style.epub_css);
    css += initial_rules(style);
    css += text_rules(style);
    return css;
}

}  // namespace banxin::epub
