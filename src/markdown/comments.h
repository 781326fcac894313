/// \file
/// `<!-- … -->` as CommonMark 0.31 has it ("Raw HTML", "HTML comment"): the parser follows an older
/// rule, which knows no `--` inside, and a comment may also hold what begins a block. Private to
/// this room. Obsidian's `%% … %%` goes with them.
#pragma once

#include "markdown/context.h"

#include <string>
#include <string_view>

struct cmark_syntax_extension;

namespace banxin::markdown {

/// Makes one line of each comment that is closed in its block, and has stand-ins for the ends of
/// those that stand inside a line. A comment that begins a line stays a block of HTML. The text
/// keeps its length.
void hide_comments(std::string& text);

/// Whether `%%` may begin a comment: `100%%` is a percentage of a program, `https://…/%%20` an
/// address, and more of them are a line.
[[nodiscard]] bool may_open_percents(std::string_view text, std::size_t at);

/// Behind the end of the comment that begins at `at`; npos when nothing ends it.
[[nodiscard]] std::size_t end_of_comment(std::string_view text, std::size_t at);

/// Makes a node of raw HTML of each comment inside a line: `<!-- … -->` between its stand-ins.
[[nodiscard]] cmark_syntax_extension* make_comment_extension();

/// The marks of pairs in a block of HTML are met; comments and instructions become comments
/// of nothing, because the HTML parser would end some of them elsewhere; CDATA becomes its text.
/// The text keeps its length. What hides text that the author may not mean to hide is told (S044),
/// and so is what was for programs (S041).
[[nodiscard]] std::string without_comments(std::string html, const ContentMap& map,
                                           Context& context);

/// The same of one that stands inside a line: what of it is text.
[[nodiscard]] std::string_view meet_comment(std::string_view html, Span span, Context& context);

}  // namespace banxin::markdown
