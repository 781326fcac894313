// The two files of a style speak of the same roles: page.toml by their names, epub.css by classes
// of the same names or by the elements that stand for them.
#include "style/style.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace banxin::style {
namespace {

/// Roles that an element of XHTML already names.
const std::map<std::string, std::string>& elements() {
    static const std::map<std::string, std::string> names = {
        {"body", "body"},
        {"part-title", "section.part h1"},
        {"chapter-title", "h1"},
        {"heading2", "h2"},
        {"heading3", "h3"},
        {"heading4", "h4"},
        {"heading5", "h5"},
        {"heading6", "h6"},
        {"quote", "blockquote"},
        {"list", "ol"},
        {"code", "pre"},
        {"table", "table"},
        {"table-header", "th"},
        {"caption", "caption"},
        {"note", "aside.note"},
        {"colophon-title", "h1"},
        {"contents-title", "h1"},
        {"contents-entry", "nav.contents > ol > li"},
        {"contents-subentry", "nav.contents li li"},
        {"title-page-title", "section.title-page h1"},
        {"title-page-subtitle", "section.title-page .subtitle"},
        {"title-page-author", "section.title-page .author"},
        {"title-page-publisher", "section.title-page .publisher"},
    };
    return names;
}

bool is_of_paper(const std::string& role) {
    return role == "running-head" || role == "folio";
}

/// The selectors of a stylesheet, comments left out, one a line end or comma.
std::set<std::string> selectors(std::string css) {
    for (std::size_t at = 0; (at = css.find("/*", at)) != std::string::npos;)
        css.erase(at, css.find("*/", at) + 2 - at);
    std::set<std::string> found;
    std::string one;
    int depth = 0;
    for (const char c : css) {
        if (c == '{') ++depth;
        if (c == '}') --depth;
        const bool ends = c == '{' || c == ',' || c == ';' || c == '}';
        if (depth <= 1 && (c == '{' || c == ',')) {
            const std::size_t begin = one.find_first_not_of(" \n");
            if (begin != std::string::npos)
                found.insert(one.substr(begin, one.find_last_not_of(" \n") - begin + 1));
        }
        one = ends ? "" : one + c;
    }
    return found;
}

bool has_class(const std::set<std::string>& all, const std::string& name) {
    return std::any_of(all.begin(), all.end(), [&](const std::string& selector) {
        const std::size_t at = selector.find("." + name);
        if (at == std::string::npos) return false;
        const std::size_t end = at + 1 + name.size();
        return end == selector.size() ||
               std::string(" .:>[").find(selector[end]) != std::string::npos;
    });
}

TEST(RoleNames, AreTheSameInBothFilesOfAStyle) {
    const StyleFiles classic = built_in_style("classic").value();
    const std::set<std::string> css = selectors(classic.epub_css);
    for (std::size_t i = 0; i < role_count; ++i) {
        const std::string role = name_of(static_cast<Role>(i));
        EXPECT_NE(classic.page_toml.find("[roles." + role + "]"), std::string::npos) << role;
        if (is_of_paper(role)) continue;
        const auto element = elements().find(role);
        const bool named =
            element != elements().end() ? css.contains(element->second) : has_class(css, role);
        EXPECT_TRUE(named) << role << " is not in epub.css";
    }
}

TEST(RoleNames, OfThePaperAloneAreNotInTheStylesheet) {
    for (const std::string& name : built_in_style_names()) {
        const std::set<std::string> css = selectors(built_in_style(name)->epub_css);
        EXPECT_FALSE(has_class(css, "running-head") || has_class(css, "folio")) << name;
    }
}

}  // namespace
}  // namespace banxin::style
