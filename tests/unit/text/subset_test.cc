// Faces cut for a PDF and for an EPUB, installed again and read back.
#include "text/cff.h"
#include "text/character_map.h"
#include "unit/resident.h"
#include "unit/text/book_fonts.h"
#include "unit/text/other_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

namespace banxin::text {
namespace {

constexpr std::string_view sample = "版心：天头、地脚，切口与订口。——“引文”；AI 2024？";

std::set<std::uint32_t> glyphs_of(FaceId face, std::string_view text) {
    std::set<std::uint32_t> ids;
    for (const Glyph& glyph : shaped(face, text, {"zh-Hans"})) ids.insert(glyph.id);
    return ids;
}

std::set<char32_t> characters_of(std::string_view text) {
    const std::u32string characters = to_utf32(text);
    return {characters.begin(), characters.end()};
}

FaceId face(Family job) {
    return book_fonts().face(job, false, "zh-Hans");
}

TEST(PdfSubset, WritesTheOriginalCidsOfACidKeyedFace) {
    const std::set<std::uint32_t> glyphs = glyphs_of(face(Family::serif), sample);
    const PdfSubset subset = book_fonts().subset_for_pdf(face(Family::serif), glyphs);
    EXPECT_EQ(subset.kind, PdfSubset::Kind::cff_cid);
    EXPECT_EQ(subset.name, "NotoSerifCJKsc-Regular");
    EXPECT_EQ(std::set(subset.glyphs.begin(), subset.glyphs.end()), glyphs);
    EXPECT_TRUE(std::is_sorted(subset.glyphs.begin(), subset.glyphs.end()));
    // Noto's charset is the identity, so the CIDs must be the ids that shaping gave.
    EXPECT_EQ(subset.cids, subset.glyphs);
    const auto charset = read_cff_charset(subset.program);
    ASSERT_TRUE(charset);
    EXPECT_TRUE(charset->cid_keyed);
    EXPECT_EQ(charset->of_glyph.size(), glyphs.size() + 1);
    for (const std::uint32_t cid : subset.cids) {
        EXPECT_TRUE(std::count(charset->of_glyph.begin(), charset->of_glyph.end(), cid)) << cid;
    }
}

/// A table of a font file; empty when it is not there.
std::string_view table_of(std::string_view file, std::string_view name) {
    const auto number = [file](std::size_t at, unsigned size) {
        std::size_t value = 0;
        for (unsigned i = 0; i < size; ++i) {
            value = value << 8 | static_cast<unsigned char>(file.at(at + i));
        }
        return value;
    };
    for (std::size_t i = 0; i < number(4, 2); ++i) {
        const std::size_t record = 12 + i * 16;
        if (file.substr(record, 4) != name) continue;
        return file.substr(number(record + 8, 4), number(record + 12, 4));
    }
    return {};
}

int s16(std::string_view table, std::size_t at) {
    return static_cast<std::int16_t>(static_cast<unsigned char>(table.at(at)) << 8 |
                                     static_cast<unsigned char>(table.at(at + 1)));
}

TEST(PdfSubset, NumbersTheGlyphsOfATrueTypeFaceByTheirNewPlaces) {
    const FaceId kai = face(Family::kai);
    const std::set<std::uint32_t> glyphs = glyphs_of(kai, sample);
    const PdfSubset subset = book_fonts().subset_for_pdf(kai, glyphs);
    EXPECT_EQ(subset.kind, PdfSubset::Kind::truetype);
    const std::string_view outlines = table_of(subset.program, "glyf");
    const std::string_view places = table_of(subset.program, "loca");
    const bool wide = s16(table_of(subset.program, "head"), 50) == 1;
    const auto place = [&](std::size_t glyph) {
        const auto half = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<std::uint16_t>(s16(places, at)));
        };
        return wide ? half(glyph * 4) << 16 | half(glyph * 4 + 2) : half(glyph * 2) * 2;
    };
    for (std::size_t i = 0; i < subset.glyphs.size(); ++i) {
        const std::size_t code = subset.cids[i];
        EXPECT_LE(code, glyphs.size());
        const Bounds original = book_fonts().bounds(kai, subset.glyphs[i]);
        if (place(code) == place(code + 1)) {
            EXPECT_EQ(original.left, original.right) << "an empty glyph";
            continue;
        }
        // "Glyph Headers": number of contours, then the box, in units of 1/1000 em here.
        const std::string_view glyph = outlines.substr(place(code));
        EXPECT_EQ(s16(glyph, 2), milli_em(original.left));
        EXPECT_EQ(s16(glyph, 4), milli_em(original.bottom));
        EXPECT_EQ(s16(glyph, 6), milli_em(original.right));
        EXPECT_EQ(s16(glyph, 8), milli_em(original.top));
    }
}

