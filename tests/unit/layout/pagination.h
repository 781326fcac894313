/// \file
/// A small book made in the test, laid out, and questions about its pages.
#pragma once

#include "unit/layout/any_pieces.h"
#include "unit/layout/setting.h"

#include <algorithm>

namespace banxin::layout {

inline Block paragraph(const std::string& text) {
    return {Paragraph{plain(text), ParagraphRole::body, false}, {}, "", ""};
}

inline TableCell cell(Blocks blocks) {
    TableCell made;
    made.blocks = std::move(blocks);
    return made;
}
inline TableCell cell(const std::string& text) {
    return cell(text.empty() ? Blocks{} : Blocks{paragraph(text)});
}

inline TableRow row(std::initializer_list<const char*> texts) {
    TableRow cells;
    for (const char* text : texts) cells.push_back(cell(text));
    return cells;
}

/// Columns without an alignment, and a head of one row.
inline Table table_of(TableRow head, std::vector<TableRow> rows) {
    Table made;
    made.columns.assign(head.size(), Alignment::none);
    for (TableCell& one : head) one.header = HeaderScope::column;
    made.sections.push_back({TablePart::head, {std::move(head)}});
    made.sections.push_back({TablePart::body, std::move(rows)});
    return made;
}

inline std::string han(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) append_utf8(text, U'一' + static_cast<char32_t>(i % 500));
    return text;
}

class Pagination : public ::testing::Test {
protected:
    Pagination() {
        book_.metadata.title.value = "书名";
        book_.metadata.language.value = "zh-Hans";
        book_.metadata.authors.push_back({"作者", "aut", "", {}});
    }

    Chapter& chapter(const std::string& name, const std::string& title) {
        Chapter made;
        made.name = name;
        made.language = "zh-Hans";
        if (!title.empty()) made.title = plain(title);
        book_.chapters.push_back(std::move(made));
        return book_.chapters.back();
    }

    Pages pages(unsigned jobs = 1) {
        Diagnostics diagnostics;
        Pages made = laid_out_in_any_pieces(book_, style_, test_fonts(), {jobs, 2}, diagnostics);
        EXPECT_TRUE(diagnostics.items().empty());
        return made;
    }

    static std::vector<const GlyphRun*> runs(const Page& page) {
        std::vector<const GlyphRun*> found;
        for (const Item& item : page.items) {
            if (const auto* run = std::get_if<GlyphRun>(&item)) found.push_back(run);
        }
        return found;
    }

    static std::string text_of(const Page& page) {
        std::string text;
        for (const GlyphRun* run : runs(page)) text += run->text;
        return text;
    }

    /// Index of the page that holds a text.
    static std::size_t page_with(const Pages& pages, const std::string& text) {
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            if (text_of(pages.pages[i]).find(text) != std::string::npos) return i;
        }
        ADD_FAILURE() << "nowhere: " << text;
        return 0;
    }

    Book book_;
    style::Style style_ = test_style();
};

}  // namespace banxin::layout
