// Image XObjects by PDF 1.7, "Images"; drawings are handed to drawing.cc.

#include "pdf/images.h"

#include "base/parallel.h"
#include "pdf/deflate.h"
#include "pdf/drawing.h"

#include <array>
#include <map>

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
    document.set_name(object, "ColorSpace", components == 1 ? "DeviceGray" : "DeviceRGB");
    document.set_number(object, "BitsPerComponent", 8);
}

}  // namespace

void ImageSet::prepare_raster(Prepared& image, std::string_view bytes) {
    if (image::recognise(bytes) == image::Format::jpeg) {
        const image::Info info = image::jpeg_info(bytes);
        image.matrix = orientation_matrix[info.orientation];
        if (info.embeddable) {
            image.width = info.width;
            image.height = info.height;
            image.components = info.components;
            image.coding = Coding::jpeg;
            image.jpeg = bytes;
            return;
        }
    }
    const image::Pixels pixels = image::decode(bytes);
    image.width = pixels.width;
    image.height = pixels.height;
    image.components = pixels.components;
    image.colour = deflate(pixels.colour);
    if (!pixels.alpha.empty()) image.alpha = deflate(pixels.alpha);
}

ImageSet::ImageSet(const layout::Pages& pages, unsigned jobs) : images_(pages.images.size()) {
    std::map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < pages.images.size(); ++i) {
        shared_.push_back(known.emplace(pages.images[i].bytes, i).first->second);
    }
    for (const layout::Page& page : pages.pages) {
        for (const layout::Item& item : page.items) {
            const auto* image = std::get_if<layout::ImageItem>(&item);
            if (image != nullptr) images_[shared_[image->image]].used = true;
        }
    }
    // Drawings one after another: the text renderer below librsvg keeps caches per thread.
    for (std::size_t i = 0; i < images_.size(); ++i) {
        const std::string_view bytes = pages.images[i].bytes;
        if (!images_[i].used || image::recognise(bytes) != image::Format::svg) continue;
        images_[i].drawing = image::svg_to_pdf(bytes);
        images_[i].matrix = drawing_matrix(images_[i].drawing);
    }
    for_each_parallel(images_.size(), jobs, [&](std::size_t i) {
        if (!images_[i].used || !images_[i].drawing.empty()) return;
        prepare_raster(images_[i], pages.images[i].bytes);
    });
}

std::vector<HPDF_Dict> ImageSet::embed(Document& document) const {
    std::vector<HPDF_Dict> objects;
    for (const Prepared& image : images_) {
        if (!image.used) {
            objects.push_back(nullptr);
            continue;
        }
        if (!image.drawing.empty()) {
            objects.push_back(embed_drawing(document, image.drawing));
            continue;
        }
        const bool jpeg = image.coding == Coding::jpeg;
        HPDF_Dict object = document.new_stream(jpeg ? image.jpeg : image.colour, image.coding);
        describe(document, object, image.width, image.height, image.components);
        if (!image.alpha.empty()) {
            HPDF_Dict mask = document.new_stream(image.alpha, Coding::flate);
            describe(document, mask, image.width, image.height, 1);
            document.set(object, "SMask", mask);
        }
        objects.push_back(object);
    }
    return objects;
}

}  // namespace banxin::pdf
