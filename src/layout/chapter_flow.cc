#include "layout/chapter_flow.h"

#include "base/ascii.h"
#include "layout/flatten.h"
#include "layout/line_maker.h"
#include "layout/page_starts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace banxin::layout {
namespace {

/// 孤字: what stands in the line beside marks is one Han character.
bool holds_one_character(const Stream& stream, const LineRange& line) {
    int count = 0;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const Cluster& cluster = stream.clusters[i];
        if (cluster.visible_han) ++count;
        if (cluster.left == SpacingClass::latin || cluster.left == SpacingClass::hangul)
            return false;
    }
    return count < 2;
}

}  // namespace

style::Role role_of(ParagraphRole role, style::Role inside) {
    switch (role) {
        case ParagraphRole::body: return inside;
        case ParagraphRole::kicker: return style::Role::kicker;
        case ParagraphRole::deck: return style::Role::deck;
        case ParagraphRole::original_title: return style::Role::original_title;
        case ParagraphRole::byline: return style::Role::byline;
        case ParagraphRole::translator: return style::Role::translator;
        case ParagraphRole::original: return style::Role::original;
        case ParagraphRole::source: return style::Role::source;
        case ParagraphRole::date: return style::Role::date;
        case ParagraphRole::dateline: return style::Role::dateline;
        case ParagraphRole::closing: return style::Role::closing;
        case ParagraphRole::colophon_entry: return style::Role::colophon_entry;
        case ParagraphRole::source_entry: return style::Role::source_entry;
        case ParagraphRole::caption: return style::Role::caption;
        case ParagraphRole::attribution: return style::Role::attribution;
        case ParagraphRole::signature: return style::Role::signature;
    }
    return inside;
}

style::Role role_of(QuoteKind kind) {
    switch (kind) {
        case QuoteKind::quote: return style::Role::quote;
        case QuoteKind::verse: return style::Role::verse;
        case QuoteKind::letter: return style::Role::letter;
        case QuoteKind::epigraph: return style::Role::epigraph;
        case QuoteKind::admonition: return style::Role::quote;
    }
    return style::Role::quote;
}

Flow ChapterFlow::run() {
    boxes_ = &flow_.boxes;
    const bool part = context_.chapter.role == ChapterRole::part;
    const NodeId section =
        context_.add_node(part ? StructureType::Part : StructureType::Sect, static_cast<NodeId>(0),
                          language() == context_.book.metadata.language.value ? "" : language());
    pending_anchors_.push_back(context_.chapter.name);
    if (is_parallel()) {
        parallel_text(section);
    } else {
        title(section);
        blocks(context_.chapter.blocks, all_width(section));
    }
    link_codes(section);
    if (flow_.boxes.empty()) {
        Box blank;
        blank.height = blank.ink_height = pitch();
        blank.anchors = std::move(pending_anchors_);
        flow_.boxes.push_back(std::move(blank));
    }
    if (context_.chapter.role == ChapterRole::colophon) stand_at_the_foot();
    for (const Note& one : context_.chapter.notes) note(one);
    check_line_gap();
    return std::move(flow_);
}

/// E09: readings above one line and dots below the one before it need their room.
void ChapterFlow::check_line_gap() {
    const Length gap = pitch() - em();
    if (!context_.has_readings || !context_.has_dots || gap * 5 >= em() * 3) return;
    const double share = static_cast<double>(gap.sp) / static_cast<double>(em().sp);
    context_.diagnostics.report(Code::L004, context_.chapter.span, {fmt::format("{:.2f}", share)});
}

/// 版权页: as low on its page as it can stand.
void ChapterFlow::stand_at_the_foot() {
    Length height;
    for (const Box& box : flow_.boxes) height += box.space_before + box.height;
    const Length free = style_.page.height() + (pitch() - em()) - height;
    if (free <= pitch()) return;
    Box& first = flow_.boxes.front();
    const Length down = pitch() * (free / pitch());
    shift(first, Length{}, down);
    first.height += down;
    first.ink_height += down;
}

void ChapterFlow::blocks(std::span<const Block> all, const BlockPlace& place) {
    bool opening = false;
    for (const Block& one : all) {
        // A line of air between the opening made from the fields and what it opens; a heading
        // brings its own.
        const bool was_opening = opening;
        opening = opens_chapter(one);
        if (was_opening && !opening && !std::holds_alternative<Heading>(one.value)) {
            pending_space_ += pitch();
        }
        block(one, place);
    }
}

