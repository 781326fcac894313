#include "layout/front_matter.h"

#include "layout/line_maker.h"
#include "layout/short_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace banxin::layout {
namespace {

/// Lines of a text under each other in one box; returns the height that they take.
Length stack(const Inlines& text, const style::RoleStyle& look, NodeId node, Length top,
             const style::Style& style, StreamContext& context, Box& box) {
    Stream stream = make_stream(text, look, context.chapter.language, node, context);
    if (look.spread) spread_short_title(stream, look.size);
    const Length side = style.page.body_size.scaled(look.left, 100);
    const Length width = style.page.measure() - side - style.page.body_size.scaled(look.right, 100);
    Length y = top;
    for (const LineRange& line : break_lines(stream, {width, Length{}, false, true})) {
        place_line(stream, line,
                   {side, width, y + look.size.scaled(ascent_percent, 100), look.align},
                   context.fonts, box);
        y += look.pitch;
    }
    return y - top;
}

Inlines plain(std::string text) {
    return {{Text{std::move(text), {}}}};
}

/// A last page of contents with a line or two looks forgotten: the title gives up some of its room
/// for them, all lines move a little closer, or else some go along with them.
class LastPage {
public:
    LastPage(Flow& flow, const style::Page& page)
        : boxes_(flow.boxes), page_(page), pitch_(page.pitch) {}

    void spare() {
        const Filled usual = filled(Length{});
        if (usual.pages == 1 || usual.last >= least_entries) return;
        for (std::int64_t more = 0; more <= most_lines_more; ++more) {
            pitch_ = more == 0 ? page_.pitch
                               : (page_.height() - page_.body_size) / (page_.lines - 1 + more);
            // Closer than this it is another book.
            if (pitch_ * 10 < page_.pitch * 9) break;
            for (std::int64_t given = 0; given <= most_given(); ++given) {
                if (more + given == 0 || filled(page_.pitch * given).pages == usual.pages) continue;
                settle(page_.pitch * given, more > 0);
                return;
            }
        }
        const std::size_t count = boxes_.size();
        for (std::size_t i = count - std::min(count, least_entries); i + 1 < count; ++i)
            boxes_[i].keep_with_next = Keep::must;
    }

private:
    static constexpr std::int64_t least_title = 3;
    static constexpr std::size_t least_entries = 4;
    static constexpr std::int64_t most_lines_more = 3;

    struct Filled {
        std::size_t pages = 1;
        /// Lines on the last one.
        std::size_t last = 0;
    };

    /// In lines of the page.
    [[nodiscard]] std::int64_t most_given() const {
        return std::max<std::int64_t>(0, boxes_.front().height / page_.pitch - least_title);
    }

    /// With lines as far apart as `pitch_` says.
    [[nodiscard]] Length between(Length usual) const {
        return usual.scaled(pitch_.sp, page_.pitch.sp);
    }

    [[nodiscard]] Filled filled(Length title_gives) const {
        Filled now;
        Length y = boxes_.front().height - title_gives;
        for (std::size_t i = 1; i < boxes_.size();) {
            std::size_t end = i + 1;
            while (end < boxes_.size() && boxes_[end - 1].keep_with_next == Keep::must) ++end;
            const auto lines = static_cast<std::int64_t>(end - i);
            Length before = y == Length{} ? Length{} : between(boxes_[i].space_before);
            if (y + before + pitch_ * (lines - 1) + page_.body_size > page_.height()) {
                ++now.pages;
                now.last = 0;
                y = before = Length{};
            }
            y += before + pitch_ * lines;
            now.last += end - i;
            i = end;
        }
        return now;
    }

    void settle(Length title_gives, bool closer) {
        Box& title = boxes_.front();
        shift(title, Length{}, Length{} - title_gives / 2);
        title.height -= title_gives;
        title.ink_height -= title_gives;
        if (!closer) return;
        for (std::size_t i = 1; i < boxes_.size(); ++i) {
            boxes_[i].on_grid = false;
            boxes_[i].height = pitch_;
            boxes_[i].space_before = between(boxes_[i].space_before);
        }
    }

