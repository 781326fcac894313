#include "passes/signs.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "document/walk.h"

#include <array>
#include <string_view>

namespace banxin::passes {
namespace {

unsigned held_by(char32_t c, char32_t before) {
    switch (c) {
        case '"': return held::double_quote;
        case '\'': return held::single_quote;
        case '-':
        case chars::em_dash:
        case 0x2015:
        case U'－': return held::dash;
        case '(': return held::parenthesis;
        case ',':
        case ';':
        case ':':
        case '?':
        case '!': return held::half;
        case '.':
        case U'。':
        case U'，':
        case U'、': return c == before ? held::stop : 0;
        case chars::ellipsis: return held::stop;
        case ' ': return c == before ? held::blank_sign : 0;
        case chars::ideographic_space: return held::blank_sign;
        case chars::zero_width_space:
        case chars::zero_width_non_joiner:
        case chars::zero_width_joiner:
        case chars::byte_order_mark:
        case chars::no_break_space: return held::invisible_sign;
        default: break;
    }
    if (may_be_bracket(c)) return held::bracket;
    if (horizontal(c) != 0) return held::vertical;
    return is_full_width_alphanumeric(c) ? held::wide : 0;
}

class SignReader {
public:
    explicit SignReader(RunSigns& to) : to_(to) {}

    void read(Inlines& run) {
        for (Inline& one : run) {
            if (auto* text = std::get_if<Text>(&one.value)) {
                add(text->text, text);
            } else if (const auto* ruby = std::get_if<Ruby>(&one.value)) {
                for (const Ruby::Unit& unit : ruby->units) add(unit.base, nullptr);
            } else if (std::holds_alternative<LineBreak>(one.value)) {
                add("\n", nullptr);
            } else if (std::holds_alternative<NoteRef>(one.value)) {
                continue;
            } else if (Inlines* inner = is_hidden(one) ? nullptr : children_of(one)) {
                read(*inner);
            } else {
                to_.signs.push_back({opaque_sign, 0, nullptr});
                before_ = opaque_sign;
            }
        }
    }

private:
    static bool is_hidden(const Inline& one) {
        const auto* link = std::get_if<Link>(&one.value);
        return std::holds_alternative<Foreign>(one.value) ||
               (link != nullptr && (link->children.empty() || words_of(*link) == link->url));
    }

    void add(std::string_view text, Text* place) {
        // Some at a time: a vector grows more slowly than text is read.
        std::array<Sign, 64> some;
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size();) {
            const Decoded next = decode_utf8(text, at);
            const char32_t c = next.value;
            const bool usual = c >= 0x4E00 && c <= 0x9FFF;
            if (!usual) to_.held |= held_by(c, before_);
            before_ = c;
            some[count++] = {c, static_cast<std::uint32_t>(at), place};
            at += next.bytes;
            if (count == some.size() || at >= text.size()) {
                to_.signs.insert(to_.signs.end(), some.data(), some.data() + count);
                count = 0;
            }
        }
    }

    RunSigns& to_;
    char32_t before_ = 0;
};

/// Addresses that are no links.
void hide_addresses(std::vector<Sign>& signs) {
    const auto is = [&](std::size_t i, char32_t c) {
        return i < signs.size() && signs[i].character == c;
    };
    for (std::size_t i = 1; i < signs.size(); ++i) {
        if (!is(i, ':') || !is(i + 1, '/') || !is(i + 2, '/')) continue;
        std::size_t begin = i;
        while (begin > 0 && ascii::is_alphanumeric(signs[begin - 1].character)) --begin;
        for (; i < signs.size() && signs[i].character > ' ' && signs[i].character < 0x7F; ++i) {
        }
        for (; begin < i; ++begin) signs[begin] = {opaque_sign, 0, nullptr};
    }
}

}  // namespace

bool is_full_width_alphanumeric(char32_t c) {
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
           (c >= 0xFF41 && c <= 0xFF5A);
}

char32_t horizontal(char32_t c) {
    constexpr std::u32string_view first = U"，、。：；！？〖〗…";
    constexpr std::array<char32_t, 25> second = {
        U'‥',  U'—',  U'–',  U'｜', 0,     U'（', U'）', U'｛', U'｝', U'〔', U'〕', U'【', U'】',
        U'《', U'》', U'〈', U'〉', U'「', U'」', U'『', U'』', 0,     0,     U'［', U'］'};
    if (c >= 0xFE10 && c < 0xFE10 + first.size()) return first[c - 0xFE10];
    if (c >= 0xFE30 && c < 0xFE30 + second.size()) return second[c - 0xFE30];
    return 0;
}

void read_signs(Inlines& run, RunSigns& signs) {
    signs.signs.clear();
    signs.held = 0;
    SignReader(signs).read(run);
    // An address has a colon.
    if ((signs.held & held::half) != 0) hide_addresses(signs.signs);
}

}  // namespace banxin::passes
