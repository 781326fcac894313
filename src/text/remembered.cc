// The tables grow by pages that are hung in with one compare-and-swap; a value that two
// threads compute at once is the same value, so either may win.
#include "text/remembered.h"

namespace banxin::text {
namespace {

/// Each thread remembers where the tables are that it used last. Plain data, so that no guard
/// stands before every access.
struct Shortcut {
    std::uint64_t number = 0;
    GlyphTable* table = nullptr;
    FaceId face{};
    Language language;

    [[nodiscard]] bool is_for(std::uint64_t asked, FaceId id, Language tongue) const {
        return number == asked && face == id && language == tongue;
    }
};
constexpr std::size_t shortcut_count = 16;
constinit thread_local std::array<Shortcut, shortcut_count> shortcuts{};

/// What hangs there, a fresh one if nothing does.
template <typename Part>
Part& hung_in(std::atomic<Part*>& place) {
    Part* part = place.load(std::memory_order_acquire);
    if (part != nullptr) return *part;
    auto fresh = std::make_unique<Part>();
    if (place.compare_exchange_strong(part, fresh.get(), std::memory_order_acq_rel))
        return *fresh.release();
    return *part;
}

}  // namespace

GlyphTable::~GlyphTable() {
    for (std::atomic<Page*>& page : pages_) delete page.load(std::memory_order_relaxed);
}

void GlyphTable::keep(char32_t character, const SetGlyph& set) {
    const Glyph& glyph = set.glyph;
    const std::size_t index = character >> page_bits;
    const auto face = static_cast<std::uint64_t>(set.face);
    if (index >= pages_.size() || glyph.dx != 0 || glyph.dy != 0 || glyph.id > most_ids ||
        face > most_faces)
        return;
    const auto advance = std::uint64_t{static_cast<std::uint32_t>(glyph.advance)};
    hung_in(pages_[index])[character & (page_size - 1)].store(
        std::uint64_t{1} << 63 | face << 48 | advance << 16 | glyph.id, std::memory_order_relaxed);
}

KnownCharacters::~KnownCharacters() {
    Pages* const pages = pages_.load(std::memory_order_relaxed);
    if (pages == nullptr) return;
    for (std::atomic<Page*>& page : *pages) delete page.load(std::memory_order_relaxed);
    delete pages;
}

void KnownCharacters::keep(char32_t character, bool is_there) {
    if (character > last_character) return;
    Page& page = hung_in(hung_in(pages_)[character >> page_bits]);
    page[word_of(character)].fetch_or((known | (is_there ? there : 0)) << shift_of(character),
                                      std::memory_order_relaxed);
}

Remembered::Remembered() {
    static std::atomic<std::uint64_t> last{0};
    number_ = last.fetch_add(1) + 1;
}

GlyphTable& Remembered::table(FaceId face, Language language) {
    const std::size_t slot =
        (static_cast<std::size_t>(face) * 3 + language.tag().size()) % shortcut_count;
    Shortcut& shortcut = shortcuts[slot];
    if (shortcut.is_for(number_, face, language)) return *shortcut.table;
    const std::lock_guard lock(mutex_);
    std::unique_ptr<GlyphTable>& table = tables_[{face, language}];
    if (!table) table = std::make_unique<GlyphTable>();
    shortcut = {number_, table.get(), face, language};
    return *table;
}

ShapedWords& Remembered::words() const {
    thread_local ShapedWords words;
    thread_local std::uint64_t whose = 0;
    if (whose != number_) words = {};
    whose = number_;
    return words;
}

}  // namespace banxin::text
