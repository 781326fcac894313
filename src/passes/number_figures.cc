// Numbers of figures and tables, and the names that links call them by.
#include "base/ascii.h"
#include "base/unicode.h"
#include "document/walk.h"
#include "document/words.h"
#include "passes/passes.h"

#include <array>
#include <string>
#include <string_view>

namespace banxin::passes {
namespace {

constexpr std::array<std::string_view, 10> kinds = {"图",   "圖", "図",     "表",   "插图",
                                                    "그림", "표", "Figure", "Fig.", "Table"};

bool is_digit(char32_t c) {
    constexpr std::u32string_view others = U"一二三四五六七八九十百〇０１２３４５６７８９-–.．·";
    return ascii::is_digit(c) || others.find(c) != std::u32string_view::npos;
}

/// "图一", "表 2-1", "Figure 3" at the head of a caption that the author has numbered; empty if
/// it is not.
std::string own_number(const std::string& caption) {
    for (const std::string_view kind : kinds) {
        if (!caption.starts_with(kind)) continue;
        std::size_t at = kind.size();
        if (at < caption.size() && caption[at] == ' ') ++at;
        const std::size_t first = at;
        while (at < caption.size()) {
            const Decoded next = decode_utf8(caption, at);
            if (!is_digit(next.value)) break;
            at += next.bytes;
        }
        if (at > first) return caption.substr(0, at);
    }
    return {};
}

class FigureNumbers {
public:
    void restart() { figures_ = tables_ = 0; }

    void number(Chapter& chapter) {
        const Words words(chapter.language);
        for_each_block(chapter.blocks, [&](Block& block) {
            if (auto* figure = std::get_if<Figure>(&block.value))
                give(*figure, words, Word::figure, figures_, block.span);
            if (auto* table = std::get_if<Table>(&block.value))
                give(*table, words, Word::table, tables_, block.span);
        });
    }

private:
    template <class Shown>
    static void give(Shown& shown, const Words& words, Word name, int& count, Span span) {
        if (shown.caption.empty()) return;
        const std::string gap = to_utf8(U"\u3000");
        shown.label = own_number(plain_text(shown.caption));
        if (shown.label.empty()) {
            shown.label = words.filled(name, std::to_string(++count));
            shown.caption.insert(shown.caption.begin(), Inline{Text{shown.label + gap, span}});
        }
        if (!shown.short_caption.empty() && own_number(shown.short_caption).empty())
            shown.short_caption.insert(0, shown.label + gap);
    }

    int figures_ = 0;
    int tables_ = 0;
};

}  // namespace

void number_figures(Book& book, FigureNumbering scope) {
    if (scope == FigureNumbering::none) return;
    FigureNumbers numbers;
    for (Chapter& chapter : book.chapters) {
        if (scope == FigureNumbering::chapter) numbers.restart();
        numbers.number(chapter);
    }
}

}  // namespace banxin::passes
