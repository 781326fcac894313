/// \file
/// The look of a printed book: paper, type area and the setting of each role. Read from a
/// style's page.toml; lengths are resolved here, once.
#pragma once

#include "base/colour.h"
#include "base/diagnostics.h"
#include "base/files.h"
#include "base/length.h"
#include "document/book.h"
#include "document/heading_series.h"
#include "document/settings.h"
#include "document/typography.h"
#include "text/fonts.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::style {

/// Everything that is set the same way; page.toml and epub.css use these names.
enum class Role : std::uint8_t {
    body,
    part_title,
    chapter_title,
    heading2,
    heading3,
    heading4,
    heading5,
    heading6,
    kicker,
    deck,
    original_title,
    byline,
    translator,
    original,
    source,
    date,
    dateline,
    closing,
    colophon_title,
    colophon_entry,
    colophon_catalogue,
    source_entry,
    quote,
    verse,
    letter,
    epigraph,
    admonition,   ///< a box to the reader: > [!NOTE], ::: tip
    aside,        ///< 旁注: ::: aside
    scene_break,  ///< ---, * * *
    attribution,
    signature,
    parallel_text,  ///< 对照: the original beside its translation
    list,
    code,
    table,
    table_header,
    caption,
    table_note,
    note,
    running_head,
    folio,
    contents_title,
    contents_entry,
    contents_subentry,
    title_page_title,
    title_page_subtitle,
    title_page_author,
    title_page_publisher,
};
inline constexpr std::size_t role_count = static_cast<std::size_t>(Role::title_page_publisher) + 1;
/// "chapter-title".
[[nodiscard]] const char* name_of(Role role);

/// What a kind of chapter may have of its own: how it opens and how it is signed.
[[nodiscard]] bool belongs_to_opening(Role role);

enum class Align : std::uint8_t { justify, start, center, end };

/// Rules around a block: across its lines in the gaps before or after them, along its left edge, or
/// all around it.
enum class RulePlace : std::uint8_t { none, above, below, both, left, box };

struct RoleStyle {
    text::Family family = text::Family::serif;
    bool bold = false;
    Length size;
    /// Baseline to baseline. For roles on the grid, the body's pitch.
    Length pitch;
    Align align = Align::justify;
    /// First line, in hundredths of the role's own em.
    std::int32_t indent = 0;
    /// All lines, from either edge of the type area, in hundredths of a body em.
    std::int32_t left = 0;
    std::int32_t right = 0;
    /// 占行: whole grid lines that the block takes at least, its space included; 0: as many
    /// as its lines need.
    std::int32_t grid_lines = 0;
    /// Blank grid lines before and after (not at the head of a page), in hundredths of a line.
    std::int32_t lines_before = 0;
    std::int32_t lines_after = 0;
    /// 疏排: titles of two or three characters are drawn apart (H15).
    bool spread = false;
    /// 首字下沉: lines over which the text under a title begins with a large letter; less than 2:
    /// it has none.
    std::int32_t drop_cap = 0;
    /// Of headings: what stands before their words.
    HeadingSeries number = HeadingSeries::none;
    RulePlace rule = RulePlace::none;
    Length rule_width;
    Colour rule_colour;
    Colour colour;
    /// Behind the block.
    std::optional<Colour> background;
    /// Between what is around the block and its lines, in hundredths of a body em.
    std::int32_t padding = 0;
    /// Between characters, in hundredths of the role's own em.
    std::int32_t letter_space = 0;
    /// What a scene break shows; empty: as is usual.
    std::string ornament{};
};
using Roles = std::array<RoleStyle, role_count>;

/// Where the folio stands; on a page that opens a chapter always at the foot.
enum class FolioPlace : std::uint8_t {
    foot_outer,
    foot_center,
    head_outer,  ///< in the line of the running head, outermost
};

/// What stands around the type area.
struct Furniture {
    FolioPlace folio = FolioPlace::foot_outer;
    /// 书眉线: a thin rule between running head and text.
    bool head_rule = false;
    /// 书眉 of left and of right pages (B01).
    HeadText verso_head = HeadText::book;
    HeadText recto_head = HeadText::chapter;
};

/// Which rules a table has.
enum class TableRules : std::uint8_t {
    three,  ///< 三线表: over it, under it, under its head
    rows,   ///< the same, and a hair under every row
    grid,   ///< 全线表: around every cell
    none,
};

