/// \file
/// What differs in an EPUB by the habits of a language: classes of paragraphs, and the families
/// that a reading program may have.
#pragma once

#include "base/language.h"

#include <cstddef>
#include <string_view>

namespace banxin::epub {

/// Class of a document whose paragraphs are not Chinese: "latin", "japanese", "korean"; or empty.
[[nodiscard]] std::string_view paragraph_class(Language language);

/// A CJK language whose Han take other forms than those of the book's.
[[nodiscard]] bool is_other_cjk(Language language, Language book_language);

/// Font families that a reading program may have, as CSS, generic last; in the order of
/// text::Family. Never empty.
[[nodiscard]] std::string_view local_families(std::size_t family, Language language);

}  // namespace banxin::epub
