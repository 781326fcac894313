// A text at another place of its file is the same text moved: nothing in it keeps its old place.
#include "document/text_move.h"

#include "unit/markdown/reading.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

constexpr const char* text =
    "文**强**{汉字|hàn zì}[链](a.md)![图](b.png)`code` $x^2$ <span lang=\"en\">en</span>。\n\n"
    "- [x] 项\n- 项\n\n  > 引文[^a]\n\n"
    "术语\n: 解释\n\n"
    "| 甲 | 乙 |\n|---|---|\n| *一* | 二 |\n\n表：题[链](c.md)\n\n"
    "![图](b.png \"题\")\n\n"
    "```js\ncode\n```\n\n$$\ny\n$$\n\n## 节 {#own}\n\n---\n\n<kbd>K</kbd>文<br>文[^b]\n\n"
    "[^a]: 注**强**。\n[^b]: 注。\n";

struct TextMoves : ::testing::TestWithParam<Dialect> {};

TEST_P(TextMoves, KeepNothingAtItsOldPlace) {
    const std::string before = "新的一段，很短。\n\n";
    const Reading was(text, "zh-Hans", GetParam());
    const Reading now(before + text, "zh-Hans", GetParam());
    const Blocks& old = was.chapter.blocks;
    const Blocks& all = now.chapter.blocks;
    ASSERT_EQ(all.size(), old.size() + 1);
    ASSERT_GT(old.size(), 8U);
    for (std::size_t i = 0; i < old.size(); ++i) {
        const TextMove move = move_between(old[i], all[i + 1]);
        EXPECT_EQ(move.bytes, static_cast<std::int64_t>(before.size()));
        EXPECT_TRUE(is_moved(old[i], all[i + 1], move)) << dump({old[i]});
        EXPECT_FALSE(is_moved(old[i], all[i + 1], {})) << dump({old[i]});
        // By so much, not by more.
        EXPECT_FALSE(is_moved(old[i], all[i + 1], move.then(move))) << dump({old[i]});
        // And nothing else is another.
        EXPECT_FALSE(is_moved(old[i], all[i + 1 < all.size() - 1 ? i + 2 : 0], move));
    }
}

INSTANTIATE_TEST_SUITE_P(Dialects, TextMoves,
                         ::testing::Values(Dialect::commonmark, Dialect::pandoc));

TEST(TextMoves, GoOnFromWhereTheyHaveCome) {
    const auto first = static_cast<SourceId>(1);
    const auto second = static_cast<SourceId>(2);
    const auto third = static_cast<SourceId>(3);
    const TextMove there{first, second, 10, 2};
    const TextMove on{second, third, -4, 1};
    const TextMove both = there.then(on);
    EXPECT_EQ(both.from, first);
    EXPECT_EQ(both.bytes, 6);
    EXPECT_EQ(both.blocks, 3);
    EXPECT_EQ(both({first, 20, 24}), on(there({first, 20, 24})));
    EXPECT_EQ(TextMove{}.then(on)({second, 20, 24}), on({second, 20, 24}));
    // What was written elsewhere stays there.
    EXPECT_EQ(there({third, 20, 24}), (Span{third, 20, 24}));
    EXPECT_EQ(there({}), Span());
}

}  // namespace
}  // namespace banxin
