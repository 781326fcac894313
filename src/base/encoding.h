/// \file
/// Texts that are not UTF-8: what they are in, and their characters. The only user of iconv.
#pragma once

#include "base/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace banxin {

/// Bytes of a charset (iconv's name of it) to UTF-8. Empty when the charset is not known here,
/// or the bytes are not wholly of it.
[[nodiscard]] std::optional<std::string> convert_to_utf8(std::string_view bytes,
                                                         const std::string& charset);

struct DecodedText {
    std::string text;
    /// What the bytes were in, as a person would name it: "GB18030 (GBK)". Empty: UTF-8, or
    /// nothing that can be told; then the text is the bytes.
    std::string encoding;
};

/// A whole file's bytes. One that is not UTF-8 is taken for UTF-16 by its byte order mark or by
/// where its zero bytes are, or
/// for what texts of `language` were usually kept in, if all of it can be read so and
/// gives the characters of such a text. A UTF-8 text with some wrong bytes stays as it is.
[[nodiscard]] DecodedText decode_text(std::string bytes, Language language);

}  // namespace banxin
