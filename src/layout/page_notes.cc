#include "layout/page_notes.h"

#include "layout/page_costs.h"

#include <algorithm>
#include <cstddef>

namespace banxin::layout {

std::vector<NoteLine> PageNotes::brought_by(const Box& box, const Filled& page) const {
    std::vector<NoteLine> lines;
    if (box.marks.empty() && box.facing.empty()) return lines;
    std::vector<NoteLine> known = page.notes;
    known.insert(known.end(), page.carried.begin(), page.carried.end());
    for (const Box& beside : box.facing) area_.bring(beside.marks, nullptr, known, lines);
    area_.bring(box.marks, nullptr, known, lines);
    // The last may be parted, so it is the one that stands last.
    std::stable_sort(lines.begin(), lines.end(), [&](const NoteLine& a, const NoteLine& b) {
        return area_.sort_of(a) < area_.sort_of(b);
    });
    return lines;
}

void PageNotes::add(const std::vector<NoteLine>& lines, Filled& page) const {
    if (area_.is_beside()) {
        part(page, lines, Length{}, true);
        return;
    }
    std::size_t next = page.notes.size();
    page.notes.insert(page.notes.end(), lines.begin(), lines.end());
    for (; next < page.notes.size(); ++next) {
        std::vector<NoteLine> more;
        area_.bring_by(page.notes[next], page.notes, more);
        page.notes.insert(page.notes.end(), more.begin(), more.end());
    }
}

void PageNotes::take_carried(const std::vector<NoteLine>& carried, bool text_left,
                             Filled& page) const {
    const Length text = text_left ? page_.pitch * 3 : Length{};
    std::vector<NoteLine> waiting = carried;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        const NoteLine line = waiting[i];
        page.notes.push_back(line);
        // At least one, however tall, so that every page makes headway.
        const bool fits = page.notes.size() == 1 || area_.fit(page.notes, text);
        if (page.carried.empty() && fits) {
            area_.bring_by(line, page.notes, waiting);
            continue;
        }
        page.notes.pop_back();
        page.carried.push_back(line);
    }
}

bool PageNotes::part(Filled& page, std::vector<NoteLine> waiting, Length y, bool late) const {
    const std::size_t own = waiting.size();
    const bool fits = area_.fit(page.notes, y);
    for (std::size_t k = 0; k < waiting.size(); ++k) {
        const NoteLine line = waiting[k];
        page.notes.push_back(line);
        if (page.carried.empty() && area_.fit(page.notes, y)) {
            area_.bring_by(line, page.notes, waiting);
            continue;
        }
        page.notes.pop_back();
        const auto rest = waiting.begin() + static_cast<std::ptrdiff_t>(k);
        const auto end_of_own = waiting.begin() + static_cast<std::ptrdiff_t>(own);
        const bool begins = k < own && std::any_of(rest, end_of_own, [](const NoteLine& one) {
                                return one.line == 0;
                            });
        if (begins && !late) return false;
        page.carried.insert(page.carried.end(), rest, waiting.end());
        return k > 0 || fits;
    }
    return true;
}

std::optional<std::int64_t> PageNotes::part_under(Filled& page, const std::vector<NoteLine>& fresh,
                                                  const Box& box, Length top) const {
    if (fresh.empty() || area_.is_beside()) return std::nullopt;
    const std::size_t notes = page.notes.size();
    const std::size_t carried = page.carried.size();
    // H05: a line of text stands under what must not stand alone.
    const bool alone = box.keep_with_next != Keep::must;
    const Length bottom = top + (alone ? box.ink_height : box.height + page_.body_size);
    // A long note may be parted, if the page would be left half empty otherwise …
    if (top <= page_.height() / 2 && page.carried.empty()) {
        if (part(page, fresh, bottom, false)) return costs::parted_note;
        page.notes.resize(notes);
    }
    // … and may come late, if the page cannot end before its mark.
    if (page.stops.empty() && part(page, fresh, bottom, true)) return costs::late_note;
    page.notes.resize(notes);
    page.carried.resize(carried);
    return std::nullopt;
}

}  // namespace banxin::layout
