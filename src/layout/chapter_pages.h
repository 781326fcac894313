/// \file
/// Chapters and generated parts to pages that stand on no paper yet. Private to the layout room.
#pragma once

#include "layout/kept_pieces.h"
#include "layout/layout.h"
#include "layout/page_breaks.h"
#include "layout/paginate.h"
#include "layout/stream.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace banxin::layout {

/// What others ask of a part: on which of its pages (0-based) something stands.
struct PartIndex {
    struct Named {
        std::string anchor;
        std::size_t page = 0;
    };
    struct InsideLink {
        std::string target;
        std::size_t page = 0;
        NodeId node = NodeId::artifact;
    };
    /// All in print order.
    std::vector<Named> anchors;
    std::vector<InsideLink> links;
    /// Of the first marks of notes that stand behind their chapter.
    std::vector<Named> first_marks;
};

/// A chapter, or a generated part, as boxes and as the pages that they come to. Its pages may be
/// composed as often as one likes.
struct Part {
    Flow flow;
    /// By the side of the leaf on which the part begins: verso, recto. One without verso does not
    /// depend on it.
    std::array<std::optional<PageBreaks>, 2> breaks;
    std::array<PartIndex, 2> index;
    std::vector<StructureNode> structure;
    Diagnostics diagnostics;
    /// It has pictures of the book's.
    bool has_pictures = false;

    [[nodiscard]] std::size_t page_count(Side first) const {
        return breaks_for(first).pages.size() * (flow.has_facing ? 2 : 1);
    }
    [[nodiscard]] const PageBreaks& breaks_for(Side first) const { return *breaks[which(first)]; }
    [[nodiscard]] const PartIndex& index_for(Side first) const { return index[which(first)]; }

private:
    [[nodiscard]] std::size_t which(Side first) const {
        return first == Side::recto || !breaks[0] ? 1 : 0;
    }
};

/// What generated parts are called. Chapters keep the names that the passes gave them; these cannot
/// clash with an XHTML file's.
inline constexpr const char* title_page_name = "title-page";
inline constexpr const char* cover_name = "cover-page";

/// What all parts share, and the steps of their way.
class PartMaker {
public:
    PartMaker(const Book& book, const style::Style& style, const text::Fonts& fonts,
              const LineRulesSet& rules, const LayoutOptions& options);

    using MakeFlow = std::function<Flow(StreamContext&)>;

    [[nodiscard]] const Book& book() const { return book_; }
    [[nodiscard]] const style::Style& style() const { return style_; }
    [[nodiscard]] const std::vector<std::string>& chapter_names() const { return chapter_names_; }

    /// A chapter that exists only to give a generated part its name and language.
    [[nodiscard]] Chapter generated(std::string_view name) const;
    /// Of a generated part.
    [[nodiscard]] ChapterInputs inputs(const Chapter& chapter) const;
    /// Of a chapter of the book; all must outlive them. `notes_before`: by chapter.
    [[nodiscard]] ChapterInputs inputs(std::size_t chapter,
                                       const std::vector<NoteCounts>& notes_before,
                                       const PageReferences& references) const;
    /// Boxes alone.
    [[nodiscard]] Part flow(const ChapterInputs& inputs, const MakeFlow& make) const;
    /// Boxes and pages. A generated part begins on the right.
    [[nodiscard]] Part make(const ChapterInputs& inputs, const MakeFlow& make,
                            bool only_on_recto) const;

private:
    [[nodiscard]] NotePolicy note_policy() const;
    void choose_breaks(Part& part, const ChapterInputs& inputs, bool only_on_recto) const;

    const Book& book_;
    const style::Style& style_;
    const text::Fonts& fonts_;
    const LineRulesSet& rules_;
    const LayoutOptions& options_;
    std::vector<std::string> chapter_names_;
};

/// The book's chapters, laid out in parallel until every link that says on which page it leads
/// says so rightly.
class Chapters {
public:
    /// `before`: of another state of the book, in the same style, faces and options; parts that
    /// would be the same are taken from there. It must be there until this has been made. Null:
    /// all are made.
    Chapters(const PartMaker& maker, const LayoutOptions& options, const Chapters* before);

    [[nodiscard]] std::size_t count() const { return parts_.size(); }
    [[nodiscard]] const std::shared_ptr<Part>& part(std::size_t i) const { return parts_[i]; }
    /// What it was made of, but for what its links say.
    [[nodiscard]] ChapterInputs inputs(std::size_t i) const;
    /// Page numbers of the front matter go on from the title page's, those of the body from 1:
    /// odd ones stand on the right.
    [[nodiscard]] Side first_side(std::size_t i) const { return side_of(first_number_[i]); }
    /// On which side a chapter must begin: with a facing original on the left, H09 a part and the
    /// chapter after it on the right, and all chapters if the options say so.
    [[nodiscard]] std::optional<Side> opening_side(std::size_t i) const;
    /// The label of the page of every anchor.
    [[nodiscard]] std::map<std::string, std::string> labels() const;
    /// How many parts were made, and not taken over; and of how many pieces these are that were
    /// set.
    [[nodiscard]] std::size_t made_count() const { return made_count_; }
    [[nodiscard]] std::size_t pieces_made() const { return pieces_made_; }

private:
    /// A chapter as it was set with what its links said.
    using Kept = std::vector<std::pair<PageReferences, std::shared_ptr<Part>>>;

    [[nodiscard]] bool is_front(std::size_t i) const;
    [[nodiscard]] bool is_unchanged(std::size_t i, const Chapters& before) const;
    void set(std::size_t i, const Kept& former, const FormerChapter* former_text);
    [[nodiscard]] std::optional<FormerChapter> former_of(std::size_t i,
                                                         const Chapters& before) const;
    void number_pages();
    [[nodiscard]] std::string label(std::size_t i, std::size_t page) const;
    std::vector<std::size_t> refer();
    [[nodiscard]] bool has_links() const;

    const PartMaker& maker_;
    const LayoutOptions& options_;
    std::vector<std::shared_ptr<Part>> parts_;
    std::vector<PageReferences> references_;
    /// By chapter, if the options want it; all that were needed to come to these pages.
    std::vector<Kept> kept_;
    /// Of the chapters before each, where the book numbers its notes as one.
    std::vector<NoteCounts> notes_before_;
    std::vector<std::size_t> first_number_;
    std::size_t made_count_ = 0;
    std::size_t pieces_made_ = 0;
};

}  // namespace banxin::layout
