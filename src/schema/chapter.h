/// \file
/// The fields of a chapter: one schema for [[chapter]] and for the front matter of its text.
#pragma once

#include "document/chapter_entry.h"
#include "schema/field.h"

namespace banxin::schema {

/// The fields of a table have the kinds of their table.
[[nodiscard]] const Schema<ChapterEntry>& chapter();

/// Whether a chapter's fields say something in that field.
[[nodiscard]] bool is_given(const Field<ChapterEntry>& field, const ChapterFields& fields);

}  // namespace banxin::schema
