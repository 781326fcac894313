// What stands inside a line, as XHTML. Every character that will be shown is noted with the
// typeface it is shown in. Knows nothing of blocks.
#include "epub/content.h"

#include "base/ascii.h"
#include "epub/locales.h"
#include "text/addresses.h"

#include <fmt/format.h>

#include <utility>

namespace banxin::epub {
namespace {

const char* element_of(InlineStyle style) {
    switch (style) {
        case InlineStyle::emphasis:
        case InlineStyle::emphasis_dots: return "em";
        case InlineStyle::strong: return "strong";
        case InlineStyle::strikethrough: return "s";
        case InlineStyle::underline: return "u";
        case InlineStyle::mark: return "mark";
        case InlineStyle::small: return "small";
        case InlineStyle::subscript: return "sub";
        case InlineStyle::superscript: return "sup";
        case InlineStyle::keyboard: return "kbd";
        case InlineStyle::dateline: return "span";
        case InlineStyle::abbreviation: return "abbr";
        case InlineStyle::definition: return "dfn";
        case InlineStyle::time: return "time";
    }
    return "span";
}

/// An address as a valid URL: what may not stand in one is percent-encoded; what the author
/// encoded stays.
std::string url_escaped(std::string_view url) {
    constexpr std::string_view plain = "-_.~:/?#[]@!$&'()*+,;=%";
    std::string result;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const char c = url[i];
        const auto is_hex = [&](std::size_t at) {
            return at < url.size() && ascii::hex_value(url[at]) >= 0;
        };
        const bool stray_percent = c == '%' && !(is_hex(i + 1) && is_hex(i + 2));
        if ((ascii::is_alphanumeric(c) || plain.find(c) != std::string_view::npos) &&
            !stray_percent) {
            result += c;
        } else {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return result;
}

}  // namespace

void ContentWriter::text(pugi::xml_node parent, std::string_view characters, Typeface face) {
    (*written_.sets)[index_of(face)].add(characters);
    add_text(parent, characters);
}

/// K17: an address parts where it does in print. Where words are hyphenated it is marked, so that
/// its own are not.
void ContentWriter::words(pugi::xml_node parent, std::string_view characters, Typeface face) {
    const bool hyphenated = in_original_ || chapter_.language.locale() == Locale::latin;
    std::size_t from = 0;
    for (const text::Address& one : text::find_addresses(characters)) {
        if (!hyphenated && one.places.empty()) continue;
        running_text(parent, characters.substr(from, one.begin - from), face);
        pugi::xml_node node = parent;
        if (hyphenated) set(node = add(parent, "span"), "class", "address");
        from = one.begin;
        for (const std::size_t place : one.places) {
            running_text(node, characters.substr(from, place - from), face);
            add(node, "wbr");
            from = place;
        }
        running_text(node, characters.substr(from, one.end - from), face);
        from = one.end;
    }
    running_text(parent, characters.substr(from), face);
}

void ContentWriter::inlines(pugi::xml_node parent, const Inlines& all, Typeface face) {
    for (const Inline& one : all) {
        std::visit(Overloaded{
                       [&](const Text& t) { words(parent, t.text, face); },
                       [&](const Styled& s) { styled(parent, s, face); },
                       [&](const Foreign& f) { foreign(parent, f, face); },
                       [&](const CodeSpan& c) {
                           words(add(parent, "code"), c.text, typefaces_.code(face));
                       },
                       [&](const Formula& f) {
                           pugi::xml_node code = add(parent, "code");
                           set(code, "class", "formula");
                           running_text(code, f.source, typefaces_.code(face));
                       },
                       [&](const Link& l) { link(parent, l, face); },
                       [&](const Image& i) { image(parent, i, {}); },
                       [&](const Ruby& r) { ruby(parent, r, face); },
                       [&](const NoteRef& n) { note_ref(parent, n, face); },
                       [&](const LineBreak&) { add(parent, "br"); },
                   },
                   one.value);
    }
}

void ContentWriter::foreign(pugi::xml_node parent, const Foreign& one, Typeface face) {
    pugi::xml_node span = add(parent, "span");
    set(span, "lang", one.language.tag());
    set(span, "xml:lang", one.language.tag());
    const Written around = std::exchange(written_, written_in(one.language));
    // The stylesheet finds the family's face for this language by the two together.
    if (written_.sets != around.sets) set(span, "class", text::name_of(face.family));
    inlines(span, one.children, face);
    written_ = around;
}

ContentWriter::Written ContentWriter::written_in(Language language) const {
    const bool other = is_other_cjk(language, shared_.book.metadata.language.value);
    return {language, other ? &characters_.other_languages[language] : &characters_.needed};
}

Locale ContentWriter::locale() const {
    const Language own = shared_.book.metadata.language.value;
    return (is_other_cjk(written_.language, own) ? written_.language : own).locale();
}

void ContentWriter::styled(pugi::xml_node parent, const Styled& one, Typeface face) {
    pugi::xml_node node = add(parent, element_of(one.style));
    Typeface inner = face;
    switch (one.style) {
        case InlineStyle::emphasis:
        case InlineStyle::definition:
            if (!one.meaning.empty()) set(node, "title", one.meaning);
            // Reading programs slant a definition whatever it is written in.
            if (one.style == InlineStyle::definition) node = add(node, "em");
            if (leans_as_emphasis(one.children, written_.language)) {
                set(node, "class", "latin");
                inner.family = text::Family::italic;
            } else {
                inner = typefaces_.emphasis(face, locale());
            }
            break;
        case InlineStyle::emphasis_dots:
            set(node, "class", "dots");
            // The mark that the reading program draws, by the stylesheet.
            characters_.helpful.add(U'・');
            break;
        case InlineStyle::strong: inner.bold = true; break;
        case InlineStyle::dateline:
            set(node, "class", "dateline");
            inner = typefaces_.of(style::Role::dateline, face);
            break;
        case InlineStyle::keyboard: inner = typefaces_.code(face); break;
        case InlineStyle::strikethrough:
        case InlineStyle::underline:
        case InlineStyle::mark:
        case InlineStyle::small:
        case InlineStyle::subscript:
        case InlineStyle::superscript: break;
        case InlineStyle::abbreviation: set(node, "title", one.meaning); break;
        case InlineStyle::time: set(node, "datetime", one.meaning); break;
    }
    inlines(node, one.children, inner);
}

pugi::xml_node ContentWriter::open_link(pugi::xml_node parent, const Link& one) {
    std::string address = url_escaped(one.url);
    if (one.target) {
        address = shared_.names.address(one.target->chapter, one.target->id);
        const std::string here = path() + "#";
        address = address.starts_with(here) ? address.substr(path().size())
                                            : relative_path(path(), address);
    }
    // An empty address would lead to the page itself.
    if (address.empty()) return parent;
    pugi::xml_node node = add(parent, "a");
    set(node, "href", address);
    if (!one.title.empty()) set(node, "title", one.title);
    return node;
}

void ContentWriter::link(pugi::xml_node parent, const Link& one, Typeface face) {
    inlines(open_link(parent, one), one.children, face);
}

void ContentWriter::ruby(pugi::xml_node parent, const Ruby& one, Typeface face) {
    pugi::xml_node node;
    for (const Ruby::Unit& unit : one.units) {
        // A page begins before a ruby, or between two.
        const bool turns =
            in_text_ && next_page_ < pages_.size() && pages_[next_page_].place <= at_;
        if (turns) reach(parent, at_);
        if (turns || !node) node = add(parent, "ruby");
        text(node, unit.base, face);
        if (in_text_) at_.offset += static_cast<std::uint32_t>(unit.base.size());
        // Programs that know no ruby would run the reading into the text.
        if (shared_.ruby_parentheses) text(add(node, "rp"), "（", face);
        text(add(node, "rt"), unit.reading, face);
        if (shared_.ruby_parentheses) text(add(node, "rp"), "）", face);
    }
}

}  // namespace banxin::epub