/// What is drawn around and behind the cells of a table.
struct TableLook {
    TableRules rules = TableRules::three;
    Colour rule_colour = {};
    /// Behind its head and the heads of its rows, behind every other row of its body.
    std::optional<Colour> header;
    std::optional<Colour> stripe;
};

/// The signs that notes are counted with.
enum class NoteSeries : std::uint8_t {
    circled,   ///< ①②③
    black,     ///< ❶❷❸
    brackets,  ///< 〔1〕〔2〕〔3〕
    square,    ///< [1] [2] [3]
    stars,     ///< ＊1 ＊2 ＊3
};
/// F02: "①"; beyond the signs of a series "(51)".
[[nodiscard]] std::string note_mark(NoteSeries series, std::uint32_t number);

/// By whose they are, in a book that keeps notes of different people apart: the author's, the
/// translator's, the editor's. All notes of other books have the author's.
struct NoteMarks {
    std::array<NoteSeries, 3> series = {NoteSeries::circled, NoteSeries::brackets,
                                        NoteSeries::stars};
    /// The first of those that have the same signs: they are counted and stand together.
    [[nodiscard]] std::size_t together_with(std::size_t whose) const;
};

/// The author's, the translator's, the editor's: in this order under a text. One sort is all there
/// is in a book that does not keep them apart.
inline constexpr std::size_t note_sorts = note_bys;
using NoteCounts = std::array<std::uint32_t, note_sorts>;
/// `apart`: Book::notes_apart.
[[nodiscard]] std::size_t sort_of(const Note& note, bool apart, const NoteMarks& marks);
/// By chapter: how many notes of each sort are numbered before its own. None, unless the book
/// counts its notes as one.
[[nodiscard]] std::vector<NoteCounts> notes_before(const Book& book, const NoteMarks& marks,
                                                   NoteNumbering numbering);

/// 边栏: a column in the outer margin, for notes at the side (NotePlace::side).
struct SideColumn {
    Length width;
    /// Between it and the type area.
    Length gap;
};

/// The type area (版心) as characters × lines, and where it stands on the paper.
struct Page {
    std::string name;
    Length trim_width;
    Length trim_height;
    std::int32_t characters = 0;  ///< body ems in a line
    std::int32_t lines = 0;
    Length body_size;
    Length pitch;
    Length head_margin;  ///< 天头
    Length foot_margin;  ///< 地脚
    Length gutter;       ///< 订口
    Length fore_edge;    ///< 切口

    /// N × em.
    [[nodiscard]] Length measure() const { return body_size * characters; }
    /// em + (L − 1) × pitch.
    [[nodiscard]] Length height() const { return body_size + pitch * (lines - 1); }
};

/// The presets of TYPOGRAPHY.md 2.2: da32, 32k, a5, xiao16, 16k, a4.
[[nodiscard]] std::optional<Page> page_preset(std::string_view name);
[[nodiscard]] std::vector<std::string> page_preset_names();
/// Own paper: N and L are found for the given margins, the rest goes to the margins.
[[nodiscard]] std::optional<Page> page_for_trim(double width_mm, double height_mm);

/// The same paper with another body: as many characters and lines as its type area holds.
[[nodiscard]] Page with_body(Page page, Length body_size, Length pitch);
/// What a book wants of its type area; what it leaves open follows from the paper (A01, A05).
struct TypeAreaWish {
    std::int32_t characters = 0;  ///< 0: as they fit
    std::int32_t lines = 0;
    std::optional<Length> head, foot, gutter, fore_edge;
};
/// The same paper with another type area. Where both margins of an axis are given and no number,
/// as much stands between them as fits whole; the rest goes to the fore-edge or the foot. Empty:
/// less than 8 mm would be left on a side.
[[nodiscard]] std::optional<Page> with_type_area(Page page, const TypeAreaWish& wish);

/// The same paper with an outer margin that has room for so much beside the type area, which gets
/// narrower for it where it must. Empty: lines would be too short to read.
[[nodiscard]] std::optional<Page> with_side_column(Page page, const SideColumn& side);

/// L07: emphasis stands out by its family, in text of that family by the body's: 楷 among 宋;
/// in Korean, which has none, 고딕 among 명조.
[[nodiscard]] text::Family emphasis_family(text::Family around, Locale locale);

