// [style] of a manifest: what it changes of a style, and what it leaves alone.

#include "style/wishes.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace banxin::style {
namespace {

Style with(const StyleWishes& wishes, std::string toml = "base = \"classic\"\n",
           Language language = "zh-Hans") {
    Sources sources;
    Diagnostics diagnostics;
    auto style = read_style({"own", std::move(toml), "", "page.toml"}, page_preset("da32"),
                            language, sources, diagnostics, wishes);
    EXPECT_EQ(to_text(diagnostics, sources, Speech::english), "");
    return style.value();
}

TEST(StyleWishes, ChangeNothingThatTheyDoNotName) {
    const Style style = with({});
    EXPECT_EQ(style[Role::body].family, text::Family::serif);
    EXPECT_EQ(style[Role::chapter_title].colour, Colour());
    EXPECT_EQ(style.page.pitch, points(17));
    EXPECT_FALSE(style.leading);
}

TEST(StyleWishes, ATypefaceIsTheBodysAndARolesThatSaysNone) {
    StyleWishes wishes;
    for (const auto& [name, family] :
         {std::pair{"楷体", text::Family::kai}, std::pair{"黑体", text::Family::sans},
          std::pair{"宋体", text::Family::serif}, std::pair{"朱雀仿宋", text::Family::serif}}) {
        wishes.body.value = name;
        const Style style = with(wishes);
        EXPECT_EQ(style[Role::body].family, family) << name;
        EXPECT_EQ(style[Role::chapter_title].family, family) << name;
        EXPECT_EQ(style[Role::heading2].family, text::Family::sans) << name;
    }
}

TEST(StyleWishes, AFamilyOfFontsComesBeforeThoseOfTheBook) {
    Sources sources;
    Diagnostics diagnostics;
    StyleWishes wishes;
    wishes.body = {"朱雀仿宋", {}};
    FontSettings own;
    own.serif = {"A"};
    const auto serif = [&] {
        return font_config(own, wishes, "zh-Hans", sources, diagnostics)->book.families[0];
    };
    EXPECT_EQ(serif(), (std::vector<std::string>{"朱雀仿宋", "A"}));
    wishes.body.value = "楷体";
    EXPECT_EQ(serif(), (std::vector<std::string>{"A"}));
}

TEST(StyleWishes, AnAccentColoursWhatSaysAccent) {
    StyleWishes wishes;
    wishes.accent = Colour(0x7a, 0x1f, 0x1f);
    const Style style = with(wishes,
                             "base = \"classic\"\naccent = \"#00ff00\"\n[roles.quote]\n"
                             "background = \"accent 10%\"\ncolour = \"K 50%\"\n");
    EXPECT_EQ(style[Role::chapter_title].colour, Colour(0x7a, 0x1f, 0x1f));
    EXPECT_EQ(style[Role::body].colour, Colour());
    EXPECT_EQ(style[Role::quote].background, Colour(0xf2, 0xe9, 0xe9));
    EXPECT_EQ(style[Role::quote].colour, Colour(127));
}

TEST(StyleWishes, LeadingIsTheBodysPitchAndAsManyLinesAsFit_A02) {
    StyleWishes wishes;
    wishes.leading = Size{Size::Unit::points, 21};
    const Style style = with(wishes);
    EXPECT_EQ(style.page.pitch, points(21));
    EXPECT_EQ(style[Role::quote].pitch, points(21));
    EXPECT_EQ(style.page.lines, 21);
    EXPECT_EQ(style.leading, 200);
    wishes.leading = Size{Size::Unit::ems, 1.8};
    EXPECT_EQ(with(wishes).page.pitch, points(18.9));
}

TEST(StyleWishes, TitlesStandTogether_H01) {
    StyleWishes wishes;
    wishes.heading_align = HeadingAlign::center;
    Style style = with(wishes);
    for (const Role role : {Role::part_title, Role::chapter_title, Role::heading3, Role::heading6,
                            Role::byline, Role::contents_title}) {
        EXPECT_EQ(style[role].align, Align::center) << name_of(role);
        EXPECT_EQ(style[role].left, 0) << name_of(role);
    }
    EXPECT_EQ(style[Role::closing].align, Align::end);
    wishes.heading_align = HeadingAlign::start;
    style = with(wishes);
    EXPECT_EQ(style[Role::chapter_title].align, Align::start);
    EXPECT_EQ(style[Role::heading4].left, 200);
    EXPECT_EQ(style[Role::body].align, Align::justify);
}

TEST(StyleWishes, AParagraphIsMarkedByItsIndentOrByAFreeLine_P01) {
    StyleWishes wishes;
    wishes.paragraph = ParagraphMark::space;
    Style style = with(wishes, "base = \"classic\"\n", "ja");
    for (const Role role : {Role::body, Role::quote, Role::admonition, Role::letter})
        EXPECT_EQ(style[role].indent, 0) << name_of(role);
    EXPECT_EQ(style[Role::body].lines_before, 100);
    EXPECT_EQ(style[Role::note].indent, 100);
    wishes.paragraph = ParagraphMark::indent;
    style = with(wishes, "base = \"classic\"\n[roles.body]\nindent = 0\nlines_before = 1\n");
    EXPECT_EQ(style[Role::body].indent, 200);
    EXPECT_EQ(style[Role::body].lines_before, 0);
    EXPECT_EQ(with(wishes, "base = \"classic\"\n", "ja")[Role::body].indent, 100);
}

/// A book's folder with one style, for as long as it lasts.
class StyleFolder {
public:
    explicit StyleFolder(std::string_view page_toml) {
        std::string name =
            (std::filesystem::temp_directory_path() / "banxin-style-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
        write_file(path_ / "styles/own/page.toml", page_toml);
    }
    ~StyleFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    StyleFolder(const StyleFolder&) = delete;
    StyleFolder& operator=(const StyleFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

TEST(OwnStyle, WithoutAStylesheetHasThatOfItsBaseOnce) {
    for (const auto& [toml, base] :
         {std::pair{"base = \"modern\"\n", true}, std::pair{"[roles.quote]\nleft = 1\n", false}}) {
        const StyleFolder folder(toml);
        Sources sources;
        Diagnostics diagnostics;
        OutputSettings output;
        output.style.value = "own";
        const auto style =
            load_style(output, {}, "zh-Hans", BookFolder(folder.path()), sources, diagnostics);
        ASSERT_TRUE(style);
        const std::string css = style->base_css + style->epub_css;
        const std::size_t first = css.find("-webkit-text-size-adjust");
        ASSERT_NE(first, std::string::npos) << toml;
        EXPECT_EQ(css.find("-webkit-text-size-adjust", first + 1), std::string::npos) << toml;
        EXPECT_EQ(css.find("modern, on a screen") != std::string::npos, base);
    }
}

TEST(StyleWishes, RunningHeadsAreTheBooksElseTheStyles_B01) {
    const std::string own = "base = \"classic\"\n[furniture]\nverso_head = \"part\"\n";
    EXPECT_EQ(with({}, own).furniture.verso_head, HeadText::part);
    EXPECT_EQ(with({}, own).furniture.recto_head, HeadText::chapter);
    StyleWishes wishes;
    wishes.verso_head = HeadText::none;
    wishes.recto_head = HeadText::section;
    EXPECT_EQ(with(wishes, own).furniture.verso_head, HeadText::none);
    EXPECT_EQ(with(wishes, own).furniture.recto_head, HeadText::section);
}

TEST(StyleWishes, NotesStandWhereTheBookWantsThemAndElseWhereTheStyleDoes) {
    EXPECT_EQ(with({}).note_place, NotePlace::page);
    const std::string toml = "base = \"classic\"\n[notes]\nplace = \"chapter\"\n";
    EXPECT_EQ(with({}, toml).note_place, NotePlace::chapter);
    StyleWishes wishes;
    wishes.note_place = NotePlace::book;
    EXPECT_EQ(with(wishes, toml).note_place, NotePlace::book);
    const Style style = with({}, "base = \"classic\"\n[side]\nwidth = 10\ngap = 1.5\n");
    EXPECT_EQ(style.side.width, style.page.body_size * 10);
    EXPECT_EQ(style.side.gap, style.page.body_size * 3 / 2);
}

}  // namespace
}  // namespace banxin::style
