/// \file
/// `{#id .class width=50%}` behind a heading, a picture, a link or a fence, as Pandoc and
/// kramdown write it. Classes style web pages; here they say where a figure stands, or nothing.
#pragma once

#include "document/block.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::markdown {

struct Context;

struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> values;
    /// Bytes of the text that they take, braces included.
    std::size_t size = 0;

    [[nodiscard]] std::string value(std::string_view key) const;
};

/// Attributes at the beginning of a text. Braces that hold anything else are the author's.
[[nodiscard]] std::optional<Attributes> attributes_at(std::string_view text);

/// What stands for a title or a caption where a line has little room: `short="…"`, as the field of
/// a chapter, filters of Pandoc and Quarto call it; or "".
[[nodiscard]] std::string short_form(const Attributes& attributes);

/// What the attributes of a heading or a caption say.
struct TitleAttributes {
    /// Its own id, or "".
    std::string anchor;
    std::string short_form;
};
/// Takes the attributes off the end of a caption's content, and lays its language on the rest.
/// `span` is blamed.
[[nodiscard]] TitleAttributes take_caption_attributes(Inlines& content, Span span,
                                                      Context& context);
/// The same of a heading, and the marks that close it before them: `## 题 ## {#own}`.
[[nodiscard]] TitleAttributes take_heading_attributes(Inlines& content, Span span,
                                                      Context& context);

/// At which side of the text a picture is to stand: what its classes (`.left`, `.float-right`, as
/// stylesheets of other programs call it), HTML's `align` and the `float` of a `style` say; or
/// free.
[[nodiscard]] FigurePlace side_of(const std::vector<std::string>& classes, std::string_view align,
                                  std::string_view style);

/// Columns that a text is to flow through: what its classes (`.two-columns`), `columns=2` and the
/// `column-count` or `columns` of a `style` say; 0: nothing.
[[nodiscard]] std::uint32_t columns_said(const Attributes& attributes);

/// A number from 1 to `most` at the beginning of a value; or 0.
[[nodiscard]] std::uint32_t number_in(std::string_view value, std::uint32_t most);

/// Where a picture's figure is to stand: `.top`, `.bleed`, or Quarto's `fig-pos="t"`.
[[nodiscard]] FigurePlace figure_place(const Attributes& attributes);

/// "50%", "300", "300px", "8cm": a wish for a picture, from an attribute of Markdown or HTML.
void set_width(Image& image, std::string_view width);

/// `=300x200`, `=50%x` that stands behind a blank at the end of a picture's address; or "".
[[nodiscard]] std::string_view size_behind(std::string_view address);

/// Sets the width that the address of a picture says, or its alternative (`![图|300](…)`), which
/// then loses it.
void take_size(Image& image);

/// Attributes behind links, code and pictures are taken out of the text, unless a backslash keeps
/// them there; ids are names of the block. Pictures get their widths from them, and figures what
/// else they say (`Context::picture_attributes`).
void settle_attributes(Inlines& inlines, Context& context);

}  // namespace banxin::markdown
