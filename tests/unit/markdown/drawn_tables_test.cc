// Tables and lists that Pandoc draws with characters, in drawn.txt; inside of each other and of
// notes too. A case whose title begins with "plain" says how the other dialect reads it as well.
#include "unit/cases.h"
#include "unit/markdown/reading.h"

#include "document/walk.h"

namespace banxin::testing {
namespace {

/// The blocks, and what words of the source each text is.
std::string read_drawn(const std::string& text, const std::string& title) {
    const Reading reading(text, "zh-Hans", Dialect::pandoc);
    std::string found = in_lines(reading.blocks()) + in_lines(reading.notes());
    const std::string said = reading.complaints();
    if (!said.empty()) found += said + "\n";
    std::string cells;
    for_each_block(reading.chapter.blocks, [&](const Block& block) {
        const auto* table = std::get_if<Table>(&block.value);
        if (table == nullptr) return;
        for (const TableSection& section : table->sections)
            for (const TableRow& row : section.rows)
                for (const TableCell& cell : row) {
                    const std::string_view first = reading.at(cell.span);
                    cells += " [" + std::string(first.substr(0, first.find('\n'))) + "]";
                }
    });
    if (!cells.empty()) found += "cells" + cells + "\n";
    for_each_of<Text>(reading.chapter.blocks, [&](const Text& one) {
        if (!one.span.known() || reading.at(one.span) == one.text) return;
        found += fmt::format("{} from {}\n", one.text, reading.at(one.span));
    });
    if (title.starts_with("plain")) found += "-- elsewhere\n" + in_lines(Reading(text).blocks());
    return found;
}

TEST(DrawnTables, AreTablesInPandocsDialect) {
    expect_cases("markdown/drawn.txt", read_drawn);
}

}  // namespace
}  // namespace banxin::testing
