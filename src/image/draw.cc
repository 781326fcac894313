#include "image/draw.h"

#include "base/diagnostics.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cstring>
#include <memory>

namespace banxin::image {
namespace {

struct ObjectRelease {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct SurfaceRelease {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextRelease {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

[[noreturn]] void refuse(GError* error) {
    const std::string detail = error != nullptr ? error->message : "unknown error";
    g_clear_error(&error);
    throw Failure(Code::W004, {"librsvg", detail});
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw Failure(Code::W004, {"cairo", cairo_status_to_string(status)});
    }
}

}  // namespace

Pixels draw_svg(std::string_view svg, std::uint32_t width, std::uint32_t height) {
    GError* error = nullptr;
    const std::unique_ptr<RsvgHandle, ObjectRelease> handle(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (handle == nullptr) refuse(error);
    const std::unique_ptr<cairo_surface_t, SurfaceRelease> surface(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    check(cairo_surface_status(surface.get()));
    {
        const std::unique_ptr<cairo_t, ContextRelease> context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
        const RsvgRectangle box = {0, 0, static_cast<double>(width), static_cast<double>(height)};
        if (rsvg_handle_render_document(handle.get(), context.get(), &box, &error) == FALSE) {
            refuse(error);
        }
        check(cairo_status(context.get()));
    }
    cairo_surface_flush(surface.get());

    Pixels pixels;
    pixels.width = width;
    pixels.height = height;
    pixels.components = 3;
    pixels.colour.resize(std::size_t{width} * height * 3);
    const unsigned char* row = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    char* to = pixels.colour.data();
    for (std::uint32_t y = 0; y < height; ++y, row += stride) {
        for (std::uint32_t x = 0; x < width; ++x) {
            // A native 32-bit number, whatever the order of its bytes.
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + std::size_t{x} * 4, 4);
            *to++ = static_cast<char>(pixel >> 16 & 0xFF);
            *to++ = static_cast<char>(pixel >> 8 & 0xFF);
            *to++ = static_cast<char>(pixel & 0xFF);
        }
    }
    return pixels;
}

}  // namespace banxin::image
