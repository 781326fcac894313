#include "base/unicode.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

TEST(Utf8, ReadsBackWhatItWrote) {
    for (const char32_t c : {U'A', U'é', U'中', U'\U00020BB7', U'\U0010FFFF'}) {
        std::string text;
        append_utf8(text, c);
        const Decoded back = decode_utf8(text, 0);
        EXPECT_TRUE(back.valid);
        EXPECT_EQ(back.value, c);
        EXPECT_EQ(back.bytes, text.size());
    }
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndCutSequences) {
    for (const std::string text :
         {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "\xFF"}) {
        EXPECT_FALSE(decode_utf8(text, 0).valid);
        EXPECT_EQ(find_invalid_utf8("中" + text), std::optional<std::size_t>(3));
    }
    EXPECT_EQ(find_invalid_utf8("版心"), std::nullopt);
}

TEST(Utf8, AlwaysMovesOnInGarbage) {
    std::string garbage;
    for (int i = 0; i < 512; ++i) garbage += static_cast<char>(i * 37 & 0xFF);
    std::size_t steps = 0;
    for (std::size_t at = 0; at < garbage.size(); at += decode_utf8(garbage, at).bytes)
        ASSERT_LE(++steps, garbage.size());
}

TEST(Unicode, KnowsScripts) {
    EXPECT_TRUE(is_ideographic(U'版'));
    EXPECT_TRUE(is_ideographic(U'\U00020BB7'));
    EXPECT_TRUE(is_ideographic(U'か'));
    EXPECT_TRUE(is_ideographic(U'ー'));
    EXPECT_TRUE(is_ideographic(U'々'));
    EXPECT_FALSE(is_ideographic(U'가'));
    EXPECT_TRUE(is_hangul(U'가'));
    EXPECT_FALSE(is_ideographic(U'A'));
    EXPECT_EQ(script_of(U'Ж'), Script::cyrillic);
}

TEST(Unicode, KnowsCjkPunctuation) {
    for (const char32_t c : std::u32string_view(U"，。、；：？！（）《》「」“”‘’—…·～")) {
        EXPECT_TRUE(is_cjk_punctuation(c)) << code_point_name(c);
    }
    for (const char32_t c : std::u32string_view(U",.a1版"))
        EXPECT_FALSE(is_cjk_punctuation(c)) << code_point_name(c);
}

TEST(Unicode, KnowsWhatACharacterDoesAtALinesEdge) {
    EXPECT_EQ(line_break_of(U'（'), LineBreakClass::opening);
    EXPECT_EQ(line_break_of(U'】'), LineBreakClass::closing);
    EXPECT_EQ(line_break_of(U'々'), LineBreakClass::nonstarter);
    EXPECT_EQ(line_break_of(U'ゃ'), LineBreakClass::conditional_starter);
    EXPECT_EQ(line_break_of(U'！'), LineBreakClass::terminator);
    EXPECT_EQ(line_break_of(U'￥'), LineBreakClass::prefix);
    EXPECT_EQ(line_break_of(U'℃'), LineBreakClass::postfix);
    EXPECT_EQ(line_break_of(U'版'), LineBreakClass::other);
    EXPECT_EQ(line_break_of(0x110000), LineBreakClass::other);
}

TEST(Unicode, CountsTerminalCells) {
    EXPECT_EQ(display_width(std::string_view("abc")), 3);
    EXPECT_EQ(display_width(std::string_view("版心")), 4);
    EXPECT_EQ(display_width(std::string_view("e\xCC\x81")), 1);
}

}  // namespace
}  // namespace banxin
