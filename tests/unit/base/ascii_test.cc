// Letters and digits of ASCII, percent-coding, and steps through UTF-8.
#include "base/ascii.h"

#include "base/folding.h"
#include "base/graphemes.h"
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Ascii, KnowsItsOwnCharactersOnly) {
    int digits = 0;
    int letters = 0;
    int blanks = 0;
    for (int i = -128; i < 128; ++i) {
        const char c = static_cast<char>(i);
        digits += ascii::is_digit(c) ? 1 : 0;
        letters += ascii::is_letter(c) ? 1 : 0;
        blanks += ascii::is_space(c) ? 1 : 0;
        EXPECT_EQ(ascii::is_alphanumeric(c), ascii::is_letter(c) || ascii::is_digit(c));
        const char turned = ascii::to_lower(ascii::to_upper(c));
        EXPECT_EQ(turned == c, !ascii::is_upper(c)) << i;
    }
    EXPECT_EQ(digits, 10);
    EXPECT_EQ(letters, 52);
    EXPECT_EQ(blanks, 5);
    EXPECT_FALSE(ascii::is_digit(U'４'));
    EXPECT_FALSE(ascii::is_letter(U'Ａ'));
}

TEST(Ascii, TrimsWhiteSpaceOfItsOwnAtBothEnds) {
    EXPECT_EQ(ascii::trimmed(" \t\r\n\fa b\n "), "a b");
    EXPECT_EQ(ascii::trimmed("\u3000a\u00A0"), "\u3000a\u00A0");
    EXPECT_EQ(ascii::trimmed(" \n"), "");
    EXPECT_EQ(ascii::trimmed(""), "");
}

TEST(Ascii, ChangesTheCaseOfItsLettersOnly) {
    EXPECT_EQ(ascii::to_lower("Ä@[`{AZ"), "Ä@[`{az");
    EXPECT_EQ(ascii::to_upper("ä@[`{az"), "ä@[`{AZ");
    EXPECT_TRUE(ascii::same_letters("UTF-8", "utf-8"));
    EXPECT_FALSE(ascii::same_letters("@", "`"));
    EXPECT_FALSE(ascii::same_letters("a", "ab"));
}

TEST(Ascii, TakesPercentSignsForBytesOnlyWhereTheyAreThat) {
    EXPECT_EQ(ascii::percent_decoded("%E6%a0%87%20a"), "标 a");
    for (const char* other : {"100%", "%4", "%g1", "%1g", "%00", "%%", ""})
        EXPECT_EQ(ascii::percent_decoded(other), other);
    EXPECT_TRUE(ascii::is_number("042"));
    EXPECT_FALSE(ascii::is_number(""));
    EXPECT_FALSE(ascii::is_number("4 2"));
}

TEST(Ascii, HashesAsTheReferenceDoes) {
    EXPECT_EQ(ascii::hash_of(""), 0xCBF29CE484222325U);
    EXPECT_EQ(ascii::hash_of("a"), 0xAF63DC4C8601EC8CU);
    EXPECT_EQ(ascii::hash_of("foobar"), 0x85944171F73967E8U);
}

TEST(Utf8Steps, GoBackByWholeCharacters) {
    const std::string_view text = "aé永𠀀";
    EXPECT_EQ(previous_character(text, text.size()), 6U);
    EXPECT_EQ(previous_character(text, 6), 3U);
    EXPECT_EQ(previous_character(text, 3), 1U);
    EXPECT_EQ(previous_character(text, 1), 0U);
    EXPECT_EQ(start_of_character(text, 5), 3U);
    EXPECT_EQ(start_of_character(text, 99), text.size());
}

TEST(Graphemes, AreWhatAReaderCountsAsOne) {
    EXPECT_EQ(grapheme_size(U""), 0U);
    EXPECT_EQ(grapheme_size(U"永字"), 1U);
    EXPECT_EQ(grapheme_size(std::u32string{U'e', 0x301, 0x323, U'x'}), 3U);
    EXPECT_EQ(grapheme_size(std::u32string{0x1112, 0x1161, 0x11AB, 0x1112}), 3U);
    EXPECT_EQ(grapheme_size(std::u32string{0x1F1E8, 0x1F1F3, 0x1F1EF, 0x1F1F5}), 2U);
    EXPECT_EQ(grapheme_size(std::u32string{0x8FBB, 0xE0100, U'。'}), 2U);
    EXPECT_FALSE(parts_graphemes(0xAC00, 0x11A8));
    EXPECT_TRUE(parts_graphemes(0xAC01, 0x1161));
    EXPECT_TRUE(parts_graphemes(0x11A8, 0x1100));
}

TEST(Folding, KnowsCapitalsOfAllAlphabets) {
    const std::u32string capitals = U"AZÄÉŁŸĲΑΩЯЁѢẞ永1";
    const std::u32string small = U"azäéłÿĳαωяёѣß永1";
    for (std::size_t i = 0; i < capitals.size(); ++i) {
        EXPECT_EQ(lower_case(capitals[i]), small[i]) << i;
        EXPECT_EQ(lower_case(small[i]), small[i]) << i;
    }
}

}  // namespace
}  // namespace banxin
