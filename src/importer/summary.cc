// SUMMARY.md, line by line: people leave blanks in paths and indent by one, two, four or a tab,
// which the programs that read it forgive, and a parser of Markdown would not.
#include "base/ascii.h"
#include "base/utf8.h"
#include "importer/note.h"
#include "importer/outline.h"

#include <algorithm>

namespace banxin::importer {
namespace {

constexpr std::size_t tab_stop = 4;
/// In bytes; more is no title.
constexpr std::size_t longest_title = 1000;

/// Columns of the blanks that a line begins with.
std::size_t indent_of(std::string_view line) {
    std::size_t column = 0;
    for (const char c : line) {
        if (c == '\t')
            column += tab_stop - column % tab_stop;
        else if (c == ' ')
            ++column;
        else
            break;
    }
    return column;
}

/// What stands behind `- `, `* `, `+ `, `1. `; nothing for a line that is no item.
std::optional<std::string_view> item_in(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && ascii::is_digit(line[at])) ++at;
    const bool numbered = at > 0 && at < line.size() && (line[at] == '.' || line[at] == ')');
    const bool bullet =
        at == 0 && !line.empty() && std::string_view("-*+").find(line[0]) != std::string_view::npos;
    if (!numbered && !bullet) return std::nullopt;
    ++at;
    if (at < line.size() && line[at] != ' ' && line[at] != '\t') return std::nullopt;
    return ascii::trimmed(line.substr(std::min(at, line.size())));
}

/// The bracket that closes the one at the beginning; npos when none does.
std::size_t closing(std::string_view text, char open, char close) {
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == open) {
            ++depth;
        } else if (text[i] == close && --depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

/// `path "tooltip"`, `<path>`, `path#anchor`.
void read_target(std::string_view target, OutlineEntry& entry) {
    target = ascii::trimmed(target);
    if (target.starts_with('<') && target.find('>') != std::string_view::npos) {
        target = target.substr(1, target.find('>') - 1);
    } else if (target.ends_with('"') || target.ends_with('\'')) {
        const std::size_t quote = target.find(target.back());
        if (quote > 0 && quote + 1 < target.size() && target[quote - 1] == ' ')
            target = ascii::trimmed(target.substr(0, quote));
    }
    const std::size_t hash = target.find('#');
    entry.file = ascii::percent_decoded(target.substr(0, hash));
    if (hash != std::string_view::npos)
        entry.anchor = ascii::percent_decoded(target.substr(hash + 1));
    if (entry.file.starts_with("./")) entry.file.erase(0, 2);
}

/// Obsidian's `[[note#place|title]]`, which may have words before it.
bool read_wiki_link(std::string_view words, OutlineEntry& entry) {
    const std::size_t open = words.find("[[");
    const std::size_t close = open == std::string_view::npos ? open : words.find("]]", open);
    if (close == std::string_view::npos || words.substr(close + 2).starts_with('(')) return false;
    const std::string_view link = words.substr(open + 2, close - open - 2);
    const std::string_view target = link.substr(0, link.find('|'));
    entry.file = ascii::trimmed(target.substr(0, target.find('#')));
    if (target.find('#') != std::string_view::npos)
        entry.anchor = target.substr(target.find('#') + 1);
    if (link.size() > target.size())
        entry.title = without_markup(ascii::trimmed(link.substr(target.size() + 1)));
    return !entry.file.empty();
}

/// An item's or a line's words: a link, or only a title.
OutlineEntry read_entry(std::string_view words) {
    OutlineEntry entry;
    if (read_wiki_link(words, entry)) return entry;
    const std::size_t end = words.starts_with('[') ? closing(words, '[', ']') : std::string::npos;
    if (end == std::string_view::npos) {
        entry.title = without_markup(words);
        return entry;
    }
    entry.title = without_markup(words.substr(1, end - 1));
    const std::string_view rest = words.substr(end + 1);
    const std::size_t close = rest.starts_with('(') ? closing(rest, '(', ')') : std::string::npos;
    if (close != std::string_view::npos) read_target(rest.substr(1, close - 1), entry);
    return entry;
}

bool is_rule(std::string_view line) {
    return line.size() >= 3 && line.find_first_not_of("-*_ ") == std::string_view::npos &&
           std::count(line.begin(), line.end(), line[0]) >= 3;
}

class SummaryReader {
public:
    explicit SummaryReader(SourceId source) : source_(source) {}

    Outline read(std::string_view text) {
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            line(text.substr(begin, end - begin), begin);
            begin = end + 1;
        }
        return std::move(outline_);
    }

private:
    void line(std::string_view whole, std::size_t begin) {
        const std::string_view words = ascii::trimmed(whole);
        if (in_comment_ || words.starts_with("<!--")) {
            in_comment_ = words.find("-->") == std::string_view::npos;
            return;
        }
        if (words.empty() || is_rule(words)) return;
        if (const int level = heading_level(words)) {
            const bool own_title = !seen_;
            seen_ = true;
            open_.clear();
            const std::string title =
                without_markup(ascii::trimmed(words.substr(static_cast<std::size_t>(level))));
            if (own_title || title.empty()) return;
            OutlineEntry part;
            part.kind = OutlineEntry::Kind::part;
            part.title = title;
            push(std::move(part), words, whole, begin);
            return;
        }
        const auto item = item_in(words);
        if (!item && !words.starts_with('[')) return;
        seen_ = true;
        OutlineEntry entry = read_entry(item ? *item : words);
        if (entry.title.empty() && entry.file.empty()) return;
        if (item) {
            const std::size_t indent = indent_of(whole);
            while (!open_.empty() && indent < open_.back() + 2) open_.pop_back();
            entry.level = static_cast<int>(open_.size());
            open_.push_back(indent);
        }
        push(std::move(entry), words, whole, begin);
    }

    void push(OutlineEntry&& entry, std::string_view words, std::string_view whole,
              std::size_t begin) {
        const std::size_t at = begin + static_cast<std::size_t>(words.data() - whole.data());
        entry.span = {source_, static_cast<std::uint32_t>(at),
                      static_cast<std::uint32_t>(at + words.size())};
        outline_.push_back(std::move(entry));
    }

    SourceId source_;
    Outline outline_;
    std::vector<std::size_t> open_;  ///< indents of the items that are open
    bool seen_ = false;
    bool in_comment_ = false;
};

/// Bytes of the tag of HTML that begins a text; 0: none does.
std::size_t tag_at(std::string_view text) {
    if (text.size() < 3 || text[0] != '<') return 0;
    const bool named = ascii::is_letter(text[1]) || (text[1] == '/' && ascii::is_letter(text[2]));
    const std::size_t end = text.find('>');
    return named && end != std::string_view::npos ? end + 1 : 0;
}

/// Pandoc's and kramdown's, at the end of a title: `{#id .class}`, `{short="…"}`.
bool are_attributes(std::string_view braces) {
    if (!braces.ends_with('}')) return false;
    const std::string_view inside = braces.substr(1);
    if (std::string_view("#.-:").find(inside.front()) != std::string_view::npos) return true;
    const std::size_t equals = inside.find('=');
    return equals != std::string_view::npos && equals > 0 &&
           inside.substr(0, equals).find_first_of(" \t\"'") == std::string_view::npos;
}

}  // namespace

