#include "base/encoding.h"
#include "base/parallel.h"
#include "document/links.h"
#include "document/skeleton.h"
#include "passes/passes.h"
#include "reading/embeds.h"
#include "reading/front_matter.h"
#include "reading/texts.h"

#include <algorithm>
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

/// A file that holds a book or a picture, but not as text.
struct OtherFile {
    const char* name;
    HintId hint;
};

std::string stem_of(const std::string& file) {
    const std::size_t dot = file.rfind('.');
    return dot == std::string::npos || dot < file.rfind('/') + 1 ? file : file.substr(0, dot);
}

/// By its first bytes; archives by what is in them.
std::optional<OtherFile> kind_of_file(std::string_view bytes, std::string_view file) {
    const auto begins = [&](std::string_view with) { return bytes.starts_with(with); };
    const std::string_view first = bytes.substr(0, 4096);
    if (begins("PK\x03\x04")) {
        if (first.find("application/epub+zip") != std::string_view::npos)
            return OtherFile{"EPUB", HintId::convert_to_markdown};
        if (first.find("opendocument") != std::string_view::npos)
            return OtherFile{"OpenDocument (.odt)", HintId::convert_to_markdown};
        if (bytes.find("word/") != std::string_view::npos || file.ends_with(".docx"))
            return OtherFile{"Word (.docx)", HintId::convert_to_markdown};
        return OtherFile{"ZIP", HintId::export_text};
    }
    if (begins("\xD0\xCF\x11\xE0")) return OtherFile{"Word (.doc)", HintId::export_text};
    if (begins("%PDF-")) return OtherFile{"PDF", HintId::export_text};
    if (begins("{\\rtf")) return OtherFile{"RTF", HintId::convert_to_markdown};
    if (begins("\x89PNG")) return OtherFile{"PNG", HintId::picture_in_chapter};
    if (begins("\xFF\xD8\xFF")) return OtherFile{"JPEG", HintId::picture_in_chapter};
    if (begins("GIF8")) return OtherFile{"GIF", HintId::picture_in_chapter};
    if (begins("RIFF") && bytes.substr(8, 4) == "WEBP")
        return OtherFile{"WebP", HintId::picture_in_chapter};
    return std::nullopt;
}

/// What can be done without knowing any other text.
void read_alone(const ChapterEntry& entry, const Sources& sources, const Manifest& manifest,
                Chapter& chapter, TextReading& reading) {
    PartTitle& part = reading.beside.part;
    if (reading.source != SourceId::none) {
        reading.beside = read_text(chapter, reading.source, sources, manifest, reading.found);
        passes::attribute_notes(chapter.notes, chapter.fields.notes_by.value_or(NoteBy::author));
    } else {
        // That it has no title either goes without saying.
        chapter.title = {{Text{entry.file.value, entry.file.span}}};
    }
    // The manifest says where one begins, or the chapter's text.
    if (!entry.part.value.empty()) {
        Inlines title = marks_of(part.words);
        title.insert(title.begin(), {Text{entry.part.value, entry.part.span}});
        part.words = std::move(title);
    }
    if (!entry.title.value.empty()) {
        // What the text notes at its own title is noted at this one.
        Inlines title = marks_of(chapter.title);
        title.insert(title.begin(), {Text{entry.title.value, entry.title.span}});
        chapter.title = std::move(title);
    }
    passes::take_title(chapter);
}

/// Adds a file's own text to the run.
SourceId add_file(const Located<std::string>& file, Language language, Desk& desk,
                  Diagnostics& diagnostics) {
    auto bytes = read_named_file(file, desk.folder, diagnostics);
    if (!bytes) return SourceId::none;
    if (const auto kind = kind_of_file(*bytes, file.value)) {
        diagnostics.report(Code::M059, file.span, {file.value, kind->name},
                           kind->hint == HintId::convert_to_markdown
                               ? Hint{kind->hint, {file.value, stem_of(file.value) + ".md"}}
                               : Hint{kind->hint, {file.value}});
        return SourceId::none;
    }
    DecodedText text = decode_text(std::move(*bytes), language);
    const SourceId source = desk.sources.add(desk.folder.shown(file.value), std::move(text.text));
    if (!text.encoding.empty())
        diagnostics.report(Code::S026, {source, 0, 0}, {text.encoding},
                           Hint{HintId::save_as_utf8, {}});
    return source;
}

