#include "markdown/unused_definitions.h"

#include "base/ascii.h"
#include "markdown/stand_ins.h"

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <set>
#include <string>

namespace banxin::markdown {
namespace {

/// What stands between `[` and `]:` of a definition's line, in a list or quotation too; empty for
/// any other line.
std::string_view defined_label(std::string_view line) {
    const std::size_t begin = container_width(line);
    const std::string_view before = line.substr(0, begin);
    const std::size_t blanks = begin - (before.find_last_not_of(" \t") + 1);
    if (blanks > 3 || line.substr(begin, 1) != "[") return {};
    const std::size_t end = line.find("]:", begin);
    if (end == std::string_view::npos) return {};
    const std::string_view label = line.substr(begin + 1, end - begin - 1);
    return label.find_first_of("[]\\") == std::string_view::npos ? label : std::string_view();
}

/// Whether an address stands behind the colon, and a title or nothing behind that (CommonMark,
/// "Link reference definitions"); and nothing that only hides a remark.
bool is_address(std::string_view rest) {
    rest = ascii::trimmed(rest);
    if (rest.empty()) return false;
    const bool angles = rest[0] == '<';
    const std::size_t close = angles ? rest.find('>') : rest.find_first_of(" \t");
    if (angles && close == std::string_view::npos) return false;
    const std::size_t end = std::min(angles ? close + 1 : close, rest.size());
    const std::string_view address = rest.substr(0, end);
    if (address == "#" || address == "<>") return false;
    const std::string_view title = ascii::trimmed(rest.substr(end));
    if (title.empty()) return true;
    const char closing = title[0] == '(' ? ')' : title[0];
    return (closing == '"' || closing == '\'' || closing == ')') && title.size() > 1 &&
           title.back() == closing;
}

/// As CommonMark compares labels, but for letters that are not ASCII.
std::string key_of(std::string_view label) {
    std::string key;
    for (const char c : label) {
        const bool blank = c == ' ' || c == '\t' || c == '\n';
        if (!blank)
            key += ascii::to_lower(c);
        else if (!key.empty() && key.back() != ' ')
            key += ' ';
    }
    while (key.ends_with(' ')) key.pop_back();
    return key;
}

class Lines {
public:
    explicit Lines(const Context& context) : context_(context), text_(context.text) {
        for (const NoteIndex::Entry& entry : context.notes.entries())
            if (entry.definition != nullptr)
                used_notes_.insert(
                    static_cast<std::size_t>(std::max(entry.definition->start_line, 1)) - 1);
    }

    void report() {
        std::vector<std::size_t> links;
        bool opens = true;
        for_each_line([&](std::size_t line, std::string_view all) {
            const std::string_view label = defined_label(all);
            const bool note = label.starts_with('^');
            const std::size_t begin = container_width(all);
            const bool link = !note && !ascii::trimmed(label).empty() && label != "//" && opens &&
                              is_address(all.substr(begin + label.size() + 3));
            if (note && label.find_first_of(" \t") == std::string_view::npos && label.size() > 1) {
                if (!used_notes_.contains(line)) tell(Code::S011, line, label, 1);
            } else if (link) {
                links.push_back(line);
            }
            // In the middle of a paragraph there are none.
            const std::size_t first = all.find_first_not_of(" \t>");
            opens = link || first == std::string_view::npos || all[first] == '#';
        });
        if (links.empty()) return;
        find_references();
        for (const std::size_t line : links) {
            const std::string_view label = defined_label(text_.line(line));
            if (!references_.contains(key_of(label))) tell(Code::S062, line, label, 0);
        }
    }

private:
    /// Those that are no code and no HTML.
    template <class Visit>
    void for_each_line(Visit&& visit) const {
        std::size_t verbatim = 0;
        const auto& ranges = context_.verbatim_lines;
        for (std::size_t line = 0; line < text_.line_starts.size(); ++line) {
            while (verbatim < ranges.size() && ranges[verbatim].second < line) ++verbatim;
            if (verbatim < ranges.size() && ranges[verbatim].first <= line) continue;
            visit(line, text_.line(line));
        }
    }

    /// Everything in brackets that a link may refer with.
    void find_references() {
        std::string all;
        for_each_line([&](std::size_t, std::string_view line) {
            const std::string_view label = defined_label(line);
            const std::size_t skipped =
                label.empty() ? 0 : container_width(line) + label.size() + 2;
            all += line.substr(skipped);
            all += '\n';
        });
        std::size_t open = std::string::npos;
        for (std::size_t at = all.find_first_of("[]"); at != std::string::npos;
             at = all.find_first_of("[]", at + 1)) {
            if (all[at] == '[')
                open = at;
            else if (open != std::string::npos)
                references_.insert(key_of(std::string_view(all).substr(open + 1, at - open - 1)));
        }
    }

    /// `skipped`: of the label, what is no part of the name.
    void tell(Code code, std::size_t line, std::string_view label, std::size_t skipped) const {
        const std::size_t begin = text_.line_start(line) + text_.line(line).find('[');
        context_.diagnostics.report(code, text_.span(begin, begin + label.size() + 2),
                                    {without_marks(label.substr(skipped))});
    }

    const Context& context_;
    const ParsedText& text_;
    std::set<std::size_t> used_notes_;
    std::set<std::string> references_;
};

}  // namespace

void report_unused_definitions(const Context& context) {
    if (context.text.text.find("]:") != std::string_view::npos) Lines(context).report();
}

}  // namespace banxin::markdown
