#include "document/isbn.h"

#include <algorithm>

namespace banxin {
namespace {

struct Group {
    std::string_view name;  ///< "978-7"
    std::string_view ranges;
};
constexpr Group groups[] = {
#define BANXIN_ISBN(name, ranges) {name, ranges},
#include "document/isbn_ranges.inc"
#undef BANXIN_ISBN
};

/// Digits of the publisher's number that `rest` begins with; 0: its range is not known.
std::size_t publisher_length(std::string_view rest, std::string_view ranges) {
    while (!ranges.empty()) {
        const std::string_view range = ranges.substr(0, ranges.find(' '));
        const std::size_t length = range.find('-');
        const std::string_view number = rest.substr(0, length);
        if (number >= range.substr(0, length) && number <= range.substr(length + 1)) return length;
        ranges.remove_prefix(std::min(range.size() + 1, ranges.size()));
    }
    return 0;
}

}  // namespace

std::string hyphenated_isbn(std::string_view digits) {
    std::string whole(digits);
    if (digits.size() != 13) return whole;
    for (const Group& group : groups) {
        const std::string_view number = group.name.substr(4);
        if (digits.substr(0, 3) != group.name.substr(0, 3)) continue;
        std::string_view rest = digits.substr(3, 9);
        if (!rest.starts_with(number)) continue;
        rest.remove_prefix(number.size());
        const std::size_t length = publisher_length(rest, group.ranges);
        if (length == 0) break;
        whole = group.name;
        whole += '-';
        whole += rest.substr(0, length);
        whole += '-';
        whole += rest.substr(length);
        whole += '-';
        whole += digits.back();
        break;
    }
    return whole;
}

}  // namespace banxin
