// Stylesheet and fonts: EPUB.md, requirements 68 to 78.
#include "unit/epub/support.h"

#include "base/unicode.h"
#include "epub/characters.h"
#include "epub/stylesheet.h"

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <regex>
#include <set>

namespace banxin::epub::testing {
namespace {

using Strings = std::vector<std::string>;

struct Release {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};

/// The characters that a font file has.
std::set<char32_t> characters_of(const std::string& font) {
    const std::unique_ptr<hb_blob_t, Release> blob(
        hb_blob_create(font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY,
                       nullptr, nullptr));
    EXPECT_EQ(hb_face_count(blob.get()), 1U);
    const std::unique_ptr<hb_face_t, Release> face(hb_face_create(blob.get(), 0));
    const std::unique_ptr<hb_set_t, Release> set(hb_set_create());
    hb_face_collect_unicodes(face.get(), set.get());
    std::set<char32_t> result;
    for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(set.get(), &c);) result.insert(c);
    return result;
}

std::string name_of(const std::string& font, hb_ot_name_id_t id) {
    const std::unique_ptr<hb_blob_t, Release> blob(
        hb_blob_create(font.data(), static_cast<unsigned>(font.size()), HB_MEMORY_MODE_READONLY,
                       nullptr, nullptr));
    const std::unique_ptr<hb_face_t, Release> face(hb_face_create(blob.get(), 0));
    char text[200];
    unsigned size = sizeof text;
    hb_ot_name_get_utf8(face.get(), id, hb_language_from_string("en", -1), &size, text);
    return {text, size};
}

std::string without_comments(const std::string& css) {
    return std::regex_replace(css, std::regex(R"(/\*[^*]*\*+([^/*][^*]*\*+)*/)"), "");
}

// EPUB 68, 69, 71
TEST(Stylesheet, KeepsToWhatReadersAllow) {
    std::string css = without_comments(whole().file("epub/style.css"));
    // In the dark a picture keeps its paper; that is not the text's colour.
    const std::string paper = "img {\n    background-color: white;";
    ASSERT_NE(css.find(paper), std::string::npos);
    css.erase(css.find(paper), paper.size());
    EXPECT_TRUE(css.starts_with("@charset \"UTF-8\";\n"));
    EXPECT_EQ(css.find("@charset", 1), std::string::npos);
    for (const char* word : {"direction:", "unicode-bidi", "@page", "var(", "@import", "px",
                             "background", "!important"}) {
        EXPECT_EQ(css.find(word), std::string::npos) << word;
    }
    EXPECT_FALSE(std::regex_search(css, std::regex(R"([^-]position:)")));
    EXPECT_FALSE(std::regex_search(css, std::regex(R"([0-9]pt\b)")));
    EXPECT_FALSE(std::regex_search(css, std::regex(R"([^-]color:(?!\s*inherit))")));
}

// EPUB 70
TEST(Stylesheet, KeepsPicturesInsideThePageAndTheirShape) {
    const std::string css = make(small_book()).file("epub/style.css");
    EXPECT_NE(css.find("  max-height: 95vh;\n  object-fit: contain;"), std::string::npos);
    EXPECT_TRUE(std::regex_search(css, std::regex(R"(img \{\s*max-width: 100%;\s*height: auto;)")));
}

// EPUB 72
TEST(Stylesheet, WritesEmphasisMarksThreeTimes) {
    const std::string css = make(small_book()).file("epub/style.css");
    for (const char* prefix : {"-epub-", "-webkit-", "  "}) {
        EXPECT_NE(css.find(prefix + std::string("text-emphasis-style")), std::string::npos);
        EXPECT_NE(css.find(prefix + std::string("text-emphasis-position")), std::string::npos);
    }
}

// EPUB 73
TEST(Stylesheet, RefersToFilesOfTheBook) {
    const Made& made = whole();
    const std::string& css = made.file("epub/style.css");
    const Strings listed = all(made.xml("package.opf"), "//item/@href");
    const std::regex url(R"re(url\("([^"]+)"\))re");
    std::size_t found = 0;
    for (auto at = std::sregex_iterator(css.begin(), css.end(), url); at != std::sregex_iterator();
         ++at, ++found) {
        EXPECT_NE(std::find(listed.begin(), listed.end(), (*at)[1].str()), listed.end());
    }
    EXPECT_GT(found, 3U);
}

// Every stack ends in a family that each reader has.
TEST(Stylesheet, StacksEndInAGenericFamily) {
    const std::string css = whole().file("epub/style.css");
    const std::regex family(R"(font-family: ([^;]+);)");
    const std::regex generic(R"(.*(serif|sans-serif|monospace)$)");
    for (auto at = std::sregex_iterator(css.begin(), css.end(), family);
         at != std::sregex_iterator(); ++at) {
        const std::string value = (*at)[1].str();
        if (value == "inherit" ||
            value.starts_with("\"banxin-") == (value.find(',') == std::string::npos)) {
            continue;
        }
        EXPECT_TRUE(std::regex_match(value, generic)) << value;
    }
}

// What a style says of one kind of chapter, the stylesheet says, and the writer knows.
TEST(Stylesheet, SetsAKindsOpeningInItsOwnFaces) {
    Sources sources;
    Diagnostics diagnostics;
    const auto style = style::read_style(
        {"own", "base = \"classic\"\n[opening.news.byline]\nfamily = \"sans\"\n", "", "page.toml"},
        std::nullopt, "zh-Hans", sources, diagnostics);
    ASSERT_TRUE(style);
    const std::string css = make_stylesheet(*style, {}, {"S", "H", "K", "M", "I"}, {});
    EXPECT_NE(css.find("\np.byline { font-family: K;"), std::string::npos);
    EXPECT_NE(css.find("\nsection.news p.byline { font-family: H;"), std::string::npos);
    EXPECT_EQ(css.find("section.essay p.byline"), std::string::npos);
    const Typefaces faces(*style);
    const auto family = [&](ChapterKind kind) {
        return faces.for_chapters_of(kind).of(style::Role::byline, faces.body()).family;
    };
    EXPECT_EQ(family(ChapterKind::news), text::Family::sans);
    EXPECT_EQ(family(ChapterKind::essay), text::Family::kai);
}

// The same roles as in print: colours, boxes, alignment; between the base's stylesheet and its own.
TEST(Stylesheet, TakesColoursBoxesAndAlignmentFromTheRoles) {
    Sources sources;
    Diagnostics diagnostics;
    StyleWishes wishes;
    wishes.accent = Colour(0x12, 0x34, 0x56);
    wishes.leading = Size{Size::Unit::points, 21};
    wishes.paragraph = ParagraphMark::space;
    const auto style = style::read_style(
        {"own",
         "base = \"classic\"\n[roles.admonition]\nrule = \"box\"\nrule_colour = \"accent\"\n"
         "rule_width = 0.75\nbackground = \"accent 10%\"\npadding = 0.5\n"
         "[roles.heading2]\nletter_space = 0.25\nalign = \"end\"\n"
         "[roles.byline]\nrule = \"below\"\n",
         "/* own */\n", "page.toml"},
        style::page_preset("da32"), "zh-Hans", sources, diagnostics, wishes);
    ASSERT_TRUE(style);
    const std::string css = make_stylesheet(*style, {}, {"S", "H", "K", "M", "I"}, {});
    const auto at = [&](const char* text) {
        const std::size_t found = css.find(text);
        EXPECT_NE(found, std::string::npos) << text;
        return found;
    };
    const std::size_t box = at(
        "\naside.admonition { border: 0; border: 0.07em solid #123456; background-color: #e7ebee; "
        "color: #000000; padding: 0.5em 0.5em; }\n");
    EXPECT_LT(at("text-emphasis"), box);
    EXPECT_LT(box, at("/* own */"));
    at("\nh2, .as-h2 { text-align: right; color: #123456; letter-spacing: 0.25em; }\n");
    at("\np.byline { text-align: center; }\n");
    EXPECT_LT(at("/* own */"), at("\nbody { line-height: 2; }\n"));
    at("\n.japanese section > p:not([class]), ");
    at(", .latin aside.admonition > p:not([class]) { margin: 0 0 1em; text-indent: 0; }");
    // A box ends with its last paragraph.
    at(", .latin aside.admonition > p:not([class]):last-child { margin-bottom: 0; }");
    // What no role says is not said: night modes work.
    EXPECT_EQ(css.find("color: #000000; }"), std::string::npos);
}

TEST(Stylesheet, DrawsTheRulesAndShadesOfTables) {
    const auto css_of = [](const std::string& page_toml) {
        Sources sources;
        Diagnostics diagnostics;
        const auto style =
            style::read_style({"own", "base = \"classic\"\n" + page_toml, "", "page.toml"},
                              style::page_preset("da32"), "zh-Hans", sources, diagnostics, {});
        EXPECT_TRUE(style);
        return make_stylesheet(*style, {}, {"S", "H", "K", "M", "I"}, {});
    };
    const auto has = [](const std::string& css, const char* text) {
        return css.find(text) != std::string::npos;
    };
    const char* heavy = "\ntable { border-top: 0.12em solid currentColor; }\n";
    const char* between_rows = "\ntr + tr { border-top: 0.04em solid currentColor; }\n";
    const char* cells = "\nth, td { border: 0.04em solid currentColor; }\n";
    const std::string three = css_of("");
    EXPECT_TRUE(has(three, heavy));
    EXPECT_FALSE(has(three, between_rows) || has(three, cells) || has(three, "tr.stripe"));
    EXPECT_TRUE(has(css_of("table.rules = \"rows\""), between_rows));
    EXPECT_TRUE(has(css_of("table.rules = \"grid\""), cells));
    const std::string none = css_of(
        "table.rules = \"none\"\ntable.stripe = \"#eeeeee\"\n"
        "roles.table-header.background = \"#dddddd\"");
    EXPECT_FALSE(has(none, heavy) || has(none, "thead th, thead td { border"));
    EXPECT_TRUE(has(none, "\ntr.stripe { background-color: #eeeeee; color: #000000; }\n"));
    EXPECT_TRUE(has(none, "\nthead td { background-color: #dddddd; color: #000000; }\n"));
    EXPECT_TRUE(has(css_of("roles.table.rule_colour = \"#123456\""),
                    "\ntable { border-top: 0.12em solid #123456; }\n"));
}

TEST(Initials, StandInAnElementThatTheStylesheetMakesLarge) {
    Sources sources;
    Diagnostics diagnostics;
    const auto style = style::read_style(
        {"own",
         "base = \"classic\"\n[roles.chapter-title]\ndrop_cap = 2\n[roles.heading2]\n"
         "drop_cap = 2\n",
         "", "page.toml"},
        style::page_preset("da32"), "zh-Hans", sources, diagnostics);
    ASSERT_TRUE(style);
    std::string text;
    for (int i = 0; i < 80; ++i) text += "文";
    const Book book = small_book("# 章\n\n天" + text + "\n\n地" + text + "\n\n## 节\n\nHe " + text +
                                 "\n\n## 节\n\n短。\n\n## 节\n\n“话" + text + "\n");
    const Made made = make(book, {}, *style);
    const auto page = made.xml("text/one.xhtml");
    EXPECT_EQ(all(page, "//span[starts-with(@class, 'initial')]"), (Strings{"天", "H"}));
    EXPECT_EQ(all(page, "//p[@class='with-initial']/span/@class"),
              (Strings{"initial-2", "initial-2 of-alphabet"}));
    EXPECT_EQ(markup(page, "//p[@class='with-initial']"),
              "<p class=\"with-initial\"><span class=\"initial-2\">天</span>" + text + "</p>");
}

TEST(Stylesheet, MakesInitialsLargeWhereTitlesAskForThem) {
    Sources sources;
    Diagnostics diagnostics;
    const auto style = style::read_style(
        {"own", "base = \"classic\"\n[opening.essay.chapter-title]\ndrop_cap = 3\n", "",
         "page.toml"},
        style::page_preset("da32"), "zh-Hans", sources, diagnostics);
    ASSERT_TRUE(style);
    const std::string css = make_stylesheet(*style, {}, {"S", "H", "K", "M", "I"}, {});
    // Lines 1.75 em apart: three reach over four and a half.
    EXPECT_NE(css.find("\n.initial-3 { float: left; margin: 0.08em 0.11em 0 0; font-size: 4.5em; "),
              std::string::npos);
    EXPECT_NE(css.find("p.with-initial { text-indent: 0; }"), std::string::npos);
    EXPECT_EQ(css.find(".initial-2"), std::string::npos);
    EXPECT_EQ(Typefaces(*style).drop_cap(style::Role::chapter_title), 0);
    EXPECT_EQ(
        Typefaces(*style).for_chapters_of(ChapterKind::essay).drop_cap(style::Role::chapter_title),
        3);
}

// EPUB 74
TEST(Fonts, HaveTheCharactersSetInThemAndFewOthers) {
    const Made made = make(small_book("# 题目\n\n正文**粗**，*楷*。\n\n> 引文\n\n```\n码x\n```\n"));
    const auto has = [&](const char* file, std::u32string_view wanted) {
        const std::set<char32_t> found =
            characters_of(made.file(std::string("epub/fonts/") + file));
        for (const char32_t c : wanted)
            EXPECT_TRUE(found.contains(c)) << file << " " << unsigned{c};
        return found.size();
    };
    EXPECT_LT(has("serif.otf", U"正文，。目录题小书…—·“”　"), 45U);
    EXPECT_LT(has("serif-bold.otf", U"题目录粗"), 9U);
    EXPECT_LT(has("kai.ttf", U"楷引文"), 6U);
    EXPECT_LT(has("mono.otf", U"码x"), 5U);
    EXPECT_EQ(made.fonts.size(), 3U);
}

TEST(Fonts, LendKaiTheLettersAndFiguresOfTheText) {
    const Made made = make(small_book("# 题\n\n正文 Tide 7。\n\n> 引文 Gale 86\n"));
    const std::set<char32_t> latin = characters_of(made.file("epub/fonts/latin.otf"));
    const std::set<char32_t> kai = characters_of(made.file("epub/fonts/kai.ttf"));
    for (const char32_t c : std::u32string(U"Gale86")) {
        EXPECT_TRUE(latin.contains(c)) << unsigned{c};
        EXPECT_FALSE(kai.contains(c)) << unsigned{c};
    }
    // No Han in what is asked first, and only what is in quotations.
    EXPECT_FALSE(latin.contains(U'正'));
    EXPECT_FALSE(latin.contains(U'7'));
    const std::string css = made.file("epub/style.css");
    EXPECT_NE(css.find("font-family: \"banxin-latin\", \"banxin-kai\", "), std::string::npos);
    EXPECT_NE(css.find("font-family: \"banxin-serif\", "), std::string::npos);
}

// EPUB 74; L07: as in print.
TEST(Fonts, BringTheItalicOfLatinEmphasis) {
    const char* face =
        "@font-face { font-family: \"banxin-italic\"; font-weight: normal; "
        "font-style: italic; ";
    const Made made = make(small_book("# 题\n\n正文 *Tide*，*楷*。\n\n> 引文 *Gale*\n"));
    const std::set<char32_t> italic = characters_of(made.file("epub/fonts/italic.otf"));
    for (const char32_t c : std::u32string(U"TideGale"))
        EXPECT_TRUE(italic.contains(c)) << unsigned{c};
    EXPECT_LT(italic.size(), 12U);
    const std::string& css = made.file("epub/style.css");
    EXPECT_NE(css.find(face), std::string::npos);
    // As high as the small letters around it.
    EXPECT_TRUE(std::regex_search(
        css, std::regex(R"(font-style: italic; size-adjust: 1[0-2][0-9]%; src)")));
    EXPECT_NE(css.find("em.latin { font-family: \"banxin-italic\", "), std::string::npos);
    EXPECT_EQ(all(made.xml("text/one.xhtml"), "//em[@class='latin']"), (Strings{"Tide", "Gale"}));
    // A book without such emphasis has no such face.
    const Made without = make(small_book("# 题\n\n正文 Tide，*楷*，*7*。\n"));
    EXPECT_EQ(without.file("epub/style.css").find("banxin-italic"), std::string::npos);
    EXPECT_FALSE(without.files.contains("epub/fonts/italic.otf"));
}

TEST(Fonts, BringTheFormsOfFractionsWhereTheirSlashStands) {
    const auto size = [](const char* words) {
        return make(small_book(std::string("# 题\n\n*") + words + "*\n"))
            .file("epub/fonts/italic.otf")
            .size();
    };
    EXPECT_LT(size("Tide Gale 1/2") * 10, size("Tide Gale 1\u2044"
                                               "2") *
                                              9);
}

// L07
TEST(Fonts, SetTheEmphasisOfEachLanguageInItsOwnTypeface) {
    Book book = small_book("# 장\n\n앞 *강조* 뒤.\n\n> 앞 *인용* 뒤.\n");
    book.metadata.language.value = book.chapters[0].language = "ko";
    const auto style = [](Language language) {
        Sources sources;
        Diagnostics diagnostics;
        return *style::read_style(*style::built_in_style("classic"), style::page_preset("da32"),
                                  language, sources, diagnostics);
    };
    const Made korean = make(book, {}, style("ko"));
    EXPECT_EQ(all(korean.xml("text/one.xhtml"), "//em[not(@class)]"), (Strings{"강조", "인용"}));
    const std::set<char32_t> sans = characters_of(korean.file("epub/fonts/sans.otf"));
    for (const char32_t c : std::u32string(U"강조인용"))
        EXPECT_TRUE(sans.contains(c)) << unsigned{c};
    EXPECT_NE(
        korean.file("epub/style.css").find("\nem:not([class]) { font-family: \"banxin-sans\""),
        std::string::npos);

    // In a Chinese book as in a Korean one.
    book.metadata.language.value = "zh-Hans";
    const Made chinese = make(book, {}, style("zh-Hans"));
    EXPECT_TRUE(characters_of(chinese.file("epub/fonts/sans-ko.otf")).contains(U'강'));
    EXPECT_TRUE(characters_of(chinese.file("epub/fonts/sans-ko.otf")).contains(U'인'));
    const std::string& css = chinese.file("epub/style.css");
    EXPECT_NE(css.find("\nem:not([class]):lang(ko) { font-family: \"banxin-sans-ko\""),
              std::string::npos);
    // Nor is it that of a quotation in Chinese, which is in Kai.
    EXPECT_NE(css.find("\nblockquote em:not([class]):lang(ko) { font-family: \"banxin-sans-ko\""),
              std::string::npos);
    EXPECT_NE(css.find("\nblockquote em:not([class]) { font-family: \"banxin-serif\""),
              std::string::npos);
}

// EPUB 74
TEST(Fonts, CarryNoMoreThanTwoInAHundredThatTheBookDoesNotShow) {
    std::string text;
    for (char32_t c = U'一'; c < U'一' + 2000; ++c) append_utf8(text, c);
    const Made made = make(small_book("# 章\n\n" + text + "\n"));
    std::set<char32_t> shown;
    for (const auto& [name, bytes] : made.files) {
        if (!name.ends_with(".xhtml")) continue;
        for (const char32_t c : to_utf32(bytes)) shown.insert(c);
    }
    for (const auto& [name, bytes] : made.files) {
        if (name.find("/fonts/serif.") == std::string::npos) continue;
        const std::set<char32_t> carried = characters_of(bytes);
        std::set<char32_t> idle;
        std::set_difference(carried.begin(), carried.end(), shown.begin(), shown.end(),
                            std::inserter(idle, idle.end()));
        EXPECT_GT(carried.size(), 2000U);
        EXPECT_LE(idle.size() * 100, carried.size() * 2) << idle.size();
    }
}

/// A character as a font draws it in a text: its glyph, and the box that its ink fills.
struct Drawn {
    hb_codepoint_t glyph = 0;
    hb_glyph_extents_t ink = {};
};
Drawn drawn(const std::string& bytes, const char* character, const char* language,
            hb_direction_t direction) {
    const std::unique_ptr<hb_blob_t, Release> blob(
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                       nullptr, nullptr));
    const std::unique_ptr<hb_face_t, Release> face(hb_face_create(blob.get(), 0));
    hb_font_t* font = hb_font_create(face.get());
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, character, -1, 0, -1);
    hb_buffer_set_direction(buffer, direction);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    hb_shape(font, buffer, nullptr, 0);
    Drawn result;
    result.glyph = hb_buffer_get_glyph_infos(buffer, nullptr)[0].codepoint;
    hb_font_get_glyph_extents(font, result.glyph, &result.ink);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    return result;
}

