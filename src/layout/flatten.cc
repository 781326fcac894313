#include "layout/flatten.h"

#include "document/words.h"
#include "layout/line_maker.h"

#include <algorithm>

namespace banxin::layout {
namespace {

std::uint32_t add_style(const RunStyle& style, const text::Fonts& fonts, Stream& stream) {
    RunStyle complete = style;
    complete.face = fonts.face(style.family, style.bold, style.language);
    complete.locale = style.language.locale();
    stream.styles.push_back(complete);
    return static_cast<std::uint32_t>(stream.styles.size() - 1);
}

void add_characters(std::string_view text, Span span, std::uint32_t style, Stream& stream,
                    Flat& flat) {
    const auto begin = static_cast<std::uint32_t>(stream.text.size());
    flat.origins.push_back({begin, static_cast<std::uint32_t>(text.size()), span});
    stream.text += text;
    std::size_t unit = flat.units.size();
    flat.units.resize(unit + count_code_points(text));
    for (std::size_t at = 0; at < text.size(); ++unit) {
        const Decoded next = decode_utf8(text, at);
        flat.units[unit] = {next.value, begin + static_cast<std::uint32_t>(at), style,
                            no_inline_box};
        at += next.bytes;
    }
}

class Flattener {
public:
    Flattener(StreamContext& context, LinkPages pages, Stream& stream, Flat& flat)
        : context_(context), pages_(pages), stream_(stream), flat_(flat) {}

    void run(const Inlines& inlines, const RunStyle& style) {
        const std::uint32_t index = add_style(style);
        for (std::size_t at = 0; at < inlines.size(); ++at) {
            const Inline* const next = at + 1 < inlines.size() ? &inlines[at + 1] : nullptr;
            std::visit(Overloaded{
                           [&](const Text& t) { characters(t.text, t.span, index); },
                           [&](const Styled& s) { run(s.children, styled(style, s)); },
                           [&](const Foreign& f) { run(f.children, foreign(style, f.language)); },
                           [&](const CodeSpan& c) { code(c, style); },
                           [&](const Formula& f) {
                               code({f.source, f.span}, style);
                           },
                           [&](const Link& l) { link(l, style, next); },
                           [&](const Image& i) { image(i, style); },
                           [&](const Ruby& r) { ruby(r, style); },
                           [&](const NoteRef& n) { note(n, style); },
                           [&](const LineBreak&) { unit('\n', index); },
                       },
                       inlines[at].value);
        }
    }

private:
    static bool begins_with_closing_bracket(const Inline& one) {
        const auto* text = std::get_if<Text>(&one.value);
        return text != nullptr && (text->text.starts_with("）") || text->text.starts_with(')'));
    }

    std::uint32_t add_style(const RunStyle& style) {
        return layout::add_style(style, context_.fonts, stream_);
    }

    RunStyle styled(RunStyle style, const Styled& what) {
        switch (what.style) {
            case InlineStyle::emphasis:
            case InlineStyle::definition:
                // L07: Han are never slanted. Latin is, in a face that was drawn so, as large as
                // the small letters around it.
                if (leans_as_emphasis(what.children, style.language)) {
                    const text::FaceId around =
                        context_.fonts.face(style.family, style.bold, style.language);
                    style.family = text::Family::italic;
                    const text::FaceId own =
                        context_.fonts.face(style.family, style.bold, style.language);
                    style.size = matched(style.size, around, own);
                    break;
                }
                style.family = style::emphasis_family(style.family, style.language.locale());
                break;
            case InlineStyle::strong: style.bold = true; break;
            case InlineStyle::emphasis_dots:
                style.dots = true;
                context_.has_dots = true;
                break;
            case InlineStyle::strikethrough: style.strikethrough = true; break;
            case InlineStyle::underline: style.underline = true; break;
            case InlineStyle::mark: style.mark = true; break;
            case InlineStyle::small: style.size = style.size * 85 / 100; break;
            case InlineStyle::subscript:
                style.script = true;
                style.rise -= style.size / 6;
                style.size = style.size * 65 / 100;
                break;
            case InlineStyle::superscript:
                style.script = true;
                style.rise += style.size * 2 / 5;
                style.size = style.size * 65 / 100;
                break;
            case InlineStyle::keyboard: style.family = text::Family::mono; break;
            case InlineStyle::time: break;
            case InlineStyle::abbreviation:
                style.node = context_.add_node(StructureType::Span, style.node);
                context_.structure[static_cast<std::size_t>(style.node)].expansion = what.meaning;
                break;
            case InlineStyle::dateline:
                style.family = context_.style[style::Role::dateline].family;
                style.bold = context_.style[style::Role::dateline].bold;
                break;
        }
        return style;
    }

