// Faces that are not as Debian's: of an unusual weight, with an odd name, or gone after they were
// found.
#include "unit/text/book_fonts.h"
#include "unit/text/other_world.h"

#include "base/files.h"
#include "text/character_map.h"
#include "text/find.h"
#include "text/lean_face.h"
#include "text/remembered.h"

#include <gtest/gtest.h>
#include <hb.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace banxin::text {
namespace {

using OddFonts = OtherWorld;

std::string kai() {
    return read_file(std::string(BANXIN_SOURCE_DIR "/tests/fonts/kai.ttf"));
}

/// OpenType, "OS/2": usWeightClass.
std::string of_weight(std::string bytes, int weight) {
    const std::size_t record = bytes.find("OS/2");
    std::size_t table = 0;
    for (std::size_t i = 8; i < 12; ++i)
        table = table << 8U | static_cast<unsigned char>(bytes[record + i]);
    bytes[table + 4] = static_cast<char>(weight >> 8);
    bytes[table + 5] = static_cast<char>(weight & 0xFF);
    return bytes;
}

TEST_F(OddFonts, AreBoldFromHalfwayBetweenMediumAndBold) {
    for (const auto& [weight, bold] : {std::pair(400, false), std::pair(500, false),
                                       std::pair(600, true), std::pair(700, true)}) {
        put("kai.ttf", of_weight(kai(), weight));
        enter();
        const InstalledFonts installed;
        EXPECT_EQ(installed.find("Banxin Test Kai", true).has_value(), bold) << weight;
        EXPECT_TRUE(installed.find("Banxin Test Kai", false)) << weight;
        std::filesystem::remove(fonts() / "kai.ttf");
        std::filesystem::remove_all(fonts().parent_path() / "cache");
    }
}

/// Writes over a name, in either of the forms that name tables have.
std::string with_name(std::string bytes, const std::string& from, const std::string& to) {
    std::string wide_from;
    std::string wide_to;
    for (const char c : from) wide_from += std::string(1, '\0') + c;
    for (const char c : to) wide_to += std::string(1, '\0') + c;
    for (const auto& [old, now] : {std::pair(from, to), std::pair(wide_from, wide_to)})
        for (std::size_t at = bytes.find(old); at != std::string::npos; at = bytes.find(old, at))
            bytes.replace(at, old.size(), now);
    return bytes;
}

FontConfig of_kai() {
    FontConfig config;
    config.lists.resize(1);
    config.lists[0].families[0] = {"Banxin Test Kai"};
    return config;
}

TEST_F(OddFonts, AreNamedInThePdfWithoutItsDelimiters) {
    put("kai.ttf", with_name(kai(), "BanxinTestKai-Regular", "B(a)n<x>[T]{K}/%# Reg"));
    enter();
    Diagnostics diagnostics;
    const Fonts fonts(of_kai(), "zh-Hans", diagnostics);
    EXPECT_EQ(fonts.subset_for_pdf(fonts.face(Family::serif, false, "zh-Hans"), {1}).name,
              "BanxTKReg");
}

/// OpenType, "OS/2": fsType.
std::string restricted(std::string bytes) {
    const std::size_t record = bytes.find("OS/2");
    std::size_t table = 0;
    for (std::size_t i = 8; i < 12; ++i)
        table = table << 8U | static_cast<unsigned char>(bytes[record + i]);
    bytes[table + 9] = 2;
    return bytes;
}

TEST_F(OddFonts, OfTheBooksOwnAreFoundByTheirFiles) {
    put("own.bin", kai());
    put("forbidden.bin", restricted(kai()));
    put("broken.bin", "no font");
    enter();
    FontConfig config;
    config.book.language = "zh-Hans";
    config.book.families[0] = {"fonts/own.ttf", "fonts/forbidden.ttf", "fonts/broken.ttf"};
    for (const char* name : {"own", "forbidden", "broken"})
        config.files["fonts/" + std::string(name) + ".ttf"] = {
            (fonts() / (std::string(name) + ".bin")).string(), 0};
    Diagnostics diagnostics;
    const Fonts all(config, "zh-Hans", diagnostics);
    EXPECT_EQ(all.family_name(all.face(Family::serif, false, "zh-Hans")), "fonts/own.ttf");
    std::string told;
    for (const Diagnostic& one : diagnostics.items())
        if (one.code == Code::F009 || one.code == Code::F010)
            told += std::string(name_of(one.code)) + one.arguments[0] + " ";
    EXPECT_EQ(told, "F010fonts/forbidden.ttf F009fonts/broken.ttf ");
}

TEST_F(OddFonts, OfTheMachineThatHaveACharacterAreNamed) {
    put("kai.ttf", kai());
    put("other.ttf", with_name(kai(), "Banxin Test Kai", "Banxin Test Two"));
    enter();
    Diagnostics diagnostics;
    const Fonts all(FontConfig{}, "zh-Hans", diagnostics);
    const Hint has = all.advice(U'\u7248');
    EXPECT_EQ(say(template_of(has.id, Speech::english), has.arguments),
              "the installed font 'Banxin Test Kai' has it: write fallback = [\"Banxin Test Kai\"] "
              "under [fonts]");
    EXPECT_EQ(all.advice(0x20BB7).arguments, Arguments{"fonts-hanazono"});
    EXPECT_EQ(all.advice(0x1F600).arguments, Arguments{"fonts-symbola"});
    EXPECT_EQ(all.advice(0x0E01).arguments, Arguments{"fonts-noto-core"});
    EXPECT_TRUE(all.advice(0xE000).arguments.empty());
    EXPECT_EQ(stand_in_for(0xE000), 0x3013U);
    EXPECT_EQ(stand_in_for(0xF0000), 0x3013U);
    EXPECT_EQ(stand_in_for(0x20BB7), 0x25A1U);
}

TEST_F(OddFonts, ThatAreGoneShapeNothingAndAreCutToNothing) {
    put("kai.ttf", kai());
    put("other.ttf", with_name(kai(), "Banxin Test Kai", "Banxin Test Two"));
    enter();
    FontConfig config = of_kai();
    config.lists.resize(2);
    config.lists[1].language = "ja";
    config.lists[1].families[0] = {"Banxin Test Two"};
    Diagnostics diagnostics;
    const Fonts all(config, "zh-Hans", diagnostics);
    // And the program's own, of lines.
    ASSERT_EQ(all.face_count(), 3U);
    std::filesystem::remove(fonts() / "other.ttf");
    const FaceId gone{1};
    EXPECT_EQ(all.family_name(gone), "Banxin Test Two");
    EXPECT_EQ(all.shape_ideograph(gone, U'\u7248', "ja").advance, 0);
    EXPECT_EQ(all.bounds(gone, 1).right, 0);
    EXPECT_EQ(all.metrics(gone).ascent, 0);
    EXPECT_FALSE(all.has(gone, U'\u7248'));
    EXPECT_THROW(static_cast<void>(all.subset_for_pdf(gone, {1})), Failure);
    EXPECT_THROW(static_cast<void>(all.subset_for_epub(gone, {U'\u7248'})), Failure);
    EXPECT_EQ(all.family_name(all.face(Family::serif, false, "ja")), "Banxin Test Kai");
}

/// With glyph 1 for one character, in the encoding of faces of signs (OpenType, "cmap": platform 3,
/// encoding 0).
std::string of_signs(const std::string& bytes, char32_t character) {
    const BlobPtr blob(blob_of(bytes));
    const FacePtr face(hb_face_create(blob.get(), 0));
    const FacePtr made(hb_face_builder_create());
    std::array<hb_tag_t, 64> tags{};
    auto count = static_cast<unsigned>(tags.size());
    hb_face_get_table_tags(face.get(), 0, &count, tags.data());
    for (unsigned i = 0; i < count; ++i) {
        const BlobPtr table(hb_face_reference_table(face.get(), tags[i]));
        hb_face_builder_add_table(made.get(), tags[i], table.get());
    }
    std::string map = character_map({{{character, std::uint16_t{1}}}, {}});
    for (const std::size_t encoding : {4U, 12U}) {
        map[encoding + 1] = '\3';
        map[encoding + 3] = '\0';
    }
    const BlobPtr table(blob_of(map));
    hb_face_builder_add_table(made.get(), HB_TAG('c', 'm', 'a', 'p'), table.get());
    const BlobPtr file(hb_face_reference_blob(made.get()));
    unsigned size = 0;
    const char* const data = hb_blob_get_data(file.get(), &size);
    return {data, size};
}

TEST_F(OddFonts, HaveNoLettersWhereTheyHaveSigns) {
    put("kai.ttf", of_signs(kai(), 0xF041));
    enter();
    Diagnostics diagnostics;
    const Fonts fonts(of_kai(), "zh-Hans", diagnostics);
    const FaceId face = fonts.face(Family::serif, false, "zh-Hans");
    EXPECT_TRUE(fonts.has(face, 0xF041));
    EXPECT_FALSE(fonts.has(face, U'A'));
    EXPECT_FALSE(fonts.has(face, U'B'));
}

TEST(KnownCharacters, AreThoseThatWereAskedFor) {
    KnownCharacters characters;
    EXPECT_EQ(characters.find(U'永'), std::nullopt);
    characters.keep(U'永', true);
    characters.keep(U'永' + 1, false);
    characters.keep(0x10FFFF, true);
    characters.keep(0x110000, true);
    EXPECT_EQ(characters.find(U'永'), true);
    EXPECT_EQ(characters.find(U'永' + 1), false);
    EXPECT_EQ(characters.find(U'永' + 2), std::nullopt);
    EXPECT_EQ(characters.find(U'永' + 0x100), std::nullopt);
    EXPECT_EQ(characters.find(0x10FFFF), true);
    EXPECT_EQ(characters.find(0x110000), std::nullopt);
}

}  // namespace
}  // namespace banxin::text
