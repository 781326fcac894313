// Typed spaces: where a gap or a mark's blank stands for one, where it stays, and what is left of
// it at a line's end. A table of pairs, each in all places where markup can put a space.

#include "layout/line_maker.h"
#include "setting.h"

#include <gtest/gtest.h>

#include <functional>
#include <string_view>

namespace banxin::layout {
namespace {

/// One side of a space.
struct Side {
    const char* name;
    Inline value;
};

Inline text(const char* characters) {
    return {Text{characters, {}}};
}
Inline styled(InlineStyle style, const char* characters) {
    return {Styled{style, plain(characters)}};
}

/// Places for a space between two sides: between them, at the end of bold, at the beginning of it,
/// alone in it, in a link, in another language, twice.
using Place = std::function<Inlines(const Inline&, const Inline&)>;
std::vector<Place> places() {
    const auto in_bold = [](Inlines inside) {
        return Inline{Styled{InlineStyle::strong, std::move(inside)}};
    };
    return {
        [](const Inline& a, const Inline& b) {
            return Inlines{a, text(" "), b};
        },
        [=](const Inline& a, const Inline& b) {
            return Inlines{in_bold({a, text(" ")}), b};
        },
        [=](const Inline& a, const Inline& b) {
            return Inlines{a, in_bold({text(" "), b})};
        },
        [=](const Inline& a, const Inline& b) {
            return Inlines{in_bold({a}), text(" "), in_bold({b})};
        },
        [=](const Inline& a, const Inline& b) {
            return Inlines{a, in_bold({text(" ")}), b};
        },
        [](const Inline& a, const Inline& b) {
            return Inlines{{Link{"https://example.org", "", {a, text(" ")}, {}, {}}}, b};
        },
        [](const Inline& a, const Inline& b) {
            return Inlines{a, text(" "), text(" "), b};
        },
        [](const Inline& a, const Inline& b) {
            return Inlines{a, text("\u200B "), b};
        },
    };
}

const std::vector<Side>& sides() {
    static const std::vector<Side> all = [] {
        std::vector<Side> made;
        for (const char* word :
             {"甲",  "A",   "1",      "한", "&",  "=",  "/",  "→",  "@", ".NET", "-v",
              "(a)", "C++", "⚠️", "，", "（", "》", "——", "……", "·", "～"})
            made.push_back({word, text(word)});
        made.push_back({"note", {NoteRef{}}});
        made.push_back({"ruby", {Ruby{{{"字", "zì"}}, {}}}});
        Image image;
        image.asset = AssetId{0};
        made.push_back({"picture", {image}});
        made.push_back({"code", {CodeSpan{"x", {}}}});
        made.push_back({"formula", {Formula{"x^2", {}}}});
        return made;
    }();
    return all;
}

const Inline& side(std::string_view name) {
    for (const Side& one : sides()) {
        if (one.name == name) return one.value;
    }
    throw std::logic_error(std::string(name));
}

struct Setter : Setting {
    explicit Setter(Language language) : Setting(language) {
        book_.assets.emplace_back();
        book_.assets.back().width = book_.assets.back().height = 10;
    }
    /// "space" or the hundredths of an em that stand in its place.
    std::string between(const Inlines& inlines) {
        // A character before, so that nothing is first, and one behind.
        const Stream made = stream(inlines);
        for (std::size_t i = 1; i + 1 < made.size(); ++i) {
            if (made.clusters[i].left != SpacingClass::space) continue;
            const auto glue = made.clusters[i + 1].glue;
            return glue > scale_of(20) ? "space" : "narrow space";
        }
        std::int64_t most = 0;
        for (std::size_t i = 1; i < made.size(); ++i)
            most = std::max<std::int64_t>(most, made.clusters[i].glue);
        return std::to_string((most * 100 + 327680) / 655360);
    }
    static std::int32_t scale_of(int hundredths) { return 655360 * hundredths / 100; }
};

struct Row {
    const char* language;
    const char* left;
    const char* right;
    const char* wanted;
};

constexpr Row rows[] = {
    // The gap stands for it.
    {"zh-Hans", "甲", "A", "25"},
    {"zh-Hans", "1", "甲", "25"},
    {"zh-Hans", "甲", ".NET", "25"},
    {"zh-Hans", "甲", "-v", "25"},
    {"zh-Hans", "C++", "甲", "25"},
    {"zh-Hans", "甲", "code", "25"},
    {"zh-Hans", "formula", "甲", "25"},
    {"zh-Hans", "ruby", "A", "25"},
    {"zh-Hans", "A", "picture", "25"},
    {"zh-Hant", "甲", "A", "25"},
    {"ja", "A", "甲", "25"},
    // The blank of a mark stands for it.
    {"zh-Hans", "，", "甲", "50"},
    {"zh-Hans", "，", "A", "50"},
    {"zh-Hans", "甲", "（", "50"},
    {"zh-Hans", "》", "&", "50"},
    {"zh-Hant", "，", "A", "0"},
    {"ja", "》", "A", "50"},
    // Nothing stands for it.
    {"zh-Hans", "甲", "甲", "space"},
    {"zh-Hans", "甲", "&", "space"},
    {"zh-Hans", "&", "甲", "space"},
    {"zh-Hans", "甲", "=", "space"},
    {"zh-Hans", "=", "甲", "space"},
    {"zh-Hans", "甲", "/", "space"},
    {"zh-Hans", "→", "甲", "space"},
    {"zh-Hans", "甲", "→", "space"},
    {"zh-Hans", "甲", "@", "space"},
    {"zh-Hans", "甲", "(a)", "space"},
    {"zh-Hans", "(a)", "甲", "space"},
    {"zh-Hans", "A", "&", "space"},
    {"zh-Hans", "&", "A", "space"},
    {"zh-Hans", "⚠️", "甲", "space"},
    {"zh-Hans", "甲", "⚠️", "space"},
    {"zh-Hans", "note", "甲", "space"},
    {"zh-Hans", "note", "A", "space"},
    {"zh-Hans", "ruby", "甲", "space"},
    {"zh-Hans", "甲", "ruby", "space"},
    {"zh-Hans", "picture", "甲", "space"},
    {"zh-Hans", "甲", "picture", "space"},
    {"zh-Hans", "甲", "——", "space"},
    {"zh-Hans", "……", "甲", "space"},
    {"zh-Hans", "甲", "·", "space"},
    {"zh-Hans", "～", "甲", "space"},
    {"zh-Hans", "한", "甲", "space"},
    {"zh-Hans", "한", "A", "space"},
    {"zh-Hant", "甲", "&", "space"},
    {"zh-Hant", "note", "甲", "space"},
    {"ja", "(a)", "甲", "space"},
    {"ja", "⚠️", "甲", "space"},
    // Where words are written apart a space is spelling, whatever stands beside it.
    {"ko", "한", "A", "space"},
    {"ko", "1", "한", "space"},
    {"ko", "한", "한", "space"},
    {"ko", "甲", "A", "space"},
    {"ko", "A", "甲", "space"},
    {"ko", "note", "한", "space"},
    {"ko", "ruby", "한", "space"},
    {"ko", "picture", "한", "space"},
    {"ko", "한", "picture", "space"},
    {"ko", "한", "code", "space"},
    {"ko", "formula", "한", "space"},
    {"ko", "，", "한", "space"},
    {"ko", "한", "（", "space"},
    {"en", "A", "甲", "space"},
    {"en", "甲", "A", "space"},
    {"en", "picture", "A", "space"},
};

TEST(TypedSpaces, StayWhereNothingStandsForThem_M04_M05) {
    const std::vector<Place> all = places();
    for (const Row& row : rows) {
        Setter setter(row.language);
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_EQ(setter.between(all[i](side(row.left), side(row.right))), row.wanted)
                << row.language << " " << row.left << " " << row.right << ", place " << i;
        }
    }
}

TEST(TypedSpaces, AreTheSameOnBothSides_M04) {
    Setting setting;
    for (const char* word : {"&", "=", "→", "(a)", "@", "⚠️", ".NET", "-v"}) {
        const std::string middle = word;
        const Stream made = setting.stream("甲 " + middle + " 乙");
        std::int64_t before = 0;
        std::int64_t after = 0;
        for (std::size_t i = 1; i < made.size(); ++i) {
            (made.clusters[i].text <= 4 ? before : after) += made.clusters[i].glue;
        }
        EXPECT_EQ(before, after) << word;
        EXPECT_GE(before, Setter::scale_of(24)) << word;
    }
}

TEST(TypedSpaces, MakeABeginningOfADot_M08) {
    Setting setting;
    EXPECT_EQ(glue_before(setting.stream("用 .NET 写"), ".NET"), 25);
    // The name of a file and a narrow stop stay with what is before them.
    for (const char* name : {"报告.docx", "句子.The end"}) {
        const Stream made = setting.stream(name);
        EXPECT_EQ(glue_before(made, "."), 0) << name;
        EXPECT_EQ(made.clusters[2].penalty, no_break) << name;
    }
}

TEST(TypedSpaces, AreNotAddedInKorean_M01) {
    Setting setting("ko");
    for (const char* words : {"15세기", "세종ABC가", "第3章은", "《A》책"}) {
        const Stream made = setting.stream(words);
        for (std::size_t i = 1; i < made.size(); ++i) {
            const SpacingClass left = made.clusters[i - 1].right;
            const SpacingClass right = made.clusters[i].left;
            const bool marks = left == SpacingClass::closing || right == SpacingClass::opening;
            EXPECT_EQ(made.clusters[i].glue, marks ? Setter::scale_of(50) : 0) << words << i;
        }
    }
}

TEST(TypedSpaces, ThatHoldTogetherDoSoWhereTheyGiveWay_K13) {
    Setting setting;
    const Stream made = setting.stream("甲\u00A0A");
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made.clusters[1].penalty, no_break);
    EXPECT_EQ(setting.stream("甲 A").clusters[1].penalty, 0);
}

