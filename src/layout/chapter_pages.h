/// \file
/// Chapters and generated parts to pages that stand on no paper yet. Private to the layout room.
#pragma once

#include "layout/layout.h"
#include "layout/page_breaks.h"
#include "layout/paginate.h"
#include "layout/stream.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace banxin::layout {

/// A chapter, or a generated part, on its way to pages.
struct Part {
    const Chapter* chapter = nullptr;
    Flow flow;
    /// By the side of the leaf on which the part begins: verso, recto. One without verso does not
    /// depend on it.
    std::array<std::optional<PageBreaks>, 2> breaks;
    std::vector<ComposedPage> pages;
    /// Where each page begins in the text.
    std::vector<std::optional<TextPlace>> starts;
    std::vector<StructureNode> structure;
    Diagnostics diagnostics;

    [[nodiscard]] std::size_t page_count(Side first) const {
        return breaks_for(first).pages.size() * (flow.has_facing ? 2 : 1);
    }
    [[nodiscard]] const PageBreaks& breaks_for(Side first) const {
        return *breaks[first == Side::recto || !breaks[0] ? 1 : 0];
    }
};

/// What all parts share, and the steps of their way.
class PartMaker {
public:
    PartMaker(const Book& book, const style::Style& style, const text::Fonts& fonts,
              const LineRulesSet& rules, Length bleed, bool show_boxes);

    using MakeFlow = std::function<Flow(StreamContext&)>;

    [[nodiscard]] const Book& book() const { return book_; }
    [[nodiscard]] const style::Style& style() const { return style_; }

    /// Of a generated part.
    [[nodiscard]] ChapterInputs inputs(const Chapter& chapter) const;
    /// Of a chapter of the book; all must outlive them. `notes_before`: by chapter.
    [[nodiscard]] ChapterInputs inputs(std::size_t chapter,
                                       const std::vector<NoteCounts>& notes_before,
                                       const PageReferences& references) const;
    [[nodiscard]] Part flow(const ChapterInputs& inputs, const MakeFlow& make) const;
    void choose_breaks(Part& part, bool only_on_recto) const;
    /// Takes the boxes out of the part's flow.
    void compose(Part& part, const ChapterInputs& inputs, Side first) const;
    /// A generated part that begins on the right.
    [[nodiscard]] Part all(const Chapter& chapter, const MakeFlow& make) const;

private:
    [[nodiscard]] NotePolicy note_policy() const;

    const Book& book_;
    const style::Style& style_;
    const text::Fonts& fonts_;
    const LineRulesSet& rules_;
    Length bleed_;
    bool show_boxes_;
    std::vector<std::string> chapter_names_;
};

/// The book's chapters, laid out in parallel until every link that says on which page it leads
/// says so rightly.
class Chapters {
public:
    Chapters(const PartMaker& maker, const LayoutOptions& options);

    /// The label of the page of every anchor; before `compose`.
    [[nodiscard]] std::map<std::string, std::string> labels() const;

    [[nodiscard]] std::vector<Part> compose();

    /// On which side a chapter must begin: with a facing original on the left, H09 a part and the
    /// chapter after it on the right, and all chapters if the options say so.
    [[nodiscard]] std::optional<Side> opening_side(std::size_t i) const;

private:
    [[nodiscard]] bool is_front(std::size_t i) const;
    /// Page numbers of the front matter go on from the title page's, those of the body from 1:
    /// odd ones stand on the right.
    [[nodiscard]] Side first_side(std::size_t i) const { return side_of(first_number_[i]); }
    void make(std::size_t i);
    void number_pages();
    /// Calls `each(chapter, page, box)` for all boxes in print order.
    template <class Each>
    void each_box(Each&& each) const;
    [[nodiscard]] std::string label(std::size_t i, std::size_t page) const;
    std::vector<std::size_t> refer();
    [[nodiscard]] bool has_links() const;
    [[nodiscard]] ChapterInputs inputs(std::size_t i) const;

    const PartMaker& maker_;
    const LayoutOptions& options_;
    std::vector<Part> parts_;
    std::vector<PageReferences> references_;
    /// Of the chapters before each, where the book numbers its notes as one.
    std::vector<NoteCounts> notes_before_;
    std::vector<std::size_t> first_number_;
};

}  // namespace banxin::layout
