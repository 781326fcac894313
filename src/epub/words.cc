#include "epub/words.h"

#include <array>
#include <utility>

namespace banxin::epub {
namespace {

/// The order of the tables below.
enum Tongue : std::size_t { simplified, traditional, japanese, korean, english, tongues };

Tongue tongue_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "ja") return japanese;
    if (primary == "ko") return korean;
    if (primary != "zh" && primary != "yue" && primary != "lzh") return english;
    for (const std::string_view mark : {"Hant", "-TW", "-HK", "-MO"}) {
        if (language.find(mark) != std::string_view::npos) return traditional;
    }
    return simplified;
}

constexpr std::array<Words, tongues> words = {{
    {"封面",
     "书名页",
     "目录",
     "导览",
     "纸书页码",
     "正文",
     "注释",
     {"原注", "译者注", "编者注"},
     {"返回正文，注", "返回正文，译者注", "返回正文，编者注"},
     "原文",
     "、",
     "全书按阅读顺序排列，有可跳转的目录和标题，字号、字体和颜色可由读者调整。",
     "全书按阅读顺序排列，有可跳转的目录和标题，字号、字体和颜色可由读者调整；每幅图都有文字说明。",
     "全书按阅读顺序排列，有可跳转的目录和标题，字号、字体和颜色可由读者调整；部分图片没有文字说明"
     "。",
     "文中标出纸书各页的起点，可按纸书页码跳转和引用。"},
    {"封面",
     "書名頁",
     "目錄",
     "導覽",
     "紙本頁碼",
     "正文",
     "註釋",
     {"原註", "譯者註", "編者註"},
     {"返回正文，註", "返回正文，譯者註", "返回正文，編者註"},
     "原文",
     "、",
     "全書按閱讀順序排列，有可跳轉的目錄和標題，字級、字體和顏色可由讀者調整。",
     "全書按閱讀順序排列，有可跳轉的目錄和標題，字級、字體和顏色可由讀者調整；每幅圖都有文字說明。",
     "全書按閱讀順序排列，有可跳轉的目錄和標題，字級、字體和顏色可由讀者調整；部分圖片沒有文字說明"
     "。",
     "文中標出紙本各頁的起點，可按紙本頁碼跳轉和引用。"},
    {"表紙",
     "扉",
     "目次",
     "案内",
     "紙の本のページ",
     "本文",
     "注",
     {"原注", "訳注", "編注"},
     {"本文へ戻る、注", "本文へ戻る、訳注", "本文へ戻る、編注"},
     "原文",
     "、",
     "読む順に並び、目次と見出しから移動できる。文字の大きさ、書体、色は読者が変えられる。",
     "読む順に並び、目次と見出しから移動できる。文字の大きさ、書体、色は読者が変えられ、すべての図"
     "に説明文がある。",
     "読む順に並び、目次と見出しから移動できる。文字の大きさ、書体、色は読者が変えられるが、説明文"
     "のない図がある。",
     "紙の本の各ページの始まりが示され、そのページ番号で移動も引用もできる。"},
    {"표지",
     "속표지",
     "차례",
     "길잡이",
     "종이책 쪽수",
     "본문",
     "주",
     {"원주", "옮긴이 주", "편집자 주"},
     {"본문으로 돌아가기, 주", "본문으로 돌아가기, 옮긴이 주", "본문으로 돌아가기, 편집자 주"},
     "원문",
     ", ",
     "읽는 순서대로 배열되고 차례와 제목으로 이동할 수 있으며, 글자 크기와 글꼴과 색을 독자가 바꿀 "
     "수 있다.",
     "읽는 순서대로 배열되고 차례와 제목으로 이동할 수 있으며, 글자 크기와 글꼴과 색을 독자가 바꿀 "
     "수 있다. 모든 "
     "그림에 설명이 있다.",
     "읽는 순서대로 배열되고 차례와 제목으로 이동할 수 있으며, 글자 크기와 글꼴과 색을 독자가 바꿀 "
     "수 있다. 일부 "
     "그림에는 설명이 없다.",
     " 종이책의 각 쪽이 시작되는 곳이 표시되어 있어, 그 쪽수로 이동하고 인용할 수 있다."},
    {"Cover",
     "Title page",
     "Contents",
     "Landmarks",
     "Pages of the printed book",
     "Start of the text",
     "Notes",
     {"Author’s notes", "Translator’s notes", "Editor’s notes"},
     {"Back to the text, note", "Back to the text, translator’s note",
      "Back to the text, editor’s note"},
     "Original",
     ", ",
     "The book follows its reading order, with a linked table of contents and headings; size, "
     "typeface and "
     "colours can be changed by the reader.",
     "The book follows its reading order, with a linked table of contents and headings; size, "
     "typeface and "
     "colours can be changed by the reader. Every picture has a text alternative.",
     "The book follows its reading order, with a linked table of contents and headings; size, "
     "typeface and "
     "colours can be changed by the reader. Some pictures have no text alternative.",
     " The pages of the printed book are marked, so that its page numbers serve for finding and "
     "citing."},
}};

using Row = std::array<std::string_view, tongues>;

