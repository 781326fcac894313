#include "document/text_places.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "document/walk.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace banxin {
namespace {

Span before(Span span) {
    return {span.source, span.begin, span.begin};
}

/// What of a run stands before an inline's own text, and that text: TextPlace::offset counts it.
struct Counted {
    std::size_t size = 0;
    Span span;
    bool is_source = false;
};
Counted counted(const Inline& one) {
    Counted counted;
    std::visit(Overloaded{
                   [&](const Text& t) {
                       const bool exact = t.span.end - t.span.begin == t.text.size();
                       counted = {t.text.size(), t.span, exact};
                   },
                   [&](const CodeSpan& c) {
                       counted = {c.text.size(), c.span};
                   },
                   [&](const Image& i) {
                       counted = {1, i.span};
                   },
                   [&](const Ruby& r) {
                       for (const Ruby::Unit& unit : r.units) counted.size += unit.base.size();
                       counted.span = r.span;
                   },
                   [](const auto&) {},
               },
               one.value);
    return counted;
}

Span span_in(const Inlines& run, std::size_t offset) {
    Span found;
    for_each_inline(run, [&](const Inline& one) -> bool {
        const Counted own = counted(one);
        if (own.span.known()) found = before(own.span);
        if (offset < own.size) {
            if (own.is_source) found.begin = found.end += static_cast<std::uint32_t>(offset);
            return true;
        }
        offset -= own.size;
        return false;
    });
    return found;
}

Span span_of_row(const Table& table, std::size_t row, Span otherwise) {
    for (const TableSection& section : table.sections) {
        if (row < section.rows.size()) {
            const TableRow& cells = section.rows[row];
            return cells.empty() ? otherwise : before(cells.front().span);
        }
        row -= section.rows.size();
    }
    return otherwise;
}

/// Words of a run, and where they were written.
struct Leaf {
    std::string_view text;
    Span span;
    /// A reading: beside the words.
    bool beside = false;

    [[nodiscard]] bool is_exact() const { return span.end - span.begin == text.size(); }
    [[nodiscard]] bool holds(Span place) const {
        return span.source == place.source && span.begin <= place.begin && place.begin < span.end;
    }
};
std::vector<Leaf> leaves_of(const Inlines& run) {
    std::vector<Leaf> leaves;
    for_each_inline(run, [&](const Inline& one) {
        if (const auto* text = std::get_if<Text>(&one.value))
            leaves.push_back({text->text, text->span});
        else if (const auto* code = std::get_if<CodeSpan>(&one.value))
            leaves.push_back({code->text, code->span});
        else if (const auto* formula = std::get_if<Formula>(&one.value))
            leaves.push_back({formula->source, formula->span});
        else if (const auto* ruby = std::get_if<Ruby>(&one.value))
            for (const Ruby::Unit& unit : ruby->units) {
                leaves.push_back({unit.base, ruby->span});
                leaves.push_back({unit.reading, ruby->span, true});
            }
    });
    return leaves;
}

/// Reads on in the words of a run.
class Reader {
public:
    /// Without leaves beside the words, but for one at which it begins.
    Reader(std::vector<Leaf> leaves, std::size_t first, Span begin, const Sources& sources)
        : leaves_(std::move(leaves)), sources_(sources), last_(before(begin)) {
        const Leaf& leaf = leaves_[first];
        at_ = {first, leaf.is_exact() ? begin.begin - leaf.span.begin : 0};
        sought_ = leaf.span.begin;
    }

    void read(std::string_view set) {
        for (std::size_t i = 0; i < set.size();) {
            const Decoded next = decode_utf8(set, i);
            take(set.substr(i, next.bytes), next.value);
            i += next.bytes;
        }
    }
    [[nodiscard]] Span last() const { return last_; }

private:
    struct At {
        std::size_t leaf = 0;
        std::size_t byte = 0;
    };

    /// The leaf that has a character there, behind what is at its end; none: the run is at its.
    const Leaf* leaf_at(At& at) const {
        while (at.leaf < leaves_.size() && (at.byte >= leaves_[at.leaf].text.size() ||
                                            (leaves_[at.leaf].beside && at.byte == 0 && !first_)))
            at = {at.leaf + 1, 0};
        return at.leaf < leaves_.size() ? &leaves_[at.leaf] : nullptr;
    }

    void take(std::string_view bytes, char32_t character) {
        // More than that is not left out in one place.
        constexpr int most_left_out = 8;
        At at = at_;
        for (int i = 0; i <= most_left_out; ++i) {
            const Leaf* leaf = leaf_at(at);
            if (leaf == nullptr) return;
            const Decoded there = decode_utf8(leaf->text, at.byte);
            const bool same =
                there.value == character || (is_space(there.value) && is_space(character));
            if (same) {
                sought_ = std::max<std::size_t>(sought_, leaf->span.begin);
                last_ = before(leaf->span);
                if (leaf->is_exact())
                    last_.begin = last_.end += static_cast<std::uint32_t>(at.byte);
                else
                    seek(*leaf, bytes);
                at_ = {at.leaf, at.byte + there.bytes};
                first_ = false;
                return;
            }
            at.byte += there.bytes;
        }
    }

