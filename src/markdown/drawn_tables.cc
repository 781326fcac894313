// A first parse tells where a table may begin: not in code, and how deep in quotations and items.
#include "markdown/drawn_tables.h"

#include "base/ascii.h"
#include "markdown/open_item.h"
#include "markdown/parser.h"
#include "markdown/prepared_text.h"
#include "markdown/stand_ins.h"
#include "markdown/text_grid.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace banxin::markdown {
namespace {

/// What a block stands in, from the outside: a quotation, or an item this much further in.
struct Container {
    bool quote = false;
    std::size_t indent = 0;
};
using Containers = std::vector<Container>;

/// Bytes of the containers' marks on a line that goes on in them; none: it does not.
std::optional<std::size_t> inside_of(std::string_view line, const Containers& containers) {
    std::size_t at = 0;
    for (const Container& one : containers) {
        const std::size_t solid = std::min(line.find_first_not_of(' ', at), line.size());
        if (one.quote) {
            constexpr std::size_t deepest_indent = 3;
            if (solid - at > deepest_indent || solid == line.size() || line[solid] != '>')
                return std::nullopt;
            at = solid + 1;
            if (at < line.size() && line[at] == ' ') ++at;
        } else {
            if (solid == line.size()) return line.size();
            if (solid - at < one.indent) return std::nullopt;
            at += one.indent;
        }
    }
    return at;
}

std::string marks_of(const Containers& containers) {
    std::string marks;
    for (const Container& one : containers)
        marks += one.quote ? "> " : std::string(one.indent, ' ');
    return marks;
}

/// Where a table may begin.
struct Place {
    /// Of its first line, and of what stands on it.
    std::size_t line = 0;
    std::size_t begin = 0;
    Containers containers{};
};

std::optional<Place> place_of(const cmark_node& node, std::string_view text,
                              const ParsedText& parsed) {
    Place place;
    place.line = parsed.line_start(static_cast<std::size_t>(std::max(node.start_line, 1)) - 1);
    for (const cmark_node* up = node.parent; up != nullptr; up = up->parent) {
        if (up->type == CMARK_NODE_BLOCK_QUOTE)
            place.containers.push_back({true, 0});
        else if (up->type == CMARK_NODE_ITEM)
            place.containers.push_back(
                {false, static_cast<std::size_t>(up->as.list.marker_offset + up->as.list.padding)});
        else if (up->type == CMARK_NODE_FOOTNOTE_DEFINITION && up->start_line == node.start_line)
            return std::nullopt;
        else if (up->type == CMARK_NODE_FOOTNOTE_DEFINITION)
            place.containers.push_back({false, 4});
    }
    std::reverse(place.containers.begin(), place.containers.end());
    const std::string_view line = line_at(text, place.line);
    const cmark_node* around = node.parent;
    std::size_t width = 0;
    if (around->start_line == node.start_line && around->type == CMARK_NODE_ITEM) {
        width = static_cast<std::size_t>(around->start_column - 1 + around->as.list.padding);
    } else if (around->start_line == node.start_line && around->type == CMARK_NODE_BLOCK_QUOTE) {
        width = static_cast<std::size_t>(around->start_column);
        if (width < line.size() && line[width] == ' ') ++width;
    } else {
        const auto inside = inside_of(line, place.containers);
        if (!inside) return std::nullopt;
        width = *inside;
    }
    if (width > line.size() || line.substr(0, width).find('\t') != none) return std::nullopt;
    place.begin = place.line + width;
    return place;
}

bool is_dashes(std::string_view line) {
    return line.find("--") != none && line.find_first_not_of("- ") == none;
}

/// Whether there is anything in a text that may be a table.
bool may_hold_tables(std::string_view text) {
    for (const std::string_view begin : {"+-", "+=", "+:"})
        if (text.find(begin) != none) return true;
    for (std::size_t at = text.find("-- "); at != none; at = text.find("-- ", at + 1)) {
        const std::size_t next = text.find_first_not_of(' ', at + 2);
        if (next != none && text.substr(next).starts_with("--")) return true;
    }
    return false;
}

std::vector<Place> places_in(std::string_view text) {
    std::string prepared(text);
    prepare(prepared, Dialect::pandoc);
    const NodeTree tree = parse(prepared, Dialect::pandoc);
    ParsedText parsed{prepared, {}, nullptr, nullptr, SourceId::none};
    parsed.find_lines();
    std::vector<Place> places;
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> walk(cmark_iter_new(tree.get()),
                                                                  cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        if (cmark_iter_get_event_type(walk.get()) != CMARK_EVENT_ENTER) continue;
        const cmark_node& node = *cmark_iter_get_node(walk.get());
        // The head of a table may be set so far in that it looks like code.
        const bool code = node.type == CMARK_NODE_CODE_BLOCK && node.as.code.fenced == 0 &&
                          node.next != nullptr && node.next->type == CMARK_NODE_THEMATIC_BREAK &&
                          node.next->start_line == node.start_line + 1;
        if (node.type != CMARK_NODE_PARAGRAPH && node.type != CMARK_NODE_THEMATIC_BREAK && !code)
            continue;
        if (auto place = place_of(node, text, parsed)) places.push_back(std::move(*place));
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.line < b.line; });
    return places;
}