bool is_same(const std::shared_ptr<const Source>& a, const std::shared_ptr<const Source>& b) {
    return a != nullptr && b != nullptr && (a == b || a->text() == b->text());
}

/// As it was opened before, if the file has not changed since; else what a later opening can
/// use, if nothing had to be said of it.
SourceId add_file(const Located<std::string>& file, Language language, Desk& desk,
                  Diagnostics& diagnostics, const OpenedText& former, OpenedText& opened) {
    const auto found = desk.folder.find(file.value);
    const auto* path = std::get_if<std::filesystem::path>(&found);
    const auto stamp = path == nullptr ? std::nullopt : file_stamp(*path);
    if (stamp && former.stamp == stamp && former.file == *path) {
        opened = former;
        return desk.sources.add(former.source);
    }
    const bool may_keep = stamp && stamp->is_settled();
    Diagnostics said;
    const SourceId source = add_file(file, language, desk, said);
    if (may_keep && said.items().empty() && source != SourceId::none)
        opened = {stamp, *path, desk.sources.share(source)};
    diagnostics.append(std::move(said));
    return source;
}

}  // namespace

SourceId open_text(const Located<std::string>& file, Language language, Desk& desk,
                   Diagnostics& diagnostics) {
    const SourceId source = add_file(file, language, desk, diagnostics);
    if (source == SourceId::none) return source;
    return desk.assembler.assemble(source, file.value, language, diagnostics);
}

void open_text(const Located<std::string>& file, Language language, Desk& desk,
               Diagnostics& diagnostics, const TextReading& former, TextReading& reading) {
    const SourceId source =
        add_file(file, language, desk, diagnostics, former.opened, reading.opened);
    reading.source = source;
    if (source == SourceId::none) return;
    const bool includes_nothing =
        former.source == source && is_same(former.text, desk.sources.share(source));
    if (!includes_nothing)
        reading.source = desk.assembler.assemble(source, file.value, language, diagnostics);
    reading.text = desk.sources.share(reading.source);
}

void take_text(Chapter& chapter, MarkdownChapter&& text) {
    chapter.title = std::move(text.title);
    chapter.anchor = std::move(text.title_anchor);
    if (chapter.fields.short_title.empty())
        chapter.fields.short_title = std::move(text.short_title);
    chapter.blocks = std::move(text.blocks);
    chapter.notes = std::move(text.notes);
}

void report_foreign(const std::vector<Located<std::string>>& keys, Diagnostics& diagnostics) {
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const auto& key : keys) {
        const auto known = std::find_if(counts.begin(), counts.end(),
                                        [&](const auto& one) { return one.first == key.value; });
        if (known == counts.end())
            counts.emplace_back(key.value, 1);
        else
            ++known->second;
    }
    std::string all;
    for (const auto& [key, count] : counts) {
        all += (all.empty() ? "" : ", ") + key;
        if (count > 1) all += " (" + std::to_string(count) + ")";
    }
    if (!keys.empty()) diagnostics.report(Code::S027, keys[0].span, {all});
}

