// What a typewriter has for quotation marks, dashes and dots, in smart.txt,
// and where the places of what was changed are.
#include "unit/cases.h"
#include "unit/markdown/reading.h"

#include "document/walk.h"

namespace banxin::testing {
namespace {

Reading smart(std::string text, Language language = "zh-Hans") {
    return Reading(std::move(text), language, Dialect::commonmark, true);
}

TEST(SmartMarks, AreThoseOfPrint) {
    expect_cases("markdown/smart.txt", [](const std::string& text, const std::string& title) {
        const std::size_t colon = title.find(": ");
        const std::string tag = colon == std::string::npos ? "zh-Hans" : title.substr(0, colon);
        const Reading reading = smart(text, Language(tag.c_str()));
        std::string found = in_lines(reading.blocks()) + in_lines(reading.notes());
        for_each_image(reading.chapter.blocks,
                       [&](const Image& image) { found += "alt " + image.alt + "\n"; });
        for_each_of<Text>(reading.chapter.blocks, [&](const Text& one) {
            if (one.span.known() && reading.at(one.span) != one.text)
                found += fmt::format("{} from {}\n", one.text, reading.at(one.span));
        });
        return found;
    });
}

TEST(SmartMarks, AreLeftAloneWhereNobodyAsksForThem) {
    EXPECT_EQ(blocks_of("\"a\" -- b...\n"), "paragraph\n  text \"\\\"a\\\" -- b...\"\n");
}

}  // namespace
}  // namespace banxin::testing
