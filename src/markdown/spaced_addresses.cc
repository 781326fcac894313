#include "markdown/spaced_addresses.h"

#include "base/ascii.h"
#include "markdown/attributes.h"
#include "markdown/fences.h"
#include "markdown/stand_ins.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace banxin::markdown {
namespace {

constexpr std::size_t longest_address = 1000;

bool names_a_file(std::string_view path) {
    const std::string end = ascii::to_lower(path.substr(0, path.find_first_of("?#")));
    constexpr std::array<std::string_view, 17> endings = {
        ".png",  ".jpg", ".jpeg", ".gif",  ".svg",  ".webp", ".avif", ".bmp", ".tif",
        ".tiff", ".emf", ".heic", ".svgz", ".jfif", ".md",   ".qmd",  ".rmd"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view one) { return end.ends_with(one); });
}

/// What stands between the parentheses of a link or a picture.
struct LinkInside {
    /// Without its title and the blanks around it.
    std::string_view address;
    /// Without the size behind it.
    std::string_view path;
    bool has_title = false;
    /// A title has begun and not ended.
    bool open_title = false;
};

LinkInside inside_of(std::string_view text, bool of_picture) {
    LinkInside inside;
    inside.address = ascii::trimmed(text);
    for (const std::string_view title : {" \"", " '"}) {
        const std::size_t at = inside.address.find(title);
        if (at == std::string_view::npos) continue;
        const std::string_view words = ascii::trimmed(text.substr(text.find(title) + 1));
        inside.has_title = true;
        inside.open_title = words.size() < 2 || words.back() != words.front();
        inside.address = ascii::trimmed(inside.address.substr(0, at));
    }
    const std::size_t size = of_picture ? size_behind(inside.address).size() : 0;
    inside.path = ascii::trimmed(inside.address.substr(0, inside.address.size() - size));
    return inside;
}

/// A parenthesis in a line, of either width.
struct Close {
    std::size_t at = std::string_view::npos;
    bool wide = false;
};

constexpr std::string_view wide_left = "（";
constexpr std::string_view wide_right = "）";

/// Which parenthesis ends what begins at `begin`: the first behind the name of a file, for a name
/// may hold others; else the one that CommonMark takes.
Close end_of_address(std::string_view line, std::size_t begin, bool of_picture, bool wide) {
    const std::string_view rest = line.substr(begin, longest_address);
    int depth = 0;
    Close first;
    Close plain;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const bool wide_end = rest.substr(at, wide_right.size()) == wide_right;
        const bool far = plain.at != std::string_view::npos && begin + at > plain.at + 120;
        if (rest.substr(at, 2) == "](" || far) break;
        if (rest[at] == '(') ++depth;
        if (rest[at] != ')' && !(wide_end && of_picture)) continue;
        const bool closes = !wide_end && depth-- == 0;
        const LinkInside inside = inside_of(rest.substr(0, at), of_picture);
        if (names_a_file(inside.path) && !inside.open_title) {
            const Close found{begin + at, wide_end};
            // A parenthesis of the other width may be one of the name's own.
            if (wide_end == wide) return found;
            if (first.at == std::string_view::npos && !inside.has_title) first = found;
        }
        if (!closes || plain.at != std::string_view::npos) continue;
        plain = {begin + at, false};
        if (!of_picture || wide) break;
        // `![图](图)1.png)`: the name goes on without a blank.
        const std::size_t next = rest.find_first_of(" \t)(", at + 1);
        if (next == std::string_view::npos || rest[next] != ')') break;
    }
    return wide || plain.at == std::string_view::npos ? first : plain;
}

bool needs_help(const LinkInside& inside) {
    if (inside.address.starts_with('<')) return false;
    int depth = 0;
    bool balanced = true;
    for (const char c : inside.path) {
        if (c == '(') ++depth;
        if (c == ')' && --depth < 0) balanced = false;
    }
    const bool odd = inside.path.find(' ') != std::string_view::npos || !balanced || depth != 0;
    if (odd) return names_a_file(inside.path);
    return inside.path.size() < inside.address.size() && !inside.path.empty();
}

class Line {
public:
    Line(std::string& text, std::size_t begin, std::size_t end)
        : text_(text), begin_(begin), line_(std::string_view(text).substr(begin, end - begin)) {}

    void hide() {
        bool in_code = false;
        std::size_t counted = 0;
        for (std::size_t at = line_.find(']'); at != std::string_view::npos;
             at = line_.find(']', at + 1)) {
            const bool wide = line_.substr(at + 1).starts_with(wide_left);
            if (!wide && line_.substr(at + 1, 1) != "(") continue;
            for (; counted < at; ++counted) {
                in_code = in_code != (line_[counted] == '`');
                if (line_.substr(counted, 2) == "![") picture_ = counted;
            }
            if (!in_code) hide_at(at, wide);
        }
    }

private:
    void hide_at(std::size_t at, bool wide) {
        const std::size_t picture = std::min(picture_, at);
        const std::string_view words = line_.substr(picture, at - picture);
        const bool of_picture =
            words.starts_with("![") && words.find("](") == std::string_view::npos;
        if (wide && !of_picture) return;
        const std::size_t begin = at + 1 + (wide ? wide_left.size() : 1);
        const Close close = end_of_address(line_, begin, of_picture, wide);
        if (close.at == std::string_view::npos) return;
        const LinkInside inside = inside_of(line_.substr(begin, close.at - begin), of_picture);
        const bool any_wide = wide || close.wide;
        // Nothing may stand between what is left of a wide parenthesis and the address.
        if (any_wide && (inside.has_title || inside.address.starts_with('<'))) return;
        if (any_wide || needs_help(inside)) hide_address(inside.address);
        if (any_wide) hide_outside(begin, close);
        if (wide) put(begin - wide_left.size(), wide_open);
        if (close.wide) put(close.at, wide_close);
    }

    void put(std::size_t at, std::string_view bytes) {
        std::copy(bytes.begin(), bytes.end(),
                  text_.begin() + static_cast<std::ptrdiff_t>(begin_ + at));
    }

    void hide_address(std::string_view address) {
        const auto from = static_cast<std::size_t>(address.data() - text_.data());
        for (std::size_t i = from; i < from + address.size(); ++i) {
            char& c = text_[i];
            if (c == ' ') c = hidden_space;
            if (c == '(') c = hidden_open;
            if (c == ')') c = hidden_close;
        }
    }

    /// Blanks around the address belong to it then; they are trimmed where it is read.
    void hide_outside(std::size_t begin, const Close& close) {
        for (std::size_t i = begin_ + begin; i < begin_ + close.at; ++i)
            if (text_[i] == ' ') text_[i] = hidden_space;
    }

    std::string& text_;
    std::size_t begin_;
    std::string_view line_;
    /// Where the last picture before the place that is looked at begins.
    std::size_t picture_ = std::string_view::npos;
};

}  // namespace

void hide_address_spaces(std::string& text) {
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!code.holds(std::string_view(text).substr(begin, end - begin)))
            Line(text, begin, end).hide();
        begin = end + 1;
    }
}

}  // namespace banxin::markdown
