#include "document/title_page.h"
#include "document/isbn.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

Metadata metadata(const char* language, std::vector<std::pair<const char*, const char*>> people) {
    Metadata metadata;
    metadata.title.value = "《河》与《桥》";
    metadata.language.value = Language::parse(language).value();
    for (const auto& [name, role] : people) {
        Person person;
        person.name = name;
        person.role = role;
        metadata.authors.push_back(std::move(person));
    }
    return metadata;
}

std::string credits(const Metadata& of) {
    std::string all;
    for (const Credit& credit : title_lines_of(of).credits) {
        all += credit.text + ":";
        for (const auto& [begin, end] : credit.names)
            all += "[" + credit.text.substr(begin, end - begin) + "]";
        all += "\n";
    }
    return all;
}

TEST(TitleLines, PutPeopleOfOneRoleOnOneLineInTheHabitOfTheLanguage) {
    EXPECT_EQ(credits(metadata("zh-Hans", {{"林可", "aut"}, {"秦映", "trl"}, {"周以宁", "aut"}})),
              "林可、周以宁　著:[林可][周以宁　著]\n秦映　译:[秦映　译]\n");
    EXPECT_EQ(credits(metadata("zh-Hant", {{"林可", "aut"}, {"秦映", "trl"}})),
              "林可　著:[林可　著]\n秦映　譯:[秦映　譯]\n");
    EXPECT_EQ(credits(metadata("ja", {{"山本", "aut"}, {"林", "aut"}, {"佐々木", "ill"}})),
              "山本、林　著:[山本][林　著]\n佐々木　絵:[佐々木　絵]\n");
    EXPECT_EQ(credits(metadata("ko", {{"김하나", "aut"}, {"이둘", "trl"}})),
              "김하나 지음:[김하나 지음]\n이둘 옮김:[이둘 옮김]\n");
    EXPECT_EQ(credits(metadata("en", {{"A", "aut"}, {"B", "aut"}, {"C", "aut"}, {"D", "trl"}})),
              "A, B and C:[A][B][C]\nTranslated by D:[D]\n");
}

TEST(TitleLines, LeaveWhoMadeTheBookAndNotTheTextToTheColophon) {
    EXPECT_EQ(credits(metadata("zh-Hans", {{"甲", "red"}, {"乙", "bkd"}, {"丙", "aut"}})),
              "丙　著:[丙　著]\n");
    // Of a role without a word only the name.
    EXPECT_EQ(credits(metadata("zh-Hans", {{"甲", "ctb"}, {"乙", "oth"}})), "甲、乙:[甲][乙]\n");
}

TEST(TitleLines, KnowTheTitlesInATitle) {
    using Ranges = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    EXPECT_EQ(quoted_titles_in("《河》与『桥"), (Ranges{{0, 9}}));
    EXPECT_EQ(quoted_titles_in("a《河》「b」"), (Ranges{{1, 10}, {10, 17}}));
    EXPECT_EQ(quoted_titles_in("》《"), Ranges());
}

TEST(Isbn, IsPrintedInItsParts) {
    EXPECT_EQ(hyphenated_isbn("9787020008728"), "978-7-02-000872-8");
    EXPECT_EQ(hyphenated_isbn("9787302511625"), "978-7-302-51162-5");
    EXPECT_EQ(hyphenated_isbn("9787532773329"), "978-7-5327-7332-9");
    EXPECT_EQ(hyphenated_isbn("9787800000010"), "978-7-80000-001-0");
    EXPECT_EQ(hyphenated_isbn("9787900000019"), "978-7-900000-01-9");
    EXPECT_EQ(hyphenated_isbn("9784101010014"), "978-4-10-101001-4");
    EXPECT_EQ(hyphenated_isbn("9788936434120"), "978-89-364-3412-0");
    EXPECT_EQ(hyphenated_isbn("9791190090018"), "979-11-90090-01-8");
    EXPECT_EQ(hyphenated_isbn("9789571300016"), "978-957-13-0001-6");
    EXPECT_EQ(hyphenated_isbn("9780804429573"), "978-0-8044-2957-3");
    EXPECT_EQ(hyphenated_isbn("9781732012349"), "978-1-7320123-4-9");
    EXPECT_EQ(hyphenated_isbn("9789860712346"), "978-986-0712-34-6");
    EXPECT_EQ(hyphenated_isbn("9789887123453"), "978-988-71234-5-3");
    EXPECT_EQ(hyphenated_isbn("9798321012345"), "979-8-3210-1234-5");
    // No range is known.
    EXPECT_EQ(hyphenated_isbn("9782070360024"), "9782070360024");
    EXPECT_EQ(hyphenated_isbn("978"), "978");
}

}  // namespace
}  // namespace banxin
