/// \file
/// Faces made of some of the tables of another, as input for the subsetter: it keeps more than
/// a book needs and cannot be told all that it should leave out.
#pragma once

#include "base/language.h"
#include "text/face.h"

#include <set>

namespace banxin::text {

/// Outlines and advances only. With a character map the subsetter adds the glyphs of every
/// variation sequence, asked for or not. Tables are shared, not copied.
[[nodiscard]] FacePtr outlines_of(hb_face_t* face);

/// The same with what a browser asks of a font file besides: metrics and a table of names.
[[nodiscard]] FacePtr without_layout(hb_face_t* face);

/// A pan-CJK face holds most Han up to five times, chosen by the language of the text (`locl`).
/// The subsetter would keep them all; it can be told scripts, but not languages. This takes the
/// CJK languages that are not among `kept` out of the GSUB table; everything else of
/// the face is shared, not copied. Text in a kept language shapes as before.
[[nodiscard]] FacePtr with_forms_of(hb_face_t* face, const std::set<Language>& kept);

/// A copy of a table's bytes, as HarfBuzz takes it.
[[nodiscard]] BlobPtr blob_of(const std::string& bytes);

}  // namespace banxin::text