// EPUB 75: the forms of a language come with its own subset of the face (see lean_face.h).
TEST(Fonts, KeepTheFormsOfLanguagesAndOfVerticalText) {
    const Made made = make(small_book(
        "# 章\n\n骨（直），。<span lang=\"ja\">骨</span><span lang=\"zh-Hant\">骨</span>\n"));
    std::set<int> tops;
    for (const auto& [file, language] :
         {std::pair{"serif.otf", "zh-Hans"}, std::pair{"serif-ja.otf", "ja"},
          std::pair{"serif-zh-hant.otf", "zh-Hant"}}) {
        const Drawn bone =
            drawn(made.file(std::string("epub/fonts/") + file), "骨", language, HB_DIRECTION_LTR);
        EXPECT_NE(bone.glyph, 0U) << file;
        tops.insert(bone.ink.x_bearing * 100000 + bone.ink.height);
    }
    EXPECT_EQ(tops.size(), 3U);
    const std::string& font = made.file("epub/fonts/serif.otf");
    EXPECT_NE(drawn(font, "（", "zh-Hans", HB_DIRECTION_LTR).glyph,
              drawn(font, "（", "zh-Hans", HB_DIRECTION_TTB).glyph);
}

TEST(Fonts, KeepTheFormsThatSelectorsChoose) {
    const Made made =
        make(small_book("# 章\n\n<span lang=\"ja\">辻\U000E0100と辻\U000E0101</span>。\n"));
    const std::string& font = made.file("epub/fonts/serif-ja.otf");
    const Drawn one = drawn(font, "辻\U000E0100", "ja", HB_DIRECTION_LTR);
    const Drawn other = drawn(font, "辻\U000E0101", "ja", HB_DIRECTION_LTR);
    EXPECT_NE(one.glyph, 0U);
    EXPECT_NE(other.glyph, 0U);
    EXPECT_NE(one.glyph, other.glyph);
}

