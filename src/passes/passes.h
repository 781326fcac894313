/// \file
/// Passes: each takes the book and makes it more complete. Their order is in pipeline.cc.
#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "document/book.h"
#include "document/heading_series.h"
#include "document/typography.h"

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

namespace banxin::passes {

/// Tells whose the notes are: by what they are signed with (——译者注, （译注）, [Ed.]), else by
/// their label (`[^译1]`, `[^tr-1]`), else as `unsigned_by` says. Their text stays as it is.
void attribute_notes(std::vector<Note>& notes, NoteBy unsigned_by);

/// Where notes of different people meet in a chapter, or in a book that counts its notes as one,
/// they are kept apart in all of the book; those of the translator and the editor that are not
/// signed are signed as the others are. Tells of signatures that are not alike (S038).
void keep_notes_apart(Book& book, NoteNumbering scope, Diagnostics& diagnostics);

/// Endnotes: puts lists of the notes behind the text of each chapter, or into a chapter of their
/// own behind the text of the book, under the chapters' titles. Nothing where they stand beside
/// their marks. When everything else is done: what is found by its words or its place is found.
void place_notes(Book& book, NotePlace place);

/// A chapter without a title takes its first block for it, when that is a heading, no other is
/// higher, and those beside it do not go on counting where it begins; those under it rise by a
/// level.
void take_title(Chapter& chapter);

/// `<!-- pair -->` in the two texts.
struct PairMarks {
    std::vector<PairMark> translation;
    std::vector<PairMark> original;
};
/// Puts the original beside a translation: Chapter::parallel and Block::piece, and one row of
/// notes. Reports texts that do not go together (S031 to S033) with both places.
void pair_pieces(Chapter& chapter, Chapter&& original, const PairMarks& marks,
                 Diagnostics& diagnostics);

/// Puts a page for each part before the chapter that begins it; a title for each chapter, empty
/// where none begins. What a title marks is a note of that chapter.
[[nodiscard]] ChapterList add_parts(ChapterList chapters, std::vector<PartTitle>&& titles,
                                    Language language);

/// One kind of mark in a text: the first one, and how many there are.
struct FoundMarks {
    char32_t first = 0;
    Span span;
    std::size_t count = 0;
};
/// What `check_characters` tells of a chapter, and its quotation marks of another language, of
/// which a book tells once.
struct ChapterCharacters {
    Diagnostics found;
    FoundMarks foreign_quotes;
    /// It had forms of vertical lines, which are others now.
    bool was_vertical = false;
};
/// By the places of the chapters in the manifest.
using CharacterFindings = std::map<ManifestPlace, ChapterCharacters>;

/// Tells of characters that are kept but seldom meant (M10, M14): full-width letters and
/// figures, half-width katakana, and what was typed otherwise than it is printed. Once a chapter
/// for each, with the first place and the count. Forms of vertical lines become the marks of
/// horizontal ones. `jobs` as in base/parallel.h. `known`, if it is not null: what was found in
/// texts that are still the same; afterwards that of all.
void check_characters(Book& book, Diagnostics& diagnostics, unsigned jobs = 1,
                      CharacterFindings* known = nullptr);

/// A change in a file of the manuscript.
struct Fix {
    Span span;  ///< in a file, not in a text that was put together
    std::string better;
};
/// What of it is beyond doubt, in the order of the places in each file; only where the text of the
/// book and the bytes of the file are the same, never in front matter or HTML.
[[nodiscard]] std::vector<Fix> find_fixes(ChapterList& chapters, const Sources& sources);

/// Gives every chapter its unique ASCII name and every heading, figure and table an id that
/// is unique in its chapter and stable when something is inserted elsewhere. Numbers the blocks.
void assign_ids(Book& book, Diagnostics& diagnostics);

/// H14: the blank between a heading's number and its words, where one is typed: one em after
/// 第一章, half an em after 1.1, none after 一、 and （一）.
void settle_heading_numbers(Book& book);

/// Puts numbers before titles and headings that bring none. After links are resolved: those find
/// headings by the author's words; one without words is called by the number.
void number_headings(Book& book, const HeadingSeriesByLevel& series);

/// Puts "图1" and "表1" before the captions of figures and tables, unless the author has
/// numbered them; each kind by itself, in the language of its chapter (B13).
void number_figures(Book& book, FigureNumbering scope);

class SeenPictures {
public:
    SeenPictures();
    ~SeenPictures();
    SeenPictures(SeenPictures&& other) noexcept;
    SeenPictures& operator=(SeenPictures&& other) noexcept;

    /// By their paths.
    struct Files;
    std::unique_ptr<Files> files;
    /// How many files have been looked at.
    std::size_t looks = 0;
};

/// Loads every image that the book shows (and its cover), once each; reports what is missing,
/// outside the folder, broken, unsafe, or without a text alternative; and what is too large, unless
/// it is `made_smaller` later. A picture without words in a link is called as that is. Uses `jobs`
/// threads; 0: one for each processor. `seen`, if it is not null: what the files were found to be
/// when the book was loaded before; those that have not changed since are not looked at again.
void load_assets(Book& book, const BookFolder& folder, Diagnostics& diagnostics,
                 bool made_smaller = false, unsigned jobs = 1, SeenPictures* seen = nullptr);

/// Puts links in the place of images that are only on the web (A013); called before the assets
/// are loaded, which refuses them.
void link_remote_images(Book& book, Diagnostics& diagnostics);

/// Links to other chapters' files and to anchors get their targets; broken ones are reported
/// with the nearest name. One without a text gets the number or the heading that it leads to. A
/// Markdown file that is in `folder` and no chapter is no mistake: only the link's text is kept
/// (R003).
void resolve_links(Book& book, Diagnostics& diagnostics, const BookFolder* folder = nullptr);

/// Gives each chapter the codes of its links to the web whose address is not to be read in the
/// text, or is too long to be typed; once each.
void add_link_codes(Book& book);

/// Reports what a chapter's kind needs and nobody has said.
void check_fields(const Book& book, Diagnostics& diagnostics);

/// Puts the fields of each kind where its readers look for them: beside the title, before the
/// text, under its last line.
void add_openings(Book& book, Diagnostics& diagnostics);

/// How many formulas there are, in lines and on their own.
[[nodiscard]] std::size_t count_formulas(Book& book);

/// Adds everyone whom a chapter names as its author or translator and the book does not list.
void add_contributors(Book& book);

/// In a Chinese book, files people under the pinyin of their names where the manifest says nothing.
void add_sort_keys(Book& book);

/// The 版权页, made from the metadata and, if asked, the chapters' sources; it comes first.
void add_colophon(Book& book, bool with_sources = true);

/// 出处: a chapter at the end with an entry for every chapter that says where it is from; none if
/// none does.
void add_sources(Book& book);

}  // namespace banxin::passes
