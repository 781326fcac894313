#include "epub/locales.h"

#include <array>

namespace banxin::epub {

std::string_view paragraph_class(Language language) {
    switch (language.locale()) {
        case Locale::zh_hans:
        case Locale::zh_hant: return {};
        case Locale::ja: return "japanese";
        case Locale::ko: return "korean";
        case Locale::latin: break;
    }
    return "latin";
}

bool is_other_cjk(Language language, Language book_language) {
    return language.locale() != Locale::latin && language.locale() != book_language.locale();
}

std::string_view local_families(std::size_t family, Language language) {
    // A column a Locale. The free faces first, then Apple's, then Microsoft's.
    using Row = std::array<std::string_view, locale_count>;
    constexpr std::string_view italic = R"("EB Garamond", "Source Serif 4", Georgia, serif)";
    static constexpr std::array<Row, 5> families = {{
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
        {italic, italic, italic, italic, italic},
    }};
    return families[family][static_cast<std::size_t>(language.locale())];
}

}  // namespace banxin::epub