/// The text of a paragraph's lines as it is on the page, one after another.
std::string text_of_lines(Setting& setting, const Inlines& inlines, int cells, bool justify) {
    const Stream made = setting.stream(inlines);
    std::string all;
    for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, justify})) {
        Box box;
        place_line(made, line,
                   {{},
                    Setting::cell * cells,
                    points(10),
                    justify ? style::Align::justify : style::Align::start},
                   test_fonts(), box);
        for (const Item& item : box.items) {
            const auto& run = std::get<GlyphRun>(item);
            all += run.text;
            // Nothing stands outside the measure, what has no ink neither.
            for (const PlacedGlyph& glyph : run.glyphs)
                EXPECT_LE(run.origin.x + Length{glyph.x}, Setting::cell * cells + Length{4}) << all;
        }
        all += '|';
    }
    return all;
}

TEST(TypedSpaces, StayAsTextAtALinesEnd_T03) {
    Setting setting;
    for (const bool justify : {true, false}) {
        EXPECT_EQ(text_of_lines(setting, plain("one two three four five"), 4, justify),
                  "one two |three |four |five|");
        EXPECT_EQ(text_of_lines(setting, {{CodeSpan{"cat a.txt b.txt c.txt", {}}}}, 6, justify),
                  "cat a.txt |b.txt c.txt|");
    }
    // In a link, at the border of an element, and between Han, where nothing is added.
    EXPECT_EQ(text_of_lines(setting,
                            {{Link{"https://example.org", "", plain("one two "), {}, {}}},
                             styled(InlineStyle::strong, "three four")},
                            4, false),
              "one two |three |four|");
    EXPECT_EQ(text_of_lines(setting, plain("甲乙丙丁戊己庚辛"), 4, true), "甲乙丙丁|戊己庚辛|");
}

