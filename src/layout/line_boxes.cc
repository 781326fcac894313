#include "layout/line_boxes.h"

#include "layout/line_maker.h"
#include "layout/page_starts.h"

#include <algorithm>
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

/// No hyphens in a text of few words, if the measure holds each of them.
void keep_words_whole(Stream& stream, Length measure) {
    std::uint32_t begin = 0;
    const auto count = static_cast<std::uint32_t>(stream.size());
    const auto hyphen_before = [&](std::uint32_t i) { return stream.clusters[i - 1].soft_hyphen; };
    for (std::uint32_t i = 1; i <= count; ++i) {
        if (i < count && (stream.clusters[i].penalty == no_break || hyphen_before(i))) continue;
        if (natural_width(stream, {begin, i}) > measure) return;
        begin = i;
    }
    for (std::uint32_t i = 1; i < count; ++i)
        if (hyphen_before(i)) stream.clusters[i].penalty = no_break;
}

LineShape shape_of(const LineSetting& setting) {
    return {setting.width,       setting.indent,       setting.look.align == style::Align::justify,
            setting.balance,     setting.beside.lines, setting.beside.width,
            setting.beside.after};
}

std::vector<Box> line_boxes(const Stream& stream, const LineSetting& setting,
                            const std::vector<LineRange>& broken, const style::Page& page,
                            const text::Fonts& fonts) {
    const style::RoleStyle& look = setting.look;
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
        if (i > 0) box.place.offset += setting.initial_bytes;
        if (i == 0 && setting.initial) put_into(box, Box(*setting.initial), Length{});
        const RoomBeside& beside = setting.beside;
        const bool is_short = i >= beside.after && i < beside.after + beside.lines;
        if (is_short && i + 1 < beside.after + beside.lines) box.keep_with_next = Keep::must;
        const Length indent = i == 0 ? setting.indent : Length{};
        const Length begin = is_short && beside.on_left ? indent + beside.width : indent;
        const Length missing = is_short ? indent + beside.width : indent;
        place_line(stream, broken[i],
                   {setting.left + begin, setting.width - missing, baseline_in(slot, look.size),
                    look.align},
                   fonts, box);
    }
    return boxes;
}

/// Once a paragraph is enough.
void report_forced(const std::vector<LineRange>& broken, const Stream& stream, const Cursor& at) {
    for (const LineRange& line : broken) {
        if (!line.forced) continue;
        constexpr std::uint32_t most = 60;
        const std::uint32_t from = stream.clusters[line.begin].text;
        std::uint32_t to = from;
        for (std::uint32_t i = line.begin + 1;
             i <= line.end && stream.clusters[i].text <= from + most; ++i)
            to = stream.clusters[i].text;
        at.context.diagnostics.report(Code::L001, at.span, {stream.text.substr(from, to - from)},
                                      Hint{HintId::allow_break, {}});
        return;
    }
}

}  // namespace

std::vector<Box> lines_of(const Stream& stream, const LineSetting& setting, const style::Page& page,
                          const text::Fonts& fonts) {
    return line_boxes(stream, setting, break_lines(stream, shape_of(setting)), page, fonts);
}

void add_lines(Stream stream, const LineSetting& setting, const Cursor& at) {
    if (setting.balance) keep_words_whole(stream, setting.width);
    const std::vector<LineRange> broken = break_lines(stream, shape_of(setting));
    report_forced(broken, stream, at);
    Column& column = *at.column;
    const std::size_t first = column.boxes.size();
    for (Box& box : line_boxes(stream, setting, broken, at.page(), at.context.fonts))
        column.boxes.push_back(std::move(box));
    column.take_waiting(column.boxes[first]);
    if (column.flow == nullptr || broken.size() < 2) return;
    // How far what stands beside it reaches into the text after it, is settled.
    if (broken.size() <= setting.beside.lines) return;
    // Set again, a line shorter or longer, only if the pages ask for it; and kept for that only
    // where a line can take in an em of the last one, or give as much to a new one as shows not.
    const auto count = static_cast<std::int64_t>(broken.size());
    const Length last = natural_width(stream, broken.back());
    const bool shorter = last <= setting.look.size * (count - 1);
    const bool longer = setting.width - last + setting.look.size * 2 <= setting.width / 12 * count;
    if (!shorter && !longer) return;
    const auto kept = std::make_shared<const Stream>(std::move(stream));
    column.flow->paragraphs.push_back(
        {first, broken.size(),
         [kept, setting, &page = at.page(), &fonts = at.context.fonts](std::size_t lines) {
             const auto other = break_into(*kept, shape_of(setting), lines);
             return line_boxes(*kept, setting, other, page, fonts);
         },
         shorter, longer});
}

Length lines_in_box(const Stream& stream, const LineSetting& setting, Length top, Box& box,
                    const Cursor& at) {
    const style::RoleStyle& look = setting.look;
    const std::vector<LineRange> broken = break_lines(stream, shape_of(setting));
    report_forced(broken, stream, at);
    Length y = top;
    for (std::size_t i = 0; i < broken.size(); ++i) {
        const Length indent = i == 0 ? setting.indent : Length{};
        place_line(stream, broken[i],
                   {setting.left + indent, setting.width - indent,
                    y + baseline_in(look.size, look.size), look.align},
                   at.context.fonts, box);
        y += i + 1 < broken.size() ? look.pitch : look.size;
    }
    return y - top;
}

}  // namespace banxin::layout
