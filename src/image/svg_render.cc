// SVG to a one-page PDF, and to pixels, through librsvg and cairo, which are opened when the first
// drawing is. It was checked before; it is given as data without a base address, so that nothing
// else can be loaded.

#include "base/diagnostics.h"
#include "base/module.h"
#include "image/formats.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace banxin::image {
namespace {

/// librsvg, and what it needs itself.
struct Rsvg {
    Module module{BANXIN_LIBRSVG};
    BANXIN_MODULE_FUNCTION(module, rsvg_handle_new_from_data);
    BANXIN_MODULE_FUNCTION(module, rsvg_handle_render_document);
    BANXIN_MODULE_FUNCTION(module, g_object_unref);
    BANXIN_MODULE_FUNCTION(module, g_error_free);
    BANXIN_MODULE_FUNCTION(module, cairo_create);
    BANXIN_MODULE_FUNCTION(module, cairo_destroy);
    BANXIN_MODULE_FUNCTION(module, cairo_status);
    BANXIN_MODULE_FUNCTION(module, cairo_status_to_string);
    BANXIN_MODULE_FUNCTION(module, cairo_surface_status);
    BANXIN_MODULE_FUNCTION(module, cairo_surface_destroy);
    BANXIN_MODULE_FUNCTION(module, cairo_surface_finish);
    BANXIN_MODULE_FUNCTION(module, cairo_surface_flush);
    BANXIN_MODULE_FUNCTION(module, cairo_image_surface_create);
    BANXIN_MODULE_FUNCTION(module, cairo_image_surface_get_data);
    BANXIN_MODULE_FUNCTION(module, cairo_image_surface_get_stride);
    BANXIN_MODULE_FUNCTION(module, cairo_pdf_surface_create_for_stream);
    BANXIN_MODULE_FUNCTION(module, cairo_pdf_surface_restrict_to_version);
    BANXIN_MODULE_FUNCTION(module, cairo_pdf_surface_set_metadata);
};

const Rsvg& library() {
    static const Rsvg rsvg;
    return rsvg;
}

struct Release {
    void operator()(RsvgHandle* handle) const { library().g_object_unref(handle); }
    void operator()(GError* error) const { library().g_error_free(error); }
    void operator()(cairo_surface_t* surface) const { library().cairo_surface_destroy(surface); }
    void operator()(cairo_t* canvas) const { library().cairo_destroy(canvas); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

[[noreturn]] void refuse_error(GError* error) {
    const Owned<GError> owned(error);
    refuse(Problem::Kind::broken, error != nullptr ? error->message : "unknown error");
}

void need(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        refuse(Problem::Kind::broken, library().cairo_status_to_string(status));
    }
}

extern "C" {
static cairo_status_t append(void* to, const unsigned char* bytes, unsigned size) noexcept {
    try {
        static_cast<std::string*>(to)->append(
            static_cast<const char*>(static_cast<const void*>(bytes)), size);
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}
}

Owned<RsvgHandle> open(std::string_view bytes) {
    GError* error = nullptr;
    const auto* data = static_cast<const guint8*>(static_cast<const void*>(bytes.data()));
    Owned<RsvgHandle> handle(library().rsvg_handle_new_from_data(data, bytes.size(), &error));
    if (handle == nullptr) refuse_error(error);
    return handle;
}

void render(RsvgHandle* handle, cairo_surface_t* surface, const RsvgRectangle& viewport) {
    const Owned<cairo_t> canvas(library().cairo_create(surface));
    GError* error = nullptr;
    if (library().rsvg_handle_render_document(handle, canvas.get(), &viewport, &error) == FALSE)
        refuse_error(error);
    need(library().cairo_status(canvas.get()));
}

/// cairo keeps a native 32-bit number a pixel, its colours weighed by its alpha.
Pixels pixels_of(cairo_surface_t* surface, std::uint32_t width, std::uint32_t height) {
    library().cairo_surface_flush(surface);
    Pixels pixels{width, height, 3, {}, {}};
    const std::size_t count = std::size_t{width} * height;
    pixels.colour.reserve(count * 3);
    pixels.alpha.reserve(count);
    const unsigned char* row = library().cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(library().cairo_image_surface_get_stride(surface));
    for (std::uint32_t y = 0; y < height; ++y, row += stride) {
        for (std::uint32_t x = 0; x < width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, row + std::size_t{x} * 4, 4);
            const std::uint32_t alpha = pixel >> 24;
            for (const unsigned shift : {16U, 8U, 0U}) {
                const std::uint32_t weighed = pixel >> shift & 0xFF;
                pixels.colour += static_cast<char>(
                    alpha == 0 ? 0 : std::min(255U, (weighed * 255 + alpha / 2) / alpha));
            }
            pixels.alpha += static_cast<char>(alpha);
        }
    }
    return pixels;
}

}  // namespace

void parse_svg(std::string_view bytes) {
    const Owned<RsvgHandle> handle = open(bytes);
}

std::string draw_svg(std::string_view bytes, SvgBox box) {
    const Owned<RsvgHandle> handle = open(bytes);
    std::string pdf;
    const Owned<cairo_surface_t> surface(
        library().cairo_pdf_surface_create_for_stream(append, &pdf, box.width, box.height));
    need(library().cairo_surface_status(surface.get()));
    library().cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    // Else cairo asks the clock.
    library().cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                             "2000-01-01T00:00:00Z");
    render(handle.get(), surface.get(), {0, 0, box.width, box.height});
    library().cairo_surface_finish(surface.get());
    need(library().cairo_surface_status(surface.get()));
    return pdf;
}

Pixels paint_svg(std::string_view bytes, const Stretch& width, const Stretch& height) {
    try {
        const Owned<RsvgHandle> handle = open(bytes);
        const Owned<cairo_surface_t> surface(library().cairo_image_surface_create(
            CAIRO_FORMAT_ARGB32, static_cast<int>(width.count), static_cast<int>(height.count)));
        need(library().cairo_surface_status(surface.get()));
        render(handle.get(), surface.get(),
               {-static_cast<double>(width.first), -static_cast<double>(height.first),
                static_cast<double>(width.whole), static_cast<double>(height.whole)});
        return pixels_of(surface.get(), width.count, height.count);
    } catch (const Refusal& refusal) {
        throw Failure(Code::W004, {"librsvg", refusal.problem.detail});
    }
}

}  // namespace banxin::image