Beside read_text(Chapter& chapter, SourceId text, const Sources& sources, const Manifest& manifest,
                 Diagnostics& diagnostics) {
    const FrontMatter front = find_front_matter(sources[text].text());
    FrontMatterRest rest = apply_front_matter(chapter, front, text, sources, diagnostics);
    const std::string& title = rest.title;
    const auto& said = chapter.fields.in_manifest;
    const auto in_manifest = std::find_if(said.begin(), said.end(),
                                          [](const FieldValue& one) { return one.key == "title"; });
    // The first text of a book often has the fields of the book, of which the title is one: it is
    // the chapter's where the text has none.
    const bool is_books = title == manifest.metadata.title.value;
    const GivenTitle given = in_manifest != said.end() ? GivenTitle{in_manifest->value, true}
                             : is_books                ? GivenTitle{}
                                                       : GivenTitle{title, false};
    MarkdownChapter read = read_markdown(text, sources, chapter.language, diagnostics,
                                         manifest.dialect, given, manifest.is_smart());
    Beside beside{std::move(read.part), std::move(read.pair_marks), std::move(rest.foreign)};
    take_text(chapter, std::move(read));
    if (chapter.title.empty() && !title.empty())
        chapter.title = {{Text{title, chapter.fields.place_of("title")}}};
    return beside;
}

std::optional<ChapterList> read_chapters(const Manifest& manifest, const BookFolder& folder,
                                         Sources& sources, unsigned jobs, Diagnostics& diagnostics,
                                         KeptTexts* kept) {
    const std::size_t count = manifest.chapters.size();
    Desk desk{folder, sources};
    KeptTexts former;
    if (kept != nullptr) former = std::move(*kept);
    former.readings.resize(count);
    former.in_short.resize(count);
    TextReadings readings(count);
    std::vector<std::shared_ptr<Chapter>> chapters;
    for (std::size_t i = 0; i < count; ++i) {
        const ChapterEntry& entry = manifest.chapters[i];
        chapters.push_back(std::make_shared<Chapter>(announced(entry, manifest.metadata)));
        open_text(entry.file, chapters[i]->language, desk, diagnostics, former.readings[i],
                  readings[i]);
    }
    std::vector<char> in_short(count);
    for_each_parallel(count, jobs, [&](std::size_t i) {
        TextReading& reading = readings[i];
        TextReading& before = former.readings[i];
        if (before.source == reading.source && is_same(before.text, reading.text)) {
            before.opened = std::move(reading.opened);
            reading = std::move(before);
            in_short[i] = former.in_short[i] && reading.skeleton != nullptr ? 1 : 0;
        } else {
            read_alone(manifest.chapters[i], sources, manifest, *chapters[i], reading);
            if (kept == nullptr) return;
            reading.chapter = chapters[i];
            // What stands beside an original is told by its words.
            if (!reading.chapter->fields.parallel)
                reading.skeleton = std::make_shared<const Chapter>(skeleton_of(*reading.chapter));
        }
        chapters[i] = std::make_shared<Chapter>(in_short[i] ? *reading.skeleton : *reading.chapter);
    });
    ChapterList list;
    std::vector<SourceId> texts;
    std::vector<std::vector<PairMark>> marks;
    std::vector<PartTitle> parts;
    std::vector<Located<std::string>> foreign;
    for (std::size_t i = 0; i < count; ++i) {
        TextReading& reading = readings[i];
        list.push_back(std::move(chapters[i]));
        texts.push_back(reading.source);
        marks.push_back(reading.beside.marks);
        parts.push_back(reading.beside.part);
        foreign.insert(foreign.end(), reading.beside.foreign.begin(), reading.beside.foreign.end());
        Diagnostics found = reading.found;
        diagnostics.append(std::move(found));
    }
    if (kept != nullptr) {
        kept->readings = std::move(readings);
        kept->in_short.assign(in_short.begin(), in_short.end());
    }
    report_foreign(foreign, diagnostics);
    const bool show_others = show_embeds(list, manifest, desk, diagnostics);
    const bool any_short = std::find(in_short.begin(), in_short.end(), 1) != in_short.end();
    if (show_others && any_short) return std::nullopt;
    read_originals(list, texts, marks, manifest, desk, jobs, diagnostics);
    return passes::add_parts(std::move(list), std::move(parts), manifest.metadata.language.value);
}

ChapterList read_chapters(const Manifest& manifest, const BookFolder& folder, Sources& sources,
                          unsigned jobs, Diagnostics& diagnostics) {
    return *read_chapters(manifest, folder, sources, jobs, diagnostics, nullptr);
}

}  // namespace banxin::reading
