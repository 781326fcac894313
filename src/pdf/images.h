/// \file
/// The pictures that the pages use, each once in the file: JPEG and PNG as they came where a viewer
/// can decode them, other rasters as samples, drawings as vectors.
#pragma once

#include "base/stored_bytes.h"
#include "image/image.h"
#include "layout/page.h"
#include "pdf/document.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace banxin::pdf {

/// Prepared without libharu, so that pictures can be decoded and deflated in parallel.
class ImageSet {
public:
    /// Throws Failure W004 for a picture that does not decode.
    ImageSet(const layout::Pages& pages, unsigned jobs, std::int32_t pixels_an_inch);

    /// Pictures with the same bytes share one object: the index of the first of them.
    [[nodiscard]] std::size_t shared_index(std::size_t image) const { return shared_[image]; }
    /// A `cm` that brings the object into the unit square, upright; empty if it is there.
    [[nodiscard]] const std::string& unit_matrix(std::size_t index) const {
        return images_[index].matrix;
    }
    /// By shared index; 0 where no page shows the picture.
    [[nodiscard]] std::vector<ObjectNumber> embed(Document& document) const;

private:
    struct Prepared {
        bool used = false;
        std::uint32_t width = 0;
        std::uint32_t height = 0;
        int components = 0;
        int bits = 8;
        /// RGB; empty: none.
        std::string palette;
        /// Its rows are filtered as a PNG's.
        bool filtered = false;
        Coding coding = Coding::flate;
        bool inverted = false;
        image::Limit limit;
        StoredBytes colour;   ///< deflated, or a JPEG
        StoredBytes alpha;    ///< deflated; empty: opaque
        StoredBytes drawing;  ///< a one-page PDF
        std::string matrix;
    };
    void prepare_raster(Prepared& image, const StoredBytes& file);
    void take(Prepared& image, image::PackedPixels packed);
    void measure(const layout::Pages& pages, std::int32_t pixels_an_inch);
    void find_shared();

    const layout::Pages& pages_;
    std::vector<std::size_t> shared_;
    std::vector<Prepared> images_;
    std::shared_ptr<Scratch> aside_ = std::make_shared<Scratch>();
};

}  // namespace banxin::pdf
