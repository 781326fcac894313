// Where lines end: prohibitions (K), unbreakable sequences (U) and short last lines (G04).

#include "unit/layout/random.h"
#include "unit/layout/setting.h"

#include <set>

namespace banxin::layout {
namespace {

using Lines = std::vector<std::string>;

/// First and last characters of all lines but the outer edges of the paragraph.
struct Edges {
    std::set<char32_t> starts;
    std::set<char32_t> ends;
};

Edges edges_at_all_widths(const std::string& text, int from, int to,
                          Language language = "zh-Hans") {
    Edges edges;
    Setting setting(language);
    for (int cells = from; cells <= to; ++cells) {
        const Lines lines = setting.lines(text, cells);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::u32string line = to_utf32(lines[i]);
            if (line.empty()) continue;
            if (i > 0) edges.starts.insert(line.front());
            if (i + 1 < lines.size()) edges.ends.insert(line.back());
        }
    }
    return edges;
}

bool none_of(const std::set<char32_t>& edges, std::u32string_view forbidden) {
    for (const char32_t c : forbidden) {
        if (edges.contains(c)) {
            ADD_FAILURE() << "at a line's edge: " << to_utf8(std::u32string(1, c));
            return false;
        }
    }
    return true;
}

TEST(LineBreaker, NeverStartsALineWithAStop_K01) {
    const Edges edges = edges_at_all_widths(
        "春风又绿，江南岸。明月何时；照我还？花落：知多少！一、二、三。", 4, 14);
    EXPECT_TRUE(none_of(edges.starts, U"。．，、：；？！"));
}

TEST(LineBreaker, NeverStartsALineWithAClosingMark_K02) {
    const Edges edges =
        edges_at_all_widths("他说“好”，又说《论语》（节选）里的「学」和『习』都有道理。", 4, 14);
    EXPECT_TRUE(none_of(edges.starts, U"）》」』”’，。"));
}

TEST(LineBreaker, NeverEndsALineWithAnOpeningMark_K03) {
    const Edges edges =
        edges_at_all_widths("他说“好”，又说《论语》（节选）里的「学」和『习』都有道理。", 4, 14);
    EXPECT_TRUE(none_of(edges.ends, U"（《「『“‘"));
}

TEST(LineBreaker, TreatsCurlyQuotesAsDirectional_K04) {
    Setting setting;
    const Lines lines = setting.lines("他说“好”他走", 3);
    EXPECT_EQ(lines[0], "他说");
    EXPECT_EQ(lines[1].substr(0, 9), "“好”");
}

TEST(LineBreaker, NeverStartsALineWithAnInterpunct_K05) {
    const Edges edges = edges_at_all_widths("诗经·秦风·蒹葭", 2, 6);
    EXPECT_TRUE(none_of(edges.starts, U"·"));
}

TEST(LineBreaker, NeverStartsALineWithAConnector_K06) {
    const Edges edges = edges_at_all_widths("从北京～上海到广州～深圳", 3, 8);
    EXPECT_TRUE(none_of(edges.starts, U"～"));
}

TEST(LineBreaker, CountsASqueezedMarkAsFitting_K09) {
    // Twelve Han and a stop: the comma inside gives up the half em that the stop needs.
    Setting setting;
    const Lines lines = setting.lines("一二三四，五六七八九十。再来一行字放在后面。", 12);
    EXPECT_EQ(lines.front(), "一二三四，五六七八九十。");
}

TEST(LineBreaker, KeepsANoteMarkWithItsAnchor_K10) {
    Setting setting;
    for (int cells = 4; cells <= 9; ++cells) {
        const Inlines text{
            {Text{"他在那一年回到了故乡", {}}}, {NoteRef{0, 0, {}}}, {Text{"从此没有离开。", {}}}};
        const Stream made = setting.stream(text);
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, true})) {
            EXPECT_NE(made.clusters[line.begin].left, SpacingClass::reference) << cells;
        }
    }
}

TEST(LineBreaker, NeverPartsABracketFromAsciiPunctuation_K13) {
    const Edges edges = edges_at_all_widths("那一年（光绪十三年）.他来了", 4, 10);
    EXPECT_TRUE(none_of(edges.starts, U".）"));
}

TEST(LineBreaker, NeverPartsADashOrAnEllipsis_U01_U02) {
    Setting setting;
    for (int cells = 3; cells <= 10; ++cells) {
        for (const std::string& line : setting.lines("他走了——再没有回来……我们等了很久", cells)) {
            const std::u32string text = to_utf32(line);
            EXPECT_EQ(std::count(text.begin(), text.end(), chars::em_dash) % 2, 0) << line;
            EXPECT_EQ(std::count(text.begin(), text.end(), chars::ellipsis) % 2, 0) << line;
        }
    }
}

