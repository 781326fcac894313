// BCP 47 (RFC 5646), "Syntax" and "Formatting of Language Tags", and what the tags of Chinese,
// Japanese and Korean imply without saying it ("Suppress-Script" and the usage of regions).

#include "base/language.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace banxin {
namespace {

enum class Letters { lower, upper, title };

std::string cased(std::string_view subtag, Letters letters) {
    std::string text;
    for (const char c : subtag) {
        const bool upper = letters == Letters::upper || (letters == Letters::title && text.empty());
        text += upper ? ascii::to_upper(c) : ascii::to_lower(c);
    }
    return text;
}

/// The parts between hyphens; empty when one of them is no subtag at all.
std::vector<std::string_view> split(std::string_view tag) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t hyphen = tag.find('-');
        const std::string_view part = tag.substr(0, hyphen);
        const bool fine = !part.empty() && part.size() <= 8 &&
                          std::all_of(part.begin(), part.end(), ascii::is_alphanumeric<char>);
        if (!fine) return {};
        parts.push_back(part);
        if (hyphen == std::string_view::npos) return parts;
        tag.remove_prefix(hyphen + 1);
    }
}

/// Takes the subtags of a tag one by one.
class Subtags {
public:
    explicit Subtags(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}

    [[nodiscard]] bool done() const { return at_ == parts_.size(); }
    [[nodiscard]] bool next_is_letters(std::size_t size) const {
        return !done() && parts_[at_].size() == size &&
               std::all_of(parts_[at_].begin(), parts_[at_].end(), ascii::is_letter<char>);
    }
    [[nodiscard]] bool next_is_digits(std::size_t size) const {
        return !done() && parts_[at_].size() == size &&
               std::all_of(parts_[at_].begin(), parts_[at_].end(), ascii::is_digit<char>);
    }
    [[nodiscard]] bool next_is_variant() const {
        return !done() && (parts_[at_].size() >= 5 ||
                           (parts_[at_].size() == 4 && ascii::is_digit(parts_[at_][0])));
    }
    [[nodiscard]] std::size_t next_size() const { return done() ? 0 : parts_[at_].size(); }
    [[nodiscard]] char next_letter() const { return ascii::to_lower(parts_[at_][0]); }
    /// Gives it in its case, and adds it to the tag.
    std::string take(std::string& to, Letters letters) {
        if (!to.empty()) to += '-';
        std::string subtag = cased(parts_[at_++], letters);
        to += subtag;
        return subtag;
    }

private:
    std::vector<std::string_view> parts_;
    std::size_t at_ = 0;
};

/// What stands in a tag, in canonical case.
struct Parts {
    std::string tag, primary, script, region;
};

std::optional<Parts> parts_of(std::string_view tag) {
    Subtags subtags(split(tag));
    Parts parts;
    std::string& text = parts.tag;
    if (!subtags.next_is_letters(2) && !subtags.next_is_letters(3)) return std::nullopt;
    parts.primary = subtags.take(text, Letters::lower);
    if (text == "cn" || text == "jp") return std::nullopt;
    for (int i = 0; i < 3 && subtags.next_is_letters(3); ++i) {
        // "zh-yue" is "yue" ("Extended Language Subtags"), and "zh-min-nan" is "nan".
        parts.primary = subtags.take(text, Letters::lower);
    }
    if (subtags.next_is_letters(4)) parts.script = subtags.take(text, Letters::title);
    if (subtags.next_is_letters(2) || subtags.next_is_digits(3))
        parts.region = subtags.take(text, Letters::upper);
    while (subtags.next_is_variant()) subtags.take(text, Letters::lower);
    while (subtags.next_size() == 1) {
        // An extension, or with x a private part, in which one character may follow as well.
        const std::size_t least = subtags.next_letter() == 'x' ? 1 : 2;
        subtags.take(text, Letters::lower);
        if (subtags.next_size() < least) return std::nullopt;
        while (subtags.next_size() >= least && !subtags.done()) subtags.take(text, Letters::lower);
    }
    if (!subtags.done()) return std::nullopt;
    return parts;
}

template <std::size_t count>
bool is_one_of(std::string_view text, const std::array<std::string_view, count>& all) {
    return std::find(all.begin(), all.end(), text) != all.end();
}

/// ISO 639-3, the members of "zho", and "lzh": what is written in Han and filed under Chinese.
constexpr std::array<std::string_view, 17> chinese = {"zh",  "cmn", "yue", "lzh", "wuu", "nan",
                                                      "hak", "gan", "hsn", "cdo", "cjy", "cpx",
                                                      "czh", "czo", "mnp", "cnp", "csp"};

/// Three letters are not a tag where there are two, but people write them.
std::string_view short_form(std::string_view primary) {
    constexpr std::array<std::array<std::string_view, 2>, 9> forms = {{{"zho", "zh"},
                                                                       {"chi", "zh"},
                                                                       {"jpn", "ja"},
                                                                       {"kor", "ko"},
                                                                       {"eng", "en"},
                                                                       {"deu", "de"},
                                                                       {"fra", "fr"},
                                                                       {"rus", "ru"},
                                                                       {"spa", "es"}}};
    for (const auto& [from, to] : forms)
        if (primary == from) return to;
    return primary;
}

