// Lists, code and tables as XHTML elements. Knows nothing of what stands inside a line.
#include "epub/content.h"

#include "base/ascii.h"
#include "base/unicode.h"
#include "epub/number_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace banxin::epub {
namespace {

using style::Role;

void set_classes(pugi::xml_node node, std::initializer_list<std::string_view> names) {
    std::string all;
    for (const std::string_view name : names) {
        if (name.empty()) continue;
        if (!all.empty()) all += ' ';
        all += name;
    }
    if (!all.empty()) set(node, "class", all);
}

/// "c++ title=x" → "language-c++".
std::string code_class(std::string_view info) {
    std::string name;
    for (const char c : info.substr(0, info.find_first_of(" \t,{"))) {
        const bool plain =
            ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '#' || c == '_';
        if (plain) name += c;
    }
    return name.empty() ? "" : "language-" + name;
}

/// B17: how many characters the author's own enumerators hang, 1 to 4; 0: there are none.
std::size_t hang_of_markers(const List& list) {
    std::size_t widest = 0;
    for (const ListItem& item : list.items) {
        std::size_t halves = 0;
        for (const char32_t c : to_utf32(item.marker)) halves += c < 0x80 ? 1 : 2;
        // What closes a Latin one brings no room of its own.
        const bool narrow = item.marker.ends_with('.') || item.marker.ends_with(')');
        halves += narrow ? 1 : 0;
        widest = std::max(widest, halves);
    }
    return std::min<std::size_t>((widest + 1) / 2, 4);
}

const char* element_of(TablePart part) {
    switch (part) {
        case TablePart::head: return "thead";
        case TablePart::body: return "tbody";
        case TablePart::foot: return "tfoot";
    }
    return "tbody";
}

/// Around rows that a cell joins, what belongs together shows by rules.
bool begins_group(const TableGrid& grid, std::size_t row) {
    const GridRow& one = grid.rows[row];
    if (one.joined || one.opens_section || one.part == TablePart::head) return false;
    return grid.end_of_group(row) > row + 1 || grid.rows[row - 1].joined;
}

}  // namespace

const char* class_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::none: return "";
        case Alignment::left: return "left";
        case Alignment::center: return "center";
        case Alignment::right: return "right";
    }
    return "";
}

void ContentWriter::definitions(pugi::xml_node parent, const List& one, const std::string& id,
                                Typeface face) {
    pugi::xml_node node = add(parent, "dl");
    set_id(node, id);
    add_line_end(node);
    for (const ListItem& item : one.items) {
        Typeface term = face;
        term.bold = true;
        pugi::xml_node words = add(node, "dt");
        if (!item.blocks.empty()) {
            at_.block = item.blocks.front().number;
            at_.offset = 0;
            reach(words, at_);
        }
        inlines(words, item.term, term);
        add_line_end(node);
        pugi::xml_node definition = add(node, "dd");
        add_line_end(definition);
        for (const Block& inside : item.blocks) block(definition, inside, face);
        add_line_end(node);
    }
}

void ContentWriter::list(pugi::xml_node parent, const List& one, const std::string& id,
                         Typeface face) {
    if (!one.items.empty() && !one.items[0].term.empty())
        return definitions(parent, one, id, typefaces_.of(Role::list, face));
    pugi::xml_node node = add(parent, one.ordered ? "ol" : "ul");
    set_id(node, id);
    const bool tasks = std::any_of(one.items.begin(), one.items.end(),
                                   [](const ListItem& item) { return item.checked.has_value(); });
    if (tasks) set(node, "class", "tasks");
    if (const std::size_t hang = hang_of_markers(one))
        set(node, "class", fmt::format("own-markers hang-{}", hang));
    if (one.ordered && one.start != 1) set(node, "start", fmt::format("{}", one.start));
    const Typeface inner = typefaces_.of(Role::list, face);
    // What the reading program puts before an item is in the item's face.
    (*written_.sets)[index_of(inner)].add(one.ordered ? "0123456789." : "•◦▪");
    add_line_end(node);
    for (const ListItem& item : one.items) list_item(node, one, item, inner);
}

void ContentWriter::list_item(pugi::xml_node parent, const List& list, const ListItem& item,
                              Typeface face) {
    pugi::xml_node node = add(parent, "li");
    std::size_t first = 0;
    const auto* lead =
        item.blocks.empty() ? nullptr : std::get_if<Paragraph>(&item.blocks[0].value);
    if (lead != nullptr) {
        at_.block = item.blocks[0].number;
        at_.offset = 0;
        reach(node, at_);
    }
    if (!item.marker.empty()) {
        pugi::xml_node marker = add(node, "span");
        set(marker, "class", "marker");
        text(marker, item.marker, face);
    } else if (item.checked) {
        set(node, "class", "task");
        // A form's box needs a label that a list cannot give: the box is a character.
        text(node, *item.checked ? shared_.checked_box : shared_.empty_box, face);
        add_text(node, " ");
    }
    if (lead != nullptr && (list.tight || item.checked)) {
        set_id(node, item.blocks[0].id);
        running_inlines(node, lead->content, face);
        first = 1;
    }
    if (first < item.blocks.size()) add_line_end(node);
    for (; first < item.blocks.size(); ++first) block(node, item.blocks[first], face);
    add_line_end(parent);
}

