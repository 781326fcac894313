// The writer gives every block one element, in order (blocks.cc, notes.cc): the way back counts
// elements, and holds on to ids where there are some. Must follow the writer.
#include "epub/origin.h"

#include "epub/names.h"
#include "style/style.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace banxin::epub {
namespace {

std::size_t offset_of(pugi::xml_node node) {
    // pugixml points at the name, one after '<'.
    const auto offset = node.offset_debug();
    return offset < 1 ? 0 : static_cast<std::size_t>(offset - 1);
}

bool is_original(pugi::xml_node node) {
    return node.attribute("class").value() ==
           std::string_view(style::name_of(style::Role::parallel_text));
}

/// An element of the text; marks of printed pages and originals stand between them.
bool counts(pugi::xml_node node) {
    return node.type() == pugi::node_element && !is_original(node) &&
           std::string_view(node.attribute("epub:type").value()) != "pagebreak";
}

/// The last element of any kind that begins at or before a byte.
pugi::xml_node element_at(pugi::xml_node parent, std::size_t offset) {
    pugi::xml_node found;
    for (const pugi::xml_node child : parent.children())
        if (child.type() == pugi::node_element && offset_of(child) <= offset) found = child;
    return found;
}

/// The last child element that begins at or before a byte.
pugi::xml_node child_at(pugi::xml_node parent, std::size_t offset) {
    pugi::xml_node found;
    for (const pugi::xml_node child : parent.children()) {
        if (counts(child) && offset_of(child) <= offset) found = child;
    }
    return found;
}

std::size_t position_in(pugi::xml_node parent, pugi::xml_node wanted) {
    std::size_t position = 0;
    for (const pugi::xml_node child : parent.children()) {
        if (child == wanted) break;
        if (counts(child)) ++position;
    }
    return position;
}

const Block* block_with(const Blocks& blocks, std::string_view id) {
    const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
        return !id.empty() && block.id == id;
    });
    return found == blocks.end() ? nullptr : &*found;
}

/// The block of the chapter that `element`, a child of its section, was made from. `first` is the
/// first block that stands there, `before` the elements that are none.
const Block* block_of(const Chapter& chapter, pugi::xml_node section, pugi::xml_node element,
                      std::size_t first, std::size_t before) {
    std::size_t steps = 0;
    for (pugi::xml_node back = element; back; back = back.previous_sibling()) {
        if (!counts(back)) continue;
        if (const Block* anchor = block_with(chapter.blocks, back.attribute("id").value())) {
            const auto at = static_cast<std::size_t>(anchor - chapter.blocks.data()) + steps;
            return at < chapter.blocks.size() ? &chapter.blocks[at] : nullptr;
        }
        ++steps;
    }
    const std::size_t position = position_in(section, element);
    if (position < before) return nullptr;
    const std::size_t at = first + position - before;
    return at < chapter.blocks.size() ? &chapter.blocks[at] : nullptr;
}

std::size_t opening_blocks(const Chapter& chapter) {
    const auto first = std::find_if(chapter.blocks.begin(), chapter.blocks.end(),
                                    [](const Block& block) { return !opens_chapter(block); });
    return static_cast<std::size_t>(first - chapter.blocks.begin());
}

/// Of an inner block where a quotation holds several: the nearest one that has a place.
Span narrowed(const Block& block, pugi::xml_node element, std::size_t offset) {
    const auto* quote = std::get_if<Quote>(&block.value);
    const pugi::xml_node inner = quote == nullptr ? pugi::xml_node() : child_at(element, offset);
    if (!inner) return block.span;
    const std::size_t position = position_in(element, inner);
    return position < quote->blocks.size() && quote->blocks[position].span.known()
               ? narrowed(quote->blocks[position], inner, offset)
               : block.span;
}

/// The original of a block, `element`, holds its own blocks, or an element that does.
Span span_in_original(const Chapter& chapter, const Block& translation, pugi::xml_node element,
                      std::size_t offset) {
    const bool known_piece = chapter.parallel && translation.piece > 0 &&
                             translation.piece <= chapter.parallel->pieces.size();
    if (!known_piece) return translation.span;
    const Blocks& piece = chapter.parallel->pieces[translation.piece - 1];
    const bool folded = std::string_view(element.name()) == "details";
    const pugi::xml_node body = folded ? element.child("div") : element;
    const pugi::xml_node inner = child_at(body, offset);
    const std::size_t position = inner ? position_in(body, inner) : 0;
    if (position >= piece.size()) return translation.span;
    return inner ? narrowed(piece[position], inner, offset) : piece[position].span;
}

