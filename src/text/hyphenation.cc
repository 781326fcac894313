// libhyphen reads a pattern file of any quality and trusts every line of it. So that neither a
// damaged file nor an old charset can do harm, it is given not the file but a stream of lines in
// UTF-8, each of a form that it handles.
#include "text/hyphenation.h"

#include "base/ascii.h"
#include "base/diagnostics.h"
#include "base/encoding.h"
#include "base/files.h"
#include "base/folding.h"
#include "base/unicode.h"

#include <hyphen.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
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
constexpr int least_before = 2;
constexpr int least_after = 3;

bool is_letter(char32_t character) {
    const Script script = script_of(character);
    return (script == Script::latin || script == Script::greek || script == Script::cyrillic) &&
           !is_combining(character);
}

/// A word as the patterns want it.
struct Folded {
    std::string lower_case;
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
        append_utf8(to.lower_case, folded);
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

/// Whether libhyphen may see a line, which this may shorten.
bool vet(std::string& line) {
    // Settings. NOHYPHEN is about marks, which no word here has.
    for (const std::string_view setting :
         {"LEFTHYPHENMIN ", "RIGHTHYPHENMIN ", "COMPOUNDLEFTHYPHENMIN ", "COMPOUNDRIGHTHYPHENMIN ",
          "NEXTLEVEL"}) {
        if (line.starts_with(setting)) return line.size() < setting.size() + 4;
    }
    if (line.starts_with('%') || line.starts_with('#') || line.starts_with("NOHYPHEN")) {
        return false;
    }
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
    const std::size_t letter = line.find_first_not_of("0123456789");
    if (letter == std::string::npos) return false;
    // A number before the beginning of the word: libhyphen would write it before its memory.
    if (line[letter] == '.') line.erase(0, letter);
    return line.size() < MAX_CHARS - 2;
}

/// Empty when the file cannot be used.
std::optional<std::string> vetted_patterns(const std::filesystem::path& file) {
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

    std::string patterns = "UTF-8\n";
    patterns.reserve(text->size() + patterns.size() + 1);
    std::string line;
    for (std::size_t at = 0; at < text->size();) {
        const std::size_t stop = std::min(text->size(), text->find('\n', at));
        line.assign(*text, at, stop - at);
        if (vet(line)) patterns.append(line).push_back('\n');
        at = stop + 1;
    }
    return patterns;
}

struct Free {
    void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};
/// Null when there are none.
using Patterns = std::unique_ptr<HyphenDict, Free>;

Patterns load(const std::filesystem::path& file) {
    auto text = vetted_patterns(file);
    if (!text) return nullptr;
    std::FILE* const stream = fmemopen(text->data(), text->size(), "r");
    if (stream == nullptr) return nullptr;
    Patterns patterns(hnj_hyphen_load_file(stream));
    std::fclose(stream);
    return patterns;
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
    [[nodiscard]] HyphenDict* patterns_for(Language language);

private:
    [[nodiscard]] std::filesystem::path file_for(Language language) const;

    /// "en_US" and its file; links are followed, so that a file with several names is read once.
    std::map<std::string, std::filesystem::path> files_;
    std::shared_mutex mutex_;
    std::map<Language, HyphenDict*> by_language_;
    std::map<std::filesystem::path, Patterns> loaded_;
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

HyphenDict* Hyphenation::Implementation::patterns_for(Language language) {
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
    const auto [patterns, unread] = loaded_.try_emplace(file);
    if (unread) patterns->second = load(file);
    return known->second = patterns->second.get();
}

Hyphenation::Hyphenation(const std::filesystem::path& folder)
    : implementation_(std::make_unique<Implementation>(folder)) {}

Hyphenation::~Hyphenation() = default;

std::vector<std::uint32_t> Hyphenation::places(std::string_view word, Language language) const {
    Folded folded;
    if (!fold(word, folded)) return {};
    HyphenDict* const patterns = implementation_->patterns_for(language);
    if (patterns == nullptr) return {};

    // A number after every letter; libhyphen needs five bytes more. It wants somewhere to put
    // respellings, which no vetted pattern has.
    std::array<char, most_letters * 4 + 5> numbers;
    char** respelled = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    if (hnj_hyphen_hyphenate3(patterns, folded.lower_case.c_str(),
                              static_cast<int>(folded.lower_case.size()), numbers.data(), nullptr,
                              &respelled, &positions, &cuts, least_before, least_after, 0,
                              0) != 0) {
        return {};
    }
    std::vector<std::uint32_t> found;
    for (std::size_t i = least_before; i + least_after <= folded.letters; ++i) {
        if (numbers[i - 1] % 2 == 1) found.push_back(folded.starts[i]);
    }
    return found;
}

const Hyphenation& hyphenation() {
    static const Hyphenation installed;
    return installed;
}

}  // namespace banxin::text
