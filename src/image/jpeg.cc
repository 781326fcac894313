// JPEG through libjpeg. Its errors are longjmps: they are caught in small functions that hold
// nothing with a destructor.

#include "image/formats.h"

#include <cstdio>  // jpeglib.h needs FILE

#include <jpeglib.h>

#include <jerror.h>

#include <array>
#include <csetjmp>
#include <utility>

namespace banxin::image {
namespace {

/// A progressive picture of a few kilobytes can ask for thousands of passes over its pixels.
constexpr int most_scans = 200;

struct Decoder {
    jpeg_decompress_struct jpeg = {};
    jpeg_error_mgr errors = {};
    jpeg_progress_mgr progress = {};
    std::jmp_buf escape = {};
    std::array<char, JMSG_LENGTH_MAX> message = {};
    bool cut_short = false;

    Decoder() = default;
    ~Decoder() { jpeg_destroy_decompress(&jpeg); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
};

Decoder& decoder_of(j_common_ptr jpeg) {
    return *static_cast<Decoder*>(jpeg->client_data);
}

extern "C" {
[[noreturn]] static void leave(j_common_ptr jpeg) {
    Decoder& decoder = decoder_of(jpeg);
    (*jpeg->err->format_message)(jpeg, decoder.message.data());
    std::longjmp(decoder.escape, 1);
}
static void note(j_common_ptr jpeg, int level) {
    // libjpeg fills what is missing with grey and calls it a warning.
    const int code = jpeg->err->msg_code;
    if (level >= 0 || decoder_of(jpeg).cut_short) return;
    if (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_NOT_SEQUENTIAL) {
        (*jpeg->err->format_message)(jpeg, decoder_of(jpeg).message.data());
        decoder_of(jpeg).cut_short = true;
    }
}
static void watch(j_common_ptr jpeg) {
    Decoder& decoder = decoder_of(jpeg);
    if (decoder.jpeg.input_scan_number > most_scans) ERREXIT(jpeg, JERR_INPUT_EOF);
}
}

bool read_header(Decoder& decoder, const unsigned char* bytes, unsigned long size) {
    decoder.jpeg.err = jpeg_std_error(&decoder.errors);
    decoder.errors.error_exit = leave;
    decoder.errors.emit_message = note;
    decoder.jpeg.client_data = &decoder;
    if (setjmp(decoder.escape) != 0) return false;
    jpeg_create_decompress(&decoder.jpeg);
    decoder.progress.progress_monitor = watch;
    decoder.jpeg.progress = &decoder.progress;
    jpeg_mem_src(&decoder.jpeg, bytes, size);
    jpeg_save_markers(&decoder.jpeg, JPEG_APP0 + 1, 0xFFFF);
    return jpeg_read_header(&decoder.jpeg, TRUE) == JPEG_HEADER_OK;
}

bool start(Decoder& decoder, J_COLOR_SPACE colours, unsigned eighths) {
    if (setjmp(decoder.escape) != 0) return false;
    decoder.jpeg.out_color_space = colours;
    decoder.jpeg.scale_num = eighths;
    decoder.jpeg.scale_denom = 8;
    return jpeg_start_decompress(&decoder.jpeg) != FALSE;
}

bool read_rows(Decoder& decoder, unsigned char* to, std::size_t stride) {
    if (setjmp(decoder.escape) != 0) return false;
    while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
        JSAMPROW row = to + stride * decoder.jpeg.output_scanline;
        if (jpeg_read_scanlines(&decoder.jpeg, &row, 1) != 1) return false;
    }
    return jpeg_finish_decompress(&decoder.jpeg) != FALSE;
}

[[noreturn]] void refuse_broken(const Decoder& decoder) {
    refuse(Problem::Kind::broken, decoder.message.data());
}

bool is_cmyk(const jpeg_decompress_struct& jpeg) {
    return jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
}

Info info_of(const jpeg_decompress_struct& jpeg) {
    Info info;
    info.format = Format::jpeg;
    info.width = jpeg.image_width;
    info.height = jpeg.image_height;
    info.components = jpeg.num_components == 1 ? 1 : 3;
    // A PDF viewer takes three components for YCbCr unless Adobe's marker says otherwise;
    // libjpeg also recognises RGB by the component names.
    info.cmyk = is_cmyk(jpeg);
    info.inverted = info.cmyk && jpeg.saw_Adobe_marker != FALSE;
    const bool plain = jpeg.jpeg_color_space == JCS_GRAYSCALE ||
                       jpeg.jpeg_color_space == JCS_YCbCr || jpeg.saw_Adobe_marker != FALSE;
    info.embeddable =
        info.cmyk || (plain && (jpeg.num_components == 1 || jpeg.num_components == 3));
    for (jpeg_saved_marker_ptr marker = jpeg.marker_list; marker != nullptr;
         marker = marker->next) {
        std::string app1;
        for (unsigned i = 0; i < marker->data_length; ++i) {
            app1.push_back(static_cast<char>(marker->data[i]));
        }
        const std::uint8_t orientation = exif_orientation(app1);
        if (orientation != 1) info.orientation = orientation;
    }
    return info;
}

/// The decoder makes an eighth of the pixels, or two or three, with less work than all of them.
unsigned eighths_for(const jpeg_decompress_struct& jpeg, Limit least) {
    if (least.width == 0 || least.height == 0) return 8;
    for (unsigned eighths = 1; eighths < 8; ++eighths) {
        const std::uint64_t width = std::uint64_t{jpeg.image_width} * eighths / 8;
        const std::uint64_t height = std::uint64_t{jpeg.image_height} * eighths / 8;
        if (width >= least.width && height >= least.height) return eighths;
    }
    return 8;
}

void open(Decoder& decoder, std::string_view bytes, const unsigned char* start_of_bytes) {
    if (!read_header(decoder, start_of_bytes, bytes.size())) refuse_broken(decoder);
    check_size(decoder.jpeg.image_width, decoder.jpeg.image_height);
    // Neither browsers nor PDF viewers decode it.
    if (decoder.jpeg.arith_code != FALSE) refuse(Problem::Kind::broken, "arithmetic coding");
}

/// CMYK to RGB without a profile; Adobe's files hold the inks inverted.
std::string rgb_of_cmyk(const std::string& cmyk, bool inverted) {
    std::string rgb;
    rgb.reserve(cmyk.size() / 4 * 3);
    const auto light = [&](std::size_t at) {
        const unsigned ink = static_cast<unsigned char>(cmyk[at]);
        return inverted ? ink : 255U - ink;
    };
    for (std::size_t i = 0; i + 3 < cmyk.size(); i += 4) {
        for (std::size_t c = 0; c < 3; ++c) {
            rgb.push_back(static_cast<char>((light(i + c) * light(i + 3) + 127U) / 255U));
        }
    }
    return rgb;
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}

}  // namespace

std::uint8_t exif_orientation(std::string_view app1) {
    // Exif 2.32, "Orientation": tag 0x0112, a SHORT in the first directory of a TIFF block.
    using namespace std::string_view_literals;
    if (!app1.starts_with("Exif\0\0"sv)) return 1;
    const std::string_view tiff = app1.substr(6);
    if (tiff.size() < 8) return 1;
    const bool little = tiff.starts_with("II"sv);
    if (!little && !tiff.starts_with("MM"sv)) return 1;
    const auto number = [&](std::size_t at, std::size_t size) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t k = little ? size - 1 - i : i;
            value = value << 8U | static_cast<unsigned char>(tiff[at + k]);
        }
        return value;
    };
    const std::size_t directory = number(4, 4);
    if (directory > tiff.size() - 2) return 1;
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + 12 * i;
        if (at + 12 > tiff.size()) return 1;
        if (number(at, 2) != 0x0112) continue;
        const std::size_t value = number(at + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<std::uint8_t>(value) : std::uint8_t{1};
    }
    return 1;
}

