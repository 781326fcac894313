// Braces are read after the parser, over siblings: code and HTML are other nodes by then, so
// nothing inside them is taken for ruby, and emphasis may stand inside emphasis dots.
#include "base/unicode.h"
#include "markdown/pieces.h"

#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

struct Place {
    std::size_t piece = 0;
    std::size_t byte = 0;
};

/// A brace group: `{`, its bars, `}`.
struct Group {
    Place open;
    std::vector<Place> bars;
    Place close;
};

std::vector<Group> find_groups(const Pieces& pieces) {
    std::vector<Group> groups;
    std::optional<Group> current;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Text* text = plain_text_of(pieces[i]);
        if (text == nullptr) continue;
        if (!current && text->text.find('{') == std::string::npos) continue;
        for (std::size_t at = text->text.find_first_of("{|}"); at != std::string::npos;
             at = text->text.find_first_of("{|}", at + 1)) {
            switch (text->text[at]) {
                case '{': current = Group{{i, at}, {}, {}}; break;
                case '|':
                    if (current) current->bars.push_back({i, at});
                    break;
                default:
                    if (current && !current->bars.empty()) {
                        current->close = {i, at};
                        groups.push_back(std::move(*current));
                    }
                    current.reset();
            }
        }
    }
    return groups;
}

/// Copies what stands between two places, cutting texts at both.
Pieces between(const Pieces& pieces, Place from, Place to) {
    Pieces result;
    for (std::size_t i = from.piece; i <= to.piece && i < pieces.size(); ++i) {
        const Text* text = std::get_if<Text>(&pieces[i].value.value);
        if (text == nullptr || (i != from.piece && i != to.piece)) {
            if (i != to.piece || text != nullptr) result.push_back(pieces[i]);
            continue;
        }
        const std::size_t begin = i == from.piece ? from.byte : 0;
        const std::size_t end = i == to.piece ? to.byte : text->text.size();
        if (begin < end) result.push_back({{cut(*text, begin, end)}, pieces[i].kind});
    }
    return result;
}

/// Empty when there is anything but text.
std::optional<std::string> only_text(const Pieces& pieces) {
    std::string text;
    for (const Piece& piece : pieces) {
        const Text* one = std::get_if<Text>(&piece.value.value);
        if (one == nullptr) return std::nullopt;
        text += piece.kind == Piece::Kind::line_end ? " " : one->text;
    }
    return text;
}

/// Characters as a reader counts them: a combining mark belongs to the one before.
std::vector<std::string> characters_of(std::string_view text) {
    std::vector<std::string> characters;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode_utf8(text, at);
        if (characters.empty() || !is_combining(next.value)) characters.emplace_back();
        characters.back() += text.substr(at, next.bytes);
        at += next.bytes;
    }
    return characters;
}

std::string joined(const std::vector<std::string>& readings) {
    std::string all;
    for (const std::string& reading : readings) {
        const bool kana = !reading.empty() && is_kana(decode_utf8(reading, 0).value);
        if (!all.empty() && !kana) all += ' ';
        all += reading;
    }
    return all;
}

Span span_of(const Pieces& pieces, const Group& group) {
    const auto place = [&](Place at) -> Span {
        const Text* text = plain_text_of(pieces[at.piece]);
        return text == nullptr ? Span{} : cut(*text, at.byte, at.byte + 1).span;
    };
    return {place(group.open).source, place(group.open).begin, place(group.close).end};
}

/// What a group stands for; empty when its braces are only braces.
std::optional<Inline> read_group(const Pieces& pieces, const Group& group, Context& context) {
    const Pieces base = between(pieces, {group.open.piece, group.open.byte + 1}, group.bars[0]);
    std::vector<std::string> readings;
    bool all_text = true;
    for (std::size_t i = 0; i < group.bars.size(); ++i) {
        const Place end = i + 1 < group.bars.size() ? group.bars[i + 1] : group.close;
        const auto reading =
            only_text(between(pieces, {group.bars[i].piece, group.bars[i].byte + 1}, end));
        all_text = all_text && reading;
        readings.push_back(reading.value_or(""));
    }
    if (base.empty() || (all_text && readings[0].empty())) return std::nullopt;
    if (all_text && readings.size() == 1 && readings[0] == ".") {
        return Inline{Styled{InlineStyle::emphasis_dots, to_inlines(Pieces(base))}};
    }
    const Span span = span_of(pieces, group);
    const auto text = only_text(base);
    if (!text || !all_text) {
        context.diagnostics.report(Code::S016, span);
        return std::nullopt;
    }
    Ruby ruby;
    ruby.span = span;
    const std::vector<std::string> characters = characters_of(*text);
    if (readings.size() > 1 && characters.size() == readings.size()) {
        for (std::size_t i = 0; i < readings.size(); ++i) {
            ruby.units.push_back({characters[i], readings[i]});
        }
        return Inline{std::move(ruby)};
    }
    if (readings.size() > 1) {
        context.diagnostics.report(
            Code::S010, span, {std::to_string(readings.size()), std::to_string(characters.size())},
            Hint{HintId::one_reading_each, {}});
    }
    ruby.units.push_back({*text, joined(readings)});
    return Inline{std::move(ruby)};
}

}  // namespace

void read_braces(Pieces& pieces, Context& context) {
    read_typed_ruby(pieces, context);
    const std::vector<Group> groups = find_groups(pieces);
    if (groups.empty()) return;
    Pieces result;
    Place done;
    const auto append = [&](Pieces&& more) {
        for (Piece& piece : more) result.push_back(std::move(piece));
    };
    for (const Group& group : groups) {
        auto read = read_group(pieces, group, context);
        if (!read) continue;
        append(between(pieces, done, group.open));
        result.push_back({std::move(*read), Piece::Kind::plain});
        done = {group.close.piece, group.close.byte + 1};
    }
    append(between(pieces, done, {pieces.size(), 0}));
    pieces = std::move(result);
}

}  // namespace banxin::markdown
