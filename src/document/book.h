/// \file
/// The book as meaning: metadata, chapters, assets. Readers make it, passes complete it, and
/// from then on it is const: writers and the layout only look.
#pragma once

#include "base/stored_bytes.h"
#include "document/block.h"
#include "document/chapter_list.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin {

/// A value and where it was written.
template <class T>
struct Located {
    T value{};
    Span span;
    bool operator==(const Located&) const = default;
};

/// A key and its value as an author wrote them in a chapter's front matter.
struct FieldValue {
    std::string key;
    std::string value;
    /// Of the value.
    Span span;
    bool operator==(const FieldValue&) const = default;
};

/// A day, a month of a year (`day` 0) or a year (`month` and `day` 0); W3CDTF.
struct Date {
    std::int16_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;
    bool operator==(const Date&) const = default;
};
/// "2024-10-20", "2024-10" or "2024".
[[nodiscard]] std::string to_iso(Date date);
/// Seconds from 1970-01-01 to its first moment (UTC).
[[nodiscard]] std::int64_t seconds_of(Date date);

/// The same words in another language or script.
struct Alternative {
    Language language;
    std::string text;
    bool operator==(const Alternative&) const = default;
};

struct Person {
    std::string name;
    /// MARC relator code: aut, trl, edt, ill …
    std::string role = "aut";
    /// Key to file the name under (pinyin, kana); may be empty.
    std::string sort;
    Span span;
    std::vector<Alternative> name_in = {};
    bool operator==(const Person&) const = default;
};

struct Series {
    std::string name;
    std::optional<std::uint32_t> number;
    bool operator==(const Series&) const = default;
};

/// Who vouches for the book's accessibility, and for how much (EPUB Accessibility 1.1,
/// "Conformance reporting").
struct Certification {
    /// "EPUB Accessibility 1.1 - WCAG 2.1 Level AA".
    std::string standard;
    std::string certified_by;
    bool operator==(const Certification&) const = default;
};

/// What the 版权页 says of the printed edition besides, as the author words it.
struct Imprint {
    std::string printing;    ///< 印次
    std::string format;      ///< 开本
    std::string sheets;      ///< 印张
    std::string characters;  ///< 字数
    std::string print_run;   ///< 印数
    std::string printer;
    std::string address;  ///< of the publisher
    std::string price;
    /// 图书在版编目, line by line.
    std::vector<std::string> cip;
    /// Whatever else: each a line, its label included.
    std::vector<std::string> lines;
    bool operator==(const Imprint&) const = default;
};

struct Metadata {
    Located<std::string> title;
    std::vector<Alternative> title_in;
    std::string subtitle;
    /// As Heading::short_title.
    std::string short_title = {};
    Located<Language> language;
    std::vector<Person> authors;
    /// Who is named in chapters alone.
    std::vector<Person> contributors;
    std::string publisher;
    std::optional<Date> date;
    std::string rights;
    std::string description;
    std::vector<std::string> subjects;
    std::optional<Series> series;
    /// 13 digits, check digit verified; may be empty.
    std::string isbn;
    std::string edition;
    Imprint imprint = {};
    /// The package's unique identifier: given, urn:isbn:…, or a UUIDv5 made from title,
    /// authors, language and edition.
    std::string identifier;
    /// Of the printed edition, our PDF: urn:isbn:… if it was given an ISBN of its own, else a
    /// UUIDv5 made from `identifier`.
    std::string print_identifier;
    std::optional<Certification> certification;
    /// The author's own words in place of the made ones; mostly empty.
    std::string accessibility_summary;
    /// Image for the cover, relative to the book's folder; empty: a cover is set from the title.
    Located<std::string> cover;
    bool operator==(const Metadata&) const = default;
};

enum class ChapterKind : std::uint8_t {
    plain,
    essay,
    translation,
    news,
    /// 摘要: what another text says, told shorter.
    digest,
};
[[nodiscard]] const char* name_of(ChapterKind kind);

/// What a chapter is in the structure of a book (EPUB structural semantics).
enum class ChapterRole : std::uint8_t {
    chapter,
    foreword,
    preface,
    introduction,
    dedication,
    epigraph,
    prologue,
    epilogue,
    afterword,
    appendix,
    acknowledgments,
    glossary,
    bibliography,
    colophon,
    /// 注释: what the chapters' notes are gathered in; no file is one.
    endnotes,
    /// 编: a page with the title of what comes after it; no file is one.
    part,
};
[[nodiscard]] const char* name_of(ChapterRole role);
/// What comes after the text and belongs to no part.
[[nodiscard]] bool is_back_matter(ChapterRole role);
/// Set before the contents and numbered in roman figures.
[[nodiscard]] bool is_front_matter(ChapterRole role);

