// Text to glyphs: HarfBuzz with the book's language and script on every run, since the forms
// of 。 and the joining of —— hang on them. Knows nothing of lines.
#include "text/cells.h"
#include "text/implementation.h"

#include <hb-ot.h>

#include <climits>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace banxin::text {
namespace {

using BufferPtr = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_destroy>>;

hb_buffer_t* thread_buffer() {
    thread_local const BufferPtr buffer(hb_buffer_create());
    hb_buffer_clear_contents(buffer.get());
    return buffer.get();
}

/// HarfBuzz keeps every language for ever; a thread remembers the one it asked for last.
hb_language_t language_of(Language asked) {
    thread_local Language last;
    thread_local hb_language_t language = HB_LANGUAGE_INVALID;
    if (language == HB_LANGUAGE_INVALID || last != asked) {
        const std::string& tag = asked.forms();
        language = hb_language_from_string(tag.data(), static_cast<int>(tag.size()));
        last = asked;
    }
    return language;
}

/// Marks that every script shares take the script that the language is written in.
hb_script_t script_of_language(Language language) {
    switch (language.locale()) {
        case Locale::zh_hans:
        case Locale::zh_hant:
        case Locale::ja: return HB_SCRIPT_HAN;
        case Locale::ko: return HB_SCRIPT_HANGUL;
        case Locale::latin: return HB_SCRIPT_LATIN;
    }
    return HB_SCRIPT_LATIN;
}

/// `HB_SCRIPT_INVALID`: let HarfBuzz look at the text.
hb_script_t script_for(Script script, Language language) {
    switch (script) {
        case Script::common: return script_of_language(language);
        case Script::han: return HB_SCRIPT_HAN;
        case Script::hiragana: return HB_SCRIPT_HIRAGANA;
        case Script::katakana: return HB_SCRIPT_KATAKANA;
        case Script::hangul: return HB_SCRIPT_HANGUL;
        case Script::bopomofo: return HB_SCRIPT_BOPOMOFO;
        case Script::latin: return HB_SCRIPT_LATIN;
        case Script::greek: return HB_SCRIPT_GREEK;
        case Script::cyrillic: return HB_SCRIPT_CYRILLIC;
        case Script::other: return HB_SCRIPT_INVALID;
    }
    return HB_SCRIPT_INVALID;
}

/// Of Latin text: its own quotation marks, and figures as high as its capitals and as Han.
constexpr hb_feature_t latin_features[] = {
    {HB_TAG('p', 'w', 'i', 'd'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};

/// A word, with all that its glyphs depend on; until the next call.
const std::string& key_of(FaceId face, std::string_view text, const ShapeOptions& options) {
    // Every language has one place, where its tag is.
    const auto language = reinterpret_cast<std::uintptr_t>(&options.language.tag());
    const std::uint64_t rest =
        static_cast<std::uint64_t>(face) << 32 | static_cast<std::uint64_t>(options.script) << 8 |
        (options.vertical ? 2U : 0U) | (options.proportional_punctuation ? 1U : 0U);
    thread_local std::string key;
    key.resize(sizeof language + sizeof rest);
    std::memcpy(key.data(), &language, sizeof language);
    std::memcpy(key.data() + sizeof language, &rest, sizeof rest);
    return key += text;
}

void shape_anew(const Face& asked, std::string_view text, const ShapeOptions& options,
                std::vector<Glyph>& to) {
    hb_buffer_t* const buffer = thread_buffer();
    // Joiners and variation selectors do their work and leave no glyph behind.
    hb_buffer_set_flags(buffer,
                        static_cast<hb_buffer_flags_t>(HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT |
                                                       HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES));
    const int length = static_cast<int>(text.size());
    hb_buffer_add_utf8(buffer, text.data(), length, 0, length);
    const hb_script_t script = script_for(options.script, options.language);
    if (script == HB_SCRIPT_INVALID) {
        hb_buffer_guess_segment_properties(buffer);
    } else {
        hb_buffer_set_script(buffer, script);
    }
    hb_buffer_set_direction(buffer, options.vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, language_of(options.language));
    hb_shape(asked.font(), buffer, latin_features, options.proportional_punctuation ? 2 : 0);

    unsigned count = 0;
    const hb_glyph_info_t* const infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    for (unsigned i = 0; i < count; ++i) {
        Glyph glyph;
        glyph.id = infos[i].codepoint;
        glyph.cluster = infos[i].cluster;
        glyph.advance = options.vertical ? -positions[i].y_advance : positions[i].x_advance;
        glyph.dx = positions[i].x_offset;
        glyph.dy = positions[i].y_offset;
        to.push_back(glyph);
    }
}

/// What the face lacks shows as a mark and not as a hole; the text below it stays what it is.
void put_stand_ins(const Face& face, std::string_view text, bool vertical, std::size_t begin,
                   std::vector<Glyph>& glyphs) {
    for (std::size_t i = begin; i < glyphs.size(); ++i) {
        Glyph& glyph = glyphs[i];
        if (glyph.id != 0) continue;
        const char32_t missing = decode_utf8(text, glyph.cluster).value;
        hb_codepoint_t id = 0;
        if (hb_font_get_nominal_glyph(face.font(), stand_in_for(missing), &id) == 0) continue;
        glyph.id = id;
        glyph.advance = vertical ? -hb_font_get_glyph_v_advance(face.font(), id)
                                 : hb_font_get_glyph_h_advance(face.font(), id);
        // A Han keeps its em, in the middle of which stands what is narrower.
        if (vertical || cells_of(missing) != 2 || glyph.advance >= em) continue;
        glyph.dx += (em - glyph.advance) / 2;
        glyph.advance = em;
    }
}

Glyph ideograph_anew(const Face& face, char32_t character, Language language) {
    std::string text;
    append_utf8(text, character);
    std::vector<Glyph> glyphs;
    if (face.usable())
        shape_anew(face, text, {language, script_of(character), false, false}, glyphs);
    if (glyphs.empty()) return {};
    put_stand_ins(face, text, false, 0, glyphs);
    return glyphs.front();
}

}  // namespace

void Fonts::shape(FaceId face, std::string_view text, const ShapeOptions& options,
                  std::vector<Glyph>& to) const {
    const std::size_t begin = to.size();
    implementation_->shape(face, text, options, to);
    put_stand_ins(implementation_->face(face), text, options.vertical, begin, to);
}

void Fonts::Implementation::shape(FaceId id, std::string_view text, const ShapeOptions& options,
                                  std::vector<Glyph>& to) const {
    constexpr std::size_t longest_word = 32;
    const Face& asked = face(id);
    if (text.empty() || !asked.usable()) return;
    if (text.size() > INT_MAX) throw std::logic_error("a run over 2 GiB cannot be shaped");
    if (text.size() > longest_word) {
        shape_anew(asked, text, options, to);
        return;
    }
    ShapedWords& known = remembered.words();
    const std::string& key = key_of(id, text, options);
    const std::vector<Glyph>* glyphs = known.find(key);
    if (glyphs == nullptr) {
        std::vector<Glyph> made;
        shape_anew(asked, text, options, made);
        glyphs = &known.keep(key, std::move(made));
    }
    to.insert(to.end(), glyphs->begin(), glyphs->end());
}

std::optional<SetGlyph> Fonts::set_ideograph(FaceId wanted, char32_t character,
                                             Language language) const {
    GlyphTable& table = implementation_->remembered.table(wanted, language);
    if (const auto known = table.find(character)) return known;
    const auto face = face_with(character, wanted);
    if (!face) return std::nullopt;
    const SetGlyph made{*face, ideograph_anew(implementation_->face(*face), character, language)};
    table.keep(character, made);
    return made;
}

Glyph Fonts::shape_ideograph(FaceId face, char32_t character, Language language) const {
    const auto set = set_ideograph(face, character, language);
    if (set && set->face == face) return set->glyph;
    return ideograph_anew(implementation_->face(face), character, language);
}

Bounds Fonts::bounds(FaceId face, std::uint32_t glyph) const {
    const Face& asked = implementation_->face(face);
    hb_glyph_extents_t ink{};
    if (!asked.usable() || hb_font_get_glyph_extents(asked.font(), glyph, &ink) == 0) return {};
    // HarfBuzz counts the height downward.
    return {ink.x_bearing, ink.y_bearing + ink.height, ink.x_bearing + ink.width, ink.y_bearing};
}

Outline Fonts::outline(FaceId face, std::uint32_t glyph) const {
    struct Pen {
        Outline& to;
        void add(OutlineStep::Kind kind, std::initializer_list<float> points) const {
            OutlineStep step{kind, {}};
            std::size_t i = 0;
            for (const float point : points)
                step.points[i++] = static_cast<std::int32_t>(std::lround(point));
            to.push_back(step);
        }
        static const Pen& of(void* data) { return *static_cast<const Pen*>(data); }
    };
    using Kind = OutlineStep::Kind;
    struct Functions {
        hb_draw_funcs_t* const all = hb_draw_funcs_create();
        Functions() {
            hb_draw_funcs_set_move_to_func(
                all,
                [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
                    Pen::of(pen).add(Kind::move, {x, y});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_line_to_func(
                all,
                [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
                    Pen::of(pen).add(Kind::line, {x, y});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_quadratic_to_func(
                all,
                [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float cx, float cy, float x,
                   float y, void*) {
                    Pen::of(pen).add(Kind::quadratic, {cx, cy, x, y});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_cubic_to_func(
                all,
                [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float ax, float ay, float bx,
                   float by, float x, float y, void*) {
                    Pen::of(pen).add(Kind::cubic, {ax, ay, bx, by, x, y});
                },
                nullptr, nullptr);
            hb_draw_funcs_set_close_path_func(
                all,
                [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
                    Pen::of(pen).add(Kind::close, {});
                },
                nullptr, nullptr);
            hb_draw_funcs_make_immutable(all);
        }
    };
    static const Functions functions;
    Outline outline;
    const Face& asked = implementation_->face(face);
    Pen pen{outline};
    if (asked.usable()) hb_font_get_glyph_shape(asked.font(), glyph, functions.all, &pen);
    return outline;
}

}  // namespace banxin::text
