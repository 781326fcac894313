// Which languages a face keeps forms for, when it is cut to those of a book.
#include "text/lean_face.h"

#include "base/files.h"

#include <gtest/gtest.h>
#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

namespace banxin::text {
namespace {

constexpr hb_tag_t gsub = HB_TAG('G', 'S', 'U', 'B');

std::string text_of(hb_tag_t tag) {
    std::array<char, 4> letters{};
    hb_tag_to_string(tag, letters.data());
    std::string text(letters.begin(), letters.end());
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

using Languages = std::map<std::string, std::vector<std::string>>;

/// By script.
Languages languages_of(hb_face_t* face) {
    Languages found;
    std::array<hb_tag_t, 64> scripts{};
    auto count = static_cast<unsigned>(scripts.size());
    hb_ot_layout_table_get_script_tags(face, gsub, 0, &count, scripts.data());
    for (unsigned i = 0; i < count; ++i) {
        std::array<hb_tag_t, 64> languages{};
        auto size = static_cast<unsigned>(languages.size());
        hb_ot_layout_script_get_language_tags(face, gsub, i, 0, &size, languages.data());
        auto& own = found[text_of(scripts[i])];
        for (unsigned n = 0; n < size; ++n) own.push_back(text_of(languages[n]));
    }
    return found;
}

/// Number of lookups that a language of a script asks for.
unsigned features_of(hb_face_t* face, unsigned script, unsigned language) {
    return hb_ot_layout_language_get_feature_tags(face, gsub, script, language, 0, nullptr,
                                                  nullptr);
}

FacePtr face_in(const std::string& name) {
    const std::string bytes = read_file(std::string(BANXIN_SOURCE_DIR "/tests/fonts/") + name);
    return FacePtr(hb_face_create(blob_of(bytes).get(), 0));
}

TEST(LeanFace, KeepsTheFormsOfTheLanguagesAskedForAndNoOthers) {
    const FacePtr whole = face_in("serif-sc-regular.otf");
    const Languages all = languages_of(whole.get());
    ASSERT_TRUE(all.contains("hani"));
    EXPECT_NE(std::find(all.at("hani").begin(), all.at("hani").end(), "JAN"), all.at("hani").end());
    const std::vector<std::string> cjk = {"JAN", "KOR", "ZHS", "ZHT", "ZHH", "ZHTM", "KOH"};
    const std::vector<std::pair<std::set<Language>, std::set<std::string>>> asked = {
        {{"zh-Hans"}, {"ZHS"}},
        {{"ja"}, {"JAN"}},
        {{"ko"}, {"KOR"}},
        {{"zh-Hant"}, {"ZHT"}},
        {{"zh-Hans", "ja"}, {"ZHS", "JAN"}},
        {{"en"}, {}}};
    for (const auto& [kept, tags] : asked) {
        const FacePtr lean = with_forms_of(whole.get(), kept);
        Languages expected = all;
        for (auto& [script, languages] : expected)
            std::erase_if(languages, [&, &names = tags](const std::string& tag) {
                return std::find(cjk.begin(), cjk.end(), tag) != cjk.end() && !names.contains(tag);
            });
        EXPECT_EQ(languages_of(lean.get()), expected) << kept.begin()->tag();
        // What is kept is whole.
        unsigned script = 0;
        for (const auto& [name, languages] : expected) {
            for (unsigned n = 0; n < languages.size(); ++n) {
                const auto& own = all.at(name);
                const auto at = std::find(own.begin(), own.end(), languages[n]) - own.begin();
                EXPECT_EQ(features_of(lean.get(), script, n),
                          features_of(whole.get(), script, static_cast<unsigned>(at)));
            }
            ++script;
        }
        EXPECT_EQ(hb_face_get_glyph_count(lean.get()), hb_face_get_glyph_count(whole.get()));
    }
}

TEST(LeanFace, HasOutlinesAndAdvancesAlone) {
    for (const auto& [name, own] : {std::pair("serif-sc-regular.otf", std::string("CFF ")),
                                    std::pair("kai.ttf", std::string("glyf loca"))}) {
        const FacePtr lean = outlines_of(face_in(name).get());
        for (const char* tag : {"head", "hhea", "hmtx", "maxp", "CFF ", "glyf", "loca", "cmap",
                                "GSUB", "GPOS", "name", "OS/2", "post"}) {
            const BlobPtr table(hb_face_reference_table(lean.get(), hb_tag_from_string(tag, -1)));
            const std::string kept = "head hhea hmtx maxp " + own;
            EXPECT_EQ(hb_blob_get_length(table.get()) > 0, kept.find(tag) != std::string::npos)
                << name << ' ' << tag;
        }
    }
}

}  // namespace
}  // namespace banxin::text
