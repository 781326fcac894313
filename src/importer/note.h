/// \file
/// The form of a note, without its meaning: lines, field lists, and where one text ends and
/// the next begins. Private to this room.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::importer {

/// What a field of a list says, whatever it is called.
enum class FieldKind : std::uint8_t {
    title,
    original_title,
    link,
    author,
    translator,
    reporter,
    publisher,
    date,
    category,
};

struct Field {
    FieldKind kind;
    std::string value;
};

/// One of the texts of a note.
struct NoteText {
    /// Of `## 附1: …`, all of it; empty for a text without one.
    std::string heading;
    std::vector<Field> fields;
    /// Lines that are not part of the body: heading, field list.
    std::vector<std::string> consumed;
    std::vector<std::string> body;

    /// The first field of a kind; empty when there is none.
    [[nodiscard]] std::string field(FieldKind kind) const;
};

/// Splits a note; texts without any content are left out.
[[nodiscard]] std::vector<NoteText> split_note(std::string_view note);

/// `**words**` alone on the line: the words.
[[nodiscard]] std::optional<std::string> bold_line(std::string_view line);
/// `*words*` alone on the line: the words.
[[nodiscard]] std::optional<std::string> italic_line(std::string_view line);
/// 1 to 6 for `# …`; 0 for other lines.
[[nodiscard]] int heading_level(std::string_view line);
/// True for the line that opens or closes a fenced code block.
[[nodiscard]] bool is_fence(std::string_view line);

/// The address in `[words](address)`, `<address>` or a bare address; empty: there is none.
[[nodiscard]] std::string address_in(std::string_view value);
/// "2024年10月20日", "2024 年 10 月", "2024-10-20", "2024/10": wherever it stands in the text.
[[nodiscard]] std::optional<Date> date_in(std::string_view text);

}  // namespace banxin::importer
