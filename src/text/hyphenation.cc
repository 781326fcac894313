// Pattern files are read as they come: a damaged one, or one of an old charset that is not known,
// does no harm.
#include "text/hyphenation.h"

#include "base/ascii.h"
#include "base/diagnostics.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/folding.h"
#include "base/unicode.h"
#include "text/patterns.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <system_error>
#include <utility>

namespace banxin::text {
namespace {

constexpr std::size_t fewest_letters = 5;
constexpr std::size_t most_letters = 100;
constexpr std::size_t least_before = 2;
constexpr std::size_t least_after = 3;

bool is_letter(char32_t character) {
    const Script script = script_of(character);
    return (script == Script::latin || script == Script::greek || script == Script::cyrillic) &&
           !is_combining(character);
}

/// A word as the patterns want it.
struct Folded {
    std::u32string lower_case;
    /// Where each letter of the word begins.
    std::array<std::uint32_t, most_letters> starts;
    std::size_t letters = 0;
};

/// False: not a word that may part.
bool fold(std::string_view word, Folded& to) {
    if (word.size() < fewest_letters || word.size() > most_letters * 4) return false;
    bool small = false;
    for (std::size_t at = 0; at < word.size();) {
        const Decoded letter = decode_utf8(word, at);
        if (!letter.valid || !is_letter(letter.value) || to.letters == most_letters) return false;
        const char32_t folded = lower_case(letter.value);
        small = small || folded == letter.value;
        to.lower_case += folded;
        to.starts[to.letters++] = static_cast<std::uint32_t>(at);
        at += letter.bytes;
    }
    return small && to.letters >= fewest_letters;
}

// Pattern files

/// Empty when the charset is not known or the bytes are not of it.
std::optional<std::string> to_utf8_from(std::string charset, std::string bytes) {
    if (charset == "UTF-8") {
        if (find_invalid_utf8(bytes)) return std::nullopt;
        return bytes;
    }
    constexpr std::string_view microsoft = "microsoft-cp";
    if (charset.starts_with(microsoft)) charset.replace(0, microsoft.size(), "CP");
    // "//" would ask iconv for more than a charset, an empty name for that of the locale.
    if (charset.empty() || charset.find('/') != std::string::npos) return std::nullopt;
    return convert_to_utf8(bytes, charset);
}

/// What a file asks for besides its patterns: letters that stay at either end of a word, and of a
/// part of a compound.
struct Margins {
    std::size_t left = least_before;
    std::size_t right = least_after;
    std::size_t part_left = 0;
    std::size_t part_right = 0;
};

struct Dictionary {
    Margins margins;
    /// The first parts compounds, each next the parts that the one before has made.
    std::vector<Patterns> levels;
};

/// False: the line is no setting.
bool read_setting(std::string_view line, Margins& margins) {
    struct Setting {
        std::string_view name;
        std::size_t Margins::*value;
    };
    constexpr Setting settings[] = {{"LEFTHYPHENMIN ", &Margins::left},
                                    {"RIGHTHYPHENMIN ", &Margins::right},
                                    {"COMPOUNDLEFTHYPHENMIN ", &Margins::part_left},
                                    {"COMPOUNDRIGHTHYPHENMIN ", &Margins::part_right}};
    for (const Setting& one : settings) {
        if (!line.starts_with(one.name)) continue;
        const std::string_view digits = line.substr(one.name.size());
        std::size_t value = 0;
        for (const char c : digits.substr(0, 3)) {
            if (!ascii::is_digit(c)) break;
            value = value * 10 + static_cast<std::size_t>(c - '0');
        }
        if (digits.size() < 4) margins.*one.value = std::max(margins.*one.value, value);
        return true;
    }
    return false;
}

/// The pattern of a line, which holds other things too; empty: none.
std::string_view pattern_of(std::string& line) {
    // NOHYPHEN is about marks, which no word here has.
    if (line.starts_with('%') || line.starts_with('#') || line.starts_with("NOHYPHEN")) return {};
    // "s1sz/sz=sz,1,3" parts ssz into sz-sz. We cannot respell, so the place is forbidden: its
    // odd number becomes the even one above.
    const std::size_t respelling = line.find('/');
    if (respelling != std::string::npos) {
        line.resize(respelling);
        for (char& c : line) {
            if (ascii::is_digit(c) && (c - '0') % 2 == 1)
                c = c == '9' ? '8' : static_cast<char>(c + 1);
        }
    }
    line.resize(std::min(line.size(), line.find_first_of(std::string_view(" \t\r\0", 4))));
    return line;
}

/// Empty when the file cannot be used.
std::optional<Dictionary> load(const std::filesystem::path& file) {
    std::string bytes;
    try {
        bytes = read_file(file);
    } catch (const Failure&) {
        return std::nullopt;
    }
    const std::size_t end = bytes.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string charset = bytes.substr(0, end);
    charset.resize(std::min(charset.size(), charset.find_last_not_of(" \t\r") + 1));
    const auto text = to_utf8_from(std::move(charset), bytes.substr(end + 1));
    if (!text) return std::nullopt;

    Dictionary dictionary;
    std::string patterns;
    std::string line;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t stop = std::min(text->size(), text->find('\n', at));
        line.assign(*text, at, stop - at);
        at = stop + 1;
        if (line.starts_with("NEXTLEVEL"))
            dictionary.levels.emplace_back(std::exchange(patterns, {}));
        else if (!read_setting(line, dictionary.margins))
            patterns.append(pattern_of(line)).push_back('\n');
    }
    dictionary.levels.emplace_back(patterns);
    return dictionary;
}

/// The numbers before each letter and after the last. A level parts a compound and each part again
/// for as long as it can; what it leaves whole is a word to the next. Away from the ends of the
/// whole word (`first`, `last`) a part has margins of its own.
std::vector<std::uint8_t> numbers_of(const Dictionary& dictionary, std::size_t level,
                                     std::u32string_view word, bool first, bool last) {
    std::vector<std::uint8_t> found = dictionary.levels[level].numbers(word);
    if (level + 1 == dictionary.levels.size()) return found;
    const auto next_cut = [&](std::size_t at) {
        while (at < word.size() && found[at] % 2 == 0) ++at;
        return at;
    };
    if (next_cut(1) == word.size()) {
        found = numbers_of(dictionary, level + 1, word, first, last);
        const Margins& margins = dictionary.margins;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool beside_cut = (!first && i < margins.part_left) ||
                                    (!last && word.size() - i < margins.part_right);
            if (beside_cut) found[i] = 0;
        }
        return found;
    }
    for (std::size_t begin = 0, end = 0; begin < word.size(); begin = end) {
        end = next_cut(begin + 1);
        const auto own = numbers_of(dictionary, level, word.substr(begin, end - begin),
                                    first && begin == 0, last && end == word.size());
        for (std::size_t i = begin + 1; i < end; ++i) found[i] = own[i - begin];
    }
    return found;
}

