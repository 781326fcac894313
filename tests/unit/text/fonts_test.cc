// Which face a job gets, what is said when one is missing, and which face has a character.
#include "text/fonts.h"

#include "text/find.h"
#include "unit/text/book_fonts.h"
#include "unit/text/other_world.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace banxin::text {
namespace {

using Codes = std::vector<std::string>;

std::string family(Family job, bool bold, Language language) {
    return book_fonts().family_name(book_fonts().face(job, bold, language));
}

TEST(Fonts, GivesEachJobItsFace) {
    EXPECT_EQ(family(Family::serif, false, "zh-Hans"), "Noto Serif CJK SC");
    EXPECT_EQ(family(Family::sans, false, "zh-Hans"), "Noto Sans CJK SC");
    EXPECT_EQ(family(Family::kai, false, "zh-Hans"), "LXGW WenKai");
    EXPECT_EQ(family(Family::mono, false, "zh-Hans"), "Noto Sans Mono CJK SC");
    const FaceId bold = book_fonts().face(Family::serif, true, "zh-Hans");
    EXPECT_TRUE(book_fonts().is_bold(bold));
    EXPECT_NE(bold, book_fonts().face(Family::serif, false, "zh-Hans"));
}

TEST(Fonts, LendNothingFromASlantedFace) {
    FontConfig config = usual_config();
    config.book.families[static_cast<std::size_t>(Family::italic)] = {"EB Garamond 12"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    const FaceId italic = fonts.face(Family::italic, false, "zh-Hans");
    EXPECT_EQ(fonts.family_name(italic), "EB Garamond 12");
    // An upright face of the same family would do for `serif`, the slanted one never.
    for (const Family job : {Family::serif, Family::sans, Family::kai, Family::mono}) {
        EXPECT_NE(fonts.face(job, false, "zh-Hans"), italic);
    }
    // What only Garamond has (a discretionary ligature's code) is set upright or not at all.
    for (char32_t c = 0x20; c < 0x3000; ++c) {
        const auto face = fonts.face_with(c, fonts.face(Family::serif, false, "zh-Hans"));
        EXPECT_NE(face, italic) << code_point_name(c);
    }
}

TEST(Fonts, AnswersALanguageByTheLongestTagThatServesIt) {
    EXPECT_EQ(family(Family::serif, false, "zh-Hant-HK"), "Noto Serif CJK HK");
    EXPECT_EQ(family(Family::serif, false, "zh-Hant-TW"), "Noto Serif CJK TC");
    EXPECT_EQ(family(Family::serif, false, "ja-JP"), "Noto Serif CJK JP");
    EXPECT_EQ(family(Family::serif, false, "KO"), "Noto Serif CJK KR");
}

TEST(Fonts, KnowsTheScriptThatAChineseTagImplies) {
    EXPECT_EQ(family(Family::serif, false, "zh"), "Noto Serif CJK SC");
    EXPECT_EQ(family(Family::serif, false, "zh-CN"), "Noto Serif CJK SC");
    EXPECT_EQ(family(Family::serif, false, "zh-TW"), "Noto Serif CJK TC");
    EXPECT_EQ(family(Family::serif, false, "zh-hk"), "Noto Serif CJK HK");
    EXPECT_EQ(family(Family::serif, false, "zh-MO"), "Noto Serif CJK HK");
}

TEST(Fonts, SetLanguagesWithoutAListInTheFacesOfTheBook) {
    Diagnostics diagnostics;
    const Fonts japanese(usual_config(), "ja", diagnostics);
    EXPECT_EQ(japanese.family_name(japanese.face(Family::serif, false, "en")), "Noto Serif CJK JP");
    EXPECT_EQ(japanese.family_name(japanese.face(Family::serif, false, "")), "Noto Serif CJK JP");
    EXPECT_TRUE(diagnostics.items().empty());
}

TEST(Fonts, AskTheManifestFirstButNotForOtherLanguages) {
    FontConfig config = usual_config();
    config.book.families[0] = {"LXGW WenKai Mono"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "zh-Hans")), "LXGW WenKai Mono");
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "en")), "LXGW WenKai Mono");
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "ja")), "Noto Serif CJK JP");
    EXPECT_EQ(fonts.family_name(fonts.face(Family::sans, false, "zh-Hans")), "Noto Sans CJK SC");
}

