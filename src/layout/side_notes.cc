#include "layout/side_notes.h"

#include <algorithm>

namespace banxin::layout {

std::vector<Length> stand_beside(const std::vector<SideNote>& notes, Length between,
                                 Length column) {
    std::vector<Length> tops;
    Length free;
    for (const SideNote& note : notes) {
        tops.push_back(std::max(note.wanted, free));
        free = tops.back() + note.height + between;
    }
    Length foot = column;
    for (std::size_t i = notes.size(); i-- > 0;) {
        tops[i] = std::max(std::min(tops[i], foot - notes[i].height), Length{});
        foot = tops[i] - between;
    }
    return tops;
}

}  // namespace banxin::layout
