#include "markdown/figures.h"

#include "document/walk.h"
#include "markdown/captions.h"
#include "markdown/context.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

const Image& image_in(const Inline& picture) {
    const Inlines* inside = children_of(picture);
    return std::get<Image>(inside != nullptr ? inside->front().value : picture.value);
}

/// A picture alone; marks of notes in its description need a caption to stand in.
bool is_figure_line(const Inlines& line, Dialect dialect) {
    if (line.empty() || !is_picture(line[0])) return false;
    const Image* image = &image_in(line[0]);
    const bool captioned = dialect == Dialect::pandoc || !image->title.empty();
    return line.size() == 1 ||
           (captioned && std::all_of(line.begin() + 1, line.end(), [](const Inline& one) {
                return std::holds_alternative<NoteRef>(one.value);
            }));
}

/// Of a figure's line: its title or, to Pandoc, what is said for it; with the marks behind it.
Inlines caption_of(const Inlines& line, Context& context) {
    const Image& image = image_in(line[0]);
    const auto said = context.descriptions.find(image.span.begin);
    const bool is_caption = context.dialect == Dialect::pandoc && image.title.empty();
    if (is_caption && said != context.descriptions.end()) return std::move(said->second);
    Inlines caption(line.begin() + 1, line.end());
    const std::string& words = is_caption ? image.alt : image.title;
    if (!words.empty()) caption.insert(caption.begin(), {Text{words, image.span}});
    return caption;
}

std::optional<Block> figure_of(FigurePart& part, Context& context) {
    if (!is_figure_line(part.content, context.dialect)) return std::nullopt;
    Inlines caption = caption_of(part.content, context);
    Block block = figure_block(std::move(part.content[0]));
    auto& figure = std::get<Figure>(block.value);
    figure.caption = std::move(caption);
    Image& image = figure.image();
    std::string label = take_label(image.alt);
    if (!label.empty()) static_cast<void>(take_label(figure.caption));
    const auto said = context.picture_attributes.extract(image.span.begin);
    if (said && !said.mapped().id.empty()) label = said.mapped().id;
    if (said) figure.place = figure_place(said.mapped());
    if (said) figure.short_caption = short_form(said.mapped());
    // Quarto's: what the picture shows, where its words are the caption.
    if (said && !said.mapped().value("fig-alt").empty()) image.alt = said.mapped().value("fig-alt");
    image.title.clear();
    block.anchor = std::move(label);
    return block;
}

}  // namespace

Block figure_block(Inline&& picture) {
    Figure figure;
    figure.picture.push_back(std::move(picture));
    const Span place = figure.image().span;
    return Block{std::move(figure), place, "", ""};
}

std::size_t take_figures(std::vector<FigurePart>& parts, std::size_t first, Context& context,
                         Blocks& blocks) {
    std::size_t end = first + 1;
    while (end < parts.size() && parts[end].beside) ++end;
    Blocks figures;
    for (std::size_t i = first; i < end; ++i) {
        if (!is_figure_line(parts[i].content, context.dialect)) return first;
    }
    for (std::size_t i = first; i < end; ++i)
        figures.push_back(std::move(*figure_of(parts[i], context)));
    if (figures.size() == 1)
        blocks.push_back(std::move(figures.front()));
    else
        blocks.push_back(row_block(std::move(figures)));
    return end;
}

Block row_block(Blocks&& figures) {
    const Span place = figures.front().span;
    return Block{FigureRow{std::move(figures)}, place, "", ""};
}

std::optional<Block> pictures_alone(Inlines& content, Context& context) {
    std::vector<Inline*> pictures;
    for (Inline& one : content) {
        const Text* text = std::get_if<Text>(&one.value);
        const bool blank =
            std::holds_alternative<LineBreak>(one.value) ||
            (text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos);
        if (blank) continue;
        if (!is_picture(one)) return std::nullopt;
        pictures.push_back(&one);
    }
    if (pictures.empty()) return std::nullopt;
    Blocks figures;
    for (Inline* picture : pictures) {
        figures.push_back(figure_block(std::move(*picture)));
        auto& figure = std::get<Figure>(figures.back().value);
        const auto said = context.picture_attributes.extract(figure.image().span.begin);
        if (said) figure.place = figure_place(said.mapped());
    }
    if (figures.size() == 1) return std::move(figures.front());
    return row_block(std::move(figures));
}

}  // namespace banxin::markdown
