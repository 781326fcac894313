// Image XObjects by PDF 1.7, "Images"; drawings are handed to drawing.cc.

#include "pdf/images.h"

#include "base/parallel.h"
#include "image/decoding_room.h"
#include "pdf/drawing.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace banxin::pdf {
namespace {

/// How EXIF's orientations turn the unit square, y upward.
constexpr std::array<const char*, 9> orientation_matrix = {
    "",
    "",
    "-1 0 0 1 1 0 cm ",
    "-1 0 0 -1 1 1 cm ",
    "1 0 0 -1 0 1 cm ",
    "0 -1 -1 0 1 1 cm ",
    "0 -1 1 0 0 1 cm ",
    "0 1 1 0 0 0 cm ",
    "0 1 -1 0 1 0 cm ",
};

void describe(Document& document, HPDF_Dict object, std::uint32_t width, std::uint32_t height,
              int components) {
    document.set_name(object, "Type", "XObject");
    document.set_name(object, "Subtype", "Image");
    document.set_number(object, "Width", width);
    document.set_number(object, "Height", height);
    document.set_name(object, "ColorSpace",
                      components == 1   ? "DeviceGray"
                      : components == 4 ? "DeviceCMYK"
                                        : "DeviceRGB");
    document.set_number(object, "BitsPerComponent", 8);
}

/// To make a picture again costs a little of it, and edges that were sharp: not for few pixels.
bool is_well_over(image::Limit size, image::Limit limit) {
    const auto over = [](std::uint64_t is, std::uint64_t may) { return may * 5 / 4 < is; };
    return limit.width > 0 && over(size.width, limit.width) && over(size.height, limit.height);
}

/// Adobe's programs write how much paper is left, not how much ink there is.
void invert(Document& document, HPDF_Dict object) {
    HPDF_Array decode = document.add_array(object, "Decode");
    for (int ink = 0; ink < 4; ++ink) {
        document.push_number(decode, 1);
        document.push_number(decode, 0);
    }
}

/// PDF 1.7, "Indexed Color Spaces".
void take_colours_from(Document& document, HPDF_Dict object, std::string_view palette) {
    HPDF_Array space = document.add_array(object, "ColorSpace");
    document.push_name(space, "Indexed");
    document.push_name(space, "DeviceRGB");
    document.push_number(space, static_cast<std::int64_t>(palette.size() / 3) - 1);
    document.push_bytes(space, palette);
}

/// Each row says by its first byte how it is filtered.
void unfilter(Document& document, HPDF_Dict object, std::uint32_t width, int components, int bits) {
    constexpr int as_png = 15;
    document.set_number(object, "BitsPerComponent", bits);
    HPDF_Dict parameters = document.add_dict(object, "DecodeParms");
    document.set_number(parameters, "Predictor", as_png);
    document.set_number(parameters, "Colors", components);
    document.set_number(parameters, "BitsPerComponent", bits);
    document.set_number(parameters, "Columns", width);
}

}  // namespace

void ImageSet::prepare_raster(Prepared& image, const StoredBytes& file) {
    const std::shared_ptr<const std::string> held = file.hold();
    const std::string& bytes = *held;
    image::Limit limit = image.limit;
    const image::DecodingRoom room(image::decoding_size(bytes));
    if (image::recognise(bytes) == image::Format::jpeg) {
        const image::Info info = image::jpeg_info(bytes);
        image.matrix = orientation_matrix[info.orientation];
        if (info.orientation >= 5) std::swap(limit.width, limit.height);
        const bool over = is_well_over({info.width, info.height}, limit);
        if (info.embeddable && (!over || info.cmyk)) {
            image.width = info.width;
            image.height = info.height;
            image.components = info.cmyk ? 4 : info.components;
            image.inverted = info.inverted;
            image.coding = Coding::jpeg;
            image.colour = file;
            return;
        }
        if (over) {
            std::string made = image::smaller_jpeg(bytes, limit);
            const image::Info smaller = image::jpeg_info(made);
            image.colour = StoredBytes::put_aside(std::move(made), aside_);
            image.width = smaller.width;
            image.height = smaller.height;
            image.components = smaller.components;
            image.coding = Coding::jpeg;
            return;
        }
    }
    if (std::optional<image::PackedPixels> packed = image::packed_png(bytes);
        packed && !is_well_over({packed->width, packed->height}, limit)) {
        take(image, std::move(*packed));
        return;
    }
    image::Pixels pixels = image::decode(bytes);
    if (is_well_over({pixels.width, pixels.height}, limit))
        pixels = image::shrunk(std::move(pixels), limit.width, limit.height);
    take(image, image::pack(pixels.width, pixels.height, pixels.components, pixels.colour));
    if (!pixels.alpha.empty())
        image.alpha = StoredBytes::put_aside(
            image::pack(pixels.width, pixels.height, 1, pixels.alpha).data, aside_);
}

