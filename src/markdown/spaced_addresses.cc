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
    const std::string end = ascii::to_lower(path.substr(0, path.find('#')));
    constexpr std::array<std::string_view, 9> endings = {".png",  ".jpg", ".jpeg", ".gif", ".svg",
                                                         ".webp", ".md",  ".qmd",  ".rmd"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view one) { return end.ends_with(one); });
}

/// The address without its title and the blanks around it; empty when it needs no help.
std::string_view spaced_address(std::string_view inside, bool of_picture) {
    for (const std::string_view title : {" \"", " '"})
        inside = inside.substr(0, inside.find(title));
    inside = ascii::trimmed(inside);
    if (inside.starts_with('<')) return {};
    const std::size_t size = of_picture ? size_behind(inside).size() : 0;
    const std::string_view path = ascii::trimmed(inside.substr(0, inside.size() - size));
    const bool spaced = path.find(' ') != std::string_view::npos;
    const bool needs_help = spaced ? names_a_file(path) : size > 0 && !path.empty();
    return needs_help ? inside : std::string_view();
}

}  // namespace

void hide_address_spaces(std::string& text) {
    CodeLines code;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        bool in_code = code.holds(line);
        std::size_t counted = 0;
        std::size_t at = in_code ? std::string_view::npos : line.find("](");
        for (; at != std::string_view::npos; at = line.find("](", at + 2)) {
            for (; counted < at; ++counted) in_code = in_code != (line[counted] == '`');
            const std::size_t close = line.substr(at, longest_address).find(')');
            if (in_code || close == std::string_view::npos) continue;
            const std::size_t picture = std::min(line.rfind("![", at), at);
            const bool of_picture = line.substr(picture, at - picture).starts_with("![") &&
                                    line.find("](", picture) == at;
            const std::string_view address =
                spaced_address(line.substr(at + 2, close - 2), of_picture);
            if (address.empty()) continue;
            const auto from = static_cast<std::size_t>(address.data() - text.data());
            std::replace(text.begin() + static_cast<std::ptrdiff_t>(from),
                         text.begin() + static_cast<std::ptrdiff_t>(from + address.size()), ' ',
                         hidden_space);
        }
        begin = end + 1;
    }
}

}  // namespace banxin::markdown
