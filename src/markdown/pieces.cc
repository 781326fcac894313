// Small operations on pieces.
#include "markdown/pieces.h"

#include <utility>

namespace banxin::markdown {

const Text* plain_text_of(const Piece& piece) {
    return piece.kind == Piece::Kind::plain ? std::get_if<Text>(&piece.value.value) : nullptr;
}

Text cut(const Text& text, std::size_t begin, std::size_t end) {
    Text part{text.text.substr(begin, end - begin), text.span};
    if (text.span.end - text.span.begin == text.text.size()) {
        part.span.begin = text.span.begin + static_cast<std::uint32_t>(begin);
        part.span.end = text.span.begin + static_cast<std::uint32_t>(end);
    }
    return part;
}

Inlines to_inlines(Pieces&& pieces) {
    Inlines inlines;
    inlines.reserve(pieces.size());
    for (Piece& piece : pieces) {
        const Text* text = std::get_if<Text>(&piece.value.value);
        if (text != nullptr && text->text.empty()) continue;
        inlines.push_back(std::move(piece.value));
    }
    return inlines;
}

bool is_escaped(const Text& text, std::size_t at, std::string_view source) {
    if (text.span.end - text.span.begin != text.text.size()) return false;
    const std::size_t place = text.span.begin + at;
    std::size_t backslashes = 0;
    while (backslashes < place && source[place - 1 - backslashes] == '\\') ++backslashes;
    return backslashes % 2 == 1;
}

}  // namespace banxin::markdown
