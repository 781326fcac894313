#include "assemble/relative_links.h"

#include "assemble/lines.h"
#include "base/ascii.h"

#include <algorithm>
#include <string>

namespace banxin::assemble {
namespace {

bool is_relative(std::string_view address) {
    if (address.empty() || address[0] == '#' || address[0] == '/' || address[0] == '?')
        return false;
    const std::size_t end = std::min(address.find_first_of("/?#"), address.size());
    const std::size_t colon = address.find(':');
    return colon == std::string_view::npos || colon > end;
}

/// The address that begins at `at`, if one does, up to what ends it.
Address address_at(std::string_view line, std::size_t at, std::string_view ends) {
    at = std::min(line.find_first_not_of(" \t", at), line.size());
    if (at < line.size() && line[at] == '<') {
        const std::size_t close = line.find('>', at);
        return close == std::string_view::npos ? Address{at, at} : Address{at + 1, close};
    }
    std::size_t end = at;
    std::size_t open = 0;
    for (; end < line.size() && ends.find(line[end]) == std::string_view::npos; ++end) {
        if (line[end] == '(') ++open;
        if (line[end] == ')' && open-- == 0) break;
    }
    return {at, end};
}

}  // namespace

std::vector<Address> relative_addresses(std::string_view line) {
    std::vector<Address> found;
    const auto add = [&](Address one) {
        if (is_relative(line.substr(one.begin, one.end - one.begin))) found.push_back(one);
    };
    std::size_t at = 0;
    // `[name]: address` at the head.
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    if (const std::size_t label = line.find("]:"); first < line.size() && line[first] == '[' &&
                                                   label != std::string_view::npos &&
                                                   line.substr(first, 2) != "[^")
        add(address_at(line, label + 2, " \t"));
    while (at < line.size()) {
        const std::string_view rest = line.substr(at);
        if (rest.starts_with("](")) {
            const Address one = address_at(line, at + 2, " \t");
            add(one);
            at = std::max(one.end, at + 2);
        } else if (rest.starts_with("src=\"") || rest.starts_with("href=\"")) {
            const std::size_t begin = at + rest.find('"') + 1;
            const std::size_t end = std::min(line.find('"', begin), line.size());
            add({begin, end});
            at = end;
        } else {
            at = behind_literal(line, at);
        }
    }
    return found;
}

std::string file_in(std::string_view address) {
    return ascii::percent_decoded(address.substr(0, address.find_first_of("#?")));
}

}  // namespace banxin::assemble