    std::vector<Box>& boxes_;
    const style::Page& page_;
    Length pitch_;
};

class Setter {
public:
    Setter(const ContentsList& list, StreamContext& context)
        : list_(list),
          context_(context),
          style_(context.style),
          page_(context.style.page),
          section_(context.add_node(StructureType::TOC, static_cast<NodeId>(0))) {}

    Flow run() {
        set_title();
        find_number_column();
        for (const ContentsEntry& entry : list_.entries) {
            if (entry.heads_others)
                set_head(entry);
            else
                set(entry, group_.value_or(section_));
        }
        LastPage(flow_, page_).spare();
        return std::move(flow_);
    }

private:
    void set_title() {
        const style::RoleStyle& look = style_[style::Role::contents_title];
        Box title;
        const Length height = page_.pitch * std::max(look.grid_lines, 1);
        stack(plain(list_.title), look, context_.add_node(StructureType::H1, section_), Length{},
              style_, context_, title);
        shift(title, Length{}, (height - (page_.pitch - page_.body_size) - look.size) / 2);
        title.height = height;
        title.ink_height = height - (page_.pitch - page_.body_size);
        title.keep_with_next = Keep::must;
        title.anchors.push_back(context_.chapter.name);
        flow_.boxes.push_back(std::move(title));
    }

    [[nodiscard]] style::RoleStyle look_of(const ContentsEntry& entry) const {
        style::RoleStyle look =
            style_[entry.level <= 1 ? style::Role::contents_entry : style::Role::contents_subentry];
        look.align = style::Align::start;
        if (entry.level < 1) {
            look.bold = true;
            look.lines_before = 100;
        }
        return look;
    }

    /// Names of authors end at one place, an em before the widest number.
    void find_number_column() {
        for (const ContentsEntry& entry : list_.entries)
            if (!entry.label.empty())
                number_column_ = std::max(number_column_,
                                          short_text(entry.label, look_of(entry), entry).width());
        number_column_ += page_.body_size;
    }

    /// A list of its own begins, which the entry is the name of.
    void set_head(const ContentsEntry& entry) {
        group_ = context_.add_node(StructureType::TOC, section_);
        const style::RoleStyle look = look_of(entry);
        const NodeId node = context_.add_node(StructureType::Caption, *group_);
        if (set_lines(entry, look, node, {Length{}, page_.measure()}).lines > 0)
            flow_.boxes.back().keep_with_next = Keep::must;
    }

    void set(const ContentsEntry& entry, NodeId parent) {
        const bool top = entry.level <= 1;
        const style::RoleStyle look = look_of(entry);
        const NodeId node = context_.add_node(StructureType::TOCI, parent);
        const Length left = page_.body_size.scaled(look.left, 100) * (top ? 1 : entry.level - 1);
        const Length width = page_.measure() - left - page_.body_size * 5 / 2;
        const auto [lines, end] = set_lines(entry, look, node, {left, width});
        if (lines == 0) return;
        add_links(entry, lines, left, node);
        end_entry(entry, look, left + page_.body_size, end, node);
        // A part is not left at a page's foot.
        if (entry.level < 1) flow_.boxes.back().keep_with_next = Keep::must;
    }

    struct Room {
        Length left;
        Length width;
    };
    struct Lines {
        std::size_t lines = 0;
        /// Of the last one, from the edge of the type area.
        Length end;
    };

