// The book's own words: every language has each, and says it as its books do.
#include "document/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace banxin {
namespace {

constexpr const char* tags[] = {"zh-Hans", "zh-Hant", "zh-HK", "ja", "ko", "en"};

std::size_t places(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '{'));
}

TEST(Words, AreThereInEveryLanguageAndTakeTheSamePlaces) {
    // Where one of two has the word, or a mark says enough.
    const std::set<Word> may_be_empty = {Word::country_before, Word::country_after,
                                         Word::after_author};
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count); ++i) {
        const auto one = static_cast<Word>(i);
        for (const char* tag : tags) {
            const std::string_view text = word(one, tag);
            if (may_be_empty.contains(one)) continue;
            EXPECT_FALSE(text.empty()) << i << " " << tag;
            EXPECT_EQ(places(text), places(word(one, "en"))) << text;
        }
    }
    for (const char* tag : tags)
        EXPECT_NE(word(Word::country_before, tag).empty(), word(Word::country_after, tag).empty());
}

TEST(Words, OfOneScriptAreNeverMixedWithTheOther) {
    // Characters that only one of the two writes.
    const std::string_view traditional[] = {"錄", "註", "譯", "編", "圖", "頁", "權", "書", "獻",
                                            "題", "後", "參", "說", "術", "資", "問", "載"};
    const std::string_view simplified[] = {"录", "译", "编", "图", "页", "权", "书", "献",
                                           "题", "参", "说", "术", "问", "载", "资"};
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count); ++i) {
        const auto one = static_cast<Word>(i);
        for (const char* tag : {"zh", "zh-CN", "zh-Hans-HK", "zh-SG", "lzh", "yue-Hans"})
            for (const std::string_view foreign : traditional)
                EXPECT_EQ(word(one, tag).find(foreign), std::string_view::npos) << word(one, tag);
        for (const char* tag : {"zh-Hant", "zh-TW", "zh-HK", "zh-Hant-SG", "yue", "zh-MO"})
            for (const std::string_view foreign : simplified)
                EXPECT_EQ(word(one, tag).find(foreign), std::string_view::npos) << word(one, tag);
    }
}

TEST(Words, AreThoseOfTheField) {
    const auto all = [](Word one) {
        std::string found;
        for (const char* tag : tags) found += std::string(word(one, tag)) + "|";
        return found;
    };
    EXPECT_EQ(all(Word::contents), "目录|目錄|目錄|目次|차례|Contents|");
    EXPECT_EQ(all(Word::colophon), "版权信息|版權頁|版權頁|奥付|판권|Colophon|");
    EXPECT_EQ(all(Word::translator_notes),
              "译者注|譯者註|譯者註|訳注|옮긴이 주|Translator’s notes|");
    EXPECT_EQ(all(Word::appendix), "附录|附錄|附錄|付録|부록|Appendix|");
    EXPECT_EQ(all(Word::print_pages),
              "纸书页码|紙本頁碼|印刷版頁碼|紙の本のページ|종이책 쪽수|Pages of the printed book|");
}

TEST(Words, OfLanguagesThatHaveNoneAreEnglish) {
    for (const char* tag : {"de", "ru", "und", "", "zh-Latn"})
        EXPECT_EQ(word(Word::contents, tag), "Contents") << tag;
}

TEST(Words, TakeWhatStandsInTheirPlace) {
    EXPECT_EQ(Words("zh-Hans").filled(Word::figure, "3"), "图3");
    EXPECT_EQ(Words("ko").filled(Word::figure, "3"), "그림 3");
    EXPECT_EQ(Words("en").filled(Word::on_page, "xii"), " (page xii)");
    EXPECT_EQ(Words("ja").joined({"甲", "乙"}), "甲、乙");
    EXPECT_EQ(Words("en").joined({"A", "B"}), "A, B");
}

TEST(Words, KnowTheRoleThatATitleNames) {
    const std::pair<const char*, ChapterRole> titles[] = {
        {"序", ChapterRole::preface},
        {"推薦序", ChapterRole::foreword},
        {"あとがき", ChapterRole::afterword},
        {"後記", ChapterRole::afterword},
        {"머리말", ChapterRole::preface},
        {"附录一 年表", ChapterRole::appendix},
        {"Appendix A", ChapterRole::appendix},
        {"References", ChapterRole::bibliography},
        {"奥付", ChapterRole::colophon},
        {"章", ChapterRole::chapter},
        {"", ChapterRole::chapter},
        {"序曲", ChapterRole::chapter},
    };
    for (const auto& [title, role] : titles) EXPECT_EQ(role_called(title), role) << title;
}

TEST(Date, IsWrittenAsBooksWriteIt) {
    EXPECT_EQ(to_prose({2024, 10, 20}, "zh-Hans"), "2024年10月20日");
    EXPECT_EQ(to_prose({2024, 10, 0}, "zh-Hans"), "2024年10月");
    EXPECT_EQ(to_prose({2024, 0, 0}, "ja"), "2024年");
    EXPECT_EQ(to_prose({2024, 1, 2}, "yue"), "2024年1月2日");
    EXPECT_EQ(to_prose({2024, 0, 0}, "ko"), "2024년");
    EXPECT_EQ(to_prose({2024, 12, 20}, "ko"), "2024년 12월 20일");
    EXPECT_EQ(to_prose({2024, 10, 20}, "en"), "20 October 2024");
    EXPECT_EQ(to_prose({2024, 12, 0}, "de"), "December 2024");
}

}  // namespace
}  // namespace banxin