/// A title or a field stands in the chapter's text or in the manifest: its characters know.
Span text_span(const Inlines& content, Span otherwise) {
    for (const Inline& one : content) {
        const auto* text = std::get_if<Text>(&one.value);
        if (text != nullptr && text->span.known()) return text->span;
    }
    return otherwise;
}

/// What stands in the header: the title, what is with it, and the opening.
Span header_span(const Chapter& chapter, std::size_t position, std::size_t opening) {
    if (position == chapter.over_title.size()) return text_span(chapter.title, chapter.span);
    std::size_t at = position;
    for (const Blocks* blocks : {&chapter.over_title, &chapter.under_title, &chapter.blocks}) {
        const std::size_t here = blocks == &chapter.blocks ? opening : blocks->size();
        if (at < here) {
            const auto* line = std::get_if<Paragraph>(&(*blocks)[at].value);
            return line == nullptr ? (*blocks)[at].span
                                   : text_span(line->content, (*blocks)[at].span);
        }
        at -= here;
        if (blocks == &chapter.over_title) --at;
    }
    return chapter.span;
}

/// A chapter's document: the chapter's place in the book, and which of its documents it is.
struct DocumentOfChapter {
    std::size_t chapter = 0;
    std::size_t part = 0;
};
std::optional<DocumentOfChapter> find_document(const Names& names, std::string_view path) {
    for (std::size_t i = 0; i < names.documents.size(); ++i) {
        const auto& all = names.documents[i];
        const auto found = std::find(all.begin(), all.end(), path);
        if (found != all.end())
            return DocumentOfChapter{i, static_cast<std::size_t>(found - all.begin())};
    }
    return std::nullopt;
}

/// The note that an element of the notes was made from: the writer numbers their ids, and says of
/// those that are gathered in a `chapter` of their own whose they are.
const Note* note_of(const Book& book, const Names& names, std::size_t chapter,
                    pugi::xml_node element) {
    const std::string_view id = element.attribute("id").value();
    std::size_t whose = chapter;
    for (std::size_t i = 0; i < book.chapters.size(); ++i)
        if (names.are_notes_gathered(i) && id.starts_with(names.gathered_id(i, "note-", "")))
            whose = i;
    const std::vector<Note>& notes = book.chapters[whose].notes;
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos) return nullptr;
    std::size_t number = 0;
    const char* end = id.data() + id.size();
    if (std::from_chars(id.data() + dash + 1, end, number).ptr != end) return nullptr;
    return number >= 1 && number <= notes.size() ? &notes[number - 1] : nullptr;
}

std::optional<Span> known(Span span) {
    return span.known() ? std::optional<Span>(span) : std::nullopt;
}

}  // namespace

std::optional<Span> origin_of(const Book& book, std::string_view entry, std::string_view document,
                              std::size_t offset) {
    if (!entry.starts_with(root_folder)) return std::nullopt;
    entry.remove_prefix(root_folder.size());
    const Names names = name_files(book);
    const auto place = find_document(names, entry);
    if (!place) return std::nullopt;
    const Chapter& chapter = book.chapters[place->chapter];
    const Documents& split = names.splits[place->chapter];

    // A document that is broken is read up to the break.
    pugi::xml_document tree;
    static_cast<void>(tree.load_buffer(document.data(), document.size(), pugi::parse_default,
                                       pugi::encoding_utf8));
    const pugi::xml_node body = tree.child("html").child("body");
    const pugi::xml_node section = child_at(body, offset);
    const pugi::xml_node part = child_at(section, offset);
    if (!part) return known(chapter.span);
    const std::string_view kind = part.name();
    const std::size_t opening = opening_blocks(chapter);
    if (kind == "header") {
        const pugi::xml_node line = child_at(part, offset);
        return known(line ? header_span(chapter, position_in(part, line), opening) : chapter.span);
    }
    if (kind == "section") {
        pugi::xml_node element = child_at(part, offset);
        if (std::string_view(element.name()) == "ol")
            element = child_at(child_at(element, offset), offset);
        const Note* note = note_of(book, names, place->chapter, element);
        return note == nullptr ? std::nullopt : known(note->span);
    }
    // Only the first document opens with a header.
    const bool opens = place->part == 0;
    const Block* block = block_of(chapter, section, part,
                                  opens ? opening : split.first_blocks[place->part], opens ? 1 : 0);
    const pugi::xml_node original = element_at(section, offset);
    if (block != nullptr && is_original(original))
        return known(span_in_original(chapter, *block, original, offset));
    return block == nullptr ? known(chapter.span) : known(narrowed(*block, part, offset));
}

}  // namespace banxin::epub
