/// \file
/// A Word document (.docx: ISO/IEC 29500, WordprocessingML) as plain values: what a reader of the
/// text would see, and what of it has no form in a book. The only room that knows the format; what
/// is made of it is the business of the rooms above.
#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace banxin::word {

/// How words are set; equal neighbours are one run.
struct Look {
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool struck = false;
    bool raised = false;
    bool lowered = false;
    /// Emphasis marks, of whatever shape.
    bool dots = false;
    bool code = false;
    bool operator==(const Look&) const = default;
};

struct Run {
    enum class Kind : std::uint8_t {
        text,
        line_break,
        picture,   ///< `target` is its name, `text` what it shows
        footnote,  ///< `target` is a key of `notes`
    } kind = Kind::text;
    std::string text;
    Look look;
    /// Set above the text.
    std::string ruby;
    /// An address of the web that the text leads to.
    std::string link;
    std::string target;
};

struct Paragraph {
    enum class Kind : std::uint8_t { plain, title, subtitle, quote, code } kind = Kind::plain;
    /// 1 to 9 for a heading.
    int heading = 0;
    /// Of an item: 1 for the outermost list; 0 for a paragraph.
    int list_level = 0;
    bool ordered = false;
    /// Its number as Word shows it ("第一章", "3."); empty: none, or a bullet.
    std::string number;
    /// Which list it belongs to.
    std::string list;
    std::vector<Run> runs;
};

struct Cell;
struct Table {
    std::vector<std::vector<Cell>> rows;
    /// The first rows that are its head.
    std::size_t head_rows = 0;
};
using Block = std::variant<Paragraph, Table>;
struct Cell {
    /// Columns and rows that it covers; 0 rows: it is covered by the one above.
    std::size_t columns = 1;
    std::size_t rows = 1;
    std::vector<Block> blocks;
};

struct Picture {
    /// "image1.png"
    std::string name;
    std::string bytes;
};

struct Document {
    std::string title;
    std::string author;
    /// Of the East Asian text, or of all, as Word was told: "zh-CN".
    std::string language;
    std::vector<Block> blocks;
    /// Foot- and endnotes: "f2", "e1".
    std::map<std::string, std::vector<Block>> notes;
    std::vector<Picture> pictures;
};

/// More than this in all parts is no book.
inline constexpr std::size_t most_bytes = 512U << 20U;

/// `name` is for messages. Reports what has no form in a book (C028 to C033). Empty: C026 or C027
/// was reported. Any bytes are safe to hand in; parts of more than `most` bytes together are not
/// unpacked.
[[nodiscard]] std::optional<Document> read_document(const std::string& bytes,
                                                    const std::string& name,
                                                    Diagnostics& diagnostics,
                                                    std::size_t most = most_bytes);

}  // namespace banxin::word
