// page.toml: what roles say, what they inherit, and what is reported.

#include "style/style.h"

#include <gtest/gtest.h>

#include <array>
#include <tuple>

namespace banxin::style {
namespace {

struct Reading {
    std::optional<Style> style;
    std::string messages;
};

Reading read(std::string toml, Language language = "zh-Hans", std::string_view paper = "da32") {
    Sources sources;
    Diagnostics diagnostics;
    Reading reading;
    reading.style = read_style({"own", std::move(toml), "", "styles/own/page.toml"},
                               page_preset(paper).value(), language, sources, diagnostics);
    reading.messages = to_text(diagnostics, sources, Speech::english);
    EXPECT_EQ(reading.style.has_value(), !diagnostics.has_errors());
    return reading;
}

Style classic(Language language = "zh-Hans", std::string_view paper = "da32") {
    Sources sources;
    Diagnostics diagnostics;
    auto style = read_style(built_in_style("classic").value(), page_preset(paper).value(), language,
                            sources, diagnostics);
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
    return style.value();
}

TEST(Style, EveryRoleHasItsOwnName) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < role_count; ++i) {
        const std::string name = name_of(static_cast<Role>(i));
        EXPECT_NE(name, "");
        EXPECT_EQ(std::count(names.begin(), names.end(), name), 0) << name;
        names.push_back(name);
    }
    EXPECT_STREQ(name_of(Role::chapter_title), "chapter-title");
}

TEST(Style, ClassicIsCarriedInsideTheProgram) {
    EXPECT_EQ(built_in_style_names().front(), "classic");
    EXPECT_EQ(built_in_style("classic").value().shown_path, "styles/classic/page.toml");
    EXPECT_FALSE(built_in_style("classi"));
    EXPECT_FALSE(built_in_style("../styles/classic"));
}

TEST(Style, ClassicHoldsTheDesignValues) {
    const Style style = classic();
    EXPECT_EQ(style[Role::body].size, points(10.5));
    EXPECT_EQ(style[Role::body].pitch, points(17));
    EXPECT_EQ(style[Role::body].indent, 200);
    EXPECT_EQ(style[Role::chapter_title].size, points(18));
    EXPECT_TRUE(style[Role::chapter_title].bold);
    EXPECT_EQ(style[Role::chapter_title].align, Align::center);
    EXPECT_EQ(style[Role::chapter_title].grid_lines, 7);
    EXPECT_EQ(style[Role::heading2].size, points(14));
    EXPECT_EQ(style[Role::heading2].family, text::Family::sans);
    EXPECT_EQ(style[Role::heading2].grid_lines, 3);
    EXPECT_EQ(style[Role::heading3].size, points(12));
    EXPECT_EQ(style[Role::heading3].grid_lines, 2);
    EXPECT_EQ(style[Role::quote].family, text::Family::kai);
    EXPECT_EQ(style[Role::quote].left, 200);
    EXPECT_EQ(style[Role::quote].pitch, points(17));
    EXPECT_EQ(style[Role::note].size, points(9));
    EXPECT_EQ(style[Role::note].pitch, points(13.5));
    EXPECT_EQ(style[Role::running_head].size, points(9));
}

TEST(Style, SizesInPointsGrowWithTheBodyOfThePaper) {
    const Style style = classic("zh-Hans", "a4");
    EXPECT_EQ(style[Role::body].size, points(12));
    EXPECT_EQ(style[Role::body].pitch, points(20));
    EXPECT_EQ(style[Role::note].size, points(9).scaled(8, 7));
}

TEST(Style, TheFirstLineIndentFollowsTheLanguage) {
    EXPECT_EQ(classic("zh-Hant-HK")[Role::body].indent, 200);
    EXPECT_EQ(classic("ja")[Role::body].indent, 100);
    EXPECT_EQ(classic("ja-JP")[Role::body].indent, 100);
    EXPECT_EQ(classic("ko")[Role::body].indent, 100);
    EXPECT_EQ(classic("en-GB")[Role::body].indent, 150);
}

