// One row a language.
#include "passes/words.h"

#include <fmt/format.h>

#include <utility>

namespace banxin::passes {
namespace {

constexpr Words simplified = {"{0} 著", "{0} 译", "原题：", "来源：", "原文：", "、",
                              "，",     "",       "《",     "》",     "——",     "版权信息",
                              "书名：", "作者：", "译者：", "编者：", "插图：", "参与：",
                              "出版：", "版次：", "日期：", "标识：", "版权：", "译自",
                              "摘自",   "原载",   "出处",   "图{}",   "表{}",   "印刷版 ISBN "};
constexpr Words traditional = {"{0} 著", "{0} 譯", "原題：", "來源：", "原文：", "、",
                               "，",     "",       "《",     "》",     "——",     "版權資訊",
                               "書名：", "作者：", "譯者：", "編者：", "插圖：", "參與：",
                               "出版：", "版次：", "日期：", "識別：", "版權：", "譯自",
                               "摘自",   "原載",   "出處",   "圖{}",   "表{}",   "印刷版 ISBN "};
constexpr Words japanese = {"{0} 著", "{0} 訳", "原題：",   "出典：",   "原文：", "、",
                            "、",     "",       "『",       "』",       "——",     "奥付",
                            "書名：", "著者：", "訳者：",   "編者：",   "挿絵：", "協力：",
                            "発行：", "版：",   "発行日：", "識別子：", "権利：", "原著",
                            "要約元", "初出",   "出典",     "図{}",     "表{}",   "印刷版ISBN "};
constexpr Words english = {"by {0}",
                           "translated by {0}",
                           "Original: ",
                           "Source: ",
                           "Digest of: ",
                           ", ",
                           ", ",
                           ", ",
                           "“",
                           "”",
                           "— ",
                           "Colophon",
                           "Title: ",
                           "Author: ",
                           "Translator: ",
                           "Editor: ",
                           "Illustrator: ",
                           "With: ",
                           "Publisher: ",
                           "Edition: ",
                           "Date: ",
                           "Identifier: ",
                           "Rights: ",
                           " translated from ",
                           " a digest of ",
                           " first published in ",
                           "Sources",
                           "Figure {}",
                           "Table {}",
                           "ISBN of the printed edition "};

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

void append_reference(Inlines& to, const Reference& reference, std::string_view language,
                      Span span) {
    const Words& words = words_for(language);
    const bool foreign =
        !reference.language.empty() && reference.language.substr(0, 2) != language.substr(0, 2);
    if (!reference.author.empty() && !reference.title.empty())
        to.push_back({Text{reference.author + (foreign ? words.comma : words.after_author), span}});
    std::string rest;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!rest.empty() || !reference.title.empty()) rest += words.comma;
        rest += part;
    };
    add(reference.publisher);
    if (reference.date) add(to_prose(*reference.date, language));
    Inlines title;
    if (!reference.title.empty() && foreign) {
        // A title of another language is told by its slant, not by our quotation marks.
        Inlines words_of_title;
        words_of_title.push_back({Text{reference.title, span}});
        Inlines slanted;
        slanted.push_back({Styled{InlineStyle::emphasis, std::move(words_of_title)}});
        title.push_back({Foreign{reference.language, std::move(slanted)}});
    } else if (!reference.title.empty()) {
        title.push_back({Text{words.open_title + reference.title + words.close_title, span}});
    } else if (!rest.empty()) {
        title.push_back({Text{std::exchange(rest, ""), span}});
    } else if (!reference.url.empty()) {
        title.push_back({Text{reference.url, span}});
    }
    if (!reference.url.empty() && !title.empty()) {
        to.push_back({Link{reference.url, "", std::move(title), span, {}}});
    } else {
        for (Inline& one : title) to.push_back(std::move(one));
    }
    if (!rest.empty()) to.push_back({Text{rest, span}});
}

Inlines source_of(const Chapter& chapter, std::string_view language, SourceForm form) {
    const Words& words = words_for(language);
    const ChapterFields& fields = chapter.fields;
    Reference reference;
    const char* relation = words.first_published;
    Span span = chapter.span;
    if (fields.original) {
        reference = reference_of(*fields.original);
        span = fields.original->span;
        const bool digest = chapter.kind == ChapterKind::digest;
        relation = digest ? words.digested_from : words.translated_from;
        if (digest || form == SourceForm::full) reference.author = fields.original->author;
    } else if (fields.source) {
        reference = reference_of(*fields.source);
        span = fields.source->span;
        if (form == SourceForm::full && reference.url.empty()) reference.url = fields.url;
        // The headline is not said twice.
        if (form == SourceForm::full && reference.title == plain_text(chapter.title))
            reference.title.clear();
    } else {
        reference.url = fields.url;
    }
    if (!span.known()) span = chapter.span;
    std::string address;
    const bool names_more =
        !reference.title.empty() || !reference.publisher.empty() || reference.date.has_value();
    if (form == SourceForm::full && names_more) address = std::exchange(reference.url, "");
    Inlines content;
    append_reference(content, reference, language, span);
    if (content.empty()) return content;
    const std::string subject =
        words.open_title + plain_text(chapter.title) + words.close_title + relation;
    content.insert(content.begin(), {Text{subject, chapter.span}});
    if (form == SourceForm::full && !fields.translators.empty()) {
        content.push_back({Text{words.comma + fmt::format(fmt::runtime(words.translated_by),
                                                          joined(fields.translators, words)),
                                span}});
    }
    if (!address.empty()) {
        content.push_back({Text{words.comma, span}});
        Inlines shown = {{Text{address, span}}};
        content.push_back({Link{address, "", std::move(shown), span, {}}});
    }
    return content;
}

Reference reference_of(const Original& original) {
    return {"", original.title, original.language, original.publisher, original.date, original.url};
}

Reference reference_of(const NewsSource& source) {
    return {"", source.headline, "", source.outlet, source.date, source.url};
}

}  // namespace banxin::passes