void ChapterFlow::block(const Block& one, const BlockPlace& place) {
    block_span_ = one.span;
    place_ = place_of(one);
    if (!one.id.empty()) pending_anchors_.push_back(anchor_name(context_.chapter, one.id));
    std::visit(Overloaded{
                   [&](const Paragraph& p) { paragraph(p, one, place); },
                   [&](const Heading& h) { heading(h, one, place); },
                   [&](const Quote& q) { quote(q, place); },
                   [&](const List& l) { list(l, place); },
                   [&](const CodeBlock& c) { code(c, place); },
                   [&](const FormulaBlock& f) { formula(f, place); },
                   [&](const Table& t) { table(t, one, place); },
                   [&](const Figure& f) { figure(f, one, place); },
                   [&](const FigureRow& r) { figure_row(r, place); },
                   [&](const ThematicBreak&) { thematic_break(place); },
               },
               one.value);
}

Stream ChapterFlow::text_stream(const Inlines& content, const style::RoleStyle& look, NodeId node) {
    Stream stream = make_stream(content, look, language(), node, context_);
    if (look.spread) spread_short_title(stream, look.size);
    return stream;
}

void ChapterFlow::paragraph(const Paragraph& paragraph, const Block& block,
                            const BlockPlace& place) {
    const style::RoleStyle& look =
        aligned(look_of(paragraph.role, place.role), paragraph.alignment);
    const bool special = paragraph.role != ParagraphRole::body;
    const NodeId node =
        place.bare ? place.parent : context_.add_node(StructureType::P, place.parent);
    Stream stream = text_stream(paragraph.content, look, node);
    if (stream.size() == 0) return;
    Setting setting;
    setting.role = &look;
    setting.left = place.left + (special ? em().scaled(look.left, 100) : Length{});
    setting.width = place.width - (special ? em().scaled(look.left + look.right, 100) : Length{});
    const bool flush = (place.flush && !special) || paragraph.continuation ||  // G02
                       paragraph.alignment != Alignment::none;
    Length indent = look.size.scaled(look.indent, 100);
    if (place.least_indent > Length{}) indent = std::max(indent, place.least_indent);
    setting.indent = flush ? Length{} : first_indent(stream, indent);  // P07
    setting.on_grid = stands_on_grid(look);
    setting.balance =
        (special || paragraph.alignment == Alignment::center) && look.align == style::Align::center;
    setting.ragged = place.ragged && look.align == style::Align::justify;
    setting.place = place_;
    // What closes a quotation, a letter or a text stays with it.
    const bool closes = paragraph.role == ParagraphRole::attribution ||
                        paragraph.role == ParagraphRole::signature ||
                        paragraph.role == ParagraphRole::closing;
    if (closes && !boxes_->empty()) boxes_->back().keep_with_next = Keep::must;
    if (special) pending_space_ += pitch() * look.lines_before;
    const std::size_t first = boxes_->size();
    lines(std::move(stream), setting, block.span, *boxes_);
    if (special) rules(look, first, setting);
    if (special) pending_space_ += pitch() * look.lines_after;
}

/// In the gaps between lines, so that the grid stays. What a rule is around is not parted.
void ChapterFlow::rules(const style::RoleStyle& look, std::size_t first, const Setting& setting) {
    if (look.rule == style::RulePlace::none) return;
    const Length weight = millimetres(0.12);
    const Length gap = (setting.on_grid ? pitch() : look.pitch) - look.size;
    const auto rule = [&](Box& box, Length y) {
        put_first(box, RuleItem{{setting.left, y, setting.width, weight},
                                0,
                                NodeId::artifact,
                                Direction::horizontal});
    };
    if (look.rule != style::RulePlace::below) rule((*boxes_)[first], -gap / 2);
    if (look.rule != style::RulePlace::above)
        rule(boxes_->back(), boxes_->back().ink_height + gap / 2);
    for (std::size_t i = first; i + 1 < boxes_->size(); ++i)
        (*boxes_)[i].keep_with_next = Keep::must;
}

/// Who said it is set no larger than what is said.
const style::RoleStyle& ChapterFlow::look_of(ParagraphRole paragraph, style::Role around) {
    const style::RoleStyle& usual = role(role_of(paragraph, around));
    const Length size = role(around).size;
    if (paragraph != ParagraphRole::attribution || usual.size <= size) return usual;
    flow_.looks.push_back(usual);
    flow_.looks.back().size = size;
    return flow_.looks.back();
}

const style::RoleStyle& ChapterFlow::aligned(const style::RoleStyle& look, Alignment alignment) {
    if (alignment == Alignment::none) return look;
    flow_.looks.push_back(look);
    style::RoleStyle& own = flow_.looks.back();
    own.align = alignment == Alignment::center  ? style::Align::center
                : alignment == Alignment::right ? style::Align::end
                                                : style::Align::start;
    return own;
}

