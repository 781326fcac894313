/// \file
/// Inline content: what stands inside a paragraph, as meaning. Plain values; every leaf that
/// can be blamed for something carries its source span. Knows no Markdown, HTML or PDF.
#pragma once

#include "base/language.h"
#include "base/source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace banxin {

struct Inline;
using Inlines = std::vector<Inline>;

/// Characters. White space is already as it shall be set: no line ends, and no space that a
/// source line end between two Han characters would have left.
struct Text {
    std::string text;
    /// When it covers exactly as many bytes as `text`, byte n of the one is byte n of the other.
    Span span;
    bool operator==(const Text&) const = default;
};

enum class InlineStyle : std::uint8_t {
    emphasis,       ///< `*…*`: 楷体 in Han text, italic in Latin
    strong,         ///< `**…**`
    emphasis_dots,  ///< `{…|.}`: 着重号
    strikethrough,
    underline,  ///< HTML u, ins
    mark,
    small,
    subscript,
    superscript,
    keyboard,
    dateline,  ///< 电头, run in before a report's first words
    abbreviation,
    definition,  ///< HTML dfn that says which term it is of: set like emphasis
    time,        ///< HTML time: set like the text around it
};

/// The name that dumps, style classes and tests use: "emphasis", "emphasis-dots" …
[[nodiscard]] const char* name_of(InlineStyle style);

struct Styled {
    InlineStyle style;
    Inlines children;
    /// Of an abbreviation what it is short for, of a definition its term, of a time the same for
    /// programs: for those who ask or who hear it.
    std::string meaning{};
    bool operator==(const Styled&) const = default;
};

/// A run in another language, from `<span lang="…">`.
struct Foreign {
    Language language;
    Inlines children;
    bool operator==(const Foreign&) const = default;
};

struct CodeSpan {
    std::string text;
    Span span;
    bool operator==(const CodeSpan&) const = default;
};

/// A formula in the notation of TeX, as it was written between its dollars.
struct Formula {
    std::string source;
    Span span;
    bool operator==(const Formula&) const = default;
};

/// Where a link inside the book leads.
struct Target {
    std::uint32_t chapter = 0;
    /// Id of a block in that chapter; empty for its beginning.
    std::string id;
    bool operator==(const Target&) const = default;
};

struct Link {
    /// As written; kept when `target` is set.
    std::string url;
    std::string title;
    Inlines children;
    Span span;
    /// Set by the passes for links that stay inside the book.
    std::optional<Target> target;
    /// Its author gave it no words: those that it has are what it leads to is called.
    bool is_called_by_target = false;
    bool operator==(const Link&) const = default;
};

/// An index into Book::assets.
enum class AssetId : std::uint32_t {};

struct Image {
    /// As written, relative to the chapter's file.
    std::string url;
    /// Empty and `decorative`, or a text for those who cannot see the picture.
    std::string alt;
    bool decorative = false;
    std::string title;
    Span span;
    /// Set by the passes; empty when the file could not be used.
    std::optional<AssetId> asset;
    /// A wish from `<img width>`, as hundredths of the measure or in CSS pixels.
    std::optional<std::uint16_t> width_percent;
    std::optional<std::uint16_t> width_pixels;
    bool operator==(const Image&) const = default;
};

/// `{汉字|hàn zì}` is one unit with one reading; `{汉字|hàn|zì}` has a reading a character.
struct Ruby {
    struct Unit {
        std::string base;
        std::string reading;
        bool operator==(const Unit&) const = default;
    };
    std::vector<Unit> units;
    Span span;
    bool operator==(const Ruby&) const = default;
};

/// A mark that leads to a note of the same chapter.
struct NoteRef {
    /// Index into Chapter::notes.
    std::uint32_t note = 0;
    /// 0 for the first mark of this note, 1 for the second …
    std::uint32_t occurrence = 0;
    Span span;
    bool operator==(const NoteRef&) const = default;
};

struct LineBreak {
    /// What it was in the source. Only the readers of structures that are made of lines ask.
    enum class From : std::uint8_t {
        tag,       ///< `<br>`: a line goes on behind it
        hard_end,  ///< the end of a line where the author asks for a break
        soft_end,  ///< the end of a line, where lines are the structure
    } from = From::tag;
    [[nodiscard]] bool ends_line() const { return from != From::tag; }
    bool operator==(const LineBreak&) const = default;
};

struct Inline {
    std::variant<Text, Styled, Foreign, CodeSpan, Formula, Link, Image, Ruby, NoteRef, LineBreak>
        value;
    bool operator==(const Inline&) const = default;
};

/// The characters of a run of inlines, for titles, outlines and alt texts: ruby readings,
/// note marks and images left out, a line break as one space.
[[nodiscard]] std::string plain_text(const Inlines& inlines);

/// Emphasis in letters of an alphabet leans; what has a character of Han, kana or Hangul in it gets
/// another typeface (TYPOGRAPHY.md, L07). Without either, the language around it decides.
[[nodiscard]] bool leans_as_emphasis(const Inlines& words, Language language);

/// What a title is called away from its place: without marks, and without the blanks at its ends,
/// which a mark may leave.
[[nodiscard]] std::string name_of_title(const Inlines& title);

/// For std::visit with one lambda a kind and no default: a new kind does not compile until
/// every visitor answers it.
template <class... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace banxin
