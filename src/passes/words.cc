// One row a language.
#include "passes/words.h"

namespace banxin::passes {
namespace {

constexpr Words simplified = {
    .written_by = "{} 著",
    .translated_by = "{} 译",
    .between_credits = "\u3000",
    .country_before = "〔{}〕",
    .country_after = "",
    .original_title = "原题：",
    .original_text = "原文：",
    .digest_of = "原文：",
    .source = "来源：",
    .between_names = "、",
    .comma = "，",
    .after_author = "",
    .open_title = "《",
    .close_title = "》",
    .before_attribution = "——",
    .colophon = "版权信息",
    .title = "书名：",
    .author = "作者：",
    .translator = "译者：",
    .editor = "编者：",
    .illustrator = "插图：",
    .contributor = "参与：",
    .publisher = "出版：",
    .edition = "版次：",
    .date = "日期：",
    .identifier = "标识：",
    .rights = "版权：",
    .translated_from = "译自",
    .digested_from = "摘自",
    .first_published = "原载",
    .sources = "出处",
    .figure = "图{}",
    .table = "表{}",
    .print_isbn = "印刷版 ISBN ",
};

constexpr Words traditional = {
    .written_by = "{} 著",
    .translated_by = "{} 譯",
    .between_credits = "\u3000",
    .country_before = "〔{}〕",
    .country_after = "",
    .original_title = "原題：",
    .original_text = "原文：",
    .digest_of = "原文：",
    .source = "來源：",
    .between_names = "、",
    .comma = "，",
    .after_author = "",
    .open_title = "《",
    .close_title = "》",
    .before_attribution = "——",
    .colophon = "版權資訊",
    .title = "書名：",
    .author = "作者：",
    .translator = "譯者：",
    .editor = "編者：",
    .illustrator = "插圖：",
    .contributor = "參與：",
    .publisher = "出版：",
    .edition = "版次：",
    .date = "日期：",
    .identifier = "識別：",
    .rights = "版權：",
    .translated_from = "譯自",
    .digested_from = "摘自",
    .first_published = "原載",
    .sources = "出處",
    .figure = "圖{}",
    .table = "表{}",
    .print_isbn = "印刷版 ISBN ",
};

constexpr Words japanese = {
    .written_by = "{} 著",
    .translated_by = "{} 訳",
    .between_credits = "\u3000",
    .country_before = "〔{}〕",
    .country_after = "",
    .original_title = "原題：",
    .original_text = "原文：",
    .digest_of = "原文：",
    .source = "出典：",
    .between_names = "、",
    .comma = "、",
    .after_author = "",
    .open_title = "『",
    .close_title = "』",
    .before_attribution = "——",
    .colophon = "奥付",
    .title = "書名：",
    .author = "著者：",
    .translator = "訳者：",
    .editor = "編者：",
    .illustrator = "挿絵：",
    .contributor = "協力：",
    .publisher = "発行：",
    .edition = "版：",
    .date = "発行日：",
    .identifier = "識別子：",
    .rights = "権利：",
    .translated_from = "原著",
    .digested_from = "要約元",
    .first_published = "初出",
    .sources = "出典",
    .figure = "図{}",
    .table = "表{}",
    .print_isbn = "印刷版ISBN ",
};

constexpr Words korean = {
    .written_by = "{} 지음",
    .translated_by = "{} 옮김",
    .between_credits = " · ",
    .country_before = "",
    .country_after = " ({})",
    .original_title = "원제: ",
    .original_text = "원문: ",
    .digest_of = "원문: ",
    .source = "출처: ",
    .between_names = ", ",
    .comma = ", ",
    .after_author = ", ",
    .open_title = "「",
    .close_title = "」",
    .before_attribution = "— ",
    .colophon = "판권",
    .title = "책이름: ",
    .author = "지은이: ",
    .translator = "옮긴이: ",
    .editor = "엮은이: ",
    .illustrator = "그린이: ",
    .contributor = "도운이: ",
    .publisher = "펴낸곳: ",
    .edition = "판차: ",
    .date = "펴낸날: ",
    .identifier = "식별자: ",
    .rights = "저작권: ",
    .translated_from = "의 원문: ",
    .digested_from = "의 요약 원문: ",
    .first_published = "의 첫 게재: ",
    .sources = "출처",
    .figure = "그림 {}",
    .table = "표 {}",
    .print_isbn = "종이책 ISBN ",
};

constexpr Words english = {
    .written_by = "by {}",
    .translated_by = "translated by {}",
    .between_credits = ", ",
    .country_before = "",
    .country_after = " ({})",
    .original_title = "Original title: ",
    .original_text = "Original: ",
    .digest_of = "Digest of: ",
    .source = "Source: ",
    .between_names = ", ",
    .comma = ", ",
    .after_author = ", ",
    .open_title = "“",
    .close_title = "”",
    .before_attribution = "— ",
    .colophon = "Colophon",
    .title = "Title: ",
    .author = "Author: ",
    .translator = "Translator: ",
    .editor = "Editor: ",
    .illustrator = "Illustrator: ",
    .contributor = "With: ",
    .publisher = "Publisher: ",
    .edition = "Edition: ",
    .date = "Date: ",
    .identifier = "Identifier: ",
    .rights = "Rights: ",
    .translated_from = " translated from ",
    .digested_from = " a digest of ",
    .first_published = " first published in ",
    .sources = "Sources",
    .figure = "Figure {}",
    .table = "Table {}",
    .print_isbn = "ISBN of the printed edition ",
};

bool is_traditional(std::string_view language) {
    for (const std::string_view part : {"Hant", "-TW", "-HK", "-MO"}) {
        if (language.find(part) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

const Words& words_for(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    if (primary == "ja") return japanese;
    if (primary == "ko") return korean;
    if (primary == "zh") return is_traditional(language) ? traditional : simplified;
    return english;
}

std::string joined(const std::vector<std::string>& names, const Words& words) {
    std::string all;
    for (const std::string& name : names) {
        if (!all.empty()) all += words.between_names;
        all += name;
    }
    return all;
}

}  // namespace banxin::passes
