#include "markdown/captions.h"

#include "base/ascii.h"
#include "document/table.h"
#include "markdown/attributes.h"
#include "markdown/context.h"
#include "markdown/pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

namespace banxin::markdown {
namespace {

constexpr std::array<std::string_view, 25> note_words = {
    "注",   "註",       "附注",     "附註",     "说明",     "說明",     "来源",
    "來源", "资料来源", "資料來源", "数据来源", "數據來源", "数据出处", "資料出處",
    "出典", "出所",     "資料",     "備考",     "주",       "자료",     "출처",
    "Note", "Notes",    "Source",   "Sources"};

Text* first_text(Inlines& content) {
    return content.empty() ? nullptr : std::get_if<Text>(&content.front().value);
}

void cut_front(Inlines& content, std::size_t bytes) {
    Text& text = std::get<Text>(content.front().value);
    while (bytes < text.text.size() && text.text[bytes] == ' ') ++bytes;
    text = cut(text, bytes, text.text.size());
    if (text.text.empty()) content.erase(content.begin());
}

/// Gives a table its caption, `bytes` of which are the prefix.
void give(Inlines&& caption, std::size_t bytes, Block& block, Context& context) {
    cut_front(caption, bytes);
    Table& table = std::get<Table>(block.value);
    table.caption = std::move(caption);
    TitleAttributes said = take_caption_attributes(table.caption, block.span, context);
    block.anchor = std::move(said.anchor);
    table.short_caption = std::move(said.short_form);
    if (block.anchor.empty()) block.anchor = take_label(table.caption);
}

/// Of several pictures or tables side by side.
bool is_panel(const Block& block) {
    return std::holds_alternative<FigureRow>(block.value) ||
           std::holds_alternative<TextColumns>(block.value);
}

/// What of a panel has a number first.
Block& first_shown(Block& block) {
    if (auto* row = std::get_if<FigureRow>(&block.value)) return row->figures.front();
    if (auto* panel = std::get_if<TextColumns>(&block.value)) {
        Blocks& cell = panel->columns.front().blocks;
        if (!cell.empty()) return first_shown(cell.front());
    }
    return block;
}

/// The first block without a name takes it.
void call(Blocks::iterator begin, Blocks::iterator end, std::string_view id) {
    const auto nameless =
        std::find_if(begin, end, [](const Block& block) { return block.anchor.empty(); });
    if (nameless != end) nameless->anchor = id;
}

std::size_t prefix_of(Inlines& content) {
    const Text* text = first_text(content);
    for (const std::string_view prefix : caption_prefixes)
        if (text != nullptr && text->text.starts_with(prefix)) return prefix.size();
    return 0;
}

/// A word that says so, with a number or without, and a colon: `注1：`, `Note:`.
bool is_table_note(std::string_view text) {
    for (const std::string_view word : note_words) {
        if (!text.starts_with(word)) continue;
        std::string_view rest = text.substr(word.size());
        while (!rest.empty() && (rest[0] == ' ' || ascii::is_digit(rest[0]))) rest.remove_prefix(1);
        if (rest.starts_with("：") || rest.starts_with(':')) return true;
    }
    return false;
}

/// Pandoc's short prefix.
std::size_t colon_of(Inlines& content) {
    const Text* text = first_text(content);
    return text != nullptr && text->text.starts_with(": ") ? 2 : 0;
}

}  // namespace

bool take_table_note(Inlines& content, Span span, Blocks& blocks) {
    Table* table = blocks.empty() ? nullptr : std::get_if<Table>(&blocks.back().value);
    if (table == nullptr || !is_table_note(plain_text(content))) return false;
    table->notes.push_back({Paragraph{std::move(content)}, span, "", ""});
    return true;
}

void take_note_rows(Table& table) {
    if (table.sections.empty()) return;
    std::vector<TableRow>& rows = table.sections.back().rows;
    const auto is_note = [](const TableRow& row) {
        const Paragraph* words = row.size() < 2 ? nullptr : lone_paragraph(row[0].blocks);
        return words != nullptr && is_table_note(plain_text(words->content)) &&
               std::all_of(row.begin() + 1, row.end(),
                           [](const TableCell& cell) { return cell.blocks.empty(); });
    };
    auto first = rows.end();
    while (first - rows.begin() > 1 && is_note(first[-1])) --first;
    for (auto row = first; row != rows.end(); ++row)
        table.notes.push_back(std::move(row->front().blocks.front()));
    rows.erase(first, rows.end());
}

bool take_table_notes(Blocks& blocks, std::size_t first) {
    Table* table = first == 0 ? nullptr : std::get_if<Table>(&blocks[first - 1].value);
    if (table == nullptr) return false;
    const auto begin = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    std::move(begin, blocks.end(), std::back_inserter(table->notes));
    blocks.erase(begin, blocks.end());
    return true;
}

std::string take_label(std::string& words) {
    const std::size_t close = words.find(')');
    if (!words.starts_with("(#") || close == std::string::npos) return {};
    std::string label = words.substr(2, close - 2);
    const bool is_label = std::all_of(label.begin(), label.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == ':' || c == '-' || c == '_';
    });
    if (label.empty() || !is_label) return {};
    words.erase(0, std::min(words.find_first_not_of(' ', close + 1), words.size()));
    return label;
}

