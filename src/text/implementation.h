/// \file
/// What a `Fonts` holds; shared by the sources of this room only.
#pragma once

#include "text/face.h"
#include "text/find.h"
#include "text/fonts.h"
#include "text/remembered.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::text {

/// The installed faces of one list: for every job and weight, best first.
struct Rack {
    /// None for the manifest's list and for the one that serves all languages.
    Language language;
    std::array<std::array<std::vector<FaceId>, 2>, family_count> jobs;
    std::array<std::vector<FaceId>, 2> fallback;
};

/// Rack numbers that are asked together, the first before the second.
using Group = std::vector<std::size_t>;

/// The faces that come into question for a language, for every job and weight, best first.
using Orders = std::array<std::array<std::vector<FaceId>, 2>, family_count>;

struct Fonts::Implementation {
    Implementation(const FontConfig& asked, Language book_language, const InstalledFonts& installed,
                   Diagnostics& diagnostics);

    [[nodiscard]] const Face& face(FaceId id) const { return *faces[static_cast<std::size_t>(id)]; }
    /// The number of the list that serves a language best; that of the book when none does.
    [[nodiscard]] std::size_t list_for(Language language) const;
    /// The best face that can be opened; empty when there is none.
    [[nodiscard]] std::optional<FaceId> best(std::size_t list, Family family, bool bold) const;
    /// The languages (of the lists, and the book's) that `best` gives a face for.
    [[nodiscard]] std::set<Language> languages_of(FaceId id) const;

    /// As `Fonts::shape`, but what the face lacks gives glyph 0.
    void shape(FaceId id, std::string_view text, const ShapeOptions& options,
               std::vector<Glyph>& to) const;

    mutable FontFiles font_files;
    std::vector<std::unique_ptr<Face>> faces;
    /// 0 is the manifest's, the others follow `FontConfig.lists`.
    std::vector<Rack> racks;
    /// As `racks`; 0 is used for the book's language.
    std::vector<Orders> orders;
    /// For every face, whom to ask for a character that it lacks.
    std::vector<std::vector<FaceId>> chains;
    /// The program's own, of what diagrams are drawn with.
    FaceId boxes{};
    /// Whether a face sets code, in cells of half an em.
    [[nodiscard]] bool has_half_cells(FaceId id) const;
    mutable Remembered remembered;
    Coverage coverage;

private:
    FaceId id_of(const std::string& family, const FoundFace& found);
    void fill(Rack& rack, const FontList& list, const InstalledFonts& installed,
              const std::map<std::string, FontFile>& files);
    [[nodiscard]] Group lists_of(Language language) const;
    [[nodiscard]] std::vector<Group> groups_of(std::size_t rack) const;
    void put_in_order();
    void make_chains();
    void check_manifest(const FontConfig& config, const InstalledFonts& installed,
                        Diagnostics& diagnostics) const;
    void check_book(const FontConfig& config, const InstalledFonts& installed,
                    Diagnostics& diagnostics) const;

    Language book_language_;
    /// By face: it is there for code.
    std::vector<bool> mono_;
    /// The list that serves the book's language best; 0: only the list for all languages.
    std::size_t book_rack_ = 0;
};

}  // namespace banxin::text
