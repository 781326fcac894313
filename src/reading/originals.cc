// 对照: the original of a translation, read like a chapter and paired with it.
#include "base/parallel.h"
#include "passes/passes.h"
#include "reading/texts.h"

#include <utility>

namespace banxin::reading {
namespace {

/// None, and no complaint: there is none.
SourceId open_original(const Chapter& chapter, Desk& desk, Diagnostics& diagnostics) {
    const auto& wish = chapter.fields.parallel;
    if (!wish || wish->file.empty()) return SourceId::none;
    if (!chapter.fields.original || chapter.fields.original->language.empty()) {
        diagnostics.report(Code::M029, chapter.span, {},
                           Hint{HintId::add_field, {"original.language"}});
        return SourceId::none;
    }
    return open_text({wish->file, wish->span}, chapter.fields.original->language, desk,
                     diagnostics);
}

}  // namespace

void read_originals(ChapterList& chapters, const std::vector<SourceId>& texts,
                    const std::vector<std::vector<PairMark>>& marks, const Manifest& manifest,
                    Desk& desk, unsigned jobs, Diagnostics& diagnostics) {
    std::vector<SourceId> originals(chapters.size(), SourceId::none);
    for (std::size_t i = 0; i < chapters.size(); ++i)
        if (texts[i] != SourceId::none)
            originals[i] = open_original(chapters[i], desk, diagnostics);
    std::vector<Diagnostics> found(chapters.size());
    for_each_parallel(chapters.size(), jobs, [&](std::size_t i) {
        if (originals[i] == SourceId::none) return;
        Chapter original;
        original.file = chapters[i].fields.parallel->file;
        original.language = chapters[i].fields.original->language;
        MarkdownChapter text = read_markdown(originals[i], desk.sources, original.language,
                                             found[i], manifest.dialect, {}, manifest.is_smart());
        const passes::PairMarks both{marks[i], std::move(text.pair_marks)};
        take_text(original, std::move(text));
        passes::attribute_notes(original.notes, NoteBy::author);
        passes::take_title(original);
        passes::pair_pieces(chapters[i], std::move(original), both, found[i]);
    });
    for (Diagnostics& one : found) diagnostics.append(std::move(one));
}

}  // namespace banxin::reading