    /// In what was written otherwise, as ruby is: there, if it is there.
    void seek(const Leaf& leaf, std::string_view character) {
        if (!leaf.span.known()) return;
        const std::string_view text = sources_[leaf.span.source].text().substr(0, leaf.span.end);
        const std::size_t found = text.find(character, sought_);
        if (found == text.npos) return;
        last_.begin = last_.end = static_cast<std::uint32_t>(found);
        sought_ = found + character.size();
    }

    std::vector<Leaf> leaves_;
    const Sources& sources_;
    At at_;
    Span last_;
    /// How far what was written otherwise has been read.
    std::size_t sought_ = 0;
    bool first_ = true;
};

/// The words that begin there, or in which that is; none: this run has none.
std::optional<std::size_t> leaf_of(const std::vector<Leaf>& leaves, Span begin,
                                   std::string_view set, bool exact) {
    const std::string_view first = set.substr(0, decode_utf8(set, 0).bytes);
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const Leaf& leaf = leaves[i];
        if (!leaf.holds(begin) || leaf.is_exact() != exact) continue;
        if (exact || leaf.text.starts_with(first)) return i;
        // Several may be of one place: a ruby's bases.
        if (!found) found = i;
    }
    return found;
}

}  // namespace

TextPlaces::TextPlaces(const Chapter& chapter, const Sources& sources)
    : chapter_(chapter), sources_(sources) {
    for_each_block(chapter, [&](const Block& block) {
        if (block.number > 0) blocks_.emplace(block.number, &block);
    });
}

bool TextPlaces::is_code(const TextPlace& place) const {
    const auto found = blocks_.find(place.block);
    return found != blocks_.end() && !verbatim_text(*found->second).empty();
}

Span TextPlaces::span_of(const TextPlace& place) const {
    if (place.block == 0) {
        const Span title = span_in(chapter_.title, 0);
        return title.known() ? title : before(chapter_.span);
    }
    const auto found = blocks_.find(place.block);
    if (found == blocks_.end()) return {};
    const Block& block = *found->second;
    if (const auto* table = std::get_if<Table>(&block.value))
        return span_of_row(*table, place.offset, before(block.span));
    if (!verbatim_text(block).empty()) return span_in_code(block, place.offset);
    Span span = before(block.span);
    for_each_part(
        block,
        [&](const Inlines& run) -> bool {
            const Span inside = span_in(run, place.offset);
            if (inside.known()) span = inside;
            return true;
        },
        [](const Blocks&) -> bool { return true; });
    return span;
}

Span TextPlaces::span_of_last(Span begin, std::string_view set) const {
    Span found = before(begin);
    if (set.empty()) return found;
    for (const bool exact : {true, false}) {
        const bool there = for_each_run(chapter_, [&](const Inlines& run) -> bool {
            std::vector<Leaf> leaves = leaves_of(run);
            const auto first = leaf_of(leaves, begin, set, exact);
            if (!first) return false;
            Reader reader(std::move(leaves), *first, begin, sources_);
            reader.read(set);
            found = reader.last();
            return true;
        });
        if (there) break;
    }
    return found;
}

/// Its lines are written as they are, behind what marks a quotation or a list.
Span TextPlaces::span_in_code(const Block& block, std::size_t offset) const {
    const Span whole = before(block.span);
    const std::string_view code = verbatim_text(block);
    if (!block.span.known() || offset > code.size()) return whole;
    const Source& source = sources_[block.span.source];
    const auto line_of = [](std::string_view text, std::size_t at) {
        const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        return text.substr(begin, std::min(text.find('\n', at), text.size()) - begin);
    };
    const auto before_offset = code.substr(0, offset);
    const auto number =
        static_cast<std::size_t>(std::count(before_offset.begin(), before_offset.end(), '\n'));
    const std::string_view line = line_of(code, offset);
    // A fence stands over it.
    const std::size_t first = source.position(block.span.begin).line;
    for (const std::size_t above : {std::size_t{1}, std::size_t{0}}) {
        const std::size_t at = source.offset_of_line(first + above + number);
        if (at >= block.span.end) continue;
        std::string_view written = source.line_at(at);
        if (written.ends_with('\r')) written.remove_suffix(1);
        if (!written.ends_with(line)) continue;
        const auto inside = static_cast<std::size_t>(code.data() + offset - line.data());
        const auto byte = static_cast<std::uint32_t>(at + written.size() - line.size() + inside);
        return {block.span.source, byte, byte};
    }
    return whole;
}

}  // namespace banxin
