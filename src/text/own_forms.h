/// \file
/// A face without the forms that it holds for other CJK languages, as input for the subsetter.
#pragma once

#include "text/face.h"

#include <set>
#include <string>

namespace banxin::text {

/// A pan-CJK face holds most Han up to five times, chosen by the language of the text (`locl`).
/// The subsetter would keep them all; it can be told scripts, but not languages. This takes the
/// CJK languages that are not among `kept` (BCP 47) out of the GSUB table; everything else of
/// the face is shared, not copied. Text in a kept language shapes as before.
[[nodiscard]] FacePtr with_forms_of(hb_face_t* face, const std::set<std::string>& kept);

}  // namespace banxin::text
