/// \file
/// House style of the setting, as the manifest's [typography] asks for it. Plain values; what
/// they mean for a line is decided in the layout.
#pragma once

#include <cstdint>

namespace banxin {

/// How much may not stand at a line's edge (避头尾). Each level forbids what the one before it
/// forbids, and more (CLREQ, "Prohibition Rules for Line Start and Line End"; JLREQ, "Line
/// breaking"): nothing; marks; also the solidus at a line's end; also dash and ellipsis at its
/// start. Japanese has four of its own in the same order: very loose, loose, strict, and very
/// strict, which adds small kana and iteration marks.
enum class LineEdgeLevel : std::uint8_t { none, basic, gb, strict };

/// How wide marks are inside a line (标点风格).
enum class PunctuationStyle : std::uint8_t {
    quanjiao,  ///< 全角: a mark and its blank half, squeezed beside another
    kaiming,   ///< 开明: stops keep their blank half, all others are half wide
    banjiao,   ///< 半角: all marks are half wide
    plain,     ///< no squeeze anywhere, not at a line's edge either
};

/// Where a bracket or quotation mark stands that opens an indented paragraph (CLREQ,
/// "Compression of Punctuation Marks at Line Start or Line End").
enum class OpeningBracket : std::uint8_t {
    half,  ///< its ink where other text begins
    full,  ///< half an em later: the indent, then its whole cell
    hang,  ///< half an em earlier
};

/// Where the numbers of notes begin again at ① (F02).
enum class NoteNumbering : std::uint8_t { page, chapter, book };

/// Where the notes of a text stand.
enum class NotePlace : std::uint8_t {
    page,     ///< 脚注: at the foot of the page of their mark
    chapter,  ///< 章后注: at the end of each chapter
    book,     ///< 书后注: in a chapter of their own behind the text
    side,     ///< 边注: in the outer margin, beside their mark
};

/// Which figures and tables are counted together; captions begin with their number (B13).
enum class FigureNumbering : std::uint8_t { none, chapter, book };

struct Typography {
    LineEdgeLevel line_edges = LineEdgeLevel::gb;
    PunctuationStyle punctuation = PunctuationStyle::quanjiao;
    OpeningBracket opening_bracket = OpeningBracket::half;
    /// One comma or stop may hang over the end of a full line (标点悬挂).
    bool hanging = false;
    /// Between Han and Latin, in hundredths of an em, 0 to 50.
    std::int32_t gap = 25;
    /// Korean lines may end between any two syllables, not only between words.
    bool hangul_by_syllable = false;
    /// Of Latin letters and figures among Han, in hundredths of the size around them, 80 to 125.
    std::int32_t latin_scale = 100;
    /// Of their baseline, upward, in hundredths of an em, -20 to 20.
    std::int32_t latin_rise = 0;
    NoteNumbering notes = NoteNumbering::page;
    /// Latin words are parted by the patterns of their language.
    bool hyphenation = true;
    FigureNumbering figures = FigureNumbering::chapter;
    /// Links inside the book say in print on which page they lead: （第 9 页）.
    bool page_references = true;
};

}  // namespace banxin
