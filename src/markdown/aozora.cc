// Ruby as Japanese texts type it: 漢字《かんじ》, and ｜ where the base begins, if it is more or
// less than the kanji before. Chinese has 《》 around titles, which are left alone.
#include "base/unicode.h"
#include "base/utf8.h"
#include "markdown/pieces.h"
#include "markdown/stand_ins.h"

#include <optional>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

constexpr std::string_view open = "《";
constexpr std::string_view close = "》";
constexpr std::string_view bar = "｜";
constexpr std::string_view note_open = "［＃";
constexpr std::string_view note_close = "］";
/// Bytes; more is no word with its reading.
constexpr std::size_t longest = 120;

bool is_kanji(char32_t c) {
    constexpr std::u32string_view counted = U"々〆〇ヶ仝";
    return (is_ideographic(c) && !is_kana(c)) || counted.find(c) != std::u32string_view::npos;
}

bool is_reading(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        const bool mark = next.value == 0x30FB || next.value == 0x30FC || next.value == U' ' ||
                          next.value == chars::ideographic_space;
        if (!is_kana(next.value) && !mark) return false;
        at += next.bytes;
    }
    return !text.empty();
}

/// Where the run of kanji that ends at `end` begins.
std::size_t kanji_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0) {
        const std::size_t at = previous_character(text, begin);
        if (!is_kanji(decode_utf8(text, at).value)) break;
        begin = at;
    }
    return begin;
}

struct FoundRuby {
    std::size_t begin = 0;
    std::size_t base = 0;
    std::size_t open = 0;
    std::size_t end = 0;
};

/// The first of a text, from a byte on.
std::optional<FoundRuby> find_ruby(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find(open, from); at != none;
         at = text.find(open, at + open.size())) {
        const std::size_t begin = at + open.size();
        const std::size_t end = text.find(close, begin);
        if (end == none) return std::nullopt;
        const std::string_view reading = text.substr(begin, end - begin);
        if (reading.empty() || reading.size() > longest || reading.find(open) != none) continue;
        // ｜ says where it begins, and then anything may be read as anything.
        const std::size_t mark = text.substr(from, at - from).rfind(bar);
        if (mark != none) {
            const std::size_t base = from + mark + bar.size();
            const std::string_view words = text.substr(base, at - base);
            if (!words.empty() && words.size() <= longest && words.find(close) == none)
                return FoundRuby{from + mark, base, at, end};
        }
        const std::size_t base = kanji_before(text.substr(from), at - from) + from;
        if (base < at && is_reading(reading)) return FoundRuby{base, base, at, end};
    }
    return std::nullopt;
}

void note_settings(const Text& text, Context& context) {
    for (std::size_t at = text.text.find(note_open); at != none;
         at = text.text.find(note_open, at + 1)) {
        const std::size_t end = text.text.find(note_close, at);
        if (end == none) return;
        const Text note = cut(text, at, end + note_close.size());
        context.setting_notes.note(note.text, note.span);
    }
}

}  // namespace

void read_typed_ruby(Pieces& pieces, Context& context) {
    if (context.language.locale() != Locale::ja) return;
    Pieces result;
    for (Piece& piece : pieces) {
        const Text* text = plain_text_of(piece);
        if (text == nullptr) {
            result.push_back(std::move(piece));
            continue;
        }
        note_settings(*text, context);
        std::size_t done = 0;
        while (const auto found = find_ruby(text->text, done)) {
            if (done < found->begin)
                result.push_back({{cut(*text, done, found->begin)}, Piece::Kind::plain});
            const std::string_view all = text->text;
            const std::size_t reading = found->open + open.size();
            done = found->end + close.size();
            Ruby ruby;
            ruby.span = cut(*text, found->begin, done).span;
            ruby.units.push_back({std::string(all.substr(found->base, found->open - found->base)),
                                  std::string(all.substr(reading, found->end - reading))});
            result.push_back({{std::move(ruby)}, Piece::Kind::plain});
        }
        if (done < text->text.size())
            result.push_back({{cut(*text, done, text->text.size())}, Piece::Kind::plain});
    }
    pieces = std::move(result);
}

}  // namespace banxin::markdown