    /// The size at which one face's x-height is another's.
    Length matched(Length size, text::FaceId around, text::FaceId own) const {
        const std::int32_t wanted = context_.fonts.metrics(around).x_height;
        const std::int32_t has = context_.fonts.metrics(own).x_height;
        if (wanted <= 0 || has <= 0) return size;
        return std::clamp(size.scaled(wanted, has), size * 9 / 10, size * 6 / 5);
    }

    RunStyle foreign(RunStyle style, Language language) {
        style.language = language;
        style.node = context_.add_node(StructureType::Span, style.node, language);
        return style;
    }

    void link(const Link& one, const RunStyle& style, const Inline* next) {
        const RunStyle own = linked(style, one);
        run(one.children, own);
        if (pages_ == LinkPages::left_out || context_.references == nullptr) return;
        const auto label = context_.references->find(context_.in_chapter(own.node));
        if (label == context_.references->end()) return;
        const bool in_brackets = next != nullptr && begins_with_closing_bracket(*next);
        const std::string reference =
            Words(own.language)
                .filled(in_brackets ? Word::on_page_in_brackets : Word::on_page, label->second);
        stream_.insertions.push_back({static_cast<std::uint32_t>(stream_.text.size()),
                                      static_cast<std::uint32_t>(reference.size())});
        characters(reference, one.span, add_style(own));
    }

    RunStyle linked(RunStyle style, const Link& link) {
        StreamLink made;
        made.node = context_.add_node(StructureType::Link, style.node);
        if (link.target) {
            made.inside_book = true;
            made.target = context_.anchor_of(*link.target);
        } else {
            made.target = link.url;
        }
        style.node = made.node;
        stream_.links.push_back(std::move(made));
        style.link = static_cast<std::int32_t>(stream_.links.size() - 1);
        return style;
    }

    void code(const CodeSpan& span, RunStyle style) {
        style.family = text::Family::mono;
        style.code = true;
        // Monospaced letters look larger than the text face's at the same size.
        style.size = style.size * 92 / 100;
        style.node = context_.add_node(StructureType::Code, style.node);
        characters(span.text, span.span, add_style(style));
    }

    void characters(std::string_view text, Span span, std::uint32_t style) {
        add_characters(text, span, style, stream_, flat_);
    }

    void unit(char32_t character, std::uint32_t style, std::uint32_t box = no_inline_box) {
        flat_.units.push_back(
            {character, static_cast<std::uint32_t>(stream_.text.size()), style, box});
    }

    std::uint32_t add_box(InlineBox box, RubySource ruby = {}) {
        stream_.boxes.push_back(std::move(box));
        flat_.ruby.push_back(ruby);
        return static_cast<std::uint32_t>(stream_.boxes.size() - 1);
    }

