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

}  // namespace

text::FaceId stand_in_face(char32_t missing, text::FaceId wanted, const text::Fonts& fonts) {
    return fonts.face_with(text::stand_in_for(missing), wanted).value_or(wanted);
}

bool MissingGlyphs::is_told(std::string_view sequence) {
    if (diagnostics_ == nullptr) return true;
    if (std::find(told_.begin(), told_.end(), sequence) != told_.end()) return true;
    told_.emplace_back(sequence);
    return false;
}

void MissingGlyphs::report(char32_t character, Span place) {
    std::string shown;
    append_utf8(shown, character);
    if (is_told(shown)) return;
    diagnostics_->report(Code::F003, place, {shown, code_point_name(character)},
                         fonts_.advice(character));
}

void MissingGlyphs::report(std::string_view sequence, Span place) {
    if (is_told(sequence)) return;
    diagnostics_->report(Code::F003, place, {std::string(sequence), code_point_names(sequence)});
}

void MissingGlyphs::report_in_parts(std::string_view sequence, const std::string& drawn,
                                    Span place) {
    if (is_told(sequence)) return;
    diagnostics_->report(Code::F040, place,
                         {std::string(sequence), code_point_names(sequence), drawn});
}

void MissingGlyphs::report_if_missing(std::string_view text, text::FaceId wanted, Span place) {
    if (emoji_sequence(to_utf32(text)) > 1) {
        RunStyle run;
        run.face = wanted;
        run.size = points(10);
        const EmojiGlyphs made = set_emoji(text, run, fonts_);
        if (made.whole) return;
        if (made.missing)
            report(text, place);
        else
            report_in_parts(text, made.drawn, place);
        return;
    }
    const char32_t first = decode_utf8(text, 0).value;
    if (!fonts_.face_with(first, wanted)) report(first, place);
}

void MissingGlyphs::report(const Diagnostics& of_piece, const TextMove& moved) {
    for (Diagnostic one : of_piece.items()) {
        one.span = moved(one.span);
        one.related = moved(one.related);
        const bool is_glyph = one.code == Code::F003 || one.code == Code::F040;
        if (!is_glyph || !is_told(one.arguments.front())) diagnostics_->report(std::move(one));
    }
}

}  // namespace banxin::layout
