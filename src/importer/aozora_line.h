/// \file
/// One line of a text of 青空文庫 as Markdown: readings, notes about the words before them, and
/// characters that the file's encoding does not have. Private to this room.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"

#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

/// What the lines of a chapter share.
struct AozoraState {
    Diagnostics& diagnostics;
    SourceId source;
    /// Editors' notes ("「X」は底本では「Y」"), which become notes of the book.
    std::vector<std::string> notes;
    /// Of the layout; nothing is lost without them: "３字下げ".
    std::vector<std::string> layout;
    /// Pictures that the text shows, of those that are there.
    std::vector<std::string> pictures;
    const BookFolder* beside = nullptr;
};

struct AozoraLine {
    std::string markdown;
    /// 1 for 大見出し to 3 for 小見出し; 0 for a line of text.
    int heading = 0;
    /// Headings are begun or ended for the lines to come: 1 to 3; -1 ends; 0 neither.
    int opens_heading = 0;
    /// 字下げ of a block begins (1) or ends (-1).
    int opens_block = 0;
};

/// `begin` is where the line stands in the source.
[[nodiscard]] AozoraLine read_aozora_line(std::string_view line, std::size_t begin,
                                          AozoraState& state);

}  // namespace banxin::importer
