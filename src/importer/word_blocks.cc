// Paragraphs, lists and tables of a Word document as Markdown.
#include "importer/word_blocks.h"

#include "base/ascii.h"
#include "importer/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace banxin::importer {
namespace {

using word::Block;
using word::Cell;
using word::Paragraph;
using word::Table;

constexpr std::string_view wide_blank = "　";

bool is_empty(const Paragraph& paragraph) {
    return std::all_of(paragraph.runs.begin(), paragraph.runs.end(), [](const word::Run& run) {
        return run.kind == word::Run::Kind::line_break ||
               (run.kind == word::Run::Kind::text &&
                run.text.find_first_not_of(" \t\xC2\xA0") == std::string::npos);
    });
}

/// The blanks that people indent with are the style's business.
std::string without_indent(std::string text) {
    while (text.starts_with(wide_blank) || text.starts_with(' '))
        text.erase(0, text.starts_with(' ') ? 1 : wide_blank.size());
    return text;
}

/// "3." and "3)" are numbers of Markdown's; nothing for "（三）" and "1.2".
std::string list_number(const std::string& number) {
    const std::string_view words = ascii::trimmed(number);
    std::size_t digits = 0;
    while (digits < words.size() && ascii::is_digit(words[digits])) ++digits;
    const std::string_view rest = words.substr(digits);
    if (digits == 0 || digits > 9) return {};
    return rest.empty() || rest == "." || rest == ")" ? std::string(words.substr(0, digits)) : "";
}

std::string indented(const std::string& text, const std::string& first, const std::string& next) {
    std::string all = first;
    for (std::size_t i = 0; i < text.size(); ++i) {
        all += text[i];
        if (text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n') all += next;
    }
    return all;
}

class BlockWriter {
public:
    BlockWriter(int top, const word::Document& document,
                const std::map<std::string, std::string>& pictures)
        : top_(top), document_(document), pictures_(pictures) {}

    std::string write(const std::vector<const Block*>& blocks) {
        std::string text = body(blocks);
        // Notes may call notes of their own.
        for (std::size_t i = 0; i < notes_.keys.size(); ++i) {
            const auto note = document_.notes.find(notes_.keys[i]);
            std::vector<const Block*> inside;
            if (note != document_.notes.end())
                for (const Block& block : note->second) inside.push_back(&block);
            const std::string words = body(inside);
            text +=
                indented(words.empty() ? "—\n" : words, fmt::format("\n[^{}]: ", i + 1), "    ");
        }
        return text;
    }

private:
    std::string body(const std::vector<const Block*>& blocks) {
        std::string text;
        widths_.clear();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (const auto* table = std::get_if<Table>(blocks[i])) {
                leave_list();
                if (!text.empty()) text += '\n';
                text += table_text(*table);
                continue;
            }
            const auto& paragraph = std::get<Paragraph>(*blocks[i]);
            if (is_empty(paragraph)) continue;
            if (paragraph.kind == Paragraph::Kind::code) {
                leave_list();
                if (!text.empty()) text += '\n';
                text += code(blocks, i);
                continue;
            }
            add(paragraph, text);
        }
        return text;
    }

    void leave_list() {
        widths_.clear();
        last_ = nullptr;
    }

    void add(const Paragraph& paragraph, std::string& text) {
        std::string words =
            without_indent(inlines(paragraph.runs, Form::markdown, notes_, pictures_));
        while (words.ends_with("\\\n")) words.resize(words.size() - 2);
        const std::string gap = text.empty() ? "" : "\n";
        if (paragraph.heading > 0) {
            leave_list();
            const int level = std::clamp(paragraph.heading - top_ + 1, 1, 6);
            std::replace(words.begin(), words.end(), '\n', ' ');
            if (words.ends_with('#')) words.insert(words.size() - 1, "\\");
            const std::string number =
                paragraph.number.empty() ? "" : escaped(paragraph.number) + "　";
            text += gap + std::string(static_cast<std::size_t>(level), '#') + " " + number + words +
                    "\n";
            return;
        }
        if (paragraph.list_level > 0) {
            const std::string number = list_number(paragraph.number);
            if (paragraph.number.empty() || !number.empty())
                return add_item(paragraph, number, words, text);
            words = escaped(paragraph.number) + words;
        }
        leave_list();
        words = escaped_start(std::move(words)) + "\n";
        if (paragraph.kind == Paragraph::Kind::quote) {
            // Quotations that follow one another are one.
            const bool goes_on = quoted_ == text.size() && quoted_ > 0;
            text += indented(words, goes_on ? ">\n> " : gap + "> ", "> ");
            quoted_ = text.size();
            return;
        }
        text += gap + words;
    }

    void add_item(const Paragraph& paragraph, const std::string& number, const std::string& words,
                  std::string& text) {
        const std::string mark = number.empty() ? "- " : number + ". ";
        auto level = static_cast<std::size_t>(paragraph.list_level);
        level = std::min(level, widths_.size() + 1);
        const bool goes_on = last_ != nullptr;
        const bool other_list = goes_on && level == 1 && last_->list != paragraph.list &&
                                last_->list_level == paragraph.list_level;
        if (!goes_on && !text.empty()) text += '\n';
        if (other_list) text += "\n<!-- -->\n\n";
        widths_.resize(level - 1);
        std::size_t indent = 0;
        for (const std::size_t width : widths_) indent += width;
        widths_.push_back(mark.size());
        text += indented(escaped_start(words) + "\n", std::string(indent, ' ') + mark,
                         std::string(indent + mark.size(), ' '));
        last_ = &paragraph;
    }

    static std::string code(const std::vector<const Block*>& blocks, std::size_t& i) {
        std::string lines;
        for (; i < blocks.size(); ++i) {
            const auto* paragraph = std::get_if<Paragraph>(blocks[i]);
            if (paragraph == nullptr || paragraph->kind != Paragraph::Kind::code) break;
            for (const word::Run& run : paragraph->runs)
                lines += run.kind == word::Run::Kind::line_break ? "\n" : run.text;
            lines += '\n';
        }
        --i;
        std::string fence = "```";
        while (lines.find(fence) != std::string::npos) fence += '`';
        return fence + "\n" + lines + fence + "\n";
    }

    static bool is_simple(const Table& table) {
        if (table.head_rows != 1) return false;
        for (const auto& row : table.rows) {
            if (row.size() != table.rows.front().size()) return false;
            for (const Cell& cell : row) {
                if (cell.columns != 1 || cell.rows != 1 || cell.blocks.size() > 1) return false;
                for (const Block& block : cell.blocks) {
                    const auto* words = std::get_if<Paragraph>(&block);
                    if (words == nullptr || words->list_level > 0) return false;
                    for (const word::Run& run : words->runs)
                        if (run.kind == word::Run::Kind::line_break) return false;
                }
            }
        }
        return true;
    }

    std::string table_text(const Table& table) {
        if (!is_simple(table)) return html_table(table);
        std::string text;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            for (const Cell& cell : table.rows[i]) {
                text += "| ";
                for (const Block& block : cell.blocks)
                    text +=
                        inlines(std::get<Paragraph>(block).runs, Form::markdown, notes_, pictures_);
                text += " ";
            }
            text += "|\n";
            if (i > 0) continue;
            for (std::size_t n = 0; n < table.rows[i].size(); ++n) text += "|---";
            text += "|\n";
        }
        return text;
    }

