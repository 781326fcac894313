#include "layout/cover_page.h"

#include "base/unicode.h"
#include "layout/display.h"
#include "layout/line_maker.h"

#include <algorithm>
#include <optional>

namespace banxin::layout {
namespace {

using style::CoverCase;
using style::CoverDesign;
using style::CoverRole;
using style::CoverShape;
using style::CoverStack;
using style::CoverStand;
using style::CoverText;

constexpr std::size_t longest_upright = 10;

bool may_stand_upright(const std::string& title) {
    const std::u32string all = to_utf32(title);
    return !all.empty() && all.size() <= longest_upright &&
           std::all_of(all.begin(), all.end(), is_ideographic);
}

/// A text of a stack, set, and the room over it.
struct Piece {
    DisplayBlock block;
    Length before;
};

class Cover {
public:
    Cover(const CoverContent& content, const Paper& paper, StreamContext& context)
        : content_(content),
          design_(*content.design),
          paper_(paper),
          context_(context),
          lines_(title_lines_of(content.metadata)),
          section_(context.add_node(StructureType::Sect, static_cast<NodeId>(0))) {}

    Box run() {
        Box texts;
        std::vector<std::pair<std::string, Rect>> stacks;
        for (const CoverStack& stack : design_.stacks) {
            if (!holds(stack.when)) continue;
            if (const auto ink = set(stack, texts)) stacks.emplace_back(stack.name, *ink);
        }
        Box box;
        for (const CoverShape& shape : design_.shapes) {
            if (!holds(shape.when)) continue;
            if (shape.around.empty()) {
                draw(shape, over_the_edge(area(shape.area)), box);
                continue;
            }
            for (const auto& [name, ink] : stacks)
                if (name == shape.around) draw(shape, around(shape, ink), box);
        }
        put_into(box, std::move(texts), Length{});
        return box;
    }

private:
    [[nodiscard]] bool holds(const std::vector<CoverCase>& when) const {
        return std::all_of(when.begin(), when.end(), [&](CoverCase one) {
            switch (one) {
                case CoverCase::upright: return may_stand_upright(lines_.title);
                case CoverCase::level: return !may_stand_upright(lines_.title);
                case CoverCase::picture: return content_.picture.has_value();
                case CoverCase::plain: return !content_.picture.has_value();
            }
            return false;
        });
    }

    [[nodiscard]] Length across(std::int64_t thousandths) const {
        return paper_.width.scaled(thousandths, 1000);
    }
    [[nodiscard]] Rect area(const style::CoverArea& of) const {
        return {across(of[0]), paper_.height.scaled(of[1], 1000), across(of[2]),
                paper_.height.scaled(of[3], 1000)};
    }
    [[nodiscard]] Rect over_the_edge(Rect rect) const {
        const Length right = rect.right() >= paper_.width ? paper_.bleed : Length{};
        const Length below = rect.bottom() >= paper_.height ? paper_.bleed : Length{};
        const Length left = rect.x <= Length{} ? paper_.bleed : Length{};
        const Length above = rect.y <= Length{} ? paper_.bleed : Length{};
        return {rect.x - left, rect.y - above, rect.width + left + right,
                rect.height + above + below};
    }
    [[nodiscard]] Rect around(const CoverShape& shape, const Rect& ink) const {
        const auto& by = shape.area;
        return {ink.x - across(by[0]), ink.y - across(by[1]),
                ink.width + across(by[0]) + across(by[2]),
                ink.height + across(by[1]) + across(by[3])};
    }