// EPUB 76
TEST(Fonts, DoNotDependOnTheOrderOfChapters) {
    Book book = small_book("# 甲\n\n天地玄黄。\n");
    book.chapters.push_back(chapter("two", "# 乙\n\n宇宙洪荒。\n"));
    Book turned = book;
    std::swap(turned.chapters[0], turned.chapters[1]);
    const Made first = make(book);
    const Made second = make(turned);
    for (const auto& [name, bytes] : first.files) {
        if (name.find("/fonts/") != std::string::npos) {
            EXPECT_EQ(bytes, second.file(name)) << name;
        }
    }
}

// EPUB 78: OFL 1.1 asks for the copyright notice in the font or beside it, and the licence.
TEST(Fonts, BringTheirLicences) {
    const Made& made = whole();
    const std::string& licence = made.file("epub/fonts/license.txt");
    for (const std::string& family : made.fonts) {
        EXPECT_NE(licence.find(family), std::string::npos) << family;
    }
    EXPECT_NE(licence.find("Open Font License"), std::string::npos);
    EXPECT_EQ(one(made.xml("package.opf"), "//item[@href='fonts/license.txt']/@media-type"),
              "text/plain");
    for (const auto& [name, bytes] : made.files) {
        if (!name.ends_with(".otf") && !name.ends_with(".ttf")) continue;
        for (const hb_ot_name_id_t id : {HB_OT_NAME_ID_COPYRIGHT, HB_OT_NAME_ID_LICENSE})
            EXPECT_NE(name_of(bytes, id), "") << name;
    }
}

