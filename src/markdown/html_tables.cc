#include "markdown/html_tables.h"

#include "document/table.h"
#include "markdown/clean_text.h"
#include "markdown/languages.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

namespace banxin::markdown {
namespace {

/// Columns or rows that a cell may ask for; what is more is no table.
constexpr std::uint32_t most_covered = 1000;

std::uint32_t number_in(const HtmlTag& tag, std::string_view attribute) {
    std::string_view text = tag.attribute(attribute);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
    std::uint32_t number = 1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc::result_out_of_range ? most_covered
                                                     : std::min(number, most_covered);
}

Alignment alignment_named(std::string_view name) {
    if (name == "left" || name == "start") return Alignment::left;
    if (name == "center") return Alignment::center;
    if (name == "right" || name == "end") return Alignment::right;
    return Alignment::none;
}

/// `width="30%"`, `style="width: 12em"`: the number, and its unit; 0 where there is none.
struct Width {
    std::uint32_t hundredths = 0;
    std::string unit{};
};
Width width_of(const HtmlTag& tag) {
    constexpr std::string_view property = "width:";
    std::string style = ";" + std::string(tag.attribute("style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    std::string_view text = tag.attribute("width");
    if (const std::size_t at = style.find(";width:"); at != std::string::npos)
        text = std::string_view(style).substr(at + 1 + property.size());
    text = text.substr(0, text.find_first_of(";! "));
    constexpr double most = 100000;
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || !(number > 0) || number > most) return {};
    constexpr int fine = 100;
    const std::string unit(text.substr(static_cast<std::size_t>(read.ptr - text.data())));
    return {static_cast<std::uint32_t>(number * fine), unit == "px" ? "" : unit};
}

/// Widths as shares, if they can be compared: all have one unit. What no one says of is left to the
/// others of a table measured in parts of it.
std::vector<std::uint16_t> shares_of(const std::vector<Width>& widths) {
    std::string_view unit;
    std::size_t said = 0;
    std::size_t sum = 0;
    for (const Width& width : widths) {
        if (width.hundredths == 0) continue;
        if (said++ > 0 && width.unit != unit) return {};
        unit = width.unit;
        sum += width.hundredths;
    }
    const std::size_t silent = widths.size() - said;
    constexpr std::size_t whole = 10000;
    if (said == 0 || (silent > 0 && (unit != "%" || sum >= whole))) return {};
    std::vector<std::size_t> parts;
    for (const Width& width : widths)
        parts.push_back(width.hundredths > 0 ? width.hundredths : (whole - sum) / silent);
    return markdown::shares_of(parts);
}

HeaderScope scope_of(const HtmlTag& tag) {
    const std::string_view scope = tag.attribute("scope");
    if (scope == "row" || scope == "rowgroup") return HeaderScope::row;
    if (scope == "col" || scope == "colgroup") return HeaderScope::column;
    return HeaderScope::none;
}

class TableReader {
public:
    TableReader(HtmlContents& contents, Context& context)
        : contents_(contents), context_(context) {}

    Table read(const GumboNode& node, int depth) {
        for (const GumboNode* child : children_of(node)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            const HtmlTag tag = contents_.tag_of(child->v.element);
            meet_id(tag, context_);
            if (tag.name == "caption")
                table_.caption = contents_.inlines_in(*child, depth);
            else if (tag.name == "colgroup")
                columns(*child, tag);
            else if (!goes_with_content(tag.name))
                section(*child, tag, depth);
        }
        for (std::vector<TableSection>* part : {&heads_, &bodies_, &feet_})
            std::move(part->begin(), part->end(), std::back_inserter(table_.sections));
        find_head();
        if (widths_.empty()) widths_ = widths_of_cells_;
        table_.shares = shares_of(widths_);
        // A column that no one speaks of has no share.
        if (table_.shares.size() < table_.columns.size()) table_.shares.clear();
        return std::move(table_);
    }

private:
    void columns(const GumboNode& group, const HtmlTag& group_tag) {
        const auto add = [&](const HtmlTag& tag, Alignment around) {
            const Alignment own = alignment_of(tag);
            const std::uint32_t count = std::max(number_in(tag, "span"), 1U);
            const Width width = width_of(tag);
            for (std::uint32_t i = 0; i < count && table_.columns.size() < most_covered; ++i) {
                table_.columns.push_back(own == Alignment::none ? around : own);
                if (width.hundredths > 0 || !widths_.empty()) {
                    widths_.resize(table_.columns.size() - 1);
                    widths_.push_back(width);
                }
            }
        };
        bool single = false;
        for (const GumboNode* child : children_of(group)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            add(contents_.tag_of(child->v.element), alignment_of(group_tag));
            single = true;
        }
        if (!single) add(group_tag, Alignment::none);
    }

    void section(const GumboNode& node, const HtmlTag& tag, int depth) {
        TableSection made;
        if (tag.name == "thead") made.part = TablePart::head;
        if (tag.name == "tfoot") made.part = TablePart::foot;
        for (const GumboNode* child : children_of(node)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            const HtmlTag row_tag = contents_.tag_of(child->v.element);
            meet_id(row_tag, context_);
            if (goes_with_content(row_tag.name)) continue;
            const Alignment own = alignment_of(row_tag);
            made.rows.push_back(
                row(*child, made.part, own == Alignment::none ? alignment_of(tag) : own, depth));
            for (TableCell& cell : made.rows.back()) {
                lay(language_of(row_tag, context_), cell.blocks);
                lay(language_of(tag, context_), cell.blocks);
            }
        }
        // What asks for all rows that there are gets them.
        for (std::size_t i = 0; i < made.rows.size(); ++i)
            for (TableCell& cell : made.rows[i])
                if (cell.rows == 0) cell.rows = static_cast<std::uint32_t>(made.rows.size() - i);
        auto& part = made.part == TablePart::head   ? heads_
                     : made.part == TablePart::foot ? feet_
                                                    : bodies_;
        part.push_back(std::move(made));
    }

    static void lay(Language language, Blocks& blocks) {
        if (!language.empty()) set_language(blocks, language);
    }

    TableRow row(const GumboNode& node, TablePart part, Alignment alignment, int depth) {
        TableRow cells;
        std::vector<std::size_t> open;
        std::vector<Width> widths;
        bool has_data = false;
        for (const GumboNode* child : children_of(node)) {
            if (child->type != GUMBO_NODE_ELEMENT) continue;
            const HtmlTag tag = contents_.tag_of(child->v.element);
            if (goes_with_content(tag.name)) {
                context_.unused_html.note(tag.name, tag.span, true);
                continue;
            }
            meet_id(tag, context_);
            TableCell cell;
            cell.span = tag.span;
            cell.blocks = contents_.blocks_in(*child, depth);
            settle_cell_headings(cell.blocks);
            lay(language_of(tag, context_), cell.blocks);
            cell.columns = std::max(number_in(tag, "colspan"), 1U);
            if (!begun_) widths.push_back(cell.columns == 1 ? width_of(tag) : Width{});
            cell.rows = number_in(tag, "rowspan");
            cell.alignment = alignment_of(tag);
            if (cell.alignment == Alignment::none) cell.alignment = alignment;
            // Without words it would be an empty heading to a listener.
            if (tag.name != "th")
                has_data = true;
            else if (!cell.blocks.empty() && (cell.header = scope_of(tag)) == HeaderScope::none)
                open.push_back(cells.size());
            cells.push_back(std::move(cell));
        }
        if (!std::exchange(begun_, true) &&
            std::all_of(widths.begin(), widths.end(),
                        [](const Width& width) { return width.hundredths > 0; }))
            widths_of_cells_ = std::move(widths);
        const bool heads_row = part != TablePart::head && has_data;
        for (const std::size_t i : open)
            cells[i].header = heads_row ? HeaderScope::row : HeaderScope::column;
        return cells;
    }

    /// Without `thead`, the rows of column headers at the top are the head, and what they reach
    /// down into.
    void find_head() {
        if (!heads_.empty() || table_.sections.empty()) return;
        TableSection& first = table_.sections.front();
        if (first.part != TablePart::body) return;
        const auto heads = [](const TableRow& cells) {
            const bool all = std::all_of(cells.begin(), cells.end(), [](const TableCell& cell) {
                return cell.header == HeaderScope::column || cell.blocks.empty();
            });
            return all && std::any_of(cells.begin(), cells.end(), [](const TableCell& cell) {
                       return cell.header == HeaderScope::column;
                   });
        };
        std::size_t end = 0;
        std::size_t reached = 0;
        for (; end < first.rows.size(); ++end) {
            const TableRow& cells = first.rows[end];
            // A lone cell over all columns further down is a title among the rows.
            if (end >= reached && (!heads(cells) || (end > 0 && cells.size() == 1))) break;
            for (const TableCell& cell : cells)
                reached = std::max<std::size_t>(reached, end + cell.rows);
        }
        if (end == 0) return;
        TableSection head{TablePart::head, {}};
        const auto cut = first.rows.begin() + static_cast<std::ptrdiff_t>(end);
        std::move(first.rows.begin(), cut, std::back_inserter(head.rows));
        first.rows.erase(first.rows.begin(), cut);
        if (first.rows.empty())
            first = std::move(head);
        else
            table_.sections.insert(table_.sections.begin(), std::move(head));
    }

    HtmlContents& contents_;
    Context& context_;
    Table table_;
    /// What the columns are said to be wide, or the cells of the first row.
    std::vector<Width> widths_;
    std::vector<Width> widths_of_cells_;
    bool begun_ = false;
    std::vector<TableSection> heads_;
    std::vector<TableSection> bodies_;
    std::vector<TableSection> feet_;
};

/// Makes a table regular. Nothing of what it says is lost: columns and rows in which no cell begins
/// cannot be seen.
class Squarer {
public:
    Squarer(Table& table, Context& context)
        : table_(table), context_(context), grid_(grid_of(table)) {}

    void run() {
        find_used();
        tell_cut();
        if (table_.shares.size() == grid_.columns) {
            for (std::size_t i = 0; i < used_columns_.size(); ++i)
                table_.shares[i] = table_.shares[used_columns_[i]];
            table_.shares.resize(used_columns_.size());
        } else {
            table_.shares.clear();
        }
        std::vector<Alignment> columns;
        for (const std::size_t column : used_columns_)
            columns.push_back(column < table_.columns.size() ? table_.columns[column]
                                                             : Alignment::none);
        table_.columns = std::move(columns);
        std::size_t next = 0;
        std::size_t row = 0;
        for (TableSection& section : table_.sections) {
            for (TableRow& cells : section.rows) {
                for (TableCell& cell : cells) resize(cell, grid_.cells[next++]);
                if (!cells.empty()) fill(cells, row);
                ++row;
            }
            std::erase_if(section.rows, [](const TableRow& cells) { return cells.empty(); });
        }
        std::erase_if(table_.sections, [](const TableSection& one) { return one.rows.empty(); });
        share_alignments();
    }

private:
    static std::size_t count_before(const std::vector<std::size_t>& used, std::size_t end) {
        return static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), end) -
                                        used.begin());
    }

