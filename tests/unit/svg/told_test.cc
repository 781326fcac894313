// Pages as SVG: told/pages.txt. A case describes a page, and what comes out is its elements. The
// fonts are those of tests/fonts.
#include "svg/page_drawing.h"
#include "unit/answers.h"
#include "unit/own_fonts.h"

#include <memory>
#include <sstream>

namespace banxin::svg {
namespace {

const text::Fonts& own_fonts() {
    static Diagnostics diagnostics;
    static const std::unique_ptr<text::Fonts> fonts = [] {
        text::FontConfig config;
        text::FontList list;
        list.families[0] = {"Noto Serif CJK SC"};
        list.families[1] = {"Noto Sans CJK SC"};
        config.lists = {list};
        const banxin::testing::OwnFonts only_own;
        return std::make_unique<text::Fonts>(config, "zh-Hans", diagnostics);
    }();
    return *fonts;
}

layout::Direction direction(const std::string& name) {
    return name == "turned"      ? layout::Direction::counterclockwise
           : name == "clockwise" ? layout::Direction::clockwise
           : name == "vertical"  ? layout::Direction::vertical
                                 : layout::Direction::horizontal;
}

layout::StructureType type_of(const std::string& name) {
    using layout::StructureType;
    for (std::uint8_t i = 0; i <= static_cast<std::uint8_t>(StructureType::TOCI); ++i)
        if (layout::name_of(static_cast<StructureType>(i)) == name)
            return static_cast<StructureType>(i);
    return StructureType::Document;
}

/// A page out of lines.
class Maker {
public:
    void take(const std::string& line) {
        std::istringstream words(line);
        std::string key;
        words >> key;
        const auto number = [&] {
            double value = 0;
            words >> value;
            return points(value);
        };
        const auto whole = [&] {
            int value = 0;
            words >> value;
            return value;
        };
        const auto word = [&] {
            std::string value;
            words >> value;
            return value;
        };
        const auto rest = [&] {
            std::string value;
            std::getline(words >> std::ws, value);
            return value;
        };
        const auto area = [&] {
            const Length x = number();
            const Length y = number();
            const Length width = number();
            return Rect{x, y, width, number()};
        };
        if (key == "node") {
            const auto parent = static_cast<layout::NodeId>(whole());
            layout::StructureNode node;
            node.parent = parent;
            node.type = type_of(word());
            structure_.push_back(node);
        } else if (key == "text") {
            layout::GlyphRun run;
            run.face = own_fonts().face(static_cast<text::Family>(whole()), false, "zh-Hans");
            run.size = number();
            run.origin.x = number();
            run.origin.y = number();
            run.node = static_cast<layout::NodeId>(whole());
            run.direction = direction(word());
            set(run, rest());
            page_.items.emplace_back(run);
        } else if (key == "stands") {
            auto& run = std::get<layout::GlyphRun>(page_.items.back());
            run.text.clear();
            for (layout::PlacedGlyph& glyph : run.glyphs) {
                std::string text = word();
                for (char& c : text)
                    if (c == '_') c = ' ';
                if (text != "-") run.text += text;
                glyph.text_end = static_cast<std::uint32_t>(run.text.size());
            }
        } else if (key == "raise") {
            auto& run = std::get<layout::GlyphRun>(page_.items.back());
            const auto which = static_cast<std::size_t>(whole());
            run.glyphs.at(which).y = static_cast<std::int32_t>(number().sp);
        } else if (key == "red") {
            std::get<layout::GlyphRun>(page_.items.back()).colour = {255, 0, 0};
        } else if (key == "rule") {
            const Rect where = area();
            page_.items.emplace_back(layout::RuleItem{where, static_cast<std::uint8_t>(whole())});
        } else if (key == "image") {
            const Rect where = area();
            const auto which = static_cast<std::uint32_t>(whole());
            page_.items.emplace_back(
                layout::ImageItem{where, which, layout::NodeId::artifact, direction(word())});
        } else {
            const Rect where = area();
            page_.links.push_back({where, rest(), key == "link", layout::NodeId::artifact});
        }
    }

