// Annotations, outline items and the number tree of labels, by PDF 1.7, "Interactive Features".

#include "pdf/navigation.h"

#include "pdf/numbers.h"

#include <map>

namespace banxin::pdf {
namespace {

struct Target {
    HPDF_Dict page = nullptr;
    Length y;
};

class Navigation {
public:
    Navigation(Document& document, const layout::Pages& pages,
               const std::vector<HPDF_Dict>& objects)
        : document_(document), pages_(pages), objects_(objects) {
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            for (const layout::Anchor& anchor : pages.pages[i].anchors) {
                targets_.emplace(anchor.name, Target{objects[i], anchor.y});
            }
        }
    }

    std::vector<LinkObject> write_links();
    void write_outline();
    void write_labels();

private:
    /// Null where the link leads nowhere.
    HPDF_Dict write_link(const layout::LinkArea& link, HPDF_Array annotations);
    void set_destination(HPDF_Dict to, const Target& target);
    /// Null for a name that no page has; the passes have reported it then.
    [[nodiscard]] const Target* find(std::string_view anchor) const {
        const auto found = targets_.find(anchor);
        return found == targets_.end() ? nullptr : &found->second;
    }

    Document& document_;
    const layout::Pages& pages_;
    const std::vector<HPDF_Dict>& objects_;
    std::map<std::string_view, Target> targets_;
};

void Navigation::set_destination(HPDF_Dict to, const Target& target) {
    HPDF_Array destination = document_.add_array(to, "Dest");
    document_.push(destination, target.page);
    document_.push_name(destination, "XYZ");
    document_.push_number(destination, 0);
    document_.push_length(destination, pages_.trim_height - target.y);
    document_.push_null(destination);
}

HPDF_Dict Navigation::write_link(const layout::LinkArea& link, HPDF_Array annotations) {
    const Target* target = link.inside_book ? find(link.target) : nullptr;
    if (link.inside_book && target == nullptr) return nullptr;
    HPDF_Dict annotation = document_.new_dict();
    document_.push(annotations, annotation);
    document_.set_name(annotation, "Type", "Annot");
    document_.set_name(annotation, "Subtype", "Link");
    HPDF_Array area = document_.add_array(annotation, "Rect");
    document_.push_length(area, link.area.x);
    document_.push_length(area, pages_.trim_height - link.area.bottom());
    document_.push_length(area, link.area.right());
    document_.push_length(area, pages_.trim_height - link.area.y);
    HPDF_Array border = document_.add_array(annotation, "Border");
    for (int i = 0; i < 3; ++i) document_.push_number(border, 0);
    document_.set_number(annotation, "F", 4);  // "print", which archives demand
    if (target != nullptr) {
        set_destination(annotation, *target);
    } else {
        HPDF_Dict action = document_.add_dict(annotation, "A");
        document_.set_name(action, "Type", "Action");
        document_.set_name(action, "S", "URI");
        document_.set_bytes(action, "URI", ascii_address(link.target));
    }
    return annotation;
}

std::vector<LinkObject> Navigation::write_links() {
    std::vector<LinkObject> written;
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
        const std::vector<layout::LinkArea>& links = pages_.pages[i].links;
        if (links.empty()) continue;
        HPDF_Array annotations = document_.add_array(objects_[i], "Annots");
        for (const layout::LinkArea& link : links) {
            if (HPDF_Dict annotation = write_link(link, annotations))
                written.push_back({i, link.node, annotation});
        }
    }
    return written;
}

void Navigation::write_outline() {
    if (pages_.outline.empty()) return;
    struct Node {
        HPDF_Dict object = nullptr;
        int level = 0;
        HPDF_Dict last_child = nullptr;
        int children = 0;
    };
    HPDF_Dict root = document_.new_dict();
    document_.set_name(root, "Type", "Outlines");
    document_.set(document_.catalog(), "Outlines", root);
    document_.set_name(document_.catalog(), "PageMode", "UseOutlines");
    std::vector<Node> open = {{root, 0, nullptr, 0}};
    // An item knows the number of its children only when the next of its level comes. The root
    // is open and shows them; every other item is closed, which a negative number says.
    const auto close = [&] {
        const Node& node = open.back();
        if (node.last_child != nullptr) {
            document_.set(node.object, "Last", node.last_child);
            document_.set_number(node.object, "Count",
                                 open.size() == 1 ? node.children : -node.children);
        }
        open.pop_back();
    };
    for (const layout::OutlineEntry& entry : pages_.outline) {
        while (open.size() > 1 && open.back().level >= entry.level) close();
        Node& parent = open.back();
        HPDF_Dict item = document_.new_dict();
        document_.set_text(item, "Title", entry.title);
        document_.set(item, "Parent", parent.object);
        if (parent.last_child == nullptr) {
            document_.set(parent.object, "First", item);
        } else {
            document_.set(item, "Prev", parent.last_child);
            document_.set(parent.last_child, "Next", item);
        }
        if (const Target* target = find(entry.anchor)) set_destination(item, *target);
        parent.last_child = item;
        ++parent.children;
        open.push_back({item, entry.level, nullptr, 0});
    }
    while (!open.empty()) close();
}

void Navigation::write_labels() {
    if (pages_.labels.empty()) return;
    HPDF_Dict tree = document_.new_dict();
    document_.set(document_.catalog(), "PageLabels", tree);
    HPDF_Array numbers = document_.add_array(tree, "Nums");
    // The tree must begin with the first page.
    if (pages_.labels.front().first_page != 0) {
        document_.push_number(numbers, 0);
        static_cast<void>(document_.push_dict(numbers));
    }
    for (const layout::PageLabelRange& range : pages_.labels) {
        document_.push_number(numbers, range.first_page);
        HPDF_Dict label = document_.push_dict(numbers);
        switch (range.style) {
            case layout::PageLabelRange::Style::none: continue;
            case layout::PageLabelRange::Style::decimal: document_.set_name(label, "S", "D"); break;
            case layout::PageLabelRange::Style::roman: document_.set_name(label, "S", "r"); break;
        }
        document_.set_number(label, "St", range.start);
    }
}

}  // namespace

std::string ascii_address(std::string_view address) {
    std::string result;
    for (const char c : address) {
        if (c > 0x20 && c < 0x7F) {
            result.push_back(c);
        } else {
            result.push_back('%');
            append_hex(result, static_cast<unsigned char>(c), 2);
        }
    }
    return result;
}

std::vector<LinkObject> write_navigation(Document& document, const layout::Pages& pages,
                                         const std::vector<HPDF_Dict>& objects) {
    Navigation navigation(document, pages, objects);
    std::vector<LinkObject> links = navigation.write_links();
    navigation.write_outline();
    navigation.write_labels();
    return links;
}

}  // namespace banxin::pdf
