/// \file
/// What the manifest's [output] and [fonts] ask for. Plain values; what they mean is for the rooms
/// to decide that make the files.
#pragma once

#include "base/colour.h"
#include "document/book.h"
#include "document/size.h"
#include "document/typography.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banxin {

enum class FontEmbedding : std::uint8_t { subset, none };

/// Whether the contents name the authors of chapters.
enum class ContentsAuthors : std::uint8_t {
    /// Where chapters have different ones.
    automatic,
    always,
    never,
};

/// [output].
struct OutputSettings {
    bool epub = true;
    bool pdf = true;
    Located<std::string> style{"classic", {}};
    /// A preset's name, empty: the style's own; when `trim_mm` is set, its two numbers, for
    /// messages.
    Located<std::string> trim;
    std::optional<std::array<double, 2>> trim_mm;
    /// The type area (版心) as characters × lines; 0: the paper's own.
    std::int32_t characters = 0;
    std::int32_t lines = 0;
    /// In millimetres: 天头, 地脚, 订口, 切口.
    std::optional<double> head, foot, gutter, fore_edge;
    /// Where the first of all these stands.
    Span type_area;
    FontEmbedding fonts = FontEmbedding::subset;
    /// ASCII stem of the files' names; default: made from the title or the folder.
    std::string name;
    /// 版权页 made from the metadata.
    bool colophon = true;
    /// 出处: the chapters' sources as a chapter of their own at the end, not in the 版权页.
    bool sources = false;
    /// The EPUB marks where the pages of the PDF begin, when both are made.
    bool page_list = true;
    /// What some shops and programs of the EPUB want or cannot bear; see epub::EpubOptions.
    bool cover_page = true;
    bool ncx = true;
    bool ruby_parentheses = true;
    /// Chapters begin on a right-hand page in print; otherwise on the next page.
    bool chapters_on_recto = false;
    /// Links that paper cannot follow get a QR code at the end of their chapter.
    bool link_codes = false;
    /// Around the trim, in millimetres.
    double bleed = 0;
    /// The PDF begins with the cover.
    bool print_cover = false;
    /// Of a cover that is set; empty: the usual one, and over a picture nothing.
    Located<std::string> cover_design{};
    /// Images that are only on the web become links; otherwise they are errors.
    bool links_remote_images = true;
    /// Pictures with more pixels are made smaller: an inch of paper gets no more than so many, 0:
    /// all that there are; and so many the longer side of a picture in the EPUB.
    std::int32_t print_ppi = 300;
    std::int32_t epub_pixels = 2560;
    /// Levels of headings in the contents, 1 to 3.
    std::uint8_t contents_depth = 2;
    ContentsAuthors contents_authors = ContentsAuthors::automatic;
    /// 图目录, 表目录: after the contents.
    bool list_of_figures = false;
    bool list_of_tables = false;
};

enum class HeadingAlign : std::uint8_t { start, center };
/// How a reader sees where a paragraph begins.
enum class ParagraphMark : std::uint8_t { indent, space };

/// What stands at the head of a page.
enum class HeadText : std::uint8_t {
    none,
    book,
    /// The book where the chapter is in no part.
    part,
    chapter,
    /// The first that begins on the page, else the one that goes on; the chapter where there is
    /// none.
    section,
};

/// [style]: what a book changes of its style without a style of its own.
struct StyleWishes {
    /// 宋体, 黑体, 楷体, or a family of fonts.
    Located<std::string> body;
    std::optional<Colour> accent;
    /// Baseline to baseline of the text.
    std::optional<Size> leading;
    std::optional<HeadingAlign> heading_align;
    std::optional<ParagraphMark> paragraph;
    /// Of left and of right pages.
    std::optional<HeadText> verso_head, recto_head;
    std::optional<NotePlace> note_place;
    Span span;
};

/// [fonts]: families to be asked first.
struct FontSettings {
    std::vector<std::string> serif, sans, kai, mono, italic, latin, fallback;
    Span span;
};

}  // namespace banxin
