#include "text/patterns.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <string>
#include <utility>

namespace banxin::text {
namespace {

struct Pattern {
    std::u32string letters;
    std::vector<std::uint8_t> numbers;
};

Pattern read(std::string_view line) {
    Pattern pattern;
    std::uint8_t number = 0;
    for (std::size_t at = 0; at < line.size();) {
        const Decoded next = decode_utf8(line, at);
        at += next.bytes;
        if (ascii::is_digit(next.value)) {
            number = static_cast<std::uint8_t>(next.value - '0');
            continue;
        }
        pattern.letters += next.value;
        pattern.numbers.push_back(std::exchange(number, std::uint8_t{0}));
    }
    pattern.numbers.push_back(number);
    return pattern;
}

}  // namespace

Patterns::Patterns(std::string_view lines) {
    std::vector<Pattern> all;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.size(), lines.find('\n', at));
        Pattern one = read(lines.substr(at, end - at));
        if (!one.letters.empty()) all.push_back(std::move(one));
        at = end + 1;
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Pattern& a, const Pattern& b) { return a.letters < b.letters; });
    // The patterns that begin as a node does are a range of all; its children part the range.
    struct Range {
        std::uint32_t node, begin, end, depth;
    };
    nodes_.emplace_back();
    std::vector<Range> open{{0, 0, static_cast<std::uint32_t>(all.size()), 0}};
    for (std::size_t next = 0; next < open.size(); ++next) {
        Range range = open[next];
        for (; range.begin < range.end && all[range.begin].letters.size() == range.depth;
             ++range.begin) {
            const std::vector<std::uint8_t>& own = all[range.begin].numbers;
            nodes_[range.node].numbers = static_cast<std::uint32_t>(numbers_.size());
            nodes_[range.node].count = static_cast<std::uint32_t>(own.size());
            numbers_.insert(numbers_.end(), own.begin(), own.end());
        }
        nodes_[range.node].first_child = static_cast<std::uint32_t>(nodes_.size());
        while (range.begin < range.end) {
            const char32_t letter = all[range.begin].letters[range.depth];
            std::uint32_t end = range.begin;
            while (end < range.end && all[end].letters[range.depth] == letter) ++end;
            open.push_back(
                {static_cast<std::uint32_t>(nodes_.size()), range.begin, end, range.depth + 1});
            nodes_.push_back({letter, 0, 0, 0, 0});
            ++nodes_[range.node].children;
            range.begin = end;
        }
    }
}

const Patterns::Node* Patterns::child(const Node& node, char32_t letter) const {
    const auto begin = nodes_.begin() + node.first_child;
    const auto end = begin + node.children;
    const auto found = std::lower_bound(
        begin, end, letter, [](const Node& one, char32_t wanted) { return one.letter < wanted; });
    return found != end && found->letter == letter ? &*found : nullptr;
}

std::vector<std::uint8_t> Patterns::numbers(std::u32string_view word) const {
    // A dot stands for the word's beginning and end.
    const std::u32string dotted = U"." + std::u32string(word) + U".";
    std::vector<std::uint8_t> found(dotted.size() + 1);
    // Where several end, the one counts that a pattern begins with from furthest back: the files
    // are written for a machine that is in one state at a time.
    std::size_t seen = 0;
    for (std::size_t from = 0; from < dotted.size(); ++from) {
        const Node* node = &nodes_.front();
        for (std::size_t at = from; at < dotted.size(); ++at) {
            node = child(*node, dotted[at]);
            if (node == nullptr) break;
            if (at < seen) continue;
            seen = at + 1;
            for (std::uint32_t i = 0; i < node->count; ++i)
                found[from + i] = std::max(found[from + i], numbers_[node->numbers + i]);
        }
    }
    found.erase(found.begin());
    found.pop_back();
    return found;
}

}  // namespace banxin::text
