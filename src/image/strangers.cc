// Pictures that readers and print do not show, by their first bytes.
#include "base/ascii.h"
#include "image/image.h"

#include <array>

namespace banxin::image {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    Stranger stranger;
};

constexpr std::array signatures = {
    Signature{0, "BM"sv, {"BMP", "PNG"}},
    Signature{0, "II*\0"sv, {"TIFF", "PNG"}},
    Signature{0, "MM\0*"sv, {"TIFF", "PNG"}},
    Signature{4, "ftypavif"sv, {"AVIF", "PNG"}},
    Signature{4, "ftypavis"sv, {"AVIF", "PNG"}},
    Signature{4, "ftyphei"sv, {"HEIC", "JPEG"}},
    Signature{4, "ftyphev"sv, {"HEIC", "JPEG"}},
    Signature{4, "ftypmif1"sv, {"HEIC", "JPEG"}},
    Signature{4, "ftypmsf1"sv, {"HEIC", "JPEG"}},
    Signature{40, " EMF"sv, {"EMF", "SVG"}},
    Signature{0, "\xD7\xCD\xC6\x9A"sv, {"WMF", "SVG"}},
    Signature{0, "\x1F\x8B"sv, {"SVGZ", "SVG"}},
    Signature{0, "%PDF-"sv, {"PDF", "SVG"}},
    Signature{0, "%!PS"sv, {"EPS", "SVG"}},
    Signature{0, "\xC5\xD0\xD3\xC6"sv, {"EPS", "SVG"}},
    Signature{0, "8BPS"sv, {"PSD", "PNG"}},
    Signature{0, "gimp xcf"sv, {"XCF", "PNG"}},
    Signature{0, "\0\0\1\0"sv, {"ICO", "PNG"}},
    Signature{0,
              "\0\0\0\xC"
              "jP  "sv,
              {"JPEG 2000", "JPEG"}},
    Signature{0, "\xFF\x4F\xFF\x51"sv, {"JPEG 2000", "JPEG"}},
    Signature{0, "\xFF\x0A"sv, {"JPEG XL", "JPEG"}},
    Signature{4, "JXL \r\n"sv, {"JPEG XL", "JPEG"}},
    Signature{0, "PK\3\4"sv, {"ZIP", "PNG"}},
    Signature{0, "version https://git-lfs"sv, {"Git LFS", "PNG"}},
    Signature{0, "<mxfile"sv, {"draw.io", "SVG"}},
};

}  // namespace

Stranger recognise_stranger(std::string_view bytes) {
    for (const Signature& one : signatures)
        if (bytes.size() >= one.at && bytes.substr(one.at).starts_with(one.bytes))
            return one.stranger;
    const std::string begin = ascii::to_lower(ascii::trimmed(bytes.substr(0, 512)));
    if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) return {"HTML", "PNG"};
    return {};
}

}  // namespace banxin::image
