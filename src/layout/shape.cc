#include "layout/emoji.h"
#include "layout/flatten.h"
#include "layout/latin_words.h"
#include "layout/missing_glyphs.h"
#include "layout/neighbours.h"
#include "layout/readings.h"

#include <algorithm>

namespace banxin::layout {
namespace {

using text::em;
constexpr char32_t some_han = U'一';

class StreamMaker {
public:
    StreamMaker(Stream& stream, Flat& flat, Shaper& shaper)
        : shaper_(shaper), fonts_(shaper.fonts), stream_(stream), flat_(flat), units_(flat.units) {}

    void run() {
        classes_ = classify(stream_, units_);
        set_latin(stream_, units_, classes_, fonts_);
        stream_.clusters.reserve(units_.size() + 1);
        stream_.glyphs.reserve(units_.size());
        std::size_t i = 0;
        while (i < units_.size()) i = next(i);
        // The end: holds where the last cluster's text and glyphs stop.
        Cluster end;
        end.text = static_cast<std::uint32_t>(stream_.text.size());
        end.glyph = static_cast<std::uint32_t>(stream_.glyphs.size());
        stream_.clusters.push_back(end);
        set_neighbours(stream_);
    }

private:
    [[nodiscard]] LineEdgeLevel level() const { return stream_.rules->typography().line_edges; }
    const RunStyle& style(std::size_t i) const { return stream_.styles[units_[i].style]; }

    std::size_t next(std::size_t i) {
        const Unit& unit = units_[i];
        const char32_t c = unit.character;
        if (unit.box != no_inline_box) {
            atom(i);
            return i + 1;
        }
        switch (c) {
            case '\n': return line_end(i);
            case chars::zero_width_space: opened_ = true; return i + 1;
            case chars::word_joiner:
            case chars::byte_order_mark: joined_ = true; return i + 1;
            case chars::soft_hyphen:
                if (!stream_.clusters.empty())
                    may_end_with_hyphen(stream_, stream_.clusters.size() - 1, fonts_);
                return i + 1;
            default: break;
        }
        // What chooses a form or a direction is no mark to stand on a dotted circle.
        if (text::is_default_ignorable(c)) return i + 1;
        if (classes_[i] == SpacingClass::space) return space(i);
        if (const std::size_t end = emoji_end(units_, i); end > i) return emoji(i, end);
        if (classes_[i] == SpacingClass::dash_ellipsis) return long_mark(i);
        if (is_latin_class(classes_[i])) return latin_run(i);
        return cell(i);
    }

    Cluster& add(std::size_t i, SpacingClass left, SpacingClass right) {
        Cluster& cluster = stream_.clusters.emplace_back();
        cluster.text = units_[i].text;
        cluster.glyph = static_cast<std::uint32_t>(stream_.glyphs.size());
        cluster.style = units_[i].style;
        cluster.left = left;
        cluster.right = right;
        cluster.forced_break = forced_;
        cluster.penalty = joined_ || (!opened_ && code_holds(i)) ? no_break
                          : opened_                              ? 0
                                                                 : undecided;
        forced_ = joined_ = opened_ = false;
        return cluster;
    }

    /// Marks in code have no blanks that could be taken, and are classed as Han for it; no line
    /// begins or ends with them all the same.
    bool code_holds(std::size_t i) const {
        if (i == 0 || units_[i].box != no_inline_box || units_[i - 1].box != no_inline_box)
            return false;
        if (!style(i).code && !style(i - 1).code) return false;
        const char32_t before = units_[i - 1].character;
        if (before == '\n') return false;
        const Locale locale = style(i).locale;
        const LineRules& rules = (*stream_.rules)[locale];
        return rules.may_break(spacing_class(before, locale),
                               spacing_class(units_[i].character, locale)) == BreakRule::prohibited;
    }