std::string take_label(Inlines& caption) {
    Text* text = first_text(caption);
    if (text == nullptr) return {};
    // The backslash parts it in two.
    if (text->text == "(" && caption.size() > 1) {
        const Text* rest = std::get_if<Text>(&caption[1].value);
        if (rest == nullptr || !rest->text.starts_with('#')) return {};
        *text = {"(" + rest->text, rest->span};
        caption.erase(caption.begin() + 1);
    }
    std::string words = text->text;
    std::string label = take_label(words);
    if (!label.empty()) cut_front(caption, text->text.size() - words.size());
    return label;
}

void take_caption_above(Blocks& blocks, Context& context) {
    if (blocks.size() < 2) return;
    Block& table = blocks.back();
    Paragraph* above = std::get_if<Paragraph>(&blocks[blocks.size() - 2].value);
    std::size_t prefix = above == nullptr ? 0 : prefix_of(above->content);
    if (prefix == 0 && above != nullptr && context.dialect == Dialect::pandoc)
        prefix = colon_of(above->content);
    if (prefix == 0) return;
    give(std::move(above->content), prefix, table, context);
    blocks.erase(blocks.end() - 2);
}

bool take_caption_below(Inlines& content, Blocks& blocks, Context& context) {
    Table* table = blocks.empty() ? nullptr : std::get_if<Table>(&blocks.back().value);
    if (table == nullptr || !table->caption.empty()) return false;
    std::size_t prefix = prefix_of(content);
    if (prefix == 0) prefix = colon_of(content);
    if (prefix == 0) return false;
    give(std::move(content), prefix, blocks.back(), context);
    return true;
}

void settle_short_caption(Blocks& blocks, std::size_t first, std::string&& words) {
    if (words.empty()) return;
    std::vector<std::string*> places;
    for (std::size_t i = first; i < blocks.size(); ++i) {
        if (auto* table = std::get_if<Table>(&blocks[i].value))
            places.push_back(&table->short_caption);
        if (auto* figure = std::get_if<Figure>(&blocks[i].value))
            places.push_back(&figure->short_caption);
    }
    if (places.size() == 1 && places[0]->empty()) *places[0] = std::move(words);
}

bool has_caption_below(const Blocks& blocks, std::size_t first, std::string_view id) {
    return (id.starts_with("fig-") || id.starts_with("tbl-")) && blocks.size() - first > 1 &&
           std::holds_alternative<Paragraph>(blocks.back().value);
}

void settle_division(Blocks& blocks, std::size_t first, std::string_view id) {
    if (id.empty()) return;
    if (!has_caption_below(blocks, first, id))
        return call(blocks.begin() + static_cast<std::ptrdiff_t>(first), blocks.end(), id);
    Paragraph* last = std::get_if<Paragraph>(&blocks.back().value);
    Block& shown = blocks[blocks.size() - 2];
    auto* table = std::get_if<Table>(&shown.value);
    auto* figure = std::get_if<Figure>(&shown.value);
    Inlines* caption = table != nullptr    ? &table->caption
                       : figure != nullptr ? &figure->caption
                                           : nullptr;
    if (caption != nullptr && caption->empty()) {
        *caption = std::move(last->content);
        blocks.pop_back();
    } else if (caption != nullptr || is_panel(shown)) {
        if (is_panel(shown)) last->role = ParagraphRole::caption;
        // Each has its own: all together are called by the first, beside what that is called
        // itself.
        std::string& anchor = first_shown(blocks[first]).anchor;
        anchor = anchor.empty() ? id : fmt::format("{} {}", anchor, id);
        return;
    }
    // What has the caption, unless it has a name of its own.
    const bool free = blocks.back().anchor.empty();
    call(free ? blocks.end() - 1 : blocks.begin() + static_cast<std::ptrdiff_t>(first),
         blocks.end(), id);
}

}  // namespace banxin::markdown