TEST(LineBreaker, KeepsANumberWhole_U06_U07) {
    Setting setting;
    for (int cells = 6; cells <= 14; ++cells) {
        const Lines lines = setting.lines("共计1,234,567.89元，约占25%，高温40℃以上", cells);
        std::string joined;
        for (const std::string& line : lines) joined += line + "|";
        EXPECT_NE(joined.find("1,234,567.89"), std::string::npos) << joined;
        EXPECT_NE(joined.find("25%"), std::string::npos) << joined;
        EXPECT_NE(joined.find("40℃"), std::string::npos) << joined;
    }
}

TEST(LineBreaker, KeepsAUnitWithItsFigure_U08) {
    Setting setting;
    const Stream made = setting.stream("跑了 5 km 之后 5 words");
    EXPECT_EQ(glue_before(made, "km"), 25);
    EXPECT_EQ(glue_before(made, "words"), 33);
    for (std::size_t i = 1; i < made.size(); ++i) {
        if (made.text.compare(made.clusters[i].text, 2, "km") == 0) {
            EXPECT_EQ(made.clusters[i].penalty, no_break);
        }
    }
}

TEST(LineBreaker, PartsLatinWordsOnlyAtSpaces_U10) {
    Setting setting;
    const Lines lines = setting.lines("the quick brown fox jumps over the lazy dog", 8);
    for (const std::string& line : lines) EXPECT_EQ(line.find('-'), std::string::npos);
    std::string joined;
    for (const std::string& line : lines) joined += (joined.empty() ? "" : " ") + line;
    EXPECT_EQ(joined, "the quick brown fox jumps over the lazy dog");
}

TEST(LineBreaker, PartsLatinWordsByTheirLanguage_M11) {
    Setting setting;
    const std::string text = "这本书谈typography与international的关系，也谈hyphenation。";
    int hyphens = 0;
    for (int cells = 8; cells <= 16; ++cells) {
        const Stream made = setting.stream(text);
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, true})) {
            if (!line.hyphen) continue;
            ++hyphens;
            EXPECT_GT(hyphen_width(made, line.end - 1), Length{});
            EXPECT_EQ(made.clusters[line.end - 1].right, SpacingClass::latin);
        }
    }
    EXPECT_GT(hyphens, 0);
    Typography typography;
    typography.hyphenation = false;
    setting.use(typography);
    const Stream made = setting.stream(text);
    for (std::size_t i = 0; i < made.size(); ++i) EXPECT_FALSE(made.clusters[i].soft_hyphen);
}

TEST(LineBreaker, PartsNoWordWhereALineNeedNotBeFull_M11) {
    Setting setting;
    const Stream made =
        setting.stream("200bn Weights of Responsibility. The Stress of Working in Modern AI");
    for (int cells = 10; cells <= 30; ++cells) {
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, false})) {
            EXPECT_FALSE(line.hyphen) << cells;
        }
    }
}

TEST(LineBreaker, PartsWordsInOneLineAfterAnotherAtEverHigherCost_M11) {
    Setting setting;
    const std::string word = "typo" + to_utf8(U"\u00AD") + "type";
    std::string text = word;
    for (int i = 0; i < 5; ++i) text += " of as many kinds as there are of " + word;
    const Stream made = setting.stream(text);
    // All alike: "type of as many kinds as there are of typo-".
    std::vector<LineRange> all;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < made.size(); ++i) {
        if (!made.clusters[i].soft_hyphen) continue;
        if (begin > 0) all.push_back({begin, i + 1, false, false, true, false});
        begin = i + 1;
    }
    ASSERT_EQ(all.size(), 5U);
    const LineShape shape{natural_width(made, all[0]), {}, true};
    std::vector<LineRange> lines;
    std::vector<std::int64_t> costs;
    std::int64_t before = 0;
    for (const LineRange& line : all) {
        lines.push_back(line);
        const std::int64_t cost = cost_of(made, shape, lines);
        costs.push_back(cost - before);
        before = cost;
    }
    EXPECT_LT(costs[0] * 10, costs[1]) << "a second hyphen";
    EXPECT_LT(costs[1] * 50, costs[2]) << "a third";
    EXPECT_EQ(costs[2], costs[3]);
    EXPECT_EQ(costs[3], costs[4]);
}

