/// \file
/// Blocks of a kind of their own (fenced divs, as Pandoc writes them): `::: verse` … `:::`.
#pragma once

#include "document/block.h"
#include "markdown/panels.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::markdown {

/// Follows a text line by line, from its first, and knows which lines are fenced code, in lists and
/// quotations too. A fence that is mdBook's for an admonition is none.
class CodeLines {
public:
    /// Whether this line, the next one, is code or a fence around it.
    bool holds(std::string_view line);

private:
    char mark_ = 0;
    /// Of the fence of an open block; 0: there is none.
    std::size_t length_ = 0;
    /// What stands before it on its line.
    std::string before_;
    char admonish_mark_ = 0;
    std::size_t admonish_length_ = 0;
};

/// A line that begins or ends such a block.
struct Fence {
    /// Empty for one that ends it.
    std::string name;
    /// Of an admonition: `::: tip 标题`, `{.callout-tip title="标题"}`.
    std::string title;
    /// `{#id}`.
    std::string id{};
    /// Of a figure or a table in it: see `short_form`.
    std::string short_form{};
    /// `{lang=en}`, as it was written.
    std::string language{};
    /// Columns that its text flows through: `{columns=2}`, `.two-columns`; 0: it says nothing.
    std::uint32_t columns = 0;
    /// `.column` with a `width="40%"`, in hundredths; 0: none.
    std::uint8_t width = 0;
    /// `{layout-ncol=2}`.
    Panel panel{};
};

/// `::: verse`, `:::{.verse}`, `:::`, and what mdBook and GitBook write for admonitions:
/// ```` ```admonish tip ````, `{% hint style="info" %}`, `{% endhint %}`. Nothing for other lines.
[[nodiscard]] std::optional<Fence> fence_of(std::string_view line);

/// Makes thematic breaks of fences, outside code: the parser, which knows no fences, ends a
/// paragraph there. One with the title of an admonition becomes a heading of that title, so that it
/// is read like any other text. The text keeps its length.
void hide_fences(std::string& text);

/// Of what belongs to the table before it.
inline constexpr std::string_view table_notes_fence = "table-notes";

/// "verse" → QuoteKind::verse …; nothing for a name that there is not.
[[nodiscard]] std::optional<QuoteKind> quote_kind(std::string_view name);
[[nodiscard]] const std::vector<std::string>& quote_kind_names();

/// Gives the paragraphs of a quotation their roles: who said it (a last paragraph that begins
/// with a dash), and of a letter the salutation, flush, and the signature (B15).
void settle_quote(Quote& quote);

}  // namespace banxin::markdown