    void find_used() {
        for (const CellPlace& place : grid_.cells) {
            used_columns_.push_back(place.column);
            used_rows_.push_back(place.row);
        }
        for (std::vector<std::size_t>* used : {&used_columns_, &used_rows_}) {
            std::sort(used->begin(), used->end());
            used->erase(std::unique(used->begin(), used->end()), used->end());
        }
        covered_.resize(grid_.rows.size());
        for (const CellPlace& place : grid_.cells) {
            const std::size_t columns = count_before(used_columns_, place.column + place.columns) -
                                        count_before(used_columns_, place.column);
            for (std::size_t row = place.row; row < place.row + place.rows; ++row) {
                covered_[row].columns += columns;
                covered_[row].end = std::max(covered_[row].end, place.column + place.columns);
            }
        }
    }

    /// A cell that reaches further than all others is no wider for it, unless every row does.
    void tell_cut() const {
        std::size_t common = used_columns_.empty() ? 0 : used_columns_.back() + 1;
        std::size_t least = grid_.columns;
        for (const std::size_t row : used_rows_) least = std::min(least, covered_[row].end);
        common = std::max(common, least);
        for (const CellPlace& place : grid_.cells)
            if (place.cut || place.column + place.columns > common)
                context_.cut_cells.note("", place.cell->span);
    }

