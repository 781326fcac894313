// Texts that are not UTF-8. The bytes stand here as numbers, so that no editor can save them.
#include "base/encoding.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

const std::string gbk =
    "# \xB5\xDA\xD2\xBB\xD5\xC2\r\n\r\n\xA1\xB0\xCB\xAE\xBA\xDC\xC1\xB9\xA1\xA3\xA1\xB1\r\n";

TEST(Encoding, Utf8StaysAsItIs) {
    const DecodedText read = decode_text("\xEF\xBB\xBF水 é\n", "zh-Hans");
    EXPECT_EQ(read.text, "\xEF\xBB\xBF水 é\n");
    EXPECT_EQ(read.encoding, "");
}

TEST(Encoding, ReadsGbkInAChineseBook) {
    const DecodedText read = decode_text(gbk, "zh-Hans");
    EXPECT_EQ(read.text, "# 第一章\r\n\r\n“水很凉。”\r\n");
    EXPECT_EQ(read.encoding, "GB18030 (GBK)");
}

TEST(Encoding, AsksTheLanguageWhichCharsetIsUsual) {
    EXPECT_EQ(decode_text("\xA4\xF4\xAB\xDC\xB2\x44\xA1\x43", "zh-Hant").text, "水很涼。");
    EXPECT_EQ(decode_text("\x90\x85\x82\xAA\x97\xE2\x82\xBD\x82\xA2\x81\x42", "ja").text,
              "水が冷たい。");
    EXPECT_EQ(decode_text("\xB9\xB0\xC0\xCC \xC2\xF7\xB4\xD9.", "ko").text, "물이 차다.");
}

TEST(Encoding, ReadsUtf16ByItsByteOrderMark) {
    EXPECT_EQ(decode_text(std::string("\xFF\xFE\x34\x6C\x0A\x00", 6), "zh-Hans").text, "水\n");
    EXPECT_EQ(decode_text(std::string("\xFE\xFF\x6C\x34\x00\x0A", 6), "zh-Hans").text, "水\n");
}

TEST(Encoding, Utf8WithAWrongByteIsNotTakenForGbk) {
    const std::string damaged = "水很凉，\xB5很深。\n";
    EXPECT_EQ(decode_text(damaged, "zh-Hans").text, damaged);
    EXPECT_EQ(decode_text(damaged, "zh-Hans").encoding, "");
}

TEST(Encoding, BytesOfNoCharsetStayAsTheyAre) {
    const std::string noise = "\xFF\xFF\x80\x80\xC0 abc";
    EXPECT_EQ(decode_text(noise, "zh-Hans").text, noise);
    EXPECT_FALSE(convert_to_utf8("abc", "no-such-charset"));
}

}  // namespace
}  // namespace banxin
