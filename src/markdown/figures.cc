#include "markdown/figures.h"

#include "markdown/captions.h"
#include "markdown/context.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

/// A picture alone; marks of notes in its description need a caption to stand in.
bool is_figure_line(const Inlines& line, Dialect dialect) {
    const Image* image = line.empty() ? nullptr : std::get_if<Image>(&line[0].value);
    if (image == nullptr) return false;
    const bool captioned = dialect == Dialect::pandoc || !image->title.empty();
    return line.size() == 1 ||
           (captioned && std::all_of(line.begin() + 1, line.end(), [](const Inline& one) {
                return std::holds_alternative<NoteRef>(one.value);
            }));
}

/// Of a figure's line: its title or, to Pandoc, what is said for it; with the marks behind it.
Inlines caption_of(const Inlines& line, Context& context) {
    const Image& image = std::get<Image>(line[0].value);
    const auto said = context.descriptions.find(image.span.begin);
    const bool is_caption = context.dialect == Dialect::pandoc && image.title.empty();
    if (is_caption && said != context.descriptions.end()) return std::move(said->second);
    Inlines caption(line.begin() + 1, line.end());
    const std::string& words = is_caption ? image.alt : image.title;
    if (!words.empty()) caption.insert(caption.begin(), {Text{words, image.span}});
    return caption;
}

}  // namespace

std::optional<Block> figure_of(FigurePart& part, Context& context) {
    if (!is_figure_line(part.content, context.dialect)) return std::nullopt;
    Inlines caption = caption_of(part.content, context);
    Image image = std::get<Image>(std::move(part.content[0].value));
    std::string label = take_label(image.alt);
    if (!label.empty()) static_cast<void>(take_label(caption));
    if (!part.anchor.empty()) label = std::move(part.anchor);
    if (!part.alternative.empty()) image.alt = part.alternative;
    image.title.clear();
    const Span place = image.span;
    return Block{Figure{std::move(image), std::move(caption), ""}, place, "", std::move(label)};
}

}  // namespace banxin::markdown
