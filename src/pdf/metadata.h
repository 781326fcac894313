/// \file
/// What the file says about itself: the information dictionary, XMP, language, identifier.
#pragma once

#include "layout/page.h"
#include "pdf/document.h"

#include <string>
#include <string_view>

namespace banxin::pdf {

/// The XMP packet; the same input gives the same bytes.
[[nodiscard]] std::string xmp(const layout::DocumentInfo& info);

/// "D:20261101" of "2026-11-01".
[[nodiscard]] std::string pdf_date(std::string_view w3cdtf);

void write_metadata(Document& document, const layout::DocumentInfo& info);

/// Takes the content of the pages, so that two editions of a book get two identifiers and two
/// runs get one.
class FileIdentifier {
public:
    FileIdentifier();
    void mix(std::string_view bytes);
    /// 16 bytes. Once.
    [[nodiscard]] std::string take();

private:
    HPDF_MD5_CTX digest_ = {};
};

}  // namespace banxin::pdf
