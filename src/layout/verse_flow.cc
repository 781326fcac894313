// Verse: lines as the poet wrote them.

#include "document/walk.h"
#include "layout/chapter_flow.h"
#include "layout/page_starts.h"

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
void ChapterFlow::verse(const Blocks& stanzas, BlockPlace place) {
    const style::RoleStyle& look = role(place.role);
    std::vector<std::vector<Stream>> streams;
    Length longest;
    for (const Block& block : stanzas) {
        streams.emplace_back();
        const Paragraph* stanza = stanza_in(block);
        if (stanza == nullptr) continue;
        const NodeId node = context_.add_node(StructureType::P, place.parent);
        std::vector<Inlines> all = lines_of(stanza->content);
        // A break is copied with the line that it ends.
        for (std::size_t i = 0; i + 1 < all.size(); ++i) all[i].push_back({LineBreak{}});
        for (const Inlines& line : all) {
            Stream stream = make_stream(line, look, language(), node, context_);
            if (stream.size() == 0) continue;
            const auto end = static_cast<std::uint32_t>(stream.size());
            longest = std::max(longest, natural_width(stream, {0, end, true, false, false, false}));
            streams.back().push_back(std::move(stream));
        }
    }
    const Length room = std::max(Length{}, place.width - longest);
    const Length hang = look.size * 2;
    Setting setting;
    setting.role = &look;
    setting.left = place.left + room / 2;
    setting.width = place.width - room / 2;
    setting.on_grid = stands_on_grid(look);
    if (setting.width >= hang * 3) {
        setting.left += hang;
        setting.width -= hang;
        setting.indent = Length{} - hang;
    }
    bool between = false;
    for (std::size_t i = 0; i < stanzas.size(); ++i) {
        block_span_ = stanzas[i].span;
        if (stanza_in(stanzas[i]) == nullptr) {
            block(stanzas[i], place);
            between = false;
            continue;
        }
        if (std::exchange(between, true)) pending_space_ += pitch();
        const std::size_t first = flow_.boxes.size();
        const std::size_t count = streams[i].size();
        setting.place = place_of(stanzas[i]);
        for (Stream& line : streams[i]) {
            const auto end = static_cast<std::uint32_t>(line.size());
            const std::uint32_t size = SourceOffsets(line).before(end);
            lines(std::move(line), setting, stanzas[i].span, *boxes_);
            setting.place.offset += size;
        }
        // A stanza is parted like a paragraph.
        if (boxes_ == &flow_.boxes && count > 1) {
            flow_.boxes[first].first_line = true;
            flow_.boxes.back().last_line = true;
        }
    }
}

}  // namespace banxin::layout