TEST(PdfSubset, TellsAdvancesInThousandths) {
    const FaceId serif = face(Family::serif);
    const PdfSubset subset = book_fonts().subset_for_pdf(serif, glyphs_of(serif, "版A——"));
    const auto advance_of = [&](std::string_view text) {
        const std::uint32_t id = shaped(serif, text, {"zh-Hans"}).at(0).id;
        const auto at = std::find(subset.glyphs.begin(), subset.glyphs.end(), id);
        return subset.advances.at(static_cast<std::size_t>(at - subset.glyphs.begin()));
    };
    EXPECT_EQ(advance_of("版"), 1000);
    EXPECT_EQ(advance_of("——"), 2000);
    EXPECT_EQ(advance_of("A"), 718);
}

TEST(PdfSubset, DescribesTheFace) {
    const FaceId serif = face(Family::serif);
    const PdfSubset regular = book_fonts().subset_for_pdf(serif, glyphs_of(serif, sample));
    EXPECT_TRUE(regular.serif);
    EXPECT_FALSE(regular.bold || regular.italic || regular.fixed_pitch);
    EXPECT_NE(regular.licence.find("SIL Open Font Licen"), std::string::npos);
    EXPECT_LT(regular.box.bottom, 0);
    EXPECT_GT(regular.box.top, 65536 * 7 / 10);
    const FaceId sans_bold = book_fonts().face(Family::sans, true, "zh-Hans");
    const PdfSubset bold = book_fonts().subset_for_pdf(sans_bold, glyphs_of(sans_bold, sample));
    EXPECT_TRUE(bold.bold);
    EXPECT_FALSE(bold.serif);
    const PdfSubset mono = book_fonts().subset_for_pdf(face(Family::mono), {0});
    EXPECT_TRUE(mono.fixed_pitch);
}

TEST(PdfSubset, T07_GivesTheSameBytesEveryTime) {
    Diagnostics diagnostics;
    const Fonts other(usual_config(), "zh-Hans", diagnostics);
    for (const Family job : {Family::serif, Family::sans, Family::kai}) {
        const auto glyphs = glyphs_of(face(job), sample);
        const PdfSubset one = book_fonts().subset_for_pdf(face(job), glyphs);
        const PdfSubset two = other.subset_for_pdf(other.face(job, false, "zh-Hans"), glyphs);
        EXPECT_EQ(one.program, two.program) << name_of(job);
        EXPECT_EQ(one.cids, two.cids) << name_of(job);
    }
}

TEST(PdfSubset, RefusesGlyphsThatTheFaceDoesNotHave) {
    EXPECT_THROW((void)book_fonts().subset_for_pdf(face(Family::serif), {999999}), Failure);
}

TEST(PdfSubset, AcceptsNoGlyphs) {
    const PdfSubset subset = book_fonts().subset_for_pdf(face(Family::serif), {});
    EXPECT_TRUE(subset.glyphs.empty());
    EXPECT_FALSE(subset.program.empty());
}

