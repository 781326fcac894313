// A Word document and a text of 青空文庫 to chapters of Markdown.
#include "importer/new_book.h"
#include "unit/importer/folders.h"
#include "unit/word/packages.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace banxin::importer {
namespace {

using word::document;
using word::item;
using word::paragraph;
using word::run;
using word::styled;

struct Made {
    std::optional<NewBook> book;
    std::vector<Code> codes;
    std::string messages;

    [[nodiscard]] std::string file(const std::string& name) const {
        if (book)
            for (const NewFile& one : book->files)
                if (one.name == name) return one.bytes;
        return "no " + name + ": " + messages;
    }
};

Made word_book(const std::string& body, word::PackageParts more = {}) {
    Made made;
    Sources sources;
    Diagnostics diagnostics;
    made.book = read_word(document(body, std::move(more)), "书.docx", diagnostics);
    for (const Diagnostic& one : diagnostics.items()) made.codes.push_back(one.code);
    made.messages = to_text(diagnostics, sources, Speech::english);
    return made;
}

TEST(BookOfAWordDocument, HasAChapterForEachHeadingOfTheHighestLevel) {
    const Made made = word_book(styled("t", "书名") + paragraph(run("题记。")) + styled("1", "甲") +
                                styled("o", "节") + paragraph(run("　　话。")) + styled("1", "乙") +
                                paragraph(run("完。")));
    ASSERT_TRUE(made.book) << made.messages;
    EXPECT_EQ(made.book->import.title, "书名");
    EXPECT_EQ(made.file("01.md"), "题记。\n");
    EXPECT_TRUE(made.book->import.chapters[0].needs_title);
    EXPECT_EQ(made.file("02.md"), "# 甲\n\n## 节\n\n话。\n");
    EXPECT_EQ(made.file("03.md"), "# 乙\n\n完。\n");
    EXPECT_EQ(made.book->import.language, "zh-CN");
}

TEST(BookOfAWordDocument, WordsThatLookLikeMarksStayWords) {
    const Made made = word_book(
        paragraph(run("# 题 *星* _下_ [方](x) {a|b} $x$ `码` &amp;lt; &lt;b&gt; a=b ==x== %%")) +
        paragraph(run("1. 数")) + paragraph(run("- 线")) + paragraph(run("&gt; 引")) +
        paragraph(run("5%、a+b、C#、A&amp;B。")));
    EXPECT_EQ(made.file("01.md"),
              "\\# 题 \\*星\\* \\_下\\_ \\[方\\](x) \\{a\\|b\\} \\$x\\$ \\`码\\` \\&lt; \\<b\\> "
              "a=b \\=\\=x\\=\\= \\%\\%\n\n1\\. 数\n\n\\- 线\n\n\\> 引\n\n"
              "5%、a+b、C\\#、A\\&B。\n");
}

TEST(BookOfAWordDocument, SetsStarsOnlyWhereTheyCannotBeMisread) {
    const Made made = word_book(
        paragraph(run("话") + run("粗", "<w:b/>") + run("、") + run("“引”", "<w:b/>") + run("话") +
                  run("斜", "<w:i/>") + run("两", "<w:b/><w:i/>") + run("线", "<w:u/>") +
                  run("点", "<w:em w:val=\"dot\"/>") + run("删", "<w:strike/>") +
                  run("2", "<w:vertAlign w:val=\"superscript\"/>")));
    EXPECT_EQ(made.file("01.md"),
              "话**粗**、<b>“引”</b>话<i>斜</i><b><i>两</i></b><u>线</u>{点|.}<s>删</s>"
              "<sup>2</sup>\n");
}

TEST(BookOfAWordDocument, ListsQuotationsAndNumbersOfItsOwn) {
    const Made made = word_book(item("1", 0, "一") + item("1", 1, "深") + item("1", 0, "二") +
                                item("2", 0, "甲") + item("2", 0, "乙") + item("3", 0, "起") +
                                styled("q", "引") + styled("q", "又引"));
    EXPECT_EQ(made.file("01.md"),
              "- 一\n  - 深\n- 二\n\n<!-- -->\n\n1. 甲\n2. 乙\n\n第一章起\n\n> 引\n>\n> 又引\n");
}

TEST(BookOfAWordDocument, TablesWithSpansAreElementsAndOthersLines) {
    const auto cell = [](const std::string& text, const std::string& properties = "") {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(run(text)) + "</w:tc>";
    };
    const std::string head = "<w:trPr><w:tblHeader/></w:trPr>";
    const Made made = word_book("<w:tbl><w:tr>" + head + cell("甲") + cell("乙") + "</w:tr><w:tr>" +
                                cell("一|") + cell("二") + "</w:tr></w:tbl>" + "<w:tbl><w:tr>" +
                                cell("宽 &lt;", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
                                cell("左") + cell("右") + "</w:tr></w:tbl>");
    EXPECT_EQ(
        made.file("01.md"),
        "| 甲 | 乙 |\n|---|---|\n| 一\\| | 二 |\n\n<table>\n<tr><td colspan=\"2\">宽 &lt;</td>"
        "</tr>\n<tr><td>左</td><td>右</td></tr>\n</table>\n");
}

TEST(BookOfAWordDocument, NotesStandAtTheEndOfTheirChapter) {
    const Made made = word_book(
        paragraph(run("话") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
        {{"word/footnotes.xml", "<w:footnotes" + word::names_of_elements +
                                    "><w:footnote w:id=\"2\">" + paragraph(run("注。")) +
                                    paragraph(run("又。")) + "</w:footnote></w:footnotes>"}});
    EXPECT_EQ(made.file("01.md"), "话[^1]\n\n[^1]: 注。\n\n    又。\n");
}

TEST(BookOfAWordDocument, IsWrittenOnceAndNothingIsOverwritten) {
    const Folder folder{{"x.txt", ""}};
    const Made made = word_book(styled("1", "甲"));
    write_book(*made.book, folder.path() / "new");
    EXPECT_EQ(read_file(folder.path() / "new/01.md"), "# 甲\n");
    EXPECT_THROW(write_book(*made.book, folder.path() / "new"), Failure);
}

Made aozora(const std::string& text, std::initializer_list<File> files = {{"x", ""}}) {
    const Folder folder(files);
    Made made;
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add("山.txt", text);
    made.book = read_aozora(source, sources, BookFolder(folder.path()), diagnostics);
    for (const Diagnostic& one : diagnostics.items()) made.codes.push_back(one.code);
    made.messages = to_text(diagnostics, sources, Speech::english);
    return made;
}

TEST(BookOfAozora, HeadSymbolsChaptersAndFoot) {
    const std::string text =
        "山の話\r\n甲野乙\r\n丙訳\r\n\r\n----------------------------------------\r\n"
        "【テキスト中に現れる記号について】\r\n《》：ルビ\r\n"
        "----------------------------------------\r\n\r\n"
        "［＃８字下げ］一［＃「一」は大見出し］\r\n　山道《やまみち》。\r\n"
        "［＃ここから大見出し］\r\n二\r\n［＃ここで大見出し終わり］\r\n　話。\r\n"
        "［＃５字下げ］小［＃「小」は中見出し］\r\n\r\n底本：「山」甲社\r\n入力：乙\r\n";
    EXPECT_TRUE(is_aozora(text));
    const Made made = aozora(text);
    ASSERT_TRUE(made.book) << made.messages;
    EXPECT_EQ(made.book->import.title, "山の話");
    EXPECT_EQ(made.book->import.authors, (std::vector<std::string>{"甲野乙", "丙訳"}));
    EXPECT_EQ(made.book->import.language, "ja");
    EXPECT_EQ(made.file("01.md"), "# 一\n\n{山道|やまみち}。\n");
    EXPECT_EQ(made.file("02.md"), "# 二\n\n話。\n\n## 小\n");
    EXPECT_EQ(made.file("03.md"), "# 底本\n\n底本：「山」甲社\n\n入力：乙\n");
    EXPECT_EQ(made.book->import.not_taken,
              (std::vector<std::string>{"【テキスト中に現れる記号について】", "［＃８字下げ］",
                                        "［＃５字下げ］"}));
}

/// What becomes of one line.
std::string line(const std::string& text, std::vector<Code> codes = {}) {
    const Made made = aozora("題\n\n" + text + "\n");
    EXPECT_EQ(made.codes, codes) << made.messages;
    return made.file("01.md");
}

TEST(BookOfAozora, ReadingsStandOverTheWordsBeforeThem) {
    EXPECT_EQ(line("その山道《やまみち》"), "その{山道|やまみち}\n");
    EXPECT_EQ(line("｜赤い花《あかいはな》"), "{赤い花|あかいはな}\n");
    EXPECT_EQ(line("人々《ひとびと》、Tokyo《とうきょう》"),
              "{人々|ひとびと}、{Tokyo|とうきょう}\n");
    EXPECT_EQ(line("《題》という、《"), "《題》という、《\n");
}

TEST(BookOfAozora, NotesAboutWords) {
    EXPECT_EQ(line("大事な［＃「大事な」に傍点］話"), "{大事な|.}話\n");
    EXPECT_EQ(line("大《だい》事［＃「大事」は太字］"), "<b>{大|だい}事</b>\n");
    EXPECT_EQ(line("［＃傍点］ここ［＃傍点終わり］まで"), "{ここ|.}まで\n");
    EXPECT_EQ(line("線［＃「線」に二重傍線］"), "<u>線</u>\n");
    EXPECT_EQ(line("29［＃「29」は縦中横］日"), "29日\n");
    EXPECT_EQ(line("［＃割り注］中［＃割り注終わり］"), "（中）\n");
    EXPECT_EQ(line("誤字［＃「誤字」は底本では「御字」］"),
              "誤字[^1]\n\n[^1]: 「誤字」は底本では「御字」\n");
    EXPECT_EQ(line("なし［＃「ない語」に傍点］", {Code::C034}), "なし［＃「ない語」に傍点］\n");
    EXPECT_EQ(line("字［＃なぞ］", {Code::C034}), "字［＃なぞ］\n");
    EXPECT_EQ(line("字［＃閉じない"), "字［＃閉じない\n");
}

TEST(BookOfAozora, CharactersThatTheFileDidNotHave) {
    EXPECT_EQ(line("※［＃「てへん＋丑」、U+626D、12-3］"), "扭\n");
    EXPECT_EQ(line("※［＃「口＋亞」、第3水準1-15-8］"), "啞\n");
    EXPECT_EQ(line("※［＃「なぞ」、読めない］", {Code::C034}), "※［＃「なぞ」、読めない］\n");
    EXPECT_EQ(line("※印"), "※印\n");
}

TEST(BookOfAozora, PicturesThatAreThereComeAlong) {
    const std::string text = "題\n\n［＃挿絵（f.png、横2×縦3）入る］\n";
    const Made made = aozora(text, {{"f.png", "PNG"}});
    EXPECT_EQ(made.file("01.md"), "![挿絵](f.png)\n");
    EXPECT_EQ(made.file("f.png"), "PNG");
    EXPECT_EQ(aozora(text).file("01.md"), "［＃挿絵（f.png、横2×縦3）入る］\n");
}

TEST(BookOfAozora, AnyTextIsReadWithoutACrash) {
    const std::vector<std::string> pieces{"［＃",
                                          "］",
                                          "「",
                                          "」",
                                          "《",
                                          "》",
                                          "｜",
                                          "※",
                                          "に傍点",
                                          "は大見出し",
                                          "ここから",
                                          "ここで",
                                          "字下げ",
                                          "終わり",
                                          "入る",
                                          "（",
                                          "）",
                                          ".",
                                          "1-2-3",
                                          "U+",
                                          "\n",
                                          "底本：",
                                          "字",
                                          "a",
                                          "　",
                                          "\xFF",
                                          "底本では",
                                          "傍点",
                                          "--------------------------"};
    std::uint32_t state = 3;
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int n = 0; n < 120; ++n) {
            state = state * 1664525 + 1013904223;
            text += pieces[(state >> 16) % pieces.size()];
        }
        EXPECT_NO_THROW(static_cast<void>(aozora(text)));
    }
}

}  // namespace
}  // namespace banxin::importer