    /// M04: a typed space stays, except where a gap or a mark's own blank stands for it.
    std::size_t space(std::size_t i) {
        std::size_t end = i;
        while (end < units_.size() && classes_[end] == SpacingClass::space) ++end;
        bool kept_together = false;
        for (std::size_t k = i; k < end; ++k)
            kept_together = kept_together || units_[k].character == chars::no_break_space;
        const std::size_t shown = next_shown(end);
        const bool first = stream_.clusters.empty() || forced_;
        const bool last = shown == units_.size() || units_[shown].character == '\n';
        if (first || last) return end;
        const bool code = style(i).code;
        const Locale locale = style(i).locale;
        if (!code && space_gives_way(stream_.clusters.back().right, classes_[shown], locale,
                                     (*stream_.rules)[locale])) {
            joined_ = joined_ || kept_together;
            return end;
        }
        const bool unit =
            !code && !kept_together && stays_with_figure(stream_, units_, classes_, i, end);
        const std::int32_t advance = add_space(i);
        Cluster& made = stream_.clusters.back();
        if (code) {
            // All of them stand there, and are copied.
            for (std::size_t k = i + 1; k < end; ++k) {
                StreamGlyph next = stream_.glyphs.back();
                next.x = bounded(std::int64_t{next.x} + advance);
                next.text_bytes = text_end(k) - units_[k].text;
                stream_.glyphs.push_back(next);
            }
            made.fixed_space = bounded(std::int64_t{advance} * static_cast<int>(end - i));
        }
        if (unit) made.fixed_space = scale(style(i).size, em / 4);
        joined_ = kept_together || unit;
        return end;
    }

    /// The space's width is glue; its glyph, whose advance is returned, stands for the character:
    /// for a plain one where the source has none.
    std::int32_t add_space(std::size_t i) {
        add(i, SpacingClass::space, SpacingClass::space);
        const std::int32_t advance = shape(style(i).face, " ", style(i), false);
        const bool typed = classes_[i] == SpacingClass::space;
        stream_.glyphs.back().text_bytes = typed ? text_end(i) - units_[i].text : 0;
        return advance;
    }

    /// T03: words on two lines are two words to who copies them; between Han nothing is added.
    std::size_t line_end(std::size_t i) {
        const bool begun = !stream_.clusters.empty() && !forced_;
        std::size_t shown = next_shown(i + 1);
        while (shown < units_.size() && classes_[shown] == SpacingClass::space)
            shown = next_shown(shown + 1);
        const auto separates = [](SpacingClass c) { return !is_cjk_class(c); };
        // The line of a poem is a stream of its own: what follows is not known.
        if (begun && separates(stream_.clusters.back().right) &&
            (shown == units_.size() || separates(classes_[shown])))
            add_space(i);
        forced_ = true;
        return i + 1;
    }

    /// From `i` on, what no one sees passed over.
    std::size_t next_shown(std::size_t i) const {
        while (i < units_.size() && text::is_default_ignorable(units_[i].character)) ++i;
        return i;
    }

    /// U01, U02, U03: a pair of dashes or of ellipses is one cluster of exactly two em.
    std::size_t long_mark(std::size_t i) {
        const char32_t c = units_[i].character;
        const bool pair = i + 1 < units_.size() && units_[i + 1].character == c &&
                          c != chars::two_em_dash && style(i + 1).size == style(i).size &&
                          style(i + 1).face == style(i).face;
        const std::size_t end = i + (pair ? 2 : 1);
        // K06: one dash alone joins what stands around it.
        const bool lone_dash = c == chars::em_dash && !pair;
        const SpacingClass own = lone_dash ? SpacingClass::connector : SpacingClass::dash_ellipsis;
        Cluster& cluster = add(i, own, own);
        const bool discouraged = is_ellipsis(c) && level() == LineEdgeLevel::gb;  // D1
        if (discouraged && cluster.penalty == undecided) cluster.penalty = discouraged_penalty;
        const std::int64_t cells = pair || c == chars::two_em_dash ? 2 : 1;
        const auto index = stream_.clusters.size() - 1;
        const std::int32_t advance = shape_units(i, end);
        Cluster& placed = stream_.clusters[index];
        placed.width = scale(style(i).size, em * cells);
        shift_glyphs(placed.glyph, (placed.width - advance) / 2);
        return end;
    }

    /// One cluster, so that no line ends in it.
    std::size_t emoji(std::size_t i, std::size_t end) {
        Cluster& cluster = add(i, SpacingClass::han, SpacingClass::han);
        cluster.visible_han = true;
        const std::uint32_t from = units_[i].text;
        const std::string_view text =
            std::string_view(stream_.text).substr(from, text_end(end - 1) - from);
        const EmojiGlyphs made = set_emoji(text, style(i), fonts_);
        cluster.width = made.width;
        stream_.glyphs.insert(stream_.glyphs.end(), made.glyphs.begin(), made.glyphs.end());
        const Span place = span_of(from, text_end(end - 1));
        if (made.missing)
            shaper_.missing.report(text, place);
        else if (!made.whole)
            shaper_.missing.report_in_parts(text, made.drawn, place);
        return end;
    }