    void draw(const CoverShape& shape, const Rect& rect, Box& box) const {
        const auto rule = [&](Length x, Length y, Length width, Length height) {
            box.items.emplace_back(RuleItem{
                {x, y, width, height}, shape.colour, NodeId::artifact, Direction::horizontal});
        };
        const Length weight = paper_.width.scaled(shape.weight, 10'000);
        switch (shape.kind) {
            case CoverShape::Kind::field: rule(rect.x, rect.y, rect.width, rect.height); return;
            case CoverShape::Kind::above:
                rule(rect.x, rect.y - across(shape.gap) - weight, rect.width, weight);
                return;
            case CoverShape::Kind::below:
                rule(rect.x, rect.bottom() + across(shape.gap), rect.width, weight);
                return;
            case CoverShape::Kind::frame:
                rule(rect.x, rect.y, rect.width, weight);
                rule(rect.x, rect.bottom() - weight, rect.width, weight);
                rule(rect.x, rect.y + weight, weight, rect.height - weight * 2);
                rule(rect.right() - weight, rect.y + weight, weight, rect.height - weight * 2);
                return;
        }
    }

    [[nodiscard]] style::RoleStyle look(const CoverText& text, style::Align align) const {
        style::RoleStyle look;
        // What a 楷体 face has of Latin looks like a sans.
        const bool latin = context_.chapter.language.locale() == Locale::latin;
        look.family = latin && text.family == text::Family::kai ? text::Family::serif : text.family;
        look.bold = text.bold;
        look.size = across(text.size);
        look.pitch = look.size.scaled(text.pitch, 100);
        look.align = align;
        return look;
    }

    /// The node of a text, always the same one.
    NodeId node(const std::string& of) {
        const auto known = std::find_if(nodes_.begin(), nodes_.end(),
                                        [&](const auto& one) { return one.first == of; });
        if (known != nodes_.end()) return known->second;
        nodes_.emplace_back(of, context_.add_node(StructureType::P, section_));
        return nodes_.back().second;
    }

    std::vector<DisplayText> texts(CoverRole role) {
        const auto one = [&](const std::string& text) {
            return text.empty() ? std::vector<DisplayText>()
                                : std::vector<DisplayText>{display_title(text, node(text))};
        };
        switch (role) {
            case CoverRole::title: return one(lines_.title);
            case CoverRole::subtitle: return one(lines_.subtitle);
            case CoverRole::publisher: return one(lines_.publisher);
            case CoverRole::credits: break;
        }
        std::vector<DisplayText> all;
        for (const Credit& credit : lines_.credits)
            all.push_back(display_credit(credit, node(credit.text)));
        return all;
    }

    static void paint(Box& box, Colour colour) {
        for (Item& item : box.items)
            if (auto* run = std::get_if<GlyphRun>(&item)) run->colour = colour;
    }

    std::vector<Piece> pieces(const CoverStack& stack, const Rect& room, std::int64_t percent) {
        std::vector<Piece> all;
        for (const CoverText& text : stack.texts) {
            const style::RoleStyle own = look(text, stack.align);
            bool first = true;
            for (DisplayBlock& block : set_display(
                     texts(text.role), own, room.x, room.width,
                     {percent, text.least * percent / 100, static_cast<std::size_t>(text.lines)},
                     context_)) {
                const std::int64_t share = first ? text.before : text.before / 2;
                paint(block.box, text.colour);
                all.push_back({std::move(block),
                               all.empty() ? Length{} : own.size.scaled(share * percent, 10'000)});
                first = false;
            }
        }
        return all;
    }

    /// Where its texts stand: as wide as its room. Nothing: it has none.
    std::optional<Rect> set(const CoverStack& stack, Box& to) {
        const Rect room = area(stack.area);
        if (stack.upright) return set_upright(stack, room, to);
        for (const std::int64_t percent : {100, 92, 84, 76, 68, 60, 52, 44}) {
            std::vector<Piece> all = pieces(stack, room, percent);
            if (all.empty()) return std::nullopt;
            Length height;
            for (const Piece& piece : all) height += piece.before + piece.block.height;
            if (height > room.height) continue;
            const Length free = room.height - height;
            const Length top = room.y + (stack.stand == CoverStand::top      ? Length{}
                                         : stack.stand == CoverStand::middle ? free / 2
                                                                             : free);
            Length y = top;
            for (Piece& piece : all) {
                y += piece.before;
                const Length under = piece.block.height;
                put_into(to, std::move(piece.block.box), y);
                y += under;
            }
            return Rect{room.x, top, room.width, height};
        }
        if (!failed_)
            context_.diagnostics.report(Code::L010, content_.metadata.title.span, {},
                                        Hint{HintId::shorter_title, {}});
        failed_ = true;
        return std::nullopt;
    }

    /// The title with a character under the other; a short one stands wide.
    std::optional<Rect> set_upright(const CoverStack& stack, const Rect& room, Box& to) {
        const CoverText& text = stack.texts.front();
        style::RoleStyle own = look(text, style::Align::center);
        const auto count = static_cast<std::int64_t>(to_utf32(lines_.title).size());
        // In hundredths of the size, from character to character.
        const std::int64_t step = count <= 2 ? 220 : count == 3 ? 170 : count == 4 ? 140 : 118;
        const std::int64_t whole = step * (count - 1) + 100;
        own.size = std::min({own.size, room.width, room.height.scaled(100, whole)});
        const Stream stream = make_stream({{Text{lines_.title, {}}}}, own,
                                          context_.chapter.language, node(lines_.title), context_);
        const Length height = own.size.scaled(whole, 100);
        const Length top =
            room.y + (stack.stand == CoverStand::middle ? (room.height - height) / 2 : Length{});
        Box box;
        for (std::uint32_t i = 0; i < stream.size(); ++i) {
            const LineRange line{i, i + 1, true, false, false, false};
            place_line(
                stream, line,
                {room.x, room.width,
                 top + own.size.scaled(step * i, 100) + baseline_in(own.size, own.size), own.align},
                context_.fonts, box);
        }
        paint(box, text.colour);
        put_into(to, std::move(box), Length{});
        return Rect{room.x, top, room.width, height};
    }

    const CoverContent& content_;
    const CoverDesign& design_;
    const Paper& paper_;
    StreamContext& context_;
    TitleLines lines_;
    NodeId section_;
    std::vector<std::pair<std::string, NodeId>> nodes_;
    bool failed_ = false;
};

/// Fills the whole paper, its bleed too, the edges that are too much cut off.
ImageItem picture(const CoverContent& content, const Paper& paper, StreamContext& context) {
    const Asset& picture = context.asset(*content.picture);
    const NodeId node = context.add_node(StructureType::Figure, static_cast<NodeId>(0), {},
                                         content.metadata.title.value);
    return {covering(paper, picture.width, picture.height),
            static_cast<std::uint32_t>(*content.picture), node, Direction::horizontal};
}

}  // namespace

Box cover_page(const CoverContent& content, const Paper& paper, StreamContext& context) {
    Box box;
    if (content.picture) box.items.emplace_back(picture(content, paper, context));
    if (content.design != nullptr) put_into(box, Cover(content, paper, context).run(), Length{});
    return box;
}

Part cover_part(const PartMaker& maker, const Chapter& chapter, const style::CoverDesign* design,
                const Paper& paper) {
    const Book& book = maker.book();
    std::optional<style::CoverDesign> usual;
    if (design == nullptr && !book.cover) {
        usual = style::built_in_cover(style::usual_cover);
        design = &*usual;
    }
    return maker.flow(maker.inputs(chapter), [&](StreamContext& context) {
        Flow flow;
        flow.boxes.push_back(cover_page({book.metadata, book.cover, design}, paper, context));
        return flow;
    });
}

}  // namespace banxin::layout
