// PDF 1.7, "Page Tree" and "Page Objects".

#include "pdf/page_tree.h"

#include "pdf/numbers.h"

#include <algorithm>
#include <string>

namespace banxin::pdf {
namespace {

/// In one node of the tree: a flat list of thousands is slow in viewers.
constexpr std::size_t pages_in_node = 64;

/// A06: the trim begins at the origin, whatever stands around it.
std::string boxes_of(const layout::Pages& pages) {
    std::string boxes;
    const auto add_box = [&](const char* name, Length around) {
        boxes += name;
        append_length(boxes, Length{} - around);
        boxes += ' ';
        append_length(boxes, Length{} - around);
        boxes += ' ';
        append_length(boxes, pages.trim_width + around);
        boxes += ' ';
        append_length(boxes, pages.trim_height + around);
        boxes += ']';
    };
    add_box("/MediaBox[", pages.bleed);
    if (pages.bleed > Length{}) add_box("/BleedBox[", pages.bleed);
    add_box("/TrimBox[", Length{});
    return boxes;
}

void append_names(std::string& to, const char* kind, char letter, const std::set<std::size_t>& used,
                  const std::vector<ObjectNumber>& numbers) {
    if (used.empty()) return;
    to += kind;
    to += "<<";
    for (const std::size_t one : used) {
        to += '/';
        to += letter;
        to += std::to_string(one) + ' ';
        append_reference(to, numbers[one]);
    }
    to += ">>";
}

class PageTree {
public:
    PageTree(FileWriter& file, const layout::Pages& pages, const PageNumbers& numbers,
             const std::vector<Resources>& used, const std::vector<Link>& links)
        : file_(file),
          pages_(pages),
          numbers_(numbers),
          used_(used),
          links_(links),
          boxes_(boxes_of(pages)),
          nodes_((used.size() + pages_in_node - 1) / pages_in_node),
          first_node_(file.reserve(nodes_)) {}

    void write(Document& document, unsigned jobs) {
        const HPDF_Dict root = document.pages();
        const HPDF_Array kids = document.add_array(root, "Kids");
        for (std::size_t i = 0; i < nodes_; ++i) document.push_reference(kids, node(i));
        document.set_number(root, "Count", static_cast<std::int64_t>(used_.size()));
        file_.add_all(first_node_, nodes_, jobs, [&](std::size_t i, std::string& to) {
            append_node(to, i, Document::number_of(root));
        });
        file_.add_all(numbers_.first_page, used_.size(), jobs,
                      [&](std::size_t i, std::string& to) { append_page(to, i); });
    }

private:
    [[nodiscard]] ObjectNumber node(std::size_t index) const {
        return first_node_ + static_cast<ObjectNumber>(index);
    }

    void append_node(std::string& to, std::size_t index, ObjectNumber root) const {
        const std::size_t from = index * pages_in_node;
        const std::size_t end = std::min(used_.size(), from + pages_in_node);
        to += "<</Type/Pages/Parent ";
        append_reference(to, root);
        to += "/Count " + std::to_string(end - from) + "/Kids[";
        for (std::size_t page = from; page < end; ++page) {
            append_reference(to, numbers_.first_page + static_cast<ObjectNumber>(page));
            to += ' ';
        }
        to += "]>>";
    }

    void append_page(std::string& to, std::size_t page) const {
        to += "<</Type/Page/Parent ";
        append_reference(to, node(page / pages_in_node));
        to += boxes_;
        to += "/Contents ";
        append_reference(to, numbers_.first_content + static_cast<ObjectNumber>(page));
        // Old printers' programs ask for the names of all sets of operators.
        to += "/Resources<</ProcSet[/PDF/Text/ImageB/ImageC/ImageI]";
        append_names(to, "/Font", 'F', used_[page].faces, numbers_.fonts);
        append_names(to, "/XObject", 'I', used_[page].images, numbers_.images);
        to += ">>";
        append_links(to, page);
        // The structure has the page's index for its key.
        if (!pages_.structure.empty()) to += "/StructParents " + std::to_string(page) + "/Tabs/S";
        to += ">>";
    }

    void append_links(std::string& to, std::size_t page) const {
        auto link = std::lower_bound(links_.begin(), links_.end(), page,
                                     [](const Link& one, std::size_t at) { return one.page < at; });
        if (link == links_.end() || link->page != page) return;
        to += "/Annots[";
        for (; link != links_.end() && link->page == page; ++link) {
            append_reference(to, link->number);
            to += ' ';
        }
        to += ']';
    }

    FileWriter& file_;
    const layout::Pages& pages_;
    const PageNumbers& numbers_;
    const std::vector<Resources>& used_;
    const std::vector<Link>& links_;
    std::string boxes_;
    std::size_t nodes_;
    ObjectNumber first_node_;
};

}  // namespace

void write_page_tree(Document& document, FileWriter& file, const layout::Pages& pages,
                     const PageNumbers& numbers, const std::vector<Resources>& used,
                     const std::vector<Link>& links, unsigned jobs) {
    PageTree(file, pages, numbers, used, links).write(document, jobs);
}

}  // namespace banxin::pdf
