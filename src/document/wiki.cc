#include "document/wiki.h"

#include "base/ascii.h"

#include <algorithm>

namespace banxin {

bool is_wiki(std::string_view url) {
    return url.ends_with("]]") && (url.starts_with("[[") || is_embed(url));
}

bool is_embed(std::string_view url) {
    return url.ends_with("]]") && url.starts_with("![[");
}

WikiAddress wiki_address(std::string_view url) {
    url.remove_prefix(std::min(url.find('[') + 2, url.size()));
    if (url.ends_with("]]")) url.remove_suffix(2);
    const std::size_t hash = std::min(url.find('#'), url.size());
    WikiAddress address;
    address.name = ascii::trimmed(url.substr(0, hash));
    std::string_view part = url.substr(std::min(hash + 1, url.size()));
    if (part.starts_with('^'))
        address.block = part.substr(1);
    else
        address.heading = ascii::trimmed(part);
    return address;
}

std::string_view name_of_note(std::string_view file) {
    file.remove_prefix(file.rfind('/') + 1);
    if (ending_of(file) == "md") file.remove_suffix(3);
    return file;
}

std::string wiki_words(const WikiAddress& address) {
    std::string words = address.name;
    if (ending_of(words) == "md") words.resize(words.size() - 3);
    for (std::size_t at = 0; at < address.heading.size();) {
        const std::size_t end = std::min(address.heading.find('#', at), address.heading.size());
        if (!words.empty()) words += " > ";
        words += address.heading.substr(at, end - at);
        at = end + 1;
    }
    return words;
}

std::string ending_of(std::string_view file) {
    const std::size_t dot = file.rfind('.');
    if (dot == std::string_view::npos || file.find('/', dot) != std::string_view::npos) return {};
    return ascii::to_lower(file.substr(dot + 1));
}

}  // namespace banxin
