#include "document/skeleton.h"

#include <algorithm>

namespace banxin {
namespace {

bool are_words(const Inlines& run);

bool is_word(const Inline& one) {
    return std::visit(Overloaded{
                          [](const Text&) { return true; },
                          [](const Styled& styled) {
                              return styled.style != InlineStyle::dateline &&
                                     are_words(styled.children);
                          },
                          [](const Foreign& foreign) { return are_words(foreign.children); },
                          [](const CodeSpan&) { return true; },
                          [](const Formula&) { return false; },
                          [](const Link&) { return false; },
                          [](const Image&) { return false; },
                          [](const Ruby&) { return true; },
                          [](const NoteRef&) { return false; },
                          [](const LineBreak&) { return true; },
                      },
                      one.value);
}

bool are_words(const Inlines& run) {
    return std::all_of(run.begin(), run.end(), is_word);
}

/// Null: something of the book may depend on what is in it.
const Paragraph* plain_text_in(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.value);
    const bool plain = paragraph != nullptr && paragraph->role == ParagraphRole::body &&
                       block.id.empty() && block.anchor.empty() && are_words(paragraph->content);
    return plain ? paragraph : nullptr;
}

Block emptied(const Block& block, const Paragraph& paragraph) {
    Paragraph empty;
    empty.continuation = paragraph.continuation;
    empty.alignment = paragraph.alignment;
    return {std::move(empty), block.span, {}, {}, block.number, block.piece};
}

}  // namespace

Chapter skeleton_of(const Chapter& chapter) {
    Chapter skeleton;
    skeleton.kind = chapter.kind;
    skeleton.role = chapter.role;
    skeleton.level = chapter.level;
    skeleton.fields = chapter.fields;
    skeleton.name = chapter.name;
    skeleton.file = chapter.file;
    skeleton.language = chapter.language;
    skeleton.title = chapter.title;
    skeleton.over_title = chapter.over_title;
    skeleton.under_title = chapter.under_title;
    skeleton.anchor = chapter.anchor;
    skeleton.parallel = chapter.parallel;
    skeleton.notes = chapter.notes;
    skeleton.link_codes = chapter.link_codes;
    skeleton.span = chapter.span;
    skeleton.blocks.reserve(chapter.blocks.size());
    for (const Block& block : chapter.blocks) {
        const bool is_end = &block == &chapter.blocks.front() || &block == &chapter.blocks.back();
        const Paragraph* plain = is_end ? nullptr : plain_text_in(block);
        skeleton.blocks.push_back(plain == nullptr ? block : emptied(block, *plain));
    }
    return skeleton;
}

}  // namespace banxin
