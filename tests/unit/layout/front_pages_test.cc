// Title pages, covers and the pages of parts, whatever is to stand there: nothing over another
// thing, nothing near the edge, nothing left out.
#include "document/title_page.h"
#include "layout/line_maker.h"
#include "unit/layout/any_pieces.h"
#include "unit/layout/setting.h"

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <set>

namespace banxin::layout {
namespace {

/// Without what no line's end or only a line's end has: blanks, hyphens.
std::string close(const std::string& text) {
    std::string all;
    for (const char32_t c : to_utf32(text))
        if (!is_space(c) && c != chars::ideographic_space && c != chars::soft_hyphen)
            append_utf8(all, c);
    return all;
}

std::string of_length(std::size_t count, const std::string& from) {
    const std::u32string pool = to_utf32(from);
    std::u32string text;
    while (text.size() < count) text += pool[text.size() % pool.size()];
    if (text.back() == U' ') text.back() = U'x';
    return to_utf8(text);
}

struct Tongue {
    const char* language;
    const char* title;
    const char* names[4];
};
constexpr Tongue tongues[] = {
    {"zh-Hans",
     "从一盏灯到一座城的三百年里《河岸与渡口》、桥和住在水边的人们：一部关于水的历史，以及注释",
     {"林可", "周以宁", "欧阳明德", "艾达·芬威克"}},
    {"zh-Hant",
     "從一盞燈到一座城的三百年裡《河岸與渡口》、橋和住在水邊的人們：一部關於水的歷史",
     {"林可", "周以寧", "歐陽明德", "艾達·芬威克"}},
    {"ja",
     "川と町の三百年、『水の手帖』と岸辺に住む人びとの記録：ことばのあとさき",
     {"山本さくら", "林健", "ミシェル・デュラン", "佐々木"}},
    {"ko",
     "강과 도시의 삼백 년, 물가에 사는 사람들과 「물의 책」에 관한 긴 이야기",
     {"김하나", "이둘", "박세온", "최넷"}},
    {"en",
     "The Incomprehensibilities of Rivers and Counterrevolutionary Harbours, with Notes ",
     {"Ada Fenwick", "John Quincy Montgomery-Featherstonehaugh", "Li Ke", "M. O."}},
};
constexpr const char* trims[] = {"da32", "32k", "a5", "xiao16", "16k", "a4"};
constexpr const char* roles[] = {"aut", "trl", "edt", "ill", "aut", "aui"};

Book book_with(const Tongue& tongue, std::size_t title, std::size_t subtitle, std::size_t people) {
    Book book;
    Metadata& metadata = book.metadata;
    metadata.language.value = Language::parse(tongue.language).value();
    metadata.title.value = of_length(title, tongue.title);
    if (subtitle > 0) metadata.subtitle = of_length(subtitle, tongue.title);
    for (std::size_t i = 0; i < people; ++i) {
        Person person;
        person.name = tongue.names[i % 4];
        person.role = roles[(i / 2) % 6];
        metadata.authors.push_back(std::move(person));
    }
    metadata.publisher = tongue.names[2];
    Chapter part;
    part.role = ChapterRole::part;
    part.name = "part";
    part.language = metadata.language.value;
    part.title = plain(metadata.title.value);
    book.chapters.push_back(std::move(part));
    return book;
}

struct Ink {
    Length left, top, right, bottom;
    std::string text;
};

/// The ink of each line's runs.
std::vector<Ink> ink_of(const Page& page) {
    std::vector<Ink> all;
    for (const Item& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item);
        if (run == nullptr || run->node == NodeId::artifact) continue;
        Ink ink{{1 << 30}, {1 << 30}, {-(1 << 30)}, {-(1 << 30)}, run->text};
        for (const PlacedGlyph& glyph : run->glyphs) {
            const text::Bounds box = test_fonts().bounds(run->face, glyph.glyph);
            if (box.right <= box.left) continue;
            const Point at{run->origin.x + Length{glyph.x}, run->origin.y + Length{glyph.y}};
            ink.left = std::min(ink.left, at.x + run->size.scaled(box.left, 65536));
            ink.right = std::max(ink.right, at.x + run->size.scaled(box.right, 65536));
            ink.top = std::min(ink.top, at.y - run->size.scaled(box.top, 65536));
            ink.bottom = std::max(ink.bottom, at.y - run->size.scaled(box.bottom, 65536));
        }
        all.push_back(std::move(ink));
    }
    return all;
}

std::string text_of(const std::vector<Ink>& page) {
    std::string text;
    for (const Ink& ink : page) text += ink.text;
    return close(text);
}

/// Empty: all is well.
std::string fault_of(const std::vector<Ink>& page, Length width, Length height, Length margin) {
    // A letter may lean a little over the next one.
    const Length slack = points(1);
    for (std::size_t i = 0; i < page.size(); ++i) {
        const Ink& a = page[i];
        if (a.right < a.left) continue;
        if (a.left < margin || a.top < margin || a.right > width - margin ||
            a.bottom > height - margin)
            return fmt::format("'{}' is near the edge", a.text);
        for (std::size_t k = 0; k < i; ++k) {
            const Ink& b = page[k];
            if (a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom &&
                b.top + slack < a.bottom)
                return fmt::format("'{}' is over '{}'", a.text, b.text);
        }
    }
    return {};
}

style::Style style_named(const std::string& name, const char* trim, Language language) {
    Sources sources;
    Diagnostics diagnostics;
    const auto files = style::built_in_style(name);
    return style::read_style(files.value(), style::page_preset(trim).value(), language, sources,
                             diagnostics)
        .value();
}

void expect_whole(const std::vector<Ink>& page, const Metadata& metadata, const std::string& what) {
    const std::string text = text_of(page);
    const TitleLines lines = title_lines_of(metadata);
    const auto has = [&](const std::string& words) {
        EXPECT_NE(text.find(close(words)), std::string::npos) << what << words << "\n" << text;
    };
    has(lines.title);
    has(lines.subtitle);
    has(lines.publisher);
    for (const Credit& credit : lines.credits) has(credit.text);
}

TEST(FrontPages, HoldWhateverStandsThereWithNothingOverAnother) {
    const std::vector<std::string> covers = style::built_in_cover_names();
    const std::vector<std::string> styles = style::built_in_style_names();
    ASSERT_GE(covers.size(), 5U);
    for (std::size_t n = 1; n <= 160; ++n) {
        const Tongue& tongue = tongues[n % 5];
        const std::size_t length = (n + 1) / 2;
        const std::size_t latin = std::string(tongue.language) == "en" ? 2 : 1;
        const Book book =
            book_with(tongue, length * latin, n % 3 == 0 ? 0 : n * 13 % 60, 1 + n * 7 % 30);
        const style::Style style = style_named(styles[n / 5 % styles.size()], trims[n / 3 % 6],
                                               book.metadata.language.value);
        const style::CoverDesign design =
            style::built_in_cover(covers[(n + n / 5) % covers.size()]);
        LayoutOptions options;
        options.jobs = 1;
        options.cover = true;
        options.cover_design = &design;
        Diagnostics diagnostics;
        const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), options, diagnostics);
        const std::string what = fmt::format("{}: {} {} {} {}: ", n, tongue.language, style.name,
                                             style.page.name, design.name);
        for (const Diagnostic& one : diagnostics.items())
            ADD_FAILURE() << what << name_of(one.code);
        ASSERT_GE(pages.pages.size(), 4U);
        const std::vector<Ink> cover = ink_of(pages.pages[0]);
        const std::vector<Ink> title = ink_of(pages.pages[2]);
        // That of a part may go over to a next page.
        std::string part_text;
        for (std::size_t i = pages.labels.back().first_page; i < pages.pages.size(); ++i) {
            const std::vector<Ink> part = ink_of(pages.pages[i]);
            part_text += text_of(part);
            EXPECT_EQ(fault_of(part, pages.trim_width, pages.trim_height, millimetres(6)), "")
                << what << "part";
        }
        expect_whole(cover, book.metadata, what + "cover ");
        expect_whole(title, book.metadata, what + "title page ");
        EXPECT_EQ(part_text, close(book.metadata.title.value)) << what << "part ";
        for (const auto* page : {&cover, &title})
            EXPECT_EQ(fault_of(*page, pages.trim_width, pages.trim_height, millimetres(6)), "")
                << what << (page == &cover ? "cover" : "title page");
        const Pages alone = lay_out_cover(book, style, test_fonts(), &design, points(500),
                                          points(800), diagnostics);
        const std::vector<Ink> screen = ink_of(alone.pages[0]);
        expect_whole(screen, book.metadata, what + "screen ");
        EXPECT_EQ(fault_of(screen, points(500), points(800), points(20)), "") << what << "screen";
    }
}