TEST(Style, TheNearestLanguageIsLaidOverLast) {
    const std::string toml =
        "[language.zh-Hant.roles.body]\nindent = 3\n[language.zh.roles.body]\nindent = 1\n";
    EXPECT_EQ(read(toml, "zh-hant-TW").style.value()[Role::body].indent, 300);
    EXPECT_EQ(read(toml, "zh-Hans").style.value()[Role::body].indent, 100);
    EXPECT_EQ(read(toml, "zha").style.value()[Role::body].indent, 0);
}

TEST(Style, ARoleTakesFaceWeightAndAlignmentFromTheBodyButNoIndent) {
    const Style style = read(
                            "[roles.body]\nfamily = \"kai\"\nbold = true\nalign = \"start\"\n"
                            "indent = 2\nleft = 1\n[roles.note]\nsize = \"0.8em\"\n"
                            "pitch = \"1.5em\"\n")
                            .style.value();
    const RoleStyle& note = style[Role::note];
    EXPECT_EQ(note.family, text::Family::kai);
    EXPECT_TRUE(note.bold);
    EXPECT_EQ(note.align, Align::start);
    EXPECT_EQ(note.indent, 0);
    EXPECT_EQ(note.left, 0);
    EXPECT_EQ(note.size, points(8.4));
    EXPECT_EQ(note.pitch, note.size.scaled(3, 2));
}

Style carried(std::string_view name, const std::optional<Page>& page = std::nullopt) {
    Sources sources;
    Diagnostics diagnostics;
    auto style = read_style(built_in_style(name).value(), page, "zh-Hans", sources, diagnostics);
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
    return style.value();
}

TEST(Style, EveryCarriedStyleCanBeRead) {
    EXPECT_EQ(built_in_style_names(), (std::vector<std::string>{"classic", "literature", "modern",
                                                                "reader", "report", "textbook"}));
    for (const std::string& name : built_in_style_names()) {
        const Style style = carried(name);
        // H10: headings grow smaller by level and are never smaller than the body.
        const Role levels[] = {Role::chapter_title, Role::heading2, Role::heading3, Role::heading4};
        for (std::size_t i = 1; i < std::size(levels); ++i)
            EXPECT_LT(style[levels[i]].size, style[levels[i - 1]].size) << name;
        EXPECT_GE(style[Role::heading6].size, style[Role::body].size) << name;
        // B12: tables a step smaller. F03, F10, A07.
        EXPECT_LT(style[Role::table].size, style[Role::body].size) << name;
        EXPECT_LT(style[Role::note].size, style[Role::body].size) << name;
        EXPECT_GE(style[Role::note].size, points(7.875)) << name;
        EXPECT_LE(style.page.characters, 40) << name;
    }
}

TEST(Style, AStyleSaysOnlyHowItDiffersFromItsBase) {
    const Reading reading = read("base = \"classic\"\n[roles.heading2]\nalign = \"start\"\n");
    ASSERT_TRUE(reading.style) << reading.messages;
    EXPECT_EQ((*reading.style)[Role::heading2].align, Align::start);
    EXPECT_EQ((*reading.style)[Role::heading2].size, classic()[Role::heading2].size);
    EXPECT_EQ((*reading.style)[Role::quote].family, text::Family::kai);
    const Style modern = carried("modern");
    EXPECT_EQ(modern.base_css.find("@charset"), std::string::npos);
    EXPECT_NE(modern.base_css.find("text-emphasis"), std::string::npos);
    EXPECT_NE(modern.epub_css.find("modern, on a screen"), std::string::npos);
    EXPECT_FALSE(read("base = \"clasic\"\n").style);
}

