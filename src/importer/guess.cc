#include "importer/guess.h"

#include "base/unicode.h"

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

Language guess_language(std::string_view text) {
    const ScriptCount count = count_scripts(text);
    if (count.kana > count.han / 10 && count.kana > 0) return "ja";
    if (count.hangul > count.han) return "ko";
    // Names and quotations in a Latin text do not make it Chinese; code in a Chinese one is Latin.
    if (count.han * 20 > count.latin)
        return count.traditional > count.simplified ? "zh-Hant" : "zh-Hans";
    return "en";
}

Language settle_language(std::string_view declared, std::string_view text) {
    const Language guess = guess_language(text);
    const auto said = Language::likely(declared);
    const bool says_script = said && *said != Language("zh");
    return says_script && said->is_same_tongue(guess) ? *said : guess;
}

}  // namespace banxin::importer
