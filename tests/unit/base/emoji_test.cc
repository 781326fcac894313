// Emoji of several characters. The characters that nobody sees are named.
#include "base/emoji.h"

#include <gtest/gtest.h>

#include <string>

namespace banxin {
namespace {

constexpr char32_t joiner = 0x200D;
constexpr char32_t selector = 0xFE0F;

std::u32string text(std::initializer_list<char32_t> characters) {
    return {characters};
}

TEST(Emoji, OfSeveralCharactersAreOne) {
    EXPECT_EQ(emoji_sequence(text({0x1F468, joiner, 0x1F469, joiner, 0x1F467, U'好'})), 5u);
    EXPECT_EQ(emoji_sequence(text({0x1F44D, 0x1F3FD, 0x1F44D})), 2u);
    EXPECT_EQ(emoji_sequence(text({0x1F1E8, 0x1F1F3, 0x1F1EF, 0x1F1F5})), 2u);
    EXPECT_EQ(emoji_sequence(text({U'1', selector, 0x20E3, U'2'})), 3u);
    EXPECT_EQ(emoji_sequence(text({U'#', 0x20E3})), 2u);
    EXPECT_EQ(emoji_sequence(text({0x1F3F4, joiner, 0x2620, selector, U'。'})), 4u);
    EXPECT_EQ(emoji_sequence(text({0x2764, selector, joiner, 0x1F525})), 4u);
    // A flag of tags, up to the one that ends it.
    EXPECT_EQ(emoji_sequence(text({0x1F3F4, 0xE0067, 0xE0062, 0xE007F, U'a'})), 4u);
}

TEST(Emoji, OfOneCharacterAreNone) {
    for (const std::u32string& one :
         {text({0x1F600, 0x1F600}), text({0x2764, selector, U'好'}), text({U'1', U'2'}),
          text({0x1F1E8, U'x'}), text({0x1F468, joiner, U'x'}), text({U'好', joiner}), text({})})
        EXPECT_EQ(emoji_sequence(one), 0u);
}

}  // namespace
}  // namespace banxin
