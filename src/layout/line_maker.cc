#include "layout/line_maker.h"

#include "layout/flatten.h"
#include "layout/transform.h"

#include <algorithm>

namespace banxin::layout {
namespace {

using text::em;
constexpr char32_t black_circle = 0x25CF;

Length part(Length size, std::int64_t hundredths) {
    return size.scaled(hundredths, 100);
}

/// A stretch of a line that shares an attribute: from the ink of its first cluster to that of
/// its last, so that a gap at its edge stays bare (M07).
struct Stretch {
    std::int32_t key = -1;
    Length from;
    Length to;
    Length size;
    NodeId node = NodeId::artifact;
    Colour colour = {};
};

class LineMaker {
public:
    LineMaker(const Stream& stream, const LineRange& line, const LinePlace& place,
              const text::Fonts& fonts, Box& box)
        : stream_(stream), line_(line), place_(place), fonts_(fonts), box_(box) {}

    void run() {
        const bool justify = place_.align == style::Align::justify;
        thread_local std::vector<std::int32_t> added;
        justify_line(stream_, line_, place_.width, justify, added);
        Length width = natural_width(stream_, line_);
        for (const std::int32_t more : added) width += Length{more};
        Length x = place_.left;
        const Length rest = place_.width - width;
        if (place_.align == style::Align::center) x += rest / 2;
        if (place_.align == style::Align::end) x += rest;
        for (std::uint32_t i = line_.begin; i < line_.end; ++i) {
            const Cluster& c = stream_.clusters[i];
            if (i > line_.begin) x += Length{c.glue} + Length{added[i - line_.begin]};
            cluster(i, c, x);
            x += Length{c.width};
        }
        if (line_.hyphen) hyphen(x);
        close_run();
        for (Item& item : after_) box_.items.push_back(std::move(item));
        close(link_, [this](const Stretch& s) { link(s); });
        close(underline_, [this](const Stretch& s) { rule(s, -12, 4); });
        close(strike_, [this](const Stretch& s) { rule(s, 36, 5); });
        close(mark_, [this](const Stretch& s) { background(s); });
    }

private:
    const RunStyle& style(const Cluster& c) const { return stream_.styles[c.style]; }

    void cluster(std::uint32_t index, const Cluster& c, Length x) {
        const RunStyle& run = style(c);
        const bool at_end = index + 1 == line_.end;
        const bool space = c.left == SpacingClass::space;
        // A space at a line's end has no width, but stays between the words as text (T03).
        if (!space || !at_end) attributes(c, run, x);
        if (c.box != no_inline_box) put_box(stream_.boxes[c.box], x);
        std::size_t text = c.text;
        const std::uint32_t glyph_end = stream_.clusters[index + 1].glyph;
        for (std::uint32_t g = c.glyph; g < glyph_end; ++g) {
            const StreamGlyph& glyph = stream_.glyphs[g];
            std::string_view stands_for(stream_.text.data() + text, glyph.text_bytes);
            if (space && (stands_for.empty() || stands_for == "\t")) stands_for = " ";
            put(glyph, stands_for, run, x, static_cast<std::uint32_t>(text));
            text += glyph.text_bytes;
        }
        if (run.dots && (c.visible_han || c.left == SpacingClass::hangul)) dot(c, run, x);
    }

    /// `at`: its place in the stream's text, or none.
    void put(const StreamGlyph& glyph, std::string_view text, const RunStyle& look, Length x,
             std::optional<std::uint32_t> at = std::nullopt) {
        const Length baseline = place_.baseline - look.rise;
        const bool same = open_ && run_.face == glyph.face && run_.size == look.size &&
                          run_.node == look.node && run_.origin.y == baseline;
        if (!same) {
            close_run();
            open_ = true;
            run_.origin = {x, baseline};
            run_.face = glyph.face;
            run_.size = look.size;
            run_.node = look.node;
            run_.colour = look.colour;
            run_.written = at ? written(span_at(stream_.origins, *at, 0)) : Written{};
            run_.text.clear();
            run_.glyphs.clear();
        }
        run_.text += text;
        run_.glyphs.push_back({glyph.id,
                               static_cast<std::int32_t>((x - run_.origin.x).sp) + glyph.x,
                               -glyph.y, static_cast<std::uint32_t>(run_.text.size())});
    }

    /// A copy takes just the room that it needs.
    void close_run() {
        if (open_) box_.items.emplace_back(run_);
        open_ = false;
    }

    /// What a run grows in, used again for each.
    static GlyphRun& growing_run() {
        thread_local GlyphRun run;
        return run;
    }

    void put_box(const InlineBox& box, Length x) {
        const bool after_line = box.kind == InlineBox::Kind::reading;
        if (!after_line) close_run();
        const Transform to_line{Turn::none, {x, place_.baseline}};
        if (box.slot) {
            MarkSlot slot = *box.slot;
            slot.at = to_line(slot.at);
            slot.after_items = box_.items.size();
            box_.marks.push_back(slot);
        }
        for (Item item : box.items) {
            to_line.apply(item);
            (after_line ? after_ : box_.items).push_back(std::move(item));
        }
    }

