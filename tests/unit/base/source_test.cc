// Texts that were put together of several files, and where their bytes are in those.
#include "base/source.h"
#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace banxin {
namespace {

/// "壹" + "[included]" + "贰", the middle of another file.
struct Assembled {
    Sources sources;
    SourceId outer = sources.add("outer.md", "one\n{{#include in.md}}\ntwo\n");
    SourceId inner = sources.add("in.md", "first\nsecond\n");
    SourceId whole =
        sources.add_assembled("outer.md", "one\nsecond\n\ntwo\n",
                              {{0, {outer, 0, 4}}, {4, {inner, 6, 12}}, {10, {outer, 22, 28}}});
};

TEST(AssembledSource, ShowsThePlaceInTheFileThatTheBytesAreFrom) {
    const Assembled made;
    EXPECT_EQ(made.sources.in_file({made.whole, 0, 3}), (Span{made.outer, 0, 3}));
    EXPECT_EQ(made.sources.in_file({made.whole, 4, 10}), (Span{made.inner, 6, 12}));
    EXPECT_EQ(made.sources.in_file({made.whole, 12, 15}), (Span{made.outer, 24, 27}));
    EXPECT_EQ(made.sources.in_file({made.inner, 1, 2}), (Span{made.inner, 1, 2}));
}

TEST(AssembledSource, EndsASpanWithThePieceThatItBeginsIn) {
    const Assembled made;
    EXPECT_EQ(made.sources.in_file({made.whole, 0, 14}), (Span{made.outer, 0, 4}));
}

TEST(AssembledSource, PointsAtWhatLongerBytesWereMadeOf) {
    Sources sources;
    const SourceId file = sources.add("a.md", "{{x}} end");
    const SourceId made =
        sources.add_assembled("a.md", "a long value end", {{0, {file, 0, 5}}, {12, {file, 5, 9}}});
    EXPECT_EQ(sources.in_file({made, 9, 12}), (Span{file, 5, 5}));
    EXPECT_EQ(sources.in_file({made, 13, 16}), (Span{file, 6, 9}));
}

TEST(AssembledSource, IsShownAsTheFileInAMessage) {
    const Assembled made;
    const std::string text = to_text(Diagnostic{Code::S015, {made.whole, 4, 10}, {}, {}, {}},
                                     made.sources, Speech::english);
    EXPECT_NE(text.find("in.md:2:1: "), std::string::npos) << text;
    EXPECT_NE(text.find("  2 | second\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace banxin
