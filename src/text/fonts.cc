// Which face a job gets: the configuration turned into orders of installed faces, the checks
// that an author is told about, and the face that has a character. Shapes and cuts nothing.
#include "text/fonts.h"

#include "text/cells.h"
#include "text/implementation.h"
#include "text/names.h"

#include <algorithm>
#include <cstdlib>
#include <future>

namespace banxin::text {
namespace {

constexpr std::array<Family, family_count> all_families = {
    Family::serif, Family::sans, Family::kai, Family::mono, Family::italic, Family::latin};
/// Those that may lend a character to another job: never a slanted face.
constexpr std::array<Family, 4> lenders = {Family::serif, Family::sans, Family::kai, Family::mono};

std::size_t index_of(Family family) {
    return static_cast<std::size_t>(family);
}

void add_new(std::vector<FaceId>& to, const std::vector<FaceId>& from) {
    for (const FaceId id : from) {
        if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
    }
}

}  // namespace

bool is_default_ignorable(char32_t c) {
    // Most text is far from all of them.
    if (c < 0xAD || (c > 0x3164 && c < 0xFE00)) return false;
    return c == chars::soft_hyphen || c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == chars::byte_order_mark || c == 0xFFA0 || (c >= 0x1D173 && c <= 0x1D17A) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

constexpr Named<Family> families[] = {{Family::serif, "serif"},   {Family::sans, "sans"},
                                      {Family::kai, "kai"},       {Family::mono, "mono"},
                                      {Family::italic, "italic"}, {Family::latin, "latin"}};
static_assert(names_all(families, Family::latin));

const char* name_of(Family family) {
    return name_in(Names<Family>(families), family);
}

namespace {

/// With the families of typefaces in place of their names, where one of them is installed.
FontConfig with_families(FontConfig config, const InstalledFonts& installed) {
    for (std::vector<std::string>& names : config.book.families) {
        for (std::string& name : names) {
            const auto typeface = config.typefaces.find(name);
            if (typeface == config.typefaces.end() || installed.find(name, false)) continue;
            const auto found =
                std::find_if(typeface->second.begin(), typeface->second.end(),
                             [&](const std::string& one) { return installed.find(one, false); });
            if (found != typeface->second.end()) name = *found;
        }
    }
    return config;
}

}  // namespace

Fonts::Implementation::Implementation(const FontConfig& asked, Language book_language,
                                      const InstalledFonts& installed, Diagnostics& diagnostics)
    : book_language_(book_language) {
    const FontConfig config = with_families(asked, installed);
    racks.resize(config.lists.size() + 1);
    fill(racks[0], config.book, installed, config.files);
    for (std::size_t i = 0; i < config.lists.size(); ++i) {
        const FontList& list = config.lists[i];
        racks[i + 1].language = list.language;
        fill(racks[i + 1], list, installed, {});
    }
    const Group own = lists_of(book_language_);
    book_rack_ = own.empty() ? 0 : own.front();
    mono_.resize(faces.size());
    for (const Rack& rack : racks) {
        for (const auto& ids : rack.jobs[index_of(Family::mono)])
            for (const FaceId id : ids) mono_[static_cast<std::size_t>(id)] = true;
    }
    // Without a face for text there is none for lines.
    if (!faces.empty()) boxes = id_of("Banxin Boxes", {});
    put_in_order();
    make_chains();
    check_manifest(config, installed, diagnostics);
    check_book(config, installed, diagnostics);
}

FaceId Fonts::Implementation::id_of(const std::string& family, const FoundFace& found) {
    for (std::size_t i = 0; i < faces.size(); ++i) {
        if (faces[i]->place() == found) return static_cast<FaceId>(i);
    }
    faces.push_back(std::make_unique<Face>(family, found, font_files));
    return static_cast<FaceId>(faces.size() - 1);
}

void Fonts::Implementation::fill(Rack& rack, const FontList& list, const InstalledFonts& installed,
                                 const std::map<std::string, FontFile>& files) {
    const auto add = [&](std::vector<FaceId>& to, const std::string& family, bool bold,
                         bool slanted = false) {
        if (const auto own = files.find(family); own != files.end()) {
            // Whatever it is, it is what was asked for.
            const FontFile& file = own->second;
            add_new(to, {id_of(family, {file.path, static_cast<unsigned>(file.index), bold})});
            return;
        }
        auto found = installed.find(family, bold, slanted);
        // No artificial bold: a family without one lends its regular.
        if (!found && bold) found = installed.find(family, false, slanted);
        if (found) add_new(to, {id_of(family, *found)});
    };
    for (const Family family : all_families) {
        for (const bool bold : {false, true}) {
            for (const std::string& name : list.families[index_of(family)]) {
                add(rack.jobs[index_of(family)][bold], name, bold, family == Family::italic);
            }
        }
    }
    for (const bool bold : {false, true}) {
        for (const std::string& name : list.fallback) add(rack.fallback[bold], name, bold);
    }
}

/// The lists that serve a language, the nearest first.
Group Fonts::Implementation::lists_of(Language language) const {
    Group lists;
    for (std::size_t i = 1; i < racks.size(); ++i) {
        if (language.nearness(racks[i].language)) lists.push_back(i);
    }
    std::stable_sort(lists.begin(), lists.end(), [&](std::size_t a, std::size_t b) {
        return language.nearness(racks[a].language) < language.nearness(racks[b].language);
    });
    return lists;
}

std::vector<Group> Fonts::Implementation::groups_of(std::size_t rack) const {
    std::vector<Group> groups;
    if (rack != 0 && rack != book_rack_) groups.push_back(lists_of(racks[rack].language));
    Group book = lists_of(book_language_);
    book.insert(book.begin(), 0);
    groups.push_back(std::move(book));
    Group rest;
    for (std::size_t i = 1; i < racks.size(); ++i) {
        if (racks[i].language.empty()) rest.push_back(i);
    }
    groups.push_back(std::move(rest));
    return groups;
}

void Fonts::Implementation::put_in_order() {
    orders.resize(racks.size());
    for (std::size_t i = 0; i < racks.size(); ++i) {
        const std::vector<Group> groups = groups_of(i);
        const auto add = [&](std::vector<FaceId>& to, Family family, bool bold) {
            for (const Group& group : groups) {
                for (const std::size_t rack : group) {
                    add_new(to, racks[rack].jobs[index_of(family)][bold]);
                }
            }
        };
        for (const Family family : all_families) {
            for (const bool bold : {false, true}) {
                std::vector<FaceId>& order = orders[i][index_of(family)][bold];
                add(order, family, bold);
                for (const Family other : lenders) add(order, other, bold);
                for (const Group& group : groups) {
                    for (const std::size_t rack : group) add_new(order, racks[rack].fallback[bold]);
                }
            }
        }
    }
}

void Fonts::Implementation::make_chains() {
    chains.resize(faces.size());
    std::set<FaceId> slanted;
    for (const Rack& rack : racks) {
        for (const std::vector<FaceId>& ids : rack.jobs[index_of(Family::italic)])
            slanted.insert(ids.begin(), ids.end());
    }
    const auto add_chain = [&](std::size_t rack, Family family, bool bold, FaceId wanted) {
        std::vector<FaceId>& chain = chains[static_cast<std::size_t>(wanted)];
        if (!chain.empty()) return;
        for (const Group& group : groups_of(rack)) {
            const auto add = [&](Family job) {
                for (const std::size_t asked : group) {
                    add_new(chain, racks[asked].jobs[index_of(job)][bold]);
                }
            };
            add(family);
            for (const Family other : lenders) add(other);
            for (const std::size_t asked : group) add_new(chain, racks[asked].fallback[bold]);
        }
        // Faces of other languages are better than none.
        for (const bool same : {true, false}) {
            for (std::size_t i = 0; i < faces.size(); ++i) {
                if (slanted.contains(static_cast<FaceId>(i))) continue;
                if ((faces[i]->place().bold == bold) == same) {
                    add_new(chain, {static_cast<FaceId>(i)});
                }
            }
        }
    };
    for (std::size_t rack = 0; rack < racks.size(); ++rack) {
        for (const bool bold : {false, true}) {
            for (const Family family : all_families) {
                for (const FaceId id : racks[rack].jobs[index_of(family)][bold]) {
                    add_chain(rack, family, bold, id);
                }
            }
            for (const FaceId id : racks[rack].fallback[bold]) {
                add_chain(rack, Family::serif, bold, id);
            }
        }
    }
}

bool Fonts::Implementation::has_half_cells(FaceId id) const {
    const auto index = static_cast<std::size_t>(id);
    hb_codepoint_t glyph = 0;
    if (index >= mono_.size() || !mono_[index] || !faces[index]->usable()) return false;
    hb_font_t* const font = faces[index]->font();
    if (hb_font_get_nominal_glyph(font, '0', &glyph) == 0) return false;
    return std::abs(hb_font_get_glyph_h_advance(font, glyph) - em / 2) <= em / 100;
}

std::size_t Fonts::Implementation::list_for(Language language) const {
    std::size_t nearest = 0;
    std::optional<std::size_t> least;
    for (std::size_t i = 1; i < racks.size(); ++i) {
        const auto nearness = language.nearness(racks[i].language);
        if (!nearness || (least && *nearness >= *least)) continue;
        nearest = i;
        least = nearness;
    }
    return nearest;
}

std::optional<FaceId> Fonts::Implementation::best(std::size_t list, Family family,
                                                  bool bold) const {
    for (const FaceId id : orders[list][index_of(family)][bold]) {
        if (face(id).usable()) return id;
    }
    return std::nullopt;
}

std::set<Language> Fonts::Implementation::languages_of(FaceId id) const {
    std::set<Language> languages;
    for (std::size_t list = 0; list < racks.size(); ++list) {
        const Language language = list == 0 ? book_language_ : racks[list].language;
        for (const Family family : all_families) {
            for (const bool bold : {false, true}) {
                if (best(list, family, bold) == id) languages.insert(language);
            }
        }
    }
    return languages;
}

struct FontSearch::Answer {
    std::shared_future<InstalledFonts> installed;
};

FontSearch::FontSearch(unsigned jobs)
    : answer_(std::make_unique<Answer>(
          Answer{std::async(jobs == 1 ? std::launch::deferred : std::launch::async,
                            [] { return InstalledFonts(); })})) {}
FontSearch::~FontSearch() = default;

Fonts::Fonts(const FontConfig& config, Language book_language, Diagnostics& diagnostics)
    : Fonts(config, book_language, FontSearch(1), diagnostics) {}
Fonts::Fonts(const FontConfig& config, Language book_language, const FontSearch& search,
             Diagnostics& diagnostics)
    : implementation_(std::make_unique<Implementation>(
          config, book_language, search.answer_->installed.get(), diagnostics)) {}
Fonts::~Fonts() = default;

FaceId Fonts::face(Family family, bool bold, Language language) const {
    const std::size_t list = implementation_->list_for(language);
    if (const auto best = implementation_->best(list, family, bold)) return *best;
    throw Failure(Code::F002, {name_of(family), language.tag()}, Hint{HintId::install_fonts, {}});
}

std::optional<FaceId> Fonts::face_with(char32_t character, FaceId wanted) const {
    // A CJK face has them, but twice as wide.
    if (is_box_character(character) && implementation_->has_half_cells(wanted))
        return implementation_->boxes;
    if (has(wanted, character) || is_default_ignorable(character)) return wanted;
    for (const FaceId id : implementation_->chains[static_cast<std::size_t>(wanted)]) {
        if (has(id, character)) return id;
    }
    return std::nullopt;
}

std::optional<FaceId> Fonts::face_with_sequence(std::string_view text, FaceId wanted,
                                                bool as_one) const {
    const char32_t first = decode_utf8(text, 0).value;
    ShapeOptions options;
    options.script = Script::common;
    std::vector<Glyph> glyphs;
    const auto shaped = [&](FaceId id, std::string_view what) {
        glyphs.clear();
        implementation_->shape(id, what, options, glyphs);
        return std::none_of(glyphs.begin(), glyphs.end(),
                            [](const Glyph& glyph) { return glyph.id == 0; });
    };
    const std::string_view alone = text.substr(0, decode_utf8(text, 0).bytes);
    const auto sets = [&](FaceId id) {
        if (!has(id, first) || !shaped(id, text) || glyphs.empty()) return false;
        if (!as_one) return true;
        const auto wide = std::count_if(glyphs.begin(), glyphs.end(),
                                        [](const Glyph& glyph) { return glyph.advance > 0; });
        if (wide > 1 || glyphs.size() > 1) return wide <= 1;
        // What follows the first character may just leave no glyph.
        const std::uint32_t whole = glyphs.front().id;
        return shaped(id, alone) && (glyphs.size() != 1 || glyphs.front().id != whole);
    };
    if (sets(wanted)) return wanted;
    for (const FaceId id : implementation_->chains[static_cast<std::size_t>(wanted)])
        if (sets(id)) return id;
    return std::nullopt;
}

bool Fonts::has(FaceId face, char32_t character) const {
    return implementation_->face(face).has(character);
}

const FaceMetrics& Fonts::metrics(FaceId face) const {
    const Face& asked = implementation_->face(face);
    // Ids come from `face` and `face_with`, which give usable faces, but may also be counted up.
    static const FaceMetrics nothing;
    return asked.usable() ? asked.facts().metrics : nothing;
}

std::string Fonts::family_name(FaceId face) const {
    return implementation_->face(face).family();
}

bool Fonts::is_bold(FaceId face) const {
    return implementation_->face(face).place().bold;
}

std::size_t Fonts::face_count() const {
    return implementation_->faces.size();
}

}  // namespace banxin::text

namespace banxin {

template <>
Names<text::Family> names() {
    return text::families;
}

}  // namespace banxin