/// The names to look for, best first: "de_CH_1901", "de_CH", "de_DE", "de". A language without
/// a region is that of the country it is named for; English spelled anywhere but in the United
/// States parts as in Britain.
std::vector<std::string> names_for(Language language) {
    const bool is_cjk = language.is_same_tongue("zh") || language.is_same_tongue("ja") ||
                        language.is_same_tongue("ko");
    // Pinyin and its like are no English.
    if (is_cjk && language.locale() == Locale::latin) return {};
    const bool unsaid = language.empty() || language.primary() == "und";
    if (is_cjk || unsaid || language.locale() != Locale::latin) language = "en";
    const bool british =
        language.primary() == "en" && !language.region().empty() && language.region() != "US";
    std::string tag = language.tag();
    std::replace(tag.begin(), tag.end(), '-', '_');
    std::vector<std::string> names;
    for (std::size_t end = tag.rfind('_'); end != std::string::npos; end = tag.rfind('_')) {
        names.push_back(tag);
        tag.resize(end);
    }
    if (british) names.emplace_back("en_GB");
    names.push_back(tag + "_" + (tag == "en" ? "US" : ascii::to_upper(tag)));
    names.push_back(tag);
    return names;
}

}  // namespace

struct Hyphenation::Implementation {
    explicit Implementation(const std::filesystem::path& folder);
    /// Null: no places.
    [[nodiscard]] const Dictionary* dictionary_for(Language language);

private:
    [[nodiscard]] std::filesystem::path file_for(Language language) const;

    /// "en_US" and its file; links are followed, so that a file with several names is read once.
    std::map<std::string, std::filesystem::path> files_;
    std::shared_mutex mutex_;
    std::map<Language, const Dictionary*> by_language_;
    std::map<std::filesystem::path, std::optional<Dictionary>> loaded_;
};

Hyphenation::Implementation::Implementation(const std::filesystem::path& folder) {
    constexpr std::string_view prefix = "hyph_";
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path& path = entry->path();
        const std::string stem = path.stem().string();
        if (path.extension() != ".dic" || !stem.starts_with(prefix)) continue;
        std::error_code broken;
        const std::filesystem::path file = std::filesystem::canonical(path, broken);
        if (!broken) files_.emplace(stem.substr(prefix.size()), file);
    }
}

std::filesystem::path Hyphenation::Implementation::file_for(Language language) const {
    const std::vector<std::string> names = names_for(language);
    for (const std::string& name : names) {
        const auto exact = files_.find(name);
        if (exact != files_.end()) return exact->second;
    }
    // Another country's: the first by name.
    for (const std::string& name : names) {
        const auto first = files_.lower_bound(name + "_");
        if (first != files_.end() && first->first.starts_with(name + "_")) return first->second;
    }
    return {};
}

const Dictionary* Hyphenation::Implementation::dictionary_for(Language language) {
    {
        const std::shared_lock lock(mutex_);
        const auto known = by_language_.find(language);
        if (known != by_language_.end()) return known->second;
    }
    const std::unique_lock lock(mutex_);
    const auto [known, fresh] = by_language_.emplace(language, nullptr);
    if (!fresh) return known->second;
    const std::filesystem::path file = file_for(language);
    if (file.empty()) return nullptr;
    const auto [dictionary, unread] = loaded_.try_emplace(file);
    if (unread) dictionary->second = load(file);
    return known->second = dictionary->second ? &*dictionary->second : nullptr;
}

Hyphenation::Hyphenation(const std::filesystem::path& folder)
    : implementation_(std::make_unique<Implementation>(folder)) {}

Hyphenation::~Hyphenation() = default;

std::vector<std::uint32_t> Hyphenation::places(std::string_view word, Language language) const {
    Folded folded;
    if (!fold(word, folded)) return {};
    const Dictionary* const dictionary = implementation_->dictionary_for(language);
    if (dictionary == nullptr) return {};
    const std::vector<std::uint8_t> numbers =
        numbers_of(*dictionary, 0, folded.lower_case, true, true);
    const Margins& margins = dictionary->margins;
    std::vector<std::uint32_t> found;
    for (std::size_t i = margins.left; i + margins.right <= folded.letters; ++i) {
        if (numbers[i] % 2 == 1) found.push_back(folded.starts[i]);
    }
    return found;
}

const Hyphenation& hyphenation() {
    static const Hyphenation installed;
    return installed;
}

}  // namespace banxin::text
