/// \file
/// Which faces go into the book, under which names, cut to which characters. Knows the faces of
/// the text room; nothing of documents but the places that a missing character is blamed on.
#pragma once

#include "document/book.h"
#include "epub/archive.h"
#include "epub/characters.h"
#include "epub/stylesheet.h"
#include "text/fonts.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub {

struct EmbeddedFace {
    text::FaceId face{};
    /// In the stylesheet: "banxin-serif".
    std::string family;
    bool bold = false;
    bool italic = false;
    /// In hundredths: at which its small letters are as high as those of the text around it.
    std::int32_t size = 100;
    /// Path without its extension.
    std::string stem;
    std::set<char32_t> characters;
    /// Cut to letters and figures, so that it may be asked before a face of Han.
    bool latin = false;
};

struct FontPlan {
    std::vector<EmbeddedFace> faces;
    Stacks stacks;
    /// For text in other CJK languages.
    std::map<Language, Stacks> other_stacks;
};

/// Nothing embedded: families that a reading program may have.
[[nodiscard]] FontPlan plan_without_fonts(Language language);

/// Shares the characters out among faces. A character that no face has is reported (F003) at
/// its first place in each chapter.
[[nodiscard]] FontPlan plan_fonts(const CharacterUse& used, const text::Fonts& fonts,
                                  const Book& book, Diagnostics& diagnostics);

/// One font file, cut and compressed.
struct PackedFont {
    Packed entry;
    /// Relative to the package document.
    std::string path;
    std::string media_type;
    FontRule rule;
    /// "Noto Serif CJK SC", and the terms it came under.
    std::string name;
    std::string licence;
};
[[nodiscard]] PackedFont pack_font(const EmbeddedFace& face, const text::Fonts& fonts);

/// The text of the licences of all fonts, each once.
[[nodiscard]] std::string licence_text(const std::vector<PackedFont>& fonts);

}  // namespace banxin::epub
