// Soft line ends. Whether one leaves a space depends on the characters on its two sides,
// whatever elements they stand in.
#include "base/unicode.h"
#include "base/utf8.h"
#include "document/walk.h"
#include "markdown/pieces.h"

#include <utility>

namespace banxin::markdown {
namespace {

enum class Side { cjk, other, edge };

/// Marks that Chinese shares with Latin text: what they enclose decides.
bool is_shared_mark(char32_t c) {
    switch (c) {
        case chars::left_single_quote:
        case chars::right_single_quote:
        case chars::left_double_quote:
        case chars::right_double_quote:
        case chars::em_dash:
        case chars::ellipsis:
        case chars::middle_dot:
        case chars::two_em_dash: return true;
        default: return false;
    }
}

/// The leaves of a paragraph in reading order.
struct Leaf {
    Text* text = nullptr;
    /// For leaves that are no text: the characters that they show, or nothing.
    std::string shown;
    bool breaks = false;
    [[nodiscard]] std::string_view characters() const {
        return text != nullptr ? std::string_view(text->text) : std::string_view(shown);
    }
};

bool is_line_end(const Leaf& leaf) {
    return leaf.text != nullptr && leaf.text->text == "\n";
}

void collect(Inlines& inlines, std::vector<Leaf>& leaves, bool& any) {
    for_each_inline(inlines, [&](Inline& one) {
        if (auto* text = std::get_if<Text>(&one.value)) {
            any = any || text->text == "\n";
            leaves.push_back({text, {}, false});
        } else if (std::holds_alternative<LineBreak>(one.value)) {
            leaves.push_back({nullptr, {}, true});
        } else if (std::holds_alternative<Image>(one.value)) {
            leaves.push_back({nullptr, "x", false});
        } else if (std::string shown = own_text(one); !shown.empty()) {
            leaves.push_back({nullptr, std::move(shown), false});
        }
    });
}

class Sides {
public:
    Sides(const std::vector<Leaf>& leaves, Language language)
        : leaves_(leaves),
          shared_is_cjk_(language.is_chinese() || language.locale() == Locale::ja) {}

    [[nodiscard]] Side before(std::size_t index) const {
        Look look;
        for (std::size_t i = index; i > 0 && !look.done();) {
            const Leaf& leaf = leaves_[--i];
            if (leaf.breaks || is_line_end(leaf)) return at_stop(look, leaf);
            const std::string_view text = leaf.characters();
            for (std::size_t end = text.size(); end > 0 && !look.done();) {
                const std::size_t start = previous_character(text, end);
                look.see(decode_utf8(text, start).value);
                end = start;
            }
        }
        return result(look);
    }

    [[nodiscard]] Side after(std::size_t index) const {
        Look look;
        for (std::size_t i = index + 1; i < leaves_.size() && !look.done(); ++i) {
            const Leaf& leaf = leaves_[i];
            if (leaf.breaks || is_line_end(leaf)) return at_stop(look, leaf);
            const std::string_view text = leaf.characters();
            for (std::size_t at = 0; at < text.size() && !look.done();) {
                const Decoded next = decode_utf8(text, at);
                look.see(next.value);
                at += next.bytes;
            }
        }
        return result(look);
    }

private:
    struct Look {
        bool found = false;
        bool cjk = false;
        std::size_t shared = 0;
        [[nodiscard]] bool done() const { return found || shared > 16; }
        void see(char32_t c) {
            if (is_combining(c)) return;
            if (is_shared_mark(c)) {
                ++shared;
                return;
            }
            found = true;
            cjk = is_ideographic(c) || is_cjk_punctuation(c);
        }
    };

    [[nodiscard]] Side at_stop(const Look& look, const Leaf& leaf) const {
        if (look.shared > 0) return result(look);
        return leaf.breaks ? Side::edge : Side::other;
    }

    [[nodiscard]] Side result(const Look& look) const {
        if (look.found) return look.cjk ? Side::cjk : Side::other;
        if (look.shared > 0) return shared_is_cjk_ ? Side::cjk : Side::other;
        return Side::edge;
    }

    const std::vector<Leaf>& leaves_;
    bool shared_is_cjk_ = false;
};

bool is_exact(const Text& text) {
    return text.span.known() && text.span.end - text.span.begin == text.text.size();
}

}  // namespace

static void join_texts_in_run(Inlines& inlines) {
    Inlines kept;
    kept.reserve(inlines.size());
    for (Inline& one : inlines) {
        if (auto* text = std::get_if<Text>(&one.value)) {
            if (text->text.empty()) continue;
            Text* last = kept.empty() ? nullptr : std::get_if<Text>(&kept.back().value);
            if (last != nullptr && is_exact(*last) && is_exact(*text) &&
                last->span.end == text->span.begin) {
                last->text += text->text;
                last->span.end = text->span.end;
                continue;
            }
        }
        kept.push_back(std::move(one));
    }
    inlines = std::move(kept);
}

void join_texts(Inlines& inlines) {
    for_each_nested_run(inlines, join_texts_in_run);
}

void settle_line_ends(Inlines& inlines, Language language) {
    std::vector<Leaf> leaves;
    bool any = false;
    collect(inlines, leaves, any);
    const Sides sides(leaves, language);
    const bool korean = language.locale() == Locale::ko;
    std::vector<std::pair<Text*, bool>> decided;
    for (std::size_t i = 0; any && i < leaves.size(); ++i) {
        if (!is_line_end(leaves[i])) continue;
        const Side before = sides.before(i);
        const Side after = sides.after(i);
        const bool edge = before == Side::edge || after == Side::edge;
        const bool one = before == Side::cjk || after == Side::cjk;
        const bool both = before == Side::cjk && after == Side::cjk;
        // TYPOGRAPHY.md, M12. Between Han and Latin the layout sets the gap; Korean, which
        // mixes Hanja and Hangul, needs its word space.
        decided.emplace_back(leaves[i].text, !edge && !(korean ? both : one));
    }
    for (const auto& [text, space] : decided) text->text = space ? " " : "";
    join_texts(inlines);
}

bool ends_line(const Inline& one) {
    const auto* line_break = std::get_if<LineBreak>(&one.value);
    return line_break != nullptr && line_break->ends_line();
}

std::vector<Inlines> source_lines(Inlines run) {
    std::vector<Inlines> lines(1);
    for (Inline& one : run) {
        if (ends_line(one))
            lines.emplace_back();
        else
            lines.back().push_back(std::move(one));
    }
    return lines;
}

void settle_soft_breaks(Inlines& inlines, Language language) {
    for_each_inline(inlines, [](Inline& one) {
        const auto* line_break = std::get_if<LineBreak>(&one.value);
        if (line_break != nullptr && line_break->from == LineBreak::From::soft_end)
            one.value = Text{"\n", {}};
    });
    settle_line_ends(inlines, language);
}

}  // namespace banxin::markdown