TEST(TypedSpaces, AreCopiedAsTheyAre_T02) {
    Setting setting;
    EXPECT_EQ(text_of_lines(setting, plain("a\u00A0b c"), 20, true), "a\u00A0b c|");
    EXPECT_EQ(text_of_lines(setting, {{CodeSpan{"a \u00A0  b\tc", {}}}}, 20, true),
              "a \u00A0  b c|");
}

TEST(TypedSpaces, PartWordsOnTwoSidesOfAHardBreak_T03) {
    Setting setting;
    const Inline hard{LineBreak{}};
    EXPECT_EQ(text_of_lines(setting, {text("one "), hard, text(" two")}, 20, true), "one |two|");
    EXPECT_EQ(text_of_lines(setting, {text("one"), hard, text("two")}, 20, true), "one |two|");
    EXPECT_EQ(text_of_lines(setting, {text("甲"), hard, text("乙"), hard, text("A")}, 20, true),
              "甲|乙|A|");
}

TEST(TypedSpaces, AreNoPartOfAWordThatIsHyphenated_T03) {
    Setting setting("en");
    std::string found =
        text_of_lines(setting, plain("typographical considerations notwithstanding"), 5, true);
    EXPECT_NE(found.find("\u00AD|"), std::string::npos) << found;
    for (std::size_t at = found.find("\u00AD|"); at != std::string::npos;
         at = found.find("\u00AD|"))
        found.erase(at, 3);
    std::erase(found, '|');
    EXPECT_EQ(found, "typographical considerations notwithstanding");
}

}  // namespace
}  // namespace banxin::layout