TEST(Style, AKindOfChapterMaySetTheRolesOfItsOpeningOtherwise) {
    const Reading reading = read(
        "[roles.byline]\nfamily = \"kai\"\nalign = \"center\"\n"
        "[opening.news.byline]\nalign = \"end\"\nrule = \"both\"\n");
    ASSERT_TRUE(reading.style) << reading.messages;
    const RoleStyle& report = reading.style->in(ChapterKind::news, Role::byline);
    EXPECT_EQ(report.align, Align::end);
    EXPECT_EQ(report.rule, RulePlace::both);
    EXPECT_EQ(report.family, text::Family::kai);
    const RoleStyle& essay = reading.style->in(ChapterKind::essay, Role::byline);
    EXPECT_EQ(essay.align, Align::center);
    EXPECT_EQ(essay.rule, RulePlace::none);
    EXPECT_EQ(reading.style->in(ChapterKind::news, Role::body).size,
              (*reading.style)[Role::body].size);
    // What is based on it lays its own over what a kind has below.
    EXPECT_EQ(carried("modern").in(ChapterKind::digest, Role::source).rule, RulePlace::both);
    EXPECT_EQ(carried("modern").in(ChapterKind::digest, Role::source).left, 0);
    EXPECT_EQ(carried("classic").in(ChapterKind::digest, Role::source).left, 200);
    // The text itself is set as everywhere.
    EXPECT_EQ(
        read("[opening.news.body]\nleft = 1\n[opening.nwes.byline]\nleft = 1\n").messages,
        "styles/own/page.toml:1:15: error[M002]: unknown key 'body'\n"
        "  1 | [opening.news.body]\n    |               ^~~~\n"
        "  hint: known here: chapter-title, kicker, deck, original-title, byline, translator, "
        "original, source, date, dateline, closing\n"
        "styles/own/page.toml:3:10: error[M002]: unknown key 'nwes'\n"
        "  3 | [opening.nwes.byline]\n    |          ^~~~\n  hint: did you mean 'news'?\n");
}

TEST(Style, AStyleMayHaveItsOwnPaperAndBody) {
    EXPECT_EQ(carried("classic").page.name, "da32");
    EXPECT_EQ(carried("modern").page.name, "a5");
    const Style large = carried("reader");
    EXPECT_EQ(large.page.name, "xiao16");
    EXPECT_EQ(large[Role::body].size, points(15));
    EXPECT_EQ(large[Role::body].pitch, points(25));
    EXPECT_EQ(large.page.measure(), points(15) * large.page.characters);
    EXPECT_GE(large[Role::note].size, points(12));
    // The manifest's paper comes first; the body stays the style's.
    const Style small = carried("reader", page_preset("a5"));
    EXPECT_EQ(small.page.name, "a5");
    EXPECT_EQ(small[Role::body].size, points(15));
    EXPECT_EQ(small.page.characters, 19);
}

TEST(Style, SaysWhatNotesAreMarkedWith_F02) {
    using enum NoteSeries;
    EXPECT_EQ(classic().notes.series, (std::array{circled, brackets, stars}));
    const auto own = read("base = \"classic\"\n[notes]\ntranslator = \"square\"\n").style.value();
    EXPECT_EQ(own.notes.series, (std::array{circled, square, stars}));
    EXPECT_NE(read("[notes]\neditor = \"round\"\n").messages.find("'editor' cannot be 'round'"),
              std::string::npos);
    EXPECT_EQ(own.notes.together_with(1), 1U);
    EXPECT_EQ((NoteMarks{{square, stars, square}}.together_with(2)), 0U);
}

TEST(Style, CountsNotesWithSignsAsLongAsThereAreSome_F02) {
    using enum NoteSeries;
    for (const auto& [series, number, sign] : {std::tuple{circled, 1U, "①"},
                                               {circled, 20U, "⑳"},
                                               {circled, 21U, "㉑"},
                                               {circled, 36U, "㊱"},
                                               {circled, 50U, "㊿"},
                                               {circled, 51U, "(51)"},
                                               {black, 1U, "❶"},
                                               {black, 10U, "❿"},
                                               {black, 11U, "⓫"},
                                               {black, 20U, "⓴"},
                                               {black, 21U, "(21)"},
                                               {brackets, 12U, "〔12〕"},
                                               {square, 3U, "[3]"},
                                               {stars, 3U, "＊3"}})
        EXPECT_EQ(note_mark(series, number), sign);
}

