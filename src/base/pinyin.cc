#include "base/pinyin.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace banxin {
namespace {

#include "base/pinyin_tables.inc"

struct Surname {
    std::u32string_view written;
    std::string_view read;
};

/// One character, read otherwise than elsewhere.
constexpr Surname surnames[] = {
    {U"乐", "yue"},  {U"樂", "yue"},   {U"解", "xie"},  {U"单", "shan"}, {U"單", "shan"},
    {U"仇", "qiu"},  {U"莘", "shen"},  {U"翟", "zhai"}, {U"曾", "zeng"}, {U"查", "zha"},
    {U"盖", "ge"},   {U"蓋", "ge"},    {U"区", "ou"},   {U"區", "ou"},   {U"员", "yun"},
    {U"員", "yun"},  {U"种", "chong"}, {U"繁", "po"},   {U"召", "shao"}, {U"折", "she"},
    {U"秘", "bi"},   {U"重", "chong"}, {U"隗", "wei"},  {U"朴", "piao"}, {U"乜", "nie"},
    {U"祭", "zhai"},
};

/// Of two characters. A reading where the characters' own would be wrong.
constexpr Surname compounds[] = {
    {U"欧阳", {}},         {U"歐陽", {}},         {U"司马", {}},       {U"司馬", {}},
    {U"上官", {}},         {U"诸葛", {}},         {U"諸葛", {}},       {U"夏侯", {}},
    {U"东方", {}},         {U"東方", {}},         {U"皇甫", {}},       {U"尉迟", "yuchi"},
    {U"尉遲", "yuchi"},    {U"公孙", {}},         {U"公孫", {}},       {U"令狐", {}},
    {U"慕容", {}},         {U"宇文", {}},         {U"司徒", {}},       {U"司空", {}},
    {U"长孙", "zhangsun"}, {U"長孫", "zhangsun"}, {U"端木", {}},       {U"独孤", {}},
    {U"獨孤", {}},         {U"南宫", {}},         {U"南宮", {}},       {U"万俟", "moqi"},
    {U"萬俟", "moqi"},     {U"闻人", {}},         {U"聞人", {}},       {U"赫连", {}},
    {U"赫連", {}},         {U"澹台", "tantai"},   {U"澹臺", "tantai"}, {U"濮阳", {}},
    {U"濮陽", {}},         {U"申屠", {}},         {U"钟离", {}},       {U"鍾離", {}},
    {U"鲜于", {}},         {U"鮮于", {}},         {U"轩辕", {}},       {U"軒轅", {}},
    {U"呼延", {}},         {U"百里", {}},         {U"东郭", {}},       {U"東郭", {}},
    {U"西门", {}},         {U"西門", {}},         {U"拓跋", "tuoba"},  {U"完颜", {}},
    {U"完顏", {}},
};

/// Empty: no Han character with a reading.
std::string_view reading(char32_t character) {
    const std::size_t at = character - first_reading;
    if (character < first_reading || at >= std::size(readings)) return {};
    return syllables[readings[at]];
}

bool is_dot(char32_t character) {
    return character == chars::middle_dot || character == 0x2027 || character == 0x30FB;
}

/// Syllables as one word; an apostrophe where one would run into the next.
std::string together(std::u32string_view text) {
    std::string word;
    for (const char32_t character : text) {
        const std::string_view syllable = reading(character);
        const bool open = syllable[0] == 'a' || syllable[0] == 'o' || syllable[0] == 'e';
        if (!word.empty() && open) word += '\'';
        word += syllable;
    }
    return word;
}

std::string capitalised(std::string word) {
    if (!word.empty()) word[0] = ascii::to_upper(word[0]);
    return word;
}

template <std::size_t count>
const Surname* find(const Surname (&table)[count], std::u32string_view written) {
    const auto* at = std::find_if(std::begin(table), std::end(table),
                                  [&](const Surname& one) { return one.written == written; });
    return at == std::end(table) ? nullptr : at;
}

std::string person(std::u32string_view name) {
    const Surname* compound = name.size() > 2 ? find(compounds, name.substr(0, 2)) : nullptr;
    const std::u32string_view surname = name.substr(0, compound != nullptr ? 2 : 1);
    const Surname* special = compound != nullptr ? compound : find(surnames, surname);
    const std::string read = special != nullptr && !special->read.empty()
                                 ? std::string(special->read)
                                 : together(surname);
    const std::u32string_view given = name.substr(surname.size());
    return capitalised(read) + (given.empty() ? "" : " " + capitalised(together(given)));
}

}  // namespace

std::string pinyin_of_name(std::string_view name) {
    const std::u32string text = to_utf32(name);
    std::vector<std::u32string> parts(1);
    for (const char32_t character : text) {
        if (is_dot(character))
            parts.emplace_back();
        else if (reading(character).empty())
            return {};
        else
            parts.back() += character;
    }
    if (parts.size() == 1) {
        constexpr std::size_t longest_name = 3;
        const bool has_compound =
            text.size() == longest_name + 1 && find(compounds, text.substr(0, 2)) != nullptr;
        if (text.size() <= longest_name || has_compound) return text.empty() ? "" : person(text);
        parts.clear();
        for (const char32_t character : text) parts.emplace_back(1, character);
    }
    std::string all;
    for (const std::u32string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += ' ';
        all += capitalised(together(part));
    }
    return all;
}

}  // namespace banxin
