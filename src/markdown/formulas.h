/// \file
/// Formulas in the notation of TeX, `$…$` and `$$…$$`: found before Markdown can take their
/// underscores and backslashes for its own, and kept whole. Knows nothing of what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct cmark_syntax_extension;

namespace banxin::markdown {

/// A new extension that reads formulas. Inside a line, `$…$` and `$$…$$` as Pandoc does
/// ("Extension: tex_math_dollars"): no blank behind the opening dollar nor before the closing one,
/// and no digit behind that. Han may touch both; `$5，买$` (a sum, then Han) is money, and
/// backquotes are code's. What has stand-ins at its ends is one wherever it stands: alone on a line
/// a custom block, which a paragraph ends before; else a node as hidden_nodes.h says, with all of
/// it.
[[nodiscard]] cmark_syntax_extension* make_formula_extension();

/// Bytes of the formula that begins with the dollar at `begin`, both ends included; 0 when none
/// does.
[[nodiscard]] std::size_t formula_at(std::string_view text, std::size_t begin);

/// Makes one line, with stand-ins for its ends, of each formula that stands on lines of its own,
/// outside code: blank lines and list marks inside are its own. The text keeps its length.
void hide_formulas(std::string& text);

/// Whether a node's literal is one.
[[nodiscard]] bool is_formula(std::string_view literal);
/// Whether what the author wrote is one for lines of its own: `$$`, `\[`, `\begin`.
[[nodiscard]] bool is_displayed(std::string_view source);

/// What stands between the ends, without the blanks around it; of an environment all of it.
/// `literal` may have more behind the end, which `rest` then is.
[[nodiscard]] std::string formula_source(std::string_view literal,
                                         std::string_view* rest = nullptr);

}  // namespace banxin::markdown
