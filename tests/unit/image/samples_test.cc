// Sample pictures, and that they are what they should be. Encoders' errors would show as broken
// samples, so statuses are not checked.

#include "unit/image/samples.h"

#include <cstdio>  // jpeglib.h needs FILE

#include "image/image.h"

#include <gif_lib.h>
#include <gtest/gtest.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace banxin::image::samples {
namespace {

void put_png(png_structp png, png_bytep bytes, std::size_t size) {
    auto& to = *static_cast<std::string*>(png_get_io_ptr(png));
    to.append(static_cast<const char*>(static_cast<const void*>(bytes)), size);
}
void flush_png(png_structp) {}

int put_gif(GifFileType* gif, const GifByteType* bytes, int size) {
    static_cast<std::string*>(gif->UserData)
        ->append(static_cast<const char*>(static_cast<const void*>(bytes)),
                 static_cast<std::size_t>(size));
    return size;
}

void append_little(std::string& to, std::size_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        to.push_back(static_cast<char>(value & 0xFFU));
        value >>= 8U;
    }
}

std::string chunk(const std::string& name, const std::string& data) {
    std::string result = name;
    append_little(result, data.size(), 4);
    result += data;
    if (data.size() % 2 == 1) result.push_back('\0');
    return result;
}

}  // namespace

std::string png(PngKind kind) {
    std::string bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, put_png, flush_png);
    const bool wide = kind == PngKind::grey16;
    int colour = PNG_COLOR_TYPE_RGB;
    int samples = 3;
    if (wide) colour = PNG_COLOR_TYPE_GRAY, samples = 2;
    if (kind == PngKind::palette) colour = PNG_COLOR_TYPE_PALETTE, samples = 1;
    if (kind == PngKind::rgba) colour = PNG_COLOR_TYPE_RGBA, samples = 4;
    png_set_IHDR(png, info, 8, 6, wide ? 16 : 8, colour,
                 kind == PngKind::interlaced_rgb ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const std::vector<png_color> palette = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}};
    const std::vector<png_byte> transparency = {255, 128};
    if (kind == PngKind::palette) {
        png_set_PLTE(png, info, palette.data(), 3);
        png_set_tRNS(png, info, transparency.data(), 2, nullptr);
    }
    std::vector<png_byte> pixels;
    std::vector<png_bytep> rows;
    const std::size_t stride = 8U * static_cast<std::size_t>(samples);
    for (std::size_t i = 0; i < stride * 6; ++i) {
        pixels.push_back(static_cast<png_byte>(kind == PngKind::palette ? i % 3 : i * 5 % 251));
    }
    for (std::size_t y = 0; y < 6; ++y) rows.push_back(pixels.data() + y * stride);
    png_set_rows(png, info, rows.data());
    png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

std::string jpeg(int components, const std::string& exif) {
    jpeg_compress_struct jpeg = {};
    jpeg_error_mgr errors = {};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &buffer, &size);
    jpeg.image_width = 16;
    jpeg.image_height = 8;
    jpeg.input_components = components;
    jpeg.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    if (!exif.empty()) {
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1,
                          static_cast<const JOCTET*>(static_cast<const void*>(exif.data())),
                          static_cast<unsigned>(exif.size()));
    }
    // Adobe's CMYK is inverted: no ink is 255. The left half is paper, the right half black.
    std::vector<unsigned char> row(16U * static_cast<std::size_t>(components), 255);
    for (std::size_t i = row.size() / 2; i < row.size(); ++i) {
        if (components != 4 || i % 4 == 3) row[i] = 0;
    }
    JSAMPROW pointer = row.data();
    while (jpeg.next_scanline < 8) jpeg_write_scanlines(&jpeg, &pointer, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::string bytes(static_cast<const char*>(static_cast<const void*>(buffer)), size);
    std::free(buffer);
    return bytes;
}

std::string exif(unsigned char orientation, bool little_endian) {
    using namespace std::string_literals;
    const std::string value(1, static_cast<char>(orientation));
    if (little_endian) {
        return "Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + value +
               "\0\0\0\0\0\0\0"s;
    }
    return "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + value + "\0\0\0\0\0\0"s;
}

std::string gif(int frames, bool interlaced) {
    std::string bytes;
    int error = 0;
    GifFileType* gif = EGifOpen(&bytes, put_gif, &error);
    EGifSetGifVersion(gif, true);
    const GifColorType colours[] = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 9, 9}};
    ColorMapObject* map = GifMakeMapObject(4, colours);
    EGifPutScreenDesc(gif, 4, 4, 2, 0, map);
    for (int frame = 0; frame < frames; ++frame) {
        const GifByteType control[] = {1, 10, 0, 3};  // index 3 is transparent
        EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, 4, control);
        EGifPutImageDesc(gif, 2, 0, 2, 4, interlaced, nullptr);
        // Rows in the order of the file: 0, 2, 1, 3 when interlaced.
        GifPixelType rows[4][2] = {{0, 3}, {1, 1}, {2, 2}, {0, 0}};
        const int order[] = {0, 2, 1, 3};
        for (int i = 0; i < 4; ++i) EGifPutLine(gif, rows[interlaced ? order[i] : i], 2);
    }
    EGifCloseFile(gif, &error);
    GifFreeMapObject(map);
    return bytes;
}

std::string webp(bool alpha, bool animated) {
    std::vector<std::uint8_t> pixels;
    for (std::size_t i = 0; i < 6 * 5; ++i) {
        pixels.insert(pixels.end(), {static_cast<std::uint8_t>(i * 8), 20, 30,
                                     static_cast<std::uint8_t>(alpha ? i * 8 : 255)});
    }
    std::uint8_t* buffer = nullptr;
    const std::size_t size = WebPEncodeLosslessRGBA(pixels.data(), 6, 5, 24, &buffer);
    std::string bytes(static_cast<const char*>(static_cast<const void*>(buffer)), size);
    WebPFree(buffer);
    if (!animated) return bytes;
    std::string head;
    append_little(head, 0x12, 4);  // animation and alpha
    append_little(head, 5, 3);
    append_little(head, 4, 3);
    std::string frame;
    append_little(frame, 0, 6);
    append_little(frame, 5, 3);
    append_little(frame, 4, 3);
    append_little(frame, 100, 3);
    append_little(frame, 0, 1);
    frame += bytes.substr(12);
    const std::string body = "WEBP" + chunk("VP8X", head) + chunk("ANIM", std::string(6, '\0')) +
                             chunk("ANMF", frame) + chunk("ANMF", frame);
    return chunk("RIFF", body);
}

TEST(Samples, AreRecognisedByContent) {
    EXPECT_EQ(recognise(png(PngKind::palette)), Format::png);
    EXPECT_EQ(recognise(jpeg(3)), Format::jpeg);
    EXPECT_EQ(recognise(gif(1, false)), Format::gif);
    EXPECT_EQ(recognise(webp(true, true)), Format::webp);
    EXPECT_EQ(recognise("<?xml version='1.0'?><!-- x -->\n<svg:svg xmlns:svg='…'/>"), Format::svg);
    EXPECT_EQ(recognise("<svgish>"), std::nullopt);
    EXPECT_EQ(recognise("plain text"), std::nullopt);
    EXPECT_EQ(recognise(""), std::nullopt);
}

}  // namespace banxin::image::samples