/// The text that a translation or a digest was made from.
struct Original {
    std::string title;
    std::string author;
    Language language;
    std::string publisher;
    std::optional<Date> date;
    std::string url;
    Span span;
    /// Where the author is from, as the chapter's language says it in short: "英", "唐".
    std::string country = {};
    bool operator==(const Original&) const = default;
};

/// Where a report was published.
struct NewsSource {
    std::string outlet;
    std::string headline;
    std::optional<Date> date;
    std::string url;
    Span span;
    bool operator==(const NewsSource&) const = default;
};

/// 题记: what an essay is opened with, and where that is from.
struct Epigraph {
    /// A paragraph a line.
    std::string text;
    std::string source;
    bool operator==(const Epigraph&) const = default;
};

/// How the pieces of a translation and of its original are told that belong together.
enum class PieceRule : std::uint8_t {
    /// By marks if there are any, else by paragraph.
    found,
    paragraphs,
    /// `<!-- pair -->` in both texts.
    marks,
    headings,
};
[[nodiscard]] const char* name_of(PieceRule rule);

/// Where the original stands on paper.
enum class ParallelPrint : std::uint8_t {
    /// 对开: on the left of two facing pages, the translation on the right.
    facing,
    /// 双栏: in the left of two columns.
    columns,
    /// Under each piece of the translation.
    interleaved,
    /// Only on the screen.
    none,
};
[[nodiscard]] const char* name_of(ParallelPrint print);

/// 对照: what a translation says of showing its original.
struct ParallelWish {
    /// Relative to the book's folder.
    std::string file;
    /// Of the file's name.
    Span span;
    PieceRule pieces = PieceRule::found;
    ParallelPrint print = ParallelPrint::facing;
    /// On a screen the original opens when asked for; not said: as the style has it.
    std::optional<bool> folded;
    bool operator==(const ParallelWish&) const = default;
};

/// Whose a note is. The order in which they stand under each other.
enum class NoteBy : std::uint8_t { author, translator, editor };
inline constexpr std::size_t note_bys = 3;
[[nodiscard]] const char* name_of(NoteBy by);

/// What the manifest or the front matter says of a chapter, by its kind.
struct ChapterFields {
    /// As Heading::short_title.
    std::string short_title;
    std::string author;
    std::optional<Date> date;
    std::optional<Original> original;
    std::vector<std::string> translators;
    std::optional<NewsSource> source;
    std::optional<Epigraph> epigraph;
    /// 引题, over the title of a report, and 副题, under it.
    std::string kicker;
    std::string deck;
    std::string byline;
    std::string dateline;
    std::string url;
    std::optional<ParallelWish> parallel;
    /// Whose the notes are that do not say so; the author's where this is left out.
    std::optional<NoteBy> notes_by;
    /// What the manifest says of the chapter, by the keys of the front matter, and where: for
    /// messages. Values that are no strings are left empty.
    std::vector<FieldValue> in_manifest;
    /// The same of the front matter.
    std::vector<FieldValue> in_front_matter;

    /// Where the value of a key ("original.title") was written: its characters, if it was a
    /// string; nowhere for one that was not given.
    [[nodiscard]] Span place_of(std::string_view key) const;
    bool operator==(const ChapterFields&) const = default;
};

struct Note {
    std::string label;
    /// Signed notes keep their signature in their text.
    Blocks blocks;
    NoteBy by = NoteBy::author;
    /// What the text is signed with: "——译者注", "（译注）", or at its head "译注：".
    std::string signature;
    /// Of the notes of an original; none: the chapter's.
    Language language;
    Span span;
    /// How many marks lead to it.
    std::uint32_t references = 0;
    bool operator==(const Note&) const = default;
};

/// `<!-- pair -->` or `<!-- pair: name -->`: a piece of a parallel text begins with the block
/// after it.
struct PairMark {
    std::string name;
    Span span;
    bool operator==(const PairMark&) const = default;
};

