// SVG to a one-page PDF through librsvg and cairo. The drawing was checked before; it is given
// as data without a base address, so that nothing else can be loaded.

#include "image/formats.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <memory>

namespace banxin::image {
namespace {

struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
};
template <typename T>
using Owned = std::unique_ptr<T, Release>;

[[noreturn]] void refuse_error(GError* error) {
    const Owned<GError> owned(error);
    refuse(Problem::Kind::broken, error != nullptr ? error->message : "unknown error");
}

void need(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        refuse(Problem::Kind::broken, cairo_status_to_string(status));
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
    Owned<RsvgHandle> handle(rsvg_handle_new_from_data(data, bytes.size(), &error));
    if (handle == nullptr) refuse_error(error);
    return handle;
}

}  // namespace

void parse_svg(std::string_view bytes) {
    const Owned<RsvgHandle> handle = open(bytes);
}

std::string draw_svg(std::string_view bytes, SvgBox box) {
    const Owned<RsvgHandle> handle = open(bytes);
    std::string pdf;
    const Owned<cairo_surface_t> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, box.width, box.height));
    need(cairo_surface_status(surface.get()));
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    // Else cairo asks the clock.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
    {
        const Owned<cairo_t> canvas(cairo_create(surface.get()));
        GError* error = nullptr;
        const RsvgRectangle viewport = {0, 0, box.width, box.height};
        if (rsvg_handle_render_document(handle.get(), canvas.get(), &viewport, &error) == FALSE) {
            refuse_error(error);
        }
        need(cairo_status(canvas.get()));
    }
    cairo_surface_finish(surface.get());
    need(cairo_surface_status(surface.get()));
    return pdf;
}

}  // namespace banxin::image
