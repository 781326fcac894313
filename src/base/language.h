/// \file
/// A language as a value, made once from a tag of BCP 47 (RFC 5646). Whoever asks which script a
/// text is in or by whose habits it is set asks this, and never looks at the letters of a tag.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banxin {

/// By whose habits a text is set: the forms of its marks, its spaces, where its lines may end.
/// Whatever is none of the others is set as Latin text is.
enum class Locale : std::uint8_t { zh_hans, zh_hant, ja, ko, latin };
inline constexpr std::size_t locale_count = 5;

/// As cheap to copy and to compare for equality as a pointer. The default value names none.
class Language {
public:
    Language() = default;
    /// For tags that stand in the code, "" for none; throws `std::logic_error` if it is no tag.
    Language(const char* tag);

    /// Nothing for a tag that is not well formed, for "cn" and "jp" (which are countries), and for
    /// the tags that RFC 5646 keeps for old times' sake. The registry is not asked: any subtag of
    /// the right form passes. The case does not matter.
    [[nodiscard]] static std::optional<Language> parse(std::string_view tag);
    /// What a tag that is none was most likely meant to be: "zh_CN", "jp", "中文".
    [[nodiscard]] static std::optional<Language> likely(std::string_view wrong);

    /// Names none.
    [[nodiscard]] bool empty() const { return facts_ == nullptr; }
    /// As it was written, in canonical case: "zh-Hans-CN"; "" if it names none.
    [[nodiscard]] const std::string& tag() const { return facts().tag; }
    /// What the first subtag says, or the extended one after it: "zh", "yue" of "zh-yue"; the
    /// two letters where a language has them ("zho" is "zh").
    [[nodiscard]] std::string_view primary() const { return facts().primary; }
    /// As written, or what Chinese, Japanese and Korean imply: "Hans" of "zh-CN", "Hant" of
    /// "yue", "Jpan" of "ja"; else "".
    [[nodiscard]] std::string_view script() const { return facts().script; }
    /// "HK", "419" or "".
    [[nodiscard]] std::string_view region() const { return facts().region; }

    [[nodiscard]] Locale locale() const { return facts().locale; }
    [[nodiscard]] bool is_chinese() const { return locale() <= Locale::zh_hant; }
    [[nodiscard]] bool is_traditional() const { return locale() == Locale::zh_hant; }
    /// 繁體 as in Hong Kong and Macao, which has some words and forms of its own.
    [[nodiscard]] bool is_hong_kong() const { return facts().hong_kong; }
    /// Whether both are one language to a reader, whatever script and region.
    [[nodiscard]] bool is_same_tongue(Language other) const;

    /// The tag by which fonts know the forms of its characters: "zh-Hans", "zh-Hant",
    /// "zh-Hant-TW", "zh-Hant-HK", "ja", "ko"; its own tag for every other language.
    [[nodiscard]] const std::string& forms() const { return facts().forms; }
    /// Whether what is said for `range` holds for this language, and how near it is: 0 for what is
    /// said for the language itself. "zh-CN" is in the ranges "zh-CN", "zh-Hans" and "zh", in
    /// this order. No language is in the range that names none.
    [[nodiscard]] std::optional<std::size_t> nearness(Language range) const;

    friend bool operator==(Language, Language) = default;
    /// By their tags.
    friend std::strong_ordering operator<=>(Language a, Language b) {
        return a.tag().compare(b.tag()) <=> 0;
    }

private:
    struct Facts {
        std::string tag, primary, script, region, forms;
        /// The tags of the ranges that it is in, the nearest first.
        std::vector<std::string> ranges;
        Locale locale = Locale::latin;
        bool hong_kong = false;
        bool has_only_primary = true;
    };
    explicit Language(const Facts* facts) : facts_(facts) {}
    [[nodiscard]] const Facts& facts() const { return facts_ != nullptr ? *facts_ : none(); }
    [[nodiscard]] static const Facts& none();
    [[nodiscard]] static Facts facts_of(std::string tag);

    /// Every tag has one place, which stays until the program ends.
    const Facts* facts_ = nullptr;
};

/// Its tag, for tests.
std::ostream& operator<<(std::ostream& to, Language language);

}  // namespace banxin
