/// \file
/// Notes, tips and warnings set apart from the text, in the forms that people write:
/// `> [!NOTE]` (GitHub, Obsidian), `!!! note "标题"` (MkDocs), `::: tip 标题` (VuePress, Quarto's
/// `{.callout-tip}`), ```` ```admonish ```` (mdBook), `{% hint style="info" %}` (GitBook).
#pragma once

#include "document/block.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::markdown {

/// True for "note", "tip", "WARNING", "callout-important" …
[[nodiscard]] bool is_admonition(std::string_view type);

/// What stands over one that has no title of its own: "提示", "Tip", in the text's language.
[[nodiscard]] std::string admonition_title(std::string_view type, Language language);

/// The first paragraph of it: its title, strong.
[[nodiscard]] Block title_block(Inlines&& title, Span span);

/// Takes what stands before the first line break out of a first paragraph, and the paragraph when
/// nothing is left of it.
[[nodiscard]] Inlines drop_first_line(Blocks& blocks);

/// Leaves the title in the line of an admonition: what its quotation marks hold, or all behind the
/// type and MkDocs' words for where it stands.
void take_title(Inlines& line, std::string_view type);
/// Whether the line asks for a box without one: `!!! note ""`.
[[nodiscard]] bool is_untitled(std::string_view line);

/// `[!NOTE]`, `[!note]- 标题`, `[!自定|right]` at the beginning of a quotation's first line. Any
/// word is a type; one that we do not know gives its own title.
struct Callout {
    std::string type;
    /// Bytes of the text that it takes, blanks behind it included.
    std::size_t size = 0;
};
[[nodiscard]] std::optional<Callout> callout_at(std::string_view text);

/// Puts the title over an admonition: its own, or the word for its type.
void head_admonition(Quote& quote, std::string_view type, Inlines&& title, Span span,
                     Language language);

/// `> [!NOTE]` makes an admonition of a quotation; what stands behind it is the title. `> [!quote]`
/// without a title is a quotation.
void settle_callout(Quote& quote, Language language);

/// Makes list items of `!!! note` and `??? note`, outside code: what is indented by four under
/// them is their content then, for the parser too. The text keeps its length.
void hide_admonitions(std::string& text);

/// The type that the same line names, as the author wrote it from its marks on; nothing for an
/// item that is only an item.
[[nodiscard]] std::optional<std::string> admonition_line(std::string_view source);

}  // namespace banxin::markdown
