#include "layout/missing_glyphs.h"

#include "base/emoji.h"
#include "layout/emoji.h"

#include <algorithm>

namespace banxin::layout {
namespace {

std::string code_point_names(std::string_view text) {
    std::string names;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (!names.empty()) names += ' ';
        names += code_point_name(next.value);
        at += next.bytes;
    }
    return names;
}

template <class Value, class Known>
bool is_new(std::vector<Value>& told, const Known& one) {
    if (std::find(told.begin(), told.end(), one) != told.end()) return false;
    told.emplace_back(one);
    return true;
}

Span span_of(std::string_view text, std::uint32_t at, const Flat& flat) {
    return span_at(flat.origins, at, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

text::FaceId stand_in_face(char32_t missing, text::FaceId wanted, const text::Fonts& fonts) {
    return fonts.face_with(text::stand_in_for(missing), wanted).value_or(wanted);
}

void report_missing(char32_t character, std::uint32_t at, const Flat& flat,
                    StreamContext& context) {
    if (!is_new(context.missing, character)) return;
    std::string shown;
    append_utf8(shown, character);
    context.diagnostics.report(Code::F003, span_of(shown, at, flat),
                               {shown, code_point_name(character)},
                               context.fonts.advice(character));
}

void report_missing(std::string_view sequence, std::uint32_t at, const Flat& flat,
                    StreamContext& context) {
    if (!is_new(context.missing_sequences, sequence)) return;
    context.diagnostics.report(Code::F003, span_of(sequence, at, flat),
                               {std::string(sequence), code_point_names(sequence)});
}

void report_in_parts(std::string_view sequence, const std::string& drawn, std::uint32_t at,
                     const Flat& flat, StreamContext& context) {
    if (!is_new(context.missing_sequences, sequence)) return;
    context.diagnostics.report(Code::F040, span_of(sequence, at, flat),
                               {std::string(sequence), code_point_names(sequence), drawn});
}

void report_unset(std::string_view text, text::FaceId wanted, Span place, StreamContext& context) {
    const char32_t first = decode_utf8(text, 0).value;
    if (emoji_sequence(to_utf32(text)) > 1) {
        RunStyle run;
        run.face = wanted;
        run.size = points(10);
        const EmojiGlyphs made = set_emoji(text, run, context.fonts);
        if (made.whole || !is_new(context.missing_sequences, text)) return;
        Arguments said{std::string(text), code_point_names(text)};
        if (!made.missing) said.push_back(made.drawn);
        context.diagnostics.report(made.missing ? Code::F003 : Code::F040, place, said);
        return;
    }
    if (context.fonts.face_with(first, wanted) || !is_new(context.missing, first)) return;
    context.diagnostics.report(Code::F003, place,
                               {to_utf8(std::u32string_view(&first, 1)), code_point_name(first)},
                               context.fonts.advice(first));
}

}  // namespace banxin::layout
