/// \file
/// Pages: a finished book as a flat display list. Everything has its final place; a writer
/// only copies. Also what the pages mean: structure, outline, page labels. Knows no PDF.
#pragma once

#include "base/colour.h"
#include "base/length.h"
#include "base/source.h"
#include "base/stored_bytes.h"
#include "document/page_map.h"
#include "text/fonts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace banxin::layout {

/// How the line of a run lies on the page, and its glyphs on the line.
enum class Direction : std::uint8_t {
    horizontal,
    /// Downward, glyphs upright.
    vertical,
    /// Downward, all of it turned by a right angle: letters in a vertical line.
    clockwise,
    /// Upward, all of it turned: a sheet that is read from its right edge.
    counterclockwise,
};

/// A node of the structure tree; page furniture belongs to none.
enum class NodeId : std::uint32_t { artifact = 0xFFFFFFFF };

struct PlacedGlyph {
    std::uint32_t glyph = 0;
    /// Origin of the glyph relative to the run's, in scaled points, y downward. A run that is
    /// turned turns both with it: clockwise x leads down the page and y to its left,
    /// counterclockwise x up and y to its right.
    std::int32_t x = 0;
    std::int32_t y = 0;
    /// Where this glyph's characters end in GlyphRun::text; they begin where those of the
    /// glyph before it end. Equal to the one before: the glyph adds no character.
    std::uint32_t text_end = 0;
};

/// Where something was written: a byte of a source text.
struct Written {
    SourceId source = SourceId::none;
    std::uint32_t at = 0;
    [[nodiscard]] bool known() const { return source != SourceId::none; }
};

/// Glyphs of one face and size on one baseline, and the text that they stand for.
struct GlyphRun {
    Point origin;  ///< on the baseline
    Length size;
    text::FaceId face{};
    Direction direction = Direction::horizontal;
    Colour colour = {};
    NodeId node = NodeId::artifact;
    /// Its first character; of what stands for another text, that text. Unknown for what nobody
    /// wrote. Where the others were written, `TextPlaces` knows.
    Written written = {};
    std::string text;
    std::vector<PlacedGlyph> glyphs;
};
static_assert(sizeof(GlyphRun) <= 48 + sizeof(std::string) + sizeof(std::vector<PlacedGlyph>),
              "a book has some for each of its lines");

/// A filled rectangle.
struct RuleItem {
    Rect area;
    Colour colour = {};
    NodeId node = NodeId::artifact;
    Direction direction = Direction::horizontal;
};

struct ImageItem {
    Rect area;                ///< that it fills, turned or not
    std::uint32_t image = 0;  ///< index into Pages::images
    NodeId node = NodeId::artifact;
    Direction direction = Direction::horizontal;
};

using Item = std::variant<GlyphRun, RuleItem, ImageItem>;

struct LinkArea {
    Rect area;
    /// An address, or the name of an Anchor.
    std::string target;
    bool inside_book = false;
    NodeId node = NodeId::artifact;
};

/// A named place that links and the outline lead to. Names are unique in the book.
struct Anchor {
    std::string name;
    Length y;
};

/// A line, a row or a figure: what of the page it is, and where in the text it begins.
struct PlacedLine {
    Point at;  ///< its upper left corner
    Length height;
    /// The chapter is not set.
    TextPlace place;
    /// In a note: its number, from 1, among those of the chapter, and no place; else 0.
    std::uint32_t note = 0;
    /// False: there is no place (contents, a title page, an original beside its translation).
    bool in_text = true;
    /// From this one of Page::items to before that one.
    std::uint32_t first_item = 0;
    std::uint32_t end_item = 0;
};

struct Page {
    std::vector<Item> items;
    std::vector<LinkArea> links;
    std::vector<Anchor> anchors;
    /// For those who go from the page to the text, or from there to the page. Of a cover, and of
    /// what stands around the text, there are none.
    std::vector<PlacedLine> lines;
};

