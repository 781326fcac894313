#include "document/dump.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace banxin {
namespace {

const char* place_of(const Figure& figure) {
    switch (figure.place) {
        case FigurePlace::free: break;
        case FigurePlace::here: return " here";
        case FigurePlace::top: return " top";
        case FigurePlace::bottom: return " bottom";
        case FigurePlace::left: return " left";
        case FigurePlace::right: return " right";
        case FigurePlace::page: return " page";
        case FigurePlace::full: return " full";
        case FigurePlace::bleed: return " bleed";
    }
    return "";
}

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '\t')
            result += "\\t";
        else
            result += c;
    }
    return result + "\"";
}

std::string short_form(const std::string& words) {
    return words.empty() ? std::string() : " short " + in_quotes(words);
}

class Dumper {
public:
    void line(int depth, const std::string& text) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += text;
        out_ += '\n';
    }

    void inlines(int depth, const Inlines& all) {
        for (const Inline& one : all) {
            std::visit(
                Overloaded{
                    [&](const Text& t) { line(depth, "text " + in_quotes(t.text)); },
                    [&](const Styled& s) {
                        line(depth, name_of(s.style) +
                                        (s.meaning.empty() ? "" : " " + in_quotes(s.meaning)));
                        inlines(depth + 1, s.children);
                    },
                    [&](const Foreign& f) {
                        line(depth, "foreign " + f.language.tag());
                        inlines(depth + 1, f.children);
                    },
                    [&](const CodeSpan& c) { line(depth, "code " + in_quotes(c.text)); },
                    [&](const Formula& f) { line(depth, "formula " + in_quotes(f.source)); },
                    [&](const Link& l) {
                        std::string text = "link " + in_quotes(l.url);
                        if (!l.title.empty()) text += " title " + in_quotes(l.title);
                        if (l.target)
                            text += fmt::format(" -> chapter {} {}", l.target->chapter,
                                                in_quotes(l.target->id));
                        line(depth, text);
                        inlines(depth + 1, l.children);
                    },
                    [&](const Image& i) { line(depth, image(i)); },
                    [&](const Ruby& r) {
                        std::string text = "ruby";
                        for (const Ruby::Unit& unit : r.units)
                            text += " " + in_quotes(unit.base) + "|" + in_quotes(unit.reading);
                        line(depth, text);
                    },
                    [&](const NoteRef& n) {
                        line(depth,
                             fmt::format(
                                 "note-ref {}{}", n.note + 1,
                                 n.occurrence > 0 ? fmt::format(" again {}", n.occurrence) : ""));
                    },
                    [&](const LineBreak&) { line(depth, "line-break"); },
                },
                one.value);
        }
    }

    void blocks(int depth, const Blocks& all) {
        for (const Block& one : all) block(depth, one);
    }

    void block(int depth, const Block& one) {
        const std::string id = one.id.empty() ? "" : " #" + one.id;
        std::visit(
            Overloaded{
                [&](const Paragraph& p) {
                    std::string text = "paragraph";
                    if (p.role != ParagraphRole::body) text += fmt::format(" {}", name_of(p.role));
                    if (p.continuation) text += " continuation";
                    if (p.alignment != Alignment::none) {
                        text += " ";
                        text += "-lcr"[static_cast<int>(p.alignment)];
                    }
                    line(depth, text + id);
                    inlines(depth + 1, p.content);
                },
                [&](const Heading& h) {
                    std::string text = fmt::format("heading {}{}", h.level, id);
                    if (!one.anchor.empty()) text += " anchor " + in_quotes(one.anchor);
                    line(depth, text + short_form(h.short_title));
                    inlines(depth + 1, h.content);
                },
                [&](const Quote& q) {
                    line(depth, name_of(q.kind) + id);
                    blocks(depth + 1, q.blocks);
                },
                [&](const List& l) {
                    std::string text =
                        l.ordered ? fmt::format("list ordered from {}", l.start) : "list";
                    line(depth, text + (l.tight ? "" : " loose") + id);
                    for (const ListItem& item : l.items) {
                        if (!item.marker.empty()) {
                            line(depth + 1, "item " + in_quotes(item.marker));
                            blocks(depth + 2, item.blocks);
                            continue;
                        }
                        line(depth + 1,
                             item.checked ? (*item.checked ? "item [x]" : "item [ ]") : "item");
                        if (!item.term.empty()) {
                            line(depth + 2, "term");
                            inlines(depth + 3, item.term);
                        }
                        blocks(depth + 2, item.blocks);
                    }
                },
                [&](const CodeBlock& c) {
                    line(depth, "code-block" + (c.info.empty() ? "" : " " + in_quotes(c.info)) +
                                    " " + in_quotes(c.text) + id);
                },
                [&](const FormulaBlock& f) {
                    line(depth, "formula-block " + in_quotes(f.source) + id);
                },
                [&](const Table& t) {
                    std::string columns;
                    for (const Alignment a : t.columns) columns += "-lcr"[static_cast<int>(a)];
                    for (const std::uint16_t share : t.shares) columns += fmt::format(" {}", share);
                    line(depth, "table " + columns + id);
                    if (!t.caption.empty()) {
                        line(depth + 1, "caption" + short_form(t.short_caption));
                        inlines(depth + 2, t.caption);
                    }
                    for (const TableSection& section : t.sections) {
                        line(depth + 1, name_of(section.part));
                        for (const TableRow& cells : section.rows) row(depth + 2, cells);
                    }
                    if (!t.notes.empty()) {
                        line(depth + 1, "notes");
                        blocks(depth + 2, t.notes);
                    }
                },
                [&](const Figure& f) {
                    line(depth, "figure " + image(f.image()) + place_of(f) + id);
                    if (const Link* link = f.link(); link != nullptr)
                        line(depth + 1, fmt::format("link {}", in_quotes(link->url)));
                    if (!f.caption.empty()) {
                        line(depth + 1, "caption" + short_form(f.short_caption));
                        inlines(depth + 2, f.caption);
                    }
                },
                [&](const FigureRow& r) {
                    line(depth, "figure-row" + id);
                    blocks(depth + 1, r.figures);
                },
                [&](const TextColumns& c) {
                    const bool flows = c.flowing > 0;
                    line(depth,
                         flows ? fmt::format("columns {}{}", c.flowing, id) : "columns" + id);
                    for (const TextColumn& column : c.columns) {
                        if (!flows) line(depth + 1, fmt::format("column {}", column.share));
                        blocks(depth + (flows ? 1 : 2), column.blocks);
                    }
                },
                [&](const ThematicBreak&) { line(depth, "thematic-break" + id); },
                [&](const NoteList& n) {
                    std::string text = fmt::format("note-list of chapter {}:", n.chapter + 1);
                    for (const std::uint32_t note : n.notes) text += fmt::format(" {}", note + 1);
                    line(depth, text + id);
                    inlines(depth + 1, n.title);
                },
            },
            one.value);
    }

    void chapter(int depth, const Chapter& one) {
        line(depth, fmt::format("chapter {} {} {} {}", one.name, name_of(one.kind),
                                name_of(one.role), one.language.tag()));
        if (one.level > 1) line(depth + 1, fmt::format("level {}", one.level));
        line(depth + 1, "title");
        inlines(depth + 2, one.title);
        fields(depth + 1, one.fields);
        for (const auto& [name, with_title] :
             {std::pair{"over-title", &one.over_title}, {"under-title", &one.under_title}}) {
            if (!with_title->empty()) line(depth + 1, name);
            blocks(depth + 2, *with_title);
        }
        blocks_beside_originals(depth + 1, one);
        for (std::size_t i = 0; i < one.notes.size(); ++i) {
            const Note& note = one.notes[i];
            std::string text = fmt::format("note {} label {} marks {}", i + 1,
                                           in_quotes(note.label), note.references);
            if (note.by != NoteBy::author) text += fmt::format(" by {}", name_of(note.by));
            if (!note.signature.empty()) text += " signed " + in_quotes(note.signature);
            line(depth + 1, text);
            blocks(depth + 2, note.blocks);
        }
    }

    /// Each piece of the original after what it was made into.
    void blocks_beside_originals(int depth, const Chapter& one) {
        if (!one.parallel) {
            blocks(depth, one.blocks);
            return;
        }
        line(depth, fmt::format("original {} {}", in_quotes(one.parallel->file),
                                one.parallel->language.tag()));
        inlines(depth + 1, one.parallel->title);
        for (const Piece& piece : pieces_of(one)) {
            for (std::size_t i = piece.begin; i < piece.end; ++i) block(depth, one.blocks[i]);
            if (piece.original == nullptr) continue;
            line(depth, fmt::format("original-piece {}", piece.number));
            blocks(depth + 1, *piece.original);
        }
    }

    std::string out_;

