#include "document/chapter_kinds.h"

#include "document/names.h"

namespace banxin {

std::vector<std::string> Kinds::names() const {
    std::vector<std::string> all;
    for (const auto& [kind, name] : banxin::names<ChapterKind>())
        if (has(kind)) all.emplace_back(name);
    return all;
}

}  // namespace banxin
