// Levels of headings.
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

Inlines take_divisions(Blocks& blocks) {
    Inlines part;
    while (!blocks.empty()) {
        auto* heading = std::get_if<Heading>(&blocks[0].value);
        if (heading == nullptr || heading->level != 1) break;
        const std::string words = plain_text(heading->content);
        const std::size_t end = words.find(") ");
        const std::string_view mark = std::string_view(words).substr(0, end);
        if (end == std::string::npos ||
            (mark != "(PART" && mark != "(PART*" && mark != "(APPENDIX"))
            break;
        part = std::move(heading->content);
        for (std::size_t rest = end + 2; rest > 0;) {
            auto* text = std::get_if<Text>(&part.front().value);
            if (text == nullptr) break;
            const std::size_t size = std::min(rest, text->text.size());
            *text = cut(*text, size, text->text.size());
            rest -= size;
            if (text->text.empty()) part.erase(part.begin());
            if (part.empty()) break;
        }
        blocks.erase(blocks.begin());
    }
    return part;
}

std::optional<Title> order_headings(Blocks& blocks, std::string_view given_title,
                                    Diagnostics& diagnostics) {
    std::optional<Title> title;
    const auto is_first_level = [](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.value);
        return heading != nullptr && heading->level == 1;
    };
    if (!blocks.empty() && is_first_level(blocks[0])) {
        auto& heading = std::get<Heading>(blocks[0].value);
        if (given_title.empty() || plain_text(heading.content) == given_title) {
            title = Title{std::move(heading.content), blocks[0].span, std::move(blocks[0].anchor)};
            blocks.erase(blocks.begin());
        }
    }
    const bool under =
        !given_title.empty() && !title && std::any_of(blocks.begin(), blocks.end(), is_first_level);
    HeadingOrder(under ? 1 : 0, diagnostics).settle_all(blocks);
    return title;
}

}  // namespace banxin::markdown