    /// The title, whose second line and all after it stand in.
    Lines set_lines(const ContentsEntry& entry, const style::RoleStyle& look, NodeId node,
                    Room room) {
        const auto [left, width] = room;
        const Stream stream = make_stream(entry.title, look, entry.language, node, context_);
        const Length hang = page_.body_size;
        const std::vector<LineRange> lines =
            break_lines(stream, {width - hang, Length{} - hang, false});
        Length end;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            Box& box = add_line();
            if (i == 0)
                box.space_before = page_.pitch.scaled(look.lines_before, 100);
            else
                flow_.boxes[flow_.boxes.size() - 2].keep_with_next = Keep::must;
            const Length in = i == 0 ? Length{} : hang;
            place_line(stream, lines[i],
                       {left + in, width - in, baseline_in(page_.body_size, look.size), look.align},
                       context_.fonts, box);
            end = left + in + natural_width(stream, lines[i]);
        }
        return {lines.size(), end};
    }

    [[nodiscard]] ShortText short_text(const std::string& text, const style::RoleStyle& look,
                                       const ContentsEntry& entry) const {
        return {text, look, entry.language, context_.fonts, context_.rules};
    }

    Box& add_line() {
        Box box;
        box.height = page_.pitch;
        box.ink_height = page_.body_size;
        flow_.boxes.push_back(std::move(box));
        return flow_.boxes.back();
    }

    void add_links(const ContentsEntry& entry, std::size_t lines, Length left, NodeId node) {
        for (std::size_t i = flow_.boxes.size() - lines; i < flow_.boxes.size(); ++i)
            flow_.boxes[i].links.push_back(
                {{left, Length{}, page_.measure() - left, page_.body_size},
                 entry.anchor,
                 true,
                 node});
    }

    /// What stands behind the title, which ends there: leaders, the author, the number.
    void end_entry(const ContentsEntry& entry, const style::RoleStyle& look, Length hang,
                   Length end, NodeId node) {
        const Length baseline = baseline_in(page_.body_size, look.size);
        const ShortText author = short_text(entry.author, look, entry);
        const ShortText label = short_text(entry.label, look, entry);
        const Length number = page_.measure() - label.width();
        Length behind = number;
        if (!entry.author.empty()) {
            behind = std::max(hang, page_.measure() - number_column_ - author.width());
            // A name that has no room behind the title stands under it.
            if (end + page_.body_size > behind) {
                flow_.boxes.back().keep_with_next = Keep::must;
                add_line();
                add_links(entry, 1, hang, node);
                end = hang;
            }
        }
        Box& box = flow_.boxes.back();
        put_leaders(look, entry.language, end, behind, baseline, box);
        author.place({behind, baseline}, node, box.items);
        label.place({number, baseline}, node, box.items);
    }

    void put_leaders(const style::RoleStyle& look, Language language, Length from, Length to,
                     Length baseline, Box& box) {
        // Dots stand on one grid counted from the right edge of the type area.
        const Length step = page_.body_size / 2;
        GlyphRun dots;
        dots.face = context_.fonts.face(look.family, false, language);
        dots.size = look.size;
        const auto face = context_.fonts.face_with(chars::middle_dot, dots.face);
        if (!face) return;
        dots.face = *face;
        const text::Glyph dot = context_.fonts.shape_ideograph(*face, chars::middle_dot, language);
        const Length ink = look.size.scaled(dot.advance, 65536);
        dots.origin = {Length{}, baseline};
        for (std::int64_t k = page_.measure() / step; k > 0; --k) {
            const Length centre = page_.measure() - step * k + step / 2;
            if (centre - step <= from || centre + step >= to) continue;
            dots.glyphs.push_back({dot.id, static_cast<std::int32_t>((centre - ink / 2).sp), 0, 0});
        }
        // B07: at least three, or none.
        if (dots.glyphs.size() >= 3) box.items.emplace_back(std::move(dots));
    }

    const ContentsList& list_;
    StreamContext& context_;
    const style::Style& style_;
    const style::Page& page_;
    NodeId section_;
    /// The list under the last entry that heads others.
    std::optional<NodeId> group_;
    Length number_column_;
    Flow flow_;
};

}  // namespace

Flow contents(const ContentsList& list, StreamContext& context) {
    return Setter(list, context).run();
}

}  // namespace banxin::layout