TEST(Style, EverythingWrongIsReportedInOneRun) {
    EXPECT_EQ(read("[roles.quot]\nleft = 2\n"
                   "[roles.note]\nsize = \"小七\"\nfamily = \"kia\"\nleft = \"2\"\nright = 11\n")
                  .messages,
              "styles/own/page.toml:1:8: error[M002]: unknown key 'quot'\n"
              "  1 | [roles.quot]\n"
              "    |        ^~~~\n"
              "  hint: did you mean 'quote'?\n"
              "styles/own/page.toml:4:8: error[M005]: 'size' cannot be '小七'\n"
              "  4 | size = \"小七\"\n"
              "    |        ^~~~~~\n"
              "  hint: write points (9), a traditional size (\"小五\") or a share of the body "
              "(\"1.5em\")\n"
              "styles/own/page.toml:5:10: error[M005]: 'family' cannot be 'kia'\n"
              "  5 | family = \"kia\"\n"
              "    |          ^~~~~\n"
              "  hint: did you mean 'kai'?\n"
              "styles/own/page.toml:6:8: error[M004]: 'left' has the wrong type: expected float, "
              "found string\n"
              "  6 | left = \"2\"\n"
              "    |        ^~~\n"
              "  hint: write a number without quotes: left = 1\n"
              "styles/own/page.toml:7:9: error[M007]: 'right' is out of range: 11\n"
              "  7 | right = 11\n"
              "    |         ^~\n"
              "  hint: give a number from 0 to 10\n");
}

TEST(Style, MistakesInOtherLanguagesAreReportedToo) {
    EXPECT_EQ(read("[language.ja.roles.body]\nindnt = 1\n").messages,
              "styles/own/page.toml:2:1: error[M002]: unknown key 'indnt'\n"
              "  2 | indnt = 1\n"
              "    | ^~~~~\n"
              "  hint: did you mean 'indent'?\n");
}

TEST(FontList, HoldsFamiliesByJobAndLanguage) {
    Sources sources;
    Diagnostics diagnostics;
    const auto config = read_fonts(
        "[[language]]\ntag = \"zh-Hans\"\nserif = [\"A\", \"B\"]\n"
        "kai = \"C\"\n[[language]]\ntag = \"*\"\nfallback = [\"D\"]\n"
        "[[typeface]]\nname = \"T\"\nfamilies = [\"E\", \"F\"]\n",
        "fonts.toml", sources, diagnostics);
    ASSERT_TRUE(config);
    ASSERT_EQ(config->lists.size(), 2U);
    EXPECT_EQ(config->lists[0].language, "zh-Hans");
    EXPECT_EQ(config->lists[0].families[0], (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(config->lists[0].families[2], (std::vector<std::string>{"C"}));
    EXPECT_EQ(config->lists[1].fallback, (std::vector<std::string>{"D"}));
    EXPECT_EQ(config->typefaces.at("T"), (std::vector<std::string>{"E", "F"}));
}

TEST(FontList, ReportsWhatItDoesNotKnow) {
    Sources sources;
    Diagnostics diagnostics;
    EXPECT_FALSE(read_fonts("[[language]]\nsong = []\n", "fonts.toml", sources, diagnostics));
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english),
              "fonts.toml:1:1: error[M003]: 'tag' is missing\n"
              "  1 | [[language]]\n"
              "    | ^~~~~~~~~~~~\n"
              "  hint: add tag = …\n"
              "fonts.toml:2:1: error[M002]: unknown key 'song'\n"
              "  2 | song = []\n"
              "    | ^~~~\n"
              "  hint: known here: tag, serif, sans, kai, mono, italic, latin, fallback\n");
}

TEST(FontList, TheCarriedListIsRight) {
    if (built_in_fonts_toml().empty()) GTEST_SKIP();
    Sources sources;
    Diagnostics diagnostics;
    const auto config = read_fonts(built_in_fonts_toml(), "fonts/fonts.toml", sources, diagnostics);
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
    ASSERT_TRUE(config);
    EXPECT_FALSE(config->lists.empty());
}

}  // namespace
}  // namespace banxin::style
