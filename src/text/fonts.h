/// \file
/// Faces of type: found by family, shaped with, cut to what a book uses. The only room that
/// knows HarfBuzz and fontconfig; everyone else sees face ids and glyph ids.
#pragma once

#include "base/diagnostics.h"
#include "base/drawing.h"
#include "base/language.h"
#include "base/unicode.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::text {

/// The jobs a face has in a book: 宋, 黑, 楷, a face whose Han are twice as wide as Latin, and a
/// slanted Latin face for emphasis in Latin text (Han are never slanted).
enum class Family : std::uint8_t { serif, sans, kai, mono, italic, latin };
inline constexpr std::size_t family_count = static_cast<std::size_t>(Family::latin) + 1;
[[nodiscard]] const char* name_of(Family family);

/// One face that was opened; small and dense, in order of first use by the configuration.
enum class FaceId : std::uint16_t {};

/// Family names by job, best first, for one range of languages ("zh-Hans", "ja" …).
struct FontList {
    /// None: the list serves all languages that no other list does.
    Language language;
    std::vector<std::string> families[family_count];
    /// Asked last, for any job.
    std::vector<std::string> fallback;
};

/// A font file that lies beside the text; `index` is its place in a collection.
struct FontFile {
    std::string path;
    int index = 0;
};

/// What fonts/fonts.toml and the manifest's [fonts] say, read elsewhere into plain data.
struct FontConfig {
    std::vector<FontList> lists;
    /// Names in `book` that are no families.
    std::map<std::string, FontFile> files;
    /// Names of typefaces ("仿宋") and the families that are one, best first: in `book` such a name
    /// is that of the first that is installed.
    std::map<std::string, std::vector<std::string>> typefaces;
    /// From the manifest, put before the lists of the book's language.
    FontList book;
    Span span;
};

/// Units per em of all that this room measures.
inline constexpr int em = 65536;

/// Lengths in 1/65536 em.
struct FaceMetrics {
    std::int32_t ascent = 0;
    std::int32_t descent = 0;  ///< positive
    std::int32_t cap_height = 0;
    std::int32_t x_height = 0;
    std::int32_t underline_position = 0;  ///< below the baseline is negative
    std::int32_t underline_thickness = 0;
};

struct Bounds {
    std::int32_t left = 0, bottom = 0, right = 0, top = 0;
};

/// Characters that never show, joiners, selectors and marks of direction: a face need not have
/// them, and shaping leaves no glyph.
[[nodiscard]] bool is_default_ignorable(char32_t character);

/// What is set where no face has a character: 〓, as printers put for a type that they lack, if it
/// is of private use or none of Unicode's; else □.
[[nodiscard]] char32_t stand_in_for(char32_t missing);

/// One shaped glyph; lengths in 1/65536 em, y upward. The advance is positive in the direction
/// of the line, downward in vertical text. `dx`, `dy` lead from the pen to the glyph's origin;
/// the pen of vertical text runs through the middle of the column, at the top of the cell.
struct Glyph {
    std::uint32_t id = 0;
    /// Byte offset, in the shaped text, of the cluster it belongs to.
    std::uint32_t cluster = 0;
    std::int32_t advance = 0;
    std::int32_t dx = 0;
    std::int32_t dy = 0;
};

/// The glyph of one character, and the face that it is of.
struct SetGlyph {
    FaceId face{};
    Glyph glyph;
};

struct ShapeOptions {
    /// Decides `locl` forms and dash joining.
    Language language;
    Script script = Script::han;
    bool vertical = false;
    /// Proportional forms of curly quotes (`pwid`), for quotes and apostrophes in Latin text.
    bool proportional_punctuation = false;
};

/// A face cut to some glyphs, for a PDF. The page writes code `cids[i]` for glyph `glyphs[i]`:
/// the glyphs are renumbered, because a CFF with its old ids would carry 65,535 offsets.
struct PdfSubset {
    enum class Kind : std::uint8_t { cff_cid, cff_name, truetype } kind = Kind::truetype;
    /// The bare `CFF ` table, or a TrueType file.
    std::string program;
    /// The PostScript name, without a subset tag.
    std::string name;
    /// The asked glyphs, ascending, and the code to write for each: the CID that the charset
    /// of a CID-keyed CFF gives it, else its id in `program` (CIDToGIDMap /Identity).
    std::vector<std::uint32_t> glyphs;
    std::vector<std::uint32_t> cids;
    /// Advances in 1/1000 em of the asked glyphs.
    std::vector<std::int32_t> advances;
    FaceMetrics metrics;
    /// Ink of the asked glyphs together.
    Bounds box;
    bool italic = false;
    bool serif = false;
    bool fixed_pitch = false;
    bool bold = false;
    /// From the name table, for the colophon; may be empty.
    std::string licence;
};

