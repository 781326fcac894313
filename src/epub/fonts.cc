#include "epub/fonts.h"

#include "epub/locales.h"
#include "epub/missing.h"
#include "epub/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace banxin::epub {
namespace {

using text::FaceId;
using text::Family;

/// The faces of one language, and what other families lend them.
struct Jobs {
    /// None for the book's own.
    Language language;
    std::array<FaceId, typeface_count> own{};
    /// Regular and bold: what lends its letters and figures to serif and kai.
    std::array<FaceId, 2> latin{};
    /// By text::Family.
    std::array<std::vector<std::string>, asked_families> lent;
};

/// Letters of alphabets, figures and the marks between them.
bool is_latin(char32_t c) {
    const Script script = script_of(c);
    return (c > ' ' && c < 0x7F) || script == Script::latin || script == Script::greek ||
           script == Script::cyrillic;
}

bool has_latin_of_its_own(Family family) {
    return family == Family::sans || family == Family::mono || family == Family::italic;
}

class Planner {
public:
    Planner(const text::Fonts& fonts, Language language) : fonts_(fonts), language_(language) {
        add_language({});
    }

    void add_language(Language language) {
        Jobs jobs;
        jobs.language = language;
        const Language spoken = language.empty() ? language_ : language;
        for (std::size_t i = 0; i < typeface_count; ++i) {
            const Typeface typeface = typeface_at(i);
            jobs.own[i] = fonts_.face(typeface.family, typeface.bold, spoken);
        }
        for (const bool bold : {false, true})
            jobs.latin[bold] = fonts_.face(Family::latin, bold, spoken);
        jobs_.push_back(std::move(jobs));
    }

    /// Gives each character to the typeface's own face, or to the first that has it; in the
    /// language that was added last.
    void share(const CharacterSets& sets) {
        for (std::size_t typeface = 0; typeface < typeface_count; ++typeface) {
            const FaceId own = jobs_.back().own[typeface];
            for (const char32_t character : sets[typeface].sorted()) {
                share(typeface, own, character);
            }
        }
    }

    void add_helpful(const CharacterSet& characters) {
        const FaceId own = jobs_.front().own[0];
        for (const char32_t character : characters.sorted()) {
            if (fonts_.has(own, character)) face(own).characters.insert(character);
        }
    }

    FontPlan finish() {
        FontPlan plan;
        plan.stacks = stacks_of(jobs_.front());
        for (std::size_t i = 1; i < jobs_.size(); ++i) {
            plan.other_stacks[jobs_[i].language] = stacks_of(jobs_[i]);
        }
        // Whichever face has the character, its forms are there.
        for (EmbeddedFace& one : faces_)
            one.characters.insert(selectors_.begin(), selectors_.end());
        std::sort(faces_.begin(), faces_.end(),
                  [](const auto& a, const auto& b) { return a.stem < b.stem; });
        plan.faces = std::move(faces_);
        return plan;
    }

    std::set<char32_t> missing;

private:
    static void append(std::string& stack, const std::string& family) {
        const std::string quoted = "\"" + family + "\"";
        if (stack.find(quoted) != std::string::npos) return;
        if (!stack.empty()) stack += ", ";
        stack += quoted;
    }

    void share(std::size_t typeface, FaceId own, char32_t character) {
        if (needs_no_glyph(character)) {
            if (is_combining(character)) selectors_.insert(character);
            if (fonts_.has(own, character)) face(own).characters.insert(character);
            return;
        }
        const Typeface asked = typeface_at(typeface);
        const FaceId latin = jobs_.back().latin[asked.bold];
        if (latin != own && !has_latin_of_its_own(asked.family) && is_latin(character) &&
            fonts_.has(latin, character)) {
            face(latin, true).characters.insert(character);
            return;
        }
        const auto found = fonts_.face_with(character, own);
        if (!found) {
            missing.insert(character);
            return;
        }
        EmbeddedFace& embedded = face(*found);
        embedded.characters.insert(character);
        if (*found == own) return;
        std::vector<std::string>& lent = jobs_.back().lent[typeface / 2];
        if (std::find(lent.begin(), lent.end(), embedded.family) == lent.end()) {
            lent.push_back(embedded.family);
        }
    }

    Stacks stacks_of(const Jobs& jobs) const {
        Stacks stacks;
        for (std::size_t family = 0; family < stacks.size(); ++family) {
            std::string& stack = stacks[family];
            const auto kind = static_cast<Family>(family);
            const auto append_all = [&](FaceId id, bool latin) {
                for (const EmbeddedFace& one : faces_)
                    if (one.face == id && one.latin == latin) append(stack, one.family);
            };
            for (const bool bold : {false, true}) {
                const FaceId own = jobs.own[index_of({kind, bold})];
                if (!has_latin_of_its_own(kind) && jobs.latin[bold] != own)
                    append_all(jobs.latin[bold], true);
            }
            for (const bool bold : {false, true})
                append_all(jobs.own[index_of({kind, bold})], false);
            for (const std::string& name : jobs.lent[family]) append(stack, name);
            if (!stack.empty()) stack += ", ";
            stack += local_families(family, jobs.language.empty() ? language_ : jobs.language);
        }
        return stacks;
    }

    EmbeddedFace& face(FaceId id, bool latin = false) {
        for (EmbeddedFace& one : faces_) {
            if (one.face == id && one.latin == latin) return one;
        }
        faces_.push_back(latin ? named_latin(id) : named(id));
        return faces_.back();
    }