TEST(Fonts, FindAFamilyByItsChineseName) {
    FontConfig config = usual_config();
    config.book.families[2] = {"霞鹜文楷"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    EXPECT_TRUE(fonts.has(fonts.face(Family::kai, false, "zh-Hans"), U'楷'));
}

TEST(Fonts, GiveTheSameIdsWhateverIsAskedFirst) {
    Diagnostics diagnostics;
    const Fonts one(usual_config(), "zh-Hans", diagnostics);
    const Fonts other(usual_config(), "zh-Hans", diagnostics);
    const FaceId japanese = one.face(Family::sans, true, "ja");
    const FaceId korean = one.face(Family::serif, false, "ko");
    EXPECT_EQ(other.face(Family::serif, false, "ko"), korean);
    EXPECT_EQ(other.face(Family::sans, true, "ja"), japanese);
    EXPECT_EQ(one.face_count(), other.face_count());
}

TEST(Fonts, GiveOneIdToAFaceThatStandsInSeveralLists) {
    EXPECT_EQ(book_fonts().face(Family::kai, false, "ja"),
              book_fonts().face(Family::kai, false, "zh-Hans"));
}

TEST(Fonts, ReportAFamilyOfTheManifestThatIsNotInstalled) {
    FontConfig config = usual_config();
    config.span = {SourceId{1}, 10, 20};
    config.book.families[0] = {"Noto Serif CJK SV"};
    config.book.fallback = {"Noto Fangsong", "朱雀仿宋"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    ASSERT_EQ(codes_of(diagnostics), (Codes{"F001", "F001", "F001"}));
    const Diagnostic& first = diagnostics.items()[0];
    EXPECT_EQ(first.arguments, Arguments{"Noto Serif CJK SV"});
    EXPECT_EQ(first.span, config.span);
    ASSERT_TRUE(first.hint);
    EXPECT_EQ(first.hint->id, HintId::did_you_mean);
    EXPECT_TRUE(first.hint->arguments.at(0).starts_with("Noto Serif CJK"));
    // Not near as letters go, but the same word begins it.
    EXPECT_EQ(diagnostics.items()[1].hint.value().id, HintId::installed_like);
    // Whose name is like none is told what there is for its job.
    EXPECT_EQ(diagnostics.items()[2].hint.value().id, HintId::possible_values);
    EXPECT_EQ(diagnostics.items()[2].hint.value().arguments.at(0), "'Noto Serif CJK SC'");
    // The book can still be set with what the lists name.
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "zh-Hans")), "Noto Serif CJK SC");
}

TEST(Fonts, WarnWhenThereIsNoKaiAndUseSerif) {
    FontConfig config = usual_config();
    for (FontList& list : config.lists) list.families[2] = {"No Such Kai"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_EQ(codes_of(diagnostics), Codes{"F006"});
    EXPECT_FALSE(diagnostics.has_errors());
    EXPECT_EQ(fonts.face(Family::kai, false, "zh-Hans"),
              fonts.face(Family::serif, false, "zh-Hans"));
    EXPECT_EQ(fonts.face(Family::kai, false, "ja"), fonts.face(Family::serif, false, "ja"));
}

TEST(Fonts, AreSilentAboutAJobThatTheListLeavesEmpty) {
    FontConfig config = usual_config();
    for (FontList& list : config.lists) list.families[2].clear();
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
}

TEST(Fonts, NoteAManifestFamilyWithoutBold) {
    FontConfig config = usual_config();
    config.book.families[0] = {"EB Garamond 08"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "zh-Hans", diagnostics);
    EXPECT_EQ(codes_of(diagnostics), Codes{"F007"});
    const FaceId bold = fonts.face(Family::serif, true, "zh-Hans");
    EXPECT_EQ(bold, fonts.face(Family::serif, false, "zh-Hans")) << "no artificial bold";
    EXPECT_FALSE(fonts.is_bold(bold));
}

using FontsInAnotherWorld = OtherWorld;

TEST_F(FontsInAnotherWorld, WithoutFontsIsAnErrorThatNamesThePackages) {
    enter();
    Diagnostics diagnostics;
    const Fonts fonts(usual_config(), "zh-Hans", diagnostics);
    ASSERT_EQ(codes_of(diagnostics), Codes{"F002"});
    EXPECT_EQ(diagnostics.items()[0].hint->id, HintId::install_fonts);
    EXPECT_EQ(fonts.face_count(), 0U);
    EXPECT_THROW((void)fonts.face(Family::serif, false, "zh-Hans"), Failure);
}

TEST_F(FontsInAnotherWorld, PassesOverAFileThatGoesBad) {
    enter();
    const std::filesystem::path installed = "/usr/share/fonts/truetype/dejavu";
    for (const char* const name : {"DejaVuSerif.ttf", "DejaVuSans.ttf"}) {
        std::filesystem::copy_file(installed / name, this->fonts() / name);
    }
    FontConfig config;
    config.lists.resize(1);
    config.lists[0].language = {};
    config.lists[0].families[0] = {"DejaVu Serif", "DejaVu Sans"};
    Diagnostics before;
    {
        const Fonts fonts(config, "en", before);  // fontconfig remembers both
        EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "en")), "DejaVu Serif");
    }
    EXPECT_TRUE(before.items().empty());
    const auto bad = this->fonts() / "DejaVuSerif.ttf";
    const auto time = std::filesystem::last_write_time(this->fonts());
    std::ofstream(bad, std::ios::trunc) << "not a font";
    std::filesystem::last_write_time(this->fonts(), time);
    Diagnostics after;
    const Fonts fonts(config, "en", after);
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "en")), "DejaVu Sans");
    ASSERT_EQ(codes_of(after), Codes{"F005"});
    EXPECT_EQ(after.items()[0].arguments.at(1), bad.string());
}