const Row& row_for(ChapterRole role) {
    static constexpr Row chapter = {"章", "章", "章", "장", "Chapter"};
    static constexpr Row foreword = {"序", "序", "序", "추천사", "Foreword"};
    static constexpr Row preface = {"前言", "前言", "まえがき", "머리말", "Preface"};
    static constexpr Row introduction = {"导言", "導言", "序論", "들어가며", "Introduction"};
    static constexpr Row dedication = {"献词", "獻詞", "献辞", "헌사", "Dedication"};
    static constexpr Row epigraph = {"题记", "題記", "題辞", "제사", "Epigraph"};
    static constexpr Row prologue = {"楔子", "楔子", "序章", "프롤로그", "Prologue"};
    static constexpr Row epilogue = {"尾声", "尾聲", "終章", "에필로그", "Epilogue"};
    static constexpr Row afterword = {"后记", "後記", "あとがき", "후기", "Afterword"};
    static constexpr Row appendix = {"附录", "附錄", "付録", "부록", "Appendix"};
    static constexpr Row acknowledgments = {"致谢", "致謝", "謝辞", "감사의 말", "Acknowledgments"};
    static constexpr Row glossary = {"术语表", "術語表", "用語集", "용어집", "Glossary"};
    static constexpr Row bibliography = {"参考文献", "參考文獻", "参考文献", "참고 문헌",
                                         "Bibliography"};
    static constexpr Row colophon = {"版权页", "版權頁", "奥付", "판권", "Colophon"};
    switch (role) {
        case ChapterRole::chapter: return chapter;
        case ChapterRole::foreword: return foreword;
        case ChapterRole::preface: return preface;
        case ChapterRole::introduction: return introduction;
        case ChapterRole::dedication: return dedication;
        case ChapterRole::epigraph: return epigraph;
        case ChapterRole::prologue: return prologue;
        case ChapterRole::epilogue: return epilogue;
        case ChapterRole::afterword: return afterword;
        case ChapterRole::appendix: return appendix;
        case ChapterRole::acknowledgments: return acknowledgments;
        case ChapterRole::glossary: return glossary;
        case ChapterRole::bibliography: return bibliography;
        case ChapterRole::colophon: return colophon;
        case ChapterRole::part: return chapter;  // it always has a title
    }
    return chapter;
}

constexpr std::array<std::pair<std::string_view, Row>, 6> relators = {{
    {"trl", {"译", "譯", "訳", "옮김", "translator"}},
    {"edt", {"编", "編", "編", "엮음", "editor"}},
    {"com", {"编选", "編選", "編", "엮음", "compiler"}},
    {"ill", {"绘", "繪", "絵", "그림", "illustrator"}},
    {"pht", {"摄影", "攝影", "写真", "사진", "photographer"}},
    {"ann", {"注", "註", "注", "주해", "annotator"}},
}};

}  // namespace

const Words& words_in(std::string_view language) {
    return words[tongue_of(language)];
}

std::string_view word_for(ChapterRole role, std::string_view language) {
    return row_for(role)[tongue_of(language)];
}

std::string_view word_for_role(std::string_view relator, std::string_view language) {
    for (const auto& [code, row] : relators) {
        if (code == relator) return row[tongue_of(language)];
    }
    return {};
}

std::string_view paragraph_class(std::string_view language) {
    switch (tongue_of(language)) {
        case simplified:
        case traditional: return {};
        case japanese: return "japanese";
        case korean: return "korean";
        case english:
        case tongues: break;
    }
    return "latin";
}

bool is_other_cjk(std::string_view language, std::string_view book_language) {
    const Tongue tongue = tongue_of(language);
    return tongue != english && tongue != tongue_of(book_language);
}

std::string_view local_families(std::size_t family, std::string_view language) {
    // The free faces first, then Apple's, then Microsoft's.
    static constexpr std::array<Row, 4> families = {{
        {R"("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", STSong, SimSun, serif)",
         R"("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU, serif)",
         R"("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho", serif)",
         R"("Noto Serif CJK KR", "Source Han Serif K", AppleMyungjo, Batang, serif)",
         R"("Noto Serif", "Source Serif 4", Georgia, serif)"},
        {R"("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif)",
         R"("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei", sans-serif)",
         R"("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic", sans-serif)",
         R"("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif)",
         R"("Noto Sans", "Helvetica Neue", Arial, sans-serif)"},
        {R"("LXGW WenKai", "Kaiti SC", STKaiti, KaiTi, serif)",
         R"("LXGW WenKai TC", "Kaiti TC", BiauKai, DFKai-SB, serif)",
         R"("Klee One", "LXGW WenKai", "Hiragino Mincho ProN", serif)",
         R"("LXGW WenKai", "Gowun Batang", Gungsuh, serif)", R"("LXGW WenKai", serif)"},
        {R"("Noto Sans Mono CJK SC", Menlo, Consolas, monospace)",
         R"("Noto Sans Mono CJK TC", Menlo, Consolas, monospace)",
         R"("Noto Sans Mono CJK JP", Menlo, Consolas, monospace)",
         R"("Noto Sans Mono CJK KR", Menlo, Consolas, monospace)",
         R"("Noto Sans Mono", Menlo, Consolas, monospace)"},
    }};
    return families[family][tongue_of(language)];
}

}  // namespace banxin::epub