private:
    static std::string image(const Image& i) {
        std::string text = "image " + in_quotes(i.url);
        text += i.decorative ? " decorative" : " alt " + in_quotes(i.alt);
        if (!i.title.empty()) text += " title " + in_quotes(i.title);
        if (i.width_percent) text += fmt::format(" width {}%", *i.width_percent);
        if (i.width_pixels) text += fmt::format(" width {}px", *i.width_pixels);
        if (i.asset) text += fmt::format(" asset {}", static_cast<std::uint32_t>(*i.asset));
        return text;
    }

    void row(int depth, const TableRow& cells) {
        line(depth, "row");
        for (const TableCell& cell : cells) {
            std::string text = "cell";
            if (cell.header == HeaderScope::column) text += " heads column";
            if (cell.header == HeaderScope::row) text += " heads row";
            if (cell.columns != 1) text += fmt::format(" columns {}", cell.columns);
            if (cell.rows != 1) text += fmt::format(" rows {}", cell.rows);
            if (cell.alignment != Alignment::none) {
                text += ' ';
                text += "-lcr"[static_cast<int>(cell.alignment)];
            }
            line(depth + 1, text);
            blocks(depth + 2, cell.blocks);
        }
    }

    void fields(int depth, const ChapterFields& f) {
        const auto field = [&](const char* name, const std::string& value) {
            if (!value.empty()) line(depth, fmt::format("{} {}", name, in_quotes(value)));
        };
        const auto day = [](const std::optional<Date>& date) {
            return date ? to_iso(*date) : std::string();
        };
        field("short_title", f.short_title);
        field("author", f.author);
        field("date", day(f.date));
        if (f.original) {
            field("original.title", f.original->title);
            field("original.author", f.original->author);
            field("original.country", f.original->country);
            field("original.language", f.original->language.tag());
            field("original.publisher", f.original->publisher);
            field("original.date", day(f.original->date));
            field("original.url", f.original->url);
        }
        for (const std::string& name : f.translators) field("translator", name);
        if (f.source) {
            field("source.outlet", f.source->outlet);
            field("source.headline", f.source->headline);
            field("source.date", day(f.source->date));
            field("source.url", f.source->url);
        }
        if (f.epigraph) {
            field("epigraph.text", f.epigraph->text);
            field("epigraph.source", f.epigraph->source);
        }
        field("kicker", f.kicker);
        field("deck", f.deck);
        field("byline", f.byline);
        field("dateline", f.dateline);
        field("url", f.url);
        if (f.parallel) {
            field("parallel.file", f.parallel->file);
            field("parallel.align", name_of(f.parallel->pieces));
            field("parallel.print", name_of(f.parallel->print));
            if (f.parallel->folded) field("parallel.folded", *f.parallel->folded ? "yes" : "no");
        }
        if (f.notes_by) line(depth, fmt::format("notes_by {}", name_of(*f.notes_by)));
    }
};

}  // namespace