void append_number(std::string& to, std::size_t value, unsigned size) {
    for (unsigned shift = size * 8; shift > 0; shift -= 8) {
        to += static_cast<char>(value >> (shift - 8) & 0xFF);
    }
}

/// A static TrueType file with the two tables that make a font variable.
std::string made_variable(const std::string& file) {
    std::string axis = "wght";
    for (const std::size_t weight : {400U, 400U, 700U}) append_number(axis, weight << 16, 4);
    append_number(axis, 0, 2);    // flags
    append_number(axis, 256, 2);  // name
    std::string fvar;
    append_number(fvar, 0x10000, 4);
    for (const std::size_t value : {16U, 2U, 1U, 20U, 0U, 8U}) append_number(fvar, value, 2);
    fvar += axis;
    std::string gvar;
    append_number(gvar, 0x10000, 4);
    gvar.append(28, '\0');

    const std::size_t count = static_cast<unsigned char>(file[5]);
    constexpr std::size_t shift = 32;  // two more records before everything else
    std::string made = file.substr(0, 4);
    append_number(made, count + 2, 2);
    made += file.substr(6, 6);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string record = file.substr(12 + i * 16, 16);
        std::size_t offset = 0;
        for (std::size_t n = 8; n < 12; ++n) {
            offset = offset << 8 | static_cast<unsigned char>(record[n]);
        }
        made += record.substr(0, 8);
        append_number(made, offset + shift, 4);
        made += record.substr(12);
    }
    std::size_t end = file.size() + shift;
    for (const auto& [tag, table] : {std::pair("fvar", &fvar), std::pair("gvar", &gvar)}) {
        made += tag;
        append_number(made, 0, 4);
        append_number(made, end, 4);
        append_number(made, table->size(), 4);
        end += table->size();
    }
    return made + file.substr(12 + count * 16) + fvar + gvar;
}

TEST_F(FontsInAnotherWorld, RefusesAVariableFont) {
    std::ifstream in("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", std::ios::binary);
    put("variable.ttf", made_variable({std::istreambuf_iterator<char>(in), {}}));
    enter();
    FontConfig config;
    config.book.families[0] = {"DejaVu Serif"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "en", diagnostics);
    ASSERT_EQ(codes_of(diagnostics), (Codes{"F004", "F002"}));
    EXPECT_EQ(diagnostics.items()[0].arguments, Arguments{"DejaVu Serif"});
    EXPECT_EQ(diagnostics.items()[0].hint.value().id, HintId::install_static_font);
}

/// The font's name put in place of its own, which is longer.
std::string renamed(std::string file, std::string_view from, std::string_view to) {
    std::string wide_from;
    std::string wide_to;
    for (const char c : from) wide_from += std::string(1, '\0') + c;
    for (std::size_t i = 0; i < from.size(); ++i)
        wide_to += std::string(1, '\0') + (i < to.size() ? to[i] : ' ');
    std::string padded(to);
    padded.resize(from.size(), ' ');
    for (const auto& [old, own] :
         {std::pair(wide_from, wide_to), std::pair(std::string(from), padded)})
        for (std::size_t at = 0; (at = file.find(old, at)) != std::string::npos; at += own.size())
            file.replace(at, own.size(), own);
    return file;
}

