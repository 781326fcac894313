#include "layout/note_area.h"

#include <algorithm>
#include <utility>

namespace banxin::layout {

std::uint8_t NoteArea::sort_of(const NoteLine& line) const {
    return line.note < flow.note_sorts.size() ? flow.note_sorts[line.note] : 0;
}

Length NoteArea::space_between(const NoteLine& above, const NoteLine& below) const {
    return sort_of(above) == sort_of(below) ? Length{} : style[style::Role::note].pitch / 2;
}

bool NoteArea::fit(const std::vector<NoteLine>& lines, Length y) const {
    if (!is_beside()) return y + height(lines) <= style.page.height();
    if (!flow.has_facing) return height_beside(lines) <= style.page.height();
    return height_beside(on_side(lines, true)) <= style.page.height() &&
           height_beside(on_side(lines, false)) <= style.page.height();
}

Length NoteArea::height_beside(const std::vector<NoteLine>& lines) const {
    Length height;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box& box = flow.notes[lines[i].note][lines[i].line];
        if (i > 0 && lines[i].note != lines[i - 1].note) height += space_beside();
        height += box.height;
    }
    return height;
}

std::vector<NoteLine> NoteArea::arranged(const std::vector<NoteLine>& lines) const {
    if (is_beside()) return lines;
    const auto rank = [&](const NoteLine& line) {
        const auto has = [&](std::size_t which) {
            const NoteLine wanted{line.note, static_cast<std::uint32_t>(which)};
            return std::find(lines.begin(), lines.end(), wanted) != lines.end();
        };
        constexpr int last = 512;
        if (!has(0)) return 0;
        return has(flow.notes[line.note].size() - 1) ? 1 + sort_of(line) * 2 + (line.inner ? 1 : 0)
                                                     : last;
    };
    std::vector<std::pair<int, NoteLine>> ranked;
    ranked.reserve(lines.size());
    for (const NoteLine& line : lines) ranked.emplace_back(rank(line), line);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<NoteLine> all;
    all.reserve(lines.size());
    for (const auto& one : ranked) all.push_back(one.second);
    return all;
}

std::vector<NoteLine> NoteArea::on_side(const std::vector<NoteLine>& lines, bool facing) const {
    if (!flow.has_facing) return lines;
    std::vector<NoteLine> own;
    for (const NoteLine& line : lines)
        if (flow.facing_notes[line.note] == facing) own.push_back(line);
    return own;
}

Length NoteArea::height(const std::vector<NoteLine>& lines) const {
    if (!flow.has_facing) return height_of_any(lines);
    return std::max(height_of_any(on_side(lines, true)), height_of_any(on_side(lines, false)));
}

Length NoteArea::height_of_any(const std::vector<NoteLine>& lines) const {
    const bool mixed = std::any_of(lines.begin(), lines.end(), [&](const NoteLine& line) {
        return sort_of(line) != sort_of(lines.front());
    });
    return height_of(mixed ? arranged(lines) : lines);
}

Length NoteArea::height_of(const std::vector<NoteLine>& lines) const {
    if (lines.empty() || is_beside()) return {};
    Length height = space_above_rule() + space_below_rule();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Box& box = flow.notes[lines[i].note][lines[i].line];
        if (i > 0) height += space_between(lines[i - 1], lines[i]);
        height += i + 1 < lines.size() ? box.height : box.ink_height;
    }
    return height;
}

void NoteArea::bring(const std::vector<MarkSlot>& marks, const NoteLine* by,
                     const std::vector<NoteLine>& on_page, std::vector<NoteLine>& to) const {
    constexpr int most_again = 3;
    for (const MarkSlot& mark : marks) {
        if (mark.label || mark.note >= flow.notes.size()) continue;
        int again = 0;
        if (by != nullptr) again = by->again + (mark.note <= by->note ? 1 : 0);
        const auto stands = [&](const NoteLine& line) {
            return line.note == mark.note && (by != nullptr || line.line == 0);
        };
        if (again > most_again || std::any_of(on_page.begin(), on_page.end(), stands) ||
            std::any_of(to.begin(), to.end(), stands))
            continue;
        for (std::uint32_t line = 0; line < flow.notes[mark.note].size(); ++line)
            to.push_back({mark.note, line, static_cast<std::uint8_t>(again), by != nullptr});
    }
}

void NoteArea::bring_by(NoteLine line, const std::vector<NoteLine>& on_page,
                        std::vector<NoteLine>& to) const {
    bring(flow.notes[line.note][line.line].marks, &line, on_page, to);
}

}  // namespace banxin::layout