void ChapterFlow::put(Box&& box) {
    // Above a cell the head of its table needs room too.
    const Length room = style_.page.height() / (cell_ == nullptr ? 1 : 2);
    if (box.ink_height <= room) {
        boxes_->push_back(std::move(box));
        return;
    }
    std::vector<Box> pieces = parted(std::move(box));
    if (pieces.size() > 2) {
        pieces.front().keep_with_next = Keep::must;
        pieces[pieces.size() - 2].keep_with_next = Keep::must;
    }
    std::move(pieces.begin(), pieces.end(), std::back_inserter(*boxes_));
}

void ChapterFlow::take_pending(Box& box) {
    box.space_before = pending_space_;
    pending_space_ = {};
    for (std::string& anchor : pending_anchors_) box.anchors.push_back(std::move(anchor));
    pending_anchors_.clear();
}

void ChapterFlow::quote(const Quote& quote, const BlockPlace& place) {
    const style::Role own = role_of(quote.kind);
    const style::RoleStyle& look = role(own);
    BlockPlace inner = place;
    inner.left += em().scaled(look.left, 100);
    inner.width -= em().scaled(look.left + look.right, 100);
    inner.role = own;
    inner.parent = context_.add_node(StructureType::BlockQuote, place.parent);
    inner.flush = false;
    // Quotations in quotations must keep a line that can be read.
    if (inner.width < em() * 8) {
        inner.left = place.left;
        inner.width = place.width;
    }
    pending_space_ += pitch() * look.lines_before;
    if (quote.kind == QuoteKind::verse)
        verse(quote.blocks, inner);
    else if (quote.kind == QuoteKind::admonition && quote.blocks.size() > 1)
        under_title(quote.blocks, inner);
    else
        blocks(quote.blocks, inner);
    pending_space_ += pitch() * look.lines_after;
}

/// H05, for the title of a note to the reader: it stands on the page of what it is a title to.
void ChapterFlow::under_title(std::span<const Block> all, const BlockPlace& place) {
    const std::size_t first = boxes_->size();
    blocks(all.first(1), place);
    for (std::size_t i = first; i < boxes_->size(); ++i) (*boxes_)[i].keep_with_next = Keep::must;
    blocks(all.subspan(1), place);
}

void ChapterFlow::thematic_break(const BlockPlace& place) {
    // G12: one grid line that shows, so that it is seen at the edge of a page too.
    const style::RoleStyle& look = role(style::Role::body);
    const std::string mark = to_utf8(U"＊\u3000＊\u3000＊");
    Box box;
    box.place = place_;
    box.height = pitch();
    box.ink_height = em();
    box.space_before = pending_space_;
    pending_space_ = {};
    const Length width = text_width(context_.fonts, look, language(), mark);
    place_text(context_.fonts, look, language(), mark,
               {place.left + (place.width - width) / 2, baseline_in(em(), look.size)},
               NodeId::artifact, box.items);
    boxes_->push_back(std::move(box));
}

void ChapterFlow::note(const Note& note) {
    std::vector<Box> lines_of_note;
    boxes_ = &lines_of_note;
    language_ = note.language;
    const style::RoleStyle& look = role(style::Role::note);
    const NodeId node =
        context_.add_node(StructureType::Note, static_cast<NodeId>(1), note.language);
    const NodeId label_node = context_.add_node(StructureType::Lbl, node);
    // F04: whole characters of the note's size, the remainder at the line start.
    const Length measure = style_.page.measure();
    const Length left = measure % look.size;
    // F07: the number stands in the first line's indent, which may have to grow for it.
    const std::uint8_t sort = sort_of(note, context_.book, style_);
    const NoteSorts* sorts = context_.notes;
    const Length room = sorts == nullptr ? look.size : sorts->label_room(sort, look.size);
    const Length label_indent =
        sorts == nullptr ? look.size.scaled(3, 2) : sorts->label_indent(look.size);
    BlockPlace place{left, measure - left, style::Role::note, node};
    place.least_indent = label_indent;
    for (const Block& one : note.blocks) {
        block(one, place);
        place.least_indent = {};
    }
    // The number stands alone where there is nothing, or markers are in its place.
    const bool list =
        !note.blocks.empty() && std::holds_alternative<List>(note.blocks.front().value);
    if (list || lines_of_note.empty()) {
        Box blank;
        blank.height = blank.ink_height = look.pitch;
        lines_of_note.insert(lines_of_note.begin(), std::move(blank));
    }
    const Length indent = std::max(look.size.scaled(look.indent, 100), label_indent);
    MarkSlot label;
    label.note = static_cast<std::uint32_t>(flow_.notes.size());
    label.size = look.size;
    label.width = room;
    label.at = {left + indent - look.size / 2 - room, look.size.scaled(ascent_percent, 100)};
    label.node = label_node;
    label.label = true;
    lines_of_note.front().marks.insert(lines_of_note.front().marks.begin(), label);
    for (Box& box : lines_of_note) {
        box.on_grid = false;
        box.space_before = {};
    }
    flow_.notes.push_back(std::move(lines_of_note));
    flow_.facing_notes.push_back(!note.language.empty());
    flow_.note_sorts.push_back(sort);
    language_ = {};
    pending_space_ = {};
    boxes_ = &flow_.boxes;
}

