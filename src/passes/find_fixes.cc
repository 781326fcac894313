// What `banxin fix` changes: slips of typing that are beyond doubt, as places in files. A place
// counts when the bytes of the file are those of the text: what was escaped, decoded or made is
// left alone.
#include "document/walk.h"
#include "passes/passes.h"
#include "passes/typed_text.h"

#include "base/ascii.h"
#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace banxin::passes {
namespace {

/// Where the text of a file begins, behind its fields.
std::size_t text_begin(std::string_view text) {
    const std::size_t mark = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::string_view fence = text.substr(mark, 3);
    if (fence != "---" && fence != "+++") return 0;
    for (std::size_t at = text.find('\n', mark); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, 3);
        if (line == fence || (fence == "---" && line == "...")) return at + 4;
    }
    return 0;
}

/// A line that begins with a tag, a comment or the end of one.
bool is_html_line(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t>");
    if (at == line.npos || line[at] != '<' || at + 1 == line.size()) return false;
    return ascii::is_letter(line[at + 1]) || line[at + 1] == '/' || line[at + 1] == '!';
}

class Search {
public:
    explicit Search(const Sources& sources) : sources_(sources) {}

    void chapter(Chapter& one) {
        const std::vector<Typo> typos = typos_of(one);
        std::set<std::uint32_t> broken;
        std::vector<std::pair<const Typo*, Span>> places;
        for (const Typo& typo : typos) {
            if (!typo.certain || !typo.better) continue;
            const auto place = place_of(*typo.text, typo.at, typo.bytes);
            if (place)
                places.emplace_back(&typo, *place);
            else if (typo.group != 0)
                broken.insert(typo.group);
        }
        for (const auto& [typo, place] : places)
            if (typo->group == 0 || !broken.contains(typo->group))
                fixes.push_back({place, *typo->better});
        heading(one.title);
        for_each_block(one, [&](const Block& block) {
            if (const auto* found = std::get_if<Heading>(&block.value)) heading(found->content);
        });
    }

    std::vector<Fix> fixes;

private:
    [[nodiscard]] std::optional<Span> place_of(const Text& text, std::uint32_t at,
                                               std::uint32_t bytes) {
        Span place = text.span;
        if (!place.known() || place.end - place.begin != text.text.size()) return std::nullopt;
        place.begin += at;
        place.end = place.begin + bytes;
        place = sources_.in_file(place);
        const Source& source = sources_[place.source];
        const std::string_view all = source.text();
        if (place.end > all.size() || place.end - place.begin != bytes) return std::nullopt;
        if (all.substr(place.begin, bytes) != std::string_view(text.text).substr(at, bytes))
            return std::nullopt;
        if (place.begin < begin_of(source, place.source) ||
            is_html_line(source.line_at(place.begin)))
            return std::nullopt;
        return place;
    }

    /// `#标题`, `＃ 标题`: the marks of a heading as every program reads them.
    void heading(const Inlines& content) {
        const Text* first = nullptr;
        for_each_of<Text>(content, [&](const Text& text) {
            if (first == nullptr && text.span.known()) first = &text;
        });
        if (first == nullptr) return;
        const Span words = sources_.in_file(first->span);
        const Source& source = sources_[words.source];
        if (words.begin < begin_of(source, words.source)) return;
        const std::string_view line = source.line_at(words.begin);
        const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        std::size_t end = begin;
        std::string better;
        bool marks = true;
        while (end < line.size()) {
            const Decoded next = decode_utf8(line, end);
            const bool is_mark = next.value == U'#' || next.value == U'＃';
            marks = marks && is_mark;
            if (!marks && !is_space(next.value)) break;
            if (marks) better += '#';
            end += next.bytes;
        }
        constexpr std::size_t deepest = 6;
        if (better.empty() || better.size() > deepest) return;
        better += ' ';
        const std::string_view typed = line.substr(begin, end - begin);
        const bool is_usual = typed.starts_with(better) || typed.find('\t') != typed.npos;
        if (is_usual) return;
        const auto at = static_cast<std::uint32_t>(line.data() - source.text().data() +
                                                   static_cast<std::ptrdiff_t>(begin));
        const auto size = static_cast<std::uint32_t>(typed.size());
        fixes.push_back({{words.source, at, at + size}, better});
    }

    [[nodiscard]] std::size_t begin_of(const Source& source, SourceId id) {
        auto known = begins_.find(id);
        if (known == begins_.end()) known = begins_.emplace(id, text_begin(source.text())).first;
        return known->second;
    }

    const Sources& sources_;
    std::map<SourceId, std::size_t> begins_;
};

}  // namespace

std::vector<Fix> find_fixes(ChapterList& chapters, const Sources& sources) {
    Search search(sources);
    for (Chapter& one : chapters) search.chapter(one);
    std::vector<Fix> fixes = std::move(search.fixes);
    std::stable_sort(fixes.begin(), fixes.end(), [](const Fix& a, const Fix& b) {
        return std::tuple(a.span.source, a.span.begin, a.span.end) <
               std::tuple(b.span.source, b.span.begin, b.span.end);
    });
    // What is read twice (a text that two chapters include) is changed once.
    std::vector<Fix> apart;
    for (Fix& fix : fixes) {
        const bool free =
            apart.empty() || apart.back().span.source != fix.span.source ||
            (apart.back().span.end <= fix.span.begin && !(apart.back().span == fix.span));
        if (free) apart.push_back(std::move(fix));
    }
    return apart;
}

}  // namespace banxin::passes
