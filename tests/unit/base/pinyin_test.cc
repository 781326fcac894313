#include "base/pinyin.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

// EPUB 17
TEST(Pinyin, SetsTheSurnameApart) {
    EXPECT_EQ(pinyin_of_name("鲁迅"), "Lu Xun");
    EXPECT_EQ(pinyin_of_name("方一苇"), "Fang Yiwei");
    EXPECT_EQ(pinyin_of_name("欧阳修"), "Ouyang Xiu");
    EXPECT_EQ(pinyin_of_name("諸葛孔明"), "Zhuge Kongming");
    EXPECT_EQ(pinyin_of_name("东方"), "Dong Fang");
    EXPECT_EQ(pinyin_of_name("吕布"), "Lü Bu");
    EXPECT_EQ(pinyin_of_name("刘西安"), "Liu Xi'an");
    EXPECT_EQ(pinyin_of_name("冰"), "Bing");
}

TEST(Pinyin, KnowsHowSurnamesAreRead) {
    EXPECT_EQ(pinyin_of_name("曾国藩"), "Zeng Guofan");
    EXPECT_EQ(pinyin_of_name("单田芳"), "Shan Tianfang");
    EXPECT_EQ(pinyin_of_name("解缙"), "Xie Jin");
    EXPECT_EQ(pinyin_of_name("尉迟恭"), "Yuchi Gong");
    // Only in front.
    EXPECT_EQ(pinyin_of_name("王单"), "Wang Dan");
}

TEST(Pinyin, ReadsForeignNamesPartByPartAndLongOnesByCharacters) {
    EXPECT_EQ(pinyin_of_name("艾达·芬威克"), "Aida Fenweike");
    EXPECT_EQ(pinyin_of_name("版心编辑部"), "Ban Xin Bian Ji Bu");
}

TEST(Pinyin, SaysNothingOfWhatItCannotRead) {
    for (const char* name : {"", "·", "Ida Fenwick", "阿Q", "村上はるき", "乔治·R·马丁", "𠮷田"})
        EXPECT_EQ(pinyin_of_name(name), "") << name;
}

}  // namespace
}  // namespace banxin