/// Installs a web font alone and asks it.
class WebFontInstalled : public OtherWorld {
protected:
    const Fonts& install(const WebFont& web, std::string family) {
        put("book." + web.extension, web.bytes);
        enter();
        FontConfig config;
        config.lists.resize(1);
        config.lists[0].language = {};
        config.lists[0].families[0] = {std::move(family)};
        Diagnostics diagnostics;
        installed_ = std::make_unique<Fonts>(config, "zh-Hans", diagnostics);
        EXPECT_TRUE(diagnostics.items().empty());
        return *installed_;
    }
    [[nodiscard]] std::vector<int> advances(std::string_view text, const ShapeOptions& options) {
        std::vector<Glyph> glyphs;
        installed_->shape(FaceId{0}, text, options, glyphs);
        std::vector<int> result;
        for (const Glyph& glyph : glyphs) result.push_back(milli_em(glyph.advance));
        return result;
    }

private:
    std::unique_ptr<Fonts> installed_;
};

TEST_F(WebFontInstalled, HoldsTheCharactersAskedForAndNoOthers) {
    const WebFont web = book_fonts().subset_for_epub(face(Family::serif), characters_of(sample));
    EXPECT_EQ(web.extension, "otf");
    EXPECT_LT(web.bytes.size(), 40'000U);
    const Fonts& installed = install(web, "Noto Serif CJK SC");
    const std::set<char32_t> asked = characters_of(sample);
    for (char32_t c = 0x20; c < 0x10000; ++c) {
        // Spaces are made of the plain one, the other hyphens of each other.
        const bool made = is_space(c) || c == chars::ideographic_space || c == 0x2007 ||
                          c == 0x202F || c == chars::no_break_space ||
                          c == chars::non_breaking_hyphen;
        if (made) continue;
        EXPECT_EQ(installed.has(FaceId{0}, c), asked.contains(c)) << code_point_name(c);
    }
}

/// All characters beyond the basic plane that a face has, and the sample.
std::set<char32_t> rare_characters(FaceId id) {
    std::set<char32_t> characters = characters_of(sample);
    for (char32_t c = 0x10000; c < 0x30000; ++c) {
        if (book_fonts().has(id, c)) characters.insert(c);
    }
    return characters;
}

TEST_F(WebFontInstalled, F008_HoldsThousandsOfCharactersBeyondTheBasicPlane) {
    const FaceId serif = face(Family::serif);
    const std::set<char32_t> asked = rare_characters(serif);
    ASSERT_GT(asked.size(), 1000U);
    const WebFont web = book_fonts().subset_for_epub(serif, asked);
    const Fonts& installed = install(web, "Noto Serif CJK SC");
    for (const char32_t c : asked) {
        ASSERT_TRUE(installed.has(FaceId{0}, c)) << code_point_name(c);
        const Glyph own = book_fonts().shape_ideograph(serif, c, "zh-Hans");
        const Glyph cut = installed.shape_ideograph(FaceId{0}, c, "zh-Hans");
        ASSERT_NE(cut.id, 0U) << code_point_name(c);
        const Bounds before = book_fonts().bounds(serif, own.id);
        const Bounds after = installed.bounds(FaceId{0}, cut.id);
        ASSERT_EQ(before.left, after.left) << code_point_name(c);
        ASSERT_EQ(before.top, after.top) << code_point_name(c);
        ASSERT_EQ(own.advance, cut.advance) << code_point_name(c);
    }
}

TEST_F(WebFontInstalled, L02_KeepsTheFormsThatSelectorsChoose) {
    const FaceId mincho = book_fonts().face(Family::serif, false, "ja");
    const std::string_view text = "辻\U000E0100辻\U000E0101葛\U000E0100葛\U000E0101";
    const WebFont web = book_fonts().subset_for_epub(mincho, characters_of(text));
    const Fonts& installed = install(web, "Noto Serif CJK JP");
    const std::vector<Glyph> own = shaped(mincho, text, {"ja"});
    std::vector<Glyph> cut;
    installed.shape(FaceId{0}, text, {"ja"}, cut);
    ASSERT_EQ(own.size(), 4U);
    ASSERT_EQ(cut.size(), 4U);
    EXPECT_NE(own[0].id, own[1].id);
    for (std::size_t i = 0; i < 4; ++i) {
        const Bounds before = book_fonts().bounds(mincho, own[i].id);
        const Bounds after = installed.bounds(FaceId{0}, cut[i].id);
        EXPECT_EQ(before.left, after.left) << i;
        EXPECT_EQ(before.right, after.right) << i;
        EXPECT_EQ(before.bottom, after.bottom) << i;
    }
    for (const bool second : {false, true})
        EXPECT_NE(cut[second ? 2 : 0].id, cut[second ? 3 : 1].id) << "two forms";
}

TEST_F(WebFontInstalled, L03_JoinsTheDashAndHasProportionalQuotes) {
    install(book_fonts().subset_for_epub(face(Family::serif), characters_of(sample)),
            "Noto Serif CJK SC");
    EXPECT_EQ(advances("——", {"zh-Hans"}), std::vector<int>{2000});
    EXPECT_EQ(advances("“", {"zh-Hans"}), std::vector<int>{1000});
    EXPECT_EQ(advances("“", {"zh-Hans", Script::latin, false, true}), std::vector<int>{462});
}

TEST(WebFont, KeepsTheFeaturesThatPunctuationNeeds) {
    const WebFont web = book_fonts().subset_for_epub(face(Family::serif), characters_of(sample));
    const auto has_feature = [&](std::string_view table_name, std::string_view feature) {
        const std::string_view table = table_of(web.bytes, table_name);
        const auto features = static_cast<std::size_t>(s16(table, 6));
        for (int i = 0; i < s16(table, features); ++i) {
            if (table.substr(features + 2 + static_cast<std::size_t>(i) * 6, 4) == feature) {
                return true;
            }
        }
        return false;
    };
    for (const char* const feature : {"halt", "vhal", "palt"}) {
        EXPECT_TRUE(has_feature("GPOS", feature)) << feature;
    }
    for (const char* const feature : {"vert", "locl", "pwid"}) {
        EXPECT_TRUE(has_feature("GSUB", feature)) << feature;
    }
}

TEST(WebFont, L01_KeepsTheFormsOfItsOwnLanguageOnly) {
    Diagnostics diagnostics;
    FontConfig only_sc;
    only_sc.lists = {list("zh-Hans", "SC"), list("zh-Hant", "SC"), list("ja", "SC"),
                     list("ko", "SC")};
    const Fonts alone(only_sc, "zh-Hans", diagnostics);
    const auto characters = characters_of("直骨角画门戶径遍返道直海每这将今令");
    const WebFont one = book_fonts().subset_for_epub(face(Family::serif), characters);
    const WebFont many =
        alone.subset_for_epub(alone.face(Family::serif, false, "zh-Hans"), characters);
    // Where one face serves several languages, it keeps the forms of all.
    EXPECT_GT(many.bytes.size(), one.bytes.size() * 5 / 4);
}

TEST(WebFont, CarriesItsLicence) {
    const WebFont web = book_fonts().subset_for_epub(face(Family::kai), {U'楷'});
    EXPECT_EQ(web.extension, "ttf");
    EXPECT_NE(web.licence.find("SIL Open Font Licen"), std::string::npos);
    EXPECT_NE(web.licence_url.find("OFL"), std::string::npos);
}

TEST(WebFont, GivesTheSameBytesEveryTime) {
    Diagnostics diagnostics;
    const Fonts other(usual_config(), "zh-Hans", diagnostics);
    for (const Family job : {Family::serif, Family::kai}) {
        EXPECT_EQ(
            book_fonts().subset_for_epub(face(job), characters_of(sample)).bytes,
            other.subset_for_epub(other.face(job, false, "zh-Hans"), characters_of(sample)).bytes);
    }
}

TEST(WebFont, PassesTheSanitizerOfBrowsers) {
    if (std::system("command -v ots-sanitize >/dev/null") != 0) GTEST_SKIP() << "no ots-sanitize";
    const auto path = std::filesystem::path(testing::TempDir()) / "banxin-web-font";
    for (const Language language : {"zh-Hans", "ja", "ko"}) {
        for (const Family job : {Family::serif, Family::sans, Family::kai, Family::mono}) {
            const FaceId id = book_fonts().face(job, false, language);
            const WebFont web = book_fonts().subset_for_epub(id, characters_of(sample));
            std::ofstream(path, std::ios::binary) << web.bytes;
            EXPECT_EQ(std::system(("ots-sanitize '" + path.string() + "' >/dev/null").c_str()), 0)
                << name_of(job) << " " << language;
        }
    }
    // Formats 4, 12 and 14 of the character map in one face.
    std::set<char32_t> many = rare_characters(book_fonts().face(Family::serif, false, "ja"));
    many.merge(characters_of("葛\U000E0100葛\U000E0101"));
    std::ofstream(path, std::ios::binary)
        << book_fonts().subset_for_epub(book_fonts().face(Family::serif, false, "ja"), many).bytes;
    EXPECT_EQ(std::system(("ots-sanitize '" + path.string() + "' >/dev/null").c_str()), 0);
    std::filesystem::remove(path);
}

/// All faces of a long book would hold 70 MB when it is written.
TEST_F(WebFontInstalled, IsInMemoryOnlyWhileItIsCut) {
    const WebFont web = book_fonts().subset_for_epub(face(Family::serif), characters_of(sample));
    const Fonts& installed = install(web, "Noto Serif CJK SC");
    const auto held = [&] { return resident_bytes(fonts() / ("book." + web.extension)); };
    constexpr FaceId own{0};
    ASSERT_TRUE(installed.has(own, U'版'));
    EXPECT_GT(held(), 0U);
    const PdfSubset first = installed.subset_for_pdf(own, {1, 2, 3});
    EXPECT_EQ(held(), 0U) << "for a PDF";
    // What is asked afterwards comes back from the file.
    EXPECT_EQ(installed.subset_for_pdf(own, {1, 2, 3}).program, first.program);
    ASSERT_TRUE(installed.has(own, U'心'));
    EXPECT_GT(held(), 0U);
    static_cast<void>(installed.subset_for_epub(own, characters_of(sample)));
    EXPECT_EQ(held(), 0U) << "for an EPUB";
    static_cast<void>(installed.subset_for_screen(own, {{U'版', 1}}));
    EXPECT_EQ(held(), 0U) << "for a screen";
}

TEST_F(WebFontInstalled, ShowsOnAScreenWhatItIsTold) {
    const FaceId serif = face(Family::serif);
    const auto glyph = [&](char32_t c) {
        return book_fonts().shape_ideograph(serif, c, "zh-Hans").id;
    };
    constexpr char32_t own = 0xE000;
    constexpr char32_t beyond = 0x20000;
    const WebFont web{
        book_fonts().subset_for_screen(
            serif, {{U'版', glyph(U'心')}, {own, glyph(U'版')}, {beyond, glyph(U'口')}}),
        "otf",
        {},
        {}};
    EXPECT_TRUE(table_of(web.bytes, "GSUB").empty());
    EXPECT_FALSE(table_of(web.bytes, "OS/2").empty());
    const Fonts& installed = install(web, "Noto Serif CJK SC");
    EXPECT_FALSE(installed.has(FaceId{0}, U'心'));
    const auto ink = [](const Fonts& fonts, FaceId id, std::uint32_t one) {
        const Bounds box = fonts.bounds(id, one);
        return std::vector<int>{box.left, box.bottom, box.right, box.top};
    };
    const auto shown = [&](char32_t c) {
        return ink(installed, FaceId{0}, installed.shape_ideograph(FaceId{0}, c, "zh-Hans").id);
    };
    EXPECT_EQ(shown(U'版'), ink(book_fonts(), serif, glyph(U'心')));
    EXPECT_EQ(shown(own), ink(book_fonts(), serif, glyph(U'版')));
    EXPECT_EQ(shown(beyond), ink(book_fonts(), serif, glyph(U'口')));
    EXPECT_THROW((void)book_fonts().subset_for_screen(serif, {{own, 999999}}), Failure);
}

TEST(ScreenFont, PassesTheSanitizerOfBrowsers) {
    if (std::system("command -v ots-sanitize >/dev/null") != 0) GTEST_SKIP() << "no ots-sanitize";
    const auto path = std::filesystem::path(testing::TempDir()) / "banxin-screen-font";
    for (const Family job : {Family::serif, Family::kai}) {
        std::map<char32_t, std::uint32_t> glyphs;
        char32_t code = 0xE000;
        for (const std::uint32_t glyph : glyphs_of(face(job), sample)) glyphs[code++] = glyph;
        std::ofstream(path, std::ios::binary) << book_fonts().subset_for_screen(face(job), glyphs);
        EXPECT_EQ(std::system(("ots-sanitize '" + path.string() + "' >/dev/null").c_str()), 0)
            << name_of(job);
    }
    std::filesystem::remove(path);
}

unsigned u16(std::string_view table, std::size_t at) {
    return static_cast<std::uint16_t>(s16(table, at));
}
unsigned u32(std::string_view table, std::size_t at) {
    return u16(table, at) << 16 | u16(table, at + 2);
}

/// Where the table of an encoding begins; npos when it is not there.
std::size_t encoding(std::string_view table, unsigned platform, unsigned id) {
    for (unsigned i = 0; i < u16(table, 2); ++i) {
        if (u16(table, 4 + i * 8) == platform && u16(table, 6 + i * 8) == id)
            return u32(table, 8 + i * 8);
    }
    return std::string_view::npos;
}

TEST(CharacterMapTable, HasTheSmallFormatsWhereTheySuffice) {
    CharacterMap map;
    for (char32_t c = U'a'; c <= U'z'; ++c)
        map.glyphs[c] = static_cast<std::uint16_t>(c - U'a' + 1);
    const std::string table = character_map(map);
    EXPECT_EQ(u16(table, 2), 2U);
    EXPECT_EQ(u16(table, encoding(table, 3, 1)), 4U);
    EXPECT_EQ(encoding(table, 0, 3), encoding(table, 3, 1)) << "one table for both";
    EXPECT_EQ(table.size(), 4 + 16 + 16 + 2 * 8U) << "one run of letters, one end";
}

TEST(CharacterMapTable, LeavesTheSmallFormatOutWhenTheCharactersAreTooMany) {
    CharacterMap map;
    for (std::uint16_t i = 1; i < 9'000; ++i) map.glyphs[i * 6U] = i;
    const std::string table = character_map(map);
    EXPECT_EQ(encoding(table, 3, 1), std::string::npos);
    const std::size_t full = encoding(table, 3, 10);
    ASSERT_NE(full, std::string::npos);
    EXPECT_EQ(u16(table, full), 12U);
    EXPECT_EQ(u32(table, full + 12), 8'999U);
    EXPECT_EQ(u32(table, full + 16 + 12 * 4'999), 30'000U);
    EXPECT_EQ(u32(table, full + 16 + 12 * 4'999 + 8), 5'000U);
}

TEST(CffReader, RefusesDamagedTables) {
    const PdfSubset subset =
        book_fonts().subset_for_pdf(face(Family::serif), glyphs_of(face(Family::serif), sample));
    const std::string_view whole = subset.program;
    EXPECT_FALSE(read_cff_charset(""));
    EXPECT_FALSE(read_cff_charset("not a font program at all"));
    // Cut or changed anywhere: an answer or none, but no read outside.
    for (std::size_t size = 0; size < whole.size(); size += size < 600 ? 1 : 997) {
        const std::string cut(whole.substr(0, size));
        const auto charset = read_cff_charset(cut);
        EXPECT_TRUE(!charset || charset->of_glyph.size() <= 65536U);
    }
    for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 600); ++at) {
        for (const char value : {'\0', '\x1D', '\x7F', '\xFF'}) {
            std::string changed(whole);
            changed[at] = value;
            const auto charset = read_cff_charset(changed);
            EXPECT_TRUE(!charset || charset->of_glyph.size() <= 65536U);
        }
    }
}

}  // namespace
}  // namespace banxin::text
