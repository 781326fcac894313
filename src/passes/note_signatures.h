/// \file
/// How people sign a note that is not the author's: ——译者注, （訳注）, [Ed.], 译注：, or a label
/// [^译1]. Looks at words alone; knows no book.
#pragma once

#include "document/book.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin::passes {

struct NoteSignature {
    NoteBy by = NoteBy::author;
    /// As written, with its dash or brackets.
    std::string words;
    /// Before the text, not after it.
    bool at_head = false;
};

/// What a note ends with, given its last paragraph. A sentence that happens to end with such a
/// word signs nothing.
[[nodiscard]] std::optional<NoteSignature> signature_at_end(std::string_view paragraph);
/// What a note begins with, given its first paragraph.
[[nodiscard]] std::optional<NoteSignature> signature_at_head(std::string_view paragraph);

/// Whose a label says that its note is: 译1, tr-1, ed2; nothing for all others.
[[nodiscard]] std::optional<NoteBy> by_label(std::string_view label);

/// What notes of a translator or an editor are signed with in a language.
[[nodiscard]] std::string_view usual_signature(NoteBy by, Language language);

}  // namespace banxin::passes