    std::string html_table(const Table& table) {
        std::string text = "<table>\n";
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            text += "<tr>";
            for (const Cell& cell : table.rows[i]) {
                if (cell.rows == 0) continue;
                const char* const name = i < table.head_rows ? "th" : "td";
                text += fmt::format("<{}", name);
                if (cell.columns > 1) text += fmt::format(" colspan=\"{}\"", cell.columns);
                if (cell.rows > 1) text += fmt::format(" rowspan=\"{}\"", cell.rows);
                text += ">" + cell_html(cell.blocks) + fmt::format("</{}>", name);
            }
            text += "</tr>\n";
        }
        return text + "</table>\n";
    }

    std::string cell_html(const std::vector<Block>& blocks) {
        std::vector<std::string> pieces;
        for (const Block& block : blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                std::string inner = html_table(*table);
                std::erase(inner, '\n');
                pieces.push_back(std::move(inner));
            } else if (const auto& words = std::get<Paragraph>(block); !is_empty(words)) {
                std::string number = words.number;
                if (words.list_level > 0 && number.empty()) number = "· ";
                pieces.push_back(html_escaped(number) +
                                 inlines(words.runs, Form::html, notes_, pictures_));
            }
        }
        if (pieces.size() == 1) return pieces.front();
        std::string all;
        for (const std::string& piece : pieces) all += "<p>" + piece + "</p>";
        return all;
    }

    int top_;
    const word::Document& document_;
    const std::map<std::string, std::string>& pictures_;
    NoteCalls notes_;
    /// Of the marks of the items that are open.
    std::vector<std::size_t> widths_;
    const Paragraph* last_ = nullptr;
    /// Where the last quotation ended.
    std::size_t quoted_ = 0;
};

}  // namespace

std::string markdown_of(const std::vector<const word::Block*>& blocks, int top,
                        const word::Document& document,
                        const std::map<std::string, std::string>& pictures) {
    return BlockWriter(top, document, pictures).write(blocks);
}

}  // namespace banxin::importer
