#include "layout/title_page.h"

#include "layout/display.h"

#include <algorithm>
#include <vector>

namespace banxin::layout {
namespace {

/// A block and the room over it: as it should be, and the least.
struct Placed {
    DisplayBlock block;
    Length before;
    Length least;
};

class TitlePage {
public:
    TitlePage(const Metadata& metadata, StreamContext& context)
        : style_(context.style),
          context_(context),
          title_span_(metadata.title.span),
          lines_(title_lines_of(metadata)) {
        const NodeId section = context.add_node(StructureType::Sect, static_cast<NodeId>(0));
        const auto node = [&] { return context.add_node(StructureType::P, section); };
        title_.push_back(display_title(lines_.title, node()));
        if (!lines_.subtitle.empty()) subtitle_.push_back(display_title(lines_.subtitle, node()));
        for (const Credit& credit : lines_.credits)
            credits_.push_back(display_credit(credit, node()));
        if (!lines_.publisher.empty())
            publisher_.push_back(display_title(lines_.publisher, node()));
    }

    Box box() {
        // What one page cannot hold gets smaller as a whole.
        for (const std::int64_t percent : {100, 90, 80, 70, 60}) {
            std::vector<Placed> blocks = set(percent);
            Length needed;
            for (const Placed& one : blocks) needed += one.least + one.block.height;
            if (needed <= style_.page.height()) return joined(std::move(blocks));
        }
        context_.diagnostics.report(Code::L011, title_span_, {}, Hint{HintId::shorter_title, {}});
        Box empty;
        empty.height = empty.ink_height = style_.page.height();
        return empty;
    }

private:
    struct Set {
        const std::vector<DisplayText>& texts;
        style::Role role;
        std::int64_t least;
        std::size_t lines;
        /// Over the first and over the others.
        Length before;
        Length between;
    };

    std::vector<Placed> set(std::int64_t percent) {
        using style::Role;
        const Length pitch = style_.page.pitch;
        // The title stands a little above the upper third, the publisher on the foot.
        const Set sets[] = {
            {title_, Role::title_page_title, 60, 3, style_.page.height() * 22 / 100, {}},
            {subtitle_, Role::title_page_subtitle, 70, 2, pitch, {}},
            {credits_, Role::title_page_author, 75, 2, pitch * 3, pitch / 2},
            {publisher_, Role::title_page_publisher, 75, 2, pitch * 2, {}}};
        std::vector<Placed> blocks;
        for (const Set& one : sets) {
            const style::RoleStyle& look = style_[one.role];
            const Length left = style_.page.body_size.scaled(look.left, 100);
            const Length right = style_.page.body_size.scaled(look.right, 100);
            bool first = true;
            for (DisplayBlock& block :
                 set_display(one.texts, look, left, style_.page.measure() - left - right,
                             {percent, one.least * percent / 100, one.lines}, context_)) {
                const Length before = first ? one.before : one.between;
                blocks.push_back({std::move(block), before, std::min(before, pitch) / 2});
                first = false;
            }
        }
        return blocks;
    }

    /// Room is taken from above each block, in one proportion from all.
    Box joined(std::vector<Placed> blocks) {
        const Length height = style_.page.height();
        Length wanted;
        Length spare;
        for (const Placed& one : blocks) {
            wanted += one.before + one.block.height;
            spare += one.before - one.least;
        }
        const Length less = std::max(wanted - height, Length{});
        Box box;
        box.height = box.ink_height = height;
        Length y;
        for (Placed& one : blocks) {
            y += one.before;
            if (less > Length{}) y -= (one.before - one.least).scaled(less.sp, spare.sp);
            const bool foot = !publisher_.empty() && &one == &blocks.back();
            if (foot) y = height - one.block.height;
            const Length under = one.block.height;
            put_into(box, std::move(one.block.box), y);
            y += under;
        }
        return box;
    }

    const style::Style& style_;
    StreamContext& context_;
    Span title_span_;
    TitleLines lines_;
    std::vector<DisplayText> title_, subtitle_, credits_, publisher_;
};

}  // namespace

Flow title_page(const Metadata& metadata, StreamContext& context) {
    Flow flow;
    flow.boxes.push_back(TitlePage(metadata, context).box());
    flow.boxes.front().anchors.push_back(context.chapter.name);
    return flow;
}

}  // namespace banxin::layout
