// Fonts as files: whole ones of tests/fonts, and the same with one thing wrong.
#include "check/fonts.h"

#include "base/files.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin::check {
namespace {

std::string font(const std::string& name) {
    return read_file(std::string(BANXIN_SOURCE_DIR "/tests/fonts/") + name);
}

std::size_t number(const std::string& bytes, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return value;
}

/// Where the record of a table stands.
std::size_t record_of(const std::string& bytes, const std::string& tag) {
    for (std::size_t i = 0; i < number(bytes, 4, 2); ++i)
        if (bytes.substr(12 + i * 16, 4) == tag) return 12 + i * 16;
    ADD_FAILURE() << tag;
    return 0;
}

// EPUB 74
TEST(FontFiles, AreFineWhenTheyAreWhole) {
    EXPECT_EQ(examine_font(font("kai.ttf")).form, FontForm::truetype);
    EXPECT_EQ(examine_font(font("kai.ttf")).problem, "");
    EXPECT_EQ(examine_font(font("italic.otf")).form, FontForm::opentype);
    EXPECT_EQ(examine_font(font("italic.otf")).problem, "");
    EXPECT_EQ(examine_font("true" + font("kai.ttf").substr(4)).form, FontForm::truetype);
    EXPECT_EQ(examine_font("true" + font("kai.ttf").substr(4)).problem, "");
}

TEST(FontFiles, AreToldByTheTableThatIsDamaged) {
    for (const char* name : {"kai.ttf", "italic.otf"}) {
        const std::string whole = font(name);
        for (std::size_t i = 0; i < number(whole, 4, 2); ++i) {
            const std::size_t record = 12 + i * 16;
            const std::string tag = whole.substr(record, 4);
            const std::size_t place = number(whole, record + 8, 4);
            const std::size_t length = number(whole, record + 12, 4);
            for (const std::size_t at : {place, place + length / 2, place + length - 1}) {
                std::string damaged = whole;
                damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
                // `head` counts all but its own adjustment.
                const bool adjustment = tag == "head" && at >= place + 8 && at < place + 12;
                EXPECT_EQ(examine_font(damaged).problem, adjustment ? "" : tag)
                    << name << at - place;
            }
            std::string cut = whole.substr(0, place + length - 1);
            EXPECT_NE(examine_font(cut).problem, "") << name << ' ' << tag;
            std::string missing = whole;
            missing[record] = '!';
            const bool needed =
                std::string("cmap head hhea hmtx maxp name OS/2 post CFF  glyf loca").find(tag) !=
                std::string::npos;
            EXPECT_EQ(examine_font(missing).problem.empty(), !needed) << name << ' ' << tag;
        }
    }
}

TEST(FontFiles, NeedTheOutlinesThatTheirSignatureSays) {
    std::string wrong = font("kai.ttf");
    wrong.replace(0, 4, "OTTO");
    EXPECT_EQ(examine_font(wrong).problem, "CFF");
    wrong = font("italic.otf");
    wrong.replace(0, 4, std::string("\0\1\0\0", 4));
    EXPECT_EQ(examine_font(wrong).problem, "glyf");
    std::string variable = font("italic.otf");
    variable[record_of(variable, "CFF ") + 3] = '2';
    EXPECT_EQ(examine_font(variable).problem, "") << "CFF2 are outlines too";
}

TEST(FontFiles, AreCutInTheirDirectory) {
    const std::string whole = font("kai.ttf");
    const std::size_t directory = 12 + number(whole, 4, 2) * 16;
    EXPECT_EQ(examine_font(whole.substr(0, 11)).problem, "table directory");
    EXPECT_EQ(examine_font(whole.substr(0, directory - 1)).problem, "table directory");
    EXPECT_NE(examine_font(whole.substr(0, directory)).problem, "table directory");
}

TEST(FontFiles, SayTheirLengthInAWrapper) {
    for (const std::string signature : {"wOFF", "wOF2"}) {
        const auto made = [&](char length, std::size_t size) {
            std::string bytes = signature + std::string("\0\1\0\0\0\0\0", 7) + length;
            bytes.resize(size);
            return examine_font(bytes).problem;
        };
        EXPECT_EQ(made(44, 44), "");
        EXPECT_EQ(made(45, 45), "");
        EXPECT_EQ(made(44, 45), "header");
        EXPECT_EQ(made(43, 43), "header");
    }
}

}  // namespace
}  // namespace banxin::check
