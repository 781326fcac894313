#include "pdf/structure.h"

#include "pdf/numbers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace banxin::pdf {
namespace {

using layout::NodeId;
using layout::StructureNode;
using layout::StructureType;

/// What an element holds: another element, marked content of a page, or an annotation.
struct Kid {
    enum class Kind : std::uint8_t { element, content, link };
    Kind kind = Kind::element;
    std::uint32_t index = 0;  ///< node, page, or link
    std::uint32_t mark = 0;   ///< MCID of marked content
};

/// Arrays of some programs end at 32767 entries; more children stand in groups.
constexpr std::size_t children_in_group = 16'000;
/// Entries in one leaf of the number tree.
constexpr std::size_t entries_in_leaf = 128;

class Tree {
public:
    Tree(const std::vector<StructureNode>& nodes, const std::vector<std::vector<NodeId>>& marks,
         ObjectNumber first_page)
        : nodes_(nodes),
          marks_(marks),
          first_page_(first_page),
          kids_(nodes.size()),
          attached_(nodes.size(), false),
          wrapped_(nodes.size(), false) {
        for (std::uint32_t i = 1; i < nodes.size(); ++i) {
            if (is_in_grid(nodes[i].type)) in_grid_[index_of(nodes[i].parent)].push_back(i);
        }
    }

    void add_content(std::uint32_t page, std::uint32_t mark, NodeId node) {
        attach(index_of(node));
        kids_[index_of(node)].push_back({Kid::Kind::content, page, mark});
    }

    void add_link(const Link& link) {
        const std::uint32_t index = index_of(link.link->node);
        attach(index);
        kids_[index].push_back({Kid::Kind::link, static_cast<std::uint32_t>(links_.size()), 0});
        links_.push_back(link);
        // An annotation belongs into a Link, also where its node is a mark or a line of the
        // contents.
        wrapped_[index] = nodes_[index].type != StructureType::Link;
    }

    [[nodiscard]] static bool holds(const std::vector<StructureNode>& nodes, NodeId node) {
        return static_cast<std::uint32_t>(node) < nodes.size();
    }

    /// Returns the number of the StructTreeRoot.
    ObjectNumber write(FileWriter& file, unsigned jobs);

private:
    /// An object of the file: the element of a node, the Link inside it, or a group of its
    /// children.
    struct Made {
        enum class Kind : std::uint8_t { element, link, group };
        Kind kind = Kind::element;
        std::uint32_t node = 0;
        std::uint32_t from = 0;  ///< of a group: its first child
    };

    static std::uint32_t index_of(NodeId node) { return static_cast<std::uint32_t>(node); }
    static bool is_cell(StructureType type) {
        return type == StructureType::TH || type == StructureType::TD;
    }
    static bool is_in_grid(StructureType type) {
        return is_cell(type) || type == StructureType::TR;
    }

    void attach(std::uint32_t node) {
        // Parents stand before their children, so this ends at node 0.
        if (attached_[node]) return;
        attached_[node] = true;
        if (node != 0 && is_in_grid(nodes_[node].type)) {
            attach(index_of(nodes_[node].parent));
        } else if (node != 0) {
            const std::uint32_t parent = index_of(nodes_[node].parent);
            attach(parent);
            kids_[parent].push_back({Kid::Kind::element, node, 0});
        }
        attach_grid(node);
    }

    /// Rows and cells come all together and in their order, the empty ones too: what spans them
    /// counts them.
    void attach_grid(std::uint32_t node) {
        const auto found = in_grid_.find(node);
        if (found == in_grid_.end()) return;
        for (const std::uint32_t inside : found->second) {
            kids_[node].push_back({Kid::Kind::element, inside, 0});
            attached_[inside] = true;
            attach_grid(inside);
        }
        in_grid_.erase(node);
    }

    void put_in_order(std::vector<Kid>& kids) const;
    void plan(FileWriter& file);
    [[nodiscard]] ObjectNumber page(std::uint32_t index) const { return first_page_ + index; }
    /// The object that holds a node's content and children: its element, or the Link inside it.
    [[nodiscard]] ObjectNumber holder(std::uint32_t node) const {
        return elements_[node] + (wrapped_[node] ? 1 : 0);
    }
    /// A child stands in this.
    [[nodiscard]] ObjectNumber parent_of_kid(std::uint32_t node, std::size_t place) const {
        const ObjectNumber own = holder(node);
        if (kids_[node].size() <= children_in_group) return own;
        return own + 1 + static_cast<ObjectNumber>(place / children_in_group);
    }

    void append_made(std::string& to, const Made& made) const;
    static void append_description(std::string& to, const StructureNode& node);
    void append_kids(std::string& to, std::uint32_t node) const;
    void append_kid(std::string& to, const Kid& kid, std::optional<std::uint32_t> page) const;
    void write_parent_tree(FileWriter& file, ObjectNumber number, unsigned jobs) const;
    void append_leaf(std::string& to, std::size_t from) const;