std::string dump(const Blocks& blocks) {
    Dumper dumper;
    dumper.blocks(0, blocks);
    return dumper.out_;
}

std::string dump(const Chapter& chapter) {
    Dumper dumper;
    dumper.chapter(0, chapter);
    return dumper.out_;
}

std::string dump(const Book& book) {
    Dumper dumper;
    const Metadata& m = book.metadata;
    dumper.line(0, "book " + in_quotes(m.title.value) + " " + m.language.value.tag());
    const auto field = [&](const char* name, const std::string& value) {
        if (!value.empty()) dumper.line(1, fmt::format("{} {}", name, in_quotes(value)));
    };
    field("subtitle", m.subtitle);
    field("short_title", m.short_title);
    for (const Person& person : m.authors)
        dumper.line(1, fmt::format("person {} {}", person.role, in_quotes(person.name)));
    for (const Person& person : m.contributors)
        dumper.line(1, fmt::format("contributor {} {}", person.role, in_quotes(person.name)));
    field("publisher", m.publisher);
    if (m.date) field("date", to_iso(*m.date));
    field("identifier", m.identifier);
    for (const Asset& asset : book.assets) {
        dumper.line(1, fmt::format("asset {} {} {}x{}", in_quotes(asset.file), name_of(asset.type),
                                   asset.width, asset.height));
    }
    if (book.notes_apart) dumper.line(1, "notes apart");
    for (const Chapter& chapter : book.chapters) dumper.chapter(1, chapter);
    return dumper.out_;
}

}  // namespace banxin
