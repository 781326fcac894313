#include "importer/guess.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace banxin::importer {
namespace {

struct ScriptCount {
    std::size_t han = 0, kana = 0, hangul = 0, latin = 0, simplified = 0, traditional = 0;
};
ScriptCount count_scripts(std::string_view text) {
    // Frequent characters that only one of the two scripts uses.
    constexpr std::u32string_view simplified =
        U"们个这来时对说国会学为发么过还动种应经无关样让开见问间长";
    constexpr std::u32string_view traditional =
        U"們個這來時對說國會學為發麼過還動種應經無關樣讓開見問間長";
    ScriptCount count;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded next = decode_utf8(text, i);
        i += next.bytes;
        if (is_kana(next.value))
            ++count.kana;
        else if (is_hangul(next.value))
            ++count.hangul;
        else if (is_ideographic(next.value))
            ++count.han;
        else if (script_of(next.value) == Script::latin)
            ++count.latin;
        if (simplified.find(next.value) != std::u32string_view::npos) ++count.simplified;
        if (traditional.find(next.value) != std::u32string_view::npos) ++count.traditional;
    }
    return count;
}

}  // namespace

std::string guess_language(std::string_view text) {
    const ScriptCount count = count_scripts(text);
    if (count.kana > count.han / 10 && count.kana > 0) return "ja";
    if (count.hangul > count.han) return "ko";
    // Names and quotations in a Latin text do not make it Chinese; code in a Chinese one is Latin.
    if (count.han * 20 > count.latin)
        return count.traditional > count.simplified ? "zh-Hant" : "zh-Hans";
    return "en";
}

std::string settle_language(std::string_view declared, std::string_view text) {
    const std::string guess = guess_language(text);
    std::string tag(declared);
    std::replace(tag.begin(), tag.end(), '_', '-');
    std::string primary = tag.substr(0, tag.find('-'));
    for (char& c : primary)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    // Countries that are often written for their language.
    if (primary == "cn") primary = "zh";
    if (primary == "jp") primary = "ja";
    if (primary == "kr") primary = "ko";
    if (primary.empty() || primary != guess.substr(0, guess.find('-'))) return guess;
    if (primary != "zh") return primary;
    for (char& c : tag)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (tag.find("hk") != std::string::npos) return "zh-Hant-HK";
    if (tag.find("hant") != std::string::npos || tag.find("tw") != std::string::npos)
        return "zh-Hant";
    if (tag.find("hans") != std::string::npos || tag.find("cn") != std::string::npos)
        return "zh-Hans";
    return guess;
}

ChapterRole guess_role(std::string_view title) {
    struct Name {
        std::string_view title;
        ChapterRole role;
    };
    constexpr std::array<Name, 34> names = {{
        {"序", ChapterRole::preface},
        {"序言", ChapterRole::preface},
        {"自序", ChapterRole::preface},
        {"前言", ChapterRole::preface},
        {"はじめに", ChapterRole::preface},
        {"まえがき", ChapterRole::preface},
        {"머리말", ChapterRole::preface},
        {"Preface", ChapterRole::preface},
        {"代序", ChapterRole::foreword},
        {"推荐序", ChapterRole::foreword},
        {"推薦序", ChapterRole::foreword},
        {"Foreword", ChapterRole::foreword},
        {"献词", ChapterRole::dedication},
        {"題獻", ChapterRole::dedication},
        {"Dedication", ChapterRole::dedication},
        {"尾声", ChapterRole::epilogue},
        {"尾聲", ChapterRole::epilogue},
        {"Epilogue", ChapterRole::epilogue},
        {"后记", ChapterRole::afterword},
        {"後記", ChapterRole::afterword},
        {"跋", ChapterRole::afterword},
        {"あとがき", ChapterRole::afterword},
        {"Afterword", ChapterRole::afterword},
        {"致谢", ChapterRole::acknowledgments},
        {"致謝", ChapterRole::acknowledgments},
        {"謝辞", ChapterRole::acknowledgments},
        {"Acknowledgments", ChapterRole::acknowledgments},
        {"术语表", ChapterRole::glossary},
        {"詞彙表", ChapterRole::glossary},
        {"Glossary", ChapterRole::glossary},
        {"参考文献", ChapterRole::bibliography},
        {"參考文獻", ChapterRole::bibliography},
        {"References", ChapterRole::bibliography},
        {"Bibliography", ChapterRole::bibliography},
    }};
    for (const Name& one : names)
        if (one.title == title) return one.role;
    for (const std::string_view word : {"附录", "附錄", "付録", "부록", "Appendix"})
        if (title.starts_with(word)) return ChapterRole::appendix;
    return ChapterRole::chapter;
}

}  // namespace banxin::importer