TEST(FrontPages, PartNoNameAndNoQuotedTitleAtALineEnd) {
    for (std::size_t n = 0; n < 75; ++n) {
        const Tongue& tongue = tongues[n % 5];
        Book book = book_with(tongue, 24 + n, 20 + n / 2, 24);
        // What stands before a name moves it along its lines.
        book.metadata.authors.insert(book.metadata.authors.begin(),
                                     {std::string(n, 'n'), "aut", "", {}});
        const style::Style style = style_named("classic", "32k", book.metadata.language.value);
        Diagnostics diagnostics;
        const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), {}, diagnostics);
        const auto lines_of = [](const Page& page) {
            std::map<std::int64_t, std::string> all;
            for (const Item& item : page.items)
                if (const auto* run = std::get_if<GlyphRun>(&item))
                    all[run->origin.y.sp] += run->text;
            return all;
        };
        auto lines = lines_of(pages.pages[0]);
        const auto in_one_line = [&](const std::string& words) {
            return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
                return line.second.find(words) != std::string::npos;
            });
        };
        for (const char* name : tongue.names) EXPECT_TRUE(in_one_line(name)) << name;
        for (const std::string& title : {book.metadata.title.value, book.metadata.subtitle})
            for (const auto& [begin, end] : quoted_titles_in(title))
                EXPECT_TRUE(in_one_line(title.substr(begin, end - begin))) << title;
        lines = lines_of(pages.pages.back());
        const std::string& title = book.metadata.title.value;
        for (const auto& [begin, end] : quoted_titles_in(title))
            EXPECT_TRUE(in_one_line(title.substr(begin, end - begin))) << title;
    }
}