TEST(Fonts, ATypefaceIsTheFirstOfItsFamiliesThatIsInstalled) {
    FontConfig config;
    config.lists = {{Language(), {{"DejaVu Sans"}}, {}}};
    config.typefaces["仿宋"] = {"No Such Family", "DejaVu Serif", "DejaVu Sans"};
    config.typefaces["细宋"] = {"No Such Family"};
    config.book.families[0] = {"仿宋"};
    Diagnostics diagnostics;
    const Fonts fonts(config, "en", diagnostics);
    EXPECT_TRUE(diagnostics.items().empty());
    EXPECT_EQ(fonts.family_name(fonts.face(Family::serif, false, "en")), "DejaVu Serif");
    config.book.families[0] = {"细宋"};
    const Fonts without(config, "en", diagnostics);
    ASSERT_EQ(codes_of(diagnostics), (Codes{"F001"}));
    EXPECT_EQ(diagnostics.items()[0].arguments, Arguments{"细宋"});
    EXPECT_EQ(diagnostics.items()[0].hint.value().arguments, Arguments{"'No Such Family'"});
}

TEST_F(FontsInAnotherWorld, NamesTheStaticFamilyOfAVariableFont) {
    std::ifstream in("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", std::ios::binary);
    const std::string file{std::istreambuf_iterator<char>(in), {}};
    // Twelve letters, as the name that stands in the file.
    const std::pair<const char*, const char*> names[] = {{"Noto Sans SC", "Noto Sans CJK SC"},
                                                         {"Noto Sans KR", "Noto Sans CJK KR"},
                                                         {"EB Garamond0", "EB Garamond 12"}};
    for (const auto& [name, family] : names)
        put(std::string(name) + ".ttf", made_variable(renamed(file, "DejaVu Serif", name)));
    enter();
    for (const auto& [name, family] : names) {
        FontConfig config;
        config.book.families[0] = {name};
        Diagnostics diagnostics;
        const Fonts fonts(config, "en", diagnostics);
        ASSERT_FALSE(diagnostics.items().empty());
        EXPECT_EQ(name_of(diagnostics.items()[0].code), std::string("F004")) << name;
        const Hint hint = diagnostics.items()[0].hint.value();
        EXPECT_EQ(hint.id, HintId::install_static_family) << name;
        EXPECT_EQ(hint.arguments.at(0), Argument(family)) << name;
    }
}

TEST(Fonts, L06_FallBackToAFaceThatHasTheCharacter) {
    const Fonts& fonts = book_fonts();
    const FaceId serif = fonts.face(Family::serif, false, "zh-Hans");
    const FaceId kai = fonts.face(Family::kai, false, "zh-Hans");
    EXPECT_EQ(fonts.face_with(U'字', kai), kai);
    // LXGW WenKai lacks the Korean syllables: 宋 of the same language and weight steps in.
    constexpr char32_t rare_syllable = 0xB6C1;
    ASSERT_FALSE(fonts.has(kai, rare_syllable));
    EXPECT_EQ(fonts.face_with(rare_syllable, kai), serif);
    const FaceId bold = fonts.face(Family::kai, true, "zh-Hans");
    EXPECT_EQ(fonts.face_with(rare_syllable, bold), fonts.face(Family::serif, true, "zh-Hans"));
}

TEST(Fonts, L06_SetAnIdeographInTheFaceThatHasIt) {
    Diagnostics diagnostics;
    const Fonts fonts(usual_config(), "zh-Hans", diagnostics);
    const FaceId kai = fonts.face(Family::kai, false, "zh-Hans");
    const FaceId serif = fonts.face(Family::serif, false, "zh-Hans");
    constexpr char32_t rare_syllable = 0xB6C1;
    const Glyph stand_in = fonts.shape_ideograph(kai, rare_syllable, "zh-Hans");
    // The second time it is remembered.
    for (int time = 0; time < 2; ++time) {
        for (const char32_t c : {U'字', rare_syllable}) {
            const auto set = fonts.set_ideograph(kai, c, "zh-Hans");
            ASSERT_TRUE(set);
            EXPECT_EQ(set->face, c == rare_syllable ? serif : kai);
            const Glyph own = fonts.shape_ideograph(set->face, c, "zh-Hans");
            EXPECT_EQ(set->glyph.id, own.id);
            EXPECT_EQ(set->glyph.advance, own.advance);
        }
        EXPECT_EQ(fonts.shape_ideograph(kai, rare_syllable, "zh-Hans").id, stand_in.id);
        EXPECT_FALSE(fonts.set_ideograph(kai, 0x10FFFF, "zh-Hans"));
    }
}

