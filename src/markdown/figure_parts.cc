#include "markdown/figure_parts.h"

#include "document/walk.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

/// Nothing but blanks and the marks of containers beside it on its lines.
bool stands_alone(Span image, std::string_view text) {
    std::size_t begin = image.begin;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
    const std::size_t end = std::min(text.find_first_of("\r\n", image.end), text.size());
    constexpr std::string_view around = " \t>*+-0123456789.)";
    const std::string_view before = text.substr(begin, image.begin - begin);
    const std::string_view after = text.substr(image.end, end - image.end);
    // A digit may be text as well as the number of an item: only a marker ends in a blank.
    const bool marker = before.find_first_not_of(" \t>") == std::string_view::npos ||
                        (before.find_first_not_of(around) == std::string_view::npos &&
                         (before.back() == ' ' || before.back() == '\t'));
    const auto attributes = attributes_at(after);
    const std::string_view rest = after.substr(attributes ? attributes->size : 0);
    return marker && rest.find_first_not_of(" \t\\") == std::string_view::npos;
}

bool is_blank(const Inline& one) {
    const Text* text = std::get_if<Text>(&one.value);
    return std::holds_alternative<LineBreak>(one.value) ||
           (text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos);
}

void trim_spaces(Inlines& part) {
    while (!part.empty() && is_blank(part.front())) part.erase(part.begin());
    while (!part.empty() && is_blank(part.back())) part.pop_back();
    if (part.empty()) return;
    if (Text* last = std::get_if<Text>(&part.back().value))
        if (last->text.ends_with(' ')) *last = cut(*last, 0, last->text.size() - 1);
    if (Text* first = std::get_if<Text>(&part.front().value))
        if (first->text.starts_with(' ')) *first = cut(*first, 1, first->text.size());
}

/// The marks of notes behind a picture that stand before `end`: in its description.
Inlines take_marks_behind(Inlines& content, std::size_t at, std::uint32_t end) {
    Inlines marks;
    while (at + 1 < content.size()) {
        const NoteRef* mark = std::get_if<NoteRef>(&content[at + 1].value);
        if (mark == nullptr || mark->span.begin >= end) break;
        marks.push_back(content[at + 1]);
        content.erase(content.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
    return marks;
}

Span span_of(const Inline& picture, std::string_view source) {
    const Link* link = std::get_if<Link>(&picture.value);
    if (link == nullptr) return std::get<Image>(picture.value).span;
    const Span inside = std::get<Image>(children_of(picture)->front().value).span;
    if (inside.begin < link->span.end) return link->span;
    // HTML: the link's place is that of its first tag.
    constexpr std::string_view last_tag = "</a>";
    const bool closed =
        source.substr(std::min<std::size_t>(inside.end, source.size())).starts_with(last_tag);
    const auto more = static_cast<std::uint32_t>(closed ? last_tag.size() : 0);
    return {link->span.source, link->span.begin, inside.end + more};
}

/// An inline of the content with what belongs to it.
struct Token {
    FigurePart part;
    std::optional<Span> picture;
    bool blank = false;
};

Token picture_token(Inlines& content, std::size_t i, std::string_view source) {
    Token token;
    token.picture = span_of(content[i], source);
    // Those of its description.
    const Inlines marks = take_marks_behind(content, i, token.picture->end);
    token.part.content.push_back(std::move(content[i]));
    token.part.content.insert(token.part.content.end(), marks.begin(), marks.end());
    return token;
}

std::vector<Token> tokens_of(Inlines&& content, std::string_view source) {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < content.size(); ++i) {
        if (is_picture(content[i])) {
            tokens.push_back(picture_token(content, i, source));
            continue;
        }
        Token token;
        token.blank = is_blank(content[i]);
        token.part.content.push_back(std::move(content[i]));
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// Behind the pictures that stand beside each other on one line of the source, from `at`.
std::size_t end_of_line(const std::vector<Token>& tokens, std::size_t at, std::string_view source) {
    std::size_t end = at + 1;
    for (std::size_t i = end; i < tokens.size(); ++i) {
        if (tokens[i].blank) continue;
        if (!tokens[i].picture) break;
        const Span& before = *tokens[end - 1].picture;
        const Span& next = *tokens[i].picture;
        if (before.source != next.source || next.begin < before.end ||
            source.substr(before.end, next.begin - before.end).find('\n') != std::string_view::npos)
            break;
        end = i + 1;
    }
    return end;
}

}  // namespace

std::vector<FigurePart> parts_around_figures(Inlines&& content, std::string_view source) {
    std::vector<FigurePart> parts;
    FigurePart text;
    // Whether nothing but blanks stands behind pictures that stand alone.
    bool after_picture = false;
    const auto close_text = [&] {
        trim_spaces(text.content);
        if (!text.content.empty()) parts.push_back(std::move(text));
        text = {};
    };
    // Nearly every paragraph of a book.
    if (std::none_of(content.begin(), content.end(), is_picture)) {
        text.content = std::move(content);
        close_text();
        return parts;
    }
    const auto put = [&](Token& token) {
        after_picture = after_picture && token.blank;
        std::move(token.part.content.begin(), token.part.content.end(),
                  std::back_inserter(text.content));
    };
    std::vector<Token> tokens = tokens_of(std::move(content), source);
    for (std::size_t i = 0; i < tokens.size();) {
        if (!tokens[i].picture) {
            put(tokens[i++]);
            continue;
        }
        const std::size_t end = end_of_line(tokens, i, source);
        const Span first = *tokens[i].picture;
        if (!stands_alone({first.source, first.begin, tokens[end - 1].picture->end}, source)) {
            for (; i < end; ++i) put(tokens[i]);
            continue;
        }
        close_text();
        for (; i < end; ++i) {
            if (!tokens[i].picture) continue;
            tokens[i].part.beside = std::exchange(after_picture, true);
            parts.push_back(std::move(tokens[i].part));
        }
    }
    close_text();
    return parts;
}

}  // namespace banxin::markdown
