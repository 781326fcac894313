// Asks fontconfig what is installed and chooses by exact family name. FcFontMatch is not used:
// it always answers something, and what it answers depends on the user's configuration.
#include "text/find.h"

#include "base/ascii.h"
#include "base/diagnostics.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace banxin::text {
namespace {

template <auto destroy>
struct With {
    template <typename T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using Config = std::unique_ptr<FcConfig, With<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, With<FcPatternDestroy>>;
using ObjectSet = std::unique_ptr<FcObjectSet, With<FcObjectSetDestroy>>;
using CharSet = std::unique_ptr<FcCharSet, With<FcCharSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, With<FcFontSetDestroy>>;

std::string string_of(const FcPattern* pattern, const char* object, int n = 0) {
    FcChar8* value = nullptr;
    if (FcPatternGetString(pattern, object, n, &value) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(value);
}

int number_of(const FcPattern* pattern, const char* object, int otherwise) {
    int value = 0;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

bool flag_of(const FcPattern* pattern, const char* object) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr int least_bold = (FC_WEIGHT_MEDIUM + FC_WEIGHT_BOLD) / 2;

}  // namespace

InstalledFonts::InstalledFonts() {
    // An own configuration, so that nothing in the process shares or changes it.
    const Config config(FcInitLoadConfigAndFonts());
    if (!config) return;
    const Pattern all(FcPatternCreate());
    const ObjectSet wanted(FcObjectSetBuild(FC_FAMILY, FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT,
                                            FC_WIDTH, FC_VARIABLE, FC_FONTFORMAT, nullptr));
    if (!all || !wanted) return;
    const FontSet fonts(FcFontList(config.get(), all.get(), wanted.get()));
    if (!fonts) return;
    for (int i = 0; i < fonts->nfont; ++i) {
        const FcPattern* pattern = fonts->fonts[i];
        const std::string format = string_of(pattern, FC_FONTFORMAT);
        if (format != "TrueType" && format != "CFF") continue;
        Record record;
        for (int n = 0;; ++n) {
            std::string family = string_of(pattern, FC_FAMILY, n);
            if (family.empty()) break;
            record.lowered.push_back(ascii::to_lower(family));
            record.families.push_back(std::move(family));
        }
        record.face.path = string_of(pattern, FC_FILE);
        const auto index = static_cast<unsigned>(number_of(pattern, FC_INDEX, 0));
        record.face.index = index & 0xFFFF;
        FcBool variable = FcFalse;
        FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable);
        // The upper half of the index numbers the named instances of a variable font.
        record.variable = variable == FcTrue || (index >> 16) != 0;
        record.weight = number_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
        record.slant = number_of(pattern, FC_SLANT, FC_SLANT_ROMAN);
        record.width = number_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
        record.face.bold = record.weight >= least_bold;
        if (!record.families.empty() && !record.face.path.empty()) {
            records_.push_back(std::move(record));
        }
    }
    // The base instance of a variable font is listed once more, as if it were a static face.
    std::set<std::pair<std::string, unsigned>> variable_faces;
    for (const Record& record : records_) {
        if (record.variable) variable_faces.emplace(record.face.path, record.face.index);
    }
    for (Record& record : records_) {
        if (variable_faces.contains({record.face.path, record.face.index})) record.variable = true;
    }
    std::sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) {
        return std::tie(a.face.path, a.face.index, a.weight) <
               std::tie(b.face.path, b.face.index, b.weight);
    });
}

std::optional<FoundFace> InstalledFonts::find(std::string_view family, bool bold,
                                              bool slanted) const {
    const std::string lowered = ascii::to_lower(family);
    const int weight = bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
    const auto distance = [&](const Record& record) {
        return std::tuple((record.slant != FC_SLANT_ROMAN) != slanted,
                          std::abs(record.width - FC_WIDTH_NORMAL),
                          std::abs(record.weight - weight));
    };
    const Record* best = nullptr;
    for (const Record& record : records_) {
        if (record.variable || !holds(record.lowered, lowered)) continue;
        if (bold && !record.face.bold) continue;
        if (slanted && record.slant == FC_SLANT_ROMAN) continue;
        if (best == nullptr || distance(record) < distance(*best)) best = &record;
    }
    if (best == nullptr) return std::nullopt;
    return best->face;
}

std::optional<std::string> Coverage::family_with(char32_t character) const {
    const std::lock_guard lock(mutex_);
    if (!config_)
        config_ = std::shared_ptr<FcConfig>(FcInitLoadConfigAndFonts(), With<FcConfigDestroy>());
    auto* const config = static_cast<FcConfig*>(config_.get());
    if (config == nullptr) return std::nullopt;
    const Pattern pattern(FcPatternCreate());
    const CharSet characters(FcCharSetCreate());
    const ObjectSet wanted(
        FcObjectSetBuild(FC_FAMILY, FC_FONTFORMAT, FC_VARIABLE, FC_COLOR, FC_OUTLINE, nullptr));
    if (!pattern || !characters || !wanted) return std::nullopt;
    FcCharSetAddChar(characters.get(), character);
    FcPatternAddCharSet(pattern.get(), FC_CHARSET, characters.get());
    const FontSet fonts(FcFontList(config, pattern.get(), wanted.get()));
    std::optional<std::string> first;
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        const FcPattern* found = fonts->fonts[i];
        const std::string format = string_of(found, FC_FONTFORMAT);
        const bool fits = (format == "TrueType" || format == "CFF") &&
                          !flag_of(found, FC_VARIABLE) && !flag_of(found, FC_COLOR) &&
                          flag_of(found, FC_OUTLINE);
        std::string family = string_of(found, FC_FAMILY);
        // Names that begin with a dot are for systems, not for people.
        if (!fits || family.empty() || family.front() == '.') continue;
        if (!first || family < *first) first = std::move(family);
    }
    return first;
}

bool InstalledFonts::only_variable(std::string_view family) const {
    const std::string lowered = ascii::to_lower(family);
    bool variable = false;
    for (const Record& record : records_) {
        if (!holds(record.lowered, lowered)) continue;
        if (!record.variable) return false;
        variable = true;
    }
    return variable;
}

std::vector<std::string> InstalledFonts::like(std::string_view wrong) const {
    std::vector<std::string> names;
    for (const Record& record : records_) {
        names.insert(names.end(), record.families.begin(), record.families.end());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());

    std::vector<std::string> near;
    if (const auto nearest = nearest_name(wrong, names)) near.push_back(*nearest);
    // Then those that begin with the same words: "Noto Serif SC" means one of the Noto Serif.
    std::string start = ascii::to_lower(wrong);
    while (near.size() < 5 && !start.empty()) {
        for (const std::string& name : names) {
            if (near.size() >= 5) break;
            if (!ascii::to_lower(name).starts_with(start)) continue;
            if (std::find(near.begin(), near.end(), name) == near.end()) near.push_back(name);
        }
        if (!near.empty()) break;
        const std::size_t space = start.find_last_of(" -");
        start.resize(space == std::string::npos ? 0 : space);
    }
    return near;
}

}  // namespace banxin::text
