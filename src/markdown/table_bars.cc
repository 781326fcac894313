#include "markdown/table_bars.h"

#include "markdown/fences.h"
#include "markdown/formulas.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace banxin::markdown {
namespace {

/// A bar inside a row: what it stands in decides whether it parts cells.
struct Bar {
    std::size_t at = 0;
    enum class In { text, formula, code, link } in = In::text;
};

/// Behind the code span that begins at `at` of the row, or behind its backticks.
std::size_t behind_code(std::string_view row, std::size_t at) {
    const std::size_t inside = std::min(row.find_first_not_of('`', at), row.size());
    const std::string_view ticks = row.substr(at, inside - at);
    for (std::size_t i = row.find(ticks, inside); i != none; i = row.find(ticks, i)) {
        const std::size_t end = std::min(row.find_first_not_of('`', i), row.size());
        if (end - i == ticks.size()) return end;
        i = end;
    }
    return inside;
}

/// Behind `[[note|words]]`, or behind its brackets.
std::size_t behind_link(std::string_view row, std::size_t at) {
    const std::size_t end = row.find("]]", at);
    const bool whole = end != none && row.substr(at + 2, end - at - 2).find('[') == none;
    return whole ? end + 2 : at + 2;
}

/// The bars between the cells of a row, as the parser sees them: one at either end parts nothing,
/// and one behind a backslash is text.
std::vector<Bar> bars_of(std::string_view line) {
    std::vector<Bar> bars;
    std::size_t begin = container_width(line);
    std::size_t end = line.find_last_not_of(" \t") + 1;
    if (begin < end && line[begin] == '|') ++begin;
    if (begin < end && line[end - 1] == '|' && line[end - 2] != '\\') --end;
    std::size_t special = begin;
    Bar::In in = Bar::In::text;
    for (std::size_t at = begin; at < end; ++at) {
        if (at >= special) {
            in = Bar::In::text;
            const std::string_view row = line.substr(0, end);
            const std::size_t size = row[at] == '$' ? formula_at(row, at) : 0;
            if (size > 0) {
                in = Bar::In::formula;
                special = at + size;
            } else if (row[at] == '`') {
                special = behind_code(row, at);
                in = Bar::In::code;
            } else if (row.substr(at).starts_with("[[")) {
                special = behind_link(row, at);
                in = Bar::In::link;
            }
        }
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '|')
            bars.push_back({at, in});
    }
    return bars;
}

/// Columns that a line of bars and dashes announces; 0: it is none.
std::size_t columns_of(std::string_view line) {
    if (line.find('|') == none || line.find('-') == none) return 0;
    if (line.find_first_not_of("|:- \t>") != none) return 0;
    return bars_of(line).size() + 1;
}

/// Hides bars until the row has as many cells as the table; the last ones, where that is `forced`.
bool fit(std::string& text, std::size_t begin, std::size_t columns, bool forced) {
    std::vector<Bar> bars = bars_of(line_at(text, begin));
    for (const Bar::In in : {Bar::In::link, Bar::In::formula, Bar::In::code}) {
        const auto kept = std::stable_partition(bars.begin(), bars.end(),
                                                [&](const Bar& bar) { return bar.in != in; });
        while (bars.size() >= columns && bars.end() != kept && bars.back().in == in) {
            text[begin + bars.back().at] = hidden_bar;
            bars.pop_back();
        }
        std::sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.at < b.at; });
    }
    for (; forced && bars.size() >= columns; bars.pop_back())
        text[begin + bars.back().at] = extra_bar;
    return bars.size() + 1 == columns;
}

bool is_row(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t>");
    return at != none && line[at] != '#' && !(line[at] == '<' && line.find('|') == none);
}

}  // namespace

void hide_bars(std::string& text) {
    if (text.find("|") == std::string::npos) return;
    CodeLines code;
    std::size_t above = none;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::string_view line = line_at(text, begin);
        std::size_t next = begin + line.size() + 1;
        const bool in_code = code.holds(line);
        const std::size_t columns = in_code || above == none ? 0 : columns_of(line);
        if (columns > 0 && fit(text, above, columns, false)) {
            while (next < text.size() && is_row(line_at(text, next)) &&
                   !code.holds(line_at(text, next))) {
                fit(text, next, columns, true);
                next += line_at(text, next).size() + 1;
            }
            above = none;
        } else {
            above = in_code ? none : begin;
        }
        begin = next;
    }
}

}  // namespace banxin::markdown