struct Style {
    std::string name;
    /// Of the book that it was read for.
    Locale locale = Locale::zh_hans;
    Page page;
    Furniture furniture;
    /// 对照 on a screen: the original opens when asked for, where a book does not say.
    bool folds_originals = false;
    NoteMarks notes;
    TableLook table;
    NotePlace note_place = NotePlace::page;
    /// Where notes stand at the side the outer margin has room for it.
    SideColumn side;
    Roles roles;
    /// For chapters of a kind that a role is not set in as elsewhere: all roles.
    std::map<ChapterKind, Roles> openings;
    /// 对照: of an original, whose quotations and lists are as small as its paragraphs; the second
    /// for alphabets, which have no 楷体.
    std::array<Roles, 2> originals;
    Colour accent;
    /// Baseline to baseline, in hundredths of the body's size, where the book wants it so.
    std::optional<std::int32_t> leading;
    /// The stylesheet of the EPUB: of the styles that it is based on, and its own epub.css.
    std::string base_css;
    std::string epub_css;

    [[nodiscard]] const RoleStyle& operator[](Role role) const {
        return roles[static_cast<std::size_t>(role)];
    }
    [[nodiscard]] HeadingSeriesByLevel heading_series() const;
    [[nodiscard]] const RoleStyle& in(ChapterKind kind, Role role) const {
        const auto own = openings.find(kind);
        return (own == openings.end() ? roles : own->second)[static_cast<std::size_t>(role)];
    }
    [[nodiscard]] const RoleStyle& in_original(bool latin, Role role) const {
        return originals[latin ? 1 : 0][static_cast<std::size_t>(role)];
    }
};

/// The two files of a style and where messages shall say they are.
struct StyleFiles {
    std::string name;
    std::string page_toml;
    std::string epub_css;
    std::string shown_path;
};
/// The styles that the program carries inside itself.
[[nodiscard]] std::optional<StyleFiles> built_in_style(std::string_view name);
[[nodiscard]] std::vector<std::string> built_in_style_names();
/// A style of the book's own folder, if it is there; what it leaves out is that of the carried one
/// of its name, or of classic.
[[nodiscard]] std::optional<StyleFiles> style_files(const std::string& name,
                                                    const BookFolder& folder);
/// What a style says of itself; empty: nothing.
[[nodiscard]] std::string about(const StyleFiles& files, Speech speech);
/// Reports M090.
void report_no_style(const Located<std::string>& name, Diagnostics& diagnostics);
/// A text in Markdown that has a little of everything.
[[nodiscard]] std::string_view specimen();
/// The carried fonts/fonts.toml.
[[nodiscard]] std::string_view built_in_fonts_toml();

/// What a style may say, as Markdown, from the table of its keys.
[[nodiscard]] std::string reference(Speech speech);
/// A page.toml that is as the carried style `from` and explains every key.
[[nodiscard]] std::string begun_style(const std::string& from, Speech speech);

/// Reads a style for a paper and a language; without a paper, for the style's own. A style may
/// be based on one that the program carries and say only what differs. Empty: at least one error
/// was reported.
[[nodiscard]] std::optional<Style> read_style(const StyleFiles& files,
                                              const std::optional<Page>& page, Language language,
                                              Sources& sources, Diagnostics& diagnostics,
                                              const StyleWishes& wishes = {});
/// Reads fonts.toml. Empty: at least one error was reported.
[[nodiscard]] std::optional<text::FontConfig> read_fonts(std::string_view text,
                                                         std::string_view shown_path,
                                                         Sources& sources,
                                                         Diagnostics& diagnostics);

/// What `output` asks for: its style, the book's own folder of styles before those that the
/// program carries, on its paper, with its type area; tells what a good type area is not (M023 to
/// M027). Empty: at least one error was reported.
[[nodiscard]] std::optional<Style> load_style(const OutputSettings& output,
                                              const StyleWishes& wishes, Language language,
                                              const BookFolder& folder, Sources& sources,
                                              Diagnostics& diagnostics);
/// The carried list of families with the book's own before it. Empty: at least one error was
/// reported.
[[nodiscard]] std::optional<text::FontConfig> font_config(const FontSettings& own,
                                                          const StyleWishes& wishes,
                                                          Language language, Sources& sources,
                                                          Diagnostics& diagnostics);

}  // namespace banxin::style
