/// \file
/// Ways through the file: links, the outline, page labels. Places come from the pages' anchors.
#pragma once

#include "layout/page.h"
#include "pdf/document.h"
#include "pdf/file_writer.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::pdf {

/// An address in ASCII: what lies outside is percent-encoded as UTF-8.
[[nodiscard]] std::string ascii_address(std::string_view address);

/// A link that the file gets as an annotation.
struct Link {
    std::size_t page = 0;
    const layout::LinkArea* link = nullptr;
    ObjectNumber number = 0;
    /// Its key in the parent tree of the structure; negative: it belongs to no element.
    std::int64_t structure_key = -1;
};

/// Looks into the pages, which must live as long.
class Navigation {
public:
    /// `first_page`: the pages have the numbers from it on.
    Navigation(const layout::Pages& pages, ObjectNumber first_page);

    /// Those that lead somewhere, page by page, with numbers that follow one another.
    [[nodiscard]] std::vector<Link> links(FileWriter& file) const;
    /// The annotation. From any thread.
    void append_annotation(std::string& to, const Link& link) const;
    void write_outline(Document& document) const;
    void write_labels(Document& document) const;

private:
    struct Target {
        ObjectNumber page = 0;
        Length y;
    };
    /// Null for a name that no page has; the passes have reported it then.
    [[nodiscard]] const Target* find(std::string_view anchor) const;

    const layout::Pages& pages_;
    std::map<std::string_view, Target> targets_;
};

}  // namespace banxin::pdf
