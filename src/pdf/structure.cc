#include "pdf/structure.h"

#include <algorithm>
#include <map>
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

/// libharu's arrays end at 32767 entries; more children stand in groups.
constexpr std::size_t children_in_group = 16'000;
/// Entries in one leaf of the number tree.
constexpr std::size_t entries_in_leaf = 128;

class Tree {
public:
    Tree(Document& document, const std::vector<StructureNode>& nodes,
         const std::vector<HPDF_Dict>& pages)
        : document_(document),
          nodes_(nodes),
          pages_(pages),
          kids_(nodes.size()),
          attached_(nodes.size(), false),
          elements_(nodes.size(), nullptr),
          wrapped_(nodes.size(), false) {
        for (std::uint32_t i = 1; i < nodes.size(); ++i) {
            if (is_in_grid(nodes[i].type)) in_grid_[index_of(nodes[i].parent)].push_back(i);
        }
    }

    void add_content(std::uint32_t page, std::uint32_t mark, NodeId node) {
        attach(index_of(node));
        kids_[index_of(node)].push_back({Kid::Kind::content, page, mark});
    }

    void add_link(std::uint32_t link, NodeId node) {
        const std::uint32_t index = index_of(node);
        attach(index);
        kids_[index].push_back({Kid::Kind::link, link, 0});
        // An annotation belongs into a Link, also where its node is a mark or a line of the
        // contents.
        wrapped_[index] = nodes_[index].type != StructureType::Link;
    }

    [[nodiscard]] static bool holds(const std::vector<StructureNode>& nodes, NodeId node) {
        return static_cast<std::uint32_t>(node) < nodes.size();
    }

    void write(const std::vector<std::vector<NodeId>>& marks, const std::vector<LinkObject>& links);

private:
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

    HPDF_Dict element(HPDF_Dict parent, const char* type) {
        HPDF_Dict made = document_.new_dict();
        document_.set_name(made, "S", type);
        document_.set(made, "P", parent);
        return made;
    }

    void describe(HPDF_Dict object, const StructureNode& node);
    void put_in_order(std::vector<Kid>& kids) const;
    void write_kids(HPDF_Dict object, const std::vector<Kid>& kids,
                    const std::vector<LinkObject>& links);
    void push_kid(HPDF_Array to, const Kid& kid, HPDF_Dict page,
                  const std::vector<LinkObject>& links);
    void write_parent_tree(HPDF_Dict root, const std::vector<std::vector<NodeId>>& marks,
                           const std::vector<LinkObject>& links);

    Document& document_;
    const std::vector<StructureNode>& nodes_;
    const std::vector<HPDF_Dict>& pages_;
    std::vector<std::vector<Kid>> kids_;
    std::vector<bool> attached_;
    std::vector<HPDF_Dict> elements_;
    /// The element's content stands in a Link inside it.
    std::vector<bool> wrapped_;
    /// Rows and cells by what they stand in.
    std::map<std::uint32_t, std::vector<std::uint32_t>> in_grid_;
    /// For each node with content, the element that holds it: itself, or the Link inside it.
    std::vector<HPDF_Dict> holders_;
};

void Tree::describe(HPDF_Dict object, const StructureNode& node) {
    if (!node.language.empty()) document_.set_text(object, "Lang", node.language.tag());
    if (!node.alt.empty()) document_.set_text(object, "Alt", node.alt);
    // ISO 32000-1, "Expansion of Abbreviations and Acronyms".
    if (!node.expansion.empty()) document_.set_text(object, "E", node.expansion);
    const bool spans = node.cell.columns > 1 || node.cell.rows > 1;
    if (node.type != StructureType::TH && !(node.type == StructureType::TD && spans)) return;
    HPDF_Dict attributes = document_.add_dict(object, "A");
    document_.set_name(attributes, "O", "Table");
    if (node.type == StructureType::TH) {
        const bool row = node.cell.scope == layout::CellAttributes::Scope::row;
        document_.set_name(attributes, "Scope", row ? "Row" : "Column");
    }
    if (node.cell.columns > 1) document_.set_number(attributes, "ColSpan", node.cell.columns);
    if (node.cell.rows > 1) document_.set_number(attributes, "RowSpan", node.cell.rows);
}

void Tree::push_kid(HPDF_Array to, const Kid& kid, HPDF_Dict page,
                    const std::vector<LinkObject>& links) {
    switch (kid.kind) {
        case Kid::Kind::element: document_.push(to, elements_[kid.index]); return;
        case Kid::Kind::content:
            if (pages_[kid.index] == page) {
                document_.push_number(to, kid.mark);
            } else {
                HPDF_Dict reference = document_.push_dict(to);
                document_.set_name(reference, "Type", "MCR");
                document_.set(reference, "Pg", pages_[kid.index]);
                document_.set_number(reference, "MCID", kid.mark);
            }
            return;
        case Kid::Kind::link: {
            HPDF_Dict reference = document_.push_dict(to);
            document_.set_name(reference, "Type", "OBJR");
            document_.set(reference, "Pg", pages_[links[kid.index].page]);
            document_.set(reference, "Obj", links[kid.index].annotation);
            return;
        }
    }
}