    EmbeddedFace named_latin(FaceId id) const {
        EmbeddedFace result;
        result.face = id;
        result.latin = true;
        std::string name = text::name_of(Family::latin);
        for (const Jobs& jobs : jobs_) {
            const auto at = std::find(jobs.latin.begin(), jobs.latin.end(), id);
            if (at == jobs.latin.end()) continue;
            if (!jobs.language.empty()) name += "-" + ascii_name(jobs.language.tag());
            result.bold = at != jobs.latin.begin();
            break;
        }
        result.family = "banxin-" + name;
        result.stem = "fonts/" + name + (result.bold ? "-bold" : "");
        return result;
    }

    /// A face is called after the first job that it has; a face with none is an extra.
    EmbeddedFace named(FaceId id) {
        EmbeddedFace result;
        result.face = id;
        for (const Jobs& jobs : jobs_) {
            for (std::size_t i = 0; i < typeface_count; ++i) {
                if (jobs.own[i] != id) continue;
                const Typeface typeface = typeface_at(i);
                // A bold job done by the regular face stays regular: nothing may be called bold
                // that is not.
                result.bold = typeface.bold && jobs.own[i - 1] != id;
                result.italic = typeface.family == Family::italic;
                if (result.italic) result.size = matched_size(id, jobs.latin[result.bold]);
                std::string name = text::name_of(typeface.family);
                if (!jobs.language.empty()) name += "-" + ascii_name(jobs.language.tag());
                result.family = "banxin-" + name;
                result.stem = "fonts/" + name + (result.bold ? "-bold" : "");
                return result;
            }
        }
        const std::string name = fonts_.family_name(id);
        auto at = std::find(extras_.begin(), extras_.end(), name);
        if (at == extras_.end()) at = extras_.insert(extras_.end(), name);
        result.bold = fonts_.is_bold(id);
        result.family = fmt::format("banxin-extra-{}", at - extras_.begin() + 1);
        result.stem =
            fmt::format("fonts/extra-{}{}", at - extras_.begin() + 1, result.bold ? "-bold" : "");
        return result;
    }

    /// As in print; a reading program that does not know of it shows smaller letters.
    [[nodiscard]] std::int32_t matched_size(FaceId own, FaceId around) const {
        const std::int32_t wanted = fonts_.metrics(around).x_height;
        const std::int32_t has = fonts_.metrics(own).x_height;
        return wanted <= 0 || has <= 0 ? 100 : std::clamp(wanted * 100 / has, 90, 120);
    }

    const text::Fonts& fonts_;
    Language language_;
    std::vector<Jobs> jobs_;
    std::vector<EmbeddedFace> faces_;
    std::vector<std::string> extras_;
    std::set<char32_t> selectors_;
};

}  // namespace

FontPlan plan_without_fonts(Language language) {
    FontPlan plan;
    for (std::size_t family = 0; family < plan.stacks.size(); ++family) {
        plan.stacks[family] = local_families(family, language);
    }
    return plan;
}

FontPlan plan_fonts(const CharacterUse& used, const text::Fonts& fonts, const Book& book,
                    Diagnostics& diagnostics) {
    Planner planner(fonts, book.metadata.language.value);
    planner.share(used.needed);
    planner.add_helpful(used.helpful);
    for (const auto& [language, sets] : used.other_languages) {
        planner.add_language(language);
        planner.share(sets);
    }
    if (!planner.missing.empty()) report_missing(book, planner.missing, diagnostics);
    return planner.finish();
}

PackedFont pack_font(const EmbeddedFace& face, const text::Fonts& fonts) {
    const text::WebFont cut = fonts.subset_for_epub(face.face, face.characters);
    PackedFont result;
    result.path = face.stem + "." + cut.extension;
    const bool truetype = cut.extension == "ttf";
    result.media_type = truetype ? "font/ttf" : "font/otf";
    result.rule = {face.family,
                   face.bold,
                   face.italic,
                   face.size,
                   relative_path(stylesheet_path, result.path),
                   truetype ? "truetype" : "opentype"};
    result.name = fonts.family_name(face.face);
    result.licence = cut.licence;
    if (!cut.licence_url.empty()) {
        if (!result.licence.empty()) result.licence += '\n';
        result.licence += cut.licence_url;
    }
    result.entry = pack(std::string(root_folder) + result.path, cut.bytes);
    return result;
}

std::string licence_text(const std::vector<PackedFont>& fonts) {
    // Families under the same terms stand together.
    std::vector<std::pair<std::string, std::vector<std::string>>> terms;
    for (const PackedFont& font : fonts) {
        auto at = std::find_if(terms.begin(), terms.end(),
                               [&](const auto& one) { return one.first == font.licence; });
        if (at == terms.end()) at = terms.insert(terms.end(), {font.licence, {}});
        if (std::find(at->second.begin(), at->second.end(), font.name) == at->second.end()) {
            at->second.push_back(font.name);
        }
    }
    std::string text;
    for (const auto& [licence, names] : terms) {
        if (!text.empty()) text += '\n';
        for (const std::string& name : names) text += name + "\n";
        text += "(subset to the characters of this book)\n";
        if (!licence.empty()) text += licence + "\n";
    }
    return text;
}

}  // namespace banxin::epub