    /// PDF 1.7, "Ruby and Warichu Elements": each base is followed by its own reading.
    void ruby(const Ruby& ruby, const RunStyle& around) {
        context_.has_readings = true;
        for (const Ruby::Unit& one : ruby.units) {
            const NodeId whole = context_.add_node(StructureType::Ruby, around.node);
            RunStyle style = around;
            style.node = context_.add_node(StructureType::RB, whole);
            InlineBox reading;
            reading.kind = InlineBox::Kind::reading;
            const NodeId node = context_.add_node(StructureType::RT, whole);
            unit(atom_character, add_style(style), add_box(std::move(reading), {&one, node}));
            flat_.origins.push_back({static_cast<std::uint32_t>(stream_.text.size()),
                                     static_cast<std::uint32_t>(one.base.size()), ruby.span});
            stream_.text += one.base;
        }
    }

    /// F08, F12: room for the widest mark is kept.
    void note(const NoteRef& ref, RunStyle style) {
        style.node = context_.add_node(StructureType::Reference, style.node);
        MarkSlot slot;
        slot.chapter = context_.index;
        slot.note = ref.note;
        slot.occurrence = ref.occurrence;
        slot.size = style.size.scaled(60, 100);
        slot.at = {Length{}, Length{} - style.rise - style.size.scaled(34, 100)};
        slot.width = context_.notes->room(ref.note, slot.size);
        slot.node = style.node;
        slot.colour = style.colour;
        InlineBox box;
        box.kind = InlineBox::Kind::mark;
        box.width = slot.width;
        box.slot = slot;
        unit(atom_character, add_style(style), add_box(std::move(box)));
    }

    /// As high as an em, and never wider than the type area.
    void image(const Image& image, RunStyle style) {
        if (!image.asset) return;
        style.node = image.decorative
                         ? NodeId::artifact
                         : context_.add_node(StructureType::Figure, style.node, {}, image.alt);
        const Asset& asset = context_.asset(*image.asset);
        const Length widest = context_.style.page.measure();
        Length height = style.size;
        Length width = asset.height == 0 ? height : height.scaled(asset.width, asset.height);
        if (width > widest) {
            height = height.scaled(widest.sp, width.sp);
            width = widest;
        }
        const Length top = Length{} - style.size.scaled(ascent_percent, 100);
        InlineBox box;
        box.kind = InlineBox::Kind::picture;
        box.width = width;
        box.items.emplace_back(ImageItem{{Length{}, top, width, height},
                                         static_cast<std::uint32_t>(*image.asset),
                                         style.node,
                                         Direction::horizontal});
        unit(atom_character, add_style(style), add_box(std::move(box)));
    }

    StreamContext& context_;
    LinkPages pages_;
    Stream& stream_;
    Flat& flat_;
};

}  // namespace

void flatten(const Inlines& inlines, const RunStyle& base, StreamContext& context, LinkPages pages,
             Stream& stream, Flat& flat) {
    Flattener(context, pages, stream, flat).run(inlines, base);
}

void flatten(std::string_view text, const RunStyle& style, const text::Fonts& fonts, Stream& stream,
             Flat& flat) {
    add_characters(text, {}, add_style(style, fonts, stream), stream, flat);
}

std::size_t bytes_of(const std::vector<text::Glyph>& glyphs, std::size_t g, std::size_t text_size) {
    const std::uint32_t own = glyphs[g].cluster;
    if (g > 0 && glyphs[g - 1].cluster == own) return 0;
    std::size_t next = g + 1;
    while (next < glyphs.size() && glyphs[next].cluster == own) ++next;
    return (next < glyphs.size() ? glyphs[next].cluster : text_size) - own;
}

Span span_at(const std::vector<Origin>& origins, std::uint32_t text, std::uint32_t size) {
    const auto after =
        std::upper_bound(origins.begin(), origins.end(), text,
                         [](std::uint32_t at, const Origin& origin) { return at < origin.text; });
    if (after == origins.begin()) return {};
    const Origin& origin = *std::prev(after);
    const bool exact = origin.span.end - origin.span.begin == origin.size;
    if (!exact) return origin.span;
    const std::uint32_t begin = origin.span.begin + (text - origin.text);
    return {origin.span.source, begin, std::min(begin + size, origin.span.end)};
}

}  // namespace banxin::layout
