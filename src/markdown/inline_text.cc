// Text nodes. The parser joins neighbouring texts, decodes entities and takes escapes off; here
// its result is laid over the block's content again, piece by piece.
#include "base/utf8.h"
#include "markdown/comments.h"
#include "markdown/inline_reader.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

/// What an entity at the beginning of `text` says, and its length; 0 when it is none.
struct Entity {
    std::string value;
    std::size_t size = 0;
};
Entity read_entity(std::string_view text) {
    // The longest name has 31 letters.
    const std::string head(text.substr(1, 40));
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    const auto size = houdini_unescape_ent(
        &buffer, static_cast<const std::uint8_t*>(static_cast<const void*>(head.data())),
        static_cast<bufsize_t>(head.size()));
    Entity entity;
    if (size > 0) {
        entity.value.assign(static_cast<const char*>(static_cast<const void*>(buffer.ptr)),
                            static_cast<std::size_t>(buffer.size));
        entity.size = static_cast<std::size_t>(size) + 1;
    }
    cmark_strbuf_free(&buffer);
    return entity;
}

/// What may stand between two texts that are no neighbours: delimiters and blanks.
bool may_be_passed(char c) {
    constexpr std::string_view passed = "*_~=[]! \t\n\x01";
    return passed.find(c) != std::string_view::npos;
}

}  // namespace

/// Cuts the text where the source has bytes that it has not (a control, an escaped bar), so that
/// every piece keeps an exact place.
void InlineReader::append_exact(Pieces& pieces, std::string_view text, std::size_t begin,
                                std::size_t end) const {
    const auto push = [&](std::size_t from, std::size_t to) {
        pieces.push_back(
            {{Text{std::string(text.substr(from, to - from)), map_.span(begin + from, begin + to)}},
             Piece::Kind::plain});
    };
    const Span whole = map_.span(begin, end);
    std::size_t from = 0;
    if (whole.end - whole.begin != text.size()) {
        std::uint32_t before = whole.begin;
        for (std::size_t i = 1; i < text.size(); ++i) {
            const std::uint32_t here = map_.span(begin + i, begin + i).begin;
            if (here != before + 1 && !continues_character(text[i])) {
                push(from, i);
                from = i;
            }
            before = here;
        }
    }
    push(from, text.size());
}

Pieces InlineReader::aligned(std::string_view literal, std::size_t& at) const {
    Pieces pieces;
    std::size_t source = at;
    std::size_t begin = at;
    std::size_t read = 0;
    std::size_t begun = 0;
    const auto flush = [&](std::size_t end) {
        if (read > begun) append_exact(pieces, literal.substr(begun, read - begun), begin, end);
    };
    // `size` bytes of the source are `taken` bytes of what the parser read, and say `value`.
    const auto special = [&](std::string value, std::size_t size, std::size_t taken) {
        flush(source);
        read += taken;
        std::replace(value.begin(), value.end(), '\n', ' ');
        pieces.push_back(
            {{Text{std::move(value), map_.span(source, source + size)}}, Piece::Kind::literal});
        source += size;
        begin = source;
        begun = read;
    };
    while (read < literal.size()) {
        if (source >= content_.size()) return {};
        const char c = content_[source];
        if (c == emphasis_mark) {
            flush(source);
            begin = ++source;
            begun = read;
        } else if (c == '\\' && source + 1 < content_.size() &&
                   is_ascii_punctuation(content_[source + 1])) {
            if (literal[read] != content_[source + 1]) return {};
            // The backslash is no part of the character's place.
            flush(source);
            begun = read;
            ++source;
            special(std::string(1, content_[source]), 1, 1);
        } else if (c == hidden_reference) {
            // A control: it is told of and left out where separators are settled.
            Entity entity = read_entity(content_.substr(source));
            if (!literal.substr(read).starts_with(content_.substr(source, entity.size))) return {};
            special(std::move(entity.value), entity.size, entity.size);
        } else if (c == '&') {
            Entity entity = read_entity(content_.substr(source));
            if (entity.size > 0) {
                if (!literal.substr(read).starts_with(entity.value)) return {};
                const std::size_t taken = entity.value.size();
                special(std::move(entity.value), entity.size, taken);
                continue;
            }
            if (literal[read] != c) return {};
            ++source;
            ++read;
        } else if (literal[read] == c) {
            ++source;
            ++read;
        } else {
            return {};
        }
    }
    flush(source);
    at = source;
    return pieces;
}