/// The script that a Chinese tag says or implies. Regions say more than the language: Cantonese
/// in Guangdong is written in 简体, anything in Taiwan in 繁體. Pinyin is no Han.
std::string_view chinese_script(const Parts& parts) {
    constexpr std::array<std::string_view, 3> traditional_regions = {"TW", "HK", "MO"};
    constexpr std::array<std::string_view, 3> simplified_regions = {"CN", "SG", "MY"};
    // "Hani" says only that it is written in Han; with bopomofo it is as in Taiwan.
    const std::string_view said = parts.script;
    if (said == "Hanb" || said == "Bopo") return "Hant";
    if (!said.empty() && said != "Hani") return said;
    if (is_one_of(parts.region, traditional_regions)) return "Hant";
    if (is_one_of(parts.region, simplified_regions)) return "Hans";
    return parts.primary == "yue" ? "Hant" : "Hans";
}

Locale locale_by(std::string_view primary, std::string_view script) {
    const bool is_han = script == "Hani";
    if (script == "Hans") return Locale::zh_hans;
    // 한자 and 漢字 that are said to be Han stay Korean and Japanese.
    if (script == "Hant") return Locale::zh_hant;
    constexpr std::array<std::string_view, 4> japanese = {"Jpan", "Hrkt", "Hira", "Kana"};
    if (is_one_of(script, japanese) || (is_han && primary == "ja")) return Locale::ja;
    constexpr std::array<std::string_view, 3> korean = {"Kore", "Hang", "Jamo"};
    if (is_one_of(script, korean) || (is_han && primary == "ko")) return Locale::ko;
    // 字喃 and the like have the forms of the dictionaries.
    return is_han ? Locale::zh_hant : Locale::latin;
}

/// The tag and what remains of it when subtags are taken from its end.
void add_shortened(std::vector<std::string>& to, std::string tag) {
    while (true) {
        if (std::find(to.begin(), to.end(), tag) == to.end()) to.push_back(tag);
        const std::size_t hyphen = tag.rfind('-');
        if (hyphen == std::string::npos) return;
        tag.resize(hyphen);
    }
}

}  // namespace

const Language::Facts& Language::none() {
    static const Facts nothing;
    return nothing;
}

Language::Facts Language::facts_of(std::string tag) {
    const Parts parts = *parts_of(tag);
    Facts facts;
    facts.primary = short_form(parts.primary);
    facts.region = parts.region;
    facts.script = parts.script;
    if (is_one_of(facts.primary, chinese))
        facts.script = chinese_script(parts);
    else if (facts.script.empty() && facts.primary == "ja")
        facts.script = "Jpan";
    else if (facts.script.empty() && facts.primary == "ko")
        facts.script = "Kore";
    facts.locale = locale_by(facts.primary, facts.script);
    const bool in_taiwan = facts.region == "TW";
    facts.hong_kong = facts.locale == Locale::zh_hant && !in_taiwan &&
                      (facts.region == "HK" || facts.region == "MO" || facts.primary == "yue");
    switch (facts.locale) {
        case Locale::zh_hans: facts.forms = "zh-Hans"; break;
        case Locale::zh_hant:
            facts.forms = facts.hong_kong ? "zh-Hant-HK" : in_taiwan ? "zh-Hant-TW" : "zh-Hant";
            break;
        case Locale::ja: facts.forms = "ja"; break;
        case Locale::ko: facts.forms = "ko"; break;
        case Locale::latin: facts.forms = tag; break;
    }
    add_shortened(facts.ranges, tag);
    if (facts.forms != tag) {
        // "zh", and "zh-Hant" of Macao, say less than the forms do: they come after them.
        while (facts.ranges.size() > 1 && facts.forms.starts_with(facts.ranges.back() + "-"))
            facts.ranges.pop_back();
        add_shortened(facts.ranges, facts.forms);
        add_shortened(facts.ranges, tag);
    }
    facts.has_only_primary = tag.size() == parts.primary.size();
    facts.tag = std::move(tag);
    return facts;
}

Language::Language(const char* tag) {
    if (*tag == '\0') return;
    const auto known = parse(tag);
    if (!known) throw std::logic_error("no language tag in the code");
    *this = *known;
}

std::optional<Language> Language::parse(std::string_view tag) {
    auto parts = parts_of(tag);
    if (!parts) return std::nullopt;
    static std::mutex mutex;
    static std::map<std::string, Facts, std::less<>> known;
    const std::lock_guard lock(mutex);
    auto found = known.find(parts->tag);
    if (found == known.end()) found = known.emplace(parts->tag, facts_of(parts->tag)).first;
    return Language(&found->second);
}

std::optional<Language> Language::likely(std::string_view wrong) {
    std::string text(wrong);
    std::replace(text.begin(), text.end(), '_', '-');
    const std::string lower = ascii::to_lower(text);
    if (lower == "cn" || lower == "chinese" || lower == "中文") return "zh-Hans";
    if (lower == "jp" || lower == "japanese") return "ja";
    if (lower == "kr" || lower == "korean") return "ko";
    if (lower == "english") return "en";
    return parse(text);
}

bool Language::is_same_tongue(Language other) const {
    if (is_one_of(primary(), chinese)) return is_one_of(other.primary(), chinese);
    return primary() == other.primary();
}

std::optional<std::size_t> Language::nearness(Language range) const {
    if (range.empty()) return std::nullopt;
    const std::vector<std::string>& all = facts().ranges;
    auto found = std::find(all.begin(), all.end(), range.tag());
    // "zh-CN" is another name of "zh-Hans"; but what is said for "zh" holds for all Chinese.
    if (found == all.end() && !range.facts().has_only_primary)
        found = std::find(all.begin(), all.end(), range.forms());
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::ostream& operator<<(std::ostream& to, Language language) {
    return to << language.tag();
}

}  // namespace banxin