TEST(LineBreaker, PaysForATightLineBesideALooseOne_J11) {
    Setting setting;
    const std::string loose = "从河面上过来带着水";      // nine of ten cells
    const std::string tight = "风，来，了，一，二，三";  // eleven, to be squeezed
    const Stream made = setting.stream(loose + tight + loose + tight);
    ASSERT_EQ(made.size(), 40U);
    const auto line = [](std::uint32_t begin, std::uint32_t end) {
        return LineRange{begin, end, false, false, false, false};
    };
    const LineShape shape{Setting::cell * 10, {}, true};
    const auto cost_after = [&](const LineRange& first, const LineRange& second) {
        return cost_of(made, shape, {first, second}) - cost_of(made, shape, {first});
    };
    EXPECT_GT(cost_after(line(9, 20), line(20, 29)), cost_after(line(0, 9), line(20, 29)));
    EXPECT_GT(cost_after(line(20, 29), line(29, 40)), cost_after(line(9, 20), line(29, 40)));
}

TEST(LineBreaker, TakesTheAuthorsSoftHyphensForAll_M11) {
    Setting setting;
    const Stream made = setting.stream("typo" + to_utf8(U"\u00AD") + "graphical");
    std::size_t places = 0;
    for (std::size_t i = 0; i < made.size(); ++i) places += made.clusters[i].soft_hyphen;
    EXPECT_EQ(places, 1u);
}

TEST(LineBreaker, PartsAddressesAfterTheirJoints_K17) {
    Setting setting;
    const std::string address =
        "https://example.org/a-rather-long-path/with_many/parts?and=query&more=values#fragment";
    const Stream made = setting.stream(address);
    const auto lines = break_lines(made, {Setting::cell * 20, {}, true});
    EXPECT_GT(lines.size(), 1u);
    for (const LineRange& line : lines) {
        EXPECT_FALSE(line.forced);
        EXPECT_LE(natural_width(made, line), Setting::cell * 20);
    }
}

TEST(LineBreaker, PartsNoNameOrNumberAsAWord_K17) {
    Setting setting("en");
    const std::string names[] = {"@representative", "representative@mail.example.org",
                                 "recommendations.txt", "ISBN978-information", "understanding2024"};
    for (const std::string& name : names) {
        const Stream made = setting.stream("Understanding " + name + " recommendations");
        const auto begin = static_cast<std::uint32_t>(made.text.find(name));
        const auto end = begin + static_cast<std::uint32_t>(name.size());
        std::size_t places = 0;
        for (std::size_t i = 1; i < made.size(); ++i) {
            const Cluster& c = made.clusters[i];
            const bool inside = c.text > begin && c.text < end;
            if (!inside) places += made.clusters[i - 1].soft_hyphen;
            if (!inside || c.penalty == no_break) continue;
            EXPECT_FALSE(made.clusters[i - 1].soft_hyphen) << name;
            EXPECT_NE(std::string_view("/.-_=&?@").find(made.text[c.text - 1]),
                      std::string_view::npos)
                << name;
        }
        EXPECT_GT(places, 3u) << "of the words beside it";
    }
    // A long word is one all the same.
    const Stream word = setting.stream("antidisestablishmentarianism");
    EXPECT_TRUE(std::any_of(word.clusters.begin(), word.clusters.end(),
                            [](const Cluster& c) { return c.soft_hyphen; }));
}

TEST(LineBreaker, CutsAnUnbreakableWordWhereTheLineIsFull_K16) {
    Setting setting;
    const Stream made = setting.stream(std::string(120, 'm'));
    const auto lines = break_lines(made, {Setting::cell * 10, {}, true});
    EXPECT_GT(lines.size(), 5u);
    for (const LineRange& line : lines) EXPECT_LE(natural_width(made, line), Setting::cell * 10);
    EXPECT_TRUE(lines.front().forced);
}

TEST(LineBreaker, LeavesNoSingleCharacterOnTheLastLine_G04) {
    Setting setting;
    // Eleven Han in ten cells would leave one alone.
    const Lines lines = setting.lines("今天的天气实在好得很呢。", 10);
    EXPECT_GE(count_code_points(lines.back()), 3u) << lines.back();
    // In a narrow column the gaps would show more.
    EXPECT_EQ(setting.lines("天气实在好得很", 6).back(), "很");
}

TEST(LineBreaker, EndsTheLinesOfATitleWithAPhrase_H13) {
    Setting setting;
    const Stream made = setting.stream("两千亿权重的责任：现代人工智能领域工作的压力");
    const auto lines = break_lines(made, {Setting::cell * 15, {}, false, true});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].end, 9u);
    // Squeezing the colon would bring three more characters up; the phrase is worth more.
    const auto narrower = break_lines(made, {Setting::cell * 13, {}, false, true});
    EXPECT_EQ(narrower[0].end, 9u);
}

