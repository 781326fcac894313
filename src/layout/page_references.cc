#include "layout/page_references.h"

#include "layout/spacing.h"

#include <fmt/format.h>

namespace banxin::layout {

std::string page_reference(std::string_view label, std::string_view language) {
    switch (locale_of(language)) {
        case Locale::zh_hans: return fmt::format("（第{}页）", label);
        case Locale::zh_hant: return fmt::format("（第{}頁）", label);
        case Locale::ja: return fmt::format("（{}ページ）", label);
        case Locale::ko: return fmt::format("({}쪽)", label);
        case Locale::latin: return fmt::format(" (page {})", label);
    }
    return {};
}

}  // namespace banxin::layout
