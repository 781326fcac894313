#include "pipeline/places.h"

#include "base/utf8.h"
#include "document/text_places.h"
#include "document/walk.h"

#include <algorithm>
#include <variant>

namespace banxin {
namespace {

using layout::GlyphRun;
using layout::PlacedLine;

bool holds(const Rect& area, Point point) {
    return point.x >= area.x && point.x < area.right() && point.y >= area.y &&
           point.y < area.bottom();
}

/// The line at a point, or the last one over it; of columns that which begins last before it.
const PlacedLine* line_at(const layout::Page& page, Point point) {
    const PlacedLine* found = nullptr;
    for (const PlacedLine& line : page.lines) {
        if (!line.in_text || line.at.y > point.y || line.at.x > point.x) continue;
        const bool better = found == nullptr || line.at.x > found->at.x ||
                            (line.at.x == found->at.x && line.at.y >= found->at.y);
        if (better) found = &line;
    }
    // Left of all text, or over it.
    if (found == nullptr) {
        const auto first = std::find_if(page.lines.begin(), page.lines.end(),
                                        [](const PlacedLine& line) { return line.in_text; });
        if (first != page.lines.end()) found = &*first;
    }
    return found;
}

bool reaches(const PlacedLine& line, Length y) {
    return y >= line.at.y && y < line.at.y + line.height;
}

/// Of the line that a glyph stands in; titles and notes are lines by themselves.
Length top_of_line(const layout::Page& page, const Rect& glyph) {
    const Point middle{glyph.x + glyph.width / 2, glyph.y + glyph.height / 2};
    const PlacedLine* line = line_at(page, middle);
    return line != nullptr && reaches(*line, middle.y) ? line->at.y : glyph.y;
}

bool is_in_picture(const layout::Page& page, Point point) {
    return std::any_of(page.items.begin(), page.items.end(), [&](const layout::Item& item) {
        const auto* image = std::get_if<layout::ImageItem>(&item);
        return image != nullptr && holds(image->area, point);
    });
}

/// How much of its text stands before a point of a line of code.
std::uint32_t code_before(const layout::Page& page, const PlacedLine& line, Point point) {
    std::size_t size = 0;
    for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->node == layout::NodeId::artifact || run->written.known() ||
            !reaches(line, run->origin.y) || run->origin.x < line.at.x)
            continue;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < run->glyphs.size(); ++i) {
            if (point.x < layout::area_of(*run, i).right())
                return static_cast<std::uint32_t>(size + begin);
            begin = run->glyphs[i].text_end;
        }
        size += run->text.size();
    }
    return static_cast<std::uint32_t>(size);
}

/// What has been set of a run up to a glyph, with the first character of what that stands for.
std::string_view set_up_to(const GlyphRun& run, std::size_t glyph) {
    const std::size_t begin = glyph == 0 ? 0 : run.glyphs[glyph - 1].text_end;
    const std::string_view text = run.text;
    return begin < text.size() ? text.substr(0, begin + decode_utf8(text, begin).bytes) : text;
}

/// Where a line begins; of one in a note, where that does.
Span span_of(const PlacedLine& line, const TextPlaces& places, const Chapter& chapter) {
    if (line.note == 0) return places.span_of(line.place);
    return line.note <= chapter.notes.size() ? chapter.notes[line.note - 1].span : Span();
}

Span span_at(const TextPlaces& places, const Chapter& chapter, const layout::Page& page,
             Point point) {
    const PlacedLine* line = line_at(page, point);
    const auto glyph = layout::nearest_glyph(page, point);
    if (line != nullptr && reaches(*line, point.y) && line->note == 0 &&
        places.is_code(line->place)) {
        TextPlace there = line->place;
        there.offset += code_before(page, *line, point);
        return places.span_of(there);
    }
    if (glyph && glyph->across <= glyph->run->size && !is_in_picture(page, point)) {
        const GlyphRun& run = *glyph->run;
        const Span begin{run.written.source, run.written.at, run.written.at};
        return places.span_of_last(begin, set_up_to(run, glyph->glyph));
    }
    return line == nullptr ? Span() : span_of(*line, places, chapter);
}

/// Texts that the title and the blocks of a chapter are from, each once; not the manifest.
std::vector<SourceId> texts_of(const Chapter& chapter) {
    std::vector<SourceId> texts;
    const auto add = [&](Span span) {
        if (!span.known() || span.source == chapter.span.source) return;
        if (std::find(texts.begin(), texts.end(), span.source) == texts.end())
            texts.push_back(span.source);
    };
    for_each_of<Text>(chapter.title, [&](const Text& text) { add(text.span); });
    for (const Block& block : chapter.blocks) add(block.span);
    return texts;
}