    void resize(TableCell& cell, const CellPlace& place) const {
        const auto covered = [](const std::vector<std::size_t>& used, std::size_t from,
                                std::size_t count) {
            return static_cast<std::uint32_t>(count_before(used, from + count) -
                                              count_before(used, from));
        };
        cell.columns = covered(used_columns_, place.column, place.columns);
        cell.rows = covered(used_rows_, place.row, place.rows);
    }

    void fill(TableRow& cells, std::size_t row) const {
        for (std::size_t i = covered_[row].columns; i < used_columns_.size(); ++i)
            cells.emplace_back();
    }

    /// What all data of a column say is said once.
    void share_alignments() {
        const std::size_t columns = table_.columns.size();
        std::vector<std::optional<Alignment>> shared(columns);
        std::vector<bool> differs(columns, false);
        for_each_datum([&](TableCell& cell, std::size_t column) {
            if (cell.blocks.empty()) return;
            if (shared[column].value_or(cell.alignment) != cell.alignment) differs[column] = true;
            shared[column] = cell.alignment;
        });
        for (std::size_t i = 0; i < columns; ++i) {
            differs[i] = differs[i] || shared[i].value_or(Alignment::none) == Alignment::none;
            if (!differs[i]) table_.columns[i] = *shared[i];
        }
        for_each_datum([&](TableCell& cell, std::size_t column) {
            if (!differs[column]) cell.alignment = Alignment::none;
        });
    }

