#include "document/links.h"

#include "document/walk.h"

#include <utility>

namespace banxin {
namespace {

/// Takes what may not stand in a link out of what is in one; true if something was taken out.
bool strip(Inlines& words, Inlines& marks) {
    Inlines kept;
    kept.reserve(words.size());
    bool changed = false;
    for (Inline& one : words) {
        if (std::holds_alternative<NoteRef>(one.value)) {
            marks.push_back(std::move(one));
            changed = true;
            continue;
        }
        Inlines* children = children_of(one);
        if (children == nullptr) {
            kept.push_back(std::move(one));
            continue;
        }
        const bool stripped = strip(*children, marks);
        changed = changed || stripped;
        if (std::holds_alternative<Link>(one.value)) {
            changed = true;
            // Whose only words are where it leads.
            if (children->empty()) kept.push_back({Text{std::get<Link>(one.value).url, {}}});
            for (Inline& child : *children) kept.push_back(std::move(child));
        } else if (!stripped || !children->empty()) {
            kept.push_back(std::move(one));
        }
    }
    words = std::move(kept);
    return changed;
}

bool holds_forbidden(const Inlines& words) {
    return any_inline(words, [](const Inline& one) {
        return std::holds_alternative<NoteRef>(one.value) ||
               std::holds_alternative<Link>(one.value);
    });
}

void settle(Inlines& run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
        Inlines* children = children_of(run[i]);
        if (children == nullptr) continue;
        if (!std::holds_alternative<Link>(run[i].value)) {
            settle(*children);
        } else if (holds_forbidden(*children)) {
            Inlines marks;
            strip(*children, marks);
            run.insert(run.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                       std::make_move_iterator(marks.begin()),
                       std::make_move_iterator(marks.end()));
        }
    }
}

}  // namespace

Inlines quoted(const Inlines& title) {
    Inlines words;
    for (const Inline& one : title) {
        const bool no_words =
            std::holds_alternative<NoteRef>(one.value) || std::holds_alternative<Image>(one.value);
        if (no_words) continue;
        if (std::holds_alternative<LineBreak>(one.value)) {
            words.push_back({Text{" ", {}}});
            continue;
        }
        if (std::holds_alternative<Ruby>(one.value)) {
            words.push_back({Text{own_text(one), {}}});
            continue;
        }
        const Inlines* children = children_of(one);
        if (children == nullptr) {
            words.push_back(one);
            continue;
        }
        Inlines inner = quoted(*children);
        if (inner.empty()) continue;
        if (!is_no_link(one)) {
            words.insert(words.end(), inner.begin(), inner.end());
            continue;
        }
        words.push_back(one);
        *children_of(words.back()) = std::move(inner);
    }
    return words;
}

Inlines marks_of(const Inlines& run) {
    Inlines marks;
    for_each_mark(run, [&](const NoteRef& mark) { marks.push_back({mark}); });
    return marks;
}

void settle_links(Blocks& blocks) {
    for_each_run(blocks, [](Inlines& run) { settle(run); });
}

void settle_links(Chapter& chapter) {
    for_each_run(chapter, [](Inlines& run) { settle(run); });
}

void forget_places(Inlines& run) {
    for_each_inline(run, [](Inline& one) {
        std::visit(
            [](auto& kind) {
                if constexpr (requires { kind.span; }) kind.span = {};
            },
            one.value);
    });
}

}  // namespace banxin
