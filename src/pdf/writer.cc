// The order of work: what is the same for all pages, then each page by itself and in parallel, then
// what there is by the thousand, in parallel too, and last the frame, which libharu makes on one
// thread.

#include "base/deflate.h"
#include "base/in_order.h"
#include "base/parallel.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/file_writer.h"
#include "pdf/fonts.h"
#include "pdf/glyph_uses.h"
#include "pdf/images.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/page_tree.h"
#include "pdf/pdf.h"
#include "pdf/structure.h"

#include <algorithm>
#include <utility>

namespace banxin::pdf {
namespace {

/// Of the pages, what others than their contents need.
struct PreparedPages {
    std::vector<Resources> resources;
    std::vector<std::vector<layout::NodeId>> marks;
};

/// Everything that takes long and that no page shares. Font programs are the largest pieces and
/// come first; contents go into the file one after another. Of the pages, links and anchors are
/// left.
PreparedPages prepare(FileWriter& file, ObjectNumber first_content, FileIdentifier& identifier,
                      layout::Pages& pages, std::vector<CutFace>& faces, const ImageSet& images,
                      unsigned jobs) {
    const std::size_t count = pages.pages.size();
    PreparedPages prepared{std::vector<Resources>(count),
                           std::vector<std::vector<layout::NodeId>>(count)};
    InOrder<std::string> contents(count, [&](std::size_t i, std::string content) {
        identifier.mix(content);
        file.add_stream(first_content + static_cast<ObjectNumber>(i), "", std::move(content),
                        Coding::flate);
    });
    for_each_parallel(faces.size() + count, jobs, [&](std::size_t task) {
        if (task < faces.size()) {
            if (faces[task].used()) deflate_program(faces[task]);
            return;
        }
        const std::size_t i = task - faces.size();
        layout::Page& page = pages.pages[i];
        PageContent content = page_content(page, pages.trim_height, pages.structure, faces, images);
        page = {{}, std::move(page.links), std::move(page.anchors), {}};
        prepared.resources[i] = std::move(content.resources);
        prepared.marks[i] = std::move(content.marks);
        contents.put(i, deflated(content.operators, Wrapping::zlib));
    });
    return prepared;
}

std::vector<ObjectNumber> embed_all(Document& document, std::vector<CutFace>& faces) {
    std::vector<ObjectNumber> fonts;
    for (CutFace& face : faces)
        fonts.push_back(face.used() ? Document::number_of(embed(document, face)) : 0);
    return fonts;
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

PdfFile write(layout::Pages pages, const text::Fonts& fonts, const PdfOptions& options) {
    // A file leads nobody from the page to the text.
    for (layout::Page& page : pages.pages) std::vector<layout::PlacedLine>().swap(page.lines);
    std::vector<CutFace> faces = cut_faces(collect_uses(pages, options.jobs), fonts, options.jobs);
    ImageSet images(pages, options.jobs, options.pixels_an_inch);
    const std::size_t count = pages.pages.size();

    FileWriter file;
    Document document(file);
    PageNumbers numbers;
    numbers.first_page = file.reserve(count);
    numbers.first_content = file.reserve(count);
    FileIdentifier identifier;
    identifier.mix(xmp(pages.info));
    const PreparedPages prepared =
        prepare(file, numbers.first_content, identifier, pages, faces, images, options.jobs);
    numbers.fonts = embed_all(document, faces);
    numbers.images = images.embed(document);

    const Navigation navigation(pages, numbers.first_page);
    std::vector<Link> links = navigation.links(file);
    write_structure(document, file, pages.structure, prepared.marks, numbers.first_page, links,
                    options.jobs);
    write_page_tree(document, file, pages, numbers, prepared.resources, links, options.jobs);
    if (!links.empty()) {
        file.add_all(
            links.front().number, links.size(), options.jobs,
            [&](std::size_t i, std::string& to) { navigation.append_annotation(to, links[i]); });
    }
    navigation.write_outline(document);
    navigation.write_labels(document);
    write_metadata(document, pages.info);
    document.write();
    return {file.finish({Document::number_of(document.catalog()),
                         Document::number_of(document.info()), identifier.take()}),
            families_of(faces)};
}

}  // namespace banxin::pdf