    /// Cells of one column; not its heads.
    template <class Visit>
    void for_each_datum(Visit&& visit) {
        const TableGrid grid = grid_of(table_);
        std::size_t next = 0;
        for (TableSection& section : table_.sections)
            for (TableRow& cells : section.rows)
                for (TableCell& cell : cells) {
                    const CellPlace& place = grid.cells[next++];
                    if (place.columns == 1 && section.part != TablePart::head)
                        visit(cell, place.column);
                }
    }

    struct Covered {
        std::size_t columns = 0;
        std::size_t end = 0;
    };
    Table& table_;
    Context& context_;
    const TableGrid grid_;
    std::vector<std::size_t> used_columns_;
    std::vector<std::size_t> used_rows_;
    std::vector<Covered> covered_;
};

}  // namespace

/// `align="right"` or `style="text-align: right"`, as converters write it.
Alignment alignment_of(const HtmlTag& tag) {
    constexpr std::string_view property = "text-align:";
    std::string style(tag.attribute("style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    std::size_t at = style.find(property);
    if (at == std::string::npos) return alignment_named(tag.attribute("align"));
    at += property.size();
    return alignment_named(std::string_view(style).substr(at, style.find_first_of(";!", at) - at));
}

void align_paragraphs(const HtmlTag& tag, Blocks& blocks) {
    const Alignment own = tag.name == "center" ? Alignment::center : alignment_of(tag);
    const bool holds_text = tag.name == "p" || tag.name == "div" || tag.name == "center" ||
                            tag.name == "section" || tag.name == "summary";
    if (!holds_text || (own != Alignment::center && own != Alignment::right)) return;
    for (Block& block : blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block.value);
        if (paragraph != nullptr && paragraph->role == ParagraphRole::body &&
            paragraph->alignment == Alignment::none)
            paragraph->alignment = own;
    }
}

Table read_html_table(const GumboNode& node, HtmlContents& contents, int depth, Context& context) {
    Table table = TableReader(contents, context).read(node, depth);
    Squarer(table, context).run();
    if (table.columns.size() > most_columns)
        context.diagnostics.report(Code::S004, contents.tag_of(node.v.element).span,
                                   {std::to_string(most_columns)});
    return table;
}

void settle_cell_headings(Blocks& blocks) {
    for (Block& block : blocks) {
        auto* heading = std::get_if<Heading>(&block.value);
        if (heading == nullptr) continue;
        Inlines content;
        content.push_back({Styled{InlineStyle::strong, std::move(heading->content)}});
        block.value = Paragraph{std::move(content)};
    }
}

Blocks without_grid(Table&& table, Span span) {
    Blocks all;
    if (!table.caption.empty()) all.push_back({Paragraph{std::move(table.caption)}, span, "", ""});
    for (TableSection& section : table.sections) {
        for (TableRow& cells : section.rows) {
            Inlines line;
            const auto flush = [&] {
                if (!line.empty())
                    all.push_back({Paragraph{std::exchange(line, {})}, span, "", ""});
            };
            for (TableCell& cell : cells) {
                for (Block& block : cell.blocks) {
                    auto* words = std::get_if<Paragraph>(&block.value);
                    if (words == nullptr) {
                        flush();
                        all.push_back(std::move(block));
                        continue;
                    }
                    if (!line.empty()) line.push_back({Text{"\u3000", {}}});
                    std::move(words->content.begin(), words->content.end(),
                              std::back_inserter(line));
                }
            }
            flush();
        }
    }
    return all;
}

}  // namespace banxin::markdown
