// Tables of GFM. The parser gives a cell its text without escapes and a rough place; the exact
// one is found in the row's line.
#include "base/unicode.h"
#include "markdown/block_ids.h"
#include "markdown/block_reader.h"
#include "markdown/drawn_tables.h"
#include "markdown/inline_reader.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace banxin::markdown {
namespace {

/// The line above the one that is made of bars and dashes. A paragraph right above a table has
/// given it its own first line.
std::size_t header_line(const cmark_node* table, const ParsedText& text) {
    const std::size_t first = static_cast<std::size_t>(std::max(table->start_line, 1)) - 1;
    const std::size_t lines = text.line_starts.size();
    for (std::size_t at = first + 1; at < lines; ++at) {
        const std::string_view line = text.line(at);
        const bool delimiter = line.find('-') != std::string_view::npos &&
                               line.find_first_not_of("|:- \t>") == std::string_view::npos;
        if (delimiter) return at - 1;
    }
    return first;
}

TableCell text_cell(Inlines&& content, Span span) {
    TableCell cell;
    cell.span = span;
    if (!content.empty()) cell.blocks.push_back({Paragraph{std::move(content)}, span, "", ""});
    return cell;
}

TableRow read_row(const cmark_node* node, std::size_t line, std::size_t columns, Context& context) {
    TableRow cells;
    const ParsedText& text = context.text;
    const std::size_t line_end = text.line_start(line) + text.line(line).size();
    std::size_t at = text.line_start(line);
    bool first = true;
    for (const cmark_node* cell = node->first_child; cell != nullptr; cell = cell->next) {
        const std::string_view content = content_of(cell);
        // Cells come in order: each begins behind the bar that closes the one before.
        if (first) {
            const std::size_t solid = text.text.find_first_not_of(" \t>", at);
            if (solid < line_end && text.text[solid] == '|') at = solid + 1;
            first = false;
        }
        std::size_t end = at;
        while (end < line_end && text.text[end] != '|') {
            if (text.text[end] == '\\') ++end;
            ++end;
        }
        end = std::min(end, line_end);
        std::size_t begin = at;
        while (begin < end && (text.text[begin] == ' ' || text.text[begin] == '\t')) ++begin;
        // In a list or quote the first cell without a bar begins behind the container's mark.
        if (const std::size_t found =
                text.text.substr(begin, end - begin).find(content.substr(0, content.find('|')));
            found != std::string_view::npos) {
            begin += found;
        }
        const ContentMap map = ContentMap::of_cell(content, text, begin, line_end);
        if (const std::size_t extra = content.find(extra_bar); extra != std::string_view::npos)
            context.diagnostics.report(Code::S046, map.span(extra, content.size()),
                                       {std::to_string(columns)});
        cells.push_back(
            text_cell(InlineReader(cell, map, context).read(), map.span(0, content.size())));
        at = std::min(end + 1, line_end);
    }
    cells.resize(columns);
    return cells;
}

/// Pandoc, "Extension: pipe_tables": where a line is longer than a page of a typewriter is wide,
/// the dashes say how wide the columns are.
std::vector<std::uint16_t> shares_by_dashes(std::size_t first, std::size_t lines,
                                            std::size_t columns, const ParsedText& text) {
    constexpr std::size_t widest = 72;
    bool any = false;
    for (std::size_t i = first; i < first + lines && !any; ++i)
        any = count_code_points(text.line(i)) > widest;
    if (!any) return {};
    std::vector<std::size_t> widths;
    const std::string_view dashes = text.line(first + 1);
    for (std::size_t at = dashes.find('-'); at != std::string_view::npos;) {
        const std::size_t end = std::min(dashes.find_first_not_of('-', at), dashes.size());
        widths.push_back(end - at);
        at = dashes.find('-', end);
    }
    // Dashes that are all alike only mark the head.
    const bool alike = std::all_of(widths.begin(), widths.end(),
                                   [&](std::size_t width) { return width == widths[0]; });
    if (widths.size() != columns || alike) return {};
    return shares_of(widths);
}

}  // namespace

Table read_table(const cmark_node* node, Context& context) {
    Table table;
    auto* mutable_node = const_cast<cmark_node*>(node);  // NOLINT: the library asks for it
    const std::size_t columns = cmark_gfm_extensions_get_table_columns(mutable_node);
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(mutable_node);
    for (std::size_t i = 0; i < columns; ++i) {
        switch (alignments == nullptr ? 0 : alignments[i]) {
            case 'l': table.columns.push_back(Alignment::left); break;
            case 'c': table.columns.push_back(Alignment::center); break;
            case 'r': table.columns.push_back(Alignment::right); break;
            default: table.columns.push_back(Alignment::none);
        }
    }
    std::size_t line = header_line(node, context.text);
    if (context.dialect == Dialect::pandoc) {
        std::size_t lines = 1;
        for (const cmark_node* one = node->first_child; one != nullptr; one = one->next) ++lines;
        table.shares = shares_by_dashes(line, lines, columns, context.text);
    }
    TableSection head{TablePart::head, {}};
    TableSection body;
    for (const cmark_node* one = node->first_child; one != nullptr; one = one->next) {
        if (one == node->first_child) {
            head.rows.push_back(read_row(one, line, columns, context));
            for (TableCell& cell : head.rows[0])
                if (!cell.blocks.empty()) cell.header = HeaderScope::column;
            line += 2;
        } else {
            body.rows.push_back(read_row(one, line, columns, context));
            ++line;
        }
    }
    // GFM asks for a head; the author who leaves it empty wants none.
    const bool empty = std::all_of(head.rows[0].begin(), head.rows[0].end(),
                                   [](const TableCell& cell) { return cell.blocks.empty(); });
    if (!empty || body.rows.empty()) table.sections.push_back(std::move(head));
    if (!body.rows.empty()) table.sections.push_back(std::move(body));
    return table;
}

std::string take_row_id(Table& table, std::string_view source) {
    if (table.sections.empty() || table.sections.back().part == TablePart::head) return {};
    std::vector<TableRow>& rows = table.sections.back().rows;
    if (rows.empty() || rows.back().empty()) return {};
    TableRow& row = rows.back();
    const bool lone = std::all_of(row.begin() + 1, row.end(),
                                  [](const TableCell& cell) { return cell.blocks.empty(); });
    Blocks& blocks = row.front().blocks;
    Paragraph* words =
        lone && blocks.size() == 1 ? std::get_if<Paragraph>(&blocks[0].value) : nullptr;
    if (words == nullptr || words->content.size() != 1) return {};
    const Text* text = std::get_if<Text>(&words->content[0].value);
    // A row that was one has bars.
    if (text == nullptr || !text->text.starts_with('^') || text->span.begin == 0) return {};
    const std::size_t line = source.find_last_of("\r\n", text->span.begin - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    if (source.substr(begin, text->span.begin - begin).find('|') != std::string_view::npos)
        return {};
    Inlines content = words->content;
    std::string id = take_block_id(content, source);
    if (id.empty() || !content.empty()) return {};
    rows.pop_back();
    if (rows.empty()) table.sections.pop_back();
    return id;
}

}  // namespace banxin::markdown
