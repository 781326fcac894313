// How a chapter begins: enough of Markdown to know whether it has a title of its own.
#include "base/ascii.h"
#include "importer/note.h"
#include "importer/settings.h"

#include <algorithm>
#include <array>

namespace banxin::importer {
namespace {

struct HeadLine {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t next = 0;
};

HeadLine line_at(std::string_view text, std::size_t begin) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    return {ascii::trimmed(text.substr(begin, end - begin)), begin, std::min(end + 1, text.size())};
}

/// A value as one text: the items of a list, and the names in a list of authors, one a line.
std::string flat(const yaml::Value& value) {
    if (value.kind == yaml::Kind::scalar) return value.text;
    if (value.kind == yaml::Kind::mapping) {
        const yaml::Value* name = value.find("name");
        return name == nullptr || name->kind != yaml::Kind::scalar ? std::string() : name->text;
    }
    std::string all;
    for (const yaml::Value& item : value.items) {
        const std::string one = item.kind == yaml::Kind::sequence ? std::string() : flat(item);
        if (one.empty()) continue;
        if (!all.empty()) all += '\n';
        all += one;
    }
    return all;
}

std::optional<yaml::Value> parsed(bool is_toml, std::string_view text, SourceId source,
                                  Diagnostics& ignored) {
    if (!is_toml) return yaml::parse(text, source, ignored);
    const auto root = toml::parse(text, source, ignored);
    return root ? std::optional(as_yaml(*root)) : std::nullopt;
}

/// Reads `---` … `---`, or Hugo's `+++` … `+++`, and says where the text behind it begins.
std::size_t read_fields(std::string_view text, std::size_t begin, ChapterHead& head) {
    const HeadLine fence = line_at(text, begin);
    const bool is_toml = fence.text == "+++";
    if (fence.text != "---" && !is_toml) return begin;
    for (HeadLine line = line_at(text, fence.next); line.begin < text.size();
         line = line_at(text, line.next)) {
        if (is_toml ? line.text != "+++" : line.text != "---" && line.text != "...") continue;
        Sources sources;
        Diagnostics ignored;
        const SourceId source =
            sources.add("", std::string(text.substr(fence.next, line.begin - fence.next)));
        const auto fields = parsed(is_toml, sources[source].text(), source, ignored);
        // What is no mapping is text between two rules.
        if (!fields || fields->entries.empty()) return begin;
        for (const yaml::Entry& entry : fields->entries)
            head.fields.emplace_back(entry.key, flat(entry.value));
        return line.next;
    }
    return begin;
}

/// Where the first line is that shows something.
std::size_t skip_unseen(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const HeadLine line = line_at(text, at);
        if (line.text.starts_with("<!--")) {
            const std::size_t end = text.find("-->", at);
            at = end == std::string_view::npos ? text.size() : end + 3;
        } else if (line.text.empty()) {
            at = std::max(line.next, at + 1);
        } else {
            return at;
        }
    }
    return at;
}

bool underlines(std::string_view line, char mark) {
    return !line.empty() && line.find_first_not_of(mark) == std::string_view::npos;
}

/// The highest level of the headings from here on; 7 when there is none.
int highest_level(std::string_view text, std::size_t at) {
    int highest = 7;
    bool in_code = false;
    for (; at < text.size(); at = line_at(text, at).next) {
        const HeadLine line = line_at(text, at);
        if (is_fence(line.text)) in_code = !in_code;
        if (const int level = in_code ? 0 : heading_level(line.text); level > 0)
            highest = std::min(highest, level);
    }
    return highest;
}

std::string first_heading(std::string_view text, std::size_t at) {
    const HeadLine line = line_at(text, at);
    if (const int level = heading_level(line.text); level > 0) {
        // One that all others are under is the title, whatever its level.
        if (level > 1 && highest_level(text, line.next) <= level) return {};
        std::string_view words = ascii::trimmed(line.text.substr(static_cast<std::size_t>(level)));
        while (words.starts_with("　"))
            words = ascii::trimmed(words.substr(std::string_view("　").size()));
        while (words.ends_with('#')) words.remove_suffix(1);
        return without_markup(ascii::trimmed(words));
    }
    const HeadLine below = line_at(text, line.next);
    return underlines(below.text, '=') ? without_markup(line.text) : std::string();
}

/// False: the line is no `# (PART) …` of bookdown's.
bool take_division(std::string_view line, ChapterHead& head) {
    constexpr std::array<std::string_view, 4> marks = {"# (PART) ", "# (PART\\*) ", "# (PART*) ",
                                                       "# (APPENDIX) "};
    for (const std::string_view mark : marks) {
        if (!line.starts_with(mark)) continue;
        head.part = without_markup(ascii::trimmed(line.substr(mark.size())));
        head.begins_appendices = mark == marks.back();
        return true;
    }
    return false;
}

}  // namespace

bool ChapterHead::is_draft() const {
    return is_true(field("draft")) || ascii::to_lower(field("published")) == "false";
}

std::string ChapterHead::field(std::string_view key) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const auto& one) { return one.first == key; });
    return found == fields.end() ? std::string() : found->second;
}

ChapterHead read_head(SourceId chapter, const Sources& sources) {
    ChapterHead head;
    const std::string_view text = sources[chapter].text();
    const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::size_t at = skip_unseen(text, read_fields(text, begin, head));
    while (at < text.size() && take_division(line_at(text, at).text, head))
        at = skip_unseen(text, line_at(text, at).next);
    if (at < text.size()) {
        head.title = first_heading(text, at);
        const HeadLine line = line_at(text, at);
        // The fields know better than a heading of a section.
        if (heading_level(line.text) > 1 && !head.field("title").empty()) head.title.clear();
        if (!head.title.empty()) {
            at = heading_level(line.text) > 0 ? line.next : line_at(text, line.next).next;
            at = skip_unseen(text, at);
        }
    }
    head.has_text = at < text.size();
    if (head.title.empty()) head.title = head.field("title");
    return head;
}

bool is_markdown_file(std::string_view name) {
    constexpr std::array<std::string_view, 6> endings = {".md",  ".markdown", ".mdown",
                                                         ".qmd", ".rmd",      ".Rmd"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace banxin::importer
