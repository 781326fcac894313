// Laws that hold for any book: generated chapters of every kind of block, laid out, and what must
// be true of the pages whatever they hold.

#include "unit/layout/pagination.h"

#include <random>
#include <set>

namespace banxin::layout {
namespace {

/// The same chapters on every machine: only raw words of the engine are used, no distribution.
class Generator {
public:
    explicit Generator(unsigned seed) : engine_(seed) {}

    Chapter chapter(const std::string& name) {
        Chapter made;
        made.name = name;
        made.language = "zh-Hans";
        made.title = plain("章" + name);
        const std::size_t count = 12 + below(12);
        for (std::size_t i = 0; i < count; ++i) made.blocks.push_back(block(2));
        for (std::size_t i = 0; i < notes_; ++i) {
            Note note;
            note.blocks.push_back(paragraph(text(5 + below(120))));
            note.by = static_cast<NoteBy>(i % note_bys);
            made.notes.push_back(std::move(note));
        }
        notes_ = 0;
        return made;
    }

    /// Every Han character set so far stands once in the book, so that order can be seen.
    [[nodiscard]] const std::u32string& used() const { return used_; }

private:
    std::size_t below(std::size_t limit) { return engine_() % limit; }

    std::string text(std::size_t length) {
        std::u32string made;
        while (made.size() < length) {
            switch (below(12)) {
                case 0: made += U"，"; break;
                case 1: made += U"。"; break;
                case 2:
                    made += U"（";
                    made += next();
                    made += U"）";
                    break;
                case 3:
                    made += U"“";
                    made += next();
                    made += U"”";
                    break;
                case 4: made += U" Typesetting "; break;
                case 5: made += U"2026"; break;
                default: made += next();
            }
        }
        return to_utf8(made);
    }

    char32_t next() {
        used_ += static_cast<char32_t>(U'一' + used_.size() % 6000);
        return used_.back();
    }

    Inlines inlines(bool notes) {
        Inlines made = plain(text(1 + below(220)));
        if (below(3) == 0) made.push_back({Styled{InlineStyle::strong, plain(text(4))}});
        if (below(4) == 0) made.push_back({Styled{InlineStyle::emphasis_dots, plain(text(3))}});
        if (below(5) == 0) made.push_back({Ruby{{{to_utf8(std::u32string(1, next())), "zì"}}, {}}});
        if (notes && below(5) == 0)
            made.push_back({NoteRef{static_cast<std::uint32_t>(notes_++), 0, {}}});
        return made;
    }

    Block block(int depth) {
        switch (below(depth > 0 ? 12 : 6)) {
            case 6: return {Heading{2, plain(text(3 + below(30)))}, {}, "", ""};
            case 7: {
                Quote quote;
                for (std::size_t i = 0; i <= below(3); ++i)
                    quote.blocks.push_back(block(depth - 1));
                return {std::move(quote), {}, "", ""};
            }
            case 8: {
                List list;
                list.ordered = below(2) == 0;
                for (std::size_t i = 0; i <= below(4); ++i) {
                    ListItem item;
                    item.blocks.push_back(block(depth - 1));
                    list.items.push_back(std::move(item));
                }
                return {std::move(list), {}, "", ""};
            }
            case 9: return {table(depth), {}, "", ""};
            default: return {Paragraph{inlines(true), ParagraphRole::body, false}, {}, "", ""};
        }
    }

    /// Cells of blocks over columns and rows, now and then over each other or out of the table.
    Table table(int depth) {
        Table made;
        made.columns.assign(1 + below(4), Alignment::none);
        if (below(2) == 0) made.columns.back() = Alignment::right;
        const auto section = [&](TablePart part, std::size_t rows) {
            made.sections.push_back({part, {}});
            for (std::size_t row = 0; row < rows; ++row) {
                TableRow cells;
                for (std::size_t i = 0; i < made.columns.size(); ++i)
                    cells.push_back(table_cell(depth, part == TablePart::head));
                made.sections.back().rows.push_back(std::move(cells));
            }
        };
        if (below(4) > 0) section(TablePart::head, 1 + below(2));
        section(TablePart::body, 1 + below(6));
        if (below(4) == 0) section(TablePart::body, 1 + below(3));
        if (below(4) == 0) section(TablePart::foot, 1);
        if (below(2) == 0) made.caption = plain(text(8));
        return made;
    }

    TableCell table_cell(int depth, bool head) {
        TableCell made;
        if (head || below(6) == 0)
            made.header = below(3) == 0 ? HeaderScope::row : HeaderScope::column;
        if (below(6) == 0) made.columns = static_cast<std::uint32_t>(1 + below(4));
        if (below(6) == 0) made.rows = static_cast<std::uint32_t>(1 + below(4));
        if (below(8) == 0) return made;
        const std::size_t more = below(6) == 0 ? 1 + below(3) : 0;
        made.blocks.push_back(
            {Paragraph{below(9) == 0 ? inlines(true) : plain(text(1 + below(20)))}, {}, "", ""});
        for (std::size_t i = 0; i < more; ++i) made.blocks.push_back(block(depth - 1));
        return made;
    }

