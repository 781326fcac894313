#include "layout/line_maker.h"

#include "layout/flatten.h"
#include "layout/missing_glyphs.h"

#include <algorithm>

namespace banxin::layout {
namespace {

constexpr std::int64_t em = 65536;
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
        if (c.extra != no_extra) {
            extra(stream_.extras[c.extra], run, x, Length{c.width});
            if (stream_.extras[c.extra].note >= 0 || stream_.extras[c.extra].image >= 0) return;
        }
        std::size_t text = c.text;
        const std::uint32_t glyph_end = stream_.clusters[index + 1].glyph;
        for (std::uint32_t g = c.glyph; g < glyph_end; ++g) {
            const StreamGlyph& glyph = stream_.glyphs[g];
            std::string_view stands_for(stream_.text.data() + text, glyph.text_bytes);
            if (space && (stands_for.empty() || stands_for == "\t")) stands_for = " ";
            put(glyph, stands_for, run, x);
            text += glyph.text_bytes;
        }
        if (run.dots && (c.visible_han || c.left == SpacingClass::hangul)) dot(c, run, x);
    }

    void put(const StreamGlyph& glyph, std::string_view text, const RunStyle& look, Length x) {
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
        }
        run_.text += text;
        run_.glyphs.push_back({glyph.id,
                               static_cast<std::int32_t>((x - run_.origin.x).sp) + glyph.x,
                               -glyph.y, static_cast<std::uint32_t>(run_.text.size())});
    }

    void close_run() {
        if (open_ && !run_.glyphs.empty()) box_.items.emplace_back(std::move(run_));
        run_ = GlyphRun();
        open_ = false;
    }

    void extra(const Extra& extra, const RunStyle& run, Length x, Length width) {
        if (extra.note >= 0) {
            close_run();
            MarkSlot slot;
            slot.note = static_cast<std::uint32_t>(extra.note);
            slot.occurrence = extra.occurrence;
            slot.at = {x, place_.baseline - run.rise - part(run.size, 34)};
            slot.width = width;
            slot.size = part(run.size, 60);
            slot.node = run.node;
            slot.colour = run.colour;
            slot.after_items = box_.items.size();
            box_.marks.push_back(slot);
        } else if (extra.image >= 0) {
            close_run();
            const Length top = place_.baseline - part(run.size, ascent_percent);
            box_.items.emplace_back(ImageItem{{x, top, extra.image_width, extra.image_height},
                                              static_cast<std::uint32_t>(extra.image),
                                              run.node,
                                              Direction::horizontal});
        } else if (!extra.ruby.empty()) {
            // R02: the reading's em box stands on the base's. After the base in reading order.
            const Length baseline = place_.baseline - part(run.size, ascent_percent) -
                                    part(extra.ruby_size, 100 - ascent_percent);
            std::size_t text = 0;
            GlyphRun reading;
            for (const StreamGlyph& glyph : extra.ruby) {
                if (!reading.glyphs.empty() && reading.face != glyph.face) {
                    after_.emplace_back(std::move(reading));
                    reading = GlyphRun();
                }
                if (reading.glyphs.empty()) {
                    reading.origin = {x, baseline};
                    reading.face = glyph.face;
                    reading.size = extra.ruby_size;
                    reading.node = extra.ruby_node;
                    reading.colour = run.colour;
                }
                reading.text.append(extra.ruby_text, text, glyph.text_bytes);
                text += glyph.text_bytes;
                reading.glyphs.push_back(
                    {glyph.id, glyph.x, -glyph.y, static_cast<std::uint32_t>(reading.text.size())});
            }
            after_.emplace_back(std::move(reading));
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
    GlyphRun run_;
    bool open_ = false;
    Stretch link_, underline_, strike_, mark_;
    /// Readings and dots, which follow the line's own text.
    std::vector<Item> after_;
};

/// Full-width letters and half-width kana too: a narrow form would be another character's.
bool fills_a_cell(char32_t c) {
    return is_ideographic(c) || is_cjk_punctuation(c) || (c >= 0xFF01 && c <= 0xFFEE);
}

/// A character with what stands on it or chooses its form, and the face that has them.
struct Letter {
    std::size_t end = 0;
    text::FaceId face{};
};

Letter letter_at(const text::Fonts& fonts, std::string_view text, std::size_t at,
                 text::FaceId wanted) {
    const Decoded first = decode_utf8(text, at);
    std::size_t end = at + first.bytes;
    std::size_t before_marks = 0;
    while (end < text.size()) {
        const Decoded next = decode_utf8(text, end);
        const bool shows = !text::is_default_ignorable(next.value);
        if (shows && !is_combining(next.value)) break;
        if (shows && before_marks == 0) before_marks = end;
        end += next.bytes;
    }
    if (before_marks != 0) {
        const auto face = fonts.face_with_sequence(text.substr(at, end - at), wanted, false);
        if (face) return {end, *face};
        end = before_marks;
    }
    return {
        end,
        fonts.face_with(first.value, wanted).value_or(stand_in_face(first.value, wanted, fonts))};
}

/// Calls `each(glyph, face, text)` for a short text, cutting it by face.
template <class Each>
void shape_text(const text::Fonts& fonts, const style::RoleStyle& role, Language language,
                std::string_view text, Each&& each) {
    const text::FaceId wanted = fonts.face(role.family, role.bold, language);
    for (std::size_t at = 0; at < text.size();) {
        const Decoded first = decode_utf8(text, at);
        // Nothing stands before it that it could change; a shaper would draw a circle for it.
        if (text::is_default_ignorable(first.value)) {
            at += first.bytes;
            continue;
        }
        const bool cell = fills_a_cell(first.value);
        auto [end, face] = letter_at(fonts, text, at, wanted);
        while (!cell && end < text.size()) {
            if (fills_a_cell(decode_utf8(text, end).value)) break;
            const Letter next = letter_at(fonts, text, end, wanted);
            if (next.face != face) break;
            end = next.end;
        }
        std::vector<text::Glyph> glyphs;
        text::ShapeOptions options;
        options.language = language;
        options.script = cell ? Script::han : Script::latin;
        options.proportional_punctuation = !cell && role.family != text::Family::mono;
        const std::string_view run = text.substr(at, end - at);
        fonts.shape(face, run, options, glyphs);
        for (std::size_t g = 0; g < glyphs.size(); ++g) {
            each(glyphs[g], face, run.substr(glyphs[g].cluster, bytes_of(glyphs, g, run.size())));
        }
        at = end;
    }
}

}  // namespace

