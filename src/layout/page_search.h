/// \file
/// What the search for the pages of a flow remembers: where a page may begin and end, what stands
/// on it then, and by which way that is cheapest (TYPOGRAPHY.md, W). Nodes stand in layers, one a
/// page.
#pragma once

#include "layout/note_area.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace banxin::layout {

/// How a paragraph is set: by its own best lines, or in a line less or more; and text with a
/// picture at its side: with the picture some lines later, or apart.
enum class Variant : std::uint8_t { natural, tight, loose, later, apart };

constexpr std::uint32_t no_paragraph = 0xFFFFFFFF;
constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// A place between two lines. In what is set otherwise, `line` counts its lines from the box `box`,
/// its first.
struct Place {
    std::uint32_t box = 0;
    std::uint32_t line = 0;
    Variant variant = Variant::natural;
    /// Of `later`: lines before the picture.
    std::uint32_t later = 0;

    bool operator==(const Place&) const = default;
};

/// One paragraph of a page that is set otherwise.
struct Choice {
    std::uint32_t paragraph = no_paragraph;
    Variant variant = Variant::natural;

    bool operator==(const Choice&) const = default;
};

/// Text of a page with a picture at its side that the page has no room for.
struct LatePicture {
    std::uint32_t part = 0;
    Variant variant = Variant::later;
    std::uint32_t lines = 0;
};

/// Where a page may end, and what that costs.
struct Stop {
    Place to;
    /// How many of the page's lines of notes stand on it then.
    std::size_t notes = 0;
    std::vector<NoteLine> carried;
    /// How many of the page's boxes that are placed stand at its head and its foot then, and wait.
    std::size_t head = 0;
    std::size_t foot = 0;
    std::size_t waiting = 0;
    /// Lines of text that would still fit.
    std::int64_t blank = 0;
    std::int64_t cost = 0;
    /// A line of text follows, which nobody would think too tall for the blank ones.
    bool inside_text = false;
};

/// A page that begins somewhere, up to where nothing more fits.
struct Filled {
    /// Those that leave it nearly full, the last one as full as it can be; and the cheapest.
    std::vector<Stop> stops;
    /// The cheapest; of equals, the fullest.
    std::size_t best = 0;
    /// Boxes of the flow that stand at the head and the foot of the page, and those that wait for
    /// the next one. In order, so that those of a stop are the first of each.
    std::vector<std::uint32_t> head;
    std::vector<std::uint32_t> foot;
    std::vector<std::uint32_t> waiting;
    std::vector<NoteLine> notes;
    std::vector<NoteLine> carried;
    /// Those that begin on it.
    std::vector<std::uint32_t> paragraphs;
    std::vector<LatePicture> late;
    /// The picture at its side stands so low that the page has few ends: it may come later too.
    std::optional<LatePicture> low;
};

/// A page with one paragraph set otherwise, or none.
struct Way {
    Choice choice;
    std::shared_ptr<const Filled> page;
};

/// A page begins here.
struct Node {
    Place place;
    std::vector<NoteLine> carried;
    /// Blank lines at the foot of the page before, if the new page faces it; or -1.
    std::int64_t facing = -1;
    std::int64_t cost = 0;
    /// How it was reached: the node before, in the layer before, the page from there, and which of
    /// its ends. The chapter's first node has none of them.
    std::uint32_t from = 0;
    Way way = {};
    std::size_t end = 0;
    /// Another one of its layer that begins at the same box, or `no_node`.
    std::uint32_t other = no_node;

    [[nodiscard]] const Stop& stop() const { return way.page->stops[end]; }
    /// Boxes that the text has come to, but that no page has taken yet.
    [[nodiscard]] std::span<const std::uint32_t> waiting() const {
        if (way.page == nullptr) return {};
        return {way.page->waiting.data(), stop().waiting};
    }
};

}  // namespace banxin::layout