TEST(Fonts, LendEachOtherWhatOneLacks) {
    const Made made = make(small_book("# 章\n\n生僻字𠮷与☑。\n"));
    EXPECT_TRUE(made.diagnostics.empty());
    const std::string& css = made.file("epub/style.css");
    EXPECT_TRUE(
        std::regex_search(css, std::regex("body \\{ font-family: \"banxin-serif\", \"banxin-")));
}

TEST(Fonts, SetEachLanguageInItsOwnForms) {
    const Made made = make(small_book("# 章\n\n<span lang=\"ja\">骨</span>と骨。\n"));
    EXPECT_TRUE(characters_of(made.file("epub/fonts/serif-ja.otf")).contains(U'骨'));
    EXPECT_NE(
        made.file("epub/style.css").find("span.serif:lang(ja) { font-family: \"banxin-serif-ja\""),
        std::string::npos);
}

// The character is reported at its own place, once in a chapter.
TEST(Fonts, ACharacterThatNoneHasIsAnErrorAtItsPlace) {
    const std::string markdown = "# 章\n\n前\U000F1234后\U000F1234。\n";
    const Made made = make(small_book(markdown));
    ASSERT_EQ(made.diagnostics.size(), 1U);
    EXPECT_EQ(made.diagnostics[0].code, Code::F003);
    EXPECT_EQ(made.diagnostics[0].arguments[1], "U+F1234");
    EXPECT_EQ(made.diagnostics[0].span.begin, markdown.find("\U000F1234"));
    EXPECT_EQ(made.diagnostics[0].span.end - made.diagnostics[0].span.begin, 4U);
}

