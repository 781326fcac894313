/// \file
/// Pictures: recognised by content, checked, and decoded for print. Hides the decoders
/// (libpng, libjpeg, libwebp, giflib, librsvg); speaks in bytes and pixels only.
#pragma once

#include "base/deflate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banxin::image {

enum class Format : std::uint8_t { png, jpeg, svg, gif, webp };

/// By the first bytes, never by the name.
[[nodiscard]] std::optional<Format> recognise(std::string_view bytes);

/// "TIFF", "HEIC", …: what a file is that is a picture or pretends to be one, and no book can show;
/// with what a program can save instead of it. Empty names: none that is known.
struct Stranger {
    const char* name = "";
    const char* instead = "";
};
[[nodiscard]] Stranger recognise_stranger(std::string_view bytes);

/// Why a picture was refused; `detail` is the decoder's own English word.
struct Problem {
    enum class Kind : std::uint8_t {
        broken,       ///< does not decode, or is cut short
        too_large,    ///< over 100 megapixels
        unsafe,       ///< SVG with a script or an event handler
        foreign,      ///< SVG with HTML in it, which only browsers show
        reaches_out,  ///< SVG that refers to another file, a URL or an entity
        no_size,      ///< SVG without width/height and without viewBox
    } kind;
    std::string detail;
};

struct Info {
    Format format = Format::png;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// 1 to 8 as in EXIF; JPEG only.
    std::uint8_t orientation = 1;
    bool animated = false;
    /// JPEG whose data a PDF viewer decodes as they stand.
    bool embeddable = false;
    /// JPEG in four inks; Adobe's programs write them inverted.
    bool cmyk = false;
    bool inverted = false;
    /// Of the decoded pixels: 1 grey or 3 RGB; not for SVG.
    std::uint8_t components = 3;
};

/// Decodes far enough to be sure that a reader can show it: a broken picture is found here
/// and not on a page. For SVG, parses and checks that it is self-contained.
/// Exactly one of the two results is set.
struct Checked {
    std::optional<Info> info;
    std::optional<Problem> problem;
};
[[nodiscard]] Checked check(std::string_view bytes);

/// Of a JPEG that `check` accepted, from its header alone. Throws Failure W004.
[[nodiscard]] Info jpeg_info(std::string_view bytes);

/// 8 bits a sample, rows from the top, no padding. `components` 1 grey or 3 RGB; `alpha` is
/// empty or one byte a pixel. The first frame of an animation.
struct Pixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    int components = 3;
    std::string colour;
    std::string alpha;
};
/// In pixels; 0: any.
struct Limit {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};
/// PNG, GIF, WebP, and JPEG, made smaller as far as the limit needs it, the proportions kept.
/// Throws Failure W004 if bytes that `check` accepted do not decode. See DecodingRoom.
[[nodiscard]] Pixels decode(std::string_view bytes, Limit limit = {});
/// Pixels as a PNG packs them; a PDF takes them so (PDF 1.7, "LZWDecode and FlateDecode Filters",
/// predictor 15).
struct PackedPixels {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    /// 1 grey, or numbers of the palette, or 3 RGB; with alpha 2 or 4.
    int components = 3;
    /// A sample.
    int bits = 8;
    /// RGB, a byte each; empty: none.
    std::string palette;
    /// In the zlib format.
    std::string data;
};
/// Nothing: it is no PNG, or its pixels have to be made others: they are interlaced, can be seen
/// through, have 16 bits a sample, or a gamma of their own. Of bytes that `check` accepted; throws
/// Failure W004.
[[nodiscard]] std::optional<PackedPixels> packed_png(std::string_view bytes);
/// Samples of a byte each, rows from the top, no padding. RGB gets a palette, if its colours are
/// few; else rows are filtered. The same input gives the same bytes.
[[nodiscard]] PackedPixels pack(std::uint32_t width, std::uint32_t height, int components,
                                std::string_view samples, Effort effort = Effort::usual);
/// About so many bytes does it take to decode a picture.
[[nodiscard]] std::uint64_t decoding_size(std::string_view bytes);
/// The same upright, as its EXIF block says; the limit is for that.
[[nodiscard]] Pixels decode_upright(std::string_view bytes, Limit limit = {});
/// Fewer pixels; never more. The same input gives the same bytes.
[[nodiscard]] Pixels shrunk(Pixels&& pixels, std::uint32_t width, std::uint32_t height);
/// A JPEG of no more pixels than the limit, not turned upright; of one in four inks an RGB one.
[[nodiscard]] std::string smaller_jpeg(std::string_view bytes, Limit limit);
/// A PNG file of the picture, packed so, for readers that do not know its own format.
[[nodiscard]] std::string encode_png(const Pixels& pixels, Effort effort = Effort::usual);
/// A JPEG file of the picture, which is opaque. Throws Failure W004.
[[nodiscard]] std::string encode_jpeg(const Pixels& pixels);
/// The picture, accepted by `check`, as every reading program shows it alike: a JPEG in RGB, turned
/// as its EXIF block says, a PNG for a WebP, an SVG with a viewBox; neither side longer than
/// `longest_side` and no more pixels than Kindle takes, unless that is 0. Empty: it is such a one
/// already. What moves stays as it is. Throws Failure W004.
[[nodiscard]] std::string for_screen(std::string_view bytes, std::uint32_t longest_side);
/// SVG as a one-page vector PDF, its text as text; the page is the picture's box in points.
/// Deterministic. Throws Failure W004.
[[nodiscard]] std::string svg_to_pdf(std::string_view svg);

}  // namespace banxin::image