TEST(LineBreaker, EndsEachOfManyLinesOfATitleWithAPhrase_H13) {
    Setting setting;
    const auto lines_of = [&](const std::string& title, int cells) {
        const Stream made = setting.stream(title);
        std::string lines;
        for (const LineRange& line : break_lines(made, {Setting::cell * cells, {}, false, true})) {
            const std::uint32_t from = made.clusters[line.begin].text;
            lines += made.text.substr(from, made.clusters[line.end].text - from) + "|";
        }
        return lines;
    };
    EXPECT_EQ(lines_of("论旧城的更新：街区保护与利用，居民的长期参与，以及今后的路", 9),
              "论旧城的更新：|街区保护与利用，|居民的长期参与，|以及今后的路|");
    EXPECT_EQ(lines_of("论旧城的更新 街区保护与利用 居民的长期参与 以及今后的路", 9),
              "论旧城的更新 |街区保护与利用 |居民的长期参与 |以及今后的路|");
    // No character is left alone.
    EXPECT_EQ(lines_of("论旧城的更新街区保护与利用居民的长期参与者", 7),
              "论旧城的更新街|区保护与利用居|民的长期参与者|");
    EXPECT_FALSE(lines_of("论旧城的更新街区保护与利用居民的长期参与者们", 7).ends_with("|们|"));
}

TEST(LineBreaker, EndsALineAtAForcedBreak) {
    Setting setting;
    const Inlines text{{Text{"床前明月光", {}}}, {LineBreak{}}, {Text{"疑是地上霜", {}}}};
    EXPECT_EQ(setting.lines(text, 20), (Lines{"床前明月光", "疑是地上霜"}));
}

/// How many places of a text a line may end at.
std::size_t break_places(Setting& setting, const std::string& text) {
    const Stream made = setting.stream(text);
    std::size_t places = 0;
    for (std::size_t i = 1; i < made.size(); ++i) places += made.clusters[i].penalty != no_break;
    return places;
}

TEST(LineBreaker, ForbidsMoreAtEveryLevel_K08) {
    const std::string text = "他说：“去／留？”——（未定）……再看AI·诗～歌。きゃっー々";
    for (const Language language : {"zh-Hans", "ja"}) {
        std::size_t before = 1000;
        for (const LineEdgeLevel level : {LineEdgeLevel::none, LineEdgeLevel::basic,
                                          LineEdgeLevel::gb, LineEdgeLevel::strict}) {
            Setting setting(language);
            Typography typography;
            typography.line_edges = level;
            setting.use(typography);
            const std::size_t places = break_places(setting, text);
            EXPECT_LT(places, before) << language << " level " << static_cast<int>(level);
            before = places;
        }
    }
}

TEST(LineBreaker, KeepsASolidusFromEitherEdge_K07) {
    const Edges edges = edges_at_all_widths("甲乙丙／丁戊己／庚辛", 3, 8);
    EXPECT_TRUE(none_of(edges.starts, U"／"));
    EXPECT_TRUE(none_of(edges.ends, U"／"));
}

TEST(LineBreaker, KeepsSmallKanaFromALinesStartOnlyWhenAsked_K11) {
    Setting setting("ja");
    EXPECT_EQ(setting.lines("きゃっ", 1).size(), 3u);
    Typography typography;
    typography.line_edges = LineEdgeLevel::strict;
    setting.use(typography);
    const Stream made = setting.stream("きゃっ");
    EXPECT_EQ(made.clusters[1].penalty, no_break);
    EXPECT_EQ(made.clusters[2].penalty, no_break);
}

TEST(LineBreaker, BreaksKoreanBetweenWordsOrSyllables_K12) {
    Setting setting("ko");
    EXPECT_EQ(break_places(setting, "한국어 조판"), 1u);
    Typography typography;
    typography.hangul_by_syllable = true;
    setting.use(typography);
    EXPECT_EQ(break_places(setting, "한국어 조판"), 4u);
}

TEST(LineBreaker, KeepsKoreanParticlesAtTheirWords_K12) {
    Setting setting("ko");
    for (const char* text :
         {"31일(화)에", "ABC가", "2024년에", "字는", "「책」은", "50%가", "제2차"})
        EXPECT_EQ(break_places(setting, text), 0u) << text;
    const Inlines noted{{Text{"여기", {}}}, {NoteRef{0, 0, {}}}, {Text{"에서 말", {}}}};
    const Stream made = setting.stream(noted);
    EXPECT_EQ(made.clusters[3].penalty, no_break);
    // What does not hang together may part: Han, which write no blanks, and a dash.
    EXPECT_GT(break_places(setting, "國之語音"), 0u);
    EXPECT_GT(break_places(setting, "그런데——아니"), 0u);
}