/// One face as a font file for an EPUB.
struct WebFont {
    /// OpenType (CFF) or TrueType, one face, layout features kept.
    std::string bytes;
    /// "otf" or "ttf".
    std::string extension;
    std::string licence;
    std::string licence_url;
};

/// Asks what is installed on a thread of its own, while a book is read: fontconfig reads dozens of
/// files for an answer.
class FontSearch {
public:
    /// With one job, whoever needs the answer waits for it.
    explicit FontSearch(unsigned jobs);
    ~FontSearch();
    FontSearch(const FontSearch&) = delete;
    FontSearch& operator=(const FontSearch&) = delete;

private:
    friend class Fonts;
    struct Answer;
    std::unique_ptr<Answer> answer_;
};

/// The faces of one book. Opening reports F-diagnostics (a family that is not installed, no
/// usable face at all). Const use is safe from several threads.
class Fonts {
public:
    Fonts(const FontConfig& config, Language book_language, Diagnostics& diagnostics);
    Fonts(const FontConfig& config, Language book_language, const FontSearch& search,
          Diagnostics& diagnostics);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    /// The face for a job in a language; falls back to the book's language, then to serif.
    /// A language that no list names (Latin ones) is set with the faces of the book's own.
    /// Faces of a language other than the book's are opened at first use. Throws Failure F002
    /// when no face at all can be used.
    [[nodiscard]] FaceId face(Family family, bool bold, Language language) const;
    /// `wanted`, if it has the character, else the first face that has it: the same weight of
    /// the other families, then the fallbacks, then other languages. Empty: no face has it.
    /// Characters that never show (joiners, variation selectors) are at home in every face; those
    /// that boxes are drawn with (text/cells.h) come, for code, from a face of the program's own.
    [[nodiscard]] std::optional<FaceId> face_with(char32_t character, FaceId wanted) const;
    [[nodiscard]] bool has(FaceId face, char32_t character) const;
    /// The same for characters that are set together: a letter with its marks; `as_one`, for an
    /// emoji that is a glyph of its own or marks upon one. Shapes to find out.
    [[nodiscard]] std::optional<FaceId> face_with_sequence(std::string_view text, FaceId wanted,
                                                           bool as_one) const;

    /// What to do about a character that no face here has: the installed family that has it, else
    /// a package.
    [[nodiscard]] Hint advice(char32_t missing) const;

    [[nodiscard]] const FaceMetrics& metrics(FaceId face) const;
    /// Ink of one glyph, 1/65536 em.
    [[nodiscard]] Bounds bounds(FaceId face, std::uint32_t glyph) const;
    [[nodiscard]] Outline outline(FaceId face, std::uint32_t glyph) const;
    /// "Noto Serif CJK SC", "Bold": for summaries and the colophon.
    [[nodiscard]] std::string family_name(FaceId face) const;
    [[nodiscard]] bool is_bold(FaceId face) const;
    [[nodiscard]] std::size_t face_count() const;

    /// Shapes one run in one face, appending to `to`. Ligatures and merged dashes come out as
    /// one glyph whose cluster covers several characters; joiners, soft hyphens and variation
    /// selectors leave no glyph. A character that the face lacks gives glyph 0: ask
    /// `face_with` first. `Script::common` takes the script of the language.
    void shape(FaceId face, std::string_view text, const ShapeOptions& options,
               std::vector<Glyph>& to) const;
    /// What `face_with` says for one ideograph and its glyph there, remembered together; equal to
    /// shaping it alone. For the fast path: Han neither join nor kern.
    [[nodiscard]] std::optional<SetGlyph> set_ideograph(FaceId wanted, char32_t character,
                                                        Language language) const;
    /// The same in this face, whether it has the character or not.
    [[nodiscard]] Glyph shape_ideograph(FaceId face, char32_t character, Language language) const;

    /// Throws Failure F-codes when the subsetter refuses.
    [[nodiscard]] PdfSubset subset_for_pdf(FaceId id, const std::set<std::uint32_t>& glyphs) const;
    /// Keeps the layout features that CJK text needs, and the forms for the languages that
    /// `face()` gives this face for.
    [[nodiscard]] WebFont subset_for_epub(FaceId id, const std::set<char32_t>& characters) const;
    /// A font file for a browser that shapes nothing: each character shows the glyph that it is
    /// given here, whatever the face has for it, and there are no layout features.
    [[nodiscard]] std::string subset_for_screen(
        FaceId id, const std::map<char32_t, std::uint32_t>& glyphs) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace banxin::text
