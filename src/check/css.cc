#include "check/css.h"

#include "base/ascii.h"

#include <algorithm>
#include <set>

namespace banxin::check {
namespace {

constexpr unsigned most_depth = 64;

bool is_name(char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '\\' ||
           static_cast<unsigned char>(c) >= 0x80;
}
std::string_view trimmed(std::string_view text) {
    while (!text.empty() && ascii::is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && ascii::is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Walks a sheet from front to back; every step goes forward, so that any bytes come to an end.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    CssFacts sheet() {
        rules(0);
        return std::move(facts_);
    }
    CssFacts attribute() {
        declarations(0, {}, Block::attribute);
        return std::move(facts_);
    }

private:
    enum class Block : std::uint8_t { rule, font_face, page, attribute };

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] char here() const { return text_[at_]; }
    [[nodiscard]] bool sees(std::string_view what) const {
        return text_.substr(at_).starts_with(what);
    }
    [[nodiscard]] static std::uint32_t offset(std::size_t at) {
        return static_cast<std::uint32_t>(at);
    }

    void complain(Code code, std::size_t begin, std::size_t end, Arguments arguments) {
        facts_.problems.push_back({code, {offset(begin), offset(end)}, std::move(arguments)});
    }
    void expected(std::string_view what, std::size_t at) {
        complain(Code::E162, at, at, {std::string(what)});
    }

    void skip_blanks() {
        while (!at_end()) {
            if (ascii::is_space(here())) {
                ++at_;
            } else if (sees("/*")) {
                const std::size_t close = text_.find("*/", at_ + 2);
                if (close == std::string_view::npos) expected("*/", at_);
                at_ = close == std::string_view::npos ? text_.size() : close + 2;
            } else if (sees("<!--") || sees("-->")) {
                at_ += sees("-->") ? 3U : 4U;
            } else {
                break;
            }
        }
    }

    /// Past a string; the part between its quotes.
    std::string_view string() {
        const char quote = here();
        const std::size_t begin = ++at_;
        while (!at_end() && here() != quote) {
            if (here() == '\n') break;
            at_ += here() == '\\' ? 2U : 1U;
        }
        at_ = std::min(at_, text_.size());
        const std::string_view inside = text_.substr(begin, at_ - begin);
        if (at_end() || here() != quote)
            expected(std::string_view(&quote, 1), begin - 1);
        else
            ++at_;
        return inside;
    }

    /// Past url(…), whose name has just been seen.
    void address(bool is_import) {
        const std::size_t begin = at_;
        at_ += 4;
        while (!at_end() && ascii::is_space(here())) ++at_;
        std::string_view inside;
        if (!at_end() && (here() == '"' || here() == '\'')) {
            inside = string();
            while (!at_end() && ascii::is_space(here())) ++at_;
        } else {
            const std::size_t close = std::min(text_.find(')', at_), text_.size());
            inside = trimmed(text_.substr(at_, close - at_));
            at_ = close;
        }
        if (at_end())
            expected(")", begin);
        else
            ++at_;
        facts_.addresses.push_back({std::string(inside), {offset(begin), offset(at_)}, is_import});
    }

    /// Up to one of `stops` at this level of brackets, which stays; comments and strings passed.
    std::string_view up_to(std::string_view stops, bool is_import = false) {
        const std::size_t begin = at_;
        std::string open;
        while (!at_end()) {
            const char c = here();
            if (open.empty() && stops.find(c) != std::string_view::npos) break;
            if (c == '"' || c == '\'') {
                const std::size_t quote = at_;
                const std::string_view inside = string();
                if (is_import && facts_.addresses.empty())
                    facts_.addresses.push_back(
                        {std::string(inside), {offset(quote), offset(at_)}, true});
            } else if (sees("/*")) {
                skip_blanks();
            } else if (ascii::to_lower(text_.substr(at_, 4)) == "url(" &&
                       (at_ == 0 || !is_name(text_[at_ - 1]))) {
                address(is_import);
            } else if (c == '(' || c == '[') {
                open += c == '(' ? ')' : ']';
                ++at_;
            } else if (!open.empty() && c == open.back()) {
                open.pop_back();
                ++at_;
            } else if (c == '}' || c == ')' || c == ']') {
                if (c == '}') break;
                expected("…", at_);
                ++at_;
            } else {
                at_ += c == '\\' ? 2U : 1U;
            }
        }
        at_ = std::min(at_, text_.size());
        if (!open.empty()) expected(std::string_view(&open.back(), 1), begin);
        return trimmed(text_.substr(begin, at_ - begin));
    }

    void rules(unsigned depth) {
        while (true) {
            skip_blanks();
            if (at_end()) return;
            if (here() == '}') {
                if (depth > 0) return;
                expected("…", at_++);
                continue;
            }
            if (here() == '@')
                at_rule(depth);
            else
                rule(depth);
        }
    }

    void at_rule(unsigned depth, bool in_page = false) {
        const std::size_t begin = at_++;
        while (!at_end() && is_name(here())) ++at_;
        const std::string name = ascii::to_lower(text_.substr(begin + 1, at_ - begin - 1));
        const bool is_import = name == "import";
        const std::size_t before = facts_.addresses.size();
        if (is_import) {
            skip_blanks();
            std::vector<CssAddress> others;
            std::swap(others, facts_.addresses);
            up_to(";{", true);
            facts_.addresses.insert(facts_.addresses.begin(), others.begin(), others.end());
            if (facts_.addresses.size() == before) expected("url", begin);
        } else {
            up_to(";{");
        }
        if (at_end() || here() == '}') {
            expected(";", begin);
            return;
        }
        if (here() == ';') {
            ++at_;
            return;
        }
        const std::size_t brace = at_++;
        if (depth >= most_depth) {
            expected("}", brace);
            at_ = text_.size();
            return;
        }
        if (name == "font-face")
            declarations(depth, {}, Block::font_face);
        else if (name == "page" || in_page)
            declarations(depth, {}, Block::page);
        else
            rules(depth + 1);
        close(brace);
    }

    void close(std::size_t brace) {
        if (!at_end() && here() == '}')
            ++at_;
        else
            expected("}", brace);
    }

    void rule(unsigned depth) {
        const std::size_t begin = at_;
        const std::string_view selector = up_to("{;");
        if (at_end() || here() != '{') {
            expected("{", begin);
            if (!at_end()) ++at_;
            return;
        }
        if (selector.empty()) expected("selector", begin);
        const std::size_t brace = at_++;
        declarations(depth, selector, Block::rule);
        close(brace);
    }

    void declarations(unsigned depth, std::string_view selector, Block block) {
        std::set<std::string, std::less<>> plain;
        while (true) {
            skip_blanks();
            while (!at_end() && here() == ';') {
                ++at_;
                skip_blanks();
            }
            if (at_end() || here() == '}') {
                if (block != Block::attribute || at_end()) return;
                expected("…", at_++);
                continue;
            }
            const std::size_t begin = at_;
            // CSS Paged Media puts boxes into the margins of a page; elsewhere it is nesting.
            if (here() == '@') {
                if (block != Block::page) expected("declaration", begin);
                at_rule(depth + 1, block == Block::page);
                continue;
            }
            while (!at_end() && is_name(here())) ++at_;
            const std::string name = ascii::to_lower(text_.substr(begin, at_ - begin));
            skip_blanks();
            if (name.empty() || at_end() || here() != ':') {
                expected(name.empty() ? "declaration" : ":", begin);
                skip_wrong(depth);
                continue;
            }
            ++at_;
            const std::string_view value = up_to(";{");
            if (!at_end() && here() == '{') {
                // "a:hover { … }" inside a rule looks like a declaration up to here.
                expected("declaration", begin);
                skip_wrong(depth);
                continue;
            }
            if (value.empty() && !name.starts_with("--")) expected("value", begin);
            judge(name, value, selector, block, begin, plain);
        }
    }

    /// To the end of what is no declaration: a semicolon, or a block that stands there.
    void skip_wrong(unsigned depth) {
        up_to(";{");
        if (at_end() || here() == '}') return;
        const std::size_t brace = at_;
        const bool block = here() == '{';
        ++at_;
        if (!block) return;
        if (depth >= most_depth) {
            at_ = text_.size();
            return;
        }
        // Nested declarations are read, not judged: one complaint is enough.
        const std::size_t problems = facts_.problems.size();
        declarations(depth + 1, {}, Block::rule);
        close(brace);
        facts_.problems.resize(std::min(facts_.problems.size(), problems));
    }

    void judge(const std::string& name, std::string_view value, std::string_view selector,
               Block block, std::size_t begin, std::set<std::string, std::less<>>& plain) {
        const std::string low = ascii::to_lower(value);
        const auto tell = [&](Code code, Arguments arguments) {
            complain(code, begin, at_, std::move(arguments));
        };
        if (name == "direction" || name == "unicode-bidi") tell(Code::E161, {name});
        if (name == "position" && low.starts_with("fixed")) tell(Code::E163, {});
        const bool has_variable = low.find("var(") != std::string::npos;
        if (!name.starts_with("--")) {
            if (!has_variable)
                plain.insert(name);
            else if (!plain.contains(name))
                tell(Code::E165, {name});
        }
        if (name == "font-family" && block == Block::rule && !has_variable && !ends_generic(low)) {
            tell(Code::E164, {std::string(value.substr(0, 60))});
        }
        if (name.starts_with("margin") &&
            (low.starts_with('-') || low.find(" -") != std::string::npos))
            tell(Code::E167, {name});
        const bool is_root = of_root(selector);
        if (is_root) {
            const bool fixed_size =
                name == "font-size" && (low.ends_with("px") || low.ends_with("pt"));
            const bool fixed_colour = (name == "color" || name == "background-color") &&
                                      low != "inherit" && low != "transparent" && low != "initial";
            if (fixed_size || fixed_colour) tell(Code::E166, {name});
        }
        if (name.ends_with("writing-mode") &&
            (low.starts_with("vertical") || low.starts_with("tb"))) {
            facts_.is_vertical = true;
            facts_.is_vertical_throughout = facts_.is_vertical_throughout || is_root;
        }
    }

    static bool ends_generic(std::string_view families) {
        const std::size_t comma = families.rfind(',');
        std::string_view last =
            comma == std::string_view::npos ? families : families.substr(comma + 1);
        last = trimmed(last.substr(0, last.find('!')));
        for (const char* word : {"serif", "sans-serif", "monospace", "cursive", "fantasy",
                                 "system-ui", "math", "inherit", "initial", "unset", "revert",
                                 "ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"})
            if (last == word) return true;
        return false;
    }

    /// Selectors that mean the whole text: "html", "body", alone or in a list.
    static bool of_root(std::string_view selector) {
        while (!selector.empty()) {
            const std::size_t comma = std::min(selector.find(','), selector.size());
            const std::string one = ascii::to_lower(trimmed(selector.substr(0, comma)));
            if (one == "html" || one == "body" || one == ":root") return true;
            selector.remove_prefix(std::min(comma + 1, selector.size()));
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    CssFacts facts_;
};

}  // namespace

CssFacts examine_stylesheet(std::string_view bytes) {
    return Reader(bytes).sheet();
}

CssFacts examine_declarations(std::string_view text) {
    return Reader(text).attribute();
}

}  // namespace banxin::check