Pieces InlineReader::text(const cmark_node* node) {
    const std::string_view literal = literal_of(node);
    if (literal.empty()) return {};
    constexpr std::size_t furthest = 64;
    for (std::size_t at = cursor_; at < content_.size() && at - cursor_ < furthest; ++at) {
        std::size_t end = at;
        Pieces pieces = aligned(literal, end);
        if (!pieces.empty()) {
            cursor_ = end;
            // What looked like an address or a formula and was none.
            for (Piece& piece : pieces) {
                std::string& text = std::get<Text>(piece.value.value).text;
                if (piece.kind == Piece::Kind::literal || !has_stand_ins(text)) continue;
                show_in_place(text);
                std::replace(text.begin(), text.end(), '\n', ' ');
            }
            if (std::exchange(after_blank_, false) && literal.starts_with(' ')) {
                Text& first = std::get<Text>(pieces.front().value.value);
                first = cut(first, 1, first.text.size());
            }
            report_open_comments(pieces);
            report_missing_notes(pieces);
            note_directives(pieces);
            return pieces;
        }
        if (!may_be_passed(content_[at])) break;
    }
    // Not found where it must be; the text is more important than its place.
    Pieces pieces;
    pieces.push_back(
        {{Text{without_marks(literal), map_.span(cursor_, cursor_)}}, Piece::Kind::literal});
    return pieces;
}

/// `{{#include …}}` of mdBook, `{% … %}` of GitBook, `{{< … >}}` of Quarto and Hugo, `<% … %>` of
/// Templater.
void InlineReader::note_directives(const Pieces& pieces) {
    for (const Piece& piece : pieces) {
        const Text* text = plain_text_of(piece);
        if (text == nullptr) continue;
        for (const std::string_view mark : {"{{#", "{{<", "{%", "<%"}) {
            for (std::size_t at = text->text.find(mark); at != std::string::npos;
                 at = text->text.find(mark, at + 1)) {
                const std::size_t word = std::min(
                    text->text.find_first_not_of(' ', at + mark.size()), text->text.size());
                const std::size_t end =
                    std::min(text->text.find_first_of(" }%>", word), text->text.size());
                context_.directives.note(text->text.substr(at, end - at), cut(*text, at, end).span,
                                         false);
            }
        }
    }
}

/// `<!--` and `%%` that stand inside a line and that nothing ends.
void InlineReader::report_open_comments(const Pieces& pieces) {
    const auto report = [&](const Text& text, std::string_view opening, std::string_view closing) {
        for (std::size_t at = text.text.find(opening); at != std::string::npos;
             at = text.text.find_first_not_of('%', at + opening.size()),
                         at = text.text.find(opening, at)) {
            if (opening == closing && !may_open_percents(text.text, at)) continue;
            context_.diagnostics.report(Code::S045, cut(text, at, at + opening.size()).span,
                                        {std::string(opening)},
                                        Hint{HintId::close_with, {std::string(closing)}});
        }
    };
    for (const Piece& piece : pieces) {
        const Text* text = plain_text_of(piece);
        if (text == nullptr) continue;
        report(*text, "<!--", "-->");
        report(*text, "%%", "%%");
    }
}

void InlineReader::report_missing_notes(const Pieces& pieces) {
    for (const Piece& piece : pieces) {
        const Text* text = plain_text_of(piece);
        if (text == nullptr) continue;
        for (std::size_t at = text->text.find("[^"); at != std::string::npos;
             at = text->text.find("[^", at + 1)) {
            const std::size_t end = text->text.find_first_of("[] ", at + 2);
            if (end == std::string::npos || end == at + 2 || text->text[end] != ']') continue;
            context_.diagnostics.report(Code::S012, cut(*text, at, end + 1).span,
                                        {text->text.substr(at + 2, end - at - 2)});
        }
    }
}

}  // namespace banxin::markdown