    /// One cell: an ideograph or a full-width mark, with the marks that combine with it.
    std::size_t cell(std::size_t i) {
        std::size_t end = i + 1;
        while (end < units_.size() && units_[end].box == no_inline_box &&
               (is_combining(units_[end].character) || joins_syllable(units_, end)))
            ++end;
        const SpacingClass own = classes_[i];
        Cluster& cluster = add(i, own, own);
        cluster.visible_han = own == SpacingClass::han;
        const RunStyle& run = style(i);
        const bool kana_stays =
            level() == LineEdgeLevel::strict && is_small_kana(units_[i].character);
        if (kana_stays && i > 0) cluster.penalty = no_break;  // K11
        const bool after_solidus =
            level() != LineEdgeLevel::none && level() != LineEdgeLevel::basic;
        joined_ = is_solidus(units_[i].character) && after_solidus;  // K07
        const auto index = stream_.clusters.size() - 1;
        std::int32_t advance = 0;
        if (end == i + 1) {
            const auto [face, glyph] = lone_glyph(i);
            const std::uint32_t bytes = text_end(i) - units_[i].text;
            stream_.glyphs.push_back(
                {glyph.id, scale(run.size, glyph.dx), scale(run.size, glyph.dy), bytes, face});
            advance = scale(run.size, glyph.advance);
        } else {
            advance = shape_units(i, end);
        }
        Cluster& placed = stream_.clusters[index];
        const std::int32_t body =
            run.code ? 0 : scale(run.size, (*stream_.rules)[run.locale].body_width(own));
        placed.width = body == 0 ? advance : body;
        if (body != 0) place_in_body(placed, own, run, advance);
        return end;
    }

    /// L04: the box of a mark is set by class and locale; its ink is put where the class wants
    /// it, whatever the face's own width.
    void place_in_body(const Cluster& cluster, SpacingClass own, const RunStyle& run,
                       std::int32_t advance) {
        StreamGlyph& glyph = stream_.glyphs[cluster.glyph];
        const text::Bounds ink = ink_of(glyph.face, glyph.id);
        const std::int32_t left = scale(run.size, ink.left);
        const std::int32_t right = scale(run.size, ink.right);
        const std::int32_t half = scale(run.size, em / 2);
        const std::int32_t slack = scale(run.size, em / 50);
        const std::int32_t centred = (cluster.width - left - right) / 2;
        std::int32_t shift = 0;
        if (run.locale == Locale::zh_hant && stands_in_the_middle(own)) {
            // Whatever the face: its em box, which CJK faces agree on, has its middle there.
            const std::int32_t middle = scale(run.size, em * 38 / 100);
            const std::int32_t above = middle - scale(run.size, (ink.bottom + ink.top) / 2);
            shift = std::abs(centred) > slack * 4 ? centred : 0;
            if (std::abs(above) > slack * 4) glyph.y += above;
        } else if (cluster.width >= advance) {
            shift = own == SpacingClass::interpunct || advance < cluster.width ? centred : 0;
        } else if (own == SpacingClass::opening) {
            shift = left >= advance - half - slack ? cluster.width - advance : centred;
        } else {
            shift = right <= half + slack && own != SpacingClass::interpunct ? 0 : centred;
        }
        glyph.x += shift;
    }

    static bool stands_in_the_middle(SpacingClass own) {
        return own == SpacingClass::stop || own == SpacingClass::comma ||
               own == SpacingClass::colon;
    }

    text::Bounds ink_of(text::FaceId face, std::uint32_t glyph) {
        const std::uint64_t key = static_cast<std::uint64_t>(face) << 32 | glyph;
        auto& known = shaper_.ink;
        const auto found = known.find(key);
        if (found != known.end()) return found->second;
        return known.emplace(key, fonts_.bounds(face, glyph)).first->second;
    }

