// The order of work: what is the same for all pages, then each page by itself and in parallel,
// then libharu, which works on one thread.

#include "base/deflate.h"
#include "base/parallel.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/fonts.h"
#include "pdf/glyph_uses.h"
#include "pdf/images.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/pdf.h"
#include "pdf/structure.h"

#include <algorithm>
#include <utility>

namespace banxin::pdf {
namespace {

struct PreparedPage {
    std::string content;  ///< deflated
    Resources resources;
    std::vector<layout::NodeId> marks;
};

/// Everything that takes long and that no page shares. Font programs are the largest pieces and
/// come first.
std::vector<PreparedPage> prepare(const layout::Pages& pages, std::vector<CutFace>& faces,
                                  const ImageSet& images, unsigned jobs) {
    std::vector<PreparedPage> prepared(pages.pages.size());
    for_each_parallel(faces.size() + prepared.size(), jobs, [&](std::size_t task) {
        if (task < faces.size()) {
            if (faces[task].used()) deflate_program(faces[task]);
            return;
        }
        const std::size_t i = task - faces.size();
        PageContent content =
            page_content(pages.pages[i], pages.trim_height, pages.structure, faces, images);
        prepared[i] = {deflated(content.operators, Wrapping::zlib), std::move(content.resources),
                       std::move(content.marks)};
    });
    return prepared;
}

/// Names what the page uses; the lists are empty on most pages but for one or two faces.
void set_resources(Document& document, HPDF_Dict page, const Resources& used,
                   const std::vector<HPDF_Dict>& fonts, const std::vector<HPDF_Dict>& images) {
    HPDF_Dict resources = document.dict_of(page, "Resources");
    if (!used.faces.empty()) {
        HPDF_Dict names = document.dict_of(resources, "Font");
        for (const std::size_t face : used.faces) {
            document.set(names, ("F" + std::to_string(face)).c_str(), fonts[face]);
        }
    }
    if (!used.images.empty()) {
        HPDF_Dict names = document.dict_of(resources, "XObject");
        for (const std::size_t image : used.images) {
            document.set(names, ("I" + std::to_string(image)).c_str(), images[image]);
        }
    }
}

std::vector<std::string> families_of(const std::vector<CutFace>& faces) {
    std::vector<std::string> families;
    for (const CutFace& face : faces) {
        if (!face.used()) continue;
        if (std::find(families.begin(), families.end(), face.family) == families.end()) {
            families.push_back(face.family);
        }
    }
    return families;
}

}  // namespace

PdfFile write(const layout::Pages& pages, const text::Fonts& fonts, const PdfOptions& options) {
    std::vector<CutFace> faces = cut_faces(collect_uses(pages), fonts, options.jobs);
    ImageSet images(pages, options.jobs, options.pixels_an_inch);
    std::vector<PreparedPage> prepared = prepare(pages, faces, images, options.jobs);

    Document document;
    std::vector<HPDF_Dict> font_objects;
    for (const CutFace& face : faces) {
        font_objects.push_back(face.used() ? embed(document, face) : nullptr);
    }
    const std::vector<HPDF_Dict> image_objects = images.embed(document);
    FileIdentifier identifier;
    identifier.mix(xmp(pages.info));
    std::vector<HPDF_Dict> page_objects;
    for (PreparedPage& page : prepared) {
        identifier.mix(page.content);
        HPDF_Dict object = document.new_page(pages.trim_width, pages.trim_height, pages.bleed,
                                             std::move(page.content));
        set_resources(document, object, page.resources, font_objects, image_objects);
        page_objects.push_back(object);
    }
    const std::vector<LinkObject> links = write_navigation(document, pages, page_objects);
    std::vector<std::vector<layout::NodeId>> marks;
    for (PreparedPage& page : prepared) marks.push_back(std::move(page.marks));
    write_structure(document, pages.structure, marks, page_objects, links);
    write_metadata(document, pages.info);
    identifier.write(document);
    return {document.save(), families_of(faces)};
}

}  // namespace banxin::pdf