LineShape ChapterFlow::shape_of(const Setting& setting) {
    return {setting.width, setting.indent,
            setting.role->align == style::Align::justify && !setting.ragged, setting.balance};
}

std::vector<Box> ChapterFlow::line_boxes(const Stream& stream, const Setting& setting,
                                         const std::vector<LineRange>& broken,
                                         const style::Page& page, const text::Fonts& fonts) {
    const style::RoleStyle& look = *setting.role;
    const Length slot = setting.on_grid ? page.body_size : look.size;
    std::vector<Box> boxes(broken.size());
    SourceOffsets offsets(stream);
    for (std::size_t i = 0; i < broken.size(); ++i) {
        Box& box = boxes[i];
        box.height = setting.on_grid ? page.pitch : look.pitch;
        box.ink_height = slot;
        box.on_grid = setting.on_grid;
        box.first_line = i == 0 && broken.size() > 1;
        box.last_line = i > 0 && i + 1 == broken.size();
        box.lone_character = box.last_line && holds_one_character(stream, broken[i]);
        box.hyphen = broken[i].hyphen;
        box.place = setting.place;
        box.place.offset += offsets.before(broken[i].begin);
        const Length indent = i == 0 ? setting.indent : Length{};
        place_line(stream, broken[i],
                   {setting.left + indent, setting.width - indent, baseline_in(slot, look.size),
                    setting.ragged ? style::Align::start : look.align},
                   fonts, box);
    }
    return boxes;
}

void ChapterFlow::lines(Stream stream, const Setting& setting, Span span, std::vector<Box>& to) {
    const std::vector<LineRange> broken = break_lines(stream, shape_of(setting));
    report_forced(broken, stream, span);
    const std::size_t first = to.size();
    for (Box& box : line_boxes(stream, setting, broken, style_.page, context_.fonts))
        to.push_back(std::move(box));
    Box& opening = to[first];
    take_pending(opening);
    if (&to != &flow_.boxes || broken.size() < 2) return;
    // Set again, a line shorter or longer, only if the pages ask for it; and kept for that only
    // where a line can take in an em of the last one, or give as much to a new one as shows not.
    const auto count = static_cast<std::int64_t>(broken.size());
    const Length last = natural_width(stream, broken.back());
    const bool shorter = last <= setting.role->size * (count - 1);
    const bool longer = setting.width - last + setting.role->size * 2 <= setting.width / 12 * count;
    if (!shorter && !longer) return;
    const auto kept = std::make_shared<const Stream>(std::move(stream));
    flow_.paragraphs.push_back(
        {first, broken.size(),
         [kept, setting, &page = style_.page, &fonts = context_.fonts](std::size_t lines) {
             const auto other = break_into(*kept, shape_of(setting), lines);
             return line_boxes(*kept, setting, other, page, fonts);
         },
         shorter, longer});
}

Length ChapterFlow::lines_in_box(const Stream& stream, const Setting& setting, Span span,
                                 Length top, Box& box) {
    const style::RoleStyle& look = *setting.role;
    const std::vector<LineRange> broken = break_lines(stream, shape_of(setting));
    report_forced(broken, stream, span);
    Length y = top;
    for (std::size_t i = 0; i < broken.size(); ++i) {
        const Length indent = i == 0 ? setting.indent : Length{};
        place_line(stream, broken[i],
                   {setting.left + indent, setting.width - indent,
                    y + baseline_in(look.size, look.size), look.align},
                   context_.fonts, box);
        y += i + 1 < broken.size() ? look.pitch : look.size;
    }
    return y - top;
}

void ChapterFlow::report_forced(const std::vector<LineRange>& broken, const Stream& stream,
                                Span span) {
    for (const LineRange& line : broken) {
        if (!line.forced) continue;
        constexpr std::uint32_t most = 60;
        const std::uint32_t from = stream.clusters[line.begin].text;
        std::uint32_t to = from;
        for (std::uint32_t i = line.begin + 1;
             i <= line.end && stream.clusters[i].text <= from + most; ++i)
            to = stream.clusters[i].text;
        context_.diagnostics.report(Code::L001, span, {stream.text.substr(from, to - from)},
                                    Hint{HintId::allow_break, {}});
        return;  // once a paragraph is enough
    }
}

}  // namespace banxin::layout
