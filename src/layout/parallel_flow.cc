// 对照: a translation and its original, on facing pages, in two columns, or under each other. What
// belongs together begins on the same line of the grid.

#include "document/links.h"
#include "layout/chapter_flow.h"
#include "layout/flatten.h"
#include "layout/side_by_side.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

/// Where the two columns of a type area stand: whole characters each, two or three em between them
/// (A01).
struct Columns {
    Length width;
    Length second;

    explicit Columns(const style::Page& page) {
        const std::int32_t gap = page.characters % 2 == 0 ? 2 : 3;
        const std::int32_t characters = (page.characters - gap) / 2;
        width = page.body_size * characters;
        second = page.body_size * (characters + gap);
    }
};

}  // namespace

bool ChapterFlow::is_parallel() const {
    const auto& parallel = context_.chapter.parallel;
    return parallel && parallel->print != ParallelPrint::none;
}

void ChapterFlow::parallel_text(NodeId section) {
    switch (context_.chapter.parallel->print) {
        case ParallelPrint::facing: beside_each_other(section, true); break;
        case ParallelPrint::columns: beside_each_other(section, false); break;
        case ParallelPrint::interleaved:
        case ParallelPrint::none: under_each_other(section); break;
    }
}

/// The original has its own title over its page; in columns both stand under that of the chapter.
void ChapterFlow::beside_each_other(NodeId section, bool facing) {
    const Chapter& chapter = context_.chapter;
    flow_.has_facing = facing;
    BlockPlace left = all_width(section);
    BlockPlace right = left;
    if (!facing) {
        const Columns columns(style_.page);
        left.width = right.width = columns.width;
        // Words of an alphabet fill a line that holds few of them only with gaps.
        constexpr std::int64_t narrow = 25;
        left.ragged = chapter.parallel->language.locale() == Locale::latin &&
                      columns.width < role(style::Role::parallel_text).size * narrow;
        right.left = columns.second;
    }
    const auto text = [&](const Piece& piece) {
        return std::span(chapter.blocks).subspan(piece.begin, piece.end - piece.begin);
    };
    const auto put = [&](auto&& set_left, auto&& set_right) {
        std::vector<Box> theirs;
        std::vector<Box> ours;
        const Length space = std::exchange(pending_space_, Length{});
        boxes_ = &theirs;
        pending_space_ = space;
        set_left();
        const Length after = std::exchange(pending_space_, space);
        const auto ends_with_heading = [&](const std::vector<Box>& boxes) {
            return !boxes.empty() && under_heading_ == boxes.size();
        };
        const bool heading = ends_with_heading(theirs);
        boxes_ = &ours;
        set_right();
        pending_space_ = std::max(after, pending_space_);
        side_under_heading_ = heading || ends_with_heading(ours);
        under_heading_ = 0;
        boxes_ = &flow_.boxes;
        for (Box& row : side_by_side(std::move(theirs), std::move(ours), facing, style_.page))
            flow_.boxes.push_back(std::move(row));
    };
    const std::vector<Piece> pieces = pieces_of(chapter);
    std::size_t first = 0;
    // The opening stands under the title, across both columns.
    if (facing) {
        put([&] { original_title(left); },
            [&] {
                title(section);
                for (; first < pieces.size() && pieces[first].number == 0; ++first)
                    blocks(text(pieces[first]), right);
            });
    } else {
        title(section);
        for (; first < pieces.size() && pieces[first].number == 0; ++first)
            blocks(text(pieces[first]), all_width(section));
        side_under_heading_ = under_heading_ == flow_.boxes.size();
    }
    pending_space_ += pitch();
    for (std::size_t i = first; i < pieces.size(); ++i) {
        put(
            [&] {
                if (pieces[i].original != nullptr) original(*pieces[i].original, left);
            },
            [&] { blocks(text(pieces[i]), right); });
    }
}

void ChapterFlow::under_each_other(NodeId section) {
    const Chapter& chapter = context_.chapter;
    title(section);
    bool opening = false;
    for (const Piece& piece : pieces_of(chapter)) {
        const auto text = std::span(chapter.blocks).subspan(piece.begin, piece.end - piece.begin);
        if (opening && !text.empty() && !std::holds_alternative<Heading>(text.front().value))
            pending_space_ += pitch();
        opening = !text.empty() && opens_chapter(text.back());
        const Heading* theirs = piece.original != nullptr && piece.original->size() == 1
                                    ? std::get_if<Heading>(&piece.original->front().value)
                                    : nullptr;
        if (theirs != nullptr && text.size() == 1 &&
            std::holds_alternative<Heading>(text.front().value)) {
            heading_and_original(text.front(), *theirs, all_width(section));
            continue;
        }
        blocks(text, all_width(section));
        if (piece.original != nullptr) original(*piece.original, all_width(section));
    }
}

/// Both in the same lines of the grid, the original's small.
void ChapterFlow::heading_and_original(const Block& ours, const Heading& theirs,
                                       const BlockPlace& place) {
    place_ = place_of(ours);
    if (!ours.id.empty()) pending_anchors_.push_back(anchor_name(context_.chapter, ours.id));
    const Heading& one = std::get<Heading>(ours.value);
    const style::RoleStyle& look = heading_look(one.level);
    style::RoleStyle small = role(style::Role::parallel_text);
    small.align = look.align;
    Language language = context_.chapter.parallel->language;
    const std::vector<HeadingPart> parts = {
        {one.content, &look, add_heading_node(one.level, place.parent)},
        {theirs.content, &small, context_.add_node(StructureType::P, place.parent, language),
         language}};
    pending_space_ += pitch() * look.lines_before;
    heading_box(parts, look, place.left + em().scaled(look.left, 100),
                place.width - em().scaled(look.left + look.right, 100));
    pending_space_ += pitch() * look.lines_after;
}

void ChapterFlow::original(const Blocks& piece, BlockPlace place) {
    language_ = context_.chapter.parallel->language;
    in_original_ = true;
    place.role = style::Role::parallel_text;
    place.parent = context_.add_node(StructureType::Sect, place.parent, language_);
    blocks(piece, place);
    in_original_ = false;
    language_ = {};
}

/// Title and author, as the original has them.
void ChapterFlow::original_title(const BlockPlace& place) {
    const ParallelText& parallel = *context_.chapter.parallel;
    const auto& fields = context_.chapter.fields.original;
    Inlines words = parallel.title;
    if (words.empty() && fields) words = {{Text{fields->title, fields->span}}};
    for (const Block& line : context_.chapter.under_title) {
        const auto* title = std::get_if<Paragraph>(&line.value);
        if (title == nullptr || title->role != ParagraphRole::original_title) continue;
        for (Inline& mark : marks_of(title->content)) words.push_back(std::move(mark));
    }
    language_ = parallel.language;
    in_original_ = true;
    const NodeId node = context_.add_node(StructureType::Sect, place.parent, language_);
    if (!words.empty()) {
        const style::RoleStyle& look = role(style::Role::chapter_title);
        heading_box(words, look, context_.add_node(StructureType::H1, node), place.left,
                    place.width);
    }
    if (fields && !fields->author.empty()) {
        Block author;
        author.value =
            Paragraph{{{Text{fields->author, fields->span}}}, ParagraphRole::byline, false};
        author.span = fields->span;
        BlockPlace under = place;
        under.parent = node;
        block(author, under);
    }
    in_original_ = false;
    language_ = {};
}

}  // namespace banxin::layout
