#include "document/names.h"

namespace banxin {
namespace {

constexpr Named<ChapterKind> kinds[] = {
    {ChapterKind::plain, "plain"},
    {ChapterKind::essay, "essay"},
    {ChapterKind::translation, "translation"},
    {ChapterKind::news, "news"},
    {ChapterKind::digest, "digest"},
};
static_assert(names_all(kinds, ChapterKind::digest));

constexpr Named<ChapterRole> roles[] = {
    {ChapterRole::chapter, "chapter"},
    {ChapterRole::foreword, "foreword"},
    {ChapterRole::preface, "preface"},
    {ChapterRole::introduction, "introduction"},
    {ChapterRole::dedication, "dedication"},
    {ChapterRole::epigraph, "epigraph"},
    {ChapterRole::prologue, "prologue"},
    {ChapterRole::epilogue, "epilogue"},
    {ChapterRole::afterword, "afterword"},
    {ChapterRole::appendix, "appendix"},
    {ChapterRole::acknowledgments, "acknowledgments"},
    {ChapterRole::glossary, "glossary"},
    {ChapterRole::bibliography, "bibliography"},
    {ChapterRole::colophon, "colophon"},
    {ChapterRole::endnotes, "endnotes"},
    {ChapterRole::part, "part"},
};
static_assert(names_all(roles, ChapterRole::part));

constexpr Named<NoteBy> note_bys_names[] = {
    {NoteBy::author, "author"}, {NoteBy::translator, "translator"}, {NoteBy::editor, "editor"}};
static_assert(names_all(note_bys_names, NoteBy::editor));

constexpr Named<PieceRule> rules[] = {{PieceRule::found, "found"},
                                      {PieceRule::paragraphs, "paragraphs"},
                                      {PieceRule::marks, "marks"},
                                      {PieceRule::headings, "headings"}};
static_assert(names_all(rules, PieceRule::headings));

constexpr Named<ParallelPrint> prints[] = {{ParallelPrint::facing, "facing"},
                                           {ParallelPrint::columns, "columns"},
                                           {ParallelPrint::interleaved, "interleaved"},
                                           {ParallelPrint::none, "none"}};
static_assert(names_all(prints, ParallelPrint::none));

constexpr Named<FontEmbedding> embeddings[] = {{FontEmbedding::subset, "subset"},
                                               {FontEmbedding::none, "none"}};
static_assert(names_all(embeddings, FontEmbedding::none));

constexpr Named<HeadingAlign> heading_aligns[] = {{HeadingAlign::start, "start"},
                                                  {HeadingAlign::center, "center"}};
static_assert(names_all(heading_aligns, HeadingAlign::center));

constexpr Named<ParagraphMark> paragraph_marks[] = {{ParagraphMark::indent, "indent"},
                                                    {ParagraphMark::space, "space"}};
static_assert(names_all(paragraph_marks, ParagraphMark::space));

constexpr Named<ContentsAuthors> contents_authors[] = {{ContentsAuthors::automatic, "auto"},
                                                       {ContentsAuthors::always, "always"},
                                                       {ContentsAuthors::never, "never"}};
static_assert(names_all(contents_authors, ContentsAuthors::never));

constexpr Named<HeadText> head_texts[] = {{HeadText::none, "none"},
                                          {HeadText::book, "book"},
                                          {HeadText::part, "part"},
                                          {HeadText::chapter, "chapter"},
                                          {HeadText::section, "section"}};
static_assert(names_all(head_texts, HeadText::section));

constexpr Named<Dialect> dialects[] = {{Dialect::commonmark, "commonmark"},
                                       {Dialect::pandoc, "pandoc"}};
static_assert(names_all(dialects, Dialect::pandoc));

constexpr Named<LineEdgeLevel> line_edges[] = {{LineEdgeLevel::none, "none"},
                                               {LineEdgeLevel::basic, "basic"},
                                               {LineEdgeLevel::gb, "gb"},
                                               {LineEdgeLevel::strict, "strict"}};
static_assert(names_all(line_edges, LineEdgeLevel::strict));

constexpr Named<LineEdgeLevel> japanese_line_edges[] = {{LineEdgeLevel::none, "very-loose"},
                                                        {LineEdgeLevel::basic, "loose"},
                                                        {LineEdgeLevel::gb, "strict"},
                                                        {LineEdgeLevel::strict, "very-strict"}};
static_assert(names_all(japanese_line_edges, LineEdgeLevel::strict));

constexpr Named<PunctuationStyle> punctuation[] = {{PunctuationStyle::quanjiao, "quanjiao"},
                                                   {PunctuationStyle::kaiming, "kaiming"},
                                                   {PunctuationStyle::banjiao, "banjiao"},
                                                   {PunctuationStyle::plain, "plain"}};
static_assert(names_all(punctuation, PunctuationStyle::plain));

constexpr Named<OpeningBracket> opening_brackets[] = {
    {OpeningBracket::half, "half"}, {OpeningBracket::full, "full"}, {OpeningBracket::hang, "hang"}};
static_assert(names_all(opening_brackets, OpeningBracket::hang));

constexpr Named<NoteNumbering> note_numberings[] = {{NoteNumbering::page, "page"},
                                                    {NoteNumbering::chapter, "chapter"},
                                                    {NoteNumbering::book, "book"}};
static_assert(names_all(note_numberings, NoteNumbering::book));

constexpr Named<NotePlace> note_places[] = {{NotePlace::page, "page"},
                                            {NotePlace::chapter, "chapter"},
                                            {NotePlace::book, "book"},
                                            {NotePlace::side, "side"}};
static_assert(names_all(note_places, NotePlace::side));

constexpr Named<FigureNumbering> figure_numberings[] = {{FigureNumbering::none, "none"},
                                                        {FigureNumbering::chapter, "chapter"},
                                                        {FigureNumbering::book, "book"}};
static_assert(names_all(figure_numberings, FigureNumbering::book));

}  // namespace

template <>
Names<ChapterKind> names() {
    return kinds;
}
template <>
Names<ChapterRole> names() {
    return Names<ChapterRole>(roles).first(std::size(roles) - 2);
}
template <>
Names<NoteBy> names() {
    return note_bys_names;
}
template <>
Names<PieceRule> names() {
    return Names<PieceRule>(rules).subspan(1);
}
template <>
Names<ParallelPrint> names() {
    return prints;
}
template <>
Names<FontEmbedding> names() {
    return embeddings;
}
template <>
Names<HeadingAlign> names() {
    return heading_aligns;
}
template <>
Names<ParagraphMark> names() {
    return paragraph_marks;
}
template <>
Names<ContentsAuthors> names() {
    return contents_authors;
}
template <>
Names<HeadText> names() {
    return head_texts;
}
template <>
Names<Dialect> names() {
    return dialects;
}
template <>
Names<LineEdgeLevel> names() {
    return line_edges;
}
Names<LineEdgeLevel> japanese_line_edge_levels() {
    return japanese_line_edges;
}
template <>
Names<PunctuationStyle> names() {
    return punctuation;
}
template <>
Names<OpeningBracket> names() {
    return opening_brackets;
}
template <>
Names<NoteNumbering> names() {
    return note_numberings;
}
template <>
Names<NotePlace> names() {
    return note_places;
}
template <>
Names<FigureNumbering> names() {
    return figure_numberings;
}

const char* name_of(ChapterKind kind) {
    return name_in(Names<ChapterKind>(kinds), kind);
}
const char* name_of(ChapterRole role) {
    return name_in(Names<ChapterRole>(roles), role);
}
const char* name_of(NoteBy by) {
    return name_in(Names<NoteBy>(note_bys_names), by);
}
const char* name_of(PieceRule rule) {
    return name_in(Names<PieceRule>(rules), rule);
}
const char* name_of(ParallelPrint print) {
    return name_in(Names<ParallelPrint>(prints), print);
}

}  // namespace banxin
