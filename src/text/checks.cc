// What an author is told about fonts when a book is opened: families asked for by name that
// are not there, and jobs that nothing installed can do.
#include "base/ascii.h"
#include "text/implementation.h"

#include <algorithm>
#include <optional>
#include <set>

namespace banxin::text {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        if (!text.empty()) text += ", ";
        text += "'" + name + "'";
    }
    return text;
}

Hint hint_for_missing(const std::vector<std::string>& near,
                      const std::vector<std::string>& others) {
    if (near.empty() && !others.empty()) return {HintId::possible_values, {joined(others)}};
    if (near.empty()) return {HintId::list_families, {}};
    if (near.size() == 1) return {HintId::did_you_mean, {near.front()}};
    return {HintId::installed_like, {joined(near)}};
}

/// The family of a pan-CJK face, by what the variable one of the same design and region is called:
/// Google's, Adobe's, and its own.
std::optional<std::string> static_cjk_family(std::string_view name) {
    for (const std::string_view ending : {" VF", " Variable"})
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    const std::size_t blank = name.rfind(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view region = name.substr(blank + 1);
    // Adobe has names of its own for Hong Kong and Korea.
    const bool known = region.size() == 2 && ascii::is_upper(region[0]) &&
                       ascii::is_upper(region[1]) && region != "HC";
    if (!known) return std::nullopt;
    for (const std::string design : {"Serif", "Sans", "Sans Mono"})
        for (const std::string& family :
             {"Noto " + design + " CJK", "Noto " + design, "Source Han " + design})
            if (name.substr(0, blank) == family)
                return "Noto " + design + " CJK " + std::string(region);
    return std::nullopt;
}

/// Instances of a variable font cannot be cut out: the static family of the same design.
Hint hint_for_variable(const std::string& name) {
    if (const auto family = static_cjk_family(name))
        return {HintId::install_static_family, {*family, "fonts-noto-cjk"}};
    if (name.starts_with("EB Garamond"))
        return {HintId::install_static_family, {"EB Garamond 12", "fonts-ebgaramond"}};
    return {HintId::install_static_font, {}};
}

}  // namespace

void Fonts::Implementation::check_manifest(const FontConfig& config,
                                           const InstalledFonts& installed,
                                           Diagnostics& diagnostics) const {
    std::set<std::string> told;
    // What is there for the same job in the book's language.
    const auto others = [&](std::size_t job) {
        std::vector<std::string> all;
        for (const std::size_t rack : lists_of(book_language_)) {
            if (rack == 0) continue;
            for (const std::string& name : config.lists[rack - 1].families[job])
                if (installed.find(name, false)) all.push_back(name);
        }
        return all;
    };
    const auto check = [&](const std::string& name, bool needs_bold, std::size_t job) {
        if (!told.insert(name).second) return;
        if (const auto own = config.files.find(name); own != config.files.end()) {
            const FontFile& file = own->second;
            const Face opened(name, {file.path, static_cast<unsigned>(file.index), false},
                              font_files);
            if (!opened.usable())
                diagnostics.report(Code::F009, config.span, {name},
                                   Hint{HintId::font_file_forms, {}});
            else if (opened.facts().restricted)
                diagnostics.report(Code::F010, config.span, {name});
            return;
        }
        if (!installed.find(name, false)) {
            if (installed.only_variable(name)) {
                diagnostics.report(Code::F004, config.span, {name}, hint_for_variable(name));
            } else {
                const auto typeface = config.typefaces.find(name);
                diagnostics.report(Code::F001, config.span, {name},
                                   typeface == config.typefaces.end()
                                       ? hint_for_missing(installed.like(name), others(job))
                                       : hint_for_missing({}, typeface->second));
            }
        } else if (needs_bold && !installed.find(name, true)) {
            diagnostics.report(Code::F007, config.span, {name});
        }
    };
    for (std::size_t job = 0; job < family_count; ++job)
        for (const std::string& name : config.book.families[job]) check(name, true, job);
    for (const std::string& name : config.book.fallback) check(name, false, 0);
}

void Fonts::Implementation::check_book(const FontConfig& config, const InstalledFonts& installed,
                                       Diagnostics& diagnostics) const {
    // The files that the book will be set with are opened here, so that a damaged one is told
    // of once; faces of other languages are opened when they are asked for.
    std::set<FaceId> told;
    const auto first_usable = [&](const std::vector<FaceId>& order) -> const Face* {
        for (const FaceId id : order) {
            if (face(id).usable()) return &face(id);
            if (!told.insert(id).second || config.files.contains(face(id).family())) continue;
            diagnostics.report(Code::F005, config.span, {face(id).family(), face(id).place().path});
        }
        return nullptr;
    };
    for (std::size_t job = 0; job < family_count; ++job) {
        std::vector<std::string> names;
        std::vector<FaceId> own;
        for (const Group& group : groups_of(0)) {
            for (const std::size_t rack : group) {
                const FontList& list = rack == 0 ? config.book : config.lists[rack - 1];
                names.insert(names.end(), list.families[job].begin(), list.families[job].end());
                own.insert(own.end(), racks[rack].jobs[job][0].begin(),
                           racks[rack].jobs[job][0].end());
            }
        }
        const char* const job_name = name_of(static_cast<Family>(job));
        const Face* const regular = first_usable(orders[0][job][0]);
        first_usable(orders[0][job][1]);
        const bool is_own =
            std::any_of(own.begin(), own.end(), [&](FaceId id) { return &face(id) == regular; });
        if (is_own) continue;
        const bool serif = static_cast<Family>(job) == Family::serif;
        if (!serif && names.empty()) continue;
        if (serif) {
            for (const std::string& name : names) {
                if (!installed.only_variable(name)) continue;
                diagnostics.report(Code::F004, config.span, {name}, hint_for_variable(name));
                break;
            }
            diagnostics.report(Code::F002, config.span, {job_name, book_language_.forms()},
                               Hint{HintId::install_fonts, {}});
        } else if (regular != nullptr) {
            diagnostics.report(Code::F006, config.span,
                               {job_name, book_language_.forms(), regular->family()},
                               Hint{HintId::install_fonts, {}});
        }
    }
}

}  // namespace banxin::text