    /// Keys of pages and of links.
    [[nodiscard]] std::size_t keys() const { return marks_.size() + links_.size(); }

    const std::vector<StructureNode>& nodes_;
    const std::vector<std::vector<NodeId>>& marks_;
    ObjectNumber first_page_;
    /// That belong to an element, by their keys.
    std::vector<Link> links_;
    std::vector<std::vector<Kid>> kids_;
    std::vector<bool> attached_;
    /// The element's content stands in a Link inside it.
    std::vector<bool> wrapped_;
    /// Rows and cells by what they stand in.
    std::map<std::uint32_t, std::vector<std::uint32_t>> in_grid_;
    /// In the order of their numbers: a node's element, the Link inside it, its groups.
    std::vector<Made> made_;
    ObjectNumber root_ = 0;
    std::vector<ObjectNumber> elements_;  ///< by node
    std::vector<ObjectNumber> parents_;   ///< by node
};

void Tree::append_description(std::string& to, const StructureNode& node) {
    if (!node.language.empty()) {
        to += "/Lang";
        append_text(to, node.language.tag());
    }
    if (!node.alt.empty()) {
        to += "/Alt";
        append_text(to, node.alt);
    }
    // ISO 32000-1, "Expansion of Abbreviations and Acronyms".
    if (!node.expansion.empty()) {
        to += "/E";
        append_text(to, node.expansion);
    }
    const bool spans = node.cell.columns > 1 || node.cell.rows > 1;
    if (node.type != StructureType::TH && !(node.type == StructureType::TD && spans)) return;
    to += "/A<</O/Table";
    if (node.type == StructureType::TH) {
        const bool row = node.cell.scope == layout::CellAttributes::Scope::row;
        to += row ? "/Scope/Row" : "/Scope/Column";
    }
    if (node.cell.columns > 1) to += "/ColSpan " + std::to_string(node.cell.columns);
    if (node.cell.rows > 1) to += "/RowSpan " + std::to_string(node.cell.rows);
    to += ">>";
}

/// `page`: what its parent says that contents are on.
void Tree::append_kid(std::string& to, const Kid& kid,
                      std::optional<std::uint32_t> page_said) const {
    switch (kid.kind) {
        case Kid::Kind::element: append_reference(to, elements_[kid.index]); return;
        case Kid::Kind::content:
            if (page_said == kid.index) {
                append_decimal(to, kid.mark, 0);
                return;
            }
            to += "<</Type/MCR/Pg ";
            append_reference(to, page(kid.index));
            to += "/MCID ";
            append_decimal(to, kid.mark, 0);
            to += ">>";
            return;
        case Kid::Kind::link: {
            const Link& link = links_[kid.index];
            to += "<</Type/OBJR/Pg ";
            append_reference(to, page(static_cast<std::uint32_t>(link.page)));
            to += "/Obj ";
            append_reference(to, link.number);
            to += ">>";
            return;
        }
    }
}

void Tree::append_kids(std::string& to, std::uint32_t node) const {
    const std::vector<Kid>& kids = kids_[node];
    if (kids.empty()) return;
    std::optional<std::uint32_t> page_said;
    const auto content = std::find_if(
        kids.begin(), kids.end(), [](const Kid& kid) { return kid.kind == Kid::Kind::content; });
    if (content != kids.end()) {
        page_said = content->index;
        to += "/Pg ";
        append_reference(to, page(content->index));
    }
    if (kids.size() == 1 && content != kids.end()) {
        to += "/K ";
        append_decimal(to, content->mark, 0);
        return;
    }
    to += "/K[";
    if (kids.size() <= children_in_group) {
        for (const Kid& kid : kids) {
            append_kid(to, kid, page_said);
            to += ' ';
        }
    } else {
        for (std::size_t from = 0; from < kids.size(); from += children_in_group) {
            append_reference(to, parent_of_kid(node, from));
            to += ' ';
        }
    }
    to += ']';
}

void Tree::append_made(std::string& to, const Made& made) const {
    const StructureNode& node = nodes_[made.node];
    to += "<</S/";
    switch (made.kind) {
        case Made::Kind::element:
            to += layout::name_of(node.type);
            to += "/P ";
            append_reference(to, parents_[made.node]);
            append_description(to, node);
            if (wrapped_[made.node]) {
                to += "/K ";
                append_reference(to, holder(made.node));
            } else {
                append_kids(to, made.node);
            }
            break;
        case Made::Kind::link:
            to += "Link/P ";
            append_reference(to, elements_[made.node]);
            append_kids(to, made.node);
            break;
        case Made::Kind::group: {
            to += "Div/P ";
            append_reference(to, holder(made.node));
            to += "/K[";
            const std::vector<Kid>& kids = kids_[made.node];
            const std::size_t end = std::min(kids.size(), made.from + children_in_group);
            for (std::size_t i = made.from; i < end; ++i) {
                // Without a page of its own the group's contents all name theirs.
                append_kid(to, kids[i], std::nullopt);
                to += ' ';
            }
            to += ']';
        }
    }
    to += ">>";
}

/// What was moved to another page, as a table that is turned, stands where it was written all the
/// same; a note stands behind what it follows on its page.
void Tree::put_in_order(std::vector<Kid>& kids) const {
    std::vector<std::pair<std::uint32_t, Kid>> placed;
    std::uint32_t place = 0;
    for (const Kid& kid : kids) {
        // Marks and lines go on over pages with what stands between their parts.
        if (kid.kind != Kid::Kind::element) return;
        if (nodes_[kid.index].type != StructureType::Note) place = kid.index;
        placed.emplace_back(place, kid);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < kids.size(); ++i) kids[i] = placed[i].second;
}

/// Numbers for all, so that each can be written by itself.
void Tree::plan(FileWriter& file) {
    elements_.resize(nodes_.size(), 0);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        if (!attached_[i]) continue;
        elements_[i] = static_cast<ObjectNumber>(made_.size());
        made_.push_back({Made::Kind::element, i, 0});
        if (wrapped_[i]) made_.push_back({Made::Kind::link, i, 0});
        if (kids_[i].size() <= children_in_group) continue;
        for (std::uint32_t from = 0; from < kids_[i].size(); from += children_in_group)
            made_.push_back({Made::Kind::group, i, from});
    }
    root_ = file.reserve();
    const ObjectNumber first = file.reserve(made_.size());
    for (ObjectNumber& element : elements_) element += first;
    parents_.resize(nodes_.size(), root_);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        for (std::size_t place = 0; place < kids_[i].size(); ++place) {
            const Kid& kid = kids_[i][place];
            if (kid.kind == Kid::Kind::element) parents_[kid.index] = parent_of_kid(i, place);
        }
    }
}

