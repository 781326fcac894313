// The title among a chapter's headings, and the levels of the others.
#include "base/unicode.h"
#include "document/walk.h"
#include "markdown/block_reader.h"
#include "markdown/pieces.h"

#include <algorithm>
#include <utility>

namespace banxin::markdown {
namespace {

class HeadingOrder {
public:
    /// `below`: how many levels all headings go down, since a title of level 1 is over them.
    HeadingOrder(int below, Diagnostics& diagnostics) : below_(below), diagnostics_(diagnostics) {}

    void settle_all(Blocks& blocks) {
        for_each_block(blocks, [&](Block& block) {
            if (auto* heading = std::get_if<Heading>(&block.value)) settle(*heading, block.span);
        });
    }

private:
    struct Level {
        int written = 0;
        int set = 0;
    };

    void settle(Heading& heading, Span span) {
        int written = heading.level + below_;
        if (written == 1) {
            if (!told_title_) diagnostics_.report(Code::S006, span);
            told_title_ = true;
            written = 2;
        }
        while (!open_.empty() && open_.back().written >= written) open_.pop_back();
        const int set = open_.empty() ? 2 : open_.back().set + 1;
        if (set != written && !told_skip_) {
            // In the levels that the author counts in.
            diagnostics_.report(Code::S007, span,
                                {std::to_string(written - below_), std::to_string(set - below_)});
            told_skip_ = true;
        }
        open_.push_back({written, set});
        heading.level = static_cast<std::uint8_t>(std::min(set, 6));
    }

    int below_;
    Diagnostics& diagnostics_;
    std::vector<Level> open_;
    bool told_title_ = false;
    bool told_skip_ = false;
};

}  // namespace

PartTitle take_divisions(Blocks& blocks) {
    PartTitle part;
    while (!blocks.empty()) {
        auto* heading = std::get_if<Heading>(&blocks[0].value);
        if (heading == nullptr || heading->level != 1) break;
        const std::string words = plain_text(heading->content);
        const std::size_t end = words.find(") ");
        const std::string_view mark = std::string_view(words).substr(0, end);
        if (end == std::string::npos ||
            (mark != "(PART" && mark != "(PART*" && mark != "(APPENDIX"))
            break;
        part = {std::move(heading->content), std::move(heading->short_title),
                std::move(blocks[0].anchor)};
        Inlines& left = part.words;
        for (std::size_t rest = end + 2; rest > 0;) {
            auto* text = std::get_if<Text>(&left.front().value);
            if (text == nullptr) break;
            const std::size_t size = std::min(rest, text->text.size());
            *text = cut(*text, size, text->text.size());
            rest -= size;
            if (text->text.empty()) left.erase(left.begin());
            if (left.empty()) break;
        }
        blocks.erase(blocks.begin());
    }
    return part;
}

namespace {

bool is_first_level(const Block& block) {
    const auto* heading = std::get_if<Heading>(&block.value);
    return heading != nullptr && heading->level == 1;
}

/// Blanks are no difference.
std::string words_alone(std::string_view words) {
    std::string alone;
    for (std::size_t at = 0; at < words.size();) {
        const Decoded next = decode_utf8(words, at);
        if (!is_space(next.value) && next.value != chars::no_break_space &&
            next.value != chars::ideographic_space)
            append_utf8(alone, next.value);
        at += next.bytes;
    }
    return alone;
}

/// The first heading of level 1, and of a picture alone only where no other has words. What stands
/// before it stays in the text; but where the text begins with another heading, several of level 1
/// are its sections.
Blocks::iterator find_title(Blocks& blocks) {
    auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return is_first_level(block) &&
               !name_of_title(std::get<Heading>(block.value).content).empty();
    });
    if (first == blocks.end()) first = std::find_if(blocks.begin(), blocks.end(), is_first_level);
    const bool under_another =
        first != blocks.end() && std::holds_alternative<Heading>(blocks[0].value) &&
        !is_first_level(blocks[0]) && std::any_of(first + 1, blocks.end(), is_first_level);
    return under_another ? blocks.end() : first;
}

}  // namespace

std::optional<Title> order_headings(Blocks& blocks, const GivenTitle& given,
                                    Diagnostics& diagnostics) {
    auto first = find_title(blocks);
    const auto words_of = [](const Block& block) {
        return name_of_title(std::get<Heading>(block.value).content);
    };
    const bool found = first != blocks.end();
    if (found && !given.words.empty() &&
        words_alone(words_of(*first)) != words_alone(given.words) &&
        !(given.in_manifest && first == blocks.begin())) {
        if (std::none_of(first + 1, blocks.end(), is_first_level))
            diagnostics.report(Code::S086, first->span, {std::string(given.words)},
                               Hint{HintId::keep_one_value, {}});
        first = blocks.end();
    }
    std::optional<Title> title;
    if (first != blocks.end()) {
        auto& heading = std::get<Heading>(first->value);
        title = Title{std::move(heading.content), first->span, std::move(first->anchor),
                      std::move(heading.short_title)};
        blocks.erase(first);
    }
    const bool below =
        !title && !given.words.empty() && std::any_of(blocks.begin(), blocks.end(), is_first_level);
    HeadingOrder(below ? 1 : 0, diagnostics).settle_all(blocks);
    return title;
}

}  // namespace banxin::markdown
