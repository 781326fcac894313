// Verse: lines as the poet wrote them.

#include "document/walk.h"
#include "layout/line_boxes.h"
#include "layout/page_starts.h"
#include "layout/setters.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {
namespace {

const Paragraph* stanza_in(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    return paragraph != nullptr && paragraph->role == ParagraphRole::body ? paragraph : nullptr;
}

}  // namespace

/// B14: the block stands in the middle by its longest line, what turns over stands two em further
/// in, and a line of the grid is left between stanzas.
void set_verse(const Blocks& stanzas, const Cursor& at) {
    const style::RoleStyle& look = at.role(at.around);
    std::vector<std::vector<Stream>> streams;
    Length longest;
    for (const Block& block : stanzas) {
        streams.emplace_back();
        const Paragraph* stanza = stanza_in(block);
        if (stanza == nullptr) continue;
        const NodeId node = at.add_node(StructureType::P);
        std::vector<Inlines> all = lines_of(stanza->content);
        // A break is copied with the line that it ends.
        for (std::size_t i = 0; i + 1 < all.size(); ++i) all[i].push_back({LineBreak{}});
        for (const Inlines& line : all) {
            Stream stream = at.stream(line, look, node);
            if (stream.size() == 0) continue;
            const auto end = static_cast<std::uint32_t>(stream.size());
            longest = std::max(longest, natural_width(stream, {0, end, true, false, false, false}));
            streams.back().push_back(std::move(stream));
        }
    }
    const Length room = std::max(Length{}, at.width - longest);
    const Length hang = look.size * 2;
    LineSetting setting{look, at.left + room / 2, at.width - room / 2};
    setting.on_grid = at.stands_on_grid(look);
    if (setting.width >= hang * 3) {
        setting.left += hang;
        setting.width -= hang;
        setting.indent = Length{} - hang;
    }
    bool between = false;
    Column& column = *at.column;
    for (std::size_t i = 0; i < stanzas.size(); ++i) {
        if (stanza_in(stanzas[i]) == nullptr) {
            set_block(stanzas[i], at);
            between = false;
            continue;
        }
        if (std::exchange(between, true)) column.space += at.pitch();
        const std::size_t first = column.boxes.size();
        const std::size_t count = streams[i].size();
        const Cursor here = at.at(stanzas[i]);
        setting.place = here.place;
        for (Stream& line : streams[i]) {
            const auto end = static_cast<std::uint32_t>(line.size());
            const std::uint32_t size = SourceOffsets(line).before(end);
            add_lines(std::move(line), setting, here);
            setting.place.offset += size;
        }
        // A stanza is parted like a paragraph.
        if (count > 1) {
            column.boxes[first].first_line = true;
            column.boxes.back().last_line = true;
        }
    }
}

}  // namespace banxin::layout