std::string without_markup(std::string_view words) {
    // A bound for links inside links.
    if (words.size() > longest_title) {
        words = words.substr(0, start_of_character(words, longest_title));
    }
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        if (c == '\\' && i + 1 < words.size() && static_cast<unsigned char>(words[i + 1]) < 0x80) {
            text += words[++i];
        } else if (const std::size_t tag = tag_at(words.substr(i)); tag > 0) {
            i += tag - 1;
        } else if (c == '[') {
            // A link inside a title is its text; a picture is none.
            const bool picture = text.ends_with('!');
            const std::size_t end = closing(words.substr(i), '[', ']');
            const std::size_t after = end == std::string_view::npos ? end : i + end + 1;
            if (after >= words.size() || words[after] != '(') {
                text += c;
                continue;
            }
            if (picture) text.pop_back();
            if (!picture) text += without_markup(words.substr(i + 1, end - 1));
            const std::size_t close = closing(words.substr(after), '(', ')');
            i = close == std::string_view::npos ? words.size() : after + close;
        } else if (c != '`' && c != '*') {
            text += c;
        }
    }
    const std::size_t brace = text.rfind('{');
    if (brace != std::string::npos && brace > 0 &&
        are_attributes(std::string_view(text).substr(brace)))
        text.resize(brace);
    return std::string(ascii::trimmed(text));
}

Outline read_summary(SourceId summary, const Sources& sources) {
    std::string_view text = sources[summary].text();
    Outline outline = SummaryReader(summary).read(text);
    return outline;
}

}  // namespace banxin::importer