/// The part of the chapter that has a place: in its text, or, of the manifest, in its entry there.
std::optional<std::size_t> part_of(const SetBook& book, Span place) {
    const std::vector<layout::PartPlace>& parts = book.layout->parts();
    std::optional<std::size_t> found;
    std::uint32_t begin = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (!parts[part].chapter) continue;
        const Chapter& chapter = book.loaded.book.chapters[*parts[part].chapter];
        const std::vector<SourceId> texts = texts_of(chapter);
        if (std::find(texts.begin(), texts.end(), place.source) != texts.end()) return part;
        if (chapter.span.source != place.source || chapter.span.begin > place.begin) continue;
        if (found && chapter.span.begin <= begin) continue;
        begin = chapter.span.begin;
        found = part;
    }
    return found;
}

}  // namespace

std::optional<FilePlace> place_in_file(Span span, const Sources& sources) {
    if (!span.known()) return std::nullopt;
    span = sources.in_file(span);
    const Source& source = sources[span.source];
    if (!source.has_lines()) return FilePlace{source.path(), {0, 0}, {0, 0}};
    return FilePlace{source.path(), source.position(span.begin),
                     source.position(std::max(span.begin, span.end))};
}

std::optional<FilePlace> file_place(const SetBook& book, std::size_t part, const layout::Page& page,
                                    Point point) {
    const auto chapter = book.layout->parts()[part].chapter;
    if (!chapter) return std::nullopt;
    const Chapter& text = book.loaded.book.chapters[*chapter];
    const TextPlaces places(text, book.run->sources);
    Span span = span_at(places, text, page, point);
    if (!span.known()) return std::nullopt;
    auto place = place_in_file({span.source, span.begin, span.begin}, book.run->sources);
    return place && place->position.line > 0 ? place : std::nullopt;
}

std::optional<FilePlace> file_place(const SetBook& book, std::size_t part, const PlacedLine& line) {
    const auto chapter = book.layout->parts()[part].chapter;
    if (!chapter || !line.in_text) return std::nullopt;
    const Chapter& text = book.loaded.book.chapters[*chapter];
    const Span span = span_of(line, TextPlaces(text, book.run->sources), text);
    return place_in_file({span.source, span.begin, span.begin}, book.run->sources);
}

std::optional<PagePlace> page_place(const SetBook& book, Span place) {
    const auto part_found = part_of(book, place);
    if (!part_found) return std::nullopt;
    const std::size_t part = *part_found;
    const Chapter& chapter = book.loaded.book.chapters[*book.layout->parts()[part].chapter];
    const TextPlaces places(chapter, book.run->sources);
    std::optional<PagePlace> found;
    std::uint32_t nearest = 0;
    const layout::PartPages pages = book.layout->pages_of(part);
    for (std::size_t page = 0; page < pages.pages.size(); ++page) {
        const layout::Page& one = pages.pages[page];
        const auto is_nearer = [&](layout::Written at) {
            if (at.source != place.source || at.at > place.begin) return false;
            // Of what begins at one place, the first.
            if (found && at.at <= nearest) return false;
            nearest = at.at;
            return true;
        };
        for (const PlacedLine& line : one.lines) {
            if (line.note > 0 || !line.in_text) continue;
            const Span span = places.span_of(line.place);
            if (is_nearer({span.source, span.begin})) found = PagePlace{part, page, line.at.y};
        }
        for (const layout::Item& item : one.items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (run == nullptr || run->glyphs.empty() || !is_nearer(run->written)) continue;
            found = PagePlace{part, page, top_of_line(one, layout::area_of(*run, 0))};
        }
    }
    return found ? found : PagePlace{part, 0, Length{}};
}

std::optional<PagePlace> page_place(const SetBook& book, const FilePlace& place) {
    const Sources& sources = book.run->sources;
    const std::vector<SourceId> files = sources.named(place.file);
    const auto in_text = [&](SourceId text) -> Span {
        for (const SourceId file : files) {
            const auto byte = static_cast<std::uint32_t>(sources[file].offset_of(place.position));
            const Span found = sources.in_text(text, {file, byte, byte});
            if (found.known()) return found;
        }
        return {};
    };
    for (const Chapter& chapter : book.loaded.book.chapters)
        for (const SourceId text : texts_of(chapter))
            if (const Span found = in_text(text); found.known()) return page_place(book, found);
    const Span found = in_text(book.loaded.manifest.metadata.title.span.source);
    return found.known() ? page_place(book, found) : std::nullopt;
}

}  // namespace banxin
