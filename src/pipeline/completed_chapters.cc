#include "pipeline/completed_chapters.h"

#include "base/parallel.h"
#include "document/skeleton.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace banxin {
namespace {

/// After so many a text is completed as a whole, until it changes.
constexpr int most_misses = 2;

/// By chapter of the manifest: where it stands in the book.
std::vector<std::optional<std::size_t>> places_of(const Manifest& manifest, const Book& book) {
    // Every entry has a place of its own in the manifest, and chapters keep it.
    std::map<ManifestPlace, std::size_t> by_span;
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        const Chapter& chapter = book.chapters[i];
        if (!chapter.file.empty()) by_span.emplace(place_in_manifest(chapter), i);
    }
    std::vector<std::optional<std::size_t>> places;
    for (const ChapterEntry& entry : manifest.chapters) {
        const auto found = by_span.find({entry.span.source, entry.span.begin});
        places.push_back(found == by_span.end() ? std::nullopt : std::optional(found->second));
    }
    return places;
}

}  // namespace

void CompletedChapters::clear() {
    chapters_.clear();
    characters_.clear();
}

void CompletedChapters::shorten(reading::KeptTexts& texts) const {
    texts.in_short.assign(texts.readings.size(), false);
    for (std::size_t i = 0; i < texts.readings.size() && i < chapters_.size(); ++i)
        texts.in_short[i] = chapters_[i].chapter != nullptr && chapters_[i].misses < most_misses &&
                            chapters_[i].read == texts.readings[i].chapter;
}

passes::CharacterFindings& CompletedChapters::characters_of(const Manifest& manifest,
                                                            const reading::KeptTexts& texts) {
    for (std::size_t i = 0; i < texts.in_short.size(); ++i) {
        const Span& span = manifest.chapters[i].span;
        if (!texts.in_short[i]) characters_.erase({span.source, span.begin});
    }
    return characters_;
}

bool CompletedChapters::join(Book& book, const Manifest& manifest, const reading::KeptTexts& texts,
                             unsigned jobs) {
    const ChapterList& chapters = book.chapters;
    const auto places = places_of(manifest, book);
    std::vector<char> differs(places.size());
    for_each_parallel(places.size(), jobs, [&](std::size_t i) {
        if (!texts.in_short[i]) return;
        const bool is_same = places[i] && chapters[*places[i]] == chapters_[i].skeleton;
        differs[i] = is_same ? 0 : 1;
    });
    for (std::size_t i = 0; i < differs.size(); ++i)
        if (differs[i] != 0) ++chapters_[i].misses;
    if (std::find(differs.begin(), differs.end(), 1) != differs.end()) return false;
    chapters_.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        Completed& completed = chapters_[i];
        if (texts.in_short[i]) {
            book.chapters.put(*places[i], completed.chapter);
            completed.misses = 0;
            continue;
        }
        const auto& read = texts.readings[i].chapter;
        const int misses = completed.read == read ? completed.misses : 0;
        completed = {read, {}, {}, misses};
        if (!places[i]) continue;
        completed.chapter = chapters.share(*places[i]);
        if (misses < most_misses) completed.skeleton = skeleton_of(*completed.chapter);
    }
    return true;
}

}  // namespace banxin