void ContentWriter::code_block(pugi::xml_node parent, const CodeBlock& one, const std::string& id,
                               Typeface face) {
    pugi::xml_node pre = add(parent, "pre");
    set_id(pre, id);
    pugi::xml_node code = add(pre, "code");
    const std::string language = code_class(one.info);
    if (!language.empty()) set(code, "class", language);
    const Typeface inner = typefaces_.of(Role::code, face);
    in_text_ = true;
    running_text(code, one.text, typefaces_.code(inner));
    in_text_ = false;
}

void ContentWriter::formula_block(pugi::xml_node parent, const FormulaBlock& one,
                                  const std::string& id, Typeface face) {
    pugi::xml_node pre = add(parent, "pre");
    set(pre, "class", "formula");
    set_id(pre, id);
    text(add(pre, "code"), one.source, typefaces_.code(typefaces_.of(Role::code, face)));
}

void ContentWriter::table(pugi::xml_node parent, const Table& one, const std::string& id,
                          Typeface face) {
    pugi::xml_node node = add(parent, "table");
    set_id(node, id);
    const TableGrid grid = grid_of(one);
    const bool shared = one.shares.size() == grid.columns && grid.columns > 1;
    set_classes(node, {is_tight(grid) ? "tight" : "", shared ? "shared" : "",
                       one.notes.empty() ? "" : "noted"});
    const Typeface inner = typefaces_.of(Role::table, face);
    add_line_end(node);
    if (!one.caption.empty()) {
        inlines(add(node, "caption"), one.caption, typefaces_.of(Role::caption, inner));
        add_line_end(node);
    }
    if (shared) {
        pugi::xml_node columns = add(node, "colgroup");
        for (const std::uint16_t share : one.shares)
            set(add(columns, "col"), "style", fmt::format("width: {}.{}%", share / 10, share % 10));
        add_line_end(node);
    }
    const std::vector<CellWords> words = cell_words(one, grid);
    std::size_t next = 0;
    std::size_t row = 0;
    bool stripe = true;
    for (const TableSection& section : one.sections) {
        pugi::xml_node part = add(node, element_of(section.part));
        add_line_end(part);
        for (std::size_t i = 0; i < section.rows.size(); ++i, ++row) {
            pugi::xml_node cells = add(part, "tr");
            if (!grid.rows[row].joined) stripe = i > 0 && !stripe;
            const bool striped = stripe && shared_.stripes && section.part != TablePart::head;
            set_classes(cells, {begins_group(grid, row) ? "group" : "", striped ? "stripe" : ""});
            for (; next < grid.cells.size() && grid.cells[next].row == row; ++next)
                table_cell(cells, grid.cells[next], words[next], one, inner);
            add_line_end(part);
        }
        add_line_end(node);
    }
    if (one.notes.empty()) return;
    add_line_end(parent);
    pugi::xml_node notes = add(parent, "div");
    set(notes, "class", "table-note");
    add_line_end(notes);
    blocks(notes, one.notes, typefaces_.of(Role::table_note, face));
}

void ContentWriter::table_cell(pugi::xml_node parent, const CellPlace& place,
                               const CellWords& words, const Table& table, Typeface face) {
    const TableCell& one = *place.cell;
    const bool head = one.header != HeaderScope::none;
    pugi::xml_node cell = add(parent, head ? "th" : "td");
    if (head) set(cell, "scope", one.header == HeaderScope::row ? "row" : "col");
    if (place.columns > 1) set(cell, "colspan", fmt::format("{}", place.columns));
    if (place.rows > 1) set(cell, "rowspan", fmt::format("{}", place.rows));
    Alignment alignment = one.alignment;
    if (alignment == Alignment::none && place.columns == 1 && place.column < table.columns.size())
        alignment = table.columns[place.column];
    set_classes(cell, {class_of(alignment), words.number ? "number" : "",
                       words.whole && !words.number ? "whole" : ""});
    const Typeface inner = head ? typefaces_.of(Role::table_header, face) : face;
    if (const Paragraph* only = lone_paragraph(one.blocks)) {
        set_id(cell, one.blocks[0].id);
        at_.block = one.blocks[0].number;
        at_.offset = 0;
        number_or_words(cell, only->content, words, inner);
    } else if (!one.blocks.empty()) {
        add_line_end(cell);
        blocks(cell, one.blocks, inner);
    }
}

/// Parted at the point where a part needs a box.
void ContentWriter::number_or_words(pugi::xml_node cell, const Inlines& content,
                                    const CellWords& words, Typeface face) {
    const Text* number = content.size() == 1 ? std::get_if<Text>(&content[0].value) : nullptr;
    if (number == nullptr || (words.before == 0 && words.after == 0))
        return running_inlines(cell, content, face);
    const auto part = [&](const char* name, int width, std::string text) {
        pugi::xml_node box = cell;
        if (width > 0) {
            box = add(cell, "span");
            set(box, "class", name);
            set(box, "style", fmt::format("width: {}.{:02}em", width / 100, width % 100));
        }
        if (!text.empty()) running_inlines(box, {{Text{std::move(text), {}}}}, face);
    };
    part("before-point", words.before, number->text.substr(0, words.point));
    part("from-point", words.after, number->text.substr(words.point));
}

}  // namespace banxin::epub