TEST(FrontPages, SetEverybodyInOneSize) {
    Book book = book_with(tongues[0], 5, 0, 0);
    book.metadata.authors = {{"秦映", "trl", "", {}}};
    for (std::size_t i = 0; i < 12; ++i)
        book.metadata.authors.push_back({tongues[0].names[i % 4], "aut", "", {}});
    const style::Style style = style_named("classic", "32k", "zh-Hans");
    LayoutOptions options;
    options.cover = true;
    Diagnostics diagnostics;
    const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), options, diagnostics);
    for (const std::size_t page : {std::size_t{0}, std::size_t{2}}) {
        std::vector<Length> sizes;
        for (const Item& item : pages.pages[page].items) {
            const auto* run = std::get_if<GlyphRun>(&item);
            if (run != nullptr && (run->text.find("秦映") != std::string::npos ||
                                   run->text.find("林可") != std::string::npos))
                sizes.push_back(run->size);
        }
        ASSERT_GE(sizes.size(), 2U);
        EXPECT_EQ(std::set<Length>(sizes.begin(), sizes.end()).size(), 1U) << page;
    }
}

TEST(FrontPages, HyphenateOnlyWordsThatHaveNoRoom) {
    const auto hyphens_in = [](const std::string& title, const char* look) {
        Book book = book_with(tongues[4], 1, 0, 1);
        book.metadata.title.value = title;
        book.chapters[0].title = plain(title);
        const style::Style style = style_named(look, "32k", "en");
        Diagnostics diagnostics;
        const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), {}, diagnostics);
        std::vector<std::size_t> hyphens;
        for (const std::size_t page : {std::size_t{0}, pages.pages.size() - 1}) {
            hyphens.push_back(0);
            for (const Ink& ink : ink_of(pages.pages[page]))
                hyphens.back() += ink.text.find("\u00AD") != std::string::npos ? 1U : 0U;
        }
        return hyphens;
    };
    const auto none = std::vector<std::size_t>{0, 0};
    EXPECT_EQ(
        hyphens_in("Intergovernment Neighbourhoods Transformational Understandings", "classic"),
        none);
    // The title page makes it smaller; the page of a part has one size.
    EXPECT_EQ(hyphens_in("Counterrevolutionary", "reader"), (std::vector<std::size_t>{0, 1}));
}