    /// A word: everything up to the next space, Han or change of style or face.
    std::size_t latin_run(std::size_t i) {
        const text::FaceId face = face_for(i);
        std::size_t end = i + 1;
        while (end < units_.size() && units_[end].box == no_inline_box &&
               units_[end].style == units_[i].style && continues_word(end) &&
               (is_combining(units_[end].character) || face_for(end) == face)) {
            ++end;
        }
        glyphs_.clear();
        const std::string_view text =
            std::string_view(stream_.text)
                .substr(units_[i].text, text_end(end - 1) - units_[i].text);
        shape_into_glyphs(face, text, style(i), true);
        const LatinRun run{units_[i].text, units_[i].text + text.size(),
                           text::find_addresses(text)};
        const std::size_t first_cluster = stream_.clusters.size();
        std::size_t unit = i;
        for (std::size_t g = 0; g < glyphs_.size();) {
            const std::uint32_t at = glyphs_[g].cluster;
            std::size_t last = g + 1;
            while (last < glyphs_.size() && glyphs_[last].cluster == at) ++last;
            const std::uint32_t until = last < glyphs_.size()
                                            ? glyphs_[last].cluster
                                            : static_cast<std::uint32_t>(text.size());
            while (units_[unit].text < units_[i].text + at) ++unit;
            std::size_t last_unit = unit;
            while (last_unit + 1 < end && units_[last_unit + 1].text < units_[i].text + until)
                ++last_unit;
            Cluster& cluster = add(unit, classes_[unit], classes_[last_unit]);
            if (cluster.penalty == undecided && unit > i)
                cluster.penalty = inside_word(units_, unit, run);
            std::int32_t pen = 0;
            for (; g < last; ++g) {
                const text::Glyph& glyph = glyphs_[g];
                const bool first = stream_.glyphs.size() == cluster.glyph;
                stream_.glyphs.push_back({glyph.id, pen + scale(style(i).size, glyph.dx),
                                          scale(style(i).size, glyph.dy), first ? until - at : 0,
                                          face});
                pen = bounded(std::int64_t{pen} + scale(style(i).size, glyph.advance));
            }
            cluster.width = pen;
        }
        // Who has put soft hyphens into a word has said all of its places.
        const auto soft = [this](std::size_t at) {
            return at < units_.size() && units_[at].character == chars::soft_hyphen;
        };
        const bool told = soft(end) || (i > 0 && soft(i - 1));
        if (stream_.rules->typography().hyphenation && !style(i).code && !told)
            hyphenate(stream_, first_cluster, run, fonts_);
        return end;
    }

    bool continues_word(std::size_t i) const {
        const char32_t c = units_[i].character;
        if (c == chars::soft_hyphen || c == chars::zero_width_space || c == chars::word_joiner ||
            c == '\n')
            return false;
        return is_latin_class(classes_[i]) || is_combining(c);
    }

    void atom(std::size_t i) {
        const std::uint32_t index = units_[i].box;
        const SpacingClass own = classes_[i];
        Cluster& cluster = add(i, own, own);
        cluster.box = index;
        InlineBox& box = stream_.boxes[index];
        if (flat_.ruby[index].unit != nullptr) {
            cluster.visible_han = true;
            set_ruby(flat_.ruby[index], style(i), cluster.text, flat_, shaper_, box,
                     stream_.glyphs);
        }
        stream_.clusters.back().width = bounded(box.width.sp);
    }

    /// Of bytes of the text, in the author's.
    Span span_of(std::uint32_t from, std::uint32_t to) const {
        return span_at(flat_.origins, from, to - from);
    }

    std::uint32_t text_end(std::size_t i) const {
        const std::uint32_t begin = units_[i].text;
        return begin + decode_utf8(stream_.text, begin).bytes;
    }

    text::FaceId face_for(std::size_t i) {
        const char32_t c = units_[i].character;
        if (i + 1 < units_.size() && is_mark(i + 1)) return face_for_marked(i);
        const auto face = fonts_.face_with(c, face_of_han(i));
        return face ? *face : face_of_missing(i);
    }

    /// Of a character that no mark stands on.
    text::SetGlyph lone_glyph(std::size_t i) {
        const char32_t c = units_[i].character;
        const Language language = style(i).language;
        if (const auto set = fonts_.set_ideograph(face_of_han(i), c, language)) return *set;
        const text::FaceId face = face_of_missing(i);
        return {face, fonts_.shape_ideograph(face, c, language)};
    }