Info read_jpeg_header(std::string_view bytes) {
    Decoder decoder;
    open(decoder, bytes, unsigned_bytes(bytes));
    return info_of(decoder.jpeg);
}

Picture read_jpeg(std::string_view bytes, Limit least) {
    Decoder decoder;
    open(decoder, bytes, unsigned_bytes(bytes));
    Picture picture;
    picture.info = info_of(decoder.jpeg);
    const bool cmyk = is_cmyk(decoder.jpeg);
    const J_COLOR_SPACE colours = cmyk                           ? JCS_CMYK
                                  : picture.info.components == 1 ? JCS_GRAYSCALE
                                                                 : JCS_RGB;
    if (!start(decoder, colours, eighths_for(decoder.jpeg, least))) refuse_broken(decoder);
    const auto samples = static_cast<std::size_t>(decoder.jpeg.output_components);
    const std::size_t stride = samples * decoder.jpeg.output_width;
    std::string rows(stride * decoder.jpeg.output_height, '\0');
    auto* to = static_cast<unsigned char*>(static_cast<void*>(rows.data()));
    if (!read_rows(decoder, to, stride) || decoder.cut_short) refuse_broken(decoder);
    if (cmyk) rows = rgb_of_cmyk(rows, decoder.jpeg.saw_Adobe_marker != FALSE);
    picture.pixels.width = decoder.jpeg.output_width;
    picture.pixels.height = decoder.jpeg.output_height;
    picture.pixels.components = picture.info.components;
    picture.pixels.colour = std::move(rows);
    return picture;
}

}  // namespace banxin::image