/// The em box of a glyph; along the line as far as the next one of its run begins, an em for the
/// last one.
[[nodiscard]] Rect area_of(const GlyphRun& run, std::size_t glyph);

struct GlyphAt {
    const GlyphRun* run = nullptr;
    std::size_t glyph = 0;
    /// From the point to its area, across the line and along it; 0 inside.
    Length across;
    Length along;
};
/// Of the glyphs that somebody wrote the one in whose line a point lies, or the nearest one; of
/// those in one line, the nearest along it. Nothing: the page has none.
[[nodiscard]] std::optional<GlyphAt> nearest_glyph(const Page& page, Point point);

/// Standard structure types of PDF 1.7, "Standard structure types", by their own names.
enum class StructureType : std::uint8_t {
    Document,
    Part,
    Sect,
    H,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    P,
    BlockQuote,
    Caption,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TFoot,
    TR,
    TH,
    TD,
    Code,
    Figure,
    Note,
    Reference,
    Link,
    Span,
    Ruby,
    RB,
    RT,
    TOC,
    TOCI,
};
[[nodiscard]] const char* name_of(StructureType type);

/// Of a cell: what it covers, and what a TH is the header of. PDF 1.7, "Table attributes".
struct CellAttributes {
    enum class Scope : std::uint8_t { column, row };
    std::uint32_t columns = 1;
    std::uint32_t rows = 1;
    Scope scope = Scope::column;
};

/// Nodes stand after their parents, in reading order. Node 0 is the document.
struct StructureNode {
    StructureType type = StructureType::Document;
    NodeId parent = NodeId::artifact;
    /// BCP 47, where it differs from the parent's.
    Language language;
    std::string alt;
    CellAttributes cell = {};
    /// Of an abbreviation, what it is short for.
    std::string expansion{};
};

/// The pages of a part of the book, on paper.
struct PartPages {
    std::vector<Page> pages;
    /// Of this part alone; node 0 is the document.
    std::vector<StructureNode> structure;
};

struct OutlineEntry {
    std::uint8_t level = 1;
    std::string title;
    std::string anchor;
};

/// From this page (0-based) on, pages are numbered so.
struct PageLabelRange {
    enum class Style : std::uint8_t { decimal, roman, none };
    std::uint32_t first_page = 0;
    Style style = Style::decimal;
    std::uint32_t start = 1;
};

/// A picture's own bytes and kind, by content.
struct PageImage {
    StoredBytes bytes;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// Document information and XMP.
struct DocumentInfo {
    std::string title;
    std::vector<std::string> authors;
    std::string subject;
    std::vector<std::string> keywords;
    std::string publisher;
    std::string rights;
    Language language;
    std::string identifier;
    /// W3CDTF; empty: none.
    std::string date;
};

struct Pages {
    Length trim_width;
    Length trim_height;
    /// 出血: how far beyond the trim a picture may reach, to be cut off.
    Length bleed;
    std::vector<Page> pages;
    std::vector<PageImage> images;
    std::vector<StructureNode> structure;
    std::vector<OutlineEntry> outline;
    std::vector<PageLabelRange> labels;
    DocumentInfo info;
    PageMap starts;
};

/// "iv", "12": what is printed on a page (0-based); empty where no number is counted.
[[nodiscard]] std::string page_label(const std::vector<PageLabelRange>& labels, std::size_t page);

/// What is read in a line of a page of `part`: without readings, leaders and the like; cells of a
/// row are apart by tabs, paragraphs (of a title page, in a cell) by line ends.
[[nodiscard]] std::string text_of(const PartPages& part, const Page& page, const PlacedLine& line);

/// Pages as text: page, item, position in points rounded to 1/100, text. For `banxin dump`
/// and the tests.
[[nodiscard]] std::string dump(const Pages& pages, const text::Fonts& fonts);

}  // namespace banxin::layout