ObjectNumber Tree::write(FileWriter& file, unsigned jobs) {
    attach(0);
    for (std::vector<Kid>& kids : kids_) put_in_order(kids);
    plan(file);
    const ObjectNumber parent_tree = file.reserve();
    std::string root = "<</Type/StructTreeRoot/K[";
    append_reference(root, elements_[0]);
    root += "]/ParentTree ";
    append_reference(root, parent_tree);
    file.add(root_, root + "/ParentTreeNextKey " + std::to_string(keys()) + ">>");
    file.add_all(elements_[0], made_.size(), jobs,
                 [&](std::size_t i, std::string& to) { append_made(to, made_[i]); });
    write_parent_tree(file, parent_tree, jobs);
    return root_;
}

void Tree::append_leaf(std::string& to, std::size_t from) const {
    const std::size_t end = std::min(keys(), from + entries_in_leaf);
    to += "<</Limits[" + std::to_string(from) + ' ' + std::to_string(end - 1) + "]/Nums[";
    for (std::size_t key = from; key < end; ++key) {
        to += std::to_string(key);
        if (key < marks_.size()) {
            to += '[';
            for (const NodeId node : marks_[key]) {
                append_reference(to, holder(index_of(node)));
                to += ' ';
            }
            to += ']';
        } else {
            to += ' ';
            append_reference(to, holder(index_of(links_[key - marks_.size()].link->node)));
            to += ' ';
        }
    }
    to += "]>>";
}

/// From a page's or an annotation's key back to its elements, as a tree of leaves with limits.
void Tree::write_parent_tree(FileWriter& file, ObjectNumber number, unsigned jobs) const {
    const std::size_t leaves = (keys() + entries_in_leaf - 1) / entries_in_leaf;
    const ObjectNumber first = file.reserve(leaves);
    std::string tree = "<</Kids[";
    for (std::size_t i = 0; i < leaves; ++i) {
        append_reference(tree, first + static_cast<ObjectNumber>(i));
        tree += ' ';
    }
    file.add(number, tree + "]>>");
    file.add_all(first, leaves, jobs,
                 [&](std::size_t i, std::string& to) { append_leaf(to, i * entries_in_leaf); });
}

}  // namespace

void write_structure(Document& document, FileWriter& file, const std::vector<StructureNode>& nodes,
                     const std::vector<std::vector<NodeId>>& marks, ObjectNumber first_page,
                     std::vector<Link>& links, unsigned jobs) {
    if (nodes.empty()) return;
    Tree tree(nodes, marks, first_page);
    auto key = static_cast<std::int64_t>(marks.size());
    std::size_t next = 0;
    for (std::uint32_t page = 0; page < marks.size(); ++page) {
        for (std::uint32_t mark = 0; mark < marks[page].size(); ++mark)
            tree.add_content(page, mark, marks[page][mark]);
        for (; next < links.size() && links[next].page == page; ++next) {
            if (!Tree::holds(nodes, links[next].link->node)) continue;
            links[next].structure_key = key++;
            tree.add_link(links[next]);
        }
    }
    document.set_reference(document.catalog(), "StructTreeRoot", tree.write(file, jobs));
    document.set_boolean(document.dict_of(document.catalog(), "MarkInfo"), "Marked", true);
}

}  // namespace banxin::pdf
