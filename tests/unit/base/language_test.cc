// What a tag of BCP 47 says and implies.
#include "base/language.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace banxin {
namespace {

TEST(Language, KeepsItsTagInCanonicalCase) {
    const std::pair<const char*, const char*> cases[] = {
        {"zh", "zh"},
        {"zh-hans", "zh-Hans"},
        {"ZH-CN", "zh-CN"},
        {"zh-tw", "zh-TW"},
        {"zh-HANT-hk", "zh-Hant-HK"},
        {"zh-cmn-hans-cn", "zh-cmn-Hans-CN"},
        {"sl-ROZAJ-biske", "sl-rozaj-biske"},
        {"de-CH-1901", "de-CH-1901"},
        {"es-419", "es-419"},
        {"ja-u-CA-gregory-x-a", "ja-u-ca-gregory-x-a"},
        {"yue", "yue"},
        {"lzh", "lzh"},
    };
    for (const auto& [tag, canonical] : cases) {
        const auto language = Language::parse(tag);
        ASSERT_TRUE(language) << tag;
        EXPECT_EQ(language->tag(), canonical);
    }
}

TEST(Language, RefusesWhatIsNoTag) {
    for (const char* tag : {"",
                            "-",
                            "z",
                            "zh-",
                            "-zh",
                            "zh--CN",
                            "zh_CN",
                            "中文",
                            "chinese",
                            "cn",
                            "jp",
                            "zh-Hans-",
                            "zh-a",
                            "zh-x",
                            "zh-abcdefghi",
                            "zh-Hans-Hant",
                            "x",
                            "../en-US",
                            "\xFF",
                            "zh\"><b"})
        EXPECT_FALSE(Language::parse(tag)) << tag;
    EXPECT_THROW(Language("zh_CN"), std::logic_error);
    EXPECT_TRUE(Language("").empty());
}

TEST(Language, HasALikelyMeaningForCommonMistakes) {
    EXPECT_EQ(Language::likely("zh_cn"), Language("zh-CN"));
    EXPECT_EQ(Language::likely("cn"), Language("zh-Hans"));
    EXPECT_EQ(Language::likely("中文"), Language("zh-Hans"));
    EXPECT_EQ(Language::likely("jp"), Language("ja"));
    EXPECT_FALSE(Language::likely("?"));
}

TEST(Language, TellsWhatItsTagImplies) {
    using enum Locale;
    struct Case {
        const char* tag;
        const char* primary;
        const char* script;
        const char* region;
        Locale locale;
        const char* forms;
    };
    const Case cases[] = {
        {"", "", "", "", latin, ""},
        {"und", "und", "", "", latin, "und"},
        {"und-Hant", "und", "Hant", "", zh_hant, "zh-Hant"},
        {"und-Jpan", "und", "Jpan", "", ja, "ja"},
        {"zh", "zh", "Hans", "", zh_hans, "zh-Hans"},
        {"zho", "zh", "Hans", "", zh_hans, "zh-Hans"},
        {"zh-Hans", "zh", "Hans", "", zh_hans, "zh-Hans"},
        {"zh-Hant", "zh", "Hant", "", zh_hant, "zh-Hant"},
        {"zh-CN", "zh", "Hans", "CN", zh_hans, "zh-Hans"},
        {"zh-SG", "zh", "Hans", "SG", zh_hans, "zh-Hans"},
        {"zh-MY", "zh", "Hans", "MY", zh_hans, "zh-Hans"},
        {"zh-US", "zh", "Hans", "US", zh_hans, "zh-Hans"},
        {"zh-TW", "zh", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"zh-HK", "zh", "Hant", "HK", zh_hant, "zh-Hant-HK"},
        {"zh-MO", "zh", "Hant", "MO", zh_hant, "zh-Hant-HK"},
        {"zh-Hans-HK", "zh", "Hans", "HK", zh_hans, "zh-Hans"},
        {"zh-Hans-TW", "zh", "Hans", "TW", zh_hans, "zh-Hans"},
        {"zh-Hans-MO", "zh", "Hans", "MO", zh_hans, "zh-Hans"},
        {"zh-Hant-CN", "zh", "Hant", "CN", zh_hant, "zh-Hant"},
        {"zh-Hant-SG", "zh", "Hant", "SG", zh_hant, "zh-Hant"},
        {"zh-Hant-TW", "zh", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"zh-Hant-HK", "zh", "Hant", "HK", zh_hant, "zh-Hant-HK"},
        {"zh-Hant-HK-x-a", "zh", "Hant", "HK", zh_hant, "zh-Hant-HK"},
        {"zh-Hani", "zh", "Hans", "", zh_hans, "zh-Hans"},
        {"zh-Hani-TW", "zh", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"zh-Bopo", "zh", "Hant", "", zh_hant, "zh-Hant"},
        {"zh-Latn", "zh", "Latn", "", latin, "zh-Latn"},
        {"zh-Latn-TW", "zh", "Latn", "TW", latin, "zh-Latn-TW"},
        {"zh-Latn-pinyin", "zh", "Latn", "", latin, "zh-Latn-pinyin"},
        {"cmn", "cmn", "Hans", "", zh_hans, "zh-Hans"},
        {"cmn-Hant", "cmn", "Hant", "", zh_hant, "zh-Hant"},
        {"zh-cmn-TW", "cmn", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"yue", "yue", "Hant", "", zh_hant, "zh-Hant-HK"},
        {"zh-yue", "yue", "Hant", "", zh_hant, "zh-Hant-HK"},
        {"zh-yue-Hans", "yue", "Hans", "", zh_hans, "zh-Hans"},
        {"yue-CN", "yue", "Hans", "CN", zh_hans, "zh-Hans"},
        {"yue-HK", "yue", "Hant", "HK", zh_hant, "zh-Hant-HK"},
        {"lzh", "lzh", "Hans", "", zh_hans, "zh-Hans"},
        {"lzh-Hant", "lzh", "Hant", "", zh_hant, "zh-Hant"},
        {"nan-TW", "nan", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"nan-Latn", "nan", "Latn", "", latin, "nan-Latn"},
        {"zh-min-nan-TW", "nan", "Hant", "TW", zh_hant, "zh-Hant-TW"},
        {"ja", "ja", "Jpan", "", ja, "ja"},
        {"JPN", "ja", "Jpan", "", ja, "ja"},
        {"ja-JP", "ja", "Jpan", "JP", ja, "ja"},
        {"ja-Hrkt", "ja", "Hrkt", "", ja, "ja"},
        {"ja-Hira", "ja", "Hira", "", ja, "ja"},
        {"ja-Latn", "ja", "Latn", "", latin, "ja-Latn"},
        {"ko", "ko", "Kore", "", ko, "ko"},
        {"ko-Kore", "ko", "Kore", "", ko, "ko"},
        {"ko-KR", "ko", "Kore", "KR", ko, "ko"},
        {"ko-Hani", "ko", "Hani", "", ko, "ko"},
        {"ko-Latn", "ko", "Latn", "", latin, "ko-Latn"},
        {"en", "en", "", "", latin, "en"},
        {"en-HK", "en", "", "HK", latin, "en-HK"},
        {"pt-MO", "pt", "", "MO", latin, "pt-MO"},
        {"sr-Latn", "sr", "Latn", "", latin, "sr-Latn"},
        {"sr-Cyrl-RS", "sr", "Cyrl", "RS", latin, "sr-Cyrl-RS"},
        {"de-CH-1901", "de", "", "CH", latin, "de-CH-1901"},
        {"es-419", "es", "", "419", latin, "es-419"},
    };
    for (const Case& one : cases) {
        const Language language = one.tag;
        EXPECT_EQ(language.primary(), one.primary) << one.tag;
        EXPECT_EQ(language.script(), one.script) << one.tag;
        EXPECT_EQ(language.region(), one.region) << one.tag;
        EXPECT_EQ(language.locale(), one.locale) << one.tag;
        EXPECT_EQ(language.forms(), one.forms) << one.tag;
        EXPECT_EQ(language.is_traditional(), one.locale == zh_hant) << one.tag;
        EXPECT_EQ(language.is_hong_kong(), language.forms() == "zh-Hant-HK") << one.tag;
    }
}

TEST(Language, OfTheSameTagIsTheSameValue) {
    EXPECT_EQ(Language::parse("ZH-hans"), Language("zh-Hans"));
    EXPECT_NE(Language("zh-CN"), Language("zh-Hans"));
    EXPECT_LT(Language("en"), Language("zh"));
    EXPECT_LT(Language(), Language("en"));
    EXPECT_EQ(Language(), Language(""));
}

TEST(Language, IsOneTongueWhateverTheScript) {
    EXPECT_TRUE(Language("zh-Hans").is_same_tongue("zh-TW"));
    EXPECT_TRUE(Language("yue").is_same_tongue("lzh"));
    EXPECT_TRUE(Language("en").is_same_tongue("en-GB"));
    EXPECT_FALSE(Language("zh").is_same_tongue("ja"));
    EXPECT_FALSE(Language("ja").is_same_tongue("zh"));
    EXPECT_FALSE(Language("en").is_same_tongue("de"));
}

TEST(Language, IsInRangesTheNearestFirst) {
    const auto order = [](Language language, std::vector<const char*> ranges) {
        std::string found;
        std::vector<std::pair<std::size_t, const char*>> near;
        for (const char* range : ranges)
            if (const auto place = language.nearness(range)) near.emplace_back(*place, range);
        std::sort(near.begin(), near.end());
        for (const auto& [place, range] : near) found += std::string(range) + " ";
        return found;
    };
    const std::vector<const char*> ranges = {"zh", "zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", ""};
    EXPECT_EQ(order("zh-Hans-CN", ranges), "zh-Hans zh ");
    EXPECT_EQ(order("zh-CN", ranges), "zh-Hans zh ");
    EXPECT_EQ(order("zh", ranges), "zh zh-Hans ");
    EXPECT_EQ(order("zh-Hans-HK", ranges), "zh-Hans zh ");
    EXPECT_EQ(order("zh-TW", ranges), "zh-Hant zh ");
    EXPECT_EQ(order("zh-Hant-TW", {"zh-TW", "zh-HK", "zh-Hant"}), "zh-TW zh-Hant ");
    EXPECT_EQ(order("zh-Hant-MO", ranges), "zh-Hant-HK zh-Hant zh ");
    EXPECT_EQ(order("yue", {"zh-Hant", "yue", "zh-HK"}), "yue zh-HK zh-Hant ");
    EXPECT_EQ(order("ja-JP", ranges), "ja ");
    EXPECT_EQ(order("de-CH-1901", {"de", "de-AT", "de-CH", "de-CH-1901"}), "de-CH-1901 de-CH de ");
    EXPECT_EQ(order("en", ranges), "");
    EXPECT_EQ(order("", ranges), "");
}

}  // namespace
}  // namespace banxin
