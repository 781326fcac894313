// Pictures as every reading program shows them alike. Old ones know neither an EXIF orientation
// nor how to scale an SVG without a viewBox.

#include "image/formats.h"

#include "base/diagnostics.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

namespace banxin::image {
namespace {

/// Hardly to be told from the original, at about its size.
constexpr int quality = 92;

/// Where a pixel of the upright picture is in the other one (Exif 2.32, "Orientation").
struct Turn {
    std::size_t width, height;  ///< of the other one
    std::uint8_t orientation;

    [[nodiscard]] bool on_its_side() const { return orientation >= 5; }
    [[nodiscard]] std::size_t from(std::size_t x, std::size_t y) const {
        const std::size_t right = width - 1;
        const std::size_t bottom = height - 1;
        switch (orientation) {
            case 2: return y * width + (right - x);
            case 3: return (bottom - y) * width + (right - x);
            case 4: return (bottom - y) * width + x;
            case 5: return x * width + y;
            case 6: return (bottom - x) * width + y;
            case 7: return (bottom - x) * width + (right - y);
            case 8: return x * width + (right - y);
            default: return y * width + x;
        }
    }
};

Pixels turned(const Pixels& pixels, std::uint8_t orientation) {
    const Turn turn{pixels.width, pixels.height, orientation};
    Pixels upright = pixels;
    if (turn.on_its_side()) std::swap(upright.width, upright.height);
    const auto samples = static_cast<std::size_t>(pixels.components);
    std::size_t to = 0;
    for (std::size_t y = 0; y < upright.height; ++y) {
        for (std::size_t x = 0; x < upright.width; ++x) {
            const std::size_t from = turn.from(x, y) * samples;
            for (std::size_t c = 0; c < samples; ++c)
                upright.colour[to++] = pixels.colour[from + c];
        }
    }
    return upright;
}

struct Encoder {
    jpeg_compress_struct jpeg = {};
    jpeg_error_mgr errors = {};
    std::jmp_buf escape = {};
    unsigned char* bytes = nullptr;
    unsigned long size = 0;

    Encoder() = default;
    ~Encoder() {
        jpeg_destroy_compress(&jpeg);
        std::free(bytes);
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
};

extern "C" {
[[noreturn]] static void leave_encoder(j_common_ptr jpeg) {
    std::longjmp(static_cast<Encoder*>(jpeg->client_data)->escape, 1);
}
}

/// Holds nothing with a destructor, because libjpeg's errors are longjmps.
bool compress(Encoder& encoder, const unsigned char* rows, unsigned width, unsigned height,
              int components) {
    jpeg_compress_struct& jpeg = encoder.jpeg;
    jpeg.err = jpeg_std_error(&encoder.errors);
    encoder.errors.error_exit = leave_encoder;
    jpeg.client_data = &encoder;
    if (setjmp(encoder.escape) != 0) return false;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &encoder.bytes, &encoder.size);
    jpeg.image_width = width;
    jpeg.image_height = height;
    jpeg.input_components = components;
    jpeg.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    const std::size_t stride = std::size_t{width} * static_cast<std::size_t>(components);
    while (jpeg.next_scanline < height) {
        auto* row = const_cast<unsigned char*>(rows) + stride * jpeg.next_scanline;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
}

std::string encode_jpeg(const Pixels& pixels) {
    Encoder encoder;
    const auto* rows =
        static_cast<const unsigned char*>(static_cast<const void*>(pixels.colour.data()));
    if (!compress(encoder, rows, pixels.width, pixels.height, pixels.components)) {
        std::array<char, JMSG_LENGTH_MAX> message = {};
        (*encoder.errors.format_message)(
            static_cast<j_common_ptr>(static_cast<void*>(&encoder.jpeg)), message.data());
        throw Failure(Code::W004, {"libjpeg", message.data()});
    }
    return {static_cast<const char*>(static_cast<const void*>(encoder.bytes)), encoder.size};
}

struct StringWriter : pugi::xml_writer {
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

std::string with_view_box(std::string_view svg, const Info& info) {
    pugi::xml_document document;
    document.load_buffer(svg.data(), svg.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    pugi::xml_node root = document.document_element();
    if (root.attribute("viewBox")) return {};
    root.append_attribute("viewBox").set_value(
        fmt::format("0 0 {} {}", info.width, info.height).c_str());
    StringWriter writer;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

}  // namespace

std::string normalised(std::string_view bytes, const Info& info) {
    if (info.format == Format::svg) return with_view_box(bytes, info);
    if (info.orientation == 1) return {};
    return encode_jpeg(turned(decode(bytes), info.orientation));
}

}  // namespace banxin::image
