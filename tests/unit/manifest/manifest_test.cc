// A whole manifest: what arrives, and what is said when it is wrong.

#include "unit/manifest/manifest_fixture.h"

#include <algorithm>

namespace banxin::testing {
namespace {

TEST_F(ManifestTest, TheSmallestManifestHasATitleALanguageAndAChapter) {
    const auto manifest = read_book("");
    ASSERT_TRUE(manifest) << messages;
    EXPECT_EQ(messages, "");
    EXPECT_EQ(manifest->metadata.title.value, "书");
    EXPECT_EQ(manifest->metadata.language.value, "zh-Hans");
    EXPECT_EQ(manifest->output.trim.value, "");
    EXPECT_TRUE(manifest->output.colophon);
    ASSERT_EQ(manifest->chapters.size(), 1U);
    EXPECT_EQ(manifest->chapters[0].kind, ChapterKind::plain);
    EXPECT_EQ(manifest->chapters[0].file.value, "01.md");
}

TEST_F(ManifestTest, EveryFieldArrives) {
    const auto manifest = read(R"([book]
title = "雨"
subtitle = "三篇"
language = "zh-hant-tw"
authors = ["甲", { name = "Ida Fenwick", role = "trl", sort = "fenwick, ida" }]
publisher = "版心"
date = 2026-11-01
rights = "CC0"
description = """
一行
二行"""
subjects = ["雨", "水"]
series = { name = "丛书", number = 3 }
isbn = "978-7-02-000872-8"
edition = "第二版"
cover = "cover.png"

[output]
epub = false
pdf = true
style = "own"
trim = [140, 203.5]
characters = 26
chapter_start = "recto"
lines = 25
fonts = "none"
name = "rain-2.0"
colophon = false
sources = true
contents_depth = 3

[fonts]
serif = "Source Han Serif"
fallback = ["A", "B"]

[typography]
line_edges = "strict"
opening_bracket = "hang"
punctuation = "kaiming"
hanging = true
gap = 0.13
latin_scale = 1.05
notes = "chapter"
latin_rise = -0.02
korean = "syllable"
hyphenation = false

[markdown]
dialect = "pandoc"

[[chapter]]
role = "foreword"
file = "01.md"
author = "甲"
date = "2026-08"
epigraph = { text = "风来了。", source = "《谣》" }

[[chapter]]
kind = "translation"
file = "text/雨.md"
title = "敲玻璃"
language = "zh-TW"
original = { title = "Tapping", author = "Ida", language = "EN-gb", publisher = "P", date = 2026, url = "https://example.org/a?b=1" }
translators = ["乙", "丙"]
parallel = "02.md"

[[chapter]]
kind = "news"
file = "02.md"
byline = "记者"
dateline = "槐渡"
kicker = "引题"
deck = "副题"
[chapter.source]
outlet = "周报"
headline = "标题"
date = 2026-10-12
url = "http://例子.测试/路"
)");
    ASSERT_TRUE(manifest) << messages;
    const Metadata& book = manifest->metadata;
    EXPECT_EQ(book.subtitle, "三篇");
    EXPECT_EQ(book.language.value, "zh-Hant-TW");
    ASSERT_EQ(book.authors.size(), 2U);
    EXPECT_EQ(book.authors[0].name, "甲");
    EXPECT_EQ(book.authors[0].role, "aut");
    EXPECT_EQ(book.authors[1].role, "trl");
    EXPECT_EQ(book.authors[1].sort, "fenwick, ida");
    EXPECT_EQ(book.date, (Date{2026, 11, 1}));
    EXPECT_EQ(book.description, "一行\n二行");
    EXPECT_EQ(book.subjects, (std::vector<std::string>{"雨", "水"}));
    EXPECT_EQ(book.series.value().name, "丛书");
    EXPECT_EQ(book.series.value().number, 3U);
    EXPECT_EQ(book.isbn, "9787020008728");
    EXPECT_EQ(book.identifier, "urn:isbn:9787020008728");
    EXPECT_EQ(book.cover.value, "cover.png");
    const OutputSettings& output = manifest->output;
    EXPECT_FALSE(output.epub);
    EXPECT_EQ(output.style.value, "own");
    EXPECT_EQ(output.trim_mm, (std::array<double, 2>{140, 203.5}));
    EXPECT_EQ(output.trim.value, "[140, 203.5]");
    EXPECT_TRUE(output.chapters_on_recto);
    EXPECT_EQ(manifest->typography.notes, NoteNumbering::chapter);
    EXPECT_EQ(output.characters, 26);
    EXPECT_EQ(output.lines, 25);
    EXPECT_EQ(output.fonts, FontEmbedding::none);
    EXPECT_EQ(output.name, "rain-2.0");
    EXPECT_FALSE(output.colophon);
    EXPECT_TRUE(output.sources);
    EXPECT_EQ(output.contents_depth, 3);
    EXPECT_EQ(manifest->fonts.serif, (std::vector<std::string>{"Source Han Serif"}));
    EXPECT_EQ(manifest->fonts.fallback, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(manifest->dialect, Dialect::pandoc);
    EXPECT_EQ(manifest->typography.line_edges, LineEdgeLevel::strict);
    EXPECT_EQ(manifest->typography.punctuation, PunctuationStyle::kaiming);
    EXPECT_EQ(manifest->typography.opening_bracket, OpeningBracket::hang);
    EXPECT_TRUE(manifest->typography.hanging);
    EXPECT_EQ(manifest->typography.gap, 13);
    EXPECT_EQ(manifest->typography.latin_scale, 105);
    EXPECT_EQ(manifest->typography.latin_rise, -2);
    EXPECT_TRUE(manifest->typography.hangul_by_syllable);
    EXPECT_FALSE(manifest->typography.hyphenation);
    ASSERT_EQ(manifest->chapters.size(), 3U);
    EXPECT_EQ(manifest->chapters[0].role, ChapterRole::foreword);
    EXPECT_EQ(manifest->chapters[0].fields.date, (Date{2026, 8, 0}));
    EXPECT_EQ(manifest->chapters[0].fields.epigraph.value().text, "风来了。");
    EXPECT_EQ(manifest->chapters[0].fields.epigraph.value().source, "《谣》");
    const ChapterEntry& translation = manifest->chapters[1];
    EXPECT_EQ(translation.title.value, "敲玻璃");
    EXPECT_EQ(translation.language, "zh-TW");
    EXPECT_EQ(translation.fields.original.value().language, "en-GB");
    EXPECT_EQ(translation.fields.original.value().date, (Date{2026, 0, 0}));
    EXPECT_EQ(translation.fields.translators, (std::vector<std::string>{"乙", "丙"}));
    ASSERT_TRUE(translation.fields.parallel);
    EXPECT_EQ(translation.fields.parallel->file, "02.md");
    EXPECT_EQ(translation.fields.parallel->print, ParallelPrint::facing);
    EXPECT_EQ(manifest->chapters[2].fields.source.value().headline, "标题");
    EXPECT_EQ(manifest->chapters[2].fields.byline, "记者");
    EXPECT_EQ(manifest->chapters[2].fields.kicker, "引题");
    EXPECT_EQ(manifest->chapters[2].fields.deck, "副题");
    const std::vector<FieldValue>& said = manifest->chapters[2].fields.in_manifest;
    const auto headline = std::find_if(said.begin(), said.end(), [](const FieldValue& one) {
        return one.key == "source.headline";
    });
    ASSERT_NE(headline, said.end());
    EXPECT_EQ(headline->value, "标题");
    EXPECT_TRUE(headline->span.known());
}

TEST_F(ManifestTest, AChapterStandsAtMostALevelUnderTheOneBeforeIt) {
    const auto manifest = read(
        "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n[output]\nremote_images = \"link\"\n"
        "[[chapter]]\nfile = \"01.md\"\n[[chapter]]\nfile = \"02.md\"\nlevel = 3\n"
        "[[chapter]]\npart = \"下编\"\nlevel = 2\nfile = \"text/雨.md\"\n");
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->chapters[0].level, 1);
    EXPECT_EQ(manifest->chapters[1].level, 2);
    EXPECT_EQ(manifest->chapters[2].level, 1);
    EXPECT_TRUE(manifest->output.links_remote_images);
    EXPECT_EQ(code(), "M028");
    EXPECT_NE(messages.find("banxin.toml:10:9"), std::string::npos) << messages;
    EXPECT_FALSE(read_chapter("level = 4"));
    EXPECT_EQ(code(), "M007");
}

TEST_F(ManifestTest, AnEmptyFileIsToldWhatToBeginWith) {
    EXPECT_FALSE(read(""));
    EXPECT_EQ(messages,
              "banxin.toml:1:1: error[M003]: 'book' is missing\n"
              "  1 | \n"
              "    | ^\n"
              "  hint: begin the file with [book], title = \"…\" and language = \"zh-Hans\"\n"
              "banxin.toml:1:1: error[M015]: the book has no chapter\n"
              "  1 | \n"
              "    | ^\n"
              "  hint: add [[chapter]] and below it file = \"01.md\"\n");
}

TEST_F(ManifestTest, AllMistakesAreShownInTheOrderOfTheFile) {
    EXPECT_FALSE(
        read("[book]\ntitel = \"书\"\nauthors = \"甲\"\n[output]\npdf = \"no\"\n"
             "[[chapter]]\nkind = \"essey\"\nfile = \"1.md\"\n"));
    EXPECT_EQ(messages,
              "banxin.toml:1:1: error[M003]: 'title' is missing\n"
              "  1 | [book]\n"
              "    | ^~~~~~\n"
              "  hint: add title = …\n"
              "banxin.toml:1:1: error[M003]: 'language' is missing\n"
              "  1 | [book]\n"
              "    | ^~~~~~\n"
              "  hint: usual: zh-Hans, zh-Hant, zh-Hant-HK, ja, ko, en\n"
              "banxin.toml:2:1: error[M002]: unknown key 'titel'\n"
              "  2 | titel = \"书\"\n"
              "    | ^~~~~\n"
              "  hint: did you mean 'title'?\n"
              "banxin.toml:3:11: error[M004]: 'authors' has the wrong type: expected array, found "
              "string\n"
              "  3 | authors = \"甲\"\n"
              "    |           ^~~~\n"
              "  hint: write authors = [\"…\"] or authors = [{ name = \"…\", role = \"aut\" }]\n"
              "banxin.toml:5:7: error[M004]: 'pdf' has the wrong type: expected boolean, found "
              "string\n"
              "  5 | pdf = \"no\"\n"
              "    |       ^~~~\n"
              "  hint: write pdf = true or pdf = false\n"
              "banxin.toml:7:8: error[M005]: 'kind' cannot be 'essey'\n"
              "  7 | kind = \"essey\"\n"
              "    |        ^~~~~~~\n"
              "  hint: did you mean 'essay'?\n"
              "banxin.toml:8:8: error[M016]: file '1.md' not found\n"
              "  8 | file = \"1.md\"\n"
              "    |        ^~~~~~\n"
              "  hint: did you mean '01.md'?\n");
}

TEST_F(ManifestTest, TheCaretStandsUnderChineseTextInChineseToo) {
    EXPECT_FALSE(
        read("[book]\ntitle = \"雨\"\nlanguage = \"zh-Hans\"\n"
             "series = { name = \"小丛书\", 编号 = 1 }\n[[chapter]]\nfile = \"text/雪.md\"\n",
             Speech::chinese));
    EXPECT_EQ(code(), "M001");
    EXPECT_FALSE(
        read("[book]\ntitle = \"雨\"\nlanguage = \"zh-Hans\"\n"
             "series = { name = \"小丛书\", \"编号\" = 1 }\n[[chapter]]\nfile = \"text/雪.md\"\n",
             Speech::chinese));
    EXPECT_EQ(messages,
              "banxin.toml:4:26: 错误[M002]: 未知的键“编号”\n"
              "  4 | series = { name = \"小丛书\", \"编号\" = 1 }\n"
              "    |                             ^~~~~~\n"
              "  提示: 此处可用：name, number\n"
              "banxin.toml:6:8: 错误[M016]: 找不到文件“text/雪.md”\n"
              "  6 | file = \"text/雪.md\"\n"
              "    |        ^~~~~~~~~~~~\n"
              "  提示: 是不是“text/雨.md”？\n");
}

TEST_F(ManifestTest, AFileOutsideTheFolderIsRefused) {
    for (const char* name : {"../01.md", "/etc/passwd", "text/../../../etc/passwd"}) {
        EXPECT_FALSE(read_book("cover = \"" + std::string(name) + "\""));
        EXPECT_EQ(code(), "M017") << name;
    }
    EXPECT_FALSE(read_book("cover = \"text\""));
    EXPECT_EQ(code(), "M018");
}

TEST_F(ManifestTest, AFileListedTwiceIsShownWithItsFirstPlace) {
    EXPECT_FALSE(read_chapter("[[chapter]]\nfile = \"text/../01.md\""));
    EXPECT_EQ(messages,
              "banxin.toml:7:8: error[M019]: file 'text/../01.md' is listed twice\n"
              "  7 | file = \"text/../01.md\"\n"
              "    |        ^~~~~~~~~~~~~~~\n"
              "  see: banxin.toml:5:8\n"
              "  5 | file = \"01.md\"\n"
              "    |        ^~~~~~~\n"
              "  hint: remove one of the two\n");
}

TEST_F(ManifestTest, AnyChapterSaysWhoseItsNotesAre) {
    const auto by = [this](const std::string& lines) {
        return read_chapter(lines)->chapters[0].fields.notes_by;
    };
    EXPECT_EQ(by("kind = \"translation\"\nnotes_by = \"translator\""), NoteBy::translator);
    EXPECT_EQ(by("notes_by = \"editor\""), NoteBy::editor);
    EXPECT_FALSE(by("kind = \"translation\"").has_value());
    EXPECT_FALSE(read_chapter("notes_by = \"reader\""));
    EXPECT_NE(messages.find("'notes_by' cannot be 'reader'"), std::string::npos);
}

TEST_F(ManifestTest, AFieldOfAnotherKindSaysWhoseItIs) {
    EXPECT_FALSE(read_chapter("kind = \"essay\"\nbyline = \"记者\""));
    EXPECT_EQ(messages,
              "banxin.toml:7:1: error[M002]: unknown key 'byline'\n"
              "  7 | byline = \"记者\"\n"
              "    | ^~~~~~\n"
              "  hint: 'byline' belongs to chapters of kind news\n");
    EXPECT_FALSE(read_chapter("kind = \"news\"\nauthor = \"甲\""));
    EXPECT_NE(messages.find("'author' belongs to chapters of kind plain, essay"),
              std::string::npos);
}

TEST_F(ManifestTest, AMisspeltKindDoesNotBlameItsFields) {
    EXPECT_FALSE(read_chapter("kind = \"new\"\nbyline = \"记者\""));
    EXPECT_EQ(code(), "M005");
    EXPECT_EQ(messages.find("byline"), std::string::npos);
}

TEST_F(ManifestTest, OnlyWebAddressesAreFollowed) {
    for (const char* url : {"javascript:alert(1)", "file:///etc/passwd", "example.org", "https://",
                            "https://a b", "http:///x"}) {
        EXPECT_FALSE(read_chapter("kind = \"essay\"\nurl = \"" + std::string(url) + "\""));
        EXPECT_EQ(code(), "M020") << url;
    }
}

// EPUB 14, 16, 17, 22, 82: a wrong ISBN, language, role, date or claim never gets as far as a book.
TEST_F(ManifestTest, WhatCannotStandInABookIsRefused) {
    const std::pair<const char*, const char*> cases[] = {
        {"subtitle = \"\"", "M006"},
        {"subtitle = \" \\u3000\"", "M006"},
        {"subtitle = \"a\\u0000b\"", "M021"},
        {"subtitle = \"a\\nb\"", "M021"},
        {"rights = \"a\\u001Bb\"", "M021"},
        {"rights = \"a\\u2028b\"", "M021"},
        {"rights = \"a\\u2029b\"", "M021"},
        {"rights = \"a\\uFEFFb\"", "M021"},
        {"date = \"2026-02-30\"", "M011"},
        {"date = \"26\"", "M011"},
        {"date = true", "M004"},
        {"isbn = \"123\"", "M012"},
        {"isbn = \"978-7-02-000872-1\"", "M013"},
        {"series = { name = \"丛\", number = 0 }", "M007"},
        {"series = { number = 1 }", "M003"},
        {"authors = [{ name = \"甲\", role = \"author\" }]", "M005"},
        {"authors = [1]", "M004"},
        {"subjects = [1]", "M004"},
        {"print_isbn = \"978-7-02-000872-1\"", "M013"},
        {"title_in = { zh_Hant = \"書\" }", "M010"},
        {"title_in = { en = 1 }", "M004"},
        {"accessibility = { level = \"AA\" }", "M003"},
        {"accessibility = { certified_by = \"x\" }", "M003"},
        {"accessibility = { level = \"AAAA\", certified_by = \"x\" }", "M005"},
        {"[output]\nname = \"雨/夜\"", "M014"},
        {"[output]\ntrim = [140]", "M022"},
        {"[output]\ntrim = [inf, 3]", "M022"},
        {"[output]\ncontents_depth = 4", "M007"},
        {"[fonts]\nserif = 1", "M004"},
        {"[books]", "M002"},
    };
    for (const auto& [lines, wanted] : cases) {
        EXPECT_FALSE(read_book(lines)) << lines;
        EXPECT_EQ(code(), wanted) << messages;
    }
    EXPECT_TRUE(read_book("rights = \"a\\nb\"")) << messages;
}

// EPUB 18, 82
TEST_F(ManifestTest, ReadsOtherScriptsAndWhoCertifies) {
    const auto manifest = read_book(
        "title_in = { en = \"Book\", zh-hant = \"書\" }\n"
        "authors = [{ name = \"甲\", name_in = { en = \"Jia\" } }]\n"
        "accessibility = { level = \"AA\", certified_by = \"某社\", summary = \"说明\" }");
    ASSERT_TRUE(manifest) << messages;
    const Metadata& book = manifest->metadata;
    ASSERT_EQ(book.title_in.size(), 2U);
    EXPECT_EQ(book.title_in[1].language, "zh-Hant");
    EXPECT_EQ(book.title_in[1].text, "書");
    EXPECT_EQ(book.authors.at(0).name_in.at(0).text, "Jia");
    EXPECT_EQ(book.certification.value().standard, "EPUB Accessibility 1.1 - WCAG 2.1 Level AA");
    EXPECT_EQ(book.certification.value().certified_by, "某社");
    EXPECT_EQ(book.accessibility_summary, "说明");
    EXPECT_FALSE(read_book("").value().metadata.certification);
}

// EPUB 43
TEST_F(ManifestTest, ThePrintedEditionHasAnIdentifierOfItsOwn) {
    const Metadata made = read_book("isbn = \"978-7-02-000872-8\"").value().metadata;
    EXPECT_TRUE(made.print_identifier.starts_with("urn:uuid:"));
    EXPECT_NE(made.print_identifier, made.identifier);
    EXPECT_EQ(read_book("isbn = \"978-7-02-000872-8\"\nprint_isbn = \"978-7-5327-7332-9\"")
                  .value()
                  .metadata.print_identifier,
              "urn:isbn:9787532773329");
    EXPECT_FALSE(read_book("[output]\npage_list = false").value().output.page_list);
    const OutputSettings bare =
        read_book("[output]\ncover_page = false\nncx = false\nruby_parentheses = false")
            .value()
            .output;
    EXPECT_FALSE(bare.cover_page || bare.ncx || bare.ruby_parentheses);
}

TEST_F(ManifestTest, AJapaneseBookNamesItsLevelAsJlreqDoes) {
    const auto level = [this](const char* language, const char* name) {
        const auto manifest = read(std::string("[book]\ntitle = \"本\"\nlanguage = \"") + language +
                                   "\"\n[typography]\nline_edges = \"" + name +
                                   "\"\n[[chapter]]\nfile = \"01.md\"\n");
        return manifest ? static_cast<int>(manifest->typography.line_edges) : -1;
    };
    EXPECT_EQ(level("ja", "very-loose"), 0);
    EXPECT_EQ(level("ja", "strict"), static_cast<int>(Typography{}.line_edges));
    EXPECT_EQ(level("ja", "very-strict"), 3);
    EXPECT_EQ(level("zh-Hans", "strict"), 3);
    EXPECT_EQ(level("zh-Hans", "very-strict"), -1);
    EXPECT_EQ(level("ja", "gb"), -1);
}

TEST_F(ManifestTest, WrongShapesAtTheTopAreReported) {
    EXPECT_FALSE(read("book = 1\nchapter = 2\noutput = []\nfonts = \"x\"\n"));
    EXPECT_EQ(messages.find("M015"), std::string::npos);
    EXPECT_FALSE(read("book = {}\nchapter = [1, {}]\n"));
    EXPECT_FALSE(read("[book]\n[chapter]\nfile = \"01.md\"\n"));
    EXPECT_NE(messages.find("hint: write [[chapter]] on a line of its own"), std::string::npos);
}

TEST_F(ManifestTest, TheIdentifierDependsOnTheBookAlone) {
    const std::string first = read_book("authors = [\"甲\"]").value().metadata.identifier;
    EXPECT_EQ(first.substr(0, 9), "urn:uuid:");
    EXPECT_EQ(first[23], '5') << first;
    EXPECT_EQ(first,
              read_book("authors = [{name=\"甲\"}]\nrights = \"x\"").value().metadata.identifier);
    EXPECT_NE(first, read_book("authors = [\"乙\"]").value().metadata.identifier);
    EXPECT_NE(first, read_book("authors = [\"甲\"]\nedition = \"2\"").value().metadata.identifier);
    EXPECT_EQ(read_book("identifier = \"urn:x:1\"").value().metadata.identifier, "urn:x:1");
}

// What is wrong with texts is told in the same run, unless it is not sure how they are to be read.
TEST_F(ManifestTest, GoesOnWhereTheTextsCanBeJudged) {
    const std::string head = "[book]\ntitle = \"书\"\nlanguage = \"zh-Hans\"\n";
    const std::string chapter = "[[chapter]]\nfile = \"01.md\"\n";
    const std::string fine[] = {
        head + "date = \"2026-02-30\"\n" + chapter,
        head + "no_such_key = 1\n" + chapter,
        head + "[output]\ncontents_depth = 99\n" + chapter,
        head + "[fonts]\nserif = 1\n" + chapter,
        head + chapter + "[[chapter]]\nfile = \"gone.md\"\n",
    };
    for (const std::string& text : fine) {
        EXPECT_FALSE(read(text)) << text;
        EXPECT_TRUE(goes_on) << text << messages;
    }
    const std::string doubtful[] = {
        "[book]\ntitle = \"书\"\n" + chapter,
        "[book]\ntitle = \"书\"\nlanguage = \"Chinese text\"\n" + chapter,
        head + "[markdown]\ndialect = \"pandok\"\n" + chapter,
        head + "[markdwon]\ndialect = \"pandoc\"\n" + chapter,
        head + "[checks]\nwarn = [\"Z999\"]\n" + chapter,
        head + "date = “2026”\n" + chapter,
        head + chapter + "kind = \"essai\"\n",
        head + chapter + "lang = \"ja\"\n",
        head + chapter + chapter,
    };
    for (const std::string& text : doubtful) {
        EXPECT_FALSE(read(text)) << text;
        EXPECT_FALSE(goes_on) << text << messages;
    }
}

}  // namespace
}  // namespace banxin::testing
