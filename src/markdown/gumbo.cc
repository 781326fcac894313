// Ownership and small questions of gumbo's tree.
#include "markdown/gumbo.h"

#include "base/ascii.h"
#include "base/diagnostics.h"

namespace banxin::markdown {

GumboTree::GumboTree(std::string_view html) : options_(kGumboDefaultOptions) {
    options_.fragment_context = GUMBO_TAG_DIV;
    options_.max_errors = 0;
    output_ = gumbo_parse_with_options(&options_, html.data(), html.size());
    if (output_ == nullptr) throw Failure(Code::W004, {"gumbo", "no tree"});
}

GumboTree::~GumboTree() {
    gumbo_destroy_output(&options_, output_);
}

const GumboNode* GumboTree::first_element() const {
    for (const GumboNode* child : children_of(root())) {
        if (child->type == GUMBO_NODE_ELEMENT) return child;
    }
    return nullptr;
}

std::vector<const GumboNode*> children_of(const GumboNode& node) {
    std::vector<const GumboNode*> children;
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return children;
    const GumboVector& vector = node.v.element.children;
    children.reserve(vector.length);
    for (unsigned int i = 0; i < vector.length; ++i) {
        children.push_back(static_cast<const GumboNode*>(vector.data[i]));
    }
    return children;
}

std::string name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    std::string name(piece.data == nullptr ? "" : std::string(piece.data, piece.length));
    return ascii::to_lower(name);
}

std::vector<std::pair<std::string, std::string>> attributes_of(const GumboElement& element) {
    std::vector<std::pair<std::string, std::string>> attributes;
    for (unsigned int i = 0; i < element.attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        attributes.emplace_back(attribute->name, attribute->value);
    }
    return attributes;
}

}  // namespace banxin::markdown