void place_line(const Stream& stream, const LineRange& line, const LinePlace& place,
                const text::Fonts& fonts, Box& box) {
    LineMaker(stream, line, place, fonts, box).run();
}

Length place_text(const text::Fonts& fonts, const style::RoleStyle& role, Language language,
                  std::string_view text, Point at, NodeId node, std::vector<Item>& to) {
    GlyphRun run;
    Length x;
    const auto close = [&] {
        if (!run.glyphs.empty()) to.emplace_back(std::move(run));
        run = GlyphRun();
    };
    shape_text(fonts, role, language, text,
               [&](const text::Glyph& glyph, text::FaceId face, std::string_view part_text) {
                   if (!run.glyphs.empty() && run.face != face) close();
                   if (run.glyphs.empty()) {
                       run.origin = {at.x + x, at.y};
                       run.face = face;
                       run.size = role.size;
                       run.node = node;
                       run.colour = role.colour;
                   }
                   run.text += part_text;
                   const Length dx = role.size.scaled(glyph.dx, em);
                   run.glyphs.push_back(
                       {glyph.id, static_cast<std::int32_t>((at.x + x + dx - run.origin.x).sp), 0,
                        static_cast<std::uint32_t>(run.text.size())});
                   x += role.size.scaled(glyph.advance, em);
               });
    close();
    return x;
}

Length text_width(const text::Fonts& fonts, const style::RoleStyle& role, Language language,
                  std::string_view text) {
    Length x;
    shape_text(fonts, role, language, text,
               [&](const text::Glyph& glyph, text::FaceId, std::string_view) {
                   x += role.size.scaled(glyph.advance, em);
               });
    return x;
}

}  // namespace banxin::layout
