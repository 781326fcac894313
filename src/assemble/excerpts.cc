// A line is a mark of a part when a word of its own kind stands in it with the part's name:
// `ANCHOR: name`, `--8<-- [start:name]`, `#region name`, `### [name]`.
#include "assemble/excerpts.h"

#include "assemble/lines.h"
#include "base/ascii.h"

#include <algorithm>
#include <set>
#include <utility>

namespace banxin::assemble {
namespace {

struct Mark {
    enum class Kind { begin, end, both };
    Kind kind = Kind::begin;
    /// Empty: the part that was opened last.
    std::string_view name{};
    /// Nothing else can be meant by the line.
    bool certain = false;
};

bool is_name_byte(char c) {
    return ascii::is_alphanumeric(c) || c == '_' || c == '-' || c == '.' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view name_at(std::string_view text) {
    text = ascii::trimmed(text);
    const auto end =
        std::find_if_not(text.begin(), text.end(), [](char c) { return is_name_byte(c); });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// Behind `word` where no letter stands before it.
std::optional<std::string_view> behind(std::string_view line, std::string_view word) {
    const std::size_t at = line.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    if (at > 0 && (ascii::is_alphanumeric(line[at - 1]) || line[at - 1] == '_'))
        return std::nullopt;
    return line.substr(at + word.size());
}

std::optional<Mark> region_at(std::string_view line) {
    // `//#region`, `# region`, `<!-- #region`, `#pragma region`, `::#region`, `(* #region`.
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    constexpr std::string_view around = "/#<!-*;%:(\"'";
    if (around.find(line[first]) == std::string_view::npos) return std::nullopt;
    std::string_view rest = line.substr(first);
    while (!rest.empty() && (around.find(rest[0]) != std::string_view::npos || rest[0] == ' '))
        rest.remove_prefix(1);
    if (rest.starts_with("pragma ")) rest = ascii::trimmed(rest.substr(7));
    std::string lower = ascii::to_lower(rest.substr(0, std::min<std::size_t>(rest.size(), 10)));
    const auto mark = [&](std::size_t size, Mark::Kind kind) -> std::optional<Mark> {
        const std::string_view name = rest.substr(size);
        if (!name.empty() && name[0] != ' ' && name[0] != '\t' && name[0] != '-' && name[0] != '*')
            return std::nullopt;
        std::string_view found = name_at(name);
        if (found.find_first_not_of('-') == std::string_view::npos) found = {};
        return Mark{kind, found};
    };
    if (lower.starts_with("region")) return mark(6, Mark::Kind::begin);
    if (lower.starts_with("endregion")) return mark(9, Mark::Kind::end);
    if (lower.starts_with("end region")) return mark(10, Mark::Kind::end);
    return std::nullopt;
}

std::optional<Mark> mark_at(std::string_view line) {
    if (const auto end = behind(line, "ANCHOR_END:")) return Mark{Mark::Kind::end, name_at(*end)};
    if (const auto begin = behind(line, "ANCHOR:")) return Mark{Mark::Kind::begin, name_at(*begin)};
    if (const std::size_t at = line.find("8<"); at != std::string_view::npos && at > 0) {
        std::string_view rest = line.substr(at + 2);
        rest.remove_prefix(std::min(rest.find_first_not_of('-'), rest.size()));
        rest = ascii::trimmed(rest);
        for (const auto& [word, kind] :
             {std::pair{"[start:", Mark::Kind::begin}, {"[end:", Mark::Kind::end}}) {
            const std::string_view opening(word);
            if (line[at - 1] == '-' && rest.starts_with(opening))
                return Mark{kind, name_at(rest.substr(opening.size())), true};
        }
    }
    for (const std::string_view word : {"### [", "/// ["})
        if (const auto name = behind(line, word); name && name->find(']') != std::string_view::npos)
            return Mark{Mark::Kind::both, name->substr(0, name->find(']'))};
    return region_at(line);
}

/// Marks that frame something: an `ANCHOR:` alone may be the author's words.
std::set<std::size_t> marks_in(std::string_view text, bool part_wanted) {
    std::set<std::size_t> lines;
    std::vector<std::pair<std::string_view, std::size_t>> open;
    for (Line line = line_from(text, 0); line.begin < text.size();
         line = line_from(text, line.next)) {
        const std::string_view words = text.substr(line.begin, line.end - line.begin);
        const auto mark = mark_at(words);
        if (!mark || mark->kind == Mark::Kind::both) continue;
        if (mark->certain) lines.insert(line.begin);
        // Regions are part of some languages.
        const bool anchor = words.find("ANCHOR") != std::string_view::npos;
        if (!anchor && !part_wanted) continue;
        if (mark->kind == Mark::Kind::begin) {
            open.emplace_back(mark->name, line.begin);
            continue;
        }
        const auto found = std::find_if(open.rbegin(), open.rend(), [&](const auto& one) {
            return mark->name.empty() || one.first == mark->name;
        });
        if (found == open.rend()) continue;
        lines.insert(found->second);
        lines.insert(line.begin);
        open.erase(std::next(found).base());
    }
    return lines;
}

/// Behind the first mark of it, before its last.
std::optional<Extent> part_of(std::string_view text, std::string_view name) {
    std::optional<Extent> part;
    std::size_t inner = 0;
    for (Line line = line_from(text, 0); line.begin < text.size();
         line = line_from(text, line.next)) {
        const auto mark = mark_at(text.substr(line.begin, line.end - line.begin));
        if (!mark) continue;
        if (!part) {
            if (mark->kind != Mark::Kind::end && mark->name == name)
                part = Extent{line.next, text.size()};
        } else if (mark->name == name && mark->kind != Mark::Kind::begin) {
            part->end = line.begin;
            return part;
        } else if (mark->kind == Mark::Kind::begin) {
            ++inner;
        } else if (mark->name.empty() && inner-- == 0) {
            part->end = line.begin;
            return part;
        }
    }
    return part;
}

}  // namespace

std::optional<Extents> excerpt(std::string_view text, const Wanted& wanted) {
    Extent all{0, text.size()};
    if (!wanted.part.empty()) {
        const auto part = part_of(text, wanted.part);
        if (!part) return std::nullopt;
        all = *part;
    }
    const std::set<std::size_t> marks = marks_in(text, !wanted.part.empty());
    Extents extents;
    std::size_t number = 0;
    const auto add = [&](const Line& line) {
        if (!extents.empty() && extents.back().end == line.begin)
            extents.back().end = line.next;
        else
            extents.push_back({line.begin, line.next});
    };
    std::vector<Line> lines;
    for (Line line = line_from(text, all.begin); line.begin < all.end;
         line = line_from(text, line.next)) {
        if (marks.contains(line.begin) && wanted.lines.empty()) continue;
        lines.push_back(line);
    }
    if (wanted.lines.empty())
        for (const Line& line : lines) add(line);
    for (const Wanted::Lines& range : wanted.lines) {
        const std::size_t first = std::max<std::size_t>(range.first, 1);
        if (first > lines.size()) return std::nullopt;
        for (number = first; number <= std::min(range.last, lines.size()); ++number)
            if (!marks.contains(lines[number - 1].begin)) add(lines[number - 1]);
    }
    return extents;
}

std::size_t common_indent(std::string_view text, const Extents& extents) {
    auto least = static_cast<std::size_t>(-1);
    for (const Extent& extent : extents)
        for (Line line = line_from(text, extent.begin); line.begin < extent.end;
             line = line_from(text, line.next)) {
            const std::string_view words = text.substr(line.begin, line.end - line.begin);
            if (!is_blank(words)) least = std::min(least, indent_of(words));
        }
    return least == static_cast<std::size_t>(-1) ? 0 : least;
}

}  // namespace banxin::assemble
