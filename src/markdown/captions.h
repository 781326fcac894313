/// \file
/// Captions that are written as paragraphs beside their tables and pictures. Private to the
/// markdown room.
#pragma once

#include "document/block.h"

#include <array>
#include <string>
#include <string_view>

namespace banxin::markdown {

struct Context;

inline constexpr std::array<std::string_view, 6> caption_prefixes = {"表：", "表:",    "표：",
                                                                     "표:",  "Table:", "table:"};

/// `表：…`, `Table: …` before the table that is the last block: its caption, and its own id
/// (`{#name}`, or bookdown's `(\#tab:name)`). In Pandoc's dialect `: …` too.
void take_caption_above(Blocks& blocks, Context& context);

/// The same behind a table that has none yet, and `: …`: Pandoc's. False: it is none.
[[nodiscard]] bool take_caption_below(Inlines& content, Blocks& blocks, Context& context);

/// `注：…`, `Source: …` right behind a table belongs to it. False: it is none.
[[nodiscard]] bool take_table_note(Inlines& content, Span span, Blocks& blocks);
/// So do such lines right under its rows, which the parser takes for rows.
void take_note_rows(Table& table);
/// So do all blocks from `first` on, `::: table-notes`. False: no table stands before them.
[[nodiscard]] bool take_table_notes(Blocks& blocks, std::size_t first);

/// bookdown's `(\#fig:name)` at the beginning of a picture's words.
[[nodiscard]] std::string take_label(std::string& words);
[[nodiscard]] std::string take_label(Inlines& caption);

/// What `short="…"`, `fig-scap="…"` of a division says, to the one figure or table in it.
void settle_short_caption(Blocks& blocks, std::size_t first, std::string&& words);

/// A division that is only called something, `::: {#fig-a}` … `:::`: its first block is called
/// that; of Quarto's figures and tables (`fig-`, `tbl-`) a last paragraph is the caption.
void settle_division(Blocks& blocks, std::size_t first, std::string_view id);
/// The same before: whether the last of its blocks is a caption.
[[nodiscard]] bool has_caption_below(const Blocks& blocks, std::size_t first, std::string_view id);

}  // namespace banxin::markdown
