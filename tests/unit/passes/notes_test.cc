// Whose a note is, and when notes of different people are kept apart.

#include "passes/note_signatures.h"
#include "unit/passes/book.h"

#include <gtest/gtest.h>

#include <array>

namespace banxin::passes {
namespace {

/// "translator ——译者注", or "-".
std::string read(const std::optional<NoteSignature>& found) {
    if (!found) return "-";
    return std::string(name_of(found->by)) + " " + found->words;
}

TEST(NoteSignatures, StandAtTheEndInManySpellings) {
    for (const std::string words : {"——译者注",
                                    "—译者注",
                                    "——译注",
                                    "——译者",
                                    "——译者按",
                                    "—— 译者注",
                                    "——譯者註",
                                    "——譯注",
                                    "（译者注）",
                                    "（译注）",
                                    "(译注)",
                                    "[译注]",
                                    "【译注】",
                                    "〔译注〕",
                                    "（——译者注）",
                                    "（譯註）",
                                    "（訳注）",
                                    "［訳注］",
                                    "——訳者注",
                                    "（訳者注）",
                                    "― 옮긴이",
                                    "— 옮긴이 주",
                                    "(역주)",
                                    "- 역자 주",
                                    "[역주]",
                                    "(Translator's note)",
                                    "(Translator’s Note)",
                                    "—Translator's note",
                                    "—Trans.",
                                    "— Tr.",
                                    " - Trans.",
                                    "[Trans.]",
                                    "[Tr.]",
                                    "[T.N.]",
                                    "(T. N.)",
                                    "(TN)",
                                    "(trans. note)",
                                    "[translator]",
                                    "(N.d.T.)",
                                    "(Anm. d. Übers.)",
                                    "— Прим. пер."}) {
        EXPECT_EQ(read(signature_at_end("海边的旧俗。" + words)),
                  "translator " + words.substr(words.find_first_not_of(' ')))
            << words;
    }
    for (const std::string words :
         {"——编者注", "——编注", "——编者", "（编者按）", "——編者註", "（編注）", "［編集部注］",
          "— 편집자", "(편집자 주)", "(Editor's note)", "—Ed.", "[Ed.]", "[Eds.]", "(ed. note)"}) {
        EXPECT_EQ(read(signature_at_end("海边的旧俗。" + words)), "editor " + words);
    }
    for (const std::string words : {"——原注", "（作者注）", "(원주)", "(Author's note)"})
        EXPECT_EQ(read(signature_at_end("海边的旧俗。" + words)), "author " + words);
}

TEST(NoteSignatures, MayHaveAStopBehindThemAndBracketsAroundTheWholeNote) {
    EXPECT_EQ(read(signature_at_end("海边的旧俗。——译者注。")), "translator ——译者注。");
    EXPECT_EQ(read(signature_at_end("海边的旧俗（译者注）。 ")), "translator （译者注）。");
    EXPECT_EQ(read(signature_at_end("（海边的旧俗。——译者注）")), "translator ——译者注");
    EXPECT_EQ(read(signature_at_end("[An old custom.—Trans.]")), "translator —Trans.");
    EXPECT_EQ(read(signature_at_end("海边的旧俗。译者注")), "translator 译者注");
    EXPECT_EQ(read(signature_at_end("他说：“好。”译注")), "translator 译注");
    EXPECT_EQ(read(signature_at_end("译者注")), "translator 译者注");
    EXPECT_EQ(read(signature_at_end("——译者注")), "translator ——译者注");
    EXPECT_EQ(read(signature_at_end("海边的旧俗。（译者）")), "translator （译者）");
    EXPECT_EQ(read(signature_at_end("An old custom. (Trans.)")), "translator (Trans.)");
}

TEST(NoteSignatures, AreNotTheLastWordsOfASentence) {
    for (const std::string sentence : {"这个说法出自译者",
                                       "这个说法出自译者。",
                                       "此处见译者注",
                                       "此处见译者注。",
                                       "详见《论语译注》。",
                                       "详见杨伯峻《论语》译注",
                                       "感谢秦映（译者）",
                                       "秦映（译者）。",
                                       "——译者注意到了这一点。",
                                       "他是一位编者。",
                                       "原书没有编者",
                                       "此为译者所注",
                                       "cis-trans.",
                                       "the isomer is cis-trans",
                                       "see the work of the translator.",
                                       "In: Smith, J. (Ed.)",
                                       "In: Smith, J. (Eds.).",
                                       "She married Ed.",
                                       "half-ed",
                                       "— Fred.",
                                       "—George and Ed.",
                                       "",
                                       "。",
                                       "）",
                                       "——",
                                       "（）",
                                       "원문에는 없는 옮긴이"}) {
        EXPECT_EQ(read(signature_at_end(sentence)), "-") << sentence;
    }
}

TEST(NoteSignatures, StandAtTheHeadInManySpellings) {
    for (const std::string words : {"译注：",
                                    "译者注：",
                                    "译者按：",
                                    "译注:",
                                    "（译注）",
                                    "【译者注】",
                                    "[译注]",
                                    "[译注]：",
                                    "譯註：",
                                    "訳注：",
                                    "［訳注］",
                                    "訳注　",
                                    "역주:",
                                    "옮긴이 주:",
                                    "Translator's note:",
                                    "Translator’s note:",
                                    "T.N.:",
                                    "TN:",
                                    "[Translator's note]",
                                    "Tr. note:"}) {
        const std::string trimmed = words.ends_with("　") ? "訳注" : words;
        EXPECT_EQ(read(signature_at_head(words + "海边的旧俗。")), "translator " + trimmed)
            << words;
    }
    EXPECT_EQ(read(signature_at_head("（译者注：海边的旧俗。）")), "translator （译者注：");
    EXPECT_EQ(read(signature_at_head("编者按：海边的旧俗。")), "editor 编者按：");
    EXPECT_EQ(read(signature_at_head("原注：海边的旧俗。")), "author 原注：");
}

TEST(NoteSignatures, AreNotTheFirstWordsOfASentence) {
    for (const std::string sentence :
         {"译者注意到：这里缺一句。", "译者：秦映。", "译注本很多。", "（译者注意到）这里缺一句。",
          "译注", "译注：", "Ed: a name.", "Trans: a prefix.", "TNT: explosive.", "编者的话：略。",
          ""}) {
        EXPECT_EQ(read(signature_at_head(sentence)), "-") << sentence;
    }
}

TEST(NoteSignatures, MayBeInALabel) {
    for (const char* label : {"译", "译1", "译-12", "譯3", "訳1", "역2", "tr", "tr1", "tr-1",
                              "TR_2", "tn1", "译注1", "译者注2"})
        EXPECT_EQ(by_label(label), NoteBy::translator) << label;
    for (const char* label : {"编1", "編-2", "편1", "ed", "ed-3", "编者注1"})
        EXPECT_EQ(by_label(label), NoteBy::editor) << label;
    EXPECT_EQ(by_label("原1"), NoteBy::author);
    for (const char* label :
         {"1", "tree", "trial1", "edge", "译本", "译林1981", "mr", "t1", "", "-1", "1tr"})
        EXPECT_FALSE(by_label(label).has_value()) << label;
}

std::string whose(const Chapter& chapter) {
    std::string text;
    for (const Note& note : chapter.notes) text += name_of(note.by)[0];
    return text;
}

TEST(Notes, AreAttributedByTheirWordsThenTheirLabelThenTheChapter) {
    TestBook test;
    Chapter& chapter =
        test.add("01.md",
                 "正文[^1]、[^译1]、[^译2]、[^3]、[^4]。\n\n[^1]: 甲。——译者注\n\n[^译1]: 乙。\n\n"
                 "[^译2]: 丙。——原注\n\n[^3]: 丁。\n\n    戊。\n\n    *——编者注*\n\n[^4]: 己。\n");
    attribute_notes(chapter.notes, NoteBy::author);
    EXPECT_EQ(whose(chapter), "ttaea");
    EXPECT_EQ(chapter.notes[3].signature, "——编者注");
    attribute_notes(chapter.notes, NoteBy::translator);
    EXPECT_EQ(whose(chapter), "ttaet");
}

TEST(Notes, KeepTheirSignatureInTheirText) {
    TestBook test;
    Chapter& chapter = test.add("01.md", "正文[^1]。\n\n[^1]: 甲。（译注）\n");
    attribute_notes(chapter.notes, NoteBy::author);
    keep_notes_apart(test.book, NoteNumbering::page, test.diagnostics);
    EXPECT_NE(dump(chapter.notes[0].blocks).find("甲。（译注）"), std::string::npos);
    EXPECT_FALSE(test.book.notes_apart);
}

constexpr const char* author_only = "正文[^1]。\n\n[^1]: 甲。\n";
constexpr const char* translator_only = "正文[^1]。\n\n[^1]: 乙。——译者注\n";
constexpr const char* both = "正文[^1]又[^2]。\n\n[^1]: 丙。\n\n[^2]: 丁。——译者注\n";

bool kept_apart(const std::vector<const char*>& texts, NoteNumbering scope) {
    TestBook test;
    for (const char* text : texts) {
        Chapter& chapter = test.add(std::to_string(test.book.chapters.size()) + ".md", text);
        attribute_notes(chapter.notes, NoteBy::author);
    }
    keep_notes_apart(test.book, scope, test.diagnostics);
    return test.book.notes_apart;
}

TEST(Notes, AreKeptApartWhereTheyMeet) {
    using enum NoteNumbering;
    EXPECT_FALSE(kept_apart({author_only, author_only}, page));
    EXPECT_FALSE(kept_apart({translator_only}, page));
    EXPECT_FALSE(kept_apart({author_only, translator_only}, page));
    EXPECT_FALSE(kept_apart({author_only, translator_only}, chapter));
    EXPECT_TRUE(kept_apart({author_only, translator_only}, book));
    EXPECT_TRUE(kept_apart({author_only, both}, page));
    EXPECT_TRUE(kept_apart({both}, chapter));
    EXPECT_FALSE(kept_apart({translator_only, translator_only}, book));
}

/// The text of every note, after all of them were told apart.
std::vector<std::string> signed_texts(const std::string& text, Language language) {
    TestBook test;
    Chapter& chapter = test.add("01.md", text, language);
    attribute_notes(chapter.notes, NoteBy::author);
    keep_notes_apart(test.book, NoteNumbering::page, test.diagnostics);
    std::vector<std::string> texts;
    for (const Note& note : chapter.notes) {
        std::string one;
        for (const Block& block : note.blocks) {
            const auto* paragraph = std::get_if<Paragraph>(&block.value);
            one += paragraph == nullptr ? "*" : plain_text(paragraph->content);
        }
        texts.push_back(std::move(one));
    }
    return texts;
}

TEST(Notes, ThatAreNotSignedAreSignedAsTheOthersAre) {
    EXPECT_EQ(signed_texts(
                  "甲[^1]乙[^译1]丙[^译2]\n\n[^1]: 一。\n\n[^译1]: 二。\n\n[^译2]: 三。（译注）\n",
                  "zh-Hans"),
              (std::vector<std::string>{"一。", "二。（译注）", "三。（译注）"}));
    EXPECT_EQ(signed_texts("甲[^1]乙[^译1]丙[^编1]\n\n[^1]: 一。\n\n[^译1]: 二。\n\n[^编1]: 三。\n",
                           "zh-Hans"),
              (std::vector<std::string>{"一。", "二。——译者注", "三。——编者注"}));
    EXPECT_EQ(signed_texts("a[^1] b[^tr1]\n\n[^1]: One.\n\n[^tr1]: Two.\n", "en"),
              (std::vector<std::string>{"One.", "Two.—Trans."}));
    EXPECT_EQ(signed_texts(
                  "a[^1] b[^2] c[^tr1]\n\n[^1]: One.\n\n[^2]: Two.—Tr.\n\n[^tr1]: Three.\n", "en"),
              (std::vector<std::string>{"One.", "Two.—Tr.", "Three.—Tr."}));
    // Words for the head of a note are none for its end.
    EXPECT_EQ(signed_texts(
                  "甲[^1]乙[^2]丙[^訳1]\n\n[^1]: 一。\n\n[^2]: 訳注：二。\n\n[^訳1]: 三。\n", "ja"),
              (std::vector<std::string>{"一。", "訳注：二。", "三。（訳注）"}));
    // Behind what is no paragraph, in one of its own.
    EXPECT_EQ(
        signed_texts("甲[^1]乙[^译1]\n\n[^1]: 一。\n\n[^译1]:\n    - 二\n    - 三\n", "zh-Hant"),
        (std::vector<std::string>{"一。", "*——譯者註"}));
    // Alone, they are left as they are.
    EXPECT_EQ(signed_texts("甲[^译1]\n\n[^译1]: 二。\n", "zh-Hans"),
              std::vector<std::string>{"二。"});
}

TEST(Notes, ThatAreSignedOtherwiseThanMostAreToldOf) {
    TestBook test;
    Chapter& chapter = test.add("01.md",
                                "甲[^1]乙[^2]丙[^3]丁[^4]\n\n[^1]: 一。——译者注\n\n[^2]: "
                                "二。——译者注。\n\n[^3]: 三。（译注）\n\n"
                                "[^4]: 四。——编者注\n");
    attribute_notes(chapter.notes, NoteBy::author);
    keep_notes_apart(test.book, NoteNumbering::page, test.diagnostics);
    EXPECT_EQ(test.complaints(), "S038@7:1");
    EXPECT_EQ(test.hint(0), "——译者注");
}

TEST(Notes, AreWhoseTheFrontMatterSays) {
    TestBook test;
    Chapter& chapter = test.add("01.md", "---\nnotes_by: translator\n---\n\n正文。\n");
    EXPECT_EQ(chapter.fields.notes_by, NoteBy::translator);
    test.add("02.md", "---\nnotes_by: reader\n---\n\n正文。\n");
    EXPECT_EQ(test.complaints(), "S018@2:11");
}

TEST(Notes, GoWithTheTitleOfAPartThatMarksThem) {
    TestBook test;
    test.add("a.md", "# 甲[^1]\n\n乙[^2]。\n\n[^1]: 一。\n\n[^2]: 二[^3]。\n\n[^3]: 三。\n");
    std::vector<PartTitle> titles(1);
    titles[0].words = {{Text{"上编", {}}}, {Styled{InlineStyle::strong, {{NoteRef{1, 0, {}}}}}}};
    test.book.chapters = add_parts(std::move(test.book.chapters), std::move(titles), "zh-Hans");
    const auto notes = [](const Chapter& chapter) {
        std::string all;
        for (const Note& note : chapter.notes)
            all += note.label + " " + std::to_string(note.references) + ", ";
        return all;
    };
    EXPECT_EQ(notes(test.book.chapters[0]), "2 1, 3 1, ");
    EXPECT_EQ(notes(test.book.chapters[1]), "1 1, 2 1, 3 1, ");
    auto& content = std::get<Paragraph>(test.book.chapters[1].blocks[0].value).content;
    content.erase(content.begin() + 1);
    titles.assign(2, {});
    titles[1].words = {{Text{"下编", {}}}, {NoteRef{0, 0, {}}}};
    test.book.chapters = add_parts(std::move(test.book.chapters), std::move(titles), "zh-Hans");
    EXPECT_EQ(notes(test.book.chapters[1]), "1 1, ");
    EXPECT_EQ(notes(test.book.chapters[2]), "1 1, ");
}

}  // namespace
}  // namespace banxin::passes