TEST(LineBreaker, ObeysBothSidesOfADashBesideABracket_K14) {
    Setting setting;
    // Break places of "甲" + pair + "乙": before the first mark, between, after the last.
    const auto places = [&](const std::string& pair) {
        const Stream made = setting.stream("甲" + pair + "乙");
        std::string found;
        for (std::size_t i = 1; i < made.size(); ++i)
            found += made.clusters[i].penalty == no_break ? 'x' : '|';
        return found;
    };
    EXPECT_EQ(places("“——"), "|x|");
    EXPECT_EQ(places("——”"), "|x|");
    EXPECT_EQ(places("——，"), "|x|");
    EXPECT_EQ(places("（……"), "|x|");
    EXPECT_EQ(places("……）"), "|x|");
    EXPECT_EQ(places("——（"), "||x");
    EXPECT_EQ(places("”——"), "x||");
}

TEST(LineBreaker, MayPartTwoDifferentLongMarks_U05) {
    Setting setting;
    const Stream made = setting.stream("甲——……乙");
    EXPECT_NE(made.clusters[2].penalty, no_break);
}

TEST(LineBreaker, KeepsANumeralsMarkWithIt_U12) {
    const Edges edges = edges_at_all_widths("来了三、四十人和五、六匹马", 3, 9);
    EXPECT_TRUE(none_of(edges.starts, U"、"));
}

TEST(LineBreaker, HangsOneMarkOnlyWhenAsked_P14) {
    Setting setting;
    const std::string text = "一二三四五六七八九十。甲乙丙丁戊己庚辛壬癸子丑";
    const Length measure = Setting::cell * 10;
    const auto hanging = [&] {
        const Stream made = setting.stream(text);
        const auto lines = break_lines(made, {measure, {}, true});
        return lines[0].hanging;
    };
    EXPECT_FALSE(hanging());
    Typography typography;
    typography.hanging = true;
    setting.use(typography);
    EXPECT_TRUE(hanging());
    // The character before the mark stands flush at the measure.
    const Stream made = setting.stream(text);
    const auto lines = break_lines(made, {measure, {}, true});
    std::vector<std::int32_t> added;
    justify_line(made, lines[0], measure, true, added);
    Length width = natural_width(made, lines[0]);
    for (const std::int32_t more : added) width += Length{more};
    EXPECT_EQ(width - Length{made.clusters[lines[0].end - 1].width}, measure);
}

TEST(LineBreaker, LosesNothingAndKeepsTheLawAtAnyWidth) {
    // A seeded generator of Chinese-looking text; laws 1, 2 and 4 of the test conventions.
    const std::u32string letters =
        U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
        U"，。、：；？！“”‘’（）《》「」——……·～abcDEF123 AI";
    Random next(20261123);
    Setting setting;
    for (int round = 0; round < 60; ++round) {
        std::u32string text;
        for (std::size_t n = 20 + next(120); n > 0; --n) text += letters[next(letters.size())];
        const Stream made = setting.stream(to_utf8(text));
        const int cells = 4 + static_cast<int>(next(26));
        std::uint32_t at = 0;
        std::vector<std::int32_t> added;
        const auto lines = break_lines(made, {Setting::cell * cells, {}, true});
        for (const LineRange& line : lines) {
            ASSERT_EQ(line.begin, at);
            ASSERT_GT(line.end, line.begin);
            at = line.end;
            justify_line(made, line, Setting::cell * cells, true, added);
            Length width = natural_width(made, line);
            for (const std::int32_t more : added) width += Length{more};
            if (!line.forced) {
                EXPECT_LE(width, Setting::cell * cells) << to_utf8(text) << " at " << cells;
            }
            if (line.begin > 0 && !lines[0].forced) {
                const Cluster& first = made.clusters[line.begin];
                const Cluster& before = made.clusters[line.begin - 1];
                bool forced = false;
                for (const LineRange& one : lines)
                    forced = forced || (one.end == line.begin && one.forced);
                if (!forced && !first.forced_break) {
                    EXPECT_NE(break_between(before.right, first.left, Locale::zh_hans),
                              BreakRule::prohibited)
                        << to_utf8(text) << " at " << cells;
                }
            }
        }
        EXPECT_EQ(at, made.size());
    }
}

}  // namespace
}  // namespace banxin::layout