/// The lines from a place on that a table can take, and where each begins.
struct Lines {
    DrawnLines lines;
    std::vector<std::size_t> begins;
};

Lines lines_from(const Place& place, std::string_view text) {
    Lines all;
    const std::string_view first = line_at(text, place.begin);
    all.lines.push_back(first);
    all.begins.push_back(place.line);
    const bool grid = trimmed_line(first).starts_with('+');
    const bool headed = !grid && !is_dashes(first);
    // Dashes that are still to come, and the line behind them.
    int rules = headed || trimmed_line(first).find(' ') != none ? 1 : 2;
    std::size_t at = place.begin + first.size() + 1;
    while (at < text.size()) {
        const std::string_view line = line_at(text, at);
        const auto inside = inside_of(line, place.containers);
        if (!inside) break;
        const std::string_view own = line.substr(*inside);
        if (headed && all.lines.size() == 1 && !is_dashes(own)) break;
        all.lines.push_back(own);
        all.begins.push_back(at);
        at += line.size() + 1;
        if (grid ? trimmed_line(own).empty() : rules < 0) break;
        if (!grid && headed && trimmed_line(own).empty()) break;
        if (!grid && (rules == 0 || (is_dashes(own) && (!headed || all.lines.size() > 2)))) --rules;
    }
    all.begins.push_back(std::min(at, text.size()));
    return all;
}

class Speller {
public:
    explicit Speller(const CleanText& from) : from_(from) {}

    void copy_until(std::size_t end) {
        copy(done_, end);
        done_ = end;
    }

    void table(const DrawnTable& table, const Place& place, std::size_t end, std::size_t number) {
        copy_until(place.line);
        const std::string further = marks_of(place.containers);
        const std::string name = std::to_string(number);
        bool first = true;
        for (const DrawnCell& cell : table.cells) {
            const std::size_t at = place_of(cell, place);
            if (std::exchange(first, false))
                copy(place.line, place.begin);
            else
                insert(further, at);
            const auto solid = [](std::string_view line) { return !line.empty(); };
            const auto begin = std::find_if(cell.lines.begin(), cell.lines.end(), solid);
            const auto last = std::find_if(cell.lines.rbegin(), cell.lines.rend(), solid).base();
            const bool plain =
                begin < last && (cell.plain || (last - begin == 1 && is_no_block(*begin)));
            const std::string mark =
                cell_mark + name + (plain ? text_cell_mark : cell_mark) + std::string(" ");
            insert(mark, at);
            for (auto line = begin; line < last; ++line) {
                if (line != begin) {
                    insert(line->empty() ? further.substr(0, further.find_last_not_of(' ') + 1)
                                         : further + std::string(mark.size(), ' '),
                           offset(*line));
                }
                copy(offset(*line), offset(*line) + line->size());
                insert("\n", offset(*line) + line->size());
            }
            if (begin >= last) insert("\n", at);
        }
        done_ = end;
        // What follows is no text of the last cell.
        if (!trimmed_line(line_at(from_.text, end)).empty())
            insert(further.substr(0, further.find_last_not_of(' ') + 1) + "\n", end);
    }

    CleanText take() {
        copy_until(from_.text.size());
        return std::move(to_);
    }

private:
    [[nodiscard]] std::size_t offset(std::string_view part) const {
        return static_cast<std::size_t>(part.data() - from_.text.data());
    }

    [[nodiscard]] std::size_t place_of(const DrawnCell& cell, const Place& place) const {
        for (const std::string_view line : cell.lines)
            if (!line.empty()) return offset(line);
        return cell.lines.empty() ? place.begin : offset(cell.lines[0]);
    }

    /// A mark of a list or a break of which nothing else stands in the cell: `-`, `---`, `1.`
    static bool is_no_block(std::string_view line) {
        return line.find_first_not_of("-+*=_#.)0123456789") == none;
    }

    void copy(std::size_t begin, std::size_t end) {
        if (end <= begin) return;
        to_.map.append(to_.text.size(), from_.map, begin, end);
        to_.text.append(from_.text, begin, end - begin);
    }

