// Annotations, outline items and the number tree of labels, by PDF 1.7, "Interactive Features".

#include "pdf/navigation.h"

#include "pdf/numbers.h"

namespace banxin::pdf {

Navigation::Navigation(const layout::Pages& pages, ObjectNumber first_page) : pages_(pages) {
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        const ObjectNumber page = first_page + static_cast<ObjectNumber>(i);
        for (const layout::Anchor& anchor : pages.pages[i].anchors)
            targets_.emplace(anchor.name, Target{page, anchor.y});
    }
}

const Navigation::Target* Navigation::find(std::string_view anchor) const {
    const auto found = targets_.find(anchor);
    return found == targets_.end() ? nullptr : &found->second;
}

std::vector<Link> Navigation::links(FileWriter& file) const {
    std::vector<Link> links;
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) {
        for (const layout::LinkArea& link : pages_.pages[i].links) {
            if (link.inside_book && find(link.target) == nullptr) continue;
            links.push_back({i, &link, file.reserve()});
        }
    }
    return links;
}

void Navigation::append_annotation(std::string& to, const Link& link) const {
    const layout::LinkArea& area = *link.link;
    to += "<</Type/Annot/Subtype/Link/Rect[";
    append_length(to, area.area.x);
    to += ' ';
    append_length(to, pages_.trim_height - area.area.bottom());
    to += ' ';
    append_length(to, area.area.right());
    to += ' ';
    append_length(to, pages_.trim_height - area.area.y);
    to += "]/Border[0 0 0]/F 4";  // "print", which archives demand
    if (area.inside_book) {
        const Target& target = *find(area.target);
        to += "/Dest[";
        append_reference(to, target.page);
        to += "/XYZ 0 ";
        append_length(to, pages_.trim_height - target.y);
        to += " null]";
    } else {
        to += "/A<</Type/Action/S/URI/URI";
        append_string(to, ascii_address(area.target));
        to += ">>";
    }
    if (link.structure_key >= 0) {
        to += "/StructParent ";
        append_decimal(to, link.structure_key, 0);
    }
    to += ">>";
}

void Navigation::write_outline(Document& document) const {
    if (pages_.outline.empty()) return;
    struct Node {
        HPDF_Dict object = nullptr;
        int level = 0;
        HPDF_Dict last_child = nullptr;
        int children = 0;
    };
    HPDF_Dict root = document.new_dict();
    document.set_name(root, "Type", "Outlines");
    document.set(document.catalog(), "Outlines", root);
    document.set_name(document.catalog(), "PageMode", "UseOutlines");
    std::vector<Node> open = {{root, 0, nullptr, 0}};
    // An item knows the number of its children only when the next of its level comes. The root
    // is open and shows them; every other item is closed, which a negative number says.
    const auto close = [&] {
        const Node& node = open.back();
        if (node.last_child != nullptr) {
            document.set(node.object, "Last", node.last_child);
            document.set_number(node.object, "Count",
                                open.size() == 1 ? node.children : -node.children);
        }
        open.pop_back();
    };
    for (const layout::OutlineEntry& entry : pages_.outline) {
        while (open.size() > 1 && open.back().level >= entry.level) close();
        Node& parent = open.back();
        HPDF_Dict item = document.new_dict();
        document.set_text(item, "Title", entry.title);
        document.set(item, "Parent", parent.object);
        if (parent.last_child == nullptr) {
            document.set(parent.object, "First", item);
        } else {
            document.set(item, "Prev", parent.last_child);
            document.set(parent.last_child, "Next", item);
        }
        if (const Target* target = find(entry.anchor)) {
            HPDF_Array destination = document.add_array(item, "Dest");
            document.push_reference(destination, target->page);
            document.push_name(destination, "XYZ");
            document.push_number(destination, 0);
            document.push_length(destination, pages_.trim_height - target->y);
            document.push_null(destination);
        }
        parent.last_child = item;
        ++parent.children;
        open.push_back({item, entry.level, nullptr, 0});
    }
    while (!open.empty()) close();
}

void Navigation::write_labels(Document& document) const {
    if (pages_.labels.empty()) return;
    HPDF_Dict tree = document.new_dict();
    document.set(document.catalog(), "PageLabels", tree);
    HPDF_Array numbers = document.add_array(tree, "Nums");
    // The tree must begin with the first page.
    if (pages_.labels.front().first_page != 0) {
        document.push_number(numbers, 0);
        static_cast<void>(document.push_dict(numbers));
    }
    for (const layout::PageLabelRange& range : pages_.labels) {
        document.push_number(numbers, range.first_page);
        HPDF_Dict label = document.push_dict(numbers);
        switch (range.style) {
            case layout::PageLabelRange::Style::none: continue;
            case layout::PageLabelRange::Style::decimal: document.set_name(label, "S", "D"); break;
            case layout::PageLabelRange::Style::roman: document.set_name(label, "S", "r"); break;
        }
        document.set_number(label, "St", range.start);
    }
}

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

}  // namespace banxin::pdf
