// What a Word document says, as plain values.
#include "word/word.h"

#include "unit/word/packages.h"

#include <gtest/gtest.h>

namespace banxin::word {
namespace {

struct Read {
    std::optional<Document> document;
    std::vector<Code> codes;
    std::string messages;
};

Read read(const std::string& bytes) {
    Read read;
    Sources sources;
    Diagnostics diagnostics;
    read.document = read_document(bytes, "a.docx", diagnostics);
    for (const Diagnostic& one : diagnostics.items()) read.codes.push_back(one.code);
    read.messages = to_text(diagnostics, sources, Speech::english);
    return read;
}

/// "h1:", "l1 三、" and the words of each paragraph; tables as "[a|b/c]".
std::string shown(const std::vector<Block>& blocks) {
    std::string all;
    for (const Block& block : blocks) {
        if (!all.empty()) all += "; ";
        if (const auto* table = std::get_if<Table>(&block)) {
            all += "[";
            for (std::size_t i = 0; i < table->rows.size(); ++i) {
                if (i > 0) all += i == table->head_rows ? "//" : "/";
                for (std::size_t j = 0; j < table->rows[i].size(); ++j) {
                    const Cell& cell = table->rows[i][j];
                    all += (j > 0 ? "|" : "") + shown(cell.blocks);
                    if (cell.columns != 1 || cell.rows != 1)
                        all += "(" + std::to_string(cell.columns) + "x" +
                               std::to_string(cell.rows) + ")";
                }
            }
            all += "]";
            continue;
        }
        const auto& paragraph = std::get<Paragraph>(block);
        if (paragraph.kind == Paragraph::Kind::title) all += "title:";
        if (paragraph.kind == Paragraph::Kind::quote) all += ">";
        if (paragraph.heading > 0) all += "h" + std::to_string(paragraph.heading) + ":";
        if (paragraph.list_level > 0) all += "l" + std::to_string(paragraph.list_level) + ":";
        if (!paragraph.number.empty()) all += "{" + paragraph.number + "}";
        for (const Run& run : paragraph.runs) {
            if (run.kind == Run::Kind::line_break) all += "⏎";
            if (run.kind == Run::Kind::footnote) all += "^" + run.target;
            if (run.kind == Run::Kind::picture) all += "<" + run.target + ":" + run.text + ">";
            if (run.kind == Run::Kind::text) all += run.text;
            if (!run.ruby.empty()) all += "(" + run.ruby + ")";
            if (!run.link.empty()) all += "→" + run.link;
        }
    }
    return all;
}

TEST(WordDocument, KnowsHeadingsByNameOutlineAndBase) {
    const Read book = read(document(styled("t", "书") + styled("1", "一") + styled("o", "二") +
                                    styled("b", "三") + styled("z", "四") +
                                    paragraph(run("五"), "<w:outlineLvl w:val=\"2\"/>") +
                                    styled("q", "引") + paragraph(run("话"))));
    ASSERT_TRUE(book.document) << book.messages;
    // A style keeps its base's outline only where that has one.
    EXPECT_EQ(shown(book.document->blocks), "title:书; h1:一; h2:二; 三; h2:四; h3:五; >引; 话");
    EXPECT_EQ(book.document->language, "zh-CN");
    EXPECT_EQ(book.codes, std::vector<Code>{}) << book.messages;
}

TEST(WordDocument, CountsListsAsWordDoes) {
    const Read book = read(document(item("2", 0, "甲") + item("2", 1, "子") + item("2", 1, "丑") +
                                    item("2", 0, "乙") + item("2", 1, "寅") + item("1", 0, "点") +
                                    item("3", 0, "起") + item("3", 0, "承") + item("0", 0, "无")));
    EXPECT_EQ(shown(book.document->blocks),
              "l1:{1.}甲; l2:{1.1}子; l2:{1.2}丑; l1:{2.}乙; l2:{2.1}寅; l1:点; l1:{第一章}起; "
              "l1:{第二章}承; 无");
}

TEST(WordDocument, TellsOfWhatHasNoPlaceInABook) {
    const std::string box =
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" +
        paragraph(run("框里")) +
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:t>又</w:t>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    const Read book = read(document(
        paragraph("<w:ins>" + run("加") +
                  "</w:ins><w:del><w:r><w:delText>删</w:delText></w:r>"
                  "</w:del><w:moveFrom>" +
                  run("搬") + "</w:moveFrom><w:moveTo>" + run("搬") + "</w:moveTo>" +
                  run("藏", "<w:vanish/>") + run("露", "<w:vanish w:val=\"0\"/>")) +
            paragraph(box + run("旁")) + paragraph("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>") +
            styled("toc", "一 1") + styled("toc", "二 5"),
        {{"word/comments.xml", "<w:comments" + names_of_elements +
                                   "><w:comment w:author=\"编辑\">" + paragraph(run("再想想")) +
                                   "</w:comment></w:comments>"},
         {"word/header1.xml",
          "<w:hdr" + names_of_elements + ">" + paragraph(run("眉")) + "</w:hdr>"},
         {"word/footer1.xml",
          "<w:ftr" + names_of_elements + ">" + paragraph(run("- 1 -")) + "</w:ftr>"}}));
    EXPECT_EQ(shown(book.document->blocks), "加搬露; 旁; 框里; a=b");
    EXPECT_EQ(book.codes, (std::vector{Code::C030, Code::C031, Code::C032, Code::C033, Code::C033,
                                       Code::C029, Code::C033}))
        << book.messages;
    EXPECT_NE(book.messages.find("编辑: 再想想"), std::string::npos);
}

TEST(WordDocument, FollowsLinksFieldsNotesAndRuby) {
    const std::string field =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK "
        "\"https://b.example\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/>"
        "</w:r>" +
        run("域") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    const std::string reading = "<w:r><w:ruby><w:rt>" + run("かん") + "</w:rt><w:rubyBase>" +
                                run("漢") + "</w:rubyBase></w:ruby></w:r>";
    const Read book = read(document(
        paragraph("<w:hyperlink r:id=\"r1\">" + run("连") +
                  "</w:hyperlink><w:hyperlink "
                  "w:anchor=\"x\">" +
                  run("内") + "</w:hyperlink>" + field + run("后") + reading +
                  "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference "
                  "w:id=\"1\"/></w:r><w:r><w:br/></w:r>" +
                  run("行")),
        {{"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Target=\"https://a.example\" "
          "TargetMode=\"External\"/></Relationships>"},
         {"word/footnotes.xml", "<w:footnotes" + names_of_elements +
                                    "><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote "
                                    "w:id=\"2\">" +
                                    paragraph(run("脚")) + "</w:footnote></w:footnotes>"},
         {"word/endnotes.xml", "<w:endnotes" + names_of_elements + "><w:endnote w:id=\"1\">" +
                                   paragraph(run("尾")) + "</w:endnote></w:endnotes>"}}));
    EXPECT_EQ(shown(book.document->blocks),
              "连→https://a.example内域→https://b.example后漢(かん)^f2^e1⏎行");
    EXPECT_EQ(shown(book.document->notes.at("f2")), "脚");
    EXPECT_EQ(shown(book.document->notes.at("e1")), "尾");
    EXPECT_EQ(book.document->notes.size(), 2U);
}

TEST(WordDocument, TakesPicturesAndNamesThoseThatNoBookShows) {
    const auto blip = [](const std::string& id) {
        return paragraph("<w:r><w:drawing><wp:inline><wp:docPr descr=\"井\"/><a:blip r:embed=\"" +
                         id + "\"/></wp:inline></w:drawing></w:r>");
    };
    const Read book = read(document(
        blip("p") + blip("p") + blip("e") + blip("n"),
        {{"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id=\"p\" Target=\"media/a.png\"/><Relationship Id=\"e\" "
          "Target=\"media/b.emf\"/><Relationship Id=\"n\" Target=\"media/none.png\"/>"
          "</Relationships>"},
         {"word/media/a.png", "PNG"},
         {"word/media/b.emf", "EMF"}}));
    EXPECT_EQ(shown(book.document->blocks), "<a.png:井>; <a.png:井>; ; ");
    ASSERT_EQ(book.document->pictures.size(), 1U);
    EXPECT_EQ(book.document->pictures[0].bytes, "PNG");
    EXPECT_EQ(book.codes, (std::vector{Code::C028, Code::C028})) << book.messages;
}

TEST(WordDocument, JoinsTheCellsOfTables) {
    const auto cell = [](const std::string& text, const std::string& properties = "") {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(run(text)) + "</w:tc>";
    };
    const Read book = read(document(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("宽", "<w:gridSpan w:val=\"2\"/>") +
        cell("高", "<w:vMerge w:val=\"restart\"/>") + "</w:tr><w:tr>" + cell("左") + cell("右") +
        cell("藏着", "<w:vMerge/>") + "</w:tr></w:tbl>"));
    // What a covered cell holds is kept in the one that covers it.
    EXPECT_EQ(shown(book.document->blocks), "[宽(2x1)|高; 藏着(1x2)//左|右|(1x0)]");
}

TEST(WordDocument, WhatIsNoDocumentIsToldOf) {
    EXPECT_EQ(read("nothing").codes, std::vector{Code::C026});
    EXPECT_EQ(read("PK\x03\x04" + std::string(100, 'x')).codes, std::vector{Code::C026});
    EXPECT_EQ(read(packed({{"a.txt", "x"}})).codes, std::vector{Code::C026});
    const std::string whole = document(paragraph(run("话")));
    for (std::size_t cut = 0; cut < whole.size(); cut += 37)
        EXPECT_NO_THROW(static_cast<void>(read(whole.substr(0, cut))));
}

TEST(WordDocument, WhatUnpacksWithoutEndIsNotRead) {
    Diagnostics diagnostics;
    const std::string bomb = document(paragraph(run(std::string(100'000, 'x'))));
    EXPECT_LT(bomb.size(), 10'000U);
    EXPECT_FALSE(read_document(bomb, "a.docx", diagnostics, 50'000));
    ASSERT_EQ(diagnostics.items().size(), 1U);
    EXPECT_EQ(diagnostics.items()[0].code, Code::C027);
    // Entities of its own mean nothing here.
    const Read laughs = read(
        packed({{"word/document.xml",
                 "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"話話\"><!ENTITY b \"&a;&a;\">]>"
                 "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
                 "</w:document>"}}));
    ASSERT_TRUE(laughs.document) << laughs.messages;
    EXPECT_EQ(shown(laughs.document->blocks), "&b;");
    std::string deep;
    for (int i = 0; i < 3000; ++i) deep += "<w:ins>";
    deep += run("深");
    for (int i = 0; i < 3000; ++i) deep += "</w:ins>";
    const Read depth = read(document(paragraph(deep)));
    EXPECT_EQ(depth.codes, std::vector{Code::C033});
    EXPECT_EQ(shown(depth.document->blocks), "深");
}

}  // namespace
}  // namespace banxin::word