TEST(Fonts, L06_FindCharactersBeyondTheBasicPlane) {
    const Fonts& fonts = book_fonts();
    const FaceId serif = fonts.face(Family::serif, false, "zh-Hans");
    constexpr char32_t yoshi = 0x20BB7;
    EXPECT_EQ(fonts.face_with(yoshi, serif), serif);
    const Glyph glyph = fonts.shape_ideograph(serif, yoshi, "zh-Hans");
    EXPECT_NE(glyph.id, 0U);
    EXPECT_EQ(milli_em(glyph.advance), 1000);
}

TEST(Fonts, L06_SayWhenNoFaceHasACharacter) {
    const FaceId serif = book_fonts().face(Family::serif, false, "zh-Hans");
    EXPECT_EQ(book_fonts().face_with(0x20000, serif), std::nullopt);
    EXPECT_EQ(book_fonts().face_with(0x10FFFF, serif), std::nullopt);
}

TEST(Fonts, U09_AreAtHomeWithCharactersThatNeverShow) {
    const FaceId kai = book_fonts().face(Family::kai, false, "zh-Hans");
    for (const char32_t c : {chars::zero_width_joiner, chars::word_joiner, char32_t{0xFE00},
                             char32_t{0xE0100}, chars::soft_hyphen}) {
        EXPECT_EQ(book_fonts().face_with(c, kai), kai) << code_point_name(c);
    }
}

std::size_t mappings_of(const std::string& path) {
    std::ifstream maps("/proc/self/maps");
    std::size_t count = 0;
    for (std::string line; std::getline(maps, line);) count += line.ends_with(path) ? 1U : 0U;
    return count;
}

TEST(Fonts, MapACollectionOnceForAllOfItsFaces) {
    Diagnostics diagnostics;
    const FontConfig config = usual_config();
    const InstalledFonts installed;
    const auto serif = installed.find("Noto Serif CJK SC", false);
    ASSERT_TRUE(serif && serif->path.ends_with(".ttc"));
    const std::size_t before = mappings_of(serif->path);
    {
        const Fonts fonts(config, "zh-Hans", diagnostics);
        for (const Language language : {"zh-Hans", "zh-Hant", "ja", "ko"}) {
            const FaceId face = fonts.face(Family::serif, false, language);
            EXPECT_TRUE(fonts.has(face, U'永'));
            EXPECT_FALSE(fonts.subset_for_epub(face, {U'永'}).bytes.empty());
        }
        EXPECT_EQ(mappings_of(serif->path), before + 1);
    }
    EXPECT_EQ(mappings_of(serif->path), before);
}

TEST(Fonts, MeasureTheEmBoxOfCjkFaces) {
    for (const Family job : {Family::serif, Family::sans, Family::kai, Family::mono}) {
        const FaceMetrics& metrics = book_fonts().metrics(book_fonts().face(job, false, "zh-Hans"));
        EXPECT_EQ(milli_em(metrics.ascent), 880) << name_of(job);
        EXPECT_EQ(milli_em(metrics.descent), 120) << name_of(job);
        EXPECT_GT(metrics.cap_height, metrics.x_height) << name_of(job);
        EXPECT_LT(metrics.underline_position, 0) << name_of(job);
        EXPECT_GT(metrics.underline_thickness, 0) << name_of(job);
    }
}

TEST(Fonts, AnswerManyThreadsAlike) {
    Diagnostics diagnostics;
    const Fonts fonts(usual_config(), "zh-Hans", diagnostics);
    constexpr std::size_t thread_count = 4;
    std::vector<std::vector<std::uint32_t>> answers(thread_count);
    std::vector<std::thread> threads;
    for (std::size_t n = 0; n < thread_count; ++n) {
        threads.emplace_back([&fonts, &answer = answers[n]] {
            for (const Language language : {"ja", "zh-Hans", "ko", "zh-Hant"}) {
                for (const Family job : {Family::mono, Family::kai, Family::serif}) {
                    const FaceId face = fonts.face(job, false, language);
                    answer.push_back(static_cast<std::uint32_t>(face));
                    for (char32_t c = 0x4E00; c < 0x4E00 + 600; ++c) {
                        const auto has = fonts.face_with(c, face);
                        answer.push_back(has ? static_cast<std::uint32_t>(*has) : 0xFFFF);
                        const Glyph glyph = fonts.shape_ideograph(face, c, language);
                        answer.push_back(glyph.id);
                        answer.push_back(static_cast<std::uint32_t>(glyph.advance));
                    }
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (std::size_t n = 1; n < thread_count; ++n) EXPECT_EQ(answers[n], answers[0]);
}

}  // namespace
}  // namespace banxin::text
