/// \file
/// The page of another PDF as a form object of ours: a drawing stays vectors, and its text stays
/// text in embedded fonts. Hides libqpdf.
#pragma once

#include "pdf/document.h"

#include <string>

namespace banxin::pdf {

/// The `cm` that brings the first page of a PDF file into the unit square. Throws Failure W004.
[[nodiscard]] std::string drawing_matrix(const std::string& bytes);
/// The first page of one as a form XObject. Throws Failure W004.
[[nodiscard]] HPDF_Dict embed_drawing(Document& document, const std::string& bytes);

}  // namespace banxin::pdf