    [[nodiscard]] std::string drawing() const {
        GlyphCodes codes;
        return page_drawing(page_, structure_, codes,
                            [](std::uint32_t image) { return "img/" + std::to_string(image); });
    }

private:
    static void set(layout::GlyphRun& run, const std::string& text) {
        run.text = text;
        std::vector<text::Glyph> glyphs;
        own_fonts().shape(run.face, text, {.language = "zh-Hans"}, glyphs);
        std::int64_t pen = 0;
        for (std::size_t i = 0; i < glyphs.size(); ++i) {
            layout::PlacedGlyph placed;
            placed.glyph = glyphs[i].id;
            (run.direction == layout::Direction::vertical ? placed.y : placed.x) =
                static_cast<std::int32_t>(pen);
            placed.text_end = i + 1 < glyphs.size() ? glyphs[i + 1].cluster
                                                    : static_cast<std::uint32_t>(text.size());
            run.glyphs.push_back(placed);
            pen += run.size.scaled(glyphs[i].advance, 65536).sp;
        }
    }

    layout::Page page_;
    std::vector<layout::StructureNode> structure_;
};

std::string answer(const std::vector<std::string>& lines) {
    Maker maker;
    for (const std::string& line : lines) maker.take(line);
    std::string shown;
    // Characters of private use by their names.
    const std::u32string characters = to_utf32(maker.drawing());
    for (const char32_t c : characters) {
        if (c >= 0xE000 && c <= 0xF8FF)
            shown += "{" + code_point_name(c) + "}";
        else
            append_utf8(shown, c);
    }
    return shown;
}

TEST(PageDrawing, AsWritten) {
    banxin::testing::expect_answers("svg/told/pages.txt", answer);
}

TEST(GlyphCodes, GiveAGlyphTheCharacterOfItsTextUnlessAnotherHasIt) {
    GlyphCodes codes;
    const text::FaceId face{3};
    EXPECT_EQ(codes.code(face, 7, "版").character, U'版');
    EXPECT_EQ(codes.code(face, 7, "版").character, U'版') << "again";
    const GlyphCodes::Code other = codes.code(face, 8, "版");
    EXPECT_EQ(other.character, 0xE000U);
    EXPECT_FALSE(other.is_text);
    EXPECT_EQ(codes.code(text::FaceId{4}, 8, "版").character, U'版') << "of another face";
    EXPECT_EQ(codes.code(face, 8, "fi").character, 0xE000U) << "one stand-in a glyph";
    EXPECT_EQ(codes.code(face, 9, "").character, 0xE001U);
    EXPECT_EQ(codes.count(face), 3U);
    EXPECT_EQ(codes.glyphs(face, 1, 3),
              (std::map<char32_t, std::uint32_t>{{0xE000, 8}, {0xE001, 9}}));
    EXPECT_EQ(codes.faces(), (std::vector<text::FaceId>{face, text::FaceId{4}}));
}

TEST(GlyphCodes, KeepFromABrowserWhatItWouldShape) {
    GlyphCodes codes;
    std::uint32_t glyph = 1;
    // A mark, Devanagari, Arabic, an emoji, half a flag, a tab.
    for (const char* text : {"\u0301", "\u0915", "\u0628", "\U0001F600", "\U0001F1E8", "\t"})
        EXPECT_FALSE(codes.code(text::FaceId{}, glyph++, text).is_text) << text;
    for (const char* text : {"a", "é", "я", "β", "あ", "한", "，", " ", "𠀀", "①"})
        EXPECT_TRUE(codes.code(text::FaceId{}, glyph++, text).is_text) << text;
}

TEST(GlyphCodes, GiveNoCharacterOfPrivateUseTwice) {
    GlyphCodes codes;
    EXPECT_EQ(codes.code(text::FaceId{}, 1, "\uE000").character, 0xE000U);
    std::set<char32_t> given{0xE000};
    for (std::uint32_t glyph = 2; glyph < 7000; ++glyph)
        EXPECT_TRUE(given.insert(codes.code(text::FaceId{}, glyph, "").character).second) << glyph;
    EXPECT_FALSE(given.contains(0xF900));
    EXPECT_EQ(*given.rbegin(), 0xF0000U + 7000 - 2 - 6399 - 1);
}

TEST(PageDrawing, SaysLengthsShortly) {
    EXPECT_EQ(decimal(points(12.5)), "12.5");
    EXPECT_EQ(decimal(points(-0.25)), "-0.25");
    EXPECT_EQ(decimal(points(-0.001)), "0");
    EXPECT_EQ(decimal(points(3)), "3");
    EXPECT_EQ(decimal(points(1.005)), "1.01");
}

}  // namespace
}  // namespace banxin::svg