void ImageSet::take(Prepared& image, image::PackedPixels packed) {
    image.width = packed.width;
    image.height = packed.height;
    image.components = packed.components;
    image.bits = packed.bits;
    image.palette = std::move(packed.palette);
    image.filtered = true;
    image.colour = StoredBytes::put_aside(std::move(packed.data), aside_);
}

/// Pixels that a picture needs where it is shown largest.
void ImageSet::measure(const layout::Pages& pages, std::int32_t pixels_an_inch) {
    for (const layout::Page& page : pages.pages) {
        for (const layout::Item& item : page.items) {
            const auto* image = std::get_if<layout::ImageItem>(&item);
            if (image == nullptr) continue;
            Prepared& prepared = images_[shared_[image->image]];
            prepared.used = true;
            const auto pixels = [&](Length side) {
                const std::int64_t inch = points(72).sp;
                return static_cast<std::uint32_t>((side.sp * pixels_an_inch + inch - 1) / inch);
            };
            Length width = image->area.width;
            Length height = image->area.height;
            if (image->direction != layout::Direction::horizontal) std::swap(width, height);
            prepared.limit.width = std::max(prepared.limit.width, pixels(width));
            prepared.limit.height = std::max(prepared.limit.height, pixels(height));
        }
    }
}

ImageSet::ImageSet(const layout::Pages& pages, unsigned jobs, std::int32_t pixels_an_inch)
    : pages_(pages), images_(pages.images.size()) {
    find_shared();
    measure(pages, pixels_an_inch);
    // Drawings one after another: the text renderer below librsvg keeps caches per thread.
    for (std::size_t i = 0; i < images_.size(); ++i) {
        if (!images_[i].used) continue;
        const std::string bytes = pages.images[i].bytes.read();
        if (image::recognise(bytes) != image::Format::svg) continue;
        std::string drawing = image::svg_to_pdf(bytes);
        images_[i].matrix = drawing_matrix(drawing);
        images_[i].drawing = StoredBytes::put_aside(std::move(drawing), aside_);
    }
    for_each_parallel(images_.size(), jobs, [&](std::size_t i) {
        if (!images_[i].used || !images_[i].drawing.empty()) return;
        prepare_raster(images_[i], pages.images[i].bytes);
    });
}

/// Only files of the same size are compared.
void ImageSet::find_shared() {
    std::map<std::uint64_t, std::vector<std::size_t>> known;
    for (std::size_t i = 0; i < pages_.images.size(); ++i) {
        const StoredBytes& bytes = pages_.images[i].bytes;
        std::vector<std::size_t>& alike = known[bytes.size()];
        const auto same = std::find_if(alike.begin(), alike.end(), [&](std::size_t other) {
            return pages_.images[other].bytes == bytes;
        });
        shared_.push_back(same == alike.end() ? i : *same);
        if (same == alike.end()) alike.push_back(i);
    }
}

std::vector<ObjectNumber> ImageSet::embed(Document& document) const {
    std::vector<ObjectNumber> objects;
    for (const Prepared& image : images_) {
        if (!image.used) {
            objects.push_back(0);
            continue;
        }
        if (!image.drawing.empty()) {
            objects.push_back(Document::number_of(embed_drawing(document, image.drawing.read())));
            continue;
        }
        HPDF_Dict object = document.new_stream(image.colour, image.coding);
        describe(document, object, image.width, image.height, image.components);
        if (image.inverted) invert(document, object);
        if (!image.palette.empty()) take_colours_from(document, object, image.palette);
        if (image.filtered) unfilter(document, object, image.width, image.components, image.bits);
        if (!image.alpha.empty()) {
            HPDF_Dict mask = document.new_stream(image.alpha, Coding::flate);
            describe(document, mask, image.width, image.height, 1);
            unfilter(document, mask, image.width, 1, 8);
            document.set(object, "SMask", mask);
        }
        objects.push_back(Document::number_of(object));
    }
    return objects;
}

}  // namespace banxin::pdf