TEST(Fonts, ACharacterThatNoneHasIsToldInEachChapterAndInReadings) {
    const std::string lacking = "\U000F1234";
    Book book = small_book("# 章\n\n前" + lacking + "。\n");
    const std::string reading = "# 二\n\n{汉|a" + lacking + "}与{" + lacking + "|b}。\n";
    book.chapters.push_back(chapter("two", reading));
    const Made made = make(book);
    ASSERT_EQ(made.diagnostics.size(), 2U);
    EXPECT_NE(made.diagnostics[0].span.begin, made.diagnostics[1].span.begin);
    EXPECT_EQ(made.diagnostics[1].span.begin, reading.find("{汉"));
}

TEST(CharacterSet, LeavesOutWhatNeedsNoGlyph) {
    for (const char32_t c :
         {U'\x20', U'\x7F', U'\xA0', U'\xAD', U'\x2000', U'\x200F', U'\x2028', U'\x202F', U'\x205F',
          U'\x206F', U'\x3000', U'\xFE00', U'\xFE0F', U'\xFEFF', U'\xE0100', U'\xE01EF'})
        EXPECT_TRUE(needs_no_glyph(c)) << static_cast<std::uint32_t>(c);
    for (const char32_t c : {U'\x21', U'\x1FFF', U'\x2010', U'\x2027', U'\x2030', U'\x205E',
                             U'\x2070', U'\xFDFF', U'\xFE10', U'\xE00FF', U'\xE01F0'})
        EXPECT_FALSE(needs_no_glyph(c)) << static_cast<std::uint32_t>(c);
}

TEST(CharacterSet, ComesOutSortedAndJoined) {
    CharacterSet one;
    one.add("汉a\U00020BB7");
    CharacterSet other;
    EXPECT_TRUE(other.empty());
    other.add("字a");
    other.add(one);
    EXPECT_EQ(other.sorted(), (std::set<char32_t>{U'a', U'字', U'汉', U'\U00020BB7'}));
    EXPECT_TRUE(other.has(U'汉'));
    EXPECT_FALSE(one.has(U'字'));
}

}  // namespace
}  // namespace banxin::epub::testing