/// The original of a translation, in the pieces that stand beside it.
struct ParallelText {
    /// Relative to the book's folder.
    std::string file;
    Language language;
    /// Once the openings are made, without the marks of notes: they are in Chapter::under_title.
    Inlines title;
    /// As Heading::short_title.
    std::string short_title = {};
    ParallelPrint print = ParallelPrint::facing;
    /// As in ParallelWish.
    std::optional<bool> folded;
    /// Piece n stands beside the blocks of the chapter whose Block::piece is n, from 1. There may
    /// be none of them, and a piece may be empty.
    std::vector<Blocks> pieces;
    bool operator==(const ParallelText&) const = default;
};

/// What stands side by side: some of a chapter's blocks and the piece of the original that they
/// were made from.
struct Piece {
    /// As in Block::piece; 0: blocks that stand beside nothing.
    std::uint32_t number = 0;
    /// Chapter::blocks from `begin` up to, not including, `end`.
    std::size_t begin = 0;
    std::size_t end = 0;
    /// Leads into the chapter; null when `number` is 0.
    const Blocks* original = nullptr;
    bool operator==(const Piece&) const = default;
};

/// A link that paper cannot follow, as a square of modules, row by row (a QR code).
struct LinkCode {
    std::string url;
    /// What the link is called in the text.
    std::string words;
    std::uint32_t modules = 0;
    std::vector<bool> dark;
    Span span;
    bool operator==(const LinkCode&) const = default;
};

struct Chapter {
    ChapterKind kind = ChapterKind::plain;
    ChapterRole role = ChapterRole::chapter;
    /// 2 or 3 for one that belongs under the chapter before it: its place in the contents.
    std::uint8_t level = 1;
    ChapterFields fields;
    /// ASCII, unique in the book, made from the file's name alone so that it stays when
    /// chapters are added: the name of its XHTML file and of its place in the PDF.
    std::string name;
    /// Relative to the book's folder; empty for generated chapters.
    std::string file;
    /// The book's unless the chapter says otherwise.
    Language language;
    Inlines title;
    /// Paragraphs that stand with the title in one heading, over it and under it.
    Blocks over_title;
    Blocks under_title;
    /// What a link in Markdown may call the title, besides its words: `{#own}`.
    std::string anchor;
    /// After the title; the opening made from the fields comes first.
    Blocks blocks;
    std::optional<ParallelText> parallel;
    /// In order of their first mark; those of the original are among them.
    std::vector<Note> notes;
    /// For print only, in order of the links.
    std::vector<LinkCode> link_codes;
    Span span;
    bool operator==(const Chapter&) const = default;
};

/// Tells a chapter from all others that a manifest lists: where it stands there.
using ManifestPlace = std::pair<SourceId, std::uint32_t>;
[[nodiscard]] inline ManifestPlace place_in_manifest(const Chapter& chapter) {
    return {chapter.span.source, chapter.span.begin};
}

/// What a part is called by the text or the manifest, before it has a page.
struct PartTitle {
    /// Empty: no part begins.
    Inlines words = {};
    /// As Heading::short_title.
    std::string short_title = {};
    /// As Chapter::anchor.
    std::string anchor = {};
    bool operator==(const PartTitle&) const = default;
};

/// The whole text of a chapter in its order, the original included; a piece of it that nothing was
/// made from has its place all the same.
[[nodiscard]] std::vector<Piece> pieces_of(const Chapter& chapter);

enum class MediaType : std::uint8_t { png, jpeg, svg, gif, webp };
/// "image/png" …
[[nodiscard]] const char* name_of(MediaType type);

/// A file that the book shows, checked: the bytes decode (or, for SVG, parse and are clean).
struct Asset {
    /// Relative to the book's folder.
    std::string file;
    MediaType type = MediaType::png;
    /// As they are in the folder.
    StoredBytes bytes;
    /// Pixels as a reader sees them, turned upright; for SVG the size of its view box in CSS
    /// pixels, rounded.
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// In the EPUB; paper shows how it begins.
    bool moves = false;
};

struct Book {
    Metadata metadata;
    ChapterList chapters;
    std::vector<Asset> assets;
    std::optional<AssetId> cover;
    /// Notes of the author, the translator and the editor are marked, counted and set each by
    /// themselves; else all notes are of one kind, whosever they are.
    bool notes_apart = false;
};

/// What stands for a title in running heads: its short form, else its words without marks.
[[nodiscard]] std::string head_of(const Metadata& metadata);
[[nodiscard]] std::string head_of(const Chapter& chapter);
[[nodiscard]] std::string head_of(const ParallelText& original);
[[nodiscard]] std::string head_of(const Heading& heading);

}  // namespace banxin