void Tree::write_kids(HPDF_Dict object, const std::vector<Kid>& kids,
                      const std::vector<LinkObject>& links) {
    if (kids.empty()) return;
    HPDF_Dict page = nullptr;
    for (const Kid& kid : kids) {
        if (kid.kind == Kid::Kind::content) {
            page = pages_[kid.index];
            document_.set(object, "Pg", page);
            break;
        }
    }
    const bool one_mark = kids.size() == 1 && kids[0].kind == Kid::Kind::content;
    if (one_mark) {
        document_.set_number(object, "K", kids[0].mark);
        return;
    }
    HPDF_Array array = document_.add_array(object, "K");
    if (kids.size() <= children_in_group) {
        for (const Kid& kid : kids) push_kid(array, kid, page, links);
        return;
    }
    for (std::size_t from = 0; from < kids.size(); from += children_in_group) {
        HPDF_Dict group = element(object, "Div");
        document_.push(array, group);
        HPDF_Array inner = document_.add_array(group, "K");
        const std::size_t to = std::min(kids.size(), from + children_in_group);
        for (std::size_t i = from; i < to; ++i) {
            if (kids[i].kind == Kid::Kind::element)
                document_.set(elements_[kids[i].index], "P", group);
            // Without a page of its own the group's contents all name theirs.
            push_kid(inner, kids[i], nullptr, links);
        }
    }
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

void Tree::write(const std::vector<std::vector<NodeId>>& marks,
                 const std::vector<LinkObject>& links) {
    HPDF_Dict root = document_.new_dict();
    document_.set_name(root, "Type", "StructTreeRoot");
    document_.set(document_.catalog(), "StructTreeRoot", root);
    document_.set_boolean(document_.dict_of(document_.catalog(), "MarkInfo"), "Marked", true);
    attach(0);
    for (std::vector<Kid>& kids : kids_) put_in_order(kids);
    holders_.resize(nodes_.size(), nullptr);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        if (!attached_[i]) continue;
        HPDF_Dict parent = i == 0 ? root : elements_[index_of(nodes_[i].parent)];
        elements_[i] = holders_[i] = element(parent, layout::name_of(nodes_[i].type));
        describe(elements_[i], nodes_[i]);
    }
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
        if (!attached_[i]) continue;
        if (wrapped_[i]) {
            holders_[i] = element(elements_[i], "Link");
            document_.set(elements_[i], "K", holders_[i]);
            for (const Kid& kid : kids_[i]) {
                if (kid.kind == Kid::Kind::element)
                    document_.set(elements_[kid.index], "P", holders_[i]);
            }
        }
        write_kids(holders_[i], kids_[i], links);
    }
    document_.push(document_.add_array(root, "K"), elements_[0]);
    write_parent_tree(root, marks, links);
}

/// From a page's or an annotation's key back to its elements, as a tree of leaves with limits.
void Tree::write_parent_tree(HPDF_Dict root, const std::vector<std::vector<NodeId>>& marks,
                             const std::vector<LinkObject>& links) {
    HPDF_Dict tree = document_.new_dict();
    document_.set(root, "ParentTree", tree);
    const std::size_t count = pages_.size() + links.size();
    document_.set_number(root, "ParentTreeNextKey", static_cast<std::int64_t>(count));
    HPDF_Array leaves = document_.add_array(tree, "Kids");
    for (std::size_t from = 0; from < count; from += entries_in_leaf) {
        const std::size_t to = std::min(count, from + entries_in_leaf);
        HPDF_Dict leaf = document_.new_dict();
        document_.push(leaves, leaf);
        HPDF_Array limits = document_.add_array(leaf, "Limits");
        document_.push_number(limits, static_cast<std::int64_t>(from));
        document_.push_number(limits, static_cast<std::int64_t>(to - 1));
        HPDF_Array numbers = document_.add_array(leaf, "Nums");
        for (std::size_t key = from; key < to; ++key) {
            document_.push_number(numbers, static_cast<std::int64_t>(key));
            if (key < pages_.size()) {
                HPDF_Array of_page = document_.push_array(numbers);
                for (const NodeId node : marks[key])
                    document_.push(of_page, holders_[index_of(node)]);
            } else {
                const LinkObject& link = links[key - pages_.size()];
                document_.push(numbers, holders_[index_of(link.node)]);
            }
        }
    }
}

}  // namespace

void write_structure(Document& document, const std::vector<StructureNode>& nodes,
                     const std::vector<std::vector<NodeId>>& marks,
                     const std::vector<HPDF_Dict>& pages, const std::vector<LinkObject>& links) {
    if (nodes.empty()) return;
    Tree tree(document, nodes, pages);
    std::vector<LinkObject> owned;
    std::size_t next = 0;
    for (std::uint32_t page = 0; page < pages.size(); ++page) {
        for (std::uint32_t mark = 0; mark < marks[page].size(); ++mark)
            tree.add_content(page, mark, marks[page][mark]);
        for (; next < links.size() && links[next].page == page; ++next) {
            const LinkObject& link = links[next];
            if (!Tree::holds(nodes, link.node)) continue;
            const auto key = static_cast<std::int64_t>(pages.size() + owned.size());
            document.set_number(link.annotation, "StructParent", key);
            tree.add_link(static_cast<std::uint32_t>(owned.size()), link.node);
            owned.push_back(link);
        }
        document.set_number(pages[page], "StructParents", page);
        document.set_name(pages[page], "Tabs", "S");
    }
    tree.write(marks, owned);
}

}  // namespace banxin::pdf
