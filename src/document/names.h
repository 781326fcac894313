/// \file
/// What the manifest, front matter and dumps call the values of the book's enumerations.
#pragma once

#include "base/named.h"
#include "document/book.h"
#include "document/dialect.h"
#include "document/settings.h"
#include "document/typography.h"

namespace banxin {

template <>
[[nodiscard]] Names<ChapterKind> names();
/// Those that a file can be; `endnotes` and `part` are none of them.
template <>
[[nodiscard]] Names<ChapterRole> names();
template <>
[[nodiscard]] Names<NoteBy> names();
/// Those that can be asked for; `found` is what is done when nobody asks.
template <>
[[nodiscard]] Names<PieceRule> names();
template <>
[[nodiscard]] Names<ParallelPrint> names();
template <>
[[nodiscard]] Names<FontEmbedding> names();
template <>
[[nodiscard]] Names<HeadingAlign> names();
template <>
[[nodiscard]] Names<ParagraphMark> names();
template <>
[[nodiscard]] Names<ContentsAuthors> names();
template <>
[[nodiscard]] Names<HeadText> names();
template <>
[[nodiscard]] Names<Dialect> names();
template <>
[[nodiscard]] Names<LineEdgeLevel> names();
/// The same levels in a Japanese book, by JLREQ's names.
[[nodiscard]] Names<LineEdgeLevel> japanese_line_edge_levels();
template <>
[[nodiscard]] Names<PunctuationStyle> names();
template <>
[[nodiscard]] Names<OpeningBracket> names();
template <>
[[nodiscard]] Names<NoteNumbering> names();
template <>
[[nodiscard]] Names<NotePlace> names();
template <>
[[nodiscard]] Names<FigureNumbering> names();

}  // namespace banxin
