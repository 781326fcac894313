#include "base/encoding.h"
#include "base/parallel.h"
#include "document/links.h"
#include "passes/passes.h"
#include "reading/front_matter.h"
#include "reading/texts.h"

#include <utility>

namespace banxin::reading {
namespace {

/// A chapter as the manifest announces it, its text not yet read.
Chapter announced(const ChapterEntry& entry, const Metadata& metadata) {
    Chapter chapter;
    chapter.kind = entry.kind;
    chapter.role = entry.role;
    chapter.level = entry.level;
    chapter.fields = entry.fields;
    chapter.file = entry.file.value;
    chapter.language = entry.language.empty() ? metadata.language.value : entry.language;
    chapter.span = entry.span;
    return chapter;
}

}  // namespace

SourceId open_text(const Located<std::string>& file, Language language, const BookFolder& folder,
                   Sources& sources, Diagnostics& diagnostics) {
    auto bytes = read_named_file(file, folder, diagnostics);
    if (!bytes) return SourceId::none;
    DecodedText text = decode_text(std::move(*bytes), language);
    const SourceId source = sources.add(folder.shown(file.value), std::move(text.text));
    if (!text.encoding.empty())
        diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                           Hint{HintId::save_as_utf8, {}});
    return source;
}

void take_text(Chapter& chapter, MarkdownChapter&& text) {
    chapter.title = std::move(text.title);
    chapter.anchor = std::move(text.title_anchor);
    chapter.blocks = std::move(text.blocks);
    chapter.notes = std::move(text.notes);
}

Beside read_text(Chapter& chapter, SourceId text, const Sources& sources, Dialect dialect,
                 Diagnostics& diagnostics) {
    const FrontMatter front = find_front_matter(sources[text].text());
    const std::string title = apply_front_matter(chapter, front, text, sources, diagnostics);
    MarkdownChapter read =
        read_markdown(text, sources, chapter.language, diagnostics, dialect, title);
    Beside beside{std::move(read.part), std::move(read.pair_marks)};
    take_text(chapter, std::move(read));
    if (chapter.title.empty() && !title.empty())
        chapter.title = {{Text{title, chapter.fields.place_of("title")}}};
    return beside;
}

std::vector<Chapter> read_chapters(const Manifest& manifest, const BookFolder& folder,
                                   Sources& sources, unsigned jobs, Diagnostics& diagnostics) {
    const std::size_t count = manifest.chapters.size();
    std::vector<Chapter> chapters;
    std::vector<SourceId> texts;
    for (const ChapterEntry& entry : manifest.chapters) {
        chapters.push_back(announced(entry, manifest.metadata));
        texts.push_back(
            open_text(entry.file, chapters.back().language, folder, sources, diagnostics));
    }
    std::vector<std::vector<PairMark>> marks(count);
    std::vector<Inlines> parts(count);
    std::vector<Diagnostics> found(count);
    for_each_parallel(count, jobs, [&](std::size_t i) {
        const ChapterEntry& entry = manifest.chapters[i];
        Chapter& chapter = chapters[i];
        if (texts[i] != SourceId::none) {
            Beside beside = read_text(chapter, texts[i], sources, manifest.dialect, found[i]);
            marks[i] = std::move(beside.marks);
            parts[i] = std::move(beside.part);
            passes::attribute_notes(chapter.notes,
                                    chapter.fields.notes_by.value_or(NoteBy::author));
        }
        // The manifest says where one begins, or the chapter's text.
        if (!entry.part.value.empty()) {
            Inlines title = marks_of(parts[i]);
            title.insert(title.begin(), {Text{entry.part.value, entry.part.span}});
            parts[i] = std::move(title);
        }
        if (!entry.title.value.empty()) {
            // What the text notes at its own title is noted at this one.
            Inlines title = marks_of(chapter.title);
            title.insert(title.begin(), {Text{entry.title.value, entry.title.span}});
            chapter.title = std::move(title);
        }
        passes::take_title(chapter);
    });
    for (Diagnostics& one : found) diagnostics.append(std::move(one));
    read_originals(chapters, texts, marks, manifest.dialect, folder, sources, jobs, diagnostics);
    return passes::add_parts(std::move(chapters), parts, manifest.metadata.language.value);
}

}  // namespace banxin::reading
