// The small notations of a manifest.

#include "manifest/values.h"

#include <gtest/gtest.h>

namespace banxin::manifest {
namespace {

TEST(DateText, HoldsAYearAMonthOrADay) {
    EXPECT_EQ(parse_date("2026"), (Date{2026, 0, 0}));
    EXPECT_EQ(parse_date("2026-11"), (Date{2026, 11, 0}));
    EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(DateText, RefusesWhatTheCalendarDoesNotHave) {
    for (const char* text :
         {"", "26", "2026-13", "2026-00", "2026-01-00", "2026-02-29", "1900-02-29", "2026-04-31",
          "2026/04/01", "2026-4-1", "0000", "-026", "2026-11-0a", "二〇二六", "2026-11-01T00:00"})
        EXPECT_FALSE(parse_date(text)) << text;
}

TEST(IsbnText, ThirteenDigitsAreCheckedAndKept) {
    const Isbn isbn = parse_isbn("978-7-02-000872-8");
    EXPECT_EQ(isbn.digits, "9787020008728");
    EXPECT_EQ(isbn.expected, isbn.found);
    EXPECT_NE(parse_isbn("9787020008729").expected, '9');
}

TEST(IsbnText, ASumThatIsRoundHasTheCheckDigitZero) {
    EXPECT_EQ(parse_isbn("978-7-02-000104-0").expected, '0');
    EXPECT_EQ(parse_isbn("978-7-02-000104-7").expected, '0');
}

TEST(IsbnText, TenDigitsBecomeThirteen) {
    const Isbn isbn = parse_isbn("7-02-000872-0");
    EXPECT_EQ(isbn.expected, isbn.found);
    EXPECT_EQ(isbn.digits, "9787020008728");
    const Isbn with_x = parse_isbn("0-8044-2957-x");
    EXPECT_EQ(with_x.expected, 'X');
    EXPECT_EQ(with_x.found, 'X');
    EXPECT_EQ(with_x.digits, "9780804429573");
}

TEST(IsbnText, RefusesOtherNumbers) {
    for (const char* text :
         {"", "-", "123", "97870200087", "1234567890123", "978702000872X", "X123456789", "٩٧٨"})
        EXPECT_EQ(parse_isbn(text).digits, "") << text;
}

TEST(RelatorCodes, AreSortedAndThreeLettersEach) {
    for (const std::string& code : relator_codes()) EXPECT_EQ(code.size(), 3U);
    for (const char* code : {"aut", "trl", "edt", "ill", "pht", "wpr"})
        EXPECT_EQ(std::count(relator_codes().begin(), relator_codes().end(), code), 1) << code;
}

}  // namespace
}  // namespace banxin::manifest
