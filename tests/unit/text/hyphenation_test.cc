// Where Latin words may part (M11), by the patterns of Debian's packages and by files that are
// not as they should be.
#include "text/hyphenation.h"

#include "base/files.h"
#include "base/parallel.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::text {
namespace {

namespace fs = std::filesystem;
using Places = std::vector<std::uint32_t>;

const fs::path installed = "/usr/share/hyphen";

/// "ty-pog-ra-phy": the word with a hyphen at each of its places.
std::string parted(std::string_view word, Language language,
                   const Hyphenation& by = hyphenation()) {
    std::string result;
    std::size_t from = 0;
    for (const std::uint32_t place : by.places(word, language)) {
        result.append(word.substr(from, place - from)).append("-");
        from = place;
    }
    return result.append(word.substr(from));
}

TEST(Hyphenation, M11_PartsEnglishWordsByTheirPatterns) {
    EXPECT_EQ(hyphenation().places("typography", "en"), (Places{2, 5, 7}));
    EXPECT_EQ(parted("hyphenation", "en"), "hy-phen-ation");
    EXPECT_EQ(parted("representation", "en"), "rep-re-sen-ta-tion");
    EXPECT_EQ(parted("Democracy", "en"), "Democ-racy");
}

TEST(Hyphenation, M11_KeepsTwoLettersBeforeAndThreeAfter) {
    EXPECT_EQ(parted("table", "en"), "ta-ble");
    for (const char* const word : {"about", "again", "ready", "lovely", "typography", "aorta",
                                   "abacus", "academia", "quickly", "Idaho", "evenly"}) {
        for (const std::uint32_t place : hyphenation().places(word, "en")) {
            EXPECT_GE(place, 2U) << word;
            EXPECT_LE(place + 3, std::string_view(word).size()) << word;
        }
    }
}

TEST(Hyphenation, M11_CountsLettersNotBytes) {
    const fs::path folder = fs::path(testing::TempDir()) / "banxin-hyphenation-letters";
    // Every place between two letters.
    write_file(folder / "hyph_fr_FR.dic", "UTF-8\n1é1\n1a1\n");
    const Hyphenation all(folder);
    EXPECT_EQ(parted("éaéaéa", "fr", all), "éa-é-aéa");
    EXPECT_EQ(parted("ÉAÉaéa", "fr", all), "ÉA-É-aéa");
    fs::remove_all(folder);
}

TEST(Hyphenation, M11_LeavesWhatIsNoWordWhole) {
    for (const char* const word :
         {"GPT", "UNESCO", "REPRESENTATION", "don't", "don’t", "2026", "covid19", "well-known",
          "typo\xC2\xADgraphy", "cafe\xCC\x81teria", "", "a", "over", "印刷", "typography。"}) {
        EXPECT_EQ(hyphenation().places(word, "en"), Places{}) << word;
    }
}

TEST(Hyphenation, M11_LeavesWordsOfAbsurdLengthWhole) {
    std::string longest;
    while (longest.size() + 10 <= 100) longest += "typography";
    EXPECT_NE(hyphenation().places(longest, "en"), Places{});
    EXPECT_EQ(hyphenation().places(longest + "s", "en"), Places{});
    EXPECT_EQ(hyphenation().places(std::string(1000000, 'a'), "en"), Places{});
}

TEST(Hyphenation, M11_TakesLatinWordsInCjkTextForEnglish) {
    for (const Language language :
         {"", "und", "zh", "zh-Hans", "zh-Hant-HK", "zh-CN", "yue", "ja", "ja-JP", "ko", "KO-kr"}) {
        EXPECT_EQ(parted("typography", language), "ty-pog-ra-phy") << language;
    }
}

TEST(Hyphenation, M11_DoesNotPartRomanizedCjkAsEnglish) {
    EXPECT_EQ(parted("typography", "zh-Latn-pinyin"), "typography");
    EXPECT_EQ(parted("typography", "ja-Latn"), "typography");
}

TEST(Hyphenation, M11_HasNoPlacesInALanguageWithoutPatterns) {
    for (const Language language : {"xx", "tlh", "zxx", "tlh-Latn"}) {
        EXPECT_EQ(parted("typography", language), "typography") << language;
    }
}

TEST(Hyphenation, M11_PartsByTheCountryOfTheTag) {
    EXPECT_EQ(parted("democracy", "en-US"), "democ-racy");
    EXPECT_EQ(parted("democracy", "EN-us"), "democ-racy");
    for (const Language language : {"en-GB", "en-AU", "en-IE", "en-GB-oxendict"}) {
        EXPECT_EQ(parted("democracy", language), "demo-cracy") << language;
    }
}

TEST(Hyphenation, M11_PartsGermanFromItsOldCharset) {
    if (!fs::exists(installed / "hyph_de_DE.dic")) GTEST_SKIP() << "hyphen-de is not installed";
    EXPECT_EQ(parted("Silbentrennung", "de"), "Sil-ben-tren-nung");
    EXPECT_EQ(parted("Straßenbahnhaltestelle", "de-AT"), "Stra-ßen-bahn-hal-te-stelle");
    EXPECT_EQ(parted("Übergangsregelung", "de-1996"), "Über-gangs-re-ge-lung");
}

TEST(Hyphenation, M11_GivesEveryThreadTheSameAnswers) {
    constexpr std::array<std::string_view, 4> words = {"typography", "hyphenation",
                                                       "representation", "democracy"};
    const std::array<Language, 4> languages = {"en", "en-GB", "zh-Hans", "xx"};
    const auto ask = [&](const Hyphenation& by, std::size_t i) {
        return by.places(words[i % 4], languages[i / 4 % 4]);
    };
    const Hyphenation shared;
    std::vector<Places> answers(4000);
    for_each_parallel(answers.size(), 8, [&](std::size_t i) { answers[i] = ask(shared, i); });
    for (std::size_t i = 0; i < answers.size(); ++i) {
        ASSERT_EQ(answers[i], ask(hyphenation(), i)) << i;
    }
}

TEST(Hyphenation, SurvivesWordsThatAreNoText) {
    std::uint32_t state = 1;
    for (int round = 0; round < 20000; ++round) {
        std::string word;
        for (int i = 0; i < 5 + round % 20; ++i) {
            state = state * 1664525 + 1013904223;
            word += static_cast<char>(state >> 24);
        }
        for (const std::uint32_t place : hyphenation().places(word, "en")) {
            ASSERT_LT(place, word.size());
        }
    }
    EXPECT_EQ(hyphenation().places("typo\xFFgraphy", "en"), Places{});
    EXPECT_EQ(hyphenation().places(std::string_view("typo\0graphy", 11), "en"), Places{});
}

/// A folder of pattern files.
class PatternFiles : public testing::Test {
protected:
    void SetUp() override {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = fs::path(testing::TempDir()) / (std::string("banxin-patterns-") + test->name());
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    void put(const std::string& name, std::string_view bytes) const {
        write_file(folder_ / ("hyph_" + name + ".dic"), bytes);
    }
    [[nodiscard]] std::string part(std::string_view word, Language language) const {
        return parted(word, language, Hyphenation(folder_));
    }
    [[nodiscard]] const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

TEST_F(PatternFiles, M11_AreThoseOfTheCountryThatTheLanguageIsNamedFor) {
    put("de_AT", "UTF-8\na1b\n");
    EXPECT_EQ(part("xxabcdxx", "de"), "xxa-bcdxx") << "another country's";
    put("de_DE", "UTF-8\nb1c\n");
    put("de", "UTF-8\nc1d\n");
    EXPECT_EQ(part("xxabcdxx", "de"), "xxab-cdxx");
    EXPECT_EQ(part("xxabcdxx", "de-CH-1901"), "xxab-cdxx");
    EXPECT_EQ(part("xxabcdxx", "de-AT"), "xxa-bcdxx");
    fs::remove(folder() / "hyph_de_DE.dic");
    EXPECT_EQ(part("xxabcdxx", "de"), "xxabc-dxx");
}

TEST_F(PatternFiles, M11_AreReadFromTheirCharset) {
    // A small system brings the commonest converters only.
    const iconv_t converter = iconv_open("UTF-8", "KOI8-R");
    if (reinterpret_cast<std::intptr_t>(converter) == -1) GTEST_SKIP() << "libc knows no KOI8-R";
    iconv_close(converter);
    put("ru_RU", "KOI8-R\n\xC1\x31\xC2\n");
    EXPECT_EQ(part("Ббаббб", "ru"), "Бба-ббб");
    put("bg_BG", "microsoft-cp1251\r\n\xE0\x31\xE1\r\n");
    EXPECT_EQ(part("Ббаббб", "bg"), "Бба-ббб");
}

TEST_F(PatternFiles, M11_DoNotPartWhereTheSpellingWouldChange) {
    put("hu_HU", "UTF-8\ns1sz/sz=sz,1,3\na1b\n");
    EXPECT_EQ(part("asszonyabba", "hu"), "asszonya-bba");
}

TEST_F(PatternFiles, M11_MayAskForMoreLettersButNotForFewer) {
    put("en_US", "UTF-8\nLEFTHYPHENMIN 4\nRIGHTHYPHENMIN 1\n1a1\n");
    EXPECT_EQ(part("aaaaaaaaa", "en"), "aaaa-a-a-aaa");
}

TEST_F(PatternFiles, GiveNoPlacesWhenTheyAreMissingOrDamaged) {
    const Hyphenation nowhere(folder() / "none");
    EXPECT_EQ(parted("typography", "en", nowhere), "typography");
    const std::pair<const char*, std::string_view> damaged[] = {
        {"aa", ""},
        {"bb", "UTF-8"},
        {"cc",
         "UTF-8\n\xFF"
         "1a\ny1p\n"},
        {"dd", "NO-SUCH-CHARSET\ny1p\n"},
        {"ee", "\ny1p\n"},
        {"ff", "UTF-8//IGNORE\ny1p\n"},
        {"gg", "UTF-8\n\n \n5\nNOHYPHEN\nNOHYPHEN \n/\n/=,1\n1/a=b,-9,99\nLEFTHYPHENMIN"},
        {"hh", "UTF-16\ny1p"},
    };
    for (const auto& [language, bytes] : damaged) {
        put(language, bytes);
        EXPECT_EQ(part("typography", language), "typography") << language;
    }
    fs::create_directory(folder() / "hyph_ii.dic");
    fs::create_symlink("nothing", folder() / "hyph_jj.dic");
    EXPECT_EQ(part("typography", "ii"), "typography");
    EXPECT_EQ(part("typography", "jj"), "typography");
}

TEST_F(PatternFiles, MayBeDamagedAnywhere) {
    const std::string sound =
        "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\nNOHYPHEN -,'\n1-1\nNEXTLEVEL\n.ty1p\ny1p\n"
        "g1r/gg=r,1,2\na1p2h\n" +
        std::string(150, 'x') + "1y\n4phy.\n";
    for (std::size_t at = 0; at < sound.size(); ++at) {
        for (const char wrong : {'\0', '\n', '/', '9', '.', ' ', '\xC3'}) {
            std::string bytes = sound;
            bytes[at] = wrong;
            put("en_US", bytes);
            for (const std::uint32_t place : Hyphenation(folder()).places("typography", "en")) {
                ASSERT_LT(place, 10U);
            }
        }
    }
}

}  // namespace
}  // namespace banxin::text
