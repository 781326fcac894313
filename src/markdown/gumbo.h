/// \file
/// gumbo's tree, owned. Only for the files that read HTML.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banxin::markdown {

/// A fragment as if it stood in a page's body. The text must outlive the tree.
class GumboTree {
public:
    explicit GumboTree(std::string_view html);
    ~GumboTree();
    GumboTree(const GumboTree&) = delete;
    GumboTree& operator=(const GumboTree&) = delete;

    /// The element that holds the fragment.
    [[nodiscard]] const GumboNode& root() const { return *output_->root; }
    [[nodiscard]] const GumboNode* first_element() const;

private:
    GumboOptions options_;
    GumboOutput* output_;
};

[[nodiscard]] std::vector<const GumboNode*> children_of(const GumboNode& node);
[[nodiscard]] std::string name_of(const GumboElement& element);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> attributes_of(
    const GumboElement& element);

}  // namespace banxin::markdown
