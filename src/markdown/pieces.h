/// \file
/// Inlines on their way: what a run of siblings is made of before braces, line breaks and bare
/// addresses are settled.
#pragma once

#include "document/inline.h"
#include "markdown/context.h"

#include <string_view>
#include <vector>

namespace banxin::markdown {

struct Piece {
    Inline value;
    enum class Kind {
        /// Braces and addresses in its text mean something.
        plain,
        /// Escaped by the author, or from an entity: only itself.
        literal,
        /// The text is a ruby reading for what stands before it (HTML rt).
        reading,
        /// A soft line end in the source; the text is "\n".
        line_end,
    } kind = Kind::plain;
};
using Pieces = std::vector<Piece>;

/// The text of a plain piece; empty for everything else.
[[nodiscard]] const Text* plain_text_of(const Piece& piece);
/// Part of a text, its span cut as well when it is exact.
[[nodiscard]] Text cut(const Text& text, std::size_t begin, std::size_t end);
[[nodiscard]] Inlines to_inlines(Pieces&& pieces);
/// Texts that follow on each other in the source become one.
void join_texts(Inlines& inlines);
/// Whether the author put a backslash before this byte of a text.
[[nodiscard]] bool is_escaped(const Text& text, std::size_t at, std::string_view source);

/// `{汉字|hàn zì}` to ruby and `{…|.}` to emphasis dots; other braces stay (braces.cc).
void read_braces(Pieces& pieces, Context& context);

/// In Japanese, 漢字《かんじ》 to ruby (aozora.cc).
void read_typed_ruby(Pieces& pieces, Context& context);

/// Soft line ends become a space or nothing (TYPOGRAPHY.md, M12), and texts that follow on
/// each other in the source become one (line_ends.cc).
void settle_line_ends(Inlines& inlines, Language language);

/// Whether it is the end of a line of the source, soft or hard.
[[nodiscard]] bool ends_line(const Inline& one);
/// Cuts a run at the ends of the source's lines that stand in no element.
[[nodiscard]] std::vector<Inlines> source_lines(Inlines run);
/// What was read with its line ends kept is read without: soft ones are settled.
void settle_soft_breaks(Inlines& inlines, Language language);

/// Bare http://, https:// and www. addresses and mail addresses become links. They end where
/// Chinese begins (autolinks.cc).
void link_addresses(Inlines& inlines);

}  // namespace banxin::markdown