TEST(FrontPages, EndLinesOfTitlesAtColonsAndBlanks) {
    const auto lines_of = [](const std::string& title, const char* design_name) {
        Book book = book_with(tongues[0], 1, 0, 1);
        book.metadata.title.value = title;
        book.chapters.clear();
        const style::Style style = style_named("classic", "32k", "zh-Hans");
        const style::CoverDesign design = style::built_in_cover(design_name);
        LayoutOptions options;
        options.cover = true;
        options.cover_design = &design;
        Diagnostics diagnostics;
        const Pages pages = laid_out_in_any_pieces(book, style, test_fonts(), options, diagnostics);
        std::vector<std::vector<std::string>> all;
        for (const std::size_t page : {std::size_t{0}, std::size_t{2}}) {
            std::map<std::int64_t, std::string> lines;
            for (const Item& item : pages.pages[page].items)
                if (const auto* run = std::get_if<GlyphRun>(&item))
                    lines[run->origin.y.sp] += close(run->text);
            all.emplace_back();
            std::string left = close(title);
            for (const auto& [y, line] : lines) {
                if (!left.starts_with(line)) continue;
                all.back().push_back(line);
                left.erase(0, line.size());
            }
        }
        return all;
    };
    using Lines = std::vector<std::string>;
    for (const std::string& design : style::built_in_cover_names()) {
        for (const Lines& lines : lines_of("河岸与渡口：水边的三百年", design.c_str()))
            EXPECT_EQ(lines, Lines({"河岸与渡口：", "水边的三百年"})) << design;
        for (const Lines& lines : lines_of("河岸与渡口　水边的三百年", design.c_str()))
            EXPECT_EQ(lines, Lines({"河岸与渡口", "水边的三百年"})) << design;
        // What no smaller type keeps in a line is parted as ever.
        for (const Lines& lines :
             lines_of("从一盏灯到一座城的三百年里河岸与渡口与桥：和住在水边的人", design.c_str()))
            EXPECT_GT(lines.size(), 1U) << design;
    }
}

TEST(FrontPages, SayWhereATitleHasNoRoom) {
    Book book = book_with(tongues[0], 1500, 0, 1);
    book.metadata.title.span = {SourceId{0}, 3, 9};
    book.chapters.clear();
    const style::Style style = style_named("classic", "32k", "zh-Hans");
    LayoutOptions options;
    options.cover = true;
    Diagnostics diagnostics;
    (void)laid_out_in_any_pieces(book, style, test_fonts(), options, diagnostics);
    ASSERT_EQ(diagnostics.items().size(), 2U);
    EXPECT_EQ(diagnostics.items()[0].code, Code::L010);
    EXPECT_EQ(diagnostics.items()[1].code, Code::L011);
    EXPECT_EQ(diagnostics.items()[1].span.begin, 3U);
}

TEST(Covers, AreDrawnOfOutlinesForAScreen) {
    Book book = book_with(tongues[0], 2, 0, 1);
    book.metadata.title.value = "河岸";
    book.assets.push_back({});
    book.assets[0].width = book.assets[0].height = 100;
    book.cover = AssetId{0};
    const style::Style style = style_named("classic", "32k", "zh-Hans");
    const style::CoverDesign design = style::built_in_cover("block");
    Diagnostics diagnostics;
    const Pages pages =
        lay_out_cover(book, style, test_fonts(), &design, points(500), points(800), diagnostics);
    const Drawing drawing = to_drawing(pages, test_fonts());
    EXPECT_EQ(drawing.width, points(500));
    EXPECT_EQ(drawing.height, points(800));
    const auto& picture = std::get<Drawing::Picture>(drawing.marks.front());
    EXPECT_EQ(picture.picture, 0U);
    EXPECT_EQ(picture.area, (Rect{points(-150), {}, points(800), points(800)}));
    const auto fields = std::count_if(
        drawing.marks.begin(), drawing.marks.end(),
        [](const Drawing::Mark& mark) { return std::holds_alternative<Drawing::Field>(mark); });
    EXPECT_EQ(fields, std::count_if(
                          pages.pages[0].items.begin(), pages.pages[0].items.end(),
                          [](const Item& item) { return std::holds_alternative<RuleItem>(item); }));
    EXPECT_GT(fields, 0);
    // The outlines begin where the title's ink is.
    const Ink title = ink_of(pages.pages[0]).front();
    std::size_t begins = 0;
    for (const Drawing::Mark& mark : drawing.marks) {
        const auto* shape = std::get_if<Drawing::Shape>(&mark);
        if (shape == nullptr || begins > 5) continue;
        EXPECT_EQ(shape->colour, Colour(0xfb, 0xf7, 0xee));
        for (const OutlineStep& step : shape->outline) {
            if (step.kind != OutlineStep::Kind::move) continue;
            const double x = (shape->origin.x + shape->size.scaled(step.points[0], 65536)).pt();
            const double y = (shape->origin.y - shape->size.scaled(step.points[1], 65536)).pt();
            EXPECT_TRUE(x >= title.left.pt() - 1 && x <= title.right.pt() + 1) << x;
            EXPECT_TRUE(y >= title.top.pt() - 1 && y <= title.bottom.pt() + 1) << y;
            ++begins;
        }
    }
    EXPECT_GT(begins, 5U);
}