    void insert(std::string_view text, std::size_t at) {
        to_.map.add(to_.text.size(), from_.map.at(at));
        to_.text += text;
    }

    const CleanText& from_;
    CleanText to_;
    std::size_t done_ = 0;
};

/// Called by the parser where a block may begin.
cmark_node* open_cell(cmark_syntax_extension*, int indented, cmark_parser* parser,
                      cmark_node* parent, unsigned char* input, int length) noexcept {
    const char* bytes = static_cast<const char*>(static_cast<const void*>(input));
    const std::string_view line(bytes, static_cast<std::size_t>(length));
    const int begin = cmark_parser_get_first_nonspace(parser);
    const auto at = static_cast<std::size_t>(begin);
    if (indented != 0 || at >= line.size() || line[at] != cell_mark) return nullptr;
    int number = 0;
    std::size_t end = at + 1;
    while (end < line.size() && ascii::is_digit(line[end]))
        number = number * 10 + (line[end++] - '0');
    if (end + 1 >= line.size()) return nullptr;
    const bool plain = line[end] == text_cell_mark;
    end += 2;

    cmark_list data{};
    data.bullet_char = static_cast<unsigned char>(cell_mark);
    data.start = number;
    const bool goes_on = parent->type == CMARK_NODE_LIST &&
                         number_of_table(*parent) == static_cast<std::size_t>(number);
    cmark_node* item =
        open_item(parser, parent, goes_on, data, {line, begin, static_cast<int>(end), 0});
    if (!plain) return item;
    return cmark_parser_add_child(parser, item, CMARK_NODE_PARAGRAPH, static_cast<int>(end) + 1);
}

}  // namespace

cmark_syntax_extension* make_cell_extension() {
    cmark_syntax_extension* extension = cmark_syntax_extension_new("cell");
    cmark_syntax_extension_set_open_block_func(extension, open_cell);
    return extension;
}

std::optional<std::size_t> number_of_table(const cmark_node& list) {
    if (list.as.list.bullet_char != static_cast<unsigned char>(cell_mark)) return std::nullopt;
    return static_cast<std::size_t>(std::max(list.as.list.start, 0));
}

std::vector<DrawnTable> spell_out_tables(CleanText& clean, SourceId source,
                                         Diagnostics& diagnostics) {
    std::vector<DrawnTable> tables;
    if (!may_hold_tables(clean.text)) return tables;
    Speller speller(clean);
    std::size_t done = 0;
    for (const Place& place : places_in(clean.text)) {
        if (place.line < done) continue;
        const Lines all = lines_from(place, clean.text);
        bool broken = false;
        auto table = grid_table(all.lines, broken);
        if (!table && !broken) table = dashed_table(all.lines);
        if (broken) {
            const auto begin = static_cast<std::uint32_t>(clean.map.at(place.begin));
            const auto size = static_cast<std::uint32_t>(all.lines[0].size());
            diagnostics.report(Code::S080, {source, begin, begin + size}, {});
        }
        if (!table) continue;
        done = all.begins[table->lines];
        speller.table(*table, place, done, tables.size());
        tables.push_back(std::move(*table));
    }
    if (!tables.empty()) clean = speller.take();
    return tables;
}

Table table_of(const DrawnTable& drawn, std::vector<CellContent>&& contents) {
    Table table;
    table.columns = drawn.columns;
    table.shares = drawn.shares;
    for (std::size_t i = 0; i < drawn.parts.size(); ++i) {
        if (i == 0 || drawn.parts[i] != drawn.parts[i - 1])
            table.sections.push_back({drawn.parts[i], {}});
        table.sections.back().rows.emplace_back();
    }
    bool head_is_empty = true;
    for (std::size_t i = 0; i < drawn.cells.size(); ++i) {
        const DrawnCell& place = drawn.cells[i];
        TableCell cell;
        if (i < contents.size()) {
            cell.blocks = std::move(contents[i].blocks);
            cell.span = contents[i].span;
        }
        cell.columns = static_cast<std::uint32_t>(place.columns);
        cell.rows = static_cast<std::uint32_t>(place.rows);
        if (drawn.parts[place.row] == TablePart::head && !cell.blocks.empty()) {
            cell.header = HeaderScope::column;
            head_is_empty = false;
        }
        std::size_t row = place.row;
        for (TableSection& section : table.sections) {
            if (row < section.rows.size()) {
                section.rows[row].push_back(std::move(cell));
                break;
            }
            row -= section.rows.size();
        }
    }
    const bool headed = !table.sections.empty() && table.sections[0].part == TablePart::head;
    if (headed && head_is_empty && table.sections.size() > 1)
        table.sections.erase(table.sections.begin());
    return table;
}

}  // namespace banxin::markdown
