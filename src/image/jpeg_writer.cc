// JPEG files through libjpeg, for photographs that have to be written again.
#include "base/diagnostics.h"
#include "image/formats.h"

#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

namespace banxin::image {
namespace {

/// Hardly to be told from the original, at about its size.
constexpr int quality = 92;

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

}  // namespace

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

}  // namespace banxin::image