    /// E01–E04: a drawing under (Japanese, Korean: over) each character, which adds no text.
    void dot(const Cluster& c, const RunStyle& run, Length x) {
        const Length size = part(run.size, 26);
        const auto face = fonts_.face_with(black_circle, run.face);
        if (!face) return;
        const text::Glyph glyph = fonts_.shape_ideograph(*face, black_circle, run.language);
        const text::Bounds ink = fonts_.bounds(*face, glyph.id);
        const Length centre = x + Length{c.width} / 2;
        const bool above = run.locale == Locale::ja || run.locale == Locale::ko;
        const Length middle = above ? place_.baseline - part(run.size, ascent_percent + 12)
                                    : place_.baseline + part(run.size, 100 - ascent_percent + 14);
        const Length ink_x = size.scaled((ink.left + ink.right) / 2, em);
        const Length ink_y = size.scaled((ink.bottom + ink.top) / 2, em);
        GlyphRun dot;
        dot.origin = {centre - ink_x, middle + ink_y};
        dot.face = *face;
        dot.size = size;
        dot.colour = run.colour;
        dot.glyphs.push_back({glyph.id, 0, 0, 0});
        after_.emplace_back(std::move(dot));
    }

    void hyphen(Length x) {
        const Cluster& c = stream_.clusters[line_.end - 1];
        const RunStyle& run = style(c);
        const text::Glyph glyph = fonts_.shape_ideograph(run.face, '-', run.language);
        // T03: the hyphen is the setting's, not the author's: it reads as a soft one.
        std::string soft;
        append_utf8(soft, chars::soft_hyphen);
        put({glyph.id, 0, 0, 0, run.face}, soft, run, x);
    }

    void attributes(const Cluster& c, const RunStyle& run, Length x) {
        extend(link_, run.link, c, run, x, [this](const Stretch& s) { link(s); });
        extend(underline_, run.underline ? 1 : -1, c, run, x,
               [this](const Stretch& s) { rule(s, -12, 4); });
        extend(strike_, run.strikethrough ? 1 : -1, c, run, x,
               [this](const Stretch& s) { rule(s, 36, 5); });
        extend(mark_, run.mark ? 1 : -1, c, run, x, [this](const Stretch& s) { background(s); });
    }

    template <class Close>
    void extend(Stretch& stretch, std::int32_t key, const Cluster& c, const RunStyle& run, Length x,
                Close&& done) {
        if (stretch.key != key) {
            close(stretch, done);
            stretch = {key, x, x, run.size, run.node, run.colour};
        }
        stretch.to = x + Length{c.width};
    }

    template <class Close>
    void close(Stretch& stretch, Close&& done) {
        if (stretch.key >= 0) done(stretch);
        stretch.key = -1;
    }

    void link(const Stretch& s) {
        const StreamLink& to = stream_.links[static_cast<std::size_t>(s.key)];
        const Length top = place_.baseline - part(s.size, ascent_percent);
        box_.links.push_back(
            {{s.from, top, s.to - s.from, s.size}, to.target, to.inside_book, to.node});
    }

    /// `height` above the baseline, in hundredths of an em; `weight` likewise.
    void rule(const Stretch& s, std::int64_t height, std::int64_t weight) {
        box_.items.emplace_back(RuleItem{
            {s.from, place_.baseline - part(s.size, height), s.to - s.from, part(s.size, weight)},
            s.colour,
            NodeId::artifact,
            Direction::horizontal});
    }

    void background(const Stretch& s) {
        const Length top = place_.baseline - part(s.size, ascent_percent + 4);
        // Under everything that the box holds.
        put_first(box_, RuleItem{{s.from, top, s.to - s.from, part(s.size, 108)},
                                 224,
                                 NodeId::artifact,
                                 Direction::horizontal});
    }

    const Stream& stream_;
    const LineRange& line_;
    const LinePlace& place_;
    const text::Fonts& fonts_;
    Box& box_;
    GlyphRun& run_ = growing_run();
    bool open_ = false;
    Stretch link_, underline_, strike_, mark_;
    /// Readings and dots, which follow the line's own text.
    std::vector<Item> after_;
};

}  // namespace

void place_line(const Stream& stream, const LineRange& line, const LinePlace& place,
                const text::Fonts& fonts, Box& box) {
    LineMaker(stream, line, place, fonts, box).run();
}

Length place_whole(const Stream& stream, Point at, const text::Fonts& fonts, Box& box) {
    if (stream.size() == 0) return {};
    const LineRange line{0, static_cast<std::uint32_t>(stream.size())};
    const Length width = natural_width(stream, line);
    place_line(stream, line, {at.x, width, at.y, style::Align::start}, fonts, box);
    return width;
}

}  // namespace banxin::layout
