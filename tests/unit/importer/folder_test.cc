// Books of other programs, as small folders on the disk, to a manifest.
#include "importer/folder.h"

#include "importer/readers.h"
#include "unit/importer/folders.h"

#include <gtest/gtest.h>

namespace fs = std::filesystem;

namespace banxin::importer {
namespace {

TEST(ImportOfMdBook, TakesPartsNestedChaptersAndSettings) {
    const Folder folder{{"book.toml",
                         "[book]\ntitle = \"水利\"\nauthors = [\"甲\", \"乙\"]\nlanguage = \"en\"\n"
                         "[output.html]\nmathjax-support = true\n[preprocessor.katex]\n"},
                        {"src/SUMMARY.md",
                         "# Summary\n\n[前言](preface.md)\n\n# 上编\n\n- [水车](wheel.md)\n"
                         "    - [轴](基础/axle%20one.md \"说明\")\n        - [深](<基础/deep.md>)\n"
                         "- [草稿]()\n- [丢了](lost.md)\n---\n# 下编\n\n1. [井](well.md)\n\n"
                         "[后记](after.md)\n"},
                        {"src/preface.md", "# 前言\n\n说明。\n"},
                        {"src/wheel.md", "# 水车\n\n水从高处来。\n"},
                        {"src/基础/axle one.md", "## 轴\n\n木头的。\n\n### 轴心\n"},
                        {"src/基础/deep.md", "没有标题。\n"},
                        {"src/well.md", "# 井\n\n[轴](基础/axle%20one.md)\n"},
                        {"src/after.md", "# 尾\n\n完。\n"},
                        {"src/loose.md", "# 散\n"}};
    const Read book = read(folder);
    EXPECT_EQ(
        book.chapters(),
        "1 src/preface.md, [上编] 1 src/wheel.md, 2 src/基础/axle one.md, 3 src/基础/deep.md, "
        "[下编] 1 src/well.md, 1 src/after.md");
    EXPECT_EQ(book.codes, (std::vector{Code::C015, Code::C014})) << book.messages;
    EXPECT_NE(book.messages.find("SUMMARY.md:10:1"), std::string::npos) << book.messages;
    ASSERT_TRUE(book.import);
    EXPECT_EQ(book.import->title, "水利");
    EXPECT_EQ(book.import->authors, (std::vector<std::string>{"甲", "乙"}));
    // What the program's template says is not what the text is in.
    EXPECT_EQ(book.import->language, "zh-Hans");
    EXPECT_EQ(book.import->chapters[0].role, ChapterRole::preface);
    EXPECT_EQ(book.import->chapters[5].role, ChapterRole::afterword);
    EXPECT_FALSE(book.import->chapters[2].needs_title);
    EXPECT_TRUE(book.import->chapters[3].needs_title);
    EXPECT_EQ(book.import->chapters[3].title, "深");
    EXPECT_EQ(book.import->not_taken, (std::vector<std::string>{"book.toml: output.html",
                                                                "book.toml: preprocessor.katex"}));
    EXPECT_EQ(book.left(LeftOut::Why::not_listed), "src/loose.md");
}

TEST(ImportOfMdBook, AMistakeInItsTomlIsShownThere) {
    const Folder folder{{"book.toml", "[book\n"}, {"src/SUMMARY.md", "- [甲](a.md)\n"}};
    const Read book = read(folder);
    EXPECT_FALSE(book.import);
    EXPECT_EQ(book.codes, std::vector{Code::M001}) << book.messages;
}

TEST(ImportOfGitBook, TakesWhatItsForgivingListSays) {
    const Folder folder{
        {"book.json",
         "{\"title\": \"茶\", \"author\": \"丙\", \"language\": \"zh-hans\",\n"
         "\t\"plugins\": [\"katex\"]}"},
        {"SUMMARY.md",
         "# 目录\n\n* [说明](README.md)\n* [第一章](ch 1/README.md)\n\t* [水](ch 1/水.md)\n"
         "\t* [水温](ch 1/水.md#温度)\n\t* [又是水](ch 1/水.md)\n* "
         "[网上](https://example.org/a.md)\n"
         "* [图](a.png)\n* 没有链接\n"},
        {"README.md", "# 茶经新说\n\n喝茶。\n"},
        {"ch 1/README.md", "# 第一章\n\n茶。\n"},
        {"ch 1/水.md", "# 水\n\n## 温度\n\n烫。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 README.md, 1 ch 1/README.md, 2 ch 1/水.md");
    EXPECT_EQ(book.codes, (std::vector{Code::C016, Code::C017, Code::C017, Code::C015}))
        << book.messages;
    EXPECT_EQ(book.import->title, "茶");
    EXPECT_EQ(book.import->not_taken, std::vector<std::string>{"book.json: plugins"});
}

TEST(ImportOfGitBook, TitlesWithoutATextAreParts) {
    const Folder folder{{"SUMMARY.md",
                         "* [前言](README.md)\n* 上编\n  * [一](1.md)\n  * [二](2.md)\n* 下编\n"
                         "  * [三](3.md)\n    * [四](4.md)\n* [附录甲](5.md)\n"},
                        {"README.md", "# 前言\n"},
                        {"1.md", "# 一\n"},
                        {"2.md", "# 二\n"},
                        {"3.md", "# 三\n"},
                        {"4.md", "# 四\n"},
                        {"5.md", "# 附录甲\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 README.md, [上编] 1 1.md, 1 2.md, [下编] 1 3.md, 2 4.md, 1 5.md");
    EXPECT_EQ(book.import->chapters[5].role, ChapterRole::appendix);
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
}

TEST(ImportOfGitBook, WhatStandsUnderAnAppendixGoesWithIt) {
    const Folder folder{{"SUMMARY.md",
                         "# 书\n## 上编\n- [一](1.md) (也许并入二?)\n\n- [附录](2.md)\n"
                         "    - [`字`表](3.md)\n"},
                        {"1.md", "# 一\n"},
                        {"2.md", "# 附录\n"},
                        {"3.md", "字。\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "[上编] 1 1.md, 1 2.md, 2 3.md");
    EXPECT_EQ(book.import->chapters[0].role, ChapterRole::chapter);
    EXPECT_EQ(book.import->chapters[1].role, ChapterRole::appendix);
    EXPECT_EQ(book.import->chapters[2].title, "字表");
}

TEST(ImportOfGitBook, BetweenChaptersATitleWithoutATextIsNoPart) {
    const Folder folder{{"SUMMARY.md", "* 头\n  * [一](1.md)\n* [二](2.md)\n"},
                        {"1.md", "# 一\n"},
                        {"2.md", "# 二\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 1.md, 1 2.md");
    EXPECT_EQ(book.codes, std::vector{Code::C018}) << book.messages;
}

TEST(ImportOfGitBook, OfABookInSeveralLanguagesTheChineseIsTaken) {
    const Folder folder{{"LANGS.md", "* [English](en/)\n* [中文](zh/)\n"},
                        {"en/SUMMARY.md", "* [One](1.md)\n"},
                        {"en/1.md", "# One\n"},
                        {"zh/SUMMARY.md", "* [二](2.md)\n* [一](1.md)\n"},
                        {"zh/1.md", "# 一\n"},
                        {"zh/2.md", "# 二\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 zh/2.md, 1 zh/1.md");
    EXPECT_EQ(book.left(LeftOut::Why::other_language), "en/1.md");
    EXPECT_EQ(book.left(LeftOut::Why::of_the_project), "LANGS.md");
}

const File bookdown_index = {"index.Rmd",
                             "---\ntitle: \"统计\"\nauthor: 丁\ndate: \"2024-05-06\"\nsite: "
                             "bookdown::bookdown_site\nbibliography: r.bib\n---\n\n# 序 {-}\n"};

TEST(ImportOfBookdown, TakesListedFilesPartsAndAppendices) {
    const Folder folder{
        {"_bookdown.yml",
         "book_filename: x\nrmd_files:\n  html: [\"b.Rmd\", \"index.Rmd\", \"a.Rmd\", \"z.Rmd\", "
         "\"y.Rmd\"]\n  latex: [\"b.Rmd\"]\nlanguage:\n  ui: x\n"},
        bookdown_index,
        {"a.Rmd", "# 甲 {#a}\n"},
        {"b.Rmd", "# (PART\\*) 上编 {short=\"上\" -}\n\n# 乙\n"},
        {"z.Rmd", "# (APPENDIX) 附录 {-}\n\n# 丙\n"},
        {"y.Rmd", "# 丁\n"},
        {"_draft.Rmd", "# 草\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 index.Rmd, [上编] 1 b.Rmd, 1 a.Rmd, [附录] 1 z.Rmd, 1 y.Rmd");
    ASSERT_TRUE(book.import);
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
    EXPECT_EQ(book.import->title, "统计");
    EXPECT_EQ(book.import->authors, std::vector<std::string>{"丁"});
    EXPECT_EQ(book.import->date, (Date{2024, 5, 6}));
    EXPECT_EQ(book.import->chapters[1].title, "乙");
    EXPECT_EQ(book.import->chapters[2].role, ChapterRole::chapter);
    EXPECT_EQ(book.import->chapters[3].role, ChapterRole::appendix);
    EXPECT_EQ(book.import->chapters[4].role, ChapterRole::appendix);
    EXPECT_EQ(book.import->not_taken,
              (std::vector<std::string>{"_bookdown.yml: language", "index.Rmd: bibliography"}));
    EXPECT_NE(manifest_text(*book.import).find("[markdown]\ndialect = \"pandoc\"\n"),
              std::string::npos);
}

TEST(ImportOfBookdown, WithoutAListTakesTheFilesByName) {
    const Folder folder{bookdown_index,       {"10-b.Rmd", "# 乙\n"},    {"02-a.Rmd", "# 甲\n"},
                        {"_x.Rmd", "# 草\n"}, {"README.md", "# 读我\n"}, {"sub/c.Rmd", "# 丙\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 index.Rmd, 1 02-a.Rmd, 1 10-b.Rmd");
    EXPECT_EQ(book.import->system, System::bookdown);
}

TEST(ImportOfQuarto, TakesChaptersPartsAndAppendices) {
    const Folder folder{
        {"_quarto.yml",
         "project:\n  type: book\nbook:\n  title: \"数据\"\n  author:\n    - name: 丁\n    - 戊\n"
         "  date: 2025-03-04\n  cover-image: c.png\n  chapters:\n    - index.qmd\n"
         "    - part: 基础\n      chapters:\n        - a.qmd\n        - text: 乙章\n"
         "          file: b.md\n    - part: two.qmd\n      chapters:\n        - n.ipynb\n"
         "        - d.qmd\n  appendices:\n    - t.qmd\nlang: zh\nbibliography: r.bib\n"},
        {"index.qmd", "# 序 {.unnumbered}\n\n话。\n"},
        {"a.qmd", "---\ntitle: \"甲章\"\n---\n\n话。\n"},
        {"b.md", "话。\n"},
        {"two.qmd", "# 进阶\n"},
        {"d.qmd", "# 丁章\n"},
        {"t.qmd", "# 工具\n"},
        {"n.ipynb", "{}"},
        {"c.png", "x"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 index.qmd, [基础] 1 a.qmd, 1 b.md, [进阶] 1 d.qmd, 1 t.qmd");
    ASSERT_TRUE(book.import);
    EXPECT_EQ(book.codes, std::vector{Code::C017}) << book.messages;
    EXPECT_NE(book.messages.find("_quarto.yml:19:11"), std::string::npos) << book.messages;
    EXPECT_EQ(book.import->authors, (std::vector<std::string>{"丁", "戊"}));
    EXPECT_EQ(book.import->date, (Date{2025, 3, 4}));
    EXPECT_EQ(book.import->cover, "c.png");
    EXPECT_EQ(book.import->language, "zh-Hans");
    EXPECT_EQ(book.import->chapters[0].title, "序");
    EXPECT_EQ(book.import->chapters[1].title, "甲章");
    EXPECT_FALSE(book.import->chapters[1].needs_title);
    EXPECT_TRUE(book.import->chapters[2].needs_title);
    EXPECT_EQ(book.import->chapters[4].role, ChapterRole::appendix);
    EXPECT_EQ(book.import->not_taken, std::vector<std::string>{"_quarto.yml: bibliography"});
    EXPECT_EQ(book.left(LeftOut::Why::not_listed), "");
}

TEST(ImportOfPandoc, TakesTheMetadataOfAFileOrOfTheFirstChapter) {
    const Folder own{{"metadata.yaml", "title: 诗\nauthor: [己, 庚]\nlang: zh-TW\nrights: 版權\n"},
                     {"01.md", "# 一\n\n們\n"}};
    const Read first = read(own);
    ASSERT_TRUE(first.import) << first.messages;
    EXPECT_EQ(first.import->system, System::pandoc);
    EXPECT_EQ(first.import->title, "诗");
    EXPECT_EQ(first.import->authors, (std::vector<std::string>{"己", "庚"}));
    EXPECT_EQ(first.import->language, "zh-TW");
    EXPECT_EQ(first.import->rights, "版權");
    const Folder inside{{"01.md", "---\ntitle: 词\nauthor: 辛\n...\n\n# 一\n"},
                        {"02.md", "# 二\n"}};
    const Read second = read(inside);
    ASSERT_TRUE(second.import) << second.messages;
    EXPECT_EQ(second.import->title, "词");
    EXPECT_EQ(second.chapters(), "1 01.md, 1 02.md");
}

TEST(ImportOfAFolder, OrdersItsFilesAsAPersonCounts) {
    const Folder folder{{"第十章.md", "# 十\n"}, {"第二章.md", "# 二\n"},
                        {"后记.md", "# 后记\n"}, {"README.md", "# 说明\n"},
                        {"前言.md", "# 前言\n"}, {"第十二章.md", "# 十二\n"},
                        {"LICENSE.md", "MIT\n"}, {"notes.txt", "x"},
                        {".hidden.md", "x"},     {"node_modules/x.md", "x"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 前言.md, 1 第二章.md, 1 第十章.md, 1 第十二章.md, 1 后记.md");
    EXPECT_EQ(book.import->title, "说明");
    EXPECT_EQ(book.left(LeftOut::Why::of_the_project), "README.md, LICENSE.md, node_modules/");
    EXPECT_EQ(book.left(LeftOut::Why::not_listed), "");
}

TEST(ImportOfAFolder, FoldersOfAFolderAreParts) {
    const Folder folder{{"01-上编/2.md", "# 二\n"},         {"01-上编/10.md", "# 十\n"},
                        {"02-下编/README.md", "# 头\n"},    {"02-下编/a.md", "# 甲\n"},
                        {"02-下编/深/README.md", "# 深\n"}, {"02-下编/深/b.md", "# 乙\n"}};
    EXPECT_EQ(read(folder).chapters(),
              "[上编] 1 01-上编/2.md, 1 01-上编/10.md, [下编] 1 02-下编/README.md, 1 02-下编/a.md, "
              "1 02-下编/深/README.md, 2 02-下编/深/b.md");
    const Folder one{{"docs/a.md", "# 甲\n"}, {"docs/b.md", "# 乙\n"}, {"README.md", "# 书名\n"}};
    EXPECT_EQ(read(one).chapters(), "1 docs/a.md, 1 docs/b.md");
}

TEST(ImportOfAFolder, OrdersNumeralsVolumesAndWords) {
    const std::vector<std::string> ordered{
        "1",    "2",      "2a",       "10",           "卷上",        "卷中",
        "卷下", "第三回", "第二十回", "第一百零三回", "第一百二十回"};
    for (std::size_t i = 0; i + 1 < ordered.size(); ++i) {
        EXPECT_TRUE(natural_less(ordered[i], ordered[i + 1])) << ordered[i];
        EXPECT_FALSE(natural_less(ordered[i + 1], ordered[i])) << ordered[i];
    }
    EXPECT_FALSE(natural_less("一", "一"));
}

TEST(ImportOfAFolder, SaysWhereThereIsNothingToMakeABookOf) {
    const Folder folder{{"a.txt", "x"}};
    EXPECT_FALSE(recognise(folder.path()));
    EXPECT_FALSE(recognise(folder.path() / "nowhere"));
    EXPECT_EQ(read(folder).codes, std::vector{Code::C011});
}

TEST(ImportOfAFolder, NothingOutsideOfItIsTaken) {
    const Folder folder{
        {"SUMMARY.md", "* [一](../../a.md)\n* [二](/etc/passwd.md)\n* [三](1.md)\n"},
        {"1.md", "# 一\n"}};
    const Read book = read(folder);
    EXPECT_EQ(book.chapters(), "1 1.md");
    EXPECT_EQ(book.codes, (std::vector{Code::C017, Code::C017})) << book.messages;
}

TEST(ImportOfAFolder, AnyListIsReadWithoutACrash) {
    const std::vector<std::string> pieces{
        "* ",     "- ",  "1. ",  "    ", "\t",  "\n",   "[",   "](", ")", "1.md",
        "#",      "# ",  "\\",   "<",    ">",   "<!--", "-->", "\"", "'", "%4",
        "%E4%B8", "---", "\xFF", "一",   "../", "/",    ":",   "`",  "*"};
    std::uint32_t state = 7;
    for (int i = 0; i < 300; ++i) {
        std::string list;
        for (int n = 0; n < 60; ++n) {
            state = state * 1664525 + 1013904223;
            list += pieces[(state >> 16) % pieces.size()];
        }
        Sources sources;
        const Outline outline = read_summary(sources.add("SUMMARY.md", list), sources);
        for (const OutlineEntry& entry : outline) EXPECT_LE(entry.span.end, list.size());
    }
    std::string nested = "* ";
    for (int i = 0; i < 200000; ++i) nested += "[";
    for (int i = 0; i < 200000; ++i) nested += "](x)";
    Sources sources;
    EXPECT_EQ(read_summary(sources.add("SUMMARY.md", nested), sources).size(), 1U);
}

TEST(ImportOfAFolder, WritesAManifestOnceAndNothingElse) {
    const Folder folder{{"01.md", "# \"引\" \\\n\n话。\n"}, {"02.md", "话。\n"}};
    const Read book = read(folder);
    ASSERT_TRUE(book.import);
    write_manifest(*book.import, folder.path());
    EXPECT_EQ(read_file(folder.path() / "banxin.toml"),
              "# banxin import\n\n[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n\n"
              "[[chapter]]\nfile = \"01.md\"\n\n[[chapter]]\nfile = \"02.md\"\ntitle = \"02\"\n");
    EXPECT_THROW(write_manifest(*book.import, folder.path()), Failure);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 3);
}

}  // namespace
}  // namespace banxin::importer
