// Names of chapters and ids of what links can lead to. Both come from words alone, never from
// a position, so that inserting a chapter or a heading changes no other one's.
#include "document/table.h"
#include "document/walk.h"
#include "passes/names.h"
#include "passes/passes.h"

#include <map>
#include <set>
#include <utility>

namespace banxin::passes {
namespace {

/// The same name again gets "-2", "-3" …
class Names {
public:
    std::string unique(const std::string& wanted, int first = 2) {
        if (used_.insert(wanted).second) return wanted;
        int& next = next_.try_emplace(wanted, first).first->second;
        for (;; ++next) {
            std::string name = wanted + "-" + std::to_string(next);
            if (used_.insert(name).second) return name;
        }
    }
    [[nodiscard]] bool has(const std::string& name) const { return used_.contains(name); }

private:
    std::set<std::string> used_;
    std::map<std::string, int> next_;
};

/// Writers call notes, marks and pages by a short word and a number; an author's `{#p12}` must
/// not be one of those.
bool looks_made_by_a_writer(const std::string& id) {
    const std::size_t digits = id.find_last_not_of("0123456789") + 1;
    return digits < id.size() && digits <= 8;
}

/// Caption, and the words of the first row if it is a head.
std::string words_of(const Table& table) {
    std::string words = plain_text(table.caption);
    const TableGrid grid = grid_of(table);
    for (const CellPlace& place : grid.cells) {
        if (place.row > 0 || grid.rows[0].part != TablePart::head) break;
        words += '|';
        for_each_run(place.cell->blocks, [&](const Inlines& run) { words += plain_text(run); });
    }
    return words;
}

class ChapterIds {
public:
    explicit ChapterIds(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    /// Before anything else, so that no made anchor can take a name that an author chose.
    void reserve_own(const Block& block) {
        for (const std::string& name : names_in(block.anchor))
            if (!own_.emplace(name, block.span).second)
                diagnostics_.report(Code::R004, block.span, {name}, {}, own_[name]);
    }

    void name(Block& block) {
        if (auto* heading = std::get_if<Heading>(&block.value)) {
            const std::string text = plain_text(heading->content);
            if (block.anchor.empty()) {
                block.anchor = made_anchor(github_anchor(text));
                block.id = ids_.unique("s-" + short_hash(text));
            } else {
                block.id = own_id(block.anchor, "s-");
            }
        } else if (!block.anchor.empty()) {
            block.id =
                own_id(block.anchor, std::holds_alternative<Table>(block.value) ? "t-" : "f-");
        } else if (auto* figure = std::get_if<Figure>(&block.value)) {
            block.id = ids_.unique("f-" + short_hash(figure->image().url));
        } else if (auto* table = std::get_if<Table>(&block.value)) {
            block.id = ids_.unique("t-" + short_hash(words_of(*table)));
        }
    }

private:
    /// Of several names the first.
    std::string own_id(const std::string& names, const char* prefix) {
        const std::string anchor = names.substr(0, names.find(' '));
        if (!is_ascii_name(anchor)) return ids_.unique(prefix + short_hash(anchor));
        return ids_.unique((looks_made_by_a_writer(anchor) ? "x-" : "") + anchor);
    }

    std::string made_anchor(const std::string& wanted) {
        std::string name = anchors_.unique(wanted, 1);
        while (own_.contains(name)) name = anchors_.unique(wanted, 1);
        return name;
    }

    Diagnostics& diagnostics_;
    Names ids_;
    Names anchors_;
    std::map<std::string, Span> own_;
};

}  // namespace

void assign_ids(Book& book, Diagnostics& diagnostics) {
    Names names;
    for (Chapter& chapter : book.chapters) {
        if (chapter.file.empty() && !chapter.name.empty()) names.unique(chapter.name);
    }
    for (Chapter& chapter : book.chapters) {
        if (!chapter.file.empty()) chapter.name = names.unique(chapter_slug(chapter.file));
        ChapterIds ids(diagnostics);
        for_each_block(chapter, [&](Block& block) { ids.reserve_own(block); });
        for_each_block(chapter, [&](Block& block) { ids.name(block); });
        std::uint32_t number = 0;
        for_each_block(chapter.blocks,
                       [&](Block& block) { block.number = number += block.left_out + 1; });
    }
}

}  // namespace banxin::passes
