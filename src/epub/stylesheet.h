/// \file
/// The stylesheet, and what it says about typefaces. Writers of content ask here which face a
/// text will be shown in, so that what is embedded and what is asked for agree by construction.
/// Knows nothing of font files.
#pragma once

#include "epub/characters.h"
#include "style/style.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::epub {

/// The typefaces of a style's roles, as CSS inherits them.
class Typefaces {
public:
    /// Of documents that are no chapter's, or of the chapters of a kind.
    explicit Typefaces(const style::Style& style, std::optional<ChapterKind> kind = std::nullopt);

    [[nodiscard]] Typefaces for_chapters_of(ChapterKind kind) const {
        return Typefaces(style_, kind);
    }

    [[nodiscard]] Typeface body() const { return body_; }
    /// Of a break between scenes; empty: a rule.
    [[nodiscard]] const std::string& ornament() const {
        return look(style::Role::scene_break).ornament;
    }
    /// Lines over which the text under a title begins with a large letter; less than 2: it does
    /// not.
    [[nodiscard]] std::int32_t drop_cap(style::Role title) const { return look(title).drop_cap; }
    /// In a line of the printed page.
    [[nodiscard]] std::int32_t characters() const { return style_.page.characters; }
    /// Of an element with this role that stands in text of another face.
    [[nodiscard]] Typeface of(style::Role role, Typeface around) const;
    /// Of emphasis set in another family, not slanted, in text that is set as the locale wants it.
    [[nodiscard]] Typeface emphasis(Typeface around, Locale locale) const;
    [[nodiscard]] Typeface code(Typeface around) const;
    /// A role that names its face even where it is the body's.
    [[nodiscard]] static bool always_set(style::Role role);

private:
    [[nodiscard]] const style::RoleStyle& look(style::Role role) const;

    const style::Style& style_;
    std::optional<ChapterKind> kind_;
    Typeface body_;
};

/// One @font-face.
struct FontRule {
    std::string family;
    bool bold = false;
    bool italic = false;
    /// In hundredths: as large as the letters around it.
    std::int32_t size = 100;
    /// Relative to the stylesheet.
    std::string path;
    /// "opentype" or "truetype".
    std::string format;
};

/// Complete font-family values by text::Family.
using Stacks = std::array<std::string, asked_families>;

/// The whole stylesheet: its encoding, the fonts, the family and weight of every role, and the
/// style's own rules. `others` are for text in other languages, by tag.
[[nodiscard]] std::string make_stylesheet(const style::Style& style,
                                          const std::vector<FontRule>& fonts, const Stacks& stacks,
                                          const std::map<Language, Stacks>& others);

}  // namespace banxin::epub