TEST(Covers, KeepThePictureUnderTheTypeAndReachIntoTheBleed) {
    Book book = book_with(tongues[0], 30, 9, 2);
    Asset asset;
    asset.width = 100;
    asset.height = 100;
    book.assets.push_back(asset);
    book.cover = AssetId{0};
    const style::Style style = style_named("classic", "32k", "zh-Hans");
    LayoutOptions options;
    options.cover = true;
    options.bleed = millimetres(3);
    Diagnostics diagnostics;
    const auto cover = [&](const style::CoverDesign* design) {
        options.cover_design = design;
        return laid_out_in_any_pieces(book, style, test_fonts(), options, diagnostics)
            .pages.front();
    };
    for (const std::uint32_t width : {50U, 100U}) {
        book.assets[0].width = width;
        const Page page = cover(nullptr);
        ASSERT_EQ(page.items.size(), 1U);
        const Rect& area = std::get<ImageItem>(page.items[0]).area;
        // The whole paper and one side of it no more than whole.
        const Length bleed = options.bleed;
        const Length wide = style.page.trim_width + bleed * 2;
        const Length high = style.page.trim_height + bleed * 2;
        EXPECT_TRUE(area.x <= -bleed && area.y <= -bleed && area.width >= wide &&
                    area.height >= high);
        EXPECT_TRUE(area.width == wide || area.height == high);
    }
    const auto fields = [](const Page& page) {
        std::vector<Rect> all;
        for (const Item& item : page.items)
            if (const auto* rule = std::get_if<RuleItem>(&item)) all.push_back(rule->area);
        return all;
    };
    for (const std::string& name : style::built_in_cover_names()) {
        const style::CoverDesign design = style::built_in_cover(name);
        const Page page = cover(&design);
        ASSERT_TRUE(std::holds_alternative<ImageItem>(page.items.front())) << name;
        for (std::size_t i = 1; i < page.items.size(); ++i) {
            const auto* rule = std::get_if<RuleItem>(&page.items[i]);
            if (rule == nullptr) continue;
            // No field hides all of it.
            EXPECT_LT(rule->area.width.pt() * rule->area.height.pt(),
                      style.page.trim_width.pt() * style.page.trim_height.pt() * 0.75)
                << name;
        }
        expect_whole(ink_of(page), book.metadata, name);
        // Something is under the type that else stands on the ground.
        book.cover.reset();
        const std::vector<Rect> without = fields(cover(&design));
        book.cover = AssetId{0};
        std::size_t own = 0;
        for (const Rect& field : fields(page))
            own += std::find(without.begin(), without.end(), field) == without.end() ? 1U : 0U;
        EXPECT_GE(own, 1U) << name;
    }
    book.cover.reset();
    const style::CoverDesign block = style::built_in_cover("block");
    const Page page = cover(&block);
    const auto* ground = std::get_if<RuleItem>(&page.items.front());
    ASSERT_NE(ground, nullptr);
    EXPECT_EQ(ground->area,
              (Rect{-options.bleed, -options.bleed, style.page.trim_width + options.bleed * 2,
                    style.page.trim_height + options.bleed * 2}));
}

TEST(Covers, StandAFewHanUnderEachOther) {
    Book book = book_with(tongues[0], 1, 0, 1);
    const style::Style style = style_named("classic", "32k", "zh-Hans");
    const style::CoverDesign slip = style::built_in_cover("slip");
    Diagnostics diagnostics;
    const auto is_upright = [&](const char* title) {
        book.metadata.title.value = title;
        std::map<std::int64_t, std::size_t> heights;
        for (const Ink& ink : ink_of(lay_out_cover(book, style, test_fonts(), &slip, points(500),
                                                   points(800), diagnostics)
                                         .pages[0]))
            if (std::string(title).find(ink.text) != std::string::npos) ++heights[ink.left.sp];
        const std::size_t runs = std::string(title).size() / 3;
        std::size_t found = 0;
        for (const auto& [left, count] : heights) found += count;
        return found == runs && runs > 1;
    };
    EXPECT_TRUE(is_upright("河岸"));
    EXPECT_TRUE(is_upright("一二三四五六七八九十"));
    EXPECT_FALSE(is_upright("一二三四五六七八九十一"));
    EXPECT_FALSE(is_upright("River"));
}

}  // namespace
}  // namespace banxin::layout
