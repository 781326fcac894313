/// \file
/// A paragraph as one stream of clusters: shaped, classed, with glue and break places between
/// neighbours. Element borders are only attributes on it, so markup never changes the setting.
#pragma once

#include "base/diagnostics.h"
#include "base/length.h"
#include "document/book.h"
#include "layout/chapter_inputs.h"
#include "layout/flow.h"
#include "layout/missing_glyphs.h"
#include "layout/page.h"
#include "layout/spacing.h"
#include "style/style.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace banxin::layout {

/// How a stretch of clusters is set; clusters refer to it by index.
struct RunStyle {
    text::Family family = text::Family::serif;
    bool bold = false;
    text::FaceId face{};
    Length size;
    Length rise;  ///< of the baseline, upward
    Language language;
    Locale locale = Locale::zh_hans;
    NodeId node = NodeId::artifact;
    /// Index into Stream::links, or -1.
    std::int32_t link = -1;
    Colour colour = {};
    bool code = false;
    bool script = false;  ///< sub- or superscript
    bool dots = false;
    bool underline = false;
    bool strikethrough = false;
    bool mark = false;
    /// Of the hyphen that a line shows where a word of this style is parted; 0: not needed yet.
    std::int32_t hyphen_width = 0;
};

struct StreamGlyph {
    std::uint32_t id = 0;
    std::int32_t x = 0;  ///< from the cluster's origin, scaled points
    std::int32_t y = 0;  ///< upward
    std::uint32_t text_bytes = 0;
    text::FaceId face{};
};

struct Cluster {
    std::uint32_t text = 0;   ///< first byte in Stream::text
    std::uint32_t glyph = 0;  ///< first in Stream::glyphs; they end where the next cluster's begin
    std::int32_t width = 0;   ///< of the body, scaled points
    std::uint32_t style = 0;  ///< index into Stream::styles
    /// Index into Stream::boxes, or none.
    std::uint32_t box = 0xFFFFFFFF;
    /// Glue before the cluster, as it is in the table; sizes are applied in `glue_*`.
    std::int32_t glue = 0;
    std::int32_t glue_shrink = 0;
    std::int32_t glue_stretch = 0;
    /// Width of a space that neither shrinks nor stretches (U08, code); 0: the pair's glue.
    std::int32_t fixed_space = 0;
    /// Cost of a break before this cluster: 0 free, `no_break` never.
    std::uint16_t penalty = 0;
    SpacingClass left = SpacingClass::han;   ///< class that the cluster before it sees
    SpacingClass right = SpacingClass::han;  ///< class that the cluster after it sees
    std::uint8_t shrink_tier = 0;
    std::uint8_t stretch_tier = 0;
    bool forced_break : 1 = false;  ///< a line ends before this cluster
    bool visible_han : 1 = false;   ///< counts for 孤字
    bool soft_hyphen : 1 = false;   ///< a break after it shows a hyphen
};
static_assert(sizeof(Cluster) <= 44, "a paragraph is walked through cluster by cluster");
inline constexpr std::uint16_t no_break = 0xFFFF;
inline constexpr std::uint32_t no_inline_box = 0xFFFFFFFF;
/// Half a metre of type, which no paper has room for: longer ones are cut to it, not wrapped.
[[nodiscard]] inline std::int32_t bounded(std::int64_t scaled_points) {
    constexpr std::int64_t most = std::int64_t{1} << 30;
    return static_cast<std::int32_t>(std::clamp(scaled_points, -most, most));
}

/// 行内盒: what a line takes for one character and does not look into. What is in it is relative to
/// its left end on the line's baseline.
struct InlineBox {
    enum class Kind : std::uint8_t {
        /// Over the glyphs of its cluster, and read after the line's own text.
        reading,
        /// Its number comes with the page.
        mark,
        picture,
    };
    Kind kind = Kind::picture;
    Length width;
    std::vector<Item> items;
    std::optional<MarkSlot> slot;
};

struct StreamLink {
    std::string target;
    bool inside_book = false;
    NodeId node = NodeId::artifact;
};

/// Characters in Stream::text that are not the book's.
struct Insertion {
    std::uint32_t text = 0;
    std::uint32_t size = 0;
};

/// Where a stretch of Stream::text came from.
struct Origin {
    std::uint32_t text = 0;
    std::uint32_t size = 0;
    Span span;
};

struct Stream {
    std::string text;
    std::vector<Insertion> insertions;
    /// In the order of the text; none: nobody wrote it.
    std::vector<Origin> origins;
    std::vector<Cluster> clusters;  ///< with one more at the end, which holds only the ends
    std::vector<StreamGlyph> glyphs;
    std::vector<RunStyle> styles;
    std::vector<InlineBox> boxes;
    std::vector<StreamLink> links;
    const LineRulesSet* rules = &LineRulesSet::usual();
    [[nodiscard]] std::size_t size() const { return clusters.empty() ? 0 : clusters.size() - 1; }
};

/// What turns characters into glyphs, and what it found out so far. One for each thread of work.
struct Shaper {
    const text::Fonts& fonts;
    MissingGlyphs missing;
    /// Of the marks that were met, by face and glyph: it takes an outline to know.
    std::unordered_map<std::uint64_t, text::Bounds> ink = {};
};

/// What a chapter's streams share: what it is made from, and what was met so far. One for each
/// thread of work.
struct StreamContext : ChapterInputs {
    StreamContext(const ChapterInputs& inputs, Diagnostics& messages,
                  std::vector<StructureNode>& nodes)
        : StreamContext(inputs, messages, nodes,
                        std::make_shared<const NoteSorts>(inputs.note_policy, inputs.chapter,
                                                          inputs.style, inputs.fonts)) {}
    /// For a piece of the same chapter that is set by itself.
    StreamContext(const StreamContext& whole, Diagnostics& messages,
                  std::vector<StructureNode>& nodes)
        : StreamContext(whole, messages, nodes, whole.notes) {}

    Diagnostics& diagnostics;
    std::vector<StructureNode>& structure;
    Shaper shaper;
    /// The chapter's, whose pieces share them.
    std::shared_ptr<const NoteSorts> notes;
    /// Met so far: readings above a line, marks below one.
    bool has_readings = false;
    bool has_dots = false;

    NodeId add_node(StructureType type, NodeId parent, Language language = {},
                    std::string alt = {});
    /// What a node of this piece is in the whole chapter.
    [[nodiscard]] NodeId in_chapter(NodeId node) const {
        return static_cast<NodeId>(static_cast<std::uint32_t>(node) + nodes_before);
    }

private:
    StreamContext(const ChapterInputs& inputs, Diagnostics& messages,
                  std::vector<StructureNode>& nodes, std::shared_ptr<const NoteSorts> sorts)
        : ChapterInputs(inputs),
          diagnostics(messages),
          structure(nodes),
          shaper{fonts, MissingGlyphs(fonts, &messages)},
          notes(std::move(sorts)) {}
};

/// The plainest style of a role.
[[nodiscard]] RunStyle run_style(const style::RoleStyle& role, Language language, NodeId node);

/// Whether links inside the book say on which page they lead.
enum class LinkPages : std::uint8_t { shown, left_out };

/// Sets a paragraph's inlines in a role's face and size.
[[nodiscard]] Stream make_stream(const Inlines& inlines, const style::RoleStyle& role,
                                 Language language, NodeId node, StreamContext& context,
                                 LinkPages pages = LinkPages::shown);

}  // namespace banxin::layout
