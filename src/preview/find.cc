#include "preview/find.h"

#include "base/folding.h"
#include "base/unicode.h"
#include "svg/page_drawing.h"

#include <algorithm>
#include <map>

namespace banxin::preview {
namespace {

/// A character of a paragraph, as it is compared and where its glyph stands.
struct Cell {
    char32_t shown = 0;
    char32_t compared = 0;
    Rect area;
};

bool is_blank(char32_t c) {
    return is_space(c) || c == chars::ideographic_space || c == chars::no_break_space;
}

void add(std::vector<Cell>& to, const layout::GlyphRun& run) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const std::size_t end =
            std::clamp<std::size_t>(run.glyphs[i].text_end, begin, run.text.size());
        const std::string_view text = std::string_view(run.text).substr(begin, end - begin);
        begin = end;
        for (std::size_t at = 0; at < text.size();) {
            const Decoded decoded = decode_utf8(text, at);
            at += decoded.bytes;
            to.push_back({decoded.value, lower_case(decoded.value), layout::area_of(run, i)});
        }
    }
}

/// Areas beside each other on a line are one.
void add(std::vector<Rect>& to, const Rect& area) {
    if (!to.empty() && to.back() == area) return;
    if (!to.empty() && to.back().y == area.y && to.back().height == area.height &&
        area.x >= to.back().x) {
        to.back().width = std::max(to.back().right(), area.right()) - to.back().x;
        return;
    }
    to.push_back(area);
}

std::string shown(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < std::min(end, cells.size()); ++i)
        append_utf8(text, cells[i].shown);
    return text;
}

/// Where the words end that begin at `at`; `at` itself if other ones do.
std::size_t end_of_match(const std::vector<Cell>& cells, std::size_t at,
                         const std::u32string& words) {
    std::size_t cell = at;
    for (const char32_t word : words) {
        while (cell > at && cell < cells.size() && is_blank(cells[cell].shown)) ++cell;
        if (cell >= cells.size() || cells[cell].compared != word) return at;
        ++cell;
    }
    return cell;
}

}  // namespace

std::vector<Hit> find(const layout::Page& page, const std::vector<layout::StructureNode>& structure,
                      std::string_view words) {
    std::u32string sought;
    for (const char32_t c : to_utf32(words))
        if (!is_blank(c)) sought += lower_case(c);
    std::vector<Hit> hits;
    if (sought.empty()) return hits;
    // In the order in which they begin on the page.
    std::vector<std::vector<Cell>> paragraphs;
    std::map<layout::NodeId, std::size_t> known;
    for (const layout::Item& item : page.items) {
        const auto* run = std::get_if<layout::GlyphRun>(&item);
        if (run == nullptr || run->node == layout::NodeId::artifact) continue;
        const auto [at, fresh] =
            known.emplace(svg::paragraph_of(structure, run->node), paragraphs.size());
        if (fresh) paragraphs.emplace_back();
        add(paragraphs[at->second], *run);
    }
    constexpr std::size_t around = 14;
    for (const std::vector<Cell>& cells : paragraphs) {
        for (std::size_t at = 0; at < cells.size();) {
            const std::size_t end = end_of_match(cells, at, sought);
            if (end == at) {
                ++at;
                continue;
            }
            Hit hit{shown(cells, at - std::min(at, around), at),
                    shown(cells, at, end),
                    shown(cells, end, end + around),
                    {}};
            for (std::size_t i = at; i < end; ++i) add(hit.areas, cells[i].area);
            hits.push_back(std::move(hit));
            at = end;
        }
    }
    return hits;
}

}  // namespace banxin::preview