    std::mt19937 engine_;
    std::u32string used_;
    std::size_t notes_ = 0;
};

class Laws : public Pagination, public ::testing::WithParamInterface<unsigned> {
protected:
    Laws() {
        Generator generator(GetParam());
        for (const char* name : {"a", "b", "c"}) book_.chapters.push_back(generator.chapter(name));
        used_ = generator.used();
        book_.notes_apart = GetParam() % 2 == 0;
    }

    Pages laid_out(unsigned jobs = 1) const {
        Diagnostics diagnostics;
        return lay_out(book_, style_, test_fonts(), {jobs, 2}, diagnostics);
    }

    /// Pages without what is turned, whose size is what the height of a page leaves it.
    static std::size_t upright_pages(const Pages& made) {
        return static_cast<std::size_t>(
            std::count_if(made.pages.begin(), made.pages.end(), [](const Page& page) {
                const auto all = runs(page);
                return std::none_of(all.begin(), all.end(), [](const GlyphRun* run) {
                    return run->direction == Direction::counterclockwise;
                });
            }));
    }

    std::u32string used_;
};

/// Law 1: every character stands on the pages once, and none is made up.
TEST_P(Laws, EveryCharacterIsPrintedOnce) {
    std::map<char32_t, int> count;
    for (const char32_t c : used_) ++count[c];
    // Headings stand in the contents too; contents and furniture are left out.
    const Pages made = laid_out();
    std::size_t contents = 0;
    for (std::size_t i = 0; i < made.structure.size(); ++i)
        if (made.structure[i].type == StructureType::TOC) contents = i;
    const auto in_contents = [&](NodeId node) {
        for (auto at = static_cast<std::size_t>(node); at != 0 && at < made.structure.size();
             at = static_cast<std::size_t>(made.structure[at].parent))
            if (at == contents) return true;
        return false;
    };
    // The first page is the title's.
    for (std::size_t i = 1; i < made.pages.size(); ++i) {
        for (const GlyphRun* run : runs(made.pages[i])) {
            if (run->node == NodeId::artifact || in_contents(run->node)) continue;
            for (const char32_t c : to_utf32(run->text)) {
                if (count.contains(c)) --count[c];
            }
        }
    }
    // 章 names the chapters.
    count.erase(U'章');
    for (const auto& [c, left] : count) EXPECT_EQ(left, 0) << to_utf8(std::u32string(1, c));
}

/// Laws 3 and 4: nothing but furniture leaves the type area, and no line is wider than its measure.
TEST_P(Laws, NothingLeavesTheTypeArea_A08) {
    const Pages made = laid_out();
    const Length slack = points(0.1);
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        const Length left = i % 2 == 0 ? style_.page.gutter : style_.page.fore_edge;
        const Length foot = style_.page.head_margin + style_.page.height();
        for (const GlyphRun* run : runs(made.pages[i])) {
            if (run->node == NodeId::artifact || run->glyphs.empty()) continue;
            const PlacedGlyph& last = run->glyphs.back();
            const text::Bounds ink = test_fonts().bounds(run->face, last.glyph);
            // Strokes of some characters reach out of their em box.
            const std::int32_t body = std::min(ink.right, 65536);
            const Length advance = Length{last.x} + run->size.scaled(body, 65536);
            // What is turned is read upwards.
            const bool turned = run->direction == Direction::counterclockwise;
            const Length right = run->origin.x + (turned ? Length{} : advance);
            const Length top = run->origin.y - (turned ? advance : Length{});
            EXPECT_LE(right, left + style_.page.measure() + slack) << run->text;
            EXPECT_GE(top, style_.page.head_margin - slack) << run->text;
            EXPECT_GE(run->origin.x + run->size / 2, left - slack) << run->text;
            EXPECT_LE(run->origin.y, foot + slack) << run->text;
        }
    }
}

/// Law 5: twice the same, whatever the number of threads.
TEST_P(Laws, PagesAreTheSameTwice) {
    EXPECT_EQ(dump(laid_out(1), test_fonts()), dump(laid_out(2), test_fonts()));
}

/// Nor does it show into how many pieces a text is cut.
TEST_P(Laws, PagesAreTheSameInPieces) {
    const auto in_pieces = [&](std::uint32_t bytes) {
        Diagnostics diagnostics;
        LayoutOptions options{2, 2};
        options.piece_bytes = bytes;
        return dump(lay_out(book_, style_, test_fonts(), options, diagnostics), test_fonts());
    };
    EXPECT_EQ(in_pieces(0), in_pieces(1U << 30));
}

/// Law 10: a line less on every page never makes the book shorter.
TEST_P(Laws, FewerLinesNeverMakeTheBookShorter) {
    const std::size_t before = upright_pages(laid_out());
    style_.page =
        style::with_type_area(style_.page, {0, style_.page.lines - 4, {}, {}, {}, {}}).value();
    EXPECT_GE(upright_pages(laid_out()), before);
}

INSTANTIATE_TEST_SUITE_P(Generated, Laws, ::testing::Range(1U, 9U));

}  // namespace
}  // namespace banxin::layout
