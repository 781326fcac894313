/// \file
/// Formulas in the notation of TeX, `$…$` and `$$…$$`: found before Markdown can take their
/// underscores and backslashes for its own, and kept whole. Knows nothing of what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct cmark_syntax_extension;

namespace banxin::markdown {

/// A new extension that reads `$…$` and `$$…$$` inside a line of text as Pandoc does
/// ("Extension: tex_math_dollars"): no blank behind the opening dollar nor before the closing
/// one, and no digit behind that. Han may touch both; `$5，买$` (a sum, then Han) is money,
/// and backquotes are code's. The
/// node is a custom inline whose `on_enter` is all of it, dollars included.
[[nodiscard]] cmark_syntax_extension* make_formula_extension();

/// Makes processing instructions (`<? … ?>`, an HTML block of CommonMark) of formulas that stand
/// on lines of their own, outside code: blank lines and list marks inside are theirs. The text
/// keeps its length.
void hide_formulas(std::string& text);

/// What stands between the dollars, without the blanks around it.
[[nodiscard]] std::string formula_source(std::string_view with_dollars);

/// Dollars again where `hide_formulas` had been: `source` is the same text as the author wrote.
[[nodiscard]] bool was_formula(std::string_view source);

}  // namespace banxin::markdown
