/// \file
/// What page.toml says, before it is known for which paper: the members that its schema binds.
/// Private to this room.
#pragma once

#include "document/colour_wish.h"
#include "document/size.h"
#include "schema/field.h"
#include "style/style.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace banxin::style {

using schema::Schema;

/// What one table says about one role; what it leaves out stays empty.
struct RoleSettings {
    std::optional<text::Family> family;
    std::optional<bool> bold;
    std::optional<Size> size;
    std::optional<Size> pitch;
    std::optional<Align> align;
    std::optional<std::int32_t> indent, left, right;
    std::optional<std::int32_t> grid_lines, lines_before, lines_after, drop_cap;
    std::optional<bool> spread;
    std::optional<HeadingSeries> number;
    std::optional<RulePlace> rule;
    std::optional<double> rule_width;
    std::optional<ColourWish> rule_colour, colour, background;
    std::optional<std::int32_t> padding, letter_space;
    std::string ornament;
};
using AllSettings = std::array<RoleSettings, role_count>;
/// What roles are in chapters of one kind alone.
using OpeningSettings = std::map<ChapterKind, AllSettings>;

/// The paper that a style is made for, and the body that it wants on any paper.
struct PageSettings {
    std::string trim = "da32";
    std::optional<Size> body, pitch;
    /// On that paper; 0: as many as fit.
    std::int32_t characters = 0;
    std::int32_t lines = 0;
};

/// Of tables: what no role says.
struct TableSettings {
    TableRules rules = TableRules::three;
    std::optional<ColourWish> stripe;
};

/// In hundredths of the body's size.
struct SideSettings {
    std::int32_t width = 800;
    std::int32_t gap = 100;
};

/// Everything that a style says, and the styles below it before.
struct StyleSettings {
    /// Of the book: what a style says for languages is for those that cover it.
    Language language;
    std::vector<Alternative> about;
    std::string base;
    std::optional<Colour> accent;
    PageSettings page;
    Furniture furniture;
    bool folds_originals = false;
    NoteMarks notes;
    TableSettings table;
    NotePlace note_place = NotePlace::page;
    SideSettings side;
    AllSettings roles;
    OpeningSettings openings;
    std::string base_css, epub_css;
};

[[nodiscard]] const Schema<RoleSettings>& role_schema();
/// The same without what the paper decides of the body.
[[nodiscard]] const Schema<RoleSettings>& body_schema();
[[nodiscard]] const Schema<StyleSettings>& style_schema();

/// What a style says, and those that it is based on; nothing of any language.
[[nodiscard]] StyleSettings settings_of(const StyleFiles& files, Sources& sources,
                                        Diagnostics& diagnostics);

/// What a role is for.
[[nodiscard]] schema::Doc doc_of(Role role);

}  // namespace banxin::style