    /// Tells of a character that no face has; returns the face of what stands in for it.
    text::FaceId face_of_missing(std::size_t i) {
        const char32_t c = units_[i].character;
        shaper_.missing.report(c, span_of(units_[i].text, text_end(i)));
        return stand_in_face(c, style(i).face, fonts_);
    }

    /// Where an alphabet's face was asked for first, a mark of Chinese text is of the face that
    /// lends the Han: dashes, ellipses, quotation marks are drawn for them.
    text::FaceId face_of_han(std::size_t i) const {
        const text::FaceId wanted = style(i).face;
        const SpacingClass own = classes_[i];
        const bool mark = own <= SpacingClass::connector && !style(i).code;
        if (!mark || fonts_.has(wanted, some_han)) return wanted;
        const text::FaceId lender = fonts_.face_with(some_han, wanted).value_or(wanted);
        return fonts_.has(lender, units_[i].character) ? lender : wanted;
    }

    /// A mark that shows and stands on what is before it.
    bool is_mark(std::size_t i) const {
        const char32_t c = units_[i].character;
        const bool selects = (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0000 || c == 0x034F;
        return units_[i].box == no_inline_box && is_combining(c) && !selects;
    }

    /// A letter and its marks come from one face.
    text::FaceId face_for_marked(std::size_t i) {
        std::size_t end = i + 1;
        while (end < units_.size() && units_[end].box == no_inline_box &&
               is_combining(units_[end].character))
            ++end;
        const std::uint32_t from = units_[i].text;
        const std::string_view text =
            std::string_view(stream_.text).substr(from, text_end(end - 1) - from);
        const auto face = fonts_.face_with_sequence(text, style(i).face, false);
        if (face) return *face;
        shaper_.missing.report(text, span_of(from, text_end(end - 1)));
        // Without its marks at least.
        const char32_t c = units_[i].character;
        return fonts_.face_with(c, style(i).face).value_or(stand_in_face(c, style(i).face, fonts_));
    }

    void shape_into_glyphs(text::FaceId face, std::string_view text, const RunStyle& run,
                           bool latin) {
        text::ShapeOptions options;
        options.language = run.language;
        options.script = latin ? Script::latin : script_of_cell(text);
        // A monospaced face keeps its cells.
        options.proportional_punctuation = latin && run.family != text::Family::mono;
        fonts_.shape(face, text, options, glyphs_);
    }

    /// Shapes and appends; the first glyph of each shaping cluster stands for its characters.
    std::int32_t shape(text::FaceId face, std::string_view text, const RunStyle& run, bool latin) {
        glyphs_.clear();
        shape_into_glyphs(face, text, run, latin);
        std::int32_t pen = 0;
        for (std::size_t g = 0; g < glyphs_.size(); ++g) {
            const text::Glyph& glyph = glyphs_[g];
            stream_.glyphs.push_back(
                {glyph.id, pen + scale(run.size, glyph.dx), scale(run.size, glyph.dy),
                 static_cast<std::uint32_t>(bytes_of(glyphs_, g, text.size())), face});
            pen = bounded(std::int64_t{pen} + scale(run.size, glyph.advance));
        }
        return pen;
    }

    std::int32_t shape_units(std::size_t begin, std::size_t end) {
        const std::uint32_t from = units_[begin].text;
        const std::uint32_t to = text_end(end - 1);
        return shape(face_for(begin), std::string_view(stream_.text).substr(from, to - from),
                     style(begin), false);
    }

    void shift_glyphs(std::uint32_t from, std::int32_t by) {
        for (std::size_t g = from; g < stream_.glyphs.size(); ++g) stream_.glyphs[g].x += by;
    }

    Shaper& shaper_;
    const text::Fonts& fonts_;
    Stream& stream_;
    Flat& flat_;
    std::vector<Unit>& units_;
    std::vector<SpacingClass> classes_;
    std::vector<text::Glyph> glyphs_;
    bool forced_ = false;
    bool joined_ = false;
    bool opened_ = false;
};

}  // namespace

void shape(Stream& stream, Flat& flat, Shaper& shaper) {
    StreamMaker(stream, flat, shaper).run();
}

}  // namespace banxin::layout
